#include "tests/net/loginhost.h"

#include <QLoggingCategory>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

const QString keptToken = QStringLiteral("refresh-0");

/// Whatever the program logs while this lives, of all levels and categories of its own.
class LogWatch final
{
    Q_DISABLE_COPY_MOVE(LogWatch)

public:
    LogWatch()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("flowconsole.*=true"));
        before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &text) { lines.append(text); });
    }
    ~LogWatch()
    {
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
    }

    inline static QStringList lines;

private:
    QtMessageHandler before = nullptr;
};

} // namespace

class SignInRenewalTest final : public QObject
{
    Q_OBJECT

private slots:
    void aTokenIsRenewedAheadOfItsEndWithoutBeingAskedFor_data();
    void aTokenIsRenewedAheadOfItsEndWithoutBeingAskedFor();
    void theOldTokenServesWhileTheNewOneIsOnItsWay();
    void theLifeThatTheLoginHostTellsIsBelieved();
    void aKeptRefreshTokenSignsInWithoutABrowser();
    void eachNewRefreshTokenIsTold();
    void aRefreshTokenThatStaysIsNotToldAgain();
    void aRefreshTokenThatAnotherWasGivenIsUsed();
    void aRefusedRefreshTokenIsForgottenAndAPersonAskedFor();
    void aTokenWithoutRefreshTokenServesToItsEndAndThenAsksForAPerson();
    void oneRefreshServesAllWhoWait();
    void aLoginHostThatFailsInPassingIsNoSignOut_data();
    void aLoginHostThatFailsInPassingIsNoSignOut();
    void whoWaitsForAFailingLoginHostIsAnsweredAfterHalfAMinute();
    void theFirstFailureOfASignInIsToldAtOnceAndKeepsTheRefreshToken();
    void aRevokedClientIsSaidAtOnce_data();
    void aRevokedClientIsSaidAtOnce();
    void signingInAgainAsksOnceMoreAfterARefusal();
    void nothingSecretIsRecordedOrLogged();
};

void SignInRenewalTest::aTokenIsRenewedAheadOfItsEndWithoutBeingAskedFor_data()
{
    QTest::addColumn<Grant>("grant");
    QTest::newRow("client credentials") << Grant::ClientCredentials;
    QTest::newRow("refresh token") << Grant::AuthorizationCode;
}

void SignInRenewalTest::aTokenIsRenewedAheadOfItsEndWithoutBeingAskedFor()
{
    QFETCH(Grant, grant);
    const LoginHost host;
    SigningIn console(host, grant, keptToken);
    QVERIFY(waitFor(console.tokens.token()));

    console.clock.advance(269s);
    QCOMPARE(host.requests(), 1);
    console.clock.advance(1s);

    QTRY_COMPARE(host.requests(), 2);
    QTRY_COMPARE(console.tokens.state(), TokenSource::State::SignedIn);
    QCOMPARE(console.tokens.token().result().value(), QByteArray("token-2"));
    console.clock.advance(270s);
    QTRY_COMPARE(host.requests(), 3);
}

void SignInRenewalTest::theOldTokenServesWhileTheNewOneIsOnItsWay()
{
    LoginHost host;
    SigningIn console(host, Grant::ClientCredentials);
    QVERIFY(waitFor(console.tokens.token()));
    host.answer = [] { return QByteArray(); };

    console.clock.advance(270s);
    QTRY_COMPARE(host.requests(), 2);

    const auto token = console.tokens.token();
    QVERIFY(token.isFinished());
    QCOMPARE(token.result().value(), QByteArray("token-1"));
}

void SignInRenewalTest::theLifeThatTheLoginHostTellsIsBelieved()
{
    LoginHost host;
    host.answer = [] {
        return httpAnswer(200, R"({"access_token":"t","token_type":"bearer","expires_in":86400})");
    };
    SigningIn console(host, Grant::ClientCredentials);
    QVERIFY(waitFor(console.tokens.token()));

    console.clock.advance(24h - 61s);
    QCOMPARE(host.requests(), 1);
    console.clock.advance(1s);

    QTRY_COMPARE(host.requests(), 2);
}

