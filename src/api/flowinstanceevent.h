#pragma once

#include "domain/apierror.h"
#include "domain/ids.h"
#include "domain/jsonvalue.h"
#include "domain/nodetransition.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace flowconsole {

/// A run that is over, as the topic `v2.flows.instances.flow.{id}` tells of it.
struct FlowInstanceEvent
{
    PlatformExecutionId executionId;
    ConversationId conversationId;
    FlowId flowId;
    QDateTime startedAt;         ///< UTC, the platform's clock
    QDateTime endedAt;           ///< UTC, the platform's clock
    QString exitReason;          ///< the platform's word
    QString errorText;           ///< why it failed; empty where it did not
    QList<NodeTransition> steps; ///< with Provenance::Pushed; receivedAt is left to the caller
};

/// MalformedAnswer where the body names no execution.
[[nodiscard]] ApiResult<FlowInstanceEvent> readFlowInstanceEvent(const JsonValue &eventBody);

} // namespace flowconsole
