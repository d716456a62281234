#include "engine/engine.h"

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "api/tokensource.h"
#include "audit/auditlog.h"
#include "base/clock.h"
#include "engine/executionstore.h"
#include "engine/launcher.h"
#include "engine/monitor.h"
#include "engine/requestlog.h"
#include "net/pendinganswer.h"
#include "net/transport.h"
#include "telemetry/telemetry.h"

namespace flowconsole {

namespace {

constexpr Milliseconds telemetryInterval{1000};

} // namespace

/// What exists while a connection is open. The order of the members is the order in which they depend on each
/// other: the last is destroyed first.
struct Connection
{
    Connection(const Clock &clock, const EngineSettings &settings, const ConnectionProfile &connectedTo,
               const QString &secret, ExecutionStore &store, AuditLog &audit,
               const std::function<AuditEntry(const FlowExecution &)> &entryOf)
        : profile(connectedTo),
          transport(clock, {}, settings.seed),
          tokens(transport, clock, profile, secret),
          budget(clock),
          client(transport, tokens, budget, clock, profile, settings.requestDeadline),
          launcher(client, store, audit, clock, entryOf),
          monitor(client, store, budget, clock, settings.pollInterval)
    {}

    ConnectionProfile profile;
    Transport transport;
    TokenSource tokens;
    RateBudget budget;
    PlatformClient client;
    Launcher launcher;
    Monitor monitor;
};

struct Engine::Parts
{
    Parts(const Clock &engineClock, const EngineSettings &engineSettings)
        : clock(engineClock),
          settings(engineSettings),
          store(clock),
          audit(clock, settings.auditPath),
          telemetry(clock, {})
    {}

