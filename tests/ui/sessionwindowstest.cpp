#include "sessionbench.h"
#include "ui/theme/theme.h"

#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace flowconsole;

namespace {

/// Of two flows, the first earlier.
QList<ExecutionDetails> twoRuns(const StillClock &clock)
{
    ExecutionDetails earlier;
    earlier.execution = execution(QStringLiteral("earlier"), lateFeeWaiver(), ExecutionState::Completed,
                                  clock.nowUtc().addSecs(-60));
    ExecutionDetails later;
    later.execution =
        execution(QStringLiteral("later"), callbackOffer(), ExecutionState::Completed, clock.nowUtc());
    for (ExecutionDetails *each : {&earlier, &later}) {
        each->execution.profileId = ProfileId(QStringLiteral("p1"));
    }
    return {earlier, later};
}

} // namespace

/// The windows beside the main one come back as they were, with what they showed, if that still exists.
class SessionWindowsTest final : public QObject
{
    Q_OBJECT

private slots:
    void windowsAndDocksComeBack();
    void theTwoThatAreComparedComeBack();
    void ofRunsThatAreGoneNothingComesBack();
    void theDetailsOfAFlowComeBackWithIt();
    void theDetailsOfAFlowThatIsGoneStayAway();

private:
    using Window = SessionWindow;

    Theme m_theme;
};

void SessionWindowsTest::windowsAndDocksComeBack()
{
    Window first(m_theme);
    first.signInAndShowFlows();
    first.window.resize(784, 700);
    first.find<QDockWidget>("trendsDock")->close();
    first.find<QAction>("manageConnectionsAction")->trigger();
    first.find<QAction>("permissionsAction")->trigger();
    first.find<QAction>("batchAction")->trigger();
    first.find<QAction>("scheduleAction")->trigger();
    first.find<QAction>("launcherSettingsAction")->trigger();
    first.find<QWidget>("permissionsWindow")->close();

    Window second(m_theme, first.kept());
    QCOMPARE(second.window.size(), QSize(784, 700));
    QVERIFY(!second.find<QDockWidget>("trendsDock")->isVisible());
    QTRY_VERIFY(second.window.findChild<QWidget *>(QStringLiteral("batchWindow")) != nullptr);
    QVERIFY(second.find<QWidget>("batchWindow")->isVisible());
    QVERIFY(second.find<QWidget>("connectionsWindow")->isVisible());
    QVERIFY(second.window.findChild<QWidget *>(QStringLiteral("permissionsWindow")) == nullptr);
    QVERIFY(second.find<QWidget>("schedulesWindow")->isVisible());
    QVERIFY(second.find<QWidget>("launcherSettingsWindow")->isVisible());
    // There was no flow yet when it came back; it plans launches as soon as there is one.
    QVERIFY(!second.find<QWidget>("scheduleAdd")->isEnabled());
    second.signInAndShowFlows();
    QVERIFY(second.find<QWidget>("scheduleAdd")->isEnabled());
}

void SessionWindowsTest::theTwoThatAreComparedComeBack()
{
    Window first(m_theme);
    first.signInAndShowFlows();
    const QList<ExecutionDetails> runs = twoRuns(first.clock);
    first.compare(runs);
    QTest::mouseClick(first.find<QPushButton>("swapSides"), Qt::LeftButton);
    first.find<QWidget>("compareWindow")->resize(812, 555);
    const SessionState kept = first.kept();
    QCOMPARE(kept.compared, (QList{runs.last().execution.id, runs.first().execution.id}));

    Window second(m_theme, kept);
    QTRY_COMPARE(second.wanted.count(), 1);
    QCOMPARE(second.wanted.first().first().value<QList<ExecutionId>>(), kept.compared);
    // Until they were read they are as good as there.
    QVERIFY(!second.isOpen("compareWindow"));
    QCOMPARE(second.kept().compared, kept.compared);
    QVERIFY(second.keptWindows().contains(QStringLiteral("compareWindow")));

    second.window.showRuns(kept.compared, {runs.last(), runs.first()});
    QVERIFY(second.isOpen("compareWindow"));
    QCOMPARE(second.find<QWidget>("compareWindow")->size(), QSize(812, 555));
    QVERIFY(second.find<QWidget>("leftRun")->accessibleName().contains(runs.last().execution.flowName));
    QVERIFY(second.find<QWidget>("rightRun")->accessibleName().contains(runs.first().execution.flowName));
    QCOMPARE(second.keptWindows().count(QStringLiteral("compareWindow")), 1);
    second.find<QWidget>("compareWindow")->close();
    QVERIFY(second.kept().compared.isEmpty());
}

void SessionWindowsTest::ofRunsThatAreGoneNothingComesBack()
{
    Window first(m_theme);
    first.signInAndShowFlows();
    const QList<ExecutionDetails> runs = twoRuns(first.clock);
    first.compare(runs);

    Window second(m_theme, first.kept());
    QTRY_COMPARE(second.wanted.count(), 1);
    second.window.showRuns(second.wanted.first().first().value<QList<ExecutionId>>(), {runs.first()});
    QVERIFY(!second.isOpen("compareWindow"));
    QVERIFY(second.kept().compared.isEmpty());
    QVERIFY(second.keptWindows().isEmpty());
}

void SessionWindowsTest::theDetailsOfAFlowComeBackWithIt()
{
    Window first(m_theme);
    first.signInAndShowFlows();
    first.chooseFlow(QStringLiteral("Callback offer"));
    first.find<QAction>("flowDetails")->trigger();
    first.find<QWidget>("flowDetailsWindow")->resize(701, 640);

    Window second(m_theme, first.kept());
    QTRY_COMPARE(second.keptWindows(), QStringList(QStringLiteral("flowDetailsWindow")));
    QVERIFY(!second.isOpen("flowDetailsWindow"));
    second.signInAndShowFlows();
    QTRY_VERIFY(second.isOpen("flowDetailsWindow"));
    QCOMPARE(second.find<QLabel>("flowDetailsName")->text(), QStringLiteral("Callback offer"));
    QCOMPARE(second.find<QWidget>("flowDetailsWindow")->size(), QSize(701, 640));
    QCOMPARE(second.keptWindows(), QStringList(QStringLiteral("flowDetailsWindow")));
}

void SessionWindowsTest::theDetailsOfAFlowThatIsGoneStayAway()
{
    Window first(m_theme);
    first.signInAndShowFlows();
    first.chooseFlow(QStringLiteral("Callback offer"));
    first.find<QAction>("flowDetails")->trigger();

    Window second(m_theme, first.kept());
    QTRY_VERIFY(!second.keptWindows().isEmpty());
    second.window.showConnection(signedIn());
    second.window.showFlows({lateFeeWaiver()});
    QTRY_VERIFY(second.keptWindows().isEmpty());
    QVERIFY(!second.isOpen("flowDetailsWindow"));
}

QTEST_MAIN(SessionWindowsTest)
#include "sessionwindowstest.moc"
