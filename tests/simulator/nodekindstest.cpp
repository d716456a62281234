#include "runfixture.h"

#include <QtTest>

#include <algorithm>

using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;
using namespace std::chrono_literals;

namespace {

QStringList entered(const FlowRun &run)
{
    QStringList ids;
    for (const Step &step : run.steps()) {
        if (step.kind == StepKind::Enter) {
            ids += QString::fromStdString(step.nodeId);
        }
    }
    return ids;
}

std::unique_ptr<FlowRun> finished(const FlowPtr &flow, VariableValues values = {},
                                  ScriptedCaller::Script script = {})
{
    auto run = runOf(flow, std::move(values), std::move(script));
    run->advanceTo(begin + 1h);
    return run;
}

QString ids(const FlowRun &run)
{
    return entered(run).join(QLatin1Char(' '));
}

/// A flow with a task beside it.
FlowPtr flowWithTask(const QByteArray &nodes, const QByteArray &edges, const QByteArray &task,
                     const QByteArray &variables = "[]")
{
    QByteArray text = flowText(variables, nodes, edges);
    text.insert(text.size() - 3, ",\"tasks\":[" + task + "]");
    auto flow = readFlow(text, QStringLiteral("sample.json"));
    if (!flow) {
        qFatal("%s", qPrintable(flow.error().message));
    }
    return std::move(flow).value();
}

const QByteArray callingNodes = R"([{"id":"start","name":"Start","kind":"start"},
    {"id":"x","name":"Verify","kind":"task","task":"verify"},
    {"id":"sorry","name":"Sorry","kind":"wait","duration":0},
    {"id":"end","name":"End","kind":"end","reason":"Success"}])";
const QByteArray callingEdges = R"([{"from":"start","to":"x"},{"from":"x","to":"end"},
    {"from":"x","to":"sorry","on":"failure"},{"from":"sorry","to":"end"}])";

QByteArray task(const QByteArray &end)
{
    return R"({"id":"verify","name":"Verify caller","nodes":[{"id":"vStart","name":"Start","kind":"start"},
        {"id":"vAsk","name":"Ask","kind":"wait","duration":500},{"id":"vEnd","name":"Done","kind":"end",)" +
           end + R"(}],"edges":[{"from":"vStart","to":"vAsk"},{"from":"vAsk","to":"vEnd"}]})";
}

const QByteArray loopVariables = R"([{"name":"words","role":"input","type":"array"},
    {"name":"word","role":"output","type":"string"},{"name":"turn","role":"output","type":"integer"},
    {"name":"count","role":"output","type":"integer","default":0}])";
const QByteArray countNode =
    R"(,{"id":"y","name":"Count","kind":"setVariable","assignments":[{"variable":"count","sum":["count",1]}]})";
const QByteArray loopEdges = R"([{"from":"start","to":"x"},{"from":"x","to":"y","on":"each"},
    {"from":"y","to":"x","again":true},{"from":"x","to":"end"}])";

} // namespace

class NodeKindsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aLoopTurnsAsOftenAsItSays();
    void aLoopGoesThroughItsItems();
    void anItemOfTheWrongTypeFailsTheRun();
    void aLoopThatIsEnteredAnewBeginsAnew();
    void aTaskIsRunAndComeBackFrom();
    void aTaskThatFailsLeavesByTheFailureEdge();
    void aTaskThatFailsWithoutAnEdgeFailsTheRun();
    void terminatingInsideATaskEndsTheRun();
    void aCallbackTakesTheNumberOfItsVariable();
    void aCallbackWithoutANumberFails();
    void aSecureNumberIsNotTold();
    void outcomesKeepTheirLastValue();
    void milestonesAreCountedEachTime();
    void aBadNodeIsRefusedWithTheReason_data();
    void aBadNodeIsRefusedWithTheReason();
    void theBuiltInFlowsEndInEveryDrawing_data();
    void theBuiltInFlowsEndInEveryDrawing();
    void theBuiltInFlowsVisitEveryNode_data();
    void theBuiltInFlowsVisitEveryNode();
    void noRunTellsASecureInput();
};

