#include "domain/errorcodes.h"
#include "net/pendinganswer.h"
#include "net/transport.h"
#include "tests/net/hangup.h"
#include "tests/net/requests.h"
#include "tests/net/testserver.h"
#include "tests/support/manualclock.h"

#include <QScopeGuard>
#include <QTcpSocket>
#include <QTest>

#include <dlfcn.h>
#include <netdb.h>

#include <condition_variable>
#include <mutex>
#include <string_view>

using namespace flowconsole;

namespace {

/// A name service that does not answer until it is told to. It takes the place of the system's for the whole
/// program, also for libcurl, and knows one name more than that one.
class SlowNames final
{
    Q_DISABLE_COPY_MOVE(SlowNames)

public:
    static constexpr std::string_view name = "slow.invalid";

    SlowNames() = default;
    ~SlowNames() { answer(); }

    /// In the thread that looks the name up.
    void wait()
    {
        std::unique_lock lock(m_mutex);
        ++m_asked;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_isOpen; });
        --m_asked;
        m_changed.notify_all();
    }
    [[nodiscard]] int asked()
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    /// Returns when nobody waits any more.
    void answer()
    {
        std::unique_lock lock(m_mutex);
        m_isOpen = true;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_asked == 0; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_asked = 0;
    bool m_isOpen = false;
};

SlowNames *slowNames = nullptr;

} // namespace

extern "C" int getaddrinfo(const char *node, const char *service, const addrinfo *hints, addrinfo **result)
{
    if (slowNames && node && node == SlowNames::name) {
        slowNames->wait();
        return EAI_NONAME;
    }
    using Function = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    static const auto system = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return system(node, service, hints, result);
}

/// What the transport does with connections: keeps them, uses them again, and leaves them.
class ConnectionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aConnectionIsUsedAgain();
    void aReadOnAConnectionThatWasClosedSucceedsOnANewOne_data();
    void aReadOnAConnectionThatWasClosedSucceedsOnANewOne();
    void aReadIsNotSentForEverOnConnectionsThatBreak();
    void aServerWithoutKeepAliveIsServedToo();
    void manyRequestsAreAnsweredEachWithItsOwn();
    void theTransportMayGoWithRequestsInEveryStage();
    void aNameThatIsStillLookedUpHoldsNobodyUp();
    void aNameAndBothKindsOfAddressesLeadThere_data();
    void aNameAndBothKindsOfAddressesLeadThere();
    void noProxyOfTheEnvironmentIsUsed();
    void aPasswordInTheAddressIsNotSent();
    void onlyWhatIsRecordedIsSent();
    void noHeaderBeginsAnother();
    void everyMethodIsSentAsItIs_data();
    void everyMethodIsSentAsItIs();
};

void ConnectionsTest::aConnectionIsUsedAgain()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(200); });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    for (const HttpRequest &request : {readOf(server.url()), launchOf(server.url()), readOf(server.url())}) {
        QVERIFY(waitFor(transport.send(request)));
    }

    QCOMPARE(server.seenCount(), 3);
    QCOMPARE(server.connectionCount(), 1);
}

void ConnectionsTest::aReadOnAConnectionThatWasClosedSucceedsOnANewOne_data()
{
    QTest::addColumn<bool>("whileIdle");
    QTest::addColumn<HangUpManner>("manner");
    QTest::newRow("while idle, FIN") << true << HangUpManner::Fin;
    QTest::newRow("while idle, RST") << true << HangUpManner::Rst;
    QTest::newRow("as the request comes, FIN") << false << HangUpManner::Fin;
    QTest::newRow("as the request comes, RST") << false << HangUpManner::Rst;
}

