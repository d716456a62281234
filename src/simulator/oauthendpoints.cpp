#include "oauthendpoints.h"

#include <QCryptographicHash>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace flowconsole::simulator {

namespace {

constexpr std::string_view tokenPath = "/oauth/token";
constexpr std::string_view authorizePath = "/oauth/authorize";
constexpr std::chrono::minutes codeLifetime{5};
constexpr std::size_t mostCodes = 1'000;
constexpr std::size_t mostRefreshTokens = 1'000;

/// RFC 6749 § 5.2 in the platform's shape, which says the description twice.
http::Response oauthFailure(int status, const char *error, const std::string &description)
{
    Json body = Json::object();
    body["error"] = error;
    body["description"] = description;
    body["error_description"] = description;
    http::Response response = jsonAnswer(status, body);
    if (status == 401) {
        response.headers.push_back({"WWW-Authenticate", "Basic realm=\"oauth\""});
    }
    response.headers.push_back({"Cache-Control", "no-store"});
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

std::map<std::string, std::string> formOf(std::string_view text)
{
    std::map<std::string, std::string> form;
    for (auto &[name, value] : http::formPairs(text)) {
        form.try_emplace(name, std::move(value));
    }
    return form;
}

std::string field(const std::map<std::string, std::string> &form, const char *name)
{
    const auto found = form.find(name);
    return found == form.end() ? std::string() : found->second;
}

std::string joined(const std::set<std::string> &scopes)
{
    std::string text;
    for (const std::string &scope : scopes) {
        text += (text.empty() ? "" : " ") + scope;
    }
    return text;
}

http::Response tokenAnswer(const Grant &grant, std::chrono::seconds lifetime, Json more)
{
    Json body = Json::object();
    body["access_token"] = grant.token;
    body["token_type"] = "bearer";
    body["expires_in"] = lifetime.count();
    body.update(more);
    http::Response response = jsonAnswer(200, body);
    response.headers.push_back({"Cache-Control", "no-store"});
    return response;
}

/// The user sees it in the browser, as the answer cannot be sent to where it was asked for.
http::Response page(const QString &reason)
{
    const QString text = QStringLiteral("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                                        "<title>Sign-in is not possible</title>"
                                        "<h1>Sign-in is not possible</h1><p>%1</p></html>\n")
                             .arg(reason.toHtmlEscaped());
    return {400, {{"Content-Type", "text/html; charset=utf-8"}}, text.toStdString()};
}

/// RFC 8252 § 7.3: plain HTTP, to this machine only. Nothing for anything else.
std::optional<QUrl> loopbackRedirect(const std::string &text)
{
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    const QString host = url.host();
    const bool isLoopback = host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost") ||
                            host == QLatin1String("::1");
    if (!url.isValid() || url.scheme() != QLatin1String("http") || !isLoopback || !url.userInfo().isEmpty() ||
        url.hasFragment()) {
        return std::nullopt;
    }
    return url;
}

http::Response redirect(QUrl target, std::initializer_list<std::pair<const char *, std::string>> items)
{
    QUrlQuery query(target);
    for (const auto &[name, value] : items) {
        if (!value.empty()) {
            query.addQueryItem(
                QString::fromLatin1(name),
                QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(value)).constData()));
        }
    }
    target.setQuery(query);
    return {302,
            {{"Location", target.toEncoded(QUrl::FullyEncoded).toStdString()}, {"Cache-Control", "no-store"}},
            {}};
}

/// RFC 7636 § 4.1 and § 4.2.
bool isVerifierOrChallenge(const std::string &text)
{
    return text.size() >= 43 && text.size() <= 128 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '.' || c == '_' || c == '~';
           });
}

/// RFC 7636 § 4.6.
std::string challengeOf(const std::string &verifier)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(verifier), QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

ApiFailure wrongMethod(const http::Request &request, const std::string &allowed)
{
    ApiFailure failure{405, "method.not.allowed", request.method + " is not offered at " + request.path + "."};
    failure.allowedMethods = allowed;
    return failure;
}

} // namespace

