#include "engine/timeouts.h"
#include "tests/integration/workbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

/// An organisation in the tutorial's dialect with one conversation that runs until somebody ends it.
struct Bench : Workbench
{
    explicit Bench(Dialect dialect = Dialect::ConversationFlow) : Workbench(dialect)
    {
        platform.onApi = [this](const SeenRequest &request) {
            if (request.method == "POST") {
                status = "terminated";
                return httpAnswer(202, "{}");
            }
            return answerToLook();
        };
    }

    ExecutionId addWithLimit(std::chrono::seconds limit, TimeoutAction action = TimeoutAction::Terminate)
    {
        return add(QStringLiteral("c1"), [&](FlowExecution &execution) {
            execution.timeout = limit;
            execution.timeoutAction = action;
        });
    }

    /// One from before this run of the program.
    ExecutionId restore(Milliseconds age, std::chrono::seconds limit,
                        const std::function<void(FlowExecution &)> &change = {})
    {
        FlowExecution execution;
        execution.id = newExecutionId();
        execution.profileId = profile.id;
        execution.environment = profile.environment;
        execution.dialect = profile.dialect;
        execution.flowId = FlowId(QStringLiteral("f"));
        execution.platformId = PlatformExecutionId(QStringLiteral("c1"));
        execution.conversationId = ConversationId(QStringLiteral("c1"));
        execution.state = ExecutionState::Running;
        execution.createdAt = console.clock.nowUtc().addMSecs(-age.count());
        execution.launchedAt = execution.createdAt;
        execution.lastSeenAt = execution.createdAt;
        execution.timeout = limit;
        if (change) {
            change(execution);
        }
        store.restore({execution});
        return execution.id;
    }

    [[nodiscard]] int ends() const { return requests("POST", "/api/v2/conversations/"); }

    std::function<QByteArray()> answerToLook = [this] {
        return httpAnswer(200, "{\"conversationId\":\"c1\",\"id\":\"c1\",\"status\":\"" + status + "\"}");
    };
    QByteArray status = "active";
};

} // namespace

class TimeoutsTest final : public QObject
{
    Q_OBJECT

private slots:
    void oneThatIsOnlyMarkedRunsOnAndIsWatched()
    {
        Bench bench;
        const ExecutionId id = bench.addWithLimit(10s, TimeoutAction::MarkOnly);
        bench.pass(9s);
        QVERIFY(!bench.of(id).isOverdue);
        bench.pass(2s);
        QVERIFY(bench.of(id).isOverdue);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QCOMPARE(bench.of(id).lastSeenBy, Provenance::Polled);
        bench.pass(10min, 1s);
        QVERIFY(bench.of(id).isOverdue);
        QCOMPARE(bench.ends(), 0);
        bench.status = "closed";
        bench.pass(30s);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
        QVERIFY(!bench.of(id).isOverdue);
    }

    void oneThatIsToBeDisconnectedIsAlsoWhereItCouldBeTerminated()
    {
        Bench bench;
        const ExecutionId id = bench.addWithLimit(10s, TimeoutAction::Disconnect);
        bench.pass(12s);
        QCOMPARE(bench.requests("POST", "/api/v2/conversations/c1/disconnect"), 1);
        QCOMPARE(bench.requests("POST", "/terminate"), 0);
        QCOMPARE(bench.of(id).state, ExecutionState::TimedOut);
        QCOMPARE(bench.of(id).platformState, QStringLiteral("timeout_terminated"));
        QCOMPARE(bench.audited(u"flow_termination").first().value(u"reason").toString(),
                 QStringLiteral("timeout_recovery"));
    }

