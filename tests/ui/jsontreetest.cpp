#include "ui/inspector/jsontree.h"
#include "base/redaction.h"
#include "models/jsonfinder.h"
#include "models/jsonloader.h"
#include "models/jsontreemodel.h"
#include "ui/inspector/jsonpanel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace flowconsole;

using Tester = QAbstractItemModelTester;

namespace {

JsonValue json(const QByteArray &text)
{
    auto parsed = JsonValue::parse(text);
    Q_ASSERT(parsed.ok());
    return std::move(parsed).value();
}

/// Every row that is unfolded, a line each: indent, key, value.
QString treeText(const QTreeView &tree, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < tree.model()->rowCount(parent); ++row) {
        const QModelIndex index = tree.model()->index(row, 0, parent);
        text += QString(depth, u' ') + index.data().toString() + u' ' +
                index.siblingAtColumn(1).data().toString() + u'\n';
        if (tree.isExpanded(index)) {
            text += treeText(tree, index, depth + 1);
        }
    }
    return text;
}

/// `count` objects of some 100 bytes in an array.
QByteArray largeBody(int count)
{
    QByteArray body = "[";
    for (int i = 0; i < count; ++i) {
        body += QByteArrayLiteral("{\"id\":\"7c1e0f62-93ab-4d0e-8a51-") + QByteArray::number(100000000000 + i) +
                QByteArrayLiteral("\",\"name\":\"customer ") + QByteArray::number(i) +
                QByteArrayLiteral("\",\"amount\":12.50,\"open\":true},");
    }
    body.chop(1);
    return body + ']';
}

/// The longest time between two turns of the event loop while `isDone` is awaited.
template <class IsDone>
qint64 longestGap(const IsDone &isDone)
{
    QElapsedTimer sinceTurn;
    qint64 longest = 0;
    QTimer turns;
    QObject::connect(&turns, &QTimer::timeout, &turns,
                     [&] { longest = std::max(longest, sinceTurn.restart()); });
    sinceTurn.start();
    turns.start(0);
    const bool came = QTest::qWaitFor(isDone, 30'000);
    return came ? longest : -1;
}

} // namespace

/// JSON as a tree: nothing of the document is lost, anything can be found and copied, and none is too large.
class JsonTreeTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theModelKeepsOrderAndNumberTexts();
    void pathsAreJsonPath();
    void largeContainersShowRanges();
    void searchFindsKeysAndValues_data();
    void searchFindsKeysAndValues();
    void theSearchGoesRoundAndCounts();
    void whatIsTypedIsFoundAndF3GoesOn();
    void escapeEmptiesTheSearch();
    void keysCopyWhatTheySay_data();
    void keysCopyWhatTheySay();
    void theMenuHoldsTheSameActions();
    void unfoldingAllStopsAtALimit();
    void treeAndTextShowTheSame();
    void theTextIsSearchedToo();
    void secureValuesStayHidden();
    void whatIsNoJsonIsShownAsTextWithWordsWhy_data();
    void whatIsNoJsonIsShownAsTextWithWordsWhy();
    void whoeverIsToldOfABodyMayLoadTheNextOne();
    void tenMegabytesStallNobody();

private:
    /// A panel on the screen with the keyboard.
    void show(JsonPanel &panel) const;

    std::unique_ptr<Theme> m_theme;
};

void JsonTreeTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void JsonTreeTest::show(JsonPanel &panel) const
{
    panel.resize(520, 400);
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
}

void JsonTreeTest::theModelKeepsOrderAndNumberTexts()
{
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    const Tester tester(panel.tree().model(), Tester::FailureReportingMode::QtTest);
    panel.setBody(R"({"z": 12345678901234567890, "a": [1.0, -0, 1e300], "": null, "z": "é\n"})");
    QCOMPARE(treeText(panel.tree()), QStringLiteral("$ {4 members}\n"
                                                    " z 12345678901234567890\n"
                                                    " a [3 items]\n"
                                                    "  0 1.0\n"
                                                    "  1 -0\n"
                                                    "  2 1e300\n"
                                                    "  null\n"
                                                    " z \"é↵\"\n"));
}

