#include "ui/executions/tablecolumns.h"

#include "ui/executions/executionsdelegate.h"
#include "ui/executions/executionsheader.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>
#include <limits>

namespace flowconsole {

namespace {

// In a narrow table the version, the next look, the node and at last the age, all of which the inspector tells
// too, make room for the detail.
constexpr int narrowest = 480;
constexpr int narrow = 640;
constexpr int narrowWithNodes = 940;
constexpr int roomForTheNextLook = 740;
constexpr int readableDetail = 138;   // "Overdue by 59:59" with its icon
constexpr int readableCountdown = 98; // "59:59 left" with its icon
constexpr int smallestColumn = 64;

constexpr int sectionOf(ExecutionColumn column)
{
    return static_cast<int>(column);
}

} // namespace

TableColumns::TableColumns(QTableView &table, ExecutionsHeader &header, const ExecutionsDelegate &delegate,
                           Theme &theme)
    : QObject(&table), m_table(table), m_header(header), m_delegate(delegate), m_theme(theme)
{
    header.setStretchLastSection(false);
    header.setSectionResizeMode(QHeaderView::Interactive);
    table.viewport()->installEventFilter(this);
    connect(&header, &QHeaderView::sectionResized, this,
            [this](int section, int, int width) { takeWidth(section, width); });
    connect(&header, &QHeaderView::sectionMoved, this, &TableColumns::takeOrder);
    connect(&header, &QHeaderView::sortIndicatorChanged, this, &TableColumns::takeSorting);
    refreshLook();
}

void TableColumns::setLayout(const TableLayout &layout)
{
    if (layout == m_layout) {
        return;
    }
    const TableLayout before = std::exchange(m_layout, layout);
    applyOrder();
    applySorting();
    fit();
    const bool isGroupedAnew = before.grouping != layout.grouping;
    if (isGroupedAnew) {
        emit groupingChanged(layout.grouping);
    }
    if (isGroupedAnew || before.collapsed != layout.collapsed) {
        emit collapsedGroupsWanted(layout.collapsed);
    }
    emit shownColumnsChanged();
    emit changed();
}

void TableColumns::reset()
{
    TableLayout layout = m_firstLayout;
    layout.grouping = m_layout.grouping;
    layout.collapsed = m_layout.collapsed;
    setLayout(layout);
}

void TableColumns::setFirstLayout(const TableLayout &layout)
{
    m_firstLayout = layout;
    setLayout(layout);
}

QList<ExecutionColumn> TableColumns::chosenColumns() const
{
    constexpr int anyRoom = std::numeric_limits<int>::max();
    QList<ExecutionColumn> chosen;
    for (const TableColumn &column : m_layout.columns) {
        if (isWanted(column, anyRoom)) {
            chosen.append(column.column);
        }
    }
    return chosen.isEmpty() ? shownColumns() : chosen;
}

QList<ExecutionColumn> TableColumns::shownColumns() const
{
    QList<ExecutionColumn> shown;
    for (const TableColumn &column : m_layout.columns) {
        if (isShown(column.column)) {
            shown.append(column.column);
        }
    }
    return shown;
}

bool TableColumns::isShown(ExecutionColumn column) const
{
    return !m_header.isSectionHidden(sectionOf(column));
}

void TableColumns::setShown(ExecutionColumn column, bool shown)
{
    // The last one stays: in a table without columns nothing could be seen, nor brought back.
    if (shown == isShown(column) || (!shown && shownColumns().size() == 1)) {
        return;
    }
    m_layout.at(column).shown = shown ? ColumnShown::Always : ColumnShown::Never;
    fit();
    emit shownColumnsChanged();
    emit changed();
}

void TableColumns::move(ExecutionColumn column, int steps)
{
    const int from = m_header.visualIndex(sectionOf(column));
    const int to = std::clamp(from + steps, 0, executionColumnTotal - 1);
    if (to != from) {
        m_header.moveSection(from, to);
    }
}

void TableColumns::fitToContent(ExecutionColumn column)
{
    m_table.resizeColumnToContents(sectionOf(column));
    m_layout.at(column).width = m_header.sectionSize(sectionOf(column));
    fit();
    emit changed();
}

void TableColumns::sortBy(std::optional<ExecutionColumn> column, Qt::SortOrder order)
{
    m_table.sortByColumn(column ? sectionOf(*column) : -1, order);
}

void TableColumns::setGrouping(TableGrouping grouping)
{
    if (grouping != m_layout.grouping) {
        m_layout.grouping = grouping;
        m_layout.collapsed.clear();
        emit groupingChanged(grouping);
        emit changed();
    }
}

void TableColumns::takeCollapsedGroups(const QStringList &keys)
{
    if (keys != m_layout.collapsed) {
        m_layout.collapsed = keys;
        emit changed();
    }
}

void TableColumns::setNodesTold(bool told)
{
    if (told != m_nodesTold) {
        m_nodesTold = told;
        fit();
    }
}

void TableColumns::refreshLook()
{
    m_header.setPadding(m_delegate.padding());
    m_header.setMinimumSectionSize(m_theme.scaled(smallestColumn));
    fit();
}

bool TableColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        fit();
    }
    return QObject::eventFilter(watched, event);
}

