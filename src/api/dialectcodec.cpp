#include "api/dialectcodec.h"

#include "api/flowexecutionscodec.h"
#include "api/jsonfields.h"
#include "api/publishedcodec.h"

namespace flowconsole {

std::unique_ptr<DialectCodec> makeCodec(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Published:
        return std::make_unique<PublishedCodec>();
    case Dialect::FlowExecutions:
        return std::make_unique<FlowExecutionsCodec>();
    }
    Q_UNREACHABLE();
}

JsonValue launchInputs(const JsonValue &inputs, const QString &prefix)
{
    JsonValue::Object members;
    for (const JsonValue::Member &member : inputs.members()) {
        if (!member.value.isNull()) {
            members.append({member.key.startsWith(prefix) ? member.key : prefix + member.key, member.value});
        }
    }
    return JsonValue::object(std::move(members));
}

ApiResult<std::optional<JsonValue>> readOutputs(const JsonValue &execution, QStringView key)
{
    const JsonValue outputs = execution.value(key);
    if (outputs.isNull()) {
        return std::optional<JsonValue>();
    }
    if (!outputs.isObject()) {
        return malformedAnswer(QStringLiteral("“%1” is not an object.").arg(key));
    }
    static const QString prefix = QStringLiteral("Flow.");
    JsonValue::Object members = outputs.members();
    for (JsonValue::Member &member : members) {
        if (member.key.startsWith(prefix)) {
            member.key.remove(0, prefix.size());
        }
    }
    return std::optional(JsonValue::object(std::move(members)));
}

} // namespace flowconsole
