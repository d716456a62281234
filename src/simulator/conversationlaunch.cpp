#include "conversationlaunch.h"

#include "simulator/apipart.h"

#include <QList>
#include <QUuid>

#include <algorithm>
#include <cmath>

namespace flowconsole::simulator {

namespace {

using LaunchProblem = std::optional<ApiFailure>;

constexpr qsizetype longestVariableName = 64;
constexpr qsizetype longestVariableText = 1'024;

bool isUuidText(const std::string &text)
{
    return !QUuid::fromString(QString::fromStdString(text)).isNull();
}

const Json *presentMember(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

/// Characters, not the UTF-16 units that QString counts.
qsizetype characters(const std::string &text)
{
    return QString::fromStdString(text).toUcs4().size();
}

LaunchProblem checkVariableName(const Json &variable, std::size_t index)
{
    const std::string place = "initialState.variables[" + std::to_string(index) + "].name";
    const Json *given = presentMember(variable, "name");
    if (given == nullptr || !given->is_string()) {
        return badField(place, place + " must be text.");
    }
    const std::string &name = given->get_ref<const std::string &>();
    if (name.empty()) {
        return badField(place, place + " must not be empty.");
    }
    if (characters(name) > longestVariableName) {
        return badField(place, "The variable name \"" +
                                   QString::fromStdString(name).left(longestVariableName).toStdString() +
                                   "…\" has more than 64 characters.");
    }
    const bool isPlain = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!isPlain) {
        return badField(place,
                        "The variable name \"" + name + "\" may hold only letters, digits and underscore.");
    }
    return std::nullopt;
}

LaunchProblem checkValue(const std::string &name, const Json &variable)
{
    const auto value = variable.find("value");
    if (value == variable.end()) {
        return badField(name, "The variable \"" + name + "\" has no value.");
    }
    if (value->is_null()) {
        return badField(name, "Unsupported variable type for \"" + name +
                                  "\": null. Send a string, number, boolean, array or object.");
    }
    if (value->is_string() && characters(value->get_ref<const std::string &>()) > longestVariableText) {
        return badField(name, "The value of the variable \"" + name + "\" has more than 1,024 characters.");
    }
    return std::nullopt;
}

LaunchProblem readVariables(const Json &body, Json &inputs)
{
    const Json *state = presentMember(body, "initialState");
    const Json *variables =
        state != nullptr && state->is_object() ? presentMember(*state, "variables") : nullptr;
    if (variables == nullptr || !variables->is_array()) {
        return badField("initialState.variables", "The payload must contain the array initialState.variables.");
    }
    for (std::size_t i = 0; i < variables->size(); ++i) {
        const Json &variable = (*variables)[i];
        if (!variable.is_object()) {
            const std::string place = "initialState.variables[" + std::to_string(i) + "]";
            return badField(place, place + " must be an object with name and value.");
        }
        if (auto problem = checkVariableName(variable, i)) {
            return problem;
        }
        const std::string name = variable["name"];
        if (auto problem = checkValue(name, variable)) {
            return problem;
        }
        if (inputs.contains(name)) {
            return badField(name, "The variable \"" + name + "\" is given twice.");
        }
        inputs[name] = variable["value"];
    }
    return std::nullopt;
}

LaunchProblem checkPriority(const Json &context)
{
    const Json *routing = presentMember(context, "routingData");
    if (routing == nullptr) {
        return std::nullopt;
    }
    if (!routing->is_object()) {
        return badField("interactionContext.routingData", "interactionContext.routingData must be an object.");
    }
    const Json *given = presentMember(*routing, "priority");
    if (given == nullptr) {
        return std::nullopt;
    }
    const bool isWhole = isWholeNumber(*given);
    const double number = isWhole ? toDouble(*given) : 0;
    if (number < 1 || number > 99) {
        return badField("interactionContext.routingData.priority",
                        "routingData.priority must be a whole number from 1 to 99.");
    }
    return std::nullopt;
}

LaunchProblem checkContext(const Json &body)
{
    const Json *context = presentMember(body, "interactionContext");
    if (context == nullptr) {
        return std::nullopt;
    }
    if (!context->is_object()) {
        return badField("interactionContext", "interactionContext must be an object.");
    }
    const Json *type = presentMember(*context, "type");
    if (type != nullptr && *type != "voice") {
        return badField("interactionContext.type", "interactionContext.type must be \"voice\".");
    }
    const Json *queue = presentMember(*context, "queueId");
    if (queue != nullptr && (!queue->is_string() || !isUuidText(queue->get<std::string>()))) {
        return badField("interactionContext.queueId",
                        "interactionContext.queueId must be null or the id of a queue.");
    }
    return checkPriority(*context);
}

LaunchProblem findLaunchedFlow(const std::string &flowId, const Json &body, const FlowCatalogue &catalogue,
                               FlowPtr &flow)
{
    if (!isUuidText(flowId)) {
        return badField("flowId", "The flow id in the path is not a UUID.");
    }
    const Json *repeated = presentMember(body, "flowId");
    if (repeated != nullptr &&
        (!repeated->is_string() || !http::equalsIgnoringCase(repeated->get<std::string>(), flowId))) {
        return badField("flowId", "The flowId of the body is not that of the path.");
    }
    flow = catalogue.find(flowId);
    if (!flow) {
        return entityNotFound("flow", flowId);
    }
    if (!flow->enabled) {
        return ApiFailure{503, "service.unavailable", flow->name + " is disabled.", flow->id};
    }
    return std::nullopt;
}

Result<VariableValues, ApiFailure> matched(const FlowVersion &version, const Json &inputs)
{
    const auto mismatch = [](const std::string &name, const QString &why) {
        return ApiFailure{422, "invalid.value", "The variable " + name + " " + why.toStdString(), {}, name};
    };
    VariableValues values;
    for (const Variable &variable : version.variables) {
        if (!variable.isInput()) {
            continue;
        }
        const auto given = inputs.find(variable.name);
        if (given == inputs.end()) {
            if (variable.required) {
                return mismatch(variable.name, QStringLiteral("is required."));
            }
            values[variable.name] = variable.defaultValue.value_or(Json());
            continue;
        }
        if (const auto why = refusal(variable, *given)) {
            return mismatch(variable.name, *why);
        }
        values[variable.name] = *given;
    }
    return values;
}

} // namespace

Result<ConversationLaunch, ApiFailure> checkConversationLaunch(const std::string &flowId, const Json &body,
                                                               const FlowCatalogue &catalogue)
{
    if (!body.is_object()) {
        return ApiFailure{400, "bad.request", "The body must be a JSON object."};
    }
    ConversationLaunch launch;
    Json inputs = Json::object();
    if (auto problem = readVariables(body, inputs)) {
        return *problem;
    }
    if (auto problem = checkContext(body)) {
        return *problem;
    }
    if (auto problem = findLaunchedFlow(flowId, body, catalogue, launch.flow)) {
        return *problem;
    }
    auto values = matched(launch.flow->latest(), inputs);
    if (!values) {
        return values.error();
    }
    launch.values = std::move(values).value();
    return launch;
}

} // namespace flowconsole::simulator
