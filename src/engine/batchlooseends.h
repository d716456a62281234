#pragma once

#include "engine/batchjournal.h"
#include "engine/batchtally.h"

#include <QSet>

namespace flowconsole {

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
    /// Rows of which another program may tell in the history.
    [[nodiscard]] QList<qint64> unwatchedRows() const;
    /// What the history holds of one of them.
    void hear(const FlowExecution &stored, BatchTally &tally);
    /// Counts those that the store has by now, and gives up those that it does not get.
    void settle(BatchTally &tally);
    /// The state as which an execution that has come out of `before` was counted.
    [[nodiscard]] ExecutionState countedAs(const ExecutionId &id, ExecutionState before);
    void follow(const FlowExecution &execution);
    /// Launches whose answer never came are still looked for; false after a while in any case.
    [[nodiscard]] bool isSearching();

private:
    [[nodiscard]] bool isSought(const ExecutionId &id) const;

    const ExecutionStore &m_store;
    const Clock &m_clock;
    QHash<ExecutionId, BatchRowState> m_unwatched; ///< as counted
    Milliseconds m_givenUpAt{0};                   ///< those of which nobody has told
    QDateTime m_lastHeard;                         ///< of one that is not watched here
    QSet<ExecutionId> m_unknown;
    std::optional<Milliseconds> m_searchedSince; ///< nothing but these was awaited since then
};

} // namespace flowconsole
