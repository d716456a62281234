#include "instancequery.h"

#include "simulator/executiondata.h"
#include "simulator/flowconfiguration.h"

#include <QDateTime>

#include <algorithm>

namespace flowconsole::simulator {

namespace {

enum class DataType { Text, Guid, Time };

/// What a run has under a key: none, one or several values.
using Values = std::function<std::vector<std::string>(const Execution &)>;

struct Criterion
{
    std::string_view key;
    DataType type;
    std::string_view description;
    Values values; ///< empty: no run here has any
};

std::string errorReason(const Execution &execution)
{
    return execution.run->error() ? execution.run->error()->code : std::string();
}

std::vector<std::string> oneUnlessEmpty(std::string text)
{
    return text.empty() ? std::vector<std::string>() : std::vector<std::string>{std::move(text)};
}

template <class Field>
std::vector<std::string> ofItems(const std::vector<ExecutionData::Item> &items, const Field &field)
{
    std::vector<std::string> values;
    for (const ExecutionData::Item &item : items) {
        if (item.kind.starts_with("action")) {
            values.push_back(field(item));
        }
        std::ranges::move(ofItems(item.nested, field), std::back_inserter(values));
    }
    return values;
}

template <class Field>
Values actions(Field field)
{
    return [field](const Execution &execution) { return ofItems(executionDataOf(execution).items, field); };
}

const std::vector<Criterion> &criteria()
{
    using DataItem = ExecutionData::Item;
    static const std::vector<Criterion> all = {
        {"FlowStartDateTime", DataType::Time, "When the run began",
         [](const Execution &e) {
             return std::vector{std::to_string(e.scale.origin.time_since_epoch().count())};
         }},
        {"FlowEndDateTime", DataType::Time, "When the run ended",
         [](const Execution &e) {
             return std::vector{std::to_string(e.scale.toWall(*e.run->ended()).time_since_epoch().count())};
         }},
        {"ConversationId", DataType::Guid, "The conversation of the run",
         [](const Execution &e) { return oneUnlessEmpty(e.conversationId); }},
        {"WorkitemId", DataType::Guid, "The work item of the run", {}},
        {"FlowType", DataType::Text, "The type of the flow",
         [](const Execution &e) { return std::vector{lowerFlowType(*e.flow)}; }},
        {"FlowId", DataType::Guid, "The flow", [](const Execution &e) { return std::vector{e.flow->id}; }},
        {"FlowErrorReason", DataType::Text, "Why the run failed",
         [](const Execution &e) { return oneUnlessEmpty(errorReason(e)); }},
        {"FlowWarningReason", DataType::Text, "What the run was warned of", {}},
        {"FlowAlternateExecutionId", DataType::Guid, "The id of the launch",
         [](const Execution &e) { return std::vector{e.id}; }},
        {"FlowObjectExecutionId", DataType::Guid, "An item of the run",
         actions([](const DataItem &item) { return item.id; })},
        {"FlowActionId", DataType::Text, "An action that was run",
         actions([](const DataItem &item) { return item.nodeId; })},
        {"FlowActionType", DataType::Text, "The kind of an action that was run",
         actions([](const DataItem &item) { return item.kind; })},
        {"FlowActionOutputPathId", DataType::Text, "The way out of an action",
         actions([](const DataItem &item) { return item.outputPathId; })},
        {"FlowActionIdOutputPathId", DataType::Text, "An action and the way out of it, with a colon between",
         actions([](const DataItem &item) { return item.nodeId + ":" + item.outputPathId; })},
        {"FlowActionTypeOutputPathId", DataType::Text,
         "The kind of an action and the way out of it, with a colon between",
         actions([](const DataItem &item) { return item.kind + ":" + item.outputPathId; })},
    };
    return all;
}

std::vector<std::string_view> operatorsOf(DataType type)
{
    switch (type) {
    case DataType::Text:
        return {"eq", "not", "begins", "not_null"};
    case DataType::Guid:
        return {"eq", "not", "not_null"};
    case DataType::Time:
        return {"eq", "gt", "gte", "lt", "lte"};
    }
    return {};
}

std::string_view nameOf(DataType type)
{
    switch (type) {
    case DataType::Text:
        return "string";
    case DataType::Guid:
        return "guid";
    case DataType::Time:
        return "dateTime";
    }
    return "";
}

bool compareTimes(const std::string &op, qint64 a, qint64 b)
{
    return op == "eq" ? a == b : op == "gt" ? a > b : op == "gte" ? a >= b : op == "lt" ? a < b : a <= b;
}

bool compareTexts(const std::string &op, const std::string &a, const std::string &b)
{
    const auto text = QString::fromStdString(a);
    const auto asked = QString::fromStdString(b);
    return op == "begins" ? text.startsWith(asked, Qt::CaseInsensitive)
                          : text.compare(asked, Qt::CaseInsensitive) == 0;
}

using Test = std::function<bool(const Execution &)>;

ApiFailure badCriteria(const std::string &field, const std::string &message)
{
    return {400, "invalid.value", message, {}, field};
}

std::string textIn(const Json &object, const char *name)
{
    return object.contains(name) && object[name].is_string() ? object[name].get<std::string>() : std::string();
}

Result<Test, ApiFailure> timeTest(const Criterion &criterion, const std::string &op, const std::string &value)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(value), Qt::ISODateWithMs);
    if (!time.isValid()) {
        return badCriteria("value", std::string(criterion.key) + " needs a time such as 2026-11-21T12:00:00Z.");
    }
    return Test([values = criterion.values, op, asked = time.toMSecsSinceEpoch()](const Execution &execution) {
        return compareTimes(op, std::stoll(values(execution).front()), asked);
    });
}

