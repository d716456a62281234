#include "ui/executions/chippainter.h"

#include "domain/words.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int chipPadding = 8;
constexpr int chipGap = 5;
constexpr int chipIcon = 12;
constexpr int chipHeight = 18;

} // namespace

QFont ChipPainter::font() const
{
    QFont font = m_theme.smallFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

QSize ChipPainter::size(ExecutionState state) const
{
    const int word = QFontMetrics(font()).horizontalAdvance(stateName(state));
    return QSize(m_theme.scaled(2 * chipPadding + chipIcon + chipGap) + word, m_theme.scaled(chipHeight));
}

int ChipPainter::widest() const
{
    int width = 0;
    for (const ExecutionState state : allExecutionStates) {
        width = std::max(width, size(state).width());
    }
    return width;
}

void ChipPainter::paint(QPainter &painter, const QRect &area, ExecutionState state,
                        Qt::LayoutDirection direction, Ground ground) const
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    QPixmap &picture = m_pictures[{state, ground}];
    if (picture.isNull() || picture.devicePixelRatio() != ratio) {
        picture = draw(state, ratio, direction, ground);
    }
    const QRect place = QStyle::alignedRect(direction, Qt::AlignLeft | Qt::AlignVCenter, size(state), area);
    painter.drawPixmap(place.topLeft(), picture);
}

QPixmap ChipPainter::draw(ExecutionState state, qreal devicePixelRatio, Qt::LayoutDirection direction,
                          Ground ground) const
{
    const StateStyle style = m_theme.stateStyle(state);
    const QRect area(QPoint(0, 0), size(state));
    QPixmap picture((QSizeF(area.size()) * devicePixelRatio).toSize());
    picture.setDevicePixelRatio(devicePixelRatio);
    picture.fill(Qt::transparent);

    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF shape(area);
    switch (ground) {
    case Ground::Surface:
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.soft);
        break;
    case Ground::Selection:
        painter.setPen(style.text);
        painter.setBrush(m_theme.tokens().surface);
        shape.adjust(0.5, 0.5, -0.5, -0.5); // a line of one pixel is sharp between the edges of pixels
        break;
    }
    painter.drawRoundedRect(shape, shape.height() / 2.0, shape.height() / 2.0);

    const int margin = m_theme.scaled(chipPadding);
    const int icon = m_theme.scaled(chipIcon);
    const QRect inner = area.adjusted(margin, 0, -margin, 0);
    const QRect iconPlace =
        QStyle::alignedRect(direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(icon, icon), inner);
    painter.drawPixmap(iconPlace.topLeft(), m_theme.pixmap(style.iconName, style.text, icon, devicePixelRatio));
    painter.setFont(font());
    painter.setPen(style.text);
    const QRect words =
        QStyle::visualRect(direction, inner, inner.adjusted(icon + m_theme.scaled(chipGap), 0, 0, 0));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, stateName(state));
    return picture;
}

} // namespace flowconsole