void TableColumns::takeWidth(int section, int width)
{
    // A section that the table fits by itself is not worth keeping; only what is dragged is.
    if (m_isArranging || !m_header.isHandAtWork() || width <= 0) {
        return;
    }
    m_layout.at(static_cast<ExecutionColumn>(section)).width = width;
    fit();
    emit changed();
}

void TableColumns::takeOrder()
{
    if (m_isArranging) {
        return;
    }
    const auto place = [this](const TableColumn &column) {
        return m_header.visualIndex(sectionOf(column.column));
    };
    std::sort(m_layout.columns.begin(), m_layout.columns.end(),
              [&](const TableColumn &a, const TableColumn &b) { return place(a) < place(b); });
    emit shownColumnsChanged();
    emit changed();
}

void TableColumns::takeSorting(int section, Qt::SortOrder order)
{
    const bool isColumn = section >= 0 && section < executionColumnTotal;
    m_layout.sortedBy = isColumn ? std::optional(static_cast<ExecutionColumn>(section)) : std::nullopt;
    m_layout.sortOrder = isColumn ? order : Qt::AscendingOrder;
    if (!m_isArranging) {
        emit changed();
    }
}

void TableColumns::applyOrder()
{
    const QScopedValueRollback arranging(m_isArranging, true);
    for (int place = 0; place < m_layout.columns.size(); ++place) {
        m_header.moveSection(m_header.visualIndex(sectionOf(m_layout.columns.at(place).column)), place);
    }
}

void TableColumns::applySorting()
{
    const QScopedValueRollback arranging(m_isArranging, true);
    sortBy(m_layout.sortedBy, m_layout.sortOrder);
}

bool TableColumns::isWanted(const TableColumn &column, int room) const
{
    switch (column.shown) {
    case ColumnShown::Always:
        return true;
    case ColumnShown::Never:
        return false;
    case ColumnShown::WhereRoom:
        break;
    }
    if (column.column == ExecutionColumn::NextLook) {
        return room >= m_theme.scaled(roomForTheNextLook);
    }
    if (column.column == ExecutionColumn::Version) {
        return room >= m_theme.scaled(m_nodesTold ? narrowWithNodes : narrow);
    }
    if (column.column == ExecutionColumn::Node) {
        return m_nodesTold && room >= m_theme.scaled(narrow);
    }
    return column.column != ExecutionColumn::Freshness || room >= m_theme.scaled(narrowest);
}

void TableColumns::showForRoom()
{
    const QList<ExecutionColumn> before = shownColumns();
    // What was added to the usual columns takes its room from those that may go.
    int room = m_table.viewport()->width();
    for (const TableColumn &column : std::as_const(m_layout.columns)) {
        if (column.shown == ColumnShown::Always && column.column > ExecutionColumn::NextLook) {
            room -= column.width > 0 ? column.width : usualWidth(column.column);
        }
    }
    bool any = false;
    for (const TableColumn &column : std::as_const(m_layout.columns)) {
        const bool shown = isWanted(column, room);
        m_header.setSectionHidden(sectionOf(column.column), !shown);
        any = any || shown;
    }
    if (!any) {
        m_header.setSectionHidden(sectionOf(ExecutionColumn::State), false);
    }
    if (before != shownColumns()) {
        emit shownColumnsChanged();
    }
}

