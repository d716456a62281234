#include "storage/schemacodec.h"

#include <QLocale>

#include <array>

namespace flowconsole {

namespace {

constexpr std::array allVariableTypes{VariableType::String,  VariableType::Integer,  VariableType::Number,
                                      VariableType::Boolean, VariableType::DateTime, VariableType::Duration,
                                      VariableType::Array,   VariableType::Object,   VariableType::Any};

QString typeKey(VariableType type)
{
    switch (type) {
    case VariableType::String:
        return QStringLiteral("string");
    case VariableType::Integer:
        return QStringLiteral("integer");
    case VariableType::Number:
        return QStringLiteral("number");
    case VariableType::Boolean:
        return QStringLiteral("boolean");
    case VariableType::DateTime:
        return QStringLiteral("date-time");
    case VariableType::Duration:
        return QStringLiteral("duration");
    case VariableType::Array:
        return QStringLiteral("array");
    case VariableType::Object:
        return QStringLiteral("object");
    case VariableType::Any:
        return QStringLiteral("any");
    }
    Q_UNREACHABLE();
}

VariableType typeOfKey(const QString &key)
{
    for (const VariableType type : allVariableTypes) {
        if (typeKey(type) == key) {
            return type;
        }
    }
    return VariableType::Any;
}

/// The shortest text that reads back as the same number.
JsonValue numberJson(double value)
{
    return JsonValue::number(QString::number(value, 'g', QLocale::FloatingPointShortest));
}

/// A member that may hold null is told from one that is absent.
std::optional<JsonValue> memberOf(const JsonValue &json, QStringView key)
{
    const JsonValue *found = json.find(key);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

std::optional<double> boundOf(const JsonValue &json, QStringView key)
{
    const JsonValue *found = json.find(key);
    return found == nullptr ? std::nullopt : std::optional(found->toDouble());
}

std::optional<int> lengthBoundOf(const JsonValue &json, QStringView key)
{
    const auto length = json.value(key).toInteger();
    return length ? std::optional(static_cast<int>(*length)) : std::nullopt;
}

JsonValue variableToJson(const FlowVariable &variable)
{
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("name"), JsonValue::string(variable.name));
    json.insert(QStringLiteral("key"), JsonValue::string(variable.key));
    json.insert(QStringLiteral("type"), JsonValue::string(typeKey(variable.type)));
    json.insert(QStringLiteral("required"), JsonValue::boolean(variable.required));
    json.insert(QStringLiteral("secure"), JsonValue::boolean(variable.secure));
    json.insert(QStringLiteral("description"), JsonValue::string(variable.description));
    json.insert(QStringLiteral("pattern"), JsonValue::string(variable.pattern));
    json.insert(QStringLiteral("allowed"), JsonValue::array(variable.allowedValues));
    if (variable.defaultValue && !variable.secure) {
        json.insert(QStringLiteral("default"), *variable.defaultValue);
    }
    if (variable.example && !variable.secure) {
        json.insert(QStringLiteral("example"), *variable.example);
    }
    if (variable.minimum) {
        json.insert(QStringLiteral("minimum"), numberJson(*variable.minimum));
    }
    if (variable.maximum) {
        json.insert(QStringLiteral("maximum"), numberJson(*variable.maximum));
    }
    if (variable.minimumLength) {
        json.insert(QStringLiteral("minLength"), JsonValue::integer(*variable.minimumLength));
    }
    if (variable.maximumLength) {
        json.insert(QStringLiteral("maxLength"), JsonValue::integer(*variable.maximumLength));
    }
    return json;
}

FlowVariable variableFromJson(const JsonValue &json)
{
    FlowVariable variable;
    variable.name = json.value(u"name").toString();
    variable.key = json.value(u"key").toString();
    variable.type = typeOfKey(json.value(u"type").toString());
    variable.required = json.value(u"required").toBoolean();
    variable.secure = json.value(u"secure").toBoolean();
    variable.description = json.value(u"description").toString();
    variable.pattern = json.value(u"pattern").toString();
    variable.allowedValues = json.value(u"allowed").elements();
    variable.defaultValue = memberOf(json, u"default");
    variable.example = memberOf(json, u"example");
    variable.minimum = boundOf(json, u"minimum");
    variable.maximum = boundOf(json, u"maximum");
    variable.minimumLength = lengthBoundOf(json, u"minLength");
    variable.maximumLength = lengthBoundOf(json, u"maxLength");
    return variable;
}

} // namespace

JsonValue inputSchemaToJson(const InputSchema &schema)
{
    JsonValue::Array variables;
    for (const FlowVariable &variable : schema.variables()) {
        variables.append(variableToJson(variable));
    }
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("variables"), JsonValue::array(std::move(variables)));
    json.insert(QStringLiteral("allowsUnknown"), JsonValue::boolean(schema.allowsUnknown()));
    return json;
}

InputSchema inputSchemaFromJson(const JsonValue &json)
{
    QList<FlowVariable> variables;
    for (const JsonValue &variable : json.value(u"variables").elements()) {
        variables.append(variableFromJson(variable));
    }
    return InputSchema(std::move(variables), json.value(u"allowsUnknown").toBoolean());
}

} // namespace flowconsole
