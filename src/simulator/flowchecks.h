#pragma once

#include "simulator/flowdefinition.h"
#include "simulator/flowproblem.h"

namespace flowconsole::simulator {

/// What a schema cannot say: edges meet nodes, there is exactly one start, every node can be reached and can be
/// left, variables exist and have values of their type, and nothing secure flows into what is not.
[[nodiscard]] Result<Done, FlowProblem> checkFlow(const FlowDefinition &flow);

/// The part of it that is about the declarations of variables.
[[nodiscard]] Result<Done, FlowProblem> checkVariables(const FlowVersion &version, const std::string &pointer);

/// The part of it that is about what one node does with variables.
[[nodiscard]] Result<Done, FlowProblem> checkNodeVariables(const FlowVersion &version, const Node &node,
                                                           const std::string &pointer);

} // namespace flowconsole::simulator
