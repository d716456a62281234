#pragma once

#include "simulator/accesstokens.h"

namespace flowconsole::simulator {

/// The OAuth clients that the organisation knows.
struct OAuthClients
{
    std::string confidentialId; ///< of the client credentials grant
    std::string secret;
    std::string publicId; ///< of the authorization code grant with PKCE; empty for none
    std::set<std::string> publicScopes;
};

/// /oauth/authorize and /oauth/token: client credentials (RFC 6749 § 4.4), authorization code with PKCE (RFC
/// 6749 § 4.1, RFC 7636, S256 only) for a native client on a loopback redirect (RFC 8252 § 7.3), and refresh
/// with rotation (RFC 6749 § 6). The user of the organisation consents at once. Thread: the organisation's.
class OAuthEndpoints final
{
public:
    OAuthEndpoints(OAuthClients clients, AccessTokens &tokens);

    /// Nothing: the path is not one of these.
    [[nodiscard]] std::optional<ApiAnswer> answer(const http::Request &request, Instant now);

private:
    struct Code
    {
        std::string redirectUri;
        std::string challenge;
        std::set<std::string> scopes;
        Instant expires;
        bool isUsed = false;
    };
    struct RefreshToken
    {
        std::set<std::string> scopes;
        std::string code; ///< from which it descends
    };
    using Form = std::map<std::string, std::string>;

    [[nodiscard]] http::Response authorize(const http::Request &request, Instant now);
    [[nodiscard]] http::Response token(const http::Request &request, Instant now);
    [[nodiscard]] http::Response clientCredentials(const http::Request &request, Instant now);
    [[nodiscard]] http::Response exchangeCode(const Form &form, Instant now);
    [[nodiscard]] http::Response refresh(const Form &form, Instant now);
    [[nodiscard]] std::optional<http::Response> wrongPublicClient(const Form &form) const;
    [[nodiscard]] std::set<std::string> grantedScopes(const std::string &requested) const;
    [[nodiscard]] http::Response answerWithRefresh(const Grant &grant, const std::string &refreshToken) const;
    void forgetExpiredCodes(Instant now);

    const OAuthClients m_clients;
    AccessTokens &m_tokens;
    std::map<std::string, Code> m_codes; ///< a used one stays until there are too many, to notice its replay
    std::map<std::string, RefreshToken> m_refreshTokens;
};

} // namespace flowconsole::simulator
