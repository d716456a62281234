#include "engine/monitor.h"

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "engine/executionstore.h"
#include "net/pendinganswer.h"

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int mostUnderWay = 12;
/// What looks may use of a window; the rest is for launches, which go first.
constexpr double shareOfBudget = 0.6;
/// One request in so many is never used for looks.
constexpr int reservedShare = 20;

} // namespace

Monitor::Monitor(PlatformClient &client, ExecutionStore &store, const RateBudget &budget, const Clock &clock,
                 Milliseconds interval, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_budget(budget),
      m_clock(clock),
      m_interval(interval),
      m_tick(clock.createAlarm([this] { tick(); }))
{
    connect(&m_store, &ExecutionStore::updated, this, &Monitor::follow);
    for (const FlowExecution &execution : m_store.all()) {
        follow(execution);
    }
}

Monitor::~Monitor() = default;

void Monitor::lookNow(const ExecutionId &id)
{
    if (const auto found = m_watched.find(id); found != m_watched.end()) {
        found->nextLook = m_clock.monotonic();
        schedule();
    }
}

void Monitor::follow(const FlowExecution &execution)
{
    const bool running = execution.state == ExecutionState::Running && !execution.platformId.isEmpty();
    if (running == m_watched.contains(execution.id)) {
        return;
    }
    if (!running) {
        m_watched.remove(execution.id);
        return;
    }
    Watch watch;
    watch.nextLook = m_clock.monotonic() + m_interval;
    if (execution.timeout) {
        const Milliseconds sinceLaunch(execution.launchedAt.msecsTo(m_clock.nowUtc()));
        watch.deadline = m_clock.monotonic() + *execution.timeout - sinceLaunch;
    }
    m_watched.insert(execution.id, watch);
    schedule();
}

void Monitor::tick()
{
    const Milliseconds now = m_clock.monotonic();
    QList<ExecutionId> overdue;
    std::vector<std::pair<Milliseconds, ExecutionId>> due;
    for (auto it = m_watched.cbegin(); it != m_watched.cend(); ++it) {
        if (it->deadline && *it->deadline <= now) {
            overdue.append(it.key());
        } else if (!it->underWay && it->nextLook <= now) {
            due.emplace_back(it->nextLook, it.key());
        }
    }
    for (const ExecutionId &id : overdue) {
        giveUp(id);
    }
    std::sort(due.begin(), due.end());
    for (const auto &[since, id] : due) {
        if (m_underWay >= mostUnderWay || m_nextSlot > now || budgetPause() > Milliseconds::zero()) {
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
        if (watch.deadline) {
            consider(*watch.deadline);
        }
        // With all places taken, the next answer schedules again.
        if (!watch.underWay && m_underWay < mostUnderWay) {
            consider(std::max(watch.nextLook, earliestLook));
        }
    }
    if (next) {
        m_tick->start(std::max(*next - now, Milliseconds::zero()));
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
        found->nextLook = m_clock.monotonic() + m_interval;
    }
    if (answer) {
        m_store.apply(answer.value());
    } else if (answer.error().kind == ApiError::Kind::NotFound) {
        ExecutionUpdate forgotten;
        forgotten.id = id;
        forgotten.state = ExecutionState::Unknown;
        forgotten.observedAt = m_clock.nowUtc();
        forgotten.detail = tr("The platform does not know this execution any more");
        forgotten.error = answer.error();
        m_store.apply(forgotten);
    } else if (answer.error().kind == ApiError::Kind::SignIn) {
        emit signInLost(answer.error());
    }
    // Any other failure leaves the row with its age; the request log tells why, and the next look comes.
    schedule();
}

void Monitor::giveUp(const ExecutionId &id)
{
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr && execution->timeout);
    ExecutionUpdate update;
    update.id = id;
    update.state = ExecutionState::TimedOut;
    update.observedAt = m_clock.nowUtc();
    update.detail = tr("Stopped waiting after %1 s; it may still be running").arg(execution->timeout->count());
    m_store.apply(update);
}

Milliseconds Monitor::spacing() const
{
    const int allowed = m_budget.state().allowed;
    if (allowed <= 0) {
        return Milliseconds::zero();
    }
    return Milliseconds(static_cast<qint64>(60'000.0 / (shareOfBudget * allowed)));
}

Milliseconds Monitor::budgetPause() const
{
    const RateBudgetState budget = m_budget.state();
    const QDateTime now = m_clock.nowUtc();
    qint64 pause = budget.pausedUntil.isValid() ? now.msecsTo(budget.pausedUntil) : 0;
    if (const auto remaining = m_budget.remaining();
        remaining && *remaining - m_underWay <= budget.allowed / reservedShare) {
        pause = std::max(pause, now.msecsTo(budget.resetsAt));
    }
    return Milliseconds(std::max<qint64>(pause, 0));
}

} // namespace flowconsole
