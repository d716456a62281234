#include "rawclient.h"

#include "httpserver/httpserver.h"

#include <QtTest>

#include <atomic>
#include <mutex>

using namespace flowconsole::http;
using flowconsole::http::test::RawClient;
using namespace std::chrono_literals;

namespace {

/// A server whose sockets at /echo say again what they hear; anything else is refused with 404.
class SocketServer final
{
public:
    explicit SocketServer(Limits limits = {})
    {
        ServerOptions options;
        options.limits = limits;
        options.upgradeHandler = [this](const Request &request) -> UpgradeAnswer {
            if (request.path != "/echo") {
                return Response{404, {{"Content-Type", "text/plain"}}, "no socket here"};
            }
            return SocketEvents{[this](const WebSocket &socket) {
                                    m_socket = socket;
                                    ++m_open;
                                },
                                [this](const std::string &text) { hear(text); }, [this] { --m_open; }};
        };
        auto started = Server::start(options, [](const Request &request, Responder responder) {
            responder.send({200, {{"Content-Type", "text/plain"}}, "plain " + request.path});
        });
        m_server = std::move(started).value();
    }

    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] int open() const { return m_open; }
    void say(std::string text)
    {
        m_server->post([this, text = std::move(text)] { m_socket.send(text); });
    }
    void close(std::uint16_t code, std::string reason)
    {
        m_server->post([this, code, reason = std::move(reason)] { m_socket.close(code, reason); });
    }
    void stop() { m_server->stop(); }

private:
    void hear(const std::string &text) { m_socket.send("heard " + text); }

    WebSocket m_socket; ///< the one that was opened last; used in the server's thread
    std::atomic<int> m_open = 0;
    std::unique_ptr<Server> m_server;
};

QByteArray handshake(const QByteArray &path, const QByteArray &more = {})
{
    return "GET " + path +
           " HTTP/1.1\r\nHost: t\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
           more + "\r\n";
}

/// A frame of a client, masked with zeros (RFC 6455 § 5.3), up to 64 KiB and a little.
QByteArray frame(char opcode, const QByteArray &payload)
{
    QByteArray bytes(1, static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        bytes.append(static_cast<char>(0x80 | static_cast<int>(payload.size())));
    } else {
        bytes.append(static_cast<char>(0x80 | 127));
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.append(static_cast<char>((static_cast<quint64>(payload.size()) >> shift) & 0xff));
        }
    }
    return bytes + QByteArray(4, '\0') + payload;
}

constexpr char textFrame = 1;
constexpr char binaryFrame = 2;
constexpr char closeFrame = 8;

void open(RawClient &client)
{
    client.send(handshake("/echo"));
    // The value of RFC 6455 § 1.3.
    QVERIFY(client.receivedUntil("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=").startsWith("HTTP/1.1 101"));
    QVERIFY(client.receivedUntil("\r\n\r\n").endsWith("\r\n\r\n"));
    client.forget();
}

} // namespace

class WebSocketTest final : public QObject
{
    Q_OBJECT

private slots:
    void textGoesBothWays();
    void anUpgradeCanBeRefused();
    void aServerWithoutSocketsAnswersAsIfNotAsked();
    void aMessageThatIsTooLongClosesTheSocket();
    void bytesAreNotUnderstood();
    void theServerClosesWithCodeAndReason();
    void theClientMayClose();
    void aClientThatAnswersNoPingIsClosed();
    void aClientThatDoesNotReadIsClosed();
    void socketsCountAmongTheConnections();
    void framesBeforeTheAnswerAreRefused();
    void stoppingClosesSockets();
};

void WebSocketTest::textGoesBothWays()
{
    SocketServer server;
    RawClient client(server.port());
    open(client);
    client.send(frame(textFrame, "hello") + frame(textFrame, "again"));
    QVERIFY(client.receivedUntil("heard again").contains("heard hello"));
    server.say("unasked");
    QVERIFY(client.receivedUntil("unasked").contains("unasked"));
    QCOMPARE(server.open(), 1);
}

void WebSocketTest::anUpgradeCanBeRefused()
{
    SocketServer server;
    RawClient client(server.port());
    client.send(handshake("/nowhere"));
    QVERIFY(client.receivedUntil("no socket here").startsWith("HTTP/1.1 404"));
    client.forget();
    client.send("GET /x HTTP/1.1\r\nHost: t\r\n\r\n");
    QVERIFY(client.receivedUntil("plain /x").startsWith("HTTP/1.1 200"));
}

