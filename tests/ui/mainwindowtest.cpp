#include "ui/mainwindow/mainwindow.h"
#include "samplefacts.h"
#include "stillclock.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
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
    QVERIFY(shown.text("statusAudit").contains(u"12"));
    shown.window.showAudit({QStringLiteral("/x/audit.jsonl"), 12, QStringLiteral("disk full")});
    const auto *audit = shown.window.findChild<QLabel *>(QStringLiteral("statusAudit"));
    QVERIFY(audit->accessibleName().contains(u"disk full"));
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
    QVERIFY(shown.text("inlineMessageText").contains(u"Sign-in was refused"));
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
    {
        Window first(m_theme, settingsPath());
        first.dock("flowsDock")->close();
        first.trigger("darkAction");
        QCOMPARE(m_theme.scheme(), ColourScheme::Dark);
        QCOMPARE(first.window.palette().color(QPalette::Base), m_theme.tokens().surface);
        first.window.close();
    }
    m_theme.setChoice(SchemeChoice::Light);

    Window second(m_theme, settingsPath());

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
    QVERIFY(shown.window.minimumSizeHint().width() <= 1024);
    QVERIFY(shown.window.minimumSizeHint().height() <= 768);
    for (const char *name : {"organisationName", "requestFigures", "statusConnection", "statusZone"}) {
        const auto *label = shown.window.findChild<QLabel *>(QLatin1String(name));
        QTRY_VERIFY2(label->width() >= label->fontMetrics().horizontalAdvance(label->text()), name);
    }
}

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
