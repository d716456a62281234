#include "engine/monitor.h"

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "domain/words.h"
#include "engine/ender.h"
#include "engine/executionstore.h"
#include "engine/passingfailure.h"
#include "engine/watchmemory.h"
#include "net/pendinganswer.h"

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

/// With as many launches beside them they fill the transport (TransportSettings::maxInFlight).
constexpr int mostUnderWay = 64;
/// A new execution may be unknown to a part of the platform for a moment.
constexpr int denialsThatCount = 3;
constexpr Milliseconds denialTime = 10s;
/// One from before a restart is not new.
constexpr int denialsOfOldOnes = 2;
/// After so many failures in passing, a time-out is decided without knowing better.
constexpr int mostFailedLastLooks = 2;
/// The platform may say a little later than its push that an execution is over.
constexpr int looksForAnEnd = 3;
/// Of many events in a moment one is enough.
constexpr Milliseconds leastPostponement = 500ms;
/// New times that are told at once, and the pause before the next ones.
constexpr int mostPromises = 250;
constexpr Milliseconds promisePause = 50ms;

bool isWatched(const FlowExecution &execution)
{
    return (execution.state == ExecutionState::Running || execution.state == ExecutionState::Terminating ||
            execution.state == ExecutionState::Unknown) &&
           !execution.platformId.isEmpty();
}

PollIntervals intervalsOf(const MonitorSettings &settings)
{
    PollIntervals intervals;
    intervals.usual = settings.interval;
    return intervals;
}

} // namespace

