#include "ui/executions/executionsview.h"

#include "ui/executions/executionsdelegate.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace flowconsole {

namespace {

/// Selections of more rows than this hold the order: carrying 100,000 selected rows through a change costs 200
/// ms.
constexpr int largeSelection = 500;

constexpr int columnOf(ExecutionColumn column)
{
    return static_cast<int>(column);
}

} // namespace

ExecutionsView::ExecutionsView(ExecutionTableModel &model, Theme &theme, QWidget *parent)
    : QTableView(parent),
      m_model(model),
      m_theme(theme),
      m_delegate(new ExecutionsDelegate(theme, this)),
      m_emptyText(new QLabel(viewport()))
{
    setObjectName(QStringLiteral("executionsTable"));
    setAccessibleName(tr("Executions"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setUpHeader();

    m_emptyText->setObjectName(QStringLiteral("executionsEmpty"));
    m_emptyText->setProperty("role", QStringLiteral("muted"));
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setTextFormat(Qt::PlainText);
    m_emptyText->setAttribute(Qt::WA_TransparentForMouseEvents);

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        setHold(Hold::Scrolled, value > 0);
        tellVisibleRows();
    });
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_model, change, this, &ExecutionsView::tellVisibleRows, Qt::QueuedConnection);
    }
    refreshLook();
}

ExecutionsView::~ExecutionsView() = default;

void ExecutionsView::setUpHeader()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setSortIndicatorClearable(true);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(columnOf(ExecutionColumn::Detail), QHeaderView::Stretch);
    setSortingEnabled(true);
}

void ExecutionsView::refreshLook()
{
    m_delegate->clearCache();
    verticalHeader()->setMinimumSectionSize(m_delegate->rowHeight());
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    horizontalHeader()->setMinimumSectionSize(m_theme.scaled(64));
    fitColumns();
    viewport()->update();
}

void ExecutionsView::fitColumns()
{
    constexpr int arrowAndPadding = 36;
    QFont headerFont = m_theme.smallFont();
    headerFont.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(headerFont);
    for (int column = 0; column < ExecutionTableModel::columnTotal; ++column) {
        if (column != columnOf(ExecutionColumn::Detail)) {
            const int title = metrics.horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString());
            const int usual = m_delegate->usualWidth(static_cast<ExecutionColumn>(column));
            setColumnWidth(column, std::max(usual, title + m_theme.scaled(arrowAndPadding)));
        }
    }
    m_fittedFlowWidth = columnWidth(columnOf(ExecutionColumn::Flow));
    fitFlowColumn();
}

void ExecutionsView::fitFlowColumn()
{
    // In a narrow table the version, which the inspector tells too, makes room for the detail.
    constexpr int narrow = 640;
    setColumnHidden(columnOf(ExecutionColumn::Version), viewport()->width() < m_theme.scaled(narrow));
    // A width that the operator has set is left alone.
    if (columnWidth(columnOf(ExecutionColumn::Flow)) != m_fittedFlowWidth) {
        return;
    }
    constexpr double share = 0.17;
    const auto wanted = static_cast<int>(viewport()->width() * share);
    m_fittedFlowWidth = std::clamp(wanted, m_theme.scaled(112), m_theme.scaled(240));
    setColumnWidth(columnOf(ExecutionColumn::Flow), m_fittedFlowWidth);
}

void ExecutionsView::setHold(Hold reason, bool held)
{
    m_holds.setFlag(reason, held);
    m_model.setOrderHeld(m_holds != Holds());
}

void ExecutionsView::setEmptyText(const QString &text)
{
    m_emptyText->setText(text);
    m_emptyText->setVisible(!text.isEmpty());
}

void ExecutionsView::tellVisibleRows()
{
    const int first = std::max(rowAt(0), 0);
    const int height = std::max(m_delegate->rowHeight(), 1);
    m_model.setVisibleRows(first, first + viewport()->height() / height + 1);
}

void ExecutionsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    const int margin = m_theme.scaled(16);
    m_emptyText->setGeometry(viewport()->rect().adjusted(margin, margin, -margin, -margin));
    fitFlowColumn();
    tellVisibleRows();
}

void ExecutionsView::mousePressEvent(QMouseEvent *event)
{
    setHold(Hold::Pressing, true);
    QTableView::mousePressEvent(event);
}

void ExecutionsView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    setHold(Hold::Pressing, event->buttons() != Qt::NoButton);
}

bool ExecutionsView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::HoverMove) {
        hoverRowAt(static_cast<QSinglePointEvent *>(event)->position().toPoint());
    } else if (event->type() == QEvent::Leave || event->type() == QEvent::HoverLeave) {
        hoverRow(-1);
    }
    return QTableView::viewportEvent(event);
}

void ExecutionsView::hoverRowAt(const QPoint &position)
{
    hoverRow(rowAt(position.y()));
}

void ExecutionsView::hoverRow(int row)
{
    if (row == m_hoveredRow) {
        return;
    }
    updateRow(m_hoveredRow);
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
    updateRow(row);
}

void ExecutionsView::updateRow(int row)
{
    if (row >= 0 && row < m_model.rowCount()) {
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    }
}

void ExecutionsView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    updateRow(currentIndex().row());
}

void ExecutionsView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    // A press whose release went elsewhere (a menu, another window) must not hold the order for ever.
    setHold(Hold::Pressing, false);
    updateRow(currentIndex().row());
}

void ExecutionsView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    int rows = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        rows += range.height();
    }
    setHold(Hold::LargeSelection, rows > largeSelection);
}

void ExecutionsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
}

} // namespace flowconsole
