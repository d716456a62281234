#include "samplefacts.h"
#include "tests/support/manualclock.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

ConnectionProfile profile(const char *id, const char *name)
{
    ConnectionProfile made = signedIn().profile;
    made.id = ProfileId(QLatin1String(id));
    made.name = QLatin1String(name);
    made.dialect = Dialect::ConversationFlow;
    return made;
}

} // namespace

/// What the window does with connections: switches, signs in, warns, and ends executions.
class ConnectionDeskTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theChipsMenuSwitchesByKeys();
    void eachConnectionHasItsOwnTable();
    void nothingOfOneOrganisationStaysUnderAnother();
    void signingInWithTheBrowserOffersThePage();
    void missingPermissionsWarnInTheChip();
    void aFailedSignInLeadsToItsSetting();
    void aPauseCountsDownInTheMeter();
    void pushIsToldInTheStatusBar();
    void deleteAsksWithTheCountBeforeItEnds();
    void nothingThatIsOverCanBeEnded();
    void aLaunchHiddenByTheFilterIsSaid();
    void closingWithRunningExecutionsSaysWhatHappens();
    void theStateChipNeverCoversATab();
    void whatBecameOfAnImportIsSaidWhereItWasAskedFor();

private:
    struct Window
    {
        Window(Theme &theme, const QString &settingsPath)
            : settings(settingsPath, QSettings::IniFormat), window(theme, clock, settings)
        {
            window.resize(1440, 900);
            window.show();
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            window.showProfiles({profile("a", "Alpha"), profile("b", "Beta")}, ProfileId(QStringLiteral("a")));
            show(profile("a", "Alpha"), ConnectionStatus::State::SignedIn);
        }
        void show(const ConnectionProfile &profile, ConnectionStatus::State state)
        {
            ConnectionStatus status;
            status.profile = profile;
            status.state = state;
            window.showConnection(status);
        }
        void showExecutions(const QList<FlowExecution> &executions)
        {
            window.applyChanges({executions, {}});
            clock.advance(1s);
        }
        [[nodiscard]] FlowExecution running(const char *id, const char *profileId) const
        {
            FlowExecution made =
                execution(QLatin1String(id), lateFeeWaiver(), ExecutionState::Running, clock.nowUtc());
            made.profileId = ProfileId(QLatin1String(profileId));
            made.dialect = Dialect::ConversationFlow;
            made.platformId = PlatformExecutionId(QStringLiteral("c-") + made.id.text());
            made.conversationId = ConversationId(made.platformId.text());
            return made;
        }
        template <class Widget = QWidget>
        [[nodiscard]] Widget *find(const char *name) const
        {
            auto *found = window.findChild<Widget *>(QLatin1String(name));
            if (found == nullptr) {
                qFatal("no widget named %s", name);
            }
            return found;
        }
        [[nodiscard]] QString text(const char *label) const { return find<QLabel>(label)->text(); }
        /// Of the message about the connection.
        template <class Widget>
        [[nodiscard]] Widget *inMessage(const char *name) const
        {
            return find("connectionMessage")->findChild<Widget *>(QLatin1String(name));
        }
        [[nodiscard]] QTableView *table() const { return find<QTableView>("executionsTable"); }

        ManualClock clock;
        QSettings settings;
        MainWindow window;
    };

    [[nodiscard]] QString settingsPath() const { return m_folder->filePath(QStringLiteral("settings.ini")); }

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ConnectionDeskTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme.setChoice(SchemeChoice::Light);
}

void ConnectionDeskTest::theChipsMenuSwitchesByKeys()
{
    Window shown(m_theme, settingsPath());
    QTRY_VERIFY(shown.window.isActiveWindow());
    QSignalSpy chosen(&shown.window, &MainWindow::profileChosen);
    QTest::keyClick(&shown.window, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    auto *menu = shown.find<QMenu>("profileMenu");
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(menu->activeAction()->text().contains(QStringLiteral("connected")));
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<ProfileId>(), ProfileId(QStringLiteral("b")));

    shown.window.findChild<QAction *>(QStringLiteral("shortcutsAction"))->trigger();
    QStringList words;
    for (const QLabel *label : shown.find("shortcutsWindow")->findChildren<QLabel *>()) {
        words << label->text();
    }
    QVERIFY(words.contains(QStringLiteral("Switch connection…")));
    QVERIFY(words.contains(QStringLiteral("End executions…")));
}

