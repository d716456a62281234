#pragma once

#include "domain/flowexecution.h"

#include <QHash>
#include <QList>

#include <optional>

namespace flowconsole {

/// What a menu says of a run.
struct RecentRun
{
    ExecutionId id;
    QDateTime createdAt;
    ExecutionState state = ExecutionState::Draft;
    std::optional<std::chrono::milliseconds> latency;

    friend bool operator==(const RecentRun &, const RecentRun &) = default;
};

/// The latest runs of each flow that the console was told of. GUI thread.
class RecentRuns final
{
public:
    static constexpr qsizetype mostOfAFlow = 12;

    void take(const ChangeSet &changes);
    /// Those of the same flow but itself: the one before it first, then the newest.
    [[nodiscard]] QList<RecentRun> others(const FlowExecution &run) const;

private:
    QHash<FlowId, QList<RecentRun>> m_runs; ///< newest first
};

} // namespace flowconsole
