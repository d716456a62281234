#pragma once

#include "ui/trends/trendseries.h"

#include <QChartView>
#include <QPointer>

class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace flowconsole {

class Crosshair;
class Theme;

/// One curve of a chart: what it is called and which figure it shows.
struct TrendCurve
{
    QString name;
    TrendFigure figure;
    int colour = 0; ///< index in Theme::seriesColours()
    Qt::PenStyle line = Qt::SolidLine;
};

/// A chart over the minutes of a trend. Gaps stay gaps, lone points are marks, the value axis keeps its range
/// until the data leaves it. Curves that lie one on another can be told apart: each later one has larger,
/// hollow marks and lies with its own dashes above. GUI thread; the theme outlives it.
class TrendChart final : public QChartView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrendChart)

public:
    enum class Unit {
        Latency, ///< milliseconds or seconds, by size
        Percent, ///< 0 to 100
    };

    TrendChart(Theme &theme, const QString &title, Unit unit, const QList<TrendCurve> &curves,
               QWidget *parent = nullptr);
    ~TrendChart() override;

    void setTrend(const Trend &trend);
    void setCurveVisible(int curve, bool visible);
    [[nodiscard]] const QList<TrendCurve> &curves() const { return m_curves; }

    /// Shows the values of the bucket nearest to that time; several charts show the same one.
    void showCrosshair(double minutes);
    void hideCrosshair();

    /// What title and labels of the value axis take at the left. Charts that are given the same width stand
    /// with their times one above the other.
    [[nodiscard]] double labelsWidth() const;
    void setLabelsWidth(double width);

signals:
    /// The plot has another place or size.
    void plotChanged();
    /// The pointer is over this time of the chart.
    void hovered(double minutes);
    void left();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    /// The drawn parts of one curve: a line a run, and dots for runs of one point.
    struct Drawn
    {
        QList<QLineSeries *> lines;
        QScatterSeries *dots = nullptr;
        bool isVisible = true;
    };

    void applyTheme();
    void styleAxis(QValueAxis &axis) const;
    void styleCurve(size_t curve) const;
    void provideLines(const std::vector<QList<TrendRun>> &runs);
    void drawCurve(size_t curve, const QList<TrendRun> &runs);
    void scaleValues();
    [[nodiscard]] QLineSeries *addLine();
    [[nodiscard]] QString valueText(double value) const;
    [[nodiscard]] QString summary() const;

    Theme &m_theme;
    QString m_title;
    Unit m_unit;
    QList<TrendCurve> m_curves;
    std::vector<Drawn> m_drawn;
    Trend m_trend;
    QValueAxis *m_time;
    QValueAxis *m_values;
    Crosshair *m_crosshair;
    AxisScale m_scale; ///< of the value axis, in the figures' own unit
    double m_divisor = 1;
};

} // namespace flowconsole
