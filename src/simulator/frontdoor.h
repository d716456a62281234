#pragma once

#include "simulator/organisationstatistics.h"
#include "simulator/simulatedorganisation.h"

namespace flowconsole::simulator {

/// How a request is to be answered.
struct Reaction
{
    http::Response response;
    Milliseconds delay{0};
    bool hangUp = false; ///< close the connection instead of answering
};

/// What stands between the sockets and the organisation: brings the faults on demand upon requests, counts
/// them, and answers the control endpoint under /simulator/ to whoever holds the control token. The control
/// endpoint knows neither faults nor rate limits:
///
///     GET    /simulator/faults         {faults: [{id, fault, happened, remaining}]}
///     PUT    /simulator/faults         {faults: ["launch:500", …]} in place of those in force
///     POST   /simulator/faults         {fault: "launch:500"} in addition
///     DELETE /simulator/faults[/{id}]  all, or one
///     GET    /simulator/statistics     {requests, launches, events}
///     POST   /simulator/reset          the faults of the start again, all counts at zero; flows, executions
///     and
///                                      webhooks stay
///
/// Lifecycle: the organisation tells it of launches, so both are used until the server has stopped, and no
/// longer. Thread: the organisation's.
class FrontDoor final
{
public:
    FrontDoor(SimulatedOrganisation &organisation, std::vector<Fault> faults, std::string controlToken);
    FrontDoor(const FrontDoor &) = delete;
    FrontDoor &operator=(const FrontDoor &) = delete;

    [[nodiscard]] Reaction take(const http::Request &request);

private:
    [[nodiscard]] http::Response carryOut(const http::Request &request, const RequestFate &fate);
    [[nodiscard]] ApiAnswer control(const http::Request &request);
    [[nodiscard]] ApiAnswer controlFaults(const http::Request &request);
    [[nodiscard]] ApiAnswer replaceFaults(const http::Request &request);
    [[nodiscard]] ApiAnswer addFault(const http::Request &request);
    [[nodiscard]] ApiAnswer removeFault(const std::string &id);
    [[nodiscard]] Json statistics() const;
    void bringInitialFaults();

    SimulatedOrganisation &m_organisation;
    const std::vector<Fault> m_initialFaults;
    const std::string m_controlToken;
    OrganisationStatistics m_statistics;
};

/// Reads each line; the first that is no fault fails.
[[nodiscard]] Result<std::vector<Fault>> parseFaults(const std::vector<std::string> &lines);

} // namespace flowconsole::simulator
