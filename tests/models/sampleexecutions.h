#pragma once

#include "domain/flowexecution.h"

namespace flowconsole {

/// An execution created `number` seconds after `start`, launched at once, of a flow of that name.
inline FlowExecution sampleExecution(int number, ExecutionState state, const QDateTime &start,
                                     const QString &flowName = QStringLiteral("Billing IVR"))
{
    FlowExecution execution;
    execution.id = ExecutionId(QStringLiteral("id-%1").arg(number));
    execution.flowId = FlowId(QStringLiteral("flow"));
    execution.flowName = flowName;
    execution.flowVersion = QStringLiteral("14.0");
    execution.state = state;
    execution.createdAt = start.addSecs(number);
    execution.launchedAt = execution.createdAt;
    execution.lastSeenAt = execution.createdAt;
    execution.lastSeenBy = Provenance::Polled;
    return execution;
}

/// The same execution, over after `latency`.
inline FlowExecution ended(FlowExecution execution, ExecutionState state, std::chrono::milliseconds latency,
                           const QString &detail = {})
{
    execution.state = state;
    execution.latency = latency;
    execution.endedAt = execution.launchedAt.addMSecs(latency.count());
    execution.lastSeenAt = execution.endedAt;
    execution.detail = detail;
    return execution;
}

} // namespace flowconsole
