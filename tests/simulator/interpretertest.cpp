#include "runfixture.h"

#include <QtTest>

#include <algorithm>

using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;
using namespace std::chrono_literals;

namespace {

const QByteArray through = R"([{"from":"start","to":"x"},{"from":"x","to":"end"}])";

/// Answers only when a person has pressed a key.
class Keypad final : public Caller
{
public:
    explicit Keypad(std::optional<std::string> &pressed) : m_pressed(pressed) {}
    std::optional<CallerReply> reply(const Question &) override
    {
        return m_pressed ? std::optional(CallerReply{0ms, m_pressed}) : std::nullopt;
    }

private:
    std::optional<std::string> &m_pressed;
};

} // namespace

class InterpreterTest final : public QObject
{
    Q_OBJECT

private slots:
    void aPromptSpeaksAndTakesItsTime();
    void aMenuFollowsTheChoice();
    void aMenuAsksAgainAndGivesUp();
    void collectedDigitsLandInTheirVariable();
    void collectedSecureDigitsAreNeverRecorded();
    void aDecisionTakesTheFirstConditionThatHolds();
    void assignmentsAreMadeInOrderAndRecorded();
    void aDataActionThatFailsFollowsItsFailureEdge();
    void aDataActionThatFailsWithoutAnEdgeFailsTheRun();
    void aFailedEndTellsTheFailureBeforeIt();
    void aTransferWaitsAndTalks();
    void aCircleIsCutOff();
    void timeInPiecesGivesTheSameStepsAsTimeInOneGo();
    void anotherSeedGivesAnotherRun();
    void anInteractiveCallerIsWaitedFor();
    void terminatingEndsAtOnce();
    void bigIntegersPassUntouched();
    void theBillingFlowEndsInEveryDrawing();
};

void InterpreterTest::aPromptSpeaksAndTakesItsTime()
{
    const auto flow =
        flowOf(R"([{"name":"who","role":"input","type":"string"}])",
               R"({"id":"x","name":"Hello","kind":"prompt","text":"Hello, ${who}.","duration":2000})", through);
    const auto run = runOf(flow, {{"who", "Alex"}});
    QCOMPARE(run->nextDue(), begin);
    run->advanceTo(begin + 1s);
    QCOMPARE(run->currentNode()->name, std::string("Hello"));
    QCOMPARE(run->nextDue(), begin + 2012ms);
    run->advanceTo(begin + 1h);
    QCOMPARE(told(*run),
             QStringList({QStringLiteral("enter start 0"), QStringLiteral("exit start 12"),
                          QStringLiteral("enter x 12"), QStringLiteral("exit x 2012 Hello, Alex."),
                          QStringLiteral("enter end 2012"), QStringLiteral("exit end 2012 Success")}));
    QCOMPARE(run->status(), RunStatus::Completed);
    QCOMPARE(run->ended(), begin + 2012ms);
    QVERIFY(!run->nextDue());
}

const QByteArray menuNode =
    R"({"id":"x","name":"Menu","kind":"menu","text":"Choose.","duration":1000,"timeout":5000,
    "attempts":2,"choices":[{"digit":"1","label":"One"},{"digit":"2","label":"Two"}]},
    {"id":"a","name":"A","kind":"wait","duration":0},{"id":"b","name":"B","kind":"wait","duration":0})";
const QByteArray menuEdges = R"([{"from":"start","to":"x"},{"from":"x","to":"a","choice":"1"},
    {"from":"x","to":"b","choice":"2"},{"from":"a","to":"end"},{"from":"b","to":"end"}])";

void InterpreterTest::aMenuFollowsTheChoice()
{
    const auto run = runOf(flowOf("[]", menuNode, menuEdges), {}, {{"x", {"2"}}});
    run->advanceTo(begin + 1h);
    QVERIFY(told(*run).contains(QStringLiteral("exit x 2012 2 Two")));
    QVERIFY(told(*run).contains(QStringLiteral("enter b 2012")));
    QCOMPARE(run->status(), RunStatus::Completed);
}

