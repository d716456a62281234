#include "api/conversationcodec.h"
#include "api/dialectcodec.h"
#include "api/jsonfields.h"

#include <QTest>

using namespace flowconsole;

namespace {

JsonValue json(const QByteArray &text)
{
    return JsonValue::parse(text).value();
}

LaunchRequest launchOf(const JsonValue &inputs)
{
    LaunchRequest request;
    request.flowId = FlowId(QStringLiteral("f-1"));
    request.inputs = inputs;
    return request;
}

} // namespace

class CodecsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aLaunchKeepsOrderNumbersAndText_data();
    void aLaunchKeepsOrderNumbersAndText();
    void inputsThatAreNullAreLeftOut();
    void aPublishedLaunchNamesItsVersionAndItself();
    void aConversationFlowLaunchTellsItsPriority();
    void everyDialectHasItsPaths();
    void aPublishedLaunchIsRunning();
    void aConversationFlowLaunchIsItsConversation();
    void aConversationFlowLaunchWithoutAConversationIsMalformed();
    void aFlowExecutionsLaunchTellsItsState();
    void everyWordHasItsState_data();
    void everyWordHasItsState();
    void aPublishedExecutionIsReadWhole();
    void aFailedExecutionSaysWhy();
    void aFlowExecutionIsReadWhole();
    void aConversationFlowExecutionIsReadWhole();
    void aConversationFlowThatFailedSaysWhy();
    void anExecutionWithoutItsRequiredFieldsIsMalformed_data();
    void anExecutionWithoutItsRequiredFieldsIsMalformed();
    void optionalFieldsOfAnotherTypeAreAbsent();
    void bigIntegersAndUnicodeSurviveInOutputs();
    void aConversationIsReadWithItsParticipants();
};

void CodecsTest::aLaunchKeepsOrderNumbersAndText_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("published")
        << Dialect::Published
        << QByteArray(
               R"({"flowId":"f-1","inputData":{"Flow.zeta":9007199254740993,"Flow.alpha":1.50,"Flow.name":"Zoë ☎","Flow.list":[1,{"b":1,"a":2}]}})");
    QTest::newRow("flow executions")
        << Dialect::FlowExecutions
        << QByteArray(
               R"({"flowId":"f-1","inputs":{"zeta":9007199254740993,"alpha":1.50,"name":"Zoë ☎","list":[1,{"b":1,"a":2}]}})");
    QTest::newRow("conversation flow")
        << Dialect::ConversationFlow
        << QByteArray(
               R"({"flowId":"f-1","initialState":{"variables":[{"name":"zeta","value":9007199254740993},)"
               R"({"name":"alpha","value":1.50},{"name":"name","value":"Zoë ☎"},)"
               R"({"name":"list","value":[1,{"b":1,"a":2}]}]},)"
               R"("interactionContext":{"type":"voice","queueId":null,"routingData":{"priority":1}}})");
}

void CodecsTest::aLaunchKeepsOrderNumbersAndText()
{
    QFETCH(Dialect, dialect);
    QFETCH(QByteArray, expected);
    const JsonValue inputs =
        json(R"({"zeta":9007199254740993,"alpha":1.50,"name":"Zoë ☎","list":[1,{"b":1,"a":2}]})");
    QCOMPARE(makeCodec(dialect)->encodeLaunch(launchOf(inputs)), expected);
}

void CodecsTest::inputsThatAreNullAreLeftOut()
{
    const JsonValue inputs = json(R"({"given":"","missing":null})");
    QCOMPARE(makeCodec(Dialect::Published)->encodeLaunch(launchOf(inputs)),
             QByteArray(R"({"flowId":"f-1","inputData":{"Flow.given":""}})"));
    QCOMPARE(makeCodec(Dialect::FlowExecutions)->encodeLaunch(launchOf(JsonValue::object())),
             QByteArray(R"({"flowId":"f-1","inputs":{}})"));
}

