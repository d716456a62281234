#include "launchingbench.h"

#include <QDateTimeEdit>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace flowconsole;
using namespace std::chrono_literals;

/// Launches that are planned: for a time, every so many minutes, listed and removed.
class SchedulesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aScheduleIsPlannedForATime();
    void aScheduleRepeatsSoManyTimes();
    void aTimeThatIsOverIsNotPlanned();
    void aProposedTimeMovesOn();
    void theFormBeginsAnewOnceAScheduleWasTaken();
    void theValuesThatStandInTheFormWhenItIsAddedAreLaunched();
    void plannedLaunchesAreListedAndRemoved();
    void whatIsPlannedIsShownAlsoWithoutAFlow();

private:
    [[nodiscard]] QString settingsPath() const { return m_folder->filePath(QStringLiteral("settings.ini")); }

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void SchedulesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme.setChoice(SchemeChoice::Light);
}

void SchedulesTest::aScheduleIsPlannedForATime()
{
    LaunchingBench shown(m_theme, settingsPath());
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

void SchedulesTest::aScheduleRepeatsSoManyTimes()
{
    LaunchingBench shown(m_theme, settingsPath());
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

void SchedulesTest::aTimeThatIsOverIsNotPlanned()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    shown.trigger("scheduleAction");
    auto *first = shown.find<QDateTimeEdit>("scheduleFirst");
    first->setDateTime(first->dateTime().addSecs(60));
    QVERIFY(shown.find("scheduleAdd")->isEnabled());
    // It goes by while the form is open.
    shown.clock.advance(std::chrono::minutes(7));
    QVERIFY(!shown.find("scheduleAdd")->isEnabled());
    QVERIFY(first->accessibleDescription().contains(QStringLiteral("choose a later one")));
}

void SchedulesTest::aProposedTimeMovesOn()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    shown.trigger("scheduleAction");
    const auto *first = shown.find<QDateTimeEdit>("scheduleFirst");
    const QDateTime proposed = first->dateTime();
    shown.clock.advance(20min);
    QVERIFY(first->dateTime() > proposed);
    QVERIFY(shown.find("scheduleAdd")->isEnabled());
}

void SchedulesTest::theFormBeginsAnewOnceAScheduleWasTaken()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    const QSignalSpy added(&shown.window, &MainWindow::scheduleAdded);
    shown.trigger("scheduleAction");
    auto *first = shown.find<QDateTimeEdit>("scheduleFirst");
    first->setDateTime(shown.clock.nowUtc().addSecs(60).toLocalTime());
    shown.enter("scheduleCopies", 5);
    shown.press("scheduleAdd");
    // Refused, what was typed is there to be mended.
    shown.window.showScheduleRefusal(ScheduleId(), QStringLiteral("Choose an interval"));
    QCOMPARE(shown.find<QSpinBox>("scheduleCopies")->value(), 5);
    shown.press("scheduleAdd");
    QCOMPARE(added.count(), 2);
    QCOMPARE(shown.words("scheduleProblem"), QString());

    shown.window.showSchedules({added.last().first().value<Schedule>()});
    shown.clock.advance(2min);
    QCOMPARE(shown.find<QSpinBox>("scheduleCopies")->value(), 1);
    QVERIFY(first->dateTime() > shown.clock.nowUtc().toLocalTime());
    QVERIFY2(!first->accessibleDescription().contains(QStringLiteral("over")),
             qPrintable(first->accessibleDescription()));
    QVERIFY(shown.find("scheduleAdd")->isEnabled());
}

void SchedulesTest::theValuesThatStandInTheFormWhenItIsAddedAreLaunched()
{
    LaunchingBench shown(m_theme, settingsPath());
    shown.signIn();
    const QSignalSpy added(&shown.window, &MainWindow::scheduleAdded);
    shown.trigger("scheduleAction");
    QTRY_VERIFY(shown.find("schedulesWindow")->isActiveWindow());
    shown.window.activateWindow();
    QTRY_VERIFY(shown.window.isActiveWindow());
    auto *name = shown.find<QLineEdit>("editor.customerName");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Sam Doe"));
    shown.find("schedulesWindow")->activateWindow();
    QTRY_VERIFY(shown.find("schedulesWindow")->isActiveWindow());
    shown.press("scheduleAdd");
    QCOMPARE(added.count(), 1);
    const auto schedule = added.first().first().value<Schedule>();
    QCOMPARE(schedule.request.inputs.value(u"customerName").toString(), QStringLiteral("Sam Doe"));

    // What is no value yet is not launched in the disguise of the last one.
    shown.window.activateWindow();
    QTRY_VERIFY(shown.window.isActiveWindow());
    auto *account = shown.find<QLineEdit>("editor.accountId");
    account->setFocus();
    account->selectAll();
    QTest::keyClicks(account, QStringLiteral("x"));
    shown.find("schedulesWindow")->activateWindow();
    QTRY_VERIFY(!shown.find("scheduleAdd")->isEnabled());
    QVERIFY(shown.words("scheduleFlow").contains(QStringLiteral("fill in its values")));
}

void SchedulesTest::plannedLaunchesAreListedAndRemoved()
{
    LaunchingBench shown(m_theme, settingsPath());
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

void SchedulesTest::whatIsPlannedIsShownAlsoWithoutAFlow()
{
    LaunchingBench shown(m_theme, settingsPath());
    Schedule schedule;
    schedule.id = ScheduleId(QStringLiteral("s-1"));
    shown.window.showSchedules({schedule});
    shown.trigger("scheduleAction");
    QCOMPARE(shown.find<QTableView>("schedulesTable")->model()->rowCount(), 1);
    QVERIFY(!shown.find("scheduleAdd")->isEnabled());
    QVERIFY(shown.words("scheduleFlow").contains(QStringLiteral("Select a flow")));
}

QTEST_MAIN(SchedulesTest)
#include "schedulestest.moc"
