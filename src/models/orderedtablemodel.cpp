#include "models/orderedtablemodel.h"

#include <algorithm>

namespace flowconsole {

int OrderedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int OrderedTableModel::rowOfSlot(int slot) const
{
    const std::vector<int> &rows = slot < 0 ? m_rowOfHeading : m_rowOf;
    const auto at = static_cast<size_t>(slot < 0 ? -(slot + 1) : slot);
    return at < rows.size() ? rows[at] : -1;
}

/// Where the row of `slot` is noted; for those of a known order.
int &OrderedTableModel::noteOf(int slot)
{
    return slot < 0 ? m_rowOfHeading[static_cast<size_t>(-(slot + 1))] : m_rowOf[static_cast<size_t>(slot)];
}

void OrderedTableModel::changeOrder(std::vector<int> next)
{
    if (next == m_order) {
        return;
    }
    std::vector<int> kept;
    std::vector<int> added;
    for (const int slot : next) {
        (rowOfSlot(slot) >= 0 ? kept : added).push_back(slot);
    }
    if (kept.size() < m_order.size()) {
        std::vector<int> parted = kept;
        appendLeaving(parted);
        rearrange(std::move(parted));
        beginRemoveRows({}, static_cast<int>(kept.size()), static_cast<int>(m_order.size()) - 1);
        setOrder(std::move(kept));
        endRemoveRows();
    }
    if (!added.empty()) {
        std::vector<int> extended = m_order;
        extended.insert(extended.end(), added.cbegin(), added.cend());
        beginInsertRows({}, static_cast<int>(m_order.size()), static_cast<int>(extended.size()) - 1);
        setOrder(std::move(extended));
        endInsertRows();
    }
    rearrange(std::move(next));
}

void OrderedTableModel::rearrange(std::vector<int> next)
{
    if (next == m_order) {
        return;
    }
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    std::vector<int> slotsOf;
    slotsOf.reserve(static_cast<size_t>(from.size()));
    for (const QModelIndex &index : from) {
        slotsOf.push_back(slotAt(index.row()));
    }
    setOrder(std::move(next));
    QModelIndexList to;
    to.reserve(from.size());
    for (qsizetype i = 0; i < from.size(); ++i) {
        to.append(createIndex(rowOfSlot(slotsOf[static_cast<size_t>(i)]), from.at(i).column()));
    }
    changePersistentIndexList(from, to);
    emit layoutChanged({}, VerticalSortHint);
}

/// Those of the present order that `kept` leaves out.
void OrderedTableModel::appendLeaving(std::vector<int> &kept) const
{
    std::vector<bool> stays(m_rowOf.size(), false);
    std::vector<bool> headingStays(m_rowOfHeading.size(), false);
    const auto isKept = [&](int slot) {
        return slot < 0 ? headingStays[static_cast<size_t>(-(slot + 1))] : stays[static_cast<size_t>(slot)];
    };
    for (const int slot : kept) {
        isKept(slot) = true;
    }
    std::copy_if(m_order.cbegin(), m_order.cend(), std::back_inserter(kept),
                 [&](int slot) { return !isKept(slot); });
}

void OrderedTableModel::setOrder(std::vector<int> next)
{
    for (const int slot : m_order) {
        noteOf(slot) = -1;
    }
    m_order = std::move(next);
    if (!m_order.empty()) {
        const auto [least, most] = std::minmax_element(m_order.cbegin(), m_order.cend());
        const auto room = [](std::vector<int> &rows, int count) {
            rows.resize(std::max(rows.size(), static_cast<size_t>(std::max(count, 0))), -1);
        };
        room(m_rowOf, *most + 1);
        room(m_rowOfHeading, -*least);
    }
    int row = 0;
    for (const int slot : m_order) {
        noteOf(slot) = row++;
    }
}

} // namespace flowconsole
