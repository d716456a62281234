#pragma once

#include "domain/telemetryrecord.h"

#include <QWidget>

class QHBoxLayout;
class QStackedWidget;
class QToolButton;

namespace flowconsole {

class HeadlineFigures;
class Theme;
class TrendChart;

/// Launch latency and success rate over one time axis, with the headline figures above. Lives in the GUI
/// thread; the theme outlives it.
class TrendsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrendsPane)

public:
    explicit TrendsPane(Theme &theme, QWidget *parent = nullptr);
    ~TrendsPane() override;

    void setTrend(const Trend &trend);
    void setMetrics(const Metrics &metrics);

private:
    struct LegendEntry
    {
        QToolButton *button = nullptr;
        int colour = 0;
        Qt::PenStyle line = Qt::SolidLine;
    };

    [[nodiscard]] QWidget *createCharts();
    [[nodiscard]] QWidget *createEmptyPage();
    [[nodiscard]] QWidget *createChartHead(const QString &title, const QString &meaning, TrendChart &chart);
    void linkCrosshair(TrendChart &from);
    void alignPlots();
    void showLegendColours();

    Theme &m_theme;
    HeadlineFigures *m_figures = nullptr;
    QStackedWidget *m_pages = nullptr;
    TrendChart *m_latency = nullptr;
    TrendChart *m_success = nullptr;
    QList<LegendEntry> m_legend;
};

} // namespace flowconsole
