#pragma once

#include "domain/apierror.h"
#include "domain/jsonvalue.h"
#include "net/httprequest.h"

namespace flowconsole {

/// What a status means that is no success (API.md, "Errors"). A redirect is a MalformedAnswer: this API has
/// none.
[[nodiscard]] ApiError::Kind kindOfStatus(int status);

/// An error body's parts; whatever it lacks stays empty. `status` is the body's own, or 0.
struct ErrorBody
{
    int status = 0;
    QString code;
    QString message;
    QString contextId;
    QString permission; ///< what is missing, where the body names it; several are joined by commas
};
[[nodiscard]] ErrorBody readErrorBody(const JsonValue &object);

/// Reads an answer whose status is no success. Its body may be anything: an error body, a page, nothing.
/// `nowUtc` is for a Retry-After that is a date.
[[nodiscard]] ApiError decodeError(const HttpAnswer &answer, const QDateTime &nowUtc);

/// A success whose body cannot be used. `found` says what a codec missed in it; where the body is no JSON at
/// all, the message and the code say what it is instead: a page, cut off, of another content type.
[[nodiscard]] ApiError malformedAnswer(const HttpAnswer &answer, const QString &found);

} // namespace flowconsole
