#include "net/answercheck.h"

#include "domain/errorcodes.h"
#include "domain/jsonvalue.h"

namespace flowconsole {

namespace {

constexpr int notModified = 304;

/// "text/html", lower case and without parameters.
QByteArray mediaType(const HttpAnswer &answer)
{
    return answer.header("Content-Type").toLower().split(';').value(0).trimmed();
}

bool isPage(const QByteArray &type, const QByteArray &body)
{
    return type == "text/html" || type == "application/xhtml+xml" || body.left(256).trimmed().startsWith('<');
}

bool saysJson(const QByteArray &type)
{
    return type.isEmpty() || type == "application/json" || type == "text/json" || type.endsWith("+json");
}

ApiError makeError(const HttpAnswer &answer, const QString &code, const QString &message)
{
    return {.kind = ApiError::Kind::MalformedAnswer,
            .httpStatus = answer.status,
            .retryAfter = {},
            .code = code,
            .message = message,
            .correlationId = QString::fromLatin1(answer.header("ININ-Correlation-Id"))};
}

ApiError redirectError(const HttpAnswer &answer)
{
    const QString shown = redirectTarget(answer.headers);
    return makeError(
        answer, errorcodes::answerRedirect,
        shown.isEmpty()
            ? QStringLiteral("The server redirects and does not say where to. Redirects are not followed.")
            : QStringLiteral("The server redirects to “%1”. Redirects are not followed.").arg(shown));
}

} // namespace

bool isCutJson(const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    return (text.startsWith('{') && !text.endsWith('}')) || (text.startsWith('[') && !text.endsWith(']'));
}

std::optional<ApiError> problemOfJsonAnswer(const HttpAnswer &answer, bool isLaunch)
{
    if (answer.status >= 300 && answer.status < 400 && answer.status != notModified) {
        return redirectError(answer);
    }
    if (answer.status < 200 || answer.status >= 300 || answer.body.isEmpty()) {
        return std::nullopt;
    }
    std::optional<ApiError> problem;
    const QByteArray type = mediaType(answer);
    if (isPage(type, answer.body)) {
        problem = makeError(
            answer, errorcodes::answerIsPage,
            QStringLiteral("A web page (%1) came where JSON was asked for.")
                .arg(type.isEmpty() ? QStringLiteral("of no stated type") : QString::fromLatin1(type)));
    } else if (!saysJson(type) && !JsonValue::parse(answer.body)) {
        problem = makeError(answer, errorcodes::answerWrongType,
                            QStringLiteral("The answer is of the type %1 where JSON was asked for.")
                                .arg(QString::fromLatin1(type)));
    }
    if (problem && isLaunch) {
        problem->kind = ApiError::Kind::OutcomeUnknown;
    }
    return problem;
}

} // namespace flowconsole
