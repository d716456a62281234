#include "storage/executionhistory.h"
#include "tests/integration/enginebench.h"
#include "tests/net/scriptedplatform.h"

#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

const QString waiver = QStringLiteral("Late-fee waiver");
const QString reminder = QStringLiteral("Appointment reminder");

/// An engine with a history, connected.
void begin(EngineBench &bench, Dialect dialect = Dialect::Published)
{
    bench.settings.historyPath = bench.folder.filePath(QStringLiteral("history.sqlite"));
    bench.restart();
    bench.connectTo(dialect);
    QTRY_VERIFY(!bench.flows.isEmpty());
}

} // namespace

class EngineHistoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsOverComesBackAsItWas()
    {
        EngineBench bench(200);
        begin(bench);
        const LaunchRequest request = bench.request(waiver);
        bench.engine->inspect(request.id);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Completed);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.details.steps.isEmpty(), 20'000);
        const FlowExecution before = bench.latest.value(request.id);
        const ExecutionDetails detailsBefore = bench.details;

        bench.restart();
        QTRY_VERIFY(bench.latest.contains(request.id));

        FlowExecution after = bench.latest.value(request.id);
        QVERIFY(!after.isReconciling);
        QCOMPARE(after, before);
        bench.engine->inspect(request.id);
        QTRY_COMPARE(bench.details.requests.size(), detailsBefore.requests.size());
        QCOMPARE(bench.details.steps, detailsBefore.steps);
        QCOMPARE(bench.details.requests.first().method, QStringLiteral("POST"));
    }

    void rowsOfABatchComeBackInTheirOrder()
    {
        EngineBench bench;
        bench.settings.historyPath = bench.folder.filePath(QStringLiteral("history.sqlite"));
        constexpr int rows = 40;
        const QDateTime created = bench.clock.nowUtc(); // all of one millisecond
        {
            ExecutionHistory history(bench.clock, {.path = bench.settings.historyPath});
            history.open();
            for (int row = 1; row <= rows; ++row) {
                FlowExecution run;
                run.id = newExecutionId();
                run.batchId = BatchId(QStringLiteral("file"));
                run.batchRow = row;
                run.state = ExecutionState::Completed;
                run.createdAt = created;
                history.save(run);
            }
            bool isWritten = false;
            history.flush(this, [&isWritten](const Result<Done> &done) { isWritten = done.ok(); });
            QTRY_VERIFY(isWritten);
        }
        bench.restart();
        QList<qint64> restored;
        connect(bench.engine.get(), &Engine::executionsChanged, this, [&restored](const ChangeSet &changes) {
            for (const FlowExecution &execution : changes.changed) {
                restored.append(execution.batchRow);
            }
        });
        QTRY_COMPARE(restored.size(), rows);
        QVERIFY(std::is_sorted(restored.cbegin(), restored.cend()));
    }

    void whatRanIsReconciledAfterARestart()
    {
        EngineBench bench(1);
        begin(bench);
        const LaunchRequest request = bench.request(reminder);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Running);

        bench.restart();
        QTRY_VERIFY(bench.latest.contains(request.id));
        QVERIFY(bench.latest.value(request.id).isReconciling);
        QCOMPARE(bench.state(request.id), ExecutionState::Running);

        bench.connectTo(Dialect::Published);
        QTRY_VERIFY(!bench.latest.value(request.id).isReconciling);
        QCOMPARE(bench.state(request.id), ExecutionState::Running);
        QCOMPARE(bench.latest.value(request.id).lastSeenBy, Provenance::Polled);
    }

    void quittingLeavesWhatRunsToTheNextStart()
    {
        EngineBench bench(1);
        begin(bench);
        const LaunchRequest request = bench.request(reminder);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Running);
        QSignalSpy ready(bench.engine.get(), &Engine::readyToQuit);
        bench.engine->prepareToQuit();
        QTRY_COMPARE(ready.count(), 1);

        bench.restart();

        QTRY_COMPARE(bench.state(request.id), ExecutionState::Running);
    }

    void whatRanWhenItsConnectionWasLeftIsReconciledAfterARestart()
    {
        EngineBench bench(1);
        begin(bench);
        const LaunchRequest request = bench.request(reminder);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Running);
        bench.engine->signOut();
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Unknown);

        bench.restart();
        QTRY_VERIFY(bench.latest.contains(request.id));
        QVERIFY(bench.latest.value(request.id).isReconciling);
        bench.connectTo(Dialect::Published);

        QTRY_COMPARE(bench.state(request.id), ExecutionState::Running);
        QVERIFY(!bench.latest.value(request.id).isReconciling);
    }

    void whatThePlatformHasForgottenIsUnknownWithTheReason()
    {
        EngineBench bench(1);
        begin(bench);
        const LaunchRequest request = bench.request(reminder);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Running);
        const ConnectionProfile profile = bench.profile(Dialect::Published);

        // Another organisation in the place of the one that knew the execution.
        bench.engine.reset();
        auto other = EmbeddedOrganisation::start({});
        QVERIFY(other.ok());
        bench.organisation = std::move(other).value();
        bench.restart();
        QTRY_VERIFY(bench.latest.contains(request.id));
        bench.connectTo(Dialect::Published);

        QTRY_COMPARE_WITH_TIMEOUT(bench.state(request.id), ExecutionState::Unknown, 20'000);
        QVERIFY(!bench.latest.value(request.id).detail.isEmpty());
        QTRY_VERIFY(!bench.latest.value(request.id).isReconciling);
        QCOMPARE(profile.id, bench.latest.value(request.id).profileId);

        // Nobody asks for it any more, and it is still shown.
        bench.engine->signOut();
        bench.engine->endExecutions({request.id}, {});
        bench.restart();
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Unknown);
        QVERIFY(bench.latest.contains(request.id));
    }

    void aLaunchThatWasUnderWayIsLookedFor()
    {
        // The answer is held back for longer than the engine lives.
        EngineBench bench(1, 1'000'000, {QStringLiteral("launch:latency=60s:n=1")});
        begin(bench);
        LaunchRequest request = bench.request(reminder);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Launching);

        bench.restart();

        QTRY_COMPARE(bench.state(request.id), ExecutionState::Unknown);
        QVERIFY(bench.latest.value(request.id).isReconciling);
        QVERIFY(bench.latest.value(request.id).detail.contains(QStringLiteral("may have started")));
    }

    void secureValuesAreNotStored()
    {
        EngineBench bench(200);
        begin(bench);
        LaunchRequest request = bench.request(QStringLiteral("Payment capture"));
        QVERIFY(!request.secureNames.isEmpty());
        const QString secret = QStringLiteral("4929123412341234");
        request.inputs.insert(request.secureNames.first(), JsonValue::string(secret));
        bench.engine->launch(request);
        QTRY_VERIFY(isFinal(bench.state(request.id)) || bench.state(request.id) == ExecutionState::Running);
        bench.engine.reset();

        const QDir folder(bench.folder.path());
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(secret.toUtf8()), qPrintable(name));
        }
    }

    void secureValuesInAnotherFormAreNotShownEither_data()
    {
        QTest::addColumn<QByteArray>("echo");
        const QByteArray filler = ",\"filler\":\"" + QByteArray(70'000, 'x') + '"';
        QTest::newRow("by its name") << QByteArray(R"("pin":"12-34")");
        QTest::newRow("beside its name") << QByteArray(R"("variables":[{"name":"Flow.pin","value":"12-34"}])");
        QTest::newRow("in an answer of which only a part is kept") << R"("pin":"12-34")" + filler;
    }

    void secureValuesInAnotherFormAreNotShownEither()
    {
        QFETCH(QByteArray, echo);
        ScriptedPlatform platform;
        platform.onApi = [&echo](const SeenRequest &) {
            return httpAnswer(201, R"({"id":"e","flowId":"f-1","state":"Running",)" + echo + '}');
        };
        EngineBench bench;
        bench.settings.checksAfterSignIn = false;
        bench.restart();
        bench.engine->connectTo(platform.profile(Dialect::FlowExecutions), {clientSecret, {}, {}});
        QTRY_COMPARE(bench.status.state, ConnectionStatus::State::SignedIn);
        const LaunchRequest request = someLaunch();
        bench.engine->inspect(request.id);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Running);
        QTRY_VERIFY(!bench.details.requests.isEmpty());
        const QByteArray shown = bench.details.requests.first().responseBody;
        QVERIFY(!shown.isEmpty());
        QVERIFY2(!shown.contains("12-34"), shown.left(200));
    }
};

QTEST_GUILESS_MAIN(EngineHistoryTest)

#include "enginehistorytest.moc"
