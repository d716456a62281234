#include "tests/batch/batchfile.h"

#include <QCryptographicHash>
#include <QTest>

#include <sys/resource.h>

using namespace flowconsole;

namespace {

qint64 peakMemoryKiB()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

QByteArray manyRows(int count)
{
    QByteArray content = "name,count\n";
    for (int i = 0; i < count; ++i) {
        content += "customer number " + QByteArray::number(i) + ',' + QByteArray::number(i) + '\n';
    }
    return content;
}

} // namespace

/// The look through a whole file before anything is sent.
class BatchCheckTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyBadRowIsListedInTheOrderOfTheFile()
    {
        const InputSchema schema = schemaOf(R"("Flow.name":{"type":"string"},"Flow.count":{"type":"integer"})");
        QByteArray content = "name,count\n";
        for (int row = 1; row <= 1000; ++row) {
            content += row % 10 == 0 ? "Ada,none\n" : "Ada,1\n";
        }
        const BatchCheck check = BatchFile(content).check(schema);
        QCOMPARE(check.rows, 1000);
        QCOMPARE(check.badRows, 100);
        QCOMPARE(check.problems.size(), 100);
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(check.problems.at(i).line, 10 * (i + 1) + 1);
        }
        QVERIFY(check.canStart());
    }

    void whereTheSchemaCannotBeReadAllValuesAreSecure()
    {
        const BatchFile file("name,count\nAda,1\n");
        BatchSpec spec = file.spec();
        spec.isSchemaUnreadable = true;
        const BatchCheck found = inspectFile(spec);
        QCOMPARE(found.problem, QString());
        const std::atomic<bool> isCancelled = false;
        const auto checked = checkFile(found.spec, isCancelled, [](qint64, qint64) {});
        QVERIFY(checked.has_value());
        QCOMPARE(checked->spec.schema->secureNames(),
                 (QStringList{QStringLiteral("name"), QStringLiteral("count")}));
        for (const BatchCheck &check : {found, *checked}) {
            QCOMPARE(check.preview.size(), 1);
            QVERIFY(!check.preview.first().cells.contains(QStringLiteral("Ada")));
        }
        QVERIFY(checked->canStart());
    }

    void sizeAndHashAreThoseOfTheFile()
    {
        const QByteArray content = "\xef\xbb\xbf" + manyRows(10'000);
        const BatchFile file(content);
        const BatchCheck check = file.check();
        QCOMPARE(check.bytes, content.size());
        const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
        QCOMPARE(check.sha256Hex, QString::fromLatin1(hash));
        const std::atomic<bool> isCancelled{false};
        QCOMPARE(sha256OfFile(file.path(), isCancelled).value(), check.sha256Hex);
    }

    void theFirstRowsAreShownAsTheyWouldBeSent()
    {
        const InputSchema schema = schemaOf(R"("Flow.count":{"type":"integer"})");
        const BatchCheck check = BatchFile(manyRows(500)).check(schema);
        QCOMPARE(check.preview.size(), 10);
        const BatchPreviewRow &second = check.preview.at(1);
        QCOMPARE(second.line, 3);
        QCOMPARE(second.cells, (QStringList{QStringLiteral("customer number 1"), QStringLiteral("1")}));
        QCOMPARE(second.inputs.toJson(), QByteArray("{\"count\":1}"));
    }

    void aFileWithoutRowsCannotBeStarted()
    {
        const BatchCheck check = BatchFile("name,count\n\n").check();
        QCOMPARE(check.problem, QStringLiteral("The file holds no rows."));
        QVERIFY(!check.canStart());
    }

    void aFileOfBadRowsAloneCannotBeStarted()
    {
        const BatchCheck check = BatchFile("name,count\n1\n2\n").check();
        QCOMPARE(check.badRows, 2);
        QVERIFY(!check.canStart());
    }

    void aCancelledCheckFindsNothing()
    {
        const BatchFile file(manyRows(10));
        const std::atomic<bool> isCancelled{true};
        QVERIFY(!checkFile(file.spec(), isCancelled, [](qint64, qint64) {}).has_value());
    }

    void aHundredThousandRowsAreReadInFlatMemory()
    {
        const BatchFile file(manyRows(100'000));
        const BatchSpec spec = file.spec();
        qint64 last = 0;
        const std::atomic<bool> isCancelled{false};
        const qint64 before = peakMemoryKiB();
        const auto check = checkFile(spec, isCancelled, [&last](qint64 read, qint64 bytes) {
            QVERIFY(read > last || read == bytes);
            last = read;
        });
        QCOMPARE(check->rows, 100'000);
        QCOMPARE(last, check->bytes);
#if !defined(__SANITIZE_ADDRESS__) // It keeps what is freed.
        QVERIFY2(peakMemoryKiB() - before < 8 * 1024, qPrintable(QString::number(peakMemoryKiB() - before)));
#else
        Q_UNUSED(before);
#endif
    }

    void hugeValuesAreNotRepeatedInReasons()
    {
        const InputSchema schema =
            schemaOf(R"("Flow.count":{"type":"string","pattern":")" + QByteArray(2000, 'p') + R"("})");
        const QByteArray value(900'000, 'v');
        const BatchCheck check = BatchFile("count\n" + value + "\n").check(schema);
        QCOMPARE(check.badRows, 1);
        QVERIFY(check.problems.first().reason.size() <= 300);
    }

    void otherColumnsThanWereMappedAreRefused()
    {
        const BatchSpec spec = BatchFile("a,b\n1,2\n").spec();
        BatchSpec other = spec;
        const BatchFile changed("a,c\n1,2\n");
        other.filePath = changed.path();
        QVERIFY(BatchFile::check(other).problem.contains(u"other columns now"));
    }

    void theImpactIsTwoRequestsARowUnderTheBudget()
    {
        BatchCheck check;
        check.rows = 1010;
        check.badRows = 10;
        const BatchImpact impact = impactOf(check, 300, true);
        QCOMPARE(impact.launches, 1000);
        QCOMPARE(impact.requests, 2000);
        QCOMPARE(impact.atLeast, std::chrono::minutes(7));
        QVERIFY(impact.isProduction);
        QCOMPARE(impactOf(check, 0, false).requestsPerMinute, 300);
    }

    void onlyWhatSurelyNeverLeftFreesItsRow()
    {
        FlowExecution execution;
        execution.batchId = BatchId(QStringLiteral("b"));
        execution.state = ExecutionState::Terminated;
        QVERIFY(isRowFree(execution));
        execution.state = ExecutionState::Queued;
        QVERIFY(isRowFree(execution));
        execution.state = ExecutionState::Launching;
        QVERIFY(!isRowFree(execution));
        execution.state = ExecutionState::Failed;
        execution.launchedAt = QDateTime::currentDateTimeUtc();
        QVERIFY(!isRowFree(execution));
        execution.launchedAt = {};
        QVERIFY(isRowFree(execution));
        execution.batchId = {};
        QVERIFY(!isRowFree(execution));
    }
};

QTEST_GUILESS_MAIN(BatchCheckTest)
#include "batchchecktest.moc"
