#include "api/dialectcodec.h"

#include "api/conversationflowcodec.h"
#include "api/errorcodec.h"
#include "api/flowexecutionscodec.h"
#include "api/jsonfields.h"
#include "api/publishedcodec.h"

#include <QUrl>

namespace flowconsole {

std::unique_ptr<DialectCodec> makeCodec(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Published:
        return std::make_unique<PublishedCodec>();
    case Dialect::FlowExecutions:
        return std::make_unique<FlowExecutionsCodec>();
    case Dialect::ConversationFlow:
        return std::make_unique<ConversationFlowCodec>();
    }
    Q_UNREACHABLE();
}

QString pathPart(const QString &id)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(id));
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

ApiResult<ExecutionObject> readExecutionObject(const QByteArray &body, QStringView idField,
                                               QStringView stateField, QStringView outputsField)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const bool hasIdField = !textField(document.value(), idField).isEmpty();
    const auto id = requiredText(document.value(), hasIdField ? idField : QStringView(u"id"));
    if (!id) {
        return id.error();
    }
    const auto state = requiredText(document.value(), stateField);
    if (!state) {
        return state.error();
    }
    ExecutionObject read;
    read.object = document.value();
    read.update.platformId = PlatformExecutionId(id.value());
    read.update.platformState = state.value();
    const JsonValue outputs = read.object.value(outputsField);
    if (outputs.isObject()) {
        read.update.outputs = withPlainNames(outputs);
    } else if (!outputs.isNull()) {
        return malformedAnswer(QStringLiteral("“%1” is not an object.").arg(outputsField));
    }
    return read;
}

std::optional<ApiError> readErrorInfo(const JsonValue &info)
{
    if (!info.isObject()) {
        return std::nullopt;
    }
    const ErrorBody body = readErrorBody(info);
    ApiError error;
    error.kind = ApiError::Kind::FlowFailed;
    error.httpStatus = body.status;
    error.code = body.code;
    error.message = body.message;
    error.correlationId = body.contextId;
    error.permission = body.permission;
    return error;
}

} // namespace flowconsole
