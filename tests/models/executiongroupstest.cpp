#include "models/executiontablemodel.h"

#include "randomruns.h"
#include "sampleexecutions.h"
#include "tests/support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

using Tester = QAbstractItemModelTester;

GroupHeading headingAt(const ExecutionTableModel &model, int row)
{
    return model.index(row, 0).data(ExecutionTableModel::HeadingRole).value<GroupHeading>();
}

/// The rows from the top: a heading as "[Billing IVR 2]", with a minus where it is collapsed.
QStringList shown(const ExecutionTableModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const GroupHeading heading = headingAt(model, row);
        rows << (model.isHeading(row) ? QStringLiteral("[%1 %2%3]")
                                            .arg(heading.title)
                                            .arg(heading.count)
                                            .arg(heading.isCollapsed ? QStringLiteral(" -") : QString())
                                      : model.idAt(row).text());
    }
    return rows;
}

int rowOfHeading(const ExecutionTableModel &model, const QString &title)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.isHeading(row) && headingAt(model, row).title == title) {
            return row;
        }
    }
    return -1;
}

} // namespace

/// Rows stand together under headings, whatever comes, changes, goes and is filtered.
class ExecutionGroupsTest final : public QObject
{
    Q_OBJECT

private slots:
    void flowsStandByName();
    void statesStandInTheOrderOfALife();
    void headingsCountWhatStandsBelow();
    void aHeadingIsReadAloudWhole();
    void aRowMovesToItsNewState();
    void sortingIsWithinGroups();
    void collapsedRowsAreNotInTheTable();
    void aCollapsedGroupGrowsUnseen();
    void whatIsHeldStaysInItsGroup();
    void collapsingTakesEffectWhileHeld();
    void aFilterTakesGroupsAway();
    void aCollapsedExecutionCanBeRevealed();
    void removalsHeldBelowACollapsedHeadingEnd();
    void anotherGroupingBeginsExpanded();
    void marksOutliveTheirRows();
    void aMarkOfAHeadingMeansThatGroupAlone();
    void collapsedGroupsComeBackWithTheirKeys();
    void collapsedFlowsAreKnownBeforeTheirRows();
    void onlySoManyCollapsedGroupsAreRemembered();
    void randomChangesMatchANaiveTable_data();
    void randomChangesMatchANaiveTable();
    void hundredThousandGroupedRowsAreArrangedInOneStep();

private:
    [[nodiscard]] FlowExecution of(const QString &flow, int number,
                                   ExecutionState state = ExecutionState::Running) const
    {
        return sampleExecution(number, state, m_start, flow);
    }
    void apply(const QList<FlowExecution> &executions)
    {
        m_model.apply({executions, {}});
        m_clock.advance(300ms);
    }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
    const QString m_billing = QStringLiteral("Billing IVR");
    const QString m_callback = QStringLiteral("callback offer");
    ManualClock m_clock{m_start};
    ExecutionTableModel m_model{m_clock};

private slots:
    void init()
    {
        m_model.setGrouping(TableGrouping::None);
        m_model.setOrderHeld(false);
        m_model.setRemovalsHeld(false);
        m_model.setFilterText({});
        m_model.sort(-1);
        ChangeSet gone;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            gone.removed << m_model.idAt(row);
        }
        m_model.apply(gone);
        m_clock.advance(1s);
        QCOMPARE(m_model.rowCount(), 0);
    }
};

void ExecutionGroupsTest::flowsStandByName()
{
    const Tester tester(&m_model, Tester::FailureReportingMode::QtTest);
    apply({of(m_callback, 1), of(m_billing, 2), of(QStringLiteral("Outage survey"), 3), of(m_billing, 4)});
    m_model.setGrouping(TableGrouping::Flow);
    QCOMPARE(shown(m_model).join(u' '),
             QStringLiteral("[Billing IVR 2] id-4 id-2 [callback offer 1] id-1 [Outage survey 1] id-3"));
    apply({of(QStringLiteral("Appointment"), 5)});
    QCOMPARE(shown(m_model).first(), QStringLiteral("[Appointment 1]"));
    m_model.setGrouping(TableGrouping::None);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("id-5 id-4 id-3 id-2 id-1"));
}

