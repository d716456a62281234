#pragma once

#include "domain/flowexecution.h"
#include "engine/flowdurations.h"

#include <QHash>
#include <QObject>

namespace flowconsole {

class ExecutionStore;

/// What watching has to know beyond one connection: when each execution was launched by the clock that never
/// jumps, and how long the runs of each flow take. Of executions from before this run of the program only the
/// calendar tells when they were launched; from then on they have a moment of their own as well. Lives in the
/// engine's thread, as long as the store; made before anything that asks it hears of the store's changes.
class WatchMemory final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchMemory)

public:
    WatchMemory(const ExecutionStore &store, const Clock &clock, QObject *parent = nullptr);

    /// When it was launched, by Clock::monotonic(); nullopt where it was not, or is over.
    [[nodiscard]] std::optional<Milliseconds> launchedAt(const ExecutionId &id) const;
    [[nodiscard]] std::optional<UsualDuration> usualDuration(const FlowId &flow) const;

private:
    struct Launch
    {
        QDateTime calendar;
        Milliseconds at{0};
        QDateTime lastSeenAt;
        std::optional<Milliseconds> seen; ///< when it was last known to run, in this run of the program
    };

    void follow(const FlowExecution &execution);
    void followLaunch(const FlowExecution &execution);
    void learn(const FlowExecution &over, const std::optional<Launch> &launch);

    const Clock &m_clock;
    const QDateTime m_begunAt; ///< this run of the program
    QHash<ExecutionId, Launch> m_launches;
    FlowDurations m_durations;
};

} // namespace flowconsole
