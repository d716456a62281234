#include "domain/words.h"
#include "models/executiontablemodel.h"

#include <algorithm>
#include <numeric>

namespace flowconsole {

// Headings among the rows. What is listed, in its order, is kept apart from the order that is shown: that has
// headings, and leaves out what stands below collapsed ones.

namespace {

constexpr int headingNumber(int group)
{
    return -(group + 1);
}

constexpr int groupNumber(int heading)
{
    return -(heading + 1);
}

void countIn(GroupHeading &heading, ExecutionState state, int times)
{
    switch (state) {
    case ExecutionState::Launching:
    case ExecutionState::Running:
    case ExecutionState::Terminating:
        heading.running += times;
        break;
    case ExecutionState::Failed:
    case ExecutionState::TimedOut:
        heading.failed += times;
        break;
    case ExecutionState::Draft:
    case ExecutionState::Queued:
    case ExecutionState::Completed:
    case ExecutionState::Terminated:
    case ExecutionState::Unknown:
        break;
    }
}

} // namespace

void ExecutionTableModel::setGrouping(TableGrouping grouping)
{
    if (grouping == m_grouping) {
        return;
    }
    m_grouping = grouping;
    m_collapsed.clear();
    startGroups();
    arrangeAll();
}

/// From what is shown, which stays shown until it is arranged anew.
void ExecutionTableModel::startGroups()
{
    // Headings of another grouping are not those of this one, though their numbers may be the same.
    std::vector<int> bare;
    bare.reserve(listed().size());
    std::copy_if(order().cbegin(), order().cend(), std::back_inserter(bare),
                 [](int slot) { return slot >= 0; });
    m_listed = bare;
    changeOrder(std::move(bare));
    m_groups.clear();
    m_groupOfFlow.clear();
    m_ranks.clear();
    m_ranksAreOld = false;
    m_stateOf.clear();
    m_isListed.clear();
    if (m_grouping == TableGrouping::State) {
        for (const ExecutionState state : allExecutionStates) {
            GroupHeading heading;
            heading.title = stateName(state);
            heading.state = state;
            addGroup({stateKey(state), {}, heading});
        }
    }
    const QDateTime now = m_clock.nowUtc();
    for (size_t slot = 0; slot < m_rows.size(); ++slot) {
        m_rows[slot].group = groupFor(m_rows[slot].execution);
        m_keys[slot] = sortKey(m_rows[slot], now);
    }
    if (m_grouping == TableGrouping::None) {
        m_listed.clear();
        return;
    }
    makeRoomForGroups();
    for (const int slot : m_listed) {
        m_isListed[static_cast<size_t>(slot)] = 1;
    }
    for (size_t slot = 0; slot < m_rows.size(); ++slot) {
        m_stateOf[slot] = m_rows[slot].execution.state;
    }
}

/// Ranked last until groups are ranked anew.
void ExecutionTableModel::addGroup(Group group)
{
    const auto number = static_cast<int>(m_groups.size());
    group.heading.isCollapsed = m_collapsed.contains(group.key);
    group.sequence = m_nextSequence++;
    m_groups.push_back(std::move(group));
    m_ranks.push_back(number);
}

void ExecutionTableModel::makeRoomForGroups()
{
    m_stateOf.resize(m_rows.size(), ExecutionState::Draft);
    m_isListed.resize(m_rows.size(), 0);
}

/// The group that the execution belongs to now; a new one where it is the first.
int ExecutionTableModel::groupFor(const FlowExecution &execution)
{
    switch (m_grouping) {
    case TableGrouping::None:
        return 0;
    case TableGrouping::State:
        return static_cast<int>(execution.state);
    case TableGrouping::Flow:
        break;
    }
    const auto known = m_groupOfFlow.constFind({execution.flowId, execution.flowName});
    if (known != m_groupOfFlow.cend()) {
        return *known;
    }
    const QString title = execution.flowName.isEmpty() ? execution.flowId.text() : execution.flowName;
    GroupHeading heading;
    heading.title = title;
    // An id has no blank.
    const auto number = static_cast<int>(m_groups.size());
    addGroup({execution.flowId.text() + u' ' + execution.flowName,
              title.toCaseFolded() + QChar(u'\n') + execution.flowId.text(), heading});
    m_groupOfFlow.insert({execution.flowId, execution.flowName}, number);
    m_ranksAreOld = true;
    return number;
}

void ExecutionTableModel::rankGroups()
{
    if (!std::exchange(m_ranksAreOld, false)) {
        return;
    }
    std::vector<int> numbers(m_groups.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    const auto group = [this](int number) -> Group & { return m_groups[static_cast<size_t>(number)]; };
    std::sort(numbers.begin(), numbers.end(), [&](int a, int b) {
        const int order = group(a).order.compare(group(b).order);
        return order != 0 ? order < 0 : group(a).heading.title < group(b).heading.title;
    });
    int rank = 0;
    for (const int number : numbers) {
        m_ranks[static_cast<size_t>(number)] = rank++;
    }
}

/// In which it is listed, or would be.
ExecutionTableModel::Group &ExecutionTableModel::groupOf(int slot)
{
    return m_groups[static_cast<size_t>(m_keys[static_cast<size_t>(slot)].group)];
}

const ExecutionTableModel::Group &ExecutionTableModel::groupOfHeading(int slot) const
{
    return m_groups[static_cast<size_t>(groupNumber(slot))];
}

/// A heading counts what stands below it, also while the order is held and a row stands there that will leave.
void ExecutionTableModel::tellGroup(int slot, ExecutionState before, ExecutionState after)
{
    if (m_grouping == TableGrouping::None) {
        return;
    }
    const auto at = static_cast<size_t>(slot);
    m_stateOf[at] = after;
    if (before == after || m_isListed[at] == 0) {
        return;
    }
    Group &group = groupOf(slot);
    countIn(group.heading, before, -1);
    countIn(group.heading, after, 1);
    group.changedIn = m_generation;
}

const std::vector<int> &ExecutionTableModel::listed() const
{
    return m_grouping == TableGrouping::None ? order() : m_listed;
}

bool ExecutionTableModel::isListed(int slot) const
{
    return m_grouping == TableGrouping::None ? rowOfSlot(slot) >= 0
                                             : m_isListed[static_cast<size_t>(slot)] != 0;
}

/// Shows these rows in this order, below their headings where there are groups.
void ExecutionTableModel::list(std::vector<int> next)
{
    if (m_grouping == TableGrouping::None) {
        changeOrder(std::move(next));
        return;
    }
    for (const int slot : m_listed) {
        m_isListed[static_cast<size_t>(slot)] = 0;
    }
    m_listed = std::move(next);
    for (const int slot : m_listed) {
        m_isListed[static_cast<size_t>(slot)] = 1;
    }
    changeOrder(withHeadings());
    scheduleSignals();
}

std::vector<int> ExecutionTableModel::withHeadings()
{
    std::vector<GroupHeading> before;
    before.reserve(m_groups.size());
    for (Group &group : m_groups) {
        before.push_back(group.heading);
        group.heading.count = 0;
        group.heading.running = 0;
        group.heading.failed = 0;
    }
    std::vector<int> rows;
    rows.reserve(m_listed.size() + m_groups.size());
    int current = -1;
    for (const int slot : m_listed) {
        const int number = m_keys[static_cast<size_t>(slot)].group;
        GroupHeading &heading = m_groups[static_cast<size_t>(number)].heading;
        if (number != current) {
            current = number;
            rows.push_back(headingNumber(number));
        }
        ++heading.count;
        countIn(heading, m_stateOf[static_cast<size_t>(slot)], 1);
        if (!heading.isCollapsed) {
            rows.push_back(slot);
        }
    }
    for (size_t i = 0; i < m_groups.size(); ++i) {
        if (m_groups[i].heading != before[i]) {
            m_groups[i].changedIn = m_generation;
        }
    }
    return rows;
}

bool ExecutionTableModel::isHeading(int row) const
{
    return row >= 0 && row < rowCount() && slotAt(row) < 0;
}

int ExecutionTableModel::headingOf(int row) const
{
    if (m_grouping == TableGrouping::None || row < 0 || row >= rowCount()) {
        return -1;
    }
    const int slot = slotAt(row);
    return slot < 0 ? row : rowOfSlot(headingNumber(m_keys[static_cast<size_t>(slot)].group));
}

int ExecutionTableModel::lastOf(int heading) const
{
    const GroupHeading &group = groupOfHeading(slotAt(heading)).heading;
    return group.isCollapsed ? heading : heading + group.count;
}

void ExecutionTableModel::setCollapsed(int heading, bool collapsed)
{
    if (!isHeading(heading)) {
        return;
    }
    Group &group = m_groups[static_cast<size_t>(groupNumber(slotAt(heading)))];
    if (std::exchange(group.heading.isCollapsed, collapsed) != collapsed) {
        group.changedIn = m_generation;
        rememberCollapsed(group.key, collapsed);
        regroup();
        emit collapsedGroupsChanged(m_collapsed);
    }
}

void ExecutionTableModel::setAllCollapsed(bool collapsed)
{
    m_collapsed.clear();
    for (Group &group : m_groups) {
        group.heading.isCollapsed = collapsed;
        group.changedIn = m_generation;
        rememberCollapsed(group.key, collapsed);
    }
    regroup();
    emit collapsedGroupsChanged(m_collapsed);
}

void ExecutionTableModel::setCollapsedGroups(const QStringList &keys)
{
    m_collapsed = keys.mid(0, mostCollapsedGroups);
    for (Group &group : m_groups) {
        group.heading.isCollapsed = m_collapsed.contains(group.key);
        group.changedIn = m_generation;
    }
    regroup();
}

void ExecutionTableModel::rememberCollapsed(const QString &key, bool collapsed)
{
    m_collapsed.removeOne(key);
    if (collapsed) {
        m_collapsed.append(key);
    }
    if (m_collapsed.size() > mostCollapsedGroups) {
        m_collapsed.removeFirst();
    }
}

/// Without a new order: what is held stays held.
void ExecutionTableModel::regroup()
{
    if (m_grouping == TableGrouping::None) {
        return;
    }
    changeOrder(withHeadings());
    scheduleSignals();
    emit arranged();
}

bool ExecutionTableModel::isCollapsedAway(const ExecutionId &id) const
{
    const auto known = m_slots.constFind(id);
    return known != m_slots.cend() && isListed(*known) && rowOfSlot(*known) < 0;
}

void ExecutionTableModel::reveal(const ExecutionId &id)
{
    if (isCollapsedAway(id)) {
        const auto slot = static_cast<size_t>(m_slots.value(id));
        setCollapsed(rowOfSlot(headingNumber(m_keys[slot].group)), false);
    }
}

RowMark ExecutionTableModel::markOf(int row) const
{
    const int slot = slotAt(row);
    // The keys hold the sequence too, and stand closer together than the rows do.
    return {slot, slot < 0 ? groupOfHeading(slot).sequence : m_keys[static_cast<size_t>(slot)].sequence};
}

std::vector<RowMark> ExecutionTableModel::rowMarks() const
{
    std::vector<RowMark> marks;
    marks.reserve(order().size());
    for (int row = 0; row < rowCount(); ++row) {
        marks.push_back(markOf(row));
    }
    return marks;
}

const FlowExecution *ExecutionTableModel::execution(const RowMark &mark) const
{
    if (mark.slot < 0 || static_cast<size_t>(mark.slot) >= m_rows.size()) {
        return nullptr;
    }
    const Row &row = m_rows[static_cast<size_t>(mark.slot)];
    return row.sequence == mark.sequence && !row.execution.id.isEmpty() ? &row.execution : nullptr;
}

int ExecutionTableModel::rowOf(const RowMark &mark) const
{
    const bool isThere = mark.slot < 0 ? isHeadingOf(mark)
                                       : static_cast<size_t>(mark.slot) < m_keys.size() &&
                                             m_keys[static_cast<size_t>(mark.slot)].sequence == mark.sequence;
    return isThere ? rowOfSlot(mark.slot) : -1;
}

std::optional<GroupHeading> ExecutionTableModel::heading(const RowMark &mark) const
{
    return isHeadingOf(mark) ? std::optional(groupOfHeading(mark.slot).heading) : std::nullopt;
}

/// Of a group of this grouping.
bool ExecutionTableModel::isHeadingOf(const RowMark &mark) const
{
    return mark.slot < 0 && static_cast<size_t>(groupNumber(mark.slot)) < m_groups.size() &&
           groupOfHeading(mark.slot).sequence == mark.sequence;
}

} // namespace flowconsole
