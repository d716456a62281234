#include "models/executiontablemodel.h"

#include "randomruns.h"
#include "sampleexecutions.h"
#include "tablerows.h"
#include "tests/support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

using namespace flowconsole;
using namespace std::chrono_literals;

using Tester = QAbstractItemModelTester;

/// Which rows stand in the table, and in which order, whatever comes, changes, goes, is sorted or held.
class ExecutionOrderTest final : public QObject
{
    Q_OBJECT

private slots:
    void sortsByMeaning_data();
    void sortsByMeaning();
    void sortedByDurationRunningRowsOvertake();
    void filterKeepsRowsWithAllWords();
    void rowThatStopsMatchingLeavesAndReturns();
    void persistentIndexesFollowTheirExecution();
    void heldOrderKeepsRowsAndCountsPending();
    void removedRowStaysWhileHeld();
    void neverResets();
    void randomChangesMatchANaiveTable_data();
    void randomChangesMatchANaiveTable();
    void hundredThousandRowsAreArrangedInOneStep();

private:
    [[nodiscard]] FlowExecution running(int number) const
    {
        return sampleExecution(number, ExecutionState::Running, m_start);
    }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
};

void ExecutionOrderTest::sortsByMeaning_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("expected");
    const auto column = [](ExecutionColumn which) { return static_cast<int>(which); };
    QTest::newRow("version 9 before 14")
        << column(ExecutionColumn::Version) << Qt::AscendingOrder << ids({2, 1, 3});
    QTest::newRow("longest first") << column(ExecutionColumn::Duration) << Qt::DescendingOrder
                                   << ids({1, 2, 3});
    QTest::newRow("flow, any case") << column(ExecutionColumn::Flow) << Qt::AscendingOrder << ids({3, 1, 2});
    QTest::newRow("freshest first") << column(ExecutionColumn::Freshness) << Qt::AscendingOrder
                                    << ids({1, 3, 2});
    QTest::newRow("equals newest first")
        << column(ExecutionColumn::State) << Qt::AscendingOrder << ids({3, 2, 1});
    QTest::newRow("as created") << -1 << Qt::AscendingOrder << ids({3, 2, 1});
}

void ExecutionOrderTest::sortsByMeaning()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, expected);
    ManualClock clock(m_start.addSecs(200));
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    FlowExecution first = ended(running(1), ExecutionState::Completed, 100s);
    FlowExecution second = ended(running(2), ExecutionState::Completed, 9s);
    second.flowVersion = QStringLiteral("9.0");
    second.flowName = QStringLiteral("callback offer");
    FlowExecution third = ended(running(3), ExecutionState::Completed, 8900ms);
    third.flowVersion = QStringLiteral("101.0");
    third.flowName = QStringLiteral("Appointment");
    model.apply(changed({first, second, third}));

    model.sort(column, order);
    QCOMPARE(shownIds(model), expected);
}

void ExecutionOrderTest::sortedByDurationRunningRowsOvertake()
{
    ManualClock clock(m_start.addSecs(2));
    ExecutionTableModel model(clock);
    model.sort(static_cast<int>(ExecutionColumn::Duration), Qt::DescendingOrder);
    model.apply(changed({ended(running(0), ExecutionState::Completed, 5s), running(1)}));
    clock.advance(300ms);
    QCOMPARE(shownIds(model), ids({0, 1}));
    clock.advance(10s);
    QCOMPARE(shownIds(model), ids({1, 0}));
}

void ExecutionOrderTest::filterKeepsRowsWithAllWords()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    FlowExecution withId = running(3);
    withId.platformId = PlatformExecutionId(QStringLiteral("7C1E0F62"));
    model.apply(changed(
        {ended(running(1), ExecutionState::Failed, 1s, QStringLiteral("HTTP 504")), running(2), withId}));

    model.setFilterText(QStringLiteral("  FAILED billing "));
    QCOMPARE(shownIds(model), ids({1}));
    model.setFilterText(QStringLiteral("failed callback"));
    QCOMPARE(model.rowCount(), 0);
    model.setFilterText(QStringLiteral("7c1e"));
    QCOMPARE(shownIds(model), ids({3}));
    model.setFilterText(QString());
    QCOMPARE(shownIds(model), ids({3, 2, 1}));
    QCOMPARE(model.totalCount(), 3);
}

void ExecutionOrderTest::rowThatStopsMatchingLeavesAndReturns()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setFilterText(QStringLiteral("running"));
    model.apply(changed({running(1), running(2)}));
    model.apply(changed({ended(running(2), ExecutionState::Completed, 1s)}));
    clock.advance(300ms);
    QCOMPARE(shownIds(model), ids({1}));
    model.setFilterText(QStringLiteral("completed"));
    QCOMPARE(shownIds(model), ids({2}));
}

void ExecutionOrderTest::persistentIndexesFollowTheirExecution()
{
    ManualClock clock(m_start.addSecs(100));
    ExecutionTableModel model(clock);
    QList<FlowExecution> executions;
    for (int i = 0; i < 20; ++i) {
        executions << ended(running(i), ExecutionState::Completed, std::chrono::seconds((i * 7) % 20 + 1));
    }
    model.apply(changed(executions));
    const QPersistentModelIndex seventh =
        model.indexOf(ExecutionId(QStringLiteral("id-7")), ExecutionColumn::Detail);
    const QPersistentModelIndex last = model.indexOf(ExecutionId(QStringLiteral("id-19")));

    model.sort(static_cast<int>(ExecutionColumn::Duration), Qt::AscendingOrder);
    QVERIFY(seventh.isValid());
    QCOMPARE(model.idAt(seventh.row()).text(), QStringLiteral("id-7"));
    QCOMPARE(seventh.column(), static_cast<int>(ExecutionColumn::Detail));
    QCOMPARE(model.idAt(last.row()).text(), QStringLiteral("id-19"));

    model.apply({{}, {ExecutionId(QStringLiteral("id-19"))}});
    clock.advance(300ms);
    QVERIFY(!last.isValid());
    QCOMPARE(model.idAt(seventh.row()).text(), QStringLiteral("id-7"));
}

