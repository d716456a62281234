#pragma once

#include "domain/connectionprofile.h"
#include "domain/launchqueue.h"
#include "domain/schedule.h"

#include <QDateTime>
#include <QString>

namespace flowconsole {

// What the window says about launches that wait, in few words.

/// "12 queued · 6 on their way", "Paused: The disk is full · 12 queued".
[[nodiscard]] QString queueText(const LaunchQueueState &state);
/// The same in sentences, with what holds the queue.
[[nodiscard]] QString queueExplanation(const LaunchQueueState &state, const QDateTime &now);
/// "6 have left and go on."
[[nodiscard]] QString leftText(int inFlight);
/// Asks before queued launches are taken back.
[[nodiscard]] QString takeBackQuestion(const LaunchQueueState &state);
/// Asks before many launches in production.
[[nodiscard]] QString productionQuestion(int launches, const ConnectionProfile &profile);

/// "once", "every 30 min", "every 30 min, 4 times more".
[[nodiscard]] QString repeatText(const Schedule &schedule);

} // namespace flowconsole
