#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/connectionprofile.h"
#include "domain/jsonvalue.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace flowconsole {

class TokenSource;
class Transport;

/// The platform's notification channel (API.md, "Notification channel"): one WebSocket that brings what happens
/// on the topics that were asked for.
///
///     Off ── start() ──► Opening ──► Connecting ──► Subscribing ──► Open
///                           ▲            ▲                           │
///     Waiting ◄── failure ──┴────────────┴── socket closes, silent ──┘
///
/// It keeps itself alive: silence of 45 s is met with a ping, 10 s later with a new socket to the same address;
/// a channel that is lost is made anew; failures wait 1 s, doubled up to 60 s; subscriptions are renewed before
/// the channel's 24 hours are over. A sign-in that is refused ends it until start() is called again. Lives in
/// the engine's thread.
class NotificationChannel final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NotificationChannel)

public:
    NotificationChannel(Transport &transport, TokenSource &tokens, const ConnectionProfile &profile,
                        const Clock &clock, QObject *parent = nullptr);
    ~NotificationChannel() override;

    /// All topics that are wanted from now on; may be called at any time and costs nothing where they are the
    /// same. Without topics there is no channel. Those beyond the platform's limit of 1,000 are refused.
    void setTopics(const QStringList &topics);

    void start();
    void stop();

    [[nodiscard]] PushState state() const;
    /// What the platform has confirmed.
    [[nodiscard]] QStringList subscribedTopics() const;

signals:
    void notification(const QString &topic, const flowconsole::JsonValue &eventBody);
    /// At most once a second for the numbers alone.
    void stateChanged(const flowconsole::PushState &state);
    /// The topic is left out: the platform refused it, or there are too many. Told once for each time that it
    /// was asked for.
    void topicRefused(const QString &topic, const flowconsole::ApiError &error);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

/// "v2.flows.instances.flow.{id}": tells of each run of that flow when it ends.
[[nodiscard]] QString flowInstancesTopic(const FlowId &flow);
/// The flow of such a topic, or an empty id.
[[nodiscard]] FlowId flowOfInstancesTopic(const QString &topic);

} // namespace flowconsole
