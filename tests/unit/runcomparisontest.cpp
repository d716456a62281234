#include "domain/runcomparison.h"

#include "base/redaction.h"
#include "domain/jsonpath.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

using Section = ComparedRow::Section;
using What = ComparedRow::What;

namespace {

const QDateTime start(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);

JsonValue json(const char *text)
{
    auto parsed = JsonValue::parse(QByteArray(text));
    Q_ASSERT(parsed.ok());
    return std::move(parsed).value();
}

/// Steps of a way "abc" through nodes of one letter, a second each; a capital letter fails.
QList<NodeTransition> way(const QString &nodes)
{
    QList<NodeTransition> steps;
    QDateTime at = start;
    for (const QChar node : nodes) {
        NodeTransition step;
        step.nodeId = node.toLower();
        step.nodeName = QStringLiteral("Node ") + node.toLower();
        step.at = at;
        steps << step;
        at = at.addSecs(1);
        step.event = node.isUpper() ? NodeEvent::Failed : NodeEvent::Exited;
        step.message = node.isUpper() ? QStringLiteral("broken") : QString();
        step.at = at;
        steps << step;
    }
    return steps;
}

ExecutionDetails run(const char *id, ExecutionState state = ExecutionState::Completed)
{
    ExecutionDetails details;
    FlowExecution &execution = details.execution;
    execution.id = ExecutionId(QLatin1String(id));
    execution.flowId = FlowId(QStringLiteral("flow"));
    execution.flowName = QStringLiteral("Billing IVR");
    execution.flowVersion = QStringLiteral("14.0");
    execution.state = state;
    execution.createdAt = start;
    execution.launchedAt = start;
    execution.launchLatency = 200ms;
    if (isFinal(state)) {
        execution.latency = 10s;
    }
    return details;
}

/// The differences of a section as "name:difference", in order.
QString told(const RunComparison &comparison, Section section)
{
    QStringList parts;
    for (const ComparedRow &row : comparison.rows) {
        if (row.section == section) {
            parts << (row.name.isEmpty() ? QString() : row.name + u':') + differenceKey(row.difference);
        }
    }
    return parts.join(u' ');
}

const ComparedRow *rowOf(const RunComparison &comparison, What what)
{
    for (const ComparedRow &row : comparison.rows) {
        if (row.what == what) {
            return &row;
        }
    }
    return nullptr;
}

QString aligned(const QString &left, const QString &right)
{
    QString text;
    const QList<VisitPair> pairs = alignVisits(visitsOf(way(left)), visitsOf(way(right)));
    for (const VisitPair &pair : pairs) {
        text += pair.left ? pair.left->nodeId : QStringLiteral("-");
        text += pair.right ? pair.right->nodeId : QStringLiteral("-");
        text += u' ';
    }
    return text.trimmed();
}

} // namespace

/// Two runs beside each other: what is the same, what differs, and what nobody can know.
class RunComparisonTest final : public QObject
{
    Q_OBJECT

private slots:
    void variablesAreAlignedByTheirPlainNames();
    void numbersAreComparedByTheirText();
    void secureValuesAreNotKnown();
    void theFirstDifferentPlaceIsNamed_data();
    void theFirstDifferentPlaceIsNamed();
    void waysAreAlignedAlongWhatTheyShare_data();
    void waysAreAlignedAlongWhatTheyShare();
    void longWaysAreAlignedInReasonableTime();
    void aVisitKnowsItsStayAndItsFailure();
    void equalRunsDifferInNothing();
    void theFirstDifferenceIsTheFirstOfAllSections();
    void aRunThatGoesOnMayStillTell();
    void stepsThatNobodyToldAreNoDifference();
    void timesWithinATenthAreAboutTheSame();
    void anErrorIsTheSameWhateverItsCorrelationId();
    void outputsThatTheApiCannotTellAreNoDifference();
    void theRoutingPriorityIsToldWhereThereIsOne();
    void theJsonHasEveryRow();
};

void RunComparisonTest::variablesAreAlignedByTheirPlainNames()
{
    const auto rows = compareVariables(json(R"({"Flow.a": 1, "b": "x", "c": true})"),
                                       json(R"({"a": 1, "b": "y", "d": null})"));
    QStringList told;
    for (const ComparedVariable &row : rows) {
        told << row.name + u'=' + differenceKey(row.difference);
    }
    QCOMPARE(told.join(u' '), QStringLiteral("a=same b=changed c=onlyLeft d=onlyRight"));
    const auto whole = compareVariables(json("[1]"), json("[2]"));
    QCOMPARE(whole.size(), 1);
    QVERIFY(whole.first().difference == Difference::Changed);
}

void RunComparisonTest::numbersAreComparedByTheirText()
{
    QVERIFY(!isSameJson(json("12345678901234567890"), json("12345678901234567891")));
    QVERIFY(!isSameJson(json("1.0"), json("1")));
    QVERIFY(isSameJson(json(R"({"a": 1, "b": [1.50]})"), json(R"({"b": [1.50], "a": 1})")));
}

