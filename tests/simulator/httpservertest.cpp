#include "httpserver/httpserver.h"
#include "rawclient.h"
#include "simulator/embeddedorganisation.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>
#include <QUrl>

#include <atomic>
#include <mutex>

using namespace flowconsole;
using flowconsole::http::Limits;
using flowconsole::http::Request;
using flowconsole::http::Responder;
using flowconsole::http::Server;
using flowconsole::http::test::RawClient;
using namespace std::chrono_literals;

namespace {

/// Answers with what it was asked, but keeps the answer to /later until it is told, and forgets /forget.
class EchoServer final
{
public:
    explicit EchoServer(const Limits &limits = {})
    {
        auto started =
            Server::start({"127.0.0.1", 0, limits, {}}, [this](const Request &request, Responder responder) {
                handle(request, std::move(responder));
            });
        m_server = std::move(started).value();
    }
    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] int handled() const { return m_handled; }
    void answerTheWaiting()
    {
        m_server->post([this] {
            for (const Responder &responder : std::exchange(m_waiting, {})) {
                responder.send({200, {}, "at last"});
                ++m_answered;
            }
        });
    }
    [[nodiscard]] int answered() const { return m_answered; }
    void stop() { m_server->stop(); }

private:
    void handle(const Request &request, Responder responder)
    {
        ++m_handled;
        if (request.path == "/later") {
            m_waiting.push_back(std::move(responder));
        } else if (request.path == "/throw") {
            throw std::runtime_error("no");
        } else if (request.path != "/forget") {
            responder.send(
                {200, {{"X-Query", request.query}}, request.method + " " + request.path + " " + request.body});
        }
    }

    std::atomic<int> m_handled = 0;
    std::atomic<int> m_answered = 0;
    std::vector<Responder> m_waiting; // used in the server's thread alone
    std::unique_ptr<Server> m_server;
};

QByteArray get(const char *path)
{
    return QByteArray("GET ") + path + " HTTP/1.1\r\nHost: test\r\n\r\n";
}

} // namespace

class HttpServerTest final : public QObject
{
    Q_OBJECT

private slots:
    void aTakenPortIsToldClearly();
    void aConnectionIsKeptAlive();
    void pipelinedRequestsAreAnsweredInOrder();
    void headBringsTheLengthAlone();
    void aClientOfHttp10IsClosedUnlessItAsks();
    void theBodyIsAskedForWhenItIsExpected();
    void aChunkedBodyIsReadWhole();
    void malformedRequestsAreRefusedAndClosed_data();
    void malformedRequestsAreRefusedAndClosed();
    void anOversizeBodyIsRefused();
    void anOversizeHeaderIsRefused();
    void aSlowHeaderTimesOut();
    void aSlowBodyTimesOut();
    void anIdleConnectionIsClosed();
    void aForgottenOrFailedRequestIsAnswered500();
    void aClientMayLeaveWhileItsAnswerIsPending();
    void theLongestIdleMakesRoom();
    void whoStaysAfterTheLastAnswerMakesRoom();
    void anAddressHasItsOwnCap();
    void stoppingClosesWhatIsOpen();
    void theEmbeddedOrganisationServesAndStopsWithConnectionsOpen();
};

void HttpServerTest::aTakenPortIsToldClearly()
{
    EchoServer server;
    const auto second = Server::start({"127.0.0.1", server.port(), {}, {}}, [](const Request &, Responder) {});
    QVERIFY(!second.ok());
    QCOMPARE(second.error().message,
             QStringLiteral("Port %1 of 127.0.0.1 is already in use. Choose another port, or 0 for a free one.")
                 .arg(server.port()));
}

