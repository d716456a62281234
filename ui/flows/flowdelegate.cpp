#include "ui/flows/flowdelegate.h"

#include "models/flowlistmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace flowconsole {

namespace {

constexpr int rowHeight = 44;
constexpr int margin = 14;
constexpr int markSize = 14;

} // namespace

FlowDelegate::FlowDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize FlowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.scaled(80), m_theme.scaled(rowHeight)};
}

void FlowDelegate::paintBackground(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const Tokens &tokens = m_theme.tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter.fillRect(option.rect, selected ? tokens.accentSoft : tokens.raised);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        constexpr int barWidth = 3;
        QRect bar = option.rect;
        bar.setWidth(m_theme.scaled(barWidth));
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), tokens.accent);
    }
}

void FlowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const bool launchable = index.data(FlowListModel::LaunchableRole).toBool();
    painter->save();
    paintBackground(*painter, option);

    const int side = m_theme.scaled(margin);
    QRect text = option.rect.adjusted(side, m_theme.scaled(5), -m_theme.scaled(8), -m_theme.scaled(5));
    if (!launchable) {
        const int size = m_theme.scaled(markSize);
        const QRect mark(text.right() - size + 1, text.center().y() - size / 2, size, size);
        painter->drawPixmap(
            QStyle::visualRect(option.direction, text, mark),
            m_theme.pixmap(QStringLiteral("ban"), tokens.faint, size, painter->device()->devicePixelRatioF()));
        text.setRight(mark.left() - m_theme.scaled(6));
        text = QStyle::visualRect(option.direction, option.rect.adjusted(side, 0, -m_theme.scaled(8), 0), text);
    }
    const Qt::Alignment side1 = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignTop);
    const Qt::Alignment side2 = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignBottom);

    QFont nameFont = option.font;
    nameFont.setWeight(option.state.testFlag(QStyle::State_Selected) ? QFont::DemiBold : QFont::Medium);
    painter->setFont(nameFont);
    painter->setPen(launchable ? tokens.text : tokens.muted);
    const QString name = index.data(Qt::DisplayRole).toString();
    painter->drawText(text, static_cast<int>(side1),
                      QFontMetrics(nameFont).elidedText(name, Qt::ElideRight, text.width()));

    const QFont small = m_theme.smallFont();
    painter->setFont(small);
    painter->setPen(tokens.muted);
    const QString second = index.data(FlowListModel::SecondLineRole).toString();
    painter->drawText(text, static_cast<int>(side2),
                      QFontMetrics(small).elidedText(second, Qt::ElideRight, text.width()));
    painter->restore();
}

} // namespace flowconsole
