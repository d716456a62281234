#pragma once

#include "base/result.h"
#include "httpserver/httpmessage.h"
#include "httpserver/websocket.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace flowconsole::http {

/// How much one client may ask of the server, and for how long it may hold a connection.
struct Limits
{
    std::size_t headerBytes = 16 * 1024;
    std::size_t bodyBytes = 1024 * 1024;
    std::chrono::milliseconds headerTime{5'000}; ///< from a request's first byte to the end of its header
    std::chrono::milliseconds bodyTime{20'000};
    std::chrono::milliseconds writeTime{20'000};
    std::chrono::milliseconds idleTime{60'000};       ///< kept alive between requests, and before the first
    std::size_t socketMessageBytes = 64 * 1024;       ///< one message of a WebSocket's client
    std::size_t socketQueueBytes = 4 * 1024 * 1024;   ///< waiting for a WebSocket's client to read
    std::chrono::milliseconds socketIdleTime{60'000}; ///< a WebSocket's silence; a ping is sent at half of it
    std::size_t connections = 1024;                   ///< WebSockets too
    std::size_t connectionsPerAddress = 512;
};

/// The server's side of one connection, as far as a Responder needs to know it.
class AnswerSink
{
public:
    virtual ~AnswerSink() = default;
    virtual void answer(Response response) = 0;
    virtual void abandoned() = 0;
    virtual void close() = 0;
};

/// The right to answer one request, at once or later; copies share it. The first answer counts, later ones are
/// ignored, and so is an answer to a client that has left or after the server has stopped. When the last copy
/// goes without an answer, the client gets a 500 instead of waiting for ever.
/// Thread: the server's. Use Server::post() to come back to it.
class Responder final
{
public:
    explicit Responder(std::weak_ptr<AnswerSink> sink);

    void send(Response response) const;

    /// Closes the connection instead of answering, as a server does that breaks down.
    void hangUp() const;

private:
    struct Ticket;
    std::shared_ptr<Ticket> m_ticket;
};

/// Called in the server's thread, one request of a connection at a time.
using Handler = std::function<void(const Request &, Responder)>;

/// Makes the body of an answer that the server gives by itself (400, 413, 417, 431, 500), so that it looks
/// like the other answers of its owner. `reason` is a short English sentence.
using FailureFormatter = std::function<Response(int status, std::string_view reason)>;

struct ServerOptions
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: the system chooses a free one
    Limits limits;
    FailureFormatter failureFormatter = {}; ///< empty: plain text
    UpgradeHandler upgradeHandler = {};     ///< empty: no WebSockets
    bool compression = false;               ///< gzip for clients that ask for it
};

/// An HTTP/1.1 and HTTP/1.0 server (RFC 9112) with limits: keep-alive, pipelining answered in order, HEAD,
/// Expect: 100-continue, absolute request targets, gzip, and WebSockets (RFC 6455) on the same port. When the
/// cap on connections is reached, the one that has been waiting longest makes room; when descriptors run out,
/// accepting pauses.
///
/// Lifecycle: start() binds and listens, then serves until stop() or destruction, both of which close every
/// connection and end the thread. Thread: it owns one thread that runs all handlers; start(), stop() and the
/// destructor belong to the owner's thread, port() and post() to any.
class Server final
{
public:
    /// Fails with a clear message when the address is not one, or the port is taken or not permitted.
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(const ServerOptions &options, Handler handler);

    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// The port that it listens on, never 0.
    [[nodiscard]] std::uint16_t port() const;

    /// Runs `work` in the server's thread, after what is already waiting; dropped once the server has stopped.
    void post(std::function<void()> work);

    /// Runs `work` in the server's thread after `delay`; dropped once the server has stopped. Any thread.
    void postAfter(std::chrono::milliseconds delay, std::function<void()> work);

    /// The one alarm of the server: runs `work` in its thread after `delay`, in place of what an earlier call
    /// asked for. Only in the server's thread.
    void setAlarm(std::chrono::milliseconds delay, std::function<void()> work);

    void stop();

private:
    class Core;
    explicit Server(std::unique_ptr<Core> core);

    std::unique_ptr<Core> m_core;
};

} // namespace flowconsole::http
