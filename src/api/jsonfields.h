#pragma once

#include "domain/apierror.h"
#include "domain/jsonvalue.h"

#include <QDateTime>

namespace flowconsole {

// How the codecs read objects: what the API requires has to be there, with its type; anything else that is
// missing or of another type is taken as absent.

[[nodiscard]] ApiError malformedAnswer(const QString &message);

/// The object that a body holds, or MalformedAnswer.
[[nodiscard]] ApiResult<JsonValue> parseObject(const QByteArray &body);

/// A text that is not empty, or MalformedAnswer.
[[nodiscard]] ApiResult<QString> requiredText(const JsonValue &object, QStringView key);

/// Empty where absent.
[[nodiscard]] QString textField(const JsonValue &object, QStringView key);

/// ISO 8601, in UTC; a time without a zone is in UTC. Invalid where absent.
[[nodiscard]] QDateTime timeField(const JsonValue &object, QStringView key);

[[nodiscard]] bool booleanField(const JsonValue &object, QStringView key, bool fallback);

} // namespace flowconsole