    void withoutAConversationThatCouldBeDisconnectedItIsMarkedAndSaysWhy()
    {
        Bench bench(Dialect::FlowExecutions);
        bench.answerToLook = [] {
            return httpAnswer(200, "{\"id\":\"c1\",\"flowId\":\"f\",\"state\":\"Running\","
                                   "\"startTime\":\"2026-01-05T09:00:00.000Z\",\"endTime\":null}");
        };
        const ExecutionId id = bench.addWithLimit(10s, TimeoutAction::Disconnect);
        bench.pass(20s);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QVERIFY(bench.of(id).isOverdue);
        QVERIFY2(bench.of(id).detail.contains(u"no conversation"), qPrintable(bench.of(id).detail));
        const int looks = bench.requests("GET", "executions/c1");
        bench.pass(20s);
        QVERIFY2(bench.requests("GET", "executions/c1") > looks, "it is watched on");
    }

    void aLookThatFailsInPassingIsRepeatedBeforeAnythingIsEnded()
    {
        Bench bench;
        const auto good = bench.answerToLook;
        const ExecutionId id = bench.addWithLimit(10s);
        bench.pass(9s);
        bench.status = "closed";
        int failures = 0;
        bench.answerToLook = [&] {
            // Each look is four requests by itself.
            return ++failures <= 8 ? httpAnswer(504, "{\"message\":\"Late.\",\"status\":504}") : good();
        };
        bench.pass(40s);
        QCOMPARE(failures, 9);
        QCOMPARE(bench.ends(), 0);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
    }

