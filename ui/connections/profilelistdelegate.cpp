#include "ui/connections/profilelistdelegate.h"

#include "models/profilelistmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/listrow.h"

#include <QPainter>

namespace flowconsole {

namespace {

constexpr int rowPixels = 46;
constexpr int sidePadding = 12;
constexpr int gap = 8;

} // namespace

ProfileListDelegate::ProfileListDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

QSize ProfileListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return QSize(m_theme.scaled(160), m_theme.scaled(rowPixels));
}

QString ProfileListDelegate::mark(const QModelIndex &index) const
{
    if (index.data(ProfileListModel::UnsavedRole).toBool()) {
        return tr("not saved", "mark of a connection with changes");
    }
    return index.data(ProfileListModel::ProductionRole).toBool() ? tr("production", "mark of an organisation")
                                                                 : QString();
}

void ProfileListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    paintListRow(*painter, option, index, m_theme);

    const auto visual = [&option](const QRect &place) {
        return QStyle::visualRect(option.direction, option.rect, place);
    };
    const int padding = m_theme.scaled(sidePadding);
    QRect area = option.rect.adjusted(padding, 0, -padding, -1);
    const auto colour = index.data(ProfileListModel::ColourRole).value<ProfileColour>();
    const bool isCurrent = index.data(ProfileListModel::CurrentRole).toBool();
    const QPixmap dot =
        m_theme.dot(m_theme.profileColour(colour), isCurrent, painter->device()->devicePixelRatioF());
    const QSize dotSize = dot.deviceIndependentSize().toSize();
    const int half = area.height() / 2;
    const int line = m_theme.scaled(20);
    const QRect first(area.left(), area.top() + half - line, area.width(), line);
    const QRect second(area.left(), area.top() + half, area.width(), line);
    painter->drawPixmap(visual(QRect(QPoint(area.left(), first.center().y() - dotSize.height() / 2), dotSize)),
                        dot);

    const auto drawText = [&](const QRect &place, const QFont &font, const QColor &pen, const QString &text,
                              Qt::Alignment side) {
        painter->setFont(font);
        painter->setPen(pen);
        const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width());
        painter->drawText(visual(place),
                          static_cast<int>(QStyle::visualAlignment(option.direction, side) | Qt::AlignVCenter),
                          shown);
    };
    const int textLeft = dotSize.width() + m_theme.scaled(gap);
    const QFont small = m_theme.smallFont();
    const QString marks = mark(index);
    const int markWidth =
        marks.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(marks) + m_theme.scaled(gap);
    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    drawText(first.adjusted(textLeft, 0, -markWidth, 0), strong, tokens.text, index.data().toString(),
             Qt::AlignLeft);
    const bool isUnsaved = index.data(ProfileListModel::UnsavedRole).toBool();
    drawText(first, small, isUnsaved ? tokens.warning : tokens.danger, marks, Qt::AlignRight);
    drawText(second.adjusted(textLeft, 0, 0, 0), small, tokens.muted,
             index.data(ProfileListModel::SecondLineRole).toString(), Qt::AlignLeft);
}

} // namespace flowconsole
