#include "filter/filterparser.h"
#include "filter/filterfields.h"
#include "filter/filterhelp.h"
#include "filter/filtertext.h"
#include "tests/filter/randomfilter.h"

#include <QTest>

namespace flowconsole {

namespace {

/// The canonical text of what `text` means, or the problem with its place.
QString meaning(const QString &text)
{
    const auto tree = parseFilter(text);
    return tree ? toFilterText(tree.value())
                : QStringLiteral("%1+%2 %3")
                      .arg(tree.error().position)
                      .arg(tree.error().length)
                      .arg(tree.error().message);
}

/// The part of the text that the problem points at.
QString pointedAt(const QString &text)
{
    const auto tree = parseFilter(text);
    return tree ? QStringLiteral("none") : text.mid(tree.error().position, tree.error().length);
}

QString kinds(const QString &text)
{
    QString letters;
    for (const FilterToken &token : filterTokens(text)) {
        letters += QStringLiteral("WQFOVPK()").at(static_cast<int>(token.kind));
    }
    return letters;
}

} // namespace

class FilterParserTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPeopleWrite_data();
    void readsWhatPeopleWrite();
    void pointsAtWhatIsWrong_data();
    void pointsAtWhatIsWrong();
    void proposesWhatWasMeant();
    void refusesWhatIsTooLongOrTooDeep();
    void canonicalTextMeansTheSame();
    void anyTextIsReadOrExplained();
    void tokensHaveKindsForColours();
    void everyExampleOfTheCardIsAFilter();
};

void FilterParserTest::readsWhatPeopleWrite_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("means");
    const auto row = [](const char *typed, const char *means) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(means);
    };
    row("", "");
    row("   ", "");
    row("state:failed flow:\"Billing IVR\" duration>2s var.accountId=ACC-99821 node:\"GetInvoice\" "
        "launched>-2h "
        "error~/time.?out/i (a OR b) NOT c",
        "state:failed flow:\"Billing IVR\" duration>2s var.accountId=ACC-99821 node:GetInvoice launched>-2h "
        "error~/time.?out/i (a OR b) NOT c");
    row("a AND b", "a b");
    row("a OR b c", "a OR b c");
    row("(a b) (c)", "a b c");
    row("a OR (b OR c)", "a OR b OR c");
    row("NOT (a b)", "NOT (a b)");
    row("NOT NOT a", "NOT NOT a");
    row("not a or b", "not a or b");
    row("\"OR\"", "\"OR\"");
    row("duration  >=  2000ms", "duration>=2s");
    row("duration>1h30m", "duration>90m");
    row("duration>1.5s", "duration>1500ms");
    row("duration:0s", "duration:0ms");
    row("STATE:Failed", "state:failed");
    row("state:\"timed out\"", "state:timed_out");
    row("state:timed-out", "state:timed_out");
    row("state!=over", "state!=over");
    row("detail:x", "error:x");
    row("var.order.items[0].sku=7", "var.order.items[0].sku=7");
    row("var.order.items.0=7", "var.order.items[0]=7");
    row("var.\"account id\"=7", "var.\"account id\"=7");
    row("out.\"a.b\":x", "out.\"a.b\":x");
    row("var.x=\"\"", "var.x=\"\"");
    row("launched>2026-03-01", "launched>2026-03-01");
    row("launched>=2026-03-01T09:30", "launched>=2026-03-01T09:30");
    row("launched<\"2026-03-01 09:30:05.5+01:00\"", "launched<2026-03-01T09:30:05.500+01:00");
    row("ended:Yesterday", "ended:yesterday");
    row("launched>-90m", "launched>-90m");
    row("overdue:true", "overdue:yes");
    row("retries>0 row<=3", "retries>0 row<=3");
    row("error~time.?out", "error~/time.?out/");
    row("error~/a\\/b\\\\/", "error~/a\\/b\\\\/");
    row("12:30", "12:30");
    row("ACC-99821", "ACC-99821");
    row("5\"", "5\"");
    row("\"a \\\"b\\\" \\\\ \\n\"", "\"a \\\"b\\\" \\\\ \\n\"");
    row("flow:a:b", "flow:a:b");
    row("var.größe>3", "var.größe>3");
}

void FilterParserTest::readsWhatPeopleWrite()
{
    QFETCH(QString, typed);
    QFETCH(QString, means);
    QCOMPARE(meaning(typed), means);
}

void FilterParserTest::pointsAtWhatIsWrong_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *typed, const char *place, const char *says) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(place) << QString::fromUtf8(says);
    };
    row("a stat:failed", "stat", "There is no field “stat”. Did you mean “state”?");
    row("http://x", "http", "There is no field “http”. To search for the text, put it in quotes.");
    row("state:faild", "faild", "There is no state “faild”. Did you mean “failed”?");
    row("dialect:soap", "soap", "Choose one of: published, flow-executions, conversation-flow.");
    row("x duration>2", "2", "“2” has no unit. Type 2ms, 2s, 2m or 2h.");
    row("duration>soon", "soon", "Type a number with its unit");
    row("launched>tomorrow", "tomorrow", "Type -2h for two hours ago");
    row("launched>2026-02-30", "2026-02-30", "is no time");
    row("retries>many", "many", "is no whole number");
    row("overdue:maybe", "maybe", "Type yes or no.");
    row("state>failed", ">", "“>” cannot be used with state. Use one of: : = !=");
    row("duration~/x/", "~", "cannot be used with duration");
    row("state:", "state:", "Type a value after “:”.");
    row("state: OR x", "state:", "Type a value after “:”.");
    row("a (state:)", "state:", "Type a value after “:”.");
    row("flow:\"open", "\"open", "The quotes are not closed.");
    row("a \"open", "\"open", "The quotes are not closed.");
    row("error~/open", "/open", "The pattern is not closed.");
    row("error~/(x/", "/(x/", "The pattern cannot be read: missing closing parenthesis (at 3)");
    row("error~/x/g", "g", "Only “i” may follow the pattern");
    row("error~//", "//", "The pattern is empty.");
    row("(a", "(", "The “(” is not closed.");
    row("a)", ")", "There is no “(” for this “)”.");
    row(")", ")", "There is no “(” for this “)”.");
    row("a ()", "(", "Type a condition between the parentheses");
    row("a AND", "AND", "Type a condition after AND");
    row("a OR )", "OR", "Type a condition after OR");
    row("NOT", "NOT", "Type a condition after NOT");
    row("OR a", "OR", "Type a condition before OR");
    row("var=3", "var", "Type the variable's name after “var.”");
    row("var.=3", "var.", "Type the variable's name after “var.”");
    row("flow.name:x", "flow.name", "“flow” has no parts.");
    row("=3", "=", "Type a field before “=”");
    row("\"\"", "\"\"", "Type the text to search for");
}

