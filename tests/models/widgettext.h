#pragma once

#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>

namespace flowconsole {

/// The child of that object name; without one the test program ends.
template <class Widget>
Widget *part(const QWidget &pane, const char *name)
{
    auto *found = pane.findChild<Widget *>(QLatin1String(name));
    if (found == nullptr) {
        qFatal("no widget named %s", name);
    }
    return found;
}

/// Every text that stands in the pane, as a person or a screen reader could read it.
inline QString allText(const QWidget &pane)
{
    QStringList texts;
    for (const QLabel *label : pane.findChildren<QLabel *>()) {
        texts << label->text() << label->toolTip() << label->accessibleName();
    }
    for (const QPlainTextEdit *edit : pane.findChildren<QPlainTextEdit *>()) {
        texts << edit->toPlainText();
    }
    for (const QTableView *table : pane.findChildren<QTableView *>()) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                const QModelIndex index = table->model()->index(row, column);
                texts << index.data().toString() << index.data(Qt::ToolTipRole).toString()
                      << index.data(Qt::AccessibleTextRole).toString();
            }
        }
    }
    return texts.join(u'\n');
}

} // namespace flowconsole
