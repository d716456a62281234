#include "frontdesk.h"

#include "simulator/embeddedorganisation.h"
#include "simulator/httpeventposter.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace flowconsole;
using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;
using namespace std::chrono_literals;

namespace {

/// A target on a real socket that says what the test wants it to say.
class RawTarget final : public QObject
{
    Q_OBJECT

public:
    /// An empty answer is silence.
    explicit RawTarget(QByteArray answer) : m_answer(std::move(answer))
    {
        connect(&m_server, &QTcpServer::newConnection, this, &RawTarget::accept);
        [&] { QVERIFY(m_server.listen(QHostAddress::LocalHost)); }();
    }

    [[nodiscard]] std::string url(const char *path = "/callback?a=b") const
    {
        return "http://127.0.0.1:" + std::to_string(m_server.serverPort()) + path;
    }
    void closeConnections()
    {
        for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>()) {
            socket->abort();
        }
    }

    bool hangsUp = false;
    int connections = 0;
    QList<QByteArray> requests;

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            ++connections;
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        }
    }
    void read(QTcpSocket &socket)
    {
        const QByteArray request = socket.property("seen").toByteArray() + socket.readAll();
        const qsizetype head = request.indexOf("\r\n\r\n");
        const qsizetype at = request.toLower().indexOf("content-length: ");
        const qsizetype length =
            at < 0 ? 0 : request.mid(at + 16, request.indexOf("\r\n", at) - at - 16).toInt();
        if (head < 0 || request.size() < head + 4 + length) {
            socket.setProperty("seen", request);
            return;
        }
        socket.setProperty("seen", QByteArray());
        requests += request;
        if (hangsUp) {
            socket.abort();
            return;
        }
        socket.write(m_answer);
    }

    QTcpServer m_server;
    const QByteArray m_answer;
};

const QByteArray okAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";

/// The poster with results brought to the test's thread.
class Posting final : public QObject
{
    Q_OBJECT

public:
    explicit Posting(PosterLimits limits = {})
        : m_poster([this](HttpEventPoster::Work work) { QMetaObject::invokeMethod(this, std::move(work)); },
                   limits)
    {}

    void post(const std::string &url, const std::string &body = "{}")
    {
        m_poster.post(url, body, [this](const PostResult &result) { results += result; });
    }

    QList<PostResult> results;

private:
    HttpEventPoster m_poster;
};

/// Sends one request and returns the body of the answer.
Json exchanged(const EmbeddedEndpoint &endpoint, const QByteArray &head, const QByteArray &body)
{
    const QString port = endpoint.baseUrl.mid(endpoint.baseUrl.lastIndexOf(QLatin1Char(':')) + 1);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port.toUShort());
    [&] { QVERIFY(socket.waitForConnected(5000)); }();
    socket.write(head + "\r\nHost: a\r\nConnection: close\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    [&] { QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState); }();
    const QByteArray answer = socket.readAll();
    return parseJson(answer.mid(answer.indexOf("\r\n\r\n") + 4).toStdString()).value();
}

QByteArray member(const Json &object, const char *name)
{
    return QByteArray::fromStdString(FrontDesk::text(object, name));
}

} // namespace

class HttpEventPosterTest final : public QObject
{
    Q_OBJECT

private slots:
    void anEventIsPostedByHttp();
    void theConnectionIsKeptForTheNextEvent();
    void aConnectionThatWasClosedMeanwhileIsReplaced();
    void aServerThatHangsUpIsNoDelivery();
    void aServerThatSaysNothingIsGivenUp();
    void anEndlessAnswerIsNotReadToItsEnd();
    void aPortThatNobodyListensOnIsNoDelivery();
    void theEmbeddedOrganisationTellsATarget();
    void stoppingInTheMiddleOfEventsIsSafe();
};

void HttpEventPosterTest::anEventIsPostedByHttp()
{
    RawTarget target(okAnswer);
    Posting posting;
    posting.post(target.url(), R"({"eventType":"flow:complete"})");
    QTRY_COMPARE(posting.results.size(), 1);
    QVERIFY(posting.results.front().isDelivered());
    const QByteArray request = target.requests.front();
    QVERIFY(request.startsWith("POST /callback?a=b HTTP/1.1\r\n"));
    QVERIFY(request.contains("Content-Type: application/json\r\n"));
    QVERIFY(request.contains("Host: 127.0.0.1:"));
    QVERIFY(request.endsWith("\r\n\r\n{\"eventType\":\"flow:complete\"}"));
}

void HttpEventPosterTest::theConnectionIsKeptForTheNextEvent()
{
    RawTarget target(okAnswer);
    Posting posting;
    for (int i = 1; i <= 5; ++i) {
        posting.post(target.url());
        QTRY_COMPARE(posting.results.size(), i);
    }
    QCOMPARE(target.connections, 1);
}

