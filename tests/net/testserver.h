#pragma once

#include "domain/requestrecord.h"
#include "net/httprequest.h"

#include <QFutureWatcher>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QSignalSpy>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace flowconsole {

/// Waits in the event loop until `future` has its answer; false after five seconds without one.
template <class T>
[[nodiscard]] bool waitFor(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(future);
    return future.isFinished() || finished.wait(5000);
}

/// A whole request as the server saw it.
struct SeenRequest
{
    QByteArray method;
    QByteArray target;
    HttpHeaders headers;
    QByteArray body;
    QTcpSocket *socket = nullptr; ///< to answer later, bit by bit, or never

    [[nodiscard]] QByteArray header(QByteArrayView name) const { return headerValue(headers, name); }
};

/// Bytes of an answer with its Content-Length.
[[nodiscard]] QByteArray httpAnswer(int status, const QByteArray &body = {}, const HttpHeaders &headers = {});

/// A small HTTP/1.1 server in the test's own thread. It notes every request and answers what `respond` says; an
/// empty array means that the test answers itself, or nobody does.
class TestServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestServer)

public:
    using Responder = std::function<QByteArray(const SeenRequest &)>;

    explicit TestServer(Responder respond = {}, std::unique_ptr<QTcpServer> server = {},
                        const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    ~TestServer() override;

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] const QList<SeenRequest> &seen() const { return m_seen; }
    [[nodiscard]] qsizetype seenCount() const { return m_seen.size(); }
    [[nodiscard]] qsizetype count(QByteArrayView method, QByteArrayView targetStart) const;
    /// Connections so far.
    [[nodiscard]] int connectionCount() const { return m_connections; }

private:
    void accept();
    void read(QTcpSocket *socket);

    Responder m_respond;
    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<SeenRequest> m_seen;
    int m_connections = 0;
};

} // namespace flowconsole
