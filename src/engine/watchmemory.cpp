#include "engine/watchmemory.h"

#include "engine/executionstore.h"

#include <algorithm>

namespace flowconsole {

namespace {

/// Before its launch nothing of it is known, and a calendar that was set back says nothing.
Milliseconds ageByCalendar(const FlowExecution &execution, const Clock &clock)
{
    return Milliseconds(std::max<qint64>(execution.launchedAt.msecsTo(clock.nowUtc()), 0));
}

/// The platform's two times; one that it did not tell is this console's observation.
bool isToldByPlatform(const FlowExecution &over)
{
    return over.startedAt.isValid() && over.endedAt != over.lastSeenAt;
}

} // namespace

WatchMemory::WatchMemory(const ExecutionStore &store, const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_begunAt(clock.nowUtc())
{
    connect(&store, &ExecutionStore::updated, this, &WatchMemory::follow);
    for (const FlowExecution &execution : store.all()) {
        follow(execution);
    }
}

std::optional<Milliseconds> WatchMemory::launchedAt(const ExecutionId &id) const
{
    const auto found = m_launches.constFind(id);
    return found == m_launches.constEnd() ? std::nullopt : std::optional(found->at);
}

std::optional<UsualDuration> WatchMemory::usualDuration(const FlowId &flow) const
{
    return m_durations.of(flow);
}

void WatchMemory::follow(const FlowExecution &execution)
{
    if (!isFinal(execution.state)) {
        followLaunch(execution);
        return;
    }
    const auto found = m_launches.find(execution.id);
    if (found != m_launches.end()) {
        learn(execution, *found);
        m_launches.erase(found);
    } else if (execution.launchedAt.isValid() && execution.launchedAt < m_begunAt) {
        learn(execution, std::nullopt);
    }
}

void WatchMemory::followLaunch(const FlowExecution &execution)
{
    if (!execution.launchedAt.isValid()) {
        return;
    }
    const Milliseconds now = m_clock.monotonic();
    auto found = m_launches.find(execution.id);
    if (found == m_launches.end()) {
        const Milliseconds at = now - ageByCalendar(execution, m_clock);
        found = m_launches.insert(execution.id, {execution.launchedAt, at, execution.lastSeenAt, {}});
    } else if (found->calendar != execution.launchedAt) {
        // It left later than was known, by what the calendar says; not before and not after what is certain.
        const Milliseconds later(found->calendar.msecsTo(execution.launchedAt));
        found->at += std::clamp(later, Milliseconds::zero(), now - found->at);
        found->calendar = execution.launchedAt;
    }
    if (!execution.isReconciling && (!found->seen || found->lastSeenAt != execution.lastSeenAt)) {
        found->seen = now;
        found->lastSeenAt = execution.lastSeenAt;
    }
}

/// One that was ended from here says nothing about how long its flow takes. Where the platform does not tell
/// when a run ended, it was between the last two times that it was seen: the middle is as often too early as
/// too late, however seldom anybody looks.
void WatchMemory::learn(const FlowExecution &over, const std::optional<Launch> &launch)
{
    const bool endedByItself = over.state == ExecutionState::Completed || over.state == ExecutionState::Failed;
    if (!endedByItself || over.platformId.isEmpty()) {
        return;
    }
    if (over.latency && (!launch || isToldByPlatform(over))) {
        m_durations.learn(over.flowId, *over.latency);
    } else if (launch && launch->seen) {
        m_durations.learn(over.flowId, (*launch->seen + m_clock.monotonic()) / 2 - launch->at);
    }
}

} // namespace flowconsole
