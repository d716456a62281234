#include "tests/integration/hangingorganisation.h"

#include <QTcpSocket>

namespace flowconsole {

namespace {

const QByteArray launchStart("POST /api/v2/flows/executions");

/// Bytes of the body that `request` announces; -1 while its head is not whole.
qsizetype announcedBody(const QByteArray &request)
{
    const qsizetype end = request.indexOf("\r\n\r\n");
    if (end < 0) {
        return -1;
    }
    for (const QByteArray &line : request.left(end).split('\n')) {
        if (line.toLower().startsWith("content-length:")) {
            return line.mid(15).trimmed().toLongLong();
        }
    }
    return 0;
}

qsizetype receivedBody(const QByteArray &request)
{
    return request.size() - request.indexOf("\r\n\r\n") - 4;
}

QByteArray ok(const QByteArray &json)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(json.size()) + "\r\n\r\n" + json;
}

} // namespace

HangingOrganisation::HangingOrganisation(HangUpPoint point, HangUpManner manner)
    : m_point(point), m_manner(manner)
{
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &HangingOrganisation::accept);
    m_server.listen(QHostAddress::LocalHost);
}

HangingOrganisation::~HangingOrganisation()
{
    for (auto it = m_received.keyBegin(); it != m_received.keyEnd(); ++it) {
        (*it)->disconnect(this);
    }
}

QString HangingOrganisation::baseUrl() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
}

void HangingOrganisation::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_received.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_received.remove(socket);
            socket->deleteLater();
        });
    }
}

void HangingOrganisation::read(QTcpSocket *socket)
{
    QByteArray &request = m_received[socket];
    while (socket->bytesAvailable() > 0) {
        // Byte by byte, so that "a part of it" is a part indeed.
        request += socket->read(1);
        if (request == launchStart) {
            ++m_launches;
        }
        if (request.startsWith(launchStart)) {
            if (isReached(request)) {
                socket->write(partOfAnswer());
                hangUp(socket);
                return;
            }
        } else if (const qsizetype body = announcedBody(request); body >= 0 && receivedBody(request) == body) {
            answer(socket, std::exchange(request, {}));
        }
    }
}

void HangingOrganisation::answer(QTcpSocket *socket, const QByteArray &request)
{
    if (request.startsWith("POST /oauth/token")) {
        socket->write(ok(R"({"access_token":"token","token_type":"bearer","expires_in":86400})"));
    } else {
        socket->write(ok(R"({"entities":[{"id":"6c1f1a52-5a0e-4a38-9d6d-1c6b7a3d2e10","name":"Only flow",)"
                         R"("type":"WORKFLOW","active":true,"publishedVersion":{"id":"1.0"}}],)"
                         R"("pageSize":100,"pageNumber":1,"total":1,"pageCount":1})"));
    }
}

bool HangingOrganisation::isReached(const QByteArray &launch) const
{
    const qsizetype announced = announcedBody(launch);
    switch (m_point) {
    case HangUpPoint::FirstByte:
        return true;
    case HangUpPoint::PartOfHead:
        return launch.size() > launchStart.size() + 20;
    case HangUpPoint::WholeHead:
        return announced >= 0;
    case HangUpPoint::PartOfBody:
        return announced >= 0 && receivedBody(launch) >= announced / 2;
    case HangUpPoint::WholeBody:
    case HangUpPoint::PartOfStatusLine:
    case HangUpPoint::PartOfAnswerHead:
    case HangUpPoint::PartOfAnswerBody:
        return announced >= 0 && receivedBody(launch) == announced;
    }
    Q_UNREACHABLE();
}

QByteArray HangingOrganisation::partOfAnswer() const
{
    switch (m_point) {
    case HangUpPoint::PartOfStatusLine:
        return "HTTP/1.1 20";
    case HangUpPoint::PartOfAnswerHead:
        return "HTTP/1.1 200 OK\r\nContent-Le";
    case HangUpPoint::PartOfAnswerBody:
        return "HTTP/1.1 200 OK\r\nContent-Length: 80\r\n\r\n{\"id\":\"3f";
    case HangUpPoint::FirstByte:
    case HangUpPoint::PartOfHead:
    case HangUpPoint::WholeHead:
    case HangUpPoint::PartOfBody:
    case HangUpPoint::WholeBody:
        return {};
    }
    Q_UNREACHABLE();
}

void HangingOrganisation::hangUp(QTcpSocket *socket)
{
    socket->disconnect(this);
    m_received.remove(socket);
    flowconsole::hangUp(*socket, m_manner);
}

} // namespace flowconsole
