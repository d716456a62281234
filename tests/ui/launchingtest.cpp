#include "launchingbench.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace flowconsole;
using namespace std::chrono_literals;

/// Launching beside the one button: several at a time, how fast; and the queue.
class LaunchingTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void severalSayWhatTheyCostBeforeTheyLeave();
    void severalInProductionNeedTheirCountTyped();
    void severalLaunchOnlyWhatTheirFieldShows_data();
    void severalLaunchOnlyWhatTheirFieldShows();
    void anotherConnectionTakesTheQuestionBack();
    void problemsInTheFormAreShownInstead();
    void aQueueThatStandsIsShown();
    void aPauseIsShownWithItsReason();
    void theFilterKeepsItsRoomBesideAFullQueue();
    void removingWhatIsQueuedSaysWhatHasLeft();
    void theMenuBesideTheButtonHoldsTheOtherWays();
    void settingsAreTakenAtOnceAndRemembered();

private:
    [[nodiscard]] QString settingsPath() const { return m_folder->filePath(QStringLiteral("settings.ini")); }

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void LaunchingTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme.setChoice(SchemeChoice::Light);
}

void LaunchingTest::severalSayWhatTheyCostBeforeTheyLeave()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    QTRY_VERIFY(shown.window.isActiveWindow());
    const QSignalSpy launched(&shown.window, &MainWindow::launchCopiesRequested);

    QTest::keyClick(&shown.window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(shown.find("severalWindow")->isActiveWindow());
    QVERIFY(!shown.find("severalWindow")->isModal());
    QVERIFY(shown.words("severalFlow").contains(QStringLiteral("Late-fee waiver v14")));
    shown.enter("severalCopies", 450);
    const QString cost = shown.find("severalCopies")->accessibleDescription();
    QVERIFY2(cost.contains(QStringLiteral("450 launch")), qPrintable(cost));
    QVERIFY2(cost.contains(QStringLiteral("900 requests")), qPrintable(cost));
    QVERIFY2(cost.contains(QStringLiteral("3 minute")), qPrintable(cost));
    QCOMPARE(launched.count(), 0);

    QTest::keyClick(shown.find("severalCopies"), Qt::Key_Return);
    QCOMPARE(launched.count(), 1);
    const auto request = launched.first().at(0).value<LaunchRequest>();
    QCOMPARE(request.flowId, lateFeeWaiver().id);
    QVERIFY(request.inputs == lateFeeWaiver().inputSchema->sampleInput());
    QVERIFY(!request.id.isEmpty());
    QCOMPARE(launched.first().at(1).toInt(), 450);
    QVERIFY(!shown.find("severalWindow")->isVisible());

    // The first of them is followed.
    FlowExecution firstOne =
        execution(request.id.text(), lateFeeWaiver(), ExecutionState::Launching, shown.clock.nowUtc());
    firstOne.profileId = shown.status.profile.id;
    shown.window.applyChanges({{firstOne}, {}});
    shown.clock.advance(300ms);
    const auto *table = shown.find<QTableView>("executionsTable");
    QTRY_COMPARE(table->selectionModel()->selectedRows().size(), 1);
}

void LaunchingTest::severalInProductionNeedTheirCountTyped()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.status.profile.production = true;
    shown.signIn();
    const QSignalSpy launched(&shown.window, &MainWindow::launchCopiesRequested);
    shown.trigger("launchSeveralAction");
    shown.enter("severalCopies", 20);
    shown.press("severalLaunch");
    QWidget *question = shown.question("severalWindow");
    QVERIFY(question->isVisible());
    QVERIFY(question->accessibleName().contains(QStringLiteral("production organisation “Demo organisation”")));
    QCOMPARE(launched.count(), 0);
    const auto *copies = shown.find<QSpinBox>("severalCopies");
    QTRY_VERIFY(copies->height() >= copies->sizeHint().height()); // the window has grown for the question

    // Another count is another question.
    shown.enter("severalCopies", 200);
    QVERIFY(!question->isVisible());
    shown.press("severalLaunch");
    auto *guard = question->findChild<QLineEdit *>(QStringLiteral("questionGuard"));
    QTest::keyClicks(guard, QStringLiteral("20"));
    QTest::keyClick(guard, Qt::Key_Return);
    QCOMPARE(launched.count(), 0);
    QTest::keyClicks(guard, QStringLiteral("0"));
    QTest::keyClick(guard, Qt::Key_Return);
    QCOMPARE(launched.count(), 1);
    QCOMPARE(launched.first().at(1).toInt(), 200);
}

void LaunchingTest::severalLaunchOnlyWhatTheirFieldShows_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"0", "99999", "10001", "99999999999999", "1.5", "-3", "ten"}) {
        QTest::newRow(typed) << QString::fromLatin1(typed);
    }
    QTest::newRow("nothing") << QString();
}

