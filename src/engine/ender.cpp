#include "engine/ender.h"

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "domain/words.h"
#include "engine/audittrail.h"
#include "engine/executionstore.h"
#include "engine/passingfailure.h"
#include "net/pendinganswer.h"

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr int mostEndsInFlight = 16;
/// So many may use all that is left of the window at once: somebody waits for them.
constexpr size_t fewEnds = 10;
constexpr int mostAttempts = 4;            // the first and three more
constexpr Milliseconds firstEndPause = 2s; // doubled with each attempt
/// Between the platform's consent and the end itself.
constexpr Milliseconds patience = 60s;

bool hasMeans(const FlowExecution &execution)
{
    return canTerminate(execution.dialect) || !execution.conversationId.isEmpty();
}

/// Its end was asked for because its time was over, by an earlier run of the program perhaps.
bool isEndedAsOverdue(const FlowExecution &execution)
{
    const bool isOnlyMarked =
        execution.timeoutAction == TimeoutAction::MarkOnly ||
        (execution.timeoutAction == TimeoutAction::Disconnect && execution.conversationId.isEmpty());
    return execution.isOverdue && !isOnlyMarked;
}

void becomeTimedOut(ExecutionUpdate &update)
{
    update.state = ExecutionState::TimedOut;
    update.platformState = QStringLiteral("timeout_terminated");
    update.detail = Ender::tr("Its time was over: this console ended it");
}

bool disconnectsWhenOverdue(const FlowExecution &execution)
{
    return execution.timeoutAction == TimeoutAction::Disconnect;
}

} // namespace

Ender::Ender(PlatformClient &client, ExecutionStore &store, AuditTrail &audit, const RateBudget &budget,
             const Clock &clock, const ConnectionProfile &profile, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_audit(audit),
      m_budget(budget),
      m_clock(clock),
      m_scope(profile),
      m_pace(budget, clock),
      m_drain(clock.createAlarm([this] { drain(); }))
{
    connect(&m_store, &ExecutionStore::stateChanged, this, &Ender::forgetEnded);
    connect(&m_budget, &RateBudget::changed, this, [this] {
        if (!m_queue.empty()) {
            m_drain->start(0ms);
        }
    });
}

Ender::~Ender() = default;

void Ender::end(const ExecutionId &id, const QString &reason)
{
    const FlowExecution *execution = m_store.find(id);
    if (execution == nullptr || isFinal(execution->state) || m_endings.contains(id)) {
        return;
    }
    if (!m_scope.holds(*execution)) {
        m_store.remark(id, tr("Open its connection to end it"));
    } else if (execution->state == ExecutionState::Launching) {
        m_store.remark(id, tr("Its launch is under way: end it once it runs"));
    } else if (execution->platformId.isEmpty()) {
        m_store.remark(id, tr("It cannot be ended: the platform has not told its id"));
    } else if (!hasMeans(*execution)) {
        m_store.remark(id, tr("It cannot be ended: this API has no request for that, and no conversation is "
                              "linked to it"));
    } else {
        static_cast<void>(begin(*execution, reason, false));
    }
}

bool Ender::endOverdue(const ExecutionId &id)
{
    if (const auto ending = m_endings.find(id); ending != m_endings.end()) {
        ending->isTimeOver = true;
        return true;
    }
    const FlowExecution *execution = m_store.find(id);
    if (execution == nullptr || !hasMeans(*execution)) {
        return false;
    }
    if (disconnectsWhenOverdue(*execution) && execution->conversationId.isEmpty()) {
        return false;
    }
    return begin(*execution, QStringLiteral("timeout_recovery"), true);
}

/// False where the intent could not be written: then nothing leaves.
bool Ender::begin(const FlowExecution &execution, const QString &reason, bool isOverdue)
{
    const ExecutionId id = execution.id;
    if (const auto written = m_audit.intendEnd(execution, reason); !written) {
        m_store.remark(id, tr("Not ended: %1").arg(written.error().message));
        return false;
    }
    m_hasNewIntents = true;
    Ending ending;
    ending.reason = reason;
    ending.isOverdue = isOverdue;
    ending.disconnects = isOverdue && disconnectsWhenOverdue(execution);
    m_endings.insert(id, ending);
    m_store.remark(id, m_queue.size() < fewEnds ? QString() : tr("Waits for its turn to be ended"));
    ExecutionUpdate update;
    update.id = id;
    update.observedAt = m_clock.nowUtc();
    update.state = ExecutionState::Terminating;
    if (isOverdue) {
        // A run of the program that comes after this one is to know.
        update.isOverdue = true;
    }
    m_store.apply(update);
    queue(id);
    return true;
}

void Ender::queue(const ExecutionId &id)
{
    m_queue.push_back(id);
    m_drain->start(0ms);
}

/// False where they cannot reach the disk: then nothing of what waits leaves.
bool Ender::commitIntents()
{
    const auto written = std::exchange(m_hasNewIntents, false) ? m_audit.commit() : Result<Done>(Done());
    if (!written) {
        for (const ExecutionId &id : std::exchange(m_queue, {})) {
            if (m_endings.contains(id)) {
                giveUp(id, written.error().message);
            }
        }
    }
    return written.ok();
}

void Ender::drain()
{
    if (!commitIntents()) {
        return;
    }
    while (!m_queue.empty() && mayAsk()) {
        const ExecutionId id = m_queue.front();
        m_queue.pop_front();
        // It may have ended by itself in the meantime.
        if (m_endings.contains(id)) {
            ask(id);
            m_nextSlot = m_clock.monotonic() + m_pace.spacing();
        }
    }
    waitForTurn();
}

bool Ender::mayAsk() const
{
    if (m_inFlight >= mostEndsInFlight || m_budget.remaining() <= 0) {
        return false;
    }
    const bool isTurn = m_nextSlot <= m_clock.monotonic() && m_pace.pause() == 0ms;
    return m_queue.size() <= fewEnds || isTurn || m_pace.mayHurry();
}

/// With all places taken, the next answer goes on, and with nothing left, the budget.
void Ender::waitForTurn()
{
    if (!m_queue.empty() && m_inFlight < mostEndsInFlight && m_budget.remaining() > 0) {
        m_drain->start(std::max({m_nextSlot - m_clock.monotonic(), m_pace.pause(), 0ms}));
    }
}

void Ender::ask(const ExecutionId &id)
{
    Ending &ending = m_endings[id];
    ending.phase = Phase::Asking;
    ++ending.attempts;
    ++m_inFlight;
    m_store.remark(id, {});
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr);
    const auto asked = ending.disconnects ? m_client.disconnect(id, execution->conversationId)
                                          : m_client.end(id, *execution, ending.reason);
    whenFinished(asked, this, [this, id](const ApiResult<Done> &answer) {
        --m_inFlight;
        if (m_endings.contains(id)) {
            receive(id, answer);
        }
        m_drain->start(0ms);
    });
}

