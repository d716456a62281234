#include "engine/reconciler.h"
#include "tests/integration/countedwindow.h"
#include "tests/integration/workbench.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

/// A connection that looks for its lost launches.
struct Bench : Workbench
{
    explicit Bench(Dialect dialect) : Workbench(dialect)
    {
        platform.onApi = [this](const SeenRequest &request) {
            if (request.target.contains("instances/query")) {
                return httpAnswer(200, "{\"entities\":[" + instances + "],\"total\":1}");
            }
            return httpAnswer(200, "{\"id\":\"e1\",\"flowVersion\":{\"id\":\"1.0\"},\"status\":\"RUNNING\"}");
        };
    }

    ExecutionId addLost(const QString &flow = QStringLiteral("f"))
    {
        return add({}, [&flow](FlowExecution &execution) {
            execution.state = ExecutionState::Unknown;
            execution.flowId = FlowId(flow);
            execution.conversationId = {};
            execution.detail = QStringLiteral("Lost.");
        });
    }

    /// One whose answer an earlier run of the program did not live to see.
    ExecutionId restoreLost()
    {
        const ExecutionId id = addLost();
        store.setReconciling(id, true);
        return id;
    }

    void open()
    {
        reconciler = std::make_unique<Reconciler>(console.client, store, router, audit, console.budget,
                                                  console.clock, profile);
    }

    void begin(const QString &conversation)
    {
        FlowEvent event;
        event.conversationId = ConversationId(conversation);
        event.flowId = FlowId(QStringLiteral("f"));
        event.transition.nodeId = QStringLiteral("n");
        event.transition.at = console.clock.nowUtc();
        event.transition.receivedAt = console.clock.nowUtc();
        router.take({event});
    }

    static QByteArray instance(const QByteArray &id, const QString &name)
    {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name.toUtf8() +
               "\",\"flow\":{\"id\":\"f\"},\"flowId\":\"f\",\"startDate\":\"2026-01-05T09:00:00.000Z\"}";
    }

    QByteArray instances;
    std::unique_ptr<Reconciler> reconciler;
};

} // namespace

class ReconcilerTest final : public QObject
{
    Q_OBJECT

private slots:
    void aLaunchThatIsFoundByItsNameGoesOn()
    {
        Bench bench(Dialect::Published);
        const ExecutionId id = bench.addLost();
        bench.instances = Bench::instance("other", QStringLiteral("Somebody's")) + ',' +
                          Bench::instance("e1", launchNameOf(id));
        bench.open();
        bench.pass(1s);
        QCOMPARE(bench.requests("POST", "instances/query"), 0);
        bench.pass(6s);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QCOMPARE(bench.of(id).platformId.text(), QStringLiteral("e1"));
        QVERIFY(bench.of(id).detail.contains(u"answer to its launch was lost"));
        QVERIFY2(bench.requests("GET", "executions/e1") > 0, "it is watched again");
        QCOMPARE(bench.audited(u"flow_invocation").last().value(u"outcome").toString(),
                 QStringLiteral("found"));
        bench.pass(2min, 1s);
        QCOMPARE(bench.requests("POST", "instances/query"), 1);
    }

    void oneThatIsIndexedLateIsFoundLater()
    {
        Bench bench(Dialect::Published);
        const ExecutionId id = bench.addLost();
        bench.open();
        bench.pass(15s);
        QCOMPARE(bench.requests("POST", "instances/query"), 2);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY(bench.of(id).detail.contains(u"does not list it so far"));
        bench.instances = Bench::instance("e1", launchNameOf(id));
        bench.pass(50s, 1s);
        QCOMPARE(bench.of(id).platformId.text(), QStringLiteral("e1"));
    }

    void whatIsNeverFoundStaysUnknownAndSaysWhatToCheck()
    {
        Bench bench(Dialect::Published);
        const ExecutionId id = bench.addLost();
        bench.open();
        bench.pass(5min, 1s);
        QCOMPARE(bench.requests("POST", "instances/query"), 3);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY(bench.of(id).detail.contains(launchNameOf(id)));
        QVERIFY(bench.of(id).detail.contains(u"2026-01-05 09:00:00 UTC"));
    }

