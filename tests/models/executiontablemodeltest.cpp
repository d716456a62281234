#include "models/executiontablemodel.h"

#include "modeltext.h"
#include "sampleexecutions.h"
#include "tablerows.h"
#include "tests/support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

using Tester = QAbstractItemModelTester;

/// Of the columns that a first start shows.
QString usualCells(const ExecutionTableModel &model)
{
    constexpr qsizetype usual = static_cast<qsizetype>(ExecutionColumn::NextLook) + 1;
    const QString separator = QStringLiteral(" | ");
    QStringList lines = modelText(model).split(u'\n');
    for (QString &line : lines) {
        line = line.split(separator).first(usual).join(separator);
    }
    return lines.join(u'\n');
}

ChangeSet changed(const QList<FlowExecution> &executions)
{
    return {executions, {}};
}

} // namespace

class ExecutionTableModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatAnOperatorReads();
    void newestStandsFirst();
    void runningDurationTicksWithTheClock();
    void freshnessAges();
    void toolTipNamesTheZone();
    void updatesInPlaceById();
    void sortsByMeaning_data();
    void sortsByMeaning();
    void sortedByDurationRunningRowsOvertake();
    void filterKeepsRowsWithAllWords();
    void rowThatStopsMatchingLeavesAndReturns();
    void persistentIndexesFollowTheirExecution();
    void heldOrderKeepsRowsAndCountsPending();
    void removedRowStaysWhileHeld();
    void arrangesAtMostFourTimesASecond();
    void signalsOnlyVisibleRowsAtMostFifteenTimesASecond();
    void changedCellFadesOnce();
    void neverResets();
    void randomChangesMatchANaiveTable_data();
    void randomChangesMatchANaiveTable();
    void hundredThousandRowsStayQuick();

private:
    [[nodiscard]] FlowExecution running(int number) const
    {
        return sampleExecution(number, ExecutionState::Running, m_start);
    }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
};

void ExecutionTableModelTest::showsWhatAnOperatorReads()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    FlowExecution queued =
        sampleExecution(3, ExecutionState::Queued, m_start, QStringLiteral("Callback offer"));
    queued.launchedAt = {};
    queued.flowVersion = QStringLiteral("2.1");
    clock.advance(5s);
    model.apply(changed({ended(running(1), ExecutionState::Completed, 2400ms, QStringLiteral("Success")),
                         ended(running(2), ExecutionState::TimedOut, 3000ms), queued}));

    QCOMPARE(usualCells(model),
             QStringLiteral("Queued | Callback offer | v2.1 |  |  |  | waiting 2.0 s | —\n"
                            "Timed out | Billing IVR | v14 |  | 0:03.0 |  | now | —\n"
                            "Completed | Billing IVR | v14 |  | 0:02.4 | Success | 1 s ago | —"));
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Timed out"));
    QCOMPARE(model.index(1, 0).data(ExecutionTableModel::StateRole).value<ExecutionState>(),
             ExecutionState::TimedOut);
    QCOMPARE(model.index(1, 4).data(ExecutionTableModel::ExecutionIdRole).value<ExecutionId>().text(),
             QStringLiteral("id-2"));
}

void ExecutionTableModelTest::newestStandsFirst()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.apply(changed({running(2), running(1)}));
    clock.advance(1s);
    model.apply(changed({running(3)}));
    QCOMPARE(shownIds(model), ids({3, 2, 1}));
}

void ExecutionTableModelTest::runningDurationTicksWithTheClock()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    model.apply(changed({running(0)}));
    const QSignalSpy spy(&model, &QAbstractItemModel::dataChanged);
    const QModelIndex duration = model.index(0, static_cast<int>(ExecutionColumn::Duration));

    clock.advance(12400ms);
    QCOMPARE(duration.data().toString(), QStringLiteral("0:12.4"));
    const bool told = std::any_of(spy.cbegin(), spy.cend(), [&](const QList<QVariant> &arguments) {
        return arguments.at(0).toModelIndex() == duration;
    });
    QVERIFY(told);

    model.apply(changed({ended(running(0), ExecutionState::Failed, 12600ms)}));
    clock.advance(10s);
    QCOMPARE(duration.data().toString(), QStringLiteral("0:12.6"));
}

