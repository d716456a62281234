#include "ui/mainwindow/mainwindow.h"
#include "domain/words.h"
#include "samplefacts.h"
#include "stillclock.h"
#include "tests/support/manualclock.h"
#include "ui/mainwindow/screenfit.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QSizeGrip>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;

class MainWindowTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theFirstFlowsSelectOneThatOnlyNeedsTheButton();
    void ctrlEnterAsksForExactlyOneExecutionAndFollowsIt();
    void factsAreSeenInTheStatusBarAndTheToolBar();
    void aFailedSignInSaysWhatToDoAndOffersToTryAgain();
    void menusAskForWhatTheySay();
    void theFilterShowsOnlyWhatMatches();
    void resetLayoutBringsClosedDocksBack();
    void aPaneTakenOutOfItsTabsHasItsTitleBack();
    void theArrangementAndTheThemeAreRemembered();
    void everythingFitsIntoASmallScreen();
    void theFirstWindowFitsItsScreenWithItsFrame();
    void tabGoesThroughTheWorkInItsOrder();
    void bothLaunchButtonsTellOfProblems();
    void launchingLeavesTheTabInFront();
    void whatWasAskedForByHandIsAnswered();
    void waitingForTheBudgetIsSaidWithTheSecondsLeft();
    void anAuditLogThatCannotBeWrittenIsSaidInFull();
    void aDetachedPaneStandsBesideItsPlaceAndCanBeResized();
    void theVariablesKeepTheFlowsNameAmongTabs();

private:
    struct Window
    {
        Window(Theme &theme, const QString &settingsPath)
            : settings(settingsPath, QSettings::IniFormat), window(theme, clock, settings)
        {
            window.show();
        }

        void signInAndShowFlows()
        {
            window.showConnection(signedIn());
            window.showFlows(sampleFlows());
        }
        [[nodiscard]] QString text(const char *label) const
        {
            return window.findChild<QLabel *>(QLatin1String(label))->text();
        }
        void trigger(const char *action) const
        {
            window.findChild<QAction *>(QLatin1String(action))->trigger();
        }
        [[nodiscard]] QAbstractItemModel *rows() const
        {
            return window.findChild<QTableView *>(QStringLiteral("executionsTable"))->model();
        }
        [[nodiscard]] QDockWidget *dock(const char *name) const
        {
            return window.findChild<QDockWidget *>(QLatin1String(name));
        }

        SystemClock clock;
        QSettings settings;
        MainWindow window;
    };

    [[nodiscard]] QString settingsPath() const { return m_folder->filePath(QStringLiteral("settings.ini")); }

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void MainWindowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme.setChoice(SchemeChoice::Light);
}

void MainWindowTest::theFirstFlowsSelectOneThatOnlyNeedsTheButton()
{
    Window shown(m_theme, settingsPath());
    const auto *launch = shown.window.findChild<QPushButton *>(QStringLiteral("toolBarLaunch"));
    QVERIFY(!launch->isEnabled());

    shown.signInAndShowFlows();

    QCOMPARE(shown.window.findChild<QLineEdit *>(QStringLiteral("editor.customerName"))->text(),
             QStringLiteral("Alex Johnson"));
    QVERIFY(launch->isEnabled());
    QCOMPARE(shown.text("organisationName"), QStringLiteral("Demo organisation"));
}

void MainWindowTest::ctrlEnterAsksForExactlyOneExecutionAndFollowsIt()
{
    Window shown(m_theme, settingsPath());
    shown.signInAndShowFlows();
    shown.window.activateWindow();
    QTRY_VERIFY(shown.window.isActiveWindow());
    QSignalSpy launched(&shown.window, &MainWindow::launchRequested);
    QSignalSpy inspected(&shown.window, &MainWindow::inspectRequested);
    auto *field = shown.window.findChild<QWidget *>(QStringLiteral("editor.selectedOptions"));
    field->setFocus();

    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);

    QCOMPARE(launched.count(), 1);
    const auto request = launched.first().first().value<LaunchRequest>();
    QVERIFY(request.inputs == lateFeeWaiver().inputSchema->sampleInput());

    FlowExecution execution = flowconsole::execution(request.id.text(), lateFeeWaiver(),
                                                     ExecutionState::Launching, shown.clock.nowUtc());
    shown.window.applyChanges({{execution}, {}});
    QTRY_COMPARE(inspected.count(), 1);
    QCOMPARE(inspected.first().first().value<ExecutionId>(), request.id);
    QTRY_VERIFY(shown.text("statusRunning").contains(u'1'));

    execution.state = ExecutionState::Completed;
    shown.window.applyChanges({{execution}, {}});
    QTRY_COMPARE(shown.rows()->index(0, 0).data().toString(), QStringLiteral("Completed"));
}

