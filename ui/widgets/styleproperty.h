#pragma once

class QVariant;
class QWidget;

namespace flowconsole {

/// Sets a dynamic property that the style sheet selects by (`role`, `error`, `kind`), and has the look follow.
void setStyleProperty(QWidget &widget, const char *name, const QVariant &value);

} // namespace flowconsole
