#include "api/flowcodec.h"

#include "api/jsonfields.h"

namespace flowconsole {

namespace {

ApiResult<FlowVersion> readVersion(const JsonValue &version)
{
    const auto id = requiredText(version, u"id");
    if (!id) {
        return id.error();
    }
    return FlowVersion{id.value(), textField(version, u"name"), timeField(version, u"datePublished")};
}

void readSchema(const JsonValue &flow, Flow &target)
{
    JsonValue document = flow.value(u"inputSchema");
    if (!document.isObject()) {
        document = flow.value(u"publishedVersion").value(u"inputSchema");
    }
    if (document.isNull()) {
        return;
    }
    const auto schema = InputSchema::fromJsonSchema(document);
    if (schema) {
        target.inputSchema = schema.value();
    } else {
        target.inputSchemaProblem = schema.error().message;
    }
}

ApiResult<Flow> readFlow(const JsonValue &object)
{
    const auto id = requiredText(object, u"id");
    if (!id) {
        return id.error();
    }
    const auto name = requiredText(object, u"name");
    if (!name) {
        return name.error();
    }
    Flow flow;
    flow.id = FlowId(id.value());
    flow.name = name.value();
    flow.type = textField(object, u"type").toUpper();
    flow.description = textField(object, u"description");
    flow.division = textField(object.value(u"division"), u"name");
    // "enabled" is the tutorials' word (API.md, "Availability check").
    flow.active = booleanField(object, u"active", booleanField(object, u"enabled", true));
    flow.deleted = booleanField(object, u"deleted", false);
    if (const auto version = readVersion(object.value(u"publishedVersion")); version) {
        flow.publishedVersion = version.value();
    }
    readSchema(object, flow);
    return flow;
}

/// Architect's variable types, without the suffix "Variable". Those that hold references (queues, users, …)
/// have no form in JSON that is documented: any is let through.
VariableType configurationType(const JsonValue &variable)
{
    if (booleanField(variable, u"isCollection", false)) {
        return VariableType::Array;
    }
    const QString word = textField(variable, u"__type");
    if (word == u"StringVariable") {
        return VariableType::String;
    }
    if (word == u"IntegerVariable") {
        return VariableType::Integer;
    }
    if (word == u"DecimalVariable" || word == u"NumberVariable") {
        return VariableType::Number;
    }
    if (word == u"BooleanVariable") {
        return VariableType::Boolean;
    }
    if (word == u"DateTimeVariable") {
        return VariableType::DateTime;
    }
    if (word == u"DurationVariable") {
        return VariableType::Duration;
    }
    return VariableType::Any;
}

std::optional<FlowVariable> readConfigurationInput(const JsonValue &variable)
{
    const QString key = textField(variable, u"name");
    if (key.isEmpty() || !booleanField(variable, u"isInput", false)) {
        return std::nullopt;
    }
    FlowVariable input;
    input.key = key;
    input.name = plainVariableName(key);
    input.type = configurationType(variable);
    input.secure = booleanField(variable, u"isSecure", false);
    input.description = textField(variable, u"description");
    return input;
}

} // namespace

ApiResult<Page<Flow>> decodeFlowPage(const QByteArray &body)
{
    return decodePage<Flow>(body, readFlow);
}

ApiResult<Page<FlowVersion>> decodeVersionPage(const QByteArray &body)
{
    return decodePage<FlowVersion>(body, readVersion);
}

ApiResult<InputSchema> decodeConfigurationInputs(const QByteArray &body)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const JsonValue variables = document.value().value(u"variables");
    if (!variables.isArray()) {
        return malformedAnswer(QStringLiteral("The configuration has no “variables”."));
    }
    QList<FlowVariable> inputs;
    for (const JsonValue &variable : variables.elements()) {
        if (auto input = readConfigurationInput(variable)) {
            inputs.append(*std::move(input));
        }
    }
    // The latest configuration may be older or newer than the version that runs.
    return InputSchema(inputs, true);
}

ApiResult<Flow> decodeFlow(const QByteArray &body)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    return readFlow(document.value());
}

} // namespace flowconsole
