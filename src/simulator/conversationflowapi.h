#pragma once

#include "simulator/apipart.h"
#include "simulator/executionregister.h"
#include "simulator/flowcatalogue.h"

namespace flowconsole::simulator {

/// The dialect ConversationFlow but for its webhooks: POST /conversations/flow/{flowId}, GET
/// /conversations/{id} and POST /conversations/{id}/terminate, of executions that were launched by it. Thread:
/// the organisation's.
class ConversationFlowApi final : public ApiPart
{
public:
    ConversationFlowApi(const FlowCatalogue &catalogue, ExecutionRegister &executions);

    /// Nothing also for conversations of other dialects.
    std::optional<ApiAnswer> answer(const ApiCall &call) override;

private:
    [[nodiscard]] ApiAnswer launch(const ApiCall &call, const std::string &flowId);
    [[nodiscard]] ApiAnswer look(const ApiCall &call, const Execution &execution) const;
    /// Ends a run that goes on. One that is over stays as it is and is answered likewise, so that an end that
    /// crosses the request is no failure.
    [[nodiscard]] ApiAnswer terminate(const ApiCall &call, const Execution &execution);

    const FlowCatalogue &m_catalogue;
    ExecutionRegister &m_executions;
};

} // namespace flowconsole::simulator
