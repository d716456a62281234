#include "domain/telemetryrecord.h"

#include "base/clock.h"

#include <cmath>

namespace flowconsole {

JsonValue toJson(const TelemetryRecord &record)
{
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("id"), JsonValue::string(record.id.text()));
    json.insert(QStringLiteral("flowId"), JsonValue::string(record.flowId.text()));
    json.insert(QStringLiteral("status"), JsonValue::string(record.status));
    json.insert(QStringLiteral("latencyMs"), JsonValue::integer(record.latencyMs));
    json.insert(QStringLiteral("launchLatencyMs"),
                record.launchLatencyMs ? JsonValue::integer(*record.launchLatencyMs) : JsonValue());
    json.insert(QStringLiteral("payloadHash"), JsonValue::string(record.payloadHash));
    json.insert(QStringLiteral("timestamp"), JsonValue::string(toIsoUtc(record.timestamp)));
    json.insert(QStringLiteral("environment"), JsonValue::string(record.environment));
    return json;
}

JsonValue toJson(const Metrics &metrics)
{
    const auto rounded = [](std::optional<double> value) {
        return value ? JsonValue::integer(std::llround(*value)) : JsonValue();
    };
    JsonValue recent = JsonValue::array();
    for (const TelemetryRecord &record : metrics.recentExecutions) {
        recent.append(toJson(record));
    }
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("totalExecutions"), JsonValue::integer(metrics.totalExecutions));
    json.insert(QStringLiteral("successRate"), JsonValue::number(QString::number(metrics.successRate, 'g', 6)));
    json.insert(QStringLiteral("averageLatencyMs"), rounded(metrics.averageLatencyMs));
    json.insert(QStringLiteral("p50LatencyMs"), rounded(metrics.p50Ms));
    json.insert(QStringLiteral("p95LatencyMs"), rounded(metrics.p95Ms));
    json.insert(QStringLiteral("p99LatencyMs"), rounded(metrics.p99Ms));
    json.insert(QStringLiteral("recentExecutions"), recent);
    return json;
}

} // namespace flowconsole
