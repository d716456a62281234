#include "tests/simulator/rawclient.h"
#include "tests/support/manualclock.h"
#include "webhook/webhooklistener.h"
#include "webhook/webhooksecret.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace flowconsole;
using flowconsole::http::test::RawClient;

namespace {

const QString secret = QStringLiteral("0123456789abcdefghij");

QByteArray someEvent(const QByteArray &changes = {})
{
    return "{\"eventType\":\"flow:node:enter\",\"conversationId\":\"c1\",\"flowId\":\"f1\",\"nodeId\":\"n1\","
           "\"nodeType\":\"menu\",\"nodeName\":\"Main menu\",\"timestamp\":\"2026-01-05T08:59:59.000Z\"" +
           changes + "}";
}

QByteArray post(const QByteArray &body, const QByteArray &path = "/" + secret.toLatin1(),
                const QByteArray &type = "application/json")
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// A listener with what it has told so far.
struct Bench
{
    explicit Bench(const WebhookListenerOptions &changes = {}) : listener(clock)
    {
        WebhookListenerOptions options = changes;
        options.secret = secret;
        const auto started = listener.start(options);
        [&] { QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().message)); }();
        QObject::connect(&listener, &WebhookListener::eventsReceived, &listener,
                         [this](const QList<FlowEvent> &batch) {
                             ++batches;
                             events += batch;
                         });
    }
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(listener.url().port()); }

    /// The status line and all that came with it.
    [[nodiscard]] QByteArray answerTo(const QByteArray &request) const
    {
        RawClient client(port());
        client.send(request);
        return client.receivedUntil("\r\n\r\n");
    }

    ManualClock clock;
    WebhookListener listener;
    QList<FlowEvent> events;
    int batches = 0;
};

} // namespace

