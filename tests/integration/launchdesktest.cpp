#include "engine/launchdesk.h"

#include "tests/integration/deskbench.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

LaunchRequest someRequest()
{
    LaunchRequest request;
    request.flowId = FlowId(QStringLiteral("f"));
    request.flowName = QStringLiteral("Waiver");
    request.flowVersion = QStringLiteral("3.0");
    request.inputs = JsonValue::parse(R"({"Flow.name":"Zoë","pin":"1234"})").value();
    request.secureNames = QStringList{QStringLiteral("Flow.pin")};
    return request;
}

} // namespace

/// The desk in front of a whole connection, on a clock that the test moves.
class LaunchDeskTest final : public QObject
{
    Q_OBJECT

private slots:
    void withoutAConnectionNothingIsLaunchedAndTheReasonIsSaid()
    {
        DeskBench bench;
        const ExecutionId id = bench.desk.launch(someRequest());
        QCOMPARE(bench.of(id).state, ExecutionState::Failed);
        QVERIFY(bench.of(id).detail.contains(u"sign in"));
        QCOMPARE(bench.desk.state(), LaunchQueueState());
    }

    void whatWasAskedForIsSentAndKnown()
    {
        DeskBench bench;
        Connection &connection = bench.connect(Dialect::FlowExecutions);
        LaunchRequest request = someRequest();
        request.id = newExecutionId();
        request.timeout = 90s;
        request.timeoutAction = TimeoutAction::MarkOnly;
        request.priority = 7;
        request.batchId = BatchId(QStringLiteral("file"));
        request.batchRow = 7;
        QCOMPARE(bench.desk.launch(request), request.id);
        QVERIFY(bench.reaches([&] { return bench.posts().size() == 1; }));
        QVERIFY(bench.posts().first().contains("\"name\":\"Zo"));
        QVERIFY(bench.posts().first().contains("\"pin\":\"1234\""));
        const FlowExecution &known = bench.of(request.id);
        QCOMPARE(known.profileId, connection.profile().id);
        QCOMPARE(known.environment, connection.profile().environment);
        QCOMPARE(known.dialect, Dialect::FlowExecutions);
        QCOMPARE(known.flowName, request.flowName);
        QCOMPARE(known.flowVersion, request.flowVersion);
        QCOMPARE(known.inputs.value(u"name").toString(), QStringLiteral("Zoë"));
        QVERIFY(!known.inputs.value(u"pin").toString().contains(u"1234"));
        QCOMPARE(known.timeout, request.timeout);
        QCOMPARE(known.timeoutAction, TimeoutAction::MarkOnly);
        QCOMPARE(known.routingPriority, 7);
        QCOMPARE(known.batchId, request.batchId);
        QCOMPARE(known.batchRow, request.batchRow);
    }

    void aConversationHasFiveMinutesWhereNobodySaysOtherwise()
    {
        DeskBench bench;
        bench.connect(Dialect::ConversationFlow);
        LaunchRequest request = someRequest();
        QCOMPARE(bench.of(bench.desk.launch(request)).timeout, std::chrono::seconds(300));
        request.timeout = 20s;
        QCOMPARE(bench.of(bench.desk.launch(request)).timeout, std::chrono::seconds(20));
        bench.connect(Dialect::Published);
        request.timeout.reset();
        QVERIFY(!bench.of(bench.desk.launch(request)).timeout);
    }