void ExecutionOrderTest::heldOrderKeepsRowsAndCountsPending()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.apply(changed({running(1)}));
    const QSignalSpy pending(&model, &ExecutionTableModel::pendingCountChanged);

    model.setOrderHeld(true);
    clock.advance(1s);
    model.apply(changed({running(2), running(3), ended(running(1), ExecutionState::Failed, 1s)}));
    clock.advance(10s);
    QCOMPARE(shownIds(model), ids({1}));
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Failed"));
    QCOMPARE(model.pendingCount(), 2);

    model.bringPendingIn();
    QCOMPARE(shownIds(model), ids({3, 2, 1}));
    QCOMPARE(model.pendingCount(), 0);

    model.apply(changed({running(4)}));
    QCOMPARE(model.pendingCount(), 1);
    model.setOrderHeld(false);
    clock.advance(300ms);
    QCOMPARE(shownIds(model), ids({4, 3, 2, 1}));
    QCOMPARE(pending.last().at(0).toInt(), 0);
}

void ExecutionOrderTest::removedRowStaysWhileHeld()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.apply(changed({running(1), running(2)}));
    model.setOrderHeld(true);
    model.apply({{}, {ExecutionId(QStringLiteral("id-1"))}});
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.execution(ExecutionId(QStringLiteral("id-1"))) == nullptr);
    model.setOrderHeld(false);
    clock.advance(300ms);
    QCOMPARE(shownIds(model), ids({2}));
}

void ExecutionOrderTest::neverResets()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.apply(changed({running(1), running(2)}));
    model.sort(static_cast<int>(ExecutionColumn::Flow));
    model.setFilterText(QStringLiteral("x"));
    model.setFilterText(QString());
    model.apply({{}, {ExecutionId(QStringLiteral("id-1")), ExecutionId(QStringLiteral("id-2"))}});
    clock.advance(1s);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(resets.count(), 0);
}

void ExecutionOrderTest::randomChangesMatchANaiveTable_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QString>("filter");
    QTest::newRow("as created") << -1 << Qt::AscendingOrder << QString();
    QTest::newRow("by state") << 0 << Qt::DescendingOrder << QString();
    QTest::newRow("by detail, filtered") << 4 << Qt::AscendingOrder << QStringLiteral("completed");
    QTest::newRow("by freshness, filtered") << 5 << Qt::DescendingOrder << QStringLiteral("id-1");
}

void ExecutionOrderTest::randomChangesMatchANaiveTable()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QString, filter);
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.sort(column, order);
    model.setFilterText(filter);
    RandomRuns runs(20260105, m_start);
    follow(runs, model, clock);

    const QList<FlowExecution> &naive = runs.known();
    QList<FlowExecution> expected;
    std::copy_if(
        naive.crbegin(), naive.crend(), std::back_inserter(expected), [&](const FlowExecution &execution) {
            const QString words = execution.id.text() + u' ' + cellText(execution, ExecutionColumn::State, {});
            return words.contains(filter, Qt::CaseInsensitive);
        });
    std::stable_sort(expected.begin(), expected.end(), [&](const FlowExecution &a, const FlowExecution &b) {
        if (column < 0) {
            return a.createdAt > b.createdAt;
        }
        const auto key = [&](const FlowExecution &execution) {
            return cellSortKey(execution, static_cast<ExecutionColumn>(column), {});
        };
        const QPartialOrdering result = QVariant::compare(key(a), key(b));
        return order == Qt::AscendingOrder ? result == QPartialOrdering::Less
                                           : result == QPartialOrdering::Greater;
    });
    QStringList expectedIds;
    for (const FlowExecution &execution : std::as_const(expected)) {
        expectedIds << execution.id.text();
    }
    QCOMPARE(shownIds(model), expectedIds);
}

void ExecutionOrderTest::hundredThousandRowsAreArrangedInOneStep()
{
    ManualClock clock(m_start.addDays(2));
    ExecutionTableModel model(clock);
    constexpr int lastVisible = 40;
    model.setVisibleRows(0, lastVisible);
    model.sort(static_cast<int>(ExecutionColumn::Freshness));
    QList<FlowExecution> executions;
    for (int i = 0; i < 100'000; ++i) {
        executions << ended(running(i), ExecutionState::Completed, 1s);
    }
    model.apply(changed(executions));
    clock.advance(1s);
    const QSignalSpy moves(&model, &QAbstractItemModel::layoutChanged);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
    std::mt19937 random(7);
    constexpr int rounds = 8;
    for (int round = 0; round < rounds; ++round) {
        QList<FlowExecution> some;
        for (int i = 0; i < 1250; ++i) {
            FlowExecution execution = executions.at(static_cast<qsizetype>(random() % 100'000));
            execution.lastSeenAt = m_start.addMSecs(static_cast<qint64>(random() % 1'000'000));
            some << execution;
        }
        model.apply(changed(some));
        clock.advance(250ms);
    }
    QCOMPARE(model.rowCount(), 100'000);
    // However many rows move: one move of all a quarter of a second, and no word of what nobody sees.
    QCOMPARE(moves.count(), rounds);
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(removed.count(), 0);
    for (const QList<QVariant> &each : std::as_const(told)) {
        QVERIFY(each.at(1).toModelIndex().row() <= lastVisible);
    }
}

QTEST_GUILESS_MAIN(ExecutionOrderTest)
#include "executionordertest.moc"
