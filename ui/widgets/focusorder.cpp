#include "ui/widgets/focusorder.h"

#include <QApplication>
#include <QScrollArea>
#include <QTabBar>

#include <algorithm>

namespace flowconsole {

namespace {

bool isStop(const QWidget &widget)
{
    return widget.isEnabled() && widget.isVisible() && widget.focusProxy() == nullptr &&
           (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

void addStops(QWidget &widget, QList<QWidget *> &stops)
{
    if (!widget.isVisible()) {
        return;
    }
    const qsizetype place = stops.size();
    QList<QWidget *> children = widget.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    std::stable_partition(children.begin(), children.end(),
                          [](const QWidget *child) { return qobject_cast<const QTabBar *>(child) != nullptr; });
    for (QWidget *child : std::as_const(children)) {
        if (!child->isWindow()) {
            addStops(*child, stops);
        }
    }
    // A scroll area is a stop for its own sake only where nothing in it can be reached.
    const bool onlyScrolls = qobject_cast<const QScrollArea *>(&widget) != nullptr && stops.size() > place;
    if (isStop(widget) && !onlyScrolls) {
        stops.insert(place, &widget);
    }
}

} // namespace

QList<QWidget *> tabStops(QWidget &root)
{
    QList<QWidget *> stops;
    addStops(root, stops);
    return stops;
}

bool moveFocus(const QList<QWidget *> &stops, bool next)
{
    if (stops.isEmpty()) {
        return false;
    }
    const QWidget *current = QApplication::focusWidget();
    qsizetype place = stops.indexOf(current);
    for (const QWidget *above = current; place < 0 && above != nullptr; above = above->parentWidget()) {
        place = stops.indexOf(above);
    }
    const qsizetype count = stops.size();
    const qsizetype begin = next ? 0 : count - 1;
    const qsizetype target = place < 0 ? begin : (place + (next ? 1 : count - 1)) % count;
    QWidget *stop = stops.at(target);
    stop->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    bringIntoView(*stop);
    return true;
}

void bringIntoView(QWidget &widget)
{
    constexpr int margin = 24;
    for (QWidget *above = widget.parentWidget(); above != nullptr; above = above->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(above);
        if (area != nullptr && area->widget() != nullptr && area->widget()->isAncestorOf(&widget)) {
            area->ensureWidgetVisible(&widget, margin, margin);
        }
    }
}

} // namespace flowconsole