void ConnectionDeskTest::eachConnectionHasItsOwnTable()
{
    Window shown(m_theme, settingsPath());
    shown.showExecutions({shown.running("1", "a"), shown.running("2", "b"), shown.running("3", "b")});
    QCOMPARE(shown.table()->model()->rowCount(), 1);
    QVERIFY(shown.text("statusRunning").contains(QStringLiteral("<b>1</b>")));
    shown.show(profile("b", "Beta"), ConnectionStatus::State::SignedIn);
    QCOMPARE(shown.table()->model()->rowCount(), 2);
    QVERIFY(shown.text("statusRunning").contains(QStringLiteral("<b>2</b>")));
    QCOMPARE(shown.text("organisationName"), QStringLiteral("Beta"));
}

void ConnectionDeskTest::nothingOfOneOrganisationStaysUnderAnother()
{
    Window shown(m_theme, settingsPath());
    shown.window.showFlows({lateFeeWaiver()});
    shown.window.showRateBudget(
        {.count = 13, .allowed = 300, .resetsAt = {}, .pausedUntil = {}, .looksWaitUntil = {}});
    QCOMPARE(shown.find<QListView>("flowList")->model()->rowCount(), 1);
    shown.show(profile("a", "Alpha"), ConnectionStatus::State::Failed);
    QCOMPARE(shown.find<QListView>("flowList")->model()->rowCount(), 1);

    shown.show(profile("b", "Beta"), ConnectionStatus::State::Failed);
    QCOMPARE(shown.find<QListView>("flowList")->model()->rowCount(), 0);
    QCOMPARE(shown.text("flowsMessage"), QStringLiteral("The flows appear here after the sign-in."));
    QVERIFY(!shown.find("editor.timeout")->isVisible());
    auto *menu = shown.find<QMenu>("profileMenu");
    menu->popup(QPoint());
    QTRY_VERIFY(menu->activeAction() != nullptr);
    QVERIFY(menu->activeAction()->text().contains(QStringLiteral("in use")));
    menu->close();
}

void ConnectionDeskTest::signingInWithTheBrowserOffersThePage()
{
    Window shown(m_theme, settingsPath());
    QSignalSpy page(&shown.window, &MainWindow::signInPageRequested);
    ConnectionStatus status;
    status.profile = profile("a", "Alpha");
    status.state = ConnectionStatus::State::SigningIn;
    status.signInPage = QUrl(QStringLiteral("https://login.mypurecloud.ie/oauth/authorize?code_challenge=x"));
    shown.window.showConnection(status);
    QVERIFY(shown.inMessage<QLabel>("inlineMessageText")
                ->text()
                .contains(QStringLiteral("Sign in to Alpha with the browser")));
    QTest::mouseClick(shown.inMessage<QPushButton>("inlineMessageAction"), Qt::LeftButton);
    QCOMPARE(page.count(), 1);
    QTest::mouseClick(shown.inMessage<QPushButton>("inlineMessageAside"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), status.signInPage.toString());
    shown.show(profile("a", "Alpha"), ConnectionStatus::State::SignedIn);
    QVERIFY(!shown.find("connectionMessage")->isVisible());
}

void ConnectionDeskTest::missingPermissionsWarnInTheChip()
{
    Window shown(m_theme, settingsPath());
    PreflightReport report;
    report.profileId = ProfileId(QStringLiteral("a"));
    report.checks = {
        {Capability::LaunchFlows, PreflightCheck::Verdict::Missing, QStringLiteral("flow:execute"), {}}};
    QVERIFY(!shown.find("chipAlert")->isVisible());
    shown.window.showPreflight(report);
    QVERIFY(shown.find("chipAlert")->isVisible());
    QVERIFY(shown.find<QToolButton>("chip")->accessibleName().contains(QStringLiteral("launch flows")));

    shown.window.findChild<QAction *>(QStringLiteral("permissionsAction"))->trigger();
    QVERIFY(shown.find("permissionsWindow")->isVisible());
    QCOMPARE(shown.find<QTableView>("preflightTable")->model()->rowCount(), 1);
    // Another connection's report says nothing here, and the warning goes with its connection.
    shown.show(profile("b", "Beta"), ConnectionStatus::State::SignedIn);
    shown.window.showPreflight(report);
    QVERIFY(!shown.find("chipAlert")->isVisible());
}

void ConnectionDeskTest::aFailedSignInLeadsToItsSetting()
{
    Window shown(m_theme, settingsPath());
    ConnectionStatus failed;
    failed.profile = profile("a", "Alpha");
    failed.state = ConnectionStatus::State::Failed;
    ApiError error;
    error.kind = ApiError::Kind::SignIn;
    error.httpStatus = 401;
    failed.error = error;
    shown.window.showConnection(failed);
    auto *setting = shown.inMessage<QPushButton>("inlineMessageAside");
    QVERIFY(setting->isVisible());
    QTest::mouseClick(setting, Qt::LeftButton);
    QVERIFY(shown.find("connectionsWindow")->isVisible());
    QTRY_COMPARE(shown.find("connectionsWindow")->focusWidget()->objectName(),
                 QStringLiteral("profile.secret"));
}

