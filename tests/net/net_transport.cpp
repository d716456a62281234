#include "base/redaction.h"
#include "net/pendinganswer.h"
#include "net/transport.h"
#include "tests/net/requests.h"
#include "tests/net/testcertificate.h"
#include "tests/net/testserver.h"
#include "tests/support/manualclock.h"

#include <QSslServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace flowconsole;
using namespace std::chrono_literals;

class TransportTest final : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerComesWholeWithHeadersAndDuration();
    void aServerThatNeverAnswersIsLeftAtTheDeadline();
    void aServerThatTricklesIsLeftAtTheDeadline();
    void aLaunchWithoutAnAnswerInTimeHasAnUnknownOutcome();
    void timeInTheQueueDoesNotCountAgainstTheDeadline();
    void launchesGoFirstThenPeopleThenPolls();
    void noMoreThanTheMostAreOnTheNetworkAtATime_data();
    void noMoreThanTheMostAreOnTheNetworkAtATime();
    void anAnswerThatIsTooLongIsRefused_data();
    void anAnswerThatIsTooLongIsRefused();
    void aRedirectIsReportedAndNotFollowed();
    void cookiesAreNotKept();
    void aRefusedConnectionIsReportedAtOnce();
    void anAddressThatIsNotHttpIsRefusedHere();
    void aCertificateThatIsNotTrustedIsAnErrorWithItsName();
    void requestsEndAsCancelledWhenTheTransportGoes();
    void theTransportMayBeDestroyedByWhoeverHearsOfAnAnswer_data();
    void theTransportMayBeDestroyedByWhoeverHearsOfAnAnswer();
    void aRecordShowsNoSecret();
    void aRecordOfARedirectShowsNoKey();
    void aRecordOfTheTokenEndpointShowsNoBodies();
};

void TransportTest::anAnswerComesWholeWithHeadersAndDuration()
{
    TestServer server;
    ManualClock clock;
    Transport transport(clock, {}, 1);
    HttpRequest request = launchOf(server.url(QStringLiteral("/launch")));
    request.body = QByteArray(100000, 'x');
    request.contentType = "application/json";

    const QDateTime startedAt = clock.nowUtc();
    auto answer = transport.send(request);
    QTRY_COMPARE(server.seenCount(), 1);
    clock.advance(250ms);
    server.seen().at(0).socket->write(httpAnswer(201, "{\"id\":1}", {{"ININ-Correlation-Id", "abc"}}));

    QVERIFY(waitFor(answer));
    const HttpAnswer result = answer.result().value();
    QCOMPARE(result.status, 201);
    QCOMPARE(result.body, QByteArray("{\"id\":1}"));
    QCOMPARE(result.header("inin-correlation-id"), QByteArray("abc"));
    QCOMPARE(result.startedAt, startedAt);
    QCOMPARE(result.duration, Milliseconds(250ms));
    QCOMPARE(result.retries, 0);
    QCOMPARE(server.seen().at(0).body, request.body);
    QCOMPARE(server.seen().at(0).header("Content-Length"), QByteArray("100000"));
    QCOMPARE(server.seen().at(0).header("Content-Type"), QByteArray("application/json"));
}

void TransportTest::aServerThatNeverAnswersIsLeftAtTheDeadline()
{
    TestServer server;
    ManualClock clock;
    Transport transport(clock, {}, 1);

    auto answer = transport.send(readOf(server.url()));
    QTRY_COMPARE(server.seenCount(), 1);
    clock.advance(9999ms);
    QVERIFY(!answer.isFinished());
    clock.advance(1ms);

    QVERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().kind, ApiError::Kind::DeadlinePassed);
    QCOMPARE(transport.pendingCount(), 0);
}

