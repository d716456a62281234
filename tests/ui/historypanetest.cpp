#include "shownwindow.h"
#include "tests/models/fakehistory.h"
#include "ui/session/sessionstate.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace flowconsole;

/// All stored executions in the main window, with real keys and clicks.
class HistoryPaneTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_theme.setChoice(SchemeChoice::Light);
        m_shown = std::make_unique<ShownWindow>(m_theme, m_folder->filePath(QStringLiteral("settings.ini")));
        m_history =
            std::make_unique<FakeHistory>(m_shown->window.storedRuns(), 10'500, m_shown->clock.nowUtc());
        const Flow flow = lateFeeWaiver();
        const JsonValue input = flow.inputSchema->sampleInput();
        for (FlowExecution &run : m_history->runs) {
            run.flowId = flow.id;
            run.flowName = flow.name;
            run.inputs = input;
        }
        m_shown->signInAndShowFlows();
        HistoryState state;
        state.status = HistoryState::Status::Ready;
        m_shown->window.showHistory(state);
        m_shown->window.activateWindow();
        QTRY_VERIFY(m_shown->window.isActiveWindow());
    }

    void cleanup()
    {
        m_history.reset();
        m_shown.reset();
    }

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
        auto *menu = m_shown->window.findChild<QWidget *>(QStringLiteral("historyTable"))
                         ->parentWidget()
                         ->findChild<QMenu *>();
        QVERIFY(menu != nullptr);
        QStringList names;
        for (const QAction *action : menu->actions()) {
            names << action->objectName();
        }
        QVERIFY(names.contains(QStringLiteral("useStoredInput")));
        QVERIFY(names.contains(QStringLiteral("copyStoredRows")));
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

private:
    [[nodiscard]] QTableView *table() const
    {
        return m_shown->window.findChild<QTableView *>(QStringLiteral("historyTable"));
    }
    [[nodiscard]] QTableView *live() const
    {
        return m_shown->window.findChild<QTableView *>(QStringLiteral("executionsTable"));
    }
    [[nodiscard]] QString idOfRow(int row) const { return m_shown->window.storedRuns().idAt(row).text(); }
    [[nodiscard]] QString note() const
    {
        return table()->parentWidget()->findChild<QLabel *>(QStringLiteral("sectionNote"))->text();
    }
    [[nodiscard]] QString emptyText() const
    {
        const auto *label = m_shown->window.findChild<QLabel *>(QStringLiteral("historyEmpty"));
        return label->isVisible() ? label->text() : QString();
    }

    void showStored()
    {
        QTest::keyClick(&m_shown->window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(table()->isVisible());
        QTRY_VERIFY(m_history->failure.isEmpty() ? !m_history->searches.isEmpty() : true);
        if (m_history->failure.isEmpty() && !m_history->runs.isEmpty()) {
            QTRY_VERIFY(table()->model()->rowCount() > 0);
        }
    }

    [[nodiscard]] QPoint placeOf(int row) const
    {
        table()->scrollTo(table()->model()->index(row, 1));
        return table()->visualRect(table()->model()->index(row, 1)).center();
    }

    void clickRow(int row) { QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, placeOf(row)); }

    static void clickTab(QWidget *pane, int tab)
    {
        auto *bar = pane->findChild<QTabBar *>(QStringLiteral("tableSwitch"));
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
    }

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ShownWindow> m_shown;
    std::unique_ptr<FakeHistory> m_history;
};

QTEST_MAIN(HistoryPaneTest)
#include "historypanetest.moc"