void CodecsTest::aPublishedLaunchNamesItsVersionAndItself()
{
    LaunchRequest request = launchOf(json(R"({"x":1})"));
    request.pinnedVersion = QStringLiteral("13.0");
    request.name = QStringLiteral("FC 0815");
    QCOMPARE(makeCodec(Dialect::Published)->encodeLaunch(request),
             QByteArray(R"({"flowId":"f-1","flowVersion":"13.0","inputData":{"Flow.x":1},"name":"FC 0815"})"));
}

void CodecsTest::aConversationFlowLaunchTellsItsPriority()
{
    LaunchRequest request = launchOf(JsonValue::object());
    request.priority = 42;
    QCOMPARE(makeCodec(Dialect::ConversationFlow)->encodeLaunch(request),
             QByteArray(R"({"flowId":"f-1","initialState":{"variables":[]},"interactionContext":)"
                        R"({"type":"voice","queueId":null,"routingData":{"priority":42}}})"));
}

void CodecsTest::everyDialectHasItsPaths()
{
    const FlowId flow(QStringLiteral("f/1"));
    const PlatformExecutionId execution(QStringLiteral("e?1"));
    for (const Dialect dialect : {Dialect::Published, Dialect::FlowExecutions}) {
        QCOMPARE(makeCodec(dialect)->launchPath(flow), QStringLiteral("/api/v2/flows/executions"));
        QCOMPARE(makeCodec(dialect)->executionPath(execution),
                 QStringLiteral("/api/v2/flows/executions/e%3F1"));
    }
    QCOMPARE(makeCodec(Dialect::ConversationFlow)->launchPath(flow),
             QStringLiteral("/api/v2/conversations/flow/f%2F1"));
    QCOMPARE(makeCodec(Dialect::ConversationFlow)->executionPath(execution),
             QStringLiteral("/api/v2/conversations/e%3F1"));
}

void CodecsTest::aConversationFlowLaunchIsItsConversation()
{
    const auto update =
        makeCodec(Dialect::ConversationFlow)->decodeLaunch(R"({"conversationId":"c-1","id":"x-9"})");
    QVERIFY(update.ok());
    QCOMPARE(update.value().platformId.text(), QStringLiteral("c-1"));
    QCOMPARE(update.value().conversationId.text(), QStringLiteral("c-1"));
    QCOMPARE(update.value().state, std::optional(ExecutionState::Running));
}

void CodecsTest::aConversationFlowLaunchWithoutAConversationIsMalformed()
{
    const auto update = makeCodec(Dialect::ConversationFlow)->decodeLaunch(R"({"id":"x-9"})");
    QVERIFY(!update.ok());
    QCOMPARE(update.error().kind, ApiError::Kind::MalformedAnswer);
    QVERIFY(update.error().message.contains(QStringLiteral("conversationId")));
}

void CodecsTest::aPublishedLaunchIsRunning()
{
    const auto update =
        makeCodec(Dialect::Published)->decodeLaunch(R"({"id":"e-1","name":"x","flowVersion":{"id":"3.0"}})");
    QVERIFY(update.ok());
    QCOMPARE(update.value().platformId.text(), QStringLiteral("e-1"));
    QCOMPARE(update.value().state, std::optional(ExecutionState::Running));
    QVERIFY(update.value().platformState.isEmpty());
}

void CodecsTest::aFlowExecutionsLaunchTellsItsState()
{
    const auto update = makeCodec(Dialect::FlowExecutions)
                            ->decodeLaunch(R"({"id":"e-1","flowId":"f-1","state":"Failed","startTime":null})");
    QVERIFY(update.ok());
    QCOMPARE(update.value().state, std::optional(ExecutionState::Failed));
    QCOMPARE(update.value().platformState, QStringLiteral("Failed"));
}

