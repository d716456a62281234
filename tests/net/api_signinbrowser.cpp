#include "api/loopbackredirect.h"
#include "api/pkce.h"
#include "domain/errorcodes.h"
#include "domain/words.h"
#include "tests/net/loginhost.h"

#include <QRandomGenerator>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

/// The target of a redirect that belongs to the sign-in under way.
QByteArray callback(const SigningIn &console, const QByteArray &rest)
{
    return "/callback?state=" + console.inPage(QStringLiteral("state")).toLatin1() + '&' + rest;
}

} // namespace

class SignInBrowserTest final : public QObject
{
    Q_OBJECT

private slots:
    void theChallengeIsThatOfRfc7636AppendixB();
    void everySecretIsAnother();
    void thePageNamesTheClientTheRedirectAndTheChallenge();
    void aPersonSignsInWithTheBrowser();
    void aCodeIsSentToTheLoginHostOnce();
    void aPersonWhoDeclinesIsToldSoAndMayStartAgain();
    void afterFiveMinutesNobodyIsWaitedForAndItMayBeStartedAgain();
    void thePageIsToldAgainWhileAPersonIsWaitedFor();
    void aPortThatIsTakenIsNamed();
    void aRefusedCodeIsSaid();
    void aLoginHostThatFailsAtTheCodeDoesNotOpenTheBrowserAgainByItself();
    void whateverElseComesToThePortDoesNoHarm_data();
    void whateverElseComesToThePortDoesNoHarm();
    void aVisitorThatSendsNothingIsLeftAfterTenSeconds();
    void moreThanEightVisitorsAreTurnedAway();
    void thePortIsFreeAgainAfterTheSignIn();
    void aStrangersWordsAreShownInOneLine();
};

