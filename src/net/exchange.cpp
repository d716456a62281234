#include "net/exchange.h"

#include "domain/errorcodes.h"
#include "net/answercheck.h"
#include "net/oneshotbody.h"
#include "net/tlsproblem.h"

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

/// Ours where it says more than "network".
QString codeOf(QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::HostNotFoundError) {
        return errorcodes::hostNotFound;
    }
    if (error == QNetworkReply::ConnectionRefusedError) {
        return errorcodes::connectionRefused;
    }
    if (error == QNetworkReply::SslHandshakeFailedError) {
        return errorcodes::tlsHandshake;
    }
    if (error == QNetworkReply::ProtocolUnknownError || error == QNetworkReply::ProtocolFailure) {
        return errorcodes::answerNotHttp;
    }
    return connectionBroke(error) ? errorcodes::connectionBroke : QString();
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

QNetworkRequest makeRequest(const HttpRequest &request, const HttpHeaders &headers,
                            const ExchangeSettings &settings)
{
    QNetworkRequest result(request.url);
    if (settings.tls) {
        result.setSslConfiguration(*settings.tls);
    }
    result.setDecompressedSafetyCheckThreshold(settings.answerLimit);
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
                   const Clock &clock, const ExchangeSettings &settings)
    : m_clock(clock),
      m_request(request),
      m_settings(settings),
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
        const TlsProblem problem = tlsProblemOf(errors);
        m_tlsProblems = problem.message;
        m_tlsCode = problem.code;
    });
    m_deadline->start(request.deadline);
}

Exchange::~Exchange()
{
    giveUpReply();
}

QNetworkReply *Exchange::start(QNetworkAccessManager &manager, const HttpHeaders &headers)
{
    QNetworkRequest request = makeRequest(m_request, headers, m_settings);
    if (isLaunch()) {
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
    if (std::max(announced, received) > m_settings.answerLimit) {
        takeHead();
        fail(ApiError::Kind::MalformedAnswer, errorcodes::answerTooLong,
             QStringLiteral("The answer is longer than %1 bytes.").arg(m_settings.answerLimit));
        return;
    }
    // readAll() would leave room for 16 KiB in each body, and records keep them.
    m_outcome.answer.body += m_reply->read(m_reply->bytesAvailable());
}

void Exchange::replyFinished()
{
    read();
    if (!m_reply) {
        return;
    }
    const QNetworkReply::NetworkError error = m_reply->error();
    takeHead();
    const int status = m_outcome.answer.status;
    // The network layer means to send the body of a launch again to the redirect's target, and cannot.
    const bool isRedirect = status >= 300 && status < 400 && error == QNetworkReply::ContentReSendError;
    if (status > 0 && status < 400 && error == QNetworkReply::UnknownContentError) {
        fail(ApiError::Kind::MalformedAnswer, errorcodes::answerTooLong,
             QStringLiteral("The packed answer cannot be unpacked: %1").arg(m_reply->errorString()));
        return;
    }
    if (status > 0 && (saysStatusOnly(error) || isRedirect) && !isTruncated()) {
        giveUpReply();
        if (m_request.expectsJson) {
            m_outcome.failure = problemOfJsonAnswer(m_outcome.answer, isLaunch());
        }
        finish();
        return;
    }
    networkFailed(error);
}

/// Told by the lengths, since the network layer takes some of these for whole. With a content coding, the
/// length is that of the coded body; in chunks there is none, and only JSON shows its end.
bool Exchange::isTruncated() const
{
    const HttpAnswer &answer = m_outcome.answer;
    const QByteArray length = answer.header("Content-Length");
    const bool isRedirect = answer.status >= 300 && answer.status < 400;
    if (m_request.method == "HEAD" || answer.status == 204 || isRedirect) {
        return false;
    }
    if (length.isEmpty()) {
        return m_request.expectsJson && isCutJson(answer.body);
    }
    return answer.header("Content-Encoding").isEmpty() && answer.body.size() < length.toLongLong();
}

void Exchange::networkFailed(QNetworkReply::NetworkError error)
{
    const bool isCut = m_outcome.answer.status > 0 && (isTruncated() || connectionBroke(error));
    const bool broke = isCut || connectionBroke(error);
    m_outcome.brokeOff = broke && !isLaunch();
    const bool mayHaveArrived = isLaunch() && (m_bodyLeft || broke);
    const ApiError::Kind kind = isCut ? ApiError::Kind::Network : kindOf(error);
    QString code = m_tlsCode.isEmpty() ? codeOf(error) : m_tlsCode;
    QString message = m_tlsProblems.isEmpty() ? m_reply->errorString() : m_tlsProblems;
    if (isCut) {
        code = errorcodes::answerTruncated;
        message = QStringLiteral("The answer broke off after %1 bytes.").arg(m_outcome.answer.body.size());
    }
    fail(mayHaveArrived ? ApiError::Kind::OutcomeUnknown : kind, code, message);
}

void Exchange::deadlinePassed()
{
    if (!m_reply) {
        return;
    }
    takeHead();
    fail(ApiError::Kind::DeadlinePassed, {},
         QStringLiteral("No whole answer came within %1 ms.").arg(m_request.deadline.count()));
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

void Exchange::fail(ApiError::Kind kind, const QString &code, const QString &message)
{
    giveUpReply();
    // Once the body of a launch has left, nothing but a whole answer tells what became of it.
    const ApiError::Kind told = m_bodyLeft ? ApiError::Kind::OutcomeUnknown : kind;
    m_outcome.failure =
        ApiError{.kind = told, .retryAfter = {}, .code = code, .message = message, .correlationId = {}};
    finish();
}

void Exchange::finish()
{
    m_deadline->stop();
    m_outcome.answer.duration = m_clock.monotonic() - m_begin;
    emit finished(m_outcome);
}

} // namespace flowconsole
