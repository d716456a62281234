#include "api/tokensource.h"

#include "api/errorcodec.h"
#include "api/jsonfields.h"
#include "net/transport.h"

namespace flowconsole {

namespace {

/// The shortest life that API.md gives a token; for an answer that leaves it out (RFC 6749 § 5.1 allows that).
constexpr std::chrono::seconds shortestLife{300};

/// As API.md has it: joined as they are, without the form-encoding that RFC 6749 § 2.3.1 asks for and the
/// platform does not undo.
QByteArray basicCredentials(const QString &clientId, const QString &secret)
{
    return "Basic " + (clientId + u':' + secret).toUtf8().toBase64();
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
    if (answer.status == 400 && error.message.contains(u"rate limit", Qt::CaseInsensitive)) {
        error.kind = ApiError::Kind::RateLimited;
    } else if (answer.status >= 400 && answer.status < 500 && answer.status != 404 && answer.status != 408 &&
               answer.status != 429) {
        error.kind = ApiError::Kind::SignIn;
    }
    return error;
}

} // namespace

TokenSource::TokenSource(Transport &transport, const Clock &clock, const ConnectionProfile &profile,
                         const QString &clientSecret, QObject *parent)
    : QObject(parent), m_transport(transport), m_clock(clock), m_profile(profile), m_clientSecret(clientSecret)
{}

TokenSource::~TokenSource() = default;

QFuture<ApiResult<QByteArray>> TokenSource::token()
{
    auto answer = std::make_unique<PendingAnswer<QByteArray>>();
    auto future = answer->future();
    if (m_refusal) {
        answer->finish(*m_refusal);
        return future;
    }
    if (!m_token.isEmpty() && m_clock.monotonic() < m_goodUntil) {
        answer->finish(m_token);
        return future;
    }
    m_waiting.push_back(std::move(answer));
    if (m_waiting.size() == 1) {
        request();
    }
    return future;
}

void TokenSource::invalidate(const QByteArray &token)
{
    if (token == m_token) {
        m_token.clear();
    }
}

void TokenSource::request()
{
    HttpRequest request;
    request.method = QByteArrayLiteral("POST");
    request.url = urlBelow(m_profile.loginUrl, QStringLiteral("/oauth/token"));
    request.headers = {
        {QByteArrayLiteral("Authorization"), basicCredentials(m_profile.clientId, m_clientSecret)},
        {QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")}};
    request.contentType = QByteArrayLiteral("application/x-www-form-urlencoded");
    request.body = QByteArrayLiteral("grant_type=client_credentials");
    request.priority = HttpRequest::Priority::Launch; // everything else waits for it
    request.recordsBodies = false;
    whenFinished(m_transport.send(request), this, [this](const ApiResult<HttpAnswer> &answer) {
        finish(answer ? readAnswer(answer.value()) : ApiResult<QByteArray>(answer.error()));
    });
}

ApiResult<QByteArray> TokenSource::readAnswer(const HttpAnswer &answer)
{
    if (answer.status < 200 || answer.status >= 300) {
        return signInError(answer, m_clock.nowUtc());
    }
    const auto document = parseObject(answer.body);
    if (!document) {
        return document.error();
    }
    const auto token = requiredText(document.value(), u"access_token");
    if (!token) {
        return token.error();
    }
    const QString type = textField(document.value(), u"token_type");
    if (type.compare(u"bearer", Qt::CaseInsensitive) != 0) {
        return malformedAnswer(QStringLiteral("The token is not a bearer token."));
    }
    const auto told = document.value().value(u"expires_in").toInteger();
    const Milliseconds life =
        told && *told > 0 ? std::chrono::seconds(std::min<qint64>(*told, 172800)) : shortestLife;
    m_token = token.value().toUtf8();
    m_goodUntil = m_clock.monotonic() + life - std::min<Milliseconds>(life / 10, std::chrono::minutes(1));
    return m_token;
}

void TokenSource::finish(const ApiResult<QByteArray> &result)
{
    if (!result && result.error().kind == ApiError::Kind::SignIn) {
        m_refusal = result.error();
    }
    // Those who hear of it may ask again at once.
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &answer : waiting) {
        answer->finish(result);
    }
}

} // namespace flowconsole
