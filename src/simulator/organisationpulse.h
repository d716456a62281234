#pragma once

#include "httpserver/httpserver.h"
#include "simulator/simulatedorganisation.h"

namespace flowconsole::simulator {

/// Keeps an organisation going while nobody asks anything: wakes it in the server's thread at each nextDue().
/// Lifecycle: must outlive the server. Thread: the server's.
class OrganisationPulse final
{
public:
    using Now = SimulatedOrganisation::Now;

    OrganisationPulse(SimulatedOrganisation &organisation, Now now);
    OrganisationPulse(const OrganisationPulse &) = delete;
    OrganisationPulse &operator=(const OrganisationPulse &) = delete;

    /// Call it once, before requests come in.
    void drive(http::Server &server) { m_server = &server; }

    /// Does the work after `delay`, or at once before drive() was called.
    void later(Milliseconds delay, std::function<void()> work);

    /// Call it after everything that may have changed when the organisation is next due.
    void rearm();

private:
    void wake();

    SimulatedOrganisation &m_organisation;
    const Now m_now;
    http::Server *m_server = nullptr;
    std::optional<Instant> m_armedFor;
};

} // namespace flowconsole::simulator
