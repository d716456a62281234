#pragma once

#include "simulator/executionregister.h"

namespace flowconsole::simulator {

/// The execution data that the platform stores of a run that is over (API.md, Dialect Published, node
/// transitions). Secure values are replaced by the placeholder in all of it.
struct ExecutionData
{
    /// One thing of the run: an action, or the beginning or end of the flow or of a task.
    struct Item
    {
        std::string kind; ///< as in the file, such as actionCallData
        std::string id;   ///< of this item alone
        std::string nodeId = {};
        Instant at = {}; ///< wall time
        std::string outputPathId = {};
        Json content = Json::object(); ///< what the file says besides
        std::optional<RunError> error = {};
        std::vector<Item> nested = {};
    };
    std::vector<Item> items;
};

/// Only for runs that are over.
[[nodiscard]] ExecutionData executionDataOf(const Execution &execution);

/// The file behind a downloadUri: {flow: {…, execution: […]}}.
[[nodiscard]] Json executionDataFile(const Execution &execution);

/// The body of the topic v2.flows.instances.flow.{id}, with up to 200 items; `historyUri` leads to the file for
/// `historyTtl`.
[[nodiscard]] Json executionHistory(const Execution &execution, const std::string &historyUri,
                                    std::chrono::seconds historyTtl);

/// FLOW_EXIT, FLOW_ERROR_EXIT and so on; only for runs that are over.
[[nodiscard]] std::string flowExitReason(const Execution &execution);

/// The type as the platform's queries and data write it, such as workflow.
[[nodiscard]] std::string lowerFlowType(const FlowDefinition &flow);

} // namespace flowconsole::simulator