void ExecutionGroupsTest::statesStandInTheOrderOfALife()
{
    const Tester tester(&m_model, Tester::FailureReportingMode::QtTest);
    m_model.setGrouping(TableGrouping::State);
    apply({of(m_billing, 1, ExecutionState::Failed), of(m_billing, 2, ExecutionState::Queued),
           of(m_billing, 3, ExecutionState::Running), of(m_billing, 4, ExecutionState::Failed)});
    QCOMPARE(shown(m_model).join(u' '),
             QStringLiteral("[Queued 1] id-2 [Running 1] id-3 [Failed 2] id-4 id-1"));
    QCOMPARE(headingAt(m_model, 0).state, ExecutionState::Queued);
}

void ExecutionGroupsTest::headingsCountWhatStandsBelow()
{
    m_model.setGrouping(TableGrouping::Flow);
    apply({of(m_billing, 1), of(m_billing, 2), of(m_billing, 3, ExecutionState::Failed)});
    QCOMPARE(headingAt(m_model, 0).running, 2);
    QCOMPARE(headingAt(m_model, 0).failed, 1);
    QSignalSpy told(&m_model, &QAbstractItemModel::dataChanged);
    apply({ended(of(m_billing, 1), ExecutionState::TimedOut, 1s)});
    QCOMPARE(headingAt(m_model, 0).running, 1);
    QCOMPARE(headingAt(m_model, 0).failed, 2);
    const bool headingTold = std::any_of(told.cbegin(), told.cend(), [](const QList<QVariant> &arguments) {
        return arguments.at(0).toModelIndex().row() == 0 && arguments.at(2).value<QList<int>>().isEmpty();
    });
    QVERIFY(headingTold);
}

void ExecutionGroupsTest::aHeadingIsReadAloudWhole()
{
    m_model.setGrouping(TableGrouping::Flow);
    apply({of(m_billing, 1), of(m_billing, 2, ExecutionState::Failed)});
    for (const int column : {0, 4, 24}) {
        QCOMPARE(m_model.index(0, column).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Billing IVR, 2 execution(s), 1 running, 1 failed, expanded"));
    }
    QVERIFY(!m_model.flags(m_model.index(0, 0)).testFlag(Qt::ItemIsSelectable));
    QVERIFY(m_model.flags(m_model.index(1, 0)).testFlag(Qt::ItemIsSelectable));
}

void ExecutionGroupsTest::aRowMovesToItsNewState()
{
    const Tester tester(&m_model, Tester::FailureReportingMode::QtTest);
    m_model.setGrouping(TableGrouping::State);
    apply({of(m_billing, 1), of(m_billing, 2)});
    apply({ended(of(m_billing, 1), ExecutionState::Completed, 1s)});
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Running 1] id-2 [Completed 1] id-1"));
    apply({ended(of(m_billing, 2), ExecutionState::Completed, 1s)});
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Completed 2] id-2 id-1"));
}

void ExecutionGroupsTest::sortingIsWithinGroups()
{
    apply({ended(of(m_billing, 1), ExecutionState::Completed, 9s), of(m_callback, 2),
           ended(of(m_billing, 3), ExecutionState::Completed, 1s)});
    m_model.setGrouping(TableGrouping::Flow);
    m_model.sort(static_cast<int>(ExecutionColumn::Duration), Qt::DescendingOrder);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 2] id-1 id-3 [callback offer 1] id-2"));
    m_model.sort(static_cast<int>(ExecutionColumn::Duration), Qt::AscendingOrder);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 2] id-3 id-1 [callback offer 1] id-2"));
}

void ExecutionGroupsTest::collapsedRowsAreNotInTheTable()
{
    const Tester tester(&m_model, Tester::FailureReportingMode::QtTest);
    apply({of(m_billing, 1), of(m_billing, 2), of(m_callback, 3)});
    m_model.setGrouping(TableGrouping::Flow);
    m_model.setCollapsed(0, true);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 2 -] [callback offer 1] id-3"));
    QCOMPARE(m_model.listedCount(), 3);
    QVERIFY(!m_model.indexOf(ExecutionId(QStringLiteral("id-1"))).isValid());
    QVERIFY(m_model.isCollapsedAway(ExecutionId(QStringLiteral("id-1"))));
    QVERIFY(!m_model.isPending(ExecutionId(QStringLiteral("id-1"))));
    m_model.setAllCollapsed(true);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 2 -] [callback offer 1 -]"));
    m_model.setAllCollapsed(false);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 2] id-2 id-1 [callback offer 1] id-3"));
    QCOMPARE(m_model.headingOf(2), 0);
    QCOMPARE(m_model.lastOf(0), 2);
    QCOMPARE(m_model.headingOf(4), 3);
}