void MainWindowTest::factsAreSeenInTheStatusBarAndTheToolBar()
{
    Window shown(m_theme, settingsPath());
    shown.window.showConnection(signedIn());
    RateBudgetState budget;
    budget.count = 114;
    budget.allowed = 300;
    shown.window.showRateBudget(budget);
    Metrics metrics;
    metrics.totalExecutions = 4;
    metrics.p50Ms = 900;
    metrics.p95Ms = 1800;
    shown.window.showMetrics(metrics);
    Trend trend;
    trend.from = shown.clock.nowUtc().addSecs(-900);
    trend.to = shown.clock.nowUtc();
    TrendPoint early;
    early.start = trend.from;
    early.ended = 3;
    early.successRate = 100;
    TrendPoint late = early;
    late.ended = 1;
    late.successRate = 0;
    trend.points = {early, TrendPoint{}, late};
    shown.window.showTrend(trend);

    QCOMPARE(shown.text("statusConnection"), QStringLiteral("Signed in · polling"));
    QCOMPARE(shown.text("requestFigures"), QStringLiteral("114/300"));
    QVERIFY(shown.text("statusLatency").contains(u"900 ms"));
    QVERIFY(shown.text("statusLatency").contains(u"1.8 s"));
    QVERIFY(shown.text("statusSuccess").contains(u"75.0 %"));
    QVERIFY(shown.text("statusSuccess").contains(u"15 min"));
    QVERIFY(shown.text("statusZone").contains(u"UTC"));

    shown.window.showAudit({QStringLiteral("/x/audit.jsonl"), 12, {}});
    const auto *audit = shown.window.findChild<QLabel *>(QStringLiteral("statusAudit"));
    QVERIFY(audit->accessibleName().contains(u"12"));
    shown.window.showAudit({QStringLiteral("/x/audit.jsonl"), 12, QStringLiteral("disk full")});
    QCOMPARE(audit->toolTip(), QStringLiteral("disk full"));
    QCOMPARE(audit->property("role").toString(), QStringLiteral("problem"));
}

void MainWindowTest::aFailedSignInSaysWhatToDoAndOffersToTryAgain()
{
    Window shown(m_theme, settingsPath());
    QSignalSpy signIn(&shown.window, &MainWindow::signInRequested);
    ConnectionStatus failed = signedIn();
    failed.state = ConnectionStatus::State::Failed;
    failed.error = ApiError{.kind = ApiError::Kind::SignIn,
                            .httpStatus = 401,
                            .retryAfter = {},
                            .code = {},
                            .message = {},
                            .correlationId = QStringLiteral("corr-7")};

    shown.window.showConnection(failed);

    const auto *bar = shown.window.findChild<QWidget *>(QStringLiteral("inlineMessage"));
    QVERIFY(bar->isVisible());
    QVERIFY(
        shown.text("inlineMessageText").contains(describe(*failed.error, failed.profile.dialect).whatHappened));
    QVERIFY(shown.text("inlineMessageText").contains(u"corr-7"));
    QCOMPARE(shown.text("statusConnection"), QStringLiteral("Sign-in failed"));
    QTest::mouseClick(shown.window.findChild<QPushButton *>(QStringLiteral("inlineMessageAction")),
                      Qt::LeftButton);
    QCOMPARE(signIn.count(), 1);
    shown.window.showConnection(signedIn());
    QVERIFY(!bar->isVisible());
}

