#pragma once

#include "domain/apierror.h"
#include "domain/flowexecution.h"
#include "domain/nodetransition.h"

#include <QUrl>

#include <optional>

namespace flowconsole {

// The flow instances of the published API (API.md, "Node transitions").

/// One line of the answer to `POST /flows/instances/query`.
struct FlowInstance
{
    QString id;
    QString name; ///< as given at launch; empty where it is not told
    FlowId flowId;
    QString flowVersion;
    ConversationId conversationId;
    QDateTime startedAt;
    QDateTime endedAt;
    QString errorReason;

    friend bool operator==(const FlowInstance &, const FlowInstance &) = default;
};

/// The query for the instances of a flow that started within a span of time.
[[nodiscard]] QByteArray encodeInstanceQuery(const FlowId &flow, const QDateTime &from, const QDateTime &to);
/// MalformedAnswer where the body is no list, or an instance has no id.
[[nodiscard]] ApiResult<QList<FlowInstance>> decodeInstances(const QByteArray &body);

/// How far the platform is with collecting execution data.
struct ExecutionDataJob
{
    enum class State { UnderWay, Success, Failed };

    QString id;
    State state = State::UnderWay;
    QUrl downloadUri;   ///< of the first instance that could be collected; may be relative
    QString statusCode; ///< of the instance that could not
};

[[nodiscard]] ApiResult<ExecutionDataJob> decodeExecutionDataJob(const QByteArray &body);

/// The steps of a downloaded file, in its order, nested ones between entering and leaving their action.
/// MalformedAnswer where there is no `flow.execution`.
[[nodiscard]] ApiResult<QList<NodeTransition>> decodeExecutionData(const QByteArray &file);

} // namespace flowconsole
