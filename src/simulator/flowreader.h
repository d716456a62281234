#pragma once

#include "simulator/flowdefinition.h"
#include "simulator/flowproblem.h"

namespace flowconsole::simulator {

/// A flow from a document that its schema has accepted. Fails for what a schema cannot say about a single
/// value: an id that is no UUID, a date that is none, a condition that cannot be parsed.
[[nodiscard]] Result<FlowDefinition, FlowProblem> readFlowDefinition(const Json &document);

/// One node, likewise.
[[nodiscard]] Node readNode(const Json &document);

} // namespace flowconsole::simulator
