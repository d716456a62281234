#pragma once

#include <QString>

namespace flowconsole {

// The codes of errors that no platform has named: what ApiError::code holds where no answer came, or one that
// is none of the platform's. The catalogue explains each.
namespace errorcodes {

inline const QString tlsExpired = QStringLiteral("tls.expired");
inline const QString tlsNotYetValid = QStringLiteral("tls.not.yet.valid");
inline const QString tlsSelfSigned = QStringLiteral("tls.self.signed");
inline const QString tlsUnknownAuthority = QStringLiteral("tls.unknown.authority");
inline const QString tlsWrongHost = QStringLiteral("tls.wrong.host");
inline const QString tlsRevoked = QStringLiteral("tls.revoked");
inline const QString tlsHandshake = QStringLiteral("tls.handshake");

inline const QString hostNotFound = QStringLiteral("network.host.not.found");
inline const QString connectionRefused = QStringLiteral("network.connection.refused");
inline const QString connectionBroke = QStringLiteral("network.connection.broke");

inline const QString answerTruncated = QStringLiteral("answer.truncated");
inline const QString answerTooLong = QStringLiteral("answer.too.long");
inline const QString answerNotHttp = QStringLiteral("answer.not.http");
inline const QString answerNotJson = QStringLiteral("answer.not.json");
inline const QString answerIsPage = QStringLiteral("answer.is.page");
inline const QString answerWrongType = QStringLiteral("answer.wrong.type");
inline const QString answerRedirect = QStringLiteral("answer.redirect");

inline const QString loginUnavailable = QStringLiteral("login.unavailable");

inline const QString cancelled = QStringLiteral("request.cancelled");
inline const QString payloadInvalid = QStringLiteral("payload.invalid");
inline const QString notOffered = QStringLiteral("not.offered");
inline const QString badAddress = QStringLiteral("address.not.http");
inline const QString badCaFile = QStringLiteral("certificate.file.unusable");
inline const QString redirectPortTaken = QStringLiteral("redirect.port.taken");
inline const QString signInTimedOut = QStringLiteral("sign.in.timed.out");
inline const QString codeNotExchanged = QStringLiteral("sign.in.not.finished");

} // namespace errorcodes

} // namespace flowconsole
