#pragma once

#include "engine/batchjournal.h"
#include "engine/batchtally.h"

#include <QSet>

namespace flowconsole {

/// Some rows of a batch, one after the other.
struct BatchRowSpan
{
    qint64 first = 0;
    int count = 0;
};

/// The executions of a batch whose fate is not plain: those that an earlier run of the program left, until
/// they are watched again, here or by another program, which the history tells of; and those that may have
/// started, while they are looked for.
class BatchLooseEnds final
{
    Q_DISABLE_COPY_MOVE(BatchLooseEnds)

public:
    BatchLooseEnds(const ExecutionStore &store, const Clock &clock);

    /// What the history says is not over; counted in `tally` already.
    void begin(const QHash<ExecutionId, BatchRowState> &notOver, BatchTally &tally);
    /// Rows of which another program may tell in the history; each time the next ones, at most `count`. Nothing
    /// where there are none.
    [[nodiscard]] std::optional<BatchRowSpan> nextUnwatched(int count);
    /// What the history holds of these rows.
    void hear(const QList<FlowExecution> &stored, BatchTally &tally);
    /// Counts those that the store has by now, and gives up those that it does not get.
    void settle(BatchTally &tally);
    /// The state as which an execution that has come out of `before` was counted.
    [[nodiscard]] ExecutionState countedAs(const ExecutionId &id, ExecutionState before);
    void follow(const FlowExecution &execution);
    /// Launches whose answer never came are still looked for; false after a while in any case.
    [[nodiscard]] bool isSearching();

private:
    void hear(const FlowExecution &stored, BatchTally &tally);
    [[nodiscard]] bool isSought(const ExecutionId &id) const;

    const ExecutionStore &m_store;
    const Clock &m_clock;
    QHash<ExecutionId, BatchRowState> m_unwatched; ///< as counted
    qint64 m_lastAsked = 0;                        ///< row
    Milliseconds m_givenUpAt{0};                   ///< those of which nobody has told
    QHash<ExecutionId, QDateTime> m_seenElsewhere; ///< when, by that program's clock
    QSet<ExecutionId> m_unknown;
    std::optional<Milliseconds> m_searchedSince; ///< nothing but these was awaited since then
};

} // namespace flowconsole