void SignInRenewalTest::aKeptRefreshTokenSignsInWithoutABrowser()
{
    const LoginHost host;
    SigningIn console(host, Grant::AuthorizationCode, keptToken);

    const auto token = console.tokens.token();

    QVERIFY(waitFor(token));
    QCOMPARE(token.result().value(), QByteArray("token-1"));
    QCOMPARE(console.pages.count(), 0);
    QCOMPARE(host.seen().at(0).body,
             QByteArray("grant_type=refresh_token&refresh_token=refresh-0&client_id=client%2F1"));
}

void SignInRenewalTest::eachNewRefreshTokenIsTold()
{
    const LoginHost host;
    SigningIn console(host, Grant::AuthorizationCode, keptToken);
    QVERIFY(waitFor(console.tokens.token()));
    QCOMPARE(console.lastRefreshToken(), QStringLiteral("refresh-1"));

    console.clock.advance(270s);

    QTRY_COMPARE(console.lastRefreshToken(), QStringLiteral("refresh-2"));
    QCOMPARE(host.lastForm().queryItemValue(QStringLiteral("refresh_token")), QStringLiteral("refresh-1"));
}

void SignInRenewalTest::aRefreshTokenThatStaysIsNotToldAgain()
{
    LoginHost host;
    host.answer = [] {
        return httpAnswer(200, R"({"access_token":"t","token_type":"bearer","refresh_token":"refresh-0"})");
    };
    SigningIn console(host, Grant::AuthorizationCode, keptToken);

    QVERIFY(waitFor(console.tokens.token()));

    QCOMPARE(console.refreshTokens.count(), 0);
}

void SignInRenewalTest::aRefreshTokenThatAnotherWasGivenIsUsed()
{
    const LoginHost host;
    SigningIn console(host, Grant::AuthorizationCode, keptToken);
    QVERIFY(waitFor(console.tokens.token()));

    console.tokens.replaceRefreshToken(QStringLiteral("refresh-9"));
    QCOMPARE(console.lastRefreshToken(), QStringLiteral("refresh-1"));
    console.clock.advance(270s);

    QTRY_COMPARE(console.lastRefreshToken(), QStringLiteral("refresh-2"));
    QCOMPARE(host.lastForm().queryItemValue(QStringLiteral("refresh_token")), QStringLiteral("refresh-9"));
}

void SignInRenewalTest::aRefusedRefreshTokenIsForgottenAndAPersonAskedFor()
{
    LoginHost host;
    host.answer = [] { return httpAnswer(400, R"({"error":"invalid_grant"})"); };
    SigningIn console(host, Grant::AuthorizationCode, keptToken);

    const auto token = console.tokens.token();

    QTRY_COMPARE(console.pages.count(), 1);
    QCOMPARE(console.lastRefreshToken(), QString());
    QVERIFY(!token.isFinished());
    host.answer = {};
    (void)visit(console.profile.redirectPort,
                "/callback?code=1&state=" + console.inPage(QStringLiteral("state")).toLatin1());
    QVERIFY(waitFor(token));
    QCOMPARE(token.result().value(), QByteArray("token-1"));
    QCOMPARE(console.lastRefreshToken(), QStringLiteral("refresh-1"));
    QCOMPARE(console.refusals.count(), 0);
}

void SignInRenewalTest::aTokenWithoutRefreshTokenServesToItsEndAndThenAsksForAPerson()
{
    LoginHost host;
    SigningIn console(host);
    const auto first = console.tokens.token();
    host.answer = [] {
        return httpAnswer(200, R"({"access_token":"t","token_type":"bearer","expires_in":300})");
    };
    (void)visit(console.profile.redirectPort,
                "/callback?code=1&state=" + console.inPage(QStringLiteral("state")).toLatin1());
    QVERIFY(waitFor(first));

    console.clock.advance(299s);
    QVERIFY(console.tokens.token().isFinished());
    QCOMPARE(console.pages.count(), 1);
    console.clock.advance(1s);

    QVERIFY(!console.tokens.token().isFinished());
    QCOMPARE(console.pages.count(), 2);
}

void SignInRenewalTest::oneRefreshServesAllWhoWait()
{
    const LoginHost host;
    SigningIn console(host, Grant::AuthorizationCode, keptToken);
    QVERIFY(waitFor(console.tokens.token()));
    console.tokens.invalidate("token-1");

    QList<QFuture<ApiResult<QByteArray>>> answers;
    for (int i = 0; i < 30; ++i) {
        answers.append(console.tokens.token());
        console.tokens.invalidate("token-1");
    }

    for (const auto &answer : answers) {
        QVERIFY(waitFor(answer));
        QCOMPARE(answer.result().value(), QByteArray("token-2"));
    }
    QCOMPARE(host.requests(), 2);
}

