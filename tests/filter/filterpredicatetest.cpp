#include "filter/filterpredicate.h"
#include "filter/filterparser.h"
#include "filter/filterpattern.h"
#include "filter/filtervalues.h"
#include "filter/numbertext.h"
#include "filter/searchtext.h"

#include <QTest>

#include <array>
#include <utility>

namespace flowconsole {

namespace {

const QDateTime now(QDate(2026, 3, 10), QTime(12, 0), Qt::UTC);
const QTimeZone berlin("Europe/Berlin");

JsonValue json(const char *text)
{
    return JsonValue::parse(QByteArray(text)).value();
}

/// A failed run of "Billing IVR", launched an hour ago, over after 2.5 s.
FlowExecution failedRun()
{
    FlowExecution run;
    run.id = ExecutionId(QStringLiteral("7c1e-own"));
    run.platformId = PlatformExecutionId(QStringLiteral("platform-1"));
    run.conversationId = ConversationId(QStringLiteral("conversation-1"));
    run.flowId = FlowId(QStringLiteral("flow-1"));
    run.flowName = QStringLiteral("Billing IVR");
    run.flowVersion = QStringLiteral("14.0");
    run.environment = QStringLiteral("mypurecloud.ie");
    run.dialect = Dialect::ConversationFlow;
    run.state = ExecutionState::Failed;
    run.launchedAt = now.addSecs(-3600);
    run.endedAt = run.launchedAt.addMSecs(2500);
    run.latency = std::chrono::milliseconds(2500);
    run.launchLatency = std::chrono::milliseconds(320);
    run.timeout = std::chrono::seconds(30);
    run.currentNode = QStringLiteral("GetInvoice");
    run.detail = QStringLiteral("Data action Time-out in Straße");
    run.error = ApiError();
    run.error->code = QStringLiteral("bad.request");
    run.error->message = QStringLiteral("No such invoice");
    run.error->correlationId = QStringLiteral("corr-77");
    run.inputs = json(R"({"accountId":"ACC-99821","amount":9007199254740993,"price":"1.50","due":"2026-03-01",
        "tags":["vip","NEW"],"order":{"items":[{"sku":"A1","count":2},{"sku":"B2","count":40}]},"empty":"",
        "vip":true,"account id":"x"})");
    run.outputs = json(R"({"Resolved":false,"score":12.5})");
    run.batchId = BatchId(QStringLiteral("batch-3f2a"));
    run.batchRow = 12;
    run.launchRetries = 1;
    run.lastSeenBy = Provenance::Pushed;
    return run;
}

FlowExecution runningRun()
{
    FlowExecution run;
    run.id = ExecutionId(QStringLiteral("b"));
    run.state = ExecutionState::Running;
    run.launchedAt = now.addSecs(-30);
    run.isOverdue = true;
    return run;
}

bool lets(const QString &filter, const FlowExecution &run, const QStringList &nodes = {})
{
    const auto tree = parseFilter(filter);
    if (!tree) {
        qFatal("%s: %s", qPrintable(filter), qPrintable(tree.error().message));
    }
    const FilterPredicate predicate(tree.value(), now, berlin);
    const QByteArray text = searchTextOf(run);
    const bool cached = predicate.matches({run, &text, &nodes});
    if (cached != predicate.matches({run, nullptr, &nodes})) {
        qFatal("%s depends on who makes the search text", qPrintable(filter));
    }
    return cached;
}

} // namespace

class FilterPredicateTest final : public QObject
{
    Q_OBJECT

private slots:
    void letsThrough_data();
    void letsThrough();
    void keepsOut_data();
    void keepsOut();
    void whatIsNotKnownAnswersEveryComparisonWithNo();
    void nodesAreAllThatWereVisited();
    void daysAreThoseOfTheTimeZone();
    void numbersAreComparedExactly_data();
    void numbersAreComparedExactly();
    void aPatternThatTakesForeverGivesUp();
    void ofAPatternTheTextInEveryMatchIsKnown_data();
    void ofAPatternTheTextInEveryMatchIsKnown();
    void longTextsAreCut();
};

