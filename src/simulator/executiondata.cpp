#include "executiondata.h"

#include "simulator/flowcatalogue.h"
#include "simulator/flowconfiguration.h"

#include <QString>

#include <algorithm>

namespace flowconsole::simulator {

namespace {

constexpr std::size_t mostPushedItems = 200;

using Item = ExecutionData::Item;

/// Puts the steps of a run together to items: what a task does lies inside the action that called it.
class ItemBuilder final
{
public:
    explicit ItemBuilder(const Execution &execution)
        : m_execution(execution), m_version(execution.run->version())
    {}

    [[nodiscard]] std::vector<Item> build();

private:
    void begin(const Step &step, const Node &node);
    void finish(const Step &step, const Node &node, const Node *next);
    void fail(const Step &step);
    [[nodiscard]] Item item(std::string kind, Instant at);
    [[nodiscard]] std::vector<Item> &level();
    [[nodiscard]] std::string wayOut(const Node &node, const Node *next, bool failed) const;
    [[nodiscard]] Json contentOf(const Step &step, const Node &node, const std::string &pathId) const;

    const Execution &m_execution;
    const FlowVersion &m_version;
    std::vector<Item> m_items;
    std::vector<Item> m_open; ///< actions that call a task, outermost first
    std::size_t m_made = 0;
    bool m_failed = false; ///< the node that the run is in has failed
};

Json namedValue(const std::string &variable, const Json &value)
{
    return {{"variableName", "Flow." + variable}, {"value", value}};
}

Item ItemBuilder::item(std::string kind, Instant at)
{
    // The same run gives the same ids each time that it is looked at.
    const std::string id = nameBasedId("item " + m_execution.id + " " + std::to_string(++m_made));
    return {std::move(kind), id, {}, m_execution.scale.toWall(at)};
}

std::vector<Item> &ItemBuilder::level()
{
    return m_open.empty() ? m_items : m_open.back().nested;
}

std::vector<Item> ItemBuilder::build()
{
    const FlowRun &run = *m_execution.run;
    Item started = item("startedFlow", m_execution.scale.origin);
    started.content = {{"languageTag", "en-us"}, {"variables", Json::array()}};
    m_items.push_back(std::move(started));
    const auto &steps = run.steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Node *node = m_version.node(steps[i].nodeId);
        const Node *next = nullptr;
        for (std::size_t k = i + 1; k < steps.size() && next == nullptr; ++k) {
            next = steps[k].kind == StepKind::Enter ? m_version.node(steps[k].nodeId) : nullptr;
        }
        switch (steps[i].kind) {
        case StepKind::Enter:
            begin(steps[i], *node);
            break;
        case StepKind::Exit:
            finish(steps[i], *node, next);
            break;
        case StepKind::Error:
            fail(steps[i]);
            break;
        }
    }
    while (!m_open.empty()) {
        Item unfinished = std::move(m_open.back());
        m_open.pop_back();
        level().push_back(std::move(unfinished));
    }
    Item ended = item("endedFlow", *run.ended());
    ended.content = {{"flowExitReason", flowExitReason(m_execution)}, {"outputVariables", Json::array()}};
    for (const auto &[name, value] : run.outputs()) {
        ended.content["outputVariables"].push_back(namedValue(name, value));
    }
    m_items.push_back(std::move(ended));
    return std::move(m_items);
}

void ItemBuilder::begin(const Step &step, const Node &node)
{
    m_failed = false;
    Item begun = item(actionKind(node.behaviour), step.at);
    begun.nodeId = node.id;
    if (std::holds_alternative<StartNode>(node.behaviour)) {
        const Task *task = m_version.task(node.task);
        begun.content = {{"taskId", node.task.empty() ? node.id : node.task},
                         {"taskName", task == nullptr ? m_execution.flow->name : task->name},
                         {"variables", Json::array()}};
    } else {
        begun.content = {{"actionId", node.id},
                         {"actionName", node.name},
                         {"trackingId", trackingId(m_version, node.id)},
                         {"executionId", begun.id}};
    }
    if (std::holds_alternative<TaskNode>(node.behaviour)) {
        m_open.push_back(std::move(begun));
    } else {
        level().push_back(std::move(begun));
    }
}

void ItemBuilder::finish(const Step &step, const Node &node, const Node *next)
{
    if (std::holds_alternative<TaskNode>(node.behaviour) && !m_open.empty()) {
        Item called = std::move(m_open.back());
        m_open.pop_back();
        level().push_back(std::move(called));
    }
    auto &items = level();
    const auto open = std::ranges::find(items.rbegin(), items.rend(), node.id, &Item::nodeId);
    if (open == items.rend()) {
        return;
    }
    if (std::holds_alternative<EndNode>(node.behaviour)) {
        open->kind = node.task.empty() ? open->kind : "endedTask";
        open->content["reason"] = step.detail;
        return;
    }
    if (!std::holds_alternative<StartNode>(node.behaviour)) {
        open->outputPathId = wayOut(node, next, m_failed);
        open->content.update(contentOf(step, node, open->outputPathId));
    }
}

void ItemBuilder::fail(const Step &step)
{
    m_failed = true;
    Item failed = item("eventError", step.at);
    failed.nodeId = step.nodeId;
    failed.error = step.error;
    failed.content["context"] = {{"reason", step.error->code},
                                 {"message", step.error->message},
                                 {"executionId", failed.id},
                                 {"actionId", step.nodeId}};
    level().push_back(std::move(failed));
}

std::string ItemBuilder::wayOut(const Node &node, const Node *next, bool failed) const
{
    if (failed) {
        return "__FAILURE__";
    }
    const auto leads = [&](const Edge &edge) {
        return edge.from == node.id && edge.trigger != EdgeTrigger::Failure &&
               (next == nullptr || edge.to == next->id);
    };
    const auto edge = std::ranges::find_if(m_version.edges, leads);
    const std::string path = edge == m_version.edges.end() ? "__DEFAULT__" : outputPathId(*edge);
    if (path != "__DEFAULT__") {
        return path;
    }
    const bool canFail = std::holds_alternative<DataActionNode>(node.behaviour) ||
                         std::holds_alternative<CallbackNode>(node.behaviour) ||
                         std::holds_alternative<CollectInputNode>(node.behaviour);
    return std::holds_alternative<DecisionNode>(node.behaviour) ? "__NO__" : canFail ? "__SUCCESS__" : path;
}

std::string outputPathName(const std::string &pathId, const std::string &detail)
{
    static const std::map<std::string, std::string> names = {{"__DEFAULT__", ""},  {"__YES__", "Yes"},
                                                             {"__NO__", "No"},     {"__SUCCESS__", "Success"},
                                                             {"__LOOP__", "Loop"}, {"__FAILURE__", "Failure"}};
    const auto found = names.find(pathId);
    return found == names.end() ? detail : found->second;
}

Json ItemBuilder::contentOf(const Step &step, const Node &node, const std::string &pathId) const
{
    Json content = Json::object();
    if (const std::string name = outputPathName(pathId, step.detail); !name.empty()) {
        content["outputPathName"] = name;
    }
    const bool isAction = std::holds_alternative<DataActionNode>(node.behaviour);
    Json values = Json::array();
    for (const VariableChange &change : step.changes) {
        values.push_back(isAction ? Json{{"outputName", change.variable}, {"value", change.after}}
                                  : namedValue(change.variable, change.after));
    }
    if (std::holds_alternative<SetVariableNode>(node.behaviour)) {
        content["statements"] = std::move(values);
    } else if (std::holds_alternative<DecisionNode>(node.behaviour)) {
        content["inputData"] = {{"condition", pathId == "__YES__"}};
    } else if (isAction) {
        content["inputData"] = Json::object();
        content["outputData"] = {
            {pathId == "__FAILURE__" ? "failureOutputs" : "successOutputs", std::move(values)}};
    } else {
        content["outputVariables"] = std::move(values);
    }
    return content;
}

Json fileItem(const Item &item)
{
    Json content = item.content;
    content["dateTime"] = isoTime(item.at);
    if (!item.outputPathId.empty()) {
        content["outputPathId"] = item.outputPathId;
    }
    if (!item.nested.empty()) {
        content["execution"] = Json::array();
        for (const Item &inner : item.nested) {
            content["execution"].push_back(fileItem(inner));
        }
    }
    Json entry = Json::object();
    entry[item.kind] = std::move(content);
    return entry;
}

void addHistory(const std::vector<Item> &items, Json &list)
{
    for (const Item &item : items) {
        Json entry = Json::object();
        entry["objectType"] = item.kind;
        entry["objectId"] = item.nodeId;
        entry["executionId"] = item.id;
        entry["startDateTime"] = isoTime(item.at);
        if (!item.outputPathId.empty()) {
            entry["outputPathId"] = item.outputPathId;
        }
        if (item.error) {
            entry["error"] = {
                {"reason", item.error->code}, {"executionId", item.id}, {"objectId", item.error->nodeId}};
        }
        list.push_back(std::move(entry));
        addHistory(item.nested, list);
    }
}

} // namespace

