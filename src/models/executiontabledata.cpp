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
    return cell(slotAt(index.row()), static_cast<Column>(index.column()), role);
}

QVariant ExecutionTableModel::cell(int slot, Column column, int role) const
{
    const Row &row = m_rows[static_cast<size_t>(slot)];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row.execution, column, m_clock.nowUtc());
    case Qt::AccessibleTextRole:
        return cellSpoken(row.execution, column, m_clock.nowUtc());
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
        return fade(slot, column);
    case WarningRole:
        return cellWarns(row.execution, column);
    case IconRole:
        return cellIconName(row.execution, column);
    default:
        return {};
    }
}

double ExecutionTableModel::fade(int slot, Column column) const
{
    const auto fades = m_fades.constFind(slot);
    const auto changedAt = fades == m_fades.cend() ? std::nullopt : (*fades)[static_cast<size_t>(column)];
    if (!changedAt) {
        return 0;
    }
    const Milliseconds age = m_clock.monotonic() - *changedAt;
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
        return tr("Node", "column of executions: the node that it is in, or was last");
    case Column::Duration:
        return tr("Duration", "column of executions");
    case Column::Detail:
        return tr("Detail", "column of executions");
    case Column::Freshness:
        return tr("Last seen", "column of executions: when, and by what");
    case Column::NextLook:
        return tr("Next look", "column of executions: when the platform is asked again");
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