Monitor::Monitor(PlatformClient &client, ExecutionStore &store, Ender &ender, const WatchMemory &memory,
                 const RateBudget &budget, const Clock &clock, const ConnectionProfile &profile,
                 const MonitorSettings &settings, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_ender(ender),
      m_memory(memory),
      m_budget(budget),
      m_clock(clock),
      m_scope(profile),
      m_pace(budget, clock),
      m_timeouts(store, ender, memory, clock),
      m_schedule(intervalsOf(settings), settings.seed),
      m_tick(clock.createAlarm([this] { tick(); }))
{
    connect(&m_store, &ExecutionStore::updated, this, &Monitor::follow);
    connect(&m_budget, &RateBudget::changed, this, &Monitor::schedule);
    connect(&m_timeouts, &Timeouts::timeIsOver, this, &Monitor::takeLastLook);
    for (const FlowExecution &execution : m_store.all()) {
        follow(execution);
    }
}

Monitor::~Monitor()
{
    for (auto it = m_watched.cbegin(); it != m_watched.cend(); ++it) {
        m_store.setNextLook(it.key(), {});
    }
}

void Monitor::lookNow(const ExecutionId &id)
{
    ask(id, LookRank::Asked);
}

void Monitor::lookAtEnd(const ExecutionId &id)
{
    if (const auto found = m_watched.find(id); found != m_watched.end()) {
        found->looksForEnd = looksForAnEnd;
        ask(id, LookRank::Ended);
    }
}

void Monitor::ask(const ExecutionId &id, LookRank rank)
{
    const auto found = m_watched.find(id);
    if (found == m_watched.end()) {
        return;
    }
    const Milliseconds now = m_clock.monotonic();
    if (found->underWay) {
        found->again = found->again ? std::min(*found->again, rank) : rank;
    } else if (!m_schedule.contains(id)) {
        m_schedule.plan(id, now, {});
    }
    m_schedule.hasten(id, now, rank);
    schedule();
}

void Monitor::postpone(const ExecutionId &id)
{
    const auto found = m_watched.find(id);
    const Milliseconds now = m_clock.monotonic();
    if (found == m_watched.end() || (found->tells && now - found->toldAt < leastPostponement)) {
        return;
    }
    found->tells = true;
    found->toldAt = now;
    m_schedule.postpone(id, now, m_push == PushState::State::Connected);
    tellNextLook(id);
    schedule();
}

void Monitor::prefer(const ExecutionId &id)
{
    m_schedule.prefer(id, m_clock.monotonic());
    tellNextLook(id);
    schedule();
}

void Monitor::lookAtAllNow()
{
    m_schedule.hastenAll(m_clock.monotonic());
    schedule();
}

void Monitor::followPush(const PushState &state)
{
    const PushState::State before = std::exchange(m_push, state.state);
    if (before == state.state) {
        return;
    }
    m_missedPush = m_missedPush || before == PushState::State::Connected;
    if (state.state == PushState::State::Connected && std::exchange(m_missedPush, false)) {
        lookAtAllNow();
    }
}

void Monitor::follow(const FlowExecution &execution)
{
    const auto found = m_watched.find(execution.id);
    const bool watched = isWatched(execution) && m_scope.holds(execution);
    if (!watched) {
        if (found != m_watched.end()) {
            forget(execution.id);
        }
    } else if (found == m_watched.end()) {
        begin(execution);
    } else if (found->isForgotten && execution.state != ExecutionState::Unknown) {
        // Somebody has told of it all the same.
        found->isForgotten = false;
        planNext(execution, *found);
        schedule();
    } else if (std::exchange(found->isReconciling, execution.isReconciling) != execution.isReconciling &&
               execution.isReconciling) {
        m_schedule.hasten(execution.id, m_clock.monotonic(), LookRank::Reconciling);
        schedule();
    }
}

void Monitor::begin(const FlowExecution &execution)
{
    Watch &watch = m_watched[execution.id];
    watch.isReconciling = execution.isReconciling;
    m_timeouts.watch(execution);
    planNext(execution, watch);
    schedule();
}

void Monitor::forget(const ExecutionId &id)
{
    m_watched.remove(id);
    m_timeouts.forget(id);
    m_schedule.remove(id);
    tellEndsToSee();
}

void Monitor::takeLastLook(const ExecutionId &id)
{
    m_schedule.hasten(id, m_clock.monotonic(), LookRank::LastLook);
    schedule();
}

void Monitor::tick()
{
    while (m_underWay < mostUnderWay) {
        const auto next = takeNext();
        if (!next) {
            break;
        }
        look(*next);
    }
    renewPromises();
    schedule();
}

/// Whoever the budget lets be looked at at this moment.
std::optional<ExecutionId> Monitor::takeNext()
{
    const Milliseconds now = m_clock.monotonic();
    if (m_budget.remaining() > 0 && m_schedule.endedCount() > 0) {
        return m_schedule.takeEnded();
    }
    if (m_pace.pause() > 0ms) {
        return std::nullopt;
    }
    if (m_nextSlot <= now) {
        return m_schedule.take(now);
    }
    return m_pace.mayHurry() ? m_schedule.takeAsked(now) : std::nullopt;
}

/// What waits longer than its row says gets another time there.
void Monitor::renewPromises()
{
    for (const ExecutionId &id : m_schedule.brokenPromises(m_clock.monotonic(), mostPromises)) {
        tellNextLook(id);
    }
}

void Monitor::schedule()
{
    const Milliseconds now = m_clock.monotonic();
    std::optional<Milliseconds> next;
    // With all places taken, the next answer schedules again.
    if (const auto due = m_schedule.nextDue(now); due && m_underWay < mostUnderWay) {
        const bool hurries = (m_schedule.endedCount() > 0 && m_budget.remaining() > 0) ||
                             (m_schedule.hasAsked() && m_pace.mayHurry() && m_pace.pause() == 0ms);
        next = hurries ? now : std::max(*due, nextSlot());
    }
    if (const auto broken = m_schedule.nextBrokenPromise()) {
        const Milliseconds renewal = std::max(*broken, now + promisePause);
        next = next ? std::min(*next, renewal) : renewal;
    }
    if (next) {
        m_tick->start(*next - now);
    } else {
        m_tick->stop();
    }
    tellEndsToSee();
}

void Monitor::tellEndsToSee()
{
    const int count = m_schedule.endedCount();
    if (std::exchange(m_endsToSee, count) != count) {
        emit endsToSee(count);
    }
}

/// When the budget lets the next look leave.
Milliseconds Monitor::nextSlot() const
{
    return std::max(m_nextSlot, m_clock.monotonic() + m_pace.pause());
}

void Monitor::look(const ExecutionId &id)
{
    const FlowExecution *execution = m_store.find(id);
    if (execution == nullptr) {
        forget(id);
        return;
    }
    m_watched[id].underWay = true;
    ++m_underWay;
    whenFinished(m_client.execution(id, execution->platformId), this,
                 [this, id](const ApiResult<ExecutionUpdate> &answer) { receive(id, answer); });
    m_nextSlot = m_clock.monotonic() + m_pace.spacing();
}

void Monitor::receive(const ExecutionId &id, const ApiResult<ExecutionUpdate> &answer)
{
    --m_underWay;
    const auto found = m_watched.find(id);
    if (found == m_watched.end()) {
        schedule();
        return;
    }
    found->underWay = false;
    ExecutionUpdate update = answer ? answer.value() : failureOf(id, *found, answer.error());
    if (answer) {
        found->denials = 0;
        found->isForgotten = false;
        m_ender.interpret(update);
    }
    const bool decides = m_timeouts.isOver(id) && isDecisive(id, *found, answer);
    if (decides) {
        m_timeouts.interpret(update);
    } else if (found->isReconciling && update.state == ExecutionState::Unknown) {
        // Nobody can tell whether it has been over for long.
        m_timeouts.forget(id);
    }
    if (found->isForgotten) {
        // It is stored as one that is given up.
        m_store.setNextLook(id, {});
    }
    m_store.apply(update);
    if (decides && m_watched.contains(id)) {
        m_timeouts.decide(id);
    }
    // What was applied may have ended the watch, or another may have begun.
    const FlowExecution *execution = m_store.find(id);
    if (const auto watch = m_watched.find(id); watch != m_watched.end() && execution != nullptr) {
        planNext(*execution, *watch);
    }
    schedule();
}

/// Whether nothing better is to be had than this answer, now that the execution's time is over.
bool Monitor::isDecisive(const ExecutionId &id, Watch &watch, const ApiResult<ExecutionUpdate> &answer) const
{
    if (answer) {
        return true;
    }
    // What became of it while the console was away is told by a look; until then it is not ended.
    const FlowExecution *execution = m_store.find(id);
    if (answer.error().kind == ApiError::Kind::NotFound && execution != nullptr && execution->isReconciling) {
        return false;
    }
    return !mayPass(answer.error()) || watch.failedLastLooks++ >= mostFailedLastLooks;
}

ExecutionUpdate Monitor::failureOf(const ExecutionId &id, Watch &watch, const ApiError &error) const
{
    ExecutionUpdate update;
    update.id = id;
    update.observedAt = m_clock.nowUtc();
    update.error = error;
    const bool isDenied = error.kind == ApiError::Kind::NotFound;
    if (isDenied && watch.denials++ == 0) {
        watch.firstDenial = m_clock.monotonic();
    }
    if (isDenied && isDenialEnough(watch)) {
        update.state = ExecutionState::Unknown;
        // That is the platform's word too.
        update.provenance = Provenance::Polled;
        watch.isForgotten = watch.isForgotten || watch.isReconciling;
        update.detail = watch.isForgotten
                            ? tr("The platform has forgotten this execution: nobody can tell any more what "
                                 "became of it")
                            : tr("The platform does not know this execution");
    } else {
        update.detail = tr("The last look failed: %1").arg(describe(error).whatHappened);
    }
    return update;
}

bool Monitor::isDenialEnough(const Watch &watch) const
{
    if (watch.isForgotten) {
        return true;
    }
    if (watch.isReconciling) {
        return watch.denials >= denialsOfOldOnes;
    }
    return watch.denials >= denialsThatCount && m_clock.monotonic() - watch.firstDenial >= denialTime;
}

void Monitor::planNext(const FlowExecution &execution, Watch &watch)
{
    const Milliseconds now = m_clock.monotonic();
    const std::optional<LookRank> again = std::exchange(watch.again, std::nullopt);
    if (watch.isForgotten && !again) {
        m_schedule.remove(execution.id);
        return;
    }
    PollSubject subject;
    subject.age = now - m_memory.launchedAt(execution.id).value_or(now);
    subject.usual = m_memory.usualDuration(execution.flowId);
    const bool isUnknown = execution.state == ExecutionState::Unknown;
    subject.isReconciling = execution.isReconciling || (isUnknown && watch.denials == 0);
    const bool isToldByPush = std::exchange(watch.tells, false) && m_push == PushState::State::Connected;
    if (isUnknown && watch.denials > 0) {
        subject.kind = PollSubject::Kind::Lost;
    } else if (watch.looksForEnd > 0) {
        --watch.looksForEnd;
        subject.kind = PollSubject::Kind::Ends;
    } else if (execution.state == ExecutionState::Terminating || m_timeouts.isOver(execution.id)) {
        subject.kind = PollSubject::Kind::Ends;
    } else if (execution.failedLooks > 0) {
        subject.age = 0ms;
        subject.usual.reset();
    } else if (isToldByPush) {
        subject.kind = PollSubject::Kind::Tells;
    }
    m_schedule.plan(execution.id, now, subject);
    if (again) {
        m_schedule.hasten(execution.id, now, *again);
    }
    tellNextLook(execution.id);
}

void Monitor::tellNextLook(const ExecutionId &id)
{
    const Milliseconds now = m_clock.monotonic();
    if (const auto at = m_schedule.promise(id, std::max(nextSlot(), now), m_pace.spacing())) {
        m_store.setNextLook(id, m_clock.nowUtc().addMSecs((*at - now).count()));
    }
}

QDateTime Monitor::waitsUntil() const
{
    const Milliseconds pause = m_pace.pause();
    return m_watched.isEmpty() || pause <= 1s ? QDateTime() : m_clock.nowUtc().addMSecs(pause.count());
}

} // namespace flowconsole
