#include "ui/trends/headlinefigures.h"

#include "ui/theme/theme.h"
#include "ui/trends/trendseries.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

// The widths from which six and three names stand side by side whole.
constexpr int sixFrom = 760;
constexpr int threeFrom = 390;

QString latencyOrNone(std::optional<double> milliseconds)
{
    return milliseconds ? latencyText(*milliseconds) : QStringLiteral("–");
}

} // namespace

HeadlineFigures::HeadlineFigures(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this))
{
    m_names = {tr("Executions"),        tr("Success"),           tr("Average total latency"),
               tr("Total latency p50"), tr("Total latency p95"), tr("Total latency p99")};
    const QString total = tr("Total latency: from the launch to the end of the execution.");
    const std::array<QString, figureTotal> meanings{
        tr("Executions that have ended."),
        tr("The share of them that completed."),
        total,
        tr("%1 Half of the executions took less.", "%1: a sentence before").arg(total),
        tr("%1 95 % of the executions took less.", "%1: a sentence before").arg(total),
        tr("%1 99 % of the executions took less.", "%1: a sentence before").arg(total),
    };
    for (size_t i = 0; i < figureTotal; ++i) {
        auto *cell = new QWidget(this);
        cell->setToolTip(meanings[i]);
        auto *name = new QLabel(m_names[i], cell);
        name->setProperty("role", QStringLiteral("small"));
        auto *value = new QLabel(cell);
        value->setProperty("role", QStringLiteral("heading"));
        value->setObjectName(QStringLiteral("figure%1").arg(i));
        auto *layout = new QVBoxLayout(cell);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(name);
        layout->addWidget(value);
        m_cells[i] = cell;
        m_values[i] = value;
    }
    m_grid->setContentsMargins(theme.scaled(12), theme.scaled(8), theme.scaled(12), theme.scaled(4));
    m_grid->setHorizontalSpacing(theme.scaled(12));
    m_grid->setVerticalSpacing(theme.scaled(4));
    place(figureTotal);
    setMetrics(Metrics());
}

void HeadlineFigures::place(int columns)
{
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    for (int i = 0; i < figureTotal; ++i) {
        m_grid->addWidget(m_cells[static_cast<size_t>(i)], i / columns, i % columns);
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
}

void HeadlineFigures::setMetrics(const Metrics &metrics)
{
    const QLocale locale;
    const bool any = metrics.totalExecutions > 0;
    const std::array<QString, figureTotal> texts{
        locale.toString(metrics.totalExecutions),
        any ? tr("%1 %", "percent").arg(locale.toString(metrics.successRate, 'f', 1)) : QStringLiteral("–"),
        latencyOrNone(any ? std::optional(metrics.averageLatencyMs) : std::nullopt),
        latencyOrNone(metrics.p50Ms),
        latencyOrNone(metrics.p95Ms),
        latencyOrNone(metrics.p99Ms),
    };
    for (size_t i = 0; i < figureTotal; ++i) {
        m_values[i]->setText(texts[i]);
        m_values[i]->setAccessibleName(m_names[i] + u' ' + texts[i]);
    }
}

QSize HeadlineFigures::minimumSizeHint() const
{
    constexpr int twoColumns = 280;
    return QSize(m_theme.scaled(twoColumns), m_grid->minimumSize().height());
}

void HeadlineFigures::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place(width() >= m_theme.scaled(sixFrom)     ? figureTotal
          : width() >= m_theme.scaled(threeFrom) ? figureTotal / 2
                                                 : figureTotal / 3);
}

} // namespace flowconsole
