#include "ui/trends/trendseries.h"

#include "domain/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace flowconsole {

namespace {

constexpr double millisecondsPerMinute = 60'000.0;

/// Of each `group` neighbours the smallest and the largest, in the order of time.
TrendRun thinned(const TrendRun &run, qsizetype group)
{
    if (group <= 2) {
        return run;
    }
    TrendRun thin;
    for (qsizetype start = 0; start < run.size(); start += group) {
        const auto first = run.cbegin() + start;
        const auto last = run.cbegin() + std::min(start + group, run.size());
        auto [low, high] =
            std::minmax_element(first, last, [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
        if (high < low) {
            std::swap(low, high);
        }
        thin.append(*low);
        if (low != high) {
            thin.append(*high);
        }
    }
    return thin;
}

} // namespace

double minutesAgo(const Trend &trend, const TrendPoint &point)
{
    qint64 half = 0;
    if (trend.points.size() > 1) {
        half = trend.points.at(0).start.msecsTo(trend.points.at(1).start) / 2;
    }
    const qint64 ago = point.start.msecsTo(trend.to) - half;
    return std::max(static_cast<double>(ago) / millisecondsPerMinute, 0.0);
}

QList<TrendRun> curveOf(const Trend &trend, const TrendFigure &figure)
{
    QList<TrendRun> runs;
    bool isInRun = false;
    for (const TrendPoint &point : trend.points) {
        const std::optional<double> value = figure(point);
        if (value) {
            if (!isInRun) {
                runs.append(TrendRun());
            }
            runs.last().append(QPointF(minutesAgo(trend, point), *value));
        }
        isInRun = value.has_value();
    }
    if (trend.points.size() > largestCurve) {
        const qsizetype group = (2 * trend.points.size() + largestCurve - 1) / largestCurve;
        for (TrendRun &run : runs) {
            run = thinned(run, group);
        }
    }
    return runs;
}

AxisScale scaleFor(double value)
{
    static constexpr std::array scales{AxisScale{1, 5}, AxisScale{2, 4}, AxisScale{3, 3}, AxisScale{4, 4},
                                       AxisScale{5, 5}, AxisScale{6, 3}, AxisScale{8, 4}, AxisScale{10, 5}};
    const double power = value > 1 ? std::pow(10, std::floor(std::log10(value))) : 1;
    for (const AxisScale &scale : scales) {
        if (value <= scale.top * power) {
            return {scale.top * power, scale.intervals};
        }
    }
    return {scales.back().top * power, scales.back().intervals};
}

QString latencyText(double milliseconds)
{
    constexpr double second = 1000;
    if (milliseconds < 1) {
        return QCoreApplication::translate("TrendsPane", "under 1 ms", "a latency");
    }
    if (milliseconds < second) {
        return QCoreApplication::translate("TrendsPane", "%1 ms", "milliseconds")
            .arg(std::lround(milliseconds));
    }
    if (milliseconds < millisecondsPerMinute) {
        return QCoreApplication::translate("TrendsPane", "%1 s", "seconds")
            .arg(milliseconds / second, 0, 'f', 1);
    }
    return durationText(std::chrono::milliseconds(std::llround(milliseconds)));
}

} // namespace flowconsole
