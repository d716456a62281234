#include "storage/historywriter.h"

#include "base/logging.h"
#include "storage/historywords.h"
#include "storage/schema.h"
#include "storage/takeover.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace flowconsole {

namespace {

using FailureKind = SqlFailure::Kind;

constexpr qint64 shortestDatabase = 512; // bytes

QString backupPath(const QString &path, int version, const QDateTime &now)
{
    return path + QStringLiteral(".before-v%1-%2")
                      .arg(version)
                      .arg(now.toString(QStringLiteral("yyyyMMdd-hhmmsszzz")));
}

/// The states of executions that have an intent in the burst, which are newer than that; and the others.
struct SplitStates
{
    explicit SplitStates(const Burst &burst)
    {
        QSet<ExecutionId> intended;
        for (const IntentWrite &intents : burst.intents) {
            for (const FlowExecution &execution : intents.executions) {
                intended.insert(execution.id);
            }
        }
        for (const FlowExecution &execution : burst.executions) {
            (intended.contains(execution.id) ? ofIntended : others).append(execution);
        }
    }

    QList<FlowExecution> ofIntended;
    QList<FlowExecution> others;
};

} // namespace

HistoryWriter::HistoryWriter(const QString &path, const QString &session)
    : m_path(path), m_session(session), m_rows(m_connection, session)
{}

HistoryWriter::~HistoryWriter() = default;

OpenedFile HistoryWriter::open(const QDateTime &now)
{
    // One program at a time looks at the file, migrates it or puts it aside.
    SessionLock opening;
    if (const auto made = sqlite::prepareFile(m_path); !made) {
        return {.failure = made.error()};
    }
    (void)opening.take(m_path + QStringLiteral(".lock"), SessionLock::Wait::UntilFree);
    OpenedFile opened = openOnce(now);
    if (!opened.failure || opened.failure->kind != FailureKind::Damaged) {
        return opened;
    }
    m_connection.close();
    const QString aside = sqlite::setAside(m_path, now);
    if (aside.isEmpty()) {
        opened.failure = SqlFailure{FailureKind::Refused, historywords::notSetAside(m_path)};
        return opened;
    }
    qCWarning(lcStorage).noquote() << historywords::setAside(m_path, aside) << opened.failure->words;
    if (const auto made = sqlite::prepareFile(m_path); !made) {
        return {.failure = made.error(), .setAside = aside};
    }
    opened = openOnce(now);
    opened.setAside = aside;
    return opened;
}

OpenedFile HistoryWriter::replaceDamaged(const QDateTime &now)
{
    m_connection.close();
    QString aside;
    {
        SessionLock opening;
        (void)opening.take(m_path + QStringLiteral(".lock"), SessionLock::Wait::UntilFree);
        // Another program may have been faster.
        if (m_file && sqlite::identityOf(m_path) == m_file) {
            aside = sqlite::setAside(m_path, now);
            if (aside.isEmpty()) {
                return {.failure = SqlFailure{FailureKind::Refused, historywords::notSetAside(m_path)}};
            }
        }
    }
    OpenedFile opened = open(now);
    opened.setAside = opened.setAside.isEmpty() ? aside : opened.setAside;
    return opened;
}

OpenedFile HistoryWriter::openOnce(const QDateTime &now)
{
    m_connection.close();
    m_rows.forget();
    m_file = sqlite::identityOf(m_path);
    OpenedFile opened;
    const auto fail = [this, &opened](const SqlFailure &failure) {
        m_connection.close();
        opened.failure = failure;
        return opened;
    };
    // SQLite takes what is shorter than its shortest page for an empty database, and writes over it.
    const qint64 size = QFileInfo(m_path).size();
    if (size > 0 && size < shortestDatabase) {
        return fail({FailureKind::Damaged, QStringLiteral("it is too short for a database")});
    }
    if (const auto database = sqlite::open(m_connection, m_path, sqlite::Access::Write); !database) {
        return fail(database.error());
    }
    if (const auto done = bringUpToDate(now, opened.isNew); !done) {
        return fail(done.error());
    }
    if (const auto done = beginSession(now); !done) {
        return fail(done.error());
    }
    const auto count = countExecutions();
    if (!count) {
        return fail(count.error());
    }
    opened.executions = count.value();
    opened.isAnother = m_lastOpened && m_lastOpened != m_file;
    m_lastOpened = m_file;
    m_arrival = std::max(m_arrival, now.toMSecsSinceEpoch() * 1000);
    return opened;
}

SqlResult<Done> HistoryWriter::bringUpToDate(const QDateTime &now, bool &isNew)
{
    const auto version = schemaVersion(m_connection);
    if (!version) {
        return version.error();
    }
    isNew = version.value() == 0;
    if (version.value() > newestSchemaVersion()) {
        return SqlFailure{FailureKind::Refused, historywords::fromNewerProgram(m_path)};
    }
    if (version.value() == newestSchemaVersion()) {
        return Done();
    }
    if (!isNew) {
        const QString backup = backupPath(m_path, newestSchemaVersion(), now);
        if (auto copied = sqlite::copyTo(m_connection, backup); !copied) {
            return copied;
        }
    }
    return migrate(m_connection, version.value(), now);
}