void InterpreterTest::aMenuAsksAgainAndGivesUp()
{
    const auto flow = flowOf("[]", menuNode, menuEdges);
    const auto second = runOf(flow, {}, {{"x", {"9", "1"}}});
    second->advanceTo(begin + 1h);
    QVERIFY(told(*second).contains(QStringLiteral("exit x 4012 1 One")));

    const auto silent = runOf(flow);
    silent->advanceTo(begin + 1h);
    QCOMPARE(silent->status(), RunStatus::Failed);
    QCOMPARE(silent->ended(), begin + 12'012ms);
    QCOMPARE(silent->error()->code, std::string("caller.no.answer"));
    QCOMPARE(silent->error()->nodeId, std::string("x"));
}

void InterpreterTest::collectedDigitsLandInTheirVariable()
{
    const auto flow = flowOf(R"([{"name":"account","role":"output","type":"string"}])",
                             R"({"id":"x","name":"Ask","kind":"collectInput","text":"Number?","duration":1000,
                                 "variable":"account","prefix":"ACC-","minDigits":5,"maxDigits":5})",
                             through);
    const auto run = runOf(flow, {}, {{"x", {"123", "99821"}}});
    run->advanceTo(begin + 1h);
    QVERIFY(told(*run).contains(QStringLiteral("exit x 4012 ACC-99821 [account: null → \"ACC-99821\"]")));
    QCOMPARE(run->outputs().at("account"), Json("ACC-99821"));
}

void InterpreterTest::collectedSecureDigitsAreNeverRecorded()
{
    const auto flow = flowOf(R"([{"name":"pin","role":"inputOutput","type":"string","secure":true}])",
                             R"({"id":"x","name":"Ask","kind":"collectInput","text":"PIN?","variable":"pin",
                                 "minDigits":4,"maxDigits":4},
                                {"id":"y","name":"Say","kind":"prompt","text":"You said ${pin}."})",
                             R"([{"from":"start","to":"x"},{"from":"x","to":"y"},{"from":"y","to":"end"}])");
    const auto run = runOf(flow, {}, {{"x", {"4711"}}});
    run->advanceTo(begin + 1h);
    QCOMPARE(run->status(), RunStatus::Completed);
    QVERIFY(!told(*run).join(QLatin1Char('\n')).contains(QStringLiteral("4711")));
    QVERIFY(told(*run).join(QLatin1Char('\n')).contains(QStringLiteral("[pin: null →")));
    QVERIFY(run->outputs().empty());
}

void InterpreterTest::aDecisionTakesTheFirstConditionThatHolds()
{
    const auto flow =
        flowOf(R"([{"name":"n","role":"input","type":"integer"}])",
               R"({"id":"x","name":"D","kind":"decision"},{"id":"a","name":"A","kind":"wait","duration":0},
                                {"id":"b","name":"B","kind":"wait","duration":0})",
               R"([{"from":"start","to":"x"},{"from":"x","to":"end"},{"from":"x","to":"a","when":"n > 10"},
                                 {"from":"x","to":"b","when":"n > 5"},{"from":"a","to":"end"},{"from":"b","to":"end"}])");
    const auto visited = [&](int n) {
        const auto run = runOf(flow, {{"n", n}});
        run->advanceTo(begin + 1h);
        return told(*run).filter(QRegularExpression(QStringLiteral("^enter [ab] "))).join(QString());
    };
    QCOMPARE(visited(20), QStringLiteral("enter a 12"));
    QCOMPARE(visited(7), QStringLiteral("enter b 12"));
    QCOMPARE(visited(1), QString());
}

void InterpreterTest::assignmentsAreMadeInOrderAndRecorded()
{
    const auto flow =
        flowOf(R"([{"name":"a","role":"input","type":"number"},{"name":"b","role":"output","type":"number"},
                                 {"name":"t","role":"output","type":"string"},{"name":"s","role":"output","type":"string"}])",
               R"({"id":"x","name":"Set","kind":"setVariable","assignments":[
                                 {"variable":"b","sum":["a",-12.5]},{"variable":"t","text":"now ${b}"},
                                 {"variable":"s","serial":"WV-##"}]})",
               through);
    const auto run = runOf(flow, {{"a", 118.4}});
    run->advanceTo(begin + 1h);
    QCOMPARE(run->outputs().at("b"), Json(105.9));
    QCOMPARE(run->outputs().at("t"), Json("now 105.9"));
    QVERIFY(QRegularExpression(QStringLiteral("\\AWV-\\d\\d\\z"))
                .match(QString::fromStdString(run->outputs().at("s").get<std::string>()))
                .hasMatch());
    const auto exit = std::ranges::find_if(
        run->steps(), [](const Step &step) { return step.nodeId == "x" && step.kind == StepKind::Exit; });
    QCOMPARE(exit->changes.size(), 3U);
    QCOMPARE(exit->changes[0].before, Json());
    QCOMPARE(exit->changes[0].after, Json(105.9));
}