void LaunchingTest::severalLaunchOnlyWhatTheirFieldShows()
{
    QFETCH(QString, typed);
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    const QSignalSpy launched(&shown.window, &MainWindow::launchCopiesRequested);
    shown.trigger("launchSeveralAction");
    auto *copies = shown.find<QSpinBox>("severalCopies");
    copies->selectAll();
    QTest::keyClick(copies, Qt::Key_Backspace);
    QTest::keyClicks(copies, typed);

    QCOMPARE(copies->text(), typed);
    QVERIFY(!shown.find("severalLaunch")->isEnabled());
    const auto *problem = shown.find("severalWindow")->findChild<QLabel *>(QStringLiteral("fieldProblem"));
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(),
             QStringLiteral("Type a whole number from 1 to %1.").arg(copies->locale().toString(10'000)));
    QTest::keyClick(copies, Qt::Key_Return);
    QTest::keyClick(copies, Qt::Key_Return);
    shown.find("severalCancel")->setFocus(); // leaving the field makes nothing else of it
    QCOMPARE(copies->text(), typed);
    QVERIFY(!shown.find("severalLaunch")->isEnabled());
    QCOMPARE(launched.count(), 0);

    shown.enter("severalCopies", 1);
    QVERIFY(!problem->isVisible());
    QTest::keyClick(copies, Qt::Key_Down);
    QCOMPARE(copies->text(), QStringLiteral("1"));
    QTest::keyClick(copies, Qt::Key_Up);
    QCOMPARE(shown.find<QPushButton>("severalLaunch")->text(), QStringLiteral("Launch 2"));
    QTest::keyClick(copies, Qt::Key_Return);
    QCOMPARE(launched.count(), 1);
    QCOMPARE(launched.first().at(1).toInt(), 2);
}

void LaunchingTest::anotherConnectionTakesTheQuestionBack()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    shown.trigger("launchSeveralAction");
    shown.trigger("scheduleAction");
    QVERIFY(shown.find("severalWindow")->isVisible());
    QVERIFY(shown.find("scheduleAdd")->isEnabled());
    ConnectionStatus other = signedIn();
    other.profile.id = ProfileId(QStringLiteral("b"));
    shown.window.showConnection(other);
    QVERIFY(!shown.find("severalWindow")->isVisible());
    QVERIFY(!shown.find("scheduleAdd")->isEnabled());
}

void LaunchingTest::problemsInTheFormAreShownInstead()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    auto *field = shown.find<QLineEdit>("editor.accountId");
    field->clear();
    QTest::keyClicks(field, QStringLiteral("x"));
    shown.find("flowSearch")->setFocus();
    shown.trigger("launchSeveralAction");
    QVERIFY(shown.window.findChild<QWidget *>(QStringLiteral("severalWindow")) == nullptr);
    QCOMPARE(shown.window.focusWidget(), field);
}

void LaunchingTest::aQueueThatStandsIsShown()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    const auto *chip = shown.find("queueChip");
    LaunchQueueState queue;
    queue.queued = 1;
    shown.window.showLaunchQueue(queue);
    QVERIFY(!chip->isVisible());
    shown.window.showLaunchQueue({});
    shown.clock.advance(1s);
    QVERIFY(!chip->isVisible()); // a launch that leaves at once is not worth a word

    queue.queued = 12;
    queue.inFlight = 6;
    queue.waitsUntil = shown.clock.nowUtc().addSecs(9);
    shown.window.showLaunchQueue(queue);
    shown.clock.advance(500ms);
    QVERIFY(chip->isVisible());
    QCOMPARE(chip->accessibleName(), QStringLiteral("Launch queue: 12 queued · 6 on their way"));
    QVERIFY2(chip->toolTip().contains(QStringLiteral("the next leaves in 9 s")), qPrintable(chip->toolTip()));
    shown.clock.advance(4s);
    QVERIFY2(chip->toolTip().contains(QStringLiteral("the next leaves in 5 s")), qPrintable(chip->toolTip()));
    queue.queued = 0;
    shown.window.showLaunchQueue(queue);
    QVERIFY(!chip->isVisible());
}

void LaunchingTest::aPauseIsShownWithItsReason()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    const QSignalSpy paused(&shown.window, &MainWindow::pauseLaunchingRequested);
    const QSignalSpy resumed(&shown.window, &MainWindow::resumeLaunchingRequested);
    LaunchQueueState queue;
    queue.queued = 12;
    shown.window.showLaunchQueue(queue);
    shown.clock.advance(1s);
    auto *chip = shown.find<QToolButton>("queueChip");
    auto *menu = shown.find<QMenu>("queueMenu");
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Space);
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(paused.count(), 1);

    queue.isPaused = true;
    queue.pausedBecause = QStringLiteral("The disk is full");
    shown.window.showLaunchQueue(queue);
    QVERIFY(chip->accessibleName().contains(QStringLiteral("Paused · 12 queued · The disk is full")));
    queue.queued = 0;
    shown.window.showLaunchQueue(queue);
    QVERIFY(chip->isVisible()); // also while nothing waits
    QVERIFY(chip->toolTip().contains(QStringLiteral("No launch leaves")));
    shown.trigger("pauseLaunchingAction");
    QCOMPARE(resumed.count(), 1);
    QCOMPARE(paused.count(), 1);
    shown.window.showLaunchQueue({});
    QVERIFY(!chip->isVisible());
}

