#include "sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/executions/executionspane.h"
#include "ui/theme/theme.h"
#include "ui/trends/trendchart.h"
#include "ui/trends/trendspane.h"
#include "widgettext.h"

#include <QAccessible>
#include <QChart>
#include <QClipboard>
#include <QLabel>
#include <QLineSeries>
#include <QPushButton>
#include <QScatterSeries>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QValueAxis>

#include <memory>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

ExecutionId idOf(int number)
{
    return ExecutionId(QStringLiteral("id-%1").arg(number));
}

} // namespace

class ViewsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void emptyTableSaysWhatToDo();
    void stateChipReadsAsItsWord();
    void everyStateWordFitsItsColumn();
    void copyGivesWholeRows();
    void copyIdGivesTheWholeId();
    void selectionFollowsItsExecution();
    void filteredSelectionComesBack();
    void executionNotYetKnownIsSelectedWhenItComes();
    void scrolledTableShowsPillInsteadOfJumping();
    void askNowNamesTheSelectedExecutions();

    void trendsBeginWithTheFirstLaunch();
    void trendGapsStayGaps();
    void trendAxisKeepsItsRange();
    void trendCurvesHaveAtMostFiveHundredPoints();
    void legendHidesACurve();
    void headlineFiguresHaveUnits();

    void panesPaintInBothSchemes();

private:
    [[nodiscard]] FlowExecution running(int number) const
    {
        return sampleExecution(number, ExecutionState::Running, m_start);
    }
    void show(QList<FlowExecution> executions)
    {
        m_model->apply({std::move(executions), {}});
        m_clock->advance(300ms);
    }
    [[nodiscard]] Trend trendOf(const QList<std::optional<double>> &latencies) const;

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ExecutionTableModel> m_model;
};

void ViewsTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void ViewsTest::init()
{
    m_clock = std::make_unique<ManualClock>(m_start.addSecs(60));
    m_model = std::make_unique<ExecutionTableModel>(*m_clock);
}

void ViewsTest::cleanup()
{
    m_model.reset();
    m_clock.reset();
}

void ViewsTest::emptyTableSaysWhatToDo()
{
    ExecutionsPane pane(*m_model, *m_theme);
    pane.resize(900, 300);
    pane.show();
    const auto *empty = part<QLabel>(pane, "executionsEmpty");
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->text(), QStringLiteral("No executions yet. Press Launch or Ctrl+Enter."));
    show({running(1)});
    QVERIFY(!empty->isVisible());
    pane.setFilterText(QStringLiteral("xyz"));
    QVERIFY(empty->isVisible());
    QVERIFY(empty->text().contains(QStringLiteral("“xyz”")));
}

void ViewsTest::stateChipReadsAsItsWord()
{
    ExecutionsPane pane(*m_model, *m_theme);
    show({ended(running(1), ExecutionState::Failed, 2s)});
    auto *table = part<QTableView>(pane, "executionsTable");
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(table);
    QVERIFY(interface != nullptr);
    QAccessibleInterface *cell = interface->tableInterface()->cellAt(0, 0);
    QVERIFY(cell != nullptr);
    QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("Failed"));
    QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Executions"));
}

void ViewsTest::everyStateWordFitsItsColumn()
{
    ExecutionsPane pane(*m_model, *m_theme);
    pane.resize(520, 300);
    pane.show();
    QList<FlowExecution> executions;
    int number = 0;
    for (const ExecutionState state : allExecutionStates) {
        executions << sampleExecution(number++, state, m_start);
    }
    show(executions);
    const auto *table = part<QTableView>(pane, "executionsTable");
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        QVERIFY2(table->columnWidth(0) >= table->itemDelegate()->sizeHint({}, index).width(),
                 qPrintable(index.data().toString()));
    }
}

void ViewsTest::copyGivesWholeRows()
{
    ExecutionsPane pane(*m_model, *m_theme);
    pane.resize(m_theme->scaled(1300), 300);
    pane.show();
    show({ended(running(1), ExecutionState::Completed, 2400ms, QStringLiteral("Success")), running(2)});
    pane.select(idOf(1));
    auto *table = part<QTableView>(pane, "executionsTable");
    table->setFocus();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList cells = QGuiApplication::clipboard()->text().split(u'\t');
    constexpr int shownColumns = 8;
    QCOMPARE(cells.size(), shownColumns + 1);
    QCOMPARE(cells.mid(0, 6).join(u'|'), QStringLiteral("Completed|Billing IVR|v14||0:02.4|Success"));
    QCOMPARE(cells.last(), QStringLiteral("id-1"));
}

void ViewsTest::copyIdGivesTheWholeId()
{
    ExecutionsPane pane(*m_model, *m_theme);
    pane.show();
    show({running(1), running(2)});
    auto *table = part<QTableView>(pane, "executionsTable");
    table->setFocus();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("id-2\nid-1"));
}

