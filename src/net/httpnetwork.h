#pragma once

#include "net/httprequest.h"

#include <functional>
#include <memory>

namespace flowconsole {

/// How one attempt came to its end, as far as the network can tell.
struct AttemptEnd
{
    enum class Reason {
        Whole,       ///< an answer, of the length that it announced
        Broke,       ///< a connection that stood broke, or the answer stops before its end
        Unreachable, ///< no connection came about
        Tls,         ///< no protected connection came about
        Malformed,   ///< what came is no answer in HTTP, cannot be unpacked, or is too long
    };
    Reason reason = Reason::Whole;
    QString code;    ///< of errorcodes.h; may be empty
    QString message; ///< empty for a whole answer
};

/// Hears of one attempt.
class AttemptListener
{
public:
    /// A connection stands and the first of the request is about to leave: from now on the server may have seen
    /// it. It may only take note.
    virtual void requestLeaves() = 0;
    /// Once, and never from within HttpNetwork::start(). It may destroy whatever it likes.
    virtual void attemptEnded(const AttemptEnd &end) = 0;

protected:
    ~AttemptListener() = default;
};

/// A request on the network. Destroying it gives it up without a word.
class NetworkAttempt
{
public:
    virtual ~NetworkAttempt() = default;
};

/// The way to the servers: sends a request and brings what comes back, without judging it. It follows no
/// redirect and lets a launch (HttpRequest::isLaunch()) leave once at most, while it may repeat others where a
/// connection that was kept turns out to be dead. Outlives its attempts. For one thread.
class HttpNetwork
{
public:
    virtual ~HttpNetwork() = default;

    /// `headers` are all that are to be sent but those of the protocol itself. `request`, `answer` and
    /// `listener` outlive the attempt; status, headers and body of `answer` are filled in as they come, the
    /// first two once the head is whole.
    [[nodiscard]] virtual std::unique_ptr<NetworkAttempt> start(const HttpRequest &request,
                                                                const HttpHeaders &headers, HttpAnswer &answer,
                                                                AttemptListener &listener) = 0;
};

/// Makes a network in the thread of the transport that asks for it.
using NetworkFactory = std::function<std::unique_ptr<HttpNetwork>()>;

} // namespace flowconsole
