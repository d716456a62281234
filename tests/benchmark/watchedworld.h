#pragma once

#include "tests/soak/virtualplatform.h"

#include <unordered_map>
#include <vector>

namespace flowconsole {

/// A simulated organisation in which always so many conversations run, begun by somebody else, on a virtual
/// clock. It knows when each of them was over, and how much later somebody learned of it.
class WatchedWorld final : private simulator::RunObserver
{
    Q_DISABLE_COPY_MOVE(WatchedWorld)

public:
    explicit WatchedWorld(int running);

    [[nodiscard]] VirtualPlatform &platform() { return m_platform; }

    /// Answers one request of a client of its own; its body. For what is not to be counted.
    [[nodiscard]] std::string askAside(const std::string &method, const std::string &path,
                                       const std::string &body);

    /// A fresh token, with a window of its own.
    [[nodiscard]] std::string tokenAside();

    /// Begins as many conversations as are missing, and tells of each: its id and its flow's.
    using Begun = std::function<void(const QString &conversation, const QString &flow)>;
    void fillUp(const Begun &begun);

    /// Somebody has learned that it is over.
    void learn(const std::string &conversation);

    [[nodiscard]] int ended() const { return m_ended; }
    /// Seconds from the end to the moment at which somebody learned of it, of those of which somebody did.
    [[nodiscard]] const std::vector<double> &delays() const { return m_delays; }

private:
    void launched(const simulator::Execution &) override {}
    void stepped(const simulator::Execution &, const simulator::Step &) override {}
    void ended(const simulator::Execution &execution) override;

    const int m_wanted;
    VirtualPlatform m_platform;
    std::vector<std::string> m_flowIds;
    std::string m_token;
    int m_tokenUses = 0;
    size_t m_nextFlow = 0;
    int m_running = 0;
    int m_ended = 0;
    std::unordered_map<std::string, simulator::Instant> m_endOf; ///< by conversation; of those nobody knows of
    std::vector<double> m_delays;
};

} // namespace flowconsole