void TransportTest::aServerThatTricklesIsLeftAtTheDeadline()
{
    TestServer server;
    ManualClock clock;
    Transport transport(clock, {}, 1);
    auto answer = transport.send(readOf(server.url()));
    QTRY_COMPARE(server.seenCount(), 1);
    QTcpSocket *socket = server.seen().at(0).socket;
    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");

    // Every byte moves the clock by a second, until the answer is there.
    QTimer trickle;
    connect(&trickle, &QTimer::timeout, this, [socket, &clock, &answer] {
        if (!answer.isFinished()) {
            socket->write("x");
            clock.advance(1s);
        }
    });
    trickle.start(1);

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().error().kind, ApiError::Kind::DeadlinePassed);
    QCOMPARE(clock.monotonic(), Milliseconds(10s));
}

void TransportTest::aLaunchWithoutAnAnswerInTimeHasAnUnknownOutcome()
{
    TestServer server;
    ManualClock clock;
    Transport transport(clock, {}, 1);

    auto answer = transport.send(launchOf(server.url()));
    QTRY_COMPARE(server.seenCount(), 1);
    clock.advance(10s);

    QVERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().kind, ApiError::Kind::OutcomeUnknown);
}

void TransportTest::timeInTheQueueDoesNotCountAgainstTheDeadline()
{
    TestServer server;
    ManualClock clock;
    TransportSettings settings;
    settings.maxInFlight = 1;
    Transport transport(clock, settings, 1);
    auto first = transport.send(readOf(server.url()));
    auto second = transport.send(readOf(server.url()));

    QTRY_COMPARE(server.seenCount(), 1);
    clock.advance(8s);
    server.seen().at(0).socket->write(httpAnswer(200));
    QTRY_COMPARE(server.seenCount(), 2);
    clock.advance(8s);
    server.seen().at(1).socket->write(httpAnswer(200));

    QVERIFY(waitFor(first) && waitFor(second));
    QVERIFY(first.result().ok());
    QVERIFY(second.result().ok());
    QCOMPARE(second.result().value().duration, Milliseconds(8s));
}

void TransportTest::launchesGoFirstThenPeopleThenPolls()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(200); });
    const ManualClock clock;
    TransportSettings settings;
    settings.maxInFlight = 1;
    Transport transport(clock, settings, 1);
    const auto send = [&](const QString &path, HttpRequest::Priority priority) {
        HttpRequest request = readOf(server.url(path));
        request.priority = priority;
        return transport.send(request);
    };

    const auto running = send(QStringLiteral("/running"), HttpRequest::Priority::Poll);
    const auto poll = send(QStringLiteral("/poll"), HttpRequest::Priority::Poll);
    const auto person = send(QStringLiteral("/person"), HttpRequest::Priority::Interactive);
    const auto launch = send(QStringLiteral("/launch"), HttpRequest::Priority::Launch);
    QVERIFY(waitFor(poll));

    QByteArrayList order;
    for (const SeenRequest &request : server.seen()) {
        order.append(request.target);
    }
    QCOMPARE(order, QByteArrayList({"/running", "/launch", "/person", "/poll"}));
}

void TransportTest::noMoreThanTheMostAreOnTheNetworkAtATime_data()
{
    QTest::addColumn<int>("most");
    QTest::newRow("six") << 6;
    QTest::newRow("as many as usual") << TransportSettings().maxInFlight;
}

void TransportTest::noMoreThanTheMostAreOnTheNetworkAtATime()
{
    QFETCH(int, most);
    TestServer server;
    const ManualClock clock;
    TransportSettings settings;
    settings.maxInFlight = most;
    Transport transport(clock, settings, 1);
    QList<QFuture<ApiResult<HttpAnswer>>> answers;
    for (int i = 0; i < 150; ++i) {
        answers.append(transport.send(readOf(server.url())));
    }

    qsizetype answered = 0;
    while (answered < answers.size()) {
        const qsizetype expected = std::min<qsizetype>(answered + most, answers.size());
        QTRY_COMPARE(server.seenCount(), expected);
        for (; answered < expected; ++answered) {
            server.seen().at(answered).socket->write(httpAnswer(200));
        }
    }
    for (const auto &answer : answers) {
        QVERIFY(waitFor(answer));
        QVERIFY(answer.result().ok());
    }
}

