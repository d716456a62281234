#pragma once

#include "api/flowinstanceevent.h"
#include "api/notificationchannel.h"
#include "engine/connectionscope.h"
#include "engine/pushlink.h"

#include <QHash>

#include <deque>
#include <memory>

namespace flowconsole {

class ExecutionPaths;
class ExecutionStore;
class PlatformClient;

/// News by the platform's notification channel (API.md, "Dialect Published"): hears when the conversation of a
/// running execution leaves its flow, and of each run of its flow that is over, with the steps that it took.
/// That an execution is over is still the platform's word on a look.
class NotificationLink final : public PushLink
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NotificationLink)

public:
    NotificationLink(Transport &transport, TokenSource &tokens, const PlatformClient &client,
                     ExecutionStore &store, ExecutionPaths &paths, const Clock &clock,
                     const ConnectionProfile &profile, QObject *parent = nullptr);
    ~NotificationLink() override;

    void start() override;
    void leave() override;
    [[nodiscard]] PushState state() const override;

signals:
    /// It may be over: the platform has to say so.
    void lookWanted(const flowconsole::ExecutionId &id);

private:
    struct Early
    {
        FlowInstanceEvent event;
        QDateTime receivedAt;
    };

    void follow(const FlowExecution &execution);
    void forget(const QList<ExecutionId> &ids);
    void updateTopics();
    void take(const QString &topic, const JsonValue &eventBody);
    void takeInstance(const JsonValue &eventBody);
    void applySteps(const ExecutionId &id, const FlowInstanceEvent &event, const QDateTime &receivedAt);
    void keep(const FlowInstanceEvent &event);

    const PlatformClient &m_client;
    ExecutionStore &m_store;
    ExecutionPaths &m_paths;
    const Clock &m_clock;
    const ConnectionScope m_scope;
    NotificationChannel m_channel;
    QHash<PlatformExecutionId, ExecutionId> m_executionOf;
    QHash<ConversationId, ExecutionId> m_running; ///< by their conversations
    std::deque<FlowId> m_flows;                   ///< launched here, the latest last
    std::deque<Early> m_early;                    ///< overtook the answer to their launch
    std::unique_ptr<Alarm> m_update;
};

} // namespace flowconsole
