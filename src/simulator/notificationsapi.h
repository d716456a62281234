#pragma once

#include "simulator/apipart.h"
#include "simulator/flowcatalogue.h"
#include "simulator/notificationchannels.h"

namespace flowconsole::simulator {

/// /notifications: channels, their subscriptions, and the topics there are (API.md, “Notification channel”).
/// Thread: the organisation's.
class NotificationsApi final : public ApiPart
{
public:
    NotificationsApi(const FlowCatalogue &catalogue, NotificationChannels &channels);

    std::optional<ApiAnswer> answer(const ApiCall &call) override;

private:
    [[nodiscard]] ApiAnswer channels(const ApiCall &call);
    [[nodiscard]] ApiAnswer subscriptions(const ApiCall &call, const NotificationChannel &channel);
    [[nodiscard]] ApiAnswer subscribe(const ApiCall &call, const NotificationChannel &channel);

    const FlowCatalogue &m_catalogue;
    NotificationChannels &m_channels;
};

/// Where the client of the request reaches the organisation (Host, X-Forwarded-Proto).
[[nodiscard]] PublicHost publicHostOf(const http::Request &request);

} // namespace flowconsole::simulator