void TransportTest::anAnswerThatIsTooLongIsRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("announced") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1388\r\n");
    QTest::newRow("until the connection ends") << QByteArray("HTTP/1.1 200 OK\r\n\r\n");
}

void TransportTest::anAnswerThatIsTooLongIsRefused()
{
    QFETCH(QByteArray, head);
    TestServer server([&head](const SeenRequest &) { return head + QByteArray(1001, 'x'); });
    const ManualClock clock;
    TransportSettings settings;
    settings.answerLimit = 1000;
    Transport transport(clock, settings, 1);

    auto answer = transport.send(readOf(server.url()));

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().error().kind, ApiError::Kind::MalformedAnswer);
    QVERIFY(answer.result().error().message.contains(u"1000"));
}

void TransportTest::aRedirectIsReportedAndNotFollowed()
{
    TestServer elsewhere([](const SeenRequest &) { return httpAnswer(200); });
    const QByteArray target = elsewhere.url().toEncoded();
    TestServer server([&](const SeenRequest &) { return httpAnswer(307, {}, {{"Location", target}}); });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    auto answer = transport.send(readOf(server.url()));

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().status, 307);
    QCOMPARE(answer.result().value().header("Location"), target);
    QCOMPARE(elsewhere.seenCount(), 0);
}

void TransportTest::cookiesAreNotKept()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(200, {}, {{"Set-Cookie", "a=b"}}); });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    QVERIFY(waitFor(transport.send(readOf(server.url()))));
    QVERIFY(waitFor(transport.send(readOf(server.url()))));

    QCOMPARE(server.seenCount(), 2);
    QCOMPARE(server.seen().at(1).header("Cookie"), QByteArray());
}

void TransportTest::aRefusedConnectionIsReportedAtOnce()
{
    const QUrl nobody = TestServer().url();
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);

    auto answer = transport.send(readOf(nobody));

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().error().kind, ApiError::Kind::Network);
    QCOMPARE(attempts.count(), 1);
    QVERIFY(!attempts.at(0).at(0).value<RequestRecord>().failure.isEmpty());
}

void TransportTest::anAddressThatIsNotHttpIsRefusedHere()
{
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    for (const QString &address :
         {QStringLiteral("file:///etc/passwd"), QStringLiteral("nonsense"), QString()}) {
        auto answer = transport.send(readOf(QUrl(address)));
        QVERIFY(answer.isFinished());
        QCOMPARE(answer.result().error().kind, ApiError::Kind::Local);
    }
}

void TransportTest::aCertificateThatIsNotTrustedIsAnErrorWithItsName()
{
    auto tls = std::make_unique<QSslServer>();
    tls->setSslConfiguration(serverTlsConfiguration());
    TestServer server([](const SeenRequest &) { return httpAnswer(200); }, std::move(tls));
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    for (const HttpRequest &request : {readOf(server.url()), launchOf(server.url())}) {
        auto answer = transport.send(request);
        QVERIFY(waitFor(answer));
        QCOMPARE(answer.result().error().kind, ApiError::Kind::Tls);
        QVERIFY(answer.result().error().message.contains(u"self-signed"));
    }
    QCOMPARE(server.seenCount(), 0);
}

void TransportTest::requestsEndAsCancelledWhenTheTransportGoes()
{
    TestServer server;
    const ManualClock clock;
    TransportSettings settings;
    settings.maxInFlight = 1;
    auto transport = std::make_unique<Transport>(clock, settings, 1);
    auto running = transport->send(launchOf(server.url()));
    auto queued = transport->send(readOf(server.url()));
    QTRY_COMPARE(server.seenCount(), 1);

    transport.reset();

    QVERIFY(running.isFinished() && queued.isFinished());
    QCOMPARE(running.result().error(), cancelledError());
    QCOMPARE(queued.result().error(), cancelledError());
    QVERIFY(!clock.untilNextAlarm());
}