void ConnectionsTest::aReadOnAConnectionThatWasClosedSucceedsOnANewOne()
{
    QFETCH(bool, whileIdle);
    QFETCH(HangUpManner, manner);
    int requests = 0;
    TestServer server([&](const SeenRequest &request) {
        if (++requests == 2 && !whileIdle) {
            hangUp(*request.socket, manner);
            return QByteArray();
        }
        return httpAnswer(200, "{}");
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);
    QVERIFY(waitFor(transport.send(readOf(server.url()))));
    if (whileIdle) {
        hangUp(*server.seen().at(0).socket, manner);
    }

    const auto second = transport.send(readOf(server.url()));

    QVERIFY(waitFor(second));
    QVERIFY2(second.result().ok(), second.result() ? "" : qPrintable(second.result().error().message));
    QCOMPARE(second.result().value().body, QByteArray("{}"));
    QCOMPARE(second.result().value().retries, 0);
    QCOMPARE(server.connectionCount(), 2);
    QCOMPARE(server.seenCount(), whileIdle ? 2 : 3);
    QCOMPARE(attempts.count(), 2);
}

void ConnectionsTest::aReadIsNotSentForEverOnConnectionsThatBreak()
{
    int requests = 0;
    TestServer server([&requests](const SeenRequest &request) {
        if (++requests == 1) {
            return httpAnswer(200);
        }
        hangUp(*request.socket, HangUpManner::Fin);
        return QByteArray();
    });
    ManualClock clock;
    TransportSettings settings;
    settings.retry.maxRetries = 0;
    Transport transport(clock, settings, 1);
    QVERIFY(waitFor(transport.send(readOf(server.url()))));

    const auto second = transport.send(readOf(server.url()));

    QVERIFY(waitFor(second));
    QCOMPARE(second.result().error().kind, ApiError::Kind::Network);
    QCOMPARE(second.result().error().code, errorcodes::connectionBroke);
    QCOMPARE(server.seenCount(), 3);
}

void ConnectionsTest::aServerWithoutKeepAliveIsServedToo()
{
    TestServer server([](const SeenRequest &request) {
        request.socket->write("HTTP/1.0 200 OK\r\n\r\n" + request.target);
        request.socket->disconnectFromHost();
        return QByteArray();
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    for (const QString &path : {QStringLiteral("/one"), QStringLiteral("/two")}) {
        const auto answer = transport.send(readOf(server.url(path)));
        QVERIFY(waitFor(answer));
        QCOMPARE(answer.result().value().body, path.toLatin1());
    }
}

void ConnectionsTest::manyRequestsAreAnsweredEachWithItsOwn()
{
    TestServer server(
        [](const SeenRequest &request) { return httpAnswer(200, request.target + request.body); });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    QList<QFuture<ApiResult<HttpAnswer>>> answers;
    for (int i = 0; i < 500; ++i) {
        const QUrl url = server.url(QStringLiteral("/%1/").arg(i));
        HttpRequest request = i % 3 == 0 ? launchOf(url) : readOf(url);
        request.body = i % 3 == 0 ? QByteArray::number(i) : QByteArray();
        answers.append(transport.send(request));
    }

    for (int i = 0; i < answers.size(); ++i) {
        QVERIFY(waitFor(answers.at(i)));
        const QByteArray number = QByteArray::number(i);
        QCOMPARE(answers.at(i).result().value().body,
                 '/' + number + '/' + (i % 3 == 0 ? number : QByteArray()));
    }
    QCOMPARE(server.seenCount(), 500);
    QVERIFY(server.connectionCount() <= TransportSettings().maxInFlight);
}

void ConnectionsTest::theTransportMayGoWithRequestsInEveryStage()
{
    TestServer silent;
    TestServer talking([](const SeenRequest &request) {
        request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        return QByteArray();
    });
    const ManualClock clock;
    auto transport = std::make_unique<Transport>(clock, TransportSettings(), 1);
    QList<QFuture<ApiResult<HttpAnswer>>> answers;
    for (int i = 0; i < 20; ++i) {
        answers.append(transport->send(readOf(silent.url())));
        answers.append(transport->send(launchOf(talking.url())));
    }
    QTRY_COMPARE(silent.seenCount() + talking.seenCount(), 40);
    // Not even on their way yet.
    answers.append(transport->send(readOf(silent.url())));
    QUrl handshaking = silent.url();
    handshaking.setScheme(QStringLiteral("https"));
    answers.append(transport->send(readOf(handshaking)));

    transport.reset();

    for (const auto &answer : answers) {
        QVERIFY(answer.isFinished());
        QCOMPARE(answer.result().error(), cancelledError());
    }
    QVERIFY(!clock.untilNextAlarm());
}

void ConnectionsTest::aNameThatIsStillLookedUpHoldsNobodyUp()
{
    SlowNames names;
    slowNames = &names;
    const auto cleanUp = qScopeGuard([] { slowNames = nullptr; });
    ManualClock clock;
    auto transport = std::make_unique<Transport>(clock, TransportSettings(), 1);
    HttpRequest request = launchOf(QUrl(QStringLiteral("http://slow.invalid/")));
    const auto late = transport->send(request);
    QTRY_COMPARE(names.asked(), 1);

    clock.advance(request.deadline);

    QVERIFY(late.isFinished());
    QCOMPARE(late.result().error().kind, ApiError::Kind::DeadlinePassed);
    const auto cancelled = transport->send(request);
    QTRY_COMPARE(names.asked(), 2);
    transport.reset();
    QVERIFY(cancelled.isFinished());
    // Neither has waited for the name service, which still looks for both.
    QCOMPARE(names.asked(), 2);
    names.answer();
}

void ConnectionsTest::aNameAndBothKindsOfAddressesLeadThere_data()
{
    QTest::addColumn<QHostAddress>("listening");
    QTest::addColumn<QString>("host");
    QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost) << QStringLiteral("127.0.0.1");
    QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6) << QStringLiteral("::1");
    QTest::newRow("localhost on IPv4") << QHostAddress(QHostAddress::LocalHost) << QStringLiteral("localhost");
    QTest::newRow("localhost on IPv6")
        << QHostAddress(QHostAddress::LocalHostIPv6) << QStringLiteral("localhost");
}

void ConnectionsTest::aNameAndBothKindsOfAddressesLeadThere()
{
    QFETCH(QHostAddress, listening);
    QFETCH(QString, host);
    if (!QTcpServer().listen(listening)) {
        QSKIP("This machine has no such address.");
    }
    TestServer server([](const SeenRequest &) { return httpAnswer(204); }, {}, listening);
    QUrl url = server.url();
    url.setHost(host);
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto answer = transport.send(readOf(url));

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().status, 204);
}