void FilterParserTest::pointsAtWhatIsWrong()
{
    QFETCH(QString, typed);
    QFETCH(QString, place);
    QFETCH(QString, says);
    QCOMPARE(pointedAt(typed), place);
    QVERIFY2(meaning(typed).contains(says), qPrintable(meaning(typed)));
}

void FilterParserTest::proposesWhatWasMeant()
{
    QCOMPARE(parseFilter(QStringLiteral("durtion>2s")).error().replacement, QStringLiteral("duration"));
    QCOMPARE(parseFilter(QStringLiteral("state:complete")).error().replacement, QStringLiteral("completed"));
    QCOMPARE(parseFilter(QStringLiteral("state:zzzzz")).error().replacement, QString());
}

void FilterParserTest::refusesWhatIsTooLongOrTooDeep()
{
    QVERIFY(parseFilter(QString(longestFilter, u'x')).ok());
    QVERIFY(meaning(QString(longestFilter + 1, u'x')).contains(QStringLiteral("at most 4000 characters")));
    const auto nested = [](int depth) {
        return QString(depth, u'(') + QStringLiteral("a") + QString(depth, u')');
    };
    QVERIFY(parseFilter(nested(deepestFilter)).ok());
    QVERIFY(meaning(nested(deepestFilter + 1)).contains(QStringLiteral("nested too deeply")));
    QVERIFY(meaning(QStringLiteral("NOT ").repeated(900) + u'a').contains(QStringLiteral("nested too deeply")));
}

void FilterParserTest::canonicalTextMeansTheSame()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 3000; ++i) {
        const FilterTree tree = randomFilter(random);
        const QString text = toFilterText(tree);
        if (text.size() > longestFilter) {
            continue;
        }
        const auto read = parseFilter(text);
        QVERIFY2(read.ok(), qPrintable(text + QStringLiteral(" → ") + meaning(text)));
        QCOMPARE(toFilterText(read.value()), text);
        QVERIFY2(read.value() == tree, qPrintable(text));
    }
}

void FilterParserTest::anyTextIsReadOrExplained()
{
    QRandomGenerator random(7);
    const QStringList pieces{
        QStringLiteral("state"), QStringLiteral(":"),   QStringLiteral("\""),   QStringLiteral("("),
        QStringLiteral(")"),     QStringLiteral(" "),   QStringLiteral("OR"),   QStringLiteral("NOT "),
        QStringLiteral("var."),  QStringLiteral("[0]"), QStringLiteral("~/"),   QStringLiteral("/i"),
        QStringLiteral("\\"),    QStringLiteral("!="),  QStringLiteral("2s"),   QStringLiteral("ß"),
        QStringLiteral("-1h"),   QStringLiteral("<"),   QStringLiteral("fail"), QStringLiteral("😀")};
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int length = random.bounded(12); length > 0; --length) {
            text += pieces.at(random.bounded(static_cast<int>(pieces.size())));
        }
        const auto tree = parseFilter(text);
        if (tree) {
            const auto again = parseFilter(toFilterText(tree.value()));
            QVERIFY2(again.ok() && again.value() == tree.value(), qPrintable(text));
        } else {
            const FilterProblem &problem = tree.error();
            QVERIFY2(!problem.message.isEmpty() && problem.position >= 0 && problem.length >= 0 &&
                         problem.position + problem.length <= text.size(),
                     qPrintable(text));
        }
        qsizetype end = 0;
        for (const FilterToken &token : filterTokens(text)) {
            QVERIFY2(token.start >= end && token.length > 0 && token.end() <= text.size(), qPrintable(text));
            QVERIFY2(text.mid(end, token.start - end).trimmed().isEmpty(), qPrintable(text));
            end = token.end();
        }
    }
}

void FilterParserTest::tokensHaveKindsForColours()
{
    QCOMPARE(kinds(QStringLiteral("state:failed NOT (a OR \"b c\") error~/x/i")),
             QStringLiteral("FOVK(WKQ)FOP"));
    QCOMPARE(kinds(QStringLiteral("flow = \"x\" = 12:30")), QStringLiteral("FOQOV"));
}

void FilterParserTest::everyExampleOfTheCardIsAFilter()
{
    const QList<FilterHelpLine> lines = filterFieldHelp() + filterGrammarHelp();
    for (const FilterHelpLine &line : lines) {
        QVERIFY2(parseFilter(line.example).ok(), qPrintable(line.example));
        QVERIFY(!line.meaning.isEmpty());
    }
    QCOMPARE(filterFieldHelp().size(), namedFields().size());
}

} // namespace flowconsole

QTEST_GUILESS_MAIN(flowconsole::FilterParserTest)
#include "filterparsertest.moc"
