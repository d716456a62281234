#include "base/redaction.h"
#include "domain/errorcodes.h"
#include "tests/net/scriptedplatform.h"

#include <QTest>
#include <QUrlQuery>

using namespace flowconsole;
using namespace std::chrono_literals;

class DialectsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aConversationFlowIsLaunchedWatchedAndEnded();
    void aConversationFlowLaunchHidesSecureInputs();
    void aPublishedExecutionIsEndedByItsConversation();
    void whatCannotBeEndedSaysSo_data();
    void whatCannotBeEndedSaysSo();
    void anEndThatIsRefusedIsAnError();
    void aConversationTellsItsParticipants();
    void allVersionsOfAFlowAreRead();
    void aFlowWithoutASchemaTakesThatOfItsConfiguration();
    void aConfigurationThatMayNotBeReadIsDoneWithout();
    void anOutcomeHasItsName();
    void aLaunchIsSentAgainWhereTheProfileWishesIt();
    void aLaunchThatMayHaveStartedBeforeStaysUnknown();
    void aLaunchIsNotSentAgainByItself();
    void aLaunchWhoseAnswerNamesAnExecutionWasTaken_data();
    void aLaunchWhoseAnswerNamesAnExecutionWasTaken();
    void theOtherDialectsCannotBeAskedForHistory_data();
    void theOtherDialectsCannotBeAskedForHistory();
};

namespace {

const ExecutionId ourId(QStringLiteral("our-id"));

FlowExecution executionOf(const QString &platformId, const QString &conversationId)
{
    FlowExecution execution;
    execution.id = ourId;
    execution.platformId = PlatformExecutionId(platformId);
    execution.conversationId = ConversationId(conversationId);
    return execution;
}

} // namespace

void DialectsTest::aConversationFlowIsLaunchedWatchedAndEnded()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        if (request.target == "/api/v2/conversations/flow/f-1") {
            return httpAnswer(200, "{\"conversationId\":\"c-1\",\"id\":\"x\"}");
        }
        if (request.target == "/api/v2/conversations/c-1") {
            return httpAnswer(200, "{\"id\":\"c-1\",\"status\":\"active\"}");
        }
        return httpAnswer(request.target == "/api/v2/conversations/c-1/terminate" ? 202 : 404);
    };
    Console console(platform, Dialect::ConversationFlow);

    const auto launch = console.client.launch(ourId, console.client.prepareLaunch(someLaunch()));
    QVERIFY(waitFor(launch));
    QCOMPARE(launch.result().value().platformId.text(), QStringLiteral("c-1"));
    QCOMPARE(
        platform.server().seen().last().body,
        QByteArray("{\"flowId\":\"f-1\",\"initialState\":{\"variables\":[{\"name\":\"name\",\"value\":\"Zoë\"},"
                   "{\"name\":\"pin\",\"value\":\"12\\\"34\"}]},\"interactionContext\":{\"type\":\"voice\","
                   "\"queueId\":null,\"routingData\":{\"priority\":1}}}"));

    const auto look = console.client.execution(ourId, launch.result().value().platformId);
    QVERIFY(waitFor(look));
    QCOMPARE(look.result().value().state, std::optional(ExecutionState::Running));
    QCOMPARE(look.result().value().platformState, QStringLiteral("active"));

    const auto end =
        console.client.end(ourId, executionOf(QStringLiteral("c-1"), {}), QStringLiteral("timeout_recovery"));
    QVERIFY(waitFor(end));
    QVERIFY(end.result().ok());
    QCOMPARE(platform.server().seen().last().method, QByteArray("POST"));
    QCOMPARE(platform.server().seen().last().body, QByteArray("{\"reason\":\"timeout_recovery\"}"));
}

void DialectsTest::aConversationFlowLaunchHidesSecureInputs()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) {
        return httpAnswer(422, "{\"message\":\"12\\\"34 is no pin\",\"code\":\"invalid.value\"}");
    };
    Console console(platform, Dialect::ConversationFlow);
    QSignalSpy attempts(&console.transport, &Transport::attemptFinished);

    const auto launch = console.client.launch(ourId, console.client.prepareLaunch(someLaunch()));

    QVERIFY(waitFor(launch));
    QCOMPARE(launch.result().error().kind, ApiError::Kind::RejectedInput);
    QVERIFY(!launch.result().error().message.contains(QStringLiteral("34")));
    const auto record = attempts.last().at(0).value<RequestRecord>();
    QVERIFY(
        record.requestBody.contains("{\"name\":\"pin\",\"value\":\"" + redactedPlaceholder().toUtf8() + "\"}"));
    QVERIFY(!record.requestBody.contains("34"));
    QVERIFY(!record.responseBody.contains("34"));
}

