#include "ui/trends/trendspane.h"

#include "ui/theme/theme.h"
#include "ui/trends/headlinefigures.h"
#include "ui/trends/trendchart.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

namespace {

/// A piece of the curve's line; faded while the curve is hidden.
QIcon swatch(const QColor &colour, Qt::PenStyle line, const QSize &size)
{
    constexpr int ratio = 2;
    const auto draw = [&](double opacity) {
        QPixmap picture(size * ratio);
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(opacity);
        constexpr double width = 2;
        QPen pen(colour, width, line);
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        const double middle = size.height() / 2.0;
        painter.drawLine(QPointF(0, middle), QPointF(size.width(), middle));
        return picture;
    };
    constexpr double faded = 0.25;
    QIcon icon(draw(faded));
    icon.addPixmap(draw(1), QIcon::Normal, QIcon::On);
    return icon;
}

} // namespace

TrendsPane::TrendsPane(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("trendsPane"));
    m_pages->addWidget(createEmptyPage());
    m_pages->addWidget(createCharts());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    linkCrosshair(*m_latency);
    linkCrosshair(*m_success);
    connect(m_latency, &TrendChart::plotChanged, this, &TrendsPane::alignPlots);
    connect(m_success, &TrendChart::plotChanged, this, &TrendsPane::alignPlots);
    connect(&theme, &Theme::changed, this, &TrendsPane::showLegendColours);
    showLegendColours();
}

TrendsPane::~TrendsPane() = default;

QWidget *TrendsPane::createEmptyPage()
{
    auto *text = new QLabel(tr("Charts begin with the first launch."), m_pages);
    text->setObjectName(QStringLiteral("trendsEmpty"));
    text->setProperty("role", QStringLiteral("muted"));
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    return text;
}

QWidget *TrendsPane::createCharts()
{
    auto *page = new QWidget(m_pages);
    m_figures = new HeadlineFigures(m_theme, page);
    const QList<TrendCurve> latencies{
        {tr("p50", "half of the launches were faster"), [](const TrendPoint &p) { return p.launchP50Ms; }, 0,
         Qt::SolidLine},
        {tr("p95", "95 % of the launches were faster"), [](const TrendPoint &p) { return p.launchP95Ms; }, 1,
         Qt::DashLine},
        {tr("p99", "99 % of the launches were faster"), [](const TrendPoint &p) { return p.launchP99Ms; }, 2,
         Qt::DotLine},
    };
    const QList<TrendCurve> success{
        {tr("success rate"), [](const TrendPoint &p) { return p.successRate; }, 0},
    };
    m_latency = new TrendChart(m_theme, tr("Launch latency"), TrendChart::Unit::Latency, latencies, page);
    m_latency->setObjectName(QStringLiteral("latencyChart"));
    m_success = new TrendChart(m_theme, tr("Success rate"), TrendChart::Unit::Percent, success, page);
    m_success->setObjectName(QStringLiteral("successChart"));

    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_figures);
    layout->addWidget(createChartHead(tr("Launch latency, last 15 minutes"),
                                      tr("Launch latency: from the launch request to its answer."),
                                      *m_latency));
    layout->addWidget(m_latency, 3);
    layout->addWidget(createChartHead(tr("Success rate, last 15 minutes"),
                                      tr("The share of ended executions that completed."), *m_success));
    layout->addWidget(m_success, 2);
    return page;
}

QWidget *TrendsPane::createChartHead(const QString &title, const QString &meaning, TrendChart &chart)
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(m_theme.scaled(12), m_theme.scaled(6), m_theme.scaled(12), 0);
    layout->setSpacing(m_theme.scaled(4));
    auto *label = new ElidedLabel(head);
    label->setWholeText(title);
    label->setProperty("role", QStringLiteral("muted"));
    head->setToolTip(meaning);
    label->setBuddy(&chart);
    layout->addWidget(label, 1);
    for (int i = 0; i < chart.curves().size(); ++i) {
        const TrendCurve &curve = chart.curves().at(i);
        auto *button = new QToolButton(head);
        button->setText(curve.name);
        button->setObjectName(QStringLiteral("legend_") + curve.name);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        button->setChecked(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(tr("Show or hide %1", "%1: name of a curve").arg(curve.name));
        // The style sheet's fill of checked buttons would drown the colour of the curve.
        button->setStyleSheet(
            QStringLiteral("QToolButton:checked { background: transparent; color: palette(text); }"));
        connect(button, &QToolButton::toggled, &chart,
                [&chart, i](bool checked) { chart.setCurveVisible(i, checked); });
        layout->addWidget(button);
        m_legend.append({button, curve.colour, curve.line});
    }
    return head;
}

void TrendsPane::linkCrosshair(TrendChart &from)
{
    for (TrendChart *chart : {m_latency, m_success}) {
        connect(&from, &TrendChart::hovered, chart, &TrendChart::showCrosshair);
        connect(&from, &TrendChart::left, chart, &TrendChart::hideCrosshair);
    }
}

void TrendsPane::alignPlots()
{
    const double width = std::max(m_latency->labelsWidth(), m_success->labelsWidth());
    m_latency->setLabelsWidth(width);
    m_success->setLabelsWidth(width);
}

void TrendsPane::showLegendColours()
{
    const QSize size(m_theme.scaled(18), m_theme.scaled(12));
    const QList<QColor> colours = m_theme.seriesColours();
    for (const LegendEntry &entry : std::as_const(m_legend)) {
        entry.button->setIconSize(size);
        entry.button->setIcon(swatch(colours.at(entry.colour % colours.size()), entry.line, size));
    }
}

void TrendsPane::setTrend(const Trend &trend)
{
    m_latency->setTrend(trend);
    m_success->setTrend(trend);
    const bool any = std::any_of(trend.points.cbegin(), trend.points.cend(),
                                 [](const TrendPoint &point) { return point.launched > 0 || point.ended > 0; });
    if (any) {
        m_pages->setCurrentIndex(1);
    }
}

void TrendsPane::setMetrics(const Metrics &metrics)
{
    m_figures->setMetrics(metrics);
    if (metrics.totalExecutions > 0) {
        m_pages->setCurrentIndex(1);
    }
}

} // namespace flowconsole