void SignInBrowserTest::theChallengeIsThatOfRfc7636AppendixB()
{
    const auto octets = QByteArray::fromHex("7418dfb49799e0254ffa607dd8adbbba16d4254d69d6bff05b58055853848d79");

    const QString verifier = base64Url(octets);

    QCOMPARE(verifier, QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    QCOMPARE(challengeOf(verifier), QStringLiteral("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
}

void SignInBrowserTest::everySecretIsAnother()
{
    const QString one = randomSecret(*QRandomGenerator::system());
    const QString other = randomSecret(*QRandomGenerator::system());

    QVERIFY(one != other);
    // RFC 7636 § 4.1: 43 to 128 characters of a small alphabet.
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9._~-]{43,128}$"));
    QVERIFY(allowed.match(one).hasMatch());
}

void SignInBrowserTest::thePageNamesTheClientTheRedirectAndTheChallenge()
{
    const LoginHost host;
    SigningIn console(host);

    const auto token = console.tokens.token();

    QCOMPARE(console.pages.count(), 1);
    QCOMPARE(console.page().path(), QStringLiteral("/login/oauth/authorize"));
    QCOMPARE(console.inPage(QStringLiteral("client_id")), QStringLiteral("client/1"));
    QCOMPARE(console.inPage(QStringLiteral("redirect_uri")),
             QStringLiteral("http://127.0.0.1:%1/callback").arg(console.profile.redirectPort));
    QCOMPARE(console.inPage(QStringLiteral("response_type")), QStringLiteral("code"));
    QCOMPARE(console.inPage(QStringLiteral("code_challenge_method")), QStringLiteral("S256"));
    QCOMPARE(console.inPage(QStringLiteral("code_challenge")).size(), 43);
    QCOMPARE(console.inPage(QStringLiteral("state")).size(), 43);
    QVERIFY(!token.isFinished());
    QCOMPARE(host.requests(), 0);
}

void SignInBrowserTest::aPersonSignsInWithTheBrowser()
{
    const LoginHost host;
    SigningIn console(host);
    const auto first = console.tokens.token();
    const auto second = console.tokens.token();

    const QByteArray shown = visit(console.profile.redirectPort, callback(console, "code=c%2Bode%201"));

    QVERIFY2(shown.contains("200 OK") && shown.contains("You can close this window"), shown);
    QVERIFY(shown.contains("Cache-Control: no-store") && shown.contains("Referrer-Policy: no-referrer"));
    QVERIFY(!shown.contains("ode"));
    QVERIFY(waitFor(first) && waitFor(second));
    QCOMPARE(first.result().value(), QByteArray("token-1"));
    QCOMPARE(second.result().value(), QByteArray("token-1"));
    QCOMPARE(console.pages.count(), 1);
    QCOMPARE(host.requests(), 1);
    const auto field = [&host](const QString &name) {
        return host.lastForm().queryItemValue(name, QUrl::FullyDecoded);
    };
    QCOMPARE(field(QStringLiteral("grant_type")), QStringLiteral("authorization_code"));
    QCOMPARE(field(QStringLiteral("code")), QStringLiteral("c+ode 1"));
    QCOMPARE(field(QStringLiteral("client_id")), QStringLiteral("client/1"));
    QCOMPARE(field(QStringLiteral("redirect_uri")), console.inPage(QStringLiteral("redirect_uri")));
    QCOMPARE(challengeOf(field(QStringLiteral("code_verifier"))),
             console.inPage(QStringLiteral("code_challenge")));
    QCOMPARE(host.seen().at(0).header("Authorization"), QByteArray());
    QCOMPARE(console.lastRefreshToken(), QStringLiteral("refresh-1"));
}

void SignInBrowserTest::aCodeIsSentToTheLoginHostOnce()
{
    LoginHost host;
    SigningIn console(host);
    const auto token = console.tokens.token();
    host.answer = [&host] {
        host.seen().last().socket->abort();
        return QByteArray();
    };

    (void)visit(console.profile.redirectPort, callback(console, "code=1"));

    QVERIFY(waitFor(token));
    console.clock.advance(10min);
    QCOMPARE(host.requests(), 1);
    QCOMPARE(token.result().error().kind, ApiError::Kind::SignIn);
    QCOMPARE(token.result().error().code, errorcodes::codeNotExchanged);
}

void SignInBrowserTest::aPersonWhoDeclinesIsToldSoAndMayStartAgain()
{
    const LoginHost host;
    SigningIn console(host);
    const auto token = console.tokens.token();
    const QUrl firstPage = console.page();

    const QByteArray shown = visit(console.profile.redirectPort,
                                   callback(console, "error=access_denied&error_description=Not+today%21"));

    QVERIFY2(shown.contains("Not signed in"), shown);
    QVERIFY(waitFor(token));
    QCOMPARE(token.result().error().kind, ApiError::Kind::SignIn);
    QCOMPARE(token.result().error().code, QStringLiteral("access_denied"));
    QCOMPARE(token.result().error().message, QStringLiteral("Not today!"));
    QCOMPARE(console.refusal().code, QStringLiteral("access_denied"));
    QVERIFY(describe(token.result().error()).whatHappened.contains(u"declined"));

    const auto later = console.tokens.token();
    QVERIFY(waitFor(later));
    QCOMPARE(later.result().error().code, QStringLiteral("access_denied"));
    QCOMPARE(console.pages.count(), 1);

    console.tokens.signInAgain();
    QCOMPARE(console.pages.count(), 2);
    QVERIFY(console.page() != firstPage);
    const auto again = console.tokens.token();
    (void)visit(console.profile.redirectPort, callback(console, "code=2"));
    QVERIFY(waitFor(again));
    QCOMPARE(again.result().value(), QByteArray("token-1"));
}

void SignInBrowserTest::afterFiveMinutesNobodyIsWaitedForAndItMayBeStartedAgain()
{
    const LoginHost host;
    SigningIn console(host);
    const auto token = console.tokens.token();

    console.clock.advance(5min - 1ms);
    QCOMPARE(console.tokens.state(), TokenSource::State::WaitingForPerson);
    console.clock.advance(1ms);

    QVERIFY(waitFor(token));
    QCOMPARE(token.result().error().code, errorcodes::signInTimedOut);
    QVERIFY(describe(token.result().error()).whatToDo.contains(u"again"));
    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, console.profile.redirectPort);
    QVERIFY(!late.waitForConnected(2000));
    console.tokens.signInAgain();
    QCOMPARE(console.pages.count(), 2);
    QCOMPARE(console.tokens.state(), TokenSource::State::WaitingForPerson);
}

void SignInBrowserTest::thePageIsToldAgainWhileAPersonIsWaitedFor()
{
    const LoginHost host;
    SigningIn console(host);
    const auto token = console.tokens.token();

    console.tokens.signInAgain();

    QCOMPARE(console.pages.count(), 2);
    QCOMPARE(console.pages.at(0), console.pages.at(1));
    (void)visit(console.profile.redirectPort, callback(console, "code=1"));
    QVERIFY(waitFor(token));
    QVERIFY(token.result().ok());
}

void SignInBrowserTest::aPortThatIsTakenIsNamed()
{
    const LoginHost host;
    SigningIn console(host);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, console.profile.redirectPort));

    const auto token = console.tokens.token();

    QVERIFY(waitFor(token));
    QCOMPARE(console.pages.count(), 0);
    QCOMPARE(token.result().error().code, errorcodes::redirectPortTaken);
    const ErrorWords words = describe(token.result().error());
    QVERIFY2(words.whatHappened.contains(QString::number(console.profile.redirectPort)),
             qPrintable(words.whatHappened));
    QVERIFY(words.whatToDo.contains(u"port"));

    other.close();
    console.tokens.signInAgain();
    QCOMPARE(console.pages.count(), 1);
}

