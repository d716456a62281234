#include "notificationtopic.h"

#include <QUuid>

namespace flowconsole::simulator {

namespace {

constexpr std::string_view idMark = "{id}";

/// The id in the topic when it is of that kind; else nothing.
std::optional<std::string> idIn(std::string_view topic, std::string_view pattern)
{
    const std::size_t mark = pattern.find(idMark);
    const std::string_view head = pattern.substr(0, mark);
    const std::string_view tail = pattern.substr(mark + idMark.size());
    if (topic.size() <= head.size() + tail.size() || !topic.starts_with(head) || !topic.ends_with(tail)) {
        return std::nullopt;
    }
    return std::string(topic.substr(head.size(), topic.size() - head.size() - tail.size()));
}

bool isUuid(const std::string &text)
{
    return text.size() == 36 && !QUuid::fromString(QString::fromStdString(text)).isNull();
}

ApiFailure badTopic(const std::string &topic, const std::string &reason)
{
    ApiFailure failure{400, "bad.request", "The topic " + topic + " " + reason, {}, "id"};
    failure.parameters["topic"] = topic;
    return failure;
}

} // namespace

const std::vector<TopicKind> &topicKinds()
{
    static const std::vector<TopicKind> kinds = {
        {"v2.flows.instances.flow.{id}", "A run of the flow has ended; carries its execution data.",
         "architect:flowInstance:view", "flowId"},
        {"v2.flows.{id}", "The flow has been changed or published.", "architect:flow:view", "flowId"},
        {"v2.detail.events.conversation.{id}.customer.start", "The customer has joined the conversation.",
         "conversation:communication:view", "conversationId"},
        {"v2.detail.events.conversation.{id}.customer.end", "The customer has left the conversation.",
         "conversation:communication:view", "conversationId"},
        {"v2.detail.events.conversation.{id}.flow.start", "A flow has begun in the conversation.",
         "conversation:communication:view", "conversationId"},
        {"v2.detail.events.conversation.{id}.flow.end", "A flow has ended in the conversation.",
         "conversation:communication:view", "conversationId"},
        {"v2.detail.events.conversation.{id}.flow.outcome", "A flow has set an outcome in the conversation.",
         "conversation:communication:view", "conversationId"},
    };
    return kinds;
}

std::optional<ApiFailure> topicRefusal(const std::string &topic, const ApiCall &call,
                                       const FlowCatalogue &catalogue)
{
    for (const TopicKind &kind : topicKinds()) {
        const auto id = idIn(topic, kind.pattern);
        if (!id || !isUuid(*id)) {
            continue;
        }
        if (kind.parameter == "flowId" && !catalogue.find(*id)) {
            return badTopic(topic, "names a flow that does not exist.");
        }
        return call.lacks({kind.permission});
    }
    return badTopic(topic, "is not one that can be subscribed to.");
}

Json describeTopic(const TopicKind &kind, const std::set<std::string> &expand)
{
    Json topic = Json::object();
    topic["id"] = kind.pattern;
    const std::vector<std::string_view> permissions = {kind.permission};
    if (expand.contains("description")) {
        topic["description"] = kind.description;
    }
    if (expand.contains("visibility")) {
        topic["visibility"] = "Public";
    }
    if (expand.contains("enforced")) {
        topic["enforced"] = true;
    }
    if (expand.contains("transports")) {
        topic["transports"] = {"Websocket"};
    }
    if (expand.contains("requiresPermissions")) {
        topic["requiresPermissions"] = permissions;
    }
    if (expand.contains("permissionDetails")) {
        topic["permissionDetails"] =
            Json::array({{{"type", "requiresPermissions"}, {"permissions", permissions}, {"enforced", true}}});
    }
    if (expand.contains("topicParameters")) {
        topic["topicParameters"] = {kind.parameter};
    }
    return topic;
}

} // namespace flowconsole::simulator