std::string flowExitReason(const Execution &execution)
{
    const bool isCall = !execution.conversationId.empty();
    switch (execution.run->status()) {
    case RunStatus::Running:
    case RunStatus::Terminated:
        return "DISCONNECT";
    case RunStatus::Completed:
        return isCall ? "FLOW_DISCONNECT" : "FLOW_EXIT";
    case RunStatus::Failed:
        return isCall ? "FLOW_ERROR_DISCONNECT" : "FLOW_ERROR_EXIT";
    }
    return "UNKNOWN";
}

std::string lowerFlowType(const FlowDefinition &flow)
{
    return QString::fromStdString(flow.type).toLower().toStdString();
}

ExecutionData executionDataOf(const Execution &execution)
{
    return {ItemBuilder(execution).build()};
}

Json executionDataFile(const Execution &execution)
{
    const FlowVersion &version = execution.run->version();
    Json flow = Json::object();
    flow["executionId"] = execution.id;
    if (!execution.conversationId.empty()) {
        flow["conversationId"] = execution.conversationId;
    }
    flow["division"] = {{"id", nameBasedId("division " + execution.flow->division)}};
    flow["flowId"] = execution.flow->id;
    flow["flowName"] = execution.flow->name;
    flow["flowType"] = lowerFlowType(*execution.flow);
    flow["flowVersion"] = version.id;
    flow["startDateTime"] = isoTime(execution.scale.origin);
    flow["endDateTime"] = isoTime(execution.scale.toWall(*execution.run->ended()));
    flow["flowExitReason"] = flowExitReason(execution);
    flow["logLevel"] = "all";
    flow["isTruncated"] = false;
    flow["isSecure"] = std::ranges::any_of(version.variables, &Variable::secure);
    flow["flowIsDebug"] = false;
    flow["execution"] = Json::array();
    for (const Item &item : executionDataOf(execution).items) {
        flow["execution"].push_back(fileItem(item));
    }
    Json file = Json::object();
    file["flow"] = std::move(flow);
    return file;
}

