#include "apischema.h"

#include <QFile>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace flowconsole::simulator::test {

namespace {

using Json = nlohmann::json;

Json translated(const Json &schema);

/// An object of which nothing is said is any value.
bool isAnything(const Json &schema)
{
    return schema.value("type", Json()) == Json("object") && !schema.contains("properties") &&
           !schema.contains("additionalProperties");
}

Json translatedFormat(const std::string &format)
{
    if (format == "date-time") {
        return R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$)";
    }
    if (format == "uuid") {
        return "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
    }
    return {};
}

Json translatedObject(const Json &schema)
{
    Json made = Json::object();
    for (const auto &[name, value] : schema["properties"].items()) {
        made[name] = translated(value);
    }
    return made;
}

/// From OpenAPI 3.0 to JSON Schema.
Json translated(const Json &schema)
{
    if (schema.contains("$ref")) {
        return {{"$ref", schema["$ref"]}};
    }
    if (isAnything(schema)) {
        return Json::object();
    }
    Json made = Json::object();
    for (const char *kept : {"type", "enum", "required", "minimum", "maximum"}) {
        if (schema.contains(kept)) {
            made[kept] = schema[kept];
        }
    }
    if (schema.value("nullable", false)) {
        made["type"] = {schema["type"], "null"};
    }
    if (const Json pattern = translatedFormat(schema.value("format", std::string())); pattern.is_string()) {
        made["pattern"] = pattern;
    }
    if (schema.contains("items")) {
        made["items"] = translated(schema["items"]);
    }
    if (schema.contains("allOf")) {
        for (const Json &part : schema["allOf"]) {
            made["allOf"].push_back(translated(part));
        }
    }
    if (schema.contains("properties")) {
        made["properties"] = translatedObject(schema);
        made["additionalProperties"] = false;
    } else if (schema.contains("additionalProperties")) {
        made["additionalProperties"] = translated(schema["additionalProperties"]);
    }
    return made;
}

} // namespace

ApiSchema::ApiSchema(Json document) : m_document(std::move(document))
{
    for (const auto &[name, model] : m_document["components"]["schemas"].items()) {
        m_models[name] = translated(model);
    }
    // The tutorial's word for active, answered beside it (the tutorials' availability check).
    m_models["Flow"]["properties"]["enabled"] = {{"type", "boolean"}};
}

std::unique_ptr<ApiSchema> ApiSchema::load(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        return nullptr;
    }
    return std::unique_ptr<ApiSchema>(new ApiSchema(Json::parse(file.readAll().toStdString())));
}

QString ApiSchema::wrong(const Json &schema, const Json &value) const
{
    Json root = translated(schema);
    root = {{"allOf", Json::array({root})}, {"components", {{"schemas", m_models}}}};
    valijson::Schema compiled;
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    try {
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(root), compiled);
    } catch (const std::exception &problem) {
        return QString::fromUtf8(problem.what());
    }
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(compiled, valijson::adapters::NlohmannJsonAdapter(value), &results)) {
        return {};
    }
    QString problems;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string &part : error.context) {
            problems += QString::fromStdString(part);
        }
        problems += QStringLiteral(": %1\n").arg(QString::fromStdString(error.description));
    }
    return problems;
}

QString ApiSchema::wrongAnswer(const std::string &method, const std::string &path,
                               const http::Response &response)
{
    const Json &operation = m_document["paths"].value(path, Json::object()).value(method, Json());
    if (operation.is_null()) {
        return QStringLiteral("The description has no such operation.");
    }
    const bool isGood = response.status / 100 == 2;
    const std::string status = isGood ? "2XX" : std::to_string(response.status);
    if (!operation["responses"].contains(status)) {
        return QStringLiteral("The description has no answer with the status %1.").arg(response.status);
    }
    Json answer = operation["responses"][status];
    if (answer.contains("$ref")) {
        answer = m_document.at(Json::json_pointer(answer["$ref"].get<std::string>().substr(1)));
    }
    if (isGood) {
        m_seen.insert(method + " " + path);
    }
    if (!answer.contains("content")) {
        return response.body.empty() || method == "head" ? QString()
                                                         : QStringLiteral("There should be no body.");
    }
    const Json body = Json::parse(response.body, nullptr, false);
    return body.is_discarded() ? QStringLiteral("The body is not JSON.")
                               : wrong(answer["content"]["application/json"]["schema"], body);
}

QString ApiSchema::wrongEvent(const std::string &topic, const Json &body)
{
    const Json schema = m_document["x-notification-topics"].value(topic, Json());
    return schema.is_null() ? QStringLiteral("The description has no such topic.") : wrong(schema, body);
}

std::set<std::string> ApiSchema::operations() const
{
    std::set<std::string> names;
    for (const auto &[path, operations] : m_document["paths"].items()) {
        for (const auto &[method, operation] : operations.items()) {
            names.insert(method + " " + path);
        }
    }
    return names;
}

} // namespace flowconsole::simulator::test
