#include "ui/widgets/filterrowdelegate.h"

#include "ui/theme/theme.h"
#include "ui/widgets/filterrow.h"

#include <QApplication>
#include <QPainter>

namespace flowconsole {

namespace {

constexpr int filterIconPixels = 14;
constexpr int filterIconGap = 8;
constexpr int filterLinePadding = 8;
constexpr int detailGap = 14;
constexpr double titleShare = 0.6; // at most, where words stand behind it

QString filterRowIcon(FilterRow::Kind kind)
{
    switch (kind) {
    case FilterRow::Kind::Saved:
    case FilterRow::Kind::Save:
        return QStringLiteral("star");
    case FilterRow::Kind::Recent:
        return QStringLiteral("clock");
    case FilterRow::Kind::Clear:
        return QStringLiteral("x");
    case FilterRow::Kind::Language:
    case FilterRow::Kind::Note:
        return {};
    }
    Q_UNREACHABLE();
}

FilterRow::Kind kindAt(const QModelIndex &index)
{
    return static_cast<FilterRow::Kind>(index.data(FilterRowDelegate::KindRole).toInt());
}

} // namespace

FilterRowDelegate::FilterRowDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

QRect FilterRowDelegate::crossArea(const QRect &line, Qt::LayoutDirection direction) const
{
    return QStyle::alignedRect(direction, Qt::AlignRight | Qt::AlignVCenter,
                               QSize(line.height(), line.height()), line);
}

void FilterRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    // The style sheet's background; the words are painted here.
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    const Tokens &tokens = m_theme.tokens();
    if (index.data(GroupRole).toBool() && index.row() > 0) {
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), tokens.border);
    }
    const FilterRow::Kind kind = kindAt(index);
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int side = m_theme.scaled(filterIconPixels);
    const int padding = m_theme.scaled(filterLinePadding);
    QRect area = option.rect.adjusted(padding, 0, -padding, 0);
    if (const QString icon = filterRowIcon(kind); !icon.isEmpty()) {
        const QColor colour = kind == FilterRow::Kind::Saved ? tokens.accent : tokens.muted;
        const QRect place =
            QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(side, side), area);
        painter->drawPixmap(place, m_theme.pixmap(icon, colour, side, ratio));
        const int used = side + m_theme.scaled(filterIconGap);
        area = QStyle::visualRect(option.direction, area, area.adjusted(used, 0, 0, 0));
    }
    const bool isPointedAt = (option.state & (QStyle::State_MouseOver | QStyle::State_Selected)) != 0;
    const bool isRemovable = kind == FilterRow::Kind::Saved || kind == FilterRow::Kind::Recent;
    if (isRemovable) {
        const QRect cross = crossArea(option.rect, option.direction);
        if (isPointedAt) {
            const QRect place =
                QStyle::alignedRect(option.direction, Qt::AlignCenter, QSize(side, side), cross);
            painter->drawPixmap(place, m_theme.pixmap(QStringLiteral("x"), tokens.muted, side, ratio));
        }
        area = QStyle::visualRect(option.direction, area, area.adjusted(0, 0, padding - cross.width(), 0));
    }
    paintWords(*painter, option, index, area);
}

void FilterRowDelegate::paintWords(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index, const QRect &area) const
{
    const Tokens &tokens = m_theme.tokens();
    const QString title = index.data(TitleRole).toString();
    const QString detail = index.data(DetailRole).toString();
    const QFontMetrics metrics(option.font);
    const int most = detail.isEmpty() ? area.width() : static_cast<int>(area.width() * titleShare);
    const QString shown = metrics.elidedText(title, Qt::ElideRight, most);
    const int used = metrics.horizontalAdvance(shown);
    const int flags =
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter);
    painter.setFont(option.font);
    painter.setPen(kindAt(index) == FilterRow::Kind::Note ? tokens.muted : tokens.text);
    painter.drawText(area, flags, shown);
    const int left = used + m_theme.scaled(detailGap);
    if (!detail.isEmpty() && left < area.width()) {
        const QRect rest = QStyle::visualRect(option.direction, area, area.adjusted(left, 0, 0, 0));
        painter.setPen(tokens.muted);
        painter.drawText(rest, flags, metrics.elidedText(detail, Qt::ElideRight, rest.width()));
    }
}

QSize FilterRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int linePixels = 26;
    return {QStyledItemDelegate::sizeHint(option, index).width(), m_theme.scaled(linePixels)};
}

} // namespace flowconsole
