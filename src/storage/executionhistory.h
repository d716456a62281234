#pragma once

#include "base/result.h"
#include "domain/batch.h"
#include "domain/flowexecution.h"
#include "domain/flowhealth.h"
#include "domain/historystate.h"
#include "domain/nodetransition.h"
#include "domain/requestrecord.h"

#include <QObject>

#include <functional>
#include <memory>

namespace flowconsole {

class Clock;
struct HistoryPage;
struct HistoryQuery;
struct HistorySurvey;

struct HistorySettings
{
    QString path; ///< the SQLite file; its folder is made where missing; empty: nothing is stored
    // Rows of a batch that may still be resumed are kept whatever these say.
    std::chrono::days keepFor{90};     ///< executions that were over before that are deleted
    qint64 keepExecutions = 1'000'000; ///< beyond that the oldest that are over are deleted
};

/// Executions of one connection, as it was when they were launched.
struct HistoryScope
{
    ProfileId profileId;
    QString environment;
    Dialect dialect = Dialect::Published;
};

/// What is stored of one execution beside its row.
struct StoredDetails
{
    QList<NodeTransition> steps;   ///< in the order in which they happened
    QList<RequestRecord> requests; ///< oldest first
};

/// All that is stored of one execution.
struct StoredRun
{
    FlowExecution execution;
    StoredDetails details;
};

/// Whether somebody still has to see how it goes on: it is not over, nor an unknown one that was given up.
[[nodiscard]] bool isOpenExecution(const FlowExecution &execution);

/// Every execution that the console ever launched, with its steps, variables, requests and batches, in a SQLite
/// file. Several programs may use one file at the same time: what belongs to one that still runs is left alone,
/// what a program that is gone has left behind is taken over by whoever asks first.
///
/// Writes are put together into one transaction a burst by a thread of their own, reads have another with its
/// own connection; answers come in this object's thread, from its event loop, and not at all once `context` is
/// destroyed. Where nothing is stored (an empty path) every write succeeds and every read is empty. A read
/// sees all that was saved before it. While nothing can be written, intents and batches fail at once; all
/// else waits in memory, of each execution the latest state, and is tried again every few seconds.
///
/// Secure values must be masked before they come here: nothing here knows which they are. Of a batch's schema
/// the default and the example of a secure variable are left out.
///
/// Lifecycle: open() once; the destructor writes what waits, then ends the threads.
class ExecutionHistory final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExecutionHistory)

public:
    template <class T>
    using Receive = std::function<void(const Result<T> &)>;

    ExecutionHistory(const Clock &clock, const HistorySettings &settings, QObject *parent = nullptr);
    ~ExecutionHistory() override;

    /// Checks the file, brings its schema up to date (with a copy of it before), and sets a damaged one aside.
    /// What is written before that is done waits for it. Told by stateChanged().
    void open();
    [[nodiscard]] const HistoryState &state() const;

    /// Soon; of several states of one execution that wait the last one is written.
    void save(const FlowExecution &execution);
    void save(const ExecutionId &id, const NodeTransition &step);
    /// Nothing where it belongs to no execution.
    void save(const RequestRecord &record);

    /// Writes these at once and durably (they survive a loss of power), and answers then. Fails as a whole:
    /// then none of them may leave. A second execution for the same row of a batch is refused. Until
    /// noteLeaving() a crash of this program leaves them as ones that certainly were not sent.
    void saveIntents(const QList<FlowExecution> &executions, QObject *context, const Receive<Done> &done);
    /// From now on it may have left. Costs no wait for the disk. False where that cannot be noted: then it must
    /// not leave.
    [[nodiscard]] bool noteLeaving(const ExecutionId &id);
    /// As saveIntents().
    void saveBatch(const BatchProgress &batch, QObject *context, const Receive<Done> &done);
    /// Answers once all that waits is written.
    void flush(QObject *context, const Receive<Done> &done);

    /// Executions that are not over, or Unknown without the platform's id or not yet given up, and that no
    /// running program owns; from now on they are this one's. Oldest first. A launch whose intent was stored
    /// and that certainly was not sent is Queued again, and belongs to no batch any more: its row is free.
    void takeOverUnfinished(QObject *context, const Receive<QList<FlowExecution>> &receive);
    /// The same, of one connection only.
    void takeOverUnfinishedOf(const HistoryScope &scope, QObject *context,
                              const Receive<QList<FlowExecution>> &receive);
    /// The newest `limit` executions created before `before` (all where invalid), newest first; and those made
    /// in the same millisecond as the last of these, so that the next page begins before it.
    void readNewest(int limit, const QDateTime &before, QObject *context,
                    const Receive<QList<FlowExecution>> &receive);
    /// One step of a search by filter; HistorySearch puts them together to pages.
    void readFiltered(const HistoryQuery &query, QObject *context, const Receive<HistoryPage> &receive);
    /// One step of a survey (surveyHistory()). Unlike the other reads this one does not wait for what is still
    /// to be written, so that looking through the history costs no writes.
    void survey(const HistoryQuery &query, QObject *context, const Receive<HistorySurvey> &receive);
    /// When the newest stored execution was created; invalid where there is none. Waits for no writes either.
    void readNewestTime(QObject *context, const Receive<QDateTime> &receive);
    void readDetails(const ExecutionId &id, QObject *context, const Receive<StoredDetails> &receive);
    /// All that is stored of these, in their order; those that are not stored are left out.
    void readRuns(const QList<ExecutionId> &ids, QObject *context, const Receive<QList<StoredRun>> &receive);

    /// How the last runs of these flows went in that connection; flows without a run are left out. Some hundred
    /// flows at a time, so that other questions need not wait.
    void readFlowHealth(const ProfileId &profile, const QList<FlowId> &flows, QObject *context,
                        const Receive<QList<FlowHealth>> &receive);

    /// Newest first; those that a program has left behind in the middle are Interrupted.
    void readBatches(QObject *context, const Receive<QList<BatchProgress>> &receive);
    /// From now on the batch is this program's, and of its executions those that takeOverUnfinished() would
    /// take, which are the answer. Fails where another that still runs owns the batch.
    void takeOverBatch(const BatchId &id, QObject *context, const Receive<QList<FlowExecution>> &receive);
    /// Up to `limit` executions of the batch in the order of its rows, from the one after `afterRow`.
    void readBatchRows(const BatchId &id, qint64 afterRow, int limit, QObject *context,
                       const Receive<QList<FlowExecution>> &receive);

signals:
    void stateChanged(const flowconsole::HistoryState &state);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace flowconsole
