#include "ui/batch/batchlistdelegate.h"

#include "ui/batch/batchlistmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/listrow.h"

#include <QPainter>

namespace flowconsole {

namespace {

constexpr int batchRowPixels = 46;
constexpr int batchRowPadding = 12;
constexpr int batchIconPixels = 14;

} // namespace

BatchListDelegate::BatchListDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

QSize BatchListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return QSize(m_theme.scaled(140), m_theme.scaled(batchRowPixels));
}

void BatchListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    paintListRow(*painter, option, index, m_theme);

    const int padding = m_theme.scaled(batchRowPadding);
    const QRect area = option.rect.adjusted(padding, 0, -padding, -1);
    const int half = area.height() / 2;
    const int line = m_theme.scaled(20);
    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    painter->setFont(strong);
    painter->setPen(tokens.text);
    painter->drawText(
        QRect(area.left(), area.top() + half - line, area.width(), line),
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
        QFontMetrics(strong).elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));
    paintSecondLine(*painter, option, QRect(area.left(), area.top() + half, area.width(), line), index);
}

void BatchListDelegate::paintSecondLine(QPainter &painter, const QStyleOptionViewItem &option, QRect line,
                                        const QModelIndex &index) const
{
    QColor colour = m_theme.tokens().muted;
    if (const QString icon = index.data(BatchListModel::IconRole).toString(); !icon.isEmpty()) {
        colour =
            m_theme.stateStyle(static_cast<ExecutionState>(index.data(BatchListModel::LookRole).toInt())).text;
        const int side = m_theme.scaled(batchIconPixels);
        const QRect place =
            QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(side, side), line);
        painter.drawPixmap(place, m_theme.pixmap(icon, colour, side, painter.device()->devicePixelRatioF()));
        line = QStyle::visualRect(option.direction, line, line.adjusted(side + m_theme.scaled(6), 0, 0, 0));
    }
    const QFont small = m_theme.smallFont();
    painter.setFont(small);
    painter.setPen(colour);
    painter.drawText(
        line, static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
        QFontMetrics(small).elidedText(index.data(BatchListModel::SecondLineRole).toString(), Qt::ElideRight,
                                       line.width()));
}

} // namespace flowconsole
