#pragma once

#include "simulator/apipart.h"

#include <map>

namespace flowconsole::simulator {

/// The access tokens that are in force. Thread: the organisation's.
class AccessTokens final
{
public:
    explicit AccessTokens(std::chrono::seconds lifetime) : m_lifetime(lifetime) {}

    /// A new token; beyond a thousand the one that expires first goes. `family` joins those that descend from
    /// one authorization; empty for none.
    [[nodiscard]] Grant issue(std::string clientId, std::string grantType, std::set<std::string> scopes,
                              Instant now, std::string family = {});

    /// What the token of an Authorization header stands for, when it is one of ours and not expired.
    [[nodiscard]] std::optional<Grant> accept(std::string_view authorization, Instant now) const;

    void revoke(const std::string &token) { m_held.erase(token); }
    void revokeFamily(std::string_view family);

    [[nodiscard]] std::chrono::seconds lifetime() const { return m_lifetime; }

private:
    struct Held
    {
        Grant grant;
        std::string family;
    };

    void forgetExpired(Instant now);

    const std::chrono::seconds m_lifetime;
    std::map<std::string, Held> m_held; ///< by token
};

/// 256 bits from the system, in letters, digits, - and _.
[[nodiscard]] std::string newSecretToken();

} // namespace flowconsole::simulator
