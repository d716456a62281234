#pragma once

#include "net/transport.h"
#include "simulator/frontdoor.h"

#include <QSet>

#include <functional>

namespace flowconsole {

/// A network without sockets: hands requests to a function of this process and brings the answers when the
/// clock has moved on by the travel there and back. For one thread; outlives the transports that use it.
class VirtualNetwork final
{
    Q_DISABLE_COPY_MOVE(VirtualNetwork)

public:
    using Platform = std::function<simulator::Reaction(const http::Request &)>;

    /// `travel` is the time from a client to the platform, and as much back.
    VirtualNetwork(const Clock &clock, Platform platform, std::chrono::milliseconds travel);

    /// For TransportSettings::network. A reaction that hangs up breaks the connection without an answer.
    [[nodiscard]] NetworkFactory factory();

    /// Requests that arrived at the platform, and those that it answered with that status (0: hung up).
    [[nodiscard]] qint64 arrived() const { return m_arrived; }
    [[nodiscard]] qint64 answered(int status) const;
    /// Launches that have left, repeats not counted.
    [[nodiscard]] qsizetype launchesLeft() const { return m_launchesLeft.size(); }

private:
    friend class VirtualAttempt;

    void leave(const http::Request &request);
    [[nodiscard]] simulator::Reaction deliver(const http::Request &request);

    const Clock &m_clock;
    const Platform m_platform;
    const std::chrono::milliseconds m_travel;
    qint64 m_arrived = 0;
    std::map<int, qint64> m_byStatus;
    QSet<QByteArray> m_launchesLeft; ///< their request ids
};

} // namespace flowconsole
