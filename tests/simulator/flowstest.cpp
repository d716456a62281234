#include "flowfixture.h"

#include "simulator/inputcheck.h"
#include "simulator/schemadocument.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace flowconsole::simulator;
using flowconsole::simulator::test::complaint;
using flowconsole::simulator::test::flowText;

namespace {

const QByteArray twoNodes = R"([{"id":"start","name":"Start","kind":"start"},
                                {"id":"end","name":"End","kind":"end","reason":"Success"}])";
const QByteArray oneEdge = R"([{"from":"start","to":"end"}])";

FlowPtr named(const std::vector<FlowPtr> &flows, const std::string &name)
{
    const auto found = std::ranges::find_if(flows, [&name](const FlowPtr &flow) { return flow->name == name; });
    return found == flows.end() ? nullptr : *found;
}

void row(const char *name, const QByteArray &content, const char *place, const char *reason)
{
    QTest::newRow(name) << content << QString::fromUtf8(place) << QString::fromUtf8(reason);
}

/// Nodes from start to end with one, or several, in between.
QByteArray with(const QByteArray &node)
{
    return R"([{"id":"start","name":"Start","kind":"start"},)" + node +
           R"(,{"id":"end","name":"End","kind":"end","reason":"Success"}])";
}

QByteArray variable(const QByteArray &rest)
{
    return R"([{"name":"v","role":"input",)" + rest + "}]";
}

const QByteArray through = R"([{"from":"start","to":"x"},{"from":"x","to":"end"}])";

void addFrameRows()
{
    row("not JSON", "{\"id\": ", "the whole document", "not valid JSON near byte");
    row("missing member", R"({"id":"5b0f5a6e-2f0c-4a59-8f0e-0d6c3a1b2c3d"})", "the whole document", "required");
    row("unknown member", flowText("[]", twoNodes, R"([{"from":"start","to":"end","colour":"red"}])"),
        "/versions/0/edges/0", "colour");
    row("id", flowText("[]", twoNodes, oneEdge).replace("5b0f5a6e", "zzzzzzzz"), "/id", "Not a UUID");
    row("type", flowText("[]", twoNodes, oneEdge, "TELEGRAM"), "/type", "enum");
    row("date", flowText("[]", twoNodes, oneEdge).replace("2026-01-05", "2026-13-05"),
        "/versions/0/datePublished", "Not a time in UTC");
    row("unknown kind", flowText("[]", with(R"({"id":"x","name":"X","kind":"teleport"})"), through),
        "/versions/0/nodes/1/kind", "enum");
    row("prompt without text", flowText("[]", with(R"({"id":"x","name":"X","kind":"prompt"})"), through),
        "/versions/0/nodes/1", "text");
    row("edge to nowhere", flowText("[]", twoNodes, R"([{"from":"start","to":"fin"}])"),
        "/versions/0/edges/0/to", "There is no node “fin”");
    row("edge from nowhere", flowText("[]", twoNodes, R"([{"from":"begin","to":"end"}])"),
        "/versions/0/edges/0/from", "There is no node “begin”");
    row("two starts", flowText("[]", with(R"({"id":"x","name":"X","kind":"start"})"), oneEdge),
        "/versions/0/nodes", "There are 2 start nodes");
    row("same id", flowText("[]", with(R"({"id":"end","name":"X","kind":"wait","duration":1})"), oneEdge),
        "/versions/0/nodes/2/id", "has the id “end” already");
    row("unreachable",
        flowText("[]", with(R"({"id":"x","name":"X","kind":"wait","duration":1})"),
                 R"([{"from":"start","to":"end"},{"from":"x","to":"end"}])"),
        "/versions/0/nodes/1", "“x” cannot be reached");
    row("dead end",
        flowText("[]", with(R"({"id":"x","name":"X","kind":"wait","duration":1})"),
                 R"([{"from":"start","to":"x"}])"),
        "/versions/0/nodes/1", "no edge without a trigger");
}

