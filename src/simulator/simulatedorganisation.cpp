#include "simulatedorganisation.h"

#include "base/logging.h"
#include "simulator/executionanswers.h"
#include "simulator/launchrequest.h"

#include <QUuid>

namespace flowconsole::simulator {

namespace {

constexpr std::string_view apiPrefix = "/api/v2/";
constexpr std::string_view flowsRoute = "/api/v2/flows";
constexpr std::string_view executionsRoute = "/api/v2/flows/executions";
constexpr std::string_view tokenRoute = "/oauth/token";

std::string newCorrelationId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

ApiFailure pathNotFound(const std::string &path)
{
    return {404, "not.found", "There is nothing at " + path + ".", {}, {}};
}

ApiFailure methodNotAllowed(const http::Request &request)
{
    return {405, "method.not.allowed", request.method + " is not offered at " + request.path + ".", {}, {}};
}

bool isGet(const http::Request &request)
{
    return request.method == "GET" || request.method == "HEAD";
}

/// The last part of the path when the rest is `route`; else nothing.
std::optional<std::string> idUnder(std::string_view route, std::string_view path)
{
    if (!path.starts_with(route) || path.size() <= route.size() + 1 || path[route.size()] != '/') {
        return std::nullopt;
    }
    const std::string_view id = path.substr(route.size() + 1);
    return id.find('/') == std::string_view::npos ? std::optional(http::percentDecoded(id)) : std::nullopt;
}

/// The methods of a path, for the Allow header of a 405 (RFC 9110 § 15.5.6).
std::string allowedMethods(const std::string &path)
{
    return path == executionsRoute || path == tokenRoute ? "POST" : "GET, HEAD";
}

void addWindow(const WindowState &window, http::Response &response)
{
    response.headers.push_back({"inin-ratelimit-count", std::to_string(window.count)});
    response.headers.push_back({"inin-ratelimit-allowed", std::to_string(window.allowed)});
    response.headers.push_back({"inin-ratelimit-reset", std::to_string(window.reset.count())});
    if (window.exceeded) {
        response.headers.push_back({"Retry-After", std::to_string(window.reset.count())});
    }
}

http::Response answerTo(const http::Request &request, const Result<http::Response, ApiFailure> &answer,
                        const std::string &contextId)
{
    http::Response response =
        answer ? answer.value() : jsonAnswer(answer.error().status, failureBody(answer.error(), contextId));
    if (response.status == 405) {
        response.headers.push_back({"Allow", allowedMethods(request.path)});
    }
    response.headers.push_back({"ININ-Correlation-Id", contextId});
    return response;
}

ApiFailure tooManyRequests(const WindowState &window)
{
    return {429,
            "too.many.requests",
            "Rate limit exceeded the maximum [" + std::to_string(window.allowed) +
                "] requests within [60] seconds. Try again in " + std::to_string(window.reset.count()) + " s.",
            {},
            {}};
}

} // namespace

SimulatedOrganisation::SimulatedOrganisation(std::vector<FlowPtr> flows, OrganisationSettings settings, Now now)
    : m_settings(std::move(settings)),
      m_now(std::move(now)),
      m_catalogue(std::move(flows)),
      m_tokens(m_settings.clientId, m_settings.clientSecret, m_settings.tokenLifetime),
      m_windows(m_settings.rateLimitPerMinute),
      m_executions(m_settings.seed, m_settings.speed)
{}

http::Response SimulatedOrganisation::handle(const http::Request &request)
{
    http::Response response;
    if (request.path == tokenRoute && request.method == "POST") {
        response = answerTo(request, m_tokens.issue(request, m_now()), newCorrelationId());
        addWindow(m_windows.unused(), response);
    } else if (request.path.starts_with(apiPrefix)) {
        response = handleApi(request);
    } else {
        const bool isToken = request.path == tokenRoute;
        response = answerTo(request, isToken ? methodNotAllowed(request) : pathNotFound(request.path),
                            newCorrelationId());
        addWindow(m_windows.unused(), response);
    }
    qCDebug(lcSimulator, "%s %s: %d", request.method.c_str(), request.path.c_str(), response.status);
    return response;
}

http::Response SimulatedOrganisation::failureBeforeRequest(int status, std::string_view reason) const
{
    const std::string code = status == 413   ? "request.too.large"
                             : status >= 500 ? "internal.server.error"
                                             : "bad.request";
    const std::string contextId = newCorrelationId();
    auto response = answerTo({}, ApiFailure{status, code, std::string(reason), {}, {}}, contextId);
    addWindow(m_windows.unused(), response);
    return response;
}

http::Response SimulatedOrganisation::handleApi(const http::Request &request)
{
    const std::string contextId = newCorrelationId();
    const Instant now = m_now();
    const std::string_view authorization = request.header("Authorization");
    const auto token = m_tokens.accept(authorization, now);
    if (!token) {
        const bool sent = !authorization.empty();
        const ApiFailure failure{401,
                                 sent ? "bad.credentials" : "authentication.required",
                                 sent ? "The token is invalid or has expired. Sign in again."
                                      : "No authentication bearer token was sent.",
                                 {},
                                 {}};
        auto response = answerTo(request, failure, contextId);
        response.headers.push_back({"WWW-Authenticate", "Bearer"});
        addWindow(m_windows.unused(), response);
        return response;
    }
    const WindowState window = m_windows.count(*token, now);
    auto response = answerTo(
        request, window.exceeded ? Answer(tooManyRequests(window)) : route(request, contextId), contextId);
    addWindow(window, response);
    return response;
}

SimulatedOrganisation::Answer SimulatedOrganisation::route(const http::Request &request,
                                                           const std::string &contextId)
{
    if (request.path == executionsRoute) {
        return request.method == "POST" ? launch(request) : methodNotAllowed(request);
    }
    const auto executionId = idUnder(executionsRoute, request.path);
    const auto flowId = idUnder(flowsRoute, request.path);
    if (request.path != flowsRoute && !executionId && !flowId) {
        return pathNotFound(request.path);
    }
    if (!isGet(request)) {
        return methodNotAllowed(request);
    }
    if (executionId) {
        return getExecution(*executionId, contextId);
    }
    if (flowId) {
        return getFlow(*flowId);
    }
    const auto page = m_catalogue.list(request.query);
    return page ? Answer(jsonAnswer(200, page.value())) : Answer(page.error());
}

SimulatedOrganisation::Answer SimulatedOrganisation::getFlow(const std::string &id) const
{
    const FlowPtr flow = m_catalogue.find(id);
    if (!flow) {
        return ApiFailure{404, "not.found", "There is no flow with the id " + id + ".", id, {}};
    }
    return jsonAnswer(200, m_catalogue.describe(*flow, true));
}

SimulatedOrganisation::Answer SimulatedOrganisation::getExecution(const std::string &id,
                                                                  const std::string &contextId)
{
    const Execution *execution = m_executions.look(id, m_now());
    if (execution == nullptr) {
        return ApiFailure{404, "not.found", "There is no flow execution with the id " + id + ".", id, {}};
    }
    return jsonAnswer(200, executionAnswer(*execution, contextId));
}

SimulatedOrganisation::Answer SimulatedOrganisation::launch(const http::Request &request)
{
    auto checked = checkLaunch(request.body, m_catalogue);
    if (!checked) {
        return checked.error();
    }
    CheckedLaunch launch = std::move(checked).value();
    const Execution &execution = m_executions.launch(launch.flow, *launch.version, std::move(launch.values),
                                                     launch.shape, launch.name, m_now());
    return jsonAnswer(launch.shape == AnswerShape::FlowExecutions ? 201 : 200, launchAnswer(execution));
}

} // namespace flowconsole::simulator
