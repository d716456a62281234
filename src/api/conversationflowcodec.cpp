#include "api/conversationflowcodec.h"

#include "api/jsonfields.h"

namespace flowconsole {

namespace {

ExecutionState conversationFlowState(QStringView word)
{
    if (word == u"closed") {
        return ExecutionState::Completed;
    }
    if (word == u"error") {
        return ExecutionState::Failed;
    }
    if (word == u"terminated") {
        return ExecutionState::Terminated;
    }
    return ExecutionState::Running;
}

JsonValue variablesOf(const JsonValue &inputs)
{
    JsonValue variables = JsonValue::array();
    for (const JsonValue::Member &member : inputs.members()) {
        if (!member.value.isNull()) {
            JsonValue variable = JsonValue::object();
            variable.insert(QStringLiteral("name"), JsonValue::string(member.key));
            variable.insert(QStringLiteral("value"), member.value);
            variables.append(variable);
        }
    }
    return variables;
}

JsonValue interactionContext(int priority)
{
    JsonValue routing = JsonValue::object();
    routing.insert(QStringLiteral("priority"), JsonValue::integer(priority));
    JsonValue context = JsonValue::object();
    context.insert(QStringLiteral("type"), JsonValue::string(QStringLiteral("voice")));
    context.insert(QStringLiteral("queueId"), JsonValue());
    context.insert(QStringLiteral("routingData"), routing);
    return context;
}

} // namespace

QString ConversationFlowCodec::launchPath(const FlowId &flowId) const
{
    return QStringLiteral("/api/v2/conversations/flow/") + pathPart(flowId.text());
}

QString ConversationFlowCodec::executionPath(const PlatformExecutionId &platformId) const
{
    return QStringLiteral("/api/v2/conversations/") + pathPart(platformId.text());
}

QByteArray ConversationFlowCodec::encodeLaunch(const LaunchRequest &request) const
{
    JsonValue initialState = JsonValue::object();
    initialState.insert(QStringLiteral("variables"), variablesOf(request.inputs));
    JsonValue body = JsonValue::object();
    body.insert(QStringLiteral("flowId"), JsonValue::string(request.flowId.text()));
    body.insert(QStringLiteral("initialState"), initialState);
    body.insert(QStringLiteral("interactionContext"), interactionContext(request.priority));
    return body.toJson();
}

ApiResult<ExecutionUpdate> ConversationFlowCodec::decodeLaunch(const QByteArray &body) const
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const auto id = requiredText(document.value(), u"conversationId");
    if (!id) {
        return id.error();
    }
    ExecutionUpdate update;
    update.platformId = PlatformExecutionId(id.value());
    update.conversationId = ConversationId(id.value());
    update.state = ExecutionState::Running;
    return update;
}

ApiResult<ExecutionUpdate> ConversationFlowCodec::decodeExecution(const QByteArray &body) const
{
    const auto read = readExecutionObject(body, u"conversationId", u"status", u"outputs");
    if (!read) {
        return read.error();
    }
    const JsonValue &conversation = read.value().object;
    ExecutionUpdate update = read.value().update;
    update.state = conversationFlowState(update.platformState);
    update.conversationId = ConversationId(update.platformId.text());
    update.startedAt = timeField(conversation, u"startTime");
    update.endedAt = timeField(conversation, u"endTime");
    update.flowVersion = textField(conversation, u"flowVersion");
    update.error = readErrorInfo(conversation.value(u"errorInfo"));
    if (update.error) {
        update.detail = update.error->message;
    }
    for (const QStringView field : {u"errorMessage", u"endReason", u"message", u"reason"}) {
        if (update.detail.isEmpty()) {
            update.detail = textField(conversation, field);
        }
    }
    return update;
}

} // namespace flowconsole
