#include "net/transport.h"
#include "tests/net/hangup.h"
#include "tests/net/requests.h"
#include "tests/net/testserver.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

TransportSettings withoutJitter()
{
    TransportSettings settings;
    settings.retry.jitter = 0ms;
    return settings;
}

HttpRequest retriedLaunchOf(const QUrl &url)
{
    HttpRequest request = launchOf(url);
    request.repeat = HttpRequest::Repeat::LaunchRetried;
    return request;
}

} // namespace

/// A launch that an operator allowed to be repeated.
class LaunchRetriedTest final : public QObject
{
    Q_OBJECT

private slots:
    void aStatusIsTriedAgainOrNot_data();
    void aStatusIsTriedAgainOrNot();
    void theLastAnswerIsToldAfterThreeRepeats();
    void aBrokenConnectionIsNeverRepeated_data();
    void aBrokenConnectionIsNeverRepeated();
    void aRepeatThatFailsLeavesTheFirstOpen_data();
    void aRepeatThatFailsLeavesTheFirstOpen();
    void anOrdinaryLaunchIsStillSentOnce();
};

void LaunchRetriedTest::aStatusIsTriedAgainOrNot_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("sent");
    QTest::addColumn<bool>("mayHaveStartedTwice");
    QTest::newRow("429 was not taken") << 429 << 2 << false;
    QTest::newRow("503 was not taken") << 503 << 2 << false;
    QTest::newRow("500 leaves it open") << 500 << 2 << true;
    QTest::newRow("502 leaves it open") << 502 << 2 << true;
    QTest::newRow("504 leaves it open") << 504 << 2 << true;
    QTest::newRow("501") << 501 << 1 << false;
    QTest::newRow("400") << 400 << 1 << false;
    QTest::newRow("408") << 408 << 1 << false;
}

void LaunchRetriedTest::aStatusIsTriedAgainOrNot()
{
    QFETCH(int, status);
    QFETCH(int, sent);
    QFETCH(bool, mayHaveStartedTwice);
    int answers = 0;
    TestServer server([&](const SeenRequest &) { return httpAnswer(++answers == 1 ? status : 200); });
    ManualClock clock;
    Transport transport(clock, withoutJitter(), 1);

    const auto answer = transport.send(retriedLaunchOf(server.url()));
    if (sent > 1) {
        QTRY_COMPARE(clock.untilNextAlarm(), std::optional<Milliseconds>(1s));
        clock.advance(1s);
    }

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().status, sent > 1 ? 200 : status);
    QCOMPARE(answer.result().value().retries, sent - 1);
    QCOMPARE(answer.result().value().mayHaveStartedTwice, mayHaveStartedTwice);
    QCOMPARE(server.seenCount(), sent);
}

void LaunchRetriedTest::theLastAnswerIsToldAfterThreeRepeats()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(500); });
    ManualClock clock;
    Transport transport(clock, withoutJitter(), 1);

    const auto answer = transport.send(retriedLaunchOf(server.url()));
    for (const Milliseconds delay : {1000ms, 2000ms, 4000ms}) {
        QTRY_COMPARE(clock.untilNextAlarm(), std::optional(delay));
        clock.advance(delay);
    }

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().status, 500);
    QVERIFY(answer.result().value().mayHaveStartedTwice);
    QCOMPARE(server.seenCount(), 4);
}

void LaunchRetriedTest::aBrokenConnectionIsNeverRepeated_data()
{
    QTest::addColumn<HangUpManner>("manner");
    QTest::newRow("FIN") << HangUpManner::Fin;
    QTest::newRow("RST") << HangUpManner::Rst;
}

void LaunchRetriedTest::aBrokenConnectionIsNeverRepeated()
{
    QFETCH(HangUpManner, manner);
    TestServer server([manner](const SeenRequest &request) {
        hangUp(*request.socket, manner);
        return QByteArray();
    });
    ManualClock clock;
    Transport transport(clock, withoutJitter(), 1);

    const auto answer = transport.send(retriedLaunchOf(server.url()));

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().error().kind, ApiError::Kind::OutcomeUnknown);
    clock.advance(1h);
    QCOMPARE(server.seenCount(), 1);
}

void LaunchRetriedTest::aRepeatThatFailsLeavesTheFirstOpen_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("500 may have started") << 500 << ApiError::Kind::OutcomeUnknown;
    QTest::newRow("503 did not start") << 503 << ApiError::Kind::Network;
}

void LaunchRetriedTest::aRepeatThatFailsLeavesTheFirstOpen()
{
    QFETCH(int, first);
    QFETCH(ApiError::Kind, kind);
    std::optional<TestServer> server([first](const SeenRequest &) {
        return httpAnswer(first, {}, {{"Connection", "close"}});
    });
    ManualClock clock;
    Transport transport(clock, withoutJitter(), 1);

    const auto answer = transport.send(retriedLaunchOf(server->url()));
    QTRY_COMPARE(clock.untilNextAlarm(), std::optional<Milliseconds>(1s));
    server.reset();
    clock.advance(1s);

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().error().kind, kind);
}

void LaunchRetriedTest::anOrdinaryLaunchIsStillSentOnce()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(500); });
    const ManualClock clock;
    Transport transport(clock, withoutJitter(), 1);

    const auto answer = transport.send(launchOf(server.url()));

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().status, 500);
    QVERIFY(!answer.result().value().mayHaveStartedTwice);
    QCOMPARE(server.seenCount(), 1);
}

QTEST_GUILESS_MAIN(LaunchRetriedTest)
#include "net_launchretried.moc"
