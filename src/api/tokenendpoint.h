#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/connectionprofile.h"
#include "net/httprequest.h"

#include <QList>

namespace flowconsole {

// The login host's token endpoint: what is sent to it and how its answers are read (RFC 6749 § 4 to § 6;
// API.md, "Common ground"). None of these requests shows its bodies in a record.

/// What a sign-in brought.
struct TokenAnswer
{
    QByteArray accessToken;
    QString refreshToken; ///< empty where none was given
    Milliseconds life{0}; ///< of the access token
};

/// With the client's id and secret by Basic.
[[nodiscard]] HttpRequest clientCredentialsRequest(const ConnectionProfile &profile, const QString &secret);

/// Sent once: a code that comes twice makes the login host take everything back (RFC 6749 § 4.1.2).
[[nodiscard]] HttpRequest codeRequest(const ConnectionProfile &profile, const QString &code,
                                      const QString &verifier);

[[nodiscard]] HttpRequest refreshRequest(const ConnectionProfile &profile, const QString &refreshToken);

/// `secrets` are what was sent: they are replaced wherever the answer's words repeat them. Errors: SignIn,
/// RateLimited (throttled, by whatever status), MalformedAnswer, Network (a code that left without an answer),
/// and those that were given.
[[nodiscard]] ApiResult<TokenAnswer> readTokenAnswer(const ApiResult<HttpAnswer> &answer,
                                                     const QList<QByteArray> &secrets, const QDateTime &nowUtc);

} // namespace flowconsole