    void whereNoLookSucceedsItIsEndedAllTheSame()
    {
        Bench bench;
        const ExecutionId id = bench.addWithLimit(10s);
        bench.answerToLook = [] { return httpAnswer(403); };
        bench.pass(15s);
        QCOMPARE(bench.ends(), 1);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminating);
    }

    void whatEndedWhileTheConsoleWasAwayIsNotEndedAgain()
    {
        Bench bench;
        bench.status = "closed";
        const ExecutionId id = bench.restore(1h, 300s);
        QVERIFY(bench.of(id).isReconciling);
        bench.pass(2s);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
        QCOMPARE(bench.ends(), 0);
        QVERIFY(!bench.of(id).isReconciling);
    }

    void whatRunsOnPastItsTimeWhileTheConsoleWasAwayIsEndedAfterALook()
    {
        Bench bench;
        const ExecutionId id = bench.restore(1h, 300s);
        int looksBefore = -1;
        bench.platform.onApi = [&](const SeenRequest &request) {
            if (request.method == "POST") {
                looksBefore = bench.requests("GET", "/conversations/c1");
                bench.status = "terminated";
                return httpAnswer(200, "{}");
            }
            return bench.answerToLook();
        };
        bench.pass(3s);
        QCOMPARE(looksBefore, 1);
        QCOMPARE(bench.of(id).state, ExecutionState::TimedOut);
        QCOMPARE(bench.of(id).platformState, QStringLiteral("timeout_terminated"));
    }

    void anEndThatWasAskedForByTimeReadsSoAlsoAfterARestart()
    {
        Bench bench;
        bench.status = "terminated";
        const ExecutionId id = bench.restore(1h, 300s, [](FlowExecution &execution) {
            execution.state = ExecutionState::Terminating;
            execution.isOverdue = true; // As it was stored when its end was asked for.
        });
        bench.pass(2s);
        QCOMPARE(bench.of(id).state, ExecutionState::TimedOut);
        QCOMPARE(bench.of(id).platformState, QStringLiteral("timeout_terminated"));
        QCOMPARE(bench.ends(), 0);
    }

    void anEndByTimeThatARestartKeptFromLeavingIsAskedForAgain()
    {
        Bench bench;
        const ExecutionId id = bench.restore(1h, 300s, [](FlowExecution &execution) {
            execution.state = ExecutionState::Terminating;
            execution.isOverdue = true;
        });
        bench.pass(5s);
        QCOMPARE(bench.ends(), 1);
        QCOMPARE(bench.of(id).state, ExecutionState::TimedOut);
    }

    void whoEndsWhatIsMarkedOnlyHasEndedIt()
    {
        Bench bench;
        bench.status = "terminated";
        const ExecutionId id = bench.restore(1h, 300s, [](FlowExecution &execution) {
            execution.state = ExecutionState::Terminating;
            execution.timeoutAction = TimeoutAction::MarkOnly;
            execution.isOverdue = true;
        });
        bench.pass(2s);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminated);
    }

    void whileItIsEndedItsRowKnowsThatItsTimeWasOver()
    {
        Bench bench;
        const ExecutionId id = bench.addWithLimit(10s);
        bench.platform.onApi = [&bench](const SeenRequest &request) {
            return request.method == "POST" ? httpAnswer(202, "{}") : bench.answerToLook();
        };
        bench.pass(12s);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminating);
        QVERIFY(bench.of(id).isOverdue);
    }

    void whatIsLeftOfItsTimeCountsAfterARestart()
    {
        Bench bench;
        const ExecutionId id = bench.restore(200s, 300s);
        bench.pass(95s, 1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QCOMPARE(bench.ends(), 0);
        bench.pass(10s);
        QCOMPARE(bench.of(id).state, ExecutionState::TimedOut);
    }

    void whatThePlatformHasForgottenIsNotEndedButUnknown()
    {
        Bench bench;
        const ExecutionId id = bench.restore(1h, 300s);
        bench.answerToLook = [] { return httpAnswer(404); };
        bench.pass(10s);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY(bench.of(id).detail.contains(u"forgotten"));
        bench.pass(10min, 1s);
        QCOMPARE(bench.ends(), 0);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
    }

    void aCalendarThatJumpsEndsNothingEarly()
    {
        Bench bench;
        const ExecutionId id = bench.addWithLimit(300s);
        bench.pass(100s, 1s);
        bench.console.clock.jumpCalendar(2h);
        bench.pass(100s, 1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        // The connection is opened again, and reckons anew.
        Timeouts again(bench.store, bench.ender, bench.memory, bench.console.clock);
        QSignalSpy over(&again, &Timeouts::timeIsOver);
        again.watch(bench.of(id));
        bench.pass(98s, 1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QCOMPARE(over.count(), 0);
        bench.pass(4s);
        QCOMPARE(over.count(), 1);
        QCOMPARE(bench.of(id).state, ExecutionState::TimedOut);
    }

    void aCalendarThatIsSetBackLetsNothingRunLonger()
    {
        Bench bench;
        const ExecutionId id = bench.addWithLimit(300s);
        bench.pass(100s, 1s);
        bench.console.clock.jumpCalendar(-2h);
        Timeouts again(bench.store, bench.ender, bench.memory, bench.console.clock);
        QSignalSpy over(&again, &Timeouts::timeIsOver);
        again.watch(bench.of(id));
        bench.pass(198s, 1s);
        QCOMPARE(over.count(), 0);
        bench.pass(4s);
        QCOMPARE(over.count(), 1);
        QCOMPARE(bench.of(id).state, ExecutionState::TimedOut);
    }

    void eachHasItsOwnTime()
    {
        Bench bench;
        Timeouts timeouts(bench.store, bench.ender, bench.memory, bench.console.clock);
        QList<ExecutionId> over;
        connect(&timeouts, &Timeouts::timeIsOver, this, [&over](const ExecutionId &id) { over.append(id); });
        QList<ExecutionId> ids;
        for (const std::chrono::seconds limit : {30s, 10s, 20s}) {
            ids.append(bench.addWithLimit(limit, TimeoutAction::MarkOnly));
            timeouts.watch(bench.of(ids.last()));
        }
        timeouts.forget(ids.at(2));
        bench.console.clock.advance(15s);
        QCOMPARE(over, QList<ExecutionId>({ids.at(1)}));
        QVERIFY(timeouts.isOver(ids.at(1)));
        bench.console.clock.advance(1min);
        QCOMPARE(over, QList<ExecutionId>({ids.at(1), ids.at(0)}));
    }
};

QTEST_GUILESS_MAIN(TimeoutsTest)
#include "timeoutstest.moc"
