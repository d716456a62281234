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

Checked checkNodeNames(const FlowVersion &version, const std::string &pointer)
{
    std::set<std::string> seen;
    std::size_t starts = 0;
    for (std::size_t i = 0; i < version.nodes.size(); ++i) {
        const Node &node = version.nodes[i];
        if (!seen.insert(node.id).second) {
            return FlowProblem{pointer + "/nodes/" + std::to_string(i) + "/id",
                               QStringLiteral("Another node has the id “%1” already. Give this one its own.")
                                   .arg(shown(node.id))};
        }
        starts += std::holds_alternative<StartNode>(node.behaviour) ? 1 : 0;
    }
    if (starts != 1) {
        return FlowProblem{pointer + "/nodes",
                           QStringLiteral("There are %1 start nodes. A version has exactly one.").arg(starts)};
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
               std::holds_alternative<MenuNode>(from.behaviour) ||
               std::holds_alternative<CollectInputNode>(from.behaviour);
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
    if (!hasEdge(version, node, EdgeTrigger::Next)) {
        return FlowProblem{
            pointer,
            QStringLiteral("“%1” has no edge without a trigger to leave by. Add one.").arg(shown(node.id))};
    }
    return Done{};
}

Checked checkReachable(const FlowVersion &version, const std::string &pointer)
{
    std::vector<std::string> waiting;
    for (const Node &node : version.nodes) {
        if (std::holds_alternative<StartNode>(node.behaviour)) {
            waiting.push_back(node.id);
        }
    }
    std::set<std::string> reached(waiting.begin(), waiting.end());
    while (!waiting.empty()) {
        const std::string from = waiting.back();
        waiting.pop_back();
        for (const Edge &edge : version.edges) {
            if (edge.from == from && reached.insert(edge.to).second) {
                waiting.push_back(edge.to);
            }
        }
    }
    for (std::size_t i = 0; i < version.nodes.size(); ++i) {
        if (!reached.contains(version.nodes[i].id)) {
            return FlowProblem{
                pointer + "/nodes/" + std::to_string(i),
                QStringLiteral("“%1” cannot be reached from the start. Lead an edge to it or remove it.")
                    .arg(shown(version.nodes[i].id))};
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
    for (std::size_t i = 0; i < version.edges.size(); ++i) {
        const std::string place = pointer + "/edges/" + std::to_string(i);
        if (const auto edge = checkEdge(version, version.edges[i], place); !edge) {
            return edge;
        }
        if (const auto condition = checkConditions(version, version.edges[i], place); !condition) {
            return condition;
        }
    }
    for (std::size_t i = 0; i < version.nodes.size(); ++i) {
        const std::string place = pointer + "/nodes/" + std::to_string(i);
        if (const auto waysOut = checkWaysOut(version, version.nodes[i], place); !waysOut) {
            return waysOut;
        }
        if (const auto variables = checkNodeVariables(version, version.nodes[i], place); !variables) {
            return variables;
        }
    }
    return checkReachable(version, pointer);
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