void JsonTreeTest::pathsAreJsonPath()
{
    JsonTreeModel model;
    model.setDocument(json(R"({"a": [{"first name": {"it's": 1}}]})"));
    const QModelIndex index = model.indexAt({0, 0, 0, 0});
    QCOMPARE(model.path(index), QStringLiteral("$.a[0]['first name']['it\\'s']"));
    QCOMPARE(model.valueText(index), QStringLiteral("1"));
    QVERIFY(!model.indexAt({0, 1}).isValid());
}

void JsonTreeTest::largeContainersShowRanges()
{
    JsonValue::Array elements;
    for (int i = 0; i < 2500; ++i) {
        elements.append(JsonValue::integer(i));
    }
    JsonTreeModel model;
    model.setDocument(JsonValue::array(elements));
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.rowCount(root), 3);
    QCOMPARE(model.index(2, 0, root).data().toString(), QStringLiteral("2000 … 2499"));
    const QModelIndex index = model.indexAt({1234});
    QCOMPARE(model.path(index), QStringLiteral("$[1234]"));
    QCOMPARE(index.siblingAtColumn(1).data().toString(), QStringLiteral("1234"));
    QCOMPARE(index.parent().data().toString(), QStringLiteral("1000 … 1999"));
    QCOMPARE(model.rowCount(model.index(1, 0, root)), 1000);
}

void JsonTreeTest::searchFindsKeysAndValues_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("count");
    QTest::newRow("key") << QStringLiteral("NAME") << QStringLiteral("1 of 2");
    QTest::newRow("value") << QStringLiteral("alex") << QStringLiteral("1 of 1");
    QTest::newRow("number") << QStringLiteral("890") << QStringLiteral("1 of 1");
    QTest::newRow("word") << QStringLiteral("true") << QStringLiteral("1 of 1");
    QTest::newRow("nothing") << QStringLiteral("zebra") << QStringLiteral("No match");
    QTest::newRow("empty") << QString() << QString();
}

void JsonTreeTest::searchFindsKeysAndValues()
{
    QFETCH(QString, text);
    QFETCH(QString, count);
    JsonFinder finder;
    finder.setDocument(json(R"({"name": "Alex", "more": [{"surname": 1234567890}, true, null]})"));
    finder.setText(text);
    QTRY_VERIFY(!finder.isSearching());
    QCOMPARE(finder.countText(), count);
}

void JsonTreeTest::theSearchGoesRoundAndCounts()
{
    JsonFinder finder;
    finder.setDocument(json(R"(["x", ["x"], {"x": 1}])"));
    finder.setText(QStringLiteral("x"));
    QTRY_VERIFY(!finder.isSearching());
    QVERIFY(*finder.current() == JsonPlace{0});
    finder.goToNext();
    QVERIFY((*finder.current() == JsonPlace{1, 0}));
    finder.goToNext();
    QVERIFY((*finder.current() == JsonPlace{2, 0}));
    QCOMPARE(finder.countText(), QStringLiteral("3 of 3"));
    finder.goToNext();
    QCOMPARE(finder.countText(), QStringLiteral("1 of 3"));
    finder.goToPrevious();
    QCOMPARE(finder.countText(), QStringLiteral("3 of 3"));

    finder.setDocument(json(R"({"deep": [[[["x"]]]]})"));
    QTRY_COMPARE(finder.countText(), QStringLiteral("1 of 1"));
    QVERIFY((*finder.current() == JsonPlace{0, 0, 0, 0, 0}));
}

void JsonTreeTest::whatIsTypedIsFoundAndF3GoesOn()
{
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    show(panel);
    panel.setBody(largeBody(200));
    panel.tree().setFocus();
    QTest::keyClick(&panel.tree(), Qt::Key_F, Qt::ControlModifier);
    auto *search = panel.findChild<QLineEdit *>(QStringLiteral("jsonSearch"));
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("customer 19"));
    const auto *count = panel.findChild<QLabel *>(QStringLiteral("jsonMatches"));
    QTRY_COMPARE(count->text(), QStringLiteral("1 of 11"));
    QCOMPARE(panel.tree().currentPath(), QStringLiteral("$[19].name"));
    QTest::keyClick(search, Qt::Key_F3);
    QCOMPARE(panel.tree().currentPath(), QStringLiteral("$[190].name"));
    QCOMPARE(count->text(), QStringLiteral("2 of 11"));
    panel.tree().setFocus();
    QTest::keyClick(&panel.tree(), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(panel.tree().currentPath(), QStringLiteral("$[19].name"));
    QVERIFY(panel.tree().visualRect(panel.tree().currentIndex()).isValid());
}

