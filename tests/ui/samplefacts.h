#pragma once

#include "domain/connectionprofile.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/telemetryrecord.h"

namespace flowconsole {

/// A flow whose input has a variable of every kind, with a complete sample input.
[[nodiscard]] Flow lateFeeWaiver();
/// A second workflow, with one required text and no sample for it.
[[nodiscard]] Flow callbackOffer();
/// A call flow, which the published API cannot launch.
[[nodiscard]] Flow billingIvr();
/// A workflow of which the platform sent no schema.
[[nodiscard]] Flow withoutSchema();
[[nodiscard]] QList<Flow> sampleFlows();

[[nodiscard]] ConnectionStatus signedIn();

/// One execution a state, so that a table shows each.
[[nodiscard]] ChangeSet sampleExecutions(const QDateTime &now);
[[nodiscard]] FlowExecution execution(const QString &id, const Flow &flow, ExecutionState state,
                                      const QDateTime &now);

} // namespace flowconsole
