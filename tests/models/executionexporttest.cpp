#include "models/executionexport.h"

#include "sampleexecutions.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

/// What stands in the table stands in a file, for the one that will read it.
class ExecutionExportTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyColumnHasItsOwnKeyAndTitle();
    void csvHasTypedCellsUnderTheirTitles();
    void csvQuotesByTheRfc();
    void noSpreadsheetRunsACell_data();
    void noSpreadsheetRunsACell();
    void jsonLinesKeepKindsAndIds();
    void jsonIsOneArray();
    void textIsWhatPeopleRead();
    void aPageEscapesEverything();
    void aPageHasItsHeadings();
    void groupedLinesNameTheirGroup();
    void nothingSecureIsWritten();

private:
    [[nodiscard]] FlowExecution sample() const
    {
        FlowExecution execution =
            ended(sampleExecution(7, ExecutionState::Running, m_start), ExecutionState::Failed, 8912ms,
                  QStringLiteral("HTTP 504, from the \"invoice\" service"));
        execution.platformId = PlatformExecutionId(QStringLiteral("p-77"));
        execution.launchLatency = 212ms;
        return execution;
    }
    [[nodiscard]] QString whole(ExportFormat format, const QList<ExecutionColumn> &columns,
                                const QList<FlowExecution> &executions) const
    {
        ExportContent content;
        content.columns = columns;
        content.at = m_start.addSecs(60);
        content.total = executions.size();
        ExecutionExport writer(format, content);
        QByteArray text = writer.start();
        for (const FlowExecution &execution : executions) {
            text += writer.row(execution);
        }
        return QString::fromUtf8(text + writer.end());
    }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
};

void ExecutionExportTest::everyColumnHasItsOwnKeyAndTitle()
{
    QSet<QString> keys;
    QSet<QString> titles;
    for (int number = 0; number < executionColumnTotal; ++number) {
        const auto column = static_cast<ExecutionColumn>(number);
        keys << executionColumnKey(column);
        titles << executionColumnTitle(column);
        QCOMPARE(executionColumnFromKey(executionColumnKey(column)), column);
    }
    QCOMPARE(keys.size(), executionColumnTotal);
    QCOMPARE(titles.size(), executionColumnTotal);
    QVERIFY(!executionColumnFromKey(u"colour"));
}

void ExecutionExportTest::csvHasTypedCellsUnderTheirTitles()
{
    const QString csv =
        whole(ExportFormat::Csv,
              {ExecutionColumn::State, ExecutionColumn::Flow, ExecutionColumn::Duration,
               ExecutionColumn::LaunchedAt, ExecutionColumn::Attempts, ExecutionColumn::NextLook},
              {sample()});
    QCOMPARE(csv, QStringLiteral("State,Flow,Duration (s),Launched,Attempts,Next look\r\n"
                                 "Failed,Billing IVR,8.912,2026-01-05T09:00:07.000Z,1,\r\n"));
}

void ExecutionExportTest::csvQuotesByTheRfc()
{
    FlowExecution execution = sample();
    execution.flowName = QStringLiteral("two\nlines");
    const QString csv = whole(ExportFormat::Csv, {ExecutionColumn::Flow, ExecutionColumn::Detail}, {execution});
    QCOMPARE(csv.section(QStringLiteral("\r\n"), 1, 1),
             QStringLiteral("\"two\nlines\",\"HTTP 504, from the \"\"invoice\"\" service\""));
}

void ExecutionExportTest::noSpreadsheetRunsACell_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("equals") << QStringLiteral("=1+1");
    QTest::newRow("plus") << QStringLiteral("+1");
    QTest::newRow("minus") << QStringLiteral("-1");
    QTest::newRow("at") << QStringLiteral("@SUM(A1)");
    QTest::newRow("tab") << QStringLiteral("\t=1");
    QTest::newRow("return, quoted") << QStringLiteral("\r=1");
}

void ExecutionExportTest::noSpreadsheetRunsACell()
{
    QFETCH(QString, name);
    FlowExecution execution = sample();
    execution.flowName = name;
    QString cell =
        whole(ExportFormat::Csv, {ExecutionColumn::Flow}, {execution}).section(QStringLiteral("\r\n"), 1, 1);
    cell.remove(u'"');
    QCOMPARE(cell, u'\'' + name);
    // Programs get it as it is.
    const auto json =
        JsonValue::parse(whole(ExportFormat::JsonLines, {ExecutionColumn::Flow}, {execution}).toUtf8());
    QVERIFY(json.ok());
    QCOMPARE(json.value().value(u"flow").toString(), name);
}

