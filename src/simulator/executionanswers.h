#pragma once

#include "simulator/executionregister.h"

namespace flowconsole::simulator {

/// The answer to the launch, in the shape that its dialect has.
[[nodiscard]] Json launchAnswer(const Execution &execution);

/// The answer to a look at the execution, likewise. Call ExecutionRegister::look() first.
[[nodiscard]] Json executionAnswer(const Execution &execution, const std::string &contextId);

} // namespace flowconsole::simulator
