#include "ui/executions/executionsview.h"

#include "ui/executions/executionsdelegate.h"
#include "ui/executions/executionsheader.h"
#include "ui/executions/tablecolumns.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace flowconsole {

namespace {

/// Selections of more rows than this hold the order: carrying 100,000 selected rows through a change costs 200
/// ms.
constexpr int largeSelection = 500;

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
    setSortingEnabled(true);
    m_columns = new TableColumns(*this, *m_header, *m_delegate, m_theme);
    connect(m_columns, &TableColumns::groupingChanged, &m_model, &ExecutionTableModel::setGrouping);
}

void ExecutionsView::refreshLook()
{
    m_delegate->clearCache();
    verticalHeader()->setMinimumSectionSize(m_delegate->rowHeight());
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    m_columns->refreshLook();
    viewport()->update();
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
        const int row = rowAt(event->pos().y());
        if (m_model.isHeading(row)) {
            emit headingMenuRequested(row, event->globalPos());
        } else {
            emit menuRequested(event->globalPos());
        }
        return;
    }
    // A key knows no place of its own: the current row is meant.
    const QModelIndex current = currentIndex();
    if (!current.isValid()) {
        return;
    }
    scrollTo(current);
    const int side = m_delegate->padding();
    const int x = layoutDirection() == Qt::RightToLeft ? viewport()->width() - 1 - side : side;
    const QPoint place = viewport()->mapToGlobal(QPoint(x, visualRect(current).bottom() + 1));
    if (m_model.isHeading(current.row())) {
        emit headingMenuRequested(current.row(), place);
    } else {
        emit menuRequested(place);
    }
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
    tellVisibleRows();
}

void ExecutionsView::setFoundText(const QString &text)
{
    m_delegate->setFoundText(text);
    viewport()->update();
}

void ExecutionsView::goTo(const QModelIndex &index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void ExecutionsView::selectGroup(int heading)
{
    if (!m_model.isHeading(heading)) {
        return;
    }
    m_model.setCollapsed(heading, false);
    const QModelIndex first = m_model.index(heading + 1, 0);
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(QItemSelection(first, m_model.index(m_model.lastOf(heading), 0)),
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void ExecutionsView::setCollapsed(int heading, bool collapsed)
{
    // The heading stays where it is, whatever comes or goes below it.
    const ProgramScroll scroll(*this);
    selectionModel()->setCurrentIndex(m_model.index(heading, std::max(currentIndex().column(), 0)),
                                      QItemSelectionModel::NoUpdate);
    m_model.setCollapsed(heading, collapsed);
}

/// A press on a heading selects nothing: it opens and closes its group.
bool ExecutionsView::takeHeadingPress(const QMouseEvent &event)
{
    const int row = rowAt(static_cast<int>(event.position().y()));
    if (!m_model.isHeading(row)) {
        return false;
    }
    if (event.button() == Qt::LeftButton) {
        const auto heading = m_model.index(row, 0).data(ExecutionTableModel::HeadingRole).value<GroupHeading>();
        setCollapsed(row, !heading.isCollapsed);
    }
    return true;
}

/// As in a tree: one key closes a group, or goes to its heading; the other opens it.
bool ExecutionsView::takeGroupKey(const QKeyEvent &event)
{
    const int row = currentIndex().row();
    const int heading = m_model.headingOf(row);
    if (heading < 0 || (event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) {
        return false;
    }
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const bool closes = event.key() == (isMirrored ? Qt::Key_Right : Qt::Key_Left);
    const bool opens = event.key() == (isMirrored ? Qt::Key_Left : Qt::Key_Right);
    const bool turns =
        event.key() == Qt::Key_Space || event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (row != heading) {
        if (closes) {
            setCurrentIndex(m_model.index(heading, currentIndex().column()));
        }
        return closes;
    }
    if (closes || opens || turns) {
        const auto shown = currentIndex().data(ExecutionTableModel::HeadingRole).value<GroupHeading>();
        setCollapsed(heading, turns ? !shown.isCollapsed : closes);
        return true;
    }
    return false;
}

void ExecutionsView::keyPressEvent(QKeyEvent *event)
{
    if (!takeGroupKey(*event)) {
        QTableView::keyPressEvent(event);
    }
}

void ExecutionsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!takeHeadingPress(*event)) {
        QTableView::mouseDoubleClickEvent(event);
    }
}

void ExecutionsView::mousePressEvent(QMouseEvent *event)
{
    if (takeHeadingPress(*event)) {
        return;
    }
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
