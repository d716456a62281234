#pragma once

#include "api/webhookregistration.h"
#include "engine/pushlink.h"
#include "webhook/webhooklistener.h"

#include <memory>

namespace flowconsole {

/// News by webhook (API.md, "Webhook"): listens, and has the platform post there.
///
///     Off → start() → listening → registering → Connected
///                                  ▲      │ failed
///                                  └ wait ┘ Lost
///
/// A webhook whose target stays the same from one start to the next is left in place for reuse; one that points
/// to an address of this run is deleted when the connection is left.
class WebhookLink final : public PushLink
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebhookLink)

public:
    /// `secret` is the last part of the target's path.
    WebhookLink(Transport &transport, TokenSource &tokens, const Clock &clock, const ConnectionProfile &profile,
                const QString &secret, QObject *parent = nullptr);
    ~WebhookLink() override;

    void start() override;
    void leave() override;
    [[nodiscard]] PushState state() const override { return m_state; }

signals:
    void registered(const QString &webhookId);
    void eventsReceived(const QList<flowconsole::FlowEvent> &events);

private:
    void registerTarget();
    void registrationAnswered(const ApiResult<QString> &webhookId);
    void deleteAndLeave();
    void registrationFailed(const ApiError &error);
    void take(const QList<FlowEvent> &events);
    void become(PushState::State state, const QString &detail);
    [[nodiscard]] bool isStable() const { return !m_profile.webhookTarget.isEmpty(); }

    const Clock &m_clock;
    const ConnectionProfile m_profile;
    const QString m_secret;
    PushState m_state;
    WebhookRegistration m_registration;
    WebhookListener m_listener;
    bool m_isRegistered = false;
    bool m_isRegistering = false;
    bool m_isLeaving = false;
    int m_failures = 0;
    std::unique_ptr<Alarm> m_again;
    std::unique_ptr<Alarm> m_tell;
};

} // namespace flowconsole
