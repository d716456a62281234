#pragma once

#include <QString>

namespace flowconsole {

/// The audit log that all programs of the product share, under the XDG data directory.
[[nodiscard]] QString auditLogPath();

/// Whose name the audit log bears: that of the system's user.
[[nodiscard]] QString operatorName();

} // namespace flowconsole