void ExecutionTableModelTest::freshnessAges()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    model.apply(changed({running(0)}));
    const QModelIndex freshness = model.index(0, static_cast<int>(ExecutionColumn::Freshness));
    QCOMPARE(freshness.data().toString(), QStringLiteral("now"));
    clock.advance(2s);
    QCOMPARE(freshness.data().toString(), QStringLiteral("polled 2 s ago"));
    clock.advance(3min);
    QCOMPARE(freshness.data().toString(), QStringLiteral("polled 3 min ago"));
}

void ExecutionTableModelTest::toolTipNamesTheZone()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    model.apply(changed({running(0)}));
    const QString toolTip =
        model.index(0, static_cast<int>(ExecutionColumn::Freshness)).data(Qt::ToolTipRole).toString();
    const QString local = m_start.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss.zzz");
    QVERIFY2(toolTip.startsWith(QStringLiteral("Last seen %1 (UTC").arg(local)), qPrintable(toolTip));
}

void ExecutionTableModelTest::updatesInPlaceById()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.apply(changed({running(1), running(2)}));
    QCOMPARE(model.runningCount(), 2);
    const QSignalSpy counts(&model, &ExecutionTableModel::countsChanged);
    clock.advance(1s);
    model.apply(changed({ended(running(1), ExecutionState::Completed, 900ms)}));

    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("Completed"));
    QCOMPARE(model.runningCount(), 1);
    QCOMPARE(counts.count(), 1);
}

void ExecutionTableModelTest::sortsByMeaning_data()
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

void ExecutionTableModelTest::sortsByMeaning()
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

void ExecutionTableModelTest::sortedByDurationRunningRowsOvertake()
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

void ExecutionTableModelTest::filterKeepsRowsWithAllWords()
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

void ExecutionTableModelTest::rowThatStopsMatchingLeavesAndReturns()
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

void ExecutionTableModelTest::persistentIndexesFollowTheirExecution()
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

void ExecutionTableModelTest::heldOrderKeepsRowsAndCountsPending()
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

void ExecutionTableModelTest::removedRowStaysWhileHeld()
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

void ExecutionTableModelTest::arrangesAtMostFourTimesASecond()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 100; ++i) {
        model.apply(changed({running(i)}));
        clock.advance(10ms);
    }
    QVERIFY2(inserted.count() >= 3 && inserted.count() <= 5, qPrintable(QString::number(inserted.count())));
    clock.advance(250ms);
    QCOMPARE(model.rowCount(), 100);
}

void ExecutionTableModelTest::signalsOnlyVisibleRowsAtMostFifteenTimesASecond()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    QList<FlowExecution> executions;
    for (int i = 0; i < 50; ++i) {
        executions << ended(running(i), ExecutionState::Unknown, 1s);
    }
    model.apply(changed(executions));
    model.setVisibleRows(10, 19);
    clock.advance(5s);
    QList<std::pair<int, int>> ranges;
    QObject::connect(&model, &QAbstractItemModel::dataChanged, &model,
                     [&](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
                         if (roles.isEmpty()) {
                             ranges.append({from.row(), to.row()});
                         }
                     });
    for (int step = 0; step < 100; ++step) {
        for (FlowExecution &execution : executions) {
            execution.lastSeenAt = execution.lastSeenAt.addMSecs(1);
        }
        model.apply(changed(executions));
        clock.advance(10ms);
    }
    QVERIFY2(ranges.size() >= 10 && ranges.size() <= 16, qPrintable(QString::number(ranges.size())));
    for (const auto &range : std::as_const(ranges)) {
        QCOMPARE(range, std::pair(10, 19));
    }
}

