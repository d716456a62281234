#include "domain/batch.h"

#include "domain/errorcodes.h"

#include <array>

namespace flowconsole {

namespace {

constexpr int usualRequestsPerMinute = 300;
constexpr qint64 requestsPerLaunch = 2; // its launch, and a look that sees the end

} // namespace

BatchImpact impactOf(const BatchCheck &check, int requestsPerMinute, bool isProduction)
{
    BatchImpact impact;
    impact.launches = check.rows - check.badRows;
    impact.requests = impact.launches * requestsPerLaunch;
    impact.requestsPerMinute = requestsPerMinute > 0 ? requestsPerMinute : usualRequestsPerMinute;
    impact.atLeast =
        std::chrono::minutes((impact.requests + impact.requestsPerMinute - 1) / impact.requestsPerMinute);
    impact.isProduction = isProduction;
    return impact;
}

QString batchStateKey(BatchState state)
{
    switch (state) {
    case BatchState::Running:
        return QStringLiteral("running");
    case BatchState::Paused:
        return QStringLiteral("paused");
    case BatchState::Stopping:
        return QStringLiteral("stopping");
    case BatchState::Finished:
        return QStringLiteral("finished");
    case BatchState::Stopped:
        return QStringLiteral("stopped");
    case BatchState::Interrupted:
        return QStringLiteral("interrupted");
    }
    Q_UNREACHABLE();
}

std::optional<BatchState> batchStateFromKey(QStringView key)
{
    static constexpr std::array all{BatchState::Running,  BatchState::Paused,  BatchState::Stopping,
                                    BatchState::Finished, BatchState::Stopped, BatchState::Interrupted};
    for (const BatchState state : all) {
        if (key == batchStateKey(state)) {
            return state;
        }
    }
    return std::nullopt;
}

bool isRowFree(const FlowExecution &execution)
{
    const bool waits = execution.state == ExecutionState::Draft || execution.state == ExecutionState::Queued;
    const bool isRefused = execution.error && execution.error->code == errorcodes::payloadInvalid;
    return !execution.batchId.isEmpty() && !execution.launchedAt.isValid() &&
           (waits || (isFinal(execution.state) && !isRefused));
}

} // namespace flowconsole
