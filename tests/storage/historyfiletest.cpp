#include "tests/storage/firstschema.h"
#include "tests/storage/historytesting.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

namespace {

/// With no history open.
bool runSql(const QString &path, const QStringList &statements)
{
    bool ok = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
        database.setDatabaseName(path);
        ok = database.open();
        QSqlQuery query(database);
        for (const QString &statement : statements) {
            ok = ok && query.exec(statement);
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("test"));
    return ok;
}

qint64 readNumber(const QString &path, const QString &sql)
{
    qint64 number = -1;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
        database.setDatabaseName(path);
        QSqlQuery query(database);
        if (database.open() && query.exec(sql) && query.next()) {
            number = query.value(0).toLongLong();
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("test"));
    return number;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

class HistoryFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("history.sqlite"));
    }
    void cleanup() { m_history.reset(); }

    void anOlderFileIsBroughtUpToDateAndACopyKept()
    {
        QVERIFY(runSql(m_path, firstSchema()));
        begin();
        QTRY_COMPARE(status(), HistoryState::Status::Ready);
        QCOMPARE(m_history->state().executions, 1);
        const Executions taken = takeOver();
        QCOMPARE(taken.size(), 1);
        QCOMPARE(taken.first().id.text(), QStringLiteral("old-1"));
        QCOMPARE(taken.first().inputs.toJson(), QByteArray("{\"amount\":1.50}"));
        QCOMPARE(taken.first().timeoutAction, TimeoutAction::MarkOnly);
        QVERIFY(taken.first().batchId.isEmpty());
        QCOMPARE(taken.first().routingPriority, 0);
        Answered<StoredDetails> details;
        m_history->readDetails(taken.first().id, this, details.receive());
        QTRY_VERIFY(details.ok());
        QCOMPARE(details.value().steps.value(0).nodeName, QStringLiteral("Greet"));
        // What only the new version has can be written.
        QVERIFY(saveIntents({rowOf(newBatchId(), 1, m_clock.nowUtc())}).ok());
        m_history.reset();

        QCOMPARE(readNumber(m_path, QStringLiteral("SELECT MAX(version) FROM schema_version")), 4);
        const QStringList copies = filesLike(QStringLiteral("history.sqlite.before-v4-*"));
        QCOMPARE(copies.size(), 1);
        const QString copy = m_folder->filePath(copies.first());
        QCOMPARE(readNumber(copy, QStringLiteral("SELECT MAX(version) FROM schema_version")), 1);
        QCOMPARE(readNumber(copy, QStringLiteral("SELECT COUNT(*) FROM executions")), 1);
        QVERIFY(!(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther)));

        begin();
        QTRY_COMPARE(status(), HistoryState::Status::Ready);
        QCOMPARE(filesLike(QStringLiteral("history.sqlite.before-*")).size(), 1);
    }

    void aMigrationThatFailsLeavesTheOlderFileAsItWas()
    {
        QVERIFY(runSql(m_path, firstSchema()));
        // What the second step wants to make is there already: its second statement fails.
        QVERIFY(runSql(m_path, {QStringLiteral("ALTER TABLE executions ADD COLUMN batch_id TEXT")}));
        begin();
        QTRY_COMPARE(status(), HistoryState::Status::Failed);
        QVERIFY(!saveIntents({runningExecution(m_clock.nowUtc())}).ok());
        m_history.reset();
        QCOMPARE(readNumber(m_path, QStringLiteral("SELECT MAX(version) FROM schema_version")), 1);
        QCOMPARE(
            readNumber(m_path, QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE name = 'batches'")), 0);
    }

    void aFileOfANewerProgramIsRefusedAndNotTouched()
    {
        QVERIFY(runSql(m_path, firstSchema()));
        QVERIFY(runSql(m_path, {QStringLiteral("INSERT INTO schema_version VALUES (99, 0)")}));
        begin();
        QTRY_COMPARE(status(), HistoryState::Status::Failed);
        QVERIFY2(m_history->state().problem.contains(QStringLiteral("newer version")),
                 qPrintable(m_history->state().problem));
        Answered<Executions> read;
        m_history->readNewest(10, {}, this, read.receive());
        QTRY_VERIFY(read.failed());
        m_history.reset();
        QCOMPARE(readNumber(m_path, QStringLiteral("SELECT COUNT(*) FROM sessions")), 0);
        QVERIFY(filesLike(QStringLiteral("*.damaged-*")).isEmpty());
    }

    void aDatabaseOfAnotherProgramIsRefused()
    {
        QVERIFY(runSql(m_path, {QStringLiteral("CREATE TABLE contacts (name TEXT)")}));
        begin();
        QTRY_COMPARE(status(), HistoryState::Status::Failed);
        QVERIFY(m_history->state().problem.contains(QStringLiteral("another program")));
        m_history.reset();
        QCOMPARE(readNumber(m_path, QStringLiteral("SELECT COUNT(*) FROM sqlite_master")), 1);
    }

    void aFileThatIsNoDatabaseIsPutAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("This is not a database, but somebody's notes.\n").repeated(100);
        QTest::newRow("a few bytes") << QByteArray("x");
        QTest::newRow("zeros") << QByteArray(8192, '\0');
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
    }

    void aFileThatIsNoDatabaseIsPutAside()
    {
        QFETCH(const QByteArray, content);
        QVERIFY(writeFile(m_path, content));
        begin();
        expectPutAside(content);
    }

    void aFileThatWasCutOffIsPutAside()
    {
        fill(2000);
        const QByteArray whole = contentOf(m_path);
        const QByteArray half = whole.left(whole.size() / 2);
        QVERIFY(writeFile(m_path, half));
        begin();
        expectPutAside(half);
    }

    void garbageInTheMiddleIsFoundWhileTheProgramRuns()
    {
        fill(2000);
        QByteArray damaged = contentOf(m_path);
        damaged.replace(damaged.size() / 2, 40'000, QByteArray(40'000, 'Z'));
        QVERIFY(writeFile(m_path, damaged));
        begin();
        // Saved before anything is known of it.
        const FlowExecution execution = runningExecution(m_clock.nowUtc());
        m_history->save(execution);
        expectPutAside(damaged);
        m_history->save(execution);
        Answered<Done> done;
        m_history->flush(this, done.receive());
        QTRY_VERIFY(done.ok());
        Answered<Executions> read;
        m_history->readNewest(10, {}, this, read.receive());
        QTRY_VERIFY(read.ok());
        QVERIFY(read.value().contains(execution));
    }

    void aPlaceWhereNoFileCanBeIsToldWithWhatToDo()
    {
        QVERIFY(writeFile(m_path, "a file"));
        m_path += QStringLiteral("/history.sqlite"); // Its folder would have to be that file.
        begin();
        Answered<Done> early;
        m_history->saveIntents({runningExecution(m_clock.nowUtc())}, this, early.receive());
        QTRY_COMPARE(status(), HistoryState::Status::Failed);
        QVERIFY2(m_history->state().problem.contains(QStringLiteral("writable")),
                 qPrintable(m_history->state().problem));
        QTRY_VERIFY(early.failed());
        QCOMPARE(early.problem(), m_history->state().problem);
        QVERIFY(saveIntents({runningExecution(m_clock.nowUtc())}).failed());

        // Once the obstacle is gone it goes on by itself, with what waited.
        const FlowExecution execution = runningExecution(m_clock.nowUtc());
        m_history->save(execution);
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("history.sqlite"))));
        m_clock.advance(std::chrono::seconds(5));
        QTRY_COMPARE(status(), HistoryState::Status::Ready);
        QVERIFY(m_history->state().problem.isEmpty());
        QCOMPARE(idsOf(takeNewest()), idsOf({execution}));
    }

    void aFolderInItsPlaceIsTold()
    {
        QVERIFY(QDir().mkpath(m_path));
        begin();
        QTRY_COMPARE(status(), HistoryState::Status::Failed);
        QVERIFY(!m_history->state().problem.isEmpty());
        QVERIFY(QDir(m_path).exists());
    }

    void aFileThatIsRemovedWhileTheProgramRunsIsToldAndGoesOnOnceItIsBack()
    {
        begin();
        const FlowExecution before = runningExecution(m_clock.nowUtc());
        QVERIFY(saveIntents({before}).ok());
        const QString away = m_folder->filePath(QStringLiteral("away"));
        QVERIFY(QFile::rename(m_path, away));
        const Answered<Done> refused = saveIntents({runningExecution(m_clock.nowUtc())});
        QVERIFY(refused.failed());
        QVERIFY2(refused.problem().contains(QStringLiteral("removed")), qPrintable(refused.problem()));
        QCOMPARE(status(), HistoryState::Status::Failed);
        m_clock.advance(std::chrono::seconds(30));
        QVERIFY(!QFile::exists(m_path)); // No new one that would hide what is missing.

        QVERIFY(QFile::rename(away, m_path));
        m_clock.advance(std::chrono::seconds(5));
        QTRY_COMPARE(status(), HistoryState::Status::Ready);
        const FlowExecution after = runningExecution(m_clock.nowUtc());
        QVERIFY(saveIntents({after}).ok());
        QCOMPARE(takeNewest().size(), 2);
    }

    void everyChangeOfTheStateIsTold()
    {
        m_history = std::make_unique<ExecutionHistory>(m_clock, HistorySettings{m_path});
        QList<HistoryState> told;
        connect(m_history.get(), &ExecutionHistory::stateChanged, this,
                [&told](const HistoryState &state) { told.append(state); });
        m_history->open();
        QTRY_COMPARE(status(), HistoryState::Status::Ready);
        QCOMPARE(told.value(0).status, HistoryState::Status::Opening);
        QCOMPARE(told.last(), m_history->state());
        QCOMPARE(told.last().path, m_path);
        QVERIFY(saveIntents({runningExecution(m_clock.nowUtc())}).ok());
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(told.last().executions, 1);
    }

