#pragma once

#include "httpserver/httpserver.h"
#include "simulator/organisationpulse.h"
#include "tests/soak/launchledger.h"

#include <QProcessEnvironment>

#include <atomic>

namespace flowconsole {

/// A simulated organisation on a port of this machine that keeps a ledger of its launches. Lifecycle: serves
/// from its construction until stop() or its destruction. Thread: it owns one; its methods are for the owner's.
class CountedOrganisation final
{
    Q_DISABLE_COPY_MOVE(CountedOrganisation)

public:
    CountedOrganisation(std::vector<simulator::FlowPtr> flows, const std::vector<std::string> &faults,
                        quint64 seed);
    ~CountedOrganisation();

    [[nodiscard]] QString baseUrl() const;
    /// Brings its credentials in as the command line takes them.
    void addCredentials(QProcessEnvironment &environment) const;
    [[nodiscard]] int launches() const { return m_launches; }

    void stop() { m_server->stop(); }
    /// Only after stop().
    [[nodiscard]] const LaunchLedger &ledger() const { return m_ledger; }

private:
    simulator::SimulatedOrganisation m_organisation;
    simulator::OrganisationPulse m_pulse;
    simulator::FrontDoor m_door;
    LaunchLedger m_ledger;
    std::atomic<int> m_launches = 0;
    std::unique_ptr<http::Server> m_server; ///< last: its thread uses the others until it has stopped
};

} // namespace flowconsole
