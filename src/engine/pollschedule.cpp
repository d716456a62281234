#include "engine/pollschedule.h"

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

/// The parts of the expected span in which an execution is looked at near its end.
constexpr int partsOfSpan = 8;
/// One that is past its usual duration is looked at again after this part of what it is past.
constexpr int partOfExcess = 4;
/// One of which nothing is known is looked at again after this part of its age.
constexpr int partOfAge = 60;
/// Of an interval, up or down: its tenth.
constexpr int jitterPart = 10;
/// A promise is broken by more than this.
constexpr Milliseconds patienceWithPromise = 1s;

PollIntervals inOrder(PollIntervals intervals)
{
    intervals.near = std::min(intervals.near, intervals.usual);
    intervals.far = std::max(intervals.far, intervals.usual);
    intervals.seldom = std::max(intervals.seldom, intervals.usual);
    return intervals;
}

} // namespace

PollSchedule::PollSchedule(const PollIntervals &intervals, quint32 seed)
    : m_intervals(inOrder(intervals)), m_random(seed)
{}

void PollSchedule::plan(const ExecutionId &id, Milliseconds now, const PollSubject &subject)
{
    const bool isNew = !m_indexOf.contains(id);
    const Index index = indexFor(id);
    Entry &entry = m_entries[index];
    leavePlace(entry, index);
    const Plan plan = planOf(id, subject);
    entry.heardAt = now;
    entry.rank = plan.rank;
    // What is out of date has waited long enough.
    entry.due = isNew && subject.isReconciling ? now : now + jittered(plan.wait);
    entry.nearEndAt.reset();
    if (plan.untilNearEnd) {
        const Milliseconds nearEndAt = now + *plan.untilNearEnd;
        if (nearEndAt <= entry.due) {
            entry.rank = std::min(entry.rank, LookRank::NearEnd);
        } else {
            entry.nearEndAt = nearEndAt;
        }
    }
    entry.promised = entry.due;
    wait(entry, index);
}

PollSchedule::Plan PollSchedule::planOf(const ExecutionId &id, const PollSubject &subject) const
{
    Plan plan;
    switch (subject.kind) {
    case PollSubject::Kind::Runs:
        if (subject.usual) {
            plan = planByDuration(subject.age, *subject.usual);
        } else {
            plan.wait = std::clamp(subject.age / partOfAge, m_intervals.usual, m_intervals.seldom);
        }
        break;
    case PollSubject::Kind::Tells:
    case PollSubject::Kind::Lost:
        plan.wait = m_intervals.seldom;
        break;
    case PollSubject::Kind::Ends:
        plan.wait = m_intervals.usual;
        plan.rank = LookRank::NearEnd;
        break;
    }
    if (subject.isReconciling) {
        plan.rank = std::min(plan.rank, LookRank::Reconciling);
        plan.wait = std::min(plan.wait, m_intervals.usual);
    }
    if (id == m_preferred) {
        plan.rank = std::min(plan.rank, LookRank::Preferred);
        if (subject.kind != PollSubject::Kind::Lost) {
            plan.wait = std::min(plan.wait, m_intervals.usual);
        }
    }
    return plan;
}

PollSchedule::Plan PollSchedule::planByDuration(Milliseconds age, const UsualDuration &usual) const
{
    Plan plan;
    if (age < usual.early) {
        plan.untilNearEnd = usual.early - age;
        plan.wait = std::clamp(*plan.untilNearEnd, m_intervals.near, m_intervals.far);
    } else if (age <= usual.late) {
        plan.rank = LookRank::NearEnd;
        plan.wait = std::clamp((usual.late - usual.early) / partsOfSpan, m_intervals.near, m_intervals.usual);
    } else {
        plan.wait = std::clamp((age - usual.late) / partOfExcess, m_intervals.usual, m_intervals.seldom);
    }
    return plan;
}

Milliseconds PollSchedule::jittered(Milliseconds wait)
{
    const Milliseconds::rep most = wait.count() / jitterPart;
    // Not std::uniform_int_distribution: the same seed gives the same times with each library.
    const auto jitter = static_cast<Milliseconds::rep>(m_random() % static_cast<quint64>(2 * most + 1)) - most;
    return std::max(wait + Milliseconds(jitter), 1ms);
}

PollSchedule::Index PollSchedule::indexFor(const ExecutionId &id)
{
    if (const auto found = m_indexOf.constFind(id); found != m_indexOf.constEnd()) {
        return *found;
    }
    Index index = static_cast<Index>(m_entries.size());
    if (m_free.empty()) {
        m_entries.emplace_back();
    } else {
        index = m_free.back();
        m_free.pop_back();
        m_entries[index] = {};
    }
    m_entries[index].id = id;
    m_indexOf.insert(id, index);
    return index;
}

