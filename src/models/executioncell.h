#pragma once

#include "domain/flowexecution.h"
#include "models/executioncolumn.h"

#include <QDateTime>
#include <QStringList>
#include <QVariant>

#include <chrono>
#include <optional>

namespace flowconsole {

/// What the table says about one execution at the time `now`; pure functions, callable in any thread.

/// Why an execution cannot be asked to end.
enum class EndObstacle {
    None,
    Over,
    EndingAlready,
    NotSent,     ///< it waits, and can be removed from the queue instead
    NotKnownYet, ///< the platform has told no id
    NoMeans,     ///< the dialect has no request for it, and no conversation is linked
};

/// True while time passes for it: it has been launched and is not over.
[[nodiscard]] bool isLive(const FlowExecution &execution);

/// True where it can be asked to end: it goes on, the platform knows it, and the dialect has a request for that
/// or a conversation is linked to it.
[[nodiscard]] bool canBeEnded(const FlowExecution &execution);
[[nodiscard]] EndObstacle endObstacleOf(const FlowExecution &execution);

/// When the platform is asked about it again; invalid where nobody will: it is over, or the platform has said
/// that it does not know it.
[[nodiscard]] QDateTime plannedLookOf(const FlowExecution &execution);

/// Launch to end, or to now while it is live; absent where it was not launched or nobody knows when it ended.
[[nodiscard]] std::optional<std::chrono::milliseconds> durationOf(const FlowExecution &execution,
                                                                  const QDateTime &now);

/// When what the column tells of was; invalid where it was not, or where the column tells of no time.
[[nodiscard]] QDateTime cellTime(const FlowExecution &execution, ExecutionColumn column);
/// How long what the column tells of took or takes; absent where nobody knows, or where it tells of no such
/// time.
[[nodiscard]] std::optional<std::chrono::milliseconds> cellSpan(const FlowExecution &execution,
                                                                ExecutionColumn column, const QDateTime &now);
/// Of a column of numbers; absent where there is none.
[[nodiscard]] std::optional<qint64> cellNumber(const FlowExecution &execution, ExecutionColumn column);
/// Of its last error; empty where there is none.
[[nodiscard]] QString correlationIdOf(const FlowExecution &execution);

[[nodiscard]] QString cellText(const FlowExecution &execution, ExecutionColumn column, const QDateTime &now);
/// The same as a screen reader says it, which hears no icons.
[[nodiscard]] QString cellSpoken(const FlowExecution &execution, ExecutionColumn column, const QDateTime &now);
[[nodiscard]] QString cellToolTip(const FlowExecution &execution, ExecutionColumn column);
/// True where the cell says that something is amiss which is not a state.
[[nodiscard]] bool cellWarns(const FlowExecution &execution, ExecutionColumn column);
/// The icon that stands before the text; empty where none does.
[[nodiscard]] QString cellIconName(const FlowExecution &execution, ExecutionColumn column);
/// A number or a text; sorting by it is sorting by meaning (version 9 before version 14).
[[nodiscard]] QVariant cellSortKey(const FlowExecution &execution, ExecutionColumn column,
                                   const QDateTime &now);

} // namespace flowconsole