void NodeKindsTest::aLoopTurnsAsOftenAsItSays()
{
    const auto flow =
        flowOf(loopVariables, R"({"id":"x","name":"Loop","kind":"loop","times":3,"index":"turn"})" + countNode,
               loopEdges);
    const auto run = finished(flow);
    QCOMPARE(run->status(), RunStatus::Completed);
    QCOMPARE(ids(*run), QStringLiteral("start x y x y x y x end"));
    QCOMPARE(run->outputs().at("count"), Json(3));
    QCOMPARE(run->outputs().at("turn"), Json(2));
    QVERIFY(told(*run).contains(QStringLiteral("exit x 12 1 of 3 [turn: null → 0]")));
    QVERIFY(told(*run).contains(QStringLiteral("exit x 12 3 of 3")));
}

void NodeKindsTest::aLoopGoesThroughItsItems()
{
    const auto flow = flowOf(
        loopVariables, R"({"id":"x","name":"Loop","kind":"loop","items":"words","item":"word"})" + countNode,
        loopEdges);
    const auto run = finished(flow, {{"words", {"a", "b"}}});
    QCOMPARE(ids(*run), QStringLiteral("start x y x y x end"));
    QCOMPARE(run->outputs().at("word"), Json("b"));
    QCOMPARE(ids(*finished(flow, {{"words", Json::array()}})), QStringLiteral("start x end"));
    QCOMPARE(ids(*finished(flow, {{"words", nullptr}})), QStringLiteral("start x end"));
}

void NodeKindsTest::anItemOfTheWrongTypeFailsTheRun()
{
    const auto flow = flowOf(
        loopVariables, R"({"id":"x","name":"Loop","kind":"loop","items":"words","item":"word"})" + countNode,
        loopEdges);
    const auto run = finished(flow, {{"words", {"a", 7}}});
    QCOMPARE(run->status(), RunStatus::Failed);
    QCOMPARE(run->error()->code, std::string("flow.item.type"));
    QCOMPARE(run->error()->nodeId, std::string("x"));
    QCOMPARE(run->outputs().at("count"), Json(1));
}

void NodeKindsTest::aLoopThatIsEnteredAnewBeginsAnew()
{
    // An inner loop of two turns in an outer one of two: four counts, not three.
    const auto flow = flowOf(
        loopVariables,
        R"({"id":"outer","name":"Outer","kind":"loop","times":2},{"id":"x","name":"Inner","kind":"loop","times":2})" +
            countNode,
        R"([{"from":"start","to":"outer"},{"from":"outer","to":"x","on":"each"},{"from":"x","to":"y","on":"each"},
            {"from":"y","to":"x","again":true},{"from":"x","to":"outer","again":true},{"from":"outer","to":"end"}])");
    const auto run = finished(flow);
    QCOMPARE(run->status(), RunStatus::Completed);
    QCOMPARE(run->outputs().at("count"), Json(4));
}

void NodeKindsTest::aTaskIsRunAndComeBackFrom()
{
    const auto flow = flowWithTask(callingNodes, callingEdges, task(R"("reason":"Verified")"));
    auto run = runOf(flow);
    run->advanceTo(begin + 100ms);
    QCOMPARE(run->currentNode()->id, std::string("vAsk"));
    run->advanceTo(begin + 1h);
    QCOMPARE(run->status(), RunStatus::Completed);
    QCOMPARE(run->endReason(), std::string("Success"));
    const QStringList lines = told(*run);
    QCOMPARE(ids(*run), QStringLiteral("start x vStart vAsk vEnd end"));
    const qsizetype back = lines.indexOf(QStringLiteral("exit x 524 Verify caller"));
    QVERIFY2(back > lines.indexOf(QStringLiteral("exit vEnd 524 Verified")), qPrintable(lines.join(u'\n')));
}

void NodeKindsTest::aTaskThatFailsLeavesByTheFailureEdge()
{
    const auto run = finished(
        flowWithTask(callingNodes, callingEdges, task(R"("result":"failed","reason":"Not verified")")));
    QCOMPARE(run->status(), RunStatus::Completed);
    QCOMPARE(ids(*run), QStringLiteral("start x vStart vAsk vEnd sorry end"));
    QVERIFY(told(*run).contains(QStringLiteral("error x 524 Not verified")));
}

void NodeKindsTest::aTaskThatFailsWithoutAnEdgeFailsTheRun()
{
    const auto run = finished(flowWithTask(
        R"([{"id":"start","name":"Start","kind":"start"},{"id":"x","name":"Verify","kind":"task","task":"verify"},
            {"id":"end","name":"End","kind":"end","reason":"Success"}])",
        R"([{"from":"start","to":"x"},{"from":"x","to":"end"}])",
        task(R"("result":"failed","reason":"Not verified")")));
    QCOMPARE(run->status(), RunStatus::Failed);
    QCOMPARE(run->error()->message, std::string("Not verified"));
    QCOMPARE(run->error()->nodeId, std::string("vEnd"));
}