PollSchedule::Entry *PollSchedule::find(const ExecutionId &id)
{
    const auto found = m_indexOf.constFind(id);
    return found == m_indexOf.constEnd() ? nullptr : &m_entries[*found];
}

void PollSchedule::remove(const ExecutionId &id)
{
    const auto found = m_indexOf.constFind(id);
    if (found == m_indexOf.constEnd()) {
        return;
    }
    const Index index = *found;
    leavePlace(m_entries[index], index);
    m_entries[index] = {};
    m_free.push_back(index);
    m_indexOf.erase(found);
}

void PollSchedule::wait(Entry &entry, Index index)
{
    entry.place = Place::Waiting;
    m_waiting.emplace(entry.due, index);
}

void PollSchedule::becomeDue(Entry &entry, Index index)
{
    entry.place = Place::Due;
    m_byRank.emplace(entry.rank, entry.due, index);
    m_byStaleness.emplace(entry.heardAt, index);
    m_promises.emplace(entry.promised, index);
    if (entry.nearEndAt) {
        m_nearing.emplace(*entry.nearEndAt, index);
    }
    ++m_countOf[static_cast<size_t>(entry.rank)];
}

void PollSchedule::leavePlace(Entry &entry, Index index)
{
    switch (entry.place) {
    case Place::Taken:
        break;
    case Place::Waiting:
        m_waiting.erase({entry.due, index});
        break;
    case Place::Due:
        m_byRank.erase({entry.rank, entry.due, index});
        m_byStaleness.erase({entry.heardAt, index});
        m_promises.erase({entry.promised, index});
        if (entry.nearEndAt) {
            m_nearing.erase({*entry.nearEndAt, index});
        }
        --m_countOf[static_cast<size_t>(entry.rank)];
        break;
    }
    entry.place = Place::Taken;
}

void PollSchedule::raise(Entry &entry, Index index, LookRank rank)
{
    leavePlace(entry, index);
    entry.rank = std::min(entry.rank, rank);
    becomeDue(entry, index);
}

void PollSchedule::advance(Milliseconds now)
{
    while (!m_waiting.empty() && m_waiting.begin()->first <= now) {
        const Index index = m_waiting.begin()->second;
        m_waiting.erase(m_waiting.begin());
        becomeDue(m_entries[index], index);
    }
    while (!m_nearing.empty() && m_nearing.begin()->first <= now) {
        const Index index = m_nearing.begin()->second;
        Entry &entry = m_entries[index];
        leavePlace(entry, index);
        entry.nearEndAt.reset();
        entry.rank = std::min(entry.rank, LookRank::NearEnd);
        becomeDue(entry, index);
    }
}

void PollSchedule::hasten(const ExecutionId &id, Milliseconds now, LookRank rank)
{
    Entry *entry = find(id);
    if (entry == nullptr || entry->place == Place::Taken) {
        return;
    }
    const Index index = m_indexOf.value(id);
    leavePlace(*entry, index);
    entry->due = std::min(entry->due, now);
    entry->promised = std::min(entry->promised, now);
    entry->rank = std::min(entry->rank, rank);
    becomeDue(*entry, index);
}

void PollSchedule::hastenAll(Milliseconds now)
{
    for (const auto &[due, index] : std::exchange(m_waiting, {})) {
        Entry &entry = m_entries[index];
        entry.due = std::min(due, now);
        entry.promised = entry.due;
        becomeDue(entry, index);
    }
}

void PollSchedule::postpone(const ExecutionId &id, Milliseconds now, bool isPushAlive)
{
    Entry *entry = find(id);
    // What somebody asked for, and a last look, are not put off.
    if (entry == nullptr || entry->place == Place::Taken || entry->rank <= LookRank::Asked) {
        return;
    }
    const Index index = m_indexOf.value(id);
    leavePlace(*entry, index);
    const bool isSeldom = isPushAlive && id != m_preferred;
    const Milliseconds later = now + jittered(isSeldom ? m_intervals.seldom : m_intervals.usual);
    entry->due = isSeldom ? later : std::max(entry->due, later);
    entry->heardAt = now;
    entry->promised = entry->due;
    entry->rank = id == m_preferred ? LookRank::Preferred : LookRank::Usual;
    entry->nearEndAt.reset();
    wait(*entry, index);
}

