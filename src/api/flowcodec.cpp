#include "api/flowcodec.h"

#include "api/jsonfields.h"

namespace flowconsole {

namespace {

std::optional<FlowVersion> readVersion(const JsonValue &flow)
{
    const JsonValue version = flow.value(u"publishedVersion");
    const QString id = textField(version, u"id");
    if (id.isEmpty()) {
        return std::nullopt;
    }
    return FlowVersion{id, textField(version, u"name"), timeField(version, u"datePublished")};
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
    flow.publishedVersion = readVersion(object);
    readSchema(object, flow);
    return flow;
}

} // namespace

ApiResult<FlowPage> decodeFlowPage(const QByteArray &body)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const JsonValue *entities = document.value().find(u"entities");
    if (!entities || !entities->isArray()) {
        return malformedAnswer(QStringLiteral("The flow list has no “entities”."));
    }
    FlowPage page;
    for (const JsonValue &entity : entities->elements()) {
        auto flow = readFlow(entity);
        if (!flow) {
            return flow.error();
        }
        page.flows.append(std::move(flow).value());
    }
    page.pageCount = document.value().value(u"pageCount").toInteger();
    page.hasNextUri = !textField(document.value(), u"nextUri").isEmpty();
    return page;
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
