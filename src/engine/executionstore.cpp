#include "engine/executionstore.h"

#include "base/logging.h"

#include <algorithm>

namespace flowconsole {

namespace {

constexpr Milliseconds emissionInterval{67}; // 15 a second

} // namespace

ExecutionStore::ExecutionStore(const Clock &clock, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_nextEmission(clock.createAlarm([this] { emitChanges(); })),
      m_lastEmission(clock.monotonic() - emissionInterval)
{}

void ExecutionStore::add(const FlowExecution &execution)
{
    Q_ASSERT(!m_indexOf.contains(execution.id));
    m_indexOf.insert(execution.id, m_executions.size());
    m_executions.push_back(execution);
    m_isDirty.push_back(false);
    markDirty(m_executions.size() - 1);
    emit updated(execution);
}

Applied ExecutionStore::apply(const ExecutionUpdate &update)
{
    const auto found = m_indexOf.constFind(update.id);
    if (found == m_indexOf.constEnd()) {
        qCWarning(lcEngine) << "News about an execution that is not known:" << update.id.text();
        return Applied::Illegal;
    }
    const size_t index = *found;
    FlowExecution after = m_executions[index];
    const ExecutionState before = after.state;
    const Applied applied = flowconsole::apply(after, update);
    if (applied == Applied::Illegal) {
        qCWarning(lcEngine) << "Illegal step of" << update.id.text() << "from" << stateKey(before) << "to"
                            << stateKey(*update.state);
        return applied;
    }
    keepRemark(after);
    if (after == m_executions[index]) {
        return Applied::Unchanged;
    }
    m_executions[index] = after;
    tellUpdated(index);
    if (after.state != before) {
        emit stateChanged(after, before);
    }
    return Applied::Changed;
}

void ExecutionStore::applyPath(const ExecutionId &id, const NodePath &path)
{
    const auto found = m_indexOf.constFind(id);
    if (found == m_indexOf.constEnd()) {
        return;
    }
    FlowExecution after = m_executions[*found];
    flowconsole::applyPath(after, path);
    m_executions[*found] = after;
    // Also where the row stays the same: the steps are others.
    tellUpdated(*found);
}

void ExecutionStore::remark(const ExecutionId &id, const QString &remark)
{
    const auto found = m_indexOf.constFind(id);
    if (found == m_indexOf.constEnd()) {
        return;
    }
    FlowExecution &execution = m_executions[*found];
    if (remark.isEmpty()) {
        if (execution.detail == m_remarks.take(id)) {
            execution.detail.clear();
        }
    } else {
        m_remarks.insert(id, remark);
        execution.detail = remark;
    }
    tellUpdated(*found);
}

void ExecutionStore::keepRemark(FlowExecution &execution) const
{
    if (execution.detail.isEmpty()) {
        execution.detail = m_remarks.value(execution.id);
    }
}

void ExecutionStore::tellUpdated(size_t index)
{
    markDirty(index);
    // Whoever hears of it may add another, which moves them all.
    const FlowExecution execution = m_executions[index];
    emit updated(execution);
}

const FlowExecution *ExecutionStore::find(const ExecutionId &id) const
{
    const auto found = m_indexOf.constFind(id);
    return found == m_indexOf.constEnd() ? nullptr : &m_executions[*found];
}

void ExecutionStore::markDirty(size_t index)
{
    if (!m_isDirty[index]) {
        m_isDirty[index] = true;
        m_dirty.push_back(index);
    }
    if (!m_nextEmission->isActive()) {
        m_nextEmission->start(m_lastEmission + emissionInterval - m_clock.monotonic());
    }
}

void ExecutionStore::emitChanges()
{
    std::sort(m_dirty.begin(), m_dirty.end());
    ChangeSet changes;
    changes.changed.reserve(static_cast<qsizetype>(m_dirty.size()));
    for (const size_t index : m_dirty) {
        changes.changed.append(m_executions[index]);
        m_isDirty[index] = false;
    }
    m_dirty.clear();
    m_lastEmission = m_clock.monotonic();
    emit changed(changes);
}

} // namespace flowconsole
