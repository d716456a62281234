#include "flowconfiguration.h"

#include "simulator/flowcatalogue.h"

#include <QString>

#include <algorithm>
#include <ranges>

namespace flowconsole::simulator {

namespace {

constexpr int firstTrackingId = 10;

/// How the platform names a kind: in execution data and in configurations.
struct KindNames
{
    const char *action;
    const char *type;
};

struct NamesOfKind
{
    KindNames operator()(const StartNode &) const { return {"startedTask", "State"}; }
    KindNames operator()(const PromptNode &) const { return {"actionPlayAudio", "PlayAudioAction"}; }
    KindNames operator()(const MenuNode &) const { return {"actionDigitalMenu", "DigitalMenuAction"}; }
    KindNames operator()(const CollectInputNode &) const
    {
        return {"actionCollectInput", "CollectInputAction"};
    }
    KindNames operator()(const DecisionNode &) const { return {"actionDecision", "DecisionAction"}; }
    KindNames operator()(const SetVariableNode &) const { return {"actionUpdateData", "UpdateVariableAction"}; }
    KindNames operator()(const DataActionNode &) const { return {"actionCallData", "DataAction"}; }
    KindNames operator()(const CallbackNode &) const
    {
        return {"actionCreateCallback", "CreateCallbackAction"};
    }
    KindNames operator()(const LoopNode &) const { return {"actionLoop", "LoopAction"}; }
    KindNames operator()(const TaskNode &) const { return {"actionCallTask", "CallTaskAction"}; }
    KindNames operator()(const SetOutcomeNode &) const
    {
        return {"actionSetFlowOutcome", "SetFlowOutcomeAction"};
    }
    KindNames operator()(const MilestoneNode &) const
    {
        return {"actionAddFlowMilestone", "AddFlowMilestoneAction"};
    }
    KindNames operator()(const QueueTransferNode &) const
    {
        return {"actionTransferToAcd", "TransferAcdAction"};
    }
    KindNames operator()(const WaitNode &) const { return {"actionWait", "WaitAction"}; }
    KindNames operator()(const EndNode &) const { return {"actionEndTask", "EndTaskAction"}; }
};

/// The editor's words for the types of variables.
struct TypeNames
{
    const char *variable;
    const char *value;
};

TypeNames typeNames(ValueType type)
{
    switch (type) {
    case ValueType::String:
        return {"StringVariable", "str"};
    case ValueType::Integer:
        return {"IntegerVariable", "int"};
    case ValueType::Number:
        return {"DecimalVariable", "dec"};
    case ValueType::Boolean:
        return {"BooleanVariable", "bln"};
    case ValueType::Array:
        return {"StringVariable", "str_coll"};
    case ValueType::Object:
        return {"JsonVariable", "json"};
    }
    return {"StringVariable", "str"};
}

Json variableOf(const FlowDefinition &flow, const Variable &variable)
{
    const TypeNames names = typeNames(variable.type);
    const bool isShown = variable.defaultValue && !variable.secure;
    Json entry = Json::object();
    entry["description"] = variable.description;
    entry["id"] = nameBasedId("variable " + flow.id + " " + variable.name);
    entry["isCollection"] = variable.type == ValueType::Array;
    entry["isInternal"] = variable.role == VariableRole::Internal;
    entry["isOutput"] = variable.isOutput();
    entry["isInput"] = variable.isInput();
    entry["isSecure"] = variable.secure;
    entry["version"] = "1.0";
    entry["__type"] = names.variable;
    entry["name"] = "Flow." + variable.name;
    entry["initialValue"] = {{"text", isShown ? spoken(*variable.defaultValue) : std::string()},
                             {"type", names.value},
                             {"version", 2}};
    return entry;
}

const char *outputLabel(const Edge &edge)
{
    switch (edge.trigger) {
    case EdgeTrigger::Next:
        return "Default";
    case EdgeTrigger::Choice:
        return "Choice";
    case EdgeTrigger::When:
        return "Yes";
    case EdgeTrigger::Failure:
        return "Failure";
    case EdgeTrigger::Each:
        return "Loop";
    }
    return "Default";
}

Json actionOf(const FlowVersion &version, const Node &node)
{
    Json action = Json::object();
    action["trackingId"] = trackingId(version, node.id);
    action["id"] = node.id;
    action["name"] = node.name;
    action["__type"] = std::visit(NamesOfKind{}, node.behaviour).type;
    Json paths = Json::array();
    for (const Edge &edge : version.edges) {
        if (edge.from != node.id) {
            continue;
        }
        if (edge.trigger == EdgeTrigger::Next) {
            action["nextAction"] = edge.to;
            continue;
        }
        const std::string label = edge.choice.empty() ? outputLabel(edge) : edge.choice;
        paths.push_back({{"nextActionId", edge.to}, {"label", label}, {"outputId", outputPathId(edge)}});
    }
    if (!paths.empty()) {
        action["paths"] = std::move(paths);
    }
    return action;
}

Json sequenceOf(const FlowVersion &version, const std::string &id, const std::string &name,
                const std::string &taskId)
{
    const Node *start = version.startOf(taskId);
    Json sequence = Json::object();
    sequence["startAction"] = start == nullptr ? std::string() : start->id;
    sequence["id"] = id;
    sequence["name"] = name;
    sequence["__type"] = taskId.empty() ? "State" : "Task";
    sequence["actionList"] = Json::array();
    for (const Node &node : version.nodes) {
        if (node.task == taskId) {
            sequence["actionList"].push_back(actionOf(version, node));
        }
    }
    sequence["variables"] = Json::array();
    return sequence;
}

} // namespace

std::string actionKind(const NodeBehaviour &behaviour)
{
    return std::visit(NamesOfKind{}, behaviour).action;
}

namespace {

template <std::size_t... index>
std::vector<std::string> kindsOf(std::index_sequence<index...>)
{
    std::vector<std::string> kinds;
    for (const char *kind : {NamesOfKind{}(std::variant_alternative_t<index, NodeBehaviour>{}).action...}) {
        if (std::string_view(kind).starts_with("action")) {
            kinds.emplace_back(kind);
        }
    }
    return kinds;
}

} // namespace

std::vector<std::string> actionKinds()
{
    return kindsOf(std::make_index_sequence<std::variant_size_v<NodeBehaviour>>{});
}

std::string outputPathId(const Edge &edge)
{
    switch (edge.trigger) {
    case EdgeTrigger::Next:
        return "__DEFAULT__";
    case EdgeTrigger::Choice:
        return edge.choice;
    case EdgeTrigger::When:
        return "__YES__";
    case EdgeTrigger::Failure:
        return "__FAILURE__";
    case EdgeTrigger::Each:
        return "__LOOP__";
    }
    return "__DEFAULT__";
}

int trackingId(const FlowVersion &version, std::string_view nodeId)
{
    const auto found = std::ranges::find(version.nodes, nodeId, &Node::id);
    return firstTrackingId + static_cast<int>(found - version.nodes.begin());
}

Json flowConfiguration(const FlowDefinition &flow, const FlowVersion &version)
{
    const std::string initial = nameBasedId("sequence " + flow.id);
    Json document = Json::object();
    document["nextTrackingNumber"] = firstTrackingId + static_cast<int>(version.nodes.size());
    document["defaultLanguage"] = "en-US";
    document["initialSequence"] = initial;
    document["name"] = flow.name;
    document["description"] = flow.description;
    document["supportedLanguages"] = {"en-US"};
    document["type"] = QString::fromStdString(flow.type).toLower().toStdString();
    document["flowMetaData"] = {{"flowDocumentVersion", "1.0"}, {"minimumServerVersion", "1.0"}};
    document["flowSequenceItemList"] = Json::array();
    document["flowSequenceItemList"].push_back(sequenceOf(version, initial, "Initial State", {}));
    for (const Task &task : version.tasks) {
        document["flowSequenceItemList"].push_back(sequenceOf(version, task.id, task.name, task.id));
    }
    document["variables"] = Json::array();
    for (const Variable &variable : version.variables) {
        document["variables"].push_back(variableOf(flow, variable));
    }
    return document;
}

} // namespace flowconsole::simulator
