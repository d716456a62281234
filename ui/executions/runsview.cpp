#include "ui/executions/runsview.h"

#include "ui/executions/executionsdelegate.h"
#include "ui/executions/executionsheader.h"
#include "ui/executions/tablecolumns.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QScrollBar>
#include <QSinglePointEvent>

#include <algorithm>

namespace flowconsole {

RunsView::RunsView(QAbstractItemModel &model, Theme &theme, const QString &emptyName, QWidget *parent)
    : QTableView(parent),
      m_theme(theme),
      m_delegate(new ExecutionsDelegate(theme, this)),
      m_header(new ExecutionsHeader(theme, this))
{
    setHorizontalHeader(m_header);
    verticalHeader()->hide();
    // A million rows of one height need no looking at each.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
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
    m_columns = new TableColumns(*this, *m_header, *m_delegate, theme);
    setSortingEnabled(true);
    createEmptyText(emptyName);

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &RunsView::takeScroll);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&model, change, this, &RunsView::tellVisibleRows, Qt::QueuedConnection);
    }
    refreshLook();
}

RunsView::~RunsView() = default;

void RunsView::createEmptyText(const QString &name)
{
    m_emptyText = new QLabel(viewport());
    m_emptyText->setObjectName(name);
    m_emptyText->setProperty("role", QStringLiteral("muted"));
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setTextFormat(Qt::PlainText);
    m_emptyText->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void RunsView::refreshLook()
{
    m_delegate->clearCache();
    verticalHeader()->setMinimumSectionSize(rowHeightOfAll());
    verticalHeader()->setDefaultSectionSize(rowHeightOfAll());
    m_columns->refreshLook();
    viewport()->update();
}

int RunsView::rowHeightOfAll() const
{
    return std::max(m_delegate->rowHeight(), 1);
}

void RunsView::goTo(const QModelIndex &index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void RunsView::setFoundText(const QString &text)
{
    m_delegate->setFoundText(text);
    viewport()->update();
}

void RunsView::setEmptyText(const QString &text)
{
    m_emptyText->setText(text);
    m_emptyText->setVisible(!text.isEmpty());
}

void RunsView::tellVisibleRows()
{
    // The scroll bar counts rows; what it will show is known before the rows are laid out.
    const int first = verticalScrollBar()->value();
    takeVisibleRows(first, first + viewport()->height() / rowHeightOfAll() + 1);
}

void RunsView::takeScroll(int)
{
    tellVisibleRows();
}

void RunsView::takeHoveredRow(int) {}

void RunsView::askForMenu(int, const QPoint &place)
{
    emit menuRequested(place);
}

void RunsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    const int margin = m_theme.scaled(16);
    m_emptyText->setGeometry(viewport()->rect().adjusted(margin, margin, -margin, -margin));
    tellVisibleRows();
}

QModelIndex RunsView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if ((action == MoveHome || action == MoveEnd) && model()->rowCount() > 0) {
        const int column = std::max(currentIndex().column(), 0);
        return model()->index(action == MoveHome ? 0 : model()->rowCount() - 1, column);
    }
    return QTableView::moveCursor(action, modifiers);
}

void RunsView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        askForMenu(rowAt(event->pos().y()), event->globalPos());
        return;
    }
    // A key knows no place of its own: the current row is meant.
    const int side = m_delegate->padding();
    const QModelIndex current = currentIndex();
    if (!current.isValid()) {
        askForMenu(-1, viewport()->mapToGlobal(QPoint(side, side)));
        return;
    }
    scrollTo(current);
    const int x = layoutDirection() == Qt::RightToLeft ? viewport()->width() - 1 - side : side;
    askForMenu(current.row(), viewport()->mapToGlobal(QPoint(x, visualRect(current).bottom() + 1)));
}

bool RunsView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::HoverMove) {
        const auto *move = static_cast<QSinglePointEvent *>(event);
        hoverRow(rowAt(move->position().toPoint().y()));
    } else if (event->type() == QEvent::Leave || event->type() == QEvent::HoverLeave) {
        hoverRow(-1);
    }
    return QTableView::viewportEvent(event);
}

void RunsView::hoverRow(int row)
{
    if (row == m_hoveredRow) {
        return;
    }
    updateRow(m_hoveredRow);
    m_hoveredRow = row;
    takeHoveredRow(row);
    m_delegate->setHoveredRow(row);
    updateRow(row);
}

void RunsView::updateRow(int row)
{
    if (row >= 0 && row < model()->rowCount()) {
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    }
}

void RunsView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    updateRow(currentIndex().row());
}

void RunsView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    updateRow(currentIndex().row());
}

void RunsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
}

} // namespace flowconsole
