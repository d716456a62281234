#include "organisationpulse.h"

#include <algorithm>

namespace flowconsole::simulator {

OrganisationPulse::OrganisationPulse(SimulatedOrganisation &organisation, Now now)
    : m_organisation(organisation), m_now(std::move(now))
{}

void OrganisationPulse::rearm()
{
    const auto due = m_organisation.nextDue();
    // An alarm that comes too early costs less than moving it at each request.
    if (m_server == nullptr || !due || (m_armedFor && *m_armedFor <= *due)) {
        return;
    }
    m_armedFor = due;
    m_server->setAlarm(std::max(*due - m_now(), Milliseconds(0)), [this] { wake(); });
}

void OrganisationPulse::later(Milliseconds delay, std::function<void()> work)
{
    if (m_server == nullptr || delay <= Milliseconds(0)) {
        work();
        return;
    }
    m_server->postAfter(delay, std::move(work));
}

void OrganisationPulse::wake()
{
    m_armedFor.reset();
    m_organisation.advance();
    rearm();
}

} // namespace flowconsole::simulator