void JsonTreeTest::escapeEmptiesTheSearch()
{
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    show(panel);
    panel.setBody(R"({"a": 1})");
    auto *search = panel.findChild<QLineEdit *>(QStringLiteral("jsonSearch"));
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("a"));
    const auto *count = panel.findChild<QLabel *>(QStringLiteral("jsonMatches"));
    QTRY_COMPARE(count->text(), QStringLiteral("1 of 1"));
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(count->text().isEmpty());
}

void JsonTreeTest::keysCopyWhatTheySay_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("copied");
    using Modifiers = Qt::KeyboardModifiers;
    QTest::newRow("value") << int(Qt::Key_C) << Modifiers(Qt::ControlModifier) << QStringLiteral("12.50\nleft");
    QTest::newRow("key") << int(Qt::Key_C) << Modifiers(Qt::ControlModifier | Qt::AltModifier)
                         << QStringLiteral("amount");
    QTest::newRow("path") << int(Qt::Key_C) << Modifiers(Qt::ControlModifier | Qt::ShiftModifier)
                          << QStringLiteral("$.items[1].amount");
    QTest::newRow("part") << int(Qt::Key_J) << Modifiers(Qt::ControlModifier | Qt::ShiftModifier)
                          << QStringLiteral("\"12.50\\nleft\"");
}

void JsonTreeTest::keysCopyWhatTheySay()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QString, copied);
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    show(panel);
    panel.setBody(R"({"items": [{}, {"amount": "12.50\nleft"}]})");
    panel.tree().showPlace({0, 1, 0});
    panel.tree().setFocus();
    QTRY_VERIFY(panel.tree().hasFocus());
    QTest::keyClick(&panel.tree(), static_cast<Qt::Key>(key), modifiers);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), copied);
}

void JsonTreeTest::theMenuHoldsTheSameActions()
{
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    panel.setBody(R"({"items": [1, 2]})");
    QCOMPARE(panel.tree().contextMenuPolicy(), Qt::ActionsContextMenu);
    panel.tree().showPlace({0});
    panel.tree().findChild<QAction *>(QStringLiteral("copyJsonPart"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("[\n  1,\n  2\n]"));
    for (const QAction *action : panel.tree().keyActions()) {
        QVERIFY(!action->text().isEmpty() && !action->shortcut().isEmpty());
    }
}

void JsonTreeTest::unfoldingAllStopsAtALimit()
{
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    show(panel);
    panel.setBody(largeBody(900));
    panel.tree().setFocus();
    QTest::keyClick(&panel.tree(), Qt::Key_Right, Qt::ShiftModifier);
    const auto *note = panel.findChild<QLabel *>(QStringLiteral("jsonNote"));
    QTRY_VERIFY(note->isVisible());
    QVERIFY(note->text().contains(QStringLiteral("2,000")));
    const auto rows = treeText(panel.tree()).count(u'\n');
    QVERIFY2(rows > 900 && rows <= 2001, qPrintable(QString::number(rows)));
    QTest::keyClick(&panel.tree(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(treeText(panel.tree()).count(u'\n'), 901);
}

void JsonTreeTest::treeAndTextShowTheSame()
{
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    show(panel);
    panel.setBody(R"({"a":[1.50]})");
    const auto *text = panel.findChild<QPlainTextEdit *>(QStringLiteral("jsonText"));
    QVERIFY(panel.tree().isVisible() && !text->isVisible());
    QTest::mouseClick(panel.findChild<QPushButton *>(QStringLiteral("jsonTextView")), Qt::LeftButton);
    QVERIFY(text->isVisible() && !panel.tree().isVisible());
    QCOMPARE(text->toPlainText(), QStringLiteral("{\n  \"a\": [\n    1.50\n  ]\n}"));
    // The choice stays for the next body.
    panel.setBody("[2]");
    QVERIFY(text->isVisible());
    QTest::mouseClick(panel.findChild<QPushButton *>(QStringLiteral("jsonTreeView")), Qt::LeftButton);
    QCOMPARE(treeText(panel.tree()), QStringLiteral("$ [1 item]\n 0 2\n"));
    QTest::mouseClick(panel.findChild<QPushButton *>(QStringLiteral("copyJson")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("[\n  2\n]"));
}

void JsonTreeTest::theTextIsSearchedToo()
{
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    show(panel);
    panel.setBody("no JSON, but words, and more words");
    auto *search = panel.findChild<QLineEdit *>(QStringLiteral("jsonSearch"));
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("WORDS"));
    QCOMPARE(panel.findChild<QLabel *>(QStringLiteral("jsonMatches"))->text(), QStringLiteral("1 of 2"));
    QTest::keyClick(search, Qt::Key_Return);
    const auto *text = panel.findChild<QPlainTextEdit *>(QStringLiteral("jsonText"));
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("words"));
    QCOMPARE(text->textCursor().selectionStart(), 29);
}

void JsonTreeTest::secureValuesStayHidden()
{
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    JsonValue body = JsonValue::object();
    body.insert(QStringLiteral("card"), JsonValue::string(redactedPlaceholder()));
    panel.setBody(body.toJson());
    QVERIFY(treeText(panel.tree()).contains(redactedPlaceholder()));
    const QModelIndex value = panel.tree().jsonModel().indexAt({0}).siblingAtColumn(1);
    QCOMPARE(value.data(Qt::AccessibleTextRole).toString(), QStringLiteral("hidden secure value"));
}

void JsonTreeTest::whatIsNoJsonIsShownAsTextWithWordsWhy_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("a page") << QByteArray("<html>\n<p>Bad gateway</p>") << QStringLiteral("line 1, column 1");
    QTest::newRow("cut") << QByteArray("[\"") + QByteArray(998, 'x') << QStringLiteral("longer");
    QTest::newRow("empty") << QByteArray() << QString();
}

void JsonTreeTest::whatIsNoJsonIsShownAsTextWithWordsWhy()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    constexpr qsizetype limit = 1000;
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    show(panel);
    panel.setBody(body, limit);
    const auto *text = panel.findChild<QPlainTextEdit *>(QStringLiteral("jsonText"));
    const auto *note = panel.findChild<QLabel *>(QStringLiteral("jsonNote"));
    QVERIFY(text->isVisible());
    QCOMPARE(text->toPlainText(), QString::fromUtf8(body));
    QCOMPARE(note->isVisible(), !words.isEmpty());
    QVERIFY2(note->text().contains(words), qPrintable(note->text()));
    if (body.isEmpty()) {
        QCOMPARE(text->placeholderText(), QStringLiteral("No body."));
    }
}

