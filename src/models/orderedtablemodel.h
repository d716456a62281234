#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace flowconsole {

/// A table whose rows are numbers of a store ("slots") in an order that the derived model decides. Numbers
/// below zero are rows too, which are no part of the store: headings. It brings the views from one order to the
/// next without a reset: persistent indexes, selection and scroll position survive. Lives in one thread.
class OrderedTableModel : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OrderedTableModel)

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;

protected:
    [[nodiscard]] const std::vector<int> &order() const { return m_order; }
    [[nodiscard]] int slotAt(int row) const { return m_order[static_cast<size_t>(row)]; }
    /// The row that shows `slot`, or -1.
    [[nodiscard]] int rowOfSlot(int slot) const;

    /// Shows the slots of `next`, each at most once, in that order. Rows come and go at the tail and are moved
    /// by a change of layout (VerticalSortHint), which views take fastest.
    void changeOrder(std::vector<int> next);

private:
    [[nodiscard]] int &noteOf(int slot);
    void appendLeaving(std::vector<int> &kept) const;
    void rearrange(std::vector<int> next);
    void setOrder(std::vector<int> next);

    std::vector<int> m_order;
    std::vector<int> m_rowOf;        ///< by slot; -1 where it is not shown
    std::vector<int> m_rowOfHeading; ///< the same of -1, -2, …
};

} // namespace flowconsole
