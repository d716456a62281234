#include "net/exchange.h"

#include "net/oneshotbody.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>

namespace flowconsole {

namespace {

/// Errors that QNetworkReply derives from the status of a whole answer, in its numbering of layers: 2xx
/// content, 3xx protocol, 4xx server.
bool saysStatusOnly(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError || error == QNetworkReply::ProxyAuthenticationRequiredError ||
           (error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ContentReSendError &&
            error != QNetworkReply::ProtocolUnknownError && error != QNetworkReply::ProtocolFailure);
}

bool connectionBroke(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::ContentReSendError;
}

ApiError::Kind kindOf(QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::SslHandshakeFailedError) {
        return ApiError::Kind::Tls;
    }
    if (error == QNetworkReply::ProtocolUnknownError || error == QNetworkReply::ProtocolFailure) {
        return ApiError::Kind::MalformedAnswer;
    }
    return ApiError::Kind::Network;
}

QNetworkRequest makeRequest(const HttpRequest &request, const HttpHeaders &headers)
{
    QNetworkRequest result(request.url);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // The pool of managers is made for HTTP/1.1; a cold HTTP/2 connection may overrun the server's stream
    // limit.
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    for (const auto &[name, value] : headers) {
        result.setRawHeader(name, value);
    }
    return result;
}

} // namespace

Exchange::Exchange(QNetworkAccessManager &manager, const HttpRequest &request, const HttpHeaders &headers,
                   const Clock &clock, qint64 answerLimit)
    : m_clock(clock),
      m_request(request),
      m_answerLimit(answerLimit),
      m_begin(clock.monotonic()),
      m_deadline(clock.createAlarm([this] { deadlinePassed(); }))
{
    m_outcome.answer.startedAt = clock.nowUtc();
    m_reply = start(manager, headers);
    // Queued: abort() and the manager's destructor signal synchronously, and receivers of finished() may
    // destroy both.
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::read, Qt::QueuedConnection);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::replyFinished, Qt::QueuedConnection);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList words;
        for (const QSslError &error : errors) {
            words.append(error.errorString());
        }
        m_tlsProblems = words.join(u"; ");
    });
    m_deadline->start(request.deadline);
}

Exchange::~Exchange()
{
    giveUpReply();
}

QNetworkReply *Exchange::start(QNetworkAccessManager &manager, const HttpHeaders &headers)
{
    QNetworkRequest request = makeRequest(m_request, headers);
    if (m_request.repeat == HttpRequest::Repeat::LaunchOnce) {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        auto body = std::make_unique<OneShotBody>(m_request.body, [this] {
            m_bodyLeft = true;
            m_begin = m_clock.monotonic();
        });
        m_body = body.get();
        QNetworkReply *reply = manager.sendCustomRequest(request, m_request.method, m_body);
        body.release()->setParent(reply);
        return reply;
    }
    if (m_request.method == "GET") {
        return manager.get(request);
    }
    if (m_request.method == "POST") {
        return manager.post(request, m_request.body);
    }
    return manager.sendCustomRequest(request, m_request.method, m_request.body);
}

void Exchange::read()
{
    if (!m_reply) {
        return;
    }
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    const qint64 received = m_outcome.answer.body.size() + m_reply->bytesAvailable();
    if (std::max(announced, received) > m_answerLimit) {
        fail(ApiError::Kind::MalformedAnswer,
             QStringLiteral("The answer is longer than %1 bytes.").arg(m_answerLimit));
        return;
    }
    m_outcome.answer.body += m_reply->readAll();
}

void Exchange::replyFinished()
{
    read();
    if (!m_reply) {
        return;
    }
    const QNetworkReply::NetworkError error = m_reply->error();
    takeHead();
    if (m_outcome.answer.status > 0 && saysStatusOnly(error)) {
        giveUpReply();
        finish();
        return;
    }
    m_outcome.brokeOff = connectionBroke(error) && m_request.repeat == HttpRequest::Repeat::Safe;
    const bool isLaunch = m_request.repeat == HttpRequest::Repeat::LaunchOnce;
    const bool mayHaveArrived = isLaunch && (m_bodyLeft || connectionBroke(error));
    fail(mayHaveArrived ? ApiError::Kind::OutcomeUnknown : kindOf(error), networkMessage());
}

void Exchange::deadlinePassed()
{
    if (!m_reply) {
        return;
    }
    takeHead();
    fail(ApiError::Kind::DeadlinePassed,
         QStringLiteral("No whole answer came within %1 ms.").arg(m_request.deadline.count()));
}

QString Exchange::networkMessage() const
{
    return m_tlsProblems.isEmpty() ? m_reply->errorString() : m_tlsProblems;
}

void Exchange::takeHead()
{
    HttpAnswer &answer = m_outcome.answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.headers = m_reply->rawHeaderPairs();
}

/// abort() would deliver finished() here and now, also from the destructor: nobody listens by then.
void Exchange::giveUpReply()
{
    if (m_body) {
        std::exchange(m_body, nullptr)->giveUp();
    }
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void Exchange::fail(ApiError::Kind kind, const QString &message)
{
    giveUpReply();
    // Once the body of a launch has left, nothing but a whole answer tells what became of it.
    const ApiError::Kind told = m_bodyLeft ? ApiError::Kind::OutcomeUnknown : kind;
    m_outcome.failure =
        ApiError{.kind = told, .retryAfter = {}, .code = {}, .message = message, .correlationId = {}};
    finish();
}

void Exchange::finish()
{
    m_deadline->stop();
    m_outcome.answer.duration = m_clock.monotonic() - m_begin;
    emit finished(m_outcome);
}

} // namespace flowconsole