void WebSocketTest::aServerWithoutSocketsAnswersAsIfNotAsked()
{
    auto server = Server::start({}, [](const Request &request, Responder responder) {
                      responder.send({200, {}, "plain " + request.path});
                  }).value();
    RawClient client(server->port());
    client.send(handshake("/echo"));
    QVERIFY(client.receivedUntil("plain /echo").startsWith("HTTP/1.1 200"));
}

void WebSocketTest::aMessageThatIsTooLongClosesTheSocket()
{
    SocketServer server;
    RawClient client(server.port());
    open(client);
    client.send(frame(textFrame, QByteArray(64 * 1024, 'x')));
    QVERIFY(client.receivedUntil("xxx").contains("heard x"));
    client.forget();
    client.send(frame(textFrame, QByteArray(64 * 1024 + 1, 'y')));
    const QByteArray last = client.receivedUntilClosed();
    QVERIFY(!last.contains("heard y"));
    QVERIFY(last.contains("\x03\xf1")); // 1009, RFC 6455 § 7.4.1
    QTRY_COMPARE(server.open(), 0);
}

void WebSocketTest::bytesAreNotUnderstood()
{
    SocketServer server;
    RawClient client(server.port());
    open(client);
    client.send(frame(binaryFrame, "\x01\x02") + frame(closeFrame, "\x03\xeb"));
    QVERIFY(client.receivedUntilClosed().contains("\x03\xeb")); // 1003
    QTRY_COMPARE(server.open(), 0);
}

void WebSocketTest::theServerClosesWithCodeAndReason()
{
    SocketServer server;
    RawClient client(server.port());
    open(client);
    QTRY_COMPARE(server.open(), 1);
    server.say("last words");
    server.close(1001, "closing time");
    QVERIFY(client.receivedUntil("closing time").contains("last words"));
    client.send(frame(closeFrame, "\x03\xe9"));
    QVERIFY(client.receivedUntilClosed().contains("\x03\xe9"));
    QTRY_COMPARE(server.open(), 0);
}

void WebSocketTest::theClientMayClose()
{
    SocketServer server;
    RawClient polite(server.port());
    open(polite);
    QTRY_COMPARE(server.open(), 1);
    polite.send(frame(closeFrame, "\x03\xe8"));
    QVERIFY(polite.receivedUntilClosed().contains("\x03\xe8"));
    QTRY_COMPARE(server.open(), 0);
    RawClient rude(server.port());
    open(rude);
    QTRY_COMPARE(server.open(), 1);
    rude.abort();
    QTRY_COMPARE(server.open(), 0);
    server.say("to nobody");
}

void WebSocketTest::aClientThatAnswersNoPingIsClosed()
{
    Limits limits;
    limits.socketIdleTime = 100ms;
    SocketServer server(limits);
    RawClient silent(server.port());
    open(silent);
    QVERIFY(silent.receivedUntilClosed().contains('\x89'));
    QTRY_COMPARE(server.open(), 0);
}

void WebSocketTest::aClientThatDoesNotReadIsClosed()
{
    Limits limits;
    limits.socketQueueBytes = 1'000;
    SocketServer server(limits);
    RawClient client(server.port());
    open(client);
    QTRY_COMPARE(server.open(), 1);
    server.say(std::string(1'001, 'x'));
    QTRY_COMPARE(server.open(), 0);
}

void WebSocketTest::socketsCountAmongTheConnections()
{
    Limits limits;
    limits.connections = 1;
    SocketServer server(limits);
    RawClient client(server.port());
    open(client);
    RawClient refused(server.port());
    QCOMPARE(refused.receivedUntilClosed(), QByteArray());
    client.send(frame(textFrame, "still here"));
    QVERIFY(client.receivedUntil("heard still here").contains("heard"));
}

void WebSocketTest::framesBeforeTheAnswerAreRefused()
{
    SocketServer server;
    RawClient client(server.port());
    client.send(handshake("/echo") + frame(textFrame, "too early"));
    QVERIFY(client.receivedUntilClosed().startsWith("HTTP/1.1 400"));
    QCOMPARE(server.open(), 0);
}

void WebSocketTest::stoppingClosesSockets()
{
    SocketServer server;
    RawClient client(server.port());
    open(client);
    server.stop();
    QCOMPARE(client.receivedUntilClosed(), QByteArray());
}

QTEST_GUILESS_MAIN(WebSocketTest)
#include "websockettest.moc"
