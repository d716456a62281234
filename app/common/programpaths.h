#pragma once

#include <QString>

namespace flowconsole {

/// The audit log that all programs of the product share, under the XDG data directory.
[[nodiscard]] QString auditLogPath();

/// The history of executions that all programs of the product share, under the XDG data directory.
[[nodiscard]] QString historyPath();

/// Where the console notes what it had open, to come back to it after it ended, under the XDG state directory.
[[nodiscard]] QString sessionPath();

/// Whose name the audit log bears: that of the system's user.
[[nodiscard]] QString operatorName();

/// Where presets and personas are stored.
[[nodiscard]] QString presetsPath();

/// Where saved filters and views are stored.
[[nodiscard]] QString savedViewsPath();

/// Where the connections are stored, without their secrets.
[[nodiscard]] QString profilesPath();

} // namespace flowconsole
