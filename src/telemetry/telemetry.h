#pragma once

#include "base/clock.h"
#include "domain/telemetryrecord.h"

#include <deque>

namespace flowconsole {

/// Remembers how long launches and executions took, and tells it as metrics and trends. Everything is held for
/// the window that it is made with (15 minutes from the last look back), so its memory is bounded by the rate
/// of executions. No thread of its own; used in the engine's.
class Telemetry final
{
public:
    explicit Telemetry(const Clock &clock, Milliseconds window = std::chrono::minutes(15));

    /// A launch was answered, `latency` after it had left.
    void recordLaunch(Milliseconds latency);

    /// An execution is over. Its state must be final.
    void recordEnd(const FlowExecution &execution);

    /// The record of an execution that is over.
    [[nodiscard]] TelemetryRecord recordOf(const FlowExecution &execution) const;

    /// Over the executions that ended within the window.
    [[nodiscard]] Metrics metrics() const;

    /// The window up to now, in `buckets` equal parts.
    [[nodiscard]] Trend trend(int buckets = 60) const;

private:
    struct Launch
    {
        QDateTime at;
        double latencyMs;
    };

    /// What the figures need of an execution that is over: of many rows little is held.
    struct Ended
    {
        QDateTime at;
        qint64 latencyMs;
        ExecutionState state;
    };

    void forgetOld();

    const Clock &m_clock;
    Milliseconds m_window;
    std::deque<Launch> m_launches;
    std::deque<Ended> m_ended;
    std::deque<TelemetryRecord> m_recent; ///< the last few of these
};

} // namespace flowconsole
