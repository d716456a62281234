#include "domain/savedview.h"

#include <QTest>

using namespace flowconsole;

namespace {

SavedView view(const QString &name, const QString &filter, const QByteArray &table = "null")
{
    return {name, filter, JsonValue::parse(table).value()};
}

SavedFilter filter(const QString &name, const QString &text)
{
    return {name, text};
}

} // namespace

class SavedViewTest final : public QObject
{
    Q_OBJECT

private slots:
    void aDocumentGivesBackWhatWasWritten();
    void whatIsNoDocumentIsRefusedWithTheReason_data();
    void whatIsNoDocumentIsRefusedWithTheReason();
    void aBadPartIsNamedAndTheRestKept();
    void manyBadPartsAreCounted();
    void hostileSizesAndNamesAreCut();
    void oneOfTheSameNameTakesThePlace();
    void whatOthersHaveSavedMeanwhileStays();
    void ofOneNameTheLaterStandsAlsoBeyondTheFirst();
    void nothingTakesThePlaceOfWhatIsFurther();
    void whatHasNoRoomIsMissing();
};

void SavedViewTest::aDocumentGivesBackWhatWasWritten()
{
    const ViewCollection views{
        {filter(QStringLiteral("Slow"), QStringLiteral("duration>2s")),
         filter(QStringLiteral("Zoë’s"), QStringLiteral("\"Zoë\" OR state:failed"))},
        {view(QStringLiteral("Failed today"), QStringLiteral("state:failed launched:today"),
              R"({"columns":[{"column":"state","shown":"always","width":120}],"sortedBy":"duration"})"),
         view(QStringLiteral("All"), {})}};
    const auto read = readViews(viewDocument(views));
    QVERIFY(read.ok());
    QCOMPARE(read.value().views, views);
    QVERIFY(read.value().problems.isEmpty());
    QCOMPARE(viewDocument(read.value().views), viewDocument(views));
}

void SavedViewTest::whatIsNoDocumentIsRefusedWithTheReason_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("no file of saved views");
    QTest::newRow("no JSON") << QByteArray("\x89PNG\r\n\x1a\n") << QStringLiteral("no file of saved views");
    QTest::newRow("cut off") << viewDocument({}).left(20) << QStringLiteral("no file of saved views");
    QTest::newRow("presets") << QByteArray(R"({"version": 1, "presets": []})")
                             << QStringLiteral("no file of saved views");
    QTest::newRow("a list") << QByteArray("[1, 2]") << QStringLiteral("no file of saved views");
    QTest::newRow("deeply nested") << QByteArray(100'000, '[') << QStringLiteral("no file of saved views");
    QTest::newRow("no version") << QByteArray(R"({"format": "flow-console-views"})")
                                << QStringLiteral("which version");
    QTest::newRow("newer") << QByteArray(R"({"format": "flow-console-views", "version": 2})")
                           << QStringLiteral("newer");
    QTest::newRow("too large") << QByteArray(largestViewFile + 1, ' ') << QStringLiteral("too large");
}

void SavedViewTest::whatIsNoDocumentIsRefusedWithTheReason()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, words);
    const auto read = readViews(document);
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.contains(words), qPrintable(read.error().message));
}

void SavedViewTest::aBadPartIsNamedAndTheRestKept()
{
    const auto read = readViews(R"({
        "format": "flow-console-views", "version": 1, "later": {"more": true},
        "filters": [{"name": "good", "filter": "a"}, {"name": " ", "filter": "b"}, {"name": "empty"}, 7],
        "views": [{"name": "columns", "filter": "x", "table": [1]}, {"name": "words", "filter": 5, "table": {}},
                  {"filter": "nameless"}]})");
    QVERIFY(read.ok());
    const ViewCollection &views = read.value().views;
    QCOMPARE(views.filters, QList{filter(QStringLiteral("good"), QStringLiteral("a"))});
    QCOMPARE(views.views, (QList{view(QStringLiteral("columns"), QStringLiteral("x")),
                                 view(QStringLiteral("words"), {}, "{}")}));
    const QString told = read.value().problems.join(u'\n');
    QVERIFY2(told.contains(QStringLiteral("“empty”")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("“columns”")), qPrintable(told));
    QCOMPARE(read.value().problems.size(), 6); // five that are told, and how many more
    QVERIFY2(told.contains(QStringLiteral("1 other")), qPrintable(told));

    const auto noList = readViews(R"({"format": "flow-console-views", "version": 1, "filters": "all",
                                      "views": [{"name": "one", "filter": ""}]})");
    QVERIFY(noList.ok());
    QCOMPARE(noList.value().views.views.size(), 1);
    QCOMPARE(noList.value().problems.size(), 1);
}

void SavedViewTest::manyBadPartsAreCounted()
{
    QByteArray document = R"({"format": "flow-console-views", "version": 1, "filters": [)";
    for (int i = 0; i < 1000; ++i) {
        document += "{},";
    }
    document += R"({"name": "last", "filter": "a"}]})";
    const auto read = readViews(document);
    QVERIFY(read.ok());
    QCOMPARE(read.value().views.filters.size(), 1);
    QCOMPARE(read.value().problems.size(), 6);
    QVERIFY(read.value().problems.last().contains(QStringLiteral("995")));
}

