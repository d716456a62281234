#include "tests/net/testserver.h"

#include <QTcpSocket>

namespace flowconsole {

namespace {

/// Takes one whole request from the front of `buffer`, if one is there.
std::optional<SeenRequest> takeRequest(QByteArray &buffer)
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        return std::nullopt;
    }
    SeenRequest request;
    QList<QByteArray> lines = buffer.left(headEnd).split('\n');
    const QList<QByteArray> requestLine = lines.takeFirst().trimmed().split(' ');
    request.method = requestLine.value(0);
    request.target = requestLine.value(1);
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (buffer.size() < headEnd + 4 + length) {
        return std::nullopt;
    }
    request.body = buffer.mid(headEnd + 4, length);
    buffer.remove(0, headEnd + 4 + length);
    return request;
}

} // namespace

QByteArray httpAnswer(int status, const QByteArray &body, const HttpHeaders &headers)
{
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(status) +
                        " Word\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const auto &[name, value] : headers) {
        answer += name + ": " + value + "\r\n";
    }
    return answer + "\r\n" + body;
}

TestServer::TestServer(Responder respond, std::unique_ptr<QTcpServer> server, const QHostAddress &address)
    : m_respond(std::move(respond)), m_server(server ? std::move(server) : std::make_unique<QTcpServer>())
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &TestServer::accept);
    m_server->listen(address);
}

TestServer::~TestServer()
{
    for (auto it = m_buffers.keyBegin(); it != m_buffers.keyEnd(); ++it) {
        (*it)->disconnect(this);
    }
}

QUrl TestServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(m_server->inherits("QSslServer") ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server->serverPort());
    url.setPath(path);
    return url;
}

qsizetype TestServer::count(QByteArrayView method, QByteArrayView targetStart) const
{
    return std::count_if(m_seen.begin(), m_seen.end(), [&](const SeenRequest &request) {
        return request.method == method && request.target.startsWith(targetStart);
    });
}

void TestServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

void TestServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    while (auto request = takeRequest(buffer)) {
        request->socket = socket;
        m_seen.append(*request);
        const QByteArray answer = m_respond ? m_respond(*request) : QByteArray();
        if (!answer.isEmpty()) {
            socket->write(answer);
        }
    }
}

} // namespace flowconsole
