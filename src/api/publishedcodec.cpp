#include "api/publishedcodec.h"

#include "api/errorcodec.h"
#include "api/jsonfields.h"

namespace flowconsole {

namespace {

ExecutionState publishedState(QStringView status)
{
    if (status == u"COMPLETED") {
        return ExecutionState::Completed;
    }
    if (status == u"FAILED" || status == u"ERROR") {
        return ExecutionState::Failed;
    }
    if (status == u"TERMINATED") {
        return ExecutionState::Terminated;
    }
    return ExecutionState::Running;
}

/// Why the flow failed, where it says so.
std::optional<ApiError> flowError(const JsonValue &execution)
{
    const JsonValue info = execution.value(u"flowErrorInfo");
    if (!info.isObject()) {
        return std::nullopt;
    }
    const ErrorBody body = readErrorBody(info);
    ApiError error;
    error.kind = body.status >= 400 ? kindOfStatus(body.status) : ApiError::Kind::Server;
    error.httpStatus = body.status;
    error.code = body.code;
    error.message = body.message;
    error.correlationId = body.contextId;
    return error;
}

} // namespace

QByteArray PublishedCodec::encodeLaunch(const FlowId &flowId, const JsonValue &inputs) const
{
    JsonValue body = JsonValue::object();
    body.insert(QStringLiteral("flowId"), JsonValue::string(flowId.text()));
    body.insert(QStringLiteral("inputData"), launchInputs(inputs, QStringLiteral("Flow.")));
    return body.toJson();
}

ApiResult<ExecutionUpdate> PublishedCodec::decodeLaunch(const QByteArray &body) const
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const auto id = requiredText(document.value(), u"id");
    if (!id) {
        return id.error();
    }
    ExecutionUpdate update;
    update.platformId = PlatformExecutionId(id.value());
    update.flowVersion = textField(document.value().value(u"flowVersion"), u"id");
    update.state = ExecutionState::Running;
    return update;
}

ApiResult<ExecutionUpdate> PublishedCodec::decodeExecution(const QByteArray &body) const
{
    const auto read = readExecutionObject(body, u"status", u"outputData");
    if (!read) {
        return read.error();
    }
    const JsonValue &execution = read.value().object;
    ExecutionUpdate update = read.value().update;
    update.state = publishedState(update.platformState);
    update.flowVersion = textField(execution.value(u"flowVersion"), u"id");
    update.conversationId = ConversationId(textField(execution.value(u"conversation"), u"id"));
    update.startedAt = timeField(execution, u"dateLaunched");
    update.endedAt = timeField(execution, u"dateCompleted");
    update.error = flowError(execution);
    update.detail = textField(execution, u"completionReason");
    if (update.error && !update.error->message.isEmpty()) {
        update.detail = update.error->message;
    }
    return update;
}

} // namespace flowconsole
