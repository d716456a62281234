#pragma once

#include <QList>

class QWidget;

namespace flowconsole {

/// The widgets inside `root`, itself included, that Tab reaches at this moment, in the order in which they were
/// made; the tabs of a tab widget come before its pages. Unlike Qt's own chain it does not depend on when a
/// widget was put into the window.
[[nodiscard]] QList<QWidget *> tabStops(QWidget &root);

/// Moves the focus from the widget that has it to the next stop, or the one before; round at the ends. False
/// where there is no stop.
bool moveFocus(const QList<QWidget *> &stops, bool next);

/// Scrolls whatever scrolls around the widget so that it can be seen.
void bringIntoView(QWidget &widget);

} // namespace flowconsole