void FilterPredicateTest::letsThrough_data()
{
    QTest::addColumn<QString>("filter");
    const QStringList filters{
        QString(),
        QStringLiteral("billing"),
        QStringLiteral("\"billing ivr\""),
        QStringLiteral("FAILED"),
        QStringLiteral("acc-99821"),
        QStringLiteral("accountid"),
        QStringLiteral("9007199254740993"),
        QStringLiteral("STRAẞE"),
        QStringLiteral("v14"),
        QStringLiteral("corr-77 resolved vip"),
        QStringLiteral("row"),
        QStringLiteral("state:failed"),
        QStringLiteral("state=over state!=active"),
        QStringLiteral("flow:ivr flow=\"BILLING ivr\" flow!=billing"),
        QStringLiteral("flowid=flow-1"),
        QStringLiteral("version=14 version:14.0 version=v14"),
        QStringLiteral("id:7c1e id:platform id=conversation-1"),
        QStringLiteral("env:purecloud dialect:conversation-flow by:pushed"),
        QStringLiteral("duration>2s duration<=2500ms duration=2.5s"),
        QStringLiteral("latency<1s latency>=320ms timeout:30s"),
        QStringLiteral("launched>-2h launched<-59m launched:today"),
        QStringLiteral("launched:2026-03-10 launched=2026-03-10T12:00 launched<2026-03-10T11:01Z"),
        QStringLiteral("ended>=2026-03-10T11:00:02Z ended:\"2026-03-10T11:00:02.500Z\""),
        QStringLiteral("var.accountId=ACC-99821 var.ACCOUNTID:acc var.accountId~/^ACC-\\d+$/"),
        QStringLiteral("var.amount=9007199254740993 var.amount>9007199254740992 var.amount!=9007199254740992"),
        QStringLiteral("var.price=1.5 var.price<2"),
        QStringLiteral("var.due>=2026-02-01 var.due<2026-04-01"),
        QStringLiteral("var.tags=vip var.tags=new var.tags:\"[\\\"vip\""),
        QStringLiteral("var.order.items[0].sku=a1 var.order.items[1].count>=40 var.order.items.sku=B2"),
        QStringLiteral("var.vip=true var.\"account id\"=x out.resolved=false out.score>12"),
        QStringLiteral(
            "node:invoice error:time-out error~/straße$/i detail:\"such invoice\" error=bad.request"),
        QStringLiteral("batch:3f2a row=12 retries=1 overdue:no"),
        QStringLiteral("nothing OR billing"),
        QStringLiteral("NOT nothing NOT (state:running OR nothing)"),
    };
    for (const QString &filter : filters) {
        QTest::newRow(qPrintable(filter)) << filter;
    }
}

void FilterPredicateTest::letsThrough()
{
    QFETCH(QString, filter);
    QVERIFY(lets(filter, failedRun()));
}

void FilterPredicateTest::keepsOut_data()
{
    QTest::addColumn<QString>("filter");
    const QStringList filters{
        QStringLiteral("nothing"),
        QStringLiteral("\"ivr billing\""),
        QStringLiteral("\"14.0 mypurecloud\""),
        QStringLiteral("overdue"),
        QStringLiteral("state:running"),
        QStringLiteral("state:active"),
        QStringLiteral("flow=billing"),
        QStringLiteral("flow!=\"billing ivr\""),
        QStringLiteral("duration>2500ms"),
        QStringLiteral("duration!=2.5s"),
        QStringLiteral("launched>-1h"),
        QStringLiteral("launched:yesterday"),
        QStringLiteral("launched=2026-03-10T12:01"),
        QStringLiteral("var.amount=9007199254740992"),
        QStringLiteral("var.accountId=99821"),
        QStringLiteral("var.accountId>5"),
        QStringLiteral("var.amount>abc"),
        QStringLiteral("var.tags=\"vip,new\""),
        QStringLiteral("var.order.items[2].sku:a"),
        QStringLiteral("var.order.items[0].sku=B2"),
        QStringLiteral("out.accountId=ACC-99821"),
        QStringLiteral("error~/straße$/ error~/TIME/"),
        QStringLiteral("row>12"),
        QStringLiteral("retries<1"),
        QStringLiteral("NOT billing"),
        QStringLiteral("billing nothing"),
    };
    for (const QString &filter : filters) {
        QTest::newRow(qPrintable(filter)) << filter;
    }
}

void FilterPredicateTest::keepsOut()
{
    QFETCH(QString, filter);
    QVERIFY(!lets(filter, failedRun()));
}

void FilterPredicateTest::whatIsNotKnownAnswersEveryComparisonWithNo()
{
    const FlowExecution run = runningRun();
    for (const char *comparison :
         {"duration>0ms", "duration<=10h", "ended<2027-01-01", "row<5", "timeout<9h", "var.x=1", "var.x:1",
          "var.x<1", "flow:a", "flow=\"\"", "error~/.*/", "node:a"}) {
        QVERIFY2(!lets(QString::fromUtf8(comparison), run), comparison);
        QVERIFY2(lets(QStringLiteral("NOT ") + QString::fromUtf8(comparison), run), comparison);
    }
    QVERIFY(lets(QStringLiteral("duration!=1s var.x!=1 flow!=a ended!=today"), run));
    QVERIFY(!lets(QStringLiteral("var.empty:\"\""), failedRun()));
    QVERIFY(lets(QStringLiteral("overdue:yes overdue"), run));
}

void FilterPredicateTest::nodesAreAllThatWereVisited()
{
    const QStringList nodes{QStringLiteral("Greeting"), QStringLiteral("GetInvoice")};
    QVERIFY(lets(QStringLiteral("node:greet node=getinvoice NOT node=get"), runningRun(), nodes));
    QVERIFY(!lets(QStringLiteral("node:greet"), runningRun()));
}

