#include "ui/widgets/detaildelegate.h"

#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace flowconsole {

namespace {

constexpr int rowPixels = 28;
constexpr int cellPadding = 10;
constexpr int focusBar = 2;
constexpr int stateIconPixels = 14;
constexpr int iconGap = 6;

} // namespace

DetailDelegate::DetailDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void DetailDelegate::setUp(QTableView &view, Theme &theme)
{
    view.setItemDelegate(new DetailDelegate(theme, &view));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.setTabKeyNavigation(false);
    view.setFrameShape(QFrame::NoFrame);
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setMinimumSectionSize(theme.scaled(rowPixels));
    view.verticalHeader()->setDefaultSectionSize(theme.scaled(rowPixels));
    view.horizontalHeader()->setHighlightSections(false);
    view.horizontalHeader()->setTextElideMode(Qt::ElideRight);
    view.horizontalHeader()->setMinimumSectionSize(theme.scaled(40));
    view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QSize DetailDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFont font = fontOf(static_cast<Tone>(index.data(ToneRole).toInt()));
    const int text = QFontMetrics(font).horizontalAdvance(index.data().toString());
    return QSize(text + 2 * m_theme.scaled(cellPadding) + 1, m_theme.scaled(rowPixels));
}

void DetailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const auto tone = static_cast<Tone>(index.data(ToneRole).toInt());
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    const QColor background = isSelected              ? tokens.accentSoft
                              : tone == Tone::Heading ? tokens.raised
                                                      : tokens.surface;
    painter->fillRect(option.rect, background);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.border);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view != nullptr && view->hasFocus() && index.column() == 0 &&
        view->currentIndex().row() == index.row()) {
        const QRect bar(option.rect.left(), option.rect.top(), focusBar, option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar), tokens.accent);
    }

    const int padding = m_theme.scaled(cellPadding);
    QRect area = option.rect.adjusted(padding, 0, -padding, -1);
    if (const QString icon = index.data(IconRole).toString(); !icon.isEmpty()) {
        const int side = m_theme.scaled(stateIconPixels);
        const QRect place =
            QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(side, side), area);
        painter->drawPixmap(place,
                            m_theme.pixmap(icon, colourOf(tone), side, painter->device()->devicePixelRatioF()));
        const int used = side + m_theme.scaled(iconGap);
        area = QStyle::visualRect(option.direction, area, area.adjusted(used, 0, 0, 0));
    }
    const QFont font = fontOf(tone);
    // Hashes tell most at their two ends, paths at the last one.
    const Qt::TextElideMode elide = tone == Tone::Path   ? Qt::ElideLeft
                                    : tone == Tone::Code ? Qt::ElideMiddle
                                                         : Qt::ElideRight;
    const QString text = QFontMetrics(font).elidedText(index.data().toString(), elide, area.width());
    painter->setFont(font);
    painter->setPen(colourOf(tone));
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment side = alignment.isValid() ? alignment.value<Qt::Alignment>() : Qt::AlignLeft;
    painter->drawText(
        area, static_cast<int>(QStyle::visualAlignment(option.direction, side) | Qt::AlignVCenter), text);
}

QFont DetailDelegate::fontOf(Tone tone) const
{
    switch (tone) {
    case Tone::Plain:
    case Tone::Muted:
    case Tone::Problem:
    case Tone::Warning:
    case Tone::Good:
        return QFont();
    case Tone::Code:
    case Tone::Path:
        return m_theme.monospacedFont();
    case Tone::Heading: {
        QFont font = m_theme.smallFont();
        font.setWeight(QFont::DemiBold);
        return font;
    }
    }
    Q_UNREACHABLE();
}

QColor DetailDelegate::colourOf(Tone tone) const
{
    const Tokens &tokens = m_theme.tokens();
    switch (tone) {
    case Tone::Plain:
    case Tone::Code:
    case Tone::Path:
        return tokens.text;
    case Tone::Muted:
    case Tone::Heading:
        return tokens.muted;
    case Tone::Problem:
        return tokens.danger;
    case Tone::Warning:
        return tokens.warning;
    case Tone::Good:
        return tokens.success;
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
