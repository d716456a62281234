#pragma once

#include "domain/flowexecution.h"

#include <QDateTime>
#include <QString>

#include <chrono>

namespace flowconsole {

// What the table and the inspector say about the time that an execution has; callable in any thread.

/// What the end of its time really brings: the policy may ask for more than the dialect and the platform give.
enum class TimeoutEffect { Terminate, Disconnect, StopWaiting, MarkOnly };

[[nodiscard]] TimeoutEffect timeoutEffectOf(const FlowExecution &execution);

/// "1:12", "1:02:05": rounded up to whole seconds.
[[nodiscard]] QString countdownText(std::chrono::milliseconds rest);

/// True while its time runs down, or is over and it goes on.
[[nodiscard]] bool hasCountdown(const FlowExecution &execution);

/// "1:12 left, then terminate", or "Overdue by 0:30"; empty where hasCountdown() is false.
[[nodiscard]] QString timeLeftText(const FlowExecution &execution, const QDateTime &now);
/// The same without what follows, for a narrow column: "1:12 left".
[[nodiscard]] QString briefTimeLeftText(const FlowExecution &execution, const QDateTime &now);
/// "It is terminated then"; empty where hasCountdown() is false.
[[nodiscard]] QString timeoutEffectText(const FlowExecution &execution);

} // namespace flowconsole
