#include "filter/filterparser.h"
#include "models/executiontablemodel.h"

namespace flowconsole {

// Which rows the filter lets through. All are looked at when it changes, a slice at a time, so that the window
// goes on; a row that changes is looked at again at once.

namespace {

constexpr Milliseconds filterSlice{5};
constexpr size_t rowsBetweenLooksAtTheClock = 64; // a filter takes up to some microseconds a row
constexpr Milliseconds relativeInterval{5000};    // how often "-2h" is reckoned anew
constexpr qsizetype mostNodes = 500;
constexpr size_t mostSampledRows = 2000; // a millisecond or two at every key

} // namespace

void ExecutionTableModel::setFilterText(const QString &text)
{
    if (text == m_filterText) {
        return;
    }
    auto tree = parseFilter(text);
    if (!tree) {
        return;
    }
    m_filterText = text;
    m_filterTree = std::move(tree).value();
    startFilter(false);
}

void ExecutionTableModel::startFilter(bool asTimePasses)
{
    m_filterAlarm->stop();
    m_nextFilter = FilterPredicate(m_filterTree, m_clock.nowUtc(), QTimeZone::systemTimeZone());
    m_filteredTo = 0;
    m_isFilterAsTimePasses = asTimePasses;
    goOnFiltering();
}

void ExecutionTableModel::goOnFiltering()
{
    const Milliseconds begun = m_clock.monotonic();
    for (size_t slot = *m_filteredTo; slot < m_rows.size(); ++slot) {
        if (slot % rowsBetweenLooksAtTheClock == 0 && m_clock.monotonic() - begun >= filterSlice) {
            m_filteredTo = slot;
            m_filterAlarm->start(Milliseconds::zero());
            return;
        }
        m_passesNext[slot] = passes(m_nextFilter, m_rows[slot]) ? 1 : 0;
    }
    finishFilter();
}

void ExecutionTableModel::finishFilter()
{
    m_filteredTo.reset();
    m_filter = std::move(m_nextFilter);
    m_passes.swap(m_passesNext);
    if (dependsOnNow(m_filterTree)) {
        m_filterAlarm->start(relativeInterval);
    }
    if (!m_isFilterAsTimePasses) {
        arrangeFiltered();
        return;
    }
    for (const int slot : std::as_const(m_slots)) {
        if (m_passes[static_cast<size_t>(slot)] != m_passesNext[static_cast<size_t>(slot)]) {
            markUnsorted(slot);
        }
    }
    if (m_held) {
        countPending();
    } else {
        scheduleArrange();
    }
}

/// What is shown already and stays is in its order; the others find their places.
void ExecutionTableModel::arrangeFiltered()
{
    // What is forgotten and still stands there, since removals are held, was of the filter before.
    for (const int slot : m_leaving) {
        m_passes[static_cast<size_t>(slot)] = 0;
    }
    std::vector<int> incoming = keyUnsorted();
    for (size_t slot = 0; slot < m_rows.size(); ++slot) {
        const int number = static_cast<int>(slot);
        const bool mayCome = m_passes[slot] != 0 && !isListed(number) && !m_isUnsorted[slot];
        // A free slot has no execution.
        if (mayCome && !m_rows[slot].execution.id.isEmpty() && isShown(number)) {
            incoming.push_back(number);
        }
    }
    mergeIn(std::move(incoming));
}

FilterVocabulary ExecutionTableModel::filterVocabulary() const
{
    QSet<QString> flows;
    QSet<QString> versions;
    QSet<QString> environments;
    QSet<QString> nodes;
    QSet<QString> inputs;
    QSet<QString> outputs;
    const auto addNames = [](QSet<QString> &names, const JsonValue &values) {
        for (const JsonValue::Member &member : values.members()) {
            names.insert(member.key);
        }
    };
    const size_t first = m_rows.size() > mostSampledRows ? m_rows.size() - mostSampledRows : 0;
    for (size_t slot = first; slot < m_rows.size(); ++slot) {
        const Row &row = m_rows[slot];
        if (row.removed || !isOfProfile(row.execution)) {
            continue;
        }
        flows.insert(row.execution.flowName);
        versions.insert(row.execution.flowVersion);
        environments.insert(row.execution.environment);
        nodes.unite(QSet<QString>(row.nodes.cbegin(), row.nodes.cend()));
        addNames(inputs, row.execution.inputs);
        addNames(outputs, row.execution.outputs);
    }
    const auto sorted = [](const QSet<QString> &names) {
        QStringList list(names.cbegin(), names.cend());
        list.removeAll(QString());
        list.sort(Qt::CaseInsensitive);
        return list;
    };
    return {sorted(flows),
            sorted(versions),
            sorted(environments),
            sorted(nodes),
            sorted(inputs),
            sorted(outputs),
            {}};
}

void ExecutionTableModel::filterRow(int slot)
{
    Row &row = m_rows[static_cast<size_t>(slot)];
    const QString &node = row.execution.currentNode;
    if (!node.isEmpty() && row.nodes.size() < mostNodes && !row.nodes.contains(node)) {
        row.nodes.append(node);
    }
    const auto at = static_cast<size_t>(slot);
    m_passes[at] = passes(m_filter, row) ? 1 : 0;
    if (m_filteredTo && at < *m_filteredTo) {
        m_passesNext[at] = passes(m_nextFilter, row) ? 1 : 0;
    }
}

bool ExecutionTableModel::passes(const FilterPredicate &filter, const Row &row)
{
    return filter.matches({row.execution, &row.searchText, &row.nodes});
}

} // namespace flowconsole