void MainWindowTest::menusAskForWhatTheySay()
{
    Window shown(m_theme, settingsPath());
    QSignalSpy reload(&shown.window, &MainWindow::reloadFlowsRequested);
    QSignalSpy look(&shown.window, &MainWindow::lookRequested);
    QSignalSpy signIn(&shown.window, &MainWindow::signInRequested);

    shown.trigger("reloadFlowsAction");
    shown.trigger("lookAction");
    shown.trigger("signInAction");
    shown.trigger("shortcutsAction");

    QCOMPARE(reload.count(), 1);
    QCOMPARE(look.count(), 1);
    QVERIFY(look.first().first().value<QList<ExecutionId>>().isEmpty());
    QCOMPARE(signIn.count(), 1);
    const auto *shortcuts = shown.window.findChild<QWidget *>(QStringLiteral("shortcutsWindow"));
    QVERIFY(shortcuts != nullptr && shortcuts->isVisible() && !shortcuts->isModal());
}

void MainWindowTest::theFilterShowsOnlyWhatMatches()
{
    Window shown(m_theme, settingsPath());
    shown.window.applyChanges(sampleExecutions(shown.clock.nowUtc()));
    QTRY_COMPARE(shown.rows()->rowCount(), 10);

    QTest::keyClicks(shown.window.findChild<QLineEdit *>(QStringLiteral("executionFilter")),
                     QStringLiteral("504"));

    QTRY_COMPARE(shown.rows()->rowCount(), 1);
    QCOMPARE(shown.rows()->index(0, 0).data().toString(), QStringLiteral("Failed"));
}

void MainWindowTest::resetLayoutBringsClosedDocksBack()
{
    Window shown(m_theme, settingsPath());
    shown.dock("variablesDock")->close();
    shown.dock("trendsDock")->setFloating(true);
    shown.window.addDockWidget(Qt::RightDockWidgetArea, shown.dock("flowsDock"));

    shown.trigger("resetLayoutAction");

    QVERIFY(shown.dock("variablesDock")->isVisible());
    QVERIFY(!shown.dock("trendsDock")->isFloating());
    QCOMPARE(shown.window.dockWidgetArea(shown.dock("flowsDock")), Qt::LeftDockWidgetArea);
    QCOMPARE(shown.window.tabifiedDockWidgets(shown.dock("inspectorDock")),
             QList<QDockWidget *>{shown.dock("trendsDock")});
    QTRY_VERIFY(shown.dock("flowsDock")->x() < shown.dock("variablesDock")->x());
}

void MainWindowTest::aPaneTakenOutOfItsTabsHasItsTitleBack()
{
    Window shown(m_theme, settingsPath());
    const auto titleShown = [&shown](const char *dock) {
        const auto *label = shown.dock(dock)->findChild<QLabel *>(QStringLiteral("sectionTitle"));
        return label != nullptr && label->isVisible();
    };
    // Among tabs the tab says the title.
    QTRY_VERIFY(!titleShown("inspectorDock"));

    QTest::mouseClick(shown.window.findChild<QToolButton *>(QStringLiteral("inspectorDock.detach")),
                      Qt::LeftButton);

    QVERIFY(shown.dock("inspectorDock")->isFloating());
    QTRY_VERIFY(titleShown("inspectorDock"));
    QTRY_VERIFY(titleShown("trendsDock"));
    QTest::mouseClick(shown.window.findChild<QToolButton *>(QStringLiteral("trendsDock.close")),
                      Qt::LeftButton);
    QVERIFY(!shown.dock("trendsDock")->isVisible());
}

