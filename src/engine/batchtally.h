#pragma once

#include "base/clock.h"
#include "domain/batch.h"

#include <array>

namespace flowconsole {

/// How many executions of a batch are in which state, and how fast they leave.
class BatchTally final
{
public:
    explicit BatchTally(Milliseconds now) : m_since(now) {}

    void add(ExecutionState state, qint64 count = 1) { of(state) += count; }
    void remove(ExecutionState state) { --of(state); }
    void recordLaunch(Milliseconds now);

    [[nodiscard]] qint64 waiting() const { return m_waiting; }
    [[nodiscard]] qint64 running() const { return m_running; }
    /// All of them but those that wait.
    [[nodiscard]] qint64 launched() const;
    /// Over the last minute, or the time since the start where that is shorter.
    [[nodiscard]] double launchesPerMinute(Milliseconds now) const;
    /// Brings the counts into `progress`, and while it is Running how fast it is and when it may end.
    void tell(BatchProgress &progress, const Clock &clock) const;

private:
    struct Second
    {
        qint64 number = -1;
        int launches = 0;
    };

    [[nodiscard]] qint64 &of(ExecutionState state);

    qint64 m_waiting = 0;
    qint64 m_running = 0;
    qint64 m_completed = 0;
    qint64 m_failed = 0;
    qint64 m_terminated = 0;
    qint64 m_timedOut = 0;
    qint64 m_unknown = 0;
    Milliseconds m_since;
    std::array<Second, 60> m_lately;
};

} // namespace flowconsole