void FilterPredicateTest::daysAreThoseOfTheTimeZone()
{
    FlowExecution run = runningRun();
    // Half past midnight in Berlin is still the day before by UTC.
    run.launchedAt = QDateTime(QDate(2026, 3, 9), QTime(23, 30), Qt::UTC);
    QVERIFY(lets(QStringLiteral("launched:today launched:2026-03-10 launched>=2026-03-10"), run));
    run.launchedAt = QDateTime(QDate(2026, 3, 9), QTime(22, 30), Qt::UTC);
    QVERIFY(lets(QStringLiteral("launched:yesterday launched<today launched=2026-03-09T23:30"), run));
    // The day on which clocks go forward has 23 hours there.
    FilterTime day;
    day.kind = FilterTime::Kind::Moment;
    day.date = QDate(2026, 3, 29);
    const auto [from, before] = spanOf(day, now, berlin);
    QCOMPARE(from.secsTo(before), 23 * 3600);
}

void FilterPredicateTest::numbersAreComparedExactly_data()
{
    QTest::addColumn<QString>("less");
    QTest::addColumn<QString>("greater");
    const auto row = [](const char *less, const char *greater) {
        QTest::addRow("%s < %s", less, greater) << QString::fromLatin1(less) << QString::fromLatin1(greater);
    };
    row("9007199254740992", "9007199254740993");
    row("-9007199254740993", "-9007199254740992");
    row("-1", "0");
    row("0", "1e-400");
    row("99", "100.5");
    row("0.1", "0.10000000000000000001");
    row("1e999999999999999999999", "1e9999999999999999999999999");
    row("2e1", "21");
    row("-1e3", "-999.9");
}

void FilterPredicateTest::numbersAreComparedExactly()
{
    QFETCH(QString, less);
    QFETCH(QString, greater);
    if (less.startsWith(QStringLiteral("1e99999"))) {
        // Beyond all that anybody writes: equal, and no overflow.
        QVERIFY(compareNumbers(less, greater) == std::strong_ordering::equal);
        return;
    }
    QVERIFY(compareNumbers(less, greater) < 0);
    QVERIFY(compareNumbers(greater, less) > 0);
    QVERIFY(compareNumbers(less, less) == 0);
    QVERIFY(compareNumbers(u"1.50", u"15e-1") == 0);
    QVERIFY(compareNumbers(u"-0.0", u"0") == 0);
}

void FilterPredicateTest::aPatternThatTakesForeverGivesUp()
{
    const QRegularExpression bad = patternToMatch({QStringLiteral("^(a+)+$"), false});
    const QString text = QString(5000, u'a') + u'!';
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 20; ++i) {
        QVERIFY(!isFound(bad, text));
    }
    // Without the limit one of them takes a tenth of a second and more.
    QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
    QVERIFY(isFound(bad, QStringLiteral("aaaa")));
}

void FilterPredicateTest::ofAPatternTheTextInEveryMatchIsKnown_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    const std::array<std::pair<const char *, const char *>, 27> cases{{
        {"", ""},
        {"time out", "time out"},
        {"^Caller 99\\d{4}$", "Caller 99"},
        {"time.?out", "time"},
        {"answered 50[34]", "answered 50"},
        {"a+bc", "bc"},
        {"abc*", "ab"},
        {"abcd?ef", "abc"},
        {"abc{0,2}", "ab"},
        {"ab+?c", "ab"},
        {"1\\.50", "1.50"},
        {"\\bIVR\\b", "IVR"},
        {"[^]x]yz", "yz"},
        {"[]x]yz", "yz"},
        {"x]y", "x]y"},
        {"a|b", ""},
        {"(ab)?cd", ""},
        {"(?i)abc", ""},
        {"abc(*ACCEPT)", ""},
        {"\\Qa+\\E", ""},
        {"\\x41bc", ""},
        {"a\\Kbc", ""},
        {"[[:alpha:]]bc", ""},
        {"[\\]]bc", ""},
        {"[a", ""},
        {"abc\\", ""},
        {"a{2", ""},
    }};
    for (const auto &[pattern, text] : cases) {
        QTest::newRow(pattern) << QString::fromUtf8(pattern) << QString::fromUtf8(text);
    }
}

void FilterPredicateTest::ofAPatternTheTextInEveryMatchIsKnown()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QCOMPARE(textInEvery({pattern, false}), text);
}

void FilterPredicateTest::longTextsAreCut()
{
    FlowExecution run = failedRun();
    run.flowName = QString(longestSearchText, u'x');
    run.inputs = json(R"({"late":"needle"})");
    QVERIFY(!lets(QStringLiteral("needle"), run));
    QVERIFY(lets(QStringLiteral("var.late=needle"), run));
    QVERIFY(searchTextOf(run).size() <= longestSearchText);
}

} // namespace flowconsole

QTEST_GUILESS_MAIN(flowconsole::FilterPredicateTest)
#include "filterpredicatetest.moc"