void HttpServerTest::aConnectionIsKeptAlive()
{
    EchoServer server;
    RawClient client(server.port());
    client.send(get("/one?a=b"));
    const QByteArray first = client.receivedUntil("GET /one ");
    QVERIFY(first.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(first.contains("X-Query: a=b\r\n"));
    client.forget();
    client.send(get("/two"));
    QVERIFY(client.receivedUntil("GET /two ").startsWith("HTTP/1.1 200"));
    QVERIFY(client.isOpen());
}

void HttpServerTest::pipelinedRequestsAreAnsweredInOrder()
{
    EchoServer server;
    RawClient client(server.port());
    client.send(get("/later") + get("/second") +
                "POST /third HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabc" + get("/fourth"));
    QTRY_COMPARE(server.handled(), 1);
    server.answerTheWaiting();
    const QByteArray all = client.receivedUntil("/fourth ");
    QVERIFY(all.indexOf("at last") >= 0);
    QVERIFY(all.indexOf("at last") < all.indexOf("GET /second"));
    QVERIFY(all.indexOf("GET /second") < all.indexOf("POST /third abc"));
    QVERIFY(all.indexOf("POST /third abc") < all.indexOf("GET /fourth"));
}

void HttpServerTest::headBringsTheLengthAlone()
{
    EchoServer server;
    RawClient client(server.port());
    client.send("HEAD /x HTTP/1.1\r\nHost: t\r\n\r\n" + get("/y"));
    const QByteArray all = client.receivedUntil("GET /y ");
    QVERIFY(all.contains("Content-Length: 8\r\n"));
    QVERIFY(!all.contains("HEAD /x"));
}

void HttpServerTest::aClientOfHttp10IsClosedUnlessItAsks()
{
    EchoServer server;
    RawClient plain(server.port());
    plain.send("GET /x HTTP/1.0\r\n\r\n");
    QVERIFY(plain.receivedUntilClosed().contains("GET /x "));
    RawClient keeping(server.port());
    keeping.send("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    QVERIFY(keeping.receivedUntil("GET /x ").toLower().contains("connection: keep-alive"));
    keeping.send("GET /y HTTP/1.0\r\n\r\n");
    QVERIFY(keeping.receivedUntilClosed().contains("GET /y "));
}

void HttpServerTest::theBodyIsAskedForWhenItIsExpected()
{
    EchoServer server;
    RawClient client(server.port());
    client.send("POST /x HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    QCOMPARE(client.receivedUntil("100 Continue\r\n\r\n"), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    QCOMPARE(server.handled(), 0);
    client.send("body");
    QVERIFY(client.receivedUntil("POST /x body").contains("200 OK"));
    RawClient strange(server.port());
    strange.send("POST /x HTTP/1.1\r\nHost: t\r\nExpect: tea\r\nContent-Length: 4\r\n\r\n");
    QVERIFY(strange.receivedUntilClosed().startsWith("HTTP/1.1 417"));
}

void HttpServerTest::aChunkedBodyIsReadWhole()
{
    EchoServer server;
    RawClient client(server.port());
    client.send(
        "POST /x HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    QVERIFY(client.receivedUntil("POST /x abcde").contains("200 OK"));
}

void HttpServerTest::malformedRequestsAreRefusedAndClosed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no HTTP") << QByteArray("hello there\r\n\r\n");
    QTest::newRow("no Host") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("two Hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    QTest::newRow("bad length") << QByteArray("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: x\r\n\r\n");
    QTest::newRow("two lengths") << QByteArray(
        "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    QTest::newRow("length and chunks") << QByteArray(
        "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("bad chunk") << QByteArray(
        "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    QTest::newRow("space before colon") << QByteArray("GET / HTTP/1.1\r\nHost: t\r\nX y: 1\r\n\r\n");
}

void HttpServerTest::malformedRequestsAreRefusedAndClosed()
{
    QFETCH(QByteArray, bytes);
    EchoServer server;
    RawClient client(server.port());
    client.send(bytes);
    QVERIFY(client.receivedUntilClosed().startsWith("HTTP/1.1 400"));
    QCOMPARE(server.handled(), 0);
}

void HttpServerTest::anOversizeBodyIsRefused()
{
    Limits limits;
    limits.bodyBytes = 100;
    EchoServer server(limits);
    RawClient announced(server.port());
    announced.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 101\r\n\r\n" + QByteArray(101, 'x'));
    QVERIFY(announced.receivedUntilClosed().startsWith("HTTP/1.1 413"));
    RawClient chunked(server.port());
    chunked.send("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n80\r\n" +
                 QByteArray(128, 'x') + "\r\n0\r\n\r\n");
    QVERIFY(chunked.receivedUntilClosed().startsWith("HTTP/1.1 413"));
    RawClient fitting(server.port());
    fitting.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 100\r\n\r\n" + QByteArray(100, 'x'));
    QVERIFY(fitting.receivedUntil("xxx").startsWith("HTTP/1.1 200"));
}

void HttpServerTest::anOversizeHeaderIsRefused()
{
    Limits limits;
    limits.headerBytes = 500;
    EchoServer server(limits);
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: t\r\nX: " + QByteArray(600, 'x') + "\r\n\r\n");
    QVERIFY(client.receivedUntilClosed().startsWith("HTTP/1.1 431"));
}

void HttpServerTest::aSlowHeaderTimesOut()
{
    Limits limits;
    limits.headerTime = 50ms;
    EchoServer server(limits);
    RawClient slow(server.port());
    slow.send("GET / HT");
    QCOMPARE(slow.receivedUntilClosed(), QByteArray());
    QCOMPARE(server.handled(), 0);
}

void HttpServerTest::aSlowBodyTimesOut()
{
    Limits limits;
    limits.bodyTime = 50ms;
    EchoServer server(limits);
    RawClient slow(server.port());
    slow.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc");
    QCOMPARE(slow.receivedUntilClosed(), QByteArray());
    QCOMPARE(server.handled(), 0);
}

void HttpServerTest::anIdleConnectionIsClosed()
{
    Limits limits;
    limits.idleTime = 50ms;
    EchoServer server(limits);
    RawClient client(server.port());
    client.send(get("/x"));
    QVERIFY(client.receivedUntilClosed().contains("GET /x "));
}

void HttpServerTest::aForgottenOrFailedRequestIsAnswered500()
{
    EchoServer server;
    RawClient client(server.port());
    client.send(get("/forget"));
    QVERIFY(client.receivedUntil("not answered").startsWith("HTTP/1.1 500"));
    client.forget();
    client.send(get("/throw"));
    QVERIFY(client.receivedUntil("not answered").startsWith("HTTP/1.1 500"));
    client.forget();
    client.send(get("/x"));
    QVERIFY(client.receivedUntil("GET /x ").startsWith("HTTP/1.1 200"));
}

void HttpServerTest::aClientMayLeaveWhileItsAnswerIsPending()
{
    EchoServer server;
    for (int i = 0; i < 20; ++i) {
        RawClient leaving(server.port());
        leaving.send(get("/later") + get("/x"));
        QTRY_COMPARE(server.handled(), i + 1);
        leaving.abort();
    }
    server.answerTheWaiting();
    QTRY_COMPARE(server.answered(), 20);
    RawClient next(server.port());
    next.send(get("/y"));
    QVERIFY(next.receivedUntil("GET /y ").startsWith("HTTP/1.1 200"));
}

void HttpServerTest::theLongestIdleMakesRoom()
{
    Limits limits;
    limits.connections = 3;
    EchoServer server(limits);
    RawClient busy(server.port());
    busy.send(get("/later"));
    QTRY_COMPARE(server.handled(), 1);
    RawClient first(server.port());
    first.send(get("/first"));
    QVERIFY(first.receivedUntil("GET /first ").contains("200"));
    RawClient second(server.port());
    second.send(get("/second"));
    QVERIFY(second.receivedUntil("GET /second ").contains("200"));
    first.send(get("/again"));
    QVERIFY(first.receivedUntil("GET /again ").contains("200"));

    RawClient third(server.port());
    third.send(get("/third"));
    QVERIFY(third.receivedUntil("GET /third ").contains("200"));
    QVERIFY(second.receivedUntilClosed().contains("GET /second "));
    QVERIFY(first.isOpen());
    server.answerTheWaiting();
    QVERIFY(busy.receivedUntil("at last").contains("200"));
}

void HttpServerTest::whoStaysAfterTheLastAnswerMakesRoom()
{
    Limits limits;
    limits.connections = 2;
    EchoServer server(limits);
    RawClient first(server.port());
    RawClient second(server.port());
    for (RawClient *client : {&first, &second}) {
        client->send("no request\r\n\r\n");
        QVERIFY(client->receivedUntil("400").contains("400"));
    }

    RawClient third(server.port());
    third.send(get("/third"));
    QVERIFY(third.receivedUntil("GET /third ").contains("200"));
}

void HttpServerTest::anAddressHasItsOwnCap()
{
    Limits limits;
    limits.connectionsPerAddress = 1;
    EchoServer server(limits);
    RawClient busy(server.port());
    busy.send(get("/later"));
    QTRY_COMPARE(server.handled(), 1);
    RawClient refused(server.port());
    QCOMPARE(refused.receivedUntilClosed(), QByteArray());
    server.answerTheWaiting();
    QVERIFY(busy.receivedUntil("at last").contains("200"));
    RawClient next(server.port());
    next.send(get("/x"));
    QVERIFY(next.receivedUntil("GET /x ").contains("200"));
    QVERIFY(busy.receivedUntilClosed().contains("at last"));
}

void HttpServerTest::stoppingClosesWhatIsOpen()
{
    EchoServer server;
    RawClient idle(server.port());
    idle.send(get("/x"));
    QVERIFY(idle.receivedUntil("GET /x ").contains("200"));
    RawClient waiting(server.port());
    waiting.send(get("/later"));
    QTRY_COMPARE(server.handled(), 2);
    RawClient halfway(server.port());
    halfway.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Le");
    server.stop();
    QVERIFY(idle.receivedUntilClosed().contains("GET /x "));
    QCOMPARE(waiting.receivedUntilClosed(), QByteArray());
    QCOMPARE(halfway.receivedUntilClosed(), QByteArray());
}

void HttpServerTest::theEmbeddedOrganisationServesAndStopsWithConnectionsOpen()
{
    auto started = EmbeddedOrganisation::start({});
    QVERIFY(started.ok());
    auto organisation = std::move(started).value();
    const EmbeddedEndpoint endpoint = organisation->endpoint();
    const auto port = static_cast<quint16>(QUrl(endpoint.baseUrl).port());

    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(endpoint.baseUrl + QStringLiteral("/oauth/token")));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    const QByteArray credentials = (endpoint.clientId + QLatin1Char(':') + endpoint.clientSecret).toUtf8();
    request.setRawHeader("Authorization", "Basic " + credentials.toBase64());
    const std::unique_ptr<QNetworkReply> reply(
        network.post(request, QByteArray("grant_type=client_credentials")));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    QVERIFY(reply->readAll().contains("access_token"));

    RawClient tooMuch(port);
    tooMuch.send("POST /api/v2/flows/executions HTTP/1.1\r\nHost: t\r\nContent-Length: 99999999\r\n\r\n");
    const QByteArray refused = tooMuch.receivedUntilClosed();
    QVERIFY(refused.startsWith("HTTP/1.1 413"));
    QVERIFY(refused.contains("\"code\":\"request.too.large\""));
    QVERIFY(refused.contains("ININ-Correlation-Id: "));

    RawClient open(port);
    open.send(get("/api/v2/flows"));
    QVERIFY(open.receivedUntil("authentication.required").startsWith("HTTP/1.1 401"));
    organisation.reset();
    QVERIFY(open.receivedUntilClosed().contains("authentication.required"));
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "httpservertest.moc"
