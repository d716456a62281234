#include "ui/flows/flowlistview.h"

#include "models/flowlistmodel.h"
#include "ui/flows/flowdelegate.h"

#include <QMouseEvent>

namespace flowconsole {

FlowListView::FlowListView(Theme &theme, QWidget *parent)
    : QListView(parent), m_delegate(new FlowDelegate(theme, this))
{
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setItemDelegate(m_delegate);
}

bool FlowListView::isPointedAt() const
{
    return viewport()->underMouse();
}

void FlowListView::goToFirst()
{
    if (model() != nullptr && model()->rowCount() > 0) {
        setCurrentIndex(nearestFlow(model()->index(0, 0), 1));
    }
}

void FlowListView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const bool isFlow = index.isValid() && index.flags().testFlag(Qt::ItemIsSelectable);
    constexpr int around = 5; // an icon is a small target
    const QRect star =
        m_delegate->starRect(visualRect(index), layoutDirection()).adjusted(-around, -around, around, around);
    if (isFlow && event->button() == Qt::LeftButton && star.contains(event->pos())) {
        emit starPressed(index);
        event->accept();
        return;
    }
    QListView::mousePressEvent(event);
}

bool FlowListView::viewportEvent(QEvent *event)
{
    const bool isHandled = QListView::viewportEvent(event);
    if (event->type() == QEvent::Leave) {
        emit left();
    }
    return isHandled;
}

QModelIndex FlowListView::nearestFlow(const QModelIndex &from, int step) const
{
    QModelIndex index = from;
    while (index.isValid() && !index.flags().testFlag(Qt::ItemIsSelectable)) {
        index = index.siblingAtRow(index.row() + step);
    }
    return index;
}

QModelIndex FlowListView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int count = model() == nullptr ? 0 : model()->rowCount();
    if (count == 0) {
        return {};
    }
    if (action == MoveHome) {
        return nearestFlow(model()->index(0, 0), 1);
    }
    if (action == MoveEnd) {
        return nearestFlow(model()->index(count - 1, 0), -1);
    }
    const bool isUp = action == MoveUp || action == MovePrevious || action == MovePageUp;
    if (action == MoveUp || action == MoveDown || action == MoveNext || action == MovePrevious) {
        const QModelIndex next =
            currentIndex().isValid()
                ? nearestFlow(currentIndex().siblingAtRow(currentIndex().row() + (isUp ? -1 : 1)),
                              isUp ? -1 : 1)
                : nearestFlow(model()->index(0, 0), 1);
        return next.isValid() ? next : currentIndex();
    }
    const QModelIndex target = QListView::moveCursor(action, modifiers);
    const QModelIndex there = nearestFlow(target, isUp ? -1 : 1);
    return there.isValid() ? there : nearestFlow(target, isUp ? 1 : -1);
}

} // namespace flowconsole