Json executionHistory(const Execution &execution, const std::string &historyUri,
                      std::chrono::seconds historyTtl)
{
    const FlowRun &run = *execution.run;
    Json items = Json::array();
    addHistory(executionDataOf(execution).items, items);
    const bool isTruncated = items.size() > mostPushedItems;
    if (isTruncated) {
        items.erase(items.begin() + mostPushedItems, items.end());
    }
    Json body = Json::object();
    body["executionId"] = execution.id;
    if (!execution.conversationId.empty()) {
        body["conversationId"] = execution.conversationId;
    }
    body["divisionId"] = nameBasedId("division " + execution.flow->division);
    body["flowId"] = execution.flow->id;
    body["flowType"] = lowerFlowType(*execution.flow);
    body["flowVersion"] = run.version().id;
    body["flowIsDebug"] = false;
    body["startDateTime"] = isoTime(execution.scale.origin);
    body["endDateTime"] = isoTime(execution.scale.toWall(*run.ended()));
    body["flowExitReason"] = flowExitReason(execution);
    body["execution"] = std::move(items);
    body["executionItemsTruncated"] = isTruncated;
    body["errors"] = Json::array();
    if (const auto &error = run.error()) {
        body["errors"].push_back(
            {{"reason", error->code}, {"executionId", execution.id}, {"objectId", error->nodeId}});
    }
    body["warnings"] = Json::array();
    body["executionHistoryUri"] = historyUri;
    body["executionHistoryUriTtl"] = historyTtl.count();
    return body;
}

} // namespace flowconsole::simulator