Result<Test, ApiFailure> readItem(const Json &item)
{
    if (!item.is_object()) {
        return badCriteria("criteria", "A criterion must be an object with key, operator and value.");
    }
    const std::string key = textIn(item, "key");
    const auto criterion = std::ranges::find(criteria(), key, &Criterion::key);
    if (criterion == criteria().end()) {
        return badCriteria("key", "There is no criterion with the key “" + key + "”.");
    }
    const std::string op = textIn(item, "operator");
    const auto operators = operatorsOf(criterion->type);
    if (std::ranges::find(operators, op) == operators.end()) {
        return badCriteria("operator", key + " cannot be compared with “" + op + "”.");
    }
    const std::string value = textIn(item, "value");
    if (value.empty() && op != "not_null") {
        return badCriteria("value", key + " needs a value to compare with.");
    }
    if (criterion->type == DataType::Time) {
        return timeTest(*criterion, op, value);
    }
    return Test([values = criterion->values, op, value](const Execution &execution) {
        const auto found = values ? values(execution) : std::vector<std::string>();
        if (op == "not_null") {
            return !found.empty();
        }
        const bool any =
            std::ranges::any_of(found, [&](const std::string &one) { return compareTexts(op, one, value); });
        return op == "not" ? !any : any;
    });
}

Result<std::vector<Test>, ApiFailure> readItems(const Json &list, const char *name)
{
    if (!list.is_array() || list.empty()) {
        return badCriteria(name, std::string(name) + " must be a list of criteria.");
    }
    std::vector<Test> tests;
    for (const Json &item : list) {
        auto test = readItem(item);
        if (!test) {
            return test.error();
        }
        tests.push_back(std::move(test).value());
    }
    return tests;
}

Test joinedTest(const std::string &how, std::vector<Test> tests)
{
    return [how, tests = std::move(tests)](const Execution &execution) {
        const auto holds = [&execution](const Test &test) { return test(execution); };
        return how == "or"    ? std::ranges::any_of(tests, holds)
               : how == "and" ? std::ranges::all_of(tests, holds)
                              : std::ranges::none_of(tests, holds);
    };
}

/// A group names exactly one of criteria, and, or, not.
Result<Test, ApiFailure> readGroup(const Json &group)
{
    if (group.is_object() && group.contains("criteria")) {
        return readItem(group["criteria"]);
    }
    for (const char *how : {"and", "or", "not"}) {
        if (group.is_object() && group.contains(how)) {
            auto tests = readItems(group[how], how);
            return tests ? Result<Test, ApiFailure>(joinedTest(how, std::move(tests).value())) : tests.error();
        }
    }
    return badCriteria("query", "Each part of the query must have criteria, and, or, or not.");
}

} // namespace

Result<InstanceQuery, ApiFailure> InstanceQuery::read(const Json &body)
{
    if (!body.is_object() || !body.contains("query") || !body["query"].is_array() || body["query"].empty()) {
        return badCriteria("query", "The body must have a list named query.");
    }
    InstanceQuery query;
    for (const Json &group : body["query"]) {
        auto test = readGroup(group);
        if (!test) {
            return test.error();
        }
        query.m_tests.push_back(std::move(test).value());
    }
    return query;
}

bool InstanceQuery::matches(const Execution &execution) const
{
    return std::ranges::all_of(m_tests, [&execution](const Test &test) { return test(execution); });
}

Json queryCapabilities(const std::vector<std::string> &expand)
{
    const auto isExpanded = [&expand](std::string_view name) {
        return std::ranges::find(expand, name) != expand.end();
    };
    Json body = Json::object();
    body["criteria"] = Json::array();
    for (const Criterion &criterion : criteria()) {
        Json entry = Json::object();
        entry["criteriaKey"] = criterion.key;
        entry["dataType"] = nameOf(criterion.type);
        entry["criteriaGroups"] = {"flow"};
        entry["description"] = criterion.description;
        entry["operators"] = operatorsOf(criterion.type);
        body["criteria"].push_back(std::move(entry));
    }
    if (isExpanded("flow")) {
        body["flowTypes"] = {"inboundcall", "workflow"};
    }
    if (isExpanded("action")) {
        body["actionTypes"] = actionKinds();
    }
    body["errorCodes"] = {"caller.no.answer", "flow.ended.failed", "flow.no.way.on", "flow.step.limit"};
    body["warningCodes"] = Json::array();
    return body;
}

} // namespace flowconsole::simulator
