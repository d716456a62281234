#include "historypanebench.h"
#include "tests/integration/fulldisk.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>

using namespace flowconsole;

/// What of the stored executions is written into files, and found by a word, with real keys and clicks.
class HistoryExportTest final : public QObject, private HistoryPaneBench
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init() { open(); }
    void cleanup() { close(); }

    void allThatIsFoundIsExported_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<int>("linesBeside");
        QTest::addRow("CSV") << QStringLiteral("exportCsv") << 1;
        QTest::addRow("JSON lines") << QStringLiteral("exportJsonLines") << 0;
    }

    void allThatIsFoundIsExported()
    {
        QFETCH(QString, action);
        QFETCH(int, linesBeside);
        showStored();
        exportBy(action, path("all")); // its suffix is that of the format
        const QString all = path("all.") + (linesBeside > 0 ? QStringLiteral("csv") : QStringLiteral("jsonl"));
        // Other things can be looked at meanwhile.
        m_shown->window.storedRuns().setFilterText(QStringLiteral("state:failed"));
        QTRY_VERIFY2(outcome().contains(QStringLiteral("10500 execution(s) exported")), qPrintable(outcome()));
        QCOMPARE(contentOf(all).count('\n'), 10'500 + linesBeside);
        QVERIFY(!bar()->isVisible());
    }

    void aPageOfAllThatIsFoundIsWhole()
    {
        showStored();
        exportBy(QStringLiteral("exportHtml"), path("all.html"));
        QTRY_VERIFY(contentOf(path("all.html")).endsWith("</html>\n"));
        const QByteArray page = contentOf(path("all.html"));
        QCOMPARE(page.count("<tr>"), 10'500 + 1);
        QVERIFY(page.contains("10500 execution(s)"));
        QVERIFY(page.contains(signedIn().profile.name.toHtmlEscaped().toUtf8()));
    }

    void whatASearchHasNotFoundYetIsExportedToo()
    {
        m_history->progress = StoredFinding::Progress::Paused;
        showStored();
        exportBy(QStringLiteral("exportJsonLines"), path("all.jsonl"));
        QTRY_COMPARE(contentOf(path("all.jsonl")).count('\n'), 10'500);
    }

    void newerOnesThatWereBroughtInAreExportedFirst()
    {
        showStored();
        m_history->storeNewer(3);
        m_shown->window.storedRuns().bringNewerIn();
        QTRY_COMPARE(table()->model()->rowCount(), 10'503);
        exportBy(QStringLiteral("exportJsonLines"), path("all.jsonl"));
        QTRY_COMPARE(contentOf(path("all.jsonl")).count('\n'), 10'503);
        QVERIFY(contentOf(path("all.jsonl")).startsWith("{\"id\":\"id--3\""));
    }

    void moreSelectedRowsThanCanBeHeldAreExported()
    {
        showStored();
        select(2, 10'400);
        table()->selectionModel()->select(table()->model()->index(10'450, 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
        exportBy(QStringLiteral("exportSelectedJsonLines"), path("some.jsonl"));
        QTRY_COMPARE(contentOf(path("some.jsonl")).count('\n'), 10'400);
        const QList<QByteArray> lines = contentOf(path("some.jsonl")).split('\n');
        QVERIFY2(lines.first().startsWith("{\"id\":\"id-2\""), lines.first().constData());
        QVERIFY(lines.at(10'398).startsWith("{\"id\":\"id-10400\""));
        QVERIFY(lines.at(10'399).startsWith("{\"id\":\"id-10450\""));
    }

    void aSortedTableIsExportedInItsOrder()
    {
        m_history->runs.resize(500);
        showStored();
        table()->sortByColumn(static_cast<int>(ExecutionColumn::Duration), Qt::AscendingOrder);
        QTRY_VERIFY(!m_shown->window.storedRuns().isSorting());
        const QString first = idOfRow(0);
        const QString last = idOfRow(499);
        exportBy(QStringLiteral("exportJsonLines"), path("sorted.jsonl"));
        QTRY_COMPARE(contentOf(path("sorted.jsonl")).count('\n'), 500);
        const QList<QByteArray> lines = contentOf(path("sorted.jsonl")).trimmed().split('\n');
        QVERIFY(lines.first().contains('"' + first.toUtf8() + '"'));
        QVERIFY(lines.last().contains('"' + last.toUtf8() + '"'));
    }

    void whileItIsStillReadForSortingItIsExportedAsItStands()
    {
        m_history->runs.resize(500);
        showStored();
        m_history->isSilent = true;
        table()->sortByColumn(static_cast<int>(ExecutionColumn::Duration), Qt::AscendingOrder);
        QVERIFY(m_shown->window.storedRuns().isSorting());
        m_history->isSilent = false;
        exportBy(QStringLiteral("exportHtml"), path("page.html"));
        QTRY_VERIFY(contentOf(path("page.html")).endsWith("</html>\n"));
        QVERIFY(!contentOf(path("page.html")).contains("sorted by"));
        QVERIFY(contentOf(path("page.html")).contains("newest first"));
    }

    void aPageSaysByWhatItIsSorted()
    {
        m_history->runs.resize(500);
        showStored();
        table()->sortByColumn(static_cast<int>(ExecutionColumn::Duration), Qt::AscendingOrder);
        QTRY_VERIFY(!m_shown->window.storedRuns().isSorting());
        exportBy(QStringLiteral("exportHtml"), path("page.html"));
        QTRY_VERIFY(contentOf(path("page.html")).contains("sorted by Duration"));
    }

    void anExportSaysHowFarItIsAndCanBeCancelled()
    {
        showStored();
        m_history->isSilent = true;
        exportBy(QStringLiteral("exportCsv"), path("never.csv"));
        QVERIFY(bar()->isVisible());
        QTRY_VERIFY2(exportWords().contains(QLocale().toString(10'500)), qPrintable(exportWords()));
        QTest::mouseClick(pane()->findChild<QPushButton *>(QStringLiteral("exportCancel")), Qt::LeftButton);
        QVERIFY(!bar()->isVisible());
        QTRY_COMPARE(QDir(m_folder->path()).entryList({QStringLiteral("never*")}, QDir::Files), QStringList());
    }

    void aHistoryThatCannotBeReadToTheEndLeavesNoFile()
    {
        showStored();
        m_history->windowFailure = QStringLiteral("The file is gone.");
        exportBy(QStringLiteral("exportCsv"), path("half.csv"));
        QTRY_VERIFY2(outcome().contains(QStringLiteral("The file is gone.")), qPrintable(outcome()));
        QTRY_COMPARE(QDir(m_folder->path()).entryList({QStringLiteral("half*")}, QDir::Files), QStringList());
        QVERIFY(!bar()->isVisible());
    }

    void aHistoryThatBeginsAnewEndsAnExport()
    {
        showStored();
        m_history->isSilent = true;
        exportBy(QStringLiteral("exportCsv"), path("half.csv"));
        QTRY_VERIFY(m_history->windowsRead > 0);
        HistoryState state;
        state.status = HistoryState::Status::Ready;
        ++state.replaced;
        m_shown->window.showHistory(state);
        QTRY_VERIFY2(outcome().contains(QStringLiteral("begun anew")), qPrintable(outcome()));
        // Nothing of it can be had again.
        QVERIFY(outcomeButton("inlineMessageAction") == nullptr);
        QTRY_COMPARE(QDir(m_folder->path()).entryList({QStringLiteral("half*")}, QDir::Files), QStringList());
    }

    void aFullDiskIsToldAndLeavesNoFile()
    {
        showStored();
        {
            const FullDisk full(20'000);
            exportBy(QStringLiteral("exportCsv"), path("full.csv"));
            QTRY_VERIFY2(outcome().contains(QStringLiteral("could not be written")), qPrintable(outcome()));
        }
        QTRY_COMPARE(QDir(m_folder->path()).entryList({QStringLiteral("full*")}, QDir::Files), QStringList());
    }

    void aSecondExportHasToWaitAndIsNotLost()
    {
        showStored();
        m_history->isSilent = true;
        exportBy(QStringLiteral("exportCsv"), path("first.csv"));
        QTRY_VERIFY(m_history->windowsRead > 0);
        chooseExport(QStringLiteral("exportJsonLines"));
        QVERIFY(!isFileAskedFor());
        QVERIFY2(outcome().contains(QStringLiteral("is being written")), qPrintable(outcome()));
        m_history->isSilent = false;
        m_history->answerSilenced();
        QTRY_VERIFY2(outcome().contains(QStringLiteral("exported to")), qPrintable(outcome()));
        QCOMPARE(contentOf(path("first.csv")).count('\n'), 10'501);

        QTest::mouseClick(outcomeButton("inlineMessageAside"), Qt::LeftButton);
        answerDialog(path("second.jsonl"));
        QTRY_COMPARE(contentOf(path("second.jsonl")).count('\n'), 10'500);
    }

    void anOfferThatWasDismissedIsNotMadeAgain()
    {
        showStored();
        m_history->isSilent = true;
        exportBy(QStringLiteral("exportCsv"), path("first.csv"));
        QTRY_VERIFY(m_history->windowsRead > 0);
        chooseExport(QStringLiteral("exportJsonLines"));
        m_history->isSilent = false;
        m_history->answerSilenced();
        QTRY_VERIFY2(outcome().contains(QStringLiteral("exported to")), qPrintable(outcome()));
        QVERIFY(outcomeButton("inlineMessageAside") != nullptr);
        QTest::mouseClick(outcomeButton("inlineMessageClose"), Qt::LeftButton);
        QCOMPARE(outcome(), QString());

        exportBy(QStringLiteral("exportCsv"), path("next.csv"));
        QTRY_VERIFY2(outcome().contains(QStringLiteral("next.csv")), qPrintable(outcome()));
        QVERIFY(outcomeButton("inlineMessageAside") == nullptr);
    }

    void whatHadToWaitIsNotOfferedOfAHistoryThatBegunAnew()
    {
        showStored();
        m_history->isSilent = true;
        exportBy(QStringLiteral("exportCsv"), path("first.csv"));
        QTRY_VERIFY(m_history->windowsRead > 0);
        chooseExport(QStringLiteral("exportJsonLines"));
        HistoryState state;
        state.status = HistoryState::Status::Ready;
        ++state.replaced;
        m_shown->window.showHistory(state);
        QTRY_VERIFY2(outcome().contains(QStringLiteral("begun anew")), qPrintable(outcome()));
        QVERIFY(outcomeButton("inlineMessageAside") == nullptr);
    }

    void whatIsStillReadForTheClipboardIsNotLostToAnExport()
    {
        showStored();
        select(2, 2001);
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        chooseExport(QStringLiteral("exportSelectedCsv"));
        QVERIFY2(message().contains(QStringLiteral("still being read")), qPrintable(message()));
        QVERIFY(!isFileAskedFor());
        QTRY_COMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 2000);
        exportBy(QStringLiteral("exportSelectedJsonLines"), path("some.jsonl"));
        QTRY_COMPARE(contentOf(path("some.jsonl")).count('\n'), 2000);
    }

    void moreThanTheClipboardTakesIsSaid()
    {
        showStored();
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        table()->selectAll();
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY2(message().contains(QLocale().toString(10'000)) && message().contains(QStringLiteral("export")),
                 qPrintable(message()));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    }

    void findingReadsOnAndSaysHowFarItLooked()
    {
        m_history->runs[5].detail = QStringLiteral("a green parrot");
        m_history->runs[9000].detail = QStringLiteral("a Green Parrot too");
        showStored();
        QTest::keyClick(&m_shown->window, Qt::Key_G, Qt::ControlModifier);
        auto *line = pane()->findChild<QLineEdit *>(QStringLiteral("findLine"));
        QTRY_VERIFY(line->isVisible() && line->hasFocus());
        m_history->isSilent = true;
        QTest::keyClicks(line, QStringLiteral("green parrot"));
        QTRY_COMPARE(found(), QStringLiteral("1 found… · looked at %1 of %2 rows")
                                  .arg(QLocale().toString(200), QLocale().toString(10'500)));
        m_history->isSilent = false;
        m_history->answerSilenced();
        QTRY_COMPARE(found(), QStringLiteral("2 found"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(found(), QStringLiteral("1 of 2"));
        QCOMPARE(table()->currentIndex().row(), 5);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(table()->currentIndex().row(), 9000);
        QTRY_COMPARE(idOfRow(9000), QStringLiteral("id-9000"));
        QCOMPARE(found(), QStringLiteral("2 of 2"));
        // Nothing of what was looked through is kept.
        QVERIFY(idOfRow(5000).isEmpty());
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!line->isVisible());
        QVERIFY(table()->hasFocus());
    }

    void whatIsFoundStaysTheSameWhileRowsComeAndGo()
    {
        m_history->runs[9000].detail = QStringLiteral("a green parrot");
        showStored();
        QTest::keyClick(&m_shown->window, Qt::Key_G, Qt::ControlModifier);
        auto *line = pane()->findChild<QLineEdit *>(QStringLiteral("findLine"));
        QTest::keyClicks(line, QStringLiteral("parrot"));
        QTRY_COMPARE(found(), QStringLiteral("1 found"));
        m_history->storeNewer(250);
        m_history->newer[100].detail = QStringLiteral("another parrot");
        m_shown->window.storedRuns().bringNewerIn();
        QTRY_COMPARE(found(), QStringLiteral("2 found"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(table()->currentIndex().row(), 100);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(table()->currentIndex().row(), 9250);
        QTRY_COMPARE(idOfRow(9250), QStringLiteral("id-9000"));
    }

    void whileNobodyLooksNothingIsLookedThrough()
    {
        m_history->runs[9000].detail = QStringLiteral("a green parrot");
        showStored();
        m_history->isSilent = true;
        find(QStringLiteral("parrot"));
        const int asked = m_history->windowsRead;
        QVERIFY(asked > 0);
        QTest::keyClick(&m_shown->window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!table()->isVisible());
        m_history->isSilent = false;
        const QSignalSpy answered(&m_shown->window.storedRuns(), &HistoryTableModel::windowRead);
        m_history->answerSilenced();
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(m_history->windowsRead, asked);
        QTest::keyClick(&m_shown->window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(found(), QStringLiteral("1 found"));
    }

    void nothingIsLookedForInRowsThatAreAboutToGo()
    {
        m_history->runs[9000].detail = QStringLiteral("a green parrot");
        showStored();
        m_history->isSilent = true;
        find(QStringLiteral("parrot"));
        QVERIFY(m_history->windowsRead > 0);
        m_history->isSilent = false;
        HistoryTableModel &model = m_shown->window.storedRuns();
        QList<bool> areAboutToGo;
        connect(&model, &HistoryTableModel::windowRequested, this,
                [&model, &areAboutToGo] { areAboutToGo.append(model.isAwaitingFirst()); });
        m_history->answerSilenced(); // comes before the first answer of the next search
        model.setFilterText(QStringLiteral("state:failed"));
        QTRY_COMPARE(found(), QStringLiteral("1 found"));
        QVERIFY(!areAboutToGo.isEmpty());
        QVERIFY(!areAboutToGo.contains(true));
        findNext();
        QCOMPARE(table()->currentIndex().row(), 900);
    }

    void whatIsFoundIsFoundAgainWhereItsStretchHasShrunk()
    {
        m_history->runs[399].detail = QStringLiteral("a green parrot");
        showStored();
        find(QStringLiteral("parrot"));
        QTRY_COMPARE(found(), QStringLiteral("1 found"));
        m_history->runs.remove(200); // the first row of the stretch whose last one is found
        table()->verticalScrollBar()->setValue(300);
        QTRY_COMPARE(table()->model()->rowCount(), 10'499);
        QCOMPARE(found(), QStringLiteral("1 found"));
        findNext();
        QCOMPARE(table()->currentIndex().row(), 398);
    }

    void whatHasComeIntoAStretchIsFoundToo()
    {
        showStored();
        find(QStringLiteral("parrot"));
        QTRY_COMPARE(found(), QStringLiteral("Not found"));
        FlowExecution late = m_history->runs.at(5050);
        late.id = ExecutionId(QStringLiteral("late"));
        late.createdAt = late.createdAt.addMSecs(-500);
        late.detail = QStringLiteral("a green parrot");
        m_history->runs.insert(5051, late);
        table()->verticalScrollBar()->setValue(5050);
        QTRY_COMPARE(table()->model()->rowCount(), 10'501);
        QCOMPARE(found(), QStringLiteral("1 found"));
        findNext();
        QCOMPARE(table()->currentIndex().row(), 5051);
    }

    void whereReadingFailsFindingSaysSo()
    {
        showStored();
        m_history->windowFailure = QStringLiteral("The disk does not answer.");
        QTest::keyClick(&m_shown->window, Qt::Key_G, Qt::ControlModifier);
        QTest::keyClicks(pane()->findChild<QLineEdit *>(QStringLiteral("findLine")), QStringLiteral("parrot"));
        QTRY_VERIFY2(found().startsWith(QStringLiteral("Not found · looked at")) &&
                         found().endsWith(QStringLiteral("The disk does not answer.")),
                     qPrintable(found()));
    }
};

QTEST_MAIN(HistoryExportTest)
#include "historyexporttest.moc"