    void copiesAreLaunchesOfTheirOwn()
    {
        DeskBench bench;
        bench.connect(Dialect::Published);
        LaunchRequest request = someRequest();
        request.id = newExecutionId();
        const QList<ExecutionId> ids = bench.desk.launchCopies(request, 25);
        QCOMPARE(ids.size(), 25);
        QCOMPARE(QSet<ExecutionId>(ids.begin(), ids.end()).size(), 25);
        QCOMPARE(ids.first(), request.id);
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 25; }));
        const QList<QByteArray> bodies = bench.posts();
        QCOMPARE(bodies.size(), 25);
        // The platform is told another name for each.
        QCOMPARE(QSet<QByteArray>(bodies.begin(), bodies.end()).size(), 25);
        QCOMPARE(bench.desk.launchCopies(someRequest(), 0).size(), 1);
        QCOMPARE(bench.desk.launchCopies(someRequest(), 1'000'000).size(), 10'000);
    }

    void nothingLeavesUntilTheLastReasonToWaitIsGone()
    {
        DeskBench bench;
        const QString operatorsWish = QStringLiteral("By the operator");
        const QString diskFull = QStringLiteral("The disk is full");
        bench.desk.pause(operatorsWish);
        // A connection that is opened later is held back too.
        bench.connect(Dialect::FlowExecutions);
        bench.desk.pause(diskFull);
        bench.desk.pause(diskFull);
        bench.desk.launchCopies(someRequest(), 3);
        bench.linger();
        QCOMPARE(bench.posts().size(), 0);
        QCOMPARE(bench.desk.state().queued, 3);
        QVERIFY(bench.desk.state().isPaused);
        QVERIFY(bench.desk.state().pausedBecause.contains(operatorsWish));
        QVERIFY(bench.desk.state().pausedBecause.contains(diskFull));

        bench.desk.resume(operatorsWish);
        bench.linger();
        QCOMPARE(bench.posts().size(), 0);
        QCOMPARE(bench.desk.state().pausedBecause, diskFull);

        bench.desk.resume(diskFull);
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 3; }));
        QCOMPARE(bench.desk.state(), LaunchQueueState());
    }

    void theWishedPaceHoldsForEveryConnection()
    {
        DeskBench bench;
        bench.desk.setSettings({.concurrency = 2, .stagger = {}});
        bench.isHolding = true;
        for (int connections = 0; connections < 2; ++connections) {
            bench.connect(Dialect::FlowExecutions);
            bench.desk.launchCopies(someRequest(), 5);
            const qsizetype before = bench.posts().size();
            QVERIFY(bench.reaches([&] { return bench.posts().size() == before + 2; }));
            bench.linger();
            QCOMPARE(bench.posts().size(), before + 2);
            QCOMPARE(bench.desk.state().inFlight, 2);
            QCOMPARE(bench.desk.state().queued, 3);
        }
    }

    void stoppingSaysWhatWasTakenBackAndWhatHadLeft()
    {
        DeskBench bench;
        bench.desk.setSettings({.concurrency = 2, .stagger = {}});
        bench.isHolding = true;
        bench.connect(Dialect::FlowExecutions);
        LaunchRequest ofFile = someRequest();
        ofFile.batchId = BatchId(QStringLiteral("file"));
        bench.desk.launchCopies(someRequest(), 4);
        bench.desk.launchCopies(ofFile, 3);
        QVERIFY(bench.reaches([&] { return bench.posts().size() == 2; }));
        QSignalSpy told(&bench.desk, &LaunchDesk::takenBack);
        QCOMPARE(bench.desk.takeBack(ofFile.batchId), (TakenBack{3, 0}));
        QCOMPARE(bench.desk.takeBackAll(), (TakenBack{2, 2}));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.last().first().value<TakenBack>(), (TakenBack{2, 2}));
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Terminated) == 5; }));
        QCOMPARE(bench.desk.state().queued, 0);
        QCOMPARE(bench.desk.state().inFlight, 2);
    }

    void theQueueIsToldAtMostFifteenTimesASecond()
    {
        DeskBench bench;
        bench.connect(Dialect::FlowExecutions);
        bench.desk.pause(QStringLiteral("By the operator"));
        bench.clock.advance(1s);
        QSignalSpy told(&bench.desk, &LaunchDesk::stateChanged);
        for (int step = 0; step < 1000; ++step) {
            bench.desk.launch(someRequest());
            bench.clock.advance(1ms);
        }
        QVERIFY2(told.size() >= 14 && told.size() <= 15, qPrintable(QString::number(told.size())));
        bench.clock.advance(100ms);
        QCOMPARE(told.last().first().value<LaunchQueueState>().queued, 1000);
        // Silence is told once.
        const qsizetype before = told.size();
        bench.clock.advance(10s);
        QCOMPARE(told.size(), before);
    }

    void whoWaitsForTheAllowanceKnowsUntilWhen()
    {
        DeskBench bench;
        bench.allowed = 3;
        bench.connect(Dialect::FlowExecutions);
        bench.desk.setSettings({.concurrency = 1, .stagger = {}});
        bench.desk.launchCopies(someRequest(), 5);
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 3; }));
        bench.linger();
        QCOMPARE(bench.posts().size(), 3);
        QCOMPARE(bench.desk.state().queued, 2);
        const QDateTime until = bench.desk.state().waitsUntil;
        QVERIFY(until > bench.clock.nowUtc() && until <= bench.clock.nowUtc().addSecs(61));
        bench.desk.takeBackAll();
        QVERIFY(!bench.desk.state().waitsUntil.isValid());
    }
};

QTEST_GUILESS_MAIN(LaunchDeskTest)
#include "launchdesktest.moc"