void ExecutionGroupsTest::aCollapsedGroupGrowsUnseen()
{
    const Tester tester(&m_model, Tester::FailureReportingMode::QtTest);
    apply({of(m_billing, 1), of(m_callback, 2)});
    m_model.setGrouping(TableGrouping::Flow);
    m_model.setCollapsed(0, true);
    apply({of(m_billing, 3), of(m_billing, 4)});
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 3 -] [callback offer 1] id-2"));
    m_model.setCollapsed(0, false);
    QCOMPARE(shown(m_model).first(3).join(u' '), QStringLiteral("[Billing IVR 3] id-4 id-3"));
}

void ExecutionGroupsTest::whatIsHeldStaysInItsGroup()
{
    const Tester tester(&m_model, Tester::FailureReportingMode::QtTest);
    m_model.setGrouping(TableGrouping::State);
    apply({of(m_billing, 1), of(m_billing, 2)});
    m_model.setOrderHeld(true);
    apply({ended(of(m_billing, 1), ExecutionState::Failed, 1s), of(m_billing, 3)});
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Running 2] id-2 id-1"));
    QCOMPARE(m_model.pendingCount(), 1);
    m_model.setOrderHeld(false);
    m_clock.advance(300ms);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Running 2] id-3 id-2 [Failed 1] id-1"));
}

void ExecutionGroupsTest::collapsingTakesEffectWhileHeld()
{
    m_model.setGrouping(TableGrouping::Flow);
    apply({of(m_billing, 1), of(m_callback, 2)});
    m_model.setOrderHeld(true);
    apply({of(m_billing, 3)});
    m_model.setCollapsed(0, true);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 1 -] [callback offer 1] id-2"));
    QCOMPARE(m_model.pendingCount(), 1);
}

void ExecutionGroupsTest::aFilterTakesGroupsAway()
{
    const Tester tester(&m_model, Tester::FailureReportingMode::QtTest);
    m_model.setGrouping(TableGrouping::Flow);
    apply({of(m_billing, 1), of(m_callback, 2, ExecutionState::Failed),
           of(m_billing, 3, ExecutionState::Failed)});
    m_model.setCollapsed(rowOfHeading(m_model, m_callback), true);
    m_model.setFilterText(QStringLiteral("state:running"));
    m_clock.advance(300ms);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 1] id-1"));
    m_model.setFilterText({});
    m_clock.advance(300ms);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 2] id-3 id-1 [callback offer 1 -]"));
}

void ExecutionGroupsTest::aCollapsedExecutionCanBeRevealed()
{
    m_model.setGrouping(TableGrouping::Flow);
    apply({of(m_billing, 1), of(m_callback, 2)});
    m_model.setAllCollapsed(true);
    m_model.reveal(ExecutionId(QStringLiteral("id-2")));
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 1 -] [callback offer 1] id-2"));
}

void ExecutionGroupsTest::removalsHeldBelowACollapsedHeadingEnd()
{
    const Tester tester(&m_model, Tester::FailureReportingMode::QtTest);
    m_model.setGrouping(TableGrouping::Flow);
    apply({of(m_billing, 1), of(m_billing, 2)});
    m_model.setRemovalsHeld(true);
    m_model.apply({{}, {ExecutionId(QStringLiteral("id-1"))}});
    m_clock.advance(300ms);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 2] id-2 id-1"));
    m_model.setCollapsed(0, true);
    apply({of(m_billing, 3)});
    m_model.setRemovalsHeld(false);
    m_clock.advance(300ms);
    m_model.setCollapsed(0, false);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 2] id-3 id-2"));
}

