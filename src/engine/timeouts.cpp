#include "engine/timeouts.h"

#include "engine/ender.h"
#include "engine/executionstore.h"
#include "engine/watchmemory.h"

#include <algorithm>

namespace flowconsole {

namespace {

bool isOnlyMarked(const FlowExecution &execution)
{
    switch (execution.timeoutAction) {
    case TimeoutAction::Terminate:
        return false;
    case TimeoutAction::Disconnect:
        return execution.conversationId.isEmpty();
    case TimeoutAction::MarkOnly:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace

Timeouts::Timeouts(ExecutionStore &store, Ender &ender, const WatchMemory &memory, const Clock &clock,
                   QObject *parent)
    : QObject(parent),
      m_store(store),
      m_ender(ender),
      m_memory(memory),
      m_clock(clock),
      m_next(clock.createAlarm([this] { tellOver(); }))
{}

Timeouts::~Timeouts() = default;

void Timeouts::watch(const FlowExecution &execution)
{
    if (!execution.timeout || (execution.isOverdue && isOnlyMarked(execution)) ||
        m_deadlines.contains(execution.id) || m_over.contains(execution.id)) {
        return;
    }
    const Milliseconds launchedAt = m_memory.launchedAt(execution.id).value_or(m_clock.monotonic());
    const Milliseconds deadline = launchedAt + *execution.timeout;
    m_deadlines.insert(execution.id, deadline);
    m_order.emplace(deadline, execution.id);
    if (m_order.begin()->second == execution.id) {
        scheduleNext();
    }
}

void Timeouts::forget(const ExecutionId &id)
{
    if (const auto found = m_deadlines.constFind(id); found != m_deadlines.constEnd()) {
        m_order.erase({*found, id});
        m_deadlines.erase(found);
    }
    m_over.remove(id);
}

void Timeouts::scheduleNext()
{
    if (m_order.empty()) {
        m_next->stop();
    } else {
        m_next->start(std::max(m_order.begin()->first - m_clock.monotonic(), Milliseconds::zero()));
    }
}

void Timeouts::tellOver()
{
    QList<ExecutionId> over;
    while (!m_order.empty() && m_order.begin()->first <= m_clock.monotonic()) {
        over.append(m_order.begin()->second);
        m_order.erase(m_order.begin());
        m_deadlines.remove(over.last());
        m_over.insert(over.last());
    }
    scheduleNext();
    for (const ExecutionId &id : std::as_const(over)) {
        emit timeIsOver(id);
    }
}

void Timeouts::interpret(ExecutionUpdate &update) const
{
    const FlowExecution *execution = m_store.find(update.id);
    if (execution != nullptr && isOver(update.id) && isOnlyMarked(*execution)) {
        update.isOverdue = true;
    }
}

void Timeouts::decide(const ExecutionId &id)
{
    const FlowExecution *execution = m_store.find(id);
    if (!m_over.remove(id) || execution == nullptr) {
        return;
    }
    switch (execution->timeoutAction) {
    case TimeoutAction::MarkOnly:
        return;
    case TimeoutAction::Disconnect:
        if (execution->conversationId.isEmpty()) {
            m_store.remark(id, tr("Its time is over, and no conversation is linked to it that could be "
                                  "disconnected"));
            return;
        }
        break;
    case TimeoutAction::Terminate:
        break;
    }
    if (!m_ender.endOverdue(id)) {
        stopWaiting(FlowExecution(*execution));
    }
}

void Timeouts::stopWaiting(const FlowExecution &execution)
{
    ExecutionUpdate update;
    update.id = execution.id;
    update.state = ExecutionState::TimedOut;
    update.observedAt = m_clock.nowUtc();
    update.detail = tr("Stopped waiting after %1 s; it may still be running")
                        .arg(execution.timeout.value_or(std::chrono::seconds(0)).count());
    m_store.apply(update);
}

} // namespace flowconsole
