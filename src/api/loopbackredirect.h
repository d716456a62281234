#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

#include <map>
#include <memory>
#include <optional>

class QTcpSocket;

namespace flowconsole {

/// What the login host sent back through the browser: a code, or why there is none (RFC 6749 § 4.1.2).
struct RedirectAnswer
{
    QString code; ///< a secret; empty with an error
    QString error;
    QString errorDescription;

    friend bool operator==(const RedirectAnswer &, const RedirectAnswer &) = default;
};

/// Waits on 127.0.0.1 for the one redirect of a sign-in (RFC 8252 § 7.3): GET /callback with our `state`.
/// Whatever else comes is answered by a status and does no harm; a request has ten seconds and 16 KiB, and
/// eight may be under way. Listens from listen() until close() or the answer. Lives in the engine's thread.
class LoopbackRedirect final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoopbackRedirect)

public:
    explicit LoopbackRedirect(const Clock &clock, QObject *parent = nullptr);
    ~LoopbackRedirect() override;

    /// The error says which port is taken and what to change.
    [[nodiscard]] Result<Done> listen(quint16 port, const QString &state);
    void close();
    [[nodiscard]] bool isListening() const { return m_server.isListening(); }

signals:
    /// Once, from the event loop; the browser has been told to go.
    void redirected(const flowconsole::RedirectAnswer &answer);

private:
    struct Visitor
    {
        QByteArray received;
        std::unique_ptr<Alarm> limit;
        bool isAnswered = false;
    };

    void accept();
    void read(QTcpSocket *socket);
    void handle(QTcpSocket *socket, const QByteArray &head);
    void handleCallback(QTcpSocket *socket, const QByteArray &query);
    void answer(QTcpSocket *socket, int status, const QString &title, const QString &text);
    void answerPlainly(QTcpSocket *socket, int status);
    void forget(QTcpSocket *socket);

    const Clock &m_clock;
    QString m_state;
    std::map<QTcpSocket *, Visitor> m_visitors; ///< before the server, which owns the sockets
    QTcpServer m_server;
};

} // namespace flowconsole
