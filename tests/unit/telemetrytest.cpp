#include "telemetry/telemetry.h"
#include "telemetry/quantiles.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

FlowExecution ended(const Clock &clock, ExecutionState state, Milliseconds latency)
{
    FlowExecution execution;
    execution.id = newExecutionId();
    execution.flowId = FlowId(QStringLiteral("flow"));
    execution.state = state;
    execution.latency = latency;
    execution.launchLatency = 12ms;
    execution.payloadHash = QStringLiteral("abc");
    execution.environment = QStringLiteral("mypurecloud.ie");
    execution.lastSeenAt = clock.nowUtc();
    return execution;
}

} // namespace

class TelemetryTest final : public QObject
{
    Q_OBJECT

private slots:
    void quantilesAreValuesThatWereMeasured()
    {
        std::vector<double> none;
        QVERIFY(!quantile(none, 0.5).has_value());
        std::vector<double> one{7};
        QCOMPARE(quantile(one, 0.99), std::optional(7.0));
        std::vector<double> hundred;
        for (int i = 100; i > 0; --i) {
            hundred.push_back(i);
        }
        QCOMPARE(quantile(hundred, 0.50), std::optional(50.0));
        QCOMPARE(quantile(hundred, 0.95), std::optional(95.0));
        QCOMPARE(quantile(hundred, 0.99), std::optional(99.0));
        QCOMPARE(quantile(hundred, 1.0), std::optional(100.0));
    }

    void metricsCountWhatEnded()
    {
        const ManualClock clock;
        Telemetry telemetry(clock);
        QCOMPARE(telemetry.metrics().totalExecutions, 0);
        QVERIFY(!telemetry.metrics().p50Ms.has_value());

        for (int i = 1; i <= 12; ++i) {
            telemetry.recordEnd(
                ended(clock, i % 4 == 0 ? ExecutionState::Failed : ExecutionState::Completed, i * 100ms));
        }
        const Metrics metrics = telemetry.metrics();
        QCOMPARE(metrics.totalExecutions, 12);
        QCOMPARE(metrics.successRate, 75.0);
        QCOMPARE(metrics.averageLatencyMs, 650.0);
        QCOMPARE(metrics.p50Ms, std::optional(600.0));
        QCOMPARE(metrics.p99Ms, std::optional(1200.0));
        QCOMPARE(metrics.recentExecutions.size(), 10);
        QCOMPARE(metrics.recentExecutions.last().latencyMs, 1200);
    }

    void whatWasGivenUpDoesNotMakeTheFlowLookFaster()
    {
        const ManualClock clock;
        Telemetry telemetry(clock);
        telemetry.recordEnd(ended(clock, ExecutionState::Completed, 25s));
        telemetry.recordEnd(ended(clock, ExecutionState::TimedOut, 3s));
        QCOMPARE(telemetry.metrics().totalExecutions, 2);
        QCOMPARE(telemetry.metrics().successRate, 50.0);
        QCOMPARE(telemetry.metrics().p50Ms, std::optional(25000.0));
        QCOMPARE(telemetry.metrics().averageLatencyMs, 25000.0);
    }

    void theRecordHasTheApisFields()
    {
        const ManualClock clock;
        const Telemetry telemetry(clock);
        const FlowExecution execution = ended(clock, ExecutionState::TimedOut, 1500ms);
        QCOMPARE(toJson(telemetry.recordOf(execution)).toJson(),
                 QStringLiteral(R"({"id":"%1","flowId":"flow","status":"timed_out","latencyMs":1500,)"
                                R"("launchLatencyMs":12,"payloadHash":"abc","timestamp":"%2",)"
                                R"("environment":"mypurecloud.ie"})")
                     .arg(execution.id.text(), toIsoUtc(clock.nowUtc()))
                     .toUtf8());
    }

    void whatIsOlderThanTheWindowIsForgotten()
    {
        ManualClock clock;
        Telemetry telemetry(clock);
        telemetry.recordEnd(ended(clock, ExecutionState::Failed, 1ms));
        telemetry.recordLaunch(5ms);
        clock.advance(16min);
        telemetry.recordEnd(ended(clock, ExecutionState::Completed, 1ms));
        QCOMPARE(telemetry.metrics().totalExecutions, 1);
        QCOMPARE(telemetry.metrics().successRate, 100.0);
    }

    void aTrendShowsGapsWhereNothingHappened()
    {
        ManualClock clock;
        Telemetry telemetry(clock);
        telemetry.recordLaunch(10ms);
        telemetry.recordLaunch(30ms);
        clock.advance(5min);
        telemetry.recordEnd(ended(clock, ExecutionState::Completed, 1ms));
        telemetry.recordEnd(ended(clock, ExecutionState::Failed, 1ms));

        const Trend trend = telemetry.trend(60);
        QCOMPARE(trend.points.size(), 60);
        QVERIFY(trend.points.last().start <= clock.nowUtc());
        QCOMPARE(trend.points.last().start.addSecs(15) > clock.nowUtc(), true);
        int launched = 0;
        int gaps = 0;
        for (const TrendPoint &point : trend.points) {
            launched += point.launched;
            gaps += !point.launchP50Ms && !point.successRate ? 1 : 0;
        }
        QCOMPARE(launched, 2);
        QCOMPARE(gaps, 58);
        QCOMPARE(trend.points.last().successRate, std::optional(50.0));
        QCOMPARE(trend.points.at(39).launchP50Ms, std::optional(10.0));
        QCOMPARE(trend.points.at(39).launchP99Ms, std::optional(30.0));
    }

    void pointsKeepTheirPlaceAsTimeGoesOn()
    {
        ManualClock clock;
        Telemetry telemetry(clock);
        telemetry.recordLaunch(10ms);
        const QDateTime place = telemetry.trend().points.last().start;
        clock.advance(1min + 7s);
        const Trend later = telemetry.trend();
        const auto found = std::find_if(later.points.begin(), later.points.end(),
                                        [](const TrendPoint &point) { return point.launched == 1; });
        QVERIFY(found != later.points.end());
        QCOMPARE(found->start, place);
    }
};

QTEST_GUILESS_MAIN(TelemetryTest)
#include "telemetrytest.moc"
