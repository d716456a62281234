#include "domain/nodetransition.h"

#include <QTest>

using namespace flowconsole;

namespace {

QDateTime at(int milliseconds)
{
    return QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC).addMSecs(milliseconds);
}

NodeTransition step(NodeEvent event, const QString &node, int milliseconds)
{
    NodeTransition transition;
    transition.event = event;
    transition.nodeId = node;
    transition.at = at(milliseconds);
    return transition;
}

NodeTransition entered(const QString &node, int milliseconds)
{
    return step(NodeEvent::Entered, node, milliseconds);
}

NodeTransition exited(const QString &node, int milliseconds)
{
    return step(NodeEvent::Exited, node, milliseconds);
}

const QString menu = QStringLiteral("menu");
const QString queue = QStringLiteral("queue");

QStringList wordsOf(const NodePath &path)
{
    QStringList words;
    for (const NodeTransition &each : path.steps()) {
        words.append(nodeEventKey(each.event) + u' ' + each.nodeId);
    }
    return words;
}

} // namespace

class NodeTransitionTest final : public QObject
{
    Q_OBJECT

private slots:
    void eventsHaveTheApisNames()
    {
        QCOMPARE(nodeEventKey(NodeEvent::Entered), QStringLiteral("flow:node:enter"));
        QCOMPARE(nodeEventKey(NodeEvent::Exited), QStringLiteral("flow:node:exit"));
        QCOMPARE(nodeEventKey(NodeEvent::Failed), QStringLiteral("flow:error"));
        QCOMPARE(nodeEventKey(NodeEvent::Completed), QStringLiteral("flow:complete"));
        for (const NodeEvent event :
             {NodeEvent::Entered, NodeEvent::Exited, NodeEvent::Failed, NodeEvent::Completed}) {
            QCOMPARE(nodeEventFromKey(nodeEventKey(event)), std::optional(event));
        }
        QVERIFY(!nodeEventFromKey(u"flow:node:Enter"));
        QVERIFY(!nodeEventFromKey(u""));
    }

    void aPathIsAtTheNodeEnteredLast()
    {
        NodePath path;
        QCOMPARE(path.currentNodeId(), QString());
        QVERIFY(path.add(entered(menu, 0)));
        QCOMPARE(path.currentNodeId(), menu);
        QVERIFY(path.add(exited(menu, 10)));
        QVERIFY(path.add(entered(queue, 10)));
        QCOMPARE(path.currentNodeId(), queue);
        QCOMPARE(path.transitions(), 3);
    }

    void aRepeatedEventChangesNothing()
    {
        NodePath path;
        QVERIFY(path.add(entered(menu, 0)));
        const NodePath before = path;
        NodeTransition again = entered(menu, 0);
        again.receivedAt = at(500);
        QVERIFY(!path.add(again));
        QCOMPARE(path, before);
        // The same node entered once more is another step.
        QVERIFY(path.add(entered(menu, 20)));
        QCOMPARE(path.transitions(), 2);
    }

    void aLateEventFindsItsPlaceAndDoesNotMoveBack()
    {
        NodePath path;
        QVERIFY(path.add(entered(menu, 0)));
        QVERIFY(path.add(entered(queue, 20)));
        QVERIFY(path.add(exited(menu, 10)));
        QCOMPARE(wordsOf(path),
                 (QStringList{QStringLiteral("flow:node:enter menu"), QStringLiteral("flow:node:exit menu"),
                              QStringLiteral("flow:node:enter queue")}));
        QCOMPARE(path.currentNodeId(), queue);
    }

    void anyOrderOfArrivalGivesTheSamePath()
    {
        const QList<NodeTransition> steps{entered(menu, 0), exited(menu, 10), entered(queue, 10),
                                          exited(queue, 30), step(NodeEvent::Completed, {}, 31)};
        QList<int> order{0, 1, 2, 3, 4};
        do {
            NodePath path;
            for (const int index : order) {
                QVERIFY(path.add(steps.at(index)));
            }
            QCOMPARE(path.currentNodeId(), QString());
            QCOMPARE(path.transitions(), 4);
            QCOMPARE(path.steps().last().event, NodeEvent::Completed);
        } while (std::next_permutation(order.begin(), order.end()));
    }

    void ofTwoNodesInOneMillisecondTheOneThatWasNotLeftCounts()
    {
        NodePath path;
        QVERIFY(path.add(entered(queue, 5)));
        QVERIFY(path.add(entered(menu, 5)));
        QVERIFY(path.add(exited(menu, 5)));
        QCOMPARE(path.currentNodeId(), queue);
    }

    void aNodeIsCalledByItsNameWhereItHasOne()
    {
        NodePath path;
        NodeTransition named = entered(menu, 0);
        named.nodeName = QStringLiteral("Main menu");
        QVERIFY(path.add(named));
        QCOMPARE(path.currentNodeName(), QStringLiteral("Main menu"));
        QVERIFY(path.add(entered(queue, 1)));
        QCOMPARE(path.currentNodeName(), queue);
    }

    void aHostileNumberOfStepsIsBounded()
    {
        NodePath path;
        for (int i = 0; i < 10'000; ++i) {
            QVERIFY(path.add(entered(menu, i)));
        }
        QVERIFY(!path.add(entered(menu, 10'000)));
        QCOMPARE(path.transitions(), 10'000);
    }

    void theRowFollowsItsPathUntilItIsOver()
    {
        NodePath path;
        QVERIFY(path.add(entered(menu, 0)));
        FlowExecution execution;
        execution.state = ExecutionState::Running;
        applyPath(execution, path);
        QCOMPARE(execution.currentNode, menu);
        QCOMPARE(execution.transitions, 1);
        execution.state = ExecutionState::Failed;
        applyPath(execution, path);
        QCOMPARE(execution.currentNode, menu); // where it failed
        execution.state = ExecutionState::Completed;
        QVERIFY(path.add(exited(menu, 4)));
        applyPath(execution, path);
        QCOMPARE(execution.currentNode, QString());
        QCOMPARE(execution.transitions, 2);
    }

    void errorAndEndAreToldAsTheTutorialHasThem()
    {
        FlowEvent event;
        event.conversationId = ConversationId(QStringLiteral("c1"));
        event.flowId = FlowId(QStringLiteral("f1"));
        event.transition = step(NodeEvent::Failed, {}, 0);
        event.transition.message = QStringLiteral("no agent");
        QCOMPARE(errorRecord(event).toJson(),
                 QByteArray("{\"conversationId\":\"c1\",\"flowId\":\"f1\",\"nodeId\":\"unknown\","
                            "\"errorMessage\":\"no agent\",\"timestamp\":\"2026-01-05T09:00:00.000Z\"}"));
        event.transition.nodeId = menu;
        QCOMPARE(errorRecord(event).value(u"nodeId").toString(), menu);
        QCOMPARE(completionSummary(event, 7).toJson(),
                 QByteArray("{\"conversationId\":\"c1\",\"flowId\":\"f1\",\"totalTransitions\":7,"
                            "\"completedAt\":\"2026-01-05T09:00:00.000Z\"}"));
    }
};

QTEST_APPLESS_MAIN(NodeTransitionTest)
#include "nodetransitiontest.moc"
