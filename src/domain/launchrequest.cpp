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

} // namespace flowconsole
