#include "ui/trends/crosshair.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace flowconsole {

Crosshair::Crosshair(QGraphicsItem *parent) : QGraphicsItem(parent)
{
    constexpr double aboveCurves = 100;
    setZValue(aboveCurves);
    setAcceptedMouseButtons(Qt::NoButton);
    hide();
}

void Crosshair::setLook(const Tokens &tokens, const QFont &font)
{
    m_line = tokens.faint;
    m_background = tokens.raised;
    m_border = tokens.border;
    m_text = tokens.text;
    m_font = font;
    update();
}

void Crosshair::showAt(const QRectF &plot, double x, const QStringList &lines)
{
    prepareGeometryChange();
    m_plot = plot;
    m_x = x;
    m_lines = lines;
    show();
    update();
}

void Crosshair::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(m_line, 1));
    painter->drawLine(QPointF(m_x, m_plot.top()), QPointF(m_x, m_plot.bottom()));
    if (m_lines.isEmpty()) {
        return;
    }
    const QFontMetricsF metrics(m_font);
    double width = 0;
    for (const QString &line : m_lines) {
        width = std::max(width, metrics.horizontalAdvance(line));
    }
    constexpr double padding = 8;
    constexpr double distance = 8;
    constexpr double radius = 4;
    QRectF box(m_x + distance, m_plot.top(), width + 2 * padding,
               metrics.lineSpacing() * static_cast<double>(m_lines.size()) + padding);
    if (box.right() > m_plot.right()) {
        box.moveRight(m_x - distance);
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_border, 1));
    painter->setBrush(m_background);
    painter->drawRoundedRect(box, radius, radius);
    painter->setFont(m_font);
    painter->setPen(m_text);
    painter->drawText(box.adjusted(padding, padding / 2, -padding, 0), Qt::AlignLeft | Qt::AlignTop,
                      m_lines.join(u'\n'));
}

} // namespace flowconsole
