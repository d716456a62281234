#pragma once

#include "domain/flowexecution.h"
#include "domain/jsonvalue.h"
#include "domain/nodetransition.h"
#include "domain/requestrecord.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace flowconsole {

/// One ended execution, as telemetry keeps it (API.md, "Telemetry and audit").
struct TelemetryRecord
{
    ExecutionId id;
    FlowId flowId;
    QString status;                        ///< stateKey()
    qint64 latencyMs = 0;                  ///< launch to end
    std::optional<qint64> launchLatencyMs; ///< request to answer
    QString payloadHash;                   ///< SHA-256, hexadecimal
    QDateTime timestamp;                   ///< UTC
    QString environment;

    friend bool operator==(const TelemetryRecord &, const TelemetryRecord &) = default;
};

[[nodiscard]] JsonValue toJson(const TelemetryRecord &record);

/// Figures over a set of ended executions.
struct Metrics
{
    int totalExecutions = 0;
    double successRate = 0;      ///< percent; 0 without executions, as the tutorial has it
    double averageLatencyMs = 0; ///< like the quantiles without those that were given up (timed_out)
    std::optional<double> p50Ms; ///< of the latency; absent without executions
    std::optional<double> p95Ms;
    std::optional<double> p99Ms;
    QList<TelemetryRecord> recentExecutions; ///< the last ten, oldest first

    friend bool operator==(const Metrics &, const Metrics &) = default;
};

[[nodiscard]] JsonValue toJson(const Metrics &metrics);

/// One bucket of a trend. Figures are absent where nothing happened: a gap is shown as a gap.
struct TrendPoint
{
    QDateTime start; ///< UTC; the bucket's first instant
    int launched = 0;
    int ended = 0;
    std::optional<double> launchP50Ms;
    std::optional<double> launchP95Ms;
    std::optional<double> launchP99Ms;
    std::optional<double> successRate; ///< percent

    friend bool operator==(const TrendPoint &, const TrendPoint &) = default;
};

struct Trend
{
    QDateTime from; ///< UTC
    QDateTime to;
    QList<TrendPoint> points; ///< evenly spaced, oldest first

    friend bool operator==(const Trend &, const Trend &) = default;
};

/// All that the inspector shows of one execution.
struct ExecutionDetails
{
    FlowExecution execution;
    QList<RequestRecord> requests;            ///< oldest first
    QList<NodeTransition> steps;              ///< in the order in which they happened
    std::optional<TelemetryRecord> telemetry; ///< once it has ended

    friend bool operator==(const ExecutionDetails &, const ExecutionDetails &) = default;
};

} // namespace flowconsole
