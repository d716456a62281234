#include "api/flowexecutionscodec.h"

#include "api/jsonfields.h"

namespace flowconsole {

namespace {

ExecutionState flowExecutionsState(QStringView word)
{
    if (word == u"Completed") {
        return ExecutionState::Completed;
    }
    if (word == u"Failed") {
        return ExecutionState::Failed;
    }
    if (word == u"Cancelled") {
        return ExecutionState::Terminated;
    }
    return ExecutionState::Running;
}

} // namespace

QByteArray FlowExecutionsCodec::encodeLaunch(const FlowId &flowId, const JsonValue &inputs) const
{
    JsonValue body = JsonValue::object();
    body.insert(QStringLiteral("flowId"), JsonValue::string(flowId.text()));
    body.insert(QStringLiteral("inputs"), launchInputs(inputs, QString()));
    return body.toJson();
}

ApiResult<ExecutionUpdate> FlowExecutionsCodec::decodeLaunch(const QByteArray &body) const
{
    return decodeExecution(body);
}

ApiResult<ExecutionUpdate> FlowExecutionsCodec::decodeExecution(const QByteArray &body) const
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const JsonValue &execution = document.value();
    const auto id = requiredText(execution, u"id");
    if (!id) {
        return id.error();
    }
    const auto state = requiredText(execution, u"state");
    if (!state) {
        return state.error();
    }
    const auto outputs = readOutputs(execution, u"outputs");
    if (!outputs) {
        return outputs.error();
    }
    ExecutionUpdate update;
    update.platformId = PlatformExecutionId(id.value());
    update.platformState = state.value();
    update.state = flowExecutionsState(state.value());
    update.outputs = outputs.value();
    update.startedAt = timeField(execution, u"startTime");
    update.endedAt = timeField(execution, u"endTime");
    return update;
}

} // namespace flowconsole