void ExecutionTableModelTest::changedCellFadesOnce()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    model.apply(changed({running(0)}));
    const auto fade = [&](ExecutionColumn column) {
        return model.index(0, static_cast<int>(column)).data(ExecutionTableModel::FadeRole).toDouble();
    };
    QCOMPARE(fade(ExecutionColumn::State), 0.0);
    clock.advance(1s);
    model.apply(changed({ended(running(0), ExecutionState::Completed, 1s)}));
    QCOMPARE(fade(ExecutionColumn::State), 1.0);
    QCOMPARE(fade(ExecutionColumn::Detail), 0.0);
    clock.advance(600ms);
    QVERIFY(fade(ExecutionColumn::State) > 0.3 && fade(ExecutionColumn::State) < 0.7);
    clock.advance(2s);
    QCOMPARE(fade(ExecutionColumn::State), 0.0);
}

void ExecutionTableModelTest::neverResets()
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

void ExecutionTableModelTest::randomChangesMatchANaiveTable_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QString>("filter");
    QTest::newRow("as created") << -1 << Qt::AscendingOrder << QString();
    QTest::newRow("by state") << 0 << Qt::DescendingOrder << QString();
    QTest::newRow("by detail, filtered") << 4 << Qt::AscendingOrder << QStringLiteral("completed");
    QTest::newRow("by freshness, filtered") << 5 << Qt::DescendingOrder << QStringLiteral("id-1");
}

void ExecutionTableModelTest::randomChangesMatchANaiveTable()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QString, filter);
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.sort(column, order);
    model.setFilterText(filter);
    std::mt19937 random(20260105);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    QList<FlowExecution> naive; // in the order in which they came

    for (int step = 0; step < 200; ++step) {
        ChangeSet changes;
        for (int i = below(4); i > 0; --i) {
            const auto state = allExecutionStates.at(static_cast<size_t>(below(10)));
            if (naive.isEmpty() || below(3) == 0) {
                naive << sampleExecution(step * 10 + i, state, m_start);
                changes.changed << naive.last();
            } else {
                FlowExecution &known = naive[below(static_cast<int>(naive.size()))];
                known.state = state;
                known.detail = QString::number(below(5));
                known.lastSeenAt = m_start.addSecs(below(100));
                changes.changed << known;
            }
        }
        if (naive.size() > 30) {
            changes.removed << naive.takeAt(below(static_cast<int>(naive.size()))).id;
        }
        // A removed execution may be among the changed: the removal has the last word, as in the model.
        model.setOrderHeld(below(5) == 0);
        model.setRemovalsHeld(below(3) == 0);
        model.apply(changes);
        clock.advance(std::chrono::milliseconds(below(400)));
    }
    model.setOrderHeld(false);
    model.setRemovalsHeld(false);
    clock.advance(1s);

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

void ExecutionTableModelTest::hundredThousandRowsStayQuick()
{
    ManualClock clock(m_start.addDays(2));
    ExecutionTableModel model(clock);
    model.setVisibleRows(0, 40);
    model.sort(static_cast<int>(ExecutionColumn::Freshness));
    QList<FlowExecution> executions;
    for (int i = 0; i < 100'000; ++i) {
        executions << ended(running(i), ExecutionState::Completed, 1s);
    }
    model.apply(changed(executions));
    std::mt19937 random(7);
    qint64 longest = 0;
    for (int round = 0; round < 8; ++round) {
        QList<FlowExecution> some;
        for (int i = 0; i < 1250; ++i) {
            FlowExecution execution = executions.at(static_cast<qsizetype>(random() % 100'000));
            execution.lastSeenAt = m_start.addMSecs(static_cast<qint64>(random() % 1'000'000));
            some << execution;
        }
        QElapsedTimer timer;
        timer.start();
        model.apply(changed(some));
        clock.advance(250ms);
        longest = std::max(longest, timer.elapsed());
    }
    qInfo("1,250 of 100,000 rows changed and arranged anew: at most %lld ms", static_cast<long long>(longest));
    QCOMPARE(model.rowCount(), 100'000);
    // Far above what it takes (see the line above): only a change of its order of growth fails here.
    QVERIFY(longest < 1000);
}

QTEST_GUILESS_MAIN(ExecutionTableModelTest)
#include "executiontablemodeltest.moc"
