#include "models/executiontablemodel.h"

#include "modeltext.h"
#include "sampleexecutions.h"
#include "tablerows.h"
#include "tests/support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

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
    void arrangesAtMostFourTimesASecond();
    void signalsOnlyVisibleRowsAtMostFifteenTimesASecond();
    void changedCellFadesOnce();

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

QTEST_GUILESS_MAIN(ExecutionTableModelTest)
#include "executiontablemodeltest.moc"
