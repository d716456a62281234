#include "engine/ender.h"

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "domain/words.h"
#include "engine/audittrail.h"
#include "engine/executionstore.h"
#include "engine/passingfailure.h"
#include "net/pendinganswer.h"

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr int mostEndsInFlight = 16;
constexpr int mostAttempts = 4;            // the first and three more
constexpr Milliseconds firstEndPause = 2s; // doubled with each attempt
/// Between the platform's consent and the end itself.
constexpr Milliseconds patience = 60s;

bool hasMeans(const FlowExecution &execution)
{
    return canTerminate(execution.dialect) || !execution.conversationId.isEmpty();
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
    return execution != nullptr && hasMeans(*execution) &&
           begin(*execution, QStringLiteral("timeout_recovery"), true);
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
    m_endings.insert(id, ending);
    m_store.remark(id, {});
    ExecutionUpdate update;
    update.id = id;
    update.observedAt = m_clock.nowUtc();
    update.state = ExecutionState::Terminating;
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
    while (!m_queue.empty() && m_inFlight < mostEndsInFlight && m_budget.remaining() > 0) {
        const ExecutionId id = m_queue.front();
        m_queue.pop_front();
        // It may have ended by itself in the meantime.
        if (m_endings.contains(id)) {
            ask(id);
        }
    }
}

void Ender::ask(const ExecutionId &id)
{
    Ending &ending = m_endings[id];
    ending.phase = Phase::Asking;
    ++ending.attempts;
    ++m_inFlight;
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr);
    whenFinished(m_client.end(id, *execution, ending.reason), this, [this, id](const ApiResult<Done> &answer) {
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
        ending.alarm = m_clock.createAlarm(
            [this, id] { giveUp(id, tr("the platform took the request, but it still runs")); });
        ending.alarm->start(patience);
        emit lookWanted(id);
        return;
    }
    // Asking for the same end again does no harm.
    if (mayPass(answer.error()) && ending.attempts < mostAttempts) {
        ending.phase = Phase::Waiting;
        ending.alarm = m_clock.createAlarm([this, id] { queue(id); });
        ending.alarm->start(firstEndPause * (1 << (ending.attempts - 1)));
        return;
    }
    m_audit.recordEndAnswer(*execution, QStringLiteral("refused"), ending.reason);
    giveUp(id, describe(answer.error()).whatHappened);
}

void Ender::giveUp(const ExecutionId &id, const QString &why)
{
    const Ending ending = m_endings.take(id);
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr);
    if (execution->state != ExecutionState::Terminating) {
        return;
    }
    ExecutionUpdate update;
    update.id = id;
    update.observedAt = m_clock.nowUtc();
    if (ending.isOverdue || ending.isTimeOver) {
        update.state = ExecutionState::TimedOut;
        update.detail = tr("Stopped waiting after %1 s; ending it failed: %2")
                            .arg(execution->timeout.value_or(std::chrono::seconds(0)).count())
                            .arg(why);
        m_store.apply(update);
        return;
    }
    update.state = ExecutionState::Running;
    m_store.apply(update);
    m_store.remark(id, tr("Not ended: %1").arg(why));
    emit lookWanted(id);
}

void Ender::interpret(ExecutionUpdate &update) const
{
    const auto ending = m_endings.constFind(update.id);
    if (ending == m_endings.constEnd() || !update.state) {
        return;
    }
    if (*update.state == ExecutionState::Running) {
        update.state = ExecutionState::Terminating;
    } else if (*update.state == ExecutionState::Terminated && ending->isOverdue) {
        update.state = ExecutionState::TimedOut;
        update.platformState = QStringLiteral("timeout_terminated");
        update.detail = tr("Its time was over: this console ended it");
    }
}

void Ender::forgetEnded(const FlowExecution &execution)
{
    if (isFinal(execution.state)) {
        m_endings.remove(execution.id);
    }
}

} // namespace flowconsole
