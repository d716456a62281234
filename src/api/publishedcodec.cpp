#include "api/publishedcodec.h"

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

} // namespace

QString PublishedCodec::launchPath(const FlowId &) const
{
    return QStringLiteral("/api/v2/flows/executions");
}

QString PublishedCodec::executionPath(const PlatformExecutionId &platformId) const
{
    return QStringLiteral("/api/v2/flows/executions/") + pathPart(platformId.text());
}

QByteArray PublishedCodec::encodeLaunch(const LaunchRequest &request) const
{
    JsonValue body = JsonValue::object();
    body.insert(QStringLiteral("flowId"), JsonValue::string(request.flowId.text()));
    if (!request.pinnedVersion.isEmpty()) {
        body.insert(QStringLiteral("flowVersion"), JsonValue::string(request.pinnedVersion));
    }
    body.insert(QStringLiteral("inputData"), launchInputs(request.inputs, QStringLiteral("Flow.")));
    if (!request.name.isEmpty()) {
        body.insert(QStringLiteral("name"), JsonValue::string(request.name));
    }
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
    const auto read = readExecutionObject(body, u"id", u"status", u"outputData");
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
    update.error = readErrorInfo(execution.value(u"flowErrorInfo"));
    update.detail = textField(execution, u"completionReason");
    if (update.error && !update.error->message.isEmpty()) {
        update.detail = update.error->message;
    }
    return update;
}

} // namespace flowconsole
