#include "domain/errorcodes.h"
#include "domain/words.h"
#include "net/transport.h"
#include "tests/net/certificates.h"
#include "tests/net/hangup.h"
#include "tests/net/requests.h"
#include "tests/net/testserver.h"
#include "tests/support/manualclock.h"

#include <QSslServer>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;
using Wanted = TestCertificate::Wanted;

namespace {

std::unique_ptr<TestServer> serverShowing(const TestCertificate &certificate)
{
    auto tls = std::make_unique<QSslServer>();
    tls->setSslConfiguration(certificate.serverConfiguration());
    return std::make_unique<TestServer>([](const SeenRequest &) { return httpAnswer(200, "{}"); },
                                        std::move(tls));
}

} // namespace

class TlsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void aCertificateThatIsNotGoodIsNamed_data();
    void aCertificateThatIsNotGoodIsNamed();
    void aPrivateAuthorityIsTrustedWhereTheProfilePinsIt();
    void aPinnedCertificateOfTheServerItselfIsTrusted();
    void onlyThePinnedAuthorityIsTrusted();
    void aPinnedAuthorityDoesNotExcuseAnythingElse();
    void aCertificateFileOfNoUseIsSaidBeforeAnythingLeaves_data();
    void aCertificateFileOfNoUseIsSaidBeforeAnythingLeaves();
    void aServerWithoutTlsIsNamedSo();
    void aServerThatHangsUpInTheHandshakeIsAskedAgainButNotToLaunch_data();
    void aServerThatHangsUpInTheHandshakeIsAskedAgainButNotToLaunch();
    void manyRequestsTrustAsOne();

private:
    /// The answer, or the error, of one request that trusts `caFile`.
    [[nodiscard]] ApiResult<HttpAnswer> ask(const QUrl &url, const QString &caFile)
    {
        const ManualClock clock;
        TransportSettings settings;
        settings.caFile = caFile;
        Transport transport(clock, settings, 1);
        const auto answer = transport.send(launchOf(url));
        return waitFor(answer) ? answer.result() : ApiResult<HttpAnswer>(ApiError{});
    }
    [[nodiscard]] QString fileWith(const QByteArray &content)
    {
        QFile file(m_folder.filePath(QStringLiteral("%1.pem").arg(++m_files)));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                        : QString();
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void TlsTest::aCertificateThatIsNotGoodIsNamed_data()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QTest::addColumn<Wanted>("wanted");
    QTest::addColumn<bool>("isSelfSigned");
    QTest::addColumn<bool>("trustsIssuer");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("expired") << Wanted{.from = now.addDays(-10), .to = now.addDays(-1)} << false << true
                             << errorcodes::tlsExpired << QStringLiteral("expired");
    QTest::newRow("not yet valid") << Wanted{.from = now.addDays(1), .to = now.addDays(10)} << false << true
                                   << errorcodes::tlsNotYetValid << QStringLiteral("not valid yet");
    QTest::newRow("self-signed") << Wanted{} << true << false << errorcodes::tlsSelfSigned
                                 << QStringLiteral("self-signed");
    QTest::newRow("another host") << Wanted{.host = QStringLiteral("other.example")} << false << true
                                  << errorcodes::tlsWrongHost << QStringLiteral("other.example");
    QTest::newRow("unknown authority")
        << Wanted{} << false << false << errorcodes::tlsUnknownAuthority << QStringLiteral("unknown authority");
}

void TlsTest::aCertificateThatIsNotGoodIsNamed()
{
    QFETCH(Wanted, wanted);
    QFETCH(bool, isSelfSigned);
    QFETCH(bool, trustsIssuer);
    QFETCH(QString, code);
    QFETCH(QString, word);
    const TestCertificate authority({.isAuthority = true});
    const TestCertificate certificate(wanted, isSelfSigned ? nullptr : &authority);
    const auto server = serverShowing(certificate);

    const auto answer = ask(server->url(), trustsIssuer ? fileWith(authority.pem()) : QString());

    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ApiError::Kind::Tls);
    QCOMPARE(answer.error().code, code);
    const ErrorWords words = describe(answer.error());
    QVERIFY2(words.whatHappened.contains(word), qPrintable(words.whatHappened));
    QVERIFY(!words.whatToDo.isEmpty());
    QCOMPARE(server->seenCount(), 0);
}

void TlsTest::aPrivateAuthorityIsTrustedWhereTheProfilePinsIt()
{
    const TestCertificate authority({.isAuthority = true});
    const TestCertificate certificate({}, &authority);
    const auto server = serverShowing(certificate);

    const auto answer = ask(server->url(), fileWith("# our own\n" + authority.pem()));

    QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(server->seenCount(), 1);
}

void TlsTest::aPinnedCertificateOfTheServerItselfIsTrusted()
{
    const TestCertificate certificate(Wanted{});
    const auto server = serverShowing(certificate);

    QVERIFY(ask(server->url(), fileWith(certificate.pem())).ok());
}

