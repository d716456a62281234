#include "ui/flows/flowdelegate.h"

#include "models/flowhealthtext.h"
#include "models/flowlistmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace flowconsole {

namespace {

constexpr int rowHeight = 44;
constexpr int headHeight = 29;
constexpr int margin = 14;
constexpr int farMargin = 10;
constexpr int lineInset = 5;
constexpr int iconSize = 14;
constexpr int smallIconSize = 11;
constexpr int gap = 6;

struct HealthLook
{
    QColor colour;
    QString iconName;
};

HealthLook healthLook(HealthLevel level, const Tokens &tokens)
{
    switch (level) {
    case HealthLevel::Good:
        return {tokens.success, QStringLiteral("check")};
    case HealthLevel::Fair:
        return {tokens.warning, QStringLiteral("circle-alert")};
    case HealthLevel::Poor:
        return {tokens.danger, QStringLiteral("x")};
    }
    Q_UNREACHABLE();
}

} // namespace

FlowDelegate::FlowDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize FlowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool isHead = index.data(FlowListModel::HeadRole).toBool();
    return {m_theme.scaled(80), m_theme.scaled(isHead ? headHeight : rowHeight)};
}

QRect FlowDelegate::starRect(const QRect &row, Qt::LayoutDirection direction) const
{
    const int size = m_theme.scaled(iconSize);
    const QRect star(row.right() - m_theme.scaled(farMargin) - size + 1,
                     row.top() + m_theme.scaled(lineInset + 2), size, size);
    return QStyle::visualRect(direction, row, star);
}

void FlowDelegate::paintIcon(QPainter &painter, const QRect &place, const QString &name,
                             const QColor &colour) const
{
    painter.drawPixmap(place,
                       m_theme.pixmap(name, colour, place.width(), painter.device()->devicePixelRatioF()));
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

void FlowDelegate::paintHead(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    QRect line =
        option.rect.adjusted(m_theme.scaled(margin), m_theme.scaled(lineInset), -m_theme.scaled(farMargin), 0);
    if (index.data(FlowListModel::FavouriteRole).toBool()) {
        const int size = m_theme.scaled(smallIconSize);
        const QRect star(line.left(), line.center().y() - size / 2, size, size);
        paintIcon(painter, QStyle::visualRect(option.direction, line, star), QStringLiteral("star-filled"),
                  tokens.muted);
        line.setLeft(star.right() + m_theme.scaled(gap - 1));
    }
    QFont font = m_theme.smallFont();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(tokens.muted);
    const QRect text = QStyle::visualRect(
        option.direction,
        option.rect.adjusted(m_theme.scaled(margin), m_theme.scaled(lineInset), -m_theme.scaled(farMargin), 0),
        line);
    painter.drawText(
        text, static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

int FlowDelegate::paintSigns(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const QRect star = starRect(option.rect, option.direction);
    int room = 0;
    if (option.state.testFlag(QStyle::State_MouseOver)) {
        const bool isFavourite = index.data(FlowListModel::FavouriteRole).toBool();
        paintIcon(painter, star, isFavourite ? QStringLiteral("star-filled") : QStringLiteral("star"),
                  isFavourite ? tokens.accent : tokens.muted);
        room = star.width() + m_theme.scaled(gap);
    }
    if (!index.data(FlowListModel::LaunchableRole).toBool()) {
        const bool isMirrored = option.direction == Qt::RightToLeft;
        paintIcon(painter, star.translated(isMirrored ? room : -room, 0), QStringLiteral("ban"), tokens.faint);
        room += star.width() + m_theme.scaled(gap);
    }
    return room;
}

int FlowDelegate::paintHealth(QPainter &painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const QString words = index.data(FlowListModel::HealthRole).toString();
    if (words.isEmpty()) {
        return 0;
    }
    const auto level = static_cast<HealthLevel>(index.data(FlowListModel::HealthLevelRole).toInt());
    const HealthLook look = healthLook(level, m_theme.tokens());
    const QFont font = m_theme.smallFont();
    const QFontMetrics metrics(font);
    const int textWidth = metrics.horizontalAdvance(words);
    const int icon = m_theme.scaled(smallIconSize);
    const int between = m_theme.scaled(3);
    const int width = icon + between + textWidth;
    const int bottom = option.rect.bottom() - m_theme.scaled(lineInset);
    const QRect badge(option.rect.right() - m_theme.scaled(farMargin) - width + 1,
                      bottom - metrics.height() + 1, width, metrics.height());
    const QRect sign(badge.left(), badge.center().y() - icon / 2, icon, icon);
    const QRect text = badge.adjusted(icon + between, 0, 0, 0);
    paintIcon(painter, QStyle::visualRect(option.direction, option.rect, sign), look.iconName, look.colour);
    painter.setFont(font);
    painter.setPen(look.colour);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, text), Qt::AlignCenter, words);
    return width + m_theme.scaled(gap);
}

void FlowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (index.data(FlowListModel::HeadRole).toBool()) {
        paintHead(*painter, option, index);
        painter->restore();
        return;
    }
    const Tokens &tokens = m_theme.tokens();
    paintBackground(*painter, option);
    const QRect lines = option.rect.adjusted(m_theme.scaled(margin), m_theme.scaled(lineInset),
                                             -m_theme.scaled(farMargin), -m_theme.scaled(lineInset));
    const auto lineBeside = [&option, &lines](int room) {
        return QStyle::visualRect(option.direction, option.rect, lines.adjusted(0, 0, -room, 0));
    };
    const QRect first = lineBeside(paintSigns(*painter, option, index));
    const QRect second = lineBeside(paintHealth(*painter, option, index));
    const Qt::Alignment top = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignTop);
    const Qt::Alignment bottom = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignBottom);

    QFont nameFont = option.font;
    nameFont.setWeight(option.state.testFlag(QStyle::State_Selected) ? QFont::DemiBold : QFont::Medium);
    painter->setFont(nameFont);
    painter->setPen(index.data(FlowListModel::LaunchableRole).toBool() ? tokens.text : tokens.muted);
    painter->drawText(
        first, static_cast<int>(top),
        QFontMetrics(nameFont).elidedText(index.data().toString(), Qt::ElideRight, first.width()));

    const QFont small = m_theme.smallFont();
    painter->setFont(small);
    painter->setPen(tokens.muted);
    painter->drawText(second, static_cast<int>(bottom),
                      QFontMetrics(small).elidedText(index.data(FlowListModel::SecondLineRole).toString(),
                                                     Qt::ElideRight, second.width()));
    painter->restore();
}

} // namespace flowconsole
