#include "domain/boundaryvalues.h"

#include <QTest>

using namespace flowconsole;

namespace {

InputSchema schemaOfCases()
{
    const auto document = JsonValue::parse(R"({"type": "object", "required": ["Flow.name"], "properties": {
        "Flow.name": {"type": "string", "minLength": 2, "maxLength": 5},
        "Flow.count": {"type": "integer", "minimum": 1, "maximum": 9},
        "Flow.rate": {"type": "number"},
        "Flow.flag": {"type": "boolean"},
        "Flow.plan": {"type": "string", "enum": ["basic", "pro"]},
        "Flow.when": {"type": "string", "format": "date-time"},
        "Flow.list": {"type": "array"}, "Flow.wait": {"type": "string", "format": "duration"},
        "Flow.card": {"type": "string", "format": "password", "maxLength": 4}}})");
    return InputSchema::fromJsonSchema(document.value()).value();
}

JsonValue baseInput()
{
    return JsonValue::parse(R"({"name": "Ada", "count": 3, "card": "1234", "extra": 1.50})").value();
}

JsonValue inputsOfCase(const QString &name)
{
    const QList<BoundaryCase> cases = boundaryCases(schemaOfCases(), baseInput());
    for (const BoundaryCase &each : cases) {
        if (each.name == name) {
            return each.inputs;
        }
    }
    return {};
}

} // namespace

class BoundaryValuesTest final : public QObject
{
    Q_OBJECT

private slots:
    void eachCaseIsJudgedAsItsNameSays_data();
    void eachCaseIsJudgedAsItsNameSays();
    void theOtherVariablesStayAsTheyAre();
    void secureValuesAreInNone();
    void aCaseIsALineOfJson();
    void noTwoCasesAreTheSame();
};

void BoundaryValuesTest::eachCaseIsJudgedAsItsNameSays_data()
{
    QTest::addColumn<bool>("isGood");
    QTest::newRow("name: not given") << false;
    QTest::newRow("name: empty") << false;
    QTest::newRow("name: shortest") << true;
    QTest::newRow("name: one character too short") << false;
    QTest::newRow("name: longest") << true;
    QTest::newRow("name: one character too long") << false;
    QTest::newRow("name: Unicode") << true;
    QTest::newRow("name: a number in place of a text") << false;
    QTest::newRow("count: not given") << true;
    QTest::newRow("count: smallest") << true;
    QTest::newRow("count: just too small") << false;
    QTest::newRow("count: largest") << true;
    QTest::newRow("count: just too large") << false;
    QTest::newRow("count: a fraction") << false;
    QTest::newRow("count: a text in place of a number") << false;
    QTest::newRow("rate: beyond 2^53") << true;
    QTest::newRow("flag: a text in place of true") << false;
    QTest::newRow("plan: “pro”") << true;
    QTest::newRow("plan: none of the listed") << false;
    QTest::newRow("when: leap day") << true;
    QTest::newRow("when: a day that does not exist") << false;
    QTest::newRow("wait: a year and a second") << true;
    QTest::newRow("wait: no duration") << false;
    QTest::newRow("list: empty list") << true;
    QTest::newRow("list: an object in place of a list") << false;
}

void BoundaryValuesTest::eachCaseIsJudgedAsItsNameSays()
{
    QFETCH(bool, isGood);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const JsonValue inputs = inputsOfCase(name);
    QVERIFY2(inputs.isObject(), "there is no such case");
    const QList<VariableProblem> problems = schemaOfCases().check(inputs);
    QCOMPARE(problems.isEmpty(), isGood);
    for (const VariableProblem &problem : problems) {
        QCOMPARE(problem.variable, name.section(u':', 0, 0));
    }
}

void BoundaryValuesTest::theOtherVariablesStayAsTheyAre()
{
    QCOMPARE(inputsOfCase(QStringLiteral("count: largest")).toJson(),
             QByteArray("{\"name\":\"Ada\",\"count\":9,\"extra\":1.50}"));
}

void BoundaryValuesTest::secureValuesAreInNone()
{
    JsonValue base = baseInput();
    base.insert(QStringLiteral("Flow.card"), JsonValue::string(QStringLiteral("1234")));
    const QByteArray lines = boundaryLines(boundaryCases(schemaOfCases(), base));
    QVERIFY(!lines.isEmpty());
    QVERIFY(!lines.contains("card"));
    QVERIFY(!lines.contains("1234"));
}

void BoundaryValuesTest::aCaseIsALineOfJson()
{
    const QList<BoundaryCase> cases = boundaryCases(schemaOfCases(), baseInput());
    const QList<QByteArray> lines = boundaryLines(cases).trimmed().split('\n');
    QCOMPARE(lines.size(), cases.size());
    for (qsizetype i = 0; i < cases.size(); ++i) {
        const auto line = JsonValue::parse(lines[i]);
        QVERIFY(line.ok());
        QCOMPARE(line.value().value(u"_case").toString(), cases[i].name);
    }
}

void BoundaryValuesTest::noTwoCasesAreTheSame()
{
    const QList<BoundaryCase> cases = boundaryCases(schemaOfCases(), baseInput());
    QSet<QString> names;
    for (const BoundaryCase &each : cases) {
        QVERIFY2(!names.contains(each.name), qPrintable(each.name));
        names.insert(each.name);
    }
}

QTEST_GUILESS_MAIN(BoundaryValuesTest)
#include "boundaryvaluestest.moc"
