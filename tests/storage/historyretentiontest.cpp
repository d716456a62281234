#include "tests/storage/historytesting.h"
#include "tests/support/manualclock.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

class HistoryRetentionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings.path = m_folder->filePath(QStringLiteral("history.sqlite"));
        m_settings.keepFor = std::chrono::days(30);
        m_settings.keepExecutions = 1'000'000;
        begin();
    }
    void cleanup() { m_history.reset(); }

    void whatWasOverLongAgoGoesWithAllThatBelongsToIt()
    {
        const QDateTime now = m_clock.nowUtc();
        const FlowExecution old = completedExecution(now.addDays(-31));
        const FlowExecution recent = completedExecution(now.addDays(-29));
        FlowExecution running = runningExecution(now.addDays(-200));
        FlowExecution unknown = runningExecution(now.addDays(-31));
        unknown.state = ExecutionState::Unknown;
        for (const FlowExecution &execution : {old, recent, running, unknown}) {
            save(execution);
        }
        reopen();
        QTRY_COMPARE(m_history->state().executions, 2);
        QCOMPARE(newestIds(), idsOf({recent, running}));
        m_history.reset();
        QCOMPARE(count("variables"), 2);
        QCOMPARE(count("transitions"), 2);
        QCOMPARE(count("requests"), 2);
    }

    void itIsLookedAfterEveryHour()
    {
        const FlowExecution execution = completedExecution(m_clock.nowUtc().addDays(-30).addSecs(60));
        save(execution);
        reopen();
        QCOMPARE(newestIds(), idsOf({execution}));
        m_clock.advance(std::chrono::minutes(59));
        QCOMPARE(newestIds(), idsOf({execution}));
        m_clock.advance(std::chrono::minutes(2));
        QTRY_COMPARE(newestIds(), QStringList());
    }

    void beyondTheNumberTheOldestThatAreOverGo()
    {
        const QDateTime now = m_clock.nowUtc();
        save(runningExecution(now.addDays(-25)));
        Executions kept;
        for (int i = 0; i < 1000; ++i) {
            save(completedExecution(now.addSecs(-i)));
        }
        m_settings.keepExecutions = 300; // Several slices.
        reopen();
        QTRY_COMPARE(m_history->state().executions, 300);
        const QStringList left = newestIds();
        QCOMPARE(left.size(), 300);
        QCOMPARE(takeOver().size(), 1);
    }

    void theClockGoingBackDeletesNothing()
    {
        save(completedExecution(m_clock.nowUtc()));
        m_history.reset();
        const ManualClock longAgo(m_clock.nowUtc().addYears(-10));
        ExecutionHistory history(longAgo, m_settings);
        history.open();
        Answered<Executions> read;
        history.readNewest(10, {}, this, read.receive());
        QTRY_VERIFY(read.ok());
        QCOMPARE(read.value().size(), 1);
    }

    void rowsOfABatchThatMayGoOnAreNeverForgotten()
    {
        const QDateTime now = m_clock.nowUtc();
        m_settings.keepExecutions = 0;
        BatchProgress stopped = runningBatch(now.addDays(-10));
        stopped.state = BatchState::Stopped;
        BatchProgress finished = runningBatch(now.addDays(-10));
        finished.state = BatchState::Finished;
        for (const BatchProgress &batch : {stopped, finished}) {
            FlowExecution row = completedExecution(now.addDays(-10));
            row.batchId = batch.spec.id;
            row.batchRow = 1;
            save(row);
            Answered<Done> done;
            m_history->saveBatch(batch, this, done.receive());
            QTRY_VERIFY(done.ok());
        }
        reopen();
        QTRY_COMPARE(m_history->state().executions, 1);
        QCOMPARE(rows(stopped.spec.id), 1);
        QCOMPARE(rows(finished.spec.id), 0);

        // Once the batch itself is too old, it goes with its rows.
        m_clock.advance(std::chrono::days(21));
        QTRY_COMPARE(m_history->state().executions, 0);
        Answered<QList<BatchProgress>> batches;
        m_history->readBatches(this, batches.receive());
        QTRY_VERIFY(batches.ok());
        QVERIFY(batches.value().isEmpty());
    }

    void writesGoOnWhileALotIsDeleted()
    {
        for (int i = 0; i < 3000; ++i) {
            save(completedExecution(m_clock.nowUtc().addDays(-40)));
        }
        m_history.reset();
        begin();
        // Asked before it is even open: it waits for a slice, not for all of them.
        qint64 leftThen = -1;
        m_history->saveIntents({runningExecution(m_clock.nowUtc())}, this, [&](const Result<Done> &done) {
            leftThen = done.ok() ? m_history->state().executions : 0;
        });
        QTRY_VERIFY_WITH_TIMEOUT(leftThen >= 0, 20'000);
        QVERIFY2(leftThen > 1000, qPrintable(QString::number(leftThen)));
        QTRY_COMPARE_WITH_TIMEOUT(m_history->state().executions, 1, 20'000);
    }

private:
    void begin()
    {
        m_history = std::make_unique<ExecutionHistory>(m_clock, m_settings);
        m_history->open();
    }

    void reopen()
    {
        m_history.reset();
        begin();
    }

    void save(const FlowExecution &execution)
    {
        m_history->save(execution);
        NodeTransition step;
        step.at = execution.createdAt;
        m_history->save(execution.id, step);
        RequestRecord request;
        request.executionId = execution.id;
        request.method = QStringLiteral("POST");
        m_history->save(request);
    }

    QStringList newestIds()
    {
        Answered<Executions> read;
        m_history->readNewest(10'000, {}, this, read.receive());
        [&read] { QTRY_VERIFY(read.ok()); }();
        return read.ok() ? idsOf(read.value()) : QStringList();
    }

    Executions takeOver()
    {
        Answered<Executions> taken;
        m_history->takeOverUnfinished(this, taken.receive());
        [&taken] { QTRY_VERIFY(taken.ok()); }();
        return taken.ok() ? taken.value() : Executions();
    }

    qsizetype rows(const BatchId &batch)
    {
        Answered<Executions> read;
        m_history->readBatchRows(batch, 0, 10, this, read.receive());
        [&read] { QTRY_VERIFY(read.ok()); }();
        return read.ok() ? read.value().size() : -1;
    }

    /// Of a table, with no history open.
    int count(const char *table)
    {
        int found = -1;
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("count"));
            database.setDatabaseName(m_settings.path);
            QSqlQuery query(database);
            if (database.open() &&
                query.exec(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table))) &&
                query.next()) {
                found = query.value(0).toInt();
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("count"));
        return found;
    }

    ManualClock m_clock;
    HistorySettings m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ExecutionHistory> m_history;
};

QTEST_GUILESS_MAIN(HistoryRetentionTest)
#include "historyretentiontest.moc"
