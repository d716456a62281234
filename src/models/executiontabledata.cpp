#include "models/executiontablemodel.h"

#include <QLocale>

#include <algorithm>

namespace flowconsole {

namespace {

QString spokenHeading(const GroupHeading &heading)
{
    const QLocale locale;
    QStringList parts{heading.title, ExecutionTableModel::tr("%n execution(s)", nullptr, heading.count)};
    if (heading.running > 0) {
        parts << ExecutionTableModel::tr("%1 running", "number of executions")
                     .arg(locale.toString(heading.running));
    }
    if (heading.failed > 0) {
        parts << ExecutionTableModel::tr("%1 failed", "number of executions")
                     .arg(locale.toString(heading.failed));
    }
    parts << (heading.isCollapsed ? ExecutionTableModel::tr("collapsed", "a group of rows")
                                  : ExecutionTableModel::tr("expanded", "a group of rows"));
    return parts.join(QStringLiteral(", "));
}

} // namespace

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
    const int slot = slotAt(index.row());
    return slot < 0 ? headingCell(groupOfHeading(slot).heading, role)
                    : cell(slot, static_cast<Column>(index.column()), role);
}

/// A heading reads the same in all columns: it spans them.
QVariant ExecutionTableModel::headingCell(const GroupHeading &heading, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return heading.title;
    case Qt::AccessibleTextRole:
        return spokenHeading(heading);
    case HeadingRole:
        return QVariant::fromValue(heading);
    default:
        return {};
    }
}

Qt::ItemFlags ExecutionTableModel::flags(const QModelIndex &index) const
{
    const bool isOfHeading = index.isValid() && isHeading(index.row());
    return isOfHeading ? Qt::ItemIsEnabled : OrderedTableModel::flags(index);
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
                                   (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
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
    switch (role) {
    case Qt::DisplayRole:
        return executionColumnTitle(column);
    case Qt::ToolTipRole:
        return executionColumnHint(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

} // namespace flowconsole
