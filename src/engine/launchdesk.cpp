#include "engine/launchdesk.h"

#include "domain/inputschema.h"
#include "engine/connection.h"
#include "engine/executionstore.h"

#include <algorithm>

namespace flowconsole {

namespace {

constexpr Milliseconds queueTellInterval{67}; // 15 a second
/// The tutorial's, in its dialect (API.md, "Dialect ConversationFlow").
constexpr std::chrono::seconds conversationTimeout{300};

} // namespace

QString operatorsWish()
{
    return LaunchDesk::tr("By the operator", "why launching is paused");
}

LaunchDesk::LaunchDesk(ExecutionStore &store, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_clock(clock),
      m_lastTold(clock.monotonic() - queueTellInterval),
      m_tell(clock.createAlarm([this] { tell(); }))
{}

LaunchDesk::~LaunchDesk() = default;

void LaunchDesk::setConnection(Connection *connection)
{
    m_wires.reset();
    m_connection = connection;
    m_launcher = connection != nullptr ? &connection->work().launcher : nullptr;
    if (m_launcher) {
        m_wires = std::make_unique<QObject>();
        connect(m_launcher, &Launcher::changed, m_wires.get(), [this] { tellSoon(); });
        connect(&connection->budget(), &RateBudget::changed, m_wires.get(), [this] { tellSoon(); });
        m_launcher->setSettings(m_settings);
        m_launcher->setPaused(!m_pauses.isEmpty());
    }
    tellSoon();
}

ExecutionId LaunchDesk::launch(const LaunchRequest &request)
{
    return launchCopies(request, 1).first();
}

QList<ExecutionId> LaunchDesk::launchCopies(const LaunchRequest &request, int copies)
{
    LaunchRequest copy = completed(request);
    FlowExecution execution = executionOf(copy);
    QList<ExecutionId> ids;
    for (int number = 0; number < std::clamp(copies, 1, mostCopies); ++number) {
        const bool isFirst = number == 0 && !request.id.isEmpty();
        execution.id = isFirst ? request.id : newExecutionId();
        copy.id = execution.id;
        copy.name = request.name.isEmpty() ? launchNameOf(copy.id) : request.name;
        queue(copy, execution);
        ids.append(copy.id);
    }
    return ids;
}

LaunchRequest LaunchDesk::completed(const LaunchRequest &asked) const
{
    LaunchRequest request = asked;
    request.name = asked.name.isEmpty() ? launchNameOf(asked.id) : asked.name;
    request.inputs = withPlainNames(asked.inputs);
    for (QString &name : request.secureNames) {
        name = plainVariableName(name);
    }
    const bool isConversation =
        m_connection != nullptr && m_connection->profile().dialect == Dialect::ConversationFlow;
    if (isConversation && !request.timeout) {
        request.timeout = conversationTimeout;
    }
    return request;
}

FlowExecution LaunchDesk::executionOf(const LaunchRequest &request) const
{
    FlowExecution execution;
    if (m_connection != nullptr) {
        const ConnectionProfile &profile = m_connection->profile();
        execution.profileId = profile.id;
        execution.dialect = profile.dialect;
        execution.environment = profile.environment;
    }
    execution.flowId = request.flowId;
    execution.flowName = request.flowName;
    execution.flowVersion = request.flowVersion;
    execution.inputs = masked(request.inputs, request.secureNames);
    execution.timeout = request.timeout;
    execution.timeoutAction = request.timeoutAction;
    execution.routingPriority = request.priority;
    execution.batchId = request.batchId;
    execution.batchRow = request.batchRow;
    execution.createdAt = m_clock.nowUtc();
    execution.lastSeenAt = execution.createdAt;
    execution.state = ExecutionState::Queued;
    return execution;
}

void LaunchDesk::queue(const LaunchRequest &request, const FlowExecution &execution)
{
    m_store.add(execution);
    if (m_launcher) {
        m_launcher->launch(request);
    } else {
        refuse(execution.id);
    }
}

void LaunchDesk::refuse(const ExecutionId &id)
{
    ExecutionUpdate refused;
    refused.id = id;
    refused.state = ExecutionState::Failed;
    refused.observedAt = m_clock.nowUtc();
    refused.detail = tr("Not signed in: sign in, then launch again");
    m_store.apply(refused);
}

void LaunchDesk::setSettings(const LauncherSettings &settings)
{
    m_settings = settings;
    if (m_launcher) {
        m_launcher->setSettings(settings);
    }
}

void LaunchDesk::pause(const QString &reason)
{
    if (m_pauses.contains(reason)) {
        return;
    }
    m_pauses.append(reason);
    if (m_launcher) {
        m_launcher->setPaused(true);
    }
    tellSoon();
}

void LaunchDesk::resume(const QString &reason)
{
    m_pauses.removeAll(reason);
    if (m_launcher) {
        m_launcher->setPaused(!m_pauses.isEmpty());
    }
    tellSoon();
}

TakenBack LaunchDesk::takeBackAll()
{
    const TakenBack result = m_launcher ? m_launcher->takeBackAll() : TakenBack();
    emit takenBack(result);
    return result;
}

TakenBack LaunchDesk::takeBack(const BatchId &batch)
{
    return m_launcher ? m_launcher->takeBack(batch) : TakenBack();
}

LaunchQueueState LaunchDesk::state() const
{
    LaunchQueueState state;
    QStringList reasons = m_pauses;
    if (m_launcher) {
        state.queued = m_launcher->waiting();
        state.inFlight = m_launcher->inFlight();
        state.waitsUntil = m_launcher->waitsUntil();
        const QString held = m_launcher->heldBecause();
        if (!held.isEmpty() && !reasons.contains(held)) {
            reasons.append(held);
        }
    }
    state.isPaused = !reasons.isEmpty();
    state.pausedBecause = reasons.join(QStringLiteral("; "));
    return state;
}

void LaunchDesk::tellSoon()
{
    if (!m_tell->isActive()) {
        m_tell->start(m_lastTold + queueTellInterval - m_clock.monotonic());
    }
}

void LaunchDesk::tell()
{
    const LaunchQueueState now = state();
    if (now != m_told) {
        m_told = now;
        m_lastTold = m_clock.monotonic();
        emit stateChanged(now);
    }
}

} // namespace flowconsole