void addEdgeRows()
{
    row("menu choice without edge",
        flowText("[]",
                 with(R"({"id":"x","name":"X","kind":"menu","text":"?","choices":[{"digit":"1","label":"One"},
                 {"digit":"2","label":"Two"}]})"),
                 R"([{"from":"start","to":"x"},{"from":"x","to":"end","choice":"1"}])"),
        "/versions/0/nodes/1/choices", "for the key 2");
    row("edge for a key not offered",
        flowText(
            "[]",
            with(R"({"id":"x","name":"X","kind":"menu","text":"?","choices":[{"digit":"1","label":"One"}]})"),
            R"([{"from":"start","to":"x"},{"from":"x","to":"end","choice":"1"},{"from":"x","to":"end","choice":"9"}])"),
        "/versions/0/nodes/1/choices", "waits for the key 9");
    row("choice of a prompt", flowText("[]", twoNodes, R"([{"from":"start","to":"end","choice":"1"}])"),
        "/versions/0/edges/0", "cannot have this trigger");
    row("two triggers",
        flowText("[]", twoNodes, R"([{"from":"start","to":"end","choice":"1","on":"failure"}])"),
        "/versions/0/edges/0", "at most one of");
    row("condition",
        flowText("[]", with(R"({"id":"x","name":"X","kind":"decision"})"),
                 R"([{"from":"start","to":"x"},{"from":"x","to":"end","when":"a >"},{"from":"x","to":"end"}])"),
        "/versions/0/edges/1/when", "column 4");
    row("condition on unknown",
        flowText(
            "[]", with(R"({"id":"x","name":"X","kind":"decision"})"),
            R"([{"from":"start","to":"x"},{"from":"x","to":"end","when":"a > 1"},{"from":"x","to":"end"}])"),
        "/versions/0/edges/1/when", "There is no variable “a”");
    row("condition of the wrong type",
        flowText(
            variable(R"("type":"integer")"), with(R"({"id":"x","name":"X","kind":"decision"})"),
            R"([{"from":"start","to":"x"},{"from":"x","to":"end","when":"v == 'one'"},{"from":"x","to":"end"}])"),
        "/versions/0/edges/1/when", "of the type integer");
}

void addVariableRows()
{
    row("variable name", flowText(R"([{"name":"1st","role":"input","type":"string"}])", twoNodes, oneEdge),
        "/versions/0/variables/0/name", "is no name");
    row("variable twice",
        flowText(
            R"([{"name":"v","role":"input","type":"string"},{"name":"v","role":"output","type":"string"}])",
            twoNodes, oneEdge),
        "/versions/0/variables/1/name", "declared twice");
    row("default type", flowText(variable(R"("type":"integer","default":"3")"), twoNodes, oneEdge),
        "/versions/0/variables/0/default", "must be a whole number");
    row("example out of range",
        flowText(variable(R"("type":"integer","maximum":5,"examples":[9])"), twoNodes, oneEdge),
        "/versions/0/variables/0/examples", "must be at most 5");
    row("pattern", flowText(variable(R"("type":"string","pattern":"(")"), twoNodes, oneEdge),
        "/versions/0/variables/0/pattern", "not a valid regular expression");
    row("minimum of text", flowText(variable(R"("type":"string","minimum":1)"), twoNodes, oneEdge),
        "/versions/0/variables/0", "Only numbers");
    row("required output",
        flowText(R"([{"name":"v","role":"output","type":"string","required":true}])", twoNodes, oneEdge),
        "/versions/0/variables/0/required", "Only an input");
    row("text names unknown",
        flowText("[]", with(R"({"id":"x","name":"X","kind":"prompt","text":"Hi ${who}"})"), through),
        "/versions/0/nodes/1/text", "“who”");
    row("value of the wrong type",
        flowText(
            variable(R"("type":"integer")"),
            with(
                R"({"id":"x","name":"X","kind":"setVariable","assignments":[{"variable":"v","value":"one"}]})"),
            through),
        "/versions/0/nodes/1/assignments/0", "does not fit “v”");
    row("secure value leaks",
        flowText(
            R"([{"name":"pin","role":"input","type":"string","secure":true},
                     {"name":"note","role":"output","type":"string"}])",
            with(
                R"({"id":"x","name":"X","kind":"setVariable","assignments":[{"variable":"note","from":"pin"}]})"),
            through),
        "/versions/0/nodes/1/assignments/0", "“pin” is secure");
    row("collects into an array",
        flowText(variable(R"("type":"array")"),
                 with(R"({"id":"x","name":"X","kind":"collectInput","text":"?","variable":"v"})"), through),
        "/versions/0/nodes/1/variable", "Digits need");
    row("probabilities",
        flowText("[]", with(R"({"id":"x","name":"X","kind":"dataAction","action":"A","latency":1,"failures":[
                 {"probability":0.7,"status":500,"code":"a","message":"a"},
                 {"probability":0.7,"status":500,"code":"b","message":"b"}]})"),
                 through),
        "/versions/0/nodes/1/failures", "more than 1");
    row("duration",
        flowText("[]", with(R"({"id":"x","name":"X","kind":"wait","duration":{"least":5,"most":1}})"), through),
        "/versions/0/nodes/1/duration", "longer than the longest");
}

} // namespace

