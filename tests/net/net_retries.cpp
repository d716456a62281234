#include "net/transport.h"
#include "tests/net/requests.h"
#include "tests/net/testserver.h"
#include "tests/support/manualclock.h"

#include <QTcpSocket>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

/// Waits as API.md has them, without the jitter.
TransportSettings exactSettings()
{
    TransportSettings settings;
    settings.retry.jitter = 0ms;
    return settings;
}

/// Answers the statuses one after the other, then 200.
TestServer::Responder sequenceOf(QList<int> statuses)
{
    return [statuses](const SeenRequest &) mutable {
        return httpAnswer(statuses.isEmpty() ? 200 : statuses.takeFirst());
    };
}

} // namespace

class RetriesTest final : public QObject
{
    Q_OBJECT

private slots:
    void aReadIsRepeatedAfterOneTwoAndFourSeconds_data();
    void aReadIsRepeatedAfterOneTwoAndFourSeconds();
    void afterThreeRepeatsTheLastAnswerCounts();
    void anyOtherStatusIsAnswerEnough_data();
    void anyOtherStatusIsAnswerEnough();
    void jitterComesFromTheSeedAndStaysBelowATenthOfASecond();
    void retryAfterIsReadInSecondsAndAsADate_data();
    void retryAfterIsReadInSecondsAndAsADate();
    void theServersRetryAfterIsWaitedFor();
    void aWaitThatIsTooLongIsReportedAtOnce();
    void aLaunchIsRepeatedOnlyWhenItWasNotTaken_data();
    void aLaunchIsRepeatedOnlyWhenItWasNotTaken();
    void aReadWhoseConnectionBrokeIsRepeatedThreeTimes_data();
    void aReadWhoseConnectionBrokeIsRepeatedThreeTimes();
    void tooManyRequestsHoldsEverythingBack();
    void aLongerPauseIsNotShortenedByAShorterOne();
    void everyAttemptLeavesARecord();
};

void RetriesTest::aReadIsRepeatedAfterOneTwoAndFourSeconds_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 500, 502, 503, 504}) {
        QTest::addRow("%d", status) << status;
    }
}

void RetriesTest::aReadIsRepeatedAfterOneTwoAndFourSeconds()
{
    QFETCH(int, status);
    TestServer server(sequenceOf({status, status, status}));
    ManualClock clock;
    Transport transport(clock, exactSettings(), 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);

    auto answer = transport.send(readOf(server.url()));
    int seen = 1;
    for (const Milliseconds delay : {1000ms, 2000ms, 4000ms}) {
        QTRY_COMPARE(attempts.count(), seen);
        QCOMPARE(clock.untilNextAlarm(), std::optional(delay));
        clock.advance(delay);
        ++seen;
    }

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().status, 200);
    QCOMPARE(answer.result().value().retries, 3);
    QCOMPARE(server.seenCount(), 4);
}

void RetriesTest::afterThreeRepeatsTheLastAnswerCounts()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(503, "closed"); });
    ManualClock clock;
    Transport transport(clock, exactSettings(), 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);

    auto answer = transport.send(readOf(server.url()));
    for (int attempt = 1; attempt <= 3; ++attempt) {
        QTRY_COMPARE(attempts.count(), attempt);
        clock.advance(4s);
    }

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().status, 503);
    QCOMPARE(answer.result().value().body, QByteArray("closed"));
    QCOMPARE(server.seenCount(), 4);
    QCOMPARE(transport.pendingCount(), 0);
}

void RetriesTest::anyOtherStatusIsAnswerEnough_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 400, 401, 403, 404, 405, 409, 410, 422, 501, 505}) {
        QTest::addRow("%d", status) << status;
    }
}

void RetriesTest::anyOtherStatusIsAnswerEnough()
{
    QFETCH(int, status);
    TestServer server([status](const SeenRequest &) { return httpAnswer(status); });
    const ManualClock clock;
    Transport transport(clock, exactSettings(), 1);

    auto answer = transport.send(readOf(server.url()));

    QVERIFY(waitFor(answer));
    QVERIFY(answer.result().ok());
    QCOMPARE(answer.result().value().status, status);
    QCOMPARE(server.seenCount(), 1);
}

