#include "ui/executions/executionsview.h"

#include "ui/executions/executionsdelegate.h"
#include "ui/executions/executionsheader.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
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

/// While one lives, scrolling is not the operator's doing.
class ExecutionsView::ProgramScroll final
{
    Q_DISABLE_COPY_MOVE(ProgramScroll)

public:
    explicit ProgramScroll(ExecutionsView &view) : m_view(view) { ++m_view.m_programScrolls; }
    ~ProgramScroll() { --m_view.m_programScrolls; }

private:
    ExecutionsView &m_view;
};

ExecutionsView::ExecutionsView(ExecutionTableModel &model, Theme &theme, QWidget *parent)
    : QTableView(parent),
      m_model(model),
      m_theme(theme),
      m_delegate(new ExecutionsDelegate(theme, this)),
      m_header(new ExecutionsHeader(theme, this)),
      m_emptyText(new QLabel(viewport()))
{
    setObjectName(QStringLiteral("executionsTable"));
    setAccessibleName(tr("Executions"));
    setHorizontalHeader(m_header);
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

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ExecutionsView::takeScroll);
    connect(&m_model, &ExecutionTableModel::arranged, this, &ExecutionsView::keepFollowing);
    // After the model has sorted: the table connected itself first.
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, &ExecutionsView::showAfterSorting);
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
    m_header->setStretchLastSection(false);
    m_header->setSectionResizeMode(QHeaderView::Interactive);
    m_header->setSectionResizeMode(columnOf(ExecutionColumn::Detail), QHeaderView::Stretch);
    setSortingEnabled(true);
}

void ExecutionsView::refreshLook()
{
    m_delegate->clearCache();
    verticalHeader()->setMinimumSectionSize(m_delegate->rowHeight());
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    m_header->setPadding(m_delegate->padding());
    m_header->setMinimumSectionSize(m_theme.scaled(64));
    fitColumns();
    viewport()->update();
}

void ExecutionsView::fitColumns()
{
    // A hidden column tells no width, so what was set is kept.
    const auto setUsual = [this](ExecutionColumn column) {
        const int width = std::max({m_delegate->usualWidth(column), m_header->titleWidth(columnOf(column)),
                                    m_header->minimumSectionSize()});
        setColumnWidth(columnOf(column), width);
        return width;
    };
    for (const auto column : {ExecutionColumn::State, ExecutionColumn::Version, ExecutionColumn::Duration}) {
        setUsual(column);
    }
    m_fittedFlowWidth = setUsual(ExecutionColumn::Flow);
    m_fittedNodeWidth = setUsual(ExecutionColumn::Node);
    m_fittedFreshnessWidth = setUsual(ExecutionColumn::Freshness);
    setColumnWidth(columnOf(ExecutionColumn::NextLook),
                   std::max(m_delegate->usualWidth(ExecutionColumn::NextLook),
                            m_header->bareTitleWidth(columnOf(ExecutionColumn::NextLook))));
    fitToWidth();
}

void ExecutionsView::fitColumn(ExecutionColumn column, int &fitted, int wanted)
{
    // A width that the operator has set is left alone.
    if (columnWidth(columnOf(column)) == fitted) {
        fitted = wanted;
        setColumnWidth(columnOf(column), wanted);
    }
}

void ExecutionsView::fitToWidth()
{
    const int width = viewport()->width();
    // In a narrow table the version, the next look, the node and at last the age, all of which the inspector
    // tells too, make room for the detail.
    constexpr int narrowest = 480;
    constexpr int narrow = 640;
    constexpr int narrowWithNodes = 940;
    constexpr int roomForTheNextLook = 740;
    setColumnHidden(columnOf(ExecutionColumn::NextLook), width < m_theme.scaled(roomForTheNextLook));
    setColumnHidden(columnOf(ExecutionColumn::Version),
                    width < m_theme.scaled(m_nodesTold ? narrowWithNodes : narrow));
    setColumnHidden(columnOf(ExecutionColumn::Node), !m_nodesTold || width < m_theme.scaled(narrow));
    setColumnHidden(columnOf(ExecutionColumn::Freshness), width < m_theme.scaled(narrowest));
    const auto share = [width](double part) { return static_cast<int>(width * part); };
    if (!isColumnHidden(columnOf(ExecutionColumn::Node))) {
        fitColumn(ExecutionColumn::Node, m_fittedNodeWidth,
                  std::clamp(share(0.15), m_theme.scaled(104), m_theme.scaled(260)));
    }
    const int freshness = columnOf(ExecutionColumn::Freshness);
    const int shortest =
        std::max(m_delegate->usualWidth(ExecutionColumn::Freshness), m_header->titleWidth(freshness));
    const int longest = std::max(shortest, m_delegate->generousWidth(ExecutionColumn::Freshness));
    fitColumn(ExecutionColumn::Freshness, m_fittedFreshnessWidth, std::clamp(share(0.14), shortest, longest));

    // Before the last column would leave the window, the name of the flow gets shorter.
    const int usual = std::clamp(share(0.2), m_theme.scaled(160), m_theme.scaled(240));
    const int smallest = m_header->minimumSectionSize();
    constexpr int readableDetail = 138;   // "Overdue by 59:59" with its icon
    constexpr int readableCountdown = 98; // "59:59 left" with its icon
    int others = std::max(smallest,
                          m_theme.scaled(width >= m_theme.scaled(narrow) ? readableDetail : readableCountdown));
    for (const auto column :
         {ExecutionColumn::State, ExecutionColumn::Version, ExecutionColumn::Node, ExecutionColumn::Duration,
          ExecutionColumn::Freshness, ExecutionColumn::NextLook}) {
        others += columnWidth(columnOf(column)); // 0 where it is hidden
    }
    fitColumn(ExecutionColumn::Flow, m_fittedFlowWidth, std::max(smallest, std::min(usual, width - others)));
}

