#pragma once

#include "simulator/apipart.h"
#include "simulator/executionregister.h"
#include "simulator/flowcatalogue.h"

namespace flowconsole::simulator {

/// /flows/executions: launch and watch, of the dialects Published and FlowExecutions. Thread: the
/// organisation's.
class ExecutionsApi final : public ApiPart
{
public:
    ExecutionsApi(const FlowCatalogue &catalogue, ExecutionRegister &executions);

    std::optional<ApiAnswer> answer(const ApiCall &call) override;

private:
    [[nodiscard]] ApiAnswer launch(const ApiCall &call);
    [[nodiscard]] ApiAnswer look(const ApiCall &call, const std::string &id);

    const FlowCatalogue &m_catalogue;
    ExecutionRegister &m_executions;
};

} // namespace flowconsole::simulator
