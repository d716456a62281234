#include "base/redaction.h"
#include "net/pendinganswer.h"
#include "tests/net/scriptedplatform.h"

#include <QCryptographicHash>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

QByteArray pageOf(int page, int pageCount)
{
    const QByteArray n = QByteArray::number(page);
    return "{\"entities\":[{\"id\":\"f-" + n + "\",\"name\":\"Flow " + n +
           "\",\"type\":\"WORKFLOW\"}],\"pageCount\":" + QByteArray::number(pageCount) + "}";
}

int pageNumberOf(const SeenRequest &request)
{
    return QUrlQuery(QUrl::fromEncoded(request.target)).queryItemValue(QStringLiteral("pageNumber")).toInt();
}

} // namespace

class ClientTest final : public QObject
{
    Q_OBJECT

private slots:
    void allPagesOfTheFlowListAreRead();
    void pagesAreToldOfAsTheyCome();
    void aListThatIsNotWantedAnyMoreEndsWithItsPage();
    void aVersionWithoutASchemaTakesTheInputsOfItsConfiguration();
    void aFlowListThatRepeatsItselfIsMalformed();
    void aFlowIsLookedUpByItsId();
    void aLaunchTellsIdLatencyRetriesAndHash();
    void aLaunchHidesSecureInputsEverywhere();
    void aSecureInputIsHiddenHoweverItComesBack_data();
    void aSecureInputIsHiddenHoweverItComesBack();
    void aLaunchThatMayHaveStartedStaysSoAfterASignIn_data();
    void aLaunchThatMayHaveStartedStaysSoAfterASignIn();
    void aLaunchIsSpokenInTheDialectOfTheProfile();
    void aLaunchsAnswerIsSortedByWhatItProves_data();
    void aLaunchsAnswerIsSortedByWhatItProves();
    void anExecutionIsLookedUp();
    void anExecutionsBadAnswersAreErrors_data();
    void anExecutionsBadAnswersAreErrors();
    void theBudgetShowsAPauseAndItsEnd();
    void callsEndAsCancelledWhenTheClientGoes();
};

void ClientTest::allPagesOfTheFlowListAreRead()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return httpAnswer(200, pageOf(pageNumberOf(request), 3));
    };
    Console console(platform);

    const auto flows = console.client.flows();

    QVERIFY(waitFor(flows));
    QCOMPARE(flows.result().value().size(), 3);
    QCOMPARE(flows.result().value().at(2).name, QStringLiteral("Flow 3"));
    QCOMPARE(platform.server().count("GET", "/api/v2/flows?"), 3);
    const QUrlQuery query(QUrl::fromEncoded(platform.server().seen().at(1).target));
    QCOMPARE(query.queryItemValue(QStringLiteral("pageSize")), QStringLiteral("100"));
    QCOMPARE(query.queryItemValue(QStringLiteral("includeSchemas")), QStringLiteral("true"));
}

void ClientTest::pagesAreToldOfAsTheyCome()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return pageNumberOf(request) < 3 ? httpAnswer(200, pageOf(pageNumberOf(request), 3))
                                         : httpAnswer(403, R"({"code":"missing.permissions"})");
    };
    Console console(platform);
    QList<FlowPage> pages;
    const auto flows = console.client.flows([&pages](const FlowPage &page) {
        pages.append(page);
        return true;
    });

    QVERIFY(waitFor(flows));
    QVERIFY(!flows.result().ok());
    QCOMPARE(flows.result().error().kind, ApiError::Kind::Permission);
    QCOMPARE(pages.size(), 2); // what came before it failed
    QVERIFY(pages.at(0).isFirst);
    QVERIFY(!pages.at(1).isFirst);
    QCOMPARE(pages.at(1).flows.first().name, QStringLiteral("Flow 2"));
}

void ClientTest::aListThatIsNotWantedAnyMoreEndsWithItsPage()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return httpAnswer(200, pageOf(pageNumberOf(request), 3));
    };
    Console console(platform);
    const auto flows = console.client.flows([](const FlowPage &) { return false; });
    QVERIFY(waitFor(flows));
    QCOMPARE(flows.result().value().size(), 1);
    QCOMPARE(platform.server().count("GET", "/api/v2/flows?"), 1);
}

