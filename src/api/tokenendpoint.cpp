#include "api/tokenendpoint.h"

#include "api/errorcodec.h"
#include "api/jsonfields.h"
#include "base/redaction.h"
#include "domain/errorcodes.h"

#include <algorithm>

namespace flowconsole {

namespace {

/// The shortest life that API.md gives a token; for an answer that leaves it out (RFC 6749 § 5.1 allows that).
constexpr std::chrono::seconds shortestLife{300};
constexpr std::chrono::hours longestLife{48};

using Field = std::pair<const char *, QString>;

HttpRequest tokenRequest(const ConnectionProfile &profile, const QList<Field> &fields)
{
    HttpRequest request;
    request.method = QByteArrayLiteral("POST");
    request.url = urlBelow(profile.loginUrl, QStringLiteral("/oauth/token"));
    request.headers = {{QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")}};
    request.contentType = QByteArrayLiteral("application/x-www-form-urlencoded");
    QByteArrayList body;
    for (const auto &[key, value] : fields) {
        body.append(QByteArray(key) + '=' + QUrl::toPercentEncoding(value));
    }
    request.body = body.join('&');
    request.priority = HttpRequest::Priority::Launch; // everything else waits for it
    request.recordsBodies = false;
    request.expectsJson = true;
    return request;
}

/// The token endpoint has an error body of its own: `error` and `error_description` or `description`.
ApiError signInError(const HttpAnswer &answer, const QDateTime &nowUtc)
{
    ApiError error = decodeError(answer, nowUtc);
    const auto document = JsonValue::parse(answer.body);
    if (document && document.value().isObject()) {
        const QString code = textField(document.value(), u"error");
        QString description = textField(document.value(), u"error_description");
        if (description.isEmpty()) {
            description = textField(document.value(), u"description");
        }
        error.code = code.isEmpty() ? error.code : code;
        error.message = description.isEmpty() ? error.message : description;
    }
    if (error.kind == ApiError::Kind::Unavailable || error.kind == ApiError::Kind::Server) {
        error.code = errorcodes::loginUnavailable;
    }
    const bool isRefusal = answer.status == 400 || answer.status == 401 || answer.status == 403;
    if (answer.status == 400 && error.message.contains(u"rate limit", Qt::CaseInsensitive)) {
        error.kind = ApiError::Kind::RateLimited;
    } else if (isRefusal) {
        // A login host refuses in JSON; a page is that of a proxy or a firewall and says nothing of the
        // credentials.
        error.kind =
            error.code == errorcodes::answerIsPage ? ApiError::Kind::MalformedAnswer : ApiError::Kind::SignIn;
    }
    return error;
}

ApiError withoutSecrets(ApiError error, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets) {
        if (!secret.isEmpty()) {
            error.message.replace(QString::fromUtf8(secret), redactedPlaceholder());
            error.code.replace(QString::fromUtf8(secret), redactedPlaceholder());
        }
    }
    return error;
}

ApiResult<TokenAnswer> readToken(const QByteArray &body)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const auto token = requiredText(document.value(), u"access_token");
    if (!token) {
        return token.error();
    }
    if (textField(document.value(), u"token_type").compare(u"bearer", Qt::CaseInsensitive) != 0) {
        return malformedAnswer(QStringLiteral("The token is not a bearer token."));
    }
    TokenAnswer result;
    result.accessToken = token.value().toUtf8();
    result.refreshToken = textField(document.value(), u"refresh_token");
    const auto told = document.value().value(u"expires_in").toInteger();
    constexpr qint64 mostSeconds = std::chrono::seconds(longestLife).count();
    result.life = told && *told > 0 ? std::chrono::seconds(std::min(*told, mostSeconds)) : shortestLife;
    return result;
}

} // namespace

HttpRequest clientCredentialsRequest(const ConnectionProfile &profile, const QString &secret)
{
    HttpRequest request = tokenRequest(profile, {{"grant_type", QStringLiteral("client_credentials")}});
    // As API.md has it: joined as they are, without the form-encoding that RFC 6749 § 2.3.1 asks for and the
    // platform does not undo.
    const QByteArray credentials = (profile.clientId + u':' + secret).toUtf8().toBase64();
    request.headers.prepend({QByteArrayLiteral("Authorization"), "Basic " + credentials});
    return request;
}

HttpRequest codeRequest(const ConnectionProfile &profile, const QString &code, const QString &verifier)
{
    HttpRequest request =
        tokenRequest(profile, {{"grant_type", QStringLiteral("authorization_code")},
                               {"code", code},
                               {"code_verifier", verifier},
                               {"client_id", profile.clientId},
                               {"redirect_uri", redirectUri(profile).toString(QUrl::FullyEncoded)}});
    request.repeat = HttpRequest::Repeat::LaunchOnce;
    return request;
}

HttpRequest refreshRequest(const ConnectionProfile &profile, const QString &refreshToken)
{
    // Sent again where the connection broke, although the login host may have changed the token meanwhile:
    // there is no other one to try.
    return tokenRequest(profile, {{"grant_type", QStringLiteral("refresh_token")},
                                  {"refresh_token", refreshToken},
                                  {"client_id", profile.clientId}});
}

ApiResult<TokenAnswer> readTokenAnswer(const ApiResult<HttpAnswer> &answer, const QList<QByteArray> &secrets,
                                       const QDateTime &nowUtc)
{
    if (!answer) {
        ApiError error = answer.error();
        if (error.kind == ApiError::Kind::OutcomeUnknown) {
            error.kind = ApiError::Kind::Network;
        }
        return error;
    }
    if (answer.value().status < 200 || answer.value().status >= 300) {
        return withoutSecrets(signInError(answer.value(), nowUtc), secrets);
    }
    return readToken(answer.value().body);
}

} // namespace flowconsole
