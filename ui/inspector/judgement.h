#pragma once

#include "domain/flowexecution.h"

#include <QString>

namespace flowconsole {

/// True if the platform never took the launch: it is over, and no execution of the platform belongs to it.
[[nodiscard]] bool wasNeverLaunched(const FlowExecution &execution);

/// True if the last looks failed while the execution is, for all that is known, still going on.
[[nodiscard]] bool isWatchingInTrouble(const FlowExecution &execution);

/// Why the last look failed, as one sentence.
[[nodiscard]] QString failedLookReason(const FlowExecution &execution);

/// "212 ms", "under 1 ms".
[[nodiscard]] QString millisecondsText(std::chrono::milliseconds duration);

} // namespace flowconsole
