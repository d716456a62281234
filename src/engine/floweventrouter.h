#pragma once

#include "base/clock.h"
#include "domain/nodetransition.h"
#include "engine/connectionscope.h"

#include <QHash>
#include <QObject>

#include <deque>

namespace flowconsole {

class AuditTrail;
class ExecutionPaths;
class ExecutionStore;
class PlatformClient;

/// Brings what the platform tells of nodes to the executions of one connection: steps into their paths, the
/// current node into their rows, errors and ends into the audit log. Repeated events change nothing; late ones
/// find their place. Those of a conversation that nobody has launched yet are kept for a minute, since an event
/// may overtake the answer to its launch. Secure values of the launch are masked in what is told. Lives in the
/// engine's thread, as long as its connection.
class FlowEventRouter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowEventRouter)

public:
    FlowEventRouter(const PlatformClient &client, ExecutionStore &store, ExecutionPaths &paths,
                    AuditTrail &audit, const Clock &clock, const ConnectionProfile &profile,
                    QObject *parent = nullptr);
    ~FlowEventRouter() override;

    void take(const QList<FlowEvent> &events);

    /// Empty where none of this connection's executions is that conversation.
    [[nodiscard]] ExecutionId executionOf(const ConversationId &id) const { return m_executionOf.value(id); }

    /// Conversations of that flow that began to tell of themselves since `since` and belong to no execution
    /// here.
    [[nodiscard]] QList<ConversationId> unclaimed(const FlowId &flow, const QDateTime &since) const;

signals:
    /// News of an execution came without being asked for.
    void seen(const flowconsole::ExecutionId &id);
    /// It may be over: the platform has to say so.
    void lookWanted(const flowconsole::ExecutionId &id);

private:
    struct Unclaimed
    {
        FlowId flow;
        QDateTime firstAt; ///< this console's clock
        QList<FlowEvent> events;
    };

    void follow(const FlowExecution &execution);
    void apply(const ExecutionId &id, const FlowEvent &told);
    void tellSeen(const FlowExecution &execution, const FlowEvent &event);
    void keep(const FlowEvent &event);
    void forgetOld();
    void forgetExecutions(const QList<ExecutionId> &ids);
    void forget(const ConversationId &id);

    const PlatformClient &m_client;
    ExecutionStore &m_store;
    ExecutionPaths &m_paths;
    AuditTrail &m_audit;
    const Clock &m_clock;
    const ConnectionScope m_scope;
    QHash<ConversationId, ExecutionId> m_executionOf;
    QHash<ConversationId, Unclaimed> m_unclaimed;
    std::deque<ConversationId> m_unclaimedOrder; ///< oldest first
    qsizetype m_keptEvents = 0;
};

} // namespace flowconsole
