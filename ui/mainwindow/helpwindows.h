#pragma once

#include <QList>

class QAction;
class QWidget;

namespace flowconsole {

class Theme;

// Small windows of the Help menu. They are not modal, belong to `parent` and delete themselves when closed.

/// Lists the shortcuts of `actions`, of those that have one.
[[nodiscard]] QWidget *createShortcutsWindow(const QList<QAction *> &actions, Theme &theme, QWidget *parent);
[[nodiscard]] QWidget *createAboutWindow(QWidget *parent);

} // namespace flowconsole