void ClientTest::aVersionWithoutASchemaTakesTheInputsOfItsConfiguration()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return request.target.endsWith("/configuration")
                   ? httpAnswer(
                         200, R"({"variables":[{"name":"Flow.pin","__type":"StringVariable","isInput":true}]})")
                   : httpAnswer(200, R"({"id":"2.0","type":"PUBLISH"})");
    };
    Console console(platform);
    const auto version = console.client.version(FlowId(QStringLiteral("f/1")), QStringLiteral("2.0"));
    QVERIFY(waitFor(version));
    QVERIFY(version.result().value().inputSchema && version.result().value().inputSchema->find(u"pin"));
    QCOMPARE(platform.server().count("GET", "/api/v2/flows/f%2F1/versions/2.0/configuration"), 1);
}

void ClientTest::aFlowListThatRepeatsItselfIsMalformed()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) { return httpAnswer(200, pageOf(1, 1000000)); };
    Console console(platform);

    const auto flows = console.client.flows();

    QVERIFY(waitFor(flows));
    QCOMPARE(flows.result().error().kind, ApiError::Kind::MalformedAnswer);
    QCOMPARE(platform.server().count("GET", "/api/v2/flows?"), 2);
}

void ClientTest::aFlowIsLookedUpByItsId()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) {
        return httpAnswer(200, R"({"id":"a/b","name":"Odd","inputSchema":{"type":"object"}})");
    };
    Console console(platform);

    const auto flow = console.client.flow(FlowId(QStringLiteral("a/b")));

    QVERIFY(waitFor(flow));
    QCOMPARE(flow.result().value().name, QStringLiteral("Odd"));
    QCOMPARE(platform.server().seen().last().target, QByteArray("/api/v2/flows/a%2Fb"));
}

void ClientTest::aLaunchTellsIdLatencyRetriesAndHash()
{
    ScriptedPlatform platform;
    int launches = 0;
    platform.onApi = [&launches](const SeenRequest &) {
        return ++launches == 1 ? httpAnswer(503) : QByteArray();
    };
    Console console(platform);
    const PreparedLaunch prepared = console.client.prepareLaunch(someLaunch());

    const auto launch = console.client.launch(someLaunch().id, prepared);
    QTRY_VERIFY(launches == 1 && console.clock.untilNextAlarm() == std::optional<Milliseconds>(1s));
    console.clock.advance(1s);
    QTRY_COMPARE(launches, 2);
    console.clock.advance(120ms);
    platform.server().seen().last().socket->write(httpAnswer(200, R"({"id":"e-1"})"));

    QVERIFY(waitFor(launch));
    const ExecutionUpdate update = launch.result().value();
    QCOMPARE(update.id, someLaunch().id);
    QCOMPARE(update.platformId.text(), QStringLiteral("e-1"));
    QCOMPARE(update.state, std::optional(ExecutionState::Running));
    QCOMPARE(update.launchLatency, std::optional<Milliseconds>(120ms));
    QCOMPARE(update.launchRetries, std::optional(1));
    QCOMPARE(update.launchedAt, console.clock.nowUtc().addMSecs(-120));
    const QByteArray sent = platform.server().seen().last().body;
    QCOMPARE(sent, prepared.body);
    QCOMPARE(update.payloadHash.toLatin1(), QCryptographicHash::hash(sent, QCryptographicHash::Sha256).toHex());
}

void ClientTest::aLaunchHidesSecureInputsEverywhere()
{
    ScriptedPlatform platform;
    const QByteArray refusal = R"({"message":"12\"34 is no pin","code":"invalid.value"})";
    platform.onApi = [&](const SeenRequest &) { return httpAnswer(400, refusal); };
    Console console(platform);
    QSignalSpy attempts(&console.transport, &Transport::attemptFinished);

    const auto launch = console.client.launch(someLaunch().id, console.client.prepareLaunch(someLaunch()));

    QVERIFY(waitFor(launch));
    const QByteArray hidden = redactedPlaceholder().toUtf8();
    const QByteArray sent = R"({"flowId":"f-1","inputData":{"Flow.name":"Zoë","Flow.pin":"12\"34"}})";
    QCOMPARE(platform.server().seen().last().body, sent);
    const auto record = attempts.last().at(0).value<RequestRecord>();
    QCOMPARE(record.requestBody, QByteArray(sent).replace("12\\\"34", hidden));
    QCOMPARE(record.responseBody, QByteArray(refusal).replace("12\\\"34", hidden));
    QCOMPARE(record.executionId, someLaunch().id);
    QCOMPARE(launch.result().error().message, redactedPlaceholder() + QStringLiteral(" is no pin"));
}