void MainWindowTest::theArrangementAndTheThemeAreRemembered()
{
    SessionState session;
    {
        Window first(m_theme, settingsPath());
        first.dock("flowsDock")->close();
        first.trigger("darkAction");
        QCOMPARE(m_theme.scheme(), ColourScheme::Dark);
        QCOMPARE(first.window.palette().color(QPalette::Base), m_theme.tokens().surface);
        session = first.window.session();
        first.window.close();
    }
    m_theme.setChoice(SchemeChoice::Light);

    Window second(m_theme, settingsPath());
    second.window.restoreSession(session);

    QVERIFY(!second.dock("flowsDock")->isVisible());
    QVERIFY(second.dock("variablesDock")->isVisible());
    QCOMPARE(m_theme.scheme(), ColourScheme::Dark);
    QVERIFY(second.window.findChild<QAction *>(QStringLiteral("darkAction"))->isChecked());
}

void MainWindowTest::everythingFitsIntoASmallScreen()
{
    Window shown(m_theme, settingsPath());
    shown.window.resize(1024, 768);
    shown.signInAndShowFlows();
    shown.window.resetLayout();

    QTRY_COMPARE(shown.window.size(), QSize(1024, 768));
    constexpr int rowHeight = 28;
    const auto *table = shown.window.findChild<QTableView *>(QStringLiteral("executionsTable"));
    QTRY_VERIFY(table->viewport()->height() >= 8 * rowHeight);
    QVERIFY(shown.window.minimumSizeHint().width() <= 1024);
    QVERIFY(shown.window.minimumSizeHint().height() <= 768);
    for (const char *name : {"organisationName", "requestFigures", "statusConnection", "statusZone"}) {
        const auto *label = shown.window.findChild<QLabel *>(QLatin1String(name));
        QTRY_VERIFY2(label->width() >= label->fontMetrics().horizontalAdvance(label->text()), name);
    }

    Metrics metrics;
    metrics.p50Ms = 4700;
    metrics.p95Ms = 10'100;
    shown.window.showMetrics(metrics);
    RateBudgetState budget;
    budget.looksWaitUntil = shown.clock.nowUtc().addSecs(12);
    shown.window.showRateBudget(budget);
    QVERIFY(shown.window.minimumSizeHint().width() <= 1024);
    QCOMPARE(shown.window.width(), 1024);
}

void MainWindowTest::theFirstWindowFitsItsScreenWithItsFrame()
{
    Window shown(m_theme, settingsPath());
    const QRect available = shown.window.screen()->availableGeometry();
    QVERIFY(available.contains(shown.window.geometry().marginsAdded(assumedFrame())) ||
            shown.window.minimumSizeHint().width() > available.width() - assumedFrame().left() * 2);

    const QRect small(0, 0, 1024, 768);
    const QRect first = fittedInto(small, QRect(-200, -60, 1440, 900), assumedFrame());
    QVERIFY(small.contains(first.marginsAdded(assumedFrame())));
    QVERIFY(shown.window.minimumSizeHint().height() <= first.height());
    // What fits stays where it was left.
    const QRect left(100, 80, 800, 600);
    QCOMPARE(fittedInto(small, left, assumedFrame()), left);
    // A screen that is gone leaves the window off every other one.
    QVERIFY(small.contains(fittedInto(small, QRect(3000, 900, 800, 600), assumedFrame())));
}

