#pragma once

#include "simulator/flowdefinition.h"

namespace flowconsole::simulator {

/// The JSON Schema documents that the published API gives for a version's inputs and outputs (API.md, flow
/// list): property names carry the prefix “Flow.”. Secure variables are marked with the standard annotations
/// writeOnly and format password, and show no default or examples.
[[nodiscard]] Json inputSchemaDocument(const FlowDefinition &flow, const FlowVersion &version);
[[nodiscard]] Json outputSchemaDocument(const FlowDefinition &flow, const FlowVersion &version);

} // namespace flowconsole::simulator
