#include "api/errorcodec.h"

#include "api/jsonfields.h"
#include "domain/errorcodes.h"
#include "net/retrypolicy.h"

#include <QRegularExpression>

namespace flowconsole {

namespace {

constexpr qsizetype mostSearched = 4096;

bool isRedirect(int status)
{
    return status >= 300 && status < 400;
}

constexpr qsizetype longestTitle = 80;

QString contentType(const HttpAnswer &answer)
{
    const QByteArray type = answer.header("Content-Type").split(';').value(0).trimmed().toLower();
    return QString::fromLatin1(type);
}

bool isPage(const HttpAnswer &answer)
{
    const QByteArray start = answer.body.left(256).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html") ||
           (start.startsWith('<') && contentType(answer).contains(u"html"));
}

/// What the page calls itself, in one line; empty where it does not.
QString pageTitle(const QByteArray &page)
{
    static const QRegularExpression title(QStringLiteral("<title[^>]*>([^<]*)</title>"),
                                          QRegularExpression::CaseInsensitiveOption);
    const QString start = QString::fromUtf8(page.left(64 * 1024));
    return title.match(start).captured(1).simplified().left(longestTitle);
}

/// "a web page (“Sign in”)": what stands in the place of JSON.
struct Instead
{
    QString words;
    QString code;
};

Instead whatItIs(const HttpAnswer &answer, const JsonParseError &problem)
{
    if (isPage(answer)) {
        const QString title = pageTitle(answer.body);
        return {title.isEmpty() ? QStringLiteral("a web page") : QStringLiteral("a web page (“%1”)").arg(title),
                errorcodes::answerIsPage};
    }
    const QString type = contentType(answer);
    if (!type.isEmpty() && !type.endsWith(u"json")) {
        return {QStringLiteral("content of the type “%1”").arg(type), errorcodes::answerWrongType};
    }
    const char first = answer.body.trimmed().left(1).isEmpty() ? '\0' : answer.body.trimmed().at(0);
    if ((first == '{' || first == '[') && problem.offset >= answer.body.trimmed().size()) {
        return {QStringLiteral("JSON that is cut off after %1 bytes").arg(answer.body.size()),
                errorcodes::answerTruncated};
    }
    return {QStringLiteral("something that is not JSON (line %1, column %2: %3)")
                .arg(problem.line)
                .arg(problem.column)
                .arg(problem.message),
            errorcodes::answerNotJson};
}

/// Words for an answer that brings none of its own.
Instead plainWords(const HttpAnswer &answer)
{
    if (isRedirect(answer.status)) {
        return {QStringLiteral("The server redirects to “%1”. Redirects are not followed.")
                    .arg(redirectTarget(answer.headers)),
                errorcodes::answerRedirect};
    }
    if (answer.body.trimmed().isEmpty()) {
        return {QStringLiteral("The server answered %1 without saying why.").arg(answer.status), {}};
    }
    const auto document = JsonValue::parse(answer.body);
    if (document) {
        return {QStringLiteral("The server answered %1 with a body that is not an error of this API.")
                    .arg(answer.status),
                {}};
    }
    const Instead instead = whatItIs(answer, document.error());
    return {QStringLiteral("The server answered %1 with %2.").arg(answer.status).arg(instead.words),
            instead.code};
}

QStringList permissionNames(const QString &text)
{
    static const QRegularExpression name(
        QStringLiteral("(?<![\\w:/.])[A-Za-z][A-Za-z-]*(?::[A-Za-z*][A-Za-z*-]*){1,2}(?![\\w:/])"));
    QStringList names;
    for (auto matches = name.globalMatch(text.left(mostSearched)); matches.hasNext();) {
        names.append(matches.next().captured());
    }
    return names;
}

/// API.md, "Errors": messageParams.permissions, as a list or as the text "[a, b]"; else names in the message.
QString missingPermission(const JsonValue &body)
{
    QStringList names;
    for (const JsonValue::Member &parameter : body.value(u"messageParams").members()) {
        if (parameter.value.isString()) {
            names += permissionNames(parameter.value.toString());
        }
        for (const JsonValue &element : parameter.value.elements()) {
            names += permissionNames(element.toString());
        }
    }
    for (const QStringView key : {u"messageWithParams", u"message"}) {
        if (names.isEmpty()) {
            names = permissionNames(textField(body, key));
        }
    }
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
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
    body.permission = missingPermission(object);
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
    error.message = body.message;
    if (body.message.isEmpty()) {
        const Instead plain = plainWords(answer);
        error.message = plain.words;
        error.code = body.code.isEmpty() ? plain.code : body.code;
    }
    if (error.kind == ApiError::Kind::Permission) {
        error.permission = body.permission;
    }
    error.correlationId = QString::fromLatin1(answer.header("ININ-Correlation-Id"));
    if (error.correlationId.isEmpty()) {
        error.correlationId = body.contextId;
    }
    return error;
}

ApiError malformedAnswer(const HttpAnswer &answer, const QString &found)
{
    ApiError error = malformedAnswer(found);
    error.httpStatus = answer.status;
    error.correlationId = QString::fromLatin1(answer.header("ININ-Correlation-Id"));
    if (answer.body.trimmed().isEmpty()) {
        error.message = QStringLiteral("The server answered %1 without content.").arg(answer.status);
        error.code = errorcodes::answerNotJson;
        return error;
    }
    const auto document = JsonValue::parse(answer.body);
    if (!document) {
        const Instead instead = whatItIs(answer, document.error());
        error.message = QStringLiteral("The server answered with %1.").arg(instead.words);
        error.code = instead.code;
    }
    return error;
}

} // namespace flowconsole