void MainWindowTest::tabGoesThroughTheWorkInItsOrder()
{
    Window shown(m_theme, settingsPath());
    shown.window.resize(1440, 900);
    shown.signInAndShowFlows();
    shown.window.resetLayout();
    shown.window.activateWindow();
    QTRY_VERIFY(shown.window.isActiveWindow());
    shown.window.findChild<QWidget *>(QStringLiteral("flowSearch"))->setFocus();

    const auto walk = [&shown](Qt::Key key) {
        QStringList names{shown.window.focusWidget()->objectName()};
        const QWidget *first = shown.window.focusWidget();
        constexpr int more = 60;
        for (int step = 0; step < more; ++step) {
            QTest::keyClick(shown.window.focusWidget(), key);
            if (shown.window.focusWidget() == first) {
                break;
            }
            names.append(shown.window.focusWidget()->objectName());
        }
        return names;
    };
    const QStringList names = walk(Qt::Key_Tab);
    QStringList begin;
    for (const char *name :
         {"flowSearch", "flowList", "editor.customerName", "editor.accountId", "editor.priorityFlag",
          "editor.retryCount", "editor.amount", "editor.language", "editor.callAt", "calendar.callAt",
          "editor.selectedOptions", "editor.cardNumber", "peek.cardNumber", "editor.timeout",
          "editor.timeoutAction", "launchButton", "launchMore", "batchButton", "dockTabs"}) {
        begin.append(QLatin1String(name));
    }
    QCOMPARE(names.mid(0, begin.size()), begin);
    const qsizetype table = names.indexOf(QStringLiteral("executionsTable"));
    QVERIFY(table >= begin.size());
    QStringList end;
    for (const char *name :
         {"executionsTable", "chip", "executionFilter", "toolBarLaunch", "flowsDock.detach", "flowsDock.close",
          "variablesDock.detach", "variablesDock.close", "inspectorDock.detach", "inspectorDock.close"}) {
        end.append(QLatin1String(name));
    }
    QCOMPARE(names.mid(table), end);
    QStringList back = walk(Qt::Key_Backtab);
    std::reverse(back.begin() + 1, back.end());
    QCOMPARE(back, names);
}

void MainWindowTest::bothLaunchButtonsTellOfProblems()
{
    Window shown(m_theme, settingsPath());
    shown.signInAndShowFlows();
    shown.window.activateWindow();
    QTRY_VERIFY(shown.window.isActiveWindow());
    QSignalSpy launched(&shown.window, &MainWindow::launchRequested);
    auto *upper = shown.window.findChild<QPushButton *>(QStringLiteral("toolBarLaunch"));
    QVERIFY(!upper->property("blocked").toBool());

    auto *field = shown.window.findChild<QLineEdit *>(QStringLiteral("editor.accountId"));
    field->clear();
    QTest::keyClicks(field, QStringLiteral("x"));

    QVERIFY(upper->property("blocked").toBool());
    QVERIFY(upper->toolTip().contains(u"1 problem"));
    shown.window.findChild<QWidget *>(QStringLiteral("flowSearch"))->setFocus();
    QTest::mouseClick(upper, Qt::LeftButton);
    QCOMPARE(shown.window.focusWidget(), field);
    QCOMPARE(launched.count(), 0);
}

void MainWindowTest::launchingLeavesTheTabInFront()
{
    Window shown(m_theme, settingsPath());
    shown.signInAndShowFlows();
    shown.dock("trendsDock")->raise();
    QTRY_VERIFY(!shown.dock("trendsDock")->visibleRegion().isEmpty());

    shown.window.findChild<QPushButton *>(QStringLiteral("toolBarLaunch"))->click();

    QVERIFY(!shown.dock("trendsDock")->visibleRegion().isEmpty());
    QVERIFY(shown.dock("inspectorDock")->visibleRegion().isEmpty());
}

void MainWindowTest::whatWasAskedForByHandIsAnswered()
{
    ManualClock clock;
    QSettings settings(settingsPath(), QSettings::IniFormat);
    MainWindow window(m_theme, clock, settings);
    const auto *status = window.findChild<QLabel *>(QStringLiteral("statusConnection"));
    window.showConnection(signedIn());
    window.showFlows(sampleFlows());
    QCOMPARE(status->text(), QStringLiteral("Signed in · polling"));

    window.findChild<QAction *>(QStringLiteral("reloadFlowsAction"))->trigger();
    window.showFlows(sampleFlows());
    QCOMPARE(status->text(), QStringLiteral("Flows reloaded · 4"));
    clock.advance(std::chrono::seconds(10));
    QCOMPARE(status->text(), QStringLiteral("Signed in · polling"));

    window.findChild<QAction *>(QStringLiteral("signInAction"))->trigger();
    window.showConnection(signedIn());
    QCOMPARE(status->text(), QStringLiteral("Signed in again"));
    clock.advance(std::chrono::seconds(10));
    window.showFlows(sampleFlows());
    QCOMPARE(status->text(), QStringLiteral("Signed in · polling"));
}

