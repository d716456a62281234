#include "storage/takeover.h"

#include "storage/executionrows.h"
#include "storage/historywords.h"
#include "storage/sessionlock.h"
#include "storage/sqlitefile.h"
#include "storage/unsentlaunches.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

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

/// Which of the open executions, as a condition behind "is_open = 1".
struct Choice
{
    QString sql;
    QVariantList values;
};

Choice choiceOf(const std::optional<HistoryScope> &scope)
{
    if (!scope) {
        return {};
    }
    // An empty text is stored as none.
    const auto compared = [](const QString &text) { return text.isEmpty() ? QStringLiteral("") : text; };
    return {QStringLiteral(" AND COALESCE(profile_id, '') = ? AND COALESCE(environment, '') = ?"
                           " AND dialect = ?"),
            {compared(scope->profileId.text()), compared(scope->environment), dialectKey(scope->dialect)}};
}

/// Whose files are beside the database: of one that was replaced the new one does not tell.
QStringList sessionsOfUnsentFiles(const QString &databasePath)
{
    const QFileInfo database(databasePath);
    const QString first = database.fileName() + u'.';
    const QString last = QStringLiteral(".unsent");
    QStringList sessions;
    for (const QString &name : database.dir().entryList({u'*' + last}, QDir::Files)) {
        if (name.startsWith(first) && name.size() > first.size() + last.size()) {
            sessions.append(name.mid(first.size()).chopped(last.size()));
        }
    }
    return sessions;
}

/// Rows and files of programs that are gone. A file that names what has not left is needed as long as that may
/// be taken over, and its session's row until then; nothing depends on the rest.
void removeDeadSessions(SqlConnection &connection)
{
    const auto sessions = readTexts(connection, QStringLiteral("SELECT id FROM sessions"));
    if (!sessions) {
        return;
    }
    for (const QString &session : sessions.value() + sessionsOfUnsentFiles(connection.path())) {
        if (isSessionAlive(connection.path(), session)) {
            continue;
        }
        QFile::remove(sessionLockPath(connection.path(), session));
        const auto left = readTexts(
            connection,
            QStringLiteral("SELECT id FROM executions WHERE is_open = 1 AND owner_session = ? LIMIT 1"),
            {session});
        if (left && left.value().isEmpty()) {
            QFile::remove(unsentLaunchesPath(connection.path(), session));
            (void)removeSession(connection, session);
        }
    }
}

/// It was about to leave and has not: it waits again, and its row of a batch may be launched by another.
SqlResult<Done> takeBackUnsent(SqlConnection &connection, FlowExecution &execution)
{
    execution.state = ExecutionState::Queued;
    execution.launchedAt = {};
    execution.batchId = {};
    execution.batchRow = 0;
    const auto changed =
        connection.run(QStringLiteral("UPDATE executions SET state = ?, launched_at = NULL, batch_id = NULL,"
                                      " batch_row = 0 WHERE id = ?"),
                       {stateKey(execution.state), execution.id.text()});
    return changed ? SqlResult<Done>(Done()) : SqlResult<Done>(changed.error());
}

SqlResult<QList<FlowExecution>> takeOverFrom(SqlConnection &connection, const QString &gone,
                                             const Choice &choice, const QString &session)
{
    QList<FlowExecution> taken;
    const auto found =
        connection.read(QStringLiteral("SELECT %1 FROM executions WHERE is_open = 1 AND owner_session = ?%2")
                            .arg(executionColumns(), choice.sql),
                        QVariantList{gone} + choice.values,
                        [&taken](const QSqlQuery &row) { taken.append(readExecution(row)); });
    if (!found) {
        return found.error();
    }
    const auto moved =
        connection.run(QStringLiteral("UPDATE executions SET owner_session = ? WHERE is_open = 1 AND "
                                      "owner_session = ?%1")
                           .arg(choice.sql),
                       QVariantList{session, gone} + choice.values);
    if (!moved) {
        return moved.error();
    }
    const QSet<ExecutionId> unsent = UnsentLaunches::read(unsentLaunchesPath(connection.path(), gone));
    for (FlowExecution &execution : taken) {
        if (execution.state != ExecutionState::Launching || !unsent.contains(execution.id)) {
            continue;
        }
        if (const auto done = takeBackUnsent(connection, execution); !done) {
            return done.error();
        }
    }
    return taken;
}

SqlResult<QList<FlowExecution>> takeOverChosen(SqlConnection &connection, const Choice &choice,
                                               const QString &session)
{
    const auto owners = readTexts(
        connection,
        QStringLiteral("SELECT DISTINCT owner_session FROM executions WHERE is_open = 1%1").arg(choice.sql),
        choice.values);
    if (!owners) {
        return owners.error();
    }
    QList<FlowExecution> all;
    for (const QString &owner : owners.value()) {
        if (owner == session || isSessionAlive(connection.path(), owner)) {
            continue;
        }
        const auto taken = takeOverFrom(connection, owner, choice, session);
        if (!taken) {
            return taken;
        }
        all += taken.value();
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const FlowExecution &a, const FlowExecution &b) { return a.createdAt < b.createdAt; });
    return all;
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

SqlResult<QList<FlowExecution>> takeOverOpenExecutions(SqlConnection &connection,
                                                       const std::optional<HistoryScope> &scope,
                                                       const QString &session)
{
    SqlTransaction transaction(connection);
    if (const auto begun = transaction.begin(sqlite::beginWriting()); !begun) {
        return begun.error();
    }
    const auto all = takeOverChosen(connection, choiceOf(scope), session);
    if (!all) {
        return all;
    }
    if (const auto committed = transaction.commit(); !committed) {
        return committed.error();
    }
    removeDeadSessions(connection);
    return all;
}

SqlResult<QList<FlowExecution>> takeOverOneBatch(SqlConnection &connection, const BatchId &id,
                                                 const QString &session)
{
    SqlTransaction transaction(connection);
    if (const auto begun = transaction.begin(sqlite::beginWriting()); !begun) {
        return begun.error();
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
    if (!moved) {
        return moved.error();
    }
    const auto taken = takeOverChosen(connection, {QStringLiteral(" AND batch_id = ?"), {id.text()}}, session);
    if (!taken) {
        return taken;
    }
    if (const auto committed = transaction.commit(); !committed) {
        return committed.error();
    }
    return taken;
}

} // namespace flowconsole
