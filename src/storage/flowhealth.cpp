#include "storage/flowhealth.h"

#include "domain/flowexecution.h"
#include "storage/columns.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace flowconsole {

namespace {

/// Of the newest runs of the flow, whatever connection they belong to: a flow that another connection ran a
/// million times since must not be read through.
constexpr int mostExamined = 2000;

QString quoted(ExecutionState state)
{
    return u'\'' + stateKey(state) + u'\'';
}

/// The one below which 95 of 100 lie: the nearest rank, so that it was really measured.
std::optional<std::chrono::milliseconds> p95Of(std::vector<qint64> latencies)
{
    if (latencies.empty()) {
        return std::nullopt;
    }
    constexpr double share = 0.95;
    const auto rank = static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(latencies.size())));
    const auto nth = latencies.begin() + (rank - 1);
    std::nth_element(latencies.begin(), nth, latencies.end());
    return std::chrono::milliseconds(*nth);
}

void count(FlowHealth &health, ExecutionState state)
{
    ++health.runs;
    switch (state) {
    case ExecutionState::Completed:
        ++health.completed;
        return;
    case ExecutionState::Failed:
        ++health.failed;
        return;
    case ExecutionState::Terminated:
        ++health.terminated;
        return;
    case ExecutionState::TimedOut:
        ++health.timedOut;
        return;
    case ExecutionState::Draft:
    case ExecutionState::Queued:
    case ExecutionState::Launching:
    case ExecutionState::Running:
    case ExecutionState::Terminating:
    case ExecutionState::Unknown:
        ++health.unknown;
        return;
    }
    Q_UNREACHABLE();
}

} // namespace

QString flowHealthSql()
{
    QStringList ended;
    for (const ExecutionState state : allExecutionStates) {
        if (isFinal(state)) {
            ended.append(quoted(state));
        }
    }
    // The inner limit keeps the planner to the index of flows; its order is that of the answer.
    return QStringLiteral("SELECT state, latency_ms FROM (SELECT profile_id, state, platform_id, latency_ms"
                          " FROM executions WHERE flow_id = ? ORDER BY created_at DESC LIMIT %1) AS newest"
                          " WHERE COALESCE(profile_id, '') = ? AND (state = %2 OR (platform_id IS NOT NULL AND "
                          "state IN (%3)))"
                          " LIMIT %4")
        .arg(mostExamined)
        .arg(quoted(ExecutionState::Unknown), ended.join(QStringLiteral(", ")))
        .arg(FlowHealth::memory);
}

SqlResult<QList<FlowHealth>> readFlowHealth(SqlConnection &connection, const ProfileId &profile,
                                            const QList<FlowId> &flows)
{
    const QString sql = flowHealthSql();
    // An empty id stands as NULL in its column, which equals nothing.
    const QString ours = profile.isEmpty() ? QString(QLatin1String("")) : profile.text();
    QList<FlowHealth> all;
    for (const FlowId &flow : flows) {
        FlowHealth health;
        health.flow = flow;
        std::vector<qint64> latencies;
        const auto read =
            connection.read(sql, {toColumn(flow), ours}, [&health, &latencies](const QSqlQuery &row) {
                ExecutionState state = ExecutionState::Unknown;
                fromColumn(row.value(0), state);
                count(health, state);
                // How long one that was given up would have taken, nobody knows.
                if (isFinal(state) && state != ExecutionState::TimedOut && !row.value(1).isNull()) {
                    latencies.push_back(row.value(1).toLongLong());
                }
            });
        if (!read) {
            return read.error();
        }
        if (health.runs > 0) {
            health.p95 = p95Of(std::move(latencies));
            all.append(health);
        }
    }
    return all;
}

} // namespace flowconsole