QByteArray failingAction(const char *probability)
{
    return QByteArray(R"({"id":"x","name":"GetInvoice","kind":"dataAction","action":"GetInvoice","latency":800,
                          "failures":[{"probability":)") +
           probability + R"(,"status":504,"code":"request.timeout","message":"HTTP 504 from invoice service"}],
                          "outputs":[{"variable":"v","value":7}]})";
}
const QByteArray output = R"([{"name":"v","role":"output","type":"integer"}])";

void InterpreterTest::aDataActionThatFailsFollowsItsFailureEdge()
{
    const QByteArray nodes =
        failingAction("1") + R"(,{"id":"y","name":"Apologise","kind":"prompt","text":"Sorry."})";
    const auto run = runOf(flowOf(output, nodes, R"([{"from":"start","to":"x"},{"from":"x","to":"end"},
                                  {"from":"x","to":"y","on":"failure"},{"from":"y","to":"end"}])"));
    run->advanceTo(begin + 1h);
    QCOMPARE(run->status(), RunStatus::Completed);
    QVERIFY(told(*run).contains(QStringLiteral("error x 812 HTTP 504 from invoice service")));
    QVERIFY(told(*run).contains(QStringLiteral("enter y 812")));
    QCOMPARE(run->outputs().at("v"), Json());
}

void InterpreterTest::aDataActionThatFailsWithoutAnEdgeFailsTheRun()
{
    const auto failed = runOf(flowOf(output, failingAction("1"), through));
    failed->advanceTo(begin + 1h);
    QCOMPARE(failed->status(), RunStatus::Failed);
    QCOMPARE(failed->ended(), begin + 812ms);
    QCOMPARE(failed->error()->status, 504);
    QCOMPARE(failed->error()->message, std::string("HTTP 504 from invoice service"));

    const auto fine = runOf(flowOf(output, failingAction("0"), through));
    fine->advanceTo(begin + 1h);
    QCOMPARE(fine->status(), RunStatus::Completed);
    QCOMPARE(fine->outputs().at("v"), Json(7));
}

void InterpreterTest::aFailedEndTellsTheFailureBeforeIt()
{
    const QByteArray nodes =
        failingAction("1") + R"(,{"id":"y","name":"No","kind":"end","result":"failed","reason":"No invoice"})";
    const auto run = runOf(flowOf(output, nodes, R"([{"from":"start","to":"x"},{"from":"x","to":"end"},
                                  {"from":"x","to":"y","on":"failure"}])"));
    run->advanceTo(begin + 1h);
    QCOMPARE(run->status(), RunStatus::Failed);
    QCOMPARE(run->endReason(), std::string("HTTP 504 from invoice service"));
    QCOMPARE(run->error()->nodeId, std::string("x"));
}

void InterpreterTest::aTransferWaitsAndTalks()
{
    const auto run = runOf(flowOf("[]", R"({"id":"x","name":"To agents","kind":"queueTransfer","queue":"Agents",
                                            "waiting":3000,"talking":4000})",
                                  through));
    run->advanceTo(begin + 1h);
    QVERIFY(told(*run).contains(QStringLiteral("exit x 7012 Agents")));
}

void InterpreterTest::aCircleIsCutOff()
{
    const auto flow = flowOf(
        R"([{"name":"go","role":"input","type":"boolean"}])",
        R"({"id":"x","name":"Round","kind":"decision"},{"id":"y","name":"And round","kind":"wait","duration":0})",
        R"([{"from":"start","to":"x"},{"from":"x","to":"end","when":"go"},{"from":"x","to":"y"},
                                 {"from":"y","to":"x"}])");
    const auto run = runOf(flow, {{"go", false}}, {}, 1, 50);
    run->advanceTo(begin + 1h);
    QCOMPARE(run->status(), RunStatus::Failed);
    QCOMPARE(run->error()->code, std::string("flow.step.limit"));
    QVERIFY(run->error()->message.find("50 nodes") != std::string::npos);
    QVERIFY(run->steps().size() <= 102);
}