void RunComparisonTest::secureValuesAreNotKnown()
{
    JsonValue hidden = JsonValue::object();
    hidden.insert(QStringLiteral("card"), JsonValue::string(redactedPlaceholder()));
    const auto rows = compareVariables(hidden, hidden);
    QVERIFY(rows.first().difference == Difference::NotTold);
}

void RunComparisonTest::theFirstDifferentPlaceIsNamed_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QString>("place");
    QTest::newRow("member") << QByteArray(R"({"a": {"b": 1}})") << QByteArray(R"({"a": {"b": 2}})")
                            << QStringLiteral("$.a.b");
    QTest::newRow("element") << QByteArray("[1, [2, 3]]") << QByteArray("[1, [2, 4]]")
                             << QStringLiteral("$[1][1]");
    QTest::newRow("missing") << QByteArray(R"({"a b": 1})") << QByteArray("{}") << QStringLiteral("$['a b']");
    QTest::newRow("added") << QByteArray("{}") << QByteArray(R"({"it's": 1})") << QStringLiteral("$['it\\'s']");
    QTest::newRow("longer") << QByteArray("[1]") << QByteArray("[1, 2]") << QStringLiteral("$[1]");
    QTest::newRow("type") << QByteArray("1") << QByteArray("\"1\"") << QStringLiteral("$");
    QTest::newRow("none") << QByteArray("[{}]") << QByteArray("[{}]") << QString();
}

void RunComparisonTest::theFirstDifferentPlaceIsNamed()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(QString, place);
    QCOMPARE(firstDifference(json(left), json(right)).value_or(QString()), place);
}

void RunComparisonTest::waysAreAlignedAlongWhatTheyShare_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("pairs");
    QTest::newRow("same") << "abc"
                          << "abc"
                          << "aa bb cc";
    QTest::newRow("a detour") << "abe"
                              << "abcde"
                              << "aa bb -c -d ee";
    QTest::newRow("another way") << "abce"
                                 << "abde"
                                 << "aa bb c- -d ee";
    QTest::newRow("a loop") << "abab"
                            << "abababc"
                            << "aa bb aa bb -a -b -c";
    QTest::newRow("left early") << "ab"
                                << "abcd"
                                << "aa bb -c -d";
    QTest::newRow("nothing in common") << "ab"
                                       << "cd"
                                       << "a- b- -c -d";
    QTest::newRow("no steps") << ""
                              << "a"
                              << "-a";
}

void RunComparisonTest::waysAreAlignedAlongWhatTheyShare()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QString, pairs);
    QCOMPARE(aligned(left, right), pairs);
}

void RunComparisonTest::longWaysAreAlignedInReasonableTime()
{
    // As many as are kept of an execution; the worst case of the table.
    QList<NodeVisit> left;
    QList<NodeVisit> right;
    for (int i = 0; i < 6000; ++i) {
        NodeVisit visit;
        visit.nodeId = QString::number(i % 7);
        left << visit;
        visit.nodeId = QString::number(i % 11);
        right << visit;
    }
    const QList<VisitPair> pairs = alignVisits(left, right);
    qsizetype lefts = 0;
    qsizetype rights = 0;
    for (const VisitPair &pair : pairs) {
        lefts += pair.left ? 1 : 0;
        rights += pair.right ? 1 : 0;
        QVERIFY(!pair.left || !pair.right || pair.left->nodeId == pair.right->nodeId);
    }
    QCOMPARE(lefts, 6000);
    QCOMPARE(rights, 6000);
}

void RunComparisonTest::aVisitKnowsItsStayAndItsFailure()
{
    const QList<NodeVisit> visits = visitsOf(way(QStringLiteral("abA")));
    QCOMPARE(visits.size(), 3);
    QVERIFY(visits.at(1).after == 1s);
    QVERIFY(visits.at(1).stay == 1s);
    QVERIFY(!visits.at(0).hasFailed);
    QVERIFY(visits.at(2).hasFailed);
    QVERIFY(!visits.at(2).stay);
    QCOMPARE(visits.at(2).message, QStringLiteral("broken"));
}

void RunComparisonTest::equalRunsDifferInNothing()
{
    ExecutionDetails left = run("1");
    left.steps = way(QStringLiteral("abc"));
    left.execution.inputs = json(R"({"a": 1})");
    ExecutionDetails right = left;
    right.execution.id = ExecutionId(QStringLiteral("2"));
    const RunComparison comparison = compareRuns(left, right, start);
    QCOMPARE(comparison.differences(), 0);
    QVERIFY(!comparison.firstDifference());
    QVERIFY(comparison.longest == 10s);
}

void RunComparisonTest::theFirstDifferenceIsTheFirstOfAllSections()
{
    ExecutionDetails left = run("1");
    ExecutionDetails right = run("2", ExecutionState::Failed);
    left.execution.inputs = json(R"({"a": 1, "b": 2})");
    right.execution.inputs = json(R"({"a": 1, "b": 3})");
    left.steps = way(QStringLiteral("abc"));
    right.steps = way(QStringLiteral("aB"));
    const RunComparison comparison = compareRuns(left, right, start);
    QVERIFY(comparison.firstDifference().has_value());
    const ComparedRow &first = comparison.rows.at(*comparison.firstDifference());
    QVERIFY(first.section == Section::Inputs);
    QCOMPARE(first.name, QStringLiteral("b"));
    QCOMPARE(told(comparison, Section::States),
             QStringLiteral("changed Node a:same Node b:changed Node c:onlyLeft"));
}