    void anotherOfOursIsNotTakenForIt()
    {
        Bench bench(Dialect::Published);
        bench.add(QStringLiteral("e1"));
        const ExecutionId id = bench.addLost();
        // Whatever the platform calls it, that run is known already.
        bench.instances = Bench::instance("e1", launchNameOf(id));
        bench.open();
        bench.pass(90s, 1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY(bench.of(id).platformId.isEmpty());
    }

    void whereNothingCanBeAskedTheRowSaysWhatToCheck()
    {
        Bench bench(Dialect::FlowExecutions);
        const ExecutionId id = bench.addLost();
        const qsizetype before = bench.platform.server().seenCount();
        bench.open();
        bench.pass(90s, 1s);
        QCOMPARE(bench.platform.server().seenCount(), before);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY2(bench.of(id).detail.contains(u"2026-01-05 09:00:00 UTC"), qPrintable(bench.of(id).detail));
        QVERIFY(bench.of(id).detail.contains(u"before you launch it again"));
    }

    void aConversationThatBeganThenIsNamedButNotTaken()
    {
        Bench bench(Dialect::ConversationFlow);
        const ExecutionId id = bench.addLost();
        bench.open();
        bench.pass(1s);
        bench.begin(QStringLiteral("c9"));
        bench.pass(12s);
        QVERIFY2(bench.of(id).detail.contains(u"c9"), qPrintable(bench.of(id).detail));
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY(bench.of(id).conversationId.isEmpty());
    }

    void whereSeveralCouldBeItNoneIsNamed_data()
    {
        QTest::addColumn<bool>("anotherLaunch");
        QTest::newRow("two launches") << true;
        QTest::newRow("two conversations") << false;
    }

    void whereSeveralCouldBeItNoneIsNamed()
    {
        QFETCH(bool, anotherLaunch);
        Bench bench(Dialect::ConversationFlow);
        const ExecutionId id = bench.addLost();
        if (anotherLaunch) {
            bench.addLost();
        } else {
            bench.begin(QStringLiteral("c8"));
        }
        bench.addLost(QStringLiteral("another flow"));
        bench.open();
        bench.begin(QStringLiteral("c9"));
        bench.pass(12s);
        QVERIFY(bench.of(id).detail.contains(u"Look for a conversation"));
        QVERIFY(!bench.of(id).detail.contains(u"c9"));
    }

    void oneFromBeforeTheRestartIsReconcilingUntilTheSearchesEnd()
    {
        Bench bench(Dialect::Published);
        const ExecutionId id = bench.restoreLost();
        bench.open();
        bench.pass(55s, 1s);
        QVERIFY(bench.of(id).isReconciling);
        bench.pass(10s, 1s);
        QVERIFY(!bench.of(id).isReconciling);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY(bench.of(id).detail.contains(launchNameOf(id)));
    }

    void whatIsRestoredLaterIsSoughtToo()
    {
        Bench bench(Dialect::Published);
        bench.open();
        bench.pass(10s, 1s);
        const ExecutionId id = bench.restoreLost();
        bench.instances = Bench::instance("e1", launchNameOf(id));
        bench.pass(6s);
        QCOMPARE(bench.of(id).platformId.text(), QStringLiteral("e1"));
        QVERIFY(!bench.of(id).isReconciling);
    }

    void whereNothingCanBeAskedItIsReconciledAtOnce()
    {
        Bench bench(Dialect::FlowExecutions);
        const ExecutionId id = bench.restoreLost();
        bench.open();
        bench.pass(4s);
        QVERIFY(!bench.of(id).isReconciling);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY(bench.of(id).detail.contains(u"before you launch it again"));
    }

    void manySearchesKeepWithinTheBudgetAndLeaveRoomForLaunches()
    {
        Bench bench(Dialect::Published);
        CountedWindow window(bench.console.clock, 60);
        bench.platform.onApi = [&](const SeenRequest &) {
            return window.answer("{\"entities\":[],\"total\":0}");
        };
        for (int i = 0; i < 100; ++i) {
            bench.restoreLost();
        }
        bench.open();
        bench.pass(30s, 500ms);
        QVERIFY2(window.most() <= 30, "not all at the beginning");
        bench.pass(10min, 1s);
        QCOMPARE(window.refused(), 0);
        QVERIFY2(window.most() <= 48, qPrintable(QString::number(window.most())));
        QCOMPARE(bench.requests("POST", "instances/query"), 300);
        for (const FlowExecution &execution : bench.store.all()) {
            QVERIFY(!execution.isReconciling);
        }
    }

    void aSearchThatFailsSaysWhy()
    {
        Bench bench(Dialect::Published);
        bench.platform.onApi = [](const SeenRequest &) {
            return httpAnswer(403, "{\"message\":\"No.\",\"code\":\"missing.permissions\",\"status\":403}");
        };
        const ExecutionId id = bench.addLost();
        bench.open();
        bench.pass(5s);
        QVERIFY2(bench.of(id).detail.contains(u"Looking for it failed"), qPrintable(bench.of(id).detail));
    }
};

QTEST_GUILESS_MAIN(ReconcilerTest)
#include "reconcilertest.moc"
