#include "engine/monitor.h"

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "domain/words.h"
#include "engine/ender.h"
#include "engine/executionstore.h"
#include "net/pendinganswer.h"

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr int mostUnderWay = 12;
/// One request in so many is never used for looks: launches go first.
constexpr int reservedShare = 5;
/// The platform's defaults, until an answer tells.
constexpr int assumedAllowance = 300;
constexpr Milliseconds assumedWindow = 60s;
/// A new execution may be unknown to a part of the platform for a moment.
constexpr int denialsThatCount = 3;
constexpr Milliseconds denialTime = 10s;
/// Between two looks at an execution that the platform denies to know.
constexpr Milliseconds seldom = 60s;

/// Times of looks that go before all that are due, in this order.
constexpr Milliseconds lastLookTime = Milliseconds::min();
constexpr Milliseconds soonest = lastLookTime + 1ms;

bool isWatched(const FlowExecution &execution)
{
    return (execution.state == ExecutionState::Running || execution.state == ExecutionState::Terminating ||
            execution.state == ExecutionState::Unknown) &&
           !execution.platformId.isEmpty();
}

} // namespace

Monitor::Monitor(PlatformClient &client, ExecutionStore &store, Ender &ender, const RateBudget &budget,
                 const Clock &clock, const ConnectionProfile &profile, Milliseconds interval, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_ender(ender),
      m_budget(budget),
      m_clock(clock),
      m_scope(profile),
      m_interval(interval),
      m_tick(clock.createAlarm([this] { tick(); }))
{
    connect(&m_store, &ExecutionStore::updated, this, &Monitor::follow);
    connect(&m_budget, &RateBudget::changed, this, &Monitor::schedule);
    for (const FlowExecution &execution : m_store.all()) {
        follow(execution);
    }
}

Monitor::~Monitor() = default;

void Monitor::lookNow(const ExecutionId &id)
{
    if (const auto found = m_watched.find(id); found != m_watched.end()) {
        found->nextLook = std::min(found->nextLook, soonest);
        found->again = found->underWay;
        schedule();
    }
}

void Monitor::postpone(const ExecutionId &id)
{
    const auto found = m_watched.find(id);
    // What somebody asked for, and a last look, are not put off.
    if (found != m_watched.end() && !found->underWay && found->nextLook > soonest) {
        found->nextLook = m_clock.monotonic() + m_interval;
        schedule();
    }
}

void Monitor::lookAtAllNow()
{
    for (Watch &watch : m_watched) {
        watch.nextLook = std::min(watch.nextLook, m_clock.monotonic());
    }
    schedule();
}

void Monitor::follow(const FlowExecution &execution)
{
    const bool watched = isWatched(execution) && m_scope.holds(execution);
    if (watched == m_watched.contains(execution.id)) {
        return;
    }
    if (!watched) {
        m_watched.remove(execution.id);
        return;
    }
    Watch watch;
    watch.nextLook = m_clock.monotonic() + m_interval;
    if (execution.timeout) {
        const Milliseconds sinceLaunch(execution.launchedAt.msecsTo(m_clock.nowUtc()));
        watch.deadline = m_clock.monotonic() + *execution.timeout -
                         std::clamp<Milliseconds>(sinceLaunch, 0ms, *execution.timeout);
    }
    m_watched.insert(execution.id, watch);
    schedule();
}

void Monitor::tick()
{
    const Milliseconds now = m_clock.monotonic();
    std::vector<std::pair<Milliseconds, ExecutionId>> due;
    for (auto it = m_watched.begin(); it != m_watched.end(); ++it) {
        if (it->deadline && *it->deadline <= now && !it->lastLook) {
            it->lastLook = true;
            it->nextLook = lastLookTime;
        }
        if (!it->underWay && it->nextLook <= now) {
            due.emplace_back(it.key() == m_preferred ? std::min(it->nextLook, soonest) : it->nextLook,
                             it.key());
        }
    }
    std::sort(due.begin(), due.end());
    for (const auto &[since, id] : due) {
        if (m_underWay >= mostUnderWay || m_nextSlot > now || budgetPause() > 0ms) {
            break;
        }
        look(id, m_watched[id]);
    }
    schedule();
}

void Monitor::schedule()
{
    const Milliseconds now = m_clock.monotonic();
    const Milliseconds earliestLook = std::max(m_nextSlot, now + budgetPause());
    std::optional<Milliseconds> next;
    const auto consider = [&next](Milliseconds time) { next = next ? std::min(*next, time) : time; };
    for (const Watch &watch : std::as_const(m_watched)) {
        if (watch.deadline && !watch.lastLook) {
            consider(*watch.deadline);
        }
        // With all places taken, the next answer schedules again.
        if (!watch.underWay && m_underWay < mostUnderWay) {
            consider(std::max(watch.nextLook, earliestLook));
        }
    }
    if (next) {
        m_tick->start(std::max(*next - now, 0ms));
    } else {
        m_tick->stop();
    }
}

void Monitor::look(const ExecutionId &id, Watch &watch)
{
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr);
    watch.underWay = true;
    ++m_underWay;
    m_nextSlot = m_clock.monotonic() + spacing();
    whenFinished(m_client.execution(id, execution->platformId), this,
                 [this, id](const ApiResult<ExecutionUpdate> &answer) { receive(id, answer); });
}