void ExecutionExportTest::jsonLinesKeepKindsAndIds()
{
    const QString lines =
        whole(ExportFormat::JsonLines,
              {ExecutionColumn::State, ExecutionColumn::Duration, ExecutionColumn::LaunchLatency,
               ExecutionColumn::EndedAt, ExecutionColumn::BatchRow, ExecutionColumn::PlatformId},
              {sample(), sampleExecution(8, ExecutionState::Running, m_start)});
    const QStringList each = lines.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(each.size(), 2);
    QCOMPARE(
        each.first(),
        QStringLiteral("{\"id\":\"id-7\",\"state\":\"failed\",\"durationMs\":8912,\"launchLatencyMs\":212,"
                       "\"endedAt\":\"2026-01-05T09:00:15.912Z\",\"batchRow\":null,\"platformId\":\"p-77\"}"));
    const auto second = JsonValue::parse(each.last().toUtf8());
    QVERIFY(second.ok());
    // Running: until the moment of the export.
    QCOMPARE(second.value().value(u"durationMs").toInteger(), 52'000);
}

void ExecutionExportTest::jsonIsOneArray()
{
    const auto json = JsonValue::parse(whole(ExportFormat::Json, {ExecutionColumn::State},
                                             {sample(), sampleExecution(8, ExecutionState::Running, m_start)})
                                           .toUtf8());
    QVERIFY(json.ok());
    QCOMPARE(json.value().elements().size(), 2);
    QCOMPARE(json.value().elements().at(1).value(u"id").toString(), QStringLiteral("id-8"));
    const auto none = JsonValue::parse(whole(ExportFormat::Json, {ExecutionColumn::State}, {}).toUtf8());
    QVERIFY(none.ok());
    QVERIFY(none.value().isArray());
}

void ExecutionExportTest::textIsWhatPeopleRead()
{
    FlowExecution execution = sample();
    execution.detail = QStringLiteral("one\ttwo\nthree");
    const QString text = whole(ExportFormat::Text,
                               {ExecutionColumn::State, ExecutionColumn::Duration, ExecutionColumn::Detail,
                                ExecutionColumn::Freshness},
                               {execution});
    const QStringList cells = text.split(u'\t');
    QCOMPARE(cells.first(3), QStringList({QStringLiteral("Failed"), QStringLiteral("0:08.9"),
                                          QStringLiteral("one two three")}));
    QVERIFY2(cells.at(3).startsWith(QLatin1String("2026-01-05")), qPrintable(cells.at(3)));
    QVERIFY(cells.at(3).contains(QLatin1String("(UTC")));
    QCOMPARE(cells.at(4), QStringLiteral("id-7"));
}

void ExecutionExportTest::aPageEscapesEverything()
{
    FlowExecution execution = sample();
    execution.flowName = QStringLiteral("<script>alert(\"x\")</script> & more");
    ExportContent content;
    content.columns = {ExecutionColumn::Flow, ExecutionColumn::Detail};
    content.organisation = QStringLiteral("<b>Org</b>");
    content.filterText = QStringLiteral("a<b");
    content.at = m_start;
    content.total = 1;
    ExecutionExport writer(ExportFormat::Html, content);
    const QString page = QString::fromUtf8(writer.start() + writer.row(execution) + writer.end());
    QVERIFY(!page.contains(QLatin1String("<script")));
    QVERIFY(!page.contains(QLatin1String("<b>")));
    QVERIFY(page.contains(QLatin1String("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more")));
    QVERIFY(page.contains(QLatin1String("filter: a&lt;b")));
    // By itself: nothing is fetched from anywhere.
    QVERIFY(!page.contains(QLatin1String("src=")) && !page.contains(QLatin1String("href=")));
    QVERIFY(page.startsWith(QLatin1String("<!doctype html>")));
    QVERIFY(page.endsWith(QLatin1String("</html>\n")));
}

void ExecutionExportTest::aPageHasItsHeadings()
{
    ExportContent content;
    content.columns = {ExecutionColumn::State, ExecutionColumn::Duration};
    content.grouping = TableGrouping::Flow;
    content.at = m_start;
    const ExecutionExport writer(ExportFormat::Html, content);
    GroupHeading heading;
    heading.title = QStringLiteral("Billing <IVR>");
    heading.count = 3;
    QCOMPARE(QString::fromUtf8(writer.heading(heading)),
             QStringLiteral(
                 "<tr class=\"group\"><th colspan=\"2\">Billing &lt;IVR&gt; · 3 execution(s)</th></tr>\n"));
    heading.isCollapsed = true;
    QVERIFY(writer.heading(heading).contains("not exported"));
}

void ExecutionExportTest::groupedLinesNameTheirGroup()
{
    ExportContent content;
    content.columns = {ExecutionColumn::State};
    content.grouping = TableGrouping::Flow;
    content.at = m_start;
    ExecutionExport csv(ExportFormat::Csv, content);
    QCOMPARE(csv.start(), QByteArray("Flow,State\r\n"));
    QCOMPARE(csv.row(sample()), QByteArray("Billing IVR,Failed\r\n"));
    QVERIFY(csv.heading({}).isEmpty());
    content.columns = {ExecutionColumn::State, ExecutionColumn::Flow};
    QCOMPARE(ExecutionExport(ExportFormat::Csv, content).start(), QByteArray("State,Flow\r\n"));
}

void ExecutionExportTest::nothingSecureIsWritten()
{
    FlowExecution execution = sample();
    execution.inputs.insert(QStringLiteral("cardNumber"),
                            JsonValue::string(QStringLiteral("4111111111111111")));
    execution.outputs.insert(QStringLiteral("token"), JsonValue::string(QStringLiteral("s3cr3t")));
    QList<ExecutionColumn> all;
    for (int number = 0; number < executionColumnTotal; ++number) {
        all << static_cast<ExecutionColumn>(number);
    }
    for (const ExportFormat format : {ExportFormat::Text, ExportFormat::Csv, ExportFormat::JsonLines,
                                      ExportFormat::Json, ExportFormat::Html}) {
        const QString text = whole(format, all, {execution});
        QVERIFY(text.contains(QLatin1String("p-77")));
        QVERIFY(!text.contains(QLatin1String("4111111111111111")));
        QVERIFY(!text.contains(QLatin1String("s3cr3t")));
    }
}

QTEST_GUILESS_MAIN(ExecutionExportTest)
#include "executionexporttest.moc"