void ClientTest::aSecureInputIsHiddenHoweverItComesBack_data()
{
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("as it is") << QByteArray(R"(Zoë/\"1\")");
    QTest::newRow("in ASCII") << QByteArray(R"(Zo\u00eb/\"1\")");
    QTest::newRow("in ASCII, capitals") << QByteArray(R"(Zo\u00EB/\"1\")");
    QTest::newRow("with the slash escaped") << QByteArray(R"(Zoë\/\"1\")");
    QTest::newRow("with both") << QByteArray(R"(Zo\u00eb\/\"1\")");
}

void ClientTest::aSecureInputIsHiddenHoweverItComesBack()
{
    QFETCH(QByteArray, told);
    ScriptedPlatform platform;
    platform.onApi = [&](const SeenRequest &) { return httpAnswer(400, R"({"message":")" + told + R"("})"); };
    Console console(platform);
    QSignalSpy attempts(&console.transport, &Transport::attemptFinished);
    LaunchRequest request = someLaunch();
    request.inputs = JsonValue::parse(R"({"pin":"Zoë/\"1\""})").value();

    const auto launch = console.client.launch(request.id, console.client.prepareLaunch(request));

    QVERIFY(waitFor(launch));
    const auto record = attempts.last().at(0).value<RequestRecord>();
    QCOMPARE(record.responseBody, R"({"message":")" + redactedPlaceholder().toUtf8() + R"("})");
    QCOMPARE(launch.result().error().message, redactedPlaceholder());
}

void ClientTest::aLaunchThatMayHaveStartedStaysSoAfterASignIn_data()
{
    QTest::addColumn<int>("last");
    QTest::newRow("taken") << 200;
    QTest::newRow("refused") << 400;
    QTest::newRow("not signed in") << 401;
}

/// 500, then 401, then the last: by a profile that has launches repeated.
void ClientTest::aLaunchThatMayHaveStartedStaysSoAfterASignIn()
{
    QFETCH(int, last);
    ScriptedPlatform platform;
    QList<int> statuses{500, 401, last};
    platform.onApi = [&](const SeenRequest &) { return httpAnswer(statuses.takeFirst(), R"({"id":"e-1"})"); };
    ConnectionProfile profile = platform.profile();
    profile.retriesLaunches = true;
    Console console(profile);

    const auto launch = console.client.launch(someLaunch().id, console.client.prepareLaunch(someLaunch()));
    QTRY_COMPARE(console.clock.untilNextAlarm(), std::optional<Milliseconds>(1s));
    console.clock.advance(1s);

    QVERIFY(waitFor(launch));
    QVERIFY(statuses.isEmpty());
    if (last == 200) {
        QVERIFY(launch.result().value().mayHaveStartedTwice);
    } else {
        QCOMPARE(launch.result().error().kind, ApiError::Kind::OutcomeUnknown);
    }
}

void ClientTest::aLaunchIsSpokenInTheDialectOfTheProfile()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) {
        return httpAnswer(201,
                          R"({"id":"e-1","flowId":"f-1","state":"Running","startTime":null,"endTime":null})");
    };
    Console console(platform, Dialect::FlowExecutions);

    const auto launch = console.client.launch(someLaunch().id, console.client.prepareLaunch(someLaunch()));

    QVERIFY(waitFor(launch));
    QCOMPARE(launch.result().value().platformState, QStringLiteral("Running"));
    QCOMPARE(platform.server().seen().last().target, QByteArray("/api/v2/flows/executions"));
    const QByteArray sent = R"({"flowId":"f-1","inputs":{"name":"Zoë","pin":"12\"34"}})";
    QCOMPARE(platform.server().seen().last().body, sent);
}

void ClientTest::aLaunchsAnswerIsSortedByWhatItProves_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ApiError::Kind>("kind");
    const QByteArray none;
    QTest::newRow("400") << 400 << none << ApiError::Kind::RejectedInput;
    QTest::newRow("403") << 403 << none << ApiError::Kind::Permission;
    QTest::newRow("404") << 404 << none << ApiError::Kind::NotFound;
    QTest::newRow("409") << 409 << none << ApiError::Kind::RejectedInput;
    QTest::newRow("422") << 422 << none << ApiError::Kind::RejectedInput;
    QTest::newRow("500") << 500 << none << ApiError::Kind::OutcomeUnknown;
    QTest::newRow("502, a page") << 502 << QByteArray("<html/>") << ApiError::Kind::OutcomeUnknown;
    QTest::newRow("504") << 504 << none << ApiError::Kind::OutcomeUnknown;
    QTest::newRow("200, a page") << 200 << QByteArray("<html/>") << ApiError::Kind::OutcomeUnknown;
    QTest::newRow("200, truncated") << 200 << QByteArray(R"({"id":"e-)") << ApiError::Kind::OutcomeUnknown;
    QTest::newRow("200, no id") << 200 << QByteArray("{}") << ApiError::Kind::OutcomeUnknown;
}

