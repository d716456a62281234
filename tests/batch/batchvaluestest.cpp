#include "base/redaction.h"
#include "tests/batch/batchfile.h"

#include <QTest>

using namespace flowconsole;

namespace {

const QByteArray properties =
    R"("Flow.name":{"type":"string","maxLength":10},"Flow.count":{"type":"integer","minimum":1},)"
    R"("Flow.rate":{"type":"number"},"Flow.vip":{"type":"boolean"},"Flow.tags":{"type":"array"},)"
    R"("Flow.at":{"type":"string","format":"date-time"},"Flow.pin":{"type":"string","format":"password","pattern":"^[0-9]{4}$"})";

InputSchema strict()
{
    return schemaOf(properties, R"(,"required":["Flow.name"],"additionalProperties":false)");
}

QString variableOfColumn(const BatchSpec &spec, const QString &name)
{
    for (const BatchColumn &column : spec.columns) {
        if (column.name == name) {
            return column.variable;
        }
    }
    return QStringLiteral("no such column");
}

} // namespace

/// Where columns go and what their values become.
class BatchValuesTest final : public QObject
{
    Q_OBJECT

private slots:
    void columnsAreProposedByName()
    {
        const BatchSpec spec = BatchFile("NAME,Flow.count,flow.RATE,comment\nAda,1,2.5,hi\n").spec(strict());
        QCOMPARE(variableOfColumn(spec, QStringLiteral("NAME")), QStringLiteral("name"));
        QCOMPARE(variableOfColumn(spec, QStringLiteral("Flow.count")), QStringLiteral("count"));
        QCOMPARE(variableOfColumn(spec, QStringLiteral("flow.RATE")), QStringLiteral("rate"));
        QCOMPARE(variableOfColumn(spec, QStringLiteral("comment")), QString());
    }

    void theFirstOfTwoColumnsForOneVariableGoesThere()
    {
        const BatchFile file("name,Flow.name\nAda,Bob\n");
        QCOMPARE(told(file.spec(strict())), QStringLiteral("2: {\"name\":\"Ada\"}"));
    }

    void whatWasMappedStaysWhenTheFileIsReadAgain()
    {
        const BatchFile file("who;count\nAda;1\n");
        BatchSpec draft = file.spec(strict());
        QCOMPARE(draft.separator, QChar(u';'));
        draft.columns[0].variable = QStringLiteral("name");
        const BatchSpec again = inspectFile(draft).spec;
        QCOMPARE(again, draft);
        draft.separator = u',';
        QCOMPARE(inspectFile(draft).spec.columns.size(), 1);
    }

    void cellsGetTheTypesOfTheSchema()
    {
        const BatchFile file("name,count,rate,vip,tags,at\n"
                             "007,12,2.50,TRUE,\"[1,\"\"a\"\"]\",2026-03-01T09:30:00Z\n"
                             "Ada,,,,,\n");
        QCOMPARE(
            told(file.spec(strict())),
            QStringLiteral("2: {\"name\":\"007\",\"count\":12,\"rate\":2.50,\"vip\":true,\"tags\":[1,\"a\"],"
                           "\"at\":\"2026-03-01T09:30:00Z\"}\n3: {\"name\":\"Ada\"}"));
    }

    void withoutASchemaCellsAreTextAndJsonKeepsItsTypes()
    {
        QCOMPARE(told(BatchFile("a,b\n1,true\n").spec()), QStringLiteral("2: {\"a\":\"1\",\"b\":\"true\"}"));
        QCOMPARE(told(BatchFile("{\"a\":1,\"b\":true}\n").spec()), QStringLiteral("1: {\"a\":1,\"b\":true}"));
    }

