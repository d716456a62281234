#include "tests/integration/batchbench.h"
#include "tests/integration/fulldisk.h"

using namespace flowconsole;
using namespace std::chrono_literals;

/// Rows of a file that become executions, in an organisation that counts them.
class BatchTest final : public QObject
{
    Q_OBJECT

private slots:
    void eachRowIsLaunchedOnceAndTold()
    {
        BatchBench bench;
        bench.writeRows(40);
        bench.start(5);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 30'000);
        QCOMPARE(bench.batch.rows, 40);
        QCOMPARE(bench.batch.launched, 40);
        QCOMPARE(bench.rowsInState(QStringLiteral("completed")), bench.batch.completed);
        QCOMPARE(bench.batch.over(), 40);
        QCOMPARE(bench.launches(), 40);
        // Where the machine is slow some end before the next one leaves.
        QVERIFY2(bench.mostRunning > 1 && bench.mostRunning <= 5,
                 qPrintable(QString::number(bench.mostRunning)));
        const QList<JsonValue> rows = bench.result();
        QCOMPARE(rows.size(), 40);
        for (int i = 0; i < 40; ++i) {
            QCOMPARE(rows.at(i).value(u"row").toInteger(), std::optional<qint64>(i + 1));
            // Some of the flow's runs fail, as in life.
            const QString state = rows.at(i).value(u"state").toString();
            QVERIFY2(state == u"completed" || state == u"failed", qPrintable(state));
            QVERIFY(!rows.at(i).value(u"platformId").toString().isEmpty());
            QVERIFY(rows.at(i).value(u"latencyMs").isNumber());
        }
    }

    void badRowsAreLeftOutAndTold()
    {
        BatchBench bench;
        bench.writeRows(3);
        QFile file(bench.path(QStringLiteral("rows.jsonl")));
        QVERIFY(file.open(QIODevice::Append) && file.write("{\"noSuchVariable\":\n") > 0);
        file.close();
        bench.start(2);
        QCOMPARE(bench.check.badRows, 1);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 30'000);
        QCOMPARE(bench.batch.rows, 3);
        QCOMPARE(bench.launches(), 3);
        QCOMPARE(bench.result().last().value(u"state").toString(), QStringLiteral("bad"));
    }