void ExecutionGroupsTest::anotherGroupingBeginsExpanded()
{
    const Tester tester(&m_model, Tester::FailureReportingMode::QtTest);
    m_model.setGrouping(TableGrouping::Flow);
    apply({of(m_billing, 1), of(m_callback, 2)});
    m_model.setAllCollapsed(true);
    m_model.setGrouping(TableGrouping::State);
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Running 2] id-2 id-1"));
}

void ExecutionGroupsTest::marksOutliveTheirRows()
{
    m_model.setGrouping(TableGrouping::Flow);
    apply({of(m_billing, 1), of(m_billing, 2)});
    const std::vector<RowMark> marks = m_model.rowMarks();
    QCOMPARE(marks.size(), size_t{3});
    QCOMPARE(m_model.heading(marks.at(0))->title, m_billing);
    QCOMPARE(m_model.execution(marks.at(1))->id.text(), QStringLiteral("id-2"));
    m_model.apply({{}, {ExecutionId(QStringLiteral("id-2"))}});
    m_clock.advance(300ms);
    apply({of(m_callback, 3)}); // takes the free slot
    QVERIFY(m_model.execution(marks.at(1)) == nullptr);
    QCOMPARE(m_model.rowOf(marks.at(1)), -1);
    QCOMPARE(m_model.execution(marks.at(2))->id.text(), QStringLiteral("id-1"));
    QCOMPARE(m_model.rowOf(marks.at(2)), 1);
}

void ExecutionGroupsTest::aMarkOfAHeadingMeansThatGroupAlone()
{
    m_model.setGrouping(TableGrouping::Flow);
    apply({of(m_billing, 1), of(m_callback, 2)});
    const RowMark billing = m_model.markOf(0);
    QCOMPARE(m_model.rowOf(billing), 0);
    m_model.setGrouping(TableGrouping::State); // whose headings have the same numbers
    QVERIFY(!m_model.heading(billing));
    QCOMPARE(m_model.rowOf(billing), -1);
    m_model.setGrouping(TableGrouping::Flow);
    QVERIFY(!m_model.heading(billing));
    QCOMPARE(m_model.heading(m_model.markOf(0))->title, m_billing);
}

void ExecutionGroupsTest::collapsedGroupsComeBackWithTheirKeys()
{
    apply({of(m_billing, 1), of(m_callback, 2), of(QStringLiteral("Outage survey"), 3)});
    m_model.setGrouping(TableGrouping::Flow);
    QSignalSpy told(&m_model, &ExecutionTableModel::collapsedGroupsChanged);
    m_model.setCollapsed(rowOfHeading(m_model, m_callback), true);
    QCOMPARE(told.count(), 1);
    const QStringList keys = told.first().first().toStringList();
    QCOMPARE(keys.size(), 1);
    m_model.setAllCollapsed(false);
    QCOMPARE(m_model.collapsedGroups(), QStringList());
    told.clear();
    m_model.setCollapsedGroups(keys);
    QCOMPARE(shown(m_model).join(u' '),
             QStringLiteral("[Billing IVR 1] id-1 [callback offer 1 -] [Outage survey 1] id-3"));
    QCOMPARE(told.count(), 0); // whoever wants it need not be told
    m_model.setGrouping(TableGrouping::State);
    QCOMPARE(m_model.collapsedGroups(), QStringList());
    m_model.setCollapsedGroups({QStringLiteral("running")});
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Running 3 -]"));
}

void ExecutionGroupsTest::collapsedFlowsAreKnownBeforeTheirRows()
{
    m_model.setGrouping(TableGrouping::Flow);
    m_model.setCollapsedGroups({QStringLiteral("flow Billing IVR")});
    apply({of(m_billing, 1), of(m_callback, 2)});
    QCOMPARE(shown(m_model).join(u' '), QStringLiteral("[Billing IVR 1 -] [callback offer 1] id-2"));
}

