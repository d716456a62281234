#include "engine/batchlooseends.h"

#include "engine/executionstore.h"

namespace flowconsole {

namespace {

/// What an earlier run of the program left is watched again within this time, or nobody watches it.
constexpr Milliseconds watchPatience{15000};
/// Another program that watches them may look at each so seldom.
constexpr Milliseconds otherPatience{90000};
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
    m_lastHeard = m_clock.nowUtc();
    settle(tally);
}

QList<qint64> BatchLooseEnds::unwatchedRows() const
{
    QList<qint64> rows;
    for (const BatchRowState &unwatched : m_unwatched) {
        rows.append(unwatched.row);
    }
    return rows;
}

void BatchLooseEnds::hear(const FlowExecution &stored, BatchTally &tally)
{
    const auto found = m_unwatched.find(stored.id);
    if (found == m_unwatched.end() || m_store.find(stored.id) != nullptr) {
        return;
    }
    if (stored.lastSeenAt > m_lastHeard) {
        m_lastHeard = stored.lastSeenAt;
        m_givenUpAt = m_clock.monotonic() + otherPatience;
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
