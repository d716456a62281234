#include "ui/trends/trendchart.h"

#include "models/timetext.h"
#include "ui/theme/theme.h"
#include "ui/trends/crosshair.h"

#include <QChart>
#include <QFocusEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QMouseEvent>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace flowconsole {

namespace {

constexpr double millisecondsPerSecond = 1000;
constexpr double secondsFrom = 2000; ///< milliseconds; from this axis end on, the axis counts seconds
constexpr double shrinkBelow = 0.35; ///< of the axis: the data has to be smaller for the axis to follow
constexpr double smallestMark = 6;
constexpr double markStep = 4; ///< so much larger is each later curve's, to be seen around the others
// Room for whole marks and lines at both ends, in parts of the axis. No label stands there.
constexpr double headroom = 1.12;
constexpr double footroom = 0.08;
constexpr int dateLength = 11;

} // namespace

TrendChart::TrendChart(Theme &theme, const QString &title, Unit unit, const QList<TrendCurve> &curves,
                       QWidget *parent)
    : QChartView(parent),
      m_theme(theme),
      m_title(title),
      m_unit(unit),
      m_curves(curves),
      m_drawn(static_cast<size_t>(curves.size())),
      m_time(new QValueAxis(chart())),
      m_values(new QValueAxis(chart())),
      m_crosshair(new Crosshair(chart()))
{
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setBackgroundRoundness(0);
    chart()->setMargins(QMargins(0, theme.scaled(4), theme.scaled(12), 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    connect(chart(), &QChart::plotAreaChanged, this, [this] {
        hideCrosshair();
        emit plotChanged();
    });
    m_time->setReverse(true);
    m_time->setLabelFormat(QStringLiteral("%.0f"));
    m_time->setTitleText(tr("Minutes ago"));
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    double markSize = smallestMark;
    for (Drawn &drawn : m_drawn) {
        drawn.dots = new QScatterSeries(chart());
        drawn.dots->setMarkerSize(markSize);
        markSize += markStep;
        chart()->addSeries(drawn.dots);
        drawn.dots->attachAxis(m_time);
        drawn.dots->attachAxis(m_values);
    }
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setAccessibleName(m_title);
    setMinimumHeight(theme.scaled(170));
    connect(&theme, &Theme::changed, this, &TrendChart::applyTheme);
    setTrend(Trend());
    applyTheme();
}

TrendChart::~TrendChart() = default;

void TrendChart::applyTheme()
{
    chart()->setBackgroundBrush(m_theme.tokens().surface);
    setBackgroundBrush(m_theme.tokens().surface);
    styleAxis(*m_time);
    styleAxis(*m_values);
    m_time->setGridLineVisible(false);
    m_crosshair->setLook(m_theme.tokens(), m_theme.smallFont());
    for (size_t curve = 0; curve < m_drawn.size(); ++curve) {
        styleCurve(curve);
    }
}

void TrendChart::styleAxis(QValueAxis &axis) const
{
    const Tokens &tokens = m_theme.tokens();
    axis.setLinePen(QPen(tokens.border, 1));
    axis.setGridLinePen(QPen(tokens.border, 1));
    axis.setLabelsBrush(tokens.muted);
    axis.setLabelsFont(m_theme.smallFont());
    axis.setTitleBrush(tokens.muted);
    axis.setTitleFont(m_theme.smallFont());
}

void TrendChart::styleCurve(size_t curve) const
{
    const QList<QColor> colours = m_theme.seriesColours();
    const TrendCurve &look = m_curves.at(static_cast<qsizetype>(curve));
    const QColor colour = colours.at(look.colour % colours.size());
    // Antialiased pens wider than one pixel cost ten to thirty times as much.
    const QPen pen(colour, 1, look.line);
    const Drawn &drawn = m_drawn[curve];
    for (QLineSeries *line : drawn.lines) {
        line->setPen(pen);
        line->setVisible(drawn.isVisible);
    }
    constexpr double rim = 1.5;
    drawn.dots->setPen(QPen(colour, rim));
    drawn.dots->setBrush(curve == 0 ? QBrush(colour) : QBrush(Qt::NoBrush));
    drawn.dots->setVisible(drawn.isVisible);
}

QLineSeries *TrendChart::addLine()
{
    auto *line = new QLineSeries(chart());
    chart()->addSeries(line);
    line->attachAxis(m_time);
    line->attachAxis(m_values);
    return line;
}

void TrendChart::setTrend(const Trend &trend)
{
    m_trend = trend;
    constexpr double usualMinutes = 15;
    constexpr int timeTicks = 4;
    const double minutes = trend.from.isValid()
                               ? std::round(static_cast<double>(trend.from.secsTo(trend.to)) / 60.0)
                               : usualMinutes;
    m_time->setRange(0, std::max(minutes, 1.0));
    m_time->setTickCount(timeTicks);
    scaleValues();
    std::vector<QList<TrendRun>> runs;
    for (const TrendCurve &curve : std::as_const(m_curves)) {
        runs.push_back(curveOf(m_trend, curve.figure));
    }
    provideLines(runs);
    for (size_t curve = 0; curve < m_drawn.size(); ++curve) {
        drawCurve(curve, runs[curve]);
    }
    setAccessibleDescription(summary());
}

void TrendChart::scaleValues()
{
    double highest = 0;
    for (const TrendCurve &curve : std::as_const(m_curves)) {
        for (const TrendPoint &point : std::as_const(m_trend.points)) {
            highest = std::max(highest, curve.figure(point).value_or(0));
        }
    }
    if (m_scale.top > 0 && highest <= m_scale.top &&
        (m_unit == Unit::Percent || highest >= m_scale.top * shrinkBelow)) {
        return;
    }
    switch (m_unit) {
    case Unit::Percent:
        m_scale = {100, 4};
        m_values->setLabelFormat(QStringLiteral("%.0f"));
        m_values->setTitleText(tr("Success (%)"));
        break;
    case Unit::Latency: {
        constexpr double smallest = 5;
        m_scale = scaleFor(std::max(highest, smallest));
        m_divisor = m_scale.top > secondsFrom ? millisecondsPerSecond : 1;
        m_values->setLabelFormat(QStringLiteral("%.0f"));
        m_values->setTitleText(m_divisor > 1 ? tr("Latency (s)") : tr("Latency (ms)"));
        break;
    }
    }
    const double top = m_scale.top / m_divisor;
    m_values->setTickType(QValueAxis::TicksDynamic);
    m_values->setTickAnchor(0);
    m_values->setTickInterval(top / m_scale.intervals);
    m_values->setRange(-top * footroom, top * headroom);
}

/// One line for each run of several points. Qt Charts draws series in the order in which they were added, so
/// that all are added anew where one of them needs more.
void TrendChart::provideLines(const std::vector<QList<TrendRun>> &runs)
{
    std::vector<qsizetype> wanted;
    bool isSame = true;
    for (size_t curve = 0; curve < m_drawn.size(); ++curve) {
        wanted.push_back(std::count_if(runs[curve].cbegin(), runs[curve].cend(),
                                       [](const TrendRun &run) { return run.size() > 1; }));
        isSame = isSame && wanted.back() == m_drawn[curve].lines.size();
    }
    if (isSame) {
        return;
    }
    for (Drawn &drawn : m_drawn) {
        for (QLineSeries *line : std::as_const(drawn.lines)) {
            chart()->removeSeries(line);
        }
        qDeleteAll(drawn.lines);
        drawn.lines.clear();
    }
    for (size_t curve = 0; curve < m_drawn.size(); ++curve) {
        while (m_drawn[curve].lines.size() < wanted[curve]) {
            m_drawn[curve].lines.append(addLine());
        }
        styleCurve(curve);
    }
}

void TrendChart::drawCurve(size_t curve, const QList<TrendRun> &runs)
{
    const Drawn &drawn = m_drawn[curve];
    QList<QPointF> dots;
    qsizetype used = 0;
    for (TrendRun run : runs) {
        for (QPointF &point : run) {
            point.setY(point.y() / m_divisor);
        }
        if (run.size() == 1) {
            dots.append(run.first());
        } else {
            drawn.lines.at(used++)->replace(run);
        }
    }
    drawn.dots->replace(dots);
}

void TrendChart::setCurveVisible(int curve, bool visible)
{
    m_drawn[static_cast<size_t>(curve)].isVisible = visible;
    styleCurve(static_cast<size_t>(curve));
}

QString TrendChart::valueText(double value) const
{
    switch (m_unit) {
    case Unit::Latency:
        return latencyText(value);
    case Unit::Percent:
        return tr("%1 %", "percent").arg(value, 0, 'f', 1);
    }
    Q_UNREACHABLE();
}

QString TrendChart::summary() const
{
    QStringList parts;
    for (const TrendCurve &curve : m_curves) {
        const auto last =
            std::find_if(m_trend.points.crbegin(), m_trend.points.crend(),
                         [&](const TrendPoint &point) { return curve.figure(point).has_value(); });
        if (last != m_trend.points.crend()) {
            parts << tr("%1 %2", "name of a curve, its last value")
                         .arg(curve.name, valueText(*curve.figure(*last)));
        }
    }
    return parts.isEmpty() ? tr("No data in this time.")
                           : tr("Last values: %1").arg(parts.join(QStringLiteral(", ")));
}

void TrendChart::showCrosshair(double minutes)
{
    const auto isNearer = [&](const TrendPoint &a, const TrendPoint &b) {
        return std::abs(minutesAgo(m_trend, a) - minutes) < std::abs(minutesAgo(m_trend, b) - minutes);
    };
    const auto nearest = std::min_element(m_trend.points.cbegin(), m_trend.points.cend(), isNearer);
    if (nearest == m_trend.points.cend()) {
        hideCrosshair();
        return;
    }
    QStringList lines{exactTimeText(nearest->start).mid(dateLength)};
    bool any = false;
    for (qsizetype i = 0; i < m_curves.size(); ++i) {
        const std::optional<double> value = m_curves.at(i).figure(*nearest);
        if (value && m_drawn[static_cast<size_t>(i)].isVisible) {
            lines << tr("%1 %2", "name of a curve, its value").arg(m_curves.at(i).name, valueText(*value));
            any = true;
        }
    }
    if (!any) {
        lines << tr("no data");
    }
    const double x =
        chart()->mapToPosition(QPointF(minutesAgo(m_trend, *nearest), 0), m_drawn.front().dots).x();
    m_crosshair->showAt(chart()->plotArea(), x, lines);
}

void TrendChart::hideCrosshair()
{
    m_crosshair->hide();
}

double TrendChart::labelsWidth() const
{
    return chart()->plotArea().left() - chart()->margins().left();
}

void TrendChart::setLabelsWidth(double width)
{
    QMargins margins = chart()->margins();
    margins.setLeft(std::max(qRound(width - labelsWidth()), 0));
    if (margins != chart()->margins()) {
        chart()->setMargins(margins);
    }
}

void TrendChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    chart()->setBackgroundPen(QPen(m_theme.tokens().accent, 1));
}

void TrendChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    chart()->setBackgroundPen(Qt::NoPen);
}

void TrendChart::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    const QPointF inChart = chart()->mapFromScene(mapToScene(event->pos()));
    if (chart()->plotArea().contains(inChart)) {
        emit hovered(chart()->mapToValue(inChart, m_drawn.front().dots).x());
    } else {
        emit left();
    }
}

void TrendChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    emit left();
}

} // namespace flowconsole