void TlsTest::onlyThePinnedAuthorityIsTrusted()
{
    const TestCertificate authority({.isAuthority = true});
    const TestCertificate other({.isAuthority = true});
    const TestCertificate certificate({}, &authority);
    const auto server = serverShowing(certificate);

    const auto answer = ask(server->url(), fileWith(other.pem()));

    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ApiError::Kind::Tls);
    QCOMPARE(server->seenCount(), 0);
}

void TlsTest::aPinnedAuthorityDoesNotExcuseAnythingElse()
{
    const TestCertificate authority({.isAuthority = true});
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const TestCertificate certificate(
        {.host = QStringLiteral("other.example"), .from = now.addDays(-10), .to = now.addDays(-1)}, &authority);
    const auto server = serverShowing(certificate);

    const auto answer = ask(server->url(), fileWith(authority.pem()));

    QVERIFY(!answer);
    QCOMPARE(answer.error().code, errorcodes::tlsExpired);
    QVERIFY2(answer.error().message.contains(u"other.example"), "the second reason is told as well");
}

void TlsTest::aCertificateFileOfNoUseIsSaidBeforeAnythingLeaves_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("not there") << QByteArray();
    QTest::newRow("not PEM") << QByteArray("hello");
    QTest::newRow("only a key") << QByteArray("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    QTest::newRow("far too long") << QByteArray(5 * 1024 * 1024, 'x');
}

void TlsTest::aCertificateFileOfNoUseIsSaidBeforeAnythingLeaves()
{
    QFETCH(QByteArray, content);
    TestServer server([](const SeenRequest &) { return httpAnswer(200, "{}"); });
    const QString file =
        content.isEmpty() ? m_folder.filePath(QStringLiteral("not-there.pem")) : fileWith(content);

    const auto answer = ask(server.url(), file);

    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ApiError::Kind::Local);
    QCOMPARE(answer.error().code, errorcodes::badCaFile);
    QVERIFY(answer.error().message.contains(file));
    QCOMPARE(describe(answer.error()).link, SettingLink::ConnectionCertificate);
    QCOMPARE(server.seenCount(), 0);
}

void TlsTest::aServerWithoutTlsIsNamedSo()
{
    QTcpServer plain;
    connect(&plain, &QTcpServer::newConnection, this, [&plain] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    QVERIFY(plain.listen(QHostAddress::LocalHost));

    const auto answer = ask(QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(plain.serverPort())), {});

    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ApiError::Kind::Tls);
    QCOMPARE(answer.error().code, errorcodes::tlsHandshake);
}

void TlsTest::aServerThatHangsUpInTheHandshakeIsAskedAgainButNotToLaunch_data()
{
    QTest::addColumn<HangUpManner>("manner");
    QTest::addColumn<bool>("isLaunch");
    QTest::newRow("a read, FIN") << HangUpManner::Fin << false;
    QTest::newRow("a read, RST") << HangUpManner::Rst << false;
    QTest::newRow("a launch, FIN") << HangUpManner::Fin << true;
    QTest::newRow("a launch, RST") << HangUpManner::Rst << true;
}

void TlsTest::aServerThatHangsUpInTheHandshakeIsAskedAgainButNotToLaunch()
{
    QFETCH(HangUpManner, manner);
    QFETCH(bool, isLaunch);
    int connections = 0;
    QTcpServer server;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        ++connections;
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, manner] { hangUp(*socket, manner); });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl url(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()));
    ManualClock clock;
    TransportSettings settings;
    settings.retry.maxRetries = 1;
    settings.retry.jitter = Milliseconds::zero();
    Transport transport(clock, settings, 1);

    const auto answer = transport.send(isLaunch ? launchOf(url) : readOf(url));
    if (!isLaunch) {
        QTRY_COMPARE(clock.untilNextAlarm(), std::optional(settings.retry.firstDelay));
        clock.advance(settings.retry.firstDelay);
    }

    QVERIFY(waitFor(answer));
    // Nothing of the launch had left.
    QCOMPARE(answer.result().error().kind, ApiError::Kind::Network);
    QCOMPARE(answer.result().error().code, errorcodes::connectionBroke);
    QCOMPARE(connections, isLaunch ? 1 : 2);
}

void TlsTest::manyRequestsTrustAsOne()
{
    const TestCertificate authority({.isAuthority = true});
    const TestCertificate certificate({}, &authority);
    const auto server = serverShowing(certificate);
    const ManualClock clock;
    TransportSettings settings;
    settings.caFile = fileWith(authority.pem());
    Transport transport(clock, settings, 1);
    // What the file becomes later changes nothing.
    QVERIFY(QFile::remove(settings.caFile));

    QList<QFuture<ApiResult<HttpAnswer>>> answers;
    for (int i = 0; i < 40; ++i) {
        answers.append(transport.send(i % 2 == 0 ? readOf(server->url()) : launchOf(server->url())));
    }

    for (const auto &answer : answers) {
        QVERIFY(waitFor(answer));
        QVERIFY2(answer.result().ok(), answer.result() ? "" : qPrintable(answer.result().error().message));
    }
    QCOMPARE(server->seenCount(), 40);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "net_tls.moc"