void Ender::receive(const ExecutionId &id, const ApiResult<Done> &answer)
{
    Ending &ending = m_endings[id];
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr);
    if (answer) {
        m_audit.recordEndAnswer(*execution, QStringLiteral("accepted"), ending.reason);
        ending.phase = Phase::Confirming;
        ending.alarm = m_clock.createAlarm([this, id] { loseItsPatience(id); });
        ending.alarm->start(patience);
        emit lookWanted(id);
        return;
    }
    // Asking for the same end again does no harm.
    if (mayPass(answer.error()) && ending.attempts < mostAttempts) {
        const Milliseconds pause = firstEndPause * (1 << (ending.attempts - 1));
        ending.phase = Phase::Waiting;
        ending.alarm = m_clock.createAlarm([this, id] { queue(id); });
        ending.alarm->start(pause);
        m_store.remark(id, tr("Ending failed, next try in %1 s (%2 of %3): %4")
                               .arg(pause / 1s)
                               .arg(ending.attempts)
                               .arg(mostAttempts)
                               .arg(describe(answer.error()).whatHappened));
        return;
    }
    m_audit.recordEndAnswer(*execution, QStringLiteral("refused"), ending.reason);
    giveUp(id, describe(answer.error()).whatHappened);
}

/// That it still runs, only a look can tell, and it may have to wait its turn.
void Ender::loseItsPatience(const ExecutionId &id)
{
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr);
    if (execution->failedLooks > 0) {
        giveUp(id, tr("the platform took the request, and then no look succeeded"));
        return;
    }
    Ending &ending = m_endings[id];
    ending.isPatienceOver = true;
    ending.alarm->start(patience);
    emit lookWanted(id);
}

void Ender::giveUp(const ExecutionId &id, const QString &why)
{
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr);
    if (execution->state != ExecutionState::Terminating) {
        m_endings.remove(id);
        return;
    }
    ExecutionUpdate update;
    update.id = id;
    update.observedAt = m_clock.nowUtc();
    settleAsNotEnded(update, *execution, why);
    m_store.apply(update);
    if (update.state == ExecutionState::Running) {
        emit lookWanted(id);
    }
}

/// What becomes of `execution`, now that it could not be ended.
void Ender::settleAsNotEnded(ExecutionUpdate &update, const FlowExecution &execution, const QString &why)
{
    const Ending ending = m_endings.take(update.id);
    if (ending.isOverdue || ending.isTimeOver) {
        update.state = ExecutionState::TimedOut;
        update.detail = tr("Stopped waiting after %1 s; ending it failed: %2")
                            .arg(execution.timeout.value_or(std::chrono::seconds(0)).count())
                            .arg(why);
        return;
    }
    update.state = ExecutionState::Running;
    m_store.remark(update.id, tr("Not ended: %1").arg(why));
}

void Ender::interpret(ExecutionUpdate &update)
{
    const auto ending = m_endings.constFind(update.id);
    if (!update.state) {
        return;
    }
    if (ending == m_endings.constEnd()) {
        const FlowExecution *left = m_store.find(update.id);
        if (*update.state == ExecutionState::Terminated && left != nullptr && isEndedAsOverdue(*left)) {
            becomeTimedOut(update);
        }
        return;
    }
    if (isFinal(*update.state)) {
        // What was said about ending it says nothing about its end.
        m_store.remark(update.id, {});
    }
    const FlowExecution *execution = m_store.find(update.id);
    if (*update.state == ExecutionState::Running && ending->isPatienceOver && execution != nullptr) {
        settleAsNotEnded(update, FlowExecution(*execution),
                         tr("the platform took the request, but it still runs"));
    } else if (*update.state == ExecutionState::Running) {
        update.state = ExecutionState::Terminating;
    } else if (*update.state == ExecutionState::Terminated && ending->isOverdue) {
        becomeTimedOut(update);
    }
}

void Ender::forgetEnded(const FlowExecution &execution)
{
    if (isFinal(execution.state)) {
        m_endings.remove(execution.id);
    }
}

} // namespace flowconsole
