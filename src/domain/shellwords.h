#pragma once

#include "base/result.h"

#include <QList>
#include <QStringList>

namespace flowconsole {

/// The words of what was copied for a POSIX shell, by command: quotes, backslashes, `$'…'`, comments and joined
/// lines are read as a shell reads them (POSIX.1-2017, XCU 2.2); pipes, semicolons and line ends part commands.
/// Nothing is run and nothing is expanded: `$NAME` stays as it is. An error where a quote is not closed.
[[nodiscard]] Result<QList<QStringList>> shellCommands(const QString &text);

} // namespace flowconsole
