#include "models/executiontablemodel.h"
#include "modeltext.h"
#include "sampleexecutions.h"
#include "tablerows.h"
#include "tests/support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

using Tester = QAbstractItemModelTester;

namespace {

FlowExecution launchedBy(const char *profile, int number, ExecutionState state, const QDateTime &start)
{
    FlowExecution execution = sampleExecution(number, state, start);
    execution.profileId = ProfileId(QLatin1String(profile));
    execution.dialect = Dialect::ConversationFlow;
    return execution;
}

} // namespace

/// Each connection has its own history, and the table tells which node a run is in.
class ExecutionProfileTest final : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheProfilesExecutionsAreShownAndCounted();
    void switchingBackShowsWhatCameMeanwhile();
    void anotherProfilesChangesAreNotPending();
    void theNodeIsShownWhileItRunsAndFoundByTheFilter();
    void aLaunchSentTwiceWarns();
    void whatCanBeEnded_data();
    void whatCanBeEnded();

private:
    const QDateTime m_start = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
};

void ExecutionProfileTest::onlyTheProfilesExecutionsAreShownAndCounted()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.apply({{launchedBy("a", 1, ExecutionState::Running, m_start),
                  launchedBy("b", 2, ExecutionState::Running, m_start),
                  launchedBy("a", 3, ExecutionState::Completed, m_start)},
                 {}});
    QCOMPARE(model.totalCount(), 3);
    QSignalSpy counts(&model, &ExecutionTableModel::countsChanged);

    model.setProfile(ProfileId(QStringLiteral("a")));

    QCOMPARE(shownIds(model), (QStringList{QStringLiteral("id-3"), QStringLiteral("id-1")}));
    QCOMPARE(model.totalCount(), 2);
    QCOMPARE(model.runningCount(), 1);
    QVERIFY(counts.count() > 0);
    model.apply({{}, {ExecutionId(QStringLiteral("id-1"))}});
    QCOMPARE(model.totalCount(), 1);
    QCOMPARE(model.runningCount(), 0);
}

void ExecutionProfileTest::switchingBackShowsWhatCameMeanwhile()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setProfile(ProfileId(QStringLiteral("a")));
    model.apply({{launchedBy("a", 1, ExecutionState::Running, m_start)}, {}});
    model.setProfile(ProfileId(QStringLiteral("b")));
    QCOMPARE(model.rowCount(), 0);

    clock.advance(1s);
    model.apply({{launchedBy("a", 1, ExecutionState::Completed, m_start),
                  launchedBy("b", 2, ExecutionState::Running, m_start)},
                 {}});
    clock.advance(1s);
    QCOMPARE(shownIds(model), QStringList{QStringLiteral("id-2")});

    model.setProfile(ProfileId(QStringLiteral("a")));
    QCOMPARE(shownIds(model), QStringList{QStringLiteral("id-1")});
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Completed"));
}

void ExecutionProfileTest::anotherProfilesChangesAreNotPending()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setProfile(ProfileId(QStringLiteral("a")));
    model.apply({{launchedBy("a", 1, ExecutionState::Running, m_start)}, {}});
    clock.advance(1s);
    model.setOrderHeld(true);
    model.apply({{launchedBy("b", 2, ExecutionState::Running, m_start)}, {}});
    QCOMPARE(model.pendingCount(), 0);
    QVERIFY(!model.isFilteredAway(ExecutionId(QStringLiteral("id-2"))));
    model.setOrderHeld(false);

    model.setFilterText(QStringLiteral("nothing like it"));
    QVERIFY(model.isFilteredAway(ExecutionId(QStringLiteral("id-1"))));
    QVERIFY(!model.isFilteredAway(ExecutionId(QStringLiteral("id-2"))));
}

void ExecutionProfileTest::theNodeIsShownWhileItRunsAndFoundByTheFilter()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    FlowExecution execution = launchedBy("a", 1, ExecutionState::Running, m_start);
    model.apply({{execution}, {}});
    const QModelIndex node = model.index(0, static_cast<int>(ExecutionColumn::Node));
    QCOMPARE(node.data().toString(), QString());

    execution.currentNode = QStringLiteral("Collect account number");
    execution.transitions = 5;
    model.apply({{execution}, {}});
    QCOMPARE(node.data().toString(), QStringLiteral("Collect account number"));
    QVERIFY(node.data(Qt::ToolTipRole).toString().contains(QStringLiteral("5 node transitions")));
    QVERIFY(node.data(ExecutionTableModel::FadeRole).toDouble() > 0.9);
    model.setFilterText(QStringLiteral("collect"));
    QCOMPARE(model.rowCount(), 1);
    model.setFilterText(QStringLiteral("greeting"));
    QCOMPARE(model.rowCount(), 0);
}

void ExecutionProfileTest::aLaunchSentTwiceWarns()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    FlowExecution execution = launchedBy("a", 1, ExecutionState::Running, m_start);
    execution.mayHaveStartedTwice = true;
    model.apply({{execution}, {}});
    const QModelIndex detail = model.index(0, static_cast<int>(ExecutionColumn::Detail));
    QCOMPARE(detail.data().toString(), QStringLiteral("May have started twice"));
    QVERIFY(detail.data(ExecutionTableModel::WarningRole).toBool());
}

void ExecutionProfileTest::whatCanBeEnded_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<ExecutionState>("state");
    QTest::addColumn<QString>("platformId");
    QTest::addColumn<QString>("conversationId");
    QTest::addColumn<bool>("can");
    const QString id = QStringLiteral("x");
    QTest::newRow("conversation flow")
        << Dialect::ConversationFlow << ExecutionState::Running << id << id << true;
    QTest::newRow("linked conversation") << Dialect::Published << ExecutionState::Running << id << id << true;
    QTest::newRow("no conversation") << Dialect::Published << ExecutionState::Running << id << QString()
                                     << false;
    QTest::newRow("over") << Dialect::ConversationFlow << ExecutionState::Completed << id << id << false;
    QTest::newRow("unknown") << Dialect::ConversationFlow << ExecutionState::Unknown << id << id << true;
    QTest::newRow("not known to the platform")
        << Dialect::ConversationFlow << ExecutionState::Unknown << QString() << QString() << false;
    QTest::newRow("being ended already")
        << Dialect::ConversationFlow << ExecutionState::Terminating << id << id << false;
}

void ExecutionProfileTest::whatCanBeEnded()
{
    QFETCH(Dialect, dialect);
    QFETCH(ExecutionState, state);
    QFETCH(QString, platformId);
    QFETCH(QString, conversationId);
    FlowExecution execution = launchedBy("a", 1, state, m_start);
    execution.dialect = dialect;
    execution.platformId = PlatformExecutionId(platformId);
    execution.conversationId = ConversationId(conversationId);
    QTEST(canBeEnded(execution), "can");
}

QTEST_GUILESS_MAIN(ExecutionProfileTest)
#include "executionprofiletest.moc"
