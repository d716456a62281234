#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/jsonvalue.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>
#include <QWebSocket>

#include <memory>
#include <optional>

namespace flowconsole {

/// One WebSocket to a notification channel, from the constructor to lost(). It watches over itself: a
/// connection that does not stand in time, that stays silent and does not answer a ping, or that breaks, is
/// lost. A certificate that is not accepted is an error, never ignored. Lives in the engine's thread;
/// destroying it closes it without a signal.
class ChannelSocket final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChannelSocket)

public:
    ChannelSocket(const QUrl &uri, const std::optional<QSslConfiguration> &tls, const Clock &clock);
    ~ChannelSocket() override;

    /// No signal, and no use of the clock, from now on; it may be destroyed later.
    void retire();

signals:
    void opened();
    /// A frame that is a JSON object; others are dropped.
    void received(const flowconsole::JsonValue &frame);
    /// Once; nothing follows.
    void lost(const flowconsole::ApiError &error);

private:
    enum class State { Opening, Open, Pinged, Lost };

    void socketOpened();
    void takeText(const QString &text);
    void silent();
    void socketFailed();
    void lose(const ApiError &error);

    const std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<Alarm> m_watch; ///< of the handshake, the silence, the answer to a ping; null once retired
    State m_state = State::Opening;
    std::optional<ApiError> m_tlsError;
};

/// Encrypted, or to this machine.
[[nodiscard]] bool mayConnect(const QUrl &uri);

} // namespace flowconsole
