#pragma once

#include "httpserver/httpmessage.h"
#include "simulator/accesstokens.h"
#include "simulator/executionregister.h"
#include "simulator/flowcatalogue.h"
#include "simulator/requestwindow.h"

#include <functional>

namespace flowconsole::simulator {

struct OrganisationSettings
{
    std::string clientId;
    std::string clientSecret;
    std::uint64_t seed = 1;
    double speed = 1.0; ///< seconds of a flow that pass in a second
    int rateLimitPerMinute = 300;
    std::chrono::seconds tokenLifetime{24 * 60 * 60};
};

/// A Genesys Cloud organisation as its API shows it: flows, executions, an OAuth client, its tokens and their
/// request windows. It knows no sockets: a request goes in, its answer comes out, at the time that `now` tells,
/// which should never go back. Speaks the dialects Published and FlowExecutions of API.md side by side.
/// Thread: any one, always the same.
class SimulatedOrganisation final
{
public:
    using Now = std::function<Instant()>;

    SimulatedOrganisation(std::vector<FlowPtr> flows, OrganisationSettings settings, Now now);
    SimulatedOrganisation(const SimulatedOrganisation &) = delete;
    SimulatedOrganisation &operator=(const SimulatedOrganisation &) = delete;

    [[nodiscard]] http::Response handle(const http::Request &request);

    /// The answer to what did not even become a request, such as a body that is too long.
    [[nodiscard]] http::Response failureBeforeRequest(int status, std::string_view reason) const;

private:
    using Answer = Result<http::Response, ApiFailure>;

    [[nodiscard]] http::Response handleApi(const http::Request &request);
    [[nodiscard]] Answer route(const http::Request &request, const std::string &contextId);
    [[nodiscard]] Answer getFlow(const std::string &id) const;
    [[nodiscard]] Answer getExecution(const std::string &id, const std::string &contextId);
    [[nodiscard]] Answer launch(const http::Request &request);

    const OrganisationSettings m_settings;
    const Now m_now;
    const FlowCatalogue m_catalogue;
    AccessTokens m_tokens;
    RequestWindows m_windows;
    ExecutionRegister m_executions;
};

} // namespace flowconsole::simulator
