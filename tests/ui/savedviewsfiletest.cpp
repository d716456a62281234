#include "app/console/savedviews.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

namespace {

SavedView view(const char *name, const char *filter)
{
    return {QLatin1String(name), QLatin1String(filter), {}};
}

ViewCollection manyViews(qsizetype count)
{
    ViewCollection many;
    for (qsizetype i = 0; i < count; ++i) {
        many.views.append({QStringLiteral("view %1").arg(i), {}, {}});
    }
    return many;
}

} // namespace

/// The file of saved filters and views, as two consoles, a hand and a foreign program leave it.
class SavedViewsFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void whatIsSavedIsThereAtTheNextStart();
    void twoConsolesKeepEachOthersViews();
    void aRenamedOneIsNotThereTwice();
    void aFileThatCannotBeReadIsSetAside();
    void aBadPartKeepsTheRestAndIsSetAside();
    void aFileInUseIsWrittenWithTheNextChange();
    void ofTooManyAllStayInTheFileAndThatIsTold();
    void whereOthersFilledTheRoomOnesOwnIsKeptAndThatIsTold();
    void whatHasNoRoomIsNotImportedAndThatIsTold();
    void exportedViewsAreImportedElsewhere();
    void foreignFilesAreRefusedWithWords_data();
    void foreignFilesAreRefusedWithWords();
    void withoutAPathNothingIsWritten();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("deep/views.json")); }
    /// `isWhole`: also what is beyond those that a console keeps at hand.
    [[nodiscard]] static ViewCollection stored(const QString &path, bool isWhole = false)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return {};
        }
        const auto read = readViews(file.readAll());
        if (!read) {
            return {};
        }
        return isWhole ? withFurther(read.value().views, read.value().further) : read.value().views;
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    [[nodiscard]] QStringList setAside() const
    {
        return QFileInfo(path()).dir().entryList({QStringLiteral("*.unread")});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SavedViewsFileTest::whatIsSavedIsThereAtTheNextStart()
{
    const ViewCollection views{{{QStringLiteral("Slow"), QStringLiteral("duration>2s")}},
                               {view("Failed", "state:failed")}};
    SavedViews(path()).save(views);

    SavedViews next(path());
    QSignalSpy told(&next, &SavedViews::changed);
    next.load();
    QCOMPARE(told.count(), 1);
    QCOMPARE(told.first().first().value<ViewCollection>(), views);
}

void SavedViewsFileTest::twoConsolesKeepEachOthersViews()
{
    SavedViews(path()).save({{}, {view("common", "a"), view("old", "a")}});
    SavedViews one(path());
    SavedViews two(path());
    one.load();
    two.load();
    one.save({{}, {view("common", "a"), view("old", "a"), view("of one", "b")}});

    QSignalSpy told(&two, &SavedViews::changed);
    two.save({{}, {view("common", "a"), view("of two", "c")}});

    const QList<SavedView> both{view("common", "a"), view("of one", "b"), view("of two", "c")};
    QCOMPARE(stored(path()).views, both);
    QCOMPARE(told.last().first().value<ViewCollection>().views, both);
}

void SavedViewsFileTest::aRenamedOneIsNotThereTwice()
{
    SavedViews console(path());
    console.save({{}, {view("before", "a")}});
    console.save({{}, {view("after", "a")}});
    QCOMPARE(stored(path()).views, QList{view("after", "a")});
}

void SavedViewsFileTest::aFileThatCannotBeReadIsSetAside()
{
    write(path(), "what is this");
    SavedViews console(path());
    QSignalSpy troubled(&console, &SavedViews::troubled);
    console.load();
    QCOMPARE(troubled.count(), 1);
    QVERIFY(troubled.first().first().toString().contains(QStringLiteral("no file of saved views")));
    QVERIFY(setAside().isEmpty());

    console.save({{}, {view("new", "a")}});

    QCOMPARE(stored(path()).views, QList{view("new", "a")});
    QCOMPARE(setAside().size(), 1);
    QFile aside(QFileInfo(path()).dir().filePath(setAside().first()));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray("what is this"));
}

