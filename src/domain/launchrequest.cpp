#include "domain/launchrequest.h"

#include "base/redaction.h"
#include "domain/inputschema.h"

namespace flowconsole {

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
