#include "models/executiontablemodel.h"

#include "busyclock.h"
#include "randomruns.h"
#include "sampleexecutions.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

QStringList idsOf(const ExecutionTableModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        ids.append(model.idAt(row).text());
    }
    return ids;
}

FlowExecution withDetail(int number, int detail, const QDateTime &start)
{
    FlowExecution execution = sampleExecution(number, ExecutionState::Failed, start);
    execution.detail = QStringLiteral("%1").arg(detail, 4, 10, QLatin1Char('0'));
    return execution;
}

QString detailAt(const ExecutionTableModel &model, int row)
{
    return model.index(row, static_cast<int>(ExecutionColumn::Detail)).data().toString();
}

/// The ids of those in this state, or of all; sorted by detail, equals newest first.
QStringList naiveTable(const QList<FlowExecution> &known, const QString &state, TableGrouping grouping,
                       Qt::SortOrder order)
{
    QList<FlowExecution> listed;
    std::copy_if(known.crbegin(), known.crend(), std::back_inserter(listed),
                 [&](const FlowExecution &each) { return state.isEmpty() || stateKey(each.state) == state; });
    std::stable_sort(listed.begin(), listed.end(), [&](const FlowExecution &a, const FlowExecution &b) {
        if (grouping == TableGrouping::State && a.state != b.state) {
            return a.state < b.state;
        }
        return order == Qt::AscendingOrder ? a.detail < b.detail : b.detail < a.detail;
    });
    QStringList ids;
    for (const FlowExecution &each : std::as_const(listed)) {
        ids << each.id.text();
    }
    return ids;
}

FlowExecution withAccount(FlowExecution execution, const QString &account)
{
    execution.inputs = JsonValue::object();
    execution.inputs.insert(QStringLiteral("accountId"), JsonValue::string(account));
    return execution;
}

} // namespace

