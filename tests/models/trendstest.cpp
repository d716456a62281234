#include "ui/theme/theme.h"
#include "ui/trends/trendchart.h"
#include "ui/trends/trendspane.h"
#include "widgettext.h"

#include <QChart>
#include <QLineSeries>
#include <QScatterSeries>
#include <QTest>
#include <QToolButton>
#include <QValueAxis>

#include <memory>
#include <set>

using namespace flowconsole;

class TrendsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void smallLatenciesFillTheAxis();
    void fullSuccessIsSeenWhole();
    void equalCurvesAreToldApart();
    void lineOrderSurvivesNewRuns();
    void everyFigureNamesItsLatency();
    void lessThanAMillisecondIsNotZero();
    void legendIsReachedByTab();

private:
    [[nodiscard]] static Trend trendOf(const QList<std::optional<double>> &latencies);
    [[nodiscard]] static QValueAxis *valuesOf(const TrendsPane &pane, const char *chart)
    {
        return qobject_cast<QValueAxis *>(part<TrendChart>(pane, chart)->chart()->axes(Qt::Vertical).value(0));
    }

    std::unique_ptr<Theme> m_theme;
};

void TrendsTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

/// All percentiles the same, as with one launch a bucket.
Trend TrendsTest::trendOf(const QList<std::optional<double>> &latencies)
{
    Trend trend;
    trend.from = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
    trend.to = trend.from.addSecs(900);
    const qint64 step = 900 / latencies.size();
    for (qsizetype i = 0; i < latencies.size(); ++i) {
        TrendPoint point;
        point.start = trend.from.addSecs(i * step);
        point.launched = latencies.at(i) ? 1 : 0;
        point.launchP50Ms = point.launchP95Ms = point.launchP99Ms = latencies.at(i);
        if (latencies.at(i)) {
            point.successRate = 100;
        }
        trend.points << point;
    }
    return trend;
}

void TrendsTest::smallLatenciesFillTheAxis()
{
    TrendsPane pane(*m_theme);
    pane.setTrend(trendOf({1.0, 4.0, 3.0}));
    const QValueAxis *axis = valuesOf(pane, "latencyChart");
    QCOMPARE(axis->titleText(), QStringLiteral("Latency (ms)"));
    QVERIFY(axis->max() >= 5 && axis->max() < 6);
    pane.setTrend(trendOf({1.0, 17.0, 3.0}));
    QVERIFY(axis->max() >= 20 && axis->max() < 23);
    const double fixed = axis->max();
    pane.setTrend(trendOf({1.0, 9.0, 3.0}));
    QCOMPARE(axis->max(), fixed);
    pane.setTrend(trendOf({1.0, 83.0, 3.0}));
    QVERIFY(axis->max() >= 100 && axis->max() < 113);
}

void TrendsTest::fullSuccessIsSeenWhole()
{
    TrendsPane pane(*m_theme);
    pane.setTrend(trendOf({1.0, 4.0}));
    const QValueAxis *axis = valuesOf(pane, "successChart");
    QVERIFY(axis->max() >= 105);
    QVERIFY(axis->max() < 100 + axis->tickInterval());
    QVERIFY(axis->min() < 0 && axis->min() > -axis->tickInterval());
}

void TrendsTest::equalCurvesAreToldApart()
{
    TrendsPane pane(*m_theme);
    pane.setTrend(trendOf({5.0, std::nullopt, 4.0, 4.0}));
    std::set<double> sizes;
    std::set<int> dashes;
    for (QAbstractSeries *series : part<TrendChart>(pane, "latencyChart")->chart()->series()) {
        if (const auto *marks = qobject_cast<QScatterSeries *>(series)) {
            QCOMPARE(marks->count(), 1);
            QVERIFY(marks->markerSize() >= 6);
            sizes.insert(marks->markerSize());
        } else if (const auto *line = qobject_cast<QLineSeries *>(series)) {
            dashes.insert(line->pen().style());
        }
    }
    QCOMPARE(sizes.size(), size_t(3));
    QCOMPARE(dashes.size(), size_t(3));
}

void TrendsTest::lineOrderSurvivesNewRuns()
{
    TrendsPane pane(*m_theme);
    pane.setTrend(trendOf({5.0, 4.0, std::nullopt, 4.0, std::nullopt, std::nullopt}));
    pane.setTrend(trendOf({5.0, 4.0, std::nullopt, 4.0, 3.0, 5.0}));
    QList<int> styles;
    for (QAbstractSeries *series : part<TrendChart>(pane, "latencyChart")->chart()->series()) {
        if (const auto *line = qobject_cast<QLineSeries *>(series)) {
            styles << static_cast<int>(line->pen().style());
        }
    }
    QCOMPARE(styles,
             (QList<int>{Qt::SolidLine, Qt::SolidLine, Qt::DashLine, Qt::DashLine, Qt::DotLine, Qt::DotLine}));
}

void TrendsTest::everyFigureNamesItsLatency()
{
    TrendsPane pane(*m_theme);
    Metrics metrics;
    metrics.totalExecutions = 12;
    metrics.averageLatencyMs = 912;
    metrics.p50Ms = 870;
    metrics.p95Ms = 1834;
    pane.setMetrics(metrics);
    const QString text = allText(pane);
    for (const char *figure : {"Average total latency 912 ms", "Total latency p50 870 ms",
                               "Total latency p95 1.8 s", "Total latency p99 –", "Launch latency, last"}) {
        QVERIFY2(text.contains(QString::fromUtf8(figure)), figure);
    }
}

void TrendsTest::lessThanAMillisecondIsNotZero()
{
    QCOMPARE(latencyText(0), QStringLiteral("under 1 ms"));
    QCOMPARE(latencyText(0.9), QStringLiteral("under 1 ms"));
    QCOMPARE(latencyText(1), QStringLiteral("1 ms"));
}

void TrendsTest::legendIsReachedByTab()
{
    TrendsPane pane(*m_theme);
    pane.resize(700, 460);
    pane.setTrend(trendOf({1.0, 4.0}));
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    auto *p95 = part<QToolButton>(pane, "legend_p95");
    for (int i = 0; i < 8 && !p95->hasFocus(); ++i) {
        QTest::keyClick(&pane, Qt::Key_Tab);
    }
    QVERIFY(p95->hasFocus());
    QTest::keyClick(p95, Qt::Key_Space);
    QVERIFY(!p95->isChecked());
}

QTEST_MAIN(TrendsTest)
#include "trendstest.moc"
