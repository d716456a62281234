#include "ui/compare/comparisondelegate.h"

#include "ui/compare/comparisonmodel.h"
#include "ui/compare/comparisonwords.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace flowconsole {

namespace {

constexpr int cellPadding = 10;
constexpr int iconPixels = 14;
constexpr int iconGap = 6;
constexpr int firstBar = 3;
constexpr int focusBar = 2;
constexpr int timeBar = 3;

bool isColumn(const QModelIndex &index, ComparisonModel::Column column)
{
    return index.column() == static_cast<int>(column);
}

/// Nothing on headings and notes.
std::optional<Difference> differenceOf(const QModelIndex &index)
{
    const QVariant difference = index.data(ComparisonModel::DifferenceRole);
    return difference.isValid() ? std::optional(static_cast<Difference>(difference.toInt())) : std::nullopt;
}

bool differs(const QModelIndex &index)
{
    const auto difference = differenceOf(index);
    return difference && isDifference(*difference);
}

} // namespace

ComparisonDelegate::ComparisonDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

QFont ComparisonDelegate::fontOf(const QModelIndex &index) const
{
    QFont font;
    if (index.data(ComparisonModel::IsHeadingRole).toBool()) {
        font = m_theme.smallFont();
        font.setWeight(QFont::DemiBold);
    } else if (index.data(ComparisonModel::IsFirstRole).toBool()) {
        font.setWeight(QFont::DemiBold);
    }
    return font;
}

QColor ComparisonDelegate::colourOf(const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const auto difference = differenceOf(index);
    if (!difference) {
        return tokens.muted;
    }
    if (!isColumn(index, ComparisonModel::Column::Difference)) {
        return tokens.text;
    }
    switch (*difference) {
    case Difference::Same:
        return tokens.success;
    case Difference::Changed:
    case Difference::OnlyLeft:
    case Difference::OnlyRight:
        return tokens.warning;
    case Difference::Waiting:
    case Difference::NotTold:
        return tokens.muted;
    }
    Q_UNREACHABLE();
}

void ComparisonDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    const QColor ground = isSelected                                            ? tokens.accentSoft
                          : index.data(ComparisonModel::IsHeadingRole).toBool() ? tokens.raised
                          : differs(index)                                      ? tokens.warningSoft
                                                                                : tokens.surface;
    painter.fillRect(option.rect, ground);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.border);
    if (index.column() != 0) {
        return;
    }
    const auto mark = [&](int width, const QColor &colour) {
        const QRect bar(option.rect.left(), option.rect.top(), width, option.rect.height());
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), colour);
    };
    if (index.data(ComparisonModel::IsFirstRole).toBool()) {
        mark(firstBar, tokens.warning);
    }
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view != nullptr && view->hasFocus() && view->currentIndex().row() == index.row()) {
        mark(focusBar, tokens.accent);
    }
}

void ComparisonDelegate::paintBar(QPainter &painter, const QRect &cell, double share,
                                  Qt::LayoutDirection direction) const
{
    const int height = m_theme.scaled(timeBar);
    const QRect room(cell.left(), cell.bottom() - height - 2, cell.width(), height);
    painter.fillRect(room, m_theme.tokens().border);
    const QRect bar(room.left(), room.top(), std::max(1, static_cast<int>(room.width() * share)), height);
    painter.fillRect(QStyle::visualRect(direction, room, bar), m_theme.tokens().accent);
}

void ComparisonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    paintGround(*painter, option, index);
    const int padding = m_theme.scaled(cellPadding);
    QRect area = option.rect.adjusted(padding, 0, -padding, -1);
    if (const QVariant share = index.data(ComparisonModel::ShareRole); share.isValid()) {
        paintBar(*painter, area, share.toDouble(), option.direction);
        area.adjust(0, 0, 0, -m_theme.scaled(timeBar));
    }
    const auto difference = differenceOf(index);
    if (difference && isColumn(index, ComparisonModel::Column::Difference)) {
        const int side = m_theme.scaled(iconPixels);
        const QRect place =
            QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(side, side), area);
        painter->drawPixmap(place, m_theme.pixmap(differenceIcon(*difference), colourOf(index), side,
                                                  painter->device()->devicePixelRatioF()));
        const int used = side + m_theme.scaled(iconGap);
        area = QStyle::visualRect(option.direction, area, area.adjusted(used, 0, 0, 0));
    }
    const QFont font = fontOf(index);
    painter->setFont(font);
    painter->setPen(colourOf(index));
    const QString text = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, area.width());
    painter->drawText(
        area, static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
        text);
}

} // namespace flowconsole