void SignInBrowserTest::aRefusedCodeIsSaid()
{
    LoginHost host;
    SigningIn console(host);
    const auto token = console.tokens.token();
    host.answer = [] {
        return httpAnswer(400, R"({"error":"invalid_grant","error_description":"code c-1 has expired"})");
    };

    (void)visit(console.profile.redirectPort, callback(console, "code=c-1"));

    QVERIFY(waitFor(token));
    QCOMPARE(token.result().error().code, QStringLiteral("invalid_grant"));
    QVERIFY2(!token.result().error().message.contains(u"c-1"), qPrintable(token.result().error().message));
    QCOMPARE(console.pages.count(), 1);
}

void SignInBrowserTest::aLoginHostThatFailsAtTheCodeDoesNotOpenTheBrowserAgainByItself()
{
    LoginHost host;
    SigningIn console(host);
    const auto token = console.tokens.token();
    host.answer = [] { return httpAnswer(500); };

    (void)visit(console.profile.redirectPort, callback(console, "code=1"));

    QVERIFY(waitFor(token));
    QCOMPARE(token.result().error().code, errorcodes::codeNotExchanged);
    QVERIFY(waitFor(console.tokens.token()));
    QCOMPARE(console.pages.count(), 1);
    QCOMPARE(host.requests(), 1);
}

void SignInBrowserTest::whateverElseComesToThePortDoesNoHarm_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    const QByteArray host = "\r\nHost: 127.0.0.1:PORT\r\n\r\n";
    const auto row = [](const char *name, const QByteArray &request, const QByteArray &status) {
        QTest::newRow(name) << request << status;
    };
    row("another state", "GET /callback?code=1&state=guess HTTP/1.1" + host, "400");
    row("no state", "GET /callback?code=1 HTTP/1.1" + host, "400");
    row("two states", "GET /callback?code=1&state=STATE&state=x HTTP/1.1" + host, "400");
    row("two codes", "GET /callback?code=1&code=2&state=STATE HTTP/1.1" + host, "400");
    row("neither code nor error", "GET /callback?state=STATE HTTP/1.1" + host, "400");
    row("nothing at all", "GET /callback HTTP/1.1" + host, "400");
    row("a favicon", "GET /favicon.ico HTTP/1.1" + host, "404");
    row("another path", "GET /callback/x?code=1&state=STATE HTTP/1.1" + host, "404");
    row("a POST", "POST /callback?code=1&state=STATE HTTP/1.1" + host, "405");
    row("a name that was bent here",
        "GET /callback?code=1&state=STATE HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n", "400");
    row("no Host", "GET /callback?code=1&state=STATE HTTP/1.1\r\n\r\n", "400");
    row("two Hosts", "GET /callback?code=1&state=STATE HTTP/1.1\r\nHost: 127.0.0.1:PORT" + host, "400");
    row("an absolute target", "GET http://127.0.0.1/callback?code=1&state=STATE HTTP/1.1" + host, "400");
    row("another protocol", "PRI * HTTP/2.0\r\n\r\n", "400");
    row("garbage", QByteArray(300, '\0') + "\xff\xfe\r\n\r\n", "400");
    row("TLS", QByteArray::fromHex("160301020001000001fc0303") + "\r\n\r\n", "400");
    row("a head without end", "GET /callback?code=" + QByteArray(20000, 'x'), "431");
}

