#include "ui/workspaces/docktabs.h"

#include "ui/workspaces/panedock.h"

#include <QAction>
#include <QEvent>
#include <QMainWindow>
#include <QTabBar>

namespace flowconsole {

DockTabs::DockTabs(QMainWindow &window, QList<PaneDock *> docks, QObject *parent)
    : QObject(parent), m_window(window), m_docks(std::move(docks))
{}

void DockTabs::update()
{
    const auto bars = m_window.findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
    for (QTabBar *bar : bars) {
        dress(bar);
    }
    for (PaneDock *dock : m_docks) {
        dock->standIn(barOf(dock));
    }
}

void DockTabs::dress(QTabBar *bar)
{
    // A main window takes its bars up again as it restores an arrangement, and draws their base anew.
    if (bar->drawBase()) {
        bar->setDrawBase(false);
    }
    const auto name = QStringLiteral("dockTabs");
    if (bar->objectName() == name) {
        return;
    }
    bar->setObjectName(name);
    bar->setAccessibleName(tr("Panes", "tabs of docks that share a place"));
    bar->setExpanding(false);
    bar->setElideMode(Qt::ElideNone);
    bar->setFocusPolicy(Qt::TabFocus);
    bar->installEventFilter(this);
}

QTabBar *DockTabs::barOf(const PaneDock *dock) const
{
    if (dock->isFloating() || !dock->toggleViewAction()->isChecked()) {
        return nullptr;
    }
    const auto bars = m_window.findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
    for (QTabBar *bar : bars) {
        // A main window keeps tab bars that it has no use for, out of sight and with at most one tab.
        for (int tab = 0; bar->count() > 1 && tab < bar->count(); ++tab) {
            if (bar->tabText(tab) == dock->windowTitle()) {
                return bar;
            }
        }
    }
    return nullptr;
}

bool DockTabs::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::Resize || type == QEvent::Show || type == QEvent::Hide) {
        QMetaObject::invokeMethod(this, &DockTabs::update, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace flowconsole
