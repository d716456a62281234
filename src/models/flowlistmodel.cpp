#include "models/flowlistmodel.h"

#include "domain/words.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>

namespace flowconsole {

FlowListModel::FlowListModel(QObject *parent) : OrderedTableModel(parent) {}

void FlowListModel::setFlows(const QList<Flow> &flows)
{
    QHash<FlowId, int> known;
    std::vector<int> changed;
    for (const Flow &flow : flows) {
        int slot = m_slots.value(flow.id, known.value(flow.id, -1));
        if (slot < 0) {
            slot = static_cast<int>(m_rows.size());
            m_rows.emplace_back();
        }
        known.insert(flow.id, slot);
        Row &row = m_rows[static_cast<size_t>(slot)];
        if (row.flow != flow) {
            row.flow = flow;
            row.haystack = WordFilter::haystack(
                {flow.name, flow.id.text(), flow.description, flow.type, flowTypeName(flow.type)});
            changed.push_back(slot);
        }
    }
    m_slots = known;
    arrange();
    for (const int slot : changed) {
        if (const int row = rowOfSlot(slot); row >= 0) {
            emit dataChanged(index(row, 0), index(row, 0));
        }
    }
}

void FlowListModel::setDialect(Dialect dialect)
{
    if (m_dialect == dialect) {
        return;
    }
    m_dialect = dialect;
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {LaunchableRole, Qt::ToolTipRole});
    }
}

void FlowListModel::setSearchText(const QString &text)
{
    m_filter = WordFilter(text);
    arrange();
}

void FlowListModel::arrange()
{
    // The C locale knows no order of words, only of code points: capitals before all else.
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    std::vector<std::pair<QCollatorSortKey, int>> shown;
    for (const int slot : std::as_const(m_slots)) {
        const Row &row = m_rows[static_cast<size_t>(slot)];
        if (m_filter.matches(row.haystack)) {
            shown.emplace_back(collator.sortKey(row.flow.name), slot);
        }
    }
    std::sort(shown.begin(), shown.end(), [this](const auto &a, const auto &b) {
        const int order = a.first.compare(b.first);
        const auto idOf = [this](int slot) { return m_rows[static_cast<size_t>(slot)].flow.id; };
        return order != 0 ? order < 0 : idOf(a.second) < idOf(b.second);
    });
    std::vector<int> next;
    next.reserve(shown.size());
    for (const auto &entry : shown) {
        next.push_back(entry.second);
    }
    changeOrder(std::move(next));
    emit countsChanged();
}

const Flow *FlowListModel::flow(const FlowId &id) const
{
    const auto found = m_slots.constFind(id);
    return found == m_slots.cend() ? nullptr : &m_rows[static_cast<size_t>(*found)].flow;
}

FlowId FlowListModel::idAt(int row) const
{
    return row < 0 || row >= rowCount() ? FlowId() : m_rows[static_cast<size_t>(slotAt(row))].flow.id;
}

QModelIndex FlowListModel::indexOf(const FlowId &id) const
{
    const auto found = m_slots.constFind(id);
    const int row = found == m_slots.cend() ? -1 : rowOfSlot(*found);
    return row < 0 ? QModelIndex() : index(row, 0);
}

bool FlowListModel::isLaunchable(const Flow &flow) const
{
    return !flow.deleted && canLaunch(m_dialect, flow.type);
}

int FlowListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant FlowListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return cell(m_rows[static_cast<size_t>(slotAt(index.row()))], role);
}

QVariant FlowListModel::cell(const Row &row, int role) const
{
    const Flow &flow = row.flow;
    const QString version = flow.publishedVersion ? shortVersion(flow.publishedVersion->id) : tr("draft");
    const QString secondLine = tr("%1 · %2", "flow type, version").arg(flowTypeName(flow.type), version);
    switch (role) {
    case Qt::DisplayRole:
        return flow.name;
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "flow name, type and version").arg(flow.name, secondLine);
    case Qt::ToolTipRole:
        if (!isLaunchable(flow)) {
            return tr("%1 cannot launch a flow of this kind.", "the name of an API")
                .arg(dialectName(m_dialect));
        }
        return flow.description.isEmpty() ? flow.id.text() : flow.description;
    case FlowIdRole:
        return QVariant::fromValue(flow.id);
    case SecondLineRole:
        return secondLine;
    case LaunchableRole:
        return isLaunchable(flow);
    default:
        return {};
    }
}

} // namespace flowconsole
