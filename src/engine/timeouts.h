#pragma once

#include "base/clock.h"
#include "domain/flowexecution.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <set>

namespace flowconsole {

class Ender;
class ExecutionStore;
class WatchMemory;

/// Knows until when each execution may run, and does what was wished for then:
///
///     watch() → its time passes → timeIsOver() → somebody looks once more → decide() → ended, overdue, or
///     given up
///
/// The time is counted by the clock that never jumps, from the launch on where that was in this run of the
/// program. Lives in the engine's thread, as long as its connection.
class Timeouts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Timeouts)

public:
    Timeouts(ExecutionStore &store, Ender &ender, const WatchMemory &memory, const Clock &clock,
             QObject *parent = nullptr);
    ~Timeouts() override;

    /// Nothing happens where it has no limit, or is marked as overdue, and nothing else shall happen.
    void watch(const FlowExecution &execution);
    void forget(const ExecutionId &id);

    /// Its time is over, and nothing was decided yet.
    [[nodiscard]] bool isOver(const ExecutionId &id) const { return m_over.contains(id); }

    /// Marks what the last look has told as overdue, if that is all that shall happen.
    void interpret(ExecutionUpdate &update) const;
    /// The last look has told, or failed to, and it may still run.
    void decide(const ExecutionId &id);

signals:
    void timeIsOver(const flowconsole::ExecutionId &id);

private:
    void tellOver();
    void scheduleNext();
    void stopWaiting(const FlowExecution &execution);

    ExecutionStore &m_store;
    Ender &m_ender;
    const WatchMemory &m_memory;
    const Clock &m_clock;
    QHash<ExecutionId, Milliseconds> m_deadlines; ///< of Clock::monotonic()
    std::set<std::pair<Milliseconds, ExecutionId>> m_order;
    QSet<ExecutionId> m_over;
    std::unique_ptr<Alarm> m_next;
};

} // namespace flowconsole
