#include "engine/engine.h"

#include "base/clock.h"
#include "engine/audittrail.h"
#include "engine/connection.h"
#include "engine/connectionscope.h"
#include "engine/connectiontest.h"
#include "engine/executionpaths.h"
#include "engine/executionstore.h"
#include "engine/requestlog.h"
#include "net/pendinganswer.h"
#include "telemetry/telemetry.h"
#include "webhook/webhooksecret.h"

#include <algorithm>
#include <map>

namespace flowconsole {

namespace {

constexpr Milliseconds telemetryInterval{1000};
/// The tutorial's, in its dialect (API.md, "Dialect ConversationFlow").
constexpr std::chrono::seconds conversationTimeout{300};

} // namespace

struct Engine::Parts
{
    Parts(const Clock &engineClock, const EngineSettings &engineSettings)
        : clock(engineClock),
          settings(engineSettings),
          store(clock),
          audit(clock, settings.auditPath, settings.actor)
    {}

    [[nodiscard]] Telemetry &telemetryOf(const ProfileId &profile)
    {
        return telemetry.try_emplace(profile, clock).first->second;
    }

    const Clock &clock;
    EngineSettings settings;
    ExecutionStore store;
    ExecutionPaths paths;
    AuditTrail audit;
    std::map<ProfileId, Telemetry> telemetry;
    RequestLog requests;
    ExecutionId inspected;
    std::unique_ptr<Alarm> telemetryAlarm;
    std::unique_ptr<Alarm> sweep;
    ConnectionStatus status; ///< as told last
    bool telemetryChanged = false;
    QDateTime lastPoint; ///< of the trend that was told last
    std::unique_ptr<ConnectionTest> test;
    std::vector<std::unique_ptr<Connection>> parting; ///< left, and saying good-bye
    QList<const Connection *> parted;                 ///< of these, the ones that have said it
    bool isQuitting = false;
    std::unique_ptr<Connection> connection;
    bool isOpen = false; ///< the connection has been signed in
    /// What hears of the connection; without it, a connection that is being left is not heard any more.
    std::unique_ptr<QObject> wires;
};

Engine::Engine(const Clock &clock, const EngineSettings &settings, QObject *parent)
    : QObject(parent), m_parts(std::make_unique<Parts>(clock, settings))
{
    connect(&m_parts->store, &ExecutionStore::changed, this, &Engine::executionsChanged);
    connect(&m_parts->store, &ExecutionStore::stateChanged, this, &Engine::recordState);
    connect(&m_parts->store, &ExecutionStore::updated, this,
            [this](const FlowExecution &execution) { tellDetails(execution.id); });
    connect(&m_parts->audit, &AuditTrail::changed, this, &Engine::auditChanged);
    m_parts->telemetryAlarm = clock.createAlarm([this] { tellTelemetry(); });
    m_parts->telemetryAlarm->start(telemetryInterval);
    m_parts->sweep = clock.createAlarm([this] { forgetParted(); });
}

Engine::~Engine()
{
    m_parts->wires.reset();
    m_parts->connection.reset();
    recordLeft();
}

void Engine::connectTo(const ConnectionProfile &profile, const ConnectionSecrets &secrets)
{
    const SecretValues secretValues = leaveConnection(profile);
    m_parts->audit.open();
    ConnectionSecrets complete = secrets;
    if (profile.dialect == Dialect::ConversationFlow && complete.webhookSecret.isEmpty()) {
        complete.webhookSecret = makeWebhookSecret();
        emit webhookSecretChanged(profile.id, complete.webhookSecret);
    }
    m_parts->connection =
        std::make_unique<Connection>(m_parts->clock, m_parts->settings, profile, complete,
                                     EngineRecords{m_parts->store, m_parts->paths, m_parts->audit});
    m_parts->connection->client().setSecretValues(secretValues);
    m_parts->connection->work().monitor.prefer(m_parts->inspected);
    m_parts->connection->work().history.inspect(m_parts->inspected);
    wire();
    wireSignIn();
    // Each profile has figures of its own.
    m_parts->telemetryChanged = true;
    tellTelemetry();
    emit pushChanged(m_parts->connection->pushState());
    signIn();
}

void Engine::wire()
{
    m_parts->wires = std::make_unique<QObject>();
    QObject *wires = m_parts->wires.get();
    Connection &connection = *m_parts->connection;
    connect(&connection.budget(), &RateBudget::changed, wires, [this](const RateBudgetState &state) {
        RateBudgetState told = state;
        told.looksWaitUntil = m_parts->connection->work().monitor.waitsUntil();
        emit rateBudgetChanged(told);
    });
    connect(&connection.transport(), &Transport::attemptFinished, wires, [this](const RequestRecord &record) {
        m_parts->requests.add(record);
        tellDetails(record.executionId);
    });
    connect(&connection.work().launcher, &Launcher::launchAnswered, wires, [this](Milliseconds latency) {
        m_parts->telemetryOf(m_parts->connection->profile().id).recordLaunch(latency);
        m_parts->telemetryChanged = true;
    });
    connect(&connection, &Connection::pushChanged, wires,
            [this](const PushState &state) { emit pushChanged(state); });
    // Also while it is being left.
    connect(&connection, &Connection::webhookRegistered, this,
            [this, profile = connection.profile().id](const QString &webhookId) {
                const bool isOpenAgain = m_parts->connection && m_parts->connection->profile().id == profile;
                if (!webhookId.isEmpty() || !isOpenAgain) {
                    emit webhookRegistered(profile, webhookId);
                }
            });
}

void Engine::wireSignIn()
{
    QObject *wires = m_parts->wires.get();
    Connection &connection = *m_parts->connection;
    connect(&connection.tokens(), &TokenSource::signInPageNeeded, wires, [this](const QUrl &page) {
        ConnectionStatus status{ConnectionStatus::State::SigningIn, m_parts->connection->profile(), {}, page};
        tellConnection(status);
        emit signInPageNeeded(page);
    });
    connect(&connection.tokens(), &TokenSource::refreshTokenChanged, wires, [this](const QString &token) {
        emit refreshTokenChanged(m_parts->connection->profile().id, token);
    });
    connect(&connection.tokens(), &TokenSource::signedIn, wires, [this] { open(); });
    connect(&connection.tokens(), &TokenSource::signInRefused, wires,
            [this](const ApiError &error) { tellSignInFailure(error); });
    connect(&connection.client(), &PlatformClient::signInAccepted, wires, [this] { open(); });
    connect(&connection.client(), &PlatformClient::signInRefused, wires,
            [this](const ApiError &error) { tellSignInFailure(error); });
}

void Engine::signIn()
{
    Connection &connection = *m_parts->connection;
    tellConnection({ConnectionStatus::State::SigningIn, connection.profile(), {}, {}});
    whenFinished(connection.tokens().token(), m_parts->wires.get(), [this](const ApiResult<QByteArray> &token) {
        if (token) {
            open();
        } else {
            tellSignInFailure(token.error());
        }
    });
}

/// The connection is signed in, for the first time or still.
void Engine::open()
{
    tellConnection({ConnectionStatus::State::SignedIn, m_parts->connection->profile(), {}, {}});
    if (!std::exchange(m_parts->isOpen, true)) {
        m_parts->connection->listenForNews();
        reloadFlows();
        if (m_parts->settings.checksAfterSignIn) {
            runPreflight();
        }
    }
}

void Engine::tellSignInFailure(const ApiError &error)
{
    tellConnection({ConnectionStatus::State::Failed, m_parts->connection->profile(), error, {}});
}

void Engine::tellConnection(const ConnectionStatus &status)
{
    if (m_parts->status != status) {
        m_parts->status = status;
        emit connectionChanged(status);
    }
}

void Engine::signOut()
{
    if (!m_parts->connection) {
        return;
    }
    const ConnectionProfile profile = m_parts->connection->profile();
    static_cast<void>(leaveConnection({}));
    if (profile.grant == Grant::AuthorizationCode) {
        emit refreshTokenChanged(profile.id, {});
    }
    emit pushChanged({});
    tellConnection({ConnectionStatus::State::SignedOut, profile, {}, {}});
}

void Engine::continueSignIn()
{
    if (m_parts->connection) {
        m_parts->connection->tokens().signInAgain();
    }
}

void Engine::testConnection(const ConnectionProfile &profile, const ConnectionSecrets &secrets)
{
    m_parts->test = std::make_unique<ConnectionTest>(m_parts->clock, m_parts->settings, profile, secrets);
    const ConnectionTest *test = m_parts->test.get();
    connect(test, &ConnectionTest::signInPageNeeded, this, &Engine::signInPageNeeded);
    connect(test, &ConnectionTest::refreshTokenChanged, this,
            [this, profile](const QString &token) { takeTestedRefreshToken(profile, token); });
    connect(test, &ConnectionTest::finished, this,
            [this, test, id = profile.id](const PreflightReport &report, const std::optional<ApiError> &error) {
                if (m_parts->test.get() == test) {
                    // It would go on renewing its token.
                    m_parts->test.release()->deleteLater();
                }
                emit connectionTested(id, report, error);
            });
    m_parts->test->start();
}

/// A refresh token is good for one use: the open connection needs the one that the test was given instead. That
/// it was used up tells nothing where the open connection may have been given another in the meantime.
void Engine::takeTestedRefreshToken(const ConnectionProfile &tested, const QString &token)
{
    const ConnectionProfile open = m_parts->connection ? m_parts->connection->profile() : ConnectionProfile();
    const bool isShared = m_parts->connection && open.id == tested.id && open.grant == tested.grant &&
                          open.clientId == tested.clientId && open.loginUrl == tested.loginUrl;
    if (isShared && token.isEmpty()) {
        return;
    }
    if (isShared) {
        m_parts->connection->tokens().replaceRefreshToken(token);
    }
    emit refreshTokenChanged(tested.id, token);
}

void Engine::runPreflight()
{
    if (!m_parts->connection) {
        return;
    }
    whenFinished(m_parts->connection->client().preflight(), m_parts->wires.get(),
                 [this](const ApiResult<PreflightReport> &report) {
                     if (report) {
                         emit preflightChanged(report.value());
                     } else {
                         emit preflightFailed(report.error());
                     }
                 });
}

/// Yields the secure values that are known.
SecretValues Engine::leaveConnection(const ConnectionProfile &next)
{
    if (!m_parts->connection) {
        return {};
    }
    const SecretValues secretValues = m_parts->connection->client().secretValues();
    m_parts->wires.reset();
    Connection *left = m_parts->connection.get();
    m_parts->parting.push_back(std::move(m_parts->connection));
    connect(left, &Connection::left, this, [this, left] {
        m_parts->parted.append(left);
        m_parts->sweep->start(Milliseconds::zero());
    });
    left->leave();
    m_parts->isOpen = false;
    m_parts->status = {};
    settleLeft(next);
    return secretValues;
}

/// Launches that wait are not sent any more, and nobody will hear of those under way. Executions of the profile
/// that is opened next go on being watched.
void Engine::settleLeft(const ConnectionProfile &next)
{
    const ConnectionScope scope(next);
    QList<ExecutionUpdate> updates;
    for (const FlowExecution &execution : m_parts->store.all()) {
        const bool runs =
            execution.state == ExecutionState::Running || execution.state == ExecutionState::Terminating;
        const bool goesOn = scope.holds(execution);
        ExecutionUpdate update;
        update.id = execution.id;
        update.observedAt = m_parts->clock.nowUtc();
        if (execution.state == ExecutionState::Queued) {
            update.state = ExecutionState::Failed;
            update.detail = tr("The connection was left before this was sent");
        } else if (execution.state == ExecutionState::Launching) {
            update.state = ExecutionState::Unknown;
            update.detail = tr("The connection was left before the answer came: it may have started");
        } else if (runs && !goesOn) {
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
}

void Engine::forgetParted()
{
    std::erase_if(m_parts->parting,
                  [this](const auto &connection) { return m_parts->parted.contains(connection.get()); });
    m_parts->parted.clear();
    if (m_parts->isQuitting && m_parts->parting.empty()) {
        m_parts->isQuitting = false;
        emit readyToQuit();
    }
}

void Engine::prepareToQuit()
{
    m_parts->isQuitting = true;
    recordLeft();
    static_cast<void>(leaveConnection({}));
    m_parts->sweep->start(Milliseconds::zero());
}

/// The audit log says of each execution that is not over in what state it was left.
void Engine::recordLeft()
{
    for (const FlowExecution &execution : m_parts->store.all()) {
        if (!isFinal(execution.state) && execution.state != ExecutionState::Unknown) {
            m_parts->audit.recordOutcome(execution);
        }
    }
}

void Engine::reloadFlows()
{
    if (!m_parts->connection) {
        return;
    }
    whenFinished(m_parts->connection->client().flows(), m_parts->wires.get(),
                 [this](const ApiResult<QList<Flow>> &flows) {
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
    if (request.name.isEmpty()) {
        request.name = launchNameOf(request.id);
    }
    FlowExecution execution;
    if (m_parts->connection) {
        const ConnectionProfile &profile = m_parts->connection->profile();
        execution.profileId = profile.id;
        execution.dialect = profile.dialect;
        execution.environment = profile.environment;
        if (profile.dialect == Dialect::ConversationFlow && !request.timeout) {
            request.timeout = conversationTimeout;
        }
    }
    execution.id = request.id;
    execution.flowId = request.flowId;
    execution.flowName = request.flowName;
    execution.flowVersion = request.flowVersion;
    execution.inputs = masked(request.inputs, request.secureNames);
    execution.timeout = request.timeout;
    execution.createdAt = m_parts->clock.nowUtc();
    execution.lastSeenAt = execution.createdAt;
    execution.state = ExecutionState::Queued;
    m_parts->store.add(execution);

    if (m_parts->connection) {
        m_parts->connection->work().launcher.launch(request);
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
    Monitor &monitor = m_parts->connection->work().monitor;
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
        m_parts->connection->work().monitor.prefer(id);
        m_parts->connection->work().history.inspect(id);
    }
    tellDetails(id);
}

void Engine::endExecutions(const QList<ExecutionId> &ids, const QString &reason)
{
    for (const ExecutionId &id : ids) {
        if (!m_parts->connection) {
            m_parts->store.remark(id, tr("Not signed in: sign in to end it"));
        } else if (!m_parts->connection->work().launcher.cancel(id)) {
            m_parts->connection->work().ender.end(id, reason);
        }
    }
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
    if (isFinal(execution->state) && !execution->platformId.isEmpty()) {
        details.telemetry = m_parts->telemetryOf(execution->profileId).recordOf(*execution);
    }
    emit detailsChanged(details);
}

void Engine::recordState(const FlowExecution &execution)
{
    const bool isOver = isFinal(execution.state);
    if (isOver) {
        m_parts->requests.close(execution.id);
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

void Engine::tellTelemetry()
{
    m_parts->telemetryAlarm->start(telemetryInterval);
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
