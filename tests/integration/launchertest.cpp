#include "engine/launcher.h"
#include "tests/integration/workbench.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

/// A launcher, and what it launches.
struct Bench : Workbench
{
    explicit Bench(Dialect dialect = Dialect::FlowExecutions)
        : Workbench(dialect), launcher(console.client, store, audit, console.budget, console.clock)
    {}

    ExecutionId launch(const std::function<void(LaunchRequest &)> &change = {})
    {
        LaunchRequest request;
        request.id = add({}, [](FlowExecution &execution) {
            execution.state = ExecutionState::Queued;
            execution.launchedAt = {};
            execution.environment = QStringLiteral("nobody looks at it");
        });
        request.flowId = FlowId(QStringLiteral("f"));
        if (change) {
            change(request);
        }
        launcher.launch(request);
        return request.id;
    }

    Launcher launcher;
};

} // namespace

/// The launcher on a clock that the test moves, against a platform that the test scripts over a real socket.
class LauncherTest final : public QObject
{
    Q_OBJECT

private slots:
    void aBurstLargerThanTheBudgetMeetsNoRefusal()
    {
        constexpr int allowed = 10;
        constexpr int burst = 25;
        Bench bench;
        Milliseconds windowStart{0};
        int counted = 0;
        int refused = 0;
        int launched = 0;
        bench.platform.onApi = [&](const SeenRequest &) {
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
            const QByteArray id = QByteArray::number(++launched);
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
        Launcher launcher(client, bench.store, bench.audit, bench.console.budget, bench.console.clock);
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
};

QTEST_GUILESS_MAIN(LauncherTest)
#include "launchertest.moc"
