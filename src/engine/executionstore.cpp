#include "engine/executionstore.h"

#include "base/logging.h"
#include "domain/launchrequest.h"

#include <algorithm>

namespace flowconsole {

namespace {

constexpr Milliseconds emissionInterval{67}; // 15 a second

/// The secure values themselves may be gone since the launch: their names stay.
Applied applyMasked(FlowExecution &execution, const ExecutionUpdate &update)
{
    const QStringList secure = update.outputs ? maskedNames(execution.inputs) : QStringList();
    const auto outputs = secure.isEmpty() ? std::nullopt : withoutValuesOf(secure, *update.outputs);
    if (!outputs) {
        return flowconsole::apply(execution, update);
    }
    ExecutionUpdate clean = update;
    clean.outputs = outputs;
    return flowconsole::apply(execution, clean);
}

} // namespace

ExecutionStore::ExecutionStore(const Clock &clock, size_t limit, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_limit(limit),
      m_nextEmission(clock.createAlarm([this] { emitChanges(); })),
      m_lastEmission(clock.monotonic() - emissionInterval)
{}

void ExecutionStore::add(const FlowExecution &execution)
{
    Q_ASSERT(!m_indexOf.contains(execution.id));
    m_indexOf.insert(execution.id, m_executions.size());
    m_executions.push_back(execution);
    m_isDirty.push_back(false);
    m_over += isFinal(execution.state) ? 1 : 0;
    markDirty(m_executions.size() - 1);
    emit updated(execution);
}

void ExecutionStore::restore(const QList<FlowExecution> &executions)
{
    for (FlowExecution execution : executions) {
        if (m_indexOf.contains(execution.id)) {
            continue;
        }
        execution.isReconciling = !isFinal(execution.state);
        execution.nextLookAt = {};
        add(execution);
    }
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
    const Applied applied = applyMasked(after, update);
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
    m_over += isFinal(after.state) && !isFinal(before) ? 1 : 0;
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

void ExecutionStore::setNextLook(const ExecutionId &id, const QDateTime &at)
{
    const auto found = m_indexOf.constFind(id);
    if (found != m_indexOf.constEnd() && m_executions[*found].nextLookAt != at) {
        m_executions[*found].nextLookAt = at;
        markDirty(*found);
    }
}

void ExecutionStore::setReconciling(const ExecutionId &id, bool isReconciling)
{
    const auto found = m_indexOf.constFind(id);
    if (found == m_indexOf.constEnd()) {
        return;
    }
    FlowExecution &execution = m_executions[*found];
    if (!isFinal(execution.state) && execution.isReconciling != isReconciling) {
        execution.isReconciling = isReconciling;
        tellUpdated(*found);
    }
}

void ExecutionStore::followCalendar(Milliseconds jump)
{
    for (size_t index = 0; index < m_executions.size(); ++index) {
        FlowExecution &execution = m_executions[index];
        if (!isFinal(execution.state) && execution.launchedAt.isValid()) {
            execution.calendarJumps += jump;
            markDirty(index);
        }
    }
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

QList<ExecutionId> ExecutionStore::idsIn(ExecutionState state) const
{
    QList<ExecutionId> ids;
    for (const FlowExecution &execution : m_executions) {
        if (execution.state == state) {
            ids.append(execution.id);
        }
    }
    return ids;
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
    changes.removed = forgetOldest();
    emit changed(changes);
    if (!changes.removed.isEmpty()) {
        emit forgotten(changes.removed);
    }
}

/// Some more than needed at a time, since what stays has to move up.
QList<ExecutionId> ExecutionStore::forgetOldest()
{
    const size_t slack = m_limit / 10;
    if (m_executions.size() <= m_limit + slack || m_over <= slack) {
        return {};
    }
    QList<ExecutionId> gone;
    const size_t surplus = m_executions.size() - m_limit;
    std::erase_if(m_executions, [&](const FlowExecution &execution) {
        const bool goes = static_cast<size_t>(gone.size()) < surplus && isFinal(execution.state);
        if (goes) {
            gone.append(execution.id);
        }
        return goes;
    });
    m_over -= static_cast<size_t>(gone.size());
    for (const ExecutionId &id : std::as_const(gone)) {
        m_indexOf.remove(id);
        m_remarks.remove(id);
    }
    for (size_t index = 0; index < m_executions.size(); ++index) {
        m_indexOf[m_executions[index].id] = index;
    }
    m_isDirty.assign(m_executions.size(), false);
    return gone;
}

} // namespace flowconsole