void NodeKindsTest::terminatingInsideATaskEndsTheRun()
{
    const auto run = runOf(flowWithTask(callingNodes, callingEdges, task(R"("reason":"Verified")")));
    run->terminate(begin + 100ms, "enough");
    QCOMPARE(run->status(), RunStatus::Terminated);
    QVERIFY(run->currentNode() == nullptr);
    QVERIFY(!run->nextDue());
}

const QByteArray callbackNode =
    R"({"id":"x","name":"Call back","kind":"callback","queue":"Desk","number":"phone","latency":300,
        "outputs":[{"variable":"booked","value":true}]},{"id":"y","name":"No number","kind":"wait","duration":0})";
const QByteArray callbackEdges = R"([{"from":"start","to":"x"},{"from":"x","to":"end"},
        {"from":"x","to":"y","on":"failure"},{"from":"y","to":"end"}])";

QByteArray callbackVariables(const QByteArray &more = {})
{
    return R"([{"name":"phone","role":"input","type":"string")" + more +
           R"(},{"name":"booked","role":"output","type":"boolean"}])";
}

void NodeKindsTest::aCallbackTakesTheNumberOfItsVariable()
{
    const auto run =
        finished(flowOf(callbackVariables(), callbackNode, callbackEdges), {{"phone", "+13175550123"}});
    QVERIFY(told(*run).contains(QStringLiteral("exit x 312 Desk, +13175550123 [booked: null → true]")));
    QCOMPARE(ids(*run), QStringLiteral("start x end"));
}

void NodeKindsTest::aCallbackWithoutANumberFails()
{
    const auto run = finished(flowOf(callbackVariables(), callbackNode, callbackEdges), {{"phone", nullptr}});
    QCOMPARE(ids(*run), QStringLiteral("start x y end"));
    QVERIFY(told(*run).contains(QStringLiteral("error x 12 There is no number to call back.")));
}

void NodeKindsTest::aSecureNumberIsNotTold()
{
    const auto run = finished(flowOf(callbackVariables(R"(,"secure":true)"), callbackNode, callbackEdges),
                              {{"phone", "+13175550123"}});
    QCOMPARE(ids(*run), QStringLiteral("start x end"));
    QVERIFY(!told(*run).join(QLatin1Char('\n')).contains(QStringLiteral("5550123")));
}

void NodeKindsTest::outcomesKeepTheirLastValue()
{
    const auto run = finished(flowOf(
        "[]",
        R"({"id":"a","name":"A","kind":"setOutcome","outcome":"Paid","value":"failure"},
           {"id":"b","name":"B","kind":"setOutcome","outcome":"Served","value":"success"},
           {"id":"c","name":"C","kind":"setOutcome","outcome":"Paid","value":"success"})",
        R"([{"from":"start","to":"a"},{"from":"a","to":"b"},{"from":"b","to":"c"},{"from":"c","to":"end"}])"));
    QCOMPARE(run->outcomes().size(), 2U);
    QCOMPARE(run->outcomes()[0].name, std::string("Paid"));
    QCOMPARE(outcomeName(run->outcomes()[0].value), std::string_view("success"));
    QCOMPARE(run->outcomes()[0].nodeId, std::string("c"));
    QCOMPARE(run->outcomes()[1].name, std::string("Served"));
    QVERIFY(told(*run).contains(QStringLiteral("exit a 12 Paid: failure")));
}

void NodeKindsTest::milestonesAreCountedEachTime()
{
    const auto flow = flowOf("[]", R"({"id":"x","name":"Loop","kind":"loop","times":2},
                 {"id":"y","name":"Reminded","kind":"milestone","milestone":"Reminder sent"})",
                             loopEdges);
    const auto run = finished(flow);
    QCOMPARE(run->milestones().size(), 2U);
    QCOMPARE(run->milestones()[1].name, std::string("Reminder sent"));
    QCOMPARE(run->milestones()[1].at, begin + 12ms);
}

