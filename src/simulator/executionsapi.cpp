#include "executionsapi.h"

#include "simulator/executionanswers.h"
#include "simulator/launchrequest.h"

namespace flowconsole::simulator {

ExecutionsApi::ExecutionsApi(const FlowCatalogue &catalogue, ExecutionRegister &executions)
    : m_catalogue(catalogue), m_executions(executions)
{}

std::optional<ApiAnswer> ExecutionsApi::answer(const ApiCall &call)
{
    const auto &path = call.path;
    if (path.size() < 2 || path.size() > 3 || path[0] != "flows" || path[1] != "executions") {
        return std::nullopt;
    }
    if (path.size() == 2) {
        return call.isMethod("POST") ? launch(call) : methodNotAllowed(call, "POST");
    }
    return call.isGet() ? look(call, path[2]) : methodNotAllowed(call, "GET, HEAD");
}

ApiAnswer ExecutionsApi::launch(const ApiCall &call)
{
    if (auto failure = call.lacks({"architect:flow:launch", "flow:execution:write"})) {
        return *std::move(failure);
    }
    if (auto failure = call.lacksScope({"architect", "flow:execution:write"})) {
        return *std::move(failure);
    }
    auto checked = checkLaunch(call.request.body, m_catalogue);
    if (!checked) {
        return checked.error();
    }
    CheckedLaunch launch = std::move(checked).value();
    const Execution &execution = m_executions.launch(launch.flow, *launch.version, std::move(launch.values),
                                                     launch.shape, launch.name, call.now);
    return jsonAnswer(launch.shape == AnswerShape::FlowExecutions ? 201 : 200, launchAnswer(execution));
}

ApiAnswer ExecutionsApi::look(const ApiCall &call, const std::string &id)
{
    if (auto failure = call.lacks({"architect:flowExecution:view", "flow:execution:read"})) {
        return *std::move(failure);
    }
    if (auto failure = call.lacksScope({"architect:readonly", "architect", "flow:execution:read"})) {
        return *std::move(failure);
    }
    const Execution *execution = m_executions.look(id, call.now);
    if (execution == nullptr) {
        return entityNotFound("flow execution", id);
    }
    return jsonAnswer(200, executionAnswer(*execution, call.contextId));
}

} // namespace flowconsole::simulator
