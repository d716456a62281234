#include "api/channelsocket.h"

#include "base/logging.h"
#include "net/tlsproblem.h"

#include <QHostAddress>
#include <QNetworkProxy>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds handshakeTime = 10s;
/// The platform's heartbeat comes about every 30 s (API.md, "Notification channel").
constexpr Milliseconds longestSilence = 45s;
constexpr Milliseconds pongTime = 10s;
constexpr quint64 longestNotification = 4 * 1024 * 1024;

ApiError networkError(const QString &message)
{
    return {
        .kind = ApiError::Kind::Network, .retryAfter = {}, .code = {}, .message = message, .correlationId = {}};
}

} // namespace

bool mayConnect(const QUrl &uri)
{
    const bool isLoopback = QHostAddress(uri.host()).isLoopback() || uri.host() == u"localhost";
    return !uri.host().isEmpty() && (uri.scheme() == u"wss" || (uri.scheme() == u"ws" && isLoopback));
}

ChannelSocket::ChannelSocket(const QUrl &uri, const std::optional<QSslConfiguration> &tls, const Clock &clock)
    : m_socket(std::make_unique<QWebSocket>()), m_watch(clock.createAlarm([this] { silent(); }))
{
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setMaxAllowedIncomingMessageSize(longestNotification);
    m_socket->setMaxAllowedIncomingFrameSize(longestNotification);
    if (tls) {
        m_socket->setSslConfiguration(*tls);
    }
    connect(m_socket.get(), &QWebSocket::connected, this, &ChannelSocket::socketOpened);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &ChannelSocket::takeText);
    connect(m_socket.get(), &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        const TlsProblem problem = tlsProblemOf(errors);
        m_tlsError = networkError(problem.message);
        m_tlsError->kind = ApiError::Kind::Tls;
        m_tlsError->code = problem.code;
    });
    // Queued: whoever hears that it is lost may destroy it.
    connect(m_socket.get(), &QWebSocket::disconnected, this, &ChannelSocket::socketFailed,
            Qt::QueuedConnection);
    connect(m_socket.get(), QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            &ChannelSocket::socketFailed, Qt::QueuedConnection);
    m_watch->start(handshakeTime);
    m_socket->open(uri);
}

ChannelSocket::~ChannelSocket()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void ChannelSocket::retire()
{
    m_state = State::Lost;
    m_socket->disconnect(this);
    m_watch.reset();
}

void ChannelSocket::socketOpened()
{
    m_state = State::Open;
    m_watch->start(longestSilence);
    emit opened();
}

void ChannelSocket::takeText(const QString &text)
{
    if (m_state == State::Lost) {
        return;
    }
    m_state = State::Open;
    m_watch->start(longestSilence);
    const auto frame = JsonValue::parse(text.toUtf8());
    if (!frame || !frame.value().isObject()) {
        qCWarning(lcNet) << "dropped a notification that is no JSON object," << text.size() << "characters";
        return;
    }
    emit received(frame.value());
}

void ChannelSocket::silent()
{
    switch (m_state) {
    case State::Opening:
        lose(networkError(QStringLiteral("The connection for notifications did not stand within 10 s.")));
        return;
    case State::Open:
        m_state = State::Pinged;
        m_watch->start(pongTime);
        m_socket->sendTextMessage(QStringLiteral("{\"message\":\"ping\"}"));
        return;
    case State::Pinged:
        lose(networkError(QStringLiteral("The connection for notifications is silent.")));
        return;
    case State::Lost:
        return;
    }
}

void ChannelSocket::socketFailed()
{
    // Queued before it was retired.
    if (m_state == State::Lost) {
        return;
    }
    if (m_tlsError) {
        lose(*m_tlsError);
    } else if (m_socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData) {
        lose(networkError(QStringLiteral("A notification was longer than %1 bytes.").arg(longestNotification)));
    } else {
        const QString reason = m_socket->closeReason();
        lose(networkError(QStringLiteral("The connection for notifications broke: %1")
                              .arg(reason.isEmpty() ? m_socket->errorString() : reason)));
    }
}

void ChannelSocket::lose(const ApiError &error)
{
    if (std::exchange(m_state, State::Lost) != State::Lost) {
        m_watch->stop();
        emit lost(error);
    }
}

} // namespace flowconsole
