#include "models/executiontablemodel.h"

#include "filter/searchtext.h"

#include <algorithm>
#include <limits>

namespace flowconsole {

namespace {

constexpr Milliseconds arrangeInterval{250}; // 4 a second

} // namespace

ExecutionTableModel::ExecutionTableModel(const Clock &clock, QObject *parent)
    : OrderedTableModel(parent),
      m_clock(clock),
      m_lastVisible(std::numeric_limits<int>::max()),
      m_arrangeAlarm(clock.createAlarm([this] { arrange(); })),
      m_signalAlarm(clock.createAlarm([this] { signalChanges(); })),
      m_tickAlarm(clock.createAlarm([this] { tick(); })),
      m_filterAlarm(clock.createAlarm([this] { isFiltering() ? goOnFiltering() : startFilter(true); }))
{}

ExecutionTableModel::~ExecutionTableModel() = default;

void ExecutionTableModel::apply(const ChangeSet &changes)
{
    const Tally before = m_tally;
    for (const FlowExecution &execution : changes.changed) {
        store(execution);
    }
    for (const ExecutionId &id : changes.removed) {
        remove(id);
    }
    if (m_held) {
        countPending();
    } else {
        scheduleArrange();
    }
    scheduleSignals();
    scheduleTick();
    if (before != m_tally) {
        emit countsChanged();
    }
}

void ExecutionTableModel::store(const FlowExecution &execution)
{
    if (const auto known = m_slots.constFind(execution.id); known != m_slots.cend()) {
        change(*known, execution);
        return;
    }
    const int slot = takeFreeSlot();
    Row &row = m_rows[static_cast<size_t>(slot)];
    row = Row();
    row.execution = execution;
    row.searchText = searchTextOf(execution);
    row.sequence = m_nextSequence++;
    filterRow(slot);
    row.group = groupFor(execution);
    tellGroup(slot, execution.state, execution.state);
    m_slots.insert(execution.id, slot);
    count(execution, 1);
    markLive(slot);
    markUnsorted(slot);
}

void ExecutionTableModel::change(int slot, const FlowExecution &execution)
{
    Row &row = m_rows[static_cast<size_t>(slot)];
    if (row.execution == execution) {
        return;
    }
    const FlowExecution before = std::exchange(row.execution, execution);
    count(before, -1);
    count(execution, 1);
    startFades(slot, before, execution);
    if (!haveSameSearchText(before, execution)) {
        row.searchText = searchTextOf(execution);
    }
    filterRow(slot);
    row.changedIn = m_generation;
    markLive(slot);
    row.group = groupFor(execution);
    tellGroup(slot, before.state, execution.state);
    if (sortKey(row, m_clock.nowUtc()) != m_keys[static_cast<size_t>(slot)] ||
        isShown(slot) != isListed(slot)) {
        markUnsorted(slot);
    }
}

void ExecutionTableModel::startFades(int slot, const FlowExecution &before, const FlowExecution &after)
{
    const int row = rowOfSlot(slot);
    const auto [first, last] = visibleRange();
    if (row < first || row > last) {
        return;
    }
    const Milliseconds now = m_clock.monotonic();
    // Only words fade; figures that tick by themselves would never come to rest.
    const auto mark = [&](Column column, bool differs) {
        if (differs) {
            m_fades[slot][static_cast<size_t>(column)] = now;
        }
    };
    mark(Column::State, before.state != after.state);
    mark(Column::Flow, before.flowName != after.flowName);
    mark(Column::Version, before.flowVersion != after.flowVersion);
    mark(Column::Node, before.currentNode != after.currentNode);
    mark(Column::Detail, before.detail != after.detail || before.isOverdue != after.isOverdue ||
                             before.isReconciling != after.isReconciling);
}

void ExecutionTableModel::count(const FlowExecution &execution, int times)
{
    if (!isOfProfile(execution)) {
        return;
    }
    m_tally.total += times;
    m_tally.running += isLive(execution) && execution.state != ExecutionState::Queued ? times : 0;
    m_tally.reconciling += execution.isReconciling && !isFinal(execution.state) ? times : 0;
}

void ExecutionTableModel::remove(const ExecutionId &id)
{
    const auto known = m_slots.constFind(id);
    if (known == m_slots.cend()) {
        return;
    }
    const int slot = *known;
    count(m_rows[static_cast<size_t>(slot)].execution, -1);
    m_slots.erase(known);
    m_live.remove(slot);
    m_rows[static_cast<size_t>(slot)].removed = true;
    if (m_removalsHeld && rowOfSlot(slot) >= 0 && !m_isUnsorted[static_cast<size_t>(slot)]) {
        m_leaving.push_back(slot);
    } else {
        markUnsorted(slot);
    }
}

int ExecutionTableModel::takeFreeSlot()
{
    if (!m_free.empty()) {
        const int slot = m_free.back();
        m_free.pop_back();
        return slot;
    }
    m_rows.emplace_back();
    m_keys.emplace_back();
    m_passes.push_back(1);
    m_passesNext.push_back(1);
    m_isUnsorted.push_back(false);
    if (m_grouping != TableGrouping::None) {
        makeRoomForGroups();
    }
    return static_cast<int>(m_rows.size()) - 1;
}

void ExecutionTableModel::markUnsorted(int slot)
{
    if (!m_isUnsorted[static_cast<size_t>(slot)]) {
        m_isUnsorted[static_cast<size_t>(slot)] = true;
        m_unsorted.push_back(slot);
    }
}

void ExecutionTableModel::markLive(int slot)
{
    if (isLive(m_rows[static_cast<size_t>(slot)].execution)) {
        m_live.insert(slot);
    } else {
        m_live.remove(slot);
    }
}

ExecutionTableModel::SortKey ExecutionTableModel::sortKey(const Row &row, const QDateTime &now) const
{
    if (m_sortColumn < 0) {
        return {row.group, -row.execution.createdAt.toMSecsSinceEpoch(), {}, row.sequence};
    }
    const QVariant key = cellSortKey(row.execution, static_cast<Column>(m_sortColumn), now);
    const bool isText = key.typeId() == QMetaType::QString;
    return {row.group, isText ? 0 : key.toLongLong(), isText ? key.toString() : QString(), row.sequence};
}

bool ExecutionTableModel::before(int a, int b) const
{
    const SortKey &keyA = m_keys[static_cast<size_t>(a)];
    const SortKey &keyB = m_keys[static_cast<size_t>(b)];
    if (keyA.group != keyB.group) {
        return m_ranks[static_cast<size_t>(keyA.group)] < m_ranks[static_cast<size_t>(keyB.group)];
    }
    if (keyA.number != keyB.number) {
        return (keyA.number < keyB.number) == (m_sortOrder == Qt::AscendingOrder);
    }
    if (const int order = keyA.text.compare(keyB.text); order != 0) {
        return (order < 0) == (m_sortOrder == Qt::AscendingOrder);
    }
    return keyA.sequence > keyB.sequence;
}

bool ExecutionTableModel::isOfProfile(const FlowExecution &execution) const
{
    return m_profile.isEmpty() || execution.profileId == m_profile;
}

bool ExecutionTableModel::isShown(int slot) const
{
    const auto at = static_cast<size_t>(slot);
    return m_passes[at] != 0 && !m_rows[at].removed && isOfProfile(m_rows[at].execution);
}

void ExecutionTableModel::setProfile(const ProfileId &profile)
{
    if (profile == m_profile) {
        return;
    }
    m_profile = profile;
    m_tally = {};
    for (const int slot : std::as_const(m_slots)) {
        count(m_rows[static_cast<size_t>(slot)].execution, 1);
    }
    // No row of one may stand under the name of another; those that stay are in their order already.
    std::vector<int> own;
    std::copy_if(listed().cbegin(), listed().cend(), std::back_inserter(own),
                 [this](int slot) { return isOfProfile(m_rows[static_cast<size_t>(slot)].execution); });
    list(std::move(own));
    countPending();
    startFilter(false);
    emit countsChanged();
}

void ExecutionTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column >= 0 && column < columnTotal ? column : -1;
    m_sortOrder = m_sortColumn < 0 ? Qt::AscendingOrder : order;
    m_isRekeying = true;
    m_rekeyedAt = m_clock.nowUtc();
    startFilter(false);
}

