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
    const auto read = readExecutionObject(body, u"state", u"outputs");
    if (!read) {
        return read.error();
    }
    ExecutionUpdate update = read.value().update;
    update.state = flowExecutionsState(update.platformState);
    update.startedAt = timeField(read.value().object, u"startTime");
    update.endedAt = timeField(read.value().object, u"endTime");
    return update;
}

} // namespace flowconsole
