#pragma once

#include "domain/telemetryrecord.h"

#include <QList>
#include <QPointF>

#include <functional>

namespace flowconsole {

/// Points without a gap between them.
using TrendRun = QList<QPointF>;

/// The figure of one bucket that a curve shows; absent is a gap.
using TrendFigure = std::function<std::optional<double>(const TrendPoint &)>;

/// No curve has more points than this; where there are more buckets, the smallest and the largest of neighbours
/// stay.
inline constexpr int largestCurve = 500;

/// A curve cut at its gaps. x is minutes before the end of the trend, y the figure. Pure.
[[nodiscard]] QList<TrendRun> curveOf(const Trend &trend, const TrendFigure &figure);

/// Minutes between the middle of the bucket and the end of the trend.
[[nodiscard]] double minutesAgo(const Trend &trend, const TrendPoint &point);

/// A range from 0 whose ticks are round numbers.
struct AxisScale
{
    double top = 0;
    int intervals = 1;
};

/// The smallest such range that holds `value`; at least 0 to 1.
[[nodiscard]] AxisScale scaleFor(double value);

/// "under 1 ms", "212 ms", "1.8 s", "2:05.0": a latency as figures show it.
[[nodiscard]] QString latencyText(double milliseconds);

} // namespace flowconsole