void RetriesTest::jitterComesFromTheSeedAndStaysBelowATenthOfASecond()
{
    const auto delayWithSeed = [](quint32 seed) {
        TestServer server(sequenceOf({503}));
        ManualClock clock;
        Transport transport(clock, {}, seed);
        QSignalSpy attempts(&transport, &Transport::attemptFinished);
        const auto answer = transport.send(readOf(server.url()));
        const bool failed = attempts.wait();
        return failed ? clock.untilNextAlarm().value_or(0ms) : 0ms;
    };
    QSet<qint64> delays;
    for (quint32 seed = 1; seed <= 8; ++seed) {
        const Milliseconds delay = delayWithSeed(seed);
        QVERIFY(delay >= 1000ms && delay <= 1100ms);
        delays.insert(delay.count());
    }
    QVERIFY(delays.size() > 1);
    QCOMPARE(delayWithSeed(3), delayWithSeed(3));
}

void RetriesTest::retryAfterIsReadInSecondsAndAsADate_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("seconds"); // -1: not understood
    QTest::newRow("seconds") << QByteArray("7") << qint64(7);
    QTest::newRow("seconds among spaces") << QByteArray(" 12 ") << qint64(12);
    QTest::newRow("at once") << QByteArray("0") << qint64(0);
    QTest::newRow("more digits than fit") << QByteArray("99999999999999999999") << qint64(86400);
    QTest::newRow("a date") << QByteArray("Mon, 05 Jan 2026 09:00:30 GMT") << qint64(30);
    QTest::newRow("a date in RFC 850's form") << QByteArray("Monday, 05-Jan-26 09:00:30 GMT") << qint64(30);
    QTest::newRow("a date in asctime's form") << QByteArray("Mon Jan  5 09:00:30 2026") << qint64(30);
    QTest::newRow("a date that is past") << QByteArray("Mon, 05 Jan 2026 08:00:00 GMT") << qint64(0);
    QTest::newRow("nothing") << QByteArray() << qint64(-1);
    QTest::newRow("a negative number") << QByteArray("-5") << qint64(-1);
    QTest::newRow("words") << QByteArray("soon") << qint64(-1);
}

void RetriesTest::retryAfterIsReadInSecondsAndAsADate()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, seconds);
    const auto delay = parseRetryAfter(value, ManualClock().nowUtc());
    QCOMPARE(delay.has_value(), seconds >= 0);
    QCOMPARE(delay.value_or(-1s), Milliseconds(std::chrono::seconds(seconds)));
}

void RetriesTest::theServersRetryAfterIsWaitedFor()
{
    int count = 0;
    TestServer server([&count](const SeenRequest &) {
        return ++count == 1 ? httpAnswer(503, {}, {{"Retry-After", "17"}}) : httpAnswer(200);
    });
    ManualClock clock;
    Transport transport(clock, {}, 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);

    auto answer = transport.send(readOf(server.url()));

    QTRY_COMPARE(attempts.count(), 1);
    QCOMPARE(clock.untilNextAlarm(), std::optional<Milliseconds>(17s));
    clock.advance(17s);
    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().status, 200);
}

void RetriesTest::aWaitThatIsTooLongIsReportedAtOnce()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(429, {}, {{"Retry-After", "3600"}}); });
    ManualClock clock;
    Transport transport(clock, {}, 1);

    auto answer = transport.send(readOf(server.url()));

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().status, 429);
    QCOMPARE(answer.result().value().retries, 0);
    auto next = transport.send(readOf(server.url()));
    QCOMPARE(clock.untilNextAlarm(), std::optional<Milliseconds>(300s));
    clock.advance(300s);
    QVERIFY(waitFor(next));
    QCOMPARE(server.seenCount(), 2);
}

void RetriesTest::aLaunchIsRepeatedOnlyWhenItWasNotTaken_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("repeated");
    QTest::newRow("429") << 429 << true;
    QTest::newRow("503") << 503 << true;
    QTest::newRow("500") << 500 << false;
    QTest::newRow("502") << 502 << false;
    QTest::newRow("504") << 504 << false;
    QTest::newRow("400") << 400 << false;
}

void RetriesTest::aLaunchIsRepeatedOnlyWhenItWasNotTaken()
{
    QFETCH(int, status);
    QFETCH(bool, repeated);
    TestServer server(sequenceOf({status}));
    ManualClock clock;
    Transport transport(clock, exactSettings(), 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);

    auto answer = transport.send(launchOf(server.url()));
    QTRY_COMPARE(attempts.count(), 1);
    clock.advance(1s);

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().status, repeated ? 200 : status);
    QCOMPARE(server.count("POST", "/"), repeated ? 2 : 1);
    QCOMPARE(transport.pendingCount(), 0);
    for (const SeenRequest &request : server.seen()) {
        QCOMPARE(request.body, QByteArray("{}"));
    }
}

