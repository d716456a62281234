#include "accesstokens.h"

#include "simulator/apifailure.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace flowconsole::simulator {

namespace {

/// More than any honest client holds at once; the one that expires first goes.
constexpr std::size_t mostTokens = 1'000;

http::Response oauthFailure(int status, const char *error, const char *description)
{
    Json body = Json::object();
    body["error"] = error;
    body["description"] = description;
    body["error_description"] = description;
    http::Response response = jsonAnswer(status, body);
    if (status == 401) {
        response.headers.push_back({"WWW-Authenticate", "Basic realm=\"oauth\""});
    }
    return response;
}

struct Credentials
{
    std::string id;
    std::string secret;
};

std::optional<Credentials> basicCredentials(std::string_view authorization)
{
    static constexpr std::string_view scheme = "Basic ";
    if (!http::equalsIgnoringCase(authorization.substr(0, scheme.size()), scheme)) {
        return std::nullopt;
    }
    const std::string_view encoded = authorization.substr(scheme.size());
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray(encoded.data(), static_cast<qsizetype>(encoded.size())));
    const qsizetype colon = decoded ? decoded.decoded.indexOf(':') : -1;
    if (colon < 0) {
        return std::nullopt;
    }
    return Credentials{decoded.decoded.left(colon).toStdString(), decoded.decoded.mid(colon + 1).toStdString()};
}

/// Takes as long for a wrong secret as for the right one.
bool sameSecret(const std::string &a, const std::string &b)
{
    unsigned difference = a.size() == b.size() ? 0U : 1U;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    }
    return difference == 0;
}

std::string newToken()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), static_cast<qsizetype>(sizeof(words)));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
}

} // namespace

AccessTokens::AccessTokens(std::string clientId, std::string clientSecret, std::chrono::seconds lifetime)
    : m_clientId(std::move(clientId)), m_clientSecret(std::move(clientSecret)), m_lifetime(lifetime)
{}

http::Response AccessTokens::issue(const http::Request &request, Instant now)
{
    const auto credentials = basicCredentials(request.header("Authorization"));
    if (!credentials) {
        return oauthFailure(400, "invalid_request",
                            "client credentials are missing; send them with Basic authentication");
    }
    if (credentials->id != m_clientId) {
        return oauthFailure(400, "invalid_client", "client not found");
    }
    if (!sameSecret(credentials->secret, m_clientSecret)) {
        return oauthFailure(401, "invalid_client", "authentication failed");
    }
    const auto pairs = http::formPairs(request.body);
    const auto grant = std::ranges::find_if(pairs, [](const auto &pair) { return pair.first == "grant_type"; });
    if (grant == pairs.end()) {
        return oauthFailure(400, "invalid_request", "grant_type is missing");
    }
    if (grant->second != "client_credentials") {
        return oauthFailure(400, "unsupported_grant_type", "only client_credentials is supported");
    }
    forgetExpired(now);
    const std::string token = newToken();
    m_expiries[token] = now + m_lifetime;
    Json body = Json::object();
    body["access_token"] = token;
    body["token_type"] = "bearer";
    body["expires_in"] = m_lifetime.count();
    http::Response response = jsonAnswer(200, body);
    response.headers.push_back({"Cache-Control", "no-store"});
    return response;
}

std::optional<std::string> AccessTokens::accept(std::string_view authorization, Instant now) const
{
    static constexpr std::string_view scheme = "Bearer ";
    if (!http::equalsIgnoringCase(authorization.substr(0, scheme.size()), scheme)) {
        return std::nullopt;
    }
    const auto found = m_expiries.find(std::string(authorization.substr(scheme.size())));
    return found != m_expiries.end() && now < found->second ? std::optional(found->first) : std::nullopt;
}

void AccessTokens::forgetExpired(Instant now)
{
    std::erase_if(m_expiries, [now](const auto &entry) { return entry.second <= now; });
    if (m_expiries.size() >= mostTokens) {
        m_expiries.erase(
            std::ranges::min_element(m_expiries, {}, [](const auto &entry) { return entry.second; }));
    }
}

} // namespace flowconsole::simulator