void ConnectionDeskTest::aPauseCountsDownInTheMeter()
{
    Window shown(m_theme, settingsPath());
    ConnectionProfile limited = profile("a", "Alpha");
    limited.requestsPerMinute = 120;
    shown.show(limited, ConnectionStatus::State::SignedIn);
    RateBudgetState budget;
    budget.count = 40;
    budget.allowed = 120;
    budget.resetsAt = shown.clock.nowUtc().addSecs(30);
    shown.window.showRateBudget(budget);
    QCOMPARE(shown.text("requestFigures"), QStringLiteral("40/120"));
    QVERIFY(shown.find("meter")->toolTip().contains(QStringLiteral("at most 120 a minute")));

    budget.pausedUntil = shown.clock.nowUtc().addSecs(12);
    shown.window.showRateBudget(budget);
    QCOMPARE(shown.text("requestFigures"), QStringLiteral("paused, 12 s"));
    shown.clock.advance(5s);
    QCOMPARE(shown.text("requestFigures"), QStringLiteral("paused, 7 s"));
    shown.clock.advance(7s);
    QCOMPARE(shown.text("requestFigures"), QStringLiteral("40/120"));
    shown.clock.advance(20s);
    QCOMPARE(shown.text("requestFigures"), QStringLiteral("0/120"));
}

void ConnectionDeskTest::pushIsToldInTheStatusBar()
{
    Window shown(m_theme, settingsPath());
    QVERIFY(!shown.find("statusPush")->isVisible());
    QVERIFY(shown.text("statusConnection").contains(QStringLiteral("polling")));
    PushState push;
    push.channel = PushState::Channel::Webhook;
    push.state = PushState::State::Connected;
    push.events = 3;
    push.detail = QStringLiteral("http://127.0.0.1:4711");
    shown.window.showPush(push);
    QCOMPARE(shown.text("statusPush"), QStringLiteral("Push connected"));
    QVERIFY(shown.find("statusPush")->toolTip().contains(QStringLiteral("3 event(s) so far")));
    QVERIFY(shown.find("statusPush")->toolTip().contains(push.detail));
    QVERIFY(!shown.text("statusConnection").contains(QStringLiteral("polling")));
    push.state = PushState::State::Lost;
    shown.window.showPush(push);
    QCOMPARE(shown.text("statusPush"), QStringLiteral("Push lost · polling"));
}