void SavedViewTest::hostileSizesAndNamesAreCut()
{
    QCOMPARE(tidyViewName(QStringLiteral("  two\n\tlines\u0007 ")), QStringLiteral("two lines"));
    QCOMPARE(tidyViewName(QString(500, u'x')).size(), longestViewName);
    const QString atTheEdge = QString(longestViewName - 1, u'x') + QStringLiteral("😀");
    QCOMPARE(tidyViewName(atTheEdge), QString(longestViewName - 1, u'x'));

    ViewCollection many;
    for (int i = 0; i < mostSavedOfAKind + 20; ++i) {
        many.views.append(view(QString::number(i), {}));
    }
    const auto read = readViews(viewDocument(many));
    QVERIFY(read.ok());
    QCOMPARE(read.value().views.views.size(), mostSavedOfAKind);
    QCOMPARE(read.value().further.views, many.views.mid(mostSavedOfAKind));
    QVERIFY(read.value().problems.isEmpty());

    const auto longFilter =
        readViews(viewDocument({{filter(QStringLiteral("long"), QString(5000, u'a'))}, {}}));
    QVERIFY(longFilter.ok());
    QVERIFY(longFilter.value().views.filters.isEmpty());
}

void SavedViewTest::oneOfTheSameNameTakesThePlace()
{
    const ViewCollection before{
        {filter(QStringLiteral("a"), QStringLiteral("1"))},
        {view(QStringLiteral("a"), QStringLiteral("1")), view(QStringLiteral("b"), QStringLiteral("1"))}};
    const ViewCollection after = withViews(before, {{}, {view(QStringLiteral("a"), QStringLiteral("2"))}});
    QCOMPARE(after.filters, before.filters);
    QCOMPARE(after.views, (QList{view(QStringLiteral("a"), QStringLiteral("2")),
                                 view(QStringLiteral("b"), QStringLiteral("1"))}));
}

void SavedViewTest::whatOthersHaveSavedMeanwhileStays()
{
    const SavedView kept = view(QStringLiteral("kept"), QStringLiteral("1"));
    const SavedView dropped = view(QStringLiteral("dropped"), QStringLiteral("1"));
    const SavedView fought = view(QStringLiteral("fought"), QStringLiteral("1"));
    const ViewCollection before{{}, {kept, dropped, fought}};
    // Here: one dropped, one dropped that is changed there, one added. There: one changed, one added.
    const ViewCollection here{{}, {kept, view(QStringLiteral("mine"), QStringLiteral("2"))}};
    const ViewCollection there{{},
                               {kept, dropped, view(QStringLiteral("fought"), QStringLiteral("3")),
                                view(QStringLiteral("theirs"), QStringLiteral("4"))}};

    const ViewCollection merged = mergedViews(there, before, here);

    QCOMPARE(merged.views, (QList{kept, view(QStringLiteral("fought"), QStringLiteral("3")),
                                  view(QStringLiteral("theirs"), QStringLiteral("4")),
                                  view(QStringLiteral("mine"), QStringLiteral("2"))}));
}

void SavedViewTest::ofOneNameTheLaterStandsAlsoBeyondTheFirst()
{
    ViewCollection many;
    for (int i = 0; i < mostSavedOfAKind + 2; ++i) {
        many.views.append(view(QString::number(i), {}));
    }
    const SavedView first = view(QStringLiteral("0"), QStringLiteral("later"));
    const SavedView last = view(QString::number(mostSavedOfAKind + 1), QStringLiteral("later"));
    many.views << last << first;
    const auto read = readViews(viewDocument(many));
    QVERIFY(read.ok());
    QCOMPARE(read.value().views.views.first(), first);
    QCOMPARE(read.value().further.views, (QList{view(QString::number(mostSavedOfAKind), {}), last}));
}

void SavedViewTest::nothingTakesThePlaceOfWhatIsFurther()
{
    const SavedView mine = view(QStringLiteral("same"), QStringLiteral("mine"));
    const SavedView theirs = view(QStringLiteral("same"), QStringLiteral("theirs"));
    const ViewCollection all = withFurther({{}, {mine}}, {{}, {theirs, mine}});
    QCOMPARE(all.views, (QList{mine, view(QStringLiteral("same 2"), QStringLiteral("theirs"))}));

    const QString longName(longestViewName, u'x');
    const ViewCollection two =
        withFurther({{}, {view(longName, {})}}, {{}, {view(longName, QStringLiteral("a"))}});
    QVERIFY(two.views.last().name.size() <= longestViewName);
    QVERIFY(two.views.last().name != longName);
}

void SavedViewTest::whatHasNoRoomIsMissing()
{
    ViewCollection full;
    for (int i = 0; i < mostSavedOfAKind; ++i) {
        full.views.append(view(QString::number(i), {}));
    }
    const ViewCollection added{
        {filter(QStringLiteral("f"), QStringLiteral("1"))},
        {view(QStringLiteral("0"), QStringLiteral("2")), view(QStringLiteral("new"), {})}};
    const ViewCollection after = withViews(full, added);
    QCOMPARE(after.views.first().filter, QStringLiteral("2"));
    QCOMPARE(missingIn(after, added), (ViewCollection{{}, {view(QStringLiteral("new"), {})}}));
}

QTEST_GUILESS_MAIN(SavedViewTest)
#include "savedviewtest.moc"
