#include "storage/takeover.h"

#include "storage/executionrows.h"
#include "storage/historywords.h"
#include "storage/sessionlock.h"
#include "storage/sqlitefile.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace flowconsole {

namespace {

SqlResult<QStringList> readTexts(SqlConnection &connection, const QString &sql, const QVariantList &values = {})
{
    QStringList texts;
    const auto done =
        connection.read(sql, values, [&texts](const QSqlQuery &row) { texts.append(row.value(0).toString()); });
    return done ? SqlResult<QStringList>(texts) : SqlResult<QStringList>(done.error());
}

/// Rows and lock files of programs that are gone. Nothing depends on them.
void removeDeadSessions(SqlConnection &connection)
{
    const auto sessions = readTexts(connection, QStringLiteral("SELECT id FROM sessions"));
    if (!sessions) {
        return;
    }
    for (const QString &session : sessions.value()) {
        if (!isSessionAlive(connection.path(), session)) {
            (void)removeSession(connection, session);
            QFile::remove(sessionLockPath(connection.path(), session));
        }
    }
}

SqlResult<QList<FlowExecution>> takeOverFrom(SqlConnection &connection, const QString &gone,
                                             const QString &session)
{
    QList<FlowExecution> taken;
    const auto found =
        connection.read(QStringLiteral("SELECT %1 FROM executions WHERE is_open = 1 AND owner_session = ?")
                            .arg(executionColumns()),
                        {gone}, [&taken](const QSqlQuery &row) { taken.append(readExecution(row)); });
    if (!found) {
        return found.error();
    }
    const auto moved = connection.run(
        QStringLiteral("UPDATE executions SET owner_session = ? WHERE is_open = 1 AND owner_session = ?"),
        {session, gone});
    return moved ? SqlResult<QList<FlowExecution>>(taken) : SqlResult<QList<FlowExecution>>(moved.error());
}

} // namespace

bool isSessionAlive(const QString &databasePath, const QString &session)
{
    return !session.isEmpty() && SessionLock::isHeld(sessionLockPath(databasePath, session));
}

SqlResult<Done> noteSession(SqlConnection &connection, const QString &session, const QDateTime &now)
{
    const qint64 time = now.toMSecsSinceEpoch();
    const QString program = QStringLiteral("%1 %2 (%3)")
                                .arg(QCoreApplication::applicationName(), QStringLiteral(FLOWCONSOLE_VERSION))
                                .arg(QCoreApplication::applicationPid());
    const auto noted = connection.run(
        QStringLiteral("INSERT INTO sessions (id, program, started_at, seen_at) VALUES (?, ?, ?, ?)"
                       " ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at"),
        {session, program, time, time});
    return noted ? SqlResult<Done>(Done()) : SqlResult<Done>(noted.error());
}

SqlResult<Done> removeSession(SqlConnection &connection, const QString &session)
{
    const auto removed = connection.run(QStringLiteral("DELETE FROM sessions WHERE id = ?"), {session});
    return removed ? SqlResult<Done>(Done()) : SqlResult<Done>(removed.error());
}

SqlResult<QList<FlowExecution>> takeOverOpenExecutions(SqlConnection &connection, const QString &session)
{
    SqlTransaction transaction(connection);
    if (const auto begun = transaction.begin(sqlite::beginWriting()); !begun) {
        return begun.error();
    }
    const auto owners = readTexts(
        connection, QStringLiteral("SELECT DISTINCT owner_session FROM executions WHERE is_open = 1"));
    if (!owners) {
        return owners.error();
    }
    QList<FlowExecution> all;
    for (const QString &owner : owners.value()) {
        if (owner == session || isSessionAlive(connection.path(), owner)) {
            continue;
        }
        const auto taken = takeOverFrom(connection, owner, session);
        if (!taken) {
            return taken;
        }
        all += taken.value();
    }
    removeDeadSessions(connection);
    if (const auto committed = transaction.commit(); !committed) {
        return committed.error();
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const FlowExecution &a, const FlowExecution &b) { return a.createdAt < b.createdAt; });
    return all;
}

SqlResult<Done> takeOverOneBatch(SqlConnection &connection, const BatchId &id, const QString &session)
{
    SqlTransaction transaction(connection);
    if (auto begun = transaction.begin(sqlite::beginWriting()); !begun) {
        return begun;
    }
    const auto owner =
        readTexts(connection, QStringLiteral("SELECT owner_session FROM batches WHERE id = ?"), {id.text()});
    if (!owner) {
        return owner.error();
    }
    if (owner.value().isEmpty()) {
        return SqlFailure{SqlFailure::Kind::Refused, historywords::unknownBatch()};
    }
    if (owner.value().first() != session && isSessionAlive(connection.path(), owner.value().first())) {
        return SqlFailure{SqlFailure::Kind::Refused, historywords::ownedByAnother()};
    }
    const auto moved = connection.run(QStringLiteral("UPDATE batches SET owner_session = ? WHERE id = ?"),
                                      {session, id.text()});
    return moved ? transaction.commit() : SqlResult<Done>(moved.error());
}

} // namespace flowconsole
