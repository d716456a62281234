#include "simulatedorganisation.h"

#include "base/logging.h"

#include <QUuid>

namespace flowconsole::simulator {

namespace {

constexpr std::string_view apiPrefix = "/api/v2/";
constexpr std::string_view channelPath = "/channels/";

std::string newCorrelationId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

ApiFailure pathNotFound(const std::string &path)
{
    return {404, "not.found", "There is nothing at " + validText(path) + "."};
}

/// The scopes of both kinds of dialects (API.md; those of the published one as its operations state them).
std::set<std::string> publicScopes(const std::set<std::string> &missing)
{
    std::set<std::string> scopes = {"architect",
                                    "architect:readonly",
                                    "conversations",
                                    "conversations:readonly",
                                    "notifications",
                                    "user-basic-info",
                                    "flow:execute",
                                    "flow:execution:read",
                                    "flow:execution:write",
                                    "conversation:view",
                                    "webhook:read",
                                    "webhook:write"};
    std::erase_if(scopes, [&missing](const std::string &scope) { return missing.contains(scope); });
    return scopes;
}

/// The decoded parts after the prefix; a slash that is encoded separates nothing.
std::vector<std::string> partsOf(std::string_view path)
{
    std::vector<std::string> parts;
    std::string_view rest = path.substr(apiPrefix.size());
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        parts.push_back(validText(http::percentDecoded(rest.substr(0, end))));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return parts;
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

http::Response answerTo(const ApiAnswer &answer, const std::string &contextId)
{
    http::Response response =
        answer ? answer.value() : jsonAnswer(answer.error().status, failureBody(answer.error(), contextId));
    if (!answer && !answer.error().allowedMethods.empty()) {
        response.headers.push_back({"Allow", answer.error().allowedMethods});
    }
    response.headers.push_back({"ININ-Correlation-Id", contextId});
    return response;
}

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b)
{
    return a && b ? std::min(a, b) : a ? a : b;
}

ApiFailure tooManyRequests(const WindowState &window)
{
    return {429, "too.many.requests",
            "Rate limit exceeded the maximum [" + std::to_string(window.allowed) +
                "] requests within [60] seconds. Try again in " + std::to_string(window.reset.count()) + " s."};
}

} // namespace

SimulatedOrganisation::SimulatedOrganisation(std::vector<FlowPtr> flows, OrganisationSettings settings, Now now)
    : m_settings(std::move(settings)),
      m_now(std::move(now)),
      m_catalogue(std::move(flows)),
      m_tokens(m_settings.tokenLifetime),
      m_oauth({m_settings.clientId, m_settings.clientSecret, m_settings.publicClientId,
               publicScopes(m_settings.missingPermissions)},
              m_tokens),
      m_windows(m_settings.rateLimitPerMinute),
      m_executions(m_settings.seed, m_settings.speed, m_settings.mostExecutions),
      m_faults(m_settings.seed),
      m_delivery(m_webhooks, m_faults, m_now),
      m_channels(m_faults),
      m_instancesApi(m_executions, m_settings.speed),
      m_publisher(m_channels, m_instancesApi, m_now),
      m_conversationFlowApi(m_catalogue, m_executions),
      m_webhooksApi(m_webhooks),
      m_tokensApi(m_tokens),
      m_executionsApi(m_catalogue, m_executions),
      m_conversationsApi(m_executions),
      m_notificationsApi(m_catalogue, m_channels),
      m_outcomesApi(m_catalogue),
      m_flowsApi(m_catalogue),
      m_parts({&m_conversationFlowApi, &m_webhooksApi, &m_tokensApi, &m_executionsApi, &m_instancesApi,
               &m_conversationsApi, &m_notificationsApi, &m_outcomesApi, &m_flowsApi})
{
    m_executions.observe(m_delivery);
    m_executions.observe(m_publisher);
}

http::Response SimulatedOrganisation::handle(const http::Request &request)
{
    http::Response response;
    if (request.path.starts_with(apiPrefix)) {
        response = handleApi(request);
    } else {
        auto answer = m_oauth.answer(request, m_now());
        if (!answer) {
            answer = m_instancesApi.download(request, m_now());
        }
        response = answerTo(answer ? *answer : pathNotFound(request.path), newCorrelationId());
        addWindow(m_windows.unused(), response);
    }
    qCDebug(lcSimulator, "%s %s: %d", request.method.c_str(), request.path.c_str(), response.status);
    return response;
}

http::UpgradeAnswer SimulatedOrganisation::upgrade(const http::Request &request)
{
    if (request.path.starts_with(channelPath)) {
        if (auto events = m_channels.connect(request.path.substr(channelPath.size()), m_now)) {
            return *std::move(events);
        }
    }
    return answerOf(ApiFailure{404, "not.found", "There is no notification channel at this address."});
}

std::optional<Instant> SimulatedOrganisation::nextDue() const
{
    return earlier(earlier(m_executions.nextDue(), m_delivery.nextDue()), m_channels.nextDue());
}

void SimulatedOrganisation::advance()
{
    m_executions.advance(m_now());
    m_delivery.advance(m_now());
    m_channels.advance(m_now());
}

http::Response SimulatedOrganisation::failureBeforeRequest(int status, std::string_view reason) const
{
    const std::string code = status == 413   ? "request.too.large"
                             : status >= 500 ? "internal.server.error"
                                             : "bad.request";
    const std::string contextId = newCorrelationId();
    auto response = answerTo(ApiFailure{status, code, std::string(reason)}, contextId);
    addWindow(m_windows.unused(), response);
    return response;
}

http::Response SimulatedOrganisation::answerOf(const ApiAnswer &answer) const
{
    return answerTo(answer, newCorrelationId());
}

http::Response SimulatedOrganisation::refuse(const http::Request &request, const ApiFailure &failure)
{
    const Instant now = m_now();
    const auto grant = m_tokens.accept(request.header("Authorization"), now);
    auto response = answerOf(failure);
    addWindow(grant ? m_windows.count(grant->token, now) : m_windows.unused(), response);
    return response;
}

void SimulatedOrganisation::expireToken(const http::Request &request)
{
    if (const auto grant = m_tokens.accept(request.header("Authorization"), m_now())) {
        m_tokens.revoke(grant->token);
    }
}

http::Response SimulatedOrganisation::handleApi(const http::Request &request)
{
    const std::string contextId = newCorrelationId();
    const Instant now = m_now();
    const std::string_view authorization = request.header("Authorization");
    const auto grant = m_tokens.accept(authorization, now);
    if (!grant) {
        const bool sent = !authorization.empty();
        const ApiFailure failure{401, sent ? "bad.credentials" : "authentication.required",
                                 sent ? "The token is invalid or has expired. Sign in again."
                                      : "No authentication bearer token was sent."};
        auto response = answerTo(failure, contextId);
        response.headers.push_back({"WWW-Authenticate", "Bearer"});
        addWindow(m_windows.unused(), response);
        return response;
    }
    const WindowState window = m_windows.count(grant->token, now);
    const ApiCall call{request, partsOf(request.path), *grant, m_settings.missingPermissions, contextId, now};
    auto response = answerTo(window.exceeded ? ApiAnswer(tooManyRequests(window)) : route(call), contextId);
    addWindow(window, response);
    return response;
}

ApiAnswer SimulatedOrganisation::route(const ApiCall &call)
{
    for (ApiPart *part : m_parts) {
        if (auto answer = part->answer(call)) {
            return *std::move(answer);
        }
    }
    return pathNotFound(call.request.path);
}

} // namespace flowconsole::simulator