void ExecutionsView::setHold(Hold reason, bool held)
{
    const bool wasAtWork = isHandAtWork();
    m_holds.setFlag(reason, held);
    // In an empty table there is nothing to disturb.
    m_model.setOrderHeld(m_holds != Holds() && m_model.rowCount() > 0);
    if (wasAtWork && !isHandAtWork()) {
        emit handLeft();
    }
}

void ExecutionsView::takeScroll(int value)
{
    if (value == 0) {
        setHold(Hold::Scrolled, false);
    } else if (m_programScrolls == 0) {
        setHold(Hold::Scrolled, true);
    }
    tellVisibleRows();
}

void ExecutionsView::showRow(const QModelIndex &index)
{
    const ProgramScroll scroll(*this);
    // Rows that have just come are in the range of the scroll bar only after this.
    executeDelayedItemsLayout();
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    keepCurrentInView();
    setHold(Hold::Scrolled, false);
}

void ExecutionsView::showTop()
{
    scrollToTop();
    setHold(Hold::Scrolled, false);
}

void ExecutionsView::keepCurrentInView()
{
    const QModelIndex current = currentIndex();
    if (!current.isValid() || !selectionModel()->isSelected(current)) {
        return;
    }
    const ProgramScroll scroll(*this);
    executeDelayedItemsLayout();
    // Where the row can be seen from the top, the newest rows are seen with it.
    if ((current.row() + 1) * m_delegate->rowHeight() <= viewport()->height()) {
        scrollToTop();
    } else {
        scrollTo(current);
    }
}

void ExecutionsView::showAfterSorting()
{
    // Who sorts wants to see what comes first; a row that is selected is followed all the same.
    if (currentIndex().isValid() && selectionModel()->isSelected(currentIndex())) {
        keepCurrentInView();
    } else {
        showTop();
    }
}

void ExecutionsView::setNodesTold(bool told)
{
    if (told != m_nodesTold) {
        m_nodesTold = told;
        fitToWidth();
    }
}

void ExecutionsView::keepFollowing()
{
    if (m_model.rowCount() == 0) {
        setHold(Hold::Scrolled, false);
    } else if (verticalScrollBar()->value() > 0 && !m_holds.testFlag(Hold::Scrolled)) {
        keepCurrentInView();
    }
}

void ExecutionsView::updateGeometries()
{
    const ProgramScroll scroll(*this); // fewer rows or a higher window
    QTableView::updateGeometries();
}

bool ExecutionsView::event(QEvent *event)
{
    if (event->type() != QEvent::Show) {
        return QTableView::event(event);
    }
    const ProgramScroll scroll(*this); // to a row that was selected while the table was hidden
    return QTableView::event(event);
}

QModelIndex ExecutionsView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if ((action == MoveHome || action == MoveEnd) && m_model.rowCount() > 0) {
        const int column = std::max(currentIndex().column(), 0);
        return m_model.index(action == MoveHome ? 0 : m_model.rowCount() - 1, column);
    }
    return QTableView::moveCursor(action, modifiers);
}

void ExecutionsView::contextMenuEvent(QContextMenuEvent *event)
{
    // The release of the button that asked goes to the menu.
    setHold(Hold::Pressing, false);
    if (event->reason() == QContextMenuEvent::Mouse) {
        emit menuRequested(event->globalPos());
        return;
    }
    // A key knows no place of its own: the current row is meant.
    const QModelIndex current = currentIndex().siblingAtColumn(columnOf(ExecutionColumn::State));
    if (!current.isValid()) {
        return;
    }
    scrollTo(current);
    const QRect row = visualRect(current);
    const int x = layoutDirection() == Qt::RightToLeft ? row.right() - m_delegate->padding()
                                                       : row.left() + m_delegate->padding();
    emit menuRequested(viewport()->mapToGlobal(QPoint(x, row.bottom() + 1)));
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
    fitToWidth();
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
        const auto *move = static_cast<QSinglePointEvent *>(event);
        hoverRowAt(move->position().toPoint());
        if (event->type() == QEvent::MouseMove && move->buttons() == Qt::NoButton &&
            m_holds.testFlag(Hold::Pressing)) {
            setHold(Hold::Pressing, false); // its release went elsewhere
        }
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
    m_model.setRemovalsHeld(row >= 0);
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
