#include "filter/searchtext.h"
#include "models/executiontablemodel.h"

#include "sampleexecutions.h"
#include "tablerows.h"
#include "tests/support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

using Tester = QAbstractItemModelTester;

QString batchRowWords(qint64 row)
{
    return QStringLiteral("row %1").arg(QLocale().toString(row));
}

} // namespace

/// What a row says of an execution that goes on: the time it has left, when it is looked at again, whether it
/// is being reconciled.
class ExecutionLiveTest final : public QObject
{
    Q_OBJECT

private slots:
    void theTimeLeftSaysWhatComesThen_data();
    void theTimeLeftSaysWhatComesThen();
    void theTimeLeftRunsDownInTheRow();
    void overdueIsSaidWithWordIconAndColour();
    void whatIsOverHasNoTimeLeft();
    void theNextLookCountsDown();
    void howItWasSeenIsSaid_data();
    void howItWasSeenIsSaid();
    void reconcilingStandsBesideTheStateAndIsCounted();
    void aBatchRowSaysWhichItIs();
    void onlyRowsOnScreenTick();
    void sortedByTheNextLookTheSoonestComesFirst();
    void whatIsForgottenKeepsItsRowUnderThePointer();
    void aFilterShowsNothingThatIsForgotten();

private:
    [[nodiscard]] FlowExecution running(int number = 0) const
    {
        FlowExecution execution = sampleExecution(number, ExecutionState::Running, m_start);
        execution.dialect = Dialect::ConversationFlow;
        return execution;
    }
    [[nodiscard]] static QString text(const ExecutionTableModel &model, ExecutionColumn column, int row = 0)
    {
        return model.index(row, static_cast<int>(column)).data().toString();
    }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
};

void ExecutionLiveTest::theTimeLeftSaysWhatComesThen_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<TimeoutAction>("action");
    QTest::addColumn<QString>("conversation");
    QTest::addColumn<QString>("words");
    const QString linked = QStringLiteral("conversation");
    const QString none;
    QTest::newRow("the dialect ends it")
        << Dialect::ConversationFlow << TimeoutAction::Terminate << linked << "1:12 left, then terminate";
    QTest::newRow("disconnected by choice")
        << Dialect::ConversationFlow << TimeoutAction::Disconnect << linked << "1:12 left, then disconnect";
    QTest::newRow("disconnected for want of better")
        << Dialect::Published << TimeoutAction::Terminate << linked << "1:12 left, then disconnect";
    QTest::newRow("nothing to end it with")
        << Dialect::Published << TimeoutAction::Terminate << none << "1:12 left, then stop waiting";
    QTest::newRow("nothing to disconnect")
        << Dialect::FlowExecutions << TimeoutAction::Disconnect << none << "1:12 left, then stop waiting";
    QTest::newRow("only marked") << Dialect::ConversationFlow << TimeoutAction::MarkOnly << linked
                                 << "1:12 left, then only mark";
}

void ExecutionLiveTest::theTimeLeftSaysWhatComesThen()
{
    QFETCH(Dialect, dialect);
    QFETCH(TimeoutAction, action);
    QFETCH(QString, conversation);
    QFETCH(QString, words);
    FlowExecution execution = running();
    execution.dialect = dialect;
    execution.timeout = 120s;
    execution.timeoutAction = action;
    execution.conversationId = ConversationId(conversation);
    // The row says what hurries, in little room; the rest is heard and stands in the tool tip.
    const QDateTime now = m_start.addSecs(48);
    QCOMPARE(cellText(execution, ExecutionColumn::Detail, now), QStringLiteral("1:12 left"));
    QCOMPARE(cellSpoken(execution, ExecutionColumn::Detail, now), words);
    const QString effect = words.section(QStringLiteral("then "), 1);
    const QString toolTip = cellToolTip(execution, ExecutionColumn::Detail);
    QVERIFY2(toolTip.contains(QStringLiteral("The console then ") + effect.section(u' ', 0, 0)),
             qPrintable(toolTip));
}

void ExecutionLiveTest::theTimeLeftRunsDownInTheRow()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    FlowExecution execution = running();
    execution.timeout = 3720s;
    model.apply({{execution}, {}});
    QCOMPARE(text(model, ExecutionColumn::Detail), QStringLiteral("1:02:00 left"));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    clock.advance(3s);
    QCOMPARE(text(model, ExecutionColumn::Detail), QStringLiteral("1:01:57 left"));
    int told = 0;
    for (const QList<QVariant> &change : changes) {
        const QModelIndex from = change.at(0).toModelIndex();
        told += from.column() == static_cast<int>(ExecutionColumn::Detail) ? 1 : 0;
    }
    QCOMPARE(told, 3); // once a second
}