void SignInRenewalTest::aLoginHostThatFailsInPassingIsNoSignOut_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("500") << httpAnswer(500);
    QTest::newRow("503") << httpAnswer(503);
    QTest::newRow("429") << httpAnswer(429, {}, {{"Retry-After", "1"}});
    QTest::newRow("throttled by a 400")
        << httpAnswer(400, R"({"error":"invalid_request","error_description":"rate limit exceeded"})");
    QTest::newRow("a captive portal") << httpAnswer(302, {}, {{"Location", "http://portal.example/"}});
    QTest::newRow("the page of a firewall")
        << httpAnswer(403, "<html><title>Blocked</title></html>", {{"Content-Type", "text/html"}});
    QTest::newRow("hung up") << QByteArray("x");
}

void SignInRenewalTest::aLoginHostThatFailsInPassingIsNoSignOut()
{
    QFETCH(QByteArray, answer);
    LoginHost host;
    SigningIn console(host, Grant::AuthorizationCode, keptToken);
    QVERIFY(waitFor(console.tokens.token()));
    host.answer = [&] {
        if (answer == "x") {
            host.seen().last().socket->abort();
            return QByteArray();
        }
        return answer;
    };

    console.clock.advance(270s);
    // The transport's own repeats come first.
    const auto isWaiting = [&console] { return console.tokens.state() == TokenSource::State::WaitingToRetry; };
    for (int i = 0; i < 8 && !isWaiting(); ++i) {
        QTRY_VERIFY(console.clock.untilNextAlarm() <= std::optional<Milliseconds>(4s) || isWaiting());
        if (!isWaiting()) {
            console.clock.advance(*console.clock.untilNextAlarm());
        }
    }
    QVERIFY(isWaiting());
    if (console.clock.monotonic() < 300s) {
        QCOMPARE(console.tokens.token().result().value(), QByteArray("token-1"));
    }
    console.clock.advance(console.clock.monotonic() < 300s ? 300s - console.clock.monotonic() : 0s);
    const auto waiting = console.tokens.token();
    QVERIFY(!waiting.isFinished());
    host.answer = {};
    for (int i = 0; i < 8 && !waiting.isFinished(); ++i) {
        QTRY_VERIFY(waiting.isFinished() || console.clock.untilNextAlarm() <= std::optional<Milliseconds>(4s));
        if (!waiting.isFinished()) {
            console.clock.advance(*console.clock.untilNextAlarm());
        }
    }

    QVERIFY(waitFor(waiting));
    QVERIFY2(waiting.result().ok(), "who waited goes on");
    QCOMPARE(console.refusals.count(), 0);
    QCOMPARE(console.pages.count(), 0);
}

void SignInRenewalTest::whoWaitsForAFailingLoginHostIsAnsweredAfterHalfAMinute()
{
    LoginHost host;
    SigningIn console(host, Grant::ClientCredentials);
    QVERIFY(waitFor(console.tokens.token()));
    console.tokens.invalidate("token-1");
    host.answer = [] { return QByteArray(); };

    const auto token = console.tokens.token();
    QTRY_COMPARE(host.requests(), 2);
    console.clock.advance(10s);
    QTRY_COMPARE(console.tokens.state(), TokenSource::State::WaitingToRetry);
    QVERIFY(!token.isFinished());
    console.clock.advance(20s);

    QVERIFY(waitFor(token));
    QCOMPARE(token.result().error().kind, ApiError::Kind::DeadlinePassed);
    QCOMPARE(console.refusals.count(), 0);
}

void SignInRenewalTest::theFirstFailureOfASignInIsToldAtOnceAndKeepsTheRefreshToken()
{
    LoginHost host;
    host.answer = [] { return httpAnswer(302, {}, {{"Location", "http://portal.example/?id=1"}}); };
    SigningIn console(host, Grant::AuthorizationCode, keptToken);

    const auto token = console.tokens.token();

    QVERIFY(waitFor(token));
    QCOMPARE(token.result().error().kind, ApiError::Kind::MalformedAnswer);
    QVERIFY(token.result().error().message.contains(u"portal.example"));
    QCOMPARE(console.refreshTokens.count(), 0);
    host.answer = {};
    const auto again = console.tokens.token();
    QVERIFY(waitFor(again));
    QCOMPARE(again.result().value(), QByteArray("token-1"));
}

