#include "api/loopbackredirect.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QTcpSocket>
#include <QUrlQuery>

namespace flowconsole {

namespace {

constexpr qsizetype longestHead = 16 * 1024;
constexpr size_t mostVisitors = 8;
constexpr std::chrono::seconds timeForRequest{10};
constexpr qsizetype longestDescription = 300;

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return QByteArrayLiteral("OK");
    case 404:
        return QByteArrayLiteral("Not Found");
    case 405:
        return QByteArrayLiteral("Method Not Allowed");
    case 431:
        return QByteArrayLiteral("Request Header Fields Too Large");
    }
    return QByteArrayLiteral("Bad Request");
}

/// What a stranger wrote, fit to be shown in one line.
QString tamed(QString text)
{
    for (QChar &c : text) {
        if (!c.isPrint()) {
            c = u' ';
        }
    }
    return text.simplified().left(longestDescription);
}

/// The value of a parameter that stands there once (RFC 6749 § 3.1: none may be repeated); else nothing.
std::optional<QString> single(const QUrlQuery &query, const QString &key)
{
    const QStringList values = query.allQueryItemValues(key, QUrl::FullyDecoded);
    return values.size() == 1 && !values.first().isEmpty() ? std::optional(values.first()) : std::nullopt;
}

/// The values of all Host headers of a request's head.
QByteArrayList hostsIn(const QList<QByteArray> &lines)
{
    QByteArrayList hosts;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().toLower() == "host") {
            hosts.append(line.mid(colon + 1).trimmed().toLower());
        }
    }
    return hosts;
}

} // namespace

LoopbackRedirect::LoopbackRedirect(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackRedirect::accept);
}

LoopbackRedirect::~LoopbackRedirect()
{
    close();
    for (auto &[socket, visitor] : m_visitors) {
        socket->disconnect(this);
    }
}

Result<Done> LoopbackRedirect::listen(quint16 port, const QString &state)
{
    m_state = state;
    if (m_server.isListening() || m_server.listen(QHostAddress::LocalHost, port)) {
        return Done{};
    }
    return Error{tr("Port %1 of this computer, where the browser hands the sign-in over, cannot be used: %2.")
                     .arg(QString::number(port), m_server.errorString())};
}

void LoopbackRedirect::close()
{
    m_server.close();
}

void LoopbackRedirect::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_visitors.size() >= mostVisitors) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        Visitor &visitor = m_visitors[socket];
        visitor.limit = m_clock.createAlarm([socket] { socket->abort(); });
        visitor.limit->start(timeForRequest);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        // Queued: abort() signals from within the alarm that goes with the visitor.
        connect(
            socket, &QTcpSocket::disconnected, this, [this, socket] { forget(socket); }, Qt::QueuedConnection);
        read(socket);
    }
}

void LoopbackRedirect::forget(QTcpSocket *socket)
{
    m_visitors.erase(socket);
    socket->deleteLater();
}

void LoopbackRedirect::read(QTcpSocket *socket)
{
    const auto found = m_visitors.find(socket);
    if (found == m_visitors.end()) {
        return;
    }
    Visitor &visitor = found->second;
    if (visitor.isAnswered) {
        socket->skip(socket->bytesAvailable());
        return;
    }
    visitor.received += socket->read(longestHead + 1 - visitor.received.size());
    const qsizetype end = visitor.received.indexOf("\r\n\r\n");
    if (end >= 0) {
        visitor.isAnswered = true;
        handle(socket, visitor.received.left(end));
    } else if (visitor.received.size() > longestHead) {
        visitor.isAnswered = true;
        answerPlainly(socket, 431);
    }
}

void LoopbackRedirect::handle(QTcpSocket *socket, const QByteArray &head)
{
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> parts = lines.takeFirst().trimmed().split(' ');
    if (parts.size() != 3 || !parts[2].startsWith("HTTP/1.") || !parts[1].startsWith('/')) {
        answerPlainly(socket, 400);
        return;
    }
    // A page elsewhere may have a name of its own lead to this address; it cannot send our Host.
    const QByteArray port = ':' + QByteArray::number(m_server.serverPort());
    const QByteArrayList hosts = hostsIn(lines);
    if (hosts.size() != 1 || (hosts.first() != "127.0.0.1" + port && hosts.first() != "localhost" + port)) {
        answerPlainly(socket, 400);
        return;
    }
    const qsizetype mark = parts[1].indexOf('?');
    const QByteArray path = mark < 0 ? parts[1] : parts[1].left(mark);
    if (path != "/callback") {
        answerPlainly(socket, 404);
    } else if (parts[0] != "GET") {
        answerPlainly(socket, 405);
    } else {
        handleCallback(socket, mark < 0 ? QByteArray() : parts[1].mid(mark + 1));
    }
}

void LoopbackRedirect::handleCallback(QTcpSocket *socket, const QByteArray &query)
{
    // A plus sign is a space in a form's encoding (RFC 6749, appendix B), and QUrlQuery leaves it.
    QByteArray text = query;
    text.replace('+', "%20");
    const QUrlQuery parameters(QString::fromLatin1(text));
    const auto state = single(parameters, QStringLiteral("state"));
    if (!m_server.isListening() || !state || *state != m_state) {
        answer(
            socket, 400, tr("Not this sign-in"),
            tr("This page does not belong to the sign-in that Flow Console waits for. Start it again there."));
        return;
    }
    RedirectAnswer result;
    result.code = single(parameters, QStringLiteral("code")).value_or(QString());
    if (const auto error = single(parameters, QStringLiteral("error"))) {
        result = {{},
                  tamed(*error),
                  tamed(single(parameters, QStringLiteral("error_description")).value_or(QString()))};
    }
    if (result.code.isEmpty() && result.error.isEmpty()) {
        answer(
            socket, 400, tr("The sign-in is not whole"),
            tr("The organisation sent neither a code nor a reason. Start the sign-in again in Flow Console."));
        return;
    }
    if (result.error.isEmpty()) {
        answer(socket, 200, tr("Signed in"), tr("You can close this window and go back to Flow Console."));
    } else {
        answer(socket, 200, tr("Not signed in"),
               tr("You can close this window. Flow Console shows what happened."));
    }
    close();
    QMetaObject::invokeMethod(
        this, [this, result] { emit redirected(result); }, Qt::QueuedConnection);
}

void LoopbackRedirect::answerPlainly(QTcpSocket *socket, int status)
{
    answer(socket, status, QString::fromLatin1(reason(status)), tr("Flow Console has nothing here."));
}

void LoopbackRedirect::answer(QTcpSocket *socket, int status, const QString &title, const QString &text)
{
    const QByteArray page =
        QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title></head>"
                       "<body style=\"font-family:sans-serif;margin:3em\"><h1>%1</h1><p>%2</p>"
                       "</body></html>\n")
            .arg(title.toHtmlEscaped(), text.toHtmlEscaped())
            .toUtf8();
    // The address of this page holds the code: it goes into no cache and to no other page.
    socket->write(
        "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status) +
        "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(page.size()) +
        "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff"
        "\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'"
        "\r\nConnection: close\r\n\r\n" +
        page);
    socket->flush();
    socket->disconnectFromHost();
}

} // namespace flowconsole