int TableColumns::usualWidth(ExecutionColumn column) const
{
    const int section = sectionOf(column);
    if (column == ExecutionColumn::NextLook) {
        return std::max(m_delegate.usualWidth(column), m_header.bareTitleWidth(section));
    }
    return std::max(
        {m_delegate.usualWidth(column), m_header.titleWidth(section), m_header.minimumSectionSize()});
}

int TableColumns::widthOf(ExecutionColumn column) const
{
    return isShown(column) ? m_header.sectionSize(sectionOf(column)) : 0;
}

void TableColumns::setFitted(ExecutionColumn column, int width)
{
    const TableColumn &own = m_layout.at(column);
    m_header.resizeSection(sectionOf(column), own.width > 0 ? own.width : width);
}

void TableColumns::fit()
{
    if (m_isArranging || m_header.count() < executionColumnTotal) {
        return;
    }
    const QScopedValueRollback arranging(m_isArranging, true);
    const int width = m_table.viewport()->width();
    showForRoom();
    for (const TableColumn &column : std::as_const(m_layout.columns)) {
        if (isShown(column.column)) {
            setFitted(column.column, usualWidth(column.column));
        }
    }
    fitShares(width);
    fitFlow(width);
    spendSlack(width);
}

void TableColumns::fitShares(int width)
{
    const auto share = [width](double part) { return static_cast<int>(width * part); };
    if (isShown(ExecutionColumn::Node)) {
        setFitted(ExecutionColumn::Node, std::clamp(share(0.15), m_theme.scaled(104), m_theme.scaled(260)));
    }
    if (isShown(ExecutionColumn::Freshness)) {
        const int shortest = std::max(m_delegate.usualWidth(ExecutionColumn::Freshness),
                                      m_header.titleWidth(sectionOf(ExecutionColumn::Freshness)));
        const int longest = std::max(shortest, m_delegate.generousWidth(ExecutionColumn::Freshness));
        setFitted(ExecutionColumn::Freshness, std::clamp(share(0.14), shortest, longest));
    }
}

int TableColumns::leastDetail(int width) const
{
    if (!isShown(ExecutionColumn::Detail)) {
        return 0;
    }
    const int own = m_layout.at(ExecutionColumn::Detail).width;
    const int readable = m_theme.scaled(width >= m_theme.scaled(narrow) ? readableDetail : readableCountdown);
    return own > 0 ? own : std::max(m_header.minimumSectionSize(), readable);
}

/// Before the last column would leave the window, the name of the flow gets shorter.
void TableColumns::fitFlow(int width)
{
    if (!isShown(ExecutionColumn::Flow)) {
        return;
    }
    int others = leastDetail(width);
    for (const TableColumn &column : std::as_const(m_layout.columns)) {
        if (column.column != ExecutionColumn::Flow && column.column != ExecutionColumn::Detail) {
            others += widthOf(column.column);
        }
    }
    const int usual = std::clamp(static_cast<int>(width * 0.2), m_theme.scaled(160), m_theme.scaled(240));
    setFitted(ExecutionColumn::Flow, std::max(m_header.minimumSectionSize(), std::min(usual, width - others)));
}

void TableColumns::spendSlack(int width)
{
    QList<ExecutionColumn> takers{ExecutionColumn::Detail, ExecutionColumn::Node, ExecutionColumn::Flow};
    const QList<ExecutionColumn> shown = shownColumns();
    takers += QList<ExecutionColumn>(shown.crbegin(), shown.crend());
    const auto taker = std::find_if(takers.cbegin(), takers.cend(), [this](ExecutionColumn column) {
        return isShown(column) && m_layout.at(column).width == 0;
    });
    if (taker == takers.cend()) {
        return;
    }
    const int others = m_header.length() - widthOf(*taker);
    const int least = *taker == ExecutionColumn::Detail ? leastDetail(width) : widthOf(*taker);
    setFitted(*taker, std::max(least, width - others));
}

} // namespace flowconsole
