#include "ui/executions/executionsheader.h"

#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionHeader>

namespace flowconsole {

namespace {

constexpr int arrowSize = 12;
constexpr int arrowGap = 4;

} // namespace

ExecutionsHeader::ExecutionsHeader(Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionsMovable(true);
    setSortIndicator(-1, Qt::AscendingOrder);
    setSortIndicatorClearable(true);
    // A column that was moved or resized by this press was not clicked.
    connect(this, &QHeaderView::sectionMoved, this, [this] { m_press.reset(); });
    connect(this, &QHeaderView::sectionHandleDoubleClicked, this, [this] { m_press.reset(); });
}

QFont ExecutionsHeader::titleFont() const
{
    QFont font = m_theme.smallFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

int ExecutionsHeader::titleWidth(int section) const
{
    return bareTitleWidth(section) + m_theme.scaled(arrowGap + arrowSize);
}

int ExecutionsHeader::bareTitleWidth(int section) const
{
    const QString title =
        model() != nullptr ? model()->headerData(section, orientation()).toString() : QString();
    return QFontMetrics(titleFont()).horizontalAdvance(title) + 2 * m_padding;
}

void ExecutionsHeader::beginPress(const QMouseEvent &event)
{
    // Over a handle, with which columns are resized, QHeaderView shows the pointer for it.
    const bool isHandle =
        cursor().shape() == Qt::SplitHCursor || viewport()->cursor().shape() == Qt::SplitHCursor;
    const int section = logicalIndexAt(event.position().toPoint());
    if (event.button() == Qt::LeftButton && !isHandle && section >= 0) {
        m_press = Press{section, sortIndicatorSection(), sortIndicatorOrder()};
    } else {
        m_press.reset();
    }
}

bool ExecutionsHeader::isUntouched(const Press &press) const
{
    return press.sortedBy == sortIndicatorSection() && press.order == sortIndicatorOrder();
}

void ExecutionsHeader::mousePressEvent(QMouseEvent *event)
{
    m_isHandAtWork = true;
    beginPress(*event);
    QHeaderView::mousePressEvent(event);
}

void ExecutionsHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_isHandAtWork = true;
    beginPress(*event);
    QHeaderView::mouseDoubleClickEvent(event);
}

void ExecutionsHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    m_isHandAtWork = false;
    const std::optional<Press> press = std::exchange(m_press, std::nullopt);
    if (press && event->button() == Qt::LeftButton && isUntouched(*press) &&
        logicalIndexAt(event->position().toPoint()) == press->section) {
        sortBy(press->section);
    }
}

void ExecutionsHeader::contextMenuEvent(QContextMenuEvent *event)
{
    m_isHandAtWork = false;
    const int section = logicalIndexAt(event->pos());
    if (section >= 0) {
        emit columnMenuRequested(static_cast<ExecutionColumn>(section), event->globalPos());
    }
}

void ExecutionsHeader::sortBy(int section)
{
    if (section != sortIndicatorSection()) {
        setSortIndicator(section, Qt::AscendingOrder);
    } else if (sortIndicatorOrder() == Qt::AscendingOrder) {
        setSortIndicator(section, Qt::DescendingOrder);
    } else {
        setSortIndicator(-1, Qt::AscendingOrder);
    }
}

void ExecutionsHeader::paintSection(QPainter *painter, const QRect &area, int section) const
{
    QStyleOptionHeader option;
    initStyleOption(&option);
    initStyleOptionForIndex(&option, section);
    const Tokens &tokens = m_theme.tokens();
    const bool isPointedAt = (option.state & QStyle::State_MouseOver) != 0;
    painter->fillRect(area, tokens.raised);
    painter->fillRect(QRect(area.left(), area.bottom(), area.width(), 1), tokens.border);

    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const int arrow = m_theme.scaled(arrowSize);
    const int arrowRoom = isSorted ? arrow + m_theme.scaled(arrowGap) : 0;
    const QRect content = area.adjusted(m_padding, 0, -m_padding, -1);
    const QFont font = titleFont();
    const QFontMetrics metrics(font);
    const QString title = metrics.elidedText(model()->headerData(section, orientation()).toString(),
                                             Qt::ElideRight, content.width() - arrowRoom);
    const int width = metrics.horizontalAdvance(title);
    // Numbers and their title end at the same edge; the arrow stands on the inner side.
    const bool isNumber = (option.textAlignment & Qt::AlignRight) != 0;
    const Qt::Alignment side = isNumber ? Qt::AlignRight : Qt::AlignLeft;
    const QRect place = QStyle::alignedRect(layoutDirection(), side | Qt::AlignVCenter,
                                            QSize(width + arrowRoom, content.height()), content);
    const auto part = [&](Qt::Alignment at, int partWidth) {
        return QStyle::alignedRect(layoutDirection(), at | Qt::AlignVCenter, QSize(partWidth, place.height()),
                                   place);
    };
    painter->setFont(font);
    painter->setPen(isPointedAt || isSorted ? tokens.text : tokens.muted);
    painter->drawText(part(side, width), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, title);
    if (isSorted) {
        const QRect arrowArea = part(isNumber ? Qt::AlignLeft : Qt::AlignRight, arrow);
        const bool ascends = sortIndicatorOrder() == Qt::AscendingOrder;
        const QPixmap picture =
            m_theme.pixmap(ascends ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"), tokens.text,
                           arrow, painter->device()->devicePixelRatioF());
        painter->drawPixmap(arrowArea.left(), area.center().y() - arrow / 2, picture);
    }
}

} // namespace flowconsole
