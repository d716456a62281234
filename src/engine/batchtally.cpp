#include "engine/batchtally.h"

#include <algorithm>

namespace flowconsole {

namespace {

qint64 secondOf(Milliseconds time)
{
    return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

} // namespace

void BatchTally::recordLaunch(Milliseconds now)
{
    const qint64 number = secondOf(now);
    Second &second = m_lately[static_cast<size_t>(number) % m_lately.size()];
    if (second.number != number) {
        second = {number, 0};
    }
    ++second.launches;
}

qint64 BatchTally::launched() const
{
    return m_running + m_completed + m_failed + m_terminated + m_timedOut + m_unknown;
}

double BatchTally::launchesPerMinute(Milliseconds now) const
{
    constexpr double window = 60.0;
    const qint64 present = secondOf(now);
    int launches = 0;
    for (const Second &second : m_lately) {
        const bool isLate = second.number > present - static_cast<qint64>(m_lately.size());
        launches += isLate ? second.launches : 0;
    }
    const double elapsed = static_cast<double>((now - m_since).count()) / 1000.0;
    return launches * 60.0 / std::clamp(elapsed, 1.0, window);
}

void BatchTally::tell(BatchProgress &progress, const Clock &clock) const
{
    progress.launched = launched();
    progress.running = m_running;
    progress.completed = m_completed;
    progress.failed = m_failed;
    progress.terminated = m_terminated;
    progress.timedOut = m_timedOut;
    progress.unknown = m_unknown;
    const qint64 left = progress.rows - progress.launched;
    if (progress.state == BatchState::Running) {
        progress.launchesPerMinute = launchesPerMinute(clock.monotonic());
    }
    if (progress.launchesPerMinute > 0 && left > 0) {
        const double seconds = static_cast<double>(left) * 60.0 / progress.launchesPerMinute;
        progress.expectedEnd = clock.nowUtc().addSecs(static_cast<qint64>(seconds));
    }
}

qint64 &BatchTally::of(ExecutionState state)
{
    switch (state) {
    case ExecutionState::Draft:
    case ExecutionState::Queued:
        return m_waiting;
    case ExecutionState::Launching:
    case ExecutionState::Running:
    case ExecutionState::Terminating:
        return m_running;
    case ExecutionState::Completed:
        return m_completed;
    case ExecutionState::Failed:
        return m_failed;
    case ExecutionState::Terminated:
        return m_terminated;
    case ExecutionState::TimedOut:
        return m_timedOut;
    case ExecutionState::Unknown:
        return m_unknown;
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
