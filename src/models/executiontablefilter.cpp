#include "filter/filterparser.h"
#include "models/executiontablemodel.h"

namespace flowconsole {

// Which rows the filter lets through, and in what order. All are looked at when either changes, a slice at a
// time, so that the window goes on; a row that changes is looked at again at once.

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
    m_sorting.reset();
    m_incoming.clear();
    m_nextFilter = FilterPredicate(m_filterTree, m_clock.nowUtc(), QTimeZone::systemTimeZone());
    m_filteredTo = 0;
    m_isFilterAsTimePasses = asTimePasses;
    goOnFiltering();
}

void ExecutionTableModel::goOnFiltering()
{
    const Milliseconds begun = m_clock.monotonic();
    if (m_filteredTo && lookOn(begun)) {
        takeNextFilter();
    }
    if (m_sorting && sortOn(begun)) {
        arrangeFiltered();
    }
    if (isFiltering()) {
        m_filterAlarm->start(Milliseconds::zero());
    }
}

/// False where the slice is over before all rows are looked at.
bool ExecutionTableModel::lookOn(Milliseconds begun)
{
    for (size_t slot = *m_filteredTo; slot < m_rows.size(); ++slot) {
        if (slot % rowsBetweenLooksAtTheClock == 0 && m_clock.monotonic() - begun >= filterSlice) {
            m_filteredTo = slot;
            return false;
        }
        lookAt(slot);
    }
    return true;
}

void ExecutionTableModel::lookAt(size_t slot)
{
    const Row &row = m_rows[slot];
    const bool isLetThrough = passes(m_nextFilter, row);
    m_passesNext[slot] = isLetThrough ? 1 : 0;
    const int number = static_cast<int>(slot);
    const bool hasPlace = !m_isUnsorted[slot];
    if (m_isRekeying && hasPlace) {
        m_keys[slot] = sortKey(row, m_rekeyedAt);
    }
    const bool stays = isListed(number) && !m_isRekeying;
    // A free slot has no execution; what has no place yet finds one at the end.
    if (isLetThrough && hasPlace && !stays && !row.removed && !row.execution.id.isEmpty() &&
        isOfProfile(row.execution)) {
        m_incoming.push_back(number);
    }
}

/// False where the slice is over before all is sorted.
bool ExecutionTableModel::sortOn(Milliseconds begun)
{
    const SlicedSort::Before isBefore = [this](int a, int b) { return before(a, b); };
    while (m_sorting->goOn(isBefore)) {
        if (m_clock.monotonic() - begun >= filterSlice) {
            return false;
        }
    }
    return true;
}

void ExecutionTableModel::takeNextFilter()
{
    m_filteredTo.reset();
    m_filter = std::move(m_nextFilter);
    m_passes.swap(m_passesNext);
    if (m_isFilterAsTimePasses) {
        m_incoming.clear();
        arrangeAsTimePasses();
        return;
    }
    // What is forgotten and still stands there, since removals are held, was of the filter before.
    for (const int slot : m_leaving) {
        m_passes[static_cast<size_t>(slot)] = 0;
    }
    rankGroups();
    m_sorting.emplace(m_isRekeying ? std::vector<int>() : restingRows(), std::exchange(m_incoming, {}));
}

/// What has changed since it was sorted finds its place anew.
void ExecutionTableModel::arrangeFiltered()
{
    std::vector<int> sorted = m_sorting->take();
    m_sorting.reset();
    m_isBringingIn = false;
    const QDateTime keyedAt = std::exchange(m_isRekeying, false) ? m_rekeyedAt : m_clock.nowUtc();
    awaitNextFiltering();
    std::erase_if(sorted, [this](int slot) {
        const auto at = static_cast<size_t>(slot);
        return m_isUnsorted[at] || m_passes[at] == 0;
    });
    mergeIn(sorted, keyUnsorted(keyedAt));
}

/// Few rows come and go as time passes, and none moves under the hand.
void ExecutionTableModel::arrangeAsTimePasses()
{
    awaitNextFiltering();
    for (size_t slot = 0; slot < m_rows.size(); ++slot) {
        if (m_passes[slot] != m_passesNext[slot] && !m_rows[slot].execution.id.isEmpty() &&
            !m_rows[slot].removed) {
            markUnsorted(static_cast<int>(slot));
        }
    }
    if (std::exchange(m_isBringingIn, false)) {
        arrange();
    } else if (m_held) {
        countPending();
    } else {
        scheduleArrange();
    }
}

void ExecutionTableModel::awaitNextFiltering()
{
    m_filterAlarm->stop();
    if (dependsOnNow(m_filterTree)) {
        m_filterAlarm->start(relativeInterval);
    }
}

/// All rows are about to be arranged: what is being sorted for the filter will be sorted with them, and what
/// was looked at is listed differently afterwards.
void ExecutionTableModel::yieldToArranging()
{
    if (std::exchange(m_isRekeying, false)) {
        const QDateTime now = m_clock.nowUtc();
        for (size_t slot = 0; slot < m_rows.size(); ++slot) {
            m_keys[slot] = sortKey(m_rows[slot], now);
        }
    }
    if (m_sorting) {
        m_sorting.reset();
        m_isBringingIn = false;
        awaitNextFiltering();
    }
    if (m_filteredTo) {
        m_filteredTo = 0;
        m_incoming.clear();
    }
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
        const char isLetThrough = passes(m_nextFilter, row) ? 1 : 0;
        if (std::exchange(m_passesNext[at], isLetThrough) != isLetThrough) {
            markUnsorted(slot);
        }
    }
}

bool ExecutionTableModel::passes(const FilterPredicate &filter, const Row &row)
{
    return filter.matches({row.execution, &row.searchText, &row.nodes});
}

} // namespace flowconsole