class WebhookTest final : public QObject
{
    Q_OBJECT

private slots:
    void anEventIsAnsweredAndTold()
    {
        Bench bench;
        QVERIFY(bench.answerTo(post(someEvent())).startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(bench.events.size(), 1);
        const FlowEvent told = bench.events.first();
        QCOMPARE(told.conversationId.text(), QStringLiteral("c1"));
        QCOMPARE(told.flowId.text(), QStringLiteral("f1"));
        QCOMPARE(told.transition.event, NodeEvent::Entered);
        QCOMPARE(told.transition.nodeId, QStringLiteral("n1"));
        QCOMPARE(told.transition.nodeName, QStringLiteral("Main menu"));
        QCOMPARE(told.transition.nodeType, QStringLiteral("menu"));
        QCOMPARE(told.transition.at, QDateTime(QDate(2026, 1, 5), QTime(8, 59, 59), Qt::UTC));
        QCOMPARE(told.transition.provenance, Provenance::Pushed);
        QCOMPARE(told.transition.receivedAt, bench.clock.nowUtc());
    }

    void theCallbackMayLieBelowAnyPath()
    {
        Bench bench;
        QVERIFY(bench.answerTo(post(someEvent(), "/behind/a/proxy/" + secret.toLatin1() + "?x=1"))
                    .startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(bench.events.size(), 1);
    }

    void manyEventsComeInBatchesAndInOrder()
    {
        Bench bench;
        RawClient client(bench.port());
        QByteArray all;
        for (int i = 0; i < 500; ++i) {
            all += post(someEvent(",\"message\":\"" + QByteArray::number(i) + "\""));
        }
        client.send(all);
        QTRY_COMPARE(bench.events.size(), 500);
        for (int i = 0; i < 500; ++i) {
            QCOMPARE(bench.events.at(i).transition.message, QString::number(i));
        }
        QVERIFY2(bench.batches < 100, qPrintable(QString::number(bench.batches)));
    }

    void withoutTheSecretNothingIsThere_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("another") << post(someEvent(), "/0123456789abcdefghiJ");
        QTest::newRow("longer") << post(someEvent(), "/" + secret.toLatin1() + "x");
        QTest::newRow("shorter") << post(someEvent(), "/0123456789abcdefghi");
        QTest::newRow("none") << post(someEvent(), "/");
        QTest::newRow("not last") << post(someEvent(), "/" + secret.toLatin1() + "/");
        QTest::newRow("in the query") << post(someEvent(), "/?" + secret.toLatin1());
        QTest::newRow("a read") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QTest::newRow("another content") << post("x", "/", "text/plain");
    }

    void withoutTheSecretNothingIsThere()
    {
        QFETCH(QByteArray, request);
        Bench bench;
        const QByteArray answer = bench.answerTo(request);
        QVERIFY(answer.startsWith("HTTP/1.1 404"));
        QVERIFY(!answer.contains("POST") && !answer.contains("secret"));
        QCOMPARE(bench.listener.refused(WebhookRefusal::WrongSecret), 1);
    }

    void onlyPostOfJsonIsTaken()
    {
        Bench bench;
        const QByteArray get =
            bench.answerTo("GET /" + secret.toLatin1() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(get.startsWith("HTTP/1.1 405"));
        QVERIFY(get.contains("Allow: POST"));
        QVERIFY(bench.answerTo(post(someEvent(), "/" + secret.toLatin1(), "text/plain"))
                    .startsWith("HTTP/1.1 415"));
        QVERIFY(bench.answerTo(post(someEvent(), "/" + secret.toLatin1(), "application/jsonx"))
                    .startsWith("HTTP/1.1 415"));
        QVERIFY(bench.answerTo(post(someEvent(), "/" + secret.toLatin1(), "Application/JSON; charset=utf-8"))
                    .startsWith("HTTP/1.1 200"));
        QCOMPARE(bench.listener.refused(WebhookRefusal::NotPost), 1);
        QCOMPARE(bench.listener.refused(WebhookRefusal::NotJson), 2);
    }

    void whatCannotBeReadIsAnsweredWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<WebhookRefusal>("reason");
        QTest::addColumn<QByteArray>("words");
        using enum WebhookRefusal;
        const auto changed = [](const QByteArray &from, const QByteArray &to) {
            QByteArray body = someEvent();
            Q_ASSERT(body.contains(from));
            return body.replace(from, to);
        };
        QTest::newRow("no JSON") << QByteArray("hello") << Malformed << QByteArray("not JSON");
        QTest::newRow("empty") << QByteArray() << Malformed << QByteArray("not JSON");
        QTest::newRow("half") << someEvent().chopped(1) << Malformed << QByteArray("not JSON");
        QTest::newRow("bad UTF-8") << someEvent(",\"message\":\"\xff\"") << Malformed << QByteArray("not JSON");
        QTest::newRow("deep") << QByteArray(30000, '[') << Malformed << QByteArray("not JSON");
        QTest::newRow("two at once") << "[" + someEvent() + "]" << Malformed << QByteArray("one event");
        QTest::newRow("another event")
            << changed("flow:node:enter", "flow:node:jump") << UnknownEvent << QByteArray("flow:node:jump");
        QTest::newRow("no event") << changed("eventType", "event") << MissingField << QByteArray("eventType");
        QTest::newRow("no conversation")
            << changed("\"c1\"", "null") << MissingField << QByteArray("conversationId");
        QTest::newRow("empty flow") << changed("\"f1\"", "\"\"") << MissingField << QByteArray("flowId");
        QTest::newRow("no node") << changed("nodeId", "node") << MissingField << QByteArray("nodeId");
        QTest::newRow("a number as id") << changed("\"c1\"", "17") << WrongType << QByteArray("conversationId");
        QTest::newRow("control characters")
            << changed("\"c1\"", "\"c\\n1\"") << WrongType << QByteArray("printable");
        QTest::newRow("a number as message")
            << someEvent(",\"message\":5") << WrongType << QByteArray("message");
        QTest::newRow("a long id") << changed("\"c1\"", '"' + QByteArray(129, 'c') + '"') << TooLong
                                   << QByteArray("128");
        QTest::newRow("no time") << changed("2026-01-05T08:59:59.000Z", "soon") << BadTimestamp
                                 << QByteArray("timestamp");
        QTest::newRow("no zone") << changed("59.000Z", "59.000") << BadTimestamp << QByteArray("timestamp");
        QTest::newRow("long ago") << changed("2026-01-05", "1970-01-01") << BadTimestamp
                                  << QByteArray("far from now");
        QTest::newRow("far ahead") << changed("2026-01-05", "2126-01-05") << BadTimestamp
                                   << QByteArray("far from now");
    }

    void whatCannotBeReadIsAnsweredWithTheReason()
    {
        QFETCH(QByteArray, body);
        QFETCH(WebhookRefusal, reason);
        QFETCH(QByteArray, words);
        Bench bench;
        RawClient client(bench.port());
        client.send(post(body));
        const QByteArray answer = client.receivedUntil("}");
        QVERIFY2(answer.startsWith("HTTP/1.1 400"), answer.constData());
        QVERIFY2(answer.contains(words), answer.constData());
        for (const WebhookRefusal each : allWebhookRefusals) {
            QCOMPARE(bench.listener.refused(each), each == reason ? 1 : 0);
        }
        // The connection is as good as before.
        client.forget();
        client.send(post(someEvent()));
        QVERIFY(client.receivedUntil("\r\n\r\n").startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(bench.events.size(), 1);
    }

    void aLongMessageIsCut()
    {
        Bench bench;
        QVERIFY(bench.answerTo(post(someEvent(",\"message\":\"" + QByteArray(5000, 'm') + "\"")))
                    .startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(bench.events.size(), 1);
        QCOMPARE(bench.events.first().transition.message.size(), 1024);
    }

    void anEventOfTheWholeFlowNeedsNoNode()
    {
        Bench bench;
        QVERIFY(
            bench
                .answerTo(post("{\"eventType\":\"flow:complete\",\"conversationId\":\"c1\",\"flowId\":\"f1\","
                               "\"timestamp\":\"2026-01-05T10:00:00+01:00\",\"more\":{}}"))
                .startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(bench.events.size(), 1);
        QCOMPARE(bench.events.first().transition.event, NodeEvent::Completed);
        QCOMPARE(bench.events.first().transition.at, bench.clock.nowUtc());
    }

    void aBodyBeyondTheLimitIsRefused()
    {
        Bench bench;
        const QByteArray answer =
            bench.answerTo(post(someEvent(",\"x\":\"" + QByteArray(64 * 1024, 'x') + "\"")));
        QVERIFY2(answer.startsWith("HTTP/1.1 413"), answer.constData());
        QVERIFY(answer.contains("application/json"));
        QCOMPARE(bench.listener.refused(WebhookRefusal::BrokenRequest), 1);
        // Nor does one get in that only announces its length.
        QVERIFY(bench
                    .answerTo("POST /" + secret.toLatin1() +
                              " HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n")
                    .startsWith("HTTP/1.1 413"));
    }

    void aSenderThatTricklesIsCutOff()
    {
        WebhookListenerOptions options;
        options.readTime = Milliseconds(100);
        options.idleTime = Milliseconds(100);
        Bench bench(options);
        RawClient silent(bench.port());
        RawClient halfHead(bench.port());
        halfHead.send("POST /");
        RawClient halfBody(bench.port());
        halfBody.send(post(someEvent()).chopped(5));
        for (RawClient *client : {&silent, &halfHead, &halfBody}) {
            QTRY_VERIFY(!client->isOpen());
        }
        QVERIFY(bench.events.isEmpty());
    }

    void hundredsOfIdleConnectionsKeepNobodyOut()
    {
        Bench bench;
        std::vector<std::unique_ptr<RawClient>> idle;
        for (int i = 0; i < 300; ++i) {
            idle.push_back(std::make_unique<RawClient>(bench.port()));
        }
        QVERIFY(bench.answerTo(post(someEvent())).startsWith("HTTP/1.1 200"));
    }

    void aReceiverThatLagsBehindMakesSendersComeAgain()
    {
        WebhookListenerOptions options;
        options.longestQueue = 3;
        Bench bench(options);
        // This thread takes nothing in while it waits for the sender's thread.
        QByteArray received;
        std::thread sender([&received, port = bench.port()] {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            socket.waitForConnected(5000);
            socket.write(post(someEvent()).repeated(5));
            while (received.count("HTTP/1.1") < 5 && socket.waitForReadyRead(5000)) {
                received += socket.readAll();
            }
        });
        sender.join();
        QCOMPARE(received.count("HTTP/1.1 200"), 3);
        QCOMPARE(received.count("HTTP/1.1 503"), 2);
        QVERIFY(received.contains("Retry-After: 1"));
        QTRY_COMPARE(bench.events.size(), 3);
        QVERIFY(bench.answerTo(post(someEvent())).startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(bench.events.size(), 4);
        QCOMPARE(bench.listener.refused(WebhookRefusal::QueueFull), 2);
    }

    void itMayEndWhileEventsAreOnTheirWay()
    {
        auto bench = std::make_unique<Bench>();
        RawClient client(bench->port());
        client.send(post(someEvent()).repeated(50));
        QVERIFY(client.receivedUntil("HTTP/1.1 200").startsWith("HTTP/1.1 200"));
        bench.reset();
        QTRY_VERIFY(!client.isOpen());
    }

    void aWeakSecretAndATakenPortAreSaid()
    {
        const ManualClock clock;
        WebhookListener first(clock);
        WebhookListenerOptions options;
        for (const char *weak : {"", "short", "with/a/slash/in/its/middle"}) {
            options.secret = QLatin1String(weak);
            const auto refused = first.start(options);
            QVERIFY(!refused.ok());
            QVERIFY(refused.error().message.contains(u"secret"));
        }
        QVERIFY(first.url().isEmpty());
        options.secret = secret;
        QVERIFY(first.start(options).ok());
        options.port = static_cast<quint16>(first.url().port());
        WebhookListener second(clock);
        const auto taken = second.start(options);
        QVERIFY(!taken.ok());
        QVERIFY(taken.error().message.contains(u"in use"));
    }

    void secretsDifferAndFitIntoAPath()
    {
        const QString one = makeWebhookSecret();
        QCOMPARE(one.size(), 43);
        QVERIFY(one != makeWebhookSecret());
        QCOMPARE(QUrl::toPercentEncoding(one), one.toLatin1());
        QVERIFY(!endsInSecret("/", ""));
    }
};

QTEST_GUILESS_MAIN(WebhookTest)
#include "webhooktest.moc"
