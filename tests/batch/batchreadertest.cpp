#include "tests/batch/batchfile.h"

#include <QTest>

using namespace flowconsole;

/// Files as spreadsheets, scripts and people leave them.
class BatchReaderTest final : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreReadWithTheirLines_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("rows");
        const QString two = QStringLiteral("2: {\"a\":\"1\",\"b\":\"x\"}\n3: {\"a\":\"2\",\"b\":\"y\"}");
        QTest::newRow("comma") << QByteArray("a,b\n1,x\n2,y\n") << two;
        QTest::newRow("semicolon") << QByteArray("a;b\n1;x\n2;y\n") << two;
        QTest::newRow("tab") << QByteArray("a\tb\n1\tx\n2\ty\n") << two;
        QTest::newRow("no final newline") << QByteArray("a,b\n1,x\n2,y") << two;
        QTest::newRow("CRLF") << QByteArray("a,b\r\n1,x\r\n2,y\r\n") << two;
        QTest::newRow("CR") << QByteArray("a,b\r1,x\r2,y\r") << two;
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                       "a,b\n1,x\n2,y\n")
                                         << two;
        QTest::newRow("quoted") << QByteArray("\"a\",\"b\"\n\"1\",\"x\"\n2,\"y\"\n") << two;
        QTest::newRow("names with spaces around") << QByteArray(" a , b\n1,x\n2,y\n") << two;
        QTest::newRow("prefix") << QByteArray("Flow.a,flow.b\n1,x\n2,y\n") << two;
        QTest::newRow("empty lines") << QByteArray("\n\na,b\n\n1,x\n  \n\n2,y\n\n")
                                     << QStringLiteral(
                                            "5: {\"a\":\"1\",\"b\":\"x\"}\n8: {\"a\":\"2\",\"b\":\"y\"}");
        QTest::newRow("a newline in quotes")
            << QByteArray("a,b\n1,\"x\ny\"\n2,\"p\r\nq\"\n3,z\n")
            << QStringLiteral("2: {\"a\":\"1\",\"b\":\"x\\ny\"}\n4: {\"a\":\"2\",\"b\":\"p\\r\\nq\"}\n"
                              "6: {\"a\":\"3\",\"b\":\"z\"}");
        QTest::newRow("quotes and separators in quotes")
            << QByteArray("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n")
            << QStringLiteral("2: {\"a\":\"1,5\",\"b\":\"say \\\"hi\\\"\"}");
        QTest::newRow("white space belongs to a field")
            << QByteArray("a,b\n  1 ,\tx\n") << QStringLiteral("2: {\"a\":\"  1 \",\"b\":\"\\tx\"}");
        QTest::newRow("an empty cell is not given")
            << QByteArray("a,b\n,x\n2,\"\"\n") << QStringLiteral("2: {\"b\":\"x\"}\n3: {\"a\":\"2\"}");
        QTest::newRow("one column") << QByteArray("a\n1\n\n2\n")
                                    << QStringLiteral("2: {\"a\":\"1\"}\n4: {\"a\":\"2\"}");
        QTest::newRow("Unicode") << QByteArray("größe,b\n\xf0\x9f\x98\x80,名前\n")
                                 << QStringLiteral("2: {\"größe\":\"😀\",\"b\":\"名前\"}");
        QTest::newRow("JSON lines")
            << QByteArray(
                   "{\"a\":\"1\",\"b\":\"x\"}\n\n  {\"b\":2.50,\"a\":null}  \r\n{\"c\":[1,{\"d\":true}]}")
            << QStringLiteral("1: {\"a\":\"1\",\"b\":\"x\"}\n3: {\"b\":2.50,\"a\":null}\n"
                              "4: {\"c\":[1,{\"d\":true}]}");
        QTest::newRow("a huge number keeps its digits")
            << QByteArray("{\"a\":123456789012345678901234567890.50}\n")
            << QStringLiteral("1: {\"a\":123456789012345678901234567890.50}");
    }

    void rowsAreReadWithTheirLines()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, rows);
        QCOMPARE(told(BatchFile(content).spec()), rows);
    }

    void badRowsSayWhyAndTheOthersAreRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("bad");
        QTest::newRow("too few fields") << QByteArray("a,b\n1\n2,y\n") << QStringLiteral("Has 1 fields");
        QTest::newRow("too many fields") << QByteArray("a,b\n1,2,3\n2,y\n") << QStringLiteral("Has 3 fields");
        QTest::newRow("a quote in the middle") << QByteArray("a,b\n1,5\" pipe\n2,y\n")
                                               << QStringLiteral("A quote stands in the middle of a field");
        QTest::newRow("text after a quote")
            << QByteArray("a,b\n1,\"x\" y\n2,y\n") << QStringLiteral("A quote stands in the middle of a field");
        QTest::newRow("invalid UTF-8")
            << QByteArray("a,b\n1,\xff\xfe\n2,y\n") << QStringLiteral("b: Is not UTF-8");
        QTest::newRow("NUL") << QByteArray("a,b\n1,x\0y\n2,y\n", 14) << QStringLiteral("b: Holds a NUL");
    }

    void badRowsSayWhyAndTheOthersAreRead()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, bad);
        const QStringList rows = told(BatchFile(content).spec()).split(u'\n');
        QCOMPARE(rows.size(), 2);
        QVERIFY2(rows.first().startsWith(QStringLiteral("2: ! ") + bad), qPrintable(rows.first()));
        QCOMPARE(rows.last(), QStringLiteral("3: {\"a\":\"2\",\"b\":\"y\"}"));
    }

    void badJsonLinesSayWhyAndTheOthersAreRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("bad");
        QTest::newRow("no JSON") << QByteArray("{\"a\":tru}") << QStringLiteral("Is not JSON (column ");
        QTest::newRow("a number beyond all numbers")
            << QByteArray("{\"a\":1e400}") << QStringLiteral("Is not JSON (column 6): Number too big");
        QTest::newRow("a list") << QByteArray("[1]") << QStringLiteral("Must be one JSON object");
        QTest::newRow("a number") << QByteArray("7") << QStringLiteral("Must be one JSON object");
        QTest::newRow("two objects") << QByteArray("{}{}") << QStringLiteral("Is not JSON");
        QTest::newRow("a key twice") << QByteArray("{\"a\":1,\"a\":2}") << QStringLiteral("a: Is there twice");
        QTest::newRow("a variable twice")
            << QByteArray("{\"a\":1,\"Flow.a\":2}") << QStringLiteral("Flow.a: Is there twice");
        QTest::newRow("invalid UTF-8") << QByteArray("{\"a\":\"\xc3\"}") << QStringLiteral("Is not UTF-8");
        QTest::newRow("too deep") << QByteArray("{\"a\":") + QByteArray(300, '[') + QByteArray(300, ']') + '}'
                                  << QStringLiteral("Is not JSON");
        QTest::newRow("hopelessly deep")
            << QByteArray("{\"a\":") + QByteArray(500'000, '[') << QStringLiteral("Is not JSON");
        QTest::newRow("too long") << "{\"a\":\"" + QByteArray(2'000'000, 'x') + "\"}"
                                  << QStringLiteral("Is longer than 1024 KiB");
    }

    void badJsonLinesSayWhyAndTheOthersAreRead()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, bad);
        const BatchFile file("{\"a\":\"first\"}\n" + line + "\n{\"a\":\"last\"}\n");
        const QStringList rows = told(file.spec()).split(u'\n');
        QCOMPARE(rows.size(), 3);
        QVERIFY2(rows.at(1).startsWith(QStringLiteral("2: ! ") + bad), qPrintable(rows.at(1)));
        QVERIFY2(rows.at(1).size() < 500, qPrintable(QString::number(rows.at(1).size())));
        QCOMPARE(rows.at(2), QStringLiteral("3: {\"a\":\"last\"}"));
    }

    void filesThatCannotBeReadSayWhy_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("problem");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("The file is empty.");
        QTest::newRow("blank") << QByteArray("\n \r\n\n") << QStringLiteral("The file is empty.");
        QTest::newRow("a byte order mark alone")
            << QByteArray("\xef\xbb\xbf") << QStringLiteral("The file is empty.");
        QTest::newRow("column name twice")
            << QByteArray("a,b,a\n1,2,3\n") << QStringLiteral("Line 1: Two columns are named a");
        QTest::newRow("column without a name")
            << QByteArray("a,,c\n1,2,3\n") << QStringLiteral("Line 1: Column 2 has no name");
        QTest::newRow("column name that is no UTF-8")
            << QByteArray("a,\xff\n1,2\n") << QStringLiteral("Line 1: The column names are not UTF-8");
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                              "a\0,\0b\0",
                                              8)
                                << QStringLiteral("is a UTF-16 file");
        QTest::newRow("a JSON list") << QByteArray("[{\"a\":1}]") << QStringLiteral("The file is a JSON list");
        QByteArray wide;
        for (int i = 0; i < 5000; ++i) {
            wide += "column" + QByteArray::number(i) + ',';
        }
        QTest::newRow("5,000 columns") << wide.chopped(1) + '\n' << QStringLiteral("The file has 5000 columns");
        QTest::newRow("a line of 100 MB") << "a,b\n1," + QByteArray(100'000'000, 'x')
                                          << QStringLiteral("Line 2: The row is longer than 1024 KiB");
        QTest::newRow("a quote that never ends")
            << QByteArray("a,b\n1,x\n2,\"y\n3,z\n") << QStringLiteral("Line 3: A field in quotes begins here");
        QTest::newRow("a quote that ends too late")
            << "a,b\n1,\"x\n" + QByteArray("2,y\n").repeated(600'000)
            << QStringLiteral("Line 2: The row is longer than 1024 KiB");
    }

    void filesThatCannotBeReadSayWhy()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, problem);
        const BatchFile file(content);
        const BatchCheck inspected = file.inspect();
        const QString found =
            inspected.problem.isEmpty() ? BatchFile::check(inspected.spec).problem : inspected.problem;
        QVERIFY2(found.contains(problem), qPrintable(found));
    }

    void aMissingFileAndAFolderSaySo()
    {
        BatchSpec draft;
        draft.filePath = QStringLiteral("/nowhere/rows.csv");
        QVERIFY(inspectFile(draft).problem.contains(u"/nowhere/rows.csv cannot be read"));
        const QTemporaryDir folder;
        draft.filePath = folder.path();
        QVERIFY(inspectFile(draft).problem.contains(u"is a folder"));
    }

    void rowsAreCountedWithTheBadOnes()
    {
        const BatchFile file("a,b\n1,x\nbad\n\n3,z\n");
        RowReader reader(file.spec());
        QVERIFY(reader.open().ok());
        BatchRow row;
        QList<qint64> numbers;
        while (reader.next(row)) {
            numbers.append(row.row);
        }
        QCOMPARE(numbers, (QList<qint64>{1, 2, 3}));
    }

    void aLineEndAcrossTwoReadsIsOne()
    {
        // CR is the last byte of a chunk of 64 KiB, LF the first of the next.
        QByteArray content = "a,b\n";
        content += "1," + QByteArray(64 * 1024 - content.size() - 3, 'x') + "\r\n2,y\r\n";
        QCOMPARE(content.indexOf('\r'), 64 * 1024 - 1);
        const QStringList rows = told(BatchFile(content).spec()).split(u'\n');
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.last(), QStringLiteral("3: {\"a\":\"2\",\"b\":\"y\"}"));
    }
};

QTEST_GUILESS_MAIN(BatchReaderTest)
#include "batchreadertest.moc"
