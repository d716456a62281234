#pragma once

#include "domain/batch.h"
#include "engine/batchfeed.h"

#include <QHash>

namespace flowconsole {

/// What is known of the execution of one row.
struct BatchRowState
{
    qint64 row = 0;
    ExecutionState state = ExecutionState::Unknown;
};

/// What the history knows of a batch that was begun before.
struct BatchJournal
{
    RowSet done;                               ///< rows that have an execution: never launched again
    QHash<ExecutionId, BatchRowState> notOver; ///< Unknown too
    std::array<qint64, allExecutionStates.size()> counts{}; ///< by state
};

/// Makes a batch this program's own and reads what became of its rows, page by page. Lives in the engine's
/// thread, as long as its run.
class BatchJournalReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchJournalReader)

public:
    BatchJournalReader(const BatchTools &tools, const BatchId &id, QObject *parent = nullptr);

    void start();

signals:
    void finished(const flowconsole::Result<flowconsole::BatchJournal> &journal);

private:
    void readPage();
    void take(const FlowExecution &execution);

    const BatchTools m_tools;
    const BatchId m_id;
    BatchJournal m_journal;
    qint64 m_lastRow = 0;
};

} // namespace flowconsole
