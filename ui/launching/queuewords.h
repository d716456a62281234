#pragma once

#include "domain/connectionprofile.h"
#include "domain/launchqueue.h"
#include "domain/schedule.h"

#include <QDateTime>
#include <QString>

namespace flowconsole {

// What the window says about launches that wait, in few words.

/// "12 queued · 6 on their way", "Paused · 12 queued · The disk is full".
[[nodiscard]] QString queueText(const LaunchQueueState &state);
/// The same in sentences, with what holds the queue.
[[nodiscard]] QString queueExplanation(const LaunchQueueState &state, const QDateTime &now);
/// "6 have left and go on."
[[nodiscard]] QString leftText(int inFlight);
/// Asks before queued launches are removed.
[[nodiscard]] QString takeBackQuestion(const LaunchQueueState &state);
/// "Removed 3 launches from the queue. 2 have left and go on."
[[nodiscard]] QString takenBackText(const TakenBack &result);
/// Asks before many launches in production.
[[nodiscard]] QString productionQuestion(int launches, const ConnectionProfile &profile);

/// "once", "every 30 min", "every 30 min, 4 times more".
[[nodiscard]] QString repeatText(const Schedule &schedule);

} // namespace flowconsole
