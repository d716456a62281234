#include "accesstokens.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace flowconsole::simulator {

namespace {

/// More than any honest client holds at once.
constexpr std::size_t mostTokens = 1'000;

} // namespace

std::string newSecretToken()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), static_cast<qsizetype>(sizeof(words)));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
}

Grant AccessTokens::issue(std::string clientId, std::string grantType, std::set<std::string> scopes,
                          Instant now, std::string family)
{
    forgetExpired(now);
    Grant grant{newSecretToken(), std::move(clientId), std::move(grantType), std::move(scopes),
                now + m_lifetime};
    m_held[grant.token] = {grant, std::move(family)};
    return grant;
}

void AccessTokens::revokeFamily(std::string_view family)
{
    std::erase_if(m_held, [family](const auto &entry) { return entry.second.family == family; });
}

std::optional<Grant> AccessTokens::accept(std::string_view authorization, Instant now) const
{
    static constexpr std::string_view scheme = "Bearer ";
    if (!http::equalsIgnoringCase(authorization.substr(0, scheme.size()), scheme)) {
        return std::nullopt;
    }
    const auto found = m_held.find(std::string(authorization.substr(scheme.size())));
    const bool isGood = found != m_held.end() && now < found->second.grant.expires;
    return isGood ? std::optional(found->second.grant) : std::nullopt;
}

void AccessTokens::forgetExpired(Instant now)
{
    std::erase_if(m_held, [now](const auto &entry) { return entry.second.grant.expires <= now; });
    if (m_held.size() >= mostTokens) {
        m_held.erase(
            std::ranges::min_element(m_held, {}, [](const auto &entry) { return entry.second.grant.expires; }));
    }
}

} // namespace flowconsole::simulator