SqlResult<Done> HistoryWriter::beginSession(const QDateTime &now)
{
    if (!m_sessionLock.isHeld()) {
        const int error = m_sessionLock.take(sessionLockPath(m_path, m_session), SessionLock::Wait::No);
        if (error != 0) {
            return isDiskFull(m_path) ? SqlFailure{FailureKind::DiskFull, {}}
                                      : SqlFailure{FailureKind::Refused, historywords::noLocks(m_path)};
        }
    }
    SqlTransaction transaction(m_connection);
    if (auto begun = transaction.begin(sqlite::beginWriting()); !begun) {
        return begun;
    }
    if (auto noted = noteSession(m_connection, m_session, now); !noted) {
        return noted;
    }
    return transaction.commit();
}

void HistoryWriter::close()
{
    if (m_connection.isOpen()) {
        (void)removeSession(m_connection, m_session);
    }
    m_rows.forget();
    m_connection.close();
    m_sessionLock.releaseAndRemove();
}

SqlResult<Done> HistoryWriter::checkPlace() const
{
    if (!m_connection.isOpen() || !m_file || sqlite::identityOf(m_path) != m_file) {
        return SqlFailure{FailureKind::Replaced, {}};
    }
    return Done();
}

WrittenBurst HistoryWriter::write(const Burst &burst, const QDateTime &now)
{
    WrittenBurst written;
    if (const auto done = writeAll(burst, now, written); !done) {
        m_rows.forget();
        written = {.failure = done.error()};
    }
    return written;
}

SqlResult<Done> HistoryWriter::writeAll(const Burst &burst, const QDateTime &now, WrittenBurst &written)
{
    if (auto there = checkPlace(); !there) {
        return there;
    }
    if (auto set = sqlite::setDurable(m_connection, burst.isDurable()); !set) {
        return set;
    }
    SqlTransaction transaction(m_connection);
    if (auto begun = transaction.begin(sqlite::beginWriting()); !begun) {
        return begun;
    }
    for (const BatchWrite &batch : burst.batches) {
        if (auto done = writeBatch(m_connection, batch.batch, m_session); !done) {
            return done;
        }
    }
    // One of the others may free the row of a batch for an intent.
    const SplitStates states(burst);
    if (auto done = writeStates(states.others, written); !done) {
        return done;
    }
    for (const IntentWrite &intents : burst.intents) {
        if (auto done = writeIntents(intents, written); !done) {
            return done;
        }
    }
    if (auto done = writeStates(states.ofIntended, written); !done) {
        return done;
    }
    if (auto done = writeSteps(m_connection, burst.steps, m_arrival); !done) {
        return done;
    }
    if (auto done = writeRequests(m_connection, burst.requests); !done) {
        return done;
    }
    // Nothing to write is how it is tried whether something can be written.
    if (burst.isEmpty()) {
        if (auto done = noteSession(m_connection, m_session, now); !done) {
            return done;
        }
    }
    return transaction.commit();
}

SqlResult<Done> HistoryWriter::writeIntents(const IntentWrite &intents, WrittenBurst &written)
{
    if (auto begun = m_connection.run(QStringLiteral("SAVEPOINT intents")); !begun) {
        return begun;
    }
    qint64 added = 0;
    for (const FlowExecution &execution : intents.executions) {
        const auto done = m_rows.write(execution);
        if (!done && done.error().kind != FailureKind::Conflict) {
            return done.error();
        }
        if (!done) {
            // What is known of these rows is not so any more.
            m_rows.forget();
            written.refused.insert(intents.number, historywords::rowTaken(execution.batchRow));
            if (auto undone = m_connection.run(QStringLiteral("ROLLBACK TO SAVEPOINT intents")); !undone) {
                return undone;
            }
            return m_connection.run(QStringLiteral("RELEASE SAVEPOINT intents"));
        }
        added += done.value() ? 1 : 0;
    }
    if (auto flushed = m_rows.flush(); !flushed) {
        return flushed;
    }
    written.added += added;
    return m_connection.run(QStringLiteral("RELEASE SAVEPOINT intents"));
}

SqlResult<Done> HistoryWriter::writeStates(const QList<FlowExecution> &executions, WrittenBurst &written)
{
    for (const FlowExecution &execution : executions) {
        const auto done = m_rows.write(execution);
        if (!done && done.error().kind == FailureKind::Conflict) {
            qCWarning(lcStorage) << "Not stored, as its row of the batch has another execution:"
                                 << execution.id.text() << execution.batchRow;
            continue;
        }
        if (!done) {
            return done.error();
        }
        written.added += done.value() ? 1 : 0;
    }
    return m_rows.flush();
}

SqlResult<QList<FlowExecution>> HistoryWriter::takeOverUnfinished(const std::optional<HistoryScope> &scope)
{
    if (const auto there = checkPlace(); !there) {
        return there.error();
    }
    return takeOverOpenExecutions(m_connection, scope, m_session);
}

SqlResult<QList<FlowExecution>> HistoryWriter::takeOverBatch(const BatchId &id)
{
    if (const auto there = checkPlace(); !there) {
        return there.error();
    }
    return takeOverOneBatch(m_connection, id, m_session);
}

SqlResult<qint64> HistoryWriter::deleteSlice(const RetentionLimits &limits)
{
    if (const auto there = checkPlace(); !there) {
        return there.error();
    }
    // Deleting overwrites nothing that a loss of power could take: it may as well be done again.
    if (const auto set = sqlite::setDurable(m_connection, false); !set) {
        return set.error();
    }
    const auto deleted = flowconsole::deleteSlice(m_connection, limits);
    m_rows.forget();
    return deleted;
}

SqlResult<qint64> HistoryWriter::countExecutions()
{
    return m_connection.readNumber(QStringLiteral("SELECT COUNT(*) FROM executions"));
}

} // namespace flowconsole