void SignInBrowserTest::whateverElseComesToThePortDoesNoHarm()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    const LoginHost host;
    SigningIn console(host);
    const auto token = console.tokens.token();
    request.replace("PORT", QByteArray::number(console.profile.redirectPort));
    request.replace("STATE", console.inPage(QStringLiteral("state")).toLatin1());

    const QByteArray answer = visitWith(console.profile.redirectPort, request);

    QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer);
    QVERIFY(!token.isFinished());
    QCOMPARE(console.tokens.state(), TokenSource::State::WaitingForPerson);
    QVERIFY(visit(console.profile.redirectPort, callback(console, "code=1")).contains("200 OK"));
    QVERIFY(waitFor(token));
    QVERIFY(token.result().ok());
}

void SignInBrowserTest::aVisitorThatSendsNothingIsLeftAfterTenSeconds()
{
    const LoginHost host;
    SigningIn console(host);
    const auto token = console.tokens.token();
    QTcpSocket idle;
    QSignalSpy ended(&idle, &QTcpSocket::disconnected);
    idle.connectToHost(QHostAddress::LocalHost, console.profile.redirectPort);
    idle.write("GET /callb");
    QVERIFY(visit(console.profile.redirectPort, "/favicon.ico").contains("404"));

    console.clock.advance(9999ms);
    QVERIFY(visit(console.profile.redirectPort, "/favicon.ico").contains("404"));
    QCOMPARE(ended.count(), 0);
    console.clock.advance(1ms);

    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(visit(console.profile.redirectPort, callback(console, "code=1")).contains("200 OK"));
    QVERIFY(waitFor(token));
}

void SignInBrowserTest::moreThanEightVisitorsAreTurnedAway()
{
    const ManualClock clock;
    LoopbackRedirect redirect(clock);
    const quint16 port = freePort();
    QVERIFY(redirect.listen(port, QStringLiteral("s")).ok());
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int i = 0; i < 8; ++i) {
        idle.push_back(std::make_unique<QTcpSocket>());
        idle.back()->connectToHost(QHostAddress::LocalHost, port);
        QTRY_COMPARE(idle.back()->state(), QAbstractSocket::ConnectedState);
    }

    QCOMPARE(visit(port, "/favicon.ico"), QByteArray());
    idle.pop_back();

    QTRY_VERIFY(visit(port, "/favicon.ico").contains("404"));
}

void SignInBrowserTest::thePortIsFreeAgainAfterTheSignIn()
{
    const LoginHost host;
    SigningIn console(host);
    const auto token = console.tokens.token();
    (void)visit(console.profile.redirectPort, callback(console, "code=1"));
    QVERIFY(waitFor(token));

    QTcpServer next;
    QVERIFY(next.listen(QHostAddress::LocalHost, console.profile.redirectPort));
}

void SignInBrowserTest::aStrangersWordsAreShownInOneLine()
{
    const LoginHost host;
    SigningIn console(host);
    const auto token = console.tokens.token();

    (void)visit(console.profile.redirectPort,
                callback(console, "error=server_error&error_description=one%0D%0A%00two%1B%5B31m" +
                                      QByteArray(2000, 'x')));

    QVERIFY(waitFor(token));
    const QString message = token.result().error().message;
    QVERIFY2(message.startsWith(u"one two") && message.size() <= 300, qPrintable(message));
    for (const QChar c : message) {
        QVERIFY(c.isPrint());
    }
}

QTEST_GUILESS_MAIN(SignInBrowserTest)
#include "api_signinbrowser.moc"