void SavedViewsFileTest::aBadPartKeepsTheRestAndIsSetAside()
{
    const QByteArray document = R"({"format": "flow-console-views", "version": 1,
        "views": [{"name": "good", "filter": "a"}, {"filter": "nameless"}]})";
    write(path(), document);
    SavedViews console(path());
    QSignalSpy told(&console, &SavedViews::changed);
    QSignalSpy troubled(&console, &SavedViews::troubled);
    console.load();
    QCOMPARE(told.first().first().value<ViewCollection>().views, QList{view("good", "a")});
    QVERIFY(troubled.first().first().toString().contains(QStringLiteral("no name")));
    console.save({{}, {view("good", "a"), view("new", "b")}});
    QCOMPARE(stored(path()).views, (QList{view("good", "a"), view("new", "b")}));
    QCOMPARE(setAside().size(), 1);
}

void SavedViewsFileTest::aFileInUseIsWrittenWithTheNextChange()
{
    SavedViews console(path());
    console.save({{}, {view("first", "a")}});
    QSignalSpy troubled(&console, &SavedViews::troubled);
    {
        QLockFile other(path() + QStringLiteral(".lock"));
        QVERIFY(other.lock());
        console.save({{}, {view("first", "a"), view("second", "b")}});
        QCOMPARE(troubled.count(), 1);
        QCOMPARE(stored(path()).views.size(), 1);
    }
    console.save({{}, {view("first", "a"), view("second", "b"), view("third", "c")}});
    QCOMPARE(stored(path()).views.size(), 3);
}

void SavedViewsFileTest::ofTooManyAllStayInTheFileAndThatIsTold()
{
    const ViewCollection many = manyViews(mostSavedOfAKind + 20);
    write(path(), viewDocument(many));
    SavedViews console(path());
    QSignalSpy told(&console, &SavedViews::changed);
    QSignalSpy troubled(&console, &SavedViews::troubled);
    console.load();
    ViewCollection shown = told.last().first().value<ViewCollection>();
    QCOMPARE(shown.views, many.views.mid(0, mostSavedOfAKind));
    QCOMPARE(troubled.count(), 1);
    const QString words = troubled.first().first().toString();
    QVERIFY2(words.contains(QStringLiteral("not shown: 20 view(s)")) && words.contains(path()),
             qPrintable(words));

    // One is deleted: the next takes its place in sight, and no other leaves the file.
    const SavedView deleted = shown.views.takeFirst();
    console.save(shown);

    const auto inFile = stored(path(), true);
    QCOMPARE(inFile.views.size(), many.views.size() - 1);
    QVERIFY(!inFile.views.contains(deleted));
    QCOMPARE(missingIn(inFile, many).views, QList{deleted});
    QCOMPARE(told.last().first().value<ViewCollection>().views.last(), many.views.at(mostSavedOfAKind));
    QVERIFY(setAside().isEmpty());
}

void SavedViewsFileTest::whereOthersFilledTheRoomOnesOwnIsKeptAndThatIsTold()
{
    const ViewCollection common = manyViews(mostSavedOfAKind - 1);
    SavedViews(path()).save(common);
    SavedViews one(path());
    SavedViews two(path());
    one.load();
    two.load();
    ViewCollection ofOne = common;
    ofOne.views.append(view("of one", "a"));
    one.save(ofOne);
    QSignalSpy troubled(&two, &SavedViews::troubled);
    ViewCollection ofTwo = common;
    ofTwo.views.append(view("of two", "b"));
    two.save(ofTwo);
    QCOMPARE(troubled.count(), 1);
    QVERIFY(troubled.first().first().toString().contains(QStringLiteral("not shown: 1 view(s)")));
    QVERIFY(stored(path(), true).views.contains(view("of one", "a")));
    QVERIFY(stored(path(), true).views.contains(view("of two", "b")));
}