void CodecsTest::everyWordHasItsState_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QString>("word");
    QTest::addColumn<ExecutionState>("state");
    const auto row = [](Dialect dialect, const QString &word, ExecutionState state) {
        QTest::addRow("%s %s", qPrintable(dialectKey(dialect)), qPrintable(word)) << dialect << word << state;
    };
    row(Dialect::Published, QStringLiteral("RUNNING"), ExecutionState::Running);
    row(Dialect::Published, QStringLiteral("UNKNOWN"), ExecutionState::Running);
    row(Dialect::Published, QStringLiteral("COMPLETED"), ExecutionState::Completed);
    row(Dialect::Published, QStringLiteral("FAILED"), ExecutionState::Failed);
    row(Dialect::Published, QStringLiteral("ERROR"), ExecutionState::Failed);
    row(Dialect::Published, QStringLiteral("TERMINATED"), ExecutionState::Terminated);
    row(Dialect::Published, QStringLiteral("SUSPENDED"), ExecutionState::Running);
    row(Dialect::FlowExecutions, QStringLiteral("Running"), ExecutionState::Running);
    row(Dialect::FlowExecutions, QStringLiteral("Completed"), ExecutionState::Completed);
    row(Dialect::FlowExecutions, QStringLiteral("Failed"), ExecutionState::Failed);
    row(Dialect::FlowExecutions, QStringLiteral("Cancelled"), ExecutionState::Terminated);
    row(Dialect::FlowExecutions, QStringLiteral("Sleeping"), ExecutionState::Running);
    row(Dialect::ConversationFlow, QStringLiteral("active"), ExecutionState::Running);
    row(Dialect::ConversationFlow, QStringLiteral("closed"), ExecutionState::Completed);
    row(Dialect::ConversationFlow, QStringLiteral("error"), ExecutionState::Failed);
    row(Dialect::ConversationFlow, QStringLiteral("terminated"), ExecutionState::Terminated);
    row(Dialect::ConversationFlow, QStringLiteral("on hold"), ExecutionState::Running);
}

void CodecsTest::everyWordHasItsState()
{
    QFETCH(Dialect, dialect);
    QFETCH(QString, word);
    QFETCH(ExecutionState, state);
    const QByteArray key = dialect == Dialect::FlowExecutions ? "state" : "status";
    const auto update =
        makeCodec(dialect)->decodeExecution("{\"id\":\"e\",\"" + key + "\":\"" + word.toUtf8() + "\"}");
    QVERIFY(update.ok());
    QCOMPARE(update.value().state, std::optional(state));
    QCOMPARE(update.value().platformState, word);
}

void CodecsTest::aPublishedExecutionIsReadWhole()
{
    const auto result = makeCodec(Dialect::Published)->decodeExecution(R"({
        "id": "e-1", "name": "Late fee waiver", "flowVersion": {"id": "3.0"},
        "dateLaunched": "2026-01-05T09:00:00.250Z", "dateCompleted": "2026-01-05T10:00:05.500+01:00",
        "status": "COMPLETED", "completionReason": "SUCCESS",
        "outputData": {"Flow.waived": true, "plain": 1.50}, "conversation": {"id": "c-9"}})");
    QVERIFY(result.ok());
    const ExecutionUpdate update = result.value();
    QCOMPARE(update.platformId.text(), QStringLiteral("e-1"));
    QCOMPARE(update.startedAt, QDateTime(QDate(2026, 1, 5), QTime(9, 0, 0, 250), Qt::UTC));
    QCOMPARE(update.endedAt, QDateTime(QDate(2026, 1, 5), QTime(9, 0, 5, 500), Qt::UTC));
    QCOMPARE(update.endedAt.timeSpec(), Qt::UTC);
    QCOMPARE(update.conversationId.text(), QStringLiteral("c-9"));
    QCOMPARE(update.detail, QStringLiteral("SUCCESS"));
    QVERIFY(!update.error);
    QCOMPARE(update.outputs.value().toJson(), QByteArray(R"({"waived":true,"plain":1.50})"));
}

void CodecsTest::aFailedExecutionSaysWhy()
{
    const auto result = makeCodec(Dialect::Published)->decodeExecution(R"({
        "id": "e-1", "status": "FAILED", "completionReason": "ERROR",
        "flowErrorInfo": {"message": "The data action failed.", "code": "bad.request", "status": 400,
                          "contextId": "ctx-1"}})");
    QVERIFY(result.ok());
    QCOMPARE(result.value().detail, QStringLiteral("The data action failed."));
    QVERIFY(result.value().error.has_value());
    const ApiError error = *result.value().error;
    QCOMPARE(error.kind, ApiError::Kind::FlowFailed); // no answer to a request
    QCOMPARE(error.code, QStringLiteral("bad.request"));
    QCOMPARE(error.correlationId, QStringLiteral("ctx-1"));
}

