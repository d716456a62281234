#include "domain/errorcodes.h"
#include "domain/words.h"
#include "net/transport.h"
#include "tests/net/requests.h"
#include "tests/net/testserver.h"
#include "tests/support/manualclock.h"

#include <QTcpSocket>
#include <QTest>

#include <sys/resource.h>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 gibibyte = 1024 * mebibyte;

HttpRequest jsonReadOf(const QUrl &url)
{
    HttpRequest request = readOf(url);
    request.expectsJson = true;
    return request;
}

/// The most memory that this process has used so far.
qint64 peakMemory()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024;
}

/// Writes to `socket` as much as it takes, a mebibyte at a time, up to `total`; counts what it gave.
void streamTo(QTcpSocket *socket, qint64 total, qint64 &given, bool isChunked)
{
    static const QByteArray block(mebibyte, 'x');
    const auto writeMore = [socket, total, &given, isChunked] {
        while (given < total && socket->bytesToWrite() < 2 * mebibyte &&
               socket->state() == QAbstractSocket::ConnectedState) {
            socket->write(isChunked ? "100000\r\n" + block + "\r\n" : block);
            given += block.size();
        }
    };
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, writeMore);
    writeMore();
}

} // namespace

/// What comes back where JSON was asked for, and what people are told of it.
class AnswersTest final : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerFromSomebodyElseIsNamed_data();
    void anAnswerFromSomebodyElseIsNamed();
    void whatIsAnAnswerStaysOne_data();
    void whatIsAnAnswerStaysOne();
    void aPageInAnswerToALaunchLeavesItOpen();
    void aRedirectOfALaunchIsNoLaunch();
    void aRedirectLoopIsNotWalked();
    void aTruncatedAnswerIsTriedAgainAndThenNamed_data();
    void aTruncatedAnswerIsTriedAgainAndThenNamed();
    void aTruncatedAnswerToALaunchLeavesItOpen();
    void aGibibyteIsRefusedAtTheLimitWithoutItsMemory_data();
    void aGibibyteIsRefusedAtTheLimitWithoutItsMemory();
    void anAnswerThatUnpacksWithoutEndIsRefused();
    void aPackedAnswerThatIsDamagedIsNone();
    void aHeadWithoutEndIsRefused();
    void whatComesBeforeAndAfterAnAnswerIsNotPartOfIt();
    void aNameThatDoesNotResolveIsSaid();
    void aHostThatRefusesIsSaid();
    void aServerThatSpeaksNoHttpIsSaid();
    void aSlowServerIsLeftWithWords();
};

void AnswersTest::anAnswerFromSomebodyElseIsNamed_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("named");
    const QByteArray page = "<!DOCTYPE html><html><title>Hotel</title></html>";
    const auto row = [](const char *name, const QByteArray &answer, const QString &code, const QString &named) {
        QTest::newRow(name) << answer << code << named;
    };
    row("a page of a proxy", httpAnswer(200, page, {{"Content-Type", "text/html; charset=utf-8"}}),
        errorcodes::answerIsPage, QStringLiteral("text/html"));
    row("a page that says it is JSON", httpAnswer(200, page, {{"Content-Type", "application/json"}}),
        errorcodes::answerIsPage, QStringLiteral("web page"));
    row("a page without a type", httpAnswer(200, "\r\n " + page), errorcodes::answerIsPage,
        QStringLiteral("web page"));
    row("JSON in a page's clothes", httpAnswer(200, "{}", {{"Content-Type", "TEXT/HTML"}}),
        errorcodes::answerIsPage, QStringLiteral("text/html"));
    row("a captive portal", httpAnswer(302, {}, {{"Location", "http://login.hotel.example/in?mac=s3cret"}}),
        errorcodes::answerRedirect, QStringLiteral("login.hotel.example"));
    row("a redirect without a target", httpAnswer(301), errorcodes::answerRedirect,
        QStringLiteral("redirects"));
    row("plain text", httpAnswer(200, "OK", {{"Content-Type", "text/plain"}}), errorcodes::answerWrongType,
        QStringLiteral("text/plain"));
    row("a picture", httpAnswer(200, "\x89PNG", {{"Content-Type", "image/png"}}), errorcodes::answerWrongType,
        QStringLiteral("image/png"));
}

