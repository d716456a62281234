#include "engine/notificationlink.h"

#include "api/launchsecrets.h"
#include "api/platformclient.h"
#include "base/logging.h"
#include "engine/executionpaths.h"
#include "engine/executionstore.h"

#include <QSet>

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds updateDelay = 250ms;
constexpr std::chrono::seconds earlyTime{60};
constexpr size_t mostEarly = 1000;
/// The platform takes 1,000 topics.
constexpr size_t mostFlows = 100;
constexpr qsizetype mostConversations = 900;

const QString conversationTopicStart = QStringLiteral("v2.detail.events.conversation.");
const QString flowEndTopicEnd = QStringLiteral(".flow.end");

QString flowEndTopic(const ConversationId &id)
{
    return conversationTopicStart + id.text() + flowEndTopicEnd;
}

ConversationId conversationOfTopic(const QString &topic)
{
    if (!topic.startsWith(conversationTopicStart) || !topic.endsWith(flowEndTopicEnd)) {
        return {};
    }
    return ConversationId(topic.mid(conversationTopicStart.size()).chopped(flowEndTopicEnd.size()));
}

} // namespace

NotificationLink::NotificationLink(Transport &transport, TokenSource &tokens, const PlatformClient &client,
                                   ExecutionStore &store, ExecutionPaths &paths, const Clock &clock,
                                   const ConnectionProfile &profile, QObject *parent)
    : PushLink(parent),
      m_client(client),
      m_store(store),
      m_paths(paths),
      m_clock(clock),
      m_scope(profile),
      m_channel(transport, tokens, profile, clock),
      m_update(clock.createAlarm([this] { updateTopics(); }))
{
    connect(&m_store, &ExecutionStore::updated, this, &NotificationLink::follow);
    connect(&m_store, &ExecutionStore::forgotten, this, &NotificationLink::forget);
    connect(&m_channel, &NotificationChannel::notification, this, &NotificationLink::take);
    connect(&m_channel, &NotificationChannel::stateChanged, this, &NotificationLink::stateChanged);
    connect(&m_channel, &NotificationChannel::topicRefused, this,
            [](const QString &topic, const ApiError &error) {
                // Looks tell the same a little later.
                qCInfo(lcEngine).noquote() << "No news on" << topic << "-" << error.message;
            });
    for (const FlowExecution &execution : m_store.all()) {
        follow(execution);
    }
}

NotificationLink::~NotificationLink() = default;

void NotificationLink::start()
{
    m_channel.start();
}

void NotificationLink::leave()
{
    m_channel.stop();
    emit left();
}

PushState NotificationLink::state() const
{
    return m_channel.state();
}

void NotificationLink::follow(const FlowExecution &execution)
{
    if (!m_scope.holds(execution) || execution.platformId.isEmpty()) {
        return;
    }
    const bool isOver = isFinal(execution.state);
    const bool isNew = !m_executionOf.contains(execution.platformId);
    if (isNew) {
        m_executionOf.insert(execution.platformId, execution.id);
    }
    // A flow stays among the topics: what its run was like is told after its end.
    if (isNew && !isOver && std::find(m_flows.begin(), m_flows.end(), execution.flowId) == m_flows.end()) {
        m_flows.push_back(execution.flowId);
        if (m_flows.size() > mostFlows) {
            m_flows.pop_front();
        }
        m_update->start(updateDelay);
    }
    const ConversationId conversation = execution.conversationId;
    if (!conversation.isEmpty() && m_running.contains(conversation) == isOver) {
        if (isOver) {
            m_running.remove(conversation);
        } else {
            m_running.insert(conversation, execution.id);
        }
        m_update->start(updateDelay);
    }
    if (!isNew || m_early.empty()) {
        return;
    }
    const auto isThis = [&](const Early &early) { return early.event.executionId == execution.platformId; };
    if (const auto early = std::find_if(m_early.begin(), m_early.end(), isThis); early != m_early.end()) {
        const Early taken = *early;
        m_early.erase(early);
        applySteps(execution.id, taken.event, taken.receivedAt);
    }
}

/// Whoever tells of them later is nobody's.
void NotificationLink::forget(const QList<ExecutionId> &ids)
{
    const QSet<ExecutionId> gone(ids.begin(), ids.end());
    m_executionOf.removeIf([&gone](const auto &entry) { return gone.contains(entry.value()); });
}

void NotificationLink::updateTopics()
{
    QStringList topics;
    for (const FlowId &flow : m_flows) {
        topics.append(flowInstancesTopic(flow));
    }
    qsizetype conversations = 0;
    for (auto it = m_running.cbegin(); it != m_running.cend() && conversations < mostConversations; ++it) {
        topics.append(flowEndTopic(it.key()));
        ++conversations;
    }
    topics.sort();
    m_channel.setTopics(topics);
}

void NotificationLink::take(const QString &topic, const JsonValue &eventBody)
{
    if (!flowOfInstancesTopic(topic).isEmpty()) {
        takeInstance(eventBody);
    } else if (const ExecutionId id = m_running.value(conversationOfTopic(topic)); !id.isEmpty()) {
        emit lookWanted(id);
    }
}

void NotificationLink::takeInstance(const JsonValue &eventBody)
{
    const auto event = readFlowInstanceEvent(eventBody);
    if (!event) {
        qCWarning(lcEngine).noquote() << "A notification cannot be read:" << event.error().message;
    } else if (const ExecutionId id = m_executionOf.value(event.value().executionId); !id.isEmpty()) {
        applySteps(id, event.value(), m_clock.nowUtc());
    } else {
        keep(event.value());
    }
}

void NotificationLink::applySteps(const ExecutionId &id, const FlowInstanceEvent &event,
                                  const QDateTime &receivedAt)
{
    bool isNews = false;
    QList<NodeTransition> steps = event.steps;
    removeSecrets(steps, m_client.secretValues().value(id));
    for (NodeTransition step : steps) {
        step.receivedAt = receivedAt;
        isNews = m_paths.add(id, step) || isNews;
    }
    if (isNews) {
        m_store.applyPath(id, m_paths.of(id));
    }
    const FlowExecution *execution = m_store.find(id);
    if (execution != nullptr && !isFinal(execution->state)) {
        emit lookWanted(id);
    }
}

void NotificationLink::keep(const FlowInstanceEvent &event)
{
    const QDateTime now = m_clock.nowUtc();
    m_early.push_back({event, now});
    while (m_early.size() > mostEarly || m_early.front().receivedAt.addSecs(earlyTime.count()) < now) {
        m_early.pop_front();
    }
}

} // namespace flowconsole
