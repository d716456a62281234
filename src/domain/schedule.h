#pragma once

#include "domain/launchrequest.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace flowconsole {

/// Launches that are planned: at a time, or again and again, while the console runs. Kept in memory only, since
/// `request` may hold secure values.
struct Schedule
{
    ScheduleId id;
    ProfileId profileId;   ///< launches go to this connection; while another is open they are missed
    LaunchRequest request; ///< without an id: each launch gets its own
    int copies = 1;        ///< launches each time
    QDateTime nextAt;      ///< UTC
    std::optional<std::chrono::minutes> every; ///< absent: once
    std::optional<int> timesLeft;              ///< absent: until it is removed
    int timesDone = 0;
    int timesMissed = 0; ///< the console slept, or another connection was open
    QString lastProblem; ///< why the last one was missed

    friend bool operator==(const Schedule &, const Schedule &) = default;
};

} // namespace flowconsole
