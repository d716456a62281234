#include "samplefacts.h"
#include "tests/support/manualclock.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;
using namespace std::chrono_literals;

/// Launching beside the one button: several at a time, later, how fast; and the queue.
class LaunchingTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void severalSayWhatTheyCostBeforeTheyLeave();
    void severalInProductionNeedTheirCountTyped();
    void anotherConnectionTakesTheQuestionBack();
    void problemsInTheFormAreShownInstead();
    void aScheduleIsPlannedForATime();
    void aScheduleRepeatsSoManyTimes();
    void aTimeThatIsOverIsNotPlanned();
    void plannedLaunchesAreListedAndRemoved();
    void whatIsPlannedIsShownAlsoWithoutAFlow();
    void aQueueThatStandsIsShown();
    void aPauseIsShownWithItsReason();
    void takingBackSaysWhatHasLeft();
    void theMenuBesideTheButtonHoldsTheOtherWays();
    void settingsAreTakenAtOnceAndRemembered();

private:
    struct Window
    {
        Window(Theme &theme, const QString &settingsPath)
            : settings(settingsPath, QSettings::IniFormat), window(theme, clock, settings)
        {
            window.show();
            window.activateWindow();
            status.profile.id = ProfileId(QStringLiteral("a"));
        }
        void signIn()
        {
            window.showConnection(status);
            window.showFlows(sampleFlows());
            RateBudgetState budget;
            budget.allowed = 300;
            window.showRateBudget(budget);
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
        [[nodiscard]] QString words(const char *label) const { return find<QLabel>(label)->text(); }
        void press(const char *button) const { QTest::mouseClick(find(button), Qt::LeftButton); }
        void trigger(const char *action) const
        {
            window.findChild<QAction *>(QLatin1String(action))->trigger();
        }
        void enter(const char *box, int value) const
        {
            auto *spin = find<QSpinBox>(box);
            spin->setFocus();
            spin->selectAll();
            QTest::keyClicks(spin, QString::number(value));
        }
        /// The question that stands in the window of that name.
        [[nodiscard]] QWidget *question(const char *in) const
        {
            return find(in)->findChild<QWidget *>(QStringLiteral("questionBar"));
        }

        ManualClock clock;
        QSettings settings;
        ConnectionStatus status = signedIn();
        MainWindow window;
    };

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
    Window shown(m_theme, settingsPath());
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
    Window shown(m_theme, settingsPath());
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

void LaunchingTest::anotherConnectionTakesTheQuestionBack()
{
    Window shown(m_theme, settingsPath());
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
    Window shown(m_theme, settingsPath());
    shown.signIn();
    auto *field = shown.find<QLineEdit>("editor.accountId");
    field->clear();
    QTest::keyClicks(field, QStringLiteral("x"));
    shown.find("flowSearch")->setFocus();
    shown.trigger("launchSeveralAction");
    QVERIFY(shown.window.findChild<QWidget *>(QStringLiteral("severalWindow")) == nullptr);
    QCOMPARE(shown.window.focusWidget(), field);
}

void LaunchingTest::aScheduleIsPlannedForATime()
{
    Window shown(m_theme, settingsPath());
    shown.signIn();
    const QSignalSpy added(&shown.window, &MainWindow::scheduleAdded);
    shown.trigger("scheduleAction");
    auto *first = shown.find<QDateTimeEdit>("scheduleFirst");
    QVERIFY(first->dateTime() > shown.clock.nowUtc().toLocalTime());
    QVERIFY(first->accessibleDescription().contains(QStringLiteral("UTC")));
    QVERIFY(!shown.find("scheduleTimes")->isEnabled());
    const QDateTime at = shown.clock.nowUtc().addSecs(7200);
    first->setDateTime(at.toLocalTime());
    QVERIFY(first->accessibleDescription().contains(QStringLiteral("in 2 h")));
    shown.enter("scheduleCopies", 5);
    shown.press("scheduleAdd");

    QCOMPARE(added.count(), 1);
    const auto schedule = added.first().first().value<Schedule>();
    QVERIFY(!schedule.id.isEmpty());
    QCOMPARE(schedule.profileId, ProfileId(QStringLiteral("a")));
    QCOMPARE(schedule.nextAt, at);
    QCOMPARE(schedule.copies, 5);
    QVERIFY(!schedule.every && !schedule.timesLeft);
    QVERIFY(schedule.request.id.isEmpty());
    QCOMPARE(schedule.request.flowId, lateFeeWaiver().id);
    QCOMPARE(schedule.request.queuePriority, LaunchPriority::Scheduled);
}

void LaunchingTest::aScheduleRepeatsSoManyTimes()
{
    Window shown(m_theme, settingsPath());
    shown.status.profile.production = true;
    shown.signIn();
    const QSignalSpy added(&shown.window, &MainWindow::scheduleAdded);
    shown.trigger("scheduleAction");
    shown.enter("scheduleEvery", 30);
    QVERIFY(shown.find("scheduleTimes")->isEnabled());
    shown.enter("scheduleTimes", 4);
    shown.press("scheduleAdd");
    // In production it asks, since nobody will be there to ask when the time comes.
    QCOMPARE(added.count(), 0);
    QWidget *question = shown.question("schedulesWindow");
    QVERIFY(question->isVisible());
    QVERIFY(question->accessibleName().contains(QStringLiteral("every 30 min, 4 time(s) more")));
    QTest::mouseClick(question->findChild<QWidget *>(QStringLiteral("questionConfirm")), Qt::LeftButton);
    QCOMPARE(added.count(), 1);
    const auto schedule = added.first().first().value<Schedule>();
    QCOMPARE(schedule.every, std::optional(std::chrono::minutes(30)));
    QCOMPARE(schedule.timesLeft, std::optional(4));
}

void LaunchingTest::aTimeThatIsOverIsNotPlanned()
{
    Window shown(m_theme, settingsPath());
    shown.signIn();
    shown.trigger("scheduleAction");
    QVERIFY(shown.find("scheduleAdd")->isEnabled());
    // It goes by while the form is open.
    shown.clock.advance(std::chrono::minutes(6));
    QVERIFY(!shown.find("scheduleAdd")->isEnabled());
    QVERIFY(
        shown.find("scheduleFirst")->accessibleDescription().contains(QStringLiteral("choose a later one")));
}

void LaunchingTest::plannedLaunchesAreListedAndRemoved()
{
    Window shown(m_theme, settingsPath());
    shown.signIn();
    shown.trigger("scheduleAction");
    Schedule schedule;
    schedule.id = ScheduleId(QStringLiteral("s-1"));
    schedule.request.flowName = QStringLiteral("Late-fee waiver");
    schedule.copies = 3;
    schedule.nextAt = shown.clock.nowUtc().addSecs(90);
    schedule.every = std::chrono::minutes(30);
    schedule.timesDone = 2;
    Schedule missed = schedule;
    missed.id = ScheduleId(QStringLiteral("s-2"));
    missed.nextAt = {};
    missed.every.reset();
    missed.timesMissed = 1;
    missed.lastProblem = QStringLiteral("Another connection was open");
    shown.window.showSchedules({schedule, missed});

    auto *table = shown.find<QTableView>("schedulesTable");
    const auto row = [table](int number) {
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            cells << table->model()->index(number, column).data().toString();
        }
        return cells.join(QStringLiteral(" | "));
    };
    QCOMPARE(row(0), QStringLiteral("Late-fee waiver | in 2 min | every 30 min | 3 | 2 | 0"));
    QCOMPARE(row(1), QStringLiteral("Late-fee waiver | over | once | 3 | 2 | 1: Another connection was open"));
    shown.clock.advance(60s);
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("in 30 s"));

    const QSignalSpy removed(&shown.window, &MainWindow::scheduleRemoved);
    QVERIFY(!shown.find("scheduleRemove")->isEnabled());
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Down);
    shown.press("scheduleRemove");
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().value<ScheduleId>(), missed.id);
    shown.window.showSchedules({schedule});
    QCOMPARE(table->model()->rowCount(), 1);
    shown.window.showScheduleRefusal(schedule.id, QStringLiteral("Choose an interval"));
    QCOMPARE(shown.words("scheduleProblem"), QStringLiteral("Choose an interval"));
}

