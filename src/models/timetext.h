#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace flowconsole {

/// "2026-11-21 14:02:11.204 (UTC+1)": local time, exact, its zone named. Empty for an invalid time.
[[nodiscard]] QString exactTimeText(const QDateTime &time);

/// "UTC", "UTC+1", "UTC-3:30": the zone in which the time is shown here.
[[nodiscard]] QString zoneText(const QDateTime &time);

/// "now", "2 s ago", "3 min ago", "5 h ago", "2 days ago". Negative ages (clocks differ) read as "now".
[[nodiscard]] QString ageText(std::chrono::milliseconds age);

/// "now", "in 4 s", "in 3 min", "in 5 h": rounded up. What is past reads as "now".
[[nodiscard]] QString untilText(std::chrono::milliseconds time);

} // namespace flowconsole