OAuthEndpoints::OAuthEndpoints(OAuthClients clients, AccessTokens &tokens)
    : m_clients(std::move(clients)), m_tokens(tokens)
{}

std::optional<ApiAnswer> OAuthEndpoints::answer(const http::Request &request, Instant now)
{
    if (request.path == tokenPath) {
        return request.method == "POST" ? ApiAnswer(token(request, now)) : wrongMethod(request, "POST");
    }
    if (request.path == authorizePath) {
        return request.method == "GET" ? ApiAnswer(authorize(request, now)) : wrongMethod(request, "GET");
    }
    return std::nullopt;
}

http::Response OAuthEndpoints::authorize(const http::Request &request, Instant now)
{
    const Form form = formOf(request.query);
    const std::string clientId = field(form, "client_id");
    const bool isPublic = !m_clients.publicId.empty() && clientId == m_clients.publicId;
    if (!isPublic && clientId != m_clients.confidentialId) {
        return page(QStringLiteral("There is no OAuth client with the id that was sent."));
    }
    const auto target = loopbackRedirect(field(form, "redirect_uri"));
    if (!target) {
        return page(QStringLiteral("The redirect address must begin with http://127.0.0.1, http://localhost or "
                                   "http://[::1]."));
    }
    const std::string state = field(form, "state");
    const auto refuse = [&](const char *error, const char *description) {
        return redirect(*target, {{"error", error}, {"error_description", description}, {"state", state}});
    };
    if (!isPublic) {
        return refuse("unauthorized_client", "this client may use client credentials only");
    }
    if (field(form, "response_type") != "code") {
        return refuse("unsupported_response_type", "only the response type code is supported");
    }
    const std::string challenge = field(form, "code_challenge");
    if (field(form, "code_challenge_method") != "S256" || challenge.size() != 43 ||
        !isVerifierOrChallenge(challenge)) {
        return refuse("invalid_request", "a code_challenge with the method S256 is required");
    }
    const auto scopes = grantedScopes(field(form, "scope"));
    if (scopes.empty()) {
        return refuse("invalid_scope", "none of the requested scopes can be granted");
    }
    forgetExpiredCodes(now);
    const std::string code = newSecretToken();
    m_codes[code] = {field(form, "redirect_uri"), challenge, scopes, now + codeLifetime};
    return redirect(*target, {{"code", code}, {"state", state}});
}

http::Response OAuthEndpoints::token(const http::Request &request, Instant now)
{
    const Form form = formOf(request.body);
    const std::string grant = field(form, "grant_type");
    const bool hasBasic = !request.header("Authorization").empty();
    if (!hasBasic && grant == "authorization_code") {
        return exchangeCode(form, now);
    }
    if (!hasBasic && grant == "refresh_token") {
        return refresh(form, now);
    }
    return clientCredentials(request, now);
}

http::Response OAuthEndpoints::clientCredentials(const http::Request &request, Instant now)
{
    const auto credentials = basicCredentials(request.header("Authorization"));
    if (!credentials) {
        return oauthFailure(400, "invalid_request",
                            "client credentials are missing; send them with Basic authentication");
    }
    if (credentials->id != m_clients.confidentialId) {
        return oauthFailure(400, "invalid_client", "client not found");
    }
    if (!sameSecret(credentials->secret, m_clients.secret)) {
        return oauthFailure(401, "invalid_client", "authentication failed");
    }
    const std::string grant = field(formOf(request.body), "grant_type");
    if (grant.empty()) {
        return oauthFailure(400, "invalid_request", "grant_type is missing");
    }
    if (grant != "client_credentials") {
        const bool isOther = grant == "authorization_code" || grant == "refresh_token";
        return oauthFailure(400, isOther ? "unauthorized_client" : "unsupported_grant_type",
                            "this client may use client_credentials only");
    }
    return tokenAnswer(m_tokens.issue(credentials->id, grant, {}, now), m_tokens.lifetime(), Json::object());
}