void LaunchingTest::theFilterKeepsItsRoomBesideAFullQueue()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    shown.window.resize(1024, 768);
    LaunchQueueState queue;
    queue.queued = 1200;
    queue.isPaused = true;
    queue.pausedBecause = QStringLiteral("The disk is full: the history cannot be stored");
    shown.window.showLaunchQueue(queue);
    const auto *filter = shown.find<QLineEdit>("executionFilter");
    QTRY_VERIFY(shown.find("queueChip")->isVisible());
    QTRY_VERIFY(filter->x() > 0 && filter->width() >= m_theme.scaled(200));
    QCOMPARE(shown.window.width(), 1024);
    // How many wait is not what is cut.
    const auto *text = shown.find<QLabel>("queueText");
    QVERIFY2(text->text().startsWith(QStringLiteral("Paused · 1")), qPrintable(text->text()));
    QTRY_VERIFY2(text->text().contains(QStringLiteral("queued")), qPrintable(text->text()));
}

void LaunchingTest::removingWhatIsQueuedSaysWhatHasLeft()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    const QSignalSpy takenBack(&shown.window, &MainWindow::takeBackQueuedRequested);
    const auto *action = shown.window.findChild<QAction *>(QStringLiteral("takeBackAction"));
    QVERIFY(!action->isEnabled());
    LaunchQueueState queue;
    queue.queued = 12;
    queue.inFlight = 6;
    shown.window.showLaunchQueue(queue);
    QVERIFY(action->isEnabled());
    shown.trigger("takeBackAction");
    const auto bars = shown.find("toolBar")->findChildren<QWidget *>(QStringLiteral("questionBar"));
    const auto open =
        std::find_if(bars.cbegin(), bars.cend(), [](const QWidget *bar) { return bar->isVisible(); });
    QVERIFY(open != bars.cend());
    const QString words = (*open)->accessibleName();
    QVERIFY2(words.contains(QStringLiteral("Remove 12 launch(es) from the queue?")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("6 have left and go on")), qPrintable(words));
    QCOMPARE(takenBack.count(), 0);
    auto *confirm = (*open)->findChild<QPushButton *>(QStringLiteral("questionConfirm"));
    QTest::mouseClick(confirm, Qt::LeftButton);
    QCOMPARE(takenBack.count(), 1);
    QVERIFY(!(*open)->isVisible());

    shown.trigger("takeBackAction");
    QVERIFY((*open)->isVisible());
    queue.queued = 0;
    shown.window.showLaunchQueue(queue);
    QVERIFY(!(*open)->isVisible()); // there is nothing to remove any more

    shown.window.showTakenBack({11, 2});
    QCOMPARE(shown.words("statusConnection"),
             QStringLiteral("Removed 11 launch(es) from the queue. 2 have left and go on."));
    shown.clock.advance(10s);
    QVERIFY(!shown.words("statusConnection").contains(QStringLiteral("Removed")));
}

void LaunchingTest::theMenuBesideTheButtonHoldsTheOtherWays()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    auto *more = shown.find<QToolButton>("launchMore");
    QVERIFY(more->isVisible());
    QCOMPARE(more->accessibleName(), QStringLiteral("More ways to launch"));
    QStringList names;
    for (const QAction *action : more->menu()->actions()) {
        names << action->objectName();
    }
    QVERIFY(names.contains(QStringLiteral("launchSeveralAction")));
    QVERIFY(names.contains(QStringLiteral("scheduleAction")));
    QVERIFY(names.contains(QStringLiteral("launcherSettingsAction")));
}

void LaunchingTest::settingsAreTakenAtOnceAndRemembered()
{
    {
        LaunchingBench shown(m_theme, settingsPath());
        QCOMPARE(shown.window.launcherSettings(), LauncherSettings());
        const QSignalSpy chosen(&shown.window, &MainWindow::launcherSettingsChosen);
        QTRY_COMPARE(chosen.count(), 1); // those of the start
        shown.trigger("launcherSettingsAction");
        shown.enter("launcherConcurrency", 6);
        shown.enter("launcherStagger", 250);
        const auto settings = chosen.last().first().value<LauncherSettings>();
        QCOMPARE(settings.concurrency, 6);
        QCOMPARE(settings.stagger, 250ms);
    }
    LaunchingBench again(m_theme, settingsPath());
    const QSignalSpy remembered(&again.window, &MainWindow::launcherSettingsChosen);
    QTRY_COMPARE(remembered.count(), 1);
    QCOMPARE(remembered.first().first().value<LauncherSettings>().concurrency, 6);
    QCOMPARE(again.window.launcherSettings().concurrency, 6);
    QCOMPARE(again.window.launcherSettings().stagger, 250ms);
}

QTEST_MAIN(LaunchingTest)
#include "launchingtest.moc"
