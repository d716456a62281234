#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace flowconsole {

/// The model as a person would read it: a line a row, columns parted by " | ".
inline QString modelText(const QAbstractItemModel &model, int role = Qt::DisplayRole)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells << model.index(row, column).data(role).toString();
        }
        lines << cells.join(QStringLiteral(" | "));
    }
    return lines.join(u'\n');
}

} // namespace flowconsole
