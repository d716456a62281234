#include "ui/batch/batchlistdelegate.h"

#include "ui/batch/batchlistmodel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace flowconsole {

namespace {

constexpr int batchRowPixels = 46;
constexpr int batchRowPadding = 12;
constexpr int batchFocusBar = 2;
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
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    const bool isHovered = (option.state & QStyle::State_MouseOver) != 0;
    painter->fillRect(option.rect, isSelected ? tokens.accentSoft : isHovered ? tokens.raised : tokens.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.border);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view != nullptr && view->hasFocus() && view->currentIndex() == index) {
        const QRect bar(option.rect.left(), option.rect.top(), batchFocusBar, option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar), tokens.accent);
    }

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
