#include "historypanebench.h"
#include "ui/session/sessionstate.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using namespace flowconsole;

/// All stored executions in the main window, with real keys and clicks.
class HistoryPaneTest final : public QObject, private HistoryPaneBench
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void aKeyShowsAllStoredExecutionsAndGoesBack()
    {
        QVERIFY(!table()->isVisible());
        showStored();
        QCOMPARE(table()->model()->rowCount(), 10'500);
        QVERIFY(!live()->isVisible());
        QTest::keyClick(&m_shown->window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(live()->isVisible());
        QVERIFY(!table()->isVisible());
    }

    void theTabsInTheHeadSwitchToo()
    {
        clickTab(live()->parentWidget(), 1);
        QVERIFY(table()->isVisible());
        QTRY_COMPARE(table()->model()->rowCount(), 10'500);
        clickTab(table()->parentWidget(), 0);
        QVERIFY(live()->isVisible());
        clickTab(live()->parentWidget(), 1);
        QVERIFY(table()->isVisible());
    }

    void theHeadSaysWhatIsFound()
    {
        showStored();
        QTRY_VERIFY(note().contains(QLocale().toString(10'500)));
        QVERIFY(note().contains(QStringLiteral("found")));
    }

    void theFilterIsTheSameForBothTables()
    {
        auto *filter = m_shown->window.findChild<QLineEdit *>(QStringLiteral("executionFilter"));
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("state:failed"));
        showStored();
        QTRY_COMPARE(table()->model()->rowCount(), 1050);
        QCOMPARE(filter->text(), QStringLiteral("state:failed"));
        filter->setFocus();
        filter->selectAll();
        QTest::keyClicks(filter, QStringLiteral("nothing-has-this-word"));
        QTRY_COMPARE(table()->model()->rowCount(), 0);
        QVERIFY(emptyText().contains(QStringLiteral("nothing-has-this-word")));
    }

    void theEndIsReachedByAKeyAndByTheScrollBar()
    {
        showStored();
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_End);
        QTRY_COMPARE(idOfRow(10'499), QStringLiteral("id-10499"));
        table()->verticalScrollBar()->setValue(6'000);
        QTRY_COMPARE(idOfRow(6'000), QStringLiteral("id-6000"));
    }

    void whoIsSelectedIsShownInTheInspector()
    {
        showStored();
        QSignalSpy inspected(&m_shown->window, &MainWindow::inspectRequested);
        clickRow(3);
        QTRY_COMPARE(inspected.size(), 1);
        QCOMPARE(inspected.first().first().value<ExecutionId>().text(), QStringLiteral("id-3"));

        // One that is jumped to before it is read.
        QTest::keyClick(table(), Qt::Key_End);
        // Until then nobody is shown in the place of another.
        QTRY_COMPARE(inspected.size(), 3);
        QVERIFY(inspected.at(1).first().value<ExecutionId>().isEmpty());
        QCOMPARE(inspected.last().first().value<ExecutionId>().text(), QStringLiteral("id-10499"));
    }

    void theInspectorFollowsTheTableThatIsShown()
    {
        FlowExecution ofSession = execution(QStringLiteral("live-1"), lateFeeWaiver(), ExecutionState::Running,
                                            m_shown->clock.nowUtc());
        ofSession.profileId = signedIn().profile.id;
        m_shown->window.applyChanges({{ofSession}, {}});
        QTRY_COMPARE(live()->model()->rowCount(), 1);
        live()->selectRow(0);
        showStored();
        clickRow(2);
        QSignalSpy inspected(&m_shown->window, &MainWindow::inspectRequested);
        QTest::keyClick(&m_shown->window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(inspected.last().first().value<ExecutionId>().text(), QStringLiteral("live-1"));
        QTest::keyClick(&m_shown->window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(inspected.last().first().value<ExecutionId>().text(), QStringLiteral("id-2"));
    }

    void itsInputFillsTheForm()
    {
        m_history->runs[1].inputs.insert(QStringLiteral("customerName"),
                                         JsonValue::string(QStringLiteral("Somebody of last year")));
        showStored();
        clickRow(1);
        QTest::keyClick(table(), Qt::Key_U, Qt::ControlModifier);
        QCOMPARE(m_shown->window.findChild<QLineEdit *>(QStringLiteral("editor.customerName"))->text(),
                 QStringLiteral("Somebody of last year"));
    }

    void rowsAreCopiedAlsoWhereTheyWereNotRead()
    {
        showStored();
        clickRow(10);
        table()->verticalScrollBar()->setValue(1000);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::ShiftModifier, placeOf(1005));
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const auto copied = [] { return QGuiApplication::clipboard()->text().split(u'\n'); };
        QTRY_COMPARE(copied().size(), 996);
        QCOMPARE(copied().first(), QStringLiteral("id-10"));
        QCOMPARE(copied().at(500), QStringLiteral("id-510"));
        QCOMPARE(copied().last(), QStringLiteral("id-1005"));

        clickRow(1001);
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("id-1001")));
        QVERIFY(QGuiApplication::clipboard()->text().contains(lateFeeWaiver().name));
    }

    void newerOnesWaitBehindThePill()
    {
        showStored();
        clickRow(3);
        auto *pill = m_shown->window.findChild<QPushButton *>(QStringLiteral("newerPill"));
        QVERIFY(!pill->isVisible());
        m_history->storeNewer(12);
        QVERIFY(pill->isVisible());
        QVERIFY(pill->text().contains(QStringLiteral("12")));
        QCOMPARE(idOfRow(0), QStringLiteral("id-0"));
        QTest::mouseClick(pill, Qt::LeftButton);
        QTRY_COMPARE(idOfRow(0), QStringLiteral("id--12"));
        QVERIFY(!pill->isVisible());
        QCOMPARE(table()->currentIndex().row(), 15);
    }

    void aSearchThatGoesOnCanBeStopped()
    {
        m_history->progress = StoredFinding::Progress::GoingOn;
        showStored();
        auto *stop = m_shown->window.findChild<QPushButton *>(QStringLiteral("stopSearch"));
        QTRY_VERIFY(note().contains(QStringLiteral("still searching")));
        QVERIFY(stop->isVisible());
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_VERIFY(note().contains(QStringLiteral("so far")));
        m_history->progress = StoredFinding::Progress::Over;
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_VERIFY(!stop->isVisible());
        QVERIFY(!note().contains(QStringLiteral("so far")));
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_history->failure = QStringLiteral("The disk does not answer.");
        showStored();
        auto *message = m_shown->window.findChild<QWidget *>(QStringLiteral("storedMessage"));
        QTRY_VERIFY(message->isVisible());
        QVERIFY(message->findChild<QLabel *>(QStringLiteral("inlineMessageText"))
                    ->text()
                    .contains(QStringLiteral("The disk does not answer.")));
        m_history->failure.clear();
        QTest::mouseClick(message->findChild<QPushButton *>(QStringLiteral("inlineMessageAction")),
                          Qt::LeftButton);
        QTRY_COMPARE(table()->model()->rowCount(), 10'500);
        QVERIFY(!message->isVisible());
    }

    void theHeadHasWhatTheLiveTableHas()
    {
        m_shown->window.resize(1800, 900);
        showStored();
        auto *columns = pane()->findChild<QToolButton *>(QStringLiteral("storedColumnsButton"));
        QVERIFY(columns->isVisible());
        QVERIFY(pane()->findChild<QToolButton *>(QStringLiteral("storedExportButton"))->isVisible());
        QTest::mouseClick(columns, Qt::LeftButton);
        auto *popup = pane()->findChild<QWidget *>(QStringLiteral("columnsPopup"));
        QVERIFY(popup != nullptr && popup->isVisible());
        popup->close();
        QTest::keyClick(&m_shown->window, Qt::Key_E, Qt::ControlModifier);
        QVERIFY(exportMenu()->isVisible());
        exportMenu()->close();
    }

    void theListOfKeysNamesThoseOfTheStoredTable()
    {
        m_shown->trigger("shortcutsAction");
        const QWidget *shortcuts = m_shown->window.findChild<QWidget *>(QStringLiteral("shortcutsWindow"));
        QStringList words;
        for (const QLabel *label : shortcuts->findChildren<QLabel *>()) {
            words << label->text();
        }
        for (const auto &[name, key] :
             {std::pair("Search again", "Ctrl+R"), std::pair("Stop searching", "Esc")}) {
            const qsizetype at = words.indexOf(QString::fromLatin1(name));
            QVERIFY2(at >= 0, name);
            QCOMPARE(words.at(at + 1), QString::fromLatin1(key));
        }
        QCOMPARE(words.count(QStringLiteral("Ctrl+G")), 1);
    }

    void whereNothingIsKeptThatIsSaid()
    {
        m_history->runs.clear();
        m_shown->window.showHistory({});
        showStored();
        QTRY_VERIFY(emptyText().contains(QStringLiteral("keeps no history")));
        HistoryState failed;
        failed.status = HistoryState::Status::Failed;
        failed.problem = QStringLiteral("The file cannot be opened.");
        m_shown->window.showHistory(failed);
        QCOMPARE(emptyText(), failed.problem);
    }

    void tooManyRowsToSortAreSaidAndTheTitleShowsNoArrow()
    {
        showStored();
        table()->sortByColumn(static_cast<int>(ExecutionColumn::Duration), Qt::AscendingOrder);
        auto *message = m_shown->window.findChild<QWidget *>(QStringLiteral("storedMessage"));
        QTRY_VERIFY(message->isVisible());
        QCOMPARE(table()->horizontalHeader()->sortIndicatorSection(), -1);
        QCOMPARE(idOfRow(0), QStringLiteral("id-0"));
    }

    void theMenuOffersWhatTheKeysDo()
    {
        showStored();
        clickRow(2);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), table()->mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(table()->viewport(), &event);
        auto *menu = pane()->findChild<QMenu *>(QStringLiteral("historyMenu"));
        QVERIFY(menu != nullptr);
        QStringList names;
        for (const QAction *action : menu->actions()) {
            names << action->objectName();
        }
        QVERIFY(names.contains(QStringLiteral("useStoredInput")));
        QVERIFY(names.contains(QStringLiteral("copyStoredRows")));
        for (const char *name : {"launchAgain", "launchAgainWithChanges", "compareWith"}) {
            QVERIFY2(names.contains(QLatin1String(name)), name);
        }
        menu->close();
    }

    void whatWasShownComesBackWithTheSession()
    {
        showStored();
        const SessionState state = m_shown->window.session();
        QVERIFY(state.isStoredShown);
        const auto read = sessionFromJson(toJson(state));
        QVERIFY(read.ok());
        ShownWindow another(m_theme, m_folder->filePath(QStringLiteral("other.ini")));
        another.window.restoreSession(read.value());
        QVERIFY(another.window.findChild<QTableView *>(QStringLiteral("historyTable"))->isVisible());
    }

    void whatIsLaunchedIsSeenAmongTheLiveOnes()
    {
        showStored();
        m_shown->trigger("launchAction");
        QVERIFY(live()->isVisible());
    }
};

QTEST_MAIN(HistoryPaneTest)
#include "historypanetest.moc"
