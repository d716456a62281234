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
    const ExecutionState before = m_executions[index].state;
    const Applied applied = flowconsole::apply(m_executions[index], update);
    switch (applied) {
    case Applied::Illegal:
        qCWarning(lcEngine) << "Illegal step of" << update.id.text() << "from" << stateKey(before) << "to"
                            << stateKey(*update.state);
        break;
    case Applied::Unchanged:
        break;
    case Applied::Changed: {
        markDirty(index);
        const FlowExecution after = m_executions[index];
        emit updated(after);
        if (after.state != before) {
            emit stateChanged(after, before);
        }
        break;
    }
    }
    return applied;
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