void ExecutionTableModel::setOrderHeld(bool held)
{
    if (m_held == held) {
        return;
    }
    m_held = held;
    if (m_held) {
        m_arrangeAlarm->stop();
        // What had waited for its quarter of a second waits on, and is counted.
        countPending();
    } else {
        scheduleArrange();
    }
}

void ExecutionTableModel::setRemovalsHeld(bool held)
{
    if (m_removalsHeld == held) {
        return;
    }
    m_removalsHeld = held;
    if (!held) {
        for (const int slot : std::exchange(m_leaving, {})) {
            markUnsorted(slot);
        }
        scheduleArrange();
    }
}

void ExecutionTableModel::bringPendingIn()
{
    if (isFiltering()) {
        m_isBringingIn = true;
    } else {
        arrange();
    }
}

bool ExecutionTableModel::isFilteredAway(const ExecutionId &id) const
{
    const auto known = m_slots.constFind(id);
    return known != m_slots.cend() && isOfProfile(m_rows[static_cast<size_t>(*known)].execution) &&
           !isShown(*known);
}

bool ExecutionTableModel::isPending(const ExecutionId &id) const
{
    const auto known = m_slots.constFind(id);
    return known != m_slots.cend() && !isListed(*known) && isShown(*known);
}

void ExecutionTableModel::setVisibleRows(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
}

