#include "api/jsonfields.h"

namespace flowconsole {

ApiError malformedAnswer(const QString &message)
{
    return {.kind = ApiError::Kind::MalformedAnswer,
            .retryAfter = {},
            .code = {},
            .message = message,
            .correlationId = {}};
}

ApiResult<JsonValue> parseObject(const QByteArray &body)
{
    const auto document = JsonValue::parse(body);
    if (!document) {
        const JsonParseError &error = document.error();
        return malformedAnswer(QStringLiteral("The answer is not JSON (line %1, column %2: %3).")
                                   .arg(error.line)
                                   .arg(error.column)
                                   .arg(error.message));
    }
    if (!document.value().isObject()) {
        return malformedAnswer(QStringLiteral("The answer is not a JSON object."));
    }
    return document.value();
}

ApiResult<QString> requiredText(const JsonValue &object, QStringView key)
{
    const QString text = textField(object, key);
    if (text.isEmpty()) {
        return malformedAnswer(QStringLiteral("The answer has no text in “%1”.").arg(key));
    }
    return text;
}

QString textField(const JsonValue &object, QStringView key)
{
    const JsonValue *value = object.find(key);
    return value && value->isString() ? value->toString() : QString();
}

QDateTime timeField(const JsonValue &object, QStringView key)
{
    QDateTime time = QDateTime::fromString(textField(object, key), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime) {
        time.setTimeSpec(Qt::UTC);
    }
    return time.isValid() ? time.toUTC() : QDateTime();
}

bool booleanField(const JsonValue &object, QStringView key, bool fallback)
{
    const JsonValue *value = object.find(key);
    return value && value->isBoolean() ? value->toBoolean() : fallback;
}

} // namespace flowconsole
