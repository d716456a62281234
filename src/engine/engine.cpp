#include "engine/engine.h"

#include "base/clock.h"
#include "engine/connectionscope.h"
#include "engine/engineparts.h"
#include "net/pendinganswer.h"
#include "webhook/webhooksecret.h"

#include <algorithm>

namespace flowconsole {

namespace {

/// For what batches still have to write when the program ends.
constexpr Milliseconds quitPatience{10'000};

} // namespace

Engine::Engine(const Clock &clock, const EngineSettings &settings, QObject *parent)
    : QObject(parent), m_parts(std::make_unique<Parts>(clock, settings))
{
    connect(&m_parts->store, &ExecutionStore::changed, this, &Engine::executionsChanged);
    connect(&m_parts->store, &ExecutionStore::stateChanged, this, &Engine::recordState);
    connect(&m_parts->store, &ExecutionStore::updated, this,
            [this](const FlowExecution &execution) { tellDetails(execution.id); });
    connect(&m_parts->store, &ExecutionStore::forgotten, this, &Engine::forget);
    connect(&m_parts->audit, &AuditTrail::changed, this, &Engine::auditChanged);
    connect(&m_parts->history, &ExecutionHistory::stateChanged, this, &Engine::historyChanged);
    connect(&m_parts->keeper, &HistoryKeeper::detailsRead, this, &Engine::tellDetails);
    connect(&m_parts->desk, &LaunchDesk::stateChanged, this, &Engine::launchQueueChanged);
    connect(&m_parts->flows, &FlowCatalogue::loaded, this, &Engine::flowsChanged);
    connect(&m_parts->flows, &FlowCatalogue::loadFailed, this, &Engine::flowsFailed);
    connect(&m_parts->desk, &LaunchDesk::takenBack, this, &Engine::queuedTakenBack);
    connect(&m_parts->wake, &WakeWatch::calendarJumped, &m_parts->store, &ExecutionStore::followCalendar);
    connect(&m_parts->wake, &WakeWatch::woke, this, &Engine::reconcileAll);
    m_parts->telemetryAlarm = clock.createAlarm([this] { tellTelemetry(); });
    m_parts->telemetryAlarm->start(Parts::telemetryInterval);
    m_parts->sweep = clock.createAlarm([this] { forgetParted(); });
}

Engine::~Engine()
{
    m_parts->wires.reset();
    m_parts->desk.setConnection(nullptr);
    m_parts->flows.setConnection(nullptr);
    m_parts->connection.reset();
    recordLeft();
}

FlowCatalogue &Engine::flows()
{
    return m_parts->flows;
}

Batches &Engine::batches()
{
    return m_parts->batches;
}

Schedules &Engine::schedules()
{
    return m_parts->schedules;
}

StoredRuns &Engine::storedRuns()
{
    return m_parts->storedRuns;
}

void Engine::start()
{
    m_parts->audit.open();
    m_parts->history.open();
    if (m_parts->settings.restored == EngineSettings::Restored::All) {
        m_parts->keeper.restore();
    }
}

void Engine::connectTo(const ConnectionProfile &profile, const ConnectionSecrets &secrets)
{
    const SecretValues secretValues = leaveConnection();
    settleLeft(profile);
    m_parts->audit.open();
    ConnectionSecrets complete = secrets;
    if (profile.dialect == Dialect::ConversationFlow && complete.webhookSecret.isEmpty()) {
        complete.webhookSecret = makeWebhookSecret();
        emit webhookSecretChanged(profile.id, complete.webhookSecret);
    }
    m_parts->connection = std::make_unique<Connection>(
        m_parts->clock, m_parts->settings, profile, complete,
        EngineRecords{m_parts->store, m_parts->paths, m_parts->audit, m_parts->history, m_parts->memory});
    m_parts->connection->client().setSecretValues(secretValues);
    m_parts->connection->work().monitor.prefer(m_parts->inspected);
    m_parts->connection->work().history.inspect(m_parts->inspected);
    m_parts->desk.setConnection(m_parts->connection.get());
    m_parts->flows.setConnection(m_parts->connection.get());
    wire();
    wireSignIn();
    if (m_parts->settings.restored == EngineSettings::Restored::OfConnection) {
        m_parts->keeper.restoreOf(profile);
    }
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
    connect(&connection.transport(), &Transport::attemptFinished, wires,
            [this](const RequestRecord &record) { take(record); });
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
    static_cast<void>(leaveConnection());
    settleLeft({});
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
SecretValues Engine::leaveConnection()
{
    if (!m_parts->connection) {
        return {};
    }
    const SecretValues secretValues = m_parts->connection->client().secretValues();
    m_parts->wires.reset();
    m_parts->desk.setConnection(nullptr);
    m_parts->flows.setConnection(nullptr);
    Connection *left = m_parts->connection.get();
    m_parts->parting.push_back(std::move(m_parts->connection));
    connect(left, &Connection::left, this, [this, left] {
        m_parts->parted.append(left);
        m_parts->sweep->start(Milliseconds::zero());
    });
    left->leave();
    m_parts->isOpen = false;
    m_parts->status = {};
    return secretValues;
}

/// Launches that wait are not sent any more, and nobody will hear of those under way.
void Engine::settleUnsent()
{
    for (const ExecutionId &id : m_parts->store.idsIn(ExecutionState::Queued)) {
        settle(id, ExecutionState::Failed, tr("The connection was left before this was sent"));
    }
    for (const ExecutionId &id : m_parts->store.idsIn(ExecutionState::Launching)) {
        settle(id, ExecutionState::Unknown,
               tr("The connection was left before the answer came: it may have started"));
    }
}

/// Executions of the profile that is opened next go on being watched.
void Engine::settleLeft(const ConnectionProfile &next)
{
    settleUnsent();
    const ConnectionScope scope(next);
    for (const ExecutionState state : {ExecutionState::Running, ExecutionState::Terminating}) {
        for (const ExecutionId &id : m_parts->store.idsIn(state)) {
            if (!scope.holds(*m_parts->store.find(id))) {
                // Until its connection is open again, in this run of the program or a later one.
                m_parts->store.setReconciling(id, true);
                settle(id, ExecutionState::Unknown, tr("Its connection was left"));
            }
        }
    }
}

void Engine::settle(const ExecutionId &id, ExecutionState state, const QString &detail)
{
    ExecutionUpdate update;
    update.id = id;
    update.state = state;
    update.observedAt = m_parts->clock.nowUtc();
    update.detail = detail;
    m_parts->store.apply(update);
}

void Engine::forgetParted()
{
    std::erase_if(m_parts->parting,
                  [this](const auto &connection) { return m_parts->parted.contains(connection.get()); });
    m_parts->parted.clear();
    if (m_parts->isQuitting && m_parts->parting.empty() && !std::exchange(m_parts->isReadyToQuit, true)) {
        emit readyToQuit();
    }
}

void Engine::prepareToQuit()
{
    Batches &batches = m_parts->batches;
    batches.interruptAll();
    if (batches.isIdle()) {
        quit();
        return;
    }
    // They write their result files.
    connect(&batches, &Batches::becameIdle, this, &Engine::quit);
    m_parts->patience = m_parts->clock.createAlarm([this] { quit(); });
    m_parts->patience->start(quitPatience);
}

void Engine::quit()
{
    if (std::exchange(m_parts->isQuitting, true)) {
        return;
    }
    m_parts->desk.takeBackAll();
    static_cast<void>(leaveConnection());
    // What runs on is found again at the next start.
    settleUnsent();
    recordLeft();
    m_parts->sweep->start(Milliseconds::zero());
}

/// The audit log says of each execution that is not over in what state it was left.
void Engine::recordLeft()
{
    if (std::exchange(m_parts->hasLeft, true)) {
        return;
    }
    for (const FlowExecution &execution : m_parts->store.all()) {
        if (!isFinal(execution.state) && execution.state != ExecutionState::Unknown) {
            m_parts->audit.recordOutcome(execution);
        }
    }
}

void Engine::reloadFlows()
{
    m_parts->flows.reload();
}

void Engine::launch(const LaunchRequest &request)
{
    m_parts->desk.launch(request);
}

void Engine::preview(const LaunchRequest &request)
{
    if (m_parts->connection) {
        emit previewReady(m_parts->connection->client().previewLaunch(m_parts->desk.completed(request)));
    }
}

void Engine::launchCopies(const LaunchRequest &request, int copies)
{
    m_parts->desk.launchCopies(request, copies);
}

void Engine::setLauncher(const LauncherSettings &settings)
{
    m_parts->desk.setSettings(settings);
}

void Engine::pauseLaunching()
{
    m_parts->desk.pause(operatorsWish());
}

void Engine::resumeLaunching()
{
    m_parts->desk.resume(operatorsWish());
}

void Engine::takeBackQueued()
{
    m_parts->desk.takeBackAll();
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

/// The machine slept, or its calendar was set: what is known of those that run may be out of date.
void Engine::reconcileAll()
{
    for (const ExecutionState state : {ExecutionState::Running, ExecutionState::Terminating}) {
        for (const ExecutionId &id : m_parts->store.idsIn(state)) {
            m_parts->store.setReconciling(id, true);
        }
    }
    lookNow({});
}

void Engine::inspect(const ExecutionId &id)
{
    m_parts->inspected = id;
    if (m_parts->connection) {
        m_parts->connection->work().monitor.prefer(id);
        m_parts->connection->work().history.inspect(id);
    }
    if (m_parts->store.find(id) == nullptr) {
        tellStoredDetails(id);
    } else {
        tellDetails(id);
    }
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

} // namespace flowconsole
