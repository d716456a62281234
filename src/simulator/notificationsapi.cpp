#include "notificationsapi.h"

#include "simulator/notificationtopic.h"
#include "simulator/paging.h"

#include <algorithm>

namespace flowconsole::simulator {

namespace {

constexpr std::string_view root = "notifications";

Json describe(const NotificationChannel &channel)
{
    Json entity = Json::object();
    entity["connectUri"] =
        (channel.host.secure ? "wss://" : "ws://") + channel.host.authority + "/channels/" + channel.id;
    entity["id"] = channel.id;
    entity["expires"] = isoTime(channel.expires);
    return entity;
}

Json describeSubscription(const std::string &topic)
{
    Json entity = Json::object();
    entity["id"] = topic;
    entity["state"] = "Permitted";
    entity["selfUri"] = "/api/v2/notifications/availabletopics/" + topic;
    return entity;
}

Json describeRejection(const std::string &topic, const ApiFailure &failure)
{
    Json entity = Json::object();
    entity["id"] = topic;
    entity["state"] = "Rejected";
    entity["rejectionReason"] = failure.message;
    if (const auto permissions = failure.parameters.find("permissions");
        permissions != failure.parameters.end()) {
        entity["missingPermissions"] = Json::array({permissions->second});
    }
    return entity;
}

Json entities(Json list)
{
    Json listing = Json::object();
    listing["entities"] = std::move(list);
    return listing;
}

Json subscriptionsOf(const NotificationChannel &channel)
{
    Json list = Json::array();
    for (const std::string &topic : channel.topics) {
        list.push_back(describeSubscription(topic));
    }
    return list;
}

/// The topics of a body such as [{"id": "v2.flows…"}].
Result<std::vector<std::string>, ApiFailure> readTopics(const ApiCall &call)
{
    const auto body = call.body();
    if (!body) {
        return body.error();
    }
    if (!body.value().is_array()) {
        return ApiFailure{400, "bad.request", "The body must be an array of topics."};
    }
    std::vector<std::string> topics;
    for (const Json &entry : body.value()) {
        if (!entry.is_object() || !entry.contains("id") || !entry["id"].is_string()) {
            return badField("id", "Each topic must be an object with an id.");
        }
        topics.push_back(entry["id"].get<std::string>());
    }
    return topics;
}

Json availableTopics(const ApiCall &call)
{
    const auto names = queryValues(call.request.query, "expand");
    const std::set<std::string> expand(names.begin(), names.end());
    Json list = Json::array();
    for (const TopicKind &kind : topicKinds()) {
        list.push_back(describeTopic(kind, expand));
    }
    return list;
}

} // namespace

PublicHost publicHostOf(const http::Request &request)
{
    const std::string_view host = request.header("Host");
    return {host.empty() ? std::string("localhost") : validText(host),
            http::equalsIgnoringCase(request.header("X-Forwarded-Proto"), "https")};
}

NotificationsApi::NotificationsApi(const FlowCatalogue &catalogue, NotificationChannels &channels)
    : m_catalogue(catalogue), m_channels(channels)
{}

std::optional<ApiAnswer> NotificationsApi::answer(const ApiCall &call)
{
    const auto &path = call.path;
    if (path.size() < 2 || path[0] != root) {
        return std::nullopt;
    }
    if (auto failure = call.lacks({"notifications"})) {
        return *std::move(failure);
    }
    if (auto failure = call.lacksScope({"notifications"})) {
        return *std::move(failure);
    }
    if (path[1] == "availabletopics" && path.size() == 2) {
        return call.isGet() ? ApiAnswer(jsonAnswer(200, entities(availableTopics(call))))
                            : methodNotAllowed(call, "GET, HEAD");
    }
    if (path[1] != "channels" || path.size() > 4 || (path.size() == 4 && path[3] != "subscriptions")) {
        return std::nullopt;
    }
    if (path.size() == 2) {
        return channels(call);
    }
    const NotificationChannel *channel = m_channels.find(path[2]);
    if (channel == nullptr || channel->clientId != call.grant.clientId) {
        return entityNotFound("notification channel", path[2]);
    }
    if (path.size() == 4) {
        return subscriptions(call, *channel);
    }
    return call.isGet() ? ApiAnswer(jsonAnswer(200, describe(*channel))) : methodNotAllowed(call, "GET, HEAD");
}

ApiAnswer NotificationsApi::channels(const ApiCall &call)
{
    if (call.isMethod("POST")) {
        return jsonAnswer(200, describe(m_channels.create(call.grant.clientId, call.grant.token,
                                                          publicHostOf(call.request), call.now)));
    }
    if (!call.isGet()) {
        return methodNotAllowed(call, "GET, HEAD, POST");
    }
    const auto include = queryValues(call.request.query, "includechannels");
    const bool ofClient = !include.empty() && include.front() == "oauthclient";
    Json list = Json::array();
    for (const NotificationChannel *channel : m_channels.all()) {
        if (ofClient ? channel->clientId == call.grant.clientId : channel->token == call.grant.token) {
            list.push_back(describe(*channel));
        }
    }
    return jsonAnswer(200, entities(std::move(list)));
}

ApiAnswer NotificationsApi::subscriptions(const ApiCall &call, const NotificationChannel &channel)
{
    if (call.isGet()) {
        return jsonAnswer(200, entities(subscriptionsOf(channel)));
    }
    if (call.isMethod("PUT") || call.isMethod("POST")) {
        return subscribe(call, channel);
    }
    if (call.isMethod("DELETE")) {
        m_channels.subscribe(channel.id, {}, call.now);
        return http::Response{204, {}, {}};
    }
    return methodNotAllowed(call, "GET, HEAD, PUT, POST, DELETE");
}

ApiAnswer NotificationsApi::subscribe(const ApiCall &call, const NotificationChannel &channel)
{
    auto asked = readTopics(call);
    if (!asked) {
        return asked.error();
    }
    const auto flags = queryValues(call.request.query, "ignoreErrors");
    const bool ignoresErrors = !flags.empty() && flagIn(flags.front()).value_or(false);
    // PUT replaces what the channel hears, POST adds to it.
    std::vector<std::string> topics = call.isMethod("POST") ? channel.topics : std::vector<std::string>();
    Json rejections = Json::array();
    for (const std::string &topic : asked.value()) {
        if (auto failure = topicRefusal(topic, call, m_catalogue)) {
            if (!ignoresErrors) {
                return *std::move(failure);
            }
            rejections.push_back(describeRejection(topic, *failure));
        } else if (std::ranges::find(topics, topic) == topics.end()) {
            topics.push_back(topic);
        }
    }
    if (topics.size() > NotificationChannels::mostTopics) {
        return ApiFailure{400, "bad.request", "A channel can have 1,000 topics at most.", channel.id, "id"};
    }
    m_channels.subscribe(channel.id, std::move(topics), call.now);
    Json list = subscriptionsOf(channel);
    list.insert(list.end(), rejections.begin(), rejections.end());
    return jsonAnswer(200, entities(std::move(list)));
}

} // namespace flowconsole::simulator
