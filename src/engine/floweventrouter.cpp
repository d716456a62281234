#include "engine/floweventrouter.h"

#include "api/launchsecrets.h"
#include "api/platformclient.h"
#include "engine/audittrail.h"
#include "engine/executionpaths.h"
#include "engine/executionstore.h"

#include <QSet>

namespace flowconsole {

namespace {

constexpr std::chrono::seconds unclaimedTime{60};
constexpr qsizetype mostUnclaimedEvents = 10000;

} // namespace

FlowEventRouter::FlowEventRouter(const PlatformClient &client, ExecutionStore &store, ExecutionPaths &paths,
                                 AuditTrail &audit, const Clock &clock, const ConnectionProfile &profile,
                                 QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_paths(paths),
      m_audit(audit),
      m_clock(clock),
      m_scope(profile)
{
    connect(&m_store, &ExecutionStore::updated, this, &FlowEventRouter::follow);
    connect(&m_store, &ExecutionStore::forgotten, this, &FlowEventRouter::forgetExecutions);
    for (const FlowExecution &execution : m_store.all()) {
        follow(execution);
    }
}

FlowEventRouter::~FlowEventRouter() = default;

void FlowEventRouter::follow(const FlowExecution &execution)
{
    if (!m_scope.holds(execution) || execution.conversationId.isEmpty() ||
        m_executionOf.contains(execution.conversationId)) {
        return;
    }
    const ConversationId conversation = execution.conversationId;
    m_executionOf.insert(conversation, execution.id);
    const auto waiting = m_unclaimed.constFind(conversation);
    if (waiting == m_unclaimed.constEnd()) {
        return;
    }
    const QList<FlowEvent> events = waiting->events;
    forget(conversation);
    for (const FlowEvent &event : events) {
        apply(execution.id, event);
    }
}

void FlowEventRouter::take(const QList<FlowEvent> &events)
{
    forgetOld();
    for (const FlowEvent &event : events) {
        if (const ExecutionId id = executionOf(event.conversationId); !id.isEmpty()) {
            apply(id, event);
        } else {
            keep(event);
        }
    }
}

void FlowEventRouter::apply(const ExecutionId &id, const FlowEvent &told)
{
    FlowEvent event = told;
    event.transition.message = withoutSecrets(event.transition.message, m_client.secretValues().value(id));
    if (!m_paths.add(id, event.transition)) {
        return;
    }
    const FlowExecution *found = m_store.find(id);
    Q_ASSERT(found != nullptr);
    const FlowExecution execution = *found;
    tellSeen(execution, event);
    const NodePath path = m_paths.of(id);
    m_store.applyPath(id, path);
    switch (event.transition.event) {
    case NodeEvent::Entered:
    case NodeEvent::Exited:
        emit seen(id);
        return;
    case NodeEvent::Failed:
        m_audit.recordFlowError(execution, event);
        // One that came to another end has said why.
        if (!isFinal(execution.state) || execution.state == ExecutionState::Failed) {
            m_store.remark(id, event.transition.message);
        }
        emit lookWanted(id);
        return;
    case NodeEvent::Completed:
        m_audit.recordFlowComplete(execution, event, path.transitions());
        emit lookWanted(id);
        return;
    }
}

/// Whoever tells of its nodes runs; whether it is over, and how it ended, the next look tells.
void FlowEventRouter::tellSeen(const FlowExecution &execution, const FlowEvent &event)
{
    if (isFinal(execution.state)) {
        return;
    }
    ExecutionUpdate update;
    update.id = execution.id;
    update.provenance = Provenance::Pushed;
    update.observedAt = event.transition.receivedAt;
    update.state =
        execution.state == ExecutionState::Terminating ? ExecutionState::Terminating : ExecutionState::Running;
    m_store.apply(update);
}

QList<ConversationId> FlowEventRouter::unclaimed(const FlowId &flow, const QDateTime &since) const
{
    QList<ConversationId> conversations;
    for (const ConversationId &id : m_unclaimedOrder) {
        const auto found = m_unclaimed.constFind(id);
        if (found->flow == flow && found->firstAt >= since) {
            conversations.append(id);
        }
    }
    return conversations;
}

void FlowEventRouter::keep(const FlowEvent &event)
{
    while (m_keptEvents >= mostUnclaimedEvents) {
        forget(ConversationId(m_unclaimedOrder.front()));
    }
    auto found = m_unclaimed.find(event.conversationId);
    if (found == m_unclaimed.end()) {
        found = m_unclaimed.insert(event.conversationId, {event.flowId, m_clock.nowUtc(), {}});
        m_unclaimedOrder.push_back(event.conversationId);
    }
    found->events.append(event);
    ++m_keptEvents;
}

void FlowEventRouter::forgetOld()
{
    const QDateTime since = m_clock.nowUtc().addSecs(-unclaimedTime.count());
    while (!m_unclaimedOrder.empty() && m_unclaimed.value(m_unclaimedOrder.front()).firstAt < since) {
        forget(ConversationId(m_unclaimedOrder.front()));
    }
}

/// Whoever tells of them later is nobody's.
void FlowEventRouter::forgetExecutions(const QList<ExecutionId> &ids)
{
    const QSet<ExecutionId> gone(ids.begin(), ids.end());
    m_executionOf.removeIf([&gone](const auto &entry) { return gone.contains(entry.value()); });
}

void FlowEventRouter::forget(const ConversationId &id)
{
    m_keptEvents -= m_unclaimed.take(id).events.size();
    if (!m_unclaimedOrder.empty() && m_unclaimedOrder.front() == id) {
        m_unclaimedOrder.pop_front();
    } else {
        std::erase(m_unclaimedOrder, id);
    }
}

} // namespace flowconsole
