#include "api/flowcodec.h"

#include "api/jsonfields.h"

namespace flowconsole {

namespace {

/// A person or a client: by name, else by id.
QString nameOf(const JsonValue &entity)
{
    const QString name = textField(entity, u"name");
    return name.isEmpty() ? textField(entity, u"id") : name;
}

FlowVersion::Kind versionKind(const JsonValue &version)
{
    const QString type = textField(version, u"type").toUpper();
    if (type == u"CHECKIN") {
        return FlowVersion::Kind::CheckedIn;
    }
    return type == u"SAVE" ? FlowVersion::Kind::Saved : FlowVersion::Kind::Published;
}

ApiResult<FlowVersion> readVersion(const JsonValue &version)
{
    const auto id = requiredText(version, u"id");
    if (!id) {
        return id.error();
    }
    FlowVersion result;
    result.id = id.value();
    result.name = textField(version, u"name");
    result.datePublished = timeField(version, u"datePublished");
    // Milliseconds since 1970, unlike the other.
    if (const auto created = version.value(u"dateCreated").toInteger()) {
        result.dateCreated = QDateTime::fromMSecsSinceEpoch(*created, Qt::UTC);
    }
    result.author = nameOf(version.value(u"createdBy"));
    if (result.author.isEmpty()) {
        result.author = nameOf(version.value(u"createdByClient"));
    }
    result.kind = versionKind(version);
    return result;
}

void readSchema(const JsonValue &document, std::optional<InputSchema> &schema, QString &problem)
{
    if (document.isNull()) {
        return;
    }
    const auto read = InputSchema::fromJsonSchema(document);
    if (read) {
        schema = read.value();
    } else {
        problem = read.error().message;
    }
}

/// That of the flow itself, else that of its published version.
JsonValue schemaDocument(const JsonValue &flow, QStringView field)
{
    const JsonValue document = flow.value(field);
    return document.isObject() ? document : flow.value(u"publishedVersion").value(field);
}

void readSchemas(const JsonValue &object, Flow &flow)
{
    QString unused; // outputs that cannot be read are only not shown
    readSchema(schemaDocument(object, u"inputSchema"), flow.inputSchema, flow.inputSchemaProblem);
    readSchema(schemaDocument(object, u"outputSchema"), flow.outputSchema, unused);
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
        if (const QString publisher = nameOf(object.value(u"publishedBy")); !publisher.isEmpty()) {
            flow.publishedVersion->author = publisher;
        }
    }
    flow.lockedBy = nameOf(object.value(u"lockedUser"));
    if (flow.lockedBy.isEmpty()) {
        flow.lockedBy = nameOf(object.value(u"lockedClient"));
    }
    readSchemas(object, flow);
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

ApiResult<VersionSchemas> decodeVersion(const QByteArray &body)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const auto version = readVersion(document.value());
    if (!version) {
        return version.error();
    }
    VersionSchemas schemas;
    schemas.version = version.value();
    QString unused;
    readSchema(document.value().value(u"inputSchema"), schemas.inputSchema, schemas.inputSchemaProblem);
    readSchema(document.value().value(u"outputSchema"), schemas.outputSchema, unused);
    return schemas;
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