void CodecsTest::aFlowExecutionIsReadWhole()
{
    const auto result = makeCodec(Dialect::FlowExecutions)->decodeExecution(R"({
        "id": "e-1", "flowId": "f-1", "state": "Completed",
        "startTime": "2026-01-05T09:00:00Z", "endTime": "2026-01-05T09:00:03.125Z"})");
    QVERIFY(result.ok());
    QCOMPARE(result.value().startedAt, QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC));
    QCOMPARE(result.value().endedAt, QDateTime(QDate(2026, 1, 5), QTime(9, 0, 3, 125), Qt::UTC));
    QVERIFY(!result.value().outputs);
}

void CodecsTest::aConversationFlowExecutionIsReadWhole()
{
    const auto result = makeCodec(Dialect::ConversationFlow)->decodeExecution(R"({
        "id": "c-1", "conversationId": "c-1", "flowVersion": "3.0", "status": "closed",
        "startTime": "2026-01-05T09:00:00Z", "endTime": "2026-01-05T09:00:03.125Z",
        "outputs": {"Flow.waived": true}, "participants": [{"id": "p"}]})");
    QVERIFY(result.ok());
    const ExecutionUpdate update = result.value();
    QCOMPARE(update.platformId.text(), QStringLiteral("c-1"));
    QCOMPARE(update.conversationId.text(), QStringLiteral("c-1"));
    QCOMPARE(update.flowVersion, QStringLiteral("3.0"));
    QCOMPARE(update.startedAt, QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC));
    QCOMPARE(update.endedAt, QDateTime(QDate(2026, 1, 5), QTime(9, 0, 3, 125), Qt::UTC));
    QCOMPARE(update.outputs.value().toJson(), QByteArray(R"({"waived":true})"));

    const auto bare =
        makeCodec(Dialect::ConversationFlow)->decodeExecution(R"({"id":"c-1","status":"active"})");
    QVERIFY(bare.ok());
    QCOMPARE(bare.value().platformId.text(), QStringLiteral("c-1"));
    QVERIFY(!bare.value().endedAt.isValid());
}

void CodecsTest::aConversationFlowThatFailedSaysWhy()
{
    const auto result = makeCodec(Dialect::ConversationFlow)->decodeExecution(R"({
        "conversationId": "c-1", "status": "error", "endReason": "ERROR",
        "errorInfo": {"message": "The data action failed.", "code": "bad.request", "status": 400}})");
    QVERIFY(result.ok());
    QCOMPARE(result.value().state, std::optional(ExecutionState::Failed));
    QCOMPARE(result.value().detail, QStringLiteral("The data action failed."));
    QCOMPARE(result.value().error.value().code, QStringLiteral("bad.request"));

    const auto ended = makeCodec(Dialect::ConversationFlow)
                           ->decodeExecution(R"({"id":"c","status":"terminated","endReason":"by hand"})");
    QCOMPARE(ended.value().detail, QStringLiteral("by hand"));
}