private:
    [[nodiscard]] HistoryState::Status status() const { return m_history->state().status; }

    void begin()
    {
        m_history = std::make_unique<ExecutionHistory>(m_clock, HistorySettings{m_path});
        m_history->open();
    }

    /// A closed history with many executions, all in the file itself.
    void fill(int executions)
    {
        begin();
        QRandomGenerator random(1);
        for (int i = 0; i < executions; ++i) {
            m_history->save(randomExecution(random));
        }
        m_history.reset();
        QVERIFY(!QFile::exists(m_path + QStringLiteral("-wal")));
    }

    void expectPutAside(const QByteArray &content)
    {
        QTRY_VERIFY(status() == HistoryState::Status::Ready && !m_history->state().setAside.isEmpty());
        const HistoryState state = m_history->state();
        QVERIFY2(state.setAside.startsWith(m_path + QStringLiteral(".damaged-20260105-090000")),
                 qPrintable(state.setAside));
        QVERIFY2(state.problem.contains(QStringLiteral("damaged")), qPrintable(state.problem));
        QVERIFY(contentOf(state.setAside).size() >= content.size());
        QVERIFY(saveIntents({runningExecution(m_clock.nowUtc())}).ok());
    }

    Answered<Done> saveIntents(const Executions &executions)
    {
        Answered<Done> done;
        m_history->saveIntents(executions, this, done.receive());
        [&done] { QTRY_VERIFY(done.isThere()); }();
        return done;
    }

    Executions takeOver()
    {
        Answered<Executions> taken;
        m_history->takeOverUnfinished(this, taken.receive());
        [&taken] { QTRY_VERIFY(taken.ok()); }();
        return taken.ok() ? taken.value() : Executions();
    }

    Executions takeNewest()
    {
        Answered<Executions> read;
        m_history->readNewest(100, {}, this, read.receive());
        [&read] { QTRY_VERIFY(read.ok()); }();
        return read.ok() ? read.value() : Executions();
    }

    [[nodiscard]] QStringList filesLike(const QString &pattern) const
    {
        return QDir(m_folder->path()).entryList({pattern}, QDir::Files);
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ExecutionHistory> m_history;
};

QTEST_GUILESS_MAIN(HistoryFileTest)
#include "historyfiletest.moc"
