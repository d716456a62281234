#pragma once

#include "models/executiontablemodel.h"

#include <QStringList>

#include <initializer_list>

namespace flowconsole {

/// Of the rows that are shown, from the top.
inline QStringList shownIds(const ExecutionTableModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row) {
        list << model.idAt(row).text();
    }
    return list;
}

inline ChangeSet changed(const QList<FlowExecution> &executions)
{
    return {executions, {}};
}

/// "id-3" for 3, as the sample executions have it.
inline QStringList ids(std::initializer_list<int> numbers)
{
    QStringList list;
    for (const int number : numbers) {
        list << QStringLiteral("id-%1").arg(number);
    }
    return list;
}

} // namespace flowconsole
