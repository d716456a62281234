#pragma once

#include <QString>

namespace flowconsole {

/// Milliseconds from the start of a process.
struct StartTimes
{
    qint64 firstPaint = -1;
    qint64 historyShown =
        -1; ///< until the newest stored runs are in the table; -1: it was not waited for, or did not come
};

/// Starts `program` with its home below `home`, until it says that it has painted and, where wanted, that it
/// shows its history; then ends it.
[[nodiscard]] StartTimes startOnce(const QString &program, const QString &home, bool waitsForHistory);

/// Of the console: the median of five starts, after one that warms up.
[[nodiscard]] StartTimes medianStart(const QString &home, bool waitsForHistory);

/// Of an empty window.
[[nodiscard]] qint64 medianBareStart(const QString &home);

/// Where a program whose XDG_DATA_HOME is `home` keeps its history.
[[nodiscard]] QString historyPathBelow(const QString &home);

} // namespace flowconsole