void RetriesTest::aReadWhoseConnectionBrokeIsRepeatedThreeTimes_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("without a word") << QByteArray();
    QTest::newRow("within the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-");
    QTest::newRow("within the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{");
}

void RetriesTest::aReadWhoseConnectionBrokeIsRepeatedThreeTimes()
{
    QFETCH(QByteArray, words);
    TestServer server([&words](const SeenRequest &request) {
        request.socket->write(words);
        request.socket->disconnectFromHost();
        return QByteArray();
    });
    ManualClock clock;
    Transport transport(clock, exactSettings(), 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);

    auto answer = transport.send(readOf(server.url()));
    for (int attempt = 1; attempt <= 3; ++attempt) {
        QTRY_COMPARE(attempts.count(), attempt);
        QVERIFY(!answer.isFinished());
        clock.advance(4s);
    }

    QVERIFY(waitFor(answer));
    QCOMPARE(attempts.count(), 4);
    QCOMPARE(answer.result().error().kind, ApiError::Kind::Network);
}

void RetriesTest::tooManyRequestsHoldsEverythingBack()
{
    bool isFull = true;
    TestServer server([&isFull](const SeenRequest &) {
        return isFull ? httpAnswer(429, {}, {{"Retry-After", "20"}}) : httpAnswer(200);
    });
    ManualClock clock;
    Transport transport(clock, {}, 1);
    QSignalSpy paused(&transport, &Transport::paused);
    QSignalSpy resumed(&transport, &Transport::resumed);

    auto first = transport.send(readOf(server.url(QStringLiteral("/first"))));
    QTRY_COMPARE(paused.count(), 1);
    QCOMPARE(paused.at(0).at(0).toDateTime(), clock.nowUtc().addSecs(20));
    isFull = false;
    auto read = transport.send(readOf(server.url(QStringLiteral("/read"))));
    auto launch = transport.send(launchOf(server.url(QStringLiteral("/launch"))));
    clock.advance(19999ms);
    QCOMPARE(server.seenCount(), 1);
    QCOMPARE(transport.pendingCount(), 3);
    QCOMPARE(resumed.count(), 0);
    clock.advance(1ms);

    QVERIFY(waitFor(first) && waitFor(read) && waitFor(launch));
    QCOMPARE(resumed.count(), 1);
    QCOMPARE(server.seenCount(), 4);
    QCOMPARE(first.result().value().retries, 1);
    QCOMPARE(launch.result().value().retries, 0);
}

void RetriesTest::aLongerPauseIsNotShortenedByAShorterOne()
{
    TestServer server;
    ManualClock clock;
    Transport transport(clock, {}, 1);
    QSignalSpy paused(&transport, &Transport::paused);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);
    auto one = transport.send(readOf(server.url()));
    auto other = transport.send(readOf(server.url()));
    QTRY_COMPARE(server.seenCount(), 2);

    server.seen().at(0).socket->write(httpAnswer(429, {}, {{"Retry-After", "30"}}));
    QTRY_COMPARE(attempts.count(), 1);
    server.seen().at(1).socket->write(httpAnswer(429, {}, {{"Retry-After", "5"}}));
    QTRY_COMPARE(attempts.count(), 2);

    QCOMPARE(paused.count(), 1);
    QCOMPARE(clock.untilNextAlarm(), std::optional<Milliseconds>(30s));
}

void RetriesTest::everyAttemptLeavesARecord()
{
    TestServer server(sequenceOf({502}));
    ManualClock clock;
    Transport transport(clock, exactSettings(), 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);
    HttpRequest request = readOf(server.url(QStringLiteral("/thing")));
    request.executionId = ExecutionId(QStringLiteral("an-execution"));

    auto answer = transport.send(request);
    QTRY_COMPARE(attempts.count(), 1);
    clock.advance(1s);
    QVERIFY(waitFor(answer));

    const auto first = attempts.at(0).at(0).value<RequestRecord>();
    const auto second = attempts.at(1).at(0).value<RequestRecord>();
    QCOMPARE(first.status, 502);
    QCOMPARE(second.status, 200);
    QCOMPARE(first.attempt, 1);
    QCOMPARE(second.attempt, 2);
    QCOMPARE(first.requestId, second.requestId);
    QCOMPARE(server.seen().at(0).header("X-Request-Id"), first.requestId.toLatin1());
    QCOMPARE(answer.result().value().requestId, first.requestId);
    QCOMPARE(second.startedAt, first.startedAt.addSecs(1));
    QCOMPARE(second.executionId, request.executionId);
}

QTEST_GUILESS_MAIN(RetriesTest)
#include "net_retries.moc"
