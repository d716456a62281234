#include "domain/launchrequest.h"

#include "base/redaction.h"
#include "domain/inputschema.h"

namespace flowconsole {

QString timeoutActionKey(TimeoutAction action)
{
    switch (action) {
    case TimeoutAction::Terminate:
        return QStringLiteral("terminate");
    case TimeoutAction::Disconnect:
        return QStringLiteral("disconnect");
    case TimeoutAction::MarkOnly:
        return QStringLiteral("mark");
    }
    Q_UNREACHABLE();
}

std::optional<TimeoutAction> timeoutActionFromKey(QStringView key)
{
    for (const TimeoutAction action : allTimeoutActions) {
        if (key == timeoutActionKey(action)) {
            return action;
        }
    }
    return std::nullopt;
}

JsonValue withPlainNames(const JsonValue &inputs)
{
    JsonValue plain = JsonValue::object();
    for (const JsonValue::Member &member : inputs.members()) {
        plain.insert(plainVariableName(member.key), member.value);
    }
    return plain;
}

JsonValue masked(const JsonValue &inputs, const QStringList &secureNames)
{
    JsonValue::Object members = inputs.members();
    for (JsonValue::Member &member : members) {
        if (secureNames.contains(member.key) && !member.value.isNull()) {
            member.value = JsonValue::string(redactedPlaceholder());
        }
    }
    return JsonValue::object(std::move(members));
}

QStringList maskedNames(const JsonValue &inputs)
{
    QStringList names;
    for (const JsonValue::Member &member : inputs.members()) {
        if (member.value.isString() && member.value.toString() == redactedPlaceholder()) {
            names.append(plainVariableName(member.key));
        }
    }
    return names;
}

std::optional<JsonValue> withoutValuesOf(const QStringList &names, const JsonValue &json)
{
    bool hasChanged = false;
    const auto cleaned = [&names, &hasChanged](JsonValue &value) {
        if (const auto inner = withoutValuesOf(names, value)) {
            value = *inner;
            hasChanged = true;
        }
    };
    if (json.type() == JsonValue::Type::Array) {
        JsonValue::Array elements = json.elements();
        for (JsonValue &element : elements) {
            cleaned(element);
        }
        return hasChanged ? std::optional(JsonValue::array(std::move(elements))) : std::nullopt;
    }
    if (json.type() != JsonValue::Type::Object) {
        return std::nullopt;
    }
    const JsonValue placeholder = JsonValue::string(redactedPlaceholder());
    const bool isNamed = names.contains(plainVariableName(json.value(u"name").toString()));
    JsonValue::Object members = json.members();
    for (JsonValue::Member &member : members) {
        if (!names.contains(plainVariableName(member.key)) && !(isNamed && member.key == u"value")) {
            cleaned(member.value);
        } else if (!member.value.isNull() && member.value != placeholder) {
            member.value = placeholder;
            hasChanged = true;
        }
    }
    return hasChanged ? std::optional(JsonValue::object(std::move(members))) : std::nullopt;
}

} // namespace flowconsole
