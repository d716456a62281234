#pragma once

#include <QString>

namespace flowconsole {

/// What stands in place of a secret or a secure value wherever it could be read: screen, copies, logs, exports,
/// history and audit. One policy for all of them.
[[nodiscard]] QString redactedPlaceholder();

/// True for HTTP headers whose value identifies or authorises somebody (RFC 9110 § 11.6.2, RFC 6265).
/// `name` is compared without regard to case.
[[nodiscard]] bool isSecretHeader(QStringView name);

} // namespace flowconsole
