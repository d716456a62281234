#include "base/redaction.h"
#include "tests/net/scriptedplatform.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

class SignInTest final : public QObject
{
    Q_OBJECT

private slots:
    void manyCallersShareOneTokenRequest();
    void aTokenIsRenewedBeforeItEnds();
    void aRefusedTokenIsRenewedOnceAndTheRequestRepeated();
    void aLaunchThatMetAnOldTokenIsStillLaunchedOnce();
    void aTokenThatIsRefusedTwiceIsASignInError();
    void aRefusedSignInSaysWhy_data();
    void aRefusedSignInSaysWhy();
    void theSignInSendsItsCredentialsByBasicAndRecordsNoSecret();
};

void SignInTest::manyCallersShareOneTokenRequest()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) { return httpAnswer(200, R"({"id":"f","name":"F"})"); };
    Console console(platform);

    QList<QFuture<ApiResult<Flow>>> answers;
    for (int i = 0; i < 30; ++i) {
        answers.append(console.client.flow(FlowId(QStringLiteral("f"))));
    }

    for (const auto &answer : answers) {
        QVERIFY(waitFor(answer));
        QVERIFY(answer.result().ok());
    }
    QCOMPARE(platform.tokenRequests(), 1);
    const auto &seen = platform.server().seen();
    QCOMPARE(std::count_if(seen.begin(), seen.end(),
                           [](const SeenRequest &request) { return request.target == "/api/v2/flows/f"; }),
             30);
}

void SignInTest::aTokenIsRenewedBeforeItEnds()
{
    ScriptedPlatform platform;
    Console console(platform);
    QVERIFY(waitFor(console.tokens.token()));

    console.clock.advance(269s);
    const auto kept = console.tokens.token();
    QVERIFY(waitFor(kept));
    QCOMPARE(kept.result().value(), QByteArray("token-1"));
    console.clock.advance(1s);

    QTRY_COMPARE(console.tokens.token().result().value(), QByteArray("token-2"));
    QCOMPARE(platform.tokenRequests(), 2);
}

void SignInTest::aRefusedTokenIsRenewedOnceAndTheRequestRepeated()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) { return httpAnswer(200, R"({"id":"f","name":"F"})"); };
    Console console(platform);
    QVERIFY(waitFor(console.client.flow(FlowId(QStringLiteral("f")))));
    platform.refuseOldTokens();

    const auto one = console.client.flow(FlowId(QStringLiteral("f")));
    const auto other = console.client.flow(FlowId(QStringLiteral("f")));

    QVERIFY(waitFor(one) && waitFor(other));
    QVERIFY(one.result().ok());
    QVERIFY(other.result().ok());
    QCOMPARE(platform.tokenRequests(), 2);
}

void SignInTest::aLaunchThatMetAnOldTokenIsStillLaunchedOnce()
{
    ScriptedPlatform platform;
    int taken = 0;
    platform.onApi = [&taken](const SeenRequest &) {
        ++taken;
        return httpAnswer(200, R"({"id":"e-1"})");
    };
    Console console(platform);
    QVERIFY(waitFor(console.tokens.token()));
    platform.refuseOldTokens();

    const auto launch =
        console.client.launch(ExecutionId(QStringLiteral("x")), console.client.prepareLaunch(someLaunch()));

    QVERIFY(waitFor(launch));
    QVERIFY(launch.result().ok());
    QCOMPARE(taken, 1);
}

void SignInTest::aTokenThatIsRefusedTwiceIsASignInError()
{
    ScriptedPlatform platform;
    platform.refuseAllTokens();
    Console console(platform);

    const auto flow = console.client.flow(FlowId(QStringLiteral("f")));

    QVERIFY(waitFor(flow));
    QCOMPARE(flow.result().error().kind, ApiError::Kind::SignIn);
    QCOMPARE(flow.result().error().code, QStringLiteral("bad.credentials"));
    QCOMPARE(platform.tokenRequests(), 2);
    QCOMPARE(platform.server().count("GET", "/api"), 2);
}

void SignInTest::aRefusedSignInSaysWhy_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown client") << 400
                                    << QByteArray(
                                           R"({"error":"invalid_client","description":"client not found"})")
                                    << ApiError::Kind::SignIn << QStringLiteral("client not found");
    QTest::newRow("wrong secret") << 401 << QByteArray() << ApiError::Kind::SignIn << QStringLiteral("401");
    QTest::newRow("no permission") << 403 << QByteArray(R"({"message":"Not yours."})") << ApiError::Kind::SignIn
                                   << QStringLiteral("Not yours.");
    QTest::newRow("throttled")
        << 400
        << QByteArray(R"({"error":"invalid_request","error_description":"rate limit exceeded: try later"})")
        << ApiError::Kind::RateLimited << QStringLiteral("rate limit exceeded: try later");
    QTest::newRow("no such page") << 404 << QByteArray("<html/>") << ApiError::Kind::NotFound
                                  << QStringLiteral("404");
    QTest::newRow("redirected") << 302 << QByteArray() << ApiError::Kind::MalformedAnswer
                                << QStringLiteral("Redirects are not followed");
    QTest::newRow("a page instead of a token")
        << 200 << QByteArray("<html/>") << ApiError::Kind::MalformedAnswer << QStringLiteral("web page");
    QTest::newRow("no token") << 200 << QByteArray(R"({"token_type":"bearer"})")
                              << ApiError::Kind::MalformedAnswer << QStringLiteral("access_token");
    QTest::newRow("another kind of token") << 200 << QByteArray(R"({"access_token":"t","token_type":"mac"})")
                                           << ApiError::Kind::MalformedAnswer << QStringLiteral("bearer");
}

void SignInTest::aRefusedSignInSaysWhy()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ApiError::Kind, kind);
    QFETCH(QString, message);
    ScriptedPlatform platform;
    platform.onToken = [&](const SeenRequest &) { return httpAnswer(status, body); };
    Console console(platform);

    const auto flows = console.client.flows();

    QVERIFY(waitFor(flows));
    QCOMPARE(flows.result().error().kind, kind);
    QVERIFY2(flows.result().error().message.contains(message), qPrintable(flows.result().error().message));
    QCOMPARE(platform.server().count("GET", "/"), 0);
}

void SignInTest::theSignInSendsItsCredentialsByBasicAndRecordsNoSecret()
{
    ScriptedPlatform platform;
    Console console(platform);
    QSignalSpy attempts(&console.transport, &Transport::attemptFinished);

    QVERIFY(waitFor(console.tokens.token()));

    const SeenRequest request = platform.server().seen().at(0);
    QCOMPARE(request.header("Authorization"), "Basic " + QByteArray("client:s3/cr=t").toBase64());
    QCOMPARE(request.header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(request.body, QByteArray("grant_type=client_credentials"));
    const auto record = attempts.at(0).at(0).value<RequestRecord>();
    QCOMPARE(headerValue(record.requestHeaders, "Authorization"), redactedPlaceholder().toUtf8());
    QVERIFY(!record.responseBody.contains("token-1"));
}

QTEST_GUILESS_MAIN(SignInTest)
#include "api_signin.moc"