void Monitor::receive(const ExecutionId &id, const ApiResult<ExecutionUpdate> &answer)
{
    --m_underWay;
    if (const auto found = m_watched.find(id); found != m_watched.end()) {
        found->underWay = false;
        if (answer) {
            found->denials = 0;
            ExecutionUpdate update = answer.value();
            m_ender.interpret(update);
            m_store.apply(update);
        } else {
            receiveFailure(id, *found, answer.error());
        }
    }
    // What was applied may have ended the watch, or another may have begun.
    if (const auto found = m_watched.find(id); found != m_watched.end()) {
        found->nextLook = std::exchange(found->again, false) ? soonest : m_clock.monotonic() + intervalOf(id);
        if (found->lastLook) {
            endOrGiveUp(id);
        }
    }
    schedule();
}

void Monitor::receiveFailure(const ExecutionId &id, Watch &watch, const ApiError &error)
{
    ExecutionUpdate update;
    update.id = id;
    update.observedAt = m_clock.nowUtc();
    update.error = error;
    const bool denied = error.kind == ApiError::Kind::NotFound;
    if (denied && watch.denials++ == 0) {
        watch.firstDenial = m_clock.monotonic();
    }
    if (denied && watch.denials >= denialsThatCount && m_clock.monotonic() - watch.firstDenial >= denialTime) {
        update.state = ExecutionState::Unknown;
        update.detail = tr("The platform does not know this execution");
    } else {
        update.detail = tr("The last look failed: %1").arg(describe(error).whatHappened);
    }
    m_store.apply(update);
}

void Monitor::endOrGiveUp(const ExecutionId &id)
{
    if (m_ender.endOverdue(id)) {
        Watch &watch = m_watched[id];
        watch.deadline.reset();
        watch.lastLook = false;
        return;
    }
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr && execution->timeout);
    ExecutionUpdate update;
    update.id = id;
    update.state = ExecutionState::TimedOut;
    update.observedAt = m_clock.nowUtc();
    update.detail = tr("Stopped waiting after %1 s; it may still be running").arg(execution->timeout->count());
    m_store.apply(update);
}

Milliseconds Monitor::intervalOf(const ExecutionId &id) const
{
    const FlowExecution *execution = m_store.find(id);
    const bool isUnknown = execution != nullptr && execution->state == ExecutionState::Unknown;
    return isUnknown ? std::max(seldom, m_interval) : m_interval;
}

/// What is free of the budget, spread evenly over what is left of the window.
Milliseconds Monitor::spacing() const
{
    const RateBudgetState budget = m_budget.state();
    const int allowed = budget.allowed > 0 ? budget.allowed : assumedAllowance;
    const int free = std::min(m_budget.remaining(), allowed) - allowed / reservedShare;
    const Milliseconds left(budget.resetsAt.isValid() ? m_clock.nowUtc().msecsTo(budget.resetsAt)
                                                      : assumedWindow.count());
    return std::clamp(left, 0ms, assumedWindow) / std::max(free, 1);
}

Milliseconds Monitor::budgetPause() const
{
    const RateBudgetState budget = m_budget.state();
    const QDateTime now = m_clock.nowUtc();
    qint64 pause = budget.pausedUntil.isValid() ? now.msecsTo(budget.pausedUntil) : 0;
    if (m_budget.remaining() <= budget.allowed / reservedShare && budget.resetsAt.isValid()) {
        // The calendar may have jumped; the budget says by itself when the window is over.
        pause = std::max({pause, now.msecsTo(budget.resetsAt), qint64(250)});
    }
    return Milliseconds(std::max<qint64>(pause, 0));
}

QDateTime Monitor::waitsUntil() const
{
    const Milliseconds pause = budgetPause();
    return m_watched.isEmpty() || pause <= 1s ? QDateTime() : m_clock.nowUtc().addMSecs(pause.count());
}

} // namespace flowconsole
