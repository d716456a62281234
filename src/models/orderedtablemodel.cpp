#include "models/orderedtablemodel.h"

#include <algorithm>

namespace flowconsole {

int OrderedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int OrderedTableModel::rowOfSlot(int slot) const
{
    return static_cast<size_t>(slot) < m_rowOf.size() ? m_rowOf[static_cast<size_t>(slot)] : -1;
}

void OrderedTableModel::changeOrder(std::vector<int> next)
{
    if (next == m_order) {
        return;
    }
    std::vector<int> kept;
    std::vector<int> added;
    std::vector<bool> stays(m_rowOf.size(), false);
    for (const int slot : next) {
        const bool isShown = rowOfSlot(slot) >= 0;
        (isShown ? kept : added).push_back(slot);
        if (isShown) {
            stays[static_cast<size_t>(slot)] = true;
        }
    }
    if (kept.size() < m_order.size()) {
        std::vector<int> parted = kept;
        std::copy_if(m_order.cbegin(), m_order.cend(), std::back_inserter(parted),
                     [&](int slot) { return !stays[static_cast<size_t>(slot)]; });
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

void OrderedTableModel::setOrder(std::vector<int> next)
{
    for (const int slot : m_order) {
        m_rowOf[static_cast<size_t>(slot)] = -1;
    }
    m_order = std::move(next);
    if (!m_order.empty()) {
        const auto highest = static_cast<size_t>(*std::max_element(m_order.cbegin(), m_order.cend()));
        m_rowOf.resize(std::max(m_rowOf.size(), highest + 1), -1);
    }
    int row = 0;
    for (const int slot : m_order) {
        m_rowOf[static_cast<size_t>(slot)] = row++;
    }
}

} // namespace flowconsole
