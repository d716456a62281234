#include "base/redaction.h"
#include "batch/resultlines.h"
#include "tests/batch/batchfile.h"

#include <QTest>

using namespace flowconsole;

namespace {

FlowExecution completedExecution()
{
    FlowExecution execution;
    execution.id = ExecutionId(QStringLiteral("e-1"));
    execution.platformId = PlatformExecutionId(QStringLiteral("p-1"));
    execution.conversationId = ConversationId(QStringLiteral("c-1"));
    execution.state = ExecutionState::Completed;
    execution.latency = std::chrono::milliseconds(1500);
    execution.launchLatency = std::chrono::milliseconds(40);
    execution.outputs = JsonValue::parse(R"({"total":1.50,"note":"a, b"})").value();
    return execution;
}

/// The result file of `file` whose first good row has completed and whose others were not launched.
QByteArray resultOf(const BatchSpec &spec)
{
    const ResultLines lines(spec);
    RowReader reader(spec);
    const bool opened = reader.open().ok();
    Q_ASSERT(opened);
    QByteArray result = lines.header();
    const FlowExecution execution = completedExecution();
    BatchRow row;
    bool isFirst = true;
    while (reader.next(row)) {
        result += lines.line(row, !row.isBad() && isFirst ? &execution : nullptr);
        isFirst = isFirst && row.isBad();
    }
    return result;
}

} // namespace

/// One line for each row, in the format of the file.
class BatchResultTest final : public QObject
{
    Q_OBJECT

private slots:
    void aCsvFileGetsACsvResult()
    {
        BatchSpec spec = BatchFile("who;note;pin\nAda;=1+1;\"\"\n").spec();
        const BatchFile file("who;note;pin\nAda;=1+1;9999\nBob;\"x;\"\"y\"\"\";1\nshort\n");
        spec.filePath = file.path();
        spec.columns[1].variable = QStringLiteral("state");
        FlowVariable pin;
        pin.name = QStringLiteral("pin");
        pin.type = VariableType::String;
        pin.secure = true;
        spec.schema = InputSchema({pin}, true);
        const QList<QByteArray> lines = resultOf(spec).trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.at(0),
                 QByteArray("row;line;who;input.state;pin;executionId;platformId;conversationId;state;"
                            "latencyMs;launchLatencyMs;outputs;detail"));
        QCOMPARE(lines.at(1), "1;2;Ada;=1+1;" + redactedPlaceholder().toUtf8() +
                                  ";e-1;p-1;c-1;completed;1500;40;"
                                  "\"{\"\"total\"\":1.50,\"\"note\"\":\"\"a, b\"\"}\";");
        QCOMPARE(lines.at(2),
                 "2;3;Bob;\"x;\"\"y\"\"\";" + redactedPlaceholder().toUtf8() + ";;;;not_launched;;;;");
        QVERIFY2(lines.at(3).startsWith("3;5;;;;;;;bad;;;;Has 1 fields") ||
                     lines.at(3).startsWith("3;4;;;;;;;bad;;;;"),
                 lines.at(3));
    }

    void aResultIsReadBackAsItIs()
    {
        const BatchFile file("a,b\n\"x\ny\",\" p\"\"q, \"\n");
        const BatchFile result(resultOf(file.spec()));
        const QString rows = told(result.spec());
        QVERIFY2(rows.contains(u"\"a\":\"x\\ny\",\"b\":\" p\\\"q, \""), qPrintable(rows));
        QVERIFY2(rows.contains(u"\"outputs\":\"{\\\"total\\\":1.50,"), qPrintable(rows));
    }

    void jsonLinesGetJsonLines()
    {
        const BatchFile file("{\"a\":1.0}\n{\"a\":\nnull\n{\"a\":2}\n");
        const QList<QByteArray> lines = resultOf(file.spec()).trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(
            lines.at(0),
            QByteArray(
                "{\"row\":1,\"line\":1,\"inputs\":{\"a\":1.0},\"executionId\":\"e-1\",\"platformId\":\"p-1\","
                "\"conversationId\":\"c-1\",\"state\":\"completed\",\"latencyMs\":1500,"
                "\"launchLatencyMs\":40,\"outputs\":{\"total\":1.50,\"note\":\"a, b\"},\"detail\":null}"));
        const JsonValue bad = JsonValue::parse(lines.at(1)).value();
        QCOMPARE(bad.value(u"state").toString(), QStringLiteral("bad"));
        QVERIFY(bad.value(u"detail").toString().startsWith(u"Is not JSON"));
        QCOMPARE(JsonValue::parse(lines.at(3)).value().value(u"state").toString(),
                 QStringLiteral("not_launched"));
    }
};

QTEST_GUILESS_MAIN(BatchResultTest)
#include "batchresulttest.moc"