void SavedViewsFileTest::whatHasNoRoomIsNotImportedAndThatIsTold()
{
    const QString file = m_folder->filePath(QStringLiteral("three.json"));
    write(file, viewDocument({{}, {view("one", "a"), view("two", "b"), view("three", "c")}}));
    SavedViews console(path());
    console.save(manyViews(mostSavedOfAKind - 1));
    QSignalSpy told(&console, &SavedViews::changed);
    QSignalSpy noticed(&console, &SavedViews::noticed);
    QSignalSpy troubled(&console, &SavedViews::troubled);
    console.importFrom(file);
    QCOMPARE(told.last().first().value<ViewCollection>().views.last(), view("one", "a"));
    QCOMPARE(noticed.count(), 0);
    QCOMPARE(troubled.count(), 1);
    const QString words = troubled.first().first().toString();
    QVERIFY2(words.startsWith(QStringLiteral("1 view(s) imported. Not imported: 2 view(s).")),
             qPrintable(words));
}

void SavedViewsFileTest::exportedViewsAreImportedElsewhere()
{
    const QString file = m_folder->filePath(QStringLiteral("shared.json"));
    SavedViews console(path());
    QSignalSpy noticed(&console, &SavedViews::noticed);
    console.exportTo(file, {{}, {view("Failed", "state:failed")}});
    QVERIFY(noticed.last().first().toString().contains(file));

    SavedViews other(m_folder->filePath(QStringLiteral("other.json")));
    other.save({{}, {view("Failed", "old"), view("mine", "b")}});
    QSignalSpy told(&other, &SavedViews::changed);
    other.importFrom(file);
    QCOMPARE(told.last().first().value<ViewCollection>().views,
             (QList{view("Failed", "state:failed"), view("mine", "b")}));
}

void SavedViewsFileTest::foreignFilesAreRefusedWithWords_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << QStringLiteral("missing.json") << QByteArray()
                             << QStringLiteral("No such file");
    QTest::newRow("folder") << QStringLiteral(".") << QByteArray() << QStringLiteral("It is no file");
    QTest::newRow("binary") << QStringLiteral("a.png") << QByteArray("\x89PNG\0\1", 6)
                            << QStringLiteral("no file of saved views");
    QTest::newRow("huge") << QStringLiteral("huge.json") << QByteArray(largestViewFile + 9, '[')
                          << QStringLiteral("too large");
    QTest::newRow("newer") << QStringLiteral("newer.json")
                           << QByteArray(R"({"format": "flow-console-views", "version": 9})")
                           << QStringLiteral("newer");
    QTest::newRow("nothing") << QStringLiteral("none.json")
                             << QByteArray(R"({"format": "flow-console-views", "version": 1})")
                             << QStringLiteral("nothing to import");
}

void SavedViewsFileTest::foreignFilesAreRefusedWithWords()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    const QString file = m_folder->filePath(name);
    if (!content.isEmpty()) {
        write(file, content);
    }
    SavedViews console(path());
    QSignalSpy told(&console, &SavedViews::changed);
    QSignalSpy noticed(&console, &SavedViews::noticed);
    QSignalSpy troubled(&console, &SavedViews::troubled);
    console.importFrom(file);
    QCOMPARE(told.count(), 0);
    QCOMPARE(noticed.count() + troubled.count(), 1);
    const QString said = (noticed.isEmpty() ? troubled : noticed).first().first().toString();
    QVERIFY2(said.contains(words), qPrintable(said));
}

void SavedViewsFileTest::withoutAPathNothingIsWritten()
{
    SavedViews console({});
    QSignalSpy told(&console, &SavedViews::changed);
    console.load();
    console.save({{}, {view("only here", "a")}});
    QCOMPARE(told.count(), 1);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

QTEST_GUILESS_MAIN(SavedViewsFileTest)
#include "savedviewsfiletest.moc"