void SignInRenewalTest::aRevokedClientIsSaidAtOnce_data()
{
    QTest::addColumn<Grant>("grant");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray revoked = R"({"error":"invalid_client","description":"client not found"})";
    QTest::newRow("unknown client") << Grant::ClientCredentials << 400 << revoked;
    QTest::newRow("401") << Grant::ClientCredentials << 401 << QByteArray();
    QTest::newRow("403") << Grant::AuthorizationCode << 403 << QByteArray();
    QTest::newRow("unknown client of a person") << Grant::AuthorizationCode << 400 << revoked;
}

void SignInRenewalTest::aRevokedClientIsSaidAtOnce()
{
    QFETCH(Grant, grant);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    LoginHost host;
    SigningIn console(host, grant, keptToken);
    QVERIFY(waitFor(console.tokens.token()));
    host.answer = [&] { return httpAnswer(status, body); };

    console.clock.advance(270s);

    QTRY_COMPARE(console.refusals.count(), 1);
    QCOMPARE(console.refusal().kind, ApiError::Kind::SignIn);
    QCOMPARE(console.refusal().httpStatus, status);
    const auto token = console.tokens.token();
    QVERIFY(token.isFinished());
    QCOMPARE(token.result().error().kind, ApiError::Kind::SignIn);
    QCOMPARE(host.requests(), 2);
    QCOMPARE(console.pages.count(), 0);
}

void SignInRenewalTest::signingInAgainAsksOnceMoreAfterARefusal()
{
    LoginHost host;
    host.answer = [] { return httpAnswer(401); };
    SigningIn console(host, Grant::ClientCredentials);
    QVERIFY(waitFor(console.tokens.token()));
    QSignalSpy signedIn(&console.tokens, &TokenSource::signedIn);
    host.answer = {};

    console.tokens.signInAgain();

    QTRY_COMPARE(signedIn.count(), 1);
    QCOMPARE(console.tokens.token().result().value(), QByteArray("token-1"));
}

void SignInRenewalTest::nothingSecretIsRecordedOrLogged()
{
    const LogWatch log;
    const LoginHost host;
    SigningIn person(host);
    const auto token = person.tokens.token();
    (void)visit(person.profile.redirectPort,
                "/callback?code=the-code&state=" + person.inPage(QStringLiteral("state")).toLatin1());
    QVERIFY(waitFor(token));
    const QString verifier = host.lastForm().queryItemValue(QStringLiteral("code_verifier"));
    QVERIFY(verifier.size() >= 43);
    person.clock.advance(270s);
    QTRY_COMPARE(person.lastRefreshToken(), QStringLiteral("refresh-2"));
    SigningIn client(host, Grant::ClientCredentials);
    QVERIFY(waitFor(client.tokens.token()));

    QString all = log.lines.join(u'\n');
    QVERIFY2(all.contains(u"/oauth/token"), "the log is on");
    for (const QSignalSpy *attempts : {&person.attempts, &client.attempts}) {
        QVERIFY(attempts->count() > 0);
        for (const QList<QVariant> &arguments : *attempts) {
            const auto record = arguments.at(0).value<RequestRecord>();
            all += record.url.toString() + QString::fromUtf8(record.requestBody + record.responseBody) +
                   record.failure;
            for (const HttpHeaders &headers : {record.requestHeaders, record.responseHeaders}) {
                for (const auto &[name, value] : headers) {
                    all += QString::fromUtf8(value);
                }
            }
        }
    }
    const QString basic = QString::fromLatin1(QByteArray("client/1:s3cret").toBase64());
    for (const QString &secret :
         {verifier, basic, QStringLiteral("the-code"), QStringLiteral("s3cret"), QStringLiteral("token-1"),
          QStringLiteral("token-2"), QStringLiteral("token-3"), QStringLiteral("refresh-1"),
          QStringLiteral("refresh-2")}) {
        QVERIFY2(!all.contains(secret), qPrintable(secret + u'\n' + all));
    }
}

QTEST_GUILESS_MAIN(SignInRenewalTest)
#include "api_signinrenewal.moc"
