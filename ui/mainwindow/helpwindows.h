#pragma once

#include <QList>
#include <QString>

class QAction;
class QWidget;

namespace flowconsole {

class Theme;

// Small windows of the Help menu. They are not modal, belong to `parent` and delete themselves when closed.

/// Keys that act in the same place.
struct ShortcutGroup
{
    QString place;
    QList<QAction *> actions;
};

/// Lists the shortcuts of those actions that have one; scrolls where the screen is too small for all.
[[nodiscard]] QWidget *createShortcutsWindow(const QList<ShortcutGroup> &groups, Theme &theme, QWidget *parent);
[[nodiscard]] QWidget *createAboutWindow(QWidget *parent);

} // namespace flowconsole