void ViewsTest::selectionFollowsItsExecution()
{
    ExecutionsPane pane(*m_model, *m_theme);
    pane.show();
    show({running(1), running(2)});
    const QSignalSpy selected(&pane, &ExecutionsPane::executionSelected);
    pane.select(idOf(1));
    QCOMPARE(selected.count(), 1);
    show({running(3), running(4), ended(running(1), ExecutionState::Completed, 1s)});

    QCOMPARE(m_model->indexOf(idOf(1)).row(), 3);
    QCOMPARE(pane.selectedExecution(), idOf(1));
    QCOMPARE(part<QTableView>(pane, "executionsTable")->currentIndex().row(), 3);
    QCOMPARE(selected.count(), 1);
}

void ViewsTest::filteredSelectionComesBack()
{
    ExecutionsPane pane(*m_model, *m_theme);
    pane.show();
    show({ended(running(1), ExecutionState::Failed, 1s), running(2)});
    pane.select(idOf(1));
    QSignalSpy selected(&pane, &ExecutionsPane::executionSelected);
    pane.setFilterText(QStringLiteral("running"));
    QCOMPARE(pane.selectedExecution(), ExecutionId());
    QCOMPARE(selected.takeLast().at(0).value<ExecutionId>(), ExecutionId());
    pane.setFilterText(QString());
    QCOMPARE(pane.selectedExecution(), idOf(1));
    QCOMPARE(selected.takeLast().at(0).value<ExecutionId>(), idOf(1));
}

void ViewsTest::executionNotYetKnownIsSelectedWhenItComes()
{
    ExecutionsPane pane(*m_model, *m_theme);
    pane.show();
    show({running(1)});
    pane.select(idOf(2));
    QCOMPARE(pane.selectedExecution(), ExecutionId());
    show({running(2)});
    QCOMPARE(pane.selectedExecution(), idOf(2));
}

void ViewsTest::scrolledTableShowsPillInsteadOfJumping()
{
    ExecutionsPane pane(*m_model, *m_theme);
    pane.resize(900, 300);
    pane.show();
    QList<FlowExecution> executions;
    for (int i = 0; i < 40; ++i) {
        executions << running(i);
    }
    show(executions);
    auto *table = part<QTableView>(pane, "executionsTable");
    const auto *pill = part<QPushButton>(pane, "pendingPill");
    QTRY_VERIFY(table->verticalScrollBar()->maximum() > 10);
    table->verticalScrollBar()->setValue(10);
    const ExecutionId top = m_model->idAt(table->rowAt(0));

    show({running(100), running(101)});
    QCOMPARE(m_model->idAt(table->rowAt(0)), top);
    QVERIFY(pill->isVisible());
    QVERIFY(pill->text().startsWith(u'2'));

    QTest::mouseClick(part<QPushButton>(pane, "pendingPill"), Qt::LeftButton);
    QCOMPARE(m_model->idAt(table->rowAt(0)), idOf(101));
    QVERIFY(!pill->isVisible());
}

void ViewsTest::askNowNamesTheSelectedExecutions()
{
    ExecutionsPane pane(*m_model, *m_theme);
    pane.show();
    show({running(1), running(2)});
    pane.select(idOf(1));
    const QSignalSpy asked(&pane, &ExecutionsPane::lookRequested);
    part<QAction>(pane, "lookNow")->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(0).value<QList<ExecutionId>>(), QList<ExecutionId>{idOf(1)});
}

Trend ViewsTest::trendOf(const QList<std::optional<double>> &latencies) const
{
    Trend trend;
    trend.from = m_start;
    trend.to = m_start.addSecs(900);
    const qint64 step = 900'000 / std::max<qint64>(latencies.size(), 1);
    for (qsizetype i = 0; i < latencies.size(); ++i) {
        TrendPoint point;
        point.start = m_start.addMSecs(i * step);
        point.launched = latencies.at(i) ? 1 : 0;
        point.launchP50Ms = latencies.at(i);
        trend.points << point;
    }
    return trend;
}

void ViewsTest::trendsBeginWithTheFirstLaunch()
{
    TrendsPane pane(*m_theme);
    pane.resize(700, 400);
    pane.show();
    const auto *empty = part<QLabel>(pane, "trendsEmpty");
    pane.setTrend(trendOf({std::nullopt, std::nullopt}));
    QVERIFY(empty->isVisible());
    pane.setTrend(trendOf({std::nullopt, 100.0}));
    QVERIFY(!empty->isVisible());
    QVERIFY(part<QWidget>(pane, "latencyChart")->isVisible());
}

