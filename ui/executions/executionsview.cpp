#include "ui/executions/executionsview.h"

#include "ui/executions/executionsheader.h"
#include "ui/executions/tablecolumns.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
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
    : RunsView(model, theme, QStringLiteral("executionsEmpty"), parent), m_model(model)
{
    setObjectName(QStringLiteral("executionsTable"));
    setAccessibleName(tr("Executions"));
    connect(&columns(), &TableColumns::groupingChanged, &m_model, &ExecutionTableModel::setGrouping);
    connect(&m_model, &ExecutionTableModel::arranged, this, &ExecutionsView::keepFollowing);
    // After the model was asked to sort: the table connected itself first.
    connect(&header(), &QHeaderView::sortIndicatorChanged, this, &ExecutionsView::awaitSorting);
}

ExecutionsView::~ExecutionsView() = default;

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
    RunsView::takeScroll(value);
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
    if ((current.row() + 1) * rowHeightOfAll() <= viewport()->height()) {
        scrollToTop();
    } else {
        scrollTo(current);
    }
}

/// Few rows are sorted already; of many that is told later.
void ExecutionsView::awaitSorting()
{
    m_isAwaitingSorting = m_model.isFiltering();
    if (!m_isAwaitingSorting) {
        showAfterSorting();
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
    const bool isSorted = m_isAwaitingSorting && !m_model.isFiltering();
    if (isSorted) {
        m_isAwaitingSorting = false;
    }
    if (m_model.rowCount() == 0) {
        setHold(Hold::Scrolled, false);
    } else if (isSorted) {
        showAfterSorting();
    } else if (verticalScrollBar()->value() > 0 && !m_holds.testFlag(Hold::Scrolled)) {
        keepCurrentInView();
    }
}

void ExecutionsView::updateGeometries()
{
    const ProgramScroll scroll(*this); // fewer rows or a higher window
    RunsView::updateGeometries();
}

bool ExecutionsView::event(QEvent *event)
{
    if (event->type() != QEvent::Show) {
        return RunsView::event(event);
    }
    const ProgramScroll scroll(*this); // to a row that was selected while the table was hidden
    return RunsView::event(event);
}

void ExecutionsView::contextMenuEvent(QContextMenuEvent *event)
{
    // The release of the button that asked goes to the menu.
    setHold(Hold::Pressing, false);
    RunsView::contextMenuEvent(event);
}

void ExecutionsView::askForMenu(int row, const QPoint &place)
{
    if (m_model.isHeading(row)) {
        emit headingMenuRequested(row, place);
    } else {
        RunsView::askForMenu(row, place);
    }
}

void ExecutionsView::takeVisibleRows(int first, int last)
{
    m_model.setVisibleRows(first, last);
}

void ExecutionsView::takeHoveredRow(int row)
{
    m_model.setRemovalsHeld(row >= 0);
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
        RunsView::keyPressEvent(event);
    }
}

void ExecutionsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!takeHeadingPress(*event)) {
        RunsView::mouseDoubleClickEvent(event);
    }
}

void ExecutionsView::mousePressEvent(QMouseEvent *event)
{
    if (takeHeadingPress(*event)) {
        return;
    }
    setHold(Hold::Pressing, true);
    RunsView::mousePressEvent(event);
}

void ExecutionsView::mouseReleaseEvent(QMouseEvent *event)
{
    RunsView::mouseReleaseEvent(event);
    setHold(Hold::Pressing, event->buttons() != Qt::NoButton);
}

bool ExecutionsView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove && m_holds.testFlag(Hold::Pressing) &&
        static_cast<QMouseEvent *>(event)->buttons() == Qt::NoButton) {
        setHold(Hold::Pressing, false); // its release went elsewhere
    }
    return RunsView::viewportEvent(event);
}

void ExecutionsView::focusOutEvent(QFocusEvent *event)
{
    RunsView::focusOutEvent(event);
    // A press whose release went elsewhere (a menu, another window) must not hold the order for ever.
    setHold(Hold::Pressing, false);
}

void ExecutionsView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    RunsView::selectionChanged(selected, deselected);
    int rows = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        rows += range.height();
    }
    setHold(Hold::LargeSelection, rows > largeSelection);
}

} // namespace flowconsole
