#pragma once

#include "filter/filtertree.h"

#include <QDateTime>
#include <QTimeZone>

#include <utility>

namespace flowconsole {

/// "2s", "1.5s", "300ms", "1h30m", "2d", "1w". Nothing where it is not one, has no unit, or is longer than a
/// hundred years.
[[nodiscard]] std::optional<std::chrono::milliseconds> durationFromText(const QString &text);
/// The shortest such text, in one unit.
[[nodiscard]] QString filterDurationText(std::chrono::milliseconds duration);

/// "-2h", "today", "yesterday", "2026-03-01", "2026-03-01T09:30", with seconds, with "Z" or "+01:00" at the
/// end.
[[nodiscard]] std::optional<FilterTime> timeFromText(const QString &text);
[[nodiscard]] QString filterTimeText(const FilterTime &time);

/// From the first moment of `time` to the first one after it: a day, a minute, a second or a millisecond long.
/// Days begin in `zone`.
[[nodiscard]] std::pair<QDateTime, QDateTime> spanOf(const FilterTime &time, const QDateTime &now,
                                                     const QTimeZone &zone);
/// Whether spanOf() depends on `now`.
[[nodiscard]] bool isRelative(const FilterTime &time);

/// yes, true, 1; no, false, 0.
[[nodiscard]] std::optional<bool> flagFromText(const QString &text);

} // namespace flowconsole
