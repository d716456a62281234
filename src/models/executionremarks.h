#pragma once

#include "domain/flowexecution.h"

#include <QString>

namespace flowconsole {

// What the cells of an execution and what is said of them on hover have in common; callable in any thread.

/// Empty where the last look was answered, or none is made any more.
[[nodiscard]] QString failedLooksText(const FlowExecution &execution);
/// Why it is in its state; one dialect tells of a failure, but never why.
[[nodiscard]] QString reasonText(const FlowExecution &execution);
/// What is known of it is old, and a look is on its way; said beside the state, which is the last one known.
[[nodiscard]] bool isBeingReconciled(const FlowExecution &execution);
[[nodiscard]] bool isOverdueNow(const FlowExecution &execution);

} // namespace flowconsole
