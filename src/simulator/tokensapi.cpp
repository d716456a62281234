#include "tokensapi.h"

#include "simulator/flowcatalogue.h"

namespace flowconsole::simulator {

namespace {

Json describe(const Grant &grant)
{
    const bool isPublic = grant.grantType == "authorization_code";
    const Json organisation = {{"id", nameBasedId("organisation")}, {"name", "Demo organisation"}};
    Json client = Json::object();
    client["id"] = grant.clientId;
    client["name"] = isPublic ? "Flow Console (sign-in in the browser)" : "Flow Console";
    client["authorizedGrantType"] = isPublic ? "CODE" : "CLIENT-CREDENTIALS";
    client["state"] = "active";
    client["scope"] = grant.scopes;
    client["organization"] = organisation;
    Json info = Json::object();
    info["organization"] = organisation;
    info["homeOrganization"] = organisation;
    info["authorizedScope"] = grant.scopes;
    info["OAuthClient"] = std::move(client);
    return info;
}

} // namespace

std::optional<ApiAnswer> TokensApi::answer(const ApiCall &call)
{
    if (call.path != std::vector<std::string>{"tokens", "me"}) {
        return std::nullopt;
    }
    if (call.isMethod("DELETE")) {
        m_tokens.revoke(call.grant.token);
        return http::Response{204, {}, {}};
    }
    return call.isGet() ? ApiAnswer(jsonAnswer(200, describe(call.grant)))
                        : methodNotAllowed(call, "GET, HEAD, DELETE");
}

} // namespace flowconsole::simulator