void ExecutionLiveTest::overdueIsSaidWithWordIconAndColour()
{
    ManualClock clock(m_start.addSecs(150));
    ExecutionTableModel model(clock);
    FlowExecution execution = running();
    execution.timeout = 120s;
    execution.timeoutAction = TimeoutAction::MarkOnly;
    execution.isOverdue = true;
    execution.detail = QStringLiteral("Waits for an agent");
    model.apply({{execution}, {}});
    const QModelIndex detail = model.index(0, static_cast<int>(ExecutionColumn::Detail));
    QCOMPARE(detail.data().toString(), QStringLiteral("Overdue by 0:30 · Waits for an agent"));
    QCOMPARE(detail.data(ExecutionTableModel::IconRole).toString(), QStringLiteral("hourglass"));
    QVERIFY(detail.data(ExecutionTableModel::WarningRole).toBool());
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Running"));
    model.setFilterText(QStringLiteral("overdue"));
    QCOMPARE(model.rowCount(), 1);
}

void ExecutionLiveTest::whatIsOverHasNoTimeLeft()
{
    FlowExecution execution = running();
    execution.timeout = 120s;
    for (const ExecutionState state : {ExecutionState::Queued, ExecutionState::Terminating,
                                       ExecutionState::Completed, ExecutionState::TimedOut}) {
        execution.state = state;
        QCOMPARE(cellText(execution, ExecutionColumn::Detail, m_start.addSecs(10)), QString());
        QCOMPARE(cellIconName(execution, ExecutionColumn::Detail), QString());
    }
}

void ExecutionLiveTest::theNextLookCountsDown()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    FlowExecution execution = running();
    model.apply({{execution}, {}});
    QCOMPARE(text(model, ExecutionColumn::NextLook), QStringLiteral("—"));
    execution.nextLookAt = m_start.addMSecs(4000);
    model.apply({{execution}, {}});
    QCOMPARE(text(model, ExecutionColumn::NextLook), QStringLiteral("in 4 s"));
    clock.advance(1500ms);
    QCOMPARE(text(model, ExecutionColumn::NextLook), QStringLiteral("in 3 s"));
    clock.advance(5s);
    QCOMPARE(text(model, ExecutionColumn::NextLook), QStringLiteral("now"));
    execution.nextLookAt = clock.nowUtc().addSecs(150);
    model.apply({{execution}, {}});
    QCOMPARE(text(model, ExecutionColumn::NextLook), QStringLiteral("in 3 min"));
    execution.state = ExecutionState::Completed;
    model.apply({{execution}, {}});
    QCOMPARE(text(model, ExecutionColumn::NextLook), QStringLiteral("—"));
}

void ExecutionLiveTest::howItWasSeenIsSaid_data()
{
    QTest::addColumn<Provenance>("by");
    QTest::addColumn<QString>("words");
    QTest::newRow("polled") << Provenance::Polled << "polled 12 s ago";
    QTest::newRow("pushed") << Provenance::Pushed << "pushed 12 s ago";
    QTest::newRow("history") << Provenance::History << "history, 12 s ago";
    QTest::newRow("inferred") << Provenance::Inferred << "inferred 12 s ago";
}

void ExecutionLiveTest::howItWasSeenIsSaid()
{
    QFETCH(Provenance, by);
    QFETCH(QString, words);
    FlowExecution execution = running();
    execution.lastSeenBy = by;
    QCOMPARE(cellText(execution, ExecutionColumn::Freshness, m_start.addSecs(12)), words);
}

void ExecutionLiveTest::reconcilingStandsBesideTheStateAndIsCounted()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const QSignalSpy counts(&model, &ExecutionTableModel::countsChanged);
    FlowExecution execution = running();
    execution.isReconciling = true;
    model.apply({{execution, running(1)}, {}});
    clock.advance(300ms);
    const int row = model.indexOf(execution.id).row();
    const QModelIndex state = model.index(row, 0);
    const QModelIndex detail = model.index(row, static_cast<int>(ExecutionColumn::Detail));
    // The state is the last one that is known, and does not pretend to more.
    QCOMPARE(state.data().toString(), QStringLiteral("Running"));
    QCOMPARE(state.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Running, being reconciled"));
    QVERIFY(detail.data().toString().startsWith(QStringLiteral("Reconciling…")));
    QCOMPARE(detail.data(ExecutionTableModel::IconRole).toString(), QStringLiteral("refresh-cw"));
    QCOMPARE(model.reconcilingCount(), 1);
    model.setFilterText(QStringLiteral("reconciling"));
    QCOMPARE(model.rowCount(), 1);
    model.setFilterText({});

    const auto before = counts.count();
    execution.isReconciling = false;
    model.apply({{execution}, {}});
    QCOMPARE(model.reconcilingCount(), 0);
    QCOMPARE(counts.count(), before + 1);
    QCOMPARE(model.indexOf(execution.id, ExecutionColumn::Detail).data().toString(), QString());
}

