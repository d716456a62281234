#pragma once

#include "domain/flowexecution.h"

namespace flowconsole {

/// The `number`th of many executions that are over, as rich as those of a real day: ids, inputs, outputs.
[[nodiscard]] FlowExecution sampleRun(int number, const QDateTime &newest);

} // namespace flowconsole
