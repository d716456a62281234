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
/// Outcomes reach the disk this long after they are known; intents at once.
constexpr Milliseconds auditCommitInterval{500};

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
          launcher(client, store, audit, budget, clock, entryOf),
          monitor(client, store, budget, clock, profile.environment, settings.pollInterval)
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
          telemetry(clock)
    {}

    const Clock &clock;
    EngineSettings settings;
    ExecutionStore store;
    AuditLog audit;
    Telemetry telemetry;
    RequestLog requests;
    ExecutionId inspected;
    std::unique_ptr<Alarm> telemetryAlarm;
    std::unique_ptr<Alarm> auditCommit;
    ConnectionStatus status; ///< as told last
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
    m_parts->auditCommit = clock.createAlarm([this] { commitAudit(); });
}

Engine::~Engine()
{
    m_parts->connection.reset();
    recordLeft();
    if (m_parts->auditCommit->isActive()) {
        commitAudit();
    }
}

void Engine::connectTo(const ConnectionProfile &profile, const QString &clientSecret)
{
    const SecretValues secrets = leaveConnection(profile.environment);
    if (!m_parts->settings.auditPath.isEmpty()) {
        // A failure shows in the state.
        static_cast<void>(m_parts->audit.open());
        emit auditChanged(m_parts->audit.state());
    }
    m_parts->connection = std::make_unique<Connection>(
        m_parts->clock, m_parts->settings, profile, clientSecret, m_parts->store, m_parts->audit,
        [this](const FlowExecution &execution) { return auditEntryOf(execution); });

    Connection &connection = *m_parts->connection;
    connection.client.setSecretValues(secrets);
    connection.monitor.prefer(m_parts->inspected);
    connect(&connection.budget, &RateBudget::changed, this, [this, &connection](const RateBudgetState &state) {
        RateBudgetState told = state;
        told.looksWaitUntil = connection.monitor.waitsUntil();
        emit rateBudgetChanged(told);
    });
    connect(&connection.transport, &Transport::attemptFinished, this, [this](const RequestRecord &record) {
        m_parts->requests.add(record);
        tellDetails(record.executionId);
    });
    connect(&connection.launcher, &Launcher::launchAnswered, this, [this](Milliseconds latency) {
        m_parts->telemetry.recordLaunch(latency);
        m_parts->telemetryChanged = true;
    });
    connect(&connection.launcher, &Launcher::auditWritten, this,
            [this] { emit auditChanged(m_parts->audit.state()); });
    connect(&connection.client, &PlatformClient::signInAccepted, this, &Engine::tellSignedIn);
    connect(&connection.client, &PlatformClient::signInRefused, this, &Engine::tellSignInFailure);
    signIn();
}

void Engine::signIn()
{
    Connection &connection = *m_parts->connection;
    tellConnection({ConnectionStatus::State::SigningIn, connection.profile, std::nullopt});
    whenFinished(connection.tokens.token(), &connection.tokens, [this](const ApiResult<QByteArray> &token) {
        if (token) {
            tellSignedIn();
            reloadFlows();
        } else {
            tellSignInFailure(token.error());
        }
    });
}

void Engine::tellSignedIn()
{
    tellConnection({ConnectionStatus::State::SignedIn, m_parts->connection->profile, std::nullopt});
}

void Engine::tellSignInFailure(const ApiError &error)
{
    tellConnection({ConnectionStatus::State::Failed, m_parts->connection->profile, error});
}

void Engine::tellConnection(const ConnectionStatus &status)
{
    if (m_parts->status != status) {
        m_parts->status = status;
        emit connectionChanged(status);
    }
}

/// Yields the secure values of the executions that are not over. Launches that wait are not sent any more, and
/// nobody will hear of those under way. Executions of the same environment go on being watched by the next
/// connection.
SecretValues Engine::leaveConnection(const QString &nextEnvironment)
{
    const SecretValues secrets =
        m_parts->connection ? m_parts->connection->client.secretValues() : SecretValues();
    m_parts->connection.reset();
    m_parts->status = {};
    QList<ExecutionUpdate> updates;
    for (const FlowExecution &execution : m_parts->store.all()) {
        ExecutionUpdate update;
        update.id = execution.id;
        update.observedAt = m_parts->clock.nowUtc();
        if (execution.state == ExecutionState::Queued) {
            update.state = ExecutionState::Failed;
            update.detail = tr("The connection was left before this was sent");
        } else if (execution.state == ExecutionState::Launching) {
            update.state = ExecutionState::Unknown;
            update.detail = tr("The connection was left before the answer came: it may have started");
        } else if (execution.state == ExecutionState::Running && execution.environment != nextEnvironment) {
            update.state = ExecutionState::Unknown;
            update.detail = tr("Its connection was left");
        } else {
            continue;
        }
        updates.append(update);
    }
    for (const ExecutionUpdate &update : updates) {
        m_parts->store.apply(update);
    }
    return secrets;
}

/// The audit log says of each execution that is not over in what state it was left.
void Engine::recordLeft()
{
    for (const FlowExecution &execution : m_parts->store.all()) {
        if (!isFinal(execution.state) && execution.state != ExecutionState::Unknown) {
            recordOutcome(execution);
        }
    }
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

void Engine::launch(const LaunchRequest &asked)
{
    LaunchRequest request = asked;
    request.inputs = withPlainNames(asked.inputs);
    for (QString &name : request.secureNames) {
        name = plainVariableName(name);
    }
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
        execution.environment = m_parts->connection->profile.environment;
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
    if (ids.isEmpty()) {
        monitor.lookAtAllNow();
    }
    for (const ExecutionId &id : ids) {
        monitor.lookNow(id);
    }
}

void Engine::inspect(const ExecutionId &id)
{
    m_parts->inspected = id;
    if (m_parts->connection) {
        m_parts->connection->monitor.prefer(id);
    }
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
    if (isFinal(execution->state) && !execution->platformId.isEmpty()) {
        details.telemetry = m_parts->telemetry.recordOf(*execution);
    }
    emit detailsChanged(details);
}

void Engine::recordState(const FlowExecution &execution)
{
    const bool isOver = isFinal(execution.state);
    if (isOver) {
        m_parts->requests.close(execution.id);
        if (m_parts->connection) {
            m_parts->connection->client.forgetSecretValues(execution.id);
        }
    }
    // What the platform never took was no execution.
    if (isOver && !execution.platformId.isEmpty()) {
        m_parts->telemetry.recordEnd(execution);
        m_parts->telemetryChanged = true;
    }
    if (isOver || execution.state == ExecutionState::Unknown) {
        recordOutcome(execution);
        // A failure shows in the audit's state; the execution itself is what it is.
        emit auditChanged(m_parts->audit.state());
    }
}

void Engine::recordOutcome(const FlowExecution &execution)
{
    AuditEntry entry = auditEntryOf(execution);
    entry.outcome = stateKey(execution.state);
    if (m_parts->audit.append(entry)) {
        m_parts->auditCommit->start(auditCommitInterval);
    }
}

void Engine::commitAudit()
{
    if (!m_parts->audit.commit()) {
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
    entry.environment = execution.environment;
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
