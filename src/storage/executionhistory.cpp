#include "storage/executionhistory.h"

#include "storage/executionhistoryprivate.h"
#include "storage/historyquery.h"

namespace flowconsole {

ExecutionHistory::ExecutionHistory(const Clock &clock, const HistorySettings &settings, QObject *parent)
    : QObject(parent), m_d(std::make_unique<Private>(*this, clock, settings))
{}

ExecutionHistory::~ExecutionHistory() = default;

void ExecutionHistory::open()
{
    m_d->open();
}

const HistoryState &ExecutionHistory::state() const
{
    return m_d->state();
}

void ExecutionHistory::save(const FlowExecution &execution)
{
    m_d->add(execution);
}

void ExecutionHistory::save(const ExecutionId &id, const NodeTransition &step)
{
    m_d->add(StoredStep{id, step});
}

void ExecutionHistory::save(const RequestRecord &record)
{
    if (!record.executionId.isEmpty()) {
        m_d->add(record);
    }
}

void ExecutionHistory::saveIntents(const QList<FlowExecution> &executions, QObject *context,
                                   const Receive<Done> &done)
{
    m_d->addIntents(executions, Private::guarded(context, done));
}

bool ExecutionHistory::noteLeaving(const ExecutionId &id)
{
    return m_d->noteLeaving(id);
}

void ExecutionHistory::saveBatch(const BatchProgress &batch, QObject *context, const Receive<Done> &done)
{
    m_d->addBatch(batch, Private::guarded(context, done));
}

void ExecutionHistory::flush(QObject *context, const Receive<Done> &done)
{
    m_d->flush(Private::guarded(context, done));
}

void ExecutionHistory::takeOverUnfinished(QObject *context, const Receive<QList<FlowExecution>> &receive)
{
    m_d->askWriter<QList<FlowExecution>>(context, receive,
                                         [](HistoryWriter &writer) { return writer.takeOverUnfinished({}); });
}

void ExecutionHistory::takeOverUnfinishedOf(const HistoryScope &scope, QObject *context,
                                            const Receive<QList<FlowExecution>> &receive)
{
    m_d->askWriter<QList<FlowExecution>>(
        context, receive, [scope](HistoryWriter &writer) { return writer.takeOverUnfinished(scope); });
}

void ExecutionHistory::readNewest(int limit, const QDateTime &before, QObject *context,
                                  const Receive<QList<FlowExecution>> &receive)
{
    m_d->read<QList<FlowExecution>>(
        context, receive, [limit, before](HistoryReader &reader) { return reader.newest(limit, before); });
}

void ExecutionHistory::readFiltered(const HistoryQuery &query, QObject *context,
                                    const Receive<HistoryPage> &receive)
{
    const auto ask = [query](HistoryReader &reader) { return reader.filtered(query); };
    if (query.seesUnwritten) {
        m_d->read<HistoryPage>(context, receive, ask);
    } else {
        m_d->readWritten<HistoryPage>(context, receive, ask);
    }
}

void ExecutionHistory::survey(const HistoryQuery &query, QObject *context,
                              const Receive<HistorySurvey> &receive)
{
    m_d->readWritten<HistorySurvey>(context, receive,
                                    [query](HistoryReader &reader) { return reader.survey(query); });
}

void ExecutionHistory::readNewestTime(QObject *context, const Receive<QDateTime> &receive)
{
    m_d->readWritten<QDateTime>(context, receive, [](HistoryReader &reader) { return reader.newestTime(); });
}

void ExecutionHistory::readRuns(const QList<ExecutionId> &ids, QObject *context,
                                const Receive<QList<StoredRun>> &receive)
{
    m_d->read<QList<StoredRun>>(context, receive, [ids](HistoryReader &reader) { return reader.runs(ids); });
}

void ExecutionHistory::readDetails(const ExecutionId &id, QObject *context,
                                   const Receive<StoredDetails> &receive)
{
    m_d->read<StoredDetails>(context, receive, [id](HistoryReader &reader) { return reader.details(id); });
}

void ExecutionHistory::readFlowHealth(const ProfileId &profile, const QList<FlowId> &flows, QObject *context,
                                      const Receive<QList<FlowHealth>> &receive)
{
    m_d->read<QList<FlowHealth>>(context, receive, [profile, flows](HistoryReader &reader) {
        return reader.flowHealth(profile, flows);
    });
}

void ExecutionHistory::readBatches(QObject *context, const Receive<QList<BatchProgress>> &receive)
{
    m_d->read<QList<BatchProgress>>(context, receive, [](HistoryReader &reader) { return reader.batches(); });
}

void ExecutionHistory::takeOverBatch(const BatchId &id, QObject *context,
                                     const Receive<QList<FlowExecution>> &receive)
{
    m_d->askWriter<QList<FlowExecution>>(context, receive,
                                         [id](HistoryWriter &writer) { return writer.takeOverBatch(id); });
}

void ExecutionHistory::readBatchRows(const BatchId &id, qint64 afterRow, int limit, QObject *context,
                                     const Receive<QList<FlowExecution>> &receive)
{
    m_d->read<QList<FlowExecution>>(context, receive, [id, afterRow, limit](HistoryReader &reader) {
        return reader.batchRows(id, afterRow, limit);
    });
}

} // namespace flowconsole
