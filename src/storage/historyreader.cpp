#include "storage/historyreader.h"

#include "storage/columns.h"
#include "storage/detailrows.h"
#include "storage/executionrows.h"
#include "storage/flowhealth.h"
#include "storage/sqlitefile.h"
#include "storage/takeover.h"

namespace flowconsole {

namespace {

/// As many as anybody reads through; the bodies may be 128 KiB each.
constexpr int mostRequests = 500;

QString newestFirst()
{
    return QStringLiteral(" ORDER BY created_at DESC, batch_row DESC, id DESC");
}

/// What its program would have gone on with.
bool isUnderWay(BatchState state)
{
    switch (state) {
    case BatchState::Running:
    case BatchState::Paused:
    case BatchState::Stopping:
        return true;
    case BatchState::Finished:
    case BatchState::Stopped:
    case BatchState::Interrupted:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

SqlResult<Done> HistoryReader::open()
{
    if (m_connection.isOpen()) {
        return Done();
    }
    auto opened = sqlite::open(m_connection, m_path, sqlite::Access::Read);
    if (!opened) {
        m_connection.close();
    }
    return opened;
}

SqlResult<QList<FlowExecution>> HistoryReader::executions(const QString &condition, const QVariantList &values)
{
    QList<FlowExecution> found;
    const auto done =
        m_connection.read(QStringLiteral("SELECT %1 FROM executions %2").arg(executionColumns(), condition),
                          values, [&found](const QSqlQuery &row) { found.append(readExecution(row)); });
    return done ? SqlResult<QList<FlowExecution>>(found) : SqlResult<QList<FlowExecution>>(done.error());
}

SqlResult<QList<FlowExecution>> HistoryReader::newest(int limit, const QDateTime &before)
{
    if (const auto opened = open(); !opened) {
        return opened.error();
    }
    const auto page =
        before.isValid()
            ? executions(QStringLiteral("WHERE created_at < ?") + newestFirst() + QStringLiteral(" LIMIT ?"),
                         {before.toMSecsSinceEpoch(), limit})
            : executions(newestFirst() + QStringLiteral(" LIMIT ?"), {limit});
    if (!page || page.value().size() < limit || page.value().isEmpty()) {
        return page;
    }
    const QDateTime last = page.value().last().createdAt;
    const auto sameTime = executions(QStringLiteral("WHERE created_at = ?") + newestFirst(), {toColumn(last)});
    if (!sameTime) {
        return sameTime;
    }
    QList<FlowExecution> all = page.value();
    all.removeIf([&last](const FlowExecution &execution) { return execution.createdAt == last; });
    return all + sameTime.value();
}

SqlResult<HistoryPage> HistoryReader::filtered(const HistoryQuery &query)
{
    if (const auto opened = open(); !opened) {
        return opened.error();
    }
    return readHistoryPage(m_connection, query);
}

SqlResult<HistorySurvey> HistoryReader::survey(const HistoryQuery &query)
{
    if (const auto opened = open(); !opened) {
        return opened.error();
    }
    return surveyHistory(m_connection, query);
}

SqlResult<QDateTime> HistoryReader::newestTime()
{
    if (const auto opened = open(); !opened) {
        return opened.error();
    }
    QDateTime newest;
    const auto done = m_connection.read(QStringLiteral("SELECT MAX(created_at) FROM executions"), {},
                                        [&newest](const QSqlQuery &row) { fromColumn(row.value(0), newest); });
    return done ? SqlResult<QDateTime>(newest) : SqlResult<QDateTime>(done.error());
}

SqlResult<QList<StoredRun>> HistoryReader::runs(const QList<ExecutionId> &ids)
{
    if (const auto opened = open(); !opened) {
        return opened.error();
    }
    QList<StoredRun> found;
    for (const ExecutionId &id : ids) {
        const auto rows = executions(QStringLiteral("WHERE id = ?"), {id.text()});
        if (!rows) {
            return rows.error();
        }
        if (rows.value().isEmpty()) {
            continue;
        }
        const auto beside = details(id);
        if (!beside) {
            return beside.error();
        }
        found.append({rows.value().first(), beside.value()});
    }
    return found;
}

SqlResult<StoredDetails> HistoryReader::details(const ExecutionId &id)
{
    if (const auto opened = open(); !opened) {
        return opened.error();
    }
    const auto steps = readSteps(m_connection, id);
    if (!steps) {
        return steps.error();
    }
    const auto requests = readRequests(m_connection, id, mostRequests);
    if (!requests) {
        return requests.error();
    }
    return StoredDetails{steps.value(), requests.value()};
}

SqlResult<QList<FlowHealth>> HistoryReader::flowHealth(const ProfileId &profile, const QList<FlowId> &flows)
{
    if (const auto opened = open(); !opened) {
        return opened.error();
    }
    return readFlowHealth(m_connection, profile, flows);
}

SqlResult<QList<BatchProgress>> HistoryReader::batches()
{
    if (const auto opened = open(); !opened) {
        return opened.error();
    }
    const auto stored = readAllBatches(m_connection);
    if (!stored) {
        return stored.error();
    }
    QList<BatchProgress> batches;
    for (const StoredBatch &one : stored.value()) {
        batches.append(one.batch);
        if (isUnderWay(one.batch.state) && one.session != m_session && !isSessionAlive(m_path, one.session)) {
            batches.last().state = BatchState::Interrupted;
        }
    }
    return batches;
}

SqlResult<QList<FlowExecution>> HistoryReader::batchRows(const BatchId &id, qint64 afterRow, int limit)
{
    if (const auto opened = open(); !opened) {
        return opened.error();
    }
    return executions(QStringLiteral("WHERE batch_id = ? AND batch_row > ? ORDER BY batch_row LIMIT ?"),
                      {id.text(), afterRow, limit});
}

} // namespace flowconsole
