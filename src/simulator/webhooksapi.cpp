#include "webhooksapi.h"

#include "simulator/paging.h"

namespace flowconsole::simulator {

namespace {

std::optional<ApiFailure> lacksAny(const ApiCall &call)
{
    if (auto failure = call.lacks({call.isGet() ? "webhook:read" : "webhook:write"})) {
        return failure;
    }
    return call.isGet() ? call.lacksScope({"webhook:read", "webhook:write"})
                        : call.lacksScope({"webhook:write"});
}

} // namespace

std::optional<ApiAnswer> WebhooksApi::answer(const ApiCall &call)
{
    const auto &path = call.path;
    if (path.empty() || path.size() > 2 || path[0] != "webhooks") {
        return std::nullopt;
    }
    if (path.size() == 2) {
        return one(call, path[1]);
    }
    if (!call.isGet() && !call.isMethod("POST")) {
        return methodNotAllowed(call, "GET, HEAD, POST");
    }
    if (auto failure = lacksAny(call)) {
        return *std::move(failure);
    }
    return call.isGet() ? list(call) : add(call);
}

ApiAnswer WebhooksApi::list(const ApiCall &call) const
{
    const auto page = readPage(call.request.query);
    if (!page) {
        return page.error();
    }
    std::vector<Json> entities;
    for (const Webhook &webhook : m_webhooks.all()) {
        entities.push_back(WebhookRegister::describe(webhook));
    }
    return jsonAnswer(200, pageOf("/api/v2/webhooks", page.value(), entities));
}

ApiAnswer WebhooksApi::add(const ApiCall &call)
{
    const auto body = call.body();
    if (!body) {
        return body.error();
    }
    const auto added = m_webhooks.add(body.value(), call.now);
    return added ? ApiAnswer(jsonAnswer(201, WebhookRegister::describe(added.value())))
                 : ApiAnswer(added.error());
}

ApiAnswer WebhooksApi::one(const ApiCall &call, const std::string &id)
{
    const bool isDelete = call.isMethod("DELETE");
    if (!call.isGet() && !isDelete) {
        return methodNotAllowed(call, "GET, HEAD, DELETE");
    }
    if (auto failure = lacksAny(call)) {
        return *std::move(failure);
    }
    const Webhook *webhook = m_webhooks.find(id);
    if (webhook == nullptr) {
        return entityNotFound("webhook", id);
    }
    if (!isDelete) {
        return jsonAnswer(200, WebhookRegister::describe(*webhook));
    }
    m_webhooks.remove(id);
    return http::Response{204, {}, {}};
}

} // namespace flowconsole::simulator
