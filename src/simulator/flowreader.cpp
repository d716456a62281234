#include "flowreader.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>

namespace flowconsole::simulator {

namespace {

using Problem = std::optional<FlowProblem>;

template <class T>
std::optional<T> optionalMember(const Json &object, const char *name)
{
    return object.contains(name) ? std::optional<T>(object[name].get<T>()) : std::nullopt;
}

std::optional<Json> optionalValue(const Json &object, const char *name)
{
    return object.contains(name) ? std::optional<Json>(object[name]) : std::nullopt;
}

ValueType readType(const std::string &word)
{
    for (const ValueType type : {ValueType::String, ValueType::Integer, ValueType::Number, ValueType::Boolean,
                                 ValueType::Array, ValueType::Object}) {
        if (word == typeName(type)) {
            return type;
        }
    }
    return ValueType::String;
}

VariableRole readRole(const std::string &word)
{
    return word == "input"         ? VariableRole::Input
           : word == "output"      ? VariableRole::Output
           : word == "inputOutput" ? VariableRole::InputOutput
                                   : VariableRole::Internal;
}

Variable readVariable(const Json &document)
{
    Variable variable;
    variable.name = document["name"];
    variable.type = readType(document["type"]);
    variable.role = readRole(document["role"]);
    variable.required = document.value("required", false);
    variable.secure = document.value("secure", false);
    variable.title = document.value("title", std::string());
    variable.description = document.value("description", std::string());
    variable.format = document.value("format", std::string());
    variable.pattern = document.value("pattern", std::string());
    variable.defaultValue = optionalValue(document, "default");
    variable.examples = document.value("examples", std::vector<Json>());
    variable.enumeration = document.value("enum", std::vector<Json>());
    variable.minimum = optionalValue(document, "minimum");
    variable.maximum = optionalValue(document, "maximum");
    variable.minLength = optionalMember<std::size_t>(document, "minLength");
    variable.maxLength = optionalMember<std::size_t>(document, "maxLength");
    return variable;
}

Problem readEdge(const Json &document, const std::string &pointer, Edge &edge)
{
    edge.from = document["from"];
    edge.to = document["to"];
    const bool hasChoice = document.contains("choice");
    const bool hasWhen = document.contains("when");
    const bool hasEvent = document.contains("on");
    edge.again = document.value("again", false);
    if (int{hasChoice} + int{hasWhen} + int{hasEvent} > 1) {
        return FlowProblem{pointer,
                           QStringLiteral("An edge has at most one of choice, when and on. Split it.")};
    }
    if (hasChoice) {
        edge.trigger = EdgeTrigger::Choice;
        edge.choice = document["choice"];
    } else if (hasEvent) {
        edge.trigger = document["on"] == "each" ? EdgeTrigger::Each : EdgeTrigger::Failure;
    } else if (hasWhen) {
        edge.trigger = EdgeTrigger::When;
        auto condition = Condition::parse(document["when"].get<std::string>());
        if (!condition) {
            return FlowProblem{
                pointer + "/when",
                QStringLiteral("The condition cannot be understood at %1.").arg(condition.error().message)};
        }
        edge.condition = std::move(condition).value();
    }
    return std::nullopt;
}

/// Nodes and edges of the flow itself, whose task is empty, or of a task.
Problem readGraph(const Json &document, const std::string &pointer, const std::string &task,
                  FlowVersion &version)
{
    for (std::size_t i = 0; i < document["nodes"].size(); ++i) {
        Node node = readNode(document["nodes"][i]);
        node.task = task;
        node.place = pointer + "/nodes/" + std::to_string(i);
        version.nodes.push_back(std::move(node));
    }
    for (std::size_t i = 0; i < document["edges"].size(); ++i) {
        Edge edge;
        edge.place = pointer + "/edges/" + std::to_string(i);
        if (auto problem = readEdge(document["edges"][i], edge.place, edge)) {
            return problem;
        }
        version.edges.push_back(std::move(edge));
    }
    return std::nullopt;
}

Problem readVersion(const Json &document, const std::string &pointer, FlowVersion &version)
{
    version.id = std::to_string(document["version"].get<int>()) + ".0";
    const QDateTime published =
        QDateTime::fromString(QString::fromStdString(document["datePublished"]), Qt::ISODateWithMs);
    if (!published.isValid() || published.timeSpec() != Qt::UTC) {
        return FlowProblem{pointer + "/datePublished",
                           QStringLiteral("Not a time in UTC. Write for example 2026-03-09T08:15:00Z.")};
    }
    version.datePublished = Instant(Milliseconds(published.toMSecsSinceEpoch()));
    version.publishedBy = document["publishedBy"];
    for (const Json &variable : document.value("variables", Json::array())) {
        version.variables.push_back(readVariable(variable));
    }
    if (auto problem = readGraph(document, pointer, {}, version)) {
        return problem;
    }
    const Json tasks = document.value("tasks", Json::array());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Task &task = version.tasks.emplace_back(
            Task{tasks[i]["id"], tasks[i]["name"], pointer + "/tasks/" + std::to_string(i)});
        if (auto problem = readGraph(tasks[i], task.place, task.id, version)) {
            return problem;
        }
    }
    return std::nullopt;
}

} // namespace

Result<FlowDefinition, FlowProblem> readFlowDefinition(const Json &document)
{
    FlowDefinition flow;
    const QUuid id(QString::fromStdString(document["id"]));
    if (id.isNull()) {
        return FlowProblem{"/id", QStringLiteral("Not a UUID. Make a new one, for example with uuidgen.")};
    }
    flow.id = id.toString(QUuid::WithoutBraces).toStdString();
    flow.name = document["name"];
    flow.type = document["type"];
    flow.division = document["division"];
    flow.description = document.value("description", std::string());
    flow.enabled = document.value("enabled", true);
    int previous = 0;
    for (std::size_t i = 0; i < document["versions"].size(); ++i) {
        const Json &entry = document["versions"][i];
        const std::string pointer = "/versions/" + std::to_string(i);
        if (entry["version"].get<int>() <= previous) {
            return FlowProblem{
                pointer + "/version",
                QStringLiteral("Versions go up, oldest first. Give this one a higher number than the "
                               "one before it.")};
        }
        previous = entry["version"].get<int>();
        FlowVersion version;
        if (auto problem = readVersion(entry, pointer, version)) {
            return *problem;
        }
        flow.versions.push_back(std::move(version));
    }
    return flow;
}

} // namespace flowconsole::simulator
