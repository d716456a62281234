#include "domain/launchrequest.h"

#include "base/redaction.h"

namespace flowconsole {

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