void AnswersTest::anAnswerFromSomebodyElseIsNamed()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, code);
    QFETCH(QString, named);
    TestServer server([&answer](const SeenRequest &) { return answer; });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);

    const auto result = transport.send(jsonReadOf(server.url()));

    QVERIFY(waitFor(result));
    QVERIFY(!result.result().ok());
    const ApiError error = result.result().error();
    QCOMPARE(error.kind, ApiError::Kind::MalformedAnswer);
    QCOMPARE(error.code, code);
    QVERIFY2(error.message.contains(named), qPrintable(error.message));
    QVERIFY2(!error.message.contains(u"s3cret"), qPrintable(error.message));
    QCOMPARE(server.seenCount(), 1);
    const ErrorWords words = describe(error);
    QVERIFY(words.whatHappened.contains(named));
    QVERIFY(!words.whatItMeans.isEmpty() && !words.whatToDo.isEmpty());
    QVERIFY(words.link != SettingLink::None);
    QCOMPARE(attempts.at(0).at(0).value<RequestRecord>().failure, error.message);
}

void AnswersTest::whatIsAnAnswerStaysOne_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::newRow("JSON") << httpAnswer(200, "{}", {{"Content-Type", "application/json;charset=UTF-8"}}) << 200;
    QTest::newRow("another kind of JSON")
        << httpAnswer(200, "{}", {{"Content-Type", "application/problem+json"}}) << 200;
    QTest::newRow("JSON without a type") << httpAnswer(200, "{}") << 200;
    QTest::newRow("JSON of another type") << httpAnswer(200, "[1]", {{"Content-Type", "text/plain"}}) << 200;
    QTest::newRow("broken JSON, for the codec to judge")
        << httpAnswer(200, "{\"a\":", {{"Content-Type", "application/json"}}) << 200;
    QTest::newRow("JSON that is longer when it is packed")
        << httpAnswer(200, qCompress("{}").mid(4), {{"Content-Encoding", "deflate"}}) << 200;
    QTest::newRow("nothing") << httpAnswer(202, {}, {{"Content-Type", "text/html"}}) << 202;
    QTest::newRow("a page with an error's status")
        << httpAnswer(404, "<html/>", {{"Content-Type", "text/html"}}) << 404;
}

void AnswersTest::whatIsAnAnswerStaysOne()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    TestServer server([&answer](const SeenRequest &) { return answer; });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto result = transport.send(jsonReadOf(server.url()));

    QVERIFY(waitFor(result));
    QVERIFY2(result.result().ok(), result.result() ? "" : qPrintable(result.result().error().message));
    QCOMPARE(result.result().value().status, status);
}

void AnswersTest::aPageInAnswerToALaunchLeavesItOpen()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(200, "<html/>"); });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    HttpRequest launch = launchOf(server.url());
    launch.expectsJson = true;

    const auto result = transport.send(launch);

    QVERIFY(waitFor(result));
    QCOMPARE(result.result().error().kind, ApiError::Kind::OutcomeUnknown);
    QVERIFY(describe(result.result().error()).whatHappened.contains(u"may have started"));
    QCOMPARE(server.seenCount(), 1);
}

