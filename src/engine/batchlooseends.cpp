#include "engine/batchlooseends.h"

#include "engine/executionstore.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace flowconsole {

namespace {

/// Nobody watches what nothing is told of for so long: another program may look at each so seldom.
constexpr Milliseconds watchPatience{90000};
/// How long after its launch one is looked for in the dialect that can be asked; then some.
constexpr Milliseconds searchTime{65000};
constexpr Milliseconds searchPatience{90000};

} // namespace

BatchLooseEnds::BatchLooseEnds(const ExecutionStore &store, const Clock &clock) : m_store(store), m_clock(clock)
{}

void BatchLooseEnds::begin(const QHash<ExecutionId, BatchRowState> &notOver, BatchTally &tally)
{
    m_unwatched = notOver;
    m_givenUpAt = m_clock.monotonic() + watchPatience;
    settle(tally);
}

std::optional<BatchRowSpan> BatchLooseEnds::nextUnwatched(int count)
{
    if (m_unwatched.isEmpty()) {
        return std::nullopt;
    }
    qint64 least = std::numeric_limits<qint64>::max();
    qint64 next = least;
    qint64 last = 0;
    for (const BatchRowState &unwatched : std::as_const(m_unwatched)) {
        least = std::min(least, unwatched.row);
        last = std::max(last, unwatched.row);
        if (unwatched.row > m_lastAsked) {
            next = std::min(next, unwatched.row);
        }
    }
    const qint64 first = last > m_lastAsked ? next : least;
    m_lastAsked = std::min(last, first + count - 1);
    return BatchRowSpan{first, static_cast<int>(m_lastAsked - first + 1)};
}

void BatchLooseEnds::hear(const QList<FlowExecution> &stored, BatchTally &tally)
{
    for (const FlowExecution &execution : stored) {
        hear(execution, tally);
    }
}

void BatchLooseEnds::hear(const FlowExecution &stored, BatchTally &tally)
{
    const auto found = m_unwatched.find(stored.id);
    if (found == m_unwatched.end() || m_store.find(stored.id) != nullptr) {
        return;
    }
    const auto seen = m_seenElsewhere.constFind(stored.id);
    const bool isSeenAnew = seen != m_seenElsewhere.constEnd() && *seen != stored.lastSeenAt;
    m_seenElsewhere.insert(stored.id, stored.lastSeenAt);
    if (isSeenAnew || stored.state != found->state) {
        m_givenUpAt = m_clock.monotonic() + watchPatience;
    }
    if (stored.state != found->state) {
        tally.remove(found->state);
        tally.add(stored.state);
        found->state = stored.state;
    }
    if (isFinal(stored.state)) {
        m_unwatched.erase(found);
    }
}

void BatchLooseEnds::settle(BatchTally &tally)
{
    const bool isGivenUp = m_clock.monotonic() >= m_givenUpAt;
    for (auto entry = m_unwatched.begin(); entry != m_unwatched.end();) {
        const FlowExecution *live = m_store.find(entry.key());
        if (live == nullptr && !isGivenUp) {
            ++entry;
            continue;
        }
        tally.remove(entry->state);
        tally.add(live != nullptr ? live->state : ExecutionState::Unknown);
        if (live != nullptr) {
            follow(*live);
        }
        entry = m_unwatched.erase(entry);
    }
}

ExecutionState BatchLooseEnds::countedAs(const ExecutionId &id, ExecutionState before)
{
    const auto found = m_unwatched.constFind(id);
    if (found == m_unwatched.constEnd()) {
        return before;
    }
    const ExecutionState counted = found->state;
    m_unwatched.erase(found);
    return counted;
}

void BatchLooseEnds::follow(const FlowExecution &execution)
{
    if (execution.state == ExecutionState::Unknown) {
        m_unknown.insert(execution.id);
    } else {
        m_unknown.remove(execution.id);
    }
}

bool BatchLooseEnds::isSearching()
{
    for (auto id = m_unknown.begin(); id != m_unknown.end();) {
        id = isSought(*id) ? std::next(id) : m_unknown.erase(id);
    }
    if (m_unknown.isEmpty()) {
        return false;
    }
    const Milliseconds now = m_clock.monotonic();
    m_searchedSince = m_searchedSince.value_or(now);
    return now - *m_searchedSince < searchPatience;
}

bool BatchLooseEnds::isSought(const ExecutionId &id) const
{
    const FlowExecution *execution = m_store.find(id);
    if (execution == nullptr || execution->state != ExecutionState::Unknown) {
        return false;
    }
    const bool isAskedFor = execution->dialect == Dialect::Published && execution->platformId.isEmpty() &&
                            execution->lastSeenAt.msecsTo(m_clock.nowUtc()) < searchTime.count();
    return execution->isReconciling || isAskedFor;
}

} // namespace flowconsole
