#include "flowchecks.h"

#include <algorithm>
#include <set>

namespace flowconsole::simulator {

namespace {

using Checked = Result<Done, FlowProblem>;

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Checked checkStarts(const FlowVersion &version, const std::string &task, const std::string &pointer)
{
    const auto starts = std::ranges::count_if(version.nodes, [&task](const Node &node) {
        return node.task == task && std::holds_alternative<StartNode>(node.behaviour);
    });
    if (starts == 1) {
        return Done{};
    }
    return FlowProblem{pointer + "/nodes",
                       QStringLiteral("There are %1 start nodes. A version has exactly one, and so has each of "
                                      "its tasks.")
                           .arg(starts)};
}

Checked checkNodeNames(const FlowVersion &version, const std::string &pointer)
{
    std::set<std::string> seen;
    for (const Node &node : version.nodes) {
        if (!seen.insert(node.id).second) {
            return FlowProblem{node.place + "/id",
                               QStringLiteral("Another node has the id “%1” already. Give this one its own.")
                                   .arg(shown(node.id))};
        }
    }
    if (const auto starts = checkStarts(version, {}, pointer); !starts) {
        return starts;
    }
    std::set<std::string> taskIds;
    for (const Task &task : version.tasks) {
        if (!taskIds.insert(task.id).second) {
            return FlowProblem{task.place + "/id",
                               QStringLiteral("Another task has the id “%1” already. Give this one its own.")
                                   .arg(shown(task.id))};
        }
        if (const auto starts = checkStarts(version, task.id, task.place); !starts) {
            return starts;
        }
    }
    return Done{};
}

/// Every task that is run when this one is, however deep.
void collectTasks(const FlowVersion &version, const std::string &task, std::set<std::string> &found)
{
    for (const Node &node : version.nodes) {
        const auto *call = std::get_if<TaskNode>(&node.behaviour);
        if (node.task == task && call != nullptr && found.insert(call->task).second) {
            collectTasks(version, call->task, found);
        }
    }
}

Checked checkTasks(const FlowVersion &version)
{
    for (const Node &node : version.nodes) {
        const auto *call = std::get_if<TaskNode>(&node.behaviour);
        if (call != nullptr && version.task(call->task) == nullptr) {
            return FlowProblem{
                node.place + "/task",
                QStringLiteral("There is no task “%1”. Name one of this version.").arg(shown(call->task))};
        }
    }
    for (const Task &task : version.tasks) {
        std::set<std::string> inside;
        collectTasks(version, task.id, inside);
        if (inside.contains(task.id)) {
            return FlowProblem{task.place,
                               QStringLiteral("“%1” runs itself. Use a loop instead.").arg(shown(task.id))};
        }
    }
    return Done{};
}

bool triggerFits(const Edge &edge, const Node &from)
{
    switch (edge.trigger) {
    case EdgeTrigger::Next:
        return true;
    case EdgeTrigger::Choice:
        return std::holds_alternative<MenuNode>(from.behaviour);
    case EdgeTrigger::When:
        return std::holds_alternative<DecisionNode>(from.behaviour);
    case EdgeTrigger::Failure:
        return std::holds_alternative<DataActionNode>(from.behaviour) ||
               std::holds_alternative<CallbackNode>(from.behaviour) ||
               std::holds_alternative<TaskNode>(from.behaviour) ||
               std::holds_alternative<MenuNode>(from.behaviour) ||
               std::holds_alternative<CollectInputNode>(from.behaviour);
    case EdgeTrigger::Each:
        return std::holds_alternative<LoopNode>(from.behaviour);
    }
    return false;
}

Checked checkEdge(const FlowVersion &version, const Edge &edge, const std::string &pointer)
{
    const Node *from = version.node(edge.from);
    if (from == nullptr) {
        return FlowProblem{
            pointer + "/from",
            QStringLiteral("There is no node “%1”. Name one of this version.").arg(shown(edge.from))};
    }
    const Node *to = version.node(edge.to);
    if (to == nullptr) {
        return FlowProblem{
            pointer + "/to",
            QStringLiteral("There is no node “%1”. Name one of this version.").arg(shown(edge.to))};
    }
    if (from->task != to->task) {
        return FlowProblem{
            pointer + "/to",
            QStringLiteral(
                "“%1” belongs to another task. Edges stay in their own; a task node leads to another.")
                .arg(shown(edge.to))};
    }
    if (edge.again && !std::holds_alternative<LoopNode>(to->behaviour)) {
        return FlowProblem{pointer + "/again", QStringLiteral("Only a loop is come back to. Remove “again”.")};
    }
    if (std::holds_alternative<StartNode>(to->behaviour)) {
        return FlowProblem{pointer + "/to",
                           QStringLiteral("A start node cannot be entered again. Go to the node "
                                          "after it.")};
    }
    if (std::holds_alternative<EndNode>(from->behaviour)) {
        return FlowProblem{
            pointer + "/from",
            QStringLiteral("“%1” is an end; nothing follows it. Remove the edge.").arg(shown(edge.from))};
    }
    if (!triggerFits(edge, *from)) {
        return FlowProblem{pointer,
                           QStringLiteral("An edge from a node of the kind %1 cannot have this trigger. "
                                          "Remove choice, when or on.")
                               .arg(shown(kindName(from->behaviour)))};
    }
    const auto same = std::ranges::count_if(version.edges, [&edge](const Edge &other) {
        return other.from == edge.from && other.trigger == edge.trigger && other.choice == edge.choice &&
               edge.trigger != EdgeTrigger::When;
    });
    if (same > 1) {
        return FlowProblem{
            pointer,
            QStringLiteral("Another edge leaves “%1” on the same trigger. Keep one.").arg(shown(edge.from))};
    }
    return Done{};
}

bool hasEdge(const FlowVersion &version, const Node &node, EdgeTrigger trigger, const std::string &choice = {})
{
    return std::ranges::any_of(version.edges, [&](const Edge &edge) {
        return edge.from == node.id && edge.trigger == trigger && edge.choice == choice;
    });
}

Checked checkMenuEdges(const FlowVersion &version, const Node &node, const MenuNode &menu,
                       const std::string &pointer)
{
    std::set<std::string> digits;
    for (const MenuChoice &choice : menu.choices) {
        if (!digits.insert(choice.digit).second) {
            return FlowProblem{
                pointer + "/choices",
                QStringLiteral("The key %1 is offered twice. Keep one.").arg(shown(choice.digit))};
        }
        if (!hasEdge(version, node, EdgeTrigger::Choice, choice.digit) &&
            !hasEdge(version, node, EdgeTrigger::Next)) {
            return FlowProblem{
                pointer + "/choices",
                QStringLiteral("No edge leaves “%1” for the key %2. Add one with that choice, or one "
                               "without a trigger.")
                    .arg(shown(node.id), shown(choice.digit))};
        }
    }
    for (const Edge &edge : version.edges) {
        if (edge.from == node.id && edge.trigger == EdgeTrigger::Choice && !digits.contains(edge.choice)) {
            return FlowProblem{pointer + "/choices",
                               QStringLiteral("An edge waits for the key %1, which “%2” does not "
                                              "offer. Add the choice or remove the edge.")
                                   .arg(shown(edge.choice), shown(node.id))};
        }
    }
    return Done{};
}

Checked checkWaysOut(const FlowVersion &version, const Node &node, const std::string &pointer)
{
    if (std::holds_alternative<EndNode>(node.behaviour)) {
        return Done{};
    }
    if (const auto *menu = std::get_if<MenuNode>(&node.behaviour)) {
        return checkMenuEdges(version, node, *menu, pointer);
    }
    if (std::holds_alternative<LoopNode>(node.behaviour)) {
        const auto comesBack = [&node](const Edge &edge) { return edge.to == node.id && edge.again; };
        if (!hasEdge(version, node, EdgeTrigger::Each) || std::ranges::none_of(version.edges, comesBack)) {
            return FlowProblem{
                pointer,
                QStringLiteral("The loop “%1” needs an edge with “on”: “each” that leads on to a turn, and one "
                               "with “again” that brings the turn back.")
                    .arg(shown(node.id))};
        }
    }
    if (!hasEdge(version, node, EdgeTrigger::Next)) {
        return FlowProblem{
            pointer,
            QStringLiteral("“%1” has no edge without a trigger to leave by. Add one.").arg(shown(node.id))};
    }
    return Done{};
}

Checked checkReachable(const FlowVersion &version)
{
    std::vector<std::string> waiting = {version.startOf()->id};
    std::set<std::string> reached(waiting.begin(), waiting.end());
    while (!waiting.empty()) {
        const Node &from = *version.node(waiting.back());
        waiting.pop_back();
        if (const auto *call = std::get_if<TaskNode>(&from.behaviour)) {
            if (const Node *start = version.startOf(call->task); reached.insert(start->id).second) {
                waiting.push_back(start->id);
            }
        }
        for (const Edge &edge : version.edges) {
            if (edge.from == from.id && reached.insert(edge.to).second) {
                waiting.push_back(edge.to);
            }
        }
    }
    for (const Node &node : version.nodes) {
        if (!reached.contains(node.id)) {
            return FlowProblem{
                node.place,
                QStringLiteral("“%1” cannot be reached from the start. Lead an edge to it or remove it.")
                    .arg(shown(node.id))};
        }
    }
    return Done{};
}

Checked checkConditions(const FlowVersion &version, const Edge &edge, const std::string &pointer)
{
    if (!edge.condition) {
        return Done{};
    }
    for (const Condition::Use &use : edge.condition->uses()) {
        const Variable *variable = version.variable(use.variable);
        if (variable == nullptr) {
            return FlowProblem{pointer + "/when",
                               QStringLiteral("There is no variable “%1”. Declare it or correct its "
                                              "name.")
                                   .arg(shown(use.variable))};
        }
        if (use.alone && variable->type != ValueType::Boolean) {
            return FlowProblem{
                pointer + "/when",
                QStringLiteral("“%1” is of the type %2 and cannot stand alone as a condition. Compare it "
                               "with something, or write exists(%1).")
                    .arg(shown(use.variable), shown(typeName(variable->type)))};
        }
        const bool bothNumbers = isNumber(use.literal) &&
                                 (variable->type == ValueType::Integer || variable->type == ValueType::Number);
        if (!use.literal.is_null() && !bothNumbers && !fits(use.literal, variable->type)) {
            return FlowProblem{
                pointer + "/when",
                QStringLiteral("“%1” is of the type %2 and cannot equal %3. Compare it "
                               "with a value of its type.")
                    .arg(shown(use.variable), shown(typeName(variable->type)), shown(writeJson(use.literal)))};
        }
    }
    return Done{};
}

Checked checkVersion(const FlowVersion &version, const std::string &pointer)
{
    if (const auto variables = checkVariables(version, pointer); !variables) {
        return variables;
    }
    if (const auto names = checkNodeNames(version, pointer); !names) {
        return names;
    }
    if (const auto tasks = checkTasks(version); !tasks) {
        return tasks;
    }
    for (const Edge &edge : version.edges) {
        if (const auto sound = checkEdge(version, edge, edge.place); !sound) {
            return sound;
        }
        if (const auto condition = checkConditions(version, edge, edge.place); !condition) {
            return condition;
        }
    }
    for (const Node &node : version.nodes) {
        if (const auto waysOut = checkWaysOut(version, node, node.place); !waysOut) {
            return waysOut;
        }
        if (const auto variables = checkNodeVariables(version, node, node.place); !variables) {
            return variables;
        }
    }
    return checkReachable(version);
}

} // namespace

Result<Done, FlowProblem> checkFlow(const FlowDefinition &flow)
{
    for (std::size_t i = 0; i < flow.versions.size(); ++i) {
        if (const auto version = checkVersion(flow.versions[i], "/versions/" + std::to_string(i)); !version) {
            return version;
        }
    }
    return Done{};
}

} // namespace flowconsole::simulator