class ExecutionFilterTest final : public QObject
{
    Q_OBJECT

private slots:
    void theLanguageDecidesWhatIsShown()
    {
        const ManualClock clock;
        ExecutionTableModel model(clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QDateTime start = clock.nowUtc().addSecs(-60);
        const FlowExecution slow =
            ended(withAccount(sampleExecution(1, ExecutionState::Running, start), QStringLiteral("ACC-1")),
                  ExecutionState::Failed, 5s);
        const FlowExecution fast =
            ended(withAccount(sampleExecution(2, ExecutionState::Running, start), QStringLiteral("ACC-2")),
                  ExecutionState::Failed, 1s);
        const FlowExecution running = sampleExecution(3, ExecutionState::Running, start);
        model.apply({{slow, fast, running}, {}});
        model.setFilterText(QStringLiteral("state:failed duration>2s"));
        QCOMPARE(idsOf(model), QStringList{QStringLiteral("id-1")});
        model.setFilterText(QStringLiteral("var.accountid=acc-2 OR state:running"));
        QCOMPARE(idsOf(model), (QStringList{QStringLiteral("id-3"), QStringLiteral("id-2")}));
        model.setFilterText(QStringLiteral("acc-1"));
        QCOMPARE(idsOf(model), QStringList{QStringLiteral("id-1")});
    }

    void whatCannotBeUnderstoodLeavesTheLastFilter()
    {
        const ManualClock clock;
        ExecutionTableModel model(clock);
        model.apply({{sampleExecution(1, ExecutionState::Failed, clock.nowUtc()),
                      sampleExecution(2, ExecutionState::Running, clock.nowUtc())},
                     {}});
        model.setFilterText(QStringLiteral("state:failed"));
        model.setFilterText(QStringLiteral("state:failed ("));
        QCOMPARE(idsOf(model), QStringList{QStringLiteral("id-1")});
        QCOMPARE(model.filterText(), QStringLiteral("state:failed"));
    }

    void rowsComeAndGoAsTheyChange()
    {
        ManualClock clock;
        ExecutionTableModel model(clock);
        model.setFilterText(QStringLiteral("duration>2s"));
        FlowExecution execution = sampleExecution(1, ExecutionState::Running, clock.nowUtc());
        model.apply({{execution}, {}});
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 0);
        model.apply({{ended(execution, ExecutionState::Completed, 3s)}, {}});
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 1);
    }

    void nodesThatARowWasSeenAtAreRemembered()
    {
        ManualClock clock;
        ExecutionTableModel model(clock);
        FlowExecution execution = sampleExecution(1, ExecutionState::Running, clock.nowUtc());
        for (const QString &node : {QStringLiteral("Greeting"), QStringLiteral("GetInvoice"), QString()}) {
            execution.currentNode = node;
            model.apply({{execution}, {}});
        }
        model.setFilterText(QStringLiteral("node:greeting node:getinvoice"));
        QCOMPARE(model.rowCount(), 1);
        model.setFilterText(QStringLiteral("node:farewell"));
        QCOMPARE(model.rowCount(), 0);
    }

    void timesGoOnByThemselves()
    {
        ManualClock clock;
        ExecutionTableModel model(clock);
        FlowExecution execution = sampleExecution(0, ExecutionState::Failed, clock.nowUtc());
        model.apply({{execution}, {}});
        model.setFilterText(QStringLiteral("launched>-1m"));
        QCOMPARE(model.rowCount(), 1);
        clock.advance(50s);
        QCOMPARE(model.rowCount(), 1);
        model.setOrderHeld(true);
        clock.advance(30s);
        QCOMPARE(model.rowCount(), 1); // nothing moves under the hand
        model.setOrderHeld(false);
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 0);
    }

    void manyRowsAreLookedAtInSlices()
    {
        BusyClock clock;
        ExecutionTableModel model(clock);
        ChangeSet changes;
        for (int i = 0; i < 2000; ++i) {
            const ExecutionState state = i % 2 == 0 ? ExecutionState::Failed : ExecutionState::Completed;
            changes.changed.append(sampleExecution(i, state, clock.nowUtc()));
        }
        model.apply(changes);
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 2000);
        model.setFilterText(QStringLiteral("state:failed"));
        QVERIFY(model.isFiltering());
        QCOMPARE(model.rowCount(), 2000); // the one before, until it is done
        // One that was looked at already, and one that was not yet.
        FlowExecution first = changes.changed.first();
        first.state = ExecutionState::Completed;
        FlowExecution last = changes.changed.last();
        last.state = ExecutionState::Failed;
        model.apply({{first, last}, {}});
        for (int i = 0; i < 100 && model.isFiltering(); ++i) {
            clock.advance(1ms);
        }
        QVERIFY(!model.isFiltering());
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 1000);
        QVERIFY(model.isFilteredAway(first.id));
        QVERIFY(!model.isFilteredAway(last.id));
    }

    void anotherFilterTakesThePlaceOfOneThatIsNotDone()
    {
        BusyClock clock;
        ExecutionTableModel model(clock);
        ChangeSet changes;
        for (int i = 0; i < 2000; ++i) {
            changes.changed.append(sampleExecution(i, ExecutionState::Failed, clock.nowUtc()));
        }
        model.apply(changes);
        clock.advance(1s);
        model.setFilterText(QStringLiteral("state:running"));
        QVERIFY(model.isFiltering());
        model.setFilterText(QStringLiteral("id=id-7"));
        clock.advance(1s);
        QCOMPARE(idsOf(model), QStringList{QStringLiteral("id-7")});
    }

    void whatComesBackIsSortedInSlices()
    {
        BusyClock clock;
        ExecutionTableModel model(clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sort(static_cast<int>(ExecutionColumn::Detail), Qt::AscendingOrder);
        ChangeSet changes;
        for (int i = 0; i < 4000; ++i) {
            changes.changed.append(withDetail(i, (i * 7919) % 4000, clock.nowUtc()));
        }
        model.apply(changes);
        clock.advance(1s);
        model.setFilterText(QStringLiteral("id=id-7"));
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 1);
        model.setFilterText(QStringLiteral("state:failed"));
        int slices = 0;
        for (clock.advance(1ms); model.isFiltering() && slices < 500; clock.advance(1ms), ++slices) {
            QCOMPARE(model.rowCount(), 1); // the one before, until it is done
            // Of those that are to come some are let through no more, each in another slice.
            FlowExecution over = changes.changed.at(100 + slices);
            over.state = ExecutionState::Completed;
            model.apply({{over}, {}});
            if (slices == 16) {
                // One changes its place, one comes, one goes.
                model.apply({{withDetail(3, 9999, clock.nowUtc()), withDetail(5000, 0, clock.nowUtc())},
                             {ExecutionId(QStringLiteral("id-11"))}});
                model.bringPendingIn();
            }
        }
        QVERIFY2(slices > 16, qPrintable(QString::number(slices)));
        QCOMPARE(model.rowCount(), 4000 - slices);
        for (int row = 1; row < model.rowCount(); ++row) {
            QVERIFY(detailAt(model, row - 1) <= detailAt(model, row));
        }
        QCOMPARE(idsOf(model).last(), QStringLiteral("id-3"));
        QCOMPARE(idsOf(model).first(), QStringLiteral("id-5000"));
        QVERIFY(!idsOf(model).contains(QStringLiteral("id-11")));
    }

    void aRowThatWasLookedAtMayBeLetThroughAfterAll()
    {
        BusyClock clock;
        ExecutionTableModel model(clock);
        model.sort(static_cast<int>(ExecutionColumn::Detail));
        ChangeSet changes;
        for (int i = 0; i < 2000; ++i) {
            changes.changed.append(withDetail(i, i, clock.nowUtc()));
        }
        model.apply(changes);
        clock.advance(1s);
        model.setFilterText(QStringLiteral("id=id-7"));
        clock.advance(1s);
        model.setFilterText(QStringLiteral("state:completed"));
        clock.advance(10ms);
        QVERIFY(model.isFiltering());
        FlowExecution first = changes.changed.first();
        first.state = ExecutionState::Completed;
        model.apply({{first}, {}});
        clock.advance(1s);
        QCOMPARE(idsOf(model), QStringList{first.id.text()});
    }

    void sortingWhileAFilterIsSortedShowsAllAtOnce()
    {
        BusyClock clock;
        ExecutionTableModel model(clock);
        ChangeSet changes;
        for (int i = 0; i < 4000; ++i) {
            changes.changed.append(withDetail(i, i, clock.nowUtc()));
        }
        model.apply(changes);
        clock.advance(1s);
        model.setFilterText(QStringLiteral("id=id-7"));
        clock.advance(1s);
        model.setFilterText({});
        for (int i = 0; i < 17; ++i) {
            clock.advance(1ms);
        }
        QVERIFY(model.isFiltering());
        model.sort(static_cast<int>(ExecutionColumn::Detail), Qt::DescendingOrder);
        clock.advance(1s);
        QVERIFY(!model.isFiltering());
        QCOMPARE(model.rowCount(), 4000);
        QCOMPARE(idsOf(model).first(), QStringLiteral("id-3999"));
    }

    void anotherOrderIsSortedInSlices()
    {
        BusyClock clock;
        ExecutionTableModel model(clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        constexpr int runs = 4000;
        ChangeSet changes;
        for (int i = 0; i < runs; ++i) {
            changes.changed.append(withDetail(i, (i * 7919) % runs, clock.nowUtc()));
        }
        model.apply(changes);
        clock.advance(1s);
        const QStringList before = idsOf(model);
        model.sort(static_cast<int>(ExecutionColumn::Detail), Qt::AscendingOrder);
        QVERIFY(model.isFiltering());
        QCOMPARE(idsOf(model), before);
        clock.advance(10ms);
        // Rows that were looked at, and some that were not, change meanwhile.
        model.apply({{withDetail(3, 9999, clock.nowUtc()), withDetail(3999, -1, clock.nowUtc())},
                     {ExecutionId(QStringLiteral("id-11"))}});
        QVERIFY(model.isFiltering());
        clock.advance(1s);
        QVERIFY(!model.isFiltering());
        QCOMPARE(model.rowCount(), runs - 1);
        for (int row = 1; row < model.rowCount(); ++row) {
            QVERIFY(detailAt(model, row - 1) <= detailAt(model, row));
        }
        QCOMPARE(idsOf(model).last(), QStringLiteral("id-3"));
        // What is asked for at once is shown at once, in that order.
        model.sort(static_cast<int>(ExecutionColumn::Detail), Qt::DescendingOrder);
        QVERIFY(model.isFiltering());
        model.setGrouping(TableGrouping::State);
        QCOMPARE(idsOf(model).at(1), QStringLiteral("id-3"));
        clock.advance(1s);
        QCOMPARE(idsOf(model).at(1), QStringLiteral("id-3"));
    }

    void runningRowsAreComparedAtOneMoment()
    {
        BusyClock clock;
        ExecutionTableModel model(clock);
        constexpr int runs = 4000;
        const QDateTime start = clock.nowUtc().addSecs(-60);
        ChangeSet changes;
        for (int i = 0; i < runs; ++i) {
            FlowExecution run = sampleExecution(i, ExecutionState::Running, start);
            run.launchedAt = start.addMSecs((i * 7919) % runs);
            changes.changed.append(run);
        }
        model.apply(changes);
        clock.advance(1s);
        model.sort(static_cast<int>(ExecutionColumn::Duration), Qt::DescendingOrder);
        QVERIFY(model.isFiltering());
        model.setOrderHeld(true);
        for (int slice = 0; model.isFiltering() && slice < 500; ++slice) {
            clock.advance(1ms);
        }
        QVERIFY(!model.isFiltering());
        for (int row = 1; row < model.rowCount(); ++row) {
            QVERIFY2(model.execution(model.idAt(row - 1))->launchedAt <
                         model.execution(model.idAt(row))->launchedAt,
                     qPrintable(QString::number(row)));
        }
    }

    void whatStandsThereIsToldUntilTheNextOrderStands()
    {
        BusyClock clock;
        ExecutionTableModel model(clock);
        constexpr int detail = static_cast<int>(ExecutionColumn::Detail);
        ChangeSet changes;
        for (int i = 0; i < 2000; ++i) {
            changes.changed.append(withDetail(i, i, clock.nowUtc()));
        }
        model.apply(changes);
        clock.advance(1s);
        model.setFilterText(QStringLiteral("state:failed"));
        QCOMPARE(model.shownArrangement().filterText, QString());
        clock.advance(1s);
        QCOMPARE(model.shownArrangement().filterText, QStringLiteral("state:failed"));
        model.sort(detail, Qt::DescendingOrder);
        QCOMPARE(model.shownArrangement().sortedBy, std::nullopt);
        // Grouped at once, sorted with it; still looked at for the filter.
        model.setFilterText(QStringLiteral("state:failed detail:1"));
        model.setGrouping(TableGrouping::State);
        QCOMPARE(model.shownArrangement().sortedBy, std::optional(ExecutionColumn::Detail));
        QCOMPARE(model.shownArrangement().order, Qt::DescendingOrder);
        QCOMPARE(model.shownArrangement().filterText, QStringLiteral("state:failed"));
        clock.advance(1s);
        QCOMPARE(model.shownArrangement().filterText, QStringLiteral("state:failed detail:1"));
    }

    void randomChangesAndFiltersMatchANaiveTable_data()
    {
        QTest::addColumn<int>("grouping");
        QTest::newRow("not grouped") << static_cast<int>(TableGrouping::None);
        QTest::newRow("by state") << static_cast<int>(TableGrouping::State);
    }
    void randomChangesAndFiltersMatchANaiveTable()
    {
        QFETCH(int, grouping);
        constexpr int most = 1500; // filters take many slices
        BusyClock clock;
        ExecutionTableModel model(clock);
        model.setGrouping(static_cast<TableGrouping>(grouping));
        model.sort(static_cast<int>(ExecutionColumn::Detail));
        RandomRuns runs(20260322, clock.nowUtc().addSecs(-1'000'000), most);
        while (runs.known().size() < most) {
            model.apply(runs.next());
        }
        const QStringList states{QString(), QStringLiteral("failed"), QStringLiteral("running"), QString()};
        QString state;
        Qt::SortOrder order = Qt::AscendingOrder;
        int interrupted = 0;
        for (int step = 0; step < 600; ++step) {
            interrupted += model.isFiltering() ? 1 : 0;
            model.apply(runs.next());
            if (runs.below(6) == 0) {
                const int which = runs.below(static_cast<int>(states.size()));
                state = states.at(which);
                // The last lets all through, but is looked at again as time passes.
                model.setFilterText(which == 3        ? QStringLiteral("launched<-1h")
                                    : state.isEmpty() ? QString()
                                                      : QStringLiteral("state:") + state);
            }
            model.setOrderHeld(runs.below(4) == 0);
            model.setRemovalsHeld(runs.below(3) == 0);
            if (runs.below(25) == 0) {
                order = runs.below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
                model.sort(static_cast<int>(ExecutionColumn::Detail), order);
            }
            if (runs.below(10) == 0) {
                model.bringPendingIn();
            }
            clock.advance(Milliseconds(runs.below(12)));
            if (!model.isFiltering()) {
                model.setOrderHeld(false);
                model.setRemovalsHeld(false);
                model.bringPendingIn();
                QStringList shown = idsOf(model);
                shown.removeAll(QString()); // headings
                QCOMPARE(shown, naiveTable(runs.known(), state, model.grouping(), order));
            }
        }
        QVERIFY2(interrupted > 100, qPrintable(QString::number(interrupted)));
    }

    void theVocabularyIsWhatTheRowsHave()
    {
        const ManualClock clock;
        ExecutionTableModel model(clock);
        FlowExecution execution =
            withAccount(sampleExecution(1, ExecutionState::Running, clock.nowUtc()), QStringLiteral("ACC-1"));
        execution.currentNode = QStringLiteral("GetInvoice");
        model.apply({{execution}, {}});
        const FilterVocabulary vocabulary = model.filterVocabulary();
        QCOMPARE(vocabulary.flows, QStringList{QStringLiteral("Billing IVR")});
        QCOMPARE(vocabulary.inputs, QStringList{QStringLiteral("accountId")});
        QCOMPARE(vocabulary.nodes, QStringList{QStringLiteral("GetInvoice")});
    }
};

} // namespace flowconsole

QTEST_GUILESS_MAIN(flowconsole::ExecutionFilterTest)
#include "executionfiltertest.moc"
