#pragma once

#include "simulator/apifailure.h"
#include "simulator/flowdefinition.h"

#include <array>
#include <set>

namespace flowconsole::simulator {

/// The types of events, as API.md words them (Dialect ConversationFlow, Webhook).
inline constexpr std::string_view nodeEnterEvent = "flow:node:enter";
inline constexpr std::string_view nodeExitEvent = "flow:node:exit";
inline constexpr std::string_view errorEvent = "flow:error";
inline constexpr std::string_view completeEvent = "flow:complete";
inline constexpr std::array eventTypes = {nodeEnterEvent, nodeExitEvent, errorEvent, completeEvent};

struct Webhook
{
    std::string id;
    std::string name;
    bool enabled = true;
    std::string targetUrl;
    std::vector<std::string> events;
    bool includeConversationId = true;
    bool includeFlowId = true;
    Instant created;

    [[nodiscard]] bool wants(std::string_view eventType) const;
};

/// The webhooks that are registered, oldest first. Thread: the organisation's.
class WebhookRegister final
{
public:
    /// Checks each field of the body of POST /api/v2/webhooks: a 400 that names it. The same name and target a
    /// second time is a 409, and so is one webhook too many.
    [[nodiscard]] Result<Webhook, ApiFailure> add(const Json &body, Instant now);

    /// False when there is none with that id.
    bool remove(const std::string &id);

    /// Null when there is none with that id.
    [[nodiscard]] const Webhook *find(const std::string &id) const;
    [[nodiscard]] const std::vector<Webhook> &all() const { return m_webhooks; }

    [[nodiscard]] static Json describe(const Webhook &webhook);

private:
    std::vector<Webhook> m_webhooks;
};

} // namespace flowconsole::simulator
