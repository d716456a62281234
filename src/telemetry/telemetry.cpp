#include "telemetry/telemetry.h"

#include "telemetry/quantiles.h"

#include <algorithm>

namespace flowconsole {

namespace {

constexpr size_t recentCount = 10;

bool isSuccess(ExecutionState state)
{
    return state == ExecutionState::Completed;
}

/// What one bucket of a trend is made of.
struct Bucket
{
    std::vector<double> launchLatencies;
    int ended = 0;
    int succeeded = 0;
};

TrendPoint pointOf(Bucket &bucket, const QDateTime &start)
{
    TrendPoint point;
    point.start = start;
    point.launched = static_cast<int>(bucket.launchLatencies.size());
    point.ended = bucket.ended;
    point.launchP50Ms = quantile(bucket.launchLatencies, 0.50);
    point.launchP95Ms = quantile(bucket.launchLatencies, 0.95);
    point.launchP99Ms = quantile(bucket.launchLatencies, 0.99);
    if (bucket.ended > 0) {
        point.successRate = 100.0 * bucket.succeeded / bucket.ended;
    }
    return point;
}

} // namespace

Telemetry::Telemetry(const Clock &clock, Milliseconds window) : m_clock(clock), m_window(window) {}

void Telemetry::recordLaunch(Milliseconds latency)
{
    forgetOld();
    m_launches.push_back({m_clock.nowUtc(), static_cast<double>(latency.count())});
}

void Telemetry::recordEnd(const FlowExecution &execution)
{
    forgetOld();
    const TelemetryRecord record = recordOf(execution);
    m_ended.push_back({record.timestamp, record.latencyMs, execution.state});
    m_recent.push_back(record);
    if (m_recent.size() > recentCount) {
        m_recent.pop_front();
    }
}

TelemetryRecord Telemetry::recordOf(const FlowExecution &execution) const
{
    TelemetryRecord record;
    record.id = execution.id;
    record.flowId = execution.flowId;
    record.status = stateKey(execution.state);
    record.latencyMs = execution.latency.value_or(Milliseconds::zero()).count();
    if (execution.launchLatency) {
        record.launchLatencyMs = execution.launchLatency->count();
    }
    record.payloadHash = execution.payloadHash;
    // This console's clock, not the platform's: the window of the metrics is measured by it.
    record.timestamp = execution.lastSeenAt;
    record.environment = execution.environment;
    return record;
}

Metrics Telemetry::metrics() const
{
    const QDateTime since = m_clock.nowUtc().addMSecs(-m_window.count());
    Metrics metrics;
    std::vector<double> latencies;
    double sum = 0;
    int succeeded = 0;
    for (const Ended &ended : m_ended) {
        if (ended.at < since) {
            continue;
        }
        ++metrics.totalExecutions;
        succeeded += isSuccess(ended.state) ? 1 : 0;
        // How long one that was given up would have taken, nobody knows.
        if (ended.state != ExecutionState::TimedOut) {
            latencies.push_back(static_cast<double>(ended.latencyMs));
            sum += latencies.back();
        }
    }
    for (const TelemetryRecord &record : m_recent) {
        if (record.timestamp >= since) {
            metrics.recentExecutions.append(record);
        }
    }
    if (metrics.totalExecutions > 0) {
        metrics.successRate = 100.0 * succeeded / metrics.totalExecutions;
        metrics.averageLatencyMs = latencies.empty() ? 0 : sum / static_cast<double>(latencies.size());
    }
    metrics.p50Ms = quantile(latencies, 0.50);
    metrics.p95Ms = quantile(latencies, 0.95);
    metrics.p99Ms = quantile(latencies, 0.99);
    return metrics;
}

Trend Telemetry::trend(int buckets) const
{
    Trend trend;
    trend.to = m_clock.nowUtc();
    trend.from = trend.to.addMSecs(-m_window.count());
    const qint64 width = m_window.count() / buckets;
    // Buckets stand on multiples of their width, so that a point keeps its place and value as time goes on.
    const qint64 first = (trend.from.toMSecsSinceEpoch() / width + 1) * width;
    std::vector<Bucket> filled(static_cast<size_t>(buckets));
    const auto bucketAt = [&](const QDateTime &time) -> Bucket * {
        const qint64 offset = time.toMSecsSinceEpoch() - first;
        const qint64 index = offset / width;
        return offset >= 0 && index < buckets ? &filled[static_cast<size_t>(index)] : nullptr;
    };
    for (const Launch &launch : m_launches) {
        if (Bucket *bucket = bucketAt(launch.at)) {
            bucket->launchLatencies.push_back(launch.latencyMs);
        }
    }
    for (const Ended &ended : m_ended) {
        if (Bucket *bucket = bucketAt(ended.at)) {
            ++bucket->ended;
            bucket->succeeded += isSuccess(ended.state) ? 1 : 0;
        }
    }
    for (int i = 0; i < buckets; ++i) {
        trend.points.append(pointOf(filled[static_cast<size_t>(i)],
                                    QDateTime::fromMSecsSinceEpoch(first + i * width, Qt::UTC)));
    }
    return trend;
}

void Telemetry::forgetOld()
{
    const QDateTime since = m_clock.nowUtc().addMSecs(-m_window.count());
    while (!m_launches.empty() && m_launches.front().at < since) {
        m_launches.pop_front();
    }
    while (!m_ended.empty() && m_ended.front().at < since) {
        m_ended.pop_front();
    }
}

} // namespace flowconsole