void LaunchingTest::whatIsPlannedIsShownAlsoWithoutAFlow()
{
    Window shown(m_theme, settingsPath());
    Schedule schedule;
    schedule.id = ScheduleId(QStringLiteral("s-1"));
    shown.window.showSchedules({schedule});
    shown.trigger("scheduleAction");
    QCOMPARE(shown.find<QTableView>("schedulesTable")->model()->rowCount(), 1);
    QVERIFY(!shown.find("scheduleAdd")->isEnabled());
    QVERIFY(shown.words("scheduleFlow").contains(QStringLiteral("Select a flow")));
}

void LaunchingTest::aQueueThatStandsIsShown()
{
    Window shown(m_theme, settingsPath());
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
    Window shown(m_theme, settingsPath());
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
    QVERIFY(chip->accessibleName().contains(QStringLiteral("Paused: The disk is full · 12 queued")));
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

void LaunchingTest::takingBackSaysWhatHasLeft()
{
    Window shown(m_theme, settingsPath());
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
    QVERIFY2(words.contains(QStringLiteral("Take back 12 queued")), qPrintable(words));
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
    QVERIFY(!(*open)->isVisible()); // there is nothing to take back any more
}

void LaunchingTest::theMenuBesideTheButtonHoldsTheOtherWays()
{
    Window shown(m_theme, settingsPath());
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
        Window shown(m_theme, settingsPath());
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
    Window again(m_theme, settingsPath());
    const QSignalSpy remembered(&again.window, &MainWindow::launcherSettingsChosen);
    QTRY_COMPARE(remembered.count(), 1);
    QCOMPARE(remembered.first().first().value<LauncherSettings>().concurrency, 6);
    QCOMPARE(again.window.launcherSettings().concurrency, 6);
    QCOMPARE(again.window.launcherSettings().stagger, 250ms);
}

QTEST_MAIN(LaunchingTest)
#include "launchingtest.moc"