std::optional<http::Response> OAuthEndpoints::wrongPublicClient(const Form &form) const
{
    const std::string id = field(form, "client_id");
    if (!id.empty() && id == m_clients.confidentialId) {
        return oauthFailure(401, "invalid_client", "authentication failed");
    }
    if (id.empty() || id != m_clients.publicId) {
        return oauthFailure(400, "invalid_client", "client not found");
    }
    return std::nullopt;
}

http::Response OAuthEndpoints::exchangeCode(const Form &form, Instant now)
{
    if (auto wrong = wrongPublicClient(form)) {
        return *std::move(wrong);
    }
    const auto found = m_codes.find(field(form, "code"));
    if (found != m_codes.end() && found->second.isUsed) {
        // Somebody has it who should not: nothing that came of it is good any more (RFC 6749 § 4.1.2).
        m_tokens.revokeFamily(found->first);
        std::erase_if(m_refreshTokens,
                      [&found](const auto &entry) { return entry.second.code == found->first; });
        return oauthFailure(400, "invalid_grant", "the authorization code was used before");
    }
    if (found == m_codes.end() || found->second.expires <= now) {
        return oauthFailure(400, "invalid_grant", "the authorization code is unknown or has expired");
    }
    Code &code = found->second;
    if (field(form, "redirect_uri") != code.redirectUri) {
        return oauthFailure(400, "invalid_grant", "redirect_uri is not the one of the authorization request");
    }
    const std::string verifier = field(form, "code_verifier");
    if (!isVerifierOrChallenge(verifier) || challengeOf(verifier) != code.challenge) {
        return oauthFailure(400, "invalid_grant", "code_verifier does not match the code_challenge");
    }
    const Grant grant =
        m_tokens.issue(m_clients.publicId, "authorization_code", code.scopes, now, found->first);
    code.isUsed = true;
    if (m_refreshTokens.size() >= mostRefreshTokens) {
        m_refreshTokens.erase(m_refreshTokens.begin());
    }
    const std::string refreshToken = newSecretToken();
    m_refreshTokens[refreshToken] = {code.scopes, found->first};
    return answerWithRefresh(grant, refreshToken);
}

http::Response OAuthEndpoints::refresh(const Form &form, Instant now)
{
    if (auto wrong = wrongPublicClient(form)) {
        return *std::move(wrong);
    }
    const auto found = m_refreshTokens.find(field(form, "refresh_token"));
    if (found == m_refreshTokens.end()) {
        return oauthFailure(400, "invalid_grant", "the refresh token is unknown or was used before");
    }
    auto node = m_refreshTokens.extract(found);
    node.key() = newSecretToken();
    const RefreshToken &from = node.mapped();
    const Grant grant = m_tokens.issue(m_clients.publicId, "authorization_code", from.scopes, now, from.code);
    const std::string rotated = node.key();
    m_refreshTokens.insert(std::move(node));
    return answerWithRefresh(grant, rotated);
}

http::Response OAuthEndpoints::answerWithRefresh(const Grant &grant, const std::string &refreshToken) const
{
    Json more = Json::object();
    more["refresh_token"] = refreshToken;
    more["scope"] = joined(grant.scopes);
    return tokenAnswer(grant, m_tokens.lifetime(), std::move(more));
}

std::set<std::string> OAuthEndpoints::grantedScopes(const std::string &requested) const
{
    if (requested.empty()) {
        return m_clients.publicScopes;
    }
    std::set<std::string> granted;
    const auto names = QString::fromStdString(requested).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &name : names) {
        if (m_clients.publicScopes.contains(name.toStdString())) {
            granted.insert(name.toStdString());
        }
    }
    return granted;
}

void OAuthEndpoints::forgetExpiredCodes(Instant now)
{
    std::erase_if(m_codes,
                  [now](const auto &entry) { return !entry.second.isUsed && entry.second.expires <= now; });
    if (m_codes.size() >= mostCodes) {
        m_codes.erase(
            std::ranges::min_element(m_codes, {}, [](const auto &entry) { return entry.second.expires; }));
    }
}

} // namespace flowconsole::simulator