void DialectsTest::aPublishedExecutionIsEndedByItsConversation()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) { return httpAnswer(202, "accepted"); };
    Console console(platform);

    const auto end = console.client.end(ourId, executionOf(QStringLiteral("e-1"), QStringLiteral("c-9")),
                                        QStringLiteral("x"));

    QVERIFY(waitFor(end));
    QVERIFY(end.result().ok());
    QCOMPARE(platform.server().seen().last().method, QByteArray("POST"));
    QCOMPARE(platform.server().seen().last().target, QByteArray("/api/v2/conversations/c-9/disconnect"));
    QVERIFY(platform.server().seen().last().body.isEmpty());
}

void DialectsTest::whatCannotBeEndedSaysSo_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("published") << Dialect::Published;
    QTest::newRow("flow executions") << Dialect::FlowExecutions;
}

void DialectsTest::whatCannotBeEndedSaysSo()
{
    QFETCH(Dialect, dialect);
    ScriptedPlatform platform;
    Console console(platform, dialect);
    const auto end = console.client.end(ourId, executionOf(QStringLiteral("e-1"), {}), QStringLiteral("x"));
    QVERIFY(waitFor(end));
    QCOMPARE(end.result().error().kind, ApiError::Kind::Local);
    QCOMPARE(end.result().error().code, errorcodes::notOffered);
    QCOMPARE(platform.server().seenCount(), 0);
}

void DialectsTest::anEndThatIsRefusedIsAnError()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) {
        return httpAnswer(403, "{\"code\":\"missing.permissions\",\"message\":\"Missing scope flow:execute\"}");
    };
    Console console(platform, Dialect::ConversationFlow);
    const auto end = console.client.end(ourId, executionOf(QStringLiteral("c-1"), {}), QStringLiteral("x"));
    QVERIFY(waitFor(end));
    QCOMPARE(end.result().error().kind, ApiError::Kind::Permission);
    QCOMPARE(end.result().error().permission, QStringLiteral("flow:execute"));
}

void DialectsTest::aConversationTellsItsParticipants()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) {
        return httpAnswer(200, "{\"id\":\"c-1\",\"participants\":[{\"id\":\"p\",\"purpose\":\"ivr\","
                               "\"calls\":[{\"state\":\"connected\"}]}]}");
    };
    Console console(platform);
    const auto conversation = console.client.conversation(ConversationId(QStringLiteral("c-1")));
    QVERIFY(waitFor(conversation));
    QCOMPARE(conversation.result().value().participants.first().state, QStringLiteral("connected"));
    QCOMPARE(platform.server().count("GET", "/api/v2/conversations/c-1"), 1);
}

void DialectsTest::allVersionsOfAFlowAreRead()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        const QUrlQuery query(QUrl::fromEncoded(request.target));
        const QByteArray page = query.queryItemValue(QStringLiteral("pageNumber")).toLatin1();
        return httpAnswer(200, "{\"entities\":[{\"id\":\"" + page + ".0\"}],\"pageCount\":2}");
    };
    Console console(platform);
    const auto versions = console.client.versions(FlowId(QStringLiteral("f-1")));
    QVERIFY(waitFor(versions));
    QCOMPARE(versions.result().value().size(), 2);
    QCOMPARE(versions.result().value().at(1).id, QStringLiteral("2.0"));
    QCOMPARE(platform.server().count("GET", "/api/v2/flows/f-1/versions?"), 2);
}

void DialectsTest::aFlowWithoutASchemaTakesThatOfItsConfiguration()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return request.target.endsWith("latestconfiguration")
                   ? httpAnswer(200, "{\"variables\":[{\"name\":\"Flow.amount\",\"isInput\":true,"
                                     "\"__type\":\"DecimalVariable\"}]}")
                   : httpAnswer(200, "{\"id\":\"f-1\",\"name\":\"F\"}");
    };
    Console console(platform);
    const auto flow = console.client.flow(FlowId(QStringLiteral("f-1")));
    QVERIFY(waitFor(flow));
    QVERIFY(flow.result().value().inputSchema.has_value());
    QCOMPARE(flow.result().value().inputSchema->find(u"amount")->type, VariableType::Number);
}

void DialectsTest::aConfigurationThatMayNotBeReadIsDoneWithout()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return request.target.endsWith("latestconfiguration")
                   ? httpAnswer(403)
                   : httpAnswer(200, "{\"id\":\"f-1\",\"name\":\"F\"}");
    };
    Console console(platform);
    const auto flow = console.client.flow(FlowId(QStringLiteral("f-1")));
    QVERIFY(waitFor(flow));
    QVERIFY(flow.result().ok());
    QVERIFY(!flow.result().value().inputSchema);
}