std::pair<int, int> ExecutionTableModel::visibleRange() const
{
    return {std::max(m_firstVisible, 0), std::min(m_lastVisible, rowCount() - 1)};
}

void ExecutionTableModel::scheduleArrange()
{
    if (m_unsorted.empty() || m_held || isFiltering() || m_arrangeAlarm->isActive()) {
        return;
    }
    const Milliseconds wait = waitFor(m_arrangedAt, arrangeInterval, m_clock.monotonic());
    if (wait > Milliseconds::zero()) {
        m_arrangeAlarm->start(wait);
    } else {
        arrange();
    }
}

void ExecutionTableModel::arrange()
{
    // The end of filtering arranges; keys must not change while rows are sorted by them.
    if (!isFiltering()) {
        mergeIn(restingRows(), keyUnsorted(m_clock.nowUtc()));
    }
}

/// Those whose place has to be found anew and that are shown, with their keys of that moment.
std::vector<int> ExecutionTableModel::keyUnsorted(const QDateTime &now)
{
    std::vector<int> shown;
    for (const int slot : m_unsorted) {
        m_keys[static_cast<size_t>(slot)] = sortKey(m_rows[static_cast<size_t>(slot)], now);
        if (isShown(slot)) {
            shown.push_back(slot);
        }
    }
    return shown;
}

/// Those that are listed and stay where they are.
std::vector<int> ExecutionTableModel::restingRows() const
{
    std::vector<int> resting;
    resting.reserve(listed().size());
    std::copy_if(listed().cbegin(), listed().cend(), std::back_inserter(resting), [this](int slot) {
        const auto at = static_cast<size_t>(slot);
        return !m_isUnsorted[at] && m_passes[at] != 0;
    });
    return resting;
}