void ClientTest::aLaunchsAnswerIsSortedByWhatItProves()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ApiError::Kind, kind);
    ScriptedPlatform platform;
    platform.onApi = [&](const SeenRequest &) { return httpAnswer(status, body); };
    Console console(platform);

    const auto launch = console.client.launch(someLaunch().id, console.client.prepareLaunch(someLaunch()));

    QVERIFY(waitFor(launch));
    QVERIFY(!launch.result().ok());
    QCOMPARE(launch.result().error().kind, kind);
    QCOMPARE(launch.result().error().httpStatus, status);
    QCOMPARE(platform.server().count("POST", "/api/v2/flows/executions"), 1);
}

void ClientTest::anExecutionIsLookedUp()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) {
        return httpAnswer(200, R"({"id":"e-1","status":"COMPLETED","outputData":{"Flow.x":1}})");
    };
    Console console(platform);

    const auto look = console.client.execution(ExecutionId(QStringLiteral("our-id")),
                                               PlatformExecutionId(QStringLiteral("e-1")));

    QVERIFY(waitFor(look));
    const ExecutionUpdate update = look.result().value();
    QCOMPARE(update.id.text(), QStringLiteral("our-id"));
    QCOMPARE(update.state, std::optional(ExecutionState::Completed));
    QCOMPARE(update.provenance, Provenance::Polled);
    QCOMPARE(update.observedAt, console.clock.nowUtc());
    QCOMPARE(platform.server().count("GET", "/api/v2/flows/executions/e-1"), 1);
}

void ClientTest::anExecutionsBadAnswersAreErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("forgotten") << 404 << QByteArray(R"({"code":"not.found"})") << ApiError::Kind::NotFound;
    QTest::newRow("a page") << 200 << QByteArray("<html/>") << ApiError::Kind::MalformedAnswer;
    QTest::newRow("nothing") << 204 << QByteArray() << ApiError::Kind::MalformedAnswer;
    QTest::newRow("another execution")
        << 200 << QByteArray(R"({"id":"e-2","status":"RUNNING"})") << ApiError::Kind::MalformedAnswer;
}

void ClientTest::anExecutionsBadAnswersAreErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ApiError::Kind, kind);
    ScriptedPlatform platform;
    platform.onApi = [&](const SeenRequest &) { return httpAnswer(status, body); };
    Console console(platform);

    const auto look = console.client.execution(ExecutionId(QStringLiteral("our-id")),
                                               PlatformExecutionId(QStringLiteral("e-1")));

    QVERIFY(waitFor(look));
    QCOMPARE(look.result().error().kind, kind);
}

void ClientTest::theBudgetShowsAPauseAndItsEnd()
{
    ScriptedPlatform platform;
    bool isFull = true;
    platform.onApi = [&isFull](const SeenRequest &) {
        return isFull ? httpAnswer(429, {},
                                   {{"Retry-After", "5"},
                                    {"inin-ratelimit-count", "301"},
                                    {"inin-ratelimit-allowed", "300"},
                                    {"inin-ratelimit-reset", "5"}})
                      : httpAnswer(200, R"({"id":"f","name":"F"})");
    };
    Console console(platform);

    const auto flow = console.client.flow(FlowId(QStringLiteral("f")));
    QTRY_VERIFY(console.budget.state().pausedUntil.isValid());
    QCOMPARE(console.budget.state().pausedUntil, console.clock.nowUtc().addSecs(5));
    QCOMPARE(console.budget.remaining(), 0);
    isFull = false;
    console.clock.advance(5s);

    QVERIFY(waitFor(flow));
    QVERIFY(flow.result().ok());
    QVERIFY(!console.budget.state().pausedUntil.isValid());
}

void ClientTest::callsEndAsCancelledWhenTheClientGoes()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) { return QByteArray(); };
    QFuture<ApiResult<QList<Flow>>> flows;
    QFuture<ApiResult<ExecutionUpdate>> launch;
    {
        Console console(platform);
        flows = console.client.flows();
        launch = console.client.launch(someLaunch().id, console.client.prepareLaunch(someLaunch()));
        QTRY_COMPARE(platform.server().count("POST", "/api"), 1);
    }
    QVERIFY(flows.isFinished() && launch.isFinished());
    QCOMPARE(flows.result().error(), cancelledError());
    QCOMPARE(launch.result().error(), cancelledError());
}

QTEST_GUILESS_MAIN(ClientTest)
#include "api_client.moc"