    void eachWrongValueIsToldWithItsColumn_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        QTest::newRow("integer") << QByteArray("NAME,COUNT\nAda,many\n")
                                 << QStringLiteral("2: ! COUNT: Must be a whole number, such as 3");
        QTest::newRow("fraction") << QByteArray("name,count\nAda,1.5\n")
                                  << QStringLiteral("2: ! count: Must be a whole number, such as 3");
        QTest::newRow("minimum") << QByteArray("name,count\nAda,0\n")
                                 << QStringLiteral("2: ! count: Must be 1 or more");
        QTest::newRow("boolean") << QByteArray("name,vip\nAda,yes\n")
                                 << QStringLiteral("2: ! vip: Must be true or false, without quotes");
        QTest::newRow("length") << QByteArray("name\nAugusta Ada King\n")
                                << QStringLiteral("2: ! name: Must have at most 10 characters; it has 16");
        QTest::newRow("required") << QByteArray("name,count\n,3\n")
                                  << QStringLiteral("2: ! name: Required: give a value");
        QTest::newRow("text for a number in JSON")
            << QByteArray("{\"name\":\"Ada\",\"Flow.count\":\"3\"}\n")
            << QStringLiteral("1: ! Flow.count: Must be a whole number: 3, not the text \"3\"");
        QTest::newRow("an unknown key in JSON")
            << QByteArray("{\"name\":\"Ada\",\"colour\":\"red\"}\n")
            << QStringLiteral("1: ! colour: The flow has no input of this name: remove it or correct the name");
        QTest::newRow("required in JSON")
            << QByteArray("{\"count\":3}\n") << QStringLiteral("1: ! name: Required: give a value");
    }

    void eachWrongValueIsToldWithItsColumn()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        QCOMPARE(told(BatchFile(content).spec(strict())), reason);
    }

    void anUnknownKeyOfALaterLineIsToldToo()
    {
        QByteArray content = QByteArray("{\"name\":\"Ada\"}\n").repeated(200);
        const BatchCheck check = BatchFile(content + "{\"name\":\"Ada\",\"colour\":1}\n").check(strict());
        QCOMPARE(check.badRows, 1);
        QCOMPARE(check.problems.first().line, 201);
        QCOMPARE(check.problems.first().column, QStringLiteral("colour"));
    }

    void aKeyThatIsNotToBeSentIsNotSent()
    {
        BatchSpec spec = BatchFile("{\"name\":\"Ada\",\"colour\":1}\n").spec(strict());
        const BatchFile file("{\"name\":\"Ada\",\"colour\":1}\n");
        spec.filePath = file.path();
        spec.columns[1].variable.clear();
        QCOMPARE(told(spec), QStringLiteral("1: {\"name\":\"Ada\"}"));
    }

    void aKeyWithAnUnderscoreIsARemark()
    {
        QCOMPARE(told(BatchFile("{\"_case\":\"first\",\"name\":\"Ada\"}\n").spec(strict())),
                 QStringLiteral("1: {\"name\":\"Ada\"}"));
    }

    void allProblemsOfARowAreTold()
    {
        const BatchCheck check = BatchFile("name,count,vip\n,none,maybe\nAda,1,true\n").check(strict());
        QCOMPARE(check.rows, 2);
        QCOMPARE(check.badRows, 1);
        QStringList columns;
        for (const BatchRowProblem &problem : check.problems) {
            QCOMPARE(problem.line, 2);
            columns.append(problem.column);
        }
        columns.sort();
        QCOMPARE(columns,
                 (QStringList{QStringLiteral("count"), QStringLiteral("name"), QStringLiteral("vip")}));
    }

    void secureValuesAreShownNowhere()
    {
        const QString secret = QStringLiteral("98765-secret");
        const BatchFile csv("name,pin\nAda," + secret.toUtf8() + "\nBob,1234\n");
        const BatchFile json("{\"name\":\"Ada\",\"pin\":\"" + secret.toUtf8() +
                             "\"}\n{\"name\":\"Bob\",\"pin\":98765}\n");
        for (const BatchFile *file : {&csv, &json}) {
            const BatchCheck check = file->check(strict());
            QVERIFY(check.badRows > 0);
            QString shown;
            for (const BatchRowProblem &problem : check.problems) {
                shown += problem.column + problem.reason;
            }
            for (const BatchPreviewRow &row : check.preview) {
                shown += row.cells.join(u'|') + QString::fromUtf8(row.inputs.toJson());
            }
            QVERIFY2(!shown.contains(secret) && !shown.contains(u"98765") && !shown.contains(u"1234"),
                     qPrintable(shown));
            QVERIFY(shown.contains(redactedPlaceholder()));
            QVERIFY(shown.contains(u"Ada"));
        }
    }

    void theRulesOfTheConversationDialectHoldForEachRow()
    {
        const BatchFile file("name,bad-name\n" + QByteArray(1025, 'x') + ",1\nAda,\n");
        const BatchCheck check = file.check({}, Dialect::ConversationFlow);
        QCOMPARE(check.badRows, 1);
        QCOMPARE(check.problems.size(), 2);
        QVERIFY(check.problems.at(0).reason.contains(u"at most 1024 characters"));
        QVERIFY(check.problems.at(1).reason.contains(u"letters A to Z"));
        QCOMPARE(file.check({}, Dialect::Published).badRows, 0);
    }

    void aSpecThatSuitsNoRowIsToldOnce_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("problem");
        QTest::newRow("two columns for one variable")
            << QByteArray("name,other\nAda,Bob\n") << QStringLiteral("name")
            << QStringLiteral("Two columns go to");
        QTest::newRow("no such variable") << QByteArray("name,other\nAda,Bob\n") << QStringLiteral("colour")
                                          << QStringLiteral("The flow has no input colour");
        QTest::newRow("a required variable without a column")
            << QByteArray("count,other\n1,2\n") << QString()
            << QStringLiteral("No column gives what the flow requires: name");
    }

    void aSpecThatSuitsNoRowIsToldOnce()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, variable);
        QFETCH(QString, problem);
        const BatchFile file(content);
        BatchSpec spec = file.spec(strict());
        spec.columns[1].variable = variable;
        const BatchCheck check = BatchFile::check(spec);
        QVERIFY2(check.problem.contains(problem), qPrintable(check.problem));
        QVERIFY(!check.canStart());
    }

    void aPriorityOutOfRangeIsToldOnce()
    {
        const BatchFile file("name\nAda\n");
        BatchSpec spec = file.spec(strict(), Dialect::ConversationFlow);
        spec.priority = 0;
        QVERIFY(BatchFile::check(spec).problem.contains(u"priority"));
    }

    void whereTheSchemaCannotBeReadEachColumnIsSecure()
    {
        const BatchFile file("name,note\nAda,hush\n");
        BatchSpec spec = file.spec();
        spec.schema = schemaOfSecrets(spec.columns, spec.format);
        const BatchCheck check = BatchFile::check(spec);
        QCOMPARE(check.badRows, 0);
        QVERIFY(!QString::fromUtf8(check.preview.first().inputs.toJson()).contains(u"hush"));
        QCOMPARE(told(spec), QStringLiteral("2: {\"name\":\"Ada\",\"note\":\"hush\"}"));
    }
};

QTEST_GUILESS_MAIN(BatchValuesTest)
#include "batchvaluestest.moc"
