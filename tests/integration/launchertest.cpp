#include "tests/integration/countedwindow.h"
#include "tests/integration/launcherbench.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

using Bench = LauncherBench;

/// The launcher on a clock that the test moves, against a platform that the test scripts over a real socket.
class LauncherTest final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsLeftToLooksIsNotUsedForLaunches()
    {
        Bench bench;
        CountedWindow window(bench.console.clock, 10);
        int launched = 0;
        bench.platform.onApi = [&](const SeenRequest &) {
            const QByteArray id = QByteArray::number(++launched);
            return window.answer("{\"id\":\"e" + id + "\",\"flowId\":\"f\",\"state\":\"Running\"}", 201);
        };
        bench.launch(); // Its answer tells what is allowed.
        QVERIFY(bench.reaches([&] { return bench.console.budget.state().allowed == 10; }));
        bench.launcher.leaveToLooks(6);
        bench.launch(8);
        bench.linger();
        QCOMPARE(launched, 4);
        bench.launcher.leaveToLooks(2);
        bench.linger();
        QCOMPARE(launched, 8);
        QCOMPARE(bench.console.budget.remaining(), 2);
    }

    void aBurstLargerThanTheBudgetMeetsNoRefusal()
    {
        constexpr int allowed = 10;
        constexpr int burst = 25;
        Bench bench;
        Milliseconds windowStart{0};
        int counted = 0;
        int refused = 0;
        int launched = 0;
        bench.platform.onApi = [&](const SeenRequest &request) {
            const Milliseconds now = bench.console.clock.monotonic();
            if (now - windowStart >= 60s) {
                windowStart = now;
                counted = 0;
            }
            ++counted;
            const HttpHeaders headers{{"inin-ratelimit-count", QByteArray::number(counted)},
                                      {"inin-ratelimit-allowed", QByteArray::number(allowed)},
                                      {"inin-ratelimit-reset", "60"}};
            if (counted > allowed) {
                ++refused;
                return httpAnswer(429, {}, headers);
            }
            launched += request.method == "POST" ? 1 : 0;
            const QByteArray id = QByteArray::number(launched);
            return httpAnswer(201, "{\"id\":\"e" + id + "\",\"flowId\":\"f\",\"state\":\"Running\"}", headers);
        };
        // The first answer tells what is allowed.
        bench.launch();
        bench.console.clock.advance(1ms);
        QTRY_COMPARE(launched, 1);
        QTRY_COMPARE(bench.console.budget.state().allowed, allowed);
        for (int i = 1; i < burst; ++i) {
            bench.launch();
        }
        bench.console.clock.advance(1ms);
        QTRY_VERIFY(launched >= allowed - 1);
        bench.settle();
        QVERIFY2(launched >= allowed - 1 && launched <= allowed, qPrintable(QString::number(launched)));
        const auto queued = std::count_if(
            bench.store.all().begin(), bench.store.all().end(),
            [](const FlowExecution &execution) { return execution.state == ExecutionState::Queued; });
        QCOMPARE(queued, burst - launched);

        for (int step = 0; step < 900 && launched < burst && refused == 0; ++step) {
            bench.console.clock.advance(1s);
            bench.settle();
        }
        QCOMPARE(launched, burst);
        QCOMPARE(refused, 0);
    }

    void whatTheDialectCannotSendIsSaidAndNotSent()
    {
        Bench bench(Dialect::ConversationFlow);
        const ExecutionId id = bench.launch([](LaunchRequest &request) {
            request.inputs.insert(QStringLiteral("due date"), JsonValue::integer(1));
        });
        bench.pass(1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Failed);
        QVERIFY2(bench.of(id).detail.contains(u"due date"), qPrintable(bench.of(id).detail));
        QCOMPARE(bench.requests("POST", "/conversations/"), 0);
        QVERIFY(bench.audited(u"flow_invocation").isEmpty());
    }

    void aLaunchThatStillWaitsCanBeTakenBack()
    {
        Bench bench;
        bench.platform.onApi = [](const SeenRequest &) {
            return httpAnswer(201, "{\"id\":\"e\",\"flowId\":\"f\",\"state\":\"Running\"}");
        };
        const ExecutionId id = bench.launch();
        QVERIFY(bench.launcher.cancel(id));
        bench.pass(1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminated);
        QCOMPARE(bench.requests("POST", "executions"), 0);
        QVERIFY(!bench.launcher.cancel(id));
    }

    void aLaunchThatWasSentTwiceByWishSaysSo()
    {
        Bench bench;
        ConnectionProfile profile = bench.profile;
        profile.retriesLaunches = true;
        PlatformClient client(bench.console.transport, bench.console.tokens, bench.console.budget,
                              bench.console.clock, profile);
        Launcher launcher(client, bench.store, bench.audit, bench.history, bench.console.budget,
                          bench.console.clock);
        bench.isBusy = [&launcher] { return launcher.isWriting(); };
        bench.platform.onApi = [&](const SeenRequest &request) {
            if (request.method == "POST" && bench.requests("POST", "executions") == 1) {
                return httpAnswer(502);
            }
            return httpAnswer(201, "{\"id\":\"e\",\"flowId\":\"f\",\"state\":\"Running\"}");
        };
        LaunchRequest request;
        request.id = bench.add({}, [](FlowExecution &execution) { execution.state = ExecutionState::Queued; });
        request.flowId = FlowId(QStringLiteral("f"));
        launcher.launch(request);
        bench.pass(10s);
        QCOMPARE(bench.requests("POST", "executions"), 2);
        QCOMPARE(bench.of(request.id).state, ExecutionState::Running);
        QVERIFY(bench.of(request.id).mayHaveStartedTwice);
        QVERIFY(bench.of(request.id).detail.contains(u"started twice"));
        // It says so after every look.
        QVERIFY(bench.requests("GET", "executions/e") > 1);
    }

    void theOperatorGoesBeforeASchedule_AndAScheduleBeforeAFile()
    {
        Bench bench;
        bench.launcher.setSettings({.concurrency = 1, .stagger = {}});
        const auto queue = [&bench](const char *flow, LaunchPriority priority) {
            bench.launch([&](LaunchRequest &request) {
                request.flowId = FlowId(QString::fromLatin1(flow));
                request.queuePriority = priority;
            });
        };
        queue("file1", LaunchPriority::Batch);
        queue("planned1", LaunchPriority::Scheduled);
        queue("file2", LaunchPriority::Batch);
        queue("asked1", LaunchPriority::Interactive);
        queue("planned2", LaunchPriority::Scheduled);
        queue("asked2", LaunchPriority::Interactive);
        QVERIFY(bench.reaches([&] { return bench.posts() == 6 && bench.launcher.inFlight() == 0; }));
        QStringList order;
        for (const SeenRequest &request : bench.platform.server().seen()) {
            const auto body = JsonValue::parse(request.body);
            if (body && body.value().value(u"flowId").isString()) {
                order.append(body.value().value(u"flowId").toString());
            }
        }
        QCOMPARE(order.join(u' '), QStringLiteral("asked1 asked2 planned1 planned2 file1 file2"));
    }

    void theOperatorOvertakesAHundredThousandRows()
    {
        constexpr int rows = 100'000;
        Bench bench;
        bench.launcher.setSettings({.concurrency = 2, .stagger = {}});
        bench.launcher.setPaused(true);
        const BatchId file(QStringLiteral("file"));
        const QList<ExecutionId> queued = bench.launch(rows, [&](LaunchRequest &request) {
            request.queuePriority = LaunchPriority::Batch;
            request.batchId = file;
        });
        const ExecutionId asked =
            bench.launch([](LaunchRequest &request) { request.flowId = FlowId(QStringLiteral("asked")); });
        QCOMPARE(bench.launcher.waiting(), rows + 1);
        // From the middle, one by one.
        for (int i = rows / 2; i < rows / 2 + 1000; ++i) {
            QVERIFY(bench.launcher.cancel(queued.at(i)));
        }
        bench.isHolding = true;
        bench.launcher.setPaused(false);
        QVERIFY(bench.reaches([&] { return bench.posts() == 2; }));
        QCOMPARE(bench.of(asked).state, ExecutionState::Launching);
        QCOMPARE(bench.of(queued.first()).state, ExecutionState::Launching);
        const TakenBack result = bench.launcher.takeBack(file);
        QCOMPARE(result.taken, rows - 1000 - 1);
        QCOMPARE(result.left, 1);
        QVERIFY(bench.reaches([&] { return !bench.launcher.isWriting(); }));
        QCOMPARE(bench.inState(ExecutionState::Terminated), rows - 1);
        QCOMPARE(bench.launcher.waiting(), 0);
    }

    void noMoreThanWishedAreInFlight()
    {
        Bench bench;
        bench.launcher.setSettings({.concurrency = 3, .stagger = {}});
        bench.isHolding = true;
        bench.launch(10);
        for (int answered = 0; answered < 7; ++answered) {
            QVERIFY(bench.reaches([&] { return bench.posts() == answered + 3; }));
            bench.linger();
            QCOMPARE(bench.posts(), answered + 3);
            QCOMPARE(bench.launcher.inFlight(), 3);
            bench.answerOne();
        }
        QVERIFY(bench.reaches([&] { return bench.posts() == 10; }));
        QCOMPARE(bench.mostUnanswered, 3);
    }

    void manyLeaveOneAfterTheOther_NeverMoreThanWished()
    {
        Bench bench;
        bench.launcher.setSettings({.concurrency = 6, .stagger = {}});
        bench.isHolding = true;
        bench.launch(300);
        QVERIFY(bench.reaches([&] { return bench.held.size() == 6; }));
        while (bench.posts() < 300) {
            QVERIFY(bench.reaches([&] { return !bench.held.isEmpty(); }));
            bench.answerOne();
            QVERIFY(bench.launcher.inFlight() <= 6);
        }
        while (!bench.held.isEmpty()) {
            bench.answerOne();
        }
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 300; }));
        QCOMPARE(bench.mostUnanswered, 6);
        QCOMPARE(bench.audited(u"flow_invocation").size(), 300);
    }

    void launchesThatAreStaggeredKeepTheirDistance()
    {
        Bench bench;
        bench.launcher.setSettings({.concurrency = 64, .stagger = 500ms});
        bench.launch(4);
        bench.pass(1s, 100ms);
        bench.launch();
        bench.pass(2s, 100ms);
        QCOMPARE(bench.posts(), 5);
        const Milliseconds first = bench.launchedAt.first();
        QCOMPARE(bench.launchedAt,
                 (QList<Milliseconds>{first, first + 500ms, first + 1000ms, first + 1500ms, first + 2000ms}));
        // Who comes later than that has nothing to wait for.
        bench.pass(3s, 100ms);
        const Milliseconds later = bench.console.clock.monotonic();
        bench.launch();
        QVERIFY(bench.reaches([&] { return bench.posts() == 6; }));
        QCOMPARE(bench.launchedAt.last(), later);
    }

    void aSmallStaggerIsKeptWhereIntentsAreWrittenAhead()
    {
        Bench bench;
        bench.launcher.setSettings({.concurrency = 64, .stagger = 10ms});
        bench.launch(40);
        bench.pass(600ms, 5ms);
        QCOMPARE(bench.posts(), 40);
        for (qsizetype i = 1; i < bench.launchedAt.size(); ++i) {
            QVERIFY(bench.launchedAt.at(i) - bench.launchedAt.at(i - 1) >= 10ms);
        }
    }

    void pausedMeansThatNothingLeaves_AndThatWhatHasLeftGoesOn()
    {
        Bench bench;
        bench.launcher.setSettings({.concurrency = 2, .stagger = {}});
        bench.isHolding = true;
        const QList<ExecutionId> ids = bench.launch(5);
        QVERIFY(bench.reaches([&] { return bench.posts() == 2; }));
        bench.launcher.setPaused(true);
        bench.answerOne();
        bench.answerOne();
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 2; }));
        bench.linger();
        QCOMPARE(bench.posts(), 2);
        QCOMPARE(bench.launcher.waiting(), 3);
        QCOMPARE(bench.launcher.inFlight(), 0);
        bench.launcher.setPaused(false);
        bench.isHolding = false;
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 5; }));
        QCOMPARE(bench.posts(), 5);
    }

    void takingBackTellsHowManyHadLeft()
    {
        Bench bench;
        bench.launcher.setSettings({.concurrency = 2, .stagger = {}});
        bench.isHolding = true;
        bench.launch(5);
        QVERIFY(bench.reaches([&] { return bench.posts() == 2 && !bench.launcher.isWriting(); }));
        const TakenBack result = bench.launcher.takeBackAll();
        QCOMPARE(result.taken, 3);
        QCOMPARE(result.left, 2);
        bench.answerOne();
        bench.answerOne();
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 2; }));
        QCOMPARE(bench.inState(ExecutionState::Terminated), 3);
        QCOMPARE(bench.posts(), 2);
        QCOMPARE(bench.launcher.takeBackAll(), TakenBack());
    }

    void aBatchIsTakenBackAlone()
    {
        Bench bench;
        bench.launcher.setPaused(true);
        const auto ofBatch = [](const QString &batch) {
            return [batch](LaunchRequest &request) { request.batchId = BatchId(batch); };
        };
        bench.launch(2, ofBatch(QStringLiteral("one")));
        const QList<ExecutionId> other = bench.launch(3, ofBatch(QStringLiteral("other")));
        const ExecutionId asked = bench.launch();
        QCOMPARE(bench.launcher.takeBack(BatchId(QStringLiteral("one"))).taken, 2);
        QCOMPARE(bench.launcher.takeBack(BatchId()).taken, 0);
        bench.launcher.setPaused(false);
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 4; }));
        QCOMPARE(bench.of(asked).state, ExecutionState::Running);
        QCOMPARE(bench.of(other.first()).state, ExecutionState::Running);
        QCOMPARE(bench.posts(), 4);
    }
};

QTEST_GUILESS_MAIN(LauncherTest)
#include "launchertest.moc"
