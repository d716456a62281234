#include "flowdefinition.h"

#include <algorithm>
#include <array>

namespace flowconsole::simulator {

bool Variable::isInput() const
{
    return role == VariableRole::Input || role == VariableRole::InputOutput;
}

bool Variable::isOutput() const
{
    return role == VariableRole::Output || role == VariableRole::InputOutput;
}

std::string_view kindName(const NodeBehaviour &behaviour)
{
    // In the order of NodeBehaviour's alternatives.
    static constexpr std::array<std::string_view, std::variant_size_v<NodeBehaviour>> names = {
        "start",       "prompt",     "menu",          "collectInput", "decision",
        "setVariable", "dataAction", "callback",      "loop",         "task",
        "setOutcome",  "milestone",  "queueTransfer", "wait",         "end"};
    return names.at(behaviour.index());
}

const Variable *FlowVersion::variable(std::string_view name) const
{
    const auto found = std::ranges::find(variables, name, &Variable::name);
    return found == variables.end() ? nullptr : &*found;
}

const Node *FlowVersion::node(std::string_view nodeId) const
{
    const auto found = std::ranges::find(nodes, nodeId, &Node::id);
    return found == nodes.end() ? nullptr : &*found;
}

const Node *FlowVersion::startOf(std::string_view taskId) const
{
    const auto found = std::ranges::find_if(nodes, [taskId](const Node &node) {
        return node.task == taskId && std::holds_alternative<StartNode>(node.behaviour);
    });
    return found == nodes.end() ? nullptr : &*found;
}

const Task *FlowVersion::task(std::string_view taskId) const
{
    const auto found = std::ranges::find(tasks, taskId, &Task::id);
    return found == tasks.end() ? nullptr : &*found;
}

const FlowVersion *FlowDefinition::version(std::string_view versionId) const
{
    const auto found = std::ranges::find_if(versions, [versionId](const FlowVersion &version) {
        return version.id == versionId || version.id == std::string(versionId) + ".0";
    });
    return found == versions.end() ? nullptr : &*found;
}

std::string_view typeName(ValueType type)
{
    switch (type) {
    case ValueType::String:
        return "string";
    case ValueType::Integer:
        return "integer";
    case ValueType::Number:
        return "number";
    case ValueType::Boolean:
        return "boolean";
    case ValueType::Array:
        return "array";
    case ValueType::Object:
        return "object";
    }
    return "";
}

std::string_view outcomeName(OutcomeValue value)
{
    switch (value) {
    case OutcomeValue::Success:
        return "success";
    case OutcomeValue::Failure:
        return "failure";
    }
    return "";
}

bool fits(const Json &value, ValueType type)
{
    switch (type) {
    case ValueType::String:
        return value.is_string();
    case ValueType::Integer:
        return isWholeNumber(value);
    case ValueType::Number:
        return isNumber(value);
    case ValueType::Boolean:
        return value.is_boolean();
    case ValueType::Array:
        return value.is_array();
    case ValueType::Object:
        return value.is_object();
    }
    return false;
}

std::vector<std::string> namesInText(std::string_view text)
{
    std::vector<std::string> names;
    for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos) {
            break;
        }
        names.emplace_back(text.substr(at + 2, end - at - 2));
    }
    return names;
}

} // namespace flowconsole::simulator
