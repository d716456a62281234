#include "conversationflowapi.h"

#include "simulator/conversationlaunch.h"

namespace flowconsole::simulator {

namespace {

constexpr std::size_t longestReason = 200;

std::string_view conversationStatus(RunStatus status)
{
    switch (status) {
    case RunStatus::Running:
        return "active";
    case RunStatus::Completed:
        return "closed";
    case RunStatus::Failed:
        return "error";
    case RunStatus::Terminated:
        return "terminated";
    }
    return "active";
}

void addPlace(const Execution &execution, Json &answer)
{
    const Node *node = execution.run->currentNode();
    if (node == nullptr) {
        return;
    }
    answer["currentNode"] = {
        {"nodeId", node->id}, {"nodeName", node->name}, {"nodeType", kindName(node->behaviour)}};
}

void addMarks(const FlowRun &run, const TimeScale &scale, Json &answer)
{
    Json outcomes = Json::array();
    for (const SetOutcome &outcome : run.outcomes()) {
        outcomes.push_back({{"name", outcome.name},
                            {"value", outcomeName(outcome.value)},
                            {"nodeId", outcome.nodeId},
                            {"timestamp", isoTime(scale.toWall(outcome.at))}});
    }
    Json milestones = Json::array();
    for (const ReachedMilestone &milestone : run.milestones()) {
        milestones.push_back({{"name", milestone.name},
                              {"nodeId", milestone.nodeId},
                              {"timestamp", isoTime(scale.toWall(milestone.at))}});
    }
    answer["outcomes"] = std::move(outcomes);
    answer["milestones"] = std::move(milestones);
}

void addEnd(const Execution &execution, const std::string &contextId, Json &answer)
{
    const FlowRun &run = *execution.run;
    if (!run.ended()) {
        return;
    }
    answer["endTime"] = isoTime(execution.scale.toWall(*run.ended()));
    answer["endReason"] = run.endReason();
    if (const auto &error = run.error()) {
        answer["errorInfo"] = failureBody({error->status, error->code, error->message}, contextId);
        answer["errorInfo"]["nodeId"] = error->nodeId;
    }
    Json outputs = Json::object();
    for (const auto &[name, value] : run.outputs()) {
        outputs[name] = value;
    }
    answer["outputs"] = std::move(outputs);
}

Json conversationAnswer(const Execution &execution, const std::string &contextId)
{
    Json answer = Json::object();
    answer["id"] = execution.conversationId;
    answer["conversationId"] = execution.conversationId;
    answer["executionId"] = execution.id;
    answer["flowId"] = execution.flow->id;
    answer["flowName"] = execution.flow->name;
    answer["flowVersion"] = execution.run->version().id;
    answer["status"] = conversationStatus(execution.run->status());
    answer["startTime"] = isoTime(execution.scale.origin);
    addPlace(execution, answer);
    addMarks(*execution.run, execution.scale, answer);
    addEnd(execution, contextId, answer);
    answer["selfUri"] = "/api/v2/conversations/" + execution.conversationId;
    return answer;
}

/// Nothing to say is allowed: the body may be absent.
Result<std::string, ApiFailure> readReason(const ApiCall &call)
{
    static const std::string unsaid = "Terminated by request";
    if (call.request.body.empty()) {
        return unsaid;
    }
    const auto body = call.body();
    if (!body) {
        return body.error();
    }
    if (!body.value().is_object()) {
        return ApiFailure{400, "bad.request", "The body must be a JSON object."};
    }
    const auto reason = body.value().find("reason");
    if (reason == body.value().end() || reason->is_null()) {
        return unsaid;
    }
    if (!reason->is_string() || reason->get_ref<const std::string &>().size() > longestReason) {
        return badField("reason", "reason must be text of at most 200 characters.");
    }
    return reason->get<std::string>();
}

} // namespace

ConversationFlowApi::ConversationFlowApi(const FlowCatalogue &catalogue, ExecutionRegister &executions)
    : m_catalogue(catalogue), m_executions(executions)
{}

std::optional<ApiAnswer> ConversationFlowApi::answer(const ApiCall &call)
{
    const auto &path = call.path;
    if (path.size() < 2 || path.size() > 3 || path[0] != "conversations") {
        return std::nullopt;
    }
    if (path.size() == 3 && path[1] == "flow") {
        return call.isMethod("POST") ? launch(call, path[2]) : methodNotAllowed(call, "POST");
    }
    const bool isTerminate = path.size() == 3 && path[2] == "terminate";
    if (path.size() == 3 && !isTerminate) {
        return std::nullopt;
    }
    const Execution *execution = m_executions.lookConversation(path[1], call.now);
    if (execution == nullptr || execution->shape != AnswerShape::ConversationFlow) {
        return isTerminate ? std::optional<ApiAnswer>(entityNotFound("conversation", path[1])) : std::nullopt;
    }
    if (isTerminate) {
        return call.isMethod("POST") ? terminate(call, *execution) : methodNotAllowed(call, "POST");
    }
    return call.isGet() ? look(call, *execution) : methodNotAllowed(call, "GET, HEAD");
}

ApiAnswer ConversationFlowApi::launch(const ApiCall &call, const std::string &flowId)
{
    if (auto failure = call.lacks({"flow:execute"})) {
        return *std::move(failure);
    }
    if (auto failure = call.lacksScope({"flow:execute"})) {
        return *std::move(failure);
    }
    const auto body = call.body();
    if (!body) {
        return body.error();
    }
    auto checked = checkConversationLaunch(flowId, body.value(), m_catalogue);
    if (!checked) {
        return checked.error();
    }
    ConversationLaunch launch = std::move(checked).value();
    const Execution &execution =
        m_executions.launch(launch.flow, launch.flow->latest(), std::move(launch.values),
                            AnswerShape::ConversationFlow, launch.flow->name, call.now);
    Json answer = Json::object();
    answer["conversationId"] = execution.conversationId;
    answer["id"] = execution.id;
    return jsonAnswer(200, answer);
}

ApiAnswer ConversationFlowApi::look(const ApiCall &call, const Execution &execution) const
{
    if (auto failure = call.lacks({"conversation:view"})) {
        return *std::move(failure);
    }
    if (auto failure = call.lacksScope({"conversation:view", "conversations", "conversations:readonly"})) {
        return *std::move(failure);
    }
    return jsonAnswer(200, conversationAnswer(execution, call.contextId));
}

ApiAnswer ConversationFlowApi::terminate(const ApiCall &call, const Execution &execution)
{
    if (auto failure = call.lacks({"flow:execute"})) {
        return *std::move(failure);
    }
    if (auto failure = call.lacksScope({"flow:execute"})) {
        return *std::move(failure);
    }
    const auto reason = readReason(call);
    if (!reason) {
        return reason.error();
    }
    m_executions.terminate(execution.id, reason.value(), call.now);
    return jsonAnswer(200, conversationAnswer(execution, call.contextId));
}

} // namespace flowconsole::simulator