void DialectsTest::anOutcomeHasItsName()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) { return httpAnswer(200, "{\"id\":\"o\",\"name\":\"Paid\"}"); };
    Console console(platform);
    const auto name = console.client.outcomeName(QStringLiteral("o"));
    QVERIFY(waitFor(name));
    QCOMPARE(name.result().value(), QStringLiteral("Paid"));
    QCOMPARE(platform.server().count("GET", "/api/v2/flows/outcomes/o"), 1);
}

void DialectsTest::aLaunchIsSentAgainWhereTheProfileWishesIt()
{
    ScriptedPlatform platform;
    int launches = 0;
    platform.onApi = [&launches](const SeenRequest &) {
        return ++launches == 1 ? httpAnswer(502) : httpAnswer(200, "{\"id\":\"e-1\"}");
    };
    ConnectionProfile profile = platform.profile();
    profile.retriesLaunches = true;
    Console console(profile);

    const auto launch = console.client.launch(ourId, console.client.prepareLaunch(someLaunch()));
    QTRY_VERIFY(console.clock.untilNextAlarm() == std::optional<Milliseconds>(1s));
    console.clock.advance(1s);

    QVERIFY(waitFor(launch));
    QVERIFY(launch.result().value().mayHaveStartedTwice);
    QCOMPARE(launch.result().value().launchRetries, std::optional(1));
    QCOMPARE(launches, 2);
}

void DialectsTest::aLaunchThatMayHaveStartedBeforeStaysUnknown()
{
    ScriptedPlatform platform;
    int launches = 0;
    platform.onApi = [&launches](const SeenRequest &) { return httpAnswer(++launches == 1 ? 500 : 400); };
    ConnectionProfile profile = platform.profile();
    profile.retriesLaunches = true;
    Console console(profile);

    const auto launch = console.client.launch(ourId, console.client.prepareLaunch(someLaunch()));
    QTRY_VERIFY(console.clock.untilNextAlarm() == std::optional<Milliseconds>(1s));
    console.clock.advance(1s);

    QVERIFY(waitFor(launch));
    QCOMPARE(launch.result().error().kind, ApiError::Kind::OutcomeUnknown);
}

void DialectsTest::aLaunchIsNotSentAgainByItself()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) { return httpAnswer(502); };
    Console console(platform);
    const auto launch = console.client.launch(ourId, console.client.prepareLaunch(someLaunch()));
    QVERIFY(waitFor(launch));
    QCOMPARE(launch.result().error().kind, ApiError::Kind::OutcomeUnknown);
    QCOMPARE(platform.server().count("POST", "/api/v2/flows/executions"), 1);
}

void DialectsTest::aLaunchWhoseAnswerNamesAnExecutionWasTaken_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("the published API answers a tutorial's launch")
        << Dialect::FlowExecutions
        << QByteArray(R"({"id":"e-1","name":"x","flowVersion":{"id":"3.0"},"selfUri":"/e-1"})");
    QTest::newRow("odd outputs") << Dialect::FlowExecutions
                                 << QByteArray(R"({"id":"e-1","state":"Running","outputs":7})");
    QTest::newRow("the tutorial's answer to a published launch")
        << Dialect::Published << QByteArray(R"({"id":"e-1","flowId":"f-1","state":"Running"})");
    QTest::newRow("a conversation alone")
        << Dialect::ConversationFlow << QByteArray(R"({"conversationId":"e-1"})");
}

void DialectsTest::aLaunchWhoseAnswerNamesAnExecutionWasTaken()
{
    QFETCH(Dialect, dialect);
    QFETCH(QByteArray, body);
    ScriptedPlatform platform;
    platform.onApi = [&](const SeenRequest &) { return httpAnswer(200, body); };
    Console console(platform, dialect);
    const auto launch = console.client.launch(ourId, console.client.prepareLaunch(someLaunch()));
    QVERIFY(waitFor(launch));
    QCOMPARE(launch.result().value().platformId.text(), QStringLiteral("e-1"));
    QCOMPARE(launch.result().value().state, std::optional(ExecutionState::Running));
}

void DialectsTest::theOtherDialectsCannotBeAskedForHistory_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("flow executions") << Dialect::FlowExecutions;
    QTest::newRow("conversation flow") << Dialect::ConversationFlow;
}

void DialectsTest::theOtherDialectsCannotBeAskedForHistory()
{
    QFETCH(Dialect, dialect);
    ScriptedPlatform platform;
    Console console(platform, dialect);
    const auto found = console.client.findLaunch(executionOf({}, {}), QStringLiteral("n"));
    const auto data = console.client.executionData(executionOf(QStringLiteral("e"), {}));
    QVERIFY(waitFor(found) && waitFor(data));
    QCOMPARE(found.result().error().code, errorcodes::notOffered);
    QCOMPARE(data.result().error().code, errorcodes::notOffered);
    QCOMPARE(platform.server().seenCount(), 0);
}

QTEST_GUILESS_MAIN(DialectsTest)
#include "api_dialects.moc"
