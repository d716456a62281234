#include "engine/floweventrouter.h"
#include "tests/integration/workbench.h"

#include <QFile>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

struct Bench : Workbench
{
    Bench() : Workbench(Dialect::ConversationFlow, 5s)
    {
        platform.onApi = [this](const SeenRequest &request) {
            ++looks;
            const QByteArray id = request.target.mid(request.target.lastIndexOf('/') + 1);
            return httpAnswer(200, "{\"conversationId\":\"" + id + "\",\"status\":\"" + status + "\"}");
        };
    }

    [[nodiscard]] FlowEvent event(NodeEvent what, const QString &node, int second,
                                  const QString &conversation = QStringLiteral("c1")) const
    {
        FlowEvent event;
        event.conversationId = ConversationId(conversation);
        event.flowId = FlowId(QStringLiteral("f"));
        event.transition.event = what;
        event.transition.nodeId = node;
        event.transition.at = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC).addSecs(second);
        event.transition.receivedAt = console.clock.nowUtc();
        return event;
    }

    QByteArray status = "active";
    int looks = 0;
};

const QString menu = QStringLiteral("menu");
const QString queue = QStringLiteral("queue");

} // namespace

class FlowEventRouterTest final : public QObject
{
    Q_OBJECT

private slots:
    void theRowShowsTheNodeThatTheExecutionIsIn()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        const ExecutionId other = bench.add(QStringLiteral("c2"));
        bench.pass(1s);
        bench.router.take({bench.event(NodeEvent::Entered, menu, 0)});
        QCOMPARE(bench.of(id).currentNode, menu);
        QCOMPARE(bench.of(id).lastSeenBy, Provenance::Pushed);
        QCOMPARE(bench.of(id).lastSeenAt, bench.console.clock.nowUtc());
        bench.router.take({bench.event(NodeEvent::Exited, menu, 1), bench.event(NodeEvent::Entered, queue, 1)});
        QCOMPARE(bench.of(id).currentNode, queue);
        QCOMPARE(bench.of(id).transitions, 3);
        QCOMPARE(bench.paths.of(id).steps().size(), 3);
        QCOMPARE(bench.of(other).transitions, 0);
    }

    void repeatedAndLateEventsChangeNothing()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.router.take(
            {bench.event(NodeEvent::Entered, menu, 0), bench.event(NodeEvent::Entered, queue, 2)});
        const FlowExecution before = bench.of(id);
        bench.pass(1s);
        bench.router.take(
            {bench.event(NodeEvent::Entered, menu, 0), bench.event(NodeEvent::Entered, queue, 2)});
        QCOMPARE(bench.of(id), before);
        // The late one finds its place; the row stays where it was.
        bench.router.take({bench.event(NodeEvent::Exited, menu, 1)});
        QCOMPARE(bench.of(id).currentNode, queue);
        QCOMPARE(bench.paths.of(id).steps().at(1).event, NodeEvent::Exited);
    }

    void whoTellsOfItsNodesIsNotAskedForAWhile()
    {
        Bench bench;
        bench.add(QStringLiteral("c1"));
        for (int second = 0; second < 20; ++second) {
            bench.router.take({bench.event(NodeEvent::Entered, menu, second)});
            bench.pass(1s);
        }
        QCOMPARE(bench.looks, 0);
        bench.pass(6s);
        QCOMPARE(bench.looks, 1);
    }

    void eventsThatOvertakeTheLaunchAnswerAreKept()
    {
        Bench bench;
        bench.router.take({bench.event(NodeEvent::Entered, menu, 0), bench.event(NodeEvent::Exited, menu, 1)});
        bench.pass(2s);
        const ExecutionId id = bench.add({}, [](FlowExecution &execution) {
            execution.state = ExecutionState::Launching;
            execution.conversationId = {};
        });
        ExecutionUpdate answer;
        answer.id = id;
        answer.state = ExecutionState::Running;
        answer.observedAt = bench.console.clock.nowUtc();
        answer.platformId = PlatformExecutionId(QStringLiteral("c1"));
        answer.conversationId = ConversationId(QStringLiteral("c1"));
        bench.store.apply(answer);
        QCOMPARE(bench.of(id).transitions, 2);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QVERIFY(bench.router.unclaimed(FlowId(QStringLiteral("f")), {}).isEmpty());
    }

    void eventsOfNobodyAreForgottenAfterAMinute()
    {
        Bench bench;
        bench.router.take({bench.event(NodeEvent::Entered, menu, 0)});
        QCOMPARE(bench.router.unclaimed(FlowId(QStringLiteral("f")), {}).size(), 1);
        QVERIFY(bench.router.unclaimed(FlowId(QStringLiteral("another")), {}).isEmpty());
        bench.console.clock.advance(61s);
        bench.router.take({bench.event(NodeEvent::Entered, menu, 0, QStringLiteral("c2"))});
        QCOMPARE(bench.router.unclaimed(FlowId(QStringLiteral("f")), {}),
                 QList<ConversationId>{ConversationId(QStringLiteral("c2"))});
    }

    void whoTellsOfAnExecutionThatIsNotShownAnyMoreDoesNoHarm()
    {
        Bench bench;
        ExecutionStore store(bench.console.clock, 10);
        FlowEventRouter router(bench.console.client, store, bench.paths, bench.audit, bench.console.clock,
                               bench.profile);
        for (int i = 0; i < 20; ++i) {
            FlowExecution execution = bench.of(bench.add(QStringLiteral("c%1").arg(i)));
            execution.state = ExecutionState::Completed;
            store.add(execution);
        }
        bench.console.clock.advance(1s);
        QCOMPARE(store.all().size(), size_t(10));
        router.take({bench.event(NodeEvent::Failed, menu, 0, QStringLiteral("c0"))});
        QVERIFY(router.executionOf(ConversationId(QStringLiteral("c0"))).isEmpty());
        QVERIFY(!router.executionOf(ConversationId(QStringLiteral("c19"))).isEmpty());
        QVERIFY(bench.audited(u"flow_error").isEmpty());
    }

    void aFloodOfNobodysEventsIsBounded()
    {
        Bench bench;
        for (int i = 0; i < 12'000; ++i) {
            bench.router.take({bench.event(NodeEvent::Entered, menu, 0, QStringLiteral("x%1").arg(i))});
        }
        QCOMPARE(bench.router.unclaimed(FlowId(QStringLiteral("f")), {}).size(), 10'000);
    }

    void anErrorIsKeptAsTheTutorialDoes()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        FlowEvent failed = bench.event(NodeEvent::Failed, queue, 3);
        failed.transition.message = QStringLiteral("No agent answered");
        bench.status = "error";
        bench.router.take({failed});
        QVERIFY(bench.of(id).detail.contains(u"No agent answered"));
        bench.pass(1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Failed);
        QVERIFY(bench.of(id).detail.contains(u"No agent answered"));
        const QList<JsonValue> entries = bench.audited(u"flow_error");
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.first().value(u"details").toJson(),
                 QByteArray("{\"conversationId\":\"c1\",\"flowId\":\"f\",\"nodeId\":\"queue\","
                            "\"errorMessage\":\"No agent answered\","
                            "\"timestamp\":\"2026-01-05T09:00:03.000Z\"}"));
        QCOMPARE(entries.first().value(u"auditId").toString(), id.text());
    }

    void secureValuesAreMaskedInWhatIsTold()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.console.client.setSecretValues({{id, {QByteArrayLiteral("4111-1111")}}});
        FlowEvent failed = bench.event(NodeEvent::Failed, queue, 3);
        failed.transition.message = QStringLiteral("Card 4111-1111 was declined");
        bench.router.take({failed});
        QVERIFY(bench.of(id).detail.contains(u"was declined"));
        QVERIFY(!bench.of(id).detail.contains(u"4111"));
        QVERIFY(!bench.paths.of(id).steps().first().message.contains(u"4111"));
        QFile log(bench.auditPath());
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray written = log.readAll();
        QVERIFY(written.contains("was declined") && !written.contains("4111"));
    }

    void anErrorThatComesAfterTheEndDoesNotReword()
    {
        Bench bench;
        const ExecutionId id =
            bench.add(QStringLiteral("c1"), [](FlowExecution &e) { e.state = ExecutionState::Completed; });
        FlowEvent failed = bench.event(NodeEvent::Failed, queue, 3);
        failed.transition.message = QStringLiteral("No agent answered");
        bench.router.take({failed});
        QCOMPARE(bench.of(id).detail, QString());
        QCOMPARE(bench.audited(u"flow_error").size(), 1);
    }

    void anEndIsConfirmedByALookAtOnce()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.status = "closed";
        bench.router.take({bench.event(NodeEvent::Entered, menu, 0), bench.event(NodeEvent::Exited, menu, 4),
                           bench.event(NodeEvent::Completed, {}, 5)});
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        bench.pass(200ms);
        QCOMPARE(bench.looks, 1);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
        QCOMPARE(bench.of(id).currentNode, QString());
        const QList<JsonValue> entries = bench.audited(u"flow_complete");
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.first().value(u"details").value(u"totalTransitions").toInteger(),
                 std::optional<qint64>(2));
        // Told again, it is not written again.
        bench.router.take({bench.event(NodeEvent::Completed, {}, 5)});
        QCOMPARE(bench.audited(u"flow_complete").size(), 1);
    }

    void aStepThatComesAfterTheEndIsStillAStep()
    {
        Bench bench;
        const ExecutionId id =
            bench.add(QStringLiteral("c1"), [](FlowExecution &e) { e.state = ExecutionState::Completed; });
        bench.router.take({bench.event(NodeEvent::Exited, menu, 1)});
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
        QCOMPARE(bench.paths.of(id).steps().size(), 1);
        QCOMPARE(bench.of(id).transitions, 1);
    }

    void newsDoNotUndoAnEndThatIsUnderWay()
    {
        Bench bench;
        const ExecutionId id =
            bench.add(QStringLiteral("c1"), [](FlowExecution &e) { e.state = ExecutionState::Terminating; });
        bench.router.take({bench.event(NodeEvent::Entered, menu, 0)});
        QCOMPARE(bench.of(id).state, ExecutionState::Terminating);
        QCOMPARE(bench.of(id).currentNode, menu);
    }

    void executionsOfAnotherProfileHearNothing()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"), [](FlowExecution &execution) {
            execution.profileId = ProfileId(QStringLiteral("another"));
        });
        bench.router.take({bench.event(NodeEvent::Entered, menu, 0)});
        QCOMPARE(bench.of(id).transitions, 0);
    }
};

QTEST_GUILESS_MAIN(FlowEventRouterTest)
#include "floweventroutertest.moc"
