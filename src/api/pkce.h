#pragma once

#include <QByteArray>
#include <QString>

class QRandomGenerator;

namespace flowconsole {

// Proof key for code exchange (RFC 7636): a secret of this sign-in, and its hash for the address that anybody
// may see.

/// `octets` in base64url without padding (RFC 7636, appendix A): of 32 octets, a verifier of 43 characters.
[[nodiscard]] QString base64Url(const QByteArray &octets);

/// 32 octets of `random`, which must be the system's where a secret is made of them.
[[nodiscard]] QString randomSecret(QRandomGenerator &random);

/// The S256 challenge of `verifier` (RFC 7636 § 4.2).
[[nodiscard]] QString challengeOf(const QString &verifier);

} // namespace flowconsole
