#pragma once

#include "storage/executionhistory.h"
#include "storage/historyquery.h"
#include "storage/sqlconnection.h"

namespace flowconsole {

/// The connection that reads the history, beside the one that writes it. Used in one thread. Opens by itself
/// with the first question.
class HistoryReader final
{
    Q_DISABLE_COPY_MOVE(HistoryReader)

public:
    HistoryReader(const QString &path, const QString &session) : m_path(path), m_session(session) {}

    /// Ends the connection; the next question opens it anew.
    void close() { m_connection.close(); }

    /// The newest first. Those that were made in the same millisecond as the last one are all in the answer,
    /// beyond `limit`, so that the next page can begin before them.
    [[nodiscard]] SqlResult<QList<FlowExecution>> newest(int limit, const QDateTime &before);
    [[nodiscard]] SqlResult<HistoryPage> filtered(const HistoryQuery &query);
    [[nodiscard]] SqlResult<HistorySurvey> survey(const HistoryQuery &query);
    /// Invalid where nothing is stored.
    [[nodiscard]] SqlResult<QDateTime> newestTime();
    [[nodiscard]] SqlResult<StoredDetails> details(const ExecutionId &id);
    /// In the order of the ids, without those that are not stored.
    [[nodiscard]] SqlResult<QList<StoredRun>> runs(const QList<ExecutionId> &ids);
    [[nodiscard]] SqlResult<QList<FlowHealth>> flowHealth(const ProfileId &profile, const QList<FlowId> &flows);
    [[nodiscard]] SqlResult<QList<BatchProgress>> batches();
    [[nodiscard]] SqlResult<QList<FlowExecution>> batchRows(const BatchId &id, qint64 afterRow, int limit);

private:
    [[nodiscard]] SqlResult<Done> open();
    [[nodiscard]] SqlResult<QList<FlowExecution>> executions(const QString &condition,
                                                             const QVariantList &values);

    const QString m_path;
    const QString m_session;
    SqlConnection m_connection;
};

} // namespace flowconsole
