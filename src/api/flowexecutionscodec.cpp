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

QString FlowExecutionsCodec::launchPath(const FlowId &) const
{
    return QStringLiteral("/api/v2/flows/executions");
}

QString FlowExecutionsCodec::executionPath(const PlatformExecutionId &platformId) const
{
    return QStringLiteral("/api/v2/flows/executions/") + pathPart(platformId.text());
}

QByteArray FlowExecutionsCodec::encodeLaunch(const LaunchRequest &request) const
{
    JsonValue body = JsonValue::object();
    body.insert(QStringLiteral("flowId"), JsonValue::string(request.flowId.text()));
    body.insert(QStringLiteral("inputs"), launchInputs(request.inputs, QString()));
    return body.toJson();
}

ApiResult<ExecutionUpdate> FlowExecutionsCodec::decodeLaunch(const QByteArray &body) const
{
    auto whole = decodeExecution(body);
    if (whole) {
        return whole;
    }
    // Whatever else it lacks, an answer that names an execution says that it was taken: the next look tells
    // more.
    const auto document = parseObject(body);
    const QString id = document ? textField(document.value(), u"id") : QString();
    if (id.isEmpty()) {
        return whole.error();
    }
    ExecutionUpdate update;
    update.platformId = PlatformExecutionId(id);
    update.state = ExecutionState::Running;
    return update;
}

ApiResult<ExecutionUpdate> FlowExecutionsCodec::decodeExecution(const QByteArray &body) const
{
    const auto read = readExecutionObject(body, u"id", u"state", u"outputs");
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