class FlowsTest final : public QObject
{
    Q_OBJECT

private slots:
    void theBuiltInFlowsLoad();
    void everyExampleOfTheBuiltInFlowsIsAccepted();
    void aSmallFlowLoads();
    void aBadFileIsRefusedWithTheReason_data();
    void aBadFileIsRefusedWithTheReason();
    void aFolderIsReadWhole();
    void theInputSchemaSaysWhatTheVariablesSay();
    void aConditionIsUnderstood_data();
    void aConditionIsUnderstood();
};

void FlowsTest::theBuiltInFlowsLoad()
{
    const auto flows = loadBuiltInFlows();
    QVERIFY2(flows.ok(), qPrintable(flows ? QString() : flows.error().message));
    QCOMPARE(flows.value().size(), 7U);
    const FlowPtr billing = named(flows.value(), "Billing IVR");
    QVERIFY(billing);
    QCOMPARE(billing->type, std::string("INBOUNDCALL"));
    QCOMPARE(billing->latest().id, std::string("14.0"));
    QVERIFY(billing->latest().nodes.size() >= 20);
    QVERIFY(billing->latest().variable("cardNumber")->secure);
    QCOMPARE(named(flows.value(), "Callback offer")->latest().id, std::string("3.0"));
    QVERIFY(named(flows.value(), "Late-fee waiver")->isLaunchableByPublishedApi());
}

void FlowsTest::everyExampleOfTheBuiltInFlowsIsAccepted()
{
    const auto flows = loadBuiltInFlows();
    QVERIFY(flows.ok());
    for (const FlowPtr &flow : flows.value()) {
        Json input = Json::object();
        for (const Variable &variable : flow->latest().variables) {
            if (variable.isInput() && !variable.examples.empty()) {
                input["Flow." + variable.name] = variable.examples.front();
            }
        }
        QVERIFY2(checkPublishedInput(flow->latest(), input).ok(), flow->name.c_str());
    }
}

void FlowsTest::aSmallFlowLoads()
{
    QCOMPARE(complaint(flowText("[]", twoNodes, oneEdge)), QString());
}

void FlowsTest::aBadFileIsRefusedWithTheReason_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    addFrameRows();
    addEdgeRows();
    addVariableRows();
}

void FlowsTest::aBadFileIsRefusedWithTheReason()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    const QString message = complaint(content);
    const QString expected = QStringLiteral("sample.json, %1: ").arg(place);
    QVERIFY2(message.startsWith(expected), qPrintable(message));
    QVERIFY2(message.contains(reason), qPrintable(message));
}