    const Clock &clock;
    EngineSettings settings;
    ExecutionStore store;
    AuditLog audit;
    Telemetry telemetry;
    RequestLog requests;
    ExecutionId inspected;
    std::unique_ptr<Alarm> telemetryAlarm;
    bool telemetryChanged = false;
    QDateTime lastPoint; ///< of the trend that was told last
    std::unique_ptr<Connection> connection;
};

Engine::Engine(const Clock &clock, const EngineSettings &settings, QObject *parent)
    : QObject(parent), m_parts(std::make_unique<Parts>(clock, settings))
{
    connect(&m_parts->store, &ExecutionStore::changed, this, &Engine::executionsChanged);
    connect(&m_parts->store, &ExecutionStore::stateChanged, this, &Engine::recordState);
    connect(&m_parts->store, &ExecutionStore::updated, this,
            [this](const FlowExecution &execution) { tellDetails(execution.id); });
    m_parts->telemetryAlarm = clock.createAlarm([this] { tellTelemetry(); });
    m_parts->telemetryAlarm->start(telemetryInterval);
}

Engine::~Engine() = default;

void Engine::connectTo(const ConnectionProfile &profile, const QString &clientSecret)
{
    m_parts->connection.reset();
    m_parts->telemetry.setEnvironment(profile.environment);
    m_parts->connection = std::make_unique<Connection>(
        m_parts->clock, m_parts->settings, profile, clientSecret, m_parts->store, m_parts->audit,
        [this](const FlowExecution &execution) { return auditEntryOf(execution); });

    Connection &connection = *m_parts->connection;
    connect(&connection.budget, &RateBudget::changed, this, &Engine::rateBudgetChanged);
    connect(&connection.transport, &Transport::attemptFinished, this, [this](const RequestRecord &record) {
        m_parts->requests.add(record);
        tellDetails(record.executionId);
    });
    connect(&connection.transport, &Transport::paused, &connection.budget, &RateBudget::pauseUntil);
    connect(&connection.launcher, &Launcher::launchAnswered, this, [this](Milliseconds latency) {
        m_parts->telemetry.recordLaunch(latency);
        m_parts->telemetryChanged = true;
    });
    connect(&connection.launcher, &Launcher::auditWritten, this,
            [this] { emit auditChanged(m_parts->audit.state()); });
    connect(&connection.monitor, &Monitor::signInLost, this, &Engine::tellSignInFailure);
    signIn();
}

void Engine::signIn()
{
    Connection &connection = *m_parts->connection;
    emit connectionChanged({ConnectionStatus::State::SigningIn, connection.profile, std::nullopt});
    whenFinished(connection.tokens.token(), &connection.tokens, [this](const ApiResult<QByteArray> &token) {
        if (!token) {
            tellSignInFailure(token.error());
            return;
        }
        emit connectionChanged({ConnectionStatus::State::SignedIn, m_parts->connection->profile, std::nullopt});
        reloadFlows();
    });
}

void Engine::tellSignInFailure(const ApiError &error)
{
    emit connectionChanged({ConnectionStatus::State::Failed, m_parts->connection->profile, error});
}

void Engine::reloadFlows()
{
    if (!m_parts->connection) {
        return;
    }
    PlatformClient &client = m_parts->connection->client;
    whenFinished(client.flows(), &client, [this](const ApiResult<QList<Flow>> &flows) {
        if (flows) {
            emit flowsChanged(flows.value());
        } else {
            emit flowsFailed(flows.error());
        }
    });
}

void Engine::launch(const LaunchRequest &request)
{
    FlowExecution execution;
    execution.id = request.id;
    execution.flowId = request.flowId;
    execution.flowName = request.flowName;
    execution.flowVersion = request.flowVersion;
    execution.inputs = masked(request.inputs, request.secureNames);
    execution.timeout = request.timeout;
    execution.createdAt = m_parts->clock.nowUtc();
    execution.lastSeenAt = execution.createdAt;
    execution.state = ExecutionState::Queued;
    if (m_parts->connection) {
        execution.dialect = m_parts->connection->profile.dialect;
    }
    m_parts->store.add(execution);

    if (m_parts->connection) {
        m_parts->connection->launcher.launch(request);
        return;
    }
    ExecutionUpdate refused;
    refused.id = request.id;
    refused.state = ExecutionState::Failed;
    refused.observedAt = m_parts->clock.nowUtc();
    refused.detail = tr("Not signed in: sign in, then launch again");
    m_parts->store.apply(refused);
}

void Engine::lookNow(const QList<ExecutionId> &ids)
{
    if (!m_parts->connection) {
        return;
    }
    Monitor &monitor = m_parts->connection->monitor;
    for (const ExecutionId &id : ids) {
        monitor.lookNow(id);
    }
    if (ids.isEmpty()) {
        for (const FlowExecution &execution : m_parts->store.all()) {
            monitor.lookNow(execution.id);
        }
    }
}

void Engine::inspect(const ExecutionId &id)
{
    m_parts->inspected = id;
    tellDetails(id);
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
    ExecutionDetails details{*execution, m_parts->requests.of(id), std::nullopt};
    if (isFinal(execution->state)) {
        details.telemetry = m_parts->telemetry.recordOf(*execution);
    }
    emit detailsChanged(details);
}

void Engine::recordState(const FlowExecution &execution)
{
    if (isFinal(execution.state) && !execution.launchedAt.isNull()) {
        m_parts->telemetry.recordEnd(execution);
        m_parts->telemetryChanged = true;
    }
    if (isFinal(execution.state) || execution.state == ExecutionState::Unknown) {
        AuditEntry entry = auditEntryOf(execution);
        entry.outcome = stateKey(execution.state);
        // A failure shows in the audit state; the execution itself is what it is.
        static_cast<void>(m_parts->audit.append(entry));
        emit auditChanged(m_parts->audit.state());
    }
}

AuditEntry Engine::auditEntryOf(const FlowExecution &execution) const
{
    AuditEntry entry;
    entry.event = QStringLiteral("flow_invocation");
    entry.actor = m_parts->settings.actor;
    entry.auditId = execution.id;
    entry.target = execution.flowId;
    entry.flowName = execution.flowName;
    entry.platformId = execution.platformId;
    entry.payloadHash = execution.payloadHash;
    entry.dialect = dialectKey(execution.dialect);
    if (m_parts->connection) {
        entry.environment = m_parts->connection->profile.environment;
    }
    if (execution.latency) {
        entry.latencyMs = execution.latency->count();
    }
    return entry;
}

void Engine::tellTelemetry()
{
    m_parts->telemetryAlarm->start(telemetryInterval);
    const Trend trend = m_parts->telemetry.trend();
    const QDateTime newest = trend.points.last().start;
    // Without news the charts only move on when a bucket is over.
    if (!m_parts->telemetryChanged && newest == m_parts->lastPoint) {
        return;
    }
    m_parts->telemetryChanged = false;
    m_parts->lastPoint = newest;
    emit trendChanged(trend);
    emit metricsChanged(m_parts->telemetry.metrics());
}

} // namespace flowconsole
