#pragma once

#include "ui/executions/tablelayout.h"

#include <QObject>

class QTableView;

namespace flowconsole {

class ExecutionsDelegate;
class ExecutionsHeader;
class Theme;

/// Keeps the columns of a table of executions as a TableLayout says, and the layout as the operator drags,
/// sorts and chooses columns. Columns without a width of their own share the room that there is; Detail, or
/// what comes nearest to it, takes the slack. For any table with this header and delegate, whatever its model.
/// A child of the table, made after header, delegate and model are set. GUI thread; the theme outlives it.
class TableColumns final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableColumns)

public:
    TableColumns(QTableView &table, ExecutionsHeader &header, const ExecutionsDelegate &delegate, Theme &theme);

    [[nodiscard]] const TableLayout &layout() const { return m_layout; }
    void setLayout(const TableLayout &layout);
    /// What reset() brings back; shows it.
    void setFirstLayout(const TableLayout &layout);

    /// Those that the operator has chosen, in their order: also what a narrow table has no room for now, but
    /// not what the connection tells nothing for.
    [[nodiscard]] QList<ExecutionColumn> chosenColumns() const;
    /// Those that stand in the table now, from left to right (from right to left in a mirrored layout).
    [[nodiscard]] QList<ExecutionColumn> shownColumns() const;
    [[nodiscard]] bool isShown(ExecutionColumn column) const;
    void setShown(ExecutionColumn column, bool shown);
    /// By so many places, counted over all columns; to the right where `steps` is above zero.
    void move(ExecutionColumn column, int steps);
    /// As wide as what stands in it.
    void fitToContent(ExecutionColumn column);
    /// Newest first without a column.
    void sortBy(std::optional<ExecutionColumn> column, Qt::SortOrder order = Qt::AscendingOrder);
    /// All groups are expanded then.
    void setGrouping(TableGrouping grouping);
    /// The operator has collapsed these, and no others.
    void takeCollapsedGroups(const QStringList &keys);
    /// Columns, order, widths and what they are sorted by, as at a first start; the groups stay.
    void reset();

    /// Whether the connection can tell of nodes while a flow runs; else no room is spent on their column.
    void setNodesTold(bool told);
    /// For another theme, font or language.
    void refreshLook();

signals:
    /// layout() is another now.
    void changed();
    /// Other columns are shown, or in another order.
    void shownColumnsChanged();
    void groupingChanged(flowconsole::TableGrouping grouping);
    /// A layout wants these collapsed; follows upon groupingChanged().
    void collapsedGroupsWanted(const QStringList &keys);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeWidth(int section, int width);
    void takeOrder();
    void takeSorting(int section, Qt::SortOrder order);
    void applyOrder();
    void applySorting();
    void showForRoom();
    void fit();
    void fitShares(int width);
    void fitFlow(int width);
    void spendSlack(int width);
    void setFitted(ExecutionColumn column, int width);
    [[nodiscard]] bool isWanted(const TableColumn &column, int room) const;
    [[nodiscard]] int usualWidth(ExecutionColumn column) const;
    /// 0 where it is hidden.
    [[nodiscard]] int widthOf(ExecutionColumn column) const;
    [[nodiscard]] int leastDetail(int width) const;

    QTableView &m_table;
    ExecutionsHeader &m_header;
    const ExecutionsDelegate &m_delegate;
    Theme &m_theme;
    TableLayout m_layout = defaultTableLayout();
    TableLayout m_firstLayout = m_layout;
    bool m_nodesTold = true;
    bool m_isArranging = false; ///< what the header tells now is not the operator's doing
};

} // namespace flowconsole