void PollSchedule::prefer(const ExecutionId &id, Milliseconds now)
{
    m_preferred = id;
    Entry *entry = find(id);
    if (entry == nullptr || entry->place == Place::Taken) {
        return;
    }
    const Index index = m_indexOf.value(id);
    if (entry->place == Place::Due) {
        raise(*entry, index, LookRank::Preferred);
        return;
    }
    leavePlace(*entry, index);
    entry->rank = std::min(entry->rank, LookRank::Preferred);
    entry->due = std::min(entry->due, std::max(now, entry->heardAt + m_intervals.usual));
    entry->promised = std::min(entry->promised, entry->due);
    wait(*entry, index);
}

std::optional<ExecutionId> PollSchedule::take(Milliseconds now)
{
    advance(now);
    if (m_byRank.empty()) {
        return std::nullopt;
    }
    const bool isTurnOfStalest = std::exchange(m_isTurnOfStalest, !m_isTurnOfStalest);
    return takeIndex(isTurnOfStalest ? m_byStaleness.begin()->second : std::get<Index>(*m_byRank.begin()));
}

std::optional<ExecutionId> PollSchedule::takeAsked(Milliseconds now)
{
    advance(now);
    return hasAsked() ? std::optional(takeIndex(std::get<Index>(*m_byRank.begin()))) : std::nullopt;
}

std::optional<ExecutionId> PollSchedule::takeEnded()
{
    return endedCount() > 0 ? std::optional(takeIndex(std::get<Index>(*m_byRank.begin()))) : std::nullopt;
}

bool PollSchedule::hasAsked() const
{
    return !m_byRank.empty() && std::get<LookRank>(*m_byRank.begin()) <= LookRank::Asked;
}

ExecutionId PollSchedule::takeIndex(Index index)
{
    leavePlace(m_entries[index], index);
    return m_entries[index].id;
}

std::optional<Milliseconds> PollSchedule::nextDue(Milliseconds now) const
{
    if (!m_byRank.empty()) {
        return now;
    }
    return m_waiting.empty() ? std::nullopt : std::optional(std::max(m_waiting.begin()->first, now));
}

size_t PollSchedule::countUpTo(LookRank rank) const
{
    size_t count = 0;
    for (size_t i = 0; i <= static_cast<size_t>(rank); ++i) {
        count += m_countOf[i];
    }
    return count;
}

/// How many are due that were heard of before it: taken to be spread evenly between the stalest and the
/// freshest, which is about true and costs nothing.
size_t PollSchedule::placeByStaleness(const Entry &entry) const
{
    if (m_byStaleness.empty()) {
        return 0;
    }
    const Milliseconds oldest = m_byStaleness.begin()->first;
    const Milliseconds newest = m_byStaleness.rbegin()->first;
    if (newest <= oldest || entry.heardAt >= newest) {
        return m_byStaleness.size();
    }
    const double part = static_cast<double>(std::max(entry.heardAt - oldest, 0ms).count()) /
                        static_cast<double>((newest - oldest).count());
    return static_cast<size_t>(part * static_cast<double>(m_byStaleness.size()));
}

std::optional<Milliseconds> PollSchedule::promise(const ExecutionId &id, Milliseconds slot,
                                                  Milliseconds spacing)
{
    Entry *entry = find(id);
    if (entry == nullptr || entry->place == Place::Taken) {
        return std::nullopt;
    }
    const size_t before = countUpTo(entry->rank);
    // Two orders share the looks, where they differ.
    const size_t share =
        before < m_byRank.size() || m_countOf[static_cast<size_t>(entry->rank)] < before ? 2 : 1;
    const size_t place = share * std::min(before, placeByStaleness(*entry));
    // Until it is due, about as many others will be as are looked at.
    const Milliseconds likely = std::max(entry->due, slot) + spacing * static_cast<Milliseconds::rep>(place);
    if (entry->place == Place::Due) {
        const Index index = m_indexOf.value(id);
        m_promises.erase({entry->promised, index});
        m_promises.emplace(likely, index);
    }
    entry->promised = likely;
    return likely;
}

QList<ExecutionId> PollSchedule::brokenPromises(Milliseconds now, int most)
{
    advance(now);
    QList<ExecutionId> broken;
    for (auto it = m_promises.cbegin(); it != m_promises.cend() && broken.size() < most; ++it) {
        if (it->first + patienceWithPromise > now) {
            break;
        }
        broken.append(m_entries[it->second].id);
    }
    return broken;
}

std::optional<Milliseconds> PollSchedule::nextBrokenPromise() const
{
    return m_promises.empty() ? std::nullopt : std::optional(m_promises.begin()->first + patienceWithPromise);
}

} // namespace flowconsole
