#include "ui/history/historyview.h"

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

HistoryView::HistoryView(HistoryTableModel &model, Theme &theme, QWidget *parent)
    : QTableView(parent),
      m_model(model),
      m_theme(theme),
      m_delegate(new ExecutionsDelegate(theme, this)),
      m_header(new ExecutionsHeader(theme, this)),
      m_emptyText(new QLabel(viewport()))
{
    setObjectName(QStringLiteral("historyTable"));
    setAccessibleName(tr("Stored executions"));
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

    m_emptyText->setObjectName(QStringLiteral("historyEmpty"));
    m_emptyText->setProperty("role", QStringLiteral("muted"));
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setTextFormat(Qt::PlainText);
    m_emptyText->setAttribute(Qt::WA_TransparentForMouseEvents);

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &HistoryView::tellVisibleRows);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_model, change, this, &HistoryView::tellVisibleRows, Qt::QueuedConnection);
    }
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &HistoryView::tellVisibleRows,
            Qt::QueuedConnection);
    refreshLook();
}

HistoryView::~HistoryView() = default;

void HistoryView::refreshLook()
{
    m_delegate->clearCache();
    verticalHeader()->setMinimumSectionSize(m_delegate->rowHeight());
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    m_columns->refreshLook();
    viewport()->update();
}

void HistoryView::showRow(const QModelIndex &index)
{
    // Rows that have just come are in the range of the scroll bar only after this.
    executeDelayedItemsLayout();
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void HistoryView::setEmptyText(const QString &text)
{
    m_emptyText->setText(text);
    m_emptyText->setVisible(!text.isEmpty());
}

void HistoryView::tellVisibleRows()
{
    // The scroll bar counts rows; what it will show is known before the rows are laid out.
    const int first = verticalScrollBar()->value();
    const int height = std::max(m_delegate->rowHeight(), 1);
    m_model.setVisibleRows(first, first + viewport()->height() / height + 1);
}

void HistoryView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    const int margin = m_theme.scaled(16);
    m_emptyText->setGeometry(viewport()->rect().adjusted(margin, margin, -margin, -margin));
    tellVisibleRows();
}

QModelIndex HistoryView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if ((action == MoveHome || action == MoveEnd) && m_model.rowCount() > 0) {
        const int column = std::max(currentIndex().column(), 0);
        return m_model.index(action == MoveHome ? 0 : m_model.rowCount() - 1, column);
    }
    return QTableView::moveCursor(action, modifiers);
}

void HistoryView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        emit menuRequested(event->globalPos());
        return;
    }
    // A key knows no place of its own: the current row is meant.
    const QModelIndex current = currentIndex().siblingAtColumn(static_cast<int>(ExecutionColumn::State));
    if (!current.isValid()) {
        emit menuRequested(viewport()->mapToGlobal(QPoint(m_delegate->padding(), m_delegate->padding())));
        return;
    }
    scrollTo(current);
    const QRect row = visualRect(current);
    const int x = layoutDirection() == Qt::RightToLeft ? row.right() - m_delegate->padding()
                                                       : row.left() + m_delegate->padding();
    emit menuRequested(viewport()->mapToGlobal(QPoint(x, row.bottom() + 1)));
}

bool HistoryView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::HoverMove) {
        const auto *move = static_cast<QSinglePointEvent *>(event);
        hoverRow(rowAt(move->position().toPoint().y()));
    } else if (event->type() == QEvent::Leave || event->type() == QEvent::HoverLeave) {
        hoverRow(-1);
    }
    return QTableView::viewportEvent(event);
}

void HistoryView::hoverRow(int row)
{
    if (row != m_hoveredRow) {
        updateRow(m_hoveredRow);
        m_hoveredRow = row;
        m_delegate->setHoveredRow(row);
        updateRow(row);
    }
}

void HistoryView::updateRow(int row)
{
    if (row >= 0 && row < m_model.rowCount()) {
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    }
}

void HistoryView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    updateRow(currentIndex().row());
}

void HistoryView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    updateRow(currentIndex().row());
}

void HistoryView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
}

} // namespace flowconsole
