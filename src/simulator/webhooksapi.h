#pragma once

#include "simulator/apipart.h"
#include "simulator/webhookregister.h"

namespace flowconsole::simulator {

/// /webhooks and /webhooks/{id} (API.md, Dialect ConversationFlow). Thread: the organisation's.
class WebhooksApi final : public ApiPart
{
public:
    explicit WebhooksApi(WebhookRegister &webhooks) : m_webhooks(webhooks) {}

    std::optional<ApiAnswer> answer(const ApiCall &call) override;

private:
    [[nodiscard]] ApiAnswer list(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer add(const ApiCall &call);
    [[nodiscard]] ApiAnswer one(const ApiCall &call, const std::string &id);

    WebhookRegister &m_webhooks;
};

} // namespace flowconsole::simulator
