#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "engine/flowdurations.h"

#include <QHash>
#include <QList>

#include <array>
#include <optional>
#include <random>
#include <set>
#include <tuple>
#include <vector>

namespace flowconsole {

/// Who is looked at first among those that are due.
enum class LookRank {
    Ended,       ///< push has told of its end: the look says how it ended
    LastLook,    ///< its time is over: the look decides what happens
    Asked,       ///< somebody wants to know, or something says that it may be over
    Preferred,   ///< the operator has it before him
    Reconciling, ///< what is known of it is out of date
    NearEnd,     ///< about as old as the runs of its flow get
    Usual,
};

/// How long to wait between two looks at one execution.
struct PollIntervals
{
    Milliseconds usual{5000};   ///< where nothing better is known
    Milliseconds near{1000};    ///< about the expected end
    Milliseconds far{30000};    ///< at most, long before it
    Milliseconds seldom{60000}; ///< at most, for those that are looked at least
};

/// What is known of an execution when its next look is planned.
struct PollSubject
{
    enum class Kind {
        Runs,
        Tells, ///< it has told of itself lately, by a push channel that is alive
        Ends,  ///< it was asked to end
        Lost,  ///< the platform denies to know it
    };

    Kind kind = Kind::Runs;
    Milliseconds age{0}; ///< since its launch
    std::optional<UsualDuration> usual;
    bool isReconciling = false;
};

/// When each execution is to be looked at, and who is next. A look that is due waits until take() is asked for
/// it: half of the looks go to the highest rank, the other half to the one that was heard of longest ago, so
/// that nobody starves. With n due and one look each `spacing`, each is looked at within 2 × n × `spacing`, and
/// within n × `spacing` where all have the same rank and came in the order in which they were heard of. Steps
/// take O(log n). Knows no clock: all times are Clock::monotonic()'s, told by the caller.
class PollSchedule final
{
public:
    /// `seed` of the jitter, which spreads what began at the same moment.
    PollSchedule(const PollIntervals &intervals, quint32 seed);

    [[nodiscard]] bool contains(const ExecutionId &id) const { return m_indexOf.contains(id); }
    [[nodiscard]] bool isEmpty() const { return m_indexOf.isEmpty(); }
    [[nodiscard]] QList<ExecutionId> ids() const { return m_indexOf.keys(); }

    /// Enters `id`, or plans its next look after one that was taken.
    void plan(const ExecutionId &id, Milliseconds now, const PollSubject &subject);
    void remove(const ExecutionId &id);

    /// It is due at once, with at least that rank. Nothing happens while its look is taken.
    void hasten(const ExecutionId &id, Milliseconds now, LookRank rank);
    /// All are due at once.
    void hastenAll(Milliseconds now);
    /// It was heard of otherwise: its next look can wait, unless somebody asked for it.
    void postpone(const ExecutionId &id, Milliseconds now, bool isPushAlive);
    /// From now on `id` is the one that the operator looks at. May be empty.
    void prefer(const ExecutionId &id, Milliseconds now);

    /// Whom to look at now, if anybody is due; not again before plan().
    [[nodiscard]] std::optional<ExecutionId> take(Milliseconds now);
    /// The same, of those only that cannot wait their turn: up to Asked.
    [[nodiscard]] std::optional<ExecutionId> takeAsked(Milliseconds now);
    [[nodiscard]] bool hasAsked() const;
    /// The same, of those only that have Ended.
    [[nodiscard]] std::optional<ExecutionId> takeEnded();
    [[nodiscard]] int endedCount() const { return static_cast<int>(m_countOf.front()); }
    /// When the next one is due, not before `now`; nullopt: nobody waits.
    [[nodiscard]] std::optional<Milliseconds> nextDue(Milliseconds now) const;

    /// When `id` is likely to be looked at, if the next look leaves at `slot` and one follows each `spacing`.
    /// Nullopt while its look is taken. What was promised is known from then on.
    [[nodiscard]] std::optional<Milliseconds> promise(const ExecutionId &id, Milliseconds slot,
                                                      Milliseconds spacing);
    /// Up to `most` that are due and have waited longer than they were promised: they want another promise.
    [[nodiscard]] QList<ExecutionId> brokenPromises(Milliseconds now, int most);
    /// When the next promise breaks; nullopt: none can.
    [[nodiscard]] std::optional<Milliseconds> nextBrokenPromise() const;

private:
    enum class Place { Taken, Waiting, Due };
    using Index = quint32;
    using Order = std::set<std::pair<Milliseconds, Index>>;

    struct Entry
    {
        ExecutionId id;
        Place place = Place::Taken;
        LookRank rank = LookRank::Usual;
        Milliseconds due{0};
        Milliseconds heardAt{0};               ///< a look, or other news
        std::optional<Milliseconds> nearEndAt; ///< its rank rises then
        Milliseconds promised{0};
    };

    struct Plan
    {
        Milliseconds wait{0};
        LookRank rank = LookRank::Usual;
        std::optional<Milliseconds> untilNearEnd;
    };

    [[nodiscard]] Plan planOf(const ExecutionId &id, const PollSubject &subject) const;
    [[nodiscard]] Plan planByDuration(Milliseconds age, const UsualDuration &usual) const;
    [[nodiscard]] Milliseconds jittered(Milliseconds wait);
    [[nodiscard]] Index indexFor(const ExecutionId &id);
    [[nodiscard]] Entry *find(const ExecutionId &id);
    void wait(Entry &entry, Index index);
    void becomeDue(Entry &entry, Index index);
    void leavePlace(Entry &entry, Index index);
    void raise(Entry &entry, Index index, LookRank rank);
    void advance(Milliseconds now);
    [[nodiscard]] ExecutionId takeIndex(Index index);
    [[nodiscard]] size_t countUpTo(LookRank rank) const;
    [[nodiscard]] size_t placeByStaleness(const Entry &entry) const;

    const PollIntervals m_intervals;
    std::mt19937 m_random;
    QHash<ExecutionId, Index> m_indexOf;
    std::vector<Entry> m_entries;
    std::vector<Index> m_free; ///< of m_entries
    ExecutionId m_preferred;
    bool m_isTurnOfStalest = false;

    Order m_waiting; ///< by due time
    // Of those that are due:
    std::set<std::tuple<LookRank, Milliseconds, Index>> m_byRank; ///< then by due time
    Order m_byStaleness;                                          ///< by the time when they were heard of
    Order m_nearing;                                              ///< by the time when their rank rises
    Order m_promises;                                             ///< by the time that was promised
    std::array<size_t, 7> m_countOf{};                            ///< by rank
};

} // namespace flowconsole