/// Among the rows that stay, which are in their order.
void ExecutionTableModel::mergeIn(const std::vector<int> &resting, std::vector<int> incoming)
{
    rankGroups();
    const auto isBefore = [this](int a, int b) { return before(a, b); };
    std::sort(incoming.begin(), incoming.end(), isBefore);
    std::vector<int> next;
    next.reserve(resting.size() + incoming.size());
    std::merge(resting.cbegin(), resting.cend(), incoming.cbegin(), incoming.cend(), std::back_inserter(next),
               isBefore);
    show(std::move(next));
}

void ExecutionTableModel::arrangeAll()
{
    yieldToArranging();
    const QDateTime now = m_clock.nowUtc();
    for (const int slot : m_unsorted) {
        m_keys[static_cast<size_t>(slot)] = sortKey(m_rows[static_cast<size_t>(slot)], now);
    }
    rankGroups();
    std::vector<int> next;
    for (const int slot : std::as_const(m_slots)) {
        if (isShown(slot)) {
            next.push_back(slot);
        }
    }
    std::sort(next.begin(), next.end(), [this](int a, int b) { return before(a, b); });
    show(std::move(next));
}

void ExecutionTableModel::show(std::vector<int> next)
{
    const int shown = listedCount();
    m_arrangeAlarm->stop();
    m_arrangedAt = m_clock.monotonic();
    noteArrangement();
    list(std::move(next));
    freeGone();
    countPending();
    scheduleTick();
    if (shown != listedCount()) {
        emit countsChanged();
    }
    emit arranged();
}

/// What is looked at or keyed still is not what is about to be shown.
void ExecutionTableModel::noteArrangement()
{
    if (!m_filteredTo) {
        m_shownArrangement.filterText = m_filterText;
    }
    if (!m_isRekeying) {
        m_shownArrangement.sortedBy =
            m_sortColumn < 0 ? std::nullopt : std::optional(static_cast<Column>(m_sortColumn));
        m_shownArrangement.order = m_sortOrder;
    }
}

/// Slots whose execution is forgotten, and which no row shows any more, are free for others.
void ExecutionTableModel::freeGone()
{
    const auto release = [this](int slot) {
        m_rows[static_cast<size_t>(slot)] = Row();
        m_fades.remove(slot);
        m_free.push_back(slot);
    };
    for (const int slot : std::exchange(m_unsorted, {})) {
        m_isUnsorted[static_cast<size_t>(slot)] = false;
        if (m_rows[static_cast<size_t>(slot)].removed) {
            release(slot);
        }
    }
    for (const int slot : m_leaving) {
        if (!isListed(slot)) {
            release(slot);
        }
    }
    m_leaving.erase(std::remove_if(m_leaving.begin(), m_leaving.end(),
                                   [this](int slot) { return !m_rows[static_cast<size_t>(slot)].removed; }),
                    m_leaving.end());
}

void ExecutionTableModel::countPending()
{
    const auto waits = [this](int slot) { return !isListed(slot) && isShown(slot); };
    const auto count =
        m_held ? static_cast<int>(std::count_if(m_unsorted.cbegin(), m_unsorted.cend(), waits)) : 0;
    if (count != m_pendingCount) {
        m_pendingCount = count;
        emit pendingCountChanged(count);
    }
}

const FlowExecution *ExecutionTableModel::execution(const ExecutionId &id) const
{
    const auto known = m_slots.constFind(id);
    return known == m_slots.cend() ? nullptr : &m_rows[static_cast<size_t>(*known)].execution;
}

ExecutionId ExecutionTableModel::idAt(int row) const
{
    if (row < 0 || row >= rowCount() || isHeading(row)) {
        return {};
    }
    return m_rows[static_cast<size_t>(slotAt(row))].execution.id;
}

QModelIndex ExecutionTableModel::indexOf(const ExecutionId &id, Column column) const
{
    const auto known = m_slots.constFind(id);
    const int row = known == m_slots.cend() ? -1 : rowOfSlot(*known);
    return row < 0 ? QModelIndex() : index(row, static_cast<int>(column));
}

} // namespace flowconsole
