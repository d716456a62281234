#pragma once

#include "storage/sqlfailure.h"

#include <QString>

namespace flowconsole::historywords {

// What the history tells people, through the translator that is installed.

/// What happened to the file and what to do about it.
[[nodiscard]] QString describe(const SqlFailure &failure, const QString &path);
[[nodiscard]] QString setAside(const QString &path, const QString &target);
[[nodiscard]] QString notSetAside(const QString &path);
[[nodiscard]] QString notAHistory(const QString &path);
[[nodiscard]] QString fromNewerProgram(const QString &path);
[[nodiscard]] QString rowTaken(qint64 row);
[[nodiscard]] QString ownedByAnother();
[[nodiscard]] QString unknownBatch();
[[nodiscard]] QString noLocks(const QString &path);

} // namespace flowconsole::historywords