void RunComparisonTest::aRunThatGoesOnMayStillTell()
{
    ExecutionDetails left = run("1");
    left.steps = way(QStringLiteral("abc"));
    left.execution.outputs = json(R"({"balance": 12.50})");
    ExecutionDetails right = run("2", ExecutionState::Running);
    right.steps = way(QStringLiteral("a"));
    const RunComparison going = compareRuns(left, right, start.addSecs(4));
    QCOMPARE(going.differences(), 0);
    QCOMPARE(told(going, Section::Outputs), QStringLiteral("balance:waiting"));
    QCOMPARE(told(going, Section::States), QStringLiteral("waiting Node a:same Node b:waiting Node c:waiting"));
    QVERIFY(std::get<std::chrono::milliseconds>(rowOf(going, What::Total)->right) == 4s);

    right.execution.state = ExecutionState::Completed;
    right.execution.latency = 20s;
    const RunComparison over = compareRuns(left, right, start.addSecs(30));
    QCOMPARE(told(over, Section::Outputs), QStringLiteral("balance:onlyLeft"));
    QVERIFY(rowOf(over, What::Total)->difference == Difference::Changed);
}

void RunComparisonTest::stepsThatNobodyToldAreNoDifference()
{
    ExecutionDetails left = run("1");
    left.steps = way(QStringLiteral("ab"));
    QCOMPARE(told(compareRuns(left, run("2"), start), Section::States),
             QStringLiteral("same Node a:notTold Node b:notTold"));
}

void RunComparisonTest::timesWithinATenthAreAboutTheSame()
{
    QVERIFY(isAboutSame(0ms, 100ms));
    QVERIFY(!isAboutSame(0ms, 101ms));
    QVERIFY(isAboutSame(9000ms, 10000ms));
    QVERIFY(!isAboutSame(8999ms, 10000ms));
}

void RunComparisonTest::anErrorIsTheSameWhateverItsCorrelationId()
{
    ExecutionDetails left = run("1", ExecutionState::Failed);
    ApiError error;
    error.kind = ApiError::Kind::Unavailable;
    error.httpStatus = 503;
    error.code = QStringLiteral("service.unavailable");
    error.correlationId = QStringLiteral("one");
    left.execution.error = error;
    ExecutionDetails right = left;
    right.execution.error->correlationId = QStringLiteral("another");
    QCOMPARE(told(compareRuns(left, right, start), Section::Error), QStringLiteral("same same"));
    right.execution.error->httpStatus = 500;
    QCOMPARE(told(compareRuns(left, right, start), Section::Error), QStringLiteral("changed same"));
}

void RunComparisonTest::theRoutingPriorityIsToldWhereThereIsOne()
{
    ExecutionDetails left = run("1");
    ExecutionDetails right = run("2");
    QVERIFY(rowOf(compareRuns(left, right, start), What::Priority) == nullptr);

    left.execution.dialect = Dialect::ConversationFlow;
    right.execution.dialect = Dialect::ConversationFlow;
    // As those that were stored by a version that did not note it.
    QVERIFY(rowOf(compareRuns(left, right, start), What::Priority) == nullptr);
    left.execution.routingPriority = 1;
    right.execution.routingPriority = 1;
    const RunComparison same = compareRuns(left, right, start);
    QCOMPARE(rowOf(same, What::Priority)->difference, Difference::Same);
    right.execution.routingPriority = 42;
    const RunComparison other = compareRuns(left, right, start);
    QCOMPARE(rowOf(other, What::Priority)->difference, Difference::Changed);
    QCOMPARE(rowOf(other, What::Priority)->right, ComparedRow::Value(42));
    QVERIFY(toJson(other, left.execution, right.execution).toJson().contains("routingPriority"));
}

void RunComparisonTest::outputsThatTheApiCannotTellAreNoDifference()
{
    ExecutionDetails left = run("1");
    left.execution.outputs = json(R"({"balance": 1})");
    ExecutionDetails right = run("2");
    right.execution.dialect = Dialect::FlowExecutions;
    QCOMPARE(told(compareRuns(left, right, start), Section::Outputs), QStringLiteral("balance:notTold"));
}

void RunComparisonTest::theJsonHasEveryRow()
{
    ExecutionDetails left = run("1");
    left.execution.inputs = json(R"({"big": 12345678901234567890})");
    const RunComparison comparison = compareRuns(left, run("2"), start);
    const JsonValue told = toJson(comparison, left.execution, run("2").execution);
    QCOMPARE(told.value(u"rows").elements().size(), comparison.rows.size());
    QCOMPARE(told.value(u"differences").toInteger(), std::optional<qint64>(1));
    QVERIFY(told.toJson().contains(R"("left":12345678901234567890,"right":null,"difference":"onlyLeft")"));
}

QTEST_GUILESS_MAIN(RunComparisonTest)
#include "runcomparisontest.moc"