void TransportTest::theTransportMayBeDestroyedByWhoeverHearsOfAnAnswer_data()
{
    QTest::addColumn<bool>("bySignal");
    QTest::newRow("by the record's signal") << true;
    QTest::newRow("by the future") << false;
}

void TransportTest::theTransportMayBeDestroyedByWhoeverHearsOfAnAnswer()
{
    QFETCH(bool, bySignal);
    TestServer server([](const SeenRequest &) { return httpAnswer(200); });
    const ManualClock clock;
    auto transport = std::make_unique<Transport>(clock, TransportSettings{}, 1);
    if (bySignal) {
        connect(transport.get(), &Transport::attemptFinished, this, [&transport] { transport.reset(); });
    }
    auto answer = transport->send(readOf(server.url()));
    const auto other = transport->send(readOf(server.url()));
    if (!bySignal) {
        answer.then(this, [&transport](const ApiResult<HttpAnswer> &) { transport.reset(); });
    }

    QTRY_VERIFY(!transport);
    QVERIFY(other.isFinished());
}

void TransportTest::aRecordShowsNoSecret()
{
    TestServer server([](const SeenRequest &) {
        return httpAnswer(400, "\"1234\" is no \"pin\"", {{"Set-Cookie", "session=s3cret"}});
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);
    HttpRequest request = launchOf(server.url());
    request.headers = {{"Authorization", "Bearer s3cret"}, {"X-Other", "seen"}};
    request.body = "{\"pin\":\"1234\"}";
    request.bodyForLog = "{\"pin\":\"hidden\"}";
    request.secrets = {"1234"};

    auto answer = transport.send(request);
    QVERIFY(waitFor(answer));

    const QByteArray hidden = redactedPlaceholder().toUtf8();
    const auto record = attempts.at(0).at(0).value<RequestRecord>();
    QCOMPARE(server.seen().at(0).header("Authorization"), QByteArray("Bearer s3cret"));
    QCOMPARE(server.seen().at(0).body, request.body);
    QCOMPARE(headerValue(record.requestHeaders, "Authorization"), hidden);
    QCOMPARE(headerValue(record.requestHeaders, "X-Other"), QByteArray("seen"));
    QCOMPARE(headerValue(record.responseHeaders, "Set-Cookie"), hidden);
    QCOMPARE(record.requestBody, QByteArray("{\"pin\":\"hidden\"}"));
    QCOMPARE(record.responseBody, QByteArray("\"" + hidden + "\" is no \"pin\""));
}

void TransportTest::aRecordOfARedirectShowsNoKey()
{
    TestServer server([](const SeenRequest &) {
        return httpAnswer(302, {},
                          {{"Location", "https://u:s3cret@store.example/file?signature=s3cret#s3cret"}});
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);

    QVERIFY(waitFor(transport.send(readOf(server.url()))));

    const auto record = attempts.at(0).at(0).value<RequestRecord>();
    QCOMPARE(headerValue(record.responseHeaders, "Location"), QByteArray("https://store.example/file"));
}

void TransportTest::aRecordOfTheTokenEndpointShowsNoBodies()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(200, "{\"access_token\":\"s3cret\"}"); });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);
    HttpRequest request = readOf(server.url());
    request.method = "POST";
    request.body = "client_secret=s3cret";
    request.contentType = "application/x-www-form-urlencoded";
    request.recordsBodies = false;

    QVERIFY(waitFor(transport.send(request)));

    const auto record = attempts.at(0).at(0).value<RequestRecord>();
    QCOMPARE(record.requestBody, redactedPlaceholder().toUtf8());
    QCOMPARE(record.responseBody, redactedPlaceholder().toUtf8());
}

QTEST_GUILESS_MAIN(TransportTest)
#include "net_transport.moc"
