#pragma once

#include "domain/flowexecution.h"

#include <QDateTime>
#include <QStringList>
#include <QVariant>

#include <chrono>
#include <optional>

namespace flowconsole {

/// What the table says about one execution at the time `now`; pure functions, callable in any thread.

enum class ExecutionColumn { State, Flow, Version, Node, Duration, Detail, Freshness };

/// True while time passes for it: it has been launched and is not over.
[[nodiscard]] bool isLive(const FlowExecution &execution);

/// True where it can be asked to end: it goes on, the platform knows it, and the dialect has a request for that
/// or a conversation is linked to it.
[[nodiscard]] bool canBeEnded(const FlowExecution &execution);

/// Launch to end, or to now while it is live; absent where it was not launched or nobody knows when it ended.
[[nodiscard]] std::optional<std::chrono::milliseconds> durationOf(const FlowExecution &execution,
                                                                  const QDateTime &now);

[[nodiscard]] QString cellText(const FlowExecution &execution, ExecutionColumn column, const QDateTime &now);
[[nodiscard]] QString cellToolTip(const FlowExecution &execution, ExecutionColumn column);
/// True where the cell says that something is amiss which is not a state.
[[nodiscard]] bool cellWarns(const FlowExecution &execution, ExecutionColumn column);
/// All that the filter looks into.
[[nodiscard]] QStringList filterWords(const FlowExecution &execution);
/// A number or a text; sorting by it is sorting by meaning (version 9 before version 14).
[[nodiscard]] QVariant cellSortKey(const FlowExecution &execution, ExecutionColumn column,
                                   const QDateTime &now);

} // namespace flowconsole