void CodecsTest::anExecutionWithoutItsRequiredFieldsIsMalformed_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QByteArray>("body");
    const Dialect published = Dialect::Published;
    const Dialect tutorial = Dialect::FlowExecutions;
    QTest::newRow("nothing") << published << QByteArray();
    QTest::newRow("a page") << published << QByteArray("<html>hello</html>");
    QTest::newRow("truncated") << published << QByteArray(R"({"id":"e","status":"RUN)");
    QTest::newRow("an array") << published << QByteArray("[]");
    QTest::newRow("no id") << published << QByteArray(R"({"status":"RUNNING"})");
    QTest::newRow("no status") << published << QByteArray(R"({"id":"e"})");
    QTest::newRow("the other dialect's word") << published << QByteArray(R"({"id":"e","state":"Running"})");
    QTest::newRow("id is a number") << published << QByteArray(R"({"id":7,"status":"RUNNING"})");
    QTest::newRow("status is null") << published << QByteArray(R"({"id":"e","status":null})");
    QTest::newRow("outputs are a list")
        << published << QByteArray(R"({"id":"e","status":"COMPLETED","outputData":[1]})");
    QTest::newRow("tutorial: no state") << tutorial << QByteArray(R"({"id":"e","status":"RUNNING"})");
    QTest::newRow("conversation: no status")
        << Dialect::ConversationFlow << QByteArray(R"({"id":"c","state":"active"})");
    QTest::newRow("conversation: no id") << Dialect::ConversationFlow << QByteArray(R"({"status":"active"})");
    QTest::newRow("tutorial: no id") << tutorial << QByteArray(R"({"state":"Running"})");
    QTest::newRow("tutorial: state is a number") << tutorial << QByteArray(R"({"id":"e","state":1})");
}

void CodecsTest::anExecutionWithoutItsRequiredFieldsIsMalformed()
{
    QFETCH(Dialect, dialect);
    QFETCH(QByteArray, body);
    const auto update = makeCodec(dialect)->decodeExecution(body);
    QVERIFY(!update.ok());
    QCOMPARE(update.error().kind, ApiError::Kind::MalformedAnswer);
    QVERIFY(!update.error().message.isEmpty());
}

void CodecsTest::optionalFieldsOfAnotherTypeAreAbsent()
{
    const auto result = makeCodec(Dialect::Published)->decodeExecution(R"({
        "id": "e-1", "status": "RUNNING", "dateLaunched": 17, "dateCompleted": "soon", "completionReason": [],
        "conversation": "c", "flowErrorInfo": "oh", "outputData": null, "surprise": {}})");
    QVERIFY(result.ok());
    QVERIFY(!result.value().startedAt.isValid());
    QVERIFY(!result.value().endedAt.isValid());
    QVERIFY(result.value().conversationId.isEmpty());
    QVERIFY(result.value().detail.isEmpty());
    QVERIFY(!result.value().error);
    QVERIFY(!result.value().outputs);
}

void CodecsTest::bigIntegersAndUnicodeSurviveInOutputs()
{
    const auto result =
        makeCodec(Dialect::Published)
            ->decodeExecution(
                R"({"id":"e","status":"COMPLETED","outputData":{"Flow.account":123456789012345678901,"Flow.who":"Łódź \ud83d\ude00"}})");
    QVERIFY(result.ok());
    const JsonValue outputs = result.value().outputs.value();
    QCOMPARE(outputs.value(u"account").numberText(), QStringLiteral("123456789012345678901"));
    QCOMPARE(outputs.value(u"who").toString(), QStringLiteral("Łódź 😀"));
}

void CodecsTest::aConversationIsReadWithItsParticipants()
{
    const auto read = decodeConversation(R"({"id":"c-1","startTime":"2026-01-05T09:00:00Z","participants":[
        {"id":"p-1","name":"Ada","purpose":"customer","calls":[{"state":"disconnected"},{"state":"connected"}]},
        {"id":"p-2","purpose":"ivr","calls":[{"state":"connected"},{"state":"terminated"}]},
        {"id":"p-3","purpose":"workflow"}]})");
    QVERIFY(read.ok());
    const Conversation conversation = read.value();
    QVERIFY(!conversation.isOver());
    QCOMPARE(conversation.participants.size(), 3);
    QCOMPARE(conversation.participants.at(0).name, QStringLiteral("Ada"));
    QCOMPARE(conversation.participants.at(0).state, QStringLiteral("connected"));
    QCOMPARE(conversation.participants.at(1).state, QStringLiteral("connected"));
    QVERIFY(conversation.participants.at(2).state.isEmpty());

    const auto over = decodeConversation(R"({"id":"c-1","endTime":"2026-01-05T09:00:00Z"})");
    QVERIFY(over.value().isOver());
    QVERIFY(!decodeConversation(R"({"participants":[]})").ok());
}

QTEST_GUILESS_MAIN(CodecsTest)
#include "api_codecs.moc"
