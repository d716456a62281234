#include "domain/shellwords.h"

#include <QTest>

using namespace flowconsole;

class ShellWordsTest final : public QObject
{
    Q_OBJECT

private slots:
    void escapesAreReadAsBashReadsThem_data();
    void escapesAreReadAsBashReadsThem();
    void anOpenQuoteIsRefused();
};

void ShellWordsTest::escapesAreReadAsBashReadsThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("word");
    QTest::newRow("letters") << QStringLiteral("$'a\\n\\t\\'\\\\\\\"b'") << QStringLiteral("a\n\t'\\\"b");
    QTest::newRow("bytes are UTF-8") << QStringLiteral("$'caf\\xc3\\xa9!'") << QStringLiteral("café!");
    QTest::newRow("four bytes") << QStringLiteral("$'\\xF0\\x9F\\x98\\x80x'") << QStringLiteral("😀x");
    QTest::newRow("octal bytes") << QStringLiteral("$'caf\\303\\251'") << QStringLiteral("café");
    QTest::newRow("octal digits end") << QStringLiteral("$'\\1011\\60'") << QStringLiteral("A10");
    QTest::newRow("hex digits end") << QStringLiteral("$'\\x41f\\x4'") << QStringLiteral("Af\u0004");
    QTest::newRow("a byte that is no UTF-8") << QStringLiteral("$'caf\\xe9'") << QStringLiteral("café");
    QTest::newRow("bytes at the end of a quote")
        << QStringLiteral("$'\\xc3'$'\\xa9'") << QStringLiteral("\u00c3\u00a9");
    QTest::newRow("code points") << QStringLiteral("$'\\u00e9\\U0001F600'") << QStringLiteral("é😀");
    QTest::newRow("halves of a pair") << QStringLiteral("$'\\ud83d\\ude00'") << QStringLiteral("😀");
    QTest::newRow("escape") << QStringLiteral("$'\\e[0m'") << QStringLiteral("\u001b[0m");
    QTest::newRow("no digits") << QStringLiteral("$'\\xzz\\q'") << QStringLiteral("\\xzz\\q");
}

void ShellWordsTest::escapesAreReadAsBashReadsThem()
{
    QFETCH(QString, typed);
    QFETCH(QString, word);
    const auto commands = shellCommands(QStringLiteral("curl ") + typed);
    QVERIFY(commands.ok());
    QCOMPARE(commands.value(), QList<QStringList>({{QStringLiteral("curl"), word}}));
}

void ShellWordsTest::anOpenQuoteIsRefused()
{
    QVERIFY(!shellCommands(QStringLiteral("curl $'\\xc3")).ok());
    QVERIFY(!shellCommands(QStringLiteral("curl $'\\")).ok());
}

QTEST_GUILESS_MAIN(ShellWordsTest)
#include "shellwordstest.moc"