void HttpEventPosterTest::aConnectionThatWasClosedMeanwhileIsReplaced()
{
    RawTarget target(okAnswer);
    Posting posting;
    posting.post(target.url());
    QTRY_COMPARE(posting.results.size(), 1);
    target.closeConnections();
    posting.post(target.url());
    QTRY_COMPARE(posting.results.size(), 2);
    QVERIFY(posting.results.back().isDelivered());
    QCOMPARE(target.connections, 2);
}

void HttpEventPosterTest::aServerThatHangsUpIsNoDelivery()
{
    RawTarget target(okAnswer);
    target.hangsUp = true;
    Posting posting;
    posting.post(target.url());
    QTRY_COMPARE(posting.results.size(), 1);
    QCOMPARE(posting.results.front().status, 0);
    QVERIFY(!posting.results.front().problem.empty());
    QCOMPARE(target.requests.size(), 1);
}

void HttpEventPosterTest::aServerThatSaysNothingIsGivenUp()
{
    RawTarget target({});
    Posting posting(PosterLimits{.readTime = 150ms});
    posting.post(target.url());
    QTRY_COMPARE(posting.results.size(), 1);
    QVERIFY(!posting.results.front().isDelivered());
    QCOMPARE(target.requests.size(), 1);
}

void HttpEventPosterTest::anEndlessAnswerIsNotReadToItsEnd()
{
    RawTarget target("HTTP/1.1 202 Accepted\r\nContent-Length: 100000000\r\n\r\n" + QByteArray(100'000, 'x'));
    Posting posting;
    for (int i = 1; i <= 2; ++i) {
        posting.post(target.url());
        QTRY_COMPARE(posting.results.size(), i);
        QCOMPARE(posting.results.back().status, 202);
    }
    QCOMPARE(target.connections, 2);
}

void HttpEventPosterTest::aPortThatNobodyListensOnIsNoDelivery()
{
    Posting posting;
    posting.post("http://127.0.0.1:1/");
    QTRY_COMPARE(posting.results.size(), 1);
    QVERIFY(!posting.results.front().problem.empty());
}

namespace {

/// An organisation that tells `target` and has been asked for `launches` billing calls; the last one's id.
QByteArray launchTold(const EmbeddedEndpoint &endpoint, const RawTarget &target, int launches)
{
    const QByteArray basic = (endpoint.clientId + QLatin1Char(':') + endpoint.clientSecret).toUtf8().toBase64();
    const Json token = exchanged(endpoint, "POST /oauth/token HTTP/1.1\r\nAuthorization: Basic " + basic,
                                 "grant_type=client_credentials");
    const QByteArray bearer = "\r\nAuthorization: Bearer " + member(token, "access_token");
    exchanged(endpoint, "POST /api/v2/webhooks HTTP/1.1" + bearer,
              R"({"name":"Monitor","targetUrl":")" + QByteArray::fromStdString(target.url()) +
                  R"(","events":["flow:node:enter","flow:node:exit","flow:error","flow:complete"]})");
    QByteArray conversation;
    for (int i = 0; i < launches; ++i) {
        const QByteArray flow = QByteArray::fromStdString(billingId);
        conversation =
            member(exchanged(endpoint, "POST /api/v2/conversations/flow/" + flow + " HTTP/1.1" + bearer,
                             R"({"initialState":{"variables":)" +
                                 QByteArray::fromStdString(FrontDesk::billingVariables) + "}}"),
                   "conversationId");
    }
    return conversation;
}

} // namespace

void HttpEventPosterTest::theEmbeddedOrganisationTellsATarget()
{
    RawTarget target(okAnswer);
    EmbeddedOrganisationOptions options;
    options.speed = 1'000;
    const auto organisation = EmbeddedOrganisation::start(options);
    QVERIFY(organisation.ok());
    const QByteArray conversation = launchTold(organisation.value()->endpoint(), target, 1);
    QVERIFY(!conversation.isEmpty());
    // Nobody looks at the conversation: the organisation goes on by itself.
    QTRY_VERIFY(!target.requests.isEmpty() && target.requests.back().contains(R"("nodeType":"end")"));
    QVERIFY(target.requests.front().contains(R"("eventType":"flow:node:enter")"));
    for (const QByteArray &request : target.requests) {
        QVERIFY(request.contains(conversation));
    }
}

void HttpEventPosterTest::stoppingInTheMiddleOfEventsIsSafe()
{
    for (int i = 0; i < 5; ++i) {
        RawTarget target(i % 2 == 0 ? okAnswer : QByteArray());
        EmbeddedOrganisationOptions options;
        options.speed = 1'000;
        auto organisation = EmbeddedOrganisation::start(options);
        QVERIFY(organisation.ok());
        launchTold(organisation.value()->endpoint(), target, 10);
        QTRY_VERIFY(!target.requests.isEmpty());
    }
}

QTEST_GUILESS_MAIN(HttpEventPosterTest)
#include "httpeventpostertest.moc"