void FlowsTest::aFolderIsReadWhole()
{
    QTemporaryDir folder;
    QVERIFY(loadFlows(folder.filePath(QStringLiteral("none")))
                .error()
                .message.contains(QStringLiteral("There is no folder")));
    QVERIFY(loadFlows(folder.path()).error().message.contains(QStringLiteral("holds no flow file")));
    for (const QString &name : {QStringLiteral("a.json"), QStringLiteral("b.json")}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(flowText("[]", twoNodes, oneEdge));
    }
    QCOMPARE(loadFlows(folder.path()).error().message,
             QStringLiteral("b.json, /id: a.json has the same id. Give one of them a new UUID."));
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("b.json"))));
    QCOMPARE(loadFlows(folder.path()).value().size(), 1U);
}

void FlowsTest::theInputSchemaSaysWhatTheVariablesSay()
{
    const auto flows = loadBuiltInFlows();
    const FlowPtr billing = named(flows.value(), "Billing IVR");
    const Json schema = inputSchemaDocument(*billing, billing->latest());
    QCOMPARE(schema["type"].get<std::string>(), std::string("object"));
    QCOMPARE(schema["additionalProperties"], Json(false));
    QCOMPARE(schema["required"], Json({"Flow.customerName", "Flow.accountId"}));
    QCOMPARE(schema["properties"].begin().key(), std::string("Flow.customerName"));
    const Json &retry = schema["properties"]["Flow.retryCount"];
    QCOMPARE(retry["type"].get<std::string>(), std::string("integer"));
    QCOMPARE(retry["maximum"], Json(10));
    QCOMPARE(retry["default"], Json(0));
    const Json &card = schema["properties"]["Flow.cardNumber"];
    QCOMPARE(card["writeOnly"], Json(true));
    QCOMPARE(card["format"], Json("password"));
    QVERIFY(!card.contains("examples"));
    QVERIFY(!schema["properties"].contains("Flow.callbackNumber"));
}

void FlowsTest::aConditionIsUnderstood_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("holds");
    QTest::newRow("number") << QByteArray("count < 4") << true;
    QTest::newRow("whole and decimal") << QByteArray("count == 3.0") << true;
    QTest::newRow("text") << QByteArray("name == 'Alex'") << true;
    QTest::newRow("double quotation marks") << QByteArray("name != \"Alex\"") << false;
    QTest::newRow("and binds closer than or") << QByteArray("flag or flag and name == 'x'") << true;
    QTest::newRow("parentheses") << QByteArray("(flag or flag) and name == 'x'") << false;
    QTest::newRow("not") << QByteArray("not (count >= 4)") << true;
    QTest::newRow("exists") << QByteArray("exists(nothing)") << false;
    QTest::newRow("null") << QByteArray("nothing == null") << true;
    QTest::newRow("absent is not less") << QByteArray("nothing < 5") << false;
    QTest::newRow("contains in an array") << QByteArray("topics contains 'billing'") << true;
    QTest::newRow("contains in text") << QByteArray("name contains 'xela'") << false;
    QTest::newRow("two variables") << QByteArray("count <= limit") << true;
    QTest::newRow("text is no number") << QByteArray("count == '3'") << false;
    QTest::newRow("name that begins like a word") << QByteArray("notable or count == 3") << true;
}

void FlowsTest::aConditionIsUnderstood()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, holds);
    const Json values = {
        {"count", 3}, {"limit", 3}, {"name", "Alex"}, {"flag", true}, {"topics", {"support", "billing"}}};
    const auto condition = Condition::parse(text.toStdString());
    QVERIFY2(condition.ok(), qPrintable(condition ? QString() : condition.error().message));
    QCOMPARE(condition.value().holds([&](const std::string &name) { return values.value(name, Json()); }),
             holds);
}

QTEST_GUILESS_MAIN(FlowsTest)
#include "flowstest.moc"
