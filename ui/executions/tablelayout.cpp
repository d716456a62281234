#include "ui/executions/tablelayout.h"

#include <algorithm>
#include <array>

namespace flowconsole {

namespace {

constexpr qint64 widestColumn = 10'000;
constexpr qsizetype longestGroupKey = 500;

QString layoutKey(const char *name)
{
    return QString::fromLatin1(name);
}

QString shownKey(ColumnShown shown)
{
    switch (shown) {
    case ColumnShown::WhereRoom:
        return layoutKey("whereRoom");
    case ColumnShown::Always:
        return layoutKey("always");
    case ColumnShown::Never:
        return layoutKey("never");
    }
    Q_UNREACHABLE();
}

/// The eight that a first start shows.
ColumnShown shownByDefault(int column)
{
    return column <= static_cast<int>(ExecutionColumn::NextLook) ? ColumnShown::WhereRoom : ColumnShown::Never;
}

TableColumn columnFrom(const JsonValue &object, ExecutionColumn column)
{
    TableColumn read{column, 0, shownByDefault(static_cast<int>(column))};
    const qint64 width = object.value(u"width").toInteger().value_or(0);
    if (width > 0 && width <= widestColumn) {
        read.width = static_cast<int>(width);
    }
    const QString shown = object.value(u"shown").toString();
    for (const ColumnShown each : {ColumnShown::WhereRoom, ColumnShown::Always, ColumnShown::Never}) {
        if (shown == shownKey(each)) {
            read.shown = each;
        }
    }
    return read;
}

QStringList collapsedFrom(const JsonValue &keys)
{
    QStringList collapsed;
    for (const JsonValue &each : keys.elements()) {
        const QString key = each.toString();
        const bool isNew = !key.isEmpty() && !collapsed.contains(key);
        if (isNew && key.size() <= longestGroupKey && collapsed.size() < mostCollapsedGroups) {
            collapsed.append(key);
        }
    }
    return collapsed;
}

bool hasColumn(const TableLayout &layout, ExecutionColumn column)
{
    return std::any_of(layout.columns.cbegin(), layout.columns.cend(),
                       [column](const TableColumn &each) { return each.column == column; });
}

} // namespace

QString groupingKey(TableGrouping grouping)
{
    switch (grouping) {
    case TableGrouping::None:
        return layoutKey("none");
    case TableGrouping::Flow:
        return layoutKey("flow");
    case TableGrouping::State:
        return layoutKey("state");
    }
    Q_UNREACHABLE();
}

const TableColumn &TableLayout::at(ExecutionColumn column) const
{
    const auto found = std::find_if(columns.cbegin(), columns.cend(),
                                    [column](const TableColumn &each) { return each.column == column; });
    Q_ASSERT(found != columns.cend());
    return *found;
}

TableColumn &TableLayout::at(ExecutionColumn column)
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [column](const TableColumn &each) { return each.column == column; });
    Q_ASSERT(found != columns.end());
    return *found;
}

TableLayout defaultTableLayout()
{
    TableLayout layout;
    for (int column = 0; column < executionColumnTotal; ++column) {
        layout.columns.append({static_cast<ExecutionColumn>(column), 0, shownByDefault(column)});
    }
    return layout;
}

JsonValue toJson(const TableLayout &layout)
{
    JsonValue columns = JsonValue::array();
    for (const TableColumn &column : layout.columns) {
        JsonValue object = JsonValue::object();
        object.insert(layoutKey("column"), JsonValue::string(executionColumnKey(column.column)));
        object.insert(layoutKey("shown"), JsonValue::string(shownKey(column.shown)));
        if (column.width > 0) {
            object.insert(layoutKey("width"), JsonValue::integer(column.width));
        }
        columns.append(object);
    }
    JsonValue object = JsonValue::object();
    object.insert(layoutKey("columns"), columns);
    if (layout.sortedBy) {
        object.insert(layoutKey("sortedBy"), JsonValue::string(executionColumnKey(*layout.sortedBy)));
        object.insert(layoutKey("descending"), JsonValue::boolean(layout.sortOrder == Qt::DescendingOrder));
    }
    object.insert(layoutKey("grouping"), JsonValue::string(groupingKey(layout.grouping)));
    if (!layout.collapsed.isEmpty()) {
        JsonValue collapsed = JsonValue::array();
        for (const QString &key : layout.collapsed) {
            collapsed.append(JsonValue::string(key));
        }
        object.insert(layoutKey("collapsed"), collapsed);
    }
    return object;
}

TableLayout tableLayoutFromJson(const JsonValue &object)
{
    TableLayout layout;
    for (const JsonValue &each : object.value(u"columns").elements()) {
        const auto column = executionColumnFromKey(each.value(u"column").toString());
        if (column && !hasColumn(layout, *column)) {
            layout.columns.append(columnFrom(each, *column));
        }
    }
    const TableLayout usual = defaultTableLayout();
    for (const TableColumn &column : usual.columns) {
        if (!hasColumn(layout, column.column)) {
            layout.columns.append(column);
        }
    }
    layout.sortedBy = executionColumnFromKey(object.value(u"sortedBy").toString());
    if (layout.sortedBy && object.value(u"descending").toBoolean()) {
        layout.sortOrder = Qt::DescendingOrder;
    }
    const QString grouping = object.value(u"grouping").toString();
    for (const TableGrouping each : {TableGrouping::Flow, TableGrouping::State}) {
        if (grouping == groupingKey(each)) {
            layout.grouping = each;
            layout.collapsed = collapsedFrom(object.value(u"collapsed"));
        }
    }
    return layout;
}

} // namespace flowconsole
