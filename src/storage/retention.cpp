#include "storage/retention.h"

#include "storage/sqlitefile.h"
#include "storage/takeover.h"

#include <algorithm>

namespace flowconsole {

namespace {

constexpr qint64 sliceSize = 200; // some 10 ms

// Its batch is finished, or there is none any more.
constexpr const char *mayGo = "over_at IS NOT NULL AND (batch_id IS NULL OR NOT EXISTS"
                              " (SELECT 1 FROM batches WHERE batches.id = executions.batch_id"
                              " AND batches.state <> 'finished'))";

SqlResult<Done> deleteOldBatches(SqlConnection &connection, qint64 before)
{
    QList<QPair<QString, QString>> old;
    const auto found = connection.read(
        QStringLiteral("SELECT id, owner_session FROM batches WHERE started_at < ? AND NOT EXISTS"
                       " (SELECT 1 FROM executions WHERE executions.batch_id = batches.id"
                       " AND (executions.over_at IS NULL OR executions.over_at >= ?))"),
        {before, before}, [&old](const QSqlQuery &row) {
            old.append({row.value(0).toString(), row.value(1).toString()});
        });
    if (!found) {
        return found;
    }
    for (const auto &[id, owner] : std::as_const(old)) {
        if (isSessionAlive(connection.path(), owner)) {
            continue;
        }
        if (const auto gone = connection.run(QStringLiteral("DELETE FROM batches WHERE id = ?"), {id}); !gone) {
            return gone.error();
        }
    }
    return Done();
}

SqlResult<Done> deleteExecutions(SqlConnection &connection, const QVariantList &ids)
{
    for (const auto &[table, key] :
         {std::pair("variables", "execution_id"), std::pair("transitions", "execution_id"),
          std::pair("requests", "execution_id"), std::pair("executions", "id")}) {
        const QString sql = QStringLiteral("DELETE FROM %1 WHERE %2 = ?")
                                .arg(QString::fromLatin1(table), QString::fromLatin1(key));
        if (auto deleted = connection.runForAll(sql, {ids}); !deleted) {
            return deleted;
        }
    }
    return Done();
}

} // namespace

SqlResult<qint64> deleteSlice(SqlConnection &connection, const RetentionLimits &limits)
{
    SqlTransaction transaction(connection);
    if (const auto begun = transaction.begin(sqlite::beginWriting()); !begun) {
        return begun.error();
    }
    const qint64 before = limits.before.toMSecsSinceEpoch();
    if (const auto deleted = deleteOldBatches(connection, before); !deleted) {
        return deleted.error();
    }
    QVariantList ids;
    const auto collect = [&ids](const QSqlQuery &row) { ids.append(row.value(0)); };
    const auto old = connection.read(
        QStringLiteral("SELECT id FROM executions WHERE over_at < ? AND %1 ORDER BY over_at LIMIT ?")
            .arg(QLatin1String(mayGo)),
        {before, sliceSize}, collect);
    if (!old) {
        return old.error();
    }
    if (ids.isEmpty()) {
        const auto stored = connection.readNumber(QStringLiteral("SELECT COUNT(*) FROM executions"));
        if (!stored) {
            return stored;
        }
        const qint64 tooMany = std::clamp(stored.value() - limits.keepExecutions, qint64(0), sliceSize);
        const auto oldest =
            connection.read(QStringLiteral("SELECT id FROM executions WHERE %1 ORDER BY over_at LIMIT ?")
                                .arg(QLatin1String(mayGo)),
                            {tooMany}, collect);
        if (!oldest) {
            return oldest.error();
        }
    }
    if (const auto deleted = deleteExecutions(connection, ids); !deleted) {
        return deleted.error();
    }
    if (const auto committed = transaction.commit(); !committed) {
        return committed.error();
    }
    return qint64(ids.size());
}

} // namespace flowconsole
