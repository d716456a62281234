#include "storage/detailrows.h"

#include "storage/fields.h"

namespace flowconsole {

namespace {

QList<QVariantList> transposed(const QList<QVariantList> &rows)
{
    QList<QVariantList> columns(rows.isEmpty() ? 0 : rows.first().size());
    for (qsizetype column = 0; column < columns.size(); ++column) {
        columns[column].reserve(rows.size());
        for (const QVariantList &row : rows) {
            columns[column].append(row.at(column));
        }
    }
    return columns;
}

/// A step without a time is rare enough to stand at 0.
qint64 keyTime(const QDateTime &at)
{
    return at.isValid() ? at.toMSecsSinceEpoch() : 0;
}

QString stepColumns()
{
    return columnNames<NodeTransition>().join(QStringLiteral(", "));
}

QString upsertBatchSql()
{
    QStringList names =
        columnNames<BatchProgress>() + QStringList{QStringLiteral("profile_id"), QStringLiteral("flow_id"),
                                                   QStringLiteral("flow_name"), QStringLiteral("file_path"),
                                                   QStringLiteral("owner_session")};
    QStringList changes;
    for (const QString &name : std::as_const(names)) {
        changes.append(QStringLiteral("%1 = excluded.%1").arg(name));
    }
    names.append(QStringLiteral("id"));
    return insertSql(QStringLiteral("batches"), names) + QStringLiteral(" ON CONFLICT (id) DO UPDATE SET ") +
           changes.join(QStringLiteral(", "));
}

} // namespace

SqlResult<Done> writeSteps(SqlConnection &connection, const QList<StoredStep> &steps, qint64 &arrival)
{
    static const QString sql =
        insertSql(QStringLiteral("transitions"),
                  columnNames<NodeTransition>() + QStringList{QStringLiteral("execution_id"),
                                                              QStringLiteral("at"), QStringLiteral("node_id"),
                                                              QStringLiteral("arrival")}) +
        QStringLiteral(" ON CONFLICT (execution_id, at, event, node_id) DO NOTHING");
    QList<QVariantList> rows;
    rows.reserve(steps.size());
    for (const StoredStep &stored : steps) {
        const NodeTransition &step = stored.step;
        rows.append(toColumns(step) + QVariantList{stored.id.text(), keyTime(step.at),
                                                   step.nodeId.isEmpty() ? QLatin1String("") : step.nodeId,
                                                   arrival++});
    }
    return connection.runForAll(sql, transposed(rows));
}

SqlResult<Done> writeRequests(SqlConnection &connection, const QList<RequestRecord> &requests)
{
    // Numbered within the execution, so that their order depends neither on a clock nor on which program wrote.
    static const QString sql =
        QStringLiteral(
            "INSERT INTO requests (%1, arrival) VALUES (%2,"
            " (SELECT COALESCE(MAX(last.arrival), 0) + 1 FROM requests last WHERE last.execution_id = ?))")
            .arg(columnNames<RequestRecord>().join(QStringLiteral(", ")),
                 placeholders(columnNames<RequestRecord>().size()));
    QList<QVariantList> rows;
    rows.reserve(requests.size());
    for (const RequestRecord &request : requests) {
        rows.append(toColumns(request) + QVariantList{request.executionId.text()});
    }
    return connection.runForAll(sql, transposed(rows));
}

SqlResult<Done> writeBatch(SqlConnection &connection, const BatchProgress &batch, const QString &session)
{
    static const QString sql = upsertBatchSql();
    const BatchSpec &spec = batch.spec;
    const auto written =
        connection.run(sql, toColumns(batch) + QVariantList{toColumn(spec.profileId), toColumn(spec.flowId),
                                                            toColumn(spec.flowName), toColumn(spec.filePath),
                                                            session, spec.id.text()});
    return written ? SqlResult<Done>(Done()) : SqlResult<Done>(written.error());
}

SqlResult<QList<NodeTransition>> readSteps(SqlConnection &connection, const ExecutionId &id)
{
    static const QString sql = QStringLiteral("SELECT %1, at, node_id FROM transitions WHERE execution_id = ?"
                                              " ORDER BY at, arrival")
                                   .arg(stepColumns());
    static const int ownFields = static_cast<int>(columnNames<NodeTransition>().size());
    QList<NodeTransition> steps;
    const auto done = connection.read(sql, {id.text()}, [&steps](const QSqlQuery &row) {
        NodeTransition step = fromRow<NodeTransition>(row);
        if (row.value(ownFields).toLongLong() != 0) {
            fromColumn(row.value(ownFields), step.at);
        }
        fromColumn(row.value(ownFields + 1), step.nodeId);
        steps.append(step);
    });
    return done ? SqlResult<QList<NodeTransition>>(steps) : SqlResult<QList<NodeTransition>>(done.error());
}

SqlResult<QList<RequestRecord>> readRequests(SqlConnection &connection, const ExecutionId &id, int limit)
{
    static const QString sql =
        QStringLiteral("SELECT %1 FROM requests WHERE execution_id = ? ORDER BY arrival DESC LIMIT ?")
            .arg(columnNames<RequestRecord>().join(QStringLiteral(", ")));
    QList<RequestRecord> requests;
    const auto done = connection.read(sql, {id.text(), limit}, [&requests](const QSqlQuery &row) {
        requests.append(fromRow<RequestRecord>(row));
    });
    std::reverse(requests.begin(), requests.end());
    return done ? SqlResult<QList<RequestRecord>>(requests) : SqlResult<QList<RequestRecord>>(done.error());
}

SqlResult<QList<StoredBatch>> readAllBatches(SqlConnection &connection)
{
    static const QString sql =
        QStringLiteral("SELECT %1, owner_session FROM batches ORDER BY started_at DESC, id DESC")
            .arg(columnNames<BatchProgress>().join(QStringLiteral(", ")));
    static const int ownFields = static_cast<int>(columnNames<BatchProgress>().size());
    QList<StoredBatch> batches;
    const auto done = connection.read(sql, {}, [&batches](const QSqlQuery &row) {
        batches.append({fromRow<BatchProgress>(row), row.value(ownFields).toString()});
    });
    return done ? SqlResult<QList<StoredBatch>>(batches) : SqlResult<QList<StoredBatch>>(done.error());
}

} // namespace flowconsole