void MainWindowTest::waitingForTheBudgetIsSaidWithTheSecondsLeft()
{
    ManualClock clock;
    QSettings settings(settingsPath(), QSettings::IniFormat);
    MainWindow window(m_theme, clock, settings);
    const auto *status = window.findChild<QLabel *>(QStringLiteral("statusConnection"));
    window.showConnection(signedIn());

    RateBudgetState budget;
    budget.looksWaitUntil = clock.nowUtc().addSecs(12);
    window.showRateBudget(budget);
    QCOMPARE(status->text(), QStringLiteral("Waiting for the request budget · next look in 12 s"));
    clock.advance(std::chrono::seconds(4));
    QCOMPARE(status->text(), QStringLiteral("Waiting for the request budget · next look in 8 s"));
    clock.advance(std::chrono::seconds(9));
    QCOMPARE(status->text(), QStringLiteral("Signed in · polling"));

    budget = {};
    budget.pausedUntil = clock.nowUtc().addSecs(3);
    window.showRateBudget(budget);
    QCOMPARE(status->text(), QStringLiteral("Paused by the platform · next request in 3 s"));
    clock.advance(std::chrono::seconds(3));
    QCOMPARE(status->text(), QStringLiteral("Signed in · polling"));
}

void MainWindowTest::anAuditLogThatCannotBeWrittenIsSaidInFull()
{
    Window shown(m_theme, settingsPath());
    const auto *bar = shown.window.findChild<QWidget *>(QStringLiteral("auditMessage"));
    const auto problem = QStringLiteral("The audit log /x cannot be written: disk full. Free disk space.");
    QVERIFY(!bar->isVisible());

    shown.window.showAudit({QStringLiteral("/x"), 12, problem});

    const auto *status = shown.window.findChild<QLabel *>(QStringLiteral("statusAudit"));
    QCOMPARE(status->accessibleName(), QStringLiteral("Audit log cannot be written"));
    QCOMPARE(status->toolTip(), problem);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->findChild<QLabel *>(QStringLiteral("inlineMessageText"))->text(), problem);
    // Hidden by hand it stays away until there is something else to say.
    QTest::mouseClick(bar->findChild<QToolButton *>(QStringLiteral("inlineMessageClose")), Qt::LeftButton);
    shown.window.showAudit({QStringLiteral("/x"), 12, problem});
    QVERIFY(!bar->isVisible());

    shown.window.showAudit({QStringLiteral("/x"), 13, {}});
    QVERIFY(status->accessibleName().contains(u"13"));
}

void MainWindowTest::aDetachedPaneStandsBesideItsPlaceAndCanBeResized()
{
    Window shown(m_theme, settingsPath());
    auto *dock = shown.dock("flowsDock");
    const QPoint before = dock->mapToGlobal(QPoint());
    const auto *grip = dock->findChild<QSizeGrip *>();
    QVERIFY(!grip->isVisible());

    shown.window.findChild<QToolButton *>(QStringLiteral("flowsDock.detach"))->click();

    QVERIFY(dock->isFloating());
    QVERIFY(dock->pos().x() > before.x() + 20);
    QTRY_VERIFY(grip->isVisible());
    QCOMPARE(grip->geometry().bottomRight(), dock->rect().adjusted(1, 1, -1, -1).bottomRight());
}

void MainWindowTest::theVariablesKeepTheFlowsNameAmongTabs()
{
    Window shown(m_theme, settingsPath());
    shown.signInAndShowFlows();

    shown.window.tabifyDockWidget(shown.dock("flowsDock"), shown.dock("variablesDock"));
    shown.dock("variablesDock")->raise();

    const auto *title = shown.dock("variablesDock")->findChild<QLabel *>(QStringLiteral("sectionTitle"));
    const auto *flowsTitle = shown.window.findChild<QWidget *>(QStringLiteral("flowsDock"));
    QTRY_VERIFY(flowsTitle->findChild<QLabel *>(QStringLiteral("sectionTitle")) == nullptr);
    QVERIFY(title != nullptr && title->isVisible());
    QVERIFY(title->accessibleName().contains(u"Late-fee waiver"));
}

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
