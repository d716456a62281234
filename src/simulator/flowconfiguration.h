#pragma once

#include "simulator/flowdefinition.h"

namespace flowconsole::simulator {

/// GET /flows/{id}/latestconfiguration and .../versions/{v}/configuration: the document that the platform's
/// flow editor keeps, as far as its readers use it: variables[] with isInput and isOutput, and the sequence of
/// actions (API.md, “Flow list”). Names of variables carry the prefix “Flow.”.
[[nodiscard]] Json flowConfiguration(const FlowDefinition &flow, const FlowVersion &version);

/// The word of the platform's execution data for a kind of node, such as actionCallData.
[[nodiscard]] std::string actionKind(const NodeBehaviour &behaviour);

/// All of them that are actions.
[[nodiscard]] std::vector<std::string> actionKinds();

/// The platform's id of the way that leads out of an action, such as __FAILURE__.
[[nodiscard]] std::string outputPathId(const Edge &edge);

/// The number by which the platform counts the actions of a version, from 10.
[[nodiscard]] int trackingId(const FlowVersion &version, std::string_view nodeId);

} // namespace flowconsole::simulator
