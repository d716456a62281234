#include "notificationpublisher.h"

#include "simulator/conversationsapi.h"
#include "simulator/flowcatalogue.h"
#include "simulator/outcomesapi.h"

namespace flowconsole::simulator {

namespace {

std::int64_t eventTime(Instant wall)
{
    return wall.time_since_epoch().count();
}

Json detailFrame(const Execution &execution, Instant wall, const std::string &participantId)
{
    Json body = Json::object();
    body["eventTime"] = eventTime(wall);
    body["conversationId"] = execution.conversationId;
    body["participantId"] = participantId;
    body["sessionId"] = sessionIdOf(participantId);
    body["mediaType"] = "VOICE";
    body["provider"] = "Edge";
    body["direction"] = "INBOUND";
    body["ani"] = callerNumber(execution);
    body["dnis"] = calledNumber(execution);
    body["divisionId"] = nameBasedId("division " + execution.flow->division);
    return body;
}

Json customerFrame(const Execution &execution, Instant wall)
{
    return detailFrame(execution, wall, customerIdOf(execution));
}

Json flowFrame(const Execution &execution, Instant wall)
{
    Json body = detailFrame(execution, wall, flowParticipantIdOf(execution));
    body["flowId"] = execution.flow->id;
    body["flowType"] = execution.flow->type;
    body["flowVersion"] = execution.run->version().id;
    return body;
}

Instant endTimeOf(const Execution &execution)
{
    return execution.scale.toWall(*execution.run->ended());
}

const char *publishedDisconnectType(RunStatus status)
{
    switch (status) {
    case RunStatus::Running:
    case RunStatus::Completed:
        return "SYSTEM";
    case RunStatus::Failed:
        return "ERROR";
    case RunStatus::Terminated:
        return "CLIENT";
    }
    return "OTHER";
}

Json flowEnd(const Execution &execution)
{
    const Instant end = endTimeOf(execution);
    Json body = flowFrame(execution, end);
    body["exitReason"] = flowExitReason(execution);
    body["disconnectType"] = publishedDisconnectType(execution.run->status());
    body["connectedDurationMs"] = (end - execution.scale.origin).count();
    return body;
}

Json customerEnd(const Execution &execution)
{
    const Instant end = endTimeOf(execution);
    Json body = customerFrame(execution, end);
    body["disconnectType"] = publishedDisconnectType(execution.run->status());
    body["interactingDurationMs"] = (end - execution.scale.origin).count();
    return body;
}

Json flowOutcome(const Execution &execution, const Step &step, const SetOutcomeNode &set)
{
    const Instant at = execution.scale.toWall(step.at);
    Json body = flowFrame(execution, at);
    body["flowOutcomeId"] = outcomeId(set.outcome);
    body["flowOutcomeValue"] = set.value == OutcomeValue::Success ? "SUCCESS" : "FAILURE";
    body["flowOutcomeStartTime"] = eventTime(execution.scale.origin);
    body["flowOutcomeEndTime"] = eventTime(at);
    body["flowMilestones"] = Json::array();
    for (const ReachedMilestone &reached : execution.run->milestones()) {
        if (reached.at <= step.at) {
            body["flowMilestones"].push_back(
                {{"milestoneId", milestoneId(reached.name)},
                 {"milestoneTime", eventTime(execution.scale.toWall(reached.at))}});
        }
    }
    return body;
}

} // namespace

NotificationPublisher::NotificationPublisher(NotificationChannels &channels, InstancesApi &instances, Now now)
    : m_channels(channels), m_instances(instances), m_now(std::move(now))
{}

void NotificationPublisher::launched(const Execution &execution)
{
    const Instant begin = execution.scale.origin;
    publishDetail(execution, "customer.start", [&] { return customerFrame(execution, begin); });
    publishDetail(execution, "flow.start", [&] { return flowFrame(execution, begin); });
}

void NotificationPublisher::stepped(const Execution &execution, const Step &step)
{
    const Node *node = step.kind == StepKind::Exit ? execution.run->version().node(step.nodeId) : nullptr;
    const auto *set = node == nullptr ? nullptr : std::get_if<SetOutcomeNode>(&node->behaviour);
    if (set != nullptr) {
        publishDetail(execution, "flow.outcome", [&] { return flowOutcome(execution, step, *set); });
    }
}

void NotificationPublisher::ended(const Execution &execution)
{
    publishDetail(execution, "flow.end", [&] { return flowEnd(execution); });
    publishDetail(execution, "customer.end", [&] { return customerEnd(execution); });
    if (!m_instances.isEnabled()) {
        return;
    }
    const std::string topic = "v2.flows.instances.flow." + execution.flow->id;
    for (const NotificationChannel *channel : m_channels.listeners(topic)) {
        const std::string uri = m_instances.downloadUri(execution.id, channel->host, m_now());
        m_channels.push(*channel, topic, executionHistory(execution, uri, InstancesApi::downloadLifetime),
                        m_now());
    }
}

void NotificationPublisher::publishDetail(const Execution &execution, const char *event,
                                          const std::function<Json()> &body)
{
    if (execution.conversationId.empty()) {
        return;
    }
    const std::string topic = "v2.detail.events.conversation." + execution.conversationId + "." + event;
    const auto listeners = m_channels.listeners(topic);
    if (listeners.empty()) {
        return;
    }
    const Json made = body();
    for (const NotificationChannel *channel : listeners) {
        m_channels.push(*channel, topic, made, m_now());
    }
}

} // namespace flowconsole::simulator
