#include "webhookregister.h"

#include "simulator/apipart.h"
#include "simulator/flowcatalogue.h"

#include <QUrl>
#include <QUuid>

#include <algorithm>

namespace flowconsole::simulator {

namespace {

using WebhookProblem = std::optional<ApiFailure>;

constexpr std::size_t mostWebhooks = 100;
constexpr std::size_t longestWebhookName = 100;
constexpr std::size_t longestUrl = 2'048;

ApiFailure invalidValue(const std::string &field, const std::string &message)
{
    ApiFailure failure = badField(field, message);
    failure.code = "invalid.value";
    return failure;
}

const Json *givenMember(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

WebhookProblem readWebhookName(const Json &body, Webhook &webhook)
{
    const Json *given = givenMember(body, "name");
    if (given == nullptr || !given->is_string() || given->get_ref<const std::string &>().empty()) {
        return invalidValue("name", "name is required: text of at least one character.");
    }
    webhook.name = given->get<std::string>();
    if (webhook.name.size() > longestWebhookName) {
        return invalidValue("name", "name must have at most 100 characters.");
    }
    return std::nullopt;
}

WebhookProblem readTargetUrl(const Json &body, Webhook &webhook)
{
    const Json *given = givenMember(body, "targetUrl");
    if (given == nullptr || !given->is_string()) {
        return invalidValue("targetUrl", "targetUrl is required: the address that events are posted to.");
    }
    webhook.targetUrl = given->get<std::string>();
    const QUrl url(QString::fromStdString(webhook.targetUrl), QUrl::StrictMode);
    if (webhook.targetUrl.size() > longestUrl || !url.isValid() || url.host().isEmpty() || url.hasFragment() ||
        !url.userInfo().isEmpty()) {
        return invalidValue("targetUrl",
                            "targetUrl must be an absolute address such as http://127.0.0.1:3000/callback, "
                            "without credentials and fragment, of at most 2,048 characters.");
    }
    if (url.scheme() != QLatin1String("http")) {
        return invalidValue("targetUrl",
                            "targetUrl must begin with http://: this organisation does not speak TLS.");
    }
    return std::nullopt;
}

WebhookProblem readEvents(const Json &body, Webhook &webhook)
{
    const Json *given = givenMember(body, "events");
    if (given == nullptr || !given->is_array() || given->empty()) {
        return invalidValue("events", "events is required: an array with at least one type of event.");
    }
    for (const Json &event : *given) {
        const bool isKnown =
            event.is_string() && std::ranges::find(eventTypes, event.get<std::string>()) != eventTypes.end();
        if (!isKnown) {
            return invalidValue("events", "events may hold flow:node:enter, flow:node:exit, flow:error and "
                                          "flow:complete, not " +
                                              writeJson(event) + ".");
        }
        if (webhook.wants(event.get<std::string>())) {
            return invalidValue("events", "events names " + event.get<std::string>() + " twice.");
        }
        webhook.events.push_back(event.get<std::string>());
    }
    return std::nullopt;
}

WebhookProblem readFlag(const Json &object, const char *name, const std::string &field, bool &flag)
{
    if (const Json *given = givenMember(object, name)) {
        if (!given->is_boolean()) {
            return invalidValue(field, field + " must be true or false.");
        }
        flag = given->get<bool>();
    }
    return std::nullopt;
}

WebhookProblem readConfiguration(const Json &body, Webhook &webhook)
{
    const Json *given = givenMember(body, "configuration");
    if (given == nullptr) {
        return std::nullopt;
    }
    if (!given->is_object()) {
        return invalidValue("configuration", "configuration must be an object.");
    }
    if (auto problem = readFlag(*given, "includeConversationId", "configuration.includeConversationId",
                                webhook.includeConversationId)) {
        return problem;
    }
    return readFlag(*given, "includeFlowId", "configuration.includeFlowId", webhook.includeFlowId);
}

WebhookProblem readWebhook(const Json &body, Webhook &webhook)
{
    if (!body.is_object()) {
        return ApiFailure{400, "bad.request", "The body must be a JSON object."};
    }
    if (auto problem = readWebhookName(body, webhook)) {
        return problem;
    }
    if (auto problem = readFlag(body, "enabled", "enabled", webhook.enabled)) {
        return problem;
    }
    if (auto problem = readTargetUrl(body, webhook)) {
        return problem;
    }
    if (auto problem = readEvents(body, webhook)) {
        return problem;
    }
    return readConfiguration(body, webhook);
}

} // namespace

bool Webhook::wants(std::string_view eventType) const
{
    return std::ranges::find(events, eventType) != events.end();
}

Result<Webhook, ApiFailure> WebhookRegister::add(const Json &body, Instant now)
{
    Webhook webhook;
    if (auto problem = readWebhook(body, webhook)) {
        return *problem;
    }
    const auto same = std::ranges::find_if(m_webhooks, [&webhook](const Webhook &other) {
        return other.name == webhook.name && other.targetUrl == webhook.targetUrl;
    });
    if (same != m_webhooks.end()) {
        return ApiFailure{409, "conflict", "A webhook with this name and target exists already.", same->id};
    }
    if (m_webhooks.size() >= mostWebhooks) {
        return ApiFailure{409, "conflict", "There are 100 webhooks already. Delete one first."};
    }
    webhook.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    webhook.created = now;
    m_webhooks.push_back(webhook);
    return webhook;
}

bool WebhookRegister::remove(const std::string &id)
{
    return std::erase_if(m_webhooks, [&id](const Webhook &webhook) { return webhook.id == id; }) > 0;
}

const Webhook *WebhookRegister::find(const std::string &id) const
{
    const auto found = std::ranges::find(m_webhooks, id, &Webhook::id);
    return found == m_webhooks.end() ? nullptr : &*found;
}

Json WebhookRegister::describe(const Webhook &webhook)
{
    Json entity = Json::object();
    entity["id"] = webhook.id;
    entity["name"] = webhook.name;
    entity["enabled"] = webhook.enabled;
    entity["targetUrl"] = webhook.targetUrl;
    entity["events"] = webhook.events;
    entity["configuration"] = {{"includeConversationId", webhook.includeConversationId},
                               {"includeFlowId", webhook.includeFlowId}};
    entity["dateCreated"] = isoTime(webhook.created);
    entity["selfUri"] = "/api/v2/webhooks/" + webhook.id;
    return entity;
}

} // namespace flowconsole::simulator