void ExecutionLiveTest::aBatchRowSaysWhichItIs()
{
    FlowExecution execution = sampleExecution(1, ExecutionState::Queued, m_start);
    execution.batchId = BatchId(QStringLiteral("batch-7"));
    execution.batchRow = 412;
    QCOMPARE(cellText(execution, ExecutionColumn::Detail, m_start), batchRowWords(412));
    execution.state = ExecutionState::Failed;
    execution.detail = QStringLiteral("HTTP 504");
    QCOMPARE(cellText(execution, ExecutionColumn::Detail, m_start), QStringLiteral("HTTP 504 · row 412"));
    QVERIFY(
        cellToolTip(execution, ExecutionColumn::Detail).contains(QStringLiteral("Row 412 of batch batch-7")));
    QVERIFY(searchTextOf(execution).contains("batch-7"));
}

void ExecutionLiveTest::onlyRowsOnScreenTick()
{
    ManualClock clock(m_start.addSecs(100));
    ExecutionTableModel model(clock);
    QList<FlowExecution> executions;
    for (int number = 0; number < 50; ++number) {
        executions << running(number);
        executions.last().timeout = 600s;
        executions.last().nextLookAt = m_start.addSecs(200);
    }
    model.apply({executions, {}});
    model.setVisibleRows(10, 19);
    clock.advance(1s);
    bool outside = false;
    int told = 0;
    QObject::connect(&model, &QAbstractItemModel::dataChanged, &model,
                     [&](const QModelIndex &from, const QModelIndex &to) {
                         ++told;
                         outside = outside || from.row() < 10 || to.row() > 19;
                     });
    clock.advance(10s);
    QVERIFY(!outside);
    // Ten durations ten times a second, and once a second ten countdowns and one run of ages.
    QVERIFY2(told <= 10 * (10 * 10 + 10 + 1), qPrintable(QString::number(told)));
    QVERIFY(told > 500);
}

void ExecutionLiveTest::sortedByTheNextLookTheSoonestComesFirst()
{
    ManualClock clock(m_start.addSecs(10));
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    FlowExecution late = running(1);
    late.nextLookAt = m_start.addSecs(90);
    FlowExecution soon = running(2);
    soon.nextLookAt = m_start.addSecs(20);
    model.apply({{late, running(3), soon}, {}});
    model.sort(static_cast<int>(ExecutionColumn::NextLook), Qt::AscendingOrder);
    QCOMPARE(model.idAt(0), soon.id);
    QCOMPARE(model.idAt(1), late.id);
    QCOMPARE(model.idAt(2), running(3).id);
}

void ExecutionLiveTest::whatIsForgottenKeepsItsRowUnderThePointer()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.apply({{running(1), running(2), running(3)}, {}});
    model.setRemovalsHeld(true);
    clock.advance(300ms);
    model.apply({{running(4)}, {ExecutionId(QStringLiteral("id-2"))}});
    clock.advance(300ms);
    // New rows come in, but none moves up.
    QCOMPARE(shownIds(model), ids({4, 3, 2, 1}));
    QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("Running"));
    QCOMPARE(model.totalCount(), 3);
    QCOMPARE(model.runningCount(), 3);

    model.setRemovalsHeld(false);
    clock.advance(300ms);
    QCOMPARE(shownIds(model), ids({4, 3, 1}));
    // Its place is free for another, which shows nothing of it.
    model.apply({{ended(running(5), ExecutionState::Failed, 1s, QStringLiteral("HTTP 504"))}, {}});
    clock.advance(300ms);
    QCOMPARE(shownIds(model), ids({5, 4, 3, 1}));
    QCOMPARE(model.index(0, 0).data(ExecutionTableModel::FadeRole).toDouble(), 0.0);
}

void ExecutionLiveTest::aFilterShowsNothingThatIsForgotten()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.apply({{running(1), running(2)}, {}});
    model.setRemovalsHeld(true);
    model.apply({{}, {ExecutionId(QStringLiteral("id-1"))}});
    model.setFilterText(QStringLiteral("billing"));
    QCOMPARE(shownIds(model), ids({2}));
    model.setRemovalsHeld(false);
    model.apply({{running(1)}, {}});
    clock.advance(300ms);
    QCOMPARE(shownIds(model), ids({2, 1}));
}

QTEST_GUILESS_MAIN(ExecutionLiveTest)
#include "executionlivetest.moc"