void NodeKindsTest::aBadNodeIsRefusedWithTheReason_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &variables, const QByteArray &node,
                        const QByteArray &edges, const char *place, const char *reason) {
        const QByteArray nodes = R"([{"id":"start","name":"Start","kind":"start"},)" + node +
                                 R"(,{"id":"end","name":"End","kind":"end","reason":"Success"}])";
        QTest::newRow(name) << flowText(variables, nodes, edges) << QString::fromUtf8(place)
                            << QString::fromUtf8(reason);
    };
    const QByteArray through = R"([{"from":"start","to":"x"},{"from":"x","to":"end"}])";
    const QByteArray body = R"(,{"id":"y","name":"Y","kind":"wait","duration":0})";
    row("loop without turns", loopVariables, R"({"id":"x","name":"X","kind":"loop"})" + body, loopEdges,
        "/versions/0/nodes/1", "either times or items");
    row("loop with both", loopVariables,
        R"({"id":"x","name":"X","kind":"loop","times":2,"items":"words"})" + body, loopEdges,
        "/versions/0/nodes/1", "either times or items");
    row("loop through text", loopVariables, R"({"id":"x","name":"X","kind":"loop","items":"word"})" + body,
        loopEdges, "/versions/0/nodes/1/items", "of the type array");
    row("loop counts in text", loopVariables,
        R"({"id":"x","name":"X","kind":"loop","times":2,"index":"word"})" + body, loopEdges,
        "/versions/0/nodes/1/index", "of the type integer");
    row("loop without a turn", loopVariables, R"({"id":"x","name":"X","kind":"loop","times":2})", through,
        "/versions/0/nodes/1", "brings the turn back");
    row("secure items leak", R"([{"name":"words","role":"input","type":"array","secure":true},
        {"name":"word","role":"output","type":"string"}])",
        R"({"id":"x","name":"X","kind":"loop","items":"words","item":"word"})" + body, loopEdges,
        "/versions/0/nodes/1/item", "secure when the items are");
    row("again to what is no loop", "[]", R"({"id":"x","name":"X","kind":"wait","duration":0})",
        R"([{"from":"start","to":"x","again":true},{"from":"x","to":"end"}])", "/versions/0/edges/0/again",
        "Only a loop");
    row("each from what is no loop", "[]", R"({"id":"x","name":"X","kind":"wait","duration":0})",
        R"([{"from":"start","to":"x"},{"from":"x","to":"end","on":"each"},{"from":"x","to":"end"}])",
        "/versions/0/edges/1", "cannot have this trigger");
    row("unknown task", "[]", R"({"id":"x","name":"X","kind":"task","task":"none"})", through,
        "/versions/0/nodes/1/task", "There is no task “none”");
    row("callback to a number that is none", R"([{"name":"n","role":"input","type":"integer"}])",
        R"({"id":"x","name":"X","kind":"callback","queue":"Q","number":"n","latency":1})", through,
        "/versions/0/nodes/1/number", "of the type string");
    row("outcome", "[]", R"({"id":"x","name":"X","kind":"setOutcome","outcome":"O","value":"maybe"})", through,
        "/versions/0/nodes/1/value", "enum");
    QByteArray selfCalling = flowText("[]", callingNodes, callingEdges);
    selfCalling.insert(selfCalling.size() - 3,
                       R"(,"tasks":[{"id":"verify","name":"V","nodes":[{"id":"a","name":"A","kind":"start"},
        {"id":"b","name":"B","kind":"task","task":"verify"},{"id":"c","name":"C","kind":"end","reason":"R"}],
        "edges":[{"from":"a","to":"b"},{"from":"b","to":"c"}]}])");
    QTest::newRow("task that runs itself")
        << selfCalling << QStringLiteral("/versions/0/tasks/0") << QStringLiteral("runs itself");
    QByteArray crossing = flowText("[]", callingNodes, callingEdges);
    crossing.insert(crossing.size() - 3,
                    R"(,"tasks":[{"id":"verify","name":"V","nodes":[{"id":"a","name":"A","kind":"start"},
        {"id":"c","name":"C","kind":"end","reason":"R"}],"edges":[{"from":"a","to":"sorry"},{"from":"a","to":"c"}]}])");
    QTest::newRow("edge out of a task") << crossing << QStringLiteral("/versions/0/tasks/0/edges/0/to")
                                        << QStringLiteral("belongs to another task");
}

void NodeKindsTest::aBadNodeIsRefusedWithTheReason()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    const QString message = complaint(content);
    QVERIFY2(message.startsWith(QStringLiteral("sample.json, %1: ").arg(place)), qPrintable(message));
    QVERIFY2(message.contains(reason), qPrintable(message));
}