void ViewsTest::trendGapsStayGaps()
{
    TrendsPane pane(*m_theme);
    pane.setTrend(trendOf({100.0, 110.0, std::nullopt, 90.0, std::nullopt, 80.0, 70.0, 60.0}));
    const auto *chart = part<TrendChart>(pane, "latencyChart");
    QList<qsizetype> lines;
    qsizetype dots = 0;
    for (const QAbstractSeries *series : chart->chart()->series()) {
        if (const auto *line = qobject_cast<const QLineSeries *>(series)) {
            lines << line->count();
        } else if (const auto *scatter = qobject_cast<const QScatterSeries *>(series)) {
            dots += scatter->count();
        }
    }
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines, (QList<qsizetype>{2, 3}));
    QCOMPARE(dots, qsizetype(1));
}

void ViewsTest::trendAxisKeepsItsRange()
{
    TrendsPane pane(*m_theme);
    const auto *chart = part<TrendChart>(pane, "latencyChart");
    const auto *axis = qobject_cast<QValueAxis *>(chart->chart()->axes(Qt::Vertical).value(0));
    pane.setTrend(trendOf({150.0, 180.0}));
    const double first = axis->max();
    QVERIFY(first > 180.0 && first < 250.0);
    QVERIFY(axis->titleText().contains(QStringLiteral("(ms)")));
    pane.setTrend(trendOf({150.0, 110.0}));
    QCOMPARE(axis->max(), first);
    pane.setTrend(trendOf({150.0, 2600.0}));
    QVERIFY(axis->max() > 2.6 && axis->max() < 4.0);
    QVERIFY(axis->titleText().contains(QStringLiteral("(s)")));
    pane.setTrend(trendOf({150.0, 180.0}));
    QCOMPARE(axis->max(), first);
}

void ViewsTest::trendCurvesHaveAtMostFiveHundredPoints()
{
    QList<std::optional<double>> latencies(5000, 100.0);
    latencies[2500] = 9000.0;
    latencies[100] = 1.0;
    const QList<TrendRun> runs =
        curveOf(trendOf(latencies), [](const TrendPoint &point) { return point.launchP50Ms; });
    QCOMPARE(runs.size(), qsizetype(1));
    QVERIFY(runs.first().size() <= largestCurve);
    const auto has = [&](double value) {
        return std::any_of(runs.first().cbegin(), runs.first().cend(),
                           [value](const QPointF &point) { return point.y() == value; });
    };
    QVERIFY(has(9000.0));
    QVERIFY(has(1.0));
}

void ViewsTest::legendHidesACurve()
{
    TrendsPane pane(*m_theme);
    pane.resize(700, 400);
    pane.show();
    pane.setTrend(trendOf({100.0, 110.0}));
    const auto *chart = part<TrendChart>(pane, "latencyChart");
    const auto visibleLines = [&] {
        int count = 0;
        for (const QAbstractSeries *series : chart->chart()->series()) {
            count += qobject_cast<const QLineSeries *>(series) != nullptr && series->isVisible() ? 1 : 0;
        }
        return count;
    };
    QCOMPARE(visibleLines(), 1);
    part<QToolButton>(pane, "legend_p50")->click();
    QCOMPARE(visibleLines(), 0);
    pane.setTrend(trendOf({100.0, std::nullopt, 100.0, 110.0}));
    QCOMPARE(visibleLines(), 0);
}

void ViewsTest::headlineFiguresHaveUnits()
{
    TrendsPane pane(*m_theme);
    Metrics metrics;
    metrics.totalExecutions = 12;
    metrics.successRate = 91.67;
    metrics.averageLatencyMs = 912;
    metrics.p50Ms = 870;
    metrics.p95Ms = 1834;
    pane.setMetrics(metrics);
    const QString text = allText(pane);
    for (const char *figure : {"Executions 12", "Success 91.7 %", "Average total latency 912 ms",
                               "Total latency p50 870 ms", "Total latency p95 1.8 s", "Total latency p99 –"}) {
        QVERIFY2(text.contains(QString::fromUtf8(figure)), figure);
    }
}

void ViewsTest::panesPaintInBothSchemes()
{
    ExecutionsPane table(*m_model, *m_theme);
    table.resize(900, 300);
    table.show();
    show({ended(running(1), ExecutionState::Failed, 2s)});
    const auto pixelOf = [&](const QPoint &place) { return table.grab().toImage().pixelColor(place); };
    const QPoint blank(860, 280);
    for (const SchemeChoice choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
        m_theme->setChoice(choice);
        QCOMPARE(pixelOf(blank), m_theme->tokens().surface);
        const QImage picture = table.grab().toImage();
        const QColor chip = m_theme->stateStyle(ExecutionState::Failed).soft;
        bool found = false;
        for (int y = 60; y < 95 && !found; ++y) {
            for (int x = 0; x < 140 && !found; ++x) {
                found = picture.pixelColor(x, y) == chip;
            }
        }
        QVERIFY(found);
    }
}

QTEST_MAIN(ViewsTest)
#include "viewstest.moc"