FlowPtr billingFlow()
{
    auto flows = loadBuiltInFlows();
    const std::vector<FlowPtr> all = std::move(flows).value();
    return *std::ranges::find_if(all, [](const FlowPtr &flow) { return flow->name == "Billing IVR"; });
}

std::unique_ptr<FlowRun> drawnRun(const FlowPtr &flow, std::uint64_t seed)
{
    return std::make_unique<FlowRun>(
        flow, flow->latest(), VariableValues{{"customerName", "Alex Johnson"}, {"retryCount", 0}},
        std::make_unique<DrawnCaller>(seed), RunSettings{.seed = seed, .start = begin});
}

void InterpreterTest::timeInPiecesGivesTheSameStepsAsTimeInOneGo()
{
    const FlowPtr flow = billingFlow();
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto whole = drawnRun(flow, seed);
        whole->advanceTo(begin + 1h);
        const auto pieces = drawnRun(flow, seed);
        for (Instant time = begin; pieces->status() == RunStatus::Running; time += 137ms) {
            pieces->advanceTo(time);
        }
        QCOMPARE(told(*pieces), told(*whole));
        QCOMPARE(pieces->outputs(), whole->outputs());
    }
}

void InterpreterTest::anotherSeedGivesAnotherRun()
{
    const FlowPtr flow = billingFlow();
    const auto one = drawnRun(flow, 1);
    const auto two = drawnRun(flow, 2);
    one->advanceTo(begin + 1h);
    two->advanceTo(begin + 1h);
    QVERIFY(told(*one) != told(*two));
}

void InterpreterTest::anInteractiveCallerIsWaitedFor()
{
    const auto flow = flowOf("[]", menuNode, menuEdges);
    std::optional<std::string> pressed;
    FlowRun run(flow, flow->latest(), {}, std::make_unique<Keypad>(pressed),
                RunSettings{.seed = 1, .start = begin});
    run.advanceTo(begin + 3s);
    QCOMPARE(run.currentNode()->id, std::string("x"));
    QCOMPARE(run.nextDue(), begin + 6012ms);
    pressed = "1";
    run.advanceTo(begin + 4s);
    QVERIFY(told(run).contains(QStringLiteral("exit x 3000 1 One")));
    QCOMPARE(run.status(), RunStatus::Completed);
}

void InterpreterTest::terminatingEndsAtOnce()
{
    const auto run = runOf(flowOf("[]", R"({"id":"x","name":"W","kind":"wait","duration":60000})", through));
    run->terminate(begin + 5s, "by the operator");
    QCOMPARE(run->status(), RunStatus::Terminated);
    QCOMPARE(run->ended(), begin + 5s);
    QCOMPARE(run->endReason(), std::string("by the operator"));
    const auto before = told(*run);
    run->advanceTo(begin + 1h);
    QCOMPARE(told(*run), before);
}

void InterpreterTest::bigIntegersPassUntouched()
{
    const auto flow = flowOf(
        R"([{"name":"a","role":"input","type":"integer"},{"name":"b","role":"output","type":"integer"}])",
        R"({"id":"x","name":"Copy","kind":"setVariable","assignments":[{"variable":"b","from":"a"}]})",
        through);
    const auto value = parseJson("123456789012345678901234567890");
    QVERIFY(value.ok());
    QVERIFY(fits(value.value(), ValueType::Integer));
    const auto run = runOf(flow, {{"a", value.value()}});
    run->advanceTo(begin + 1h);
    QCOMPARE(writeJson(run->outputs().at("b")), std::string("123456789012345678901234567890"));
}

void InterpreterTest::theBillingFlowEndsInEveryDrawing()
{
    const FlowPtr flow = billingFlow();
    int failed = 0;
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        const auto run = drawnRun(flow, seed);
        run->advanceTo(begin + 10min);
        QVERIFY(run->status() != RunStatus::Running);
        QVERIFY(*run->ended() - begin > 15s && *run->ended() - begin < 70s);
        failed += run->status() == RunStatus::Failed ? 1 : 0;
    }
    QVERIFY2(failed > 0 && failed < 100, qPrintable(QString::number(failed)));
}

QTEST_GUILESS_MAIN(InterpreterTest)
#include "interpretertest.moc"
