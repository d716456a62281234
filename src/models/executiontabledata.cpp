#include "models/executiontablemodel.h"

#include <algorithm>

namespace flowconsole {

// What a view asks of the model; how rows come, go and move stands in executiontablemodel.cpp.

int ExecutionTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant ExecutionTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return cell(m_rows[static_cast<size_t>(slotAt(index.row()))], static_cast<Column>(index.column()), role);
}

QVariant ExecutionTableModel::cell(const Row &row, Column column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return cellText(row.execution, column, m_clock.nowUtc());
    case Qt::ToolTipRole:
        return cellToolTip(row.execution, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Column::Duration ? Qt::AlignRight : Qt::AlignLeft));
    case SortKeyRole:
        return cellSortKey(row.execution, column, m_clock.nowUtc());
    case ExecutionIdRole:
        return QVariant::fromValue(row.execution.id);
    case StateRole:
        return QVariant::fromValue(row.execution.state);
    case FadeRole:
        return fade(row, column);
    case WarningRole:
        return cellWarns(row.execution, column);
    default:
        return {};
    }
}

double ExecutionTableModel::fade(const Row &row, Column column) const
{
    const Milliseconds changedAt = row.changedAt[static_cast<size_t>(column)];
    if (changedAt == never) {
        return 0;
    }
    const Milliseconds age = m_clock.monotonic() - changedAt;
    return std::clamp(1.0 - static_cast<double>(age.count()) / static_cast<double>(fadeTime.count()), 0.0, 1.0);
}

QVariant ExecutionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Column::Duration ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::State:
        return tr("State", "column of executions");
    case Column::Flow:
        return tr("Flow", "column of executions");
    case Column::Version:
        return tr("Version", "column of executions");
    case Column::Node:
        return tr("Current node", "column of executions: the node that it is in");
    case Column::Duration:
        return tr("Duration", "column of executions");
    case Column::Detail:
        return tr("Detail", "column of executions");
    case Column::Freshness:
        return tr("Freshness", "column of executions: when the row was last seen");
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
