#include "ui/mainwindow/mainwindow.h"
#include "domain/words.h"
#include "shownwindow.h"
#include "tests/support/manualclock.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;

/// What the window asks for, and the facts that it shows.
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
    void bothLaunchButtonsTellOfProblems();
    void whatWasAskedForByHandIsAnswered();
    void waitingForTheBudgetIsSaidWithTheSecondsLeft();
    void quittingAsksWhereItIsSeen();
    void anAuditLogThatCannotBeWrittenIsSaidInFull();

private:
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
    ShownWindow shown(m_theme, settingsPath());
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
    ShownWindow shown(m_theme, settingsPath());
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
    ShownWindow shown(m_theme, settingsPath());
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
    ShownWindow shown(m_theme, settingsPath());
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

    const auto *bar = shown.window.findChild<QWidget *>(QStringLiteral("connectionMessage"));
    QVERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel *>(QStringLiteral("inlineMessageText"))
                ->text()
                .contains(describe(*failed.error, failed.profile.dialect).whatHappened));
    QVERIFY(bar->findChild<QLabel *>(QStringLiteral("inlineMessageText"))->text().contains(u"corr-7"));
    QCOMPARE(shown.text("statusConnection"), QStringLiteral("Sign-in failed"));
    QTest::mouseClick(bar->findChild<QPushButton *>(QStringLiteral("inlineMessageAction")), Qt::LeftButton);
    QCOMPARE(signIn.count(), 1);
    shown.window.showConnection(signedIn());
    QVERIFY(!bar->isVisible());
}

void MainWindowTest::menusAskForWhatTheySay()
{
    ShownWindow shown(m_theme, settingsPath());
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
    ShownWindow shown(m_theme, settingsPath());
    shown.window.applyChanges(sampleExecutions(shown.clock.nowUtc()));
    QTRY_COMPARE(shown.rows()->rowCount(), 10);

    QTest::keyClicks(shown.window.findChild<QLineEdit *>(QStringLiteral("executionFilter")),
                     QStringLiteral("504"));

    QTRY_COMPARE(shown.rows()->rowCount(), 1);
    QCOMPARE(shown.rows()->index(0, 0).data().toString(), QStringLiteral("Failed"));
}

void MainWindowTest::bothLaunchButtonsTellOfProblems()
{
    ShownWindow shown(m_theme, settingsPath());
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

void MainWindowTest::quittingAsksWhereItIsSeen()
{
    ShownWindow shown(m_theme, settingsPath());
    shown.window.activateWindow();
    QTRY_VERIFY(shown.window.isActiveWindow());
    BatchProgress batch;
    batch.spec.id = BatchId(QStringLiteral("b1"));
    batch.rows = 300;
    batch.launched = 81;
    shown.window.showBatches({batch});
    Schedule schedule;
    schedule.nextAt = shown.clock.nowUtc().addSecs(60);
    shown.window.showSchedules({schedule});
    const auto openQuestions = [](const QWidget *in) {
        QStringList words;
        const auto bars = in->findChildren<QWidget *>(QStringLiteral("questionBar"));
        for (const QWidget *bar : bars) {
            if (bar->isVisible()) {
                words << bar->accessibleName();
            }
        }
        return words;
    };
    const auto *toolBar = shown.window.findChild<QWidget *>(QStringLiteral("toolBar"));
    shown.trigger("quitAction");
    QVERIFY(shown.window.isVisible());
    QCOMPARE(openQuestions(toolBar),
             QStringList{QStringLiteral(
                 "219 row(s) of a batch have not been launched; it can be resumed after the next start. "
                 "1 schedule(s) end with the console.")});

    // A window in front would cover that.
    shown.trigger("batchAction");
    const auto *batches = shown.window.findChild<QWidget *>(QStringLiteral("batchWindow"));
    QTRY_VERIFY(batches->isActiveWindow());
    shown.trigger("quitAction");
    auto *asking = shown.window.findChild<QWidget *>(QStringLiteral("quitWindow"));
    QVERIFY(asking != nullptr);
    QTRY_VERIFY(asking->isActiveWindow());
    QCOMPARE(openQuestions(asking).size(), 1);
    QTest::mouseClick(asking->findChild<QPushButton *>(QStringLiteral("questionDismiss")), Qt::LeftButton);
    QVERIFY(!asking->isVisible());
    QVERIFY(shown.window.isVisible());

    batches->window()->activateWindow();
    QTRY_VERIFY(batches->isActiveWindow());
    shown.trigger("quitAction");
    QTest::mouseClick(asking->findChild<QPushButton *>(QStringLiteral("questionConfirm")), Qt::LeftButton);
    QVERIFY(!shown.window.isVisible());
}

void MainWindowTest::anAuditLogThatCannotBeWrittenIsSaidInFull()
{
    ShownWindow shown(m_theme, settingsPath());
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

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