void AnswersTest::aRedirectOfALaunchIsNoLaunch()
{
    TestServer server([](const SeenRequest &) {
        return httpAnswer(307, {}, {{"Location", "http://x.example/"}});
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    HttpRequest launch = launchOf(server.url());
    launch.expectsJson = true;

    const auto result = transport.send(launch);

    QVERIFY(waitFor(result));
    QCOMPARE(result.result().error().kind, ApiError::Kind::MalformedAnswer);
    QCOMPARE(result.result().error().code, errorcodes::answerRedirect);
}

void AnswersTest::aRedirectLoopIsNotWalked()
{
    TestServer server([](const SeenRequest &request) {
        return httpAnswer(302, {}, {{"Location", request.target}});
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto result = transport.send(jsonReadOf(server.url(QStringLiteral("/round"))));

    QVERIFY(waitFor(result));
    QCOMPARE(result.result().error().code, errorcodes::answerRedirect);
    QVERIFY(result.result().error().message.contains(u"/round"));
    QCOMPARE(server.seenCount(), 1);
}

void AnswersTest::aTruncatedAnswerIsTriedAgainAndThenNamed_data()
{
    QTest::addColumn<QByteArray>("half");
    QTest::newRow("by its length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");
    QTest::newRow("in a chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{\"id\":");
    QTest::newRow("between two chunks")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"id\":\r\n");
}

void AnswersTest::aTruncatedAnswerIsTriedAgainAndThenNamed()
{
    QFETCH(QByteArray, half);
    TestServer server([&half](const SeenRequest &request) {
        request.socket->write(half);
        request.socket->disconnectFromHost();
        return QByteArray();
    });
    ManualClock clock;
    TransportSettings settings;
    settings.retry.maxRetries = 1;
    settings.retry.jitter = 0ms;
    Transport transport(clock, settings, 1);

    const auto result = transport.send(jsonReadOf(server.url()));
    QTRY_COMPARE(clock.untilNextAlarm(), std::optional<Milliseconds>(1s));
    clock.advance(1s);

    QVERIFY(waitFor(result));
    QVERIFY(!result.result().ok());
    const ApiError error = result.result().error();
    QCOMPARE(error.kind, ApiError::Kind::Network);
    QCOMPARE(error.code, errorcodes::answerTruncated);
    QVERIFY2(error.message.contains(u"broke off"), qPrintable(error.message));
    QCOMPARE(server.seenCount(), 2);
}

void AnswersTest::aTruncatedAnswerToALaunchLeavesItOpen()
{
    TestServer server([](const SeenRequest &request) {
        request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");
        request.socket->disconnectFromHost();
        return QByteArray();
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto result = transport.send(launchOf(server.url()));

    QVERIFY(waitFor(result));
    QCOMPARE(result.result().error().kind, ApiError::Kind::OutcomeUnknown);
    QCOMPARE(server.seenCount(), 1);
}

void AnswersTest::aGibibyteIsRefusedAtTheLimitWithoutItsMemory_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<qint64>("most");
    QTest::newRow("announced") << "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(gibibyte) +
                                      "\r\n\r\n"
                               << 16 * mebibyte;
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                             << 128 * mebibyte;
    QTest::newRow("until the connection ends") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << 128 * mebibyte;
}

void AnswersTest::aGibibyteIsRefusedAtTheLimitWithoutItsMemory()
{
    QFETCH(QByteArray, head);
    QFETCH(qint64, most);
    qint64 given = 0;
    TestServer server([&](const SeenRequest &request) {
        request.socket->write(head);
        streamTo(request.socket, gibibyte, given, head.contains("chunked"));
        return QByteArray();
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    const qint64 before = peakMemory();

    const auto result = transport.send(jsonReadOf(server.url()));
    QTRY_VERIFY_WITH_TIMEOUT(result.isFinished(), 30'000);

    QCOMPARE(result.result().error().kind, ApiError::Kind::MalformedAnswer);
    QCOMPARE(result.result().error().code, errorcodes::answerTooLong);
    QVERIFY(describe(result.result().error()).whatHappened.contains(u"too long"));
    QVERIFY2(given < most, qPrintable(QString::number(given)));
    QVERIFY2(peakMemory() - before < 3 * most, qPrintable(QString::number(peakMemory() - before)));
}

void AnswersTest::anAnswerThatUnpacksWithoutEndIsRefused()
{
    // After qCompress()'s own four bytes it is what HTTP calls deflate.
    const QByteArray packed = qCompress(QByteArray(200 * mebibyte, 'x'), 9).mid(4);
    TestServer server([&packed](const SeenRequest &) {
        return httpAnswer(200, packed, {{"Content-Encoding", "deflate"}, {"Content-Type", "application/json"}});
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto result = transport.send(jsonReadOf(server.url()));

    QTRY_VERIFY_WITH_TIMEOUT(result.isFinished(), 30'000);
    QVERIFY(!result.result().ok());
    QCOMPARE(result.result().error().kind, ApiError::Kind::MalformedAnswer);
    QCOMPARE(result.result().error().code, errorcodes::answerTooLong);
}

void AnswersTest::aPackedAnswerThatIsDamagedIsNone()
{
    TestServer server([](const SeenRequest &) {
        return httpAnswer(200, "{\"id\":1}", {{"Content-Encoding", "gzip"}});
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto result = transport.send(jsonReadOf(server.url()));

    QVERIFY(waitFor(result));
    QVERIFY(!result.result().ok());
    QCOMPARE(result.result().error().kind, ApiError::Kind::MalformedAnswer);
}

void AnswersTest::aHeadWithoutEndIsRefused()
{
    qint64 given = 0;
    TestServer server([&given](const SeenRequest &request) {
        const QByteArray lines = QByteArray("X-More: " + QByteArray(1000, 'x') + "\r\n").repeated(1024);
        request.socket->write("HTTP/1.1 200 OK\r\n");
        QObject::connect(request.socket, &QTcpSocket::bytesWritten, request.socket,
                         [&given, lines, socket = request.socket] {
                             if (given < gibibyte && socket->bytesToWrite() == 0) {
                                 given += socket->write(lines);
                             }
                         });
        return QByteArray();
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto result = transport.send(jsonReadOf(server.url()));

    QVERIFY(waitFor(result));
    QCOMPARE(result.result().error().kind, ApiError::Kind::MalformedAnswer);
    QCOMPARE(result.result().error().code, errorcodes::answerTooLong);
}

void AnswersTest::whatComesBeforeAndAfterAnAnswerIsNotPartOfIt()
{
    TestServer server([](const SeenRequest &) {
        return QByteArray("HTTP/1.1 103 Early Hints\r\nX-Early: yes\r\n\r\n"
                          "HTTP/1.1 200 OK\r\nX-Kept: one\r\n two\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "2\r\n{}\r\n0\r\nX-Late: yes\r\n\r\n");
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto result = transport.send(jsonReadOf(server.url()));

    QVERIFY(waitFor(result));
    const HttpAnswer answer = result.result().value();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("{}"));
    QCOMPARE(answer.header("X-Kept"), QByteArray("one two"));
    QCOMPARE(answer.headers.size(), 2);
}

void AnswersTest::aNameThatDoesNotResolveIsSaid()
{
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto result = transport.send(jsonReadOf(QUrl(QStringLiteral("https://no-such-host.invalid/api"))));

    QTRY_VERIFY_WITH_TIMEOUT(result.isFinished(), 30'000);
    const ApiError error = result.result().error();
    QCOMPARE(error.kind, ApiError::Kind::Network);
    QCOMPARE(error.code, errorcodes::hostNotFound);
    const ErrorWords words = describe(error);
    QVERIFY2(words.whatHappened.contains(u"no-such-host.invalid"), qPrintable(words.whatHappened));
    QCOMPARE(words.link, SettingLink::ConnectionAddress);
}

void AnswersTest::aHostThatRefusesIsSaid()
{
    const QUrl nobody = TestServer().url();
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto result = transport.send(jsonReadOf(nobody));

    QVERIFY(waitFor(result));
    QCOMPARE(result.result().error().code, errorcodes::connectionRefused);
    QVERIFY(describe(result.result().error()).whatHappened.contains(u"refuses"));
}

void AnswersTest::aServerThatSpeaksNoHttpIsSaid()
{
    TestServer server([](const SeenRequest &request) {
        request.socket->write("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        return QByteArray();
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto result = transport.send(jsonReadOf(server.url()));

    QVERIFY(waitFor(result));
    QCOMPARE(result.result().error().kind, ApiError::Kind::MalformedAnswer);
    QCOMPARE(result.result().error().code, errorcodes::answerNotHttp);
    QVERIFY(describe(result.result().error()).whatItMeans.contains(u"Another kind of service"));
}

void AnswersTest::aSlowServerIsLeftWithWords()
{
    TestServer server;
    ManualClock clock;
    Transport transport(clock, {}, 1);
    const auto result = transport.send(jsonReadOf(server.url()));
    QTRY_COMPARE(server.seenCount(), 1);
    server.seen().at(0).socket->write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");

    clock.advance(10s);

    QVERIFY(result.isFinished());
    const ErrorWords words = describe(result.result().error());
    QVERIFY(words.whatHappened.contains(u"in time"));
    QCOMPARE(words.link, SettingLink::Network);
}

QTEST_GUILESS_MAIN(AnswersTest)
#include "net_answers.moc"