    void nothingLeavesWhilePaused()
    {
        BatchBench bench(50);
        bench.writeRows(30);
        bench.start(3);
        QTRY_VERIFY(bench.batch.launched >= 6);
        bench.batches().pause(bench.batch.spec.id);
        QTRY_COMPARE(bench.batch.state, BatchState::Paused);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.running, 0, 20'000);
        const qint64 launched = bench.batch.launched;
        QVERIFY(launched < 30);
        QCOMPARE(bench.launches(), launched);
        bench.batches().resume(bench.batch.spec.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 30'000);
        QCOMPARE(bench.batch.over(), 30);
        QCOMPARE(bench.launches(), 30);
    }

    void aStoppedBatchGoesOnAfterARestart()
    {
        BatchBench bench(50);
        bench.writeRows(20);
        bench.start(3);
        QTRY_VERIFY(bench.batch.launched >= 4);
        bench.batches().stop(bench.batch.spec.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Stopped, 20'000);
        const BatchProgress stopped = bench.batch;
        QCOMPARE(stopped.running, 0);
        QCOMPARE(bench.launches(), stopped.launched);
        QCOMPARE(bench.result().size(), 20);
        QCOMPARE(bench.rowsInState(QStringLiteral("not_launched")), 20 - stopped.launched);

        bench.restart();
        bench.batches().list();
        QTRY_COMPARE(bench.listed.size(), 1);
        QCOMPARE(bench.listed.first().state, BatchState::Stopped);
        QCOMPARE(bench.listed.first().spec, stopped.spec);
        bench.batches().resume(stopped.spec.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 30'000);
        QCOMPARE(bench.batch.over(), 20);
        QCOMPARE(bench.launches(), 20);
        QCOMPARE(bench.rowsInState(QStringLiteral("completed")), bench.batch.completed);
        QCOMPARE(bench.rowsInState(QStringLiteral("not_launched")), 0);
    }

    void aProgramThatEndsInTheMiddleLeavesABatchThatGoesOn()
    {
        BatchBench bench(20);
        bench.writeRows(24);
        bench.start(4);
        QTRY_VERIFY(bench.batch.launched >= 8);
        const BatchId id = bench.batch.spec.id;
        bench.restart();
        bench.batches().list();
        QTRY_COMPARE(bench.listed.size(), 1);
        QCOMPARE(bench.listed.first().state, BatchState::Interrupted);
        bench.batches().resume(id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 60'000);
        // What was on its way at the end may have started or not; it is said so, and it is not sent again.
        QCOMPARE(bench.batch.over(), 24);
        QVERIFY(bench.batch.unknown <= 4);
        QVERIFY(bench.launches() <= 24);
        QVERIFY(bench.launches() >= 24 - bench.batch.unknown);
    }

    void whatAnotherProgramWatchesIsCountedAsThatHasSeenIt()
    {
        BatchBench bench(5);
        bench.writeRows(6);
        bench.start(2);
        QTRY_VERIFY(bench.batch.launched >= 3 && bench.batch.running == 2);
        const BatchId id = bench.batch.spec.id;
        // The program ends, and another takes over what it left running, but not its batch.
        bench.bench.engine.reset();
        Engine other(bench.bench.clock, bench.bench.settings);
        qsizetype watched = 0;
        connect(&other, &Engine::executionsChanged, this, [&watched](const ChangeSet &changes) {
            watched += std::count_if(changes.changed.begin(), changes.changed.end(),
                                     [](const FlowExecution &execution) { return !isFinal(execution.state); });
        });
        other.start();
        other.connectTo(bench.bench.profile(bench.dialect), bench.bench.secrets());
        QTRY_VERIFY(watched > 0);
        bench.restart();
        bench.batches().resume(id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 60'000);
        QCOMPARE(bench.batch.over(), 6);
        QCOMPARE(bench.rowsInState(QStringLiteral("unknown")), bench.batch.unknown);
        QCOMPARE(bench.launches(), 6);
        QCOMPARE(bench.batch.unknown, 0);
    }

    void aProgramThatIsToEndWritesWhatItKnows()
    {
        BatchBench bench(20);
        bench.writeRows(24);
        bench.start(4);
        QTRY_VERIFY(bench.batch.launched >= 8);
        bench.batches().interruptAll();
        QTRY_VERIFY(bench.batches().isIdle());
        QCOMPARE(bench.batch.state, BatchState::Interrupted);
        QCOMPARE(bench.result().size(), 24);
        QVERIFY(bench.rowsInState(QStringLiteral("not_launched")) >= 8);
    }

    void aFileThatWasChangedIsRefused()
    {
        BatchBench bench(50);
        bench.writeRows(10);
        bench.batches().check(bench.spec(2));
        QTRY_COMPARE(bench.check.rows, 10);
        bench.writeRows(11);
        bench.batches().start(bench.check);
        QTRY_VERIFY2(bench.refusal.contains(u"another file now"), qPrintable(bench.refusal));
        QCOMPARE(bench.launches(), 0);
    }

    void aFileThatWasChangedBeforeResumingIsRefused()
    {
        BatchBench bench(50);
        bench.writeRows(20);
        bench.start(2);
        QTRY_VERIFY(bench.batch.launched >= 2);
        bench.batches().stop(bench.batch.spec.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Stopped, 20'000);
        const qint64 launches = bench.launches();
        bench.writeRows(21);
        bench.batches().resume(bench.batch.spec.id);
        QTRY_VERIFY2(bench.refusal.contains(u"another file now"), qPrintable(bench.refusal));
        QCOMPARE(bench.launches(), launches);
    }

    void aConnectionThatIsLeftPausesTheBatch()
    {
        BatchBench bench(50);
        bench.writeRows(20);
        bench.start(2);
        QTRY_VERIFY(bench.batch.launched >= 4);
        bench.bench.engine->signOut();
        QTRY_COMPARE(bench.batch.state, BatchState::Paused);
        QVERIFY2(bench.batch.detail.contains(u"connection is not open"), qPrintable(bench.batch.detail));
        bench.batches().resume(bench.batch.spec.id);
        QTRY_VERIFY2(bench.refusal.contains(u"connection is not open"), qPrintable(bench.refusal));

        bench.bench.connectTo(bench.dialect);
        QTRY_COMPARE(bench.bench.status.state, ConnectionStatus::State::SignedIn);
        bench.batches().resume(bench.batch.spec.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 60'000);
        QCOMPARE(bench.batch.over(), 20);
        QVERIFY(bench.batch.unknown <= 2);
        QVERIFY(bench.launches() <= 20);
    }

    void aConnectionThatLeadsElsewhereNowIsRefused()
    {
        BatchBench bench(50);
        bench.writeRows(20);
        bench.start(2);
        QTRY_VERIFY(bench.batch.launched >= 2);
        const BatchId id = bench.batch.spec.id;
        bench.batches().stop(id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Stopped, 20'000);
        const qint64 launches = bench.launches();
        // The same profile, of which somebody has changed the organisation.
        ConnectionProfile elsewhere = bench.bench.profile(bench.dialect);
        elsewhere.environment = QStringLiteral("elsewhere.test");
        bench.bench.engine->connectTo(elsewhere, bench.bench.secrets());
        bench.batches().resume(id);
        QTRY_VERIFY2(bench.refusal.contains(u"was begun in simulator"), qPrintable(bench.refusal));
        QVERIFY2(bench.refusal.contains(u"elsewhere.test"), qPrintable(bench.refusal));
        QCOMPARE(bench.launches(), launches);

        bench.bench.connectTo(bench.dialect);
        QTRY_COMPARE(bench.bench.status.state, ConnectionStatus::State::SignedIn);
        bench.batches().resume(id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 30'000);
        QCOMPARE(bench.launches(), 20);
    }

    void oneThatIsPausedWhileItIsOpenedCanBeResumedThen()
    {
        BatchBench bench;
        bench.writeRows(5);
        bench.batches().check(bench.spec(2));
        QTRY_COMPARE(bench.check.rows, 5);
        bench.batches().start(bench.check);
        const BatchId id = bench.check.spec.id;
        bench.batches().pause(id);
        bench.batches().resume(id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 30'000);
        QCOMPARE(bench.refusal, QString());
        QCOMPARE(bench.launches(), 5);
    }

    void anEndThatTheDiskDidNotTakeIsStoredOnceThereIsRoom()
    {
        BatchBench bench(5);
        bench.writeRows(2);
        bench.start(2);
        QTRY_VERIFY(bench.batch.launched == 2 && bench.batch.running == 2);
        const BatchId id = bench.batch.spec.id;
        {
            const FullDisk full(1);
            QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 30'000);
            QVERIFY(!bench.batches().isIdle());
            QCOMPARE(bench.bench.history.status, HistoryState::Status::DiskFull);
        }
        QTRY_VERIFY_WITH_TIMEOUT(bench.batches().isIdle(), 15'000);
        bench.restart();
        bench.batches().list();
        QTRY_COMPARE(bench.listed.size(), 1);
        QCOMPARE(bench.listed.first().spec.id, id);
        QCOMPARE(bench.listed.first().state, BatchState::Finished);
    }

    void launchesThatComeToNothingPauseTheBatch()
    {
        BatchBench bench(200, Dialect::FlowExecutions, {QStringLiteral("launch:500:n=10")});
        bench.writeRows(30);
        bench.start(1);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Paused, 20'000);
        QVERIFY2(bench.batch.detail.startsWith(u"10 launches in a row"), qPrintable(bench.batch.detail));
        QCOMPARE(bench.batch.launched, 10);
        bench.batches().resume(bench.batch.spec.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 30'000);
        QCOMPARE(bench.batch.over(), 30);
        QCOMPARE(bench.batch.unknown, 10);
        QCOMPARE(bench.launches(), 20);
    }

    void takingBackWhatWaitsPausesTheBatchAndLosesNoRow()
    {
        BatchBench bench;
        bench.writeRows(12);
        bench.bench.engine->pauseLaunching();
        bench.start(4);
        QTRY_VERIFY2(bench.batch.detail.startsWith(u"Launching is paused"), qPrintable(bench.batch.detail));
        QCOMPARE(bench.launches(), 0);
        bench.bench.engine->resumeLaunching();
        bench.bench.engine->takeBackQueued();
        QTRY_VERIFY(bench.batch.state == BatchState::Paused || bench.batch.state == BatchState::Running);
        bench.batches().resume(bench.batch.spec.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 30'000);
        QCOMPARE(bench.batch.over(), 12);
        QCOMPARE(bench.launches(), 12);
    }

    void aHistoryThatIsReplacedIsToldAllThatIsKnown()
    {
        BatchBench bench(20);
        bench.writeRows(15);
        bench.start(1);
        QTRY_VERIFY(bench.batch.launched >= 3);
        replaceHistory(bench);
        QTRY_COMPARE_WITH_TIMEOUT(bench.bench.history.replaced, 1, 20'000);
        bench.batches().resume(bench.batch.spec.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 20'000);
        QCOMPARE(bench.launches(), 15);
        QCOMPARE(bench.result().size(), 15);
        QCOMPARE(bench.rowsInState(QStringLiteral("not_launched")), 0);
    }

    void rowsThatAReplacedHistoryDoesNotKnowAreNotLaunchedAgain()
    {
        BatchBench bench(20);
        bench.bench.settings.liveLimit = 2;
        bench.restart();
        bench.writeRows(30);
        bench.start(1);
        QTRY_VERIFY(bench.batch.launched >= 8);
        replaceHistory(bench);
        QTRY_COMPARE_WITH_TIMEOUT(bench.bench.history.replaced, 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Interrupted, 20'000);
        QVERIFY2(bench.batch.detail.contains(u"nobody can tell"), qPrintable(bench.batch.detail));
        const qint64 launches = bench.launches();
        QVERIFY(bench.result().isEmpty());

        const BatchId id = bench.batch.spec.id;
        bench.restart();
        bench.batches().resume(id);
        QTRY_VERIFY2(bench.refusal.contains(u"nobody can tell"), qPrintable(bench.refusal));
        QCOMPARE(bench.launches(), launches);
    }

    void anEndThatWaitsForAnotherFileDoesNotHideWhatThatOneDoesNotKnow()
    {
        BatchBench bench(20);
        bench.bench.settings.liveLimit = 2;
        bench.restart();
        bench.writeRows(30);
        bench.start(1);
        QTRY_VERIFY(bench.batch.launched >= 8);
        const BatchId id = bench.batch.spec.id;
        {
            const FullDisk full(1);
            bench.batches().stop(id);
            QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Stopped, 20'000);
            QVERIFY(!bench.batches().isIdle());
            replaceHistory(bench);
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.bench.history.replaced, 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(bench.batches().isIdle(), 15'000);
        const qint64 launches = bench.launches();

        bench.restart();
        bench.batches().resume(id);
        QTRY_VERIFY2(bench.refusal.contains(u"nobody can tell"), qPrintable(bench.refusal));
        QCOMPARE(bench.launches(), launches);
    }

    void launchesAreAsFarApartAsTheStaggerSays()
    {
        BatchBench bench;
        bench.writeRows(4);
        bench.batches().check(bench.spec(4));
        QTRY_COMPARE(bench.check.rows, 4);
        bench.check.spec.stagger = 150ms;
        bench.batches().start(bench.check);
        QTRY_COMPARE_WITH_TIMEOUT(bench.batch.state, BatchState::Finished, 30'000);
        QList<QDateTime> times;
        for (const FlowExecution &execution : std::as_const(bench.bench.latest)) {
            times.append(execution.launchedAt);
        }
        std::sort(times.begin(), times.end());
        QCOMPARE(times.size(), 4);
        for (int i = 1; i < 4; ++i) {
            QVERIFY(times.at(i - 1).msecsTo(times.at(i)) >= 149);
        }
    }

    void aBatchNeedsAHistory()
    {
        BatchBench bench;
        bench.writeRows(2);
        bench.bench.settings.historyPath.clear();
        bench.restart();
        bench.start(1);
        QTRY_VERIFY2(bench.refusal.contains(u"needs the history"), qPrintable(bench.refusal));
    }

    void theResultFileCannotBeTheFileItself()
    {
        BatchBench bench;
        bench.writeRows(2);
        bench.batches().check(bench.spec(1));
        QTRY_COMPARE(bench.check.rows, 2);
        bench.check.spec.resultPath = bench.check.spec.filePath;
        bench.batches().start(bench.check);
        QTRY_VERIFY2(bench.refusal.contains(u"must be another"), qPrintable(bench.refusal));
    }

private:
    /// As another program does that finds it damaged; it takes some seconds until that is seen.
    static void replaceHistory(const BatchBench &bench)
    {
        const QString path = bench.path(QStringLiteral("history.sqlite"));
        for (const QString &part : {QStringLiteral("-shm"), QStringLiteral("-wal"), QString()}) {
            QVERIFY(QFile::rename(path + part, path + QStringLiteral(".aside") + part));
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
};

QTEST_GUILESS_MAIN(BatchTest)
#include "batchtest.moc"
