#include "tests/storage/historytesting.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

class HistorySharingTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("history.sqlite"));
        m_one = begin();
        m_other = begin();
    }
    void cleanup()
    {
        m_one.reset();
        m_other.reset();
    }

    void bothWriteAndEachReadsAll()
    {
        constexpr int each = 500;
        int answered = 0;
        const auto count = [&answered](const Result<Done> &done) { answered += done.ok() ? 1 : 0; };
        for (int i = 0; i < each; ++i) {
            m_one->saveIntents({runningExecution(m_clock.nowUtc())}, this, count);
            m_other->saveIntents({runningExecution(m_clock.nowUtc())}, this, count);
            m_one->save(completedExecution(m_clock.nowUtc()));
            m_other->save(completedExecution(m_clock.nowUtc()));
        }
        QTRY_COMPARE(answered, 2 * each);
        for (ExecutionHistory *history : {m_one.get(), m_other.get()}) {
            Answered<Executions> read;
            history->readNewest(10'000, {}, this, read.receive());
            QTRY_VERIFY(read.ok());
            QCOMPARE(read.value().size(), 4 * each);
        }
    }

    void whatALivingProgramOwnsIsLeftAlone()
    {
        const FlowExecution mine = runningExecution(m_clock.nowUtc());
        m_one->save(mine);
        flush(*m_one);
        QVERIFY(takeOver(*m_other).isEmpty());
        QVERIFY(takeOver(*m_one).isEmpty()); // It has it already.

        m_one.reset();
        QVERIFY(takeOver(*m_other) == Executions{mine});
        QVERIFY(takeOver(*m_other).isEmpty()); // Once.
        const auto third = begin();
        QVERIFY(takeOver(*third).isEmpty());
    }

    void onlyWhatStillHasAnEndToComeIsTakenOver()
    {
        const QDateTime now = m_clock.nowUtc();
        Executions expected;
        for (const ExecutionState state : allExecutionStates) {
            FlowExecution execution = runningExecution(now.addSecs(-expected.size()));
            execution.state = state;
            if (!isFinal(state) && state != ExecutionState::Unknown) {
                expected.prepend(execution); // The later ones are older.
            }
            m_one->save(execution);
        }
        FlowExecution lost = runningExecution(now.addSecs(1)); // Its launch was never answered.
        lost.state = ExecutionState::Unknown;
        lost.platformId = {};
        FlowExecution lookedAt = runningExecution(now.addSecs(2));
        lookedAt.state = ExecutionState::Unknown;
        lookedAt.nextLookAt = now.addSecs(60);
        expected << lost << lookedAt;
        m_one->save(lost);
        m_one->save(lookedAt);
        m_one.reset();
        QCOMPARE(idsOf(takeOver(*m_other)), idsOf(expected));
    }

    void theOneWhoTookOverWritesOn()
    {
        FlowExecution execution = runningExecution(m_clock.nowUtc());
        m_one->save(execution);
        m_one.reset();
        QCOMPARE(takeOver(*m_other).size(), 1);
        execution.state = ExecutionState::Completed;
        execution.outputs = JsonValue::object({{QStringLiteral("waived"), JsonValue::boolean(true)}});
        m_other->save(execution);
        m_other.reset();
        const auto third = begin();
        QVERIFY(takeOver(*third).isEmpty());
        Answered<Executions> read;
        third->readNewest(10, {}, this, read.receive());
        QTRY_VERIFY(read.ok());
        QVERIFY(read.value() == Executions{execution});
    }

    void aBatchOfALivingProgramCannotBeTaken()
    {
        const BatchProgress batch = runningBatch(m_clock.nowUtc());
        QVERIFY(saveBatch(*m_one, batch).ok());
        QVERIFY(batches(*m_other) == QList<BatchProgress>{batch});
        const Answered<Executions> refused = takeOverBatch(*m_other, batch.spec.id);
        QVERIFY(refused.failed());
        QVERIFY2(refused.problem().contains(QStringLiteral("Another")), qPrintable(refused.problem()));
        QVERIFY(takeOverBatch(*m_one, batch.spec.id).ok());
        QCOMPARE(m_other->state().status, HistoryState::Status::Ready);
    }

    void aBatchThatWasLeftBehindIsInterruptedAndCanBeTaken()
    {
        BatchProgress running = runningBatch(m_clock.nowUtc());
        BatchProgress paused = runningBatch(m_clock.nowUtc().addSecs(-1));
        paused.state = BatchState::Paused;
        BatchProgress finished = runningBatch(m_clock.nowUtc().addSecs(-2));
        finished.state = BatchState::Finished;
        BatchProgress stopped = runningBatch(m_clock.nowUtc().addSecs(-3));
        stopped.state = BatchState::Stopped;
        for (const BatchProgress &batch : {stopped, running, finished, paused}) {
            QVERIFY(saveBatch(*m_one, batch).ok());
        }
        m_one.reset();
        running.state = BatchState::Interrupted;
        paused.state = BatchState::Interrupted;
        QVERIFY(batches(*m_other) == (QList<BatchProgress>{running, paused, finished, stopped}));

        QVERIFY(takeOverBatch(*m_other, running.spec.id).ok());
        const auto third = begin();
        QVERIFY(takeOverBatch(*third, running.spec.id).failed());
        QVERIFY(takeOverBatch(*third, newBatchId()).failed());
        running.state = BatchState::Running;
        QVERIFY(saveBatch(*m_other, running).ok());
        QVERIFY(batches(*third).first() == running);
    }

    void onlyTheConnectionThatIsAskedForIsTakenOver()
    {
        const FlowExecution mine = runningExecution(m_clock.nowUtc());
        FlowExecution ofAnotherProfile = runningExecution(m_clock.nowUtc());
        ofAnotherProfile.profileId = ProfileId(QStringLiteral("another"));
        FlowExecution ofAnotherEnvironment = runningExecution(m_clock.nowUtc());
        ofAnotherEnvironment.environment = QStringLiteral("elsewhere.test");
        for (const FlowExecution &execution : {ofAnotherProfile, mine, ofAnotherEnvironment}) {
            m_one->save(execution);
        }
        m_one.reset();
        Answered<Executions> taken;
        m_other->takeOverUnfinishedOf({mine.profileId, mine.environment, mine.dialect}, this, taken.receive());
        QTRY_VERIFY(taken.ok());
        QVERIFY(taken.value() == Executions{mine});
        // The others are whoever's who asks for them.
        const auto third = begin();
        QCOMPARE(takeOver(*third).size(), 2);
    }

    void aBatchBringsWhatItsProgramHasLeftOpen()
    {
        const BatchProgress batch = runningBatch(m_clock.nowUtc());
        QVERIFY(saveBatch(*m_one, batch).ok());
        const FlowExecution open = rowOf(batch.spec.id, 1, m_clock.nowUtc());
        FlowExecution over = rowOf(batch.spec.id, 2, m_clock.nowUtc());
        over.state = ExecutionState::Completed;
        for (const FlowExecution &execution : {open, over, runningExecution(m_clock.nowUtc())}) {
            m_one->save(execution);
        }
        m_one.reset();
        const Answered<Executions> taken = takeOverBatch(*m_other, batch.spec.id);
        QVERIFY(taken.ok());
        QVERIFY(taken.value() == Executions{open});
        const auto third = begin();
        QCOMPARE(takeOver(*third).size(), 1); // What was no row of it.
    }

    void whatWasAboutToLeaveWhenAProgramDiedIsInDoubtOnlyWhereItMayHaveLeft()
    {
        const BatchId batch = newBatchId();
        Executions intents;
        for (const qint64 row : {1, 2, 3}) {
            FlowExecution intent = rowOf(batch, row, m_clock.nowUtc());
            intent.state = ExecutionState::Launching;
            intent.launchedAt = m_clock.nowUtc();
            intents.append(intent);
        }
        Answered<Done> stored;
        m_one->saveIntents(intents, this, stored.receive());
        QTRY_VERIFY(stored.ok());
        QVERIFY(m_one->noteLeaving(intents.at(1).id));

        const QTemporaryDir after;
        const auto next = begin(crashTo(after));
        QHash<ExecutionId, FlowExecution> left;
        for (const FlowExecution &execution : takeOver(*next)) {
            left.insert(execution.id, execution);
        }
        QCOMPARE(left.value(intents.at(1).id), intents.at(1));
        QCOMPARE(rows(*next, batch, 0, 10), QList<qint64>{2});
        for (const qsizetype unsent : {0, 2}) {
            const FlowExecution taken = left.value(intents.at(unsent).id);
            QCOMPARE(taken.state, ExecutionState::Queued);
            QVERIFY(taken.batchId.isEmpty());
            QVERIFY(!taken.launchedAt.isValid());
        }
        // Its row may be launched by another.
        FlowExecution again = intents.first();
        again.id = newExecutionId();
        Answered<Done> allowed;
        next->saveIntents({again}, this, allowed.receive());
        QTRY_VERIFY(allowed.isThere());
        QVERIFY(allowed.ok());
    }

    void afterTheMachineStartedAgainAllThatWasAboutToLeaveIsInDoubt()
    {
        FlowExecution intent = runningExecution(m_clock.nowUtc());
        intent.state = ExecutionState::Launching;
        Answered<Done> stored;
        m_one->saveIntents({intent}, this, stored.receive());
        QTRY_VERIFY(stored.ok());

        const QTemporaryDir after;
        const QString path = crashTo(after);
        const QStringList unsent = QDir(after.path()).entryList({QStringLiteral("*.unsent")}, QDir::Files);
        QCOMPARE(unsent.size(), 1);
        QFile file(after.filePath(unsent.first()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("another-start-of-the-machine");
        file.close();
        const auto next = begin(path);
        const Executions left = takeOver(*next);
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.first().state, ExecutionState::Launching);
        QVERIFY(!file.exists()); // Nobody needs it any more.
    }

    void theFileOfADeadProgramGoesWithTheLastThatIsTakenOver()
    {
        FlowExecution mine = runningExecution(m_clock.nowUtc());
        mine.state = ExecutionState::Launching;
        FlowExecution ofAnotherProfile = mine;
        ofAnotherProfile.id = newExecutionId();
        ofAnotherProfile.profileId = ProfileId(QStringLiteral("another"));
        Answered<Done> stored;
        m_one->saveIntents({mine, ofAnotherProfile}, this, stored.receive());
        QTRY_VERIFY(stored.ok());

        const QTemporaryDir after;
        const QString path = crashTo(after);
        QFile ofAReplacedHistory(path + QStringLiteral(".gone.unsent"));
        QVERIFY(ofAReplacedHistory.open(QIODevice::WriteOnly));
        const auto next = begin(path);
        const auto files = [&after] {
            return QDir(after.path()).entryList({QStringLiteral("*.unsent")}, QDir::Files).size();
        };
        Answered<Executions> taken;
        next->takeOverUnfinishedOf({mine.profileId, mine.environment, mine.dialect}, this, taken.receive());
        QTRY_VERIFY(taken.ok());
        QCOMPARE(taken.value().size(), 1);
        QCOMPARE(files(), 1);
        QVERIFY(!ofAReplacedHistory.exists());
        QCOMPARE(takeOver(*next).size(), 1);
        QCOMPARE(files(), 0);
    }

    void rowsOfABatchComeInTheirOrderPageByPage()
    {
        const BatchId batch = newBatchId();
        for (const qint64 row : {5, 1, 9, 3, 7, 2}) {
            m_one->save(rowOf(batch, row, m_clock.nowUtc().addSecs(row % 3)));
        }
        m_one->save(rowOf(newBatchId(), 4, m_clock.nowUtc()));
        flush(*m_one);
        QCOMPARE(rows(*m_other, batch, 0, 4), (QList<qint64>{1, 2, 3, 5}));
        QCOMPARE(rows(*m_other, batch, 5, 4), (QList<qint64>{7, 9}));
        QCOMPARE(rows(*m_other, batch, 9, 4), QList<qint64>());
    }

    void aProgramThatEndsLeavesNothingButTheFile()
    {
        m_one->save(runningExecution(m_clock.nowUtc()));
        m_one.reset();
        m_other.reset();
        const QStringList left = QDir(m_folder->path()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(left, (QStringList{QStringLiteral("history.sqlite"), QStringLiteral("history.sqlite.lock")}));
    }

private:
    std::unique_ptr<ExecutionHistory> begin() { return begin(m_path); }
    std::unique_ptr<ExecutionHistory> begin(const QString &path)
    {
        auto history = std::make_unique<ExecutionHistory>(m_clock, HistorySettings{path});
        history->open();
        [&history] { QTRY_COMPARE(history->state().status, HistoryState::Status::Ready); }();
        return history;
    }

    /// The path of what a program finds that starts after all those here were killed at this moment.
    QString crashTo(const QTemporaryDir &folder) const
    {
        for (const QFileInfo &file : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
            if (file.suffix() != u"lock") {
                QFile::copy(file.filePath(), folder.filePath(file.fileName()));
            }
        }
        return folder.filePath(QStringLiteral("history.sqlite"));
    }

    void flush(ExecutionHistory &history)
    {
        Answered<Done> done;
        history.flush(this, done.receive());
        QTRY_VERIFY(done.ok());
    }

    Executions takeOver(ExecutionHistory &history)
    {
        Answered<Executions> taken;
        history.takeOverUnfinished(this, taken.receive());
        [&taken] { QTRY_VERIFY(taken.ok()); }();
        return taken.ok() ? taken.value() : Executions();
    }

    Answered<Done> saveBatch(ExecutionHistory &history, const BatchProgress &batch)
    {
        Answered<Done> done;
        history.saveBatch(batch, this, done.receive());
        [&done] { QTRY_VERIFY(done.isThere()); }();
        return done;
    }

    Answered<Executions> takeOverBatch(ExecutionHistory &history, const BatchId &id)
    {
        Answered<Executions> taken;
        history.takeOverBatch(id, this, taken.receive());
        [&taken] { QTRY_VERIFY(taken.isThere()); }();
        return taken;
    }

    QList<BatchProgress> batches(ExecutionHistory &history)
    {
        Answered<QList<BatchProgress>> read;
        history.readBatches(this, read.receive());
        [&read] { QTRY_VERIFY(read.ok()); }();
        return read.ok() ? read.value() : QList<BatchProgress>();
    }

    QList<qint64> rows(ExecutionHistory &history, const BatchId &batch, qint64 afterRow, int limit)
    {
        Answered<Executions> read;
        history.readBatchRows(batch, afterRow, limit, this, read.receive());
        [&read] { QTRY_VERIFY(read.ok()); }();
        QList<qint64> numbers;
        for (const FlowExecution &execution : read.ok() ? read.value() : Executions()) {
            numbers.append(execution.batchRow);
        }
        return numbers;
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ExecutionHistory> m_one;
    std::unique_ptr<ExecutionHistory> m_other;
};

QTEST_GUILESS_MAIN(HistorySharingTest)
#include "historysharingtest.moc"
