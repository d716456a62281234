#pragma once

#include "httpserver/httpmessage.h"
#include "simulator/flowdefinition.h"

#include <functional>
#include <map>
#include <string>

namespace flowconsole::simulator {

/// The one OAuth client of the organisation and the tokens it holds (RFC 6749 § 4.4, API.md “Client
/// credentials”). Thread: the organisation's.
class AccessTokens final
{
public:
    AccessTokens(std::string clientId, std::string clientSecret, std::chrono::seconds lifetime);

    /// Answers POST /oauth/token: client_credentials with Basic authentication.
    [[nodiscard]] http::Response issue(const http::Request &request, Instant now);

    /// The token of an Authorization header, when it is one of ours and not expired; else nothing.
    [[nodiscard]] std::optional<std::string> accept(std::string_view authorization, Instant now) const;

private:
    void forgetExpired(Instant now);

    const std::string m_clientId;
    const std::string m_clientSecret;
    const std::chrono::seconds m_lifetime;
    std::map<std::string, Instant> m_expiries; ///< by token
};

} // namespace flowconsole::simulator
