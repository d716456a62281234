#include "schemadocument.h"

namespace flowconsole::simulator {

namespace {

void addLimits(const Variable &variable, Json &property)
{
    const bool isArray = variable.type == ValueType::Array;
    if (variable.minimum) {
        property["minimum"] = *variable.minimum;
    }
    if (variable.maximum) {
        property["maximum"] = *variable.maximum;
    }
    if (variable.minLength) {
        property[isArray ? "minItems" : "minLength"] = *variable.minLength;
    }
    if (variable.maxLength) {
        property[isArray ? "maxItems" : "maxLength"] = *variable.maxLength;
    }
    if (!variable.pattern.empty()) {
        property["pattern"] = variable.pattern;
    }
}

Json propertyOf(const Variable &variable)
{
    Json property = Json::object();
    property["type"] = typeName(variable.type);
    property["title"] = variable.title.empty() ? variable.name : variable.title;
    if (!variable.description.empty()) {
        property["description"] = variable.description;
    }
    if (variable.secure) {
        property["format"] = "password";
        property["writeOnly"] = true;
    } else {
        if (!variable.format.empty()) {
            property["format"] = variable.format;
        }
        if (variable.defaultValue) {
            property["default"] = *variable.defaultValue;
        }
        if (!variable.examples.empty()) {
            property["examples"] = variable.examples;
        }
        if (!variable.enumeration.empty()) {
            property["enum"] = variable.enumeration;
        }
    }
    addLimits(variable, property);
    return property;
}

Json schemaFrame(const FlowDefinition &flow, const char *what)
{
    Json schema = Json::object();
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = flow.name + " " + what;
    schema["type"] = "object";
    schema["properties"] = Json::object();
    schema["required"] = Json::array();
    schema["additionalProperties"] = false;
    return schema;
}

} // namespace

Json inputSchemaDocument(const FlowDefinition &flow, const FlowVersion &version)
{
    Json schema = schemaFrame(flow, "input");
    for (const Variable &variable : version.variables) {
        if (variable.isInput()) {
            schema["properties"]["Flow." + variable.name] = propertyOf(variable);
            if (variable.required) {
                schema["required"].push_back("Flow." + variable.name);
            }
        }
    }
    return schema;
}

Json outputSchemaDocument(const FlowDefinition &flow, const FlowVersion &version)
{
    Json schema = schemaFrame(flow, "output");
    for (const Variable &variable : version.variables) {
        if (variable.isOutput() && !variable.secure) {
            schema["properties"]["Flow." + variable.name] = propertyOf(variable);
        }
    }
    return schema;
}

} // namespace flowconsole::simulator
