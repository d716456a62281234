#pragma once

#include "httpserver/httpmessage.h"
#include "simulator/accesstokens.h"
#include "simulator/conversationflowapi.h"
#include "simulator/conversationsapi.h"
#include "simulator/executionsapi.h"
#include "simulator/flowsapi.h"
#include "simulator/notificationpublisher.h"
#include "simulator/notificationsapi.h"
#include "simulator/oauthendpoints.h"
#include "simulator/outcomesapi.h"
#include "simulator/requestwindow.h"
#include "simulator/tokensapi.h"
#include "simulator/webhookdelivery.h"
#include "simulator/webhooksapi.h"

#include <functional>

namespace flowconsole::simulator {

struct OrganisationSettings
{
    std::string clientId;
    std::string clientSecret;
    std::string publicClientId;               ///< of the authorization code grant with PKCE; empty for none
    std::set<std::string> missingPermissions; ///< permissions and scopes that nobody has here
    std::uint64_t seed = 1;
    double speed = 1.0; ///< seconds of a flow that pass in a second
    int rateLimitPerMinute = 300;
    std::chrono::seconds tokenLifetime{24 * 60 * 60};
    std::size_t mostExecutions = 100'000; ///< beyond which the oldest that are over are forgotten
};

/// A Genesys Cloud organisation as its API shows it: flows, executions, an OAuth client, its tokens and their
/// request windows. It knows no sockets: a request goes in, its answer comes out, at the time that `now` tells,
/// which should never go back. Speaks the three dialects of API.md side by side.
/// Thread: any one, always the same.
class SimulatedOrganisation final
{
public:
    using Now = std::function<Instant()>;

    SimulatedOrganisation(std::vector<FlowPtr> flows, OrganisationSettings settings, Now now);
    SimulatedOrganisation(const SimulatedOrganisation &) = delete;
    SimulatedOrganisation &operator=(const SimulatedOrganisation &) = delete;

    [[nodiscard]] http::Response handle(const http::Request &request);

    /// What becomes of a request for a WebSocket: those of notification channels are taken, without a token, as
    /// their addresses are secret.
    [[nodiscard]] http::UpgradeAnswer upgrade(const http::Request &request);

    /// Tells the clients of all notification channels to come back, and closes their sockets.
    void closeNotificationSockets() { m_channels.announceClosing(m_now()); }

    /// When it next does something by itself, such as telling of a run that goes on; nothing while all is
    /// quiet. May lie in the past. Ask again after each handle() and advance().
    [[nodiscard]] std::optional<Instant> nextDue() const;

    /// Does what is due. Call it at nextDue(); earlier calls do nothing.
    void advance();

    /// The answer to what did not even become a request, such as a body that is too long.
    [[nodiscard]] http::Response failureBeforeRequest(int status, std::string_view reason) const;

    /// The answer with the ids and the form of every other, but not counted.
    [[nodiscard]] http::Response answerOf(const ApiAnswer &answer) const;

    /// Refuses the request without a look at what it wants; counts it where its token is in force.
    [[nodiscard]] http::Response refuse(const http::Request &request, const ApiFailure &failure);

    /// From now on the request's token counts as expired.
    void expireToken(const http::Request &request);

    /// Faults of what the organisation sends by itself; those of requests are for whoever stands before it.
    [[nodiscard]] FaultPlan &faults() { return m_faults; }

    /// Both must outlive the organisation's use.
    void deliverBy(EventPoster &poster) { m_delivery.deliverBy(poster); }
    void observe(RunObserver &observer) { m_executions.observe(observer); }

    [[nodiscard]] const EventCounts &eventCounts() const { return m_delivery.counts(); }
    void resetEventCounts() { m_delivery.resetCounts(); }

private:
    [[nodiscard]] http::Response handleApi(const http::Request &request);
    [[nodiscard]] ApiAnswer route(const ApiCall &call);

    const OrganisationSettings m_settings;
    const Now m_now;
    const FlowCatalogue m_catalogue;
    AccessTokens m_tokens;
    OAuthEndpoints m_oauth;
    RequestWindows m_windows;
    ExecutionRegister m_executions;
    FaultPlan m_faults;
    WebhookRegister m_webhooks;
    WebhookDelivery m_delivery;
    NotificationChannels m_channels;
    InstancesApi m_instancesApi;
    NotificationPublisher m_publisher;

    ConversationFlowApi m_conversationFlowApi;
    WebhooksApi m_webhooksApi;
    TokensApi m_tokensApi;
    ExecutionsApi m_executionsApi;
    ConversationsApi m_conversationsApi;
    NotificationsApi m_notificationsApi;
    OutcomesApi m_outcomesApi;
    FlowsApi m_flowsApi;
    const std::vector<ApiPart *> m_parts; ///< the first that knows a path answers it
};

} // namespace flowconsole::simulator