/// One run of the newest or an older version, with the examples of its inputs.
std::unique_ptr<FlowRun> drawn(const FlowPtr &flow, const FlowVersion &version, std::uint64_t seed)
{
    VariableValues values;
    for (const Variable &variable : version.variables) {
        if (variable.isInput()) {
            values[variable.name] =
                variable.examples.empty() ? variable.defaultValue.value_or(Json()) : variable.examples.front();
        }
    }
    auto run = std::make_unique<FlowRun>(flow, version, std::move(values), std::make_unique<DrawnCaller>(seed),
                                         RunSettings{.seed = seed, .start = begin});
    run->advanceTo(begin + 1h);
    return run;
}

void addVersions()
{
    QTest::addColumn<QString>("flowName");
    QTest::addColumn<QString>("versionId");
    const auto flows = loadBuiltInFlows();
    for (const FlowPtr &flow : flows.value()) {
        for (const FlowVersion &version : flow->versions) {
            QTest::newRow((flow->name + " " + version.id).c_str())
                << QString::fromStdString(flow->name) << QString::fromStdString(version.id);
        }
    }
}

FlowPtr builtIn(const QString &name)
{
    static const std::vector<FlowPtr> flows = loadBuiltInFlows().value();
    return *std::ranges::find(flows, name.toStdString(), [](const FlowPtr &flow) { return flow->name; });
}

void NodeKindsTest::theBuiltInFlowsEndInEveryDrawing_data()
{
    addVersions();
}

void NodeKindsTest::theBuiltInFlowsEndInEveryDrawing()
{
    QFETCH(QString, flowName);
    QFETCH(QString, versionId);
    const FlowPtr flow = builtIn(flowName);
    int failed = 0;
    Milliseconds total{0};
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const auto run = drawn(flow, *flow->version(versionId.toStdString()), seed);
        QVERIFY(run->status() != RunStatus::Running);
        QVERIFY2(!run->error() ||
                     (run->error()->code != "flow.step.limit" && run->error()->code != "flow.no.way.on"),
                 run->error() ? run->error()->message.c_str() : "");
        QVERIFY(*run->ended() - begin < 3min);
        failed += run->status() == RunStatus::Failed ? 1 : 0;
        total += *run->ended() - begin;
    }
    const auto mean = total / 200;
    QVERIFY2(failed < 60, qPrintable(QString::number(failed)));
    QVERIFY2(mean > 1s && mean < 80s, qPrintable(QString::number(mean.count())));
}

void NodeKindsTest::theBuiltInFlowsVisitEveryNode_data()
{
    addVersions();
}

void NodeKindsTest::theBuiltInFlowsVisitEveryNode()
{
    QFETCH(QString, flowName);
    QFETCH(QString, versionId);
    const FlowPtr flow = builtIn(flowName);
    const FlowVersion &version = *flow->version(versionId.toStdString());
    QStringList unseen;
    for (const Node &node : version.nodes) {
        unseen += QString::fromStdString(node.id);
    }
    for (std::uint64_t seed = 1; seed <= 2'000 && !unseen.isEmpty(); ++seed) {
        for (const QString &id : entered(*drawn(flow, version, seed))) {
            unseen.removeAll(id);
        }
    }
    // What only other input or a silent caller reaches.
    static const QString others =
        QStringLiteral("tooShort surveyIgnored noteGaveUp cardMissing askNumber keepFee "
                       "nothingToDo gaveUp outageQueue transferAgents noCard "
                       "pauseBeforeRetry");
    const QStringList rare = others.split(u' ');
    for (const QString &id : rare) {
        unseen.removeAll(id);
    }
    QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(u' ')));
}

void NodeKindsTest::noRunTellsASecureInput()
{
    const FlowPtr flow = builtIn(QStringLiteral("Payment capture"));
    QVERIFY(flow->latest().variable("cardNumber")->secure && flow->latest().variable("securityCode")->secure);
    QString all;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const auto run = drawn(flow, flow->latest(), seed);
        all += told(*run).join(u'\n');
        for (const auto &[name, value] : run->outputs()) {
            all += QString::fromStdString(writeJson(value));
        }
    }
    QVERIFY(!all.contains(QStringLiteral("4000123456789017")));
    QVERIFY(!all.contains(QStringLiteral("0929")));
    QVERIFY(all.contains(QStringLiteral("askSecurityCode")));
}

QTEST_GUILESS_MAIN(NodeKindsTest)
#include "nodekindstest.moc"
