#include "engine/watchmemory.h"
#include "engine/executionstore.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

const FlowId flow(QStringLiteral("f"));

struct Bench
{
    ExecutionId launch()
    {
        FlowExecution execution;
        execution.id = newExecutionId();
        execution.flowId = flow;
        execution.platformId = PlatformExecutionId(execution.id.text());
        execution.state = ExecutionState::Running;
        execution.launchedAt = clock.nowUtc();
        execution.lastSeenAt = clock.nowUtc();
        store.add(execution);
        return execution.id;
    }

    void see(const ExecutionId &id, ExecutionState state, const QDateTime &startedAt = {},
             const QDateTime &endedAt = {})
    {
        ExecutionUpdate update;
        update.id = id;
        update.provenance = Provenance::Polled;
        update.observedAt = clock.nowUtc();
        update.state = state;
        update.startedAt = startedAt;
        update.endedAt = endedAt;
        store.apply(update);
    }

    ManualClock clock;
    ExecutionStore store{clock};
    WatchMemory memory{store, clock};
};

} // namespace

class WatchMemoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void aLaunchIsRememberedUntilItIsOver()
    {
        Bench bench;
        bench.clock.advance(5s);
        const ExecutionId id = bench.launch();
        bench.clock.jumpCalendar(1h);
        bench.clock.advance(5s);
        bench.see(id, ExecutionState::Running);
        QCOMPARE(bench.memory.launchedAt(id), Milliseconds(5s));
        bench.see(id, ExecutionState::Completed);
        QCOMPARE(bench.memory.launchedAt(id), std::nullopt);
    }

    void ofOneFromBeforeTheCalendarTellsOnce()
    {
        Bench bench;
        FlowExecution execution;
        execution.id = newExecutionId();
        execution.state = ExecutionState::Running;
        execution.launchedAt = bench.clock.nowUtc().addSecs(-100);
        bench.store.restore({execution});
        QCOMPARE(bench.memory.launchedAt(execution.id), Milliseconds(-100s));
        bench.clock.jumpCalendar(-1h);
        bench.see(execution.id, ExecutionState::Running);
        QCOMPARE(bench.memory.launchedAt(execution.id), Milliseconds(-100s));
    }

    void anEndThatThePlatformDatesCountsByThat()
    {
        Bench bench;
        for (int i = 0; i < 3; ++i) {
            const ExecutionId id = bench.launch();
            const QDateTime startedAt = bench.clock.nowUtc();
            bench.clock.advance(500s);
            bench.see(id, ExecutionState::Completed, startedAt, startedAt.addSecs(100));
        }
        QCOMPARE(bench.memory.usualDuration(flow), UsualDuration({90s, 110s}));
    }

    void anEndThatWasSeenLateIsTakenToBeBetweenTheLooks()
    {
        Bench bench;
        for (int i = 0; i < 3; ++i) {
            const ExecutionId id = bench.launch();
            bench.clock.advance(80s);
            bench.see(id, ExecutionState::Running);
            bench.clock.advance(40s);
            bench.see(id, ExecutionState::Completed);
        }
        QCOMPARE(bench.memory.usualDuration(flow), UsualDuration({90s, 110s}));
    }

    void whatWasEndedFromHereSaysNothing()
    {
        Bench bench;
        for (const auto end : {ExecutionState::Terminated, ExecutionState::TimedOut, ExecutionState::Unknown}) {
            for (int i = 0; i < 3; ++i) {
                const ExecutionId id = bench.launch();
                bench.clock.advance(100s);
                bench.see(id, end);
            }
        }
        QVERIFY(!bench.memory.usualDuration(flow));
    }

    void theHistoryTeaches()
    {
        Bench bench;
        QList<FlowExecution> history;
        for (int i = 0; i < 3; ++i) {
            FlowExecution execution;
            execution.id = newExecutionId();
            execution.flowId = flow;
            execution.platformId = PlatformExecutionId(execution.id.text());
            execution.state = ExecutionState::Completed;
            execution.launchedAt = bench.clock.nowUtc().addDays(-1);
            execution.latency = 100s;
            history.append(execution);
        }
        bench.store.restore(history);
        QCOMPARE(bench.memory.usualDuration(flow), UsualDuration({90s, 110s}));
    }
};

QTEST_GUILESS_MAIN(WatchMemoryTest)
#include "watchmemorytest.moc"
