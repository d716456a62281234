#pragma once

#include "api/notificationchannel.h"
#include "tests/net/scriptedplatform.h"

#include <QSet>
#include <QSignalSpy>
#include <QWebSocket>
#include <QWebSocketServer>

namespace flowconsole {

/// The ids in the body of a subscription.
inline QStringList topicsOf(const QByteArray &body)
{
    QStringList topics;
    const auto document = JsonValue::parse(body);
    for (const JsonValue &topic : document ? document.value().elements() : JsonValue::Array()) {
        topics.append(topic.value(u"id").toString());
    }
    return topics;
}

/// An organisation with notification channels. `bad` topics fail a call as a whole.
class Notifier : public QObject
{
public:
    explicit Notifier(const std::optional<QSslConfiguration> &tls = {})
        : m_server(QStringLiteral("streaming"),
                   tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode)
    {
        if (tls) {
            m_server.setSslConfiguration(*tls);
        }
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] { take(); });
        platform.onApi = [this](const SeenRequest &request) { return respond(request); };
    }

    void send(const QByteArray &topic, const QByteArray &body = "{}")
    {
        sockets.last()->sendTextMessage(QString::fromUtf8("{\"topicName\":\"" + topic +
                                                          "\",\"version\":\"2\",\"eventBody\":" + body + "}"));
    }
    [[nodiscard]] qsizetype channels() const
    {
        return platform.server().count("POST", "/api/v2/notifications/channels") -
               platform.server().count("POST", "/api/v2/notifications/channels/");
    }

    ScriptedPlatform platform;
    QList<QWebSocket *> sockets; ///< in the order in which they came
    QStringList frames;
    QStringList paths; ///< of the sockets
    QSet<QString> bad;
    bool namesBadTopics = true;
    bool acceptsSockets = true;
    QSet<QString> rejected; ///< by the answer
    int subscriptionStatus = 200;
    QByteArray host = "127.0.0.1";
    QByteArray expires;

private:
    void take()
    {
        while (QWebSocket *socket = m_server.nextPendingConnection()) {
            socket->setParent(this);
            sockets.append(socket);
            paths.append(socket->requestUrl().path());
            connect(socket, &QWebSocket::textMessageReceived, this,
                    [this](const QString &text) { frames.append(text); });
            if (!acceptsSockets) {
                socket->close();
            }
        }
    }

    QByteArray respond(const SeenRequest &request)
    {
        if (request.target == "/api/v2/notifications/channels") {
            const QByteArray id = "streaming-" + QByteArray::number(++m_channels);
            const bool isSecure = m_server.secureMode() == QWebSocketServer::SecureMode;
            const QByteArray scheme = isSecure ? "wss" : "ws";
            return httpAnswer(200, "{\"id\":\"" + id + "\",\"connectUri\":\"" + scheme + "://" + host + ":" +
                                       QByteArray::number(m_server.serverPort()) + "/channels/" + id +
                                       "\",\"expires\":\"" + expires + "\"}");
        }
        if (subscriptionStatus != 200) {
            return httpAnswer(subscriptionStatus, "{\"code\":\"x\",\"message\":\"No.\"}");
        }
        QByteArrayList entities;
        for (const QString &topic : topicsOf(request.body)) {
            if (bad.contains(topic)) {
                const QByteArray name = namesBadTopics ? topic.toUtf8() : QByteArray("one of them");
                return httpAnswer(400, "{\"code\":\"bad.request\",\"message\":\"Bad topic: " + name + "\"}");
            }
            const bool isRejected = rejected.contains(topic);
            entities.append("{\"id\":\"" + topic.toUtf8() + "\",\"state\":\"" +
                            (isRejected ? "Rejected\",\"rejectionReason\":\"No permission\"" : "Permitted\"") +
                            "}");
        }
        return httpAnswer(200, "{\"entities\":[" + entities.join(',') + "]}");
    }

    QWebSocketServer m_server;
    int m_channels = 0;
};

/// A console that listens.
struct Listener
{
    explicit Listener(const Notifier &notifier, const QString &caFile = {})
        : profile(profileOf(notifier, caFile)),
          console(profile),
          channel(console.transport, console.tokens, profile, console.clock),
          notified(&channel, &NotificationChannel::notification),
          refused(&channel, &NotificationChannel::topicRefused),
          changed(&channel, &NotificationChannel::stateChanged)
    {}
    static ConnectionProfile profileOf(const Notifier &notifier, const QString &caFile)
    {
        ConnectionProfile profile = notifier.platform.profile();
        profile.caFile = caFile;
        return profile;
    }
    void open(const QStringList &topics)
    {
        channel.setTopics(topics);
        channel.start();
    }
    [[nodiscard]] bool isConnected() const { return channel.state().state == PushState::State::Connected; }
    [[nodiscard]] bool isLost() const { return channel.state().state == PushState::State::Lost; }
    /// Moves the clock to the next try.
    void passDelay() { console.clock.advance(console.clock.untilNextAlarm().value()); }

    ConnectionProfile profile;
    Console console;
    NotificationChannel channel;
    QSignalSpy notified;
    QSignalSpy refused;
    QSignalSpy changed;
};

inline const QString topicA = QStringLiteral("v2.flows.instances.flow.a");
inline const QString topicB = QStringLiteral("v2.flows.instances.flow.b");

inline QStringList manyTopics(int count)
{
    QStringList topics;
    for (int i = 0; i < count; ++i) {
        topics.append(QStringLiteral("v2.flows.instances.flow.%1").arg(i));
    }
    return topics;
}

} // namespace flowconsole
