#include "base/logging.h"
#include "base/redaction.h"
#include "engine/engineparts.h"

namespace flowconsole {

namespace {

/// The secure values themselves may be gone since the launch: their names stay. A body of which only a part was
/// kept, or that is no JSON, may hold them anywhere.
void maskByName(QByteArray &body, const QStringList &secureNames)
{
    if (body.isEmpty()) {
        return;
    }
    const auto json = JsonValue::parse(body);
    if (!json) {
        body = redactedPlaceholder().toUtf8();
    } else if (const auto clean = withoutValuesOf(secureNames, json.value())) {
        body = clean->toJson();
    }
}

} // namespace

void Engine::take(RequestRecord record)
{
    const FlowExecution *execution = m_parts->store.find(record.executionId);
    const QStringList secure = execution != nullptr ? maskedNames(execution->inputs) : QStringList();
    if (!secure.isEmpty()) {
        maskByName(record.requestBody, secure);
        maskByName(record.responseBody, secure);
    }
    m_parts->requests.add(record);
    m_parts->keeper.take(record);
    tellDetails(record.executionId);
}

void Engine::tellDetails(const ExecutionId &id)
{
    if (id.isEmpty() || id != m_parts->inspected) {
        return;
    }
    const FlowExecution *execution = m_parts->store.find(id);
    if (execution == nullptr) {
        return;
    }
    ExecutionDetails details{*execution, m_parts->requests.of(id), m_parts->paths.of(id).steps(), std::nullopt};
    if (execution->createdAt < m_parts->startedAt ||
        (isFinal(execution->state) && details.requests.isEmpty())) {
        addStored(details);
    }
    if (isFinal(execution->state) && !execution->platformId.isEmpty()) {
        details.telemetry = m_parts->telemetryOf(execution->profileId).recordOf(*execution);
    }
    emit detailsChanged(details);
}

/// What an earlier run of the program has seen of the execution, or this one no longer holds, comes first.
void Engine::addStored(ExecutionDetails &details)
{
    const std::optional<StoredDetails> stored = m_parts->keeper.detailsOf(details.execution.id);
    if (!stored) {
        return;
    }
    addStoredDetails(details, *stored, m_parts->startedAt);
}

void Engine::tellStoredDetails(const ExecutionId &id)
{
    if (id.isEmpty()) {
        return;
    }
    m_parts->storedRuns.readDetails({id}, this, [this, id](const Result<QList<ExecutionDetails>> &read) {
        if (!read) {
            qCWarning(lcEngine) << "Details cannot be read:" << read.error().message;
        } else if (id == m_parts->inspected && !read.value().isEmpty()) {
            emit detailsChanged(read.value().first());
        }
    });
}

void Engine::recordState(const FlowExecution &execution)
{
    const bool isOver = isFinal(execution.state);
    if (isOver) {
        m_parts->requests.close(execution.id);
        m_parts->keeper.storeLooks(execution.id);
        // Steps that are told after the end may hold secure values too: they are known as long as the steps.
        const ExecutionId forgotten = m_parts->paths.close(execution.id);
        if (m_parts->connection) {
            m_parts->connection->client().forgetSecretValues(forgotten);
        }
    }
    // What the platform never took was no execution.
    if (isOver && !execution.platformId.isEmpty()) {
        m_parts->telemetryOf(execution.profileId).recordEnd(execution);
        m_parts->telemetryChanged = true;
    }
    if (isOver || execution.state == ExecutionState::Unknown) {
        m_parts->audit.recordOutcome(execution);
    }
}

/// They are not shown any more: what is held beside them goes too.
void Engine::forget(const QList<ExecutionId> &ids)
{
    for (const ExecutionId &id : ids) {
        m_parts->requests.forget(id);
        m_parts->paths.forget(id);
        if (m_parts->connection) {
            m_parts->connection->client().forgetSecretValues(id);
        }
    }
}

void Engine::tellTelemetry()
{
    m_parts->telemetryAlarm->start(Parts::telemetryInterval);
    const ProfileId profile = m_parts->connection ? m_parts->connection->profile().id : ProfileId();
    const Telemetry &telemetry = m_parts->telemetryOf(profile);
    const Trend trend = telemetry.trend();
    const QDateTime newest = trend.points.last().start;
    // Without news the charts only move on when a bucket is over.
    if (!m_parts->telemetryChanged && newest == m_parts->lastPoint) {
        return;
    }
    m_parts->telemetryChanged = false;
    m_parts->lastPoint = newest;
    emit trendChanged(trend);
    emit metricsChanged(telemetry.metrics());
}

} // namespace flowconsole
