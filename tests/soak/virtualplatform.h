#pragma once

#include "domain/connectionprofile.h"
#include "tests/soak/launchledger.h"
#include "tests/soak/virtualnetwork.h"
#include "tests/support/manualclock.h"

namespace flowconsole {

struct VirtualPlatformOptions
{
    std::vector<simulator::FlowPtr> flows;
    int rateLimitPerMinute = 300;
    quint64 seed = 1;
    std::vector<std::string> faults; ///< see simulator/fault.h
    std::chrono::milliseconds travel{20};
    size_t mostExecutions = 100'000; ///< that the organisation remembers
};

/// A simulated organisation and the clients of this process, on one clock that stands still until it is moved.
/// No sockets, and no threads but those of
/// its clients. Outlives them.
class VirtualPlatform final
{
    Q_DISABLE_COPY_MOVE(VirtualPlatform)

public:
    /// Faults that are none end the program.
    explicit VirtualPlatform(VirtualPlatformOptions options);

    [[nodiscard]] const ManualClock &clock() const { return m_clock; }
    [[nodiscard]] simulator::SimulatedOrganisation &organisation() { return m_organisation; }
    [[nodiscard]] VirtualNetwork &network() { return m_network; }
    [[nodiscard]] const LaunchLedger &ledger() const { return m_ledger; }
    [[nodiscard]] ConnectionProfile profile(Dialect dialect) const;
    [[nodiscard]] ConnectionSecrets secrets() const;
    [[nodiscard]] simulator::Instant now() const;

    /// Moves the clock on by `time`, from one thing that is due to the next, and lets what each of them brings
    /// about settle before the next.
    void pass(Milliseconds time);
    /// Passes time until `isReached`, asked after each step, or until `longest` has passed: then false.
    [[nodiscard]] bool passUntil(const std::function<bool()> &isReached, Milliseconds longest);

    /// Lets what other threads hand over come in, the clock standing still, until `isReached` or so much real
    /// time has gone by: then false.
    [[nodiscard]] bool waitUntil(const std::function<bool()> &isReached, Milliseconds longest);

private:
    void step(Milliseconds longest);

    ManualClock m_clock;
    simulator::SimulatedOrganisation m_organisation;
    simulator::FrontDoor m_door;
    LaunchLedger m_ledger;
    VirtualNetwork m_network;
};

/// Hands on everything that was posted in this thread, until nothing more follows from it.
void settle();

} // namespace flowconsole