void JsonTreeTest::whoeverIsToldOfABodyMayLoadTheNextOne()
{
    const QByteArray first = largeBody(2000);
    const QByteArray second = largeBody(3000);
    QVERIFY(first.size() >= JsonLoader::largeBody);
    JsonLoader loader;
    QList<qsizetype> sizes;
    connect(&loader, &JsonLoader::loaded, &loader, [&](const JsonBody &body) {
        sizes << body.value->elements().size();
        if (sizes.size() == 1) {
            loader.load(second);
        }
    });
    loader.load(first);
    QTRY_COMPARE(sizes, QList<qsizetype>({2000, 3000}));
    QVERIFY(!loader.isLoading());
}

void JsonTreeTest::tenMegabytesStallNobody()
{
    const QByteArray body = largeBody(120'000);
    QVERIFY(body.size() > 10'000'000);
    JsonPanel panel(*m_theme, QStringLiteral("body"));
    show(panel);
    QElapsedTimer call;
    call.start();
    panel.setBody(body);
    const qint64 setting = call.elapsed();
    const auto *model = panel.tree().model();
    // It is read elsewhere: the window is free already.
    QCOMPARE(model->rowCount(), 0);
    QCOMPARE(panel.findChild<QPlainTextEdit *>(QStringLiteral("jsonText"))->placeholderText(),
             QStringLiteral("Reading…"));
    const qint64 reading = longestGap([model] { return model->rowCount() > 0; });
    auto *search = panel.findChild<QLineEdit *>(QStringLiteral("jsonSearch"));
    search->setText(QStringLiteral("customer 99999"));
    const auto *count = panel.findChild<QLabel *>(QStringLiteral("jsonMatches"));
    // It goes on between the events.
    QCOMPARE(count->text(), QStringLiteral("Searching…"));
    const qint64 searching = longestGap([count] { return count->text() == QStringLiteral("1 of 1"); });
    QCOMPARE(panel.tree().currentPath(), QStringLiteral("$[99999].name"));
    call.restart();
    panel.setBody("{}");
    const qint64 leaving = call.elapsed();
    qInfo("10 MB: set %lld ms, longest gap reading %lld ms, searching %lld ms; left in %lld ms", setting,
          reading, searching, leaving);
    QVERIFY(reading >= 0 && searching >= 0);
}

QTEST_MAIN(JsonTreeTest)
#include "jsontreetest.moc"
