#include "net/recording.h"

#include "base/redaction.h"

namespace flowconsole {

namespace {

constexpr qsizetype recordedBytes = 64 * 1024;

HttpHeaders redactedHeaders(HttpHeaders headers)
{
    for (auto &[name, value] : headers) {
        if (isSecretHeader(QString::fromLatin1(name))) {
            value = redactedPlaceholder().toUtf8();
        } else if (name.compare("Location", Qt::CaseInsensitive) == 0) {
            value = redirectTarget({{name, value}}).toUtf8();
        }
    }
    return headers;
}

QByteArray recordedBody(const HttpRequest &request, const QByteArray &body)
{
    if (!request.recordsBodies) {
        return body.isEmpty() ? QByteArray() : redactedPlaceholder().toUtf8();
    }
    // Replaced before it is cut, so that no half of a secret stays at the end.
    QByteArray text = body;
    for (const QByteArray &secret : request.secrets) {
        if (!secret.isEmpty()) {
            text.replace(secret, redactedPlaceholder().toUtf8());
        }
    }
    return text.left(recordedBytes);
}

} // namespace

RequestRecord makeRecord(const HttpRequest &request, const HttpHeaders &sentHeaders, const QString &requestId,
                         int attempt, const ExchangeOutcome &outcome)
{
    RequestRecord record;
    record.requestId = requestId;
    record.executionId = request.executionId;
    record.method = QString::fromLatin1(request.method);
    record.url = request.urlForLog.value_or(request.url).adjusted(QUrl::RemoveUserInfo);
    record.attempt = attempt;
    record.startedAt = outcome.answer.startedAt;
    record.duration = outcome.answer.duration;
    record.status = outcome.answer.status;
    record.failure = outcome.failure ? outcome.failure->message : QString();
    record.correlationId = QString::fromLatin1(outcome.answer.header("ININ-Correlation-Id"));
    record.requestHeaders = redactedHeaders(sentHeaders);
    record.requestBody =
        request.bodyForLog ? request.bodyForLog->left(recordedBytes) : recordedBody(request, request.body);
    record.responseHeaders = redactedHeaders(outcome.answer.headers);
    record.responseBody = recordedBody(request, outcome.answer.body);
    return record;
}

} // namespace flowconsole