void ConnectionsTest::noProxyOfTheEnvironmentIsUsed()
{
    TestServer proxy([](const SeenRequest &) { return httpAnswer(200, "of the proxy"); });
    TestServer server([](const SeenRequest &) { return httpAnswer(200, "of the server"); });
    for (const char *variable : {"http_proxy", "ALL_PROXY"}) {
        qputenv(variable, proxy.url().toEncoded());
    }
    const auto cleanUp = qScopeGuard([] {
        qunsetenv("http_proxy");
        qunsetenv("ALL_PROXY");
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    const auto answer = transport.send(readOf(server.url()));

    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result().value().body, QByteArray("of the server"));
    QCOMPARE(proxy.connectionCount(), 0);
}

void ConnectionsTest::aPasswordInTheAddressIsNotSent()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(200); });
    QUrl url = server.url(QStringLiteral("/a/../b"));
    url.setUserInfo(QStringLiteral("user:s3cret"));
    url.setFragment(QStringLiteral("part"));
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    QVERIFY(waitFor(transport.send(readOf(url))));

    QCOMPARE(server.seen().at(0).header("Authorization"), QByteArray());
    QCOMPARE(server.seen().at(0).target, QByteArray("/a/../b"));
}

void ConnectionsTest::onlyWhatIsRecordedIsSent()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(200); });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    QSignalSpy attempts(&transport, &Transport::attemptFinished);

    QVERIFY(waitFor(transport.send(launchOf(server.url()))));

    QStringList names;
    for (const auto &[name, value] : server.seen().at(0).headers) {
        names.append(QString::fromLatin1(name).toLower());
    }
    // Those of the protocol itself go without saying.
    for (const QString &name :
         {QStringLiteral("host"), QStringLiteral("content-length"), QStringLiteral("accept-encoding")}) {
        QCOMPARE(names.removeAll(name), 1);
    }
    for (const auto &[name, value] : attempts.at(0).at(0).value<RequestRecord>().requestHeaders) {
        QCOMPARE(names.removeAll(QString::fromLatin1(name).toLower()), 1);
    }
    QCOMPARE(names, QStringList());
}

void ConnectionsTest::noHeaderBeginsAnother()
{
    TestServer server([](const SeenRequest &) { return httpAnswer(200); });
    HttpRequest request = readOf(server.url());
    request.headers = {{"X-Name", "value\r\nX-Other: smuggled"}, {"X-Empty", ""}};
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    QVERIFY(waitFor(transport.send(request)));

    QCOMPARE(server.seen().at(0).header("X-Other"), QByteArray());
    QCOMPARE(server.seen().at(0).header("X-Name"), QByteArray("value  X-Other: smuggled"));
    const HttpHeaders sent = server.seen().at(0).headers;
    QVERIFY(
        std::any_of(sent.begin(), sent.end(), [](const auto &header) { return header.first == "X-Empty"; }));
}

void ConnectionsTest::everyMethodIsSentAsItIs_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("length");
    QTest::newRow("GET") << QByteArray("GET") << QByteArray() << QByteArray();
    QTest::newRow("HEAD") << QByteArray("HEAD") << QByteArray() << QByteArray();
    QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray() << QByteArray();
    QTest::newRow("DELETE with a body") << QByteArray("DELETE") << QByteArray("{}") << QByteArray("2");
    QTest::newRow("POST") << QByteArray("POST") << QByteArray("{}") << QByteArray("2");
    QTest::newRow("POST of nothing") << QByteArray("POST") << QByteArray() << QByteArray("0");
    QTest::newRow("PUT") << QByteArray("PUT") << QByteArray("{}") << QByteArray("2");
    QTest::newRow("PATCH of nothing") << QByteArray("PATCH") << QByteArray() << QByteArray("0");
}

/// One after another by the same handle of libcurl, so that none inherits from the one before.
void ConnectionsTest::everyMethodIsSentAsItIs()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, length);
    TestServer server([](const SeenRequest &request) {
        return request.method == "HEAD" ? QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n")
                                        : httpAnswer(200, "{}");
    });
    const ManualClock clock;
    Transport transport(clock, {}, 1);
    const QByteArrayList before{"HEAD", "PUT", "POST", "DELETE", "GET"};
    for (const QByteArray &other : before) {
        HttpRequest request = readOf(server.url());
        request.method = other;
        request.body = other == "PUT" || other == "DELETE" ? QByteArray("[1]") : QByteArray();
        QVERIFY(waitFor(transport.send(request)));

        request.method = method;
        request.body = body;
        const auto answer = transport.send(request);

        QVERIFY(waitFor(answer));
        QVERIFY2(answer.result().ok(), other.constData());
        QCOMPARE(answer.result().value().body, method == "HEAD" ? QByteArray() : QByteArray("{}"));
        QCOMPARE(server.seen().last().method, method);
        QCOMPARE(server.seen().last().body, body);
        QCOMPARE(server.seen().last().header("Content-Length"), length);
    }
    QCOMPARE(server.connectionCount(), 1);
}

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "net_connections.moc"
