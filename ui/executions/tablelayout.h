#pragma once

#include "domain/jsonvalue.h"
#include "models/executioncolumn.h"

#include <QList>
#include <QStringList>
#include <QtGlobal>

#include <optional>

namespace flowconsole {

/// When a column stands in a table of executions.
enum class ColumnShown {
    WhereRoom, ///< unless the table is too narrow for it, or the connection tells nothing for it
    Always,    ///< the operator wants it
    Never,
};

struct TableColumn
{
    ExecutionColumn column = ExecutionColumn::State;
    int width = 0; ///< in pixels, as the operator set it; 0: fitted by the table
    ColumnShown shown = ColumnShown::Never;

    friend bool operator==(const TableColumn &, const TableColumn &) = default;
};

/// "none", "flow", "state": in files.
[[nodiscard]] QString groupingKey(TableGrouping grouping);

/// How an operator has arranged a table of executions: which columns, in which order and how wide, sorted and
/// grouped by what. A value; kept in sessions and in saved views.
struct TableLayout
{
    QList<TableColumn> columns;              ///< every column once, in the order from left to right
    std::optional<ExecutionColumn> sortedBy; ///< absent: newest first
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    TableGrouping grouping = TableGrouping::None;
    QStringList collapsed; ///< groups, by the keys that ExecutionTableModel::collapsedGroups() has

    /// The one of this column, which every layout has.
    [[nodiscard]] const TableColumn &at(ExecutionColumn column) const;
    [[nodiscard]] TableColumn &at(ExecutionColumn column);

    friend bool operator==(const TableLayout &, const TableLayout &) = default;
};

/// As a first start shows it.
[[nodiscard]] TableLayout defaultTableLayout();

[[nodiscard]] JsonValue toJson(const TableLayout &layout);
/// Unknown columns and keys are ignored; a column that is not named stands at the end as it does by default.
/// Whatever it is given, the answer is a whole layout.
[[nodiscard]] TableLayout tableLayoutFromJson(const JsonValue &object);

} // namespace flowconsole