void ConnectionDeskTest::deleteAsksWithTheCountBeforeItEnds()
{
    Window shown(m_theme, settingsPath());
    ConnectionProfile live = profile("a", "Alpha");
    live.production = true;
    shown.show(live, ConnectionStatus::State::SignedIn);
    FlowExecution over = shown.running("3", "a");
    over.state = ExecutionState::Completed;
    shown.showExecutions({shown.running("1", "a"), shown.running("2", "a"), over});
    QSignalSpy ended(&shown.window, &MainWindow::endRequested);
    shown.table()->setFocus();
    QTest::keyClick(shown.table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(shown.table(), Qt::Key_Delete);

    auto *bar =
        shown.find("executionsTable")->parentWidget()->findChild<QWidget *>(QStringLiteral("questionBar"));
    QVERIFY(bar->isVisible());
    const QString words = bar->findChild<QLabel *>(QStringLiteral("questionWords"))->text();
    QVERIFY2(words.contains(QStringLiteral("End 2 execution(s) in the production organisation “Alpha”?")),
             qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("The other 1 selected cannot be ended: 1 over already.")),
             qPrintable(words));
    QCOMPARE(ended.count(), 0);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("wrong flow"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    // In production the count has to be typed too.
    QCOMPARE(ended.count(), 0);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("2"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(ended.count(), 1);
    QCOMPARE(ended.first().at(0).value<QList<ExecutionId>>().size(), 2);
    QCOMPARE(ended.first().at(1).toString(), QStringLiteral("wrong flow"));
    QVERIFY(!bar->isVisible());

    QTest::keyClick(shown.table(), Qt::Key_Delete);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QCOMPARE(ended.count(), 1);
}

void ConnectionDeskTest::nothingThatIsOverCanBeEnded()
{
    Window shown(m_theme, settingsPath());
    FlowExecution each = shown.running("1", "a");
    shown.showExecutions({each});
    const auto *end = shown.window.findChild<QAction *>(QStringLiteral("endExecutions"));
    QVERIFY(!end->isEnabled());
    shown.table()->selectRow(0);
    QVERIFY(end->isEnabled());
    each.state = ExecutionState::Completed;
    shown.showExecutions({each});
    QVERIFY(!end->isEnabled());
}

void ConnectionDeskTest::aLaunchHiddenByTheFilterIsSaid()
{
    Window shown(m_theme, settingsPath());
    shown.window.showFlows(sampleFlows());
    QSignalSpy launched(&shown.window, &MainWindow::launchRequested);
    auto *filter = shown.find<QLineEdit>("executionFilter");
    QTest::keyClicks(filter, QStringLiteral("nothing like it"));
    shown.window.findChild<QAction *>(QStringLiteral("launchAction"))->trigger();
    QCOMPARE(launched.count(), 1);
    FlowExecution mine = shown.running("1", "a");
    mine.id = launched.first().first().value<LaunchRequest>().id;
    shown.showExecutions({mine});
    auto *note = shown.find("hiddenLaunch");
    QTRY_VERIFY(note->isVisible());
    QTest::mouseClick(note->findChild<QPushButton *>(QStringLiteral("inlineMessageAction")), Qt::LeftButton);
    QVERIFY(filter->text().isEmpty());
    QTRY_VERIFY(!note->isVisible());
    QCOMPARE(shown.table()->currentIndex().row(), 0);
}

void ConnectionDeskTest::closingWithRunningExecutionsSaysWhatHappens()
{
    Window shown(m_theme, settingsPath());
    shown.showExecutions({shown.running("1", "a")});
    shown.window.findChild<QAction *>(QStringLiteral("quitAction"))->trigger();
    QVERIFY(shown.window.isVisible());
    auto *question = shown.find("toolBar")->findChild<QWidget *>(QStringLiteral("questionBar"));
    QVERIFY(question->isVisible());
    QVERIFY(question->accessibleName().contains(QStringLiteral("They go on in the organisation")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!question->isVisible());
    shown.window.findChild<QAction *>(QStringLiteral("quitAction"))->trigger();
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("questionConfirm")), Qt::LeftButton);
    QVERIFY(!shown.window.isVisible());
}

void ConnectionDeskTest::theStateChipNeverCoversATab()
{
    Window shown(m_theme, settingsPath());
    FlowExecution timedOut = shown.running("1", "a");
    timedOut.state = ExecutionState::Terminating;
    shown.showExecutions({timedOut});
    shown.table()->selectRow(0);
    const auto *chip = shown.find("stateChip");
    QTRY_VERIFY(chip->isVisible());
    QVERIFY(chip->isVisible());
    for (const int width : {1440, 1024, 930, 860}) {
        shown.window.resize(width, 800);
        shown.window.resetLayout();
        const auto *tabs = shown.find<QTabBar>("dockTabs");
        const auto endOfTabs = [&] {
            return tabs->mapTo(&shown.window, tabs->tabRect(tabs->count() - 1).topRight()).x();
        };
        QTRY_VERIFY2(!chip->isVisible() || chip->mapTo(&shown.window, QPoint()).x() > endOfTabs(),
                     qPrintable(QString::number(width)));
    }
}

void ConnectionDeskTest::whatBecameOfAnImportIsSaidWhereItWasAskedFor()
{
    Window shown(m_theme, settingsPath());
    ConnectionProfile whole = profile("a", "Alpha");
    whole.region.clear();
    whole.apiUrl = whole.loginUrl = QUrl(QStringLiteral("https://api.example.org"));
    whole.clientId = QStringLiteral("client-1");
    shown.window.showProfiles({whole}, whole.id);
    shown.window.findChild<QAction *>(QStringLiteral("manageConnectionsAction"))->trigger();
    shown.window.announce(QStringLiteral("Four connections came in."));
    QCOMPARE(shown.text("profileSaid"), QStringLiteral("Four connections came in."));
    // A failure to save is not hidden by "Saved".
    connect(&shown.window, &MainWindow::profileSaved, &shown.window,
            [&shown] { shown.window.announce(QStringLiteral("It cannot be written.")); });
    auto *name = shown.find<QLineEdit>("profile.name");
    name->setFocus();
    QTest::keyClicks(name, QStringLiteral("!"));
    QVERIFY(shown.text("profileSaid").isEmpty());
    shown.find<QPushButton>("saveProfile")->click();
    QCOMPARE(shown.text("profileSaid"), QStringLiteral("It cannot be written."));
}

QTEST_MAIN(ConnectionDeskTest)
#include "connectiondesktest.moc"
