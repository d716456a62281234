#include "api/errorcodec.h"

#include "api/jsonfields.h"
#include "net/retrypolicy.h"

namespace flowconsole {

namespace {

bool isRedirect(int status)
{
    return status >= 300 && status < 400;
}

/// Words for an answer that brings none of its own.
QString plainMessage(const HttpAnswer &answer)
{
    if (isRedirect(answer.status)) {
        return QStringLiteral("The server redirects to “%1”. Redirects are not followed.")
            .arg(QString::fromLatin1(answer.header("Location")));
    }
    if (answer.body.isEmpty()) {
        return QStringLiteral("The server answered %1 without saying why.").arg(answer.status);
    }
    return QStringLiteral("The server answered %1 with a body that is not an error of this API.")
        .arg(answer.status);
}

} // namespace

ApiError::Kind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ApiError::Kind::SignIn;
    case 403:
        return ApiError::Kind::Permission;
    case 404:
        return ApiError::Kind::NotFound;
    case 408:
        return ApiError::Kind::DeadlinePassed;
    case 429:
        return ApiError::Kind::RateLimited;
    case 503:
        return ApiError::Kind::Unavailable;
    }
    if (status >= 500) {
        return ApiError::Kind::Server;
    }
    return status >= 400 ? ApiError::Kind::RejectedInput : ApiError::Kind::MalformedAnswer;
}

ErrorBody readErrorBody(const JsonValue &object)
{
    ErrorBody body;
    body.status = static_cast<int>(object.value(u"status").toInteger().value_or(0));
    body.code = textField(object, u"code");
    body.message = textField(object, u"message");
    if (body.message.isEmpty()) {
        body.message = textField(object, u"messageWithParams");
    }
    body.contextId = textField(object, u"contextId");
    return body;
}

ApiError decodeError(const HttpAnswer &answer, const QDateTime &nowUtc)
{
    ErrorBody body;
    if (const auto document = JsonValue::parse(answer.body); document && document.value().isObject()) {
        body = readErrorBody(document.value());
    }
    ApiError error;
    error.kind = kindOfStatus(answer.status);
    error.httpStatus = answer.status;
    error.retryAfter = parseRetryAfter(answer.header("Retry-After"), nowUtc);
    error.code = body.code;
    error.message = body.message.isEmpty() ? plainMessage(answer) : body.message;
    error.correlationId = QString::fromLatin1(answer.header("ININ-Correlation-Id"));
    if (error.correlationId.isEmpty()) {
        error.correlationId = body.contextId;
    }
    return error;
}

} // namespace flowconsole