void ExecutionGroupsTest::onlySoManyCollapsedGroupsAreRemembered()
{
    QList<FlowExecution> executions;
    for (int i = 0; i < mostCollapsedGroups + 20; ++i) {
        executions << of(QStringLiteral("Flow %1").arg(i, 4, 10, QLatin1Char('0')), i);
    }
    apply(executions);
    m_model.setGrouping(TableGrouping::Flow);
    m_model.setAllCollapsed(true);
    QCOMPARE(m_model.collapsedGroups().size(), mostCollapsedGroups);
    m_model.setCollapsed(0, false);
    m_model.setCollapsed(0, true);
    QCOMPARE(m_model.collapsedGroups().size(), mostCollapsedGroups);
    QCOMPARE(m_model.collapsedGroups().last(), QStringLiteral("flow Flow 0000"));
}

void ExecutionGroupsTest::randomChangesMatchANaiveTable_data()
{
    QTest::addColumn<int>("grouping");
    QTest::newRow("flow") << static_cast<int>(TableGrouping::Flow);
    QTest::newRow("state") << static_cast<int>(TableGrouping::State);
}

void ExecutionGroupsTest::randomChangesMatchANaiveTable()
{
    QFETCH(int, grouping);
    const Tester tester(&m_model, Tester::FailureReportingMode::QtTest);
    m_model.setGrouping(static_cast<TableGrouping>(grouping));
    m_model.sort(static_cast<int>(ExecutionColumn::Detail), Qt::AscendingOrder);
    RandomRuns runs(20260122, m_start);
    follow(runs, m_model, m_clock, [&] {
        if (m_model.rowCount() > 0) {
            m_model.setCollapsed(m_model.headingOf(runs.below(m_model.rowCount())), runs.below(2) == 0);
        }
    });
    m_model.setAllCollapsed(false);

    QList<FlowExecution> naive = runs.known();
    const bool byFlow = static_cast<TableGrouping>(grouping) == TableGrouping::Flow;
    std::reverse(naive.begin(), naive.end());
    std::stable_sort(naive.begin(), naive.end(), [&](const FlowExecution &a, const FlowExecution &b) {
        if (byFlow ? a.flowName != b.flowName : a.state != b.state) {
            return byFlow ? a.flowName < b.flowName : a.state < b.state;
        }
        return a.detail < b.detail;
    });
    QStringList expected;
    QString group;
    for (const FlowExecution &execution : std::as_const(naive)) {
        const QString its = byFlow ? execution.flowName : cellText(execution, ExecutionColumn::State, {});
        if (its != group) {
            group = its;
            const auto count = std::count_if(naive.cbegin(), naive.cend(), [&](const FlowExecution &other) {
                return byFlow ? other.flowName == execution.flowName : other.state == execution.state;
            });
            expected << QStringLiteral("[%1 %2]").arg(group).arg(count);
        }
        expected << execution.id.text();
    }
    QCOMPARE(shown(m_model), expected);
}

void ExecutionGroupsTest::hundredThousandGroupedRowsAreArrangedInOneStep()
{
    constexpr int count = 100'000;
    QList<FlowExecution> executions;
    executions.reserve(count);
    for (int i = 0; i < count; ++i) {
        FlowExecution execution = of(QStringLiteral("Flow %1").arg(i % 200), i);
        execution.flowId = FlowId(execution.flowName);
        executions << execution;
    }
    m_model.setVisibleRows(0, 40);
    m_model.apply({executions, {}});
    m_model.setGrouping(TableGrouping::Flow);
    QCOMPARE(m_model.rowCount(), count + 200);
    m_clock.advance(1s);
    const QSignalSpy moves(&m_model, &QAbstractItemModel::layoutChanged);
    const QSignalSpy inserted(&m_model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&m_model, &QAbstractItemModel::rowsRemoved);
    m_model.sort(static_cast<int>(ExecutionColumn::State));
    m_clock.advance(1s);
    const auto before = moves.count();
    constexpr int rounds = 8;
    for (int round = 0; round < rounds; ++round) {
        QList<FlowExecution> changed;
        for (int i = 0; i < 1250; ++i) {
            FlowExecution execution = executions.at((round * 7919 + i * 61) % count);
            execution.state = ExecutionState::Failed;
            changed << execution;
        }
        m_model.apply({changed, {}});
        m_clock.advance(250ms);
    }
    // However many rows move within however many groups.
    QCOMPARE(moves.count() - before, rounds);
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(removed.count(), 0);
}

QTEST_GUILESS_MAIN(ExecutionGroupsTest)
#include "executiongroupstest.moc"
