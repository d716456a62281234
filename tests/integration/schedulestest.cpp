#include "engine/schedules.h"

#include "tests/integration/deskbench.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

/// A clock whose calendar a test can set.
class JumpingClock final : public Clock
{
public:
    [[nodiscard]] QDateTime nowUtc() const override { return m_clock.nowUtc().addMSecs(m_offset.count()); }
    [[nodiscard]] Milliseconds monotonic() const override { return m_clock.monotonic(); }
    [[nodiscard]] std::unique_ptr<Alarm> createAlarm(std::function<void()> onTime) const override
    {
        return m_clock.createAlarm(std::move(onTime));
    }

    void advance(Milliseconds step) { m_clock.advance(step); }
    /// As after a sleep, or where somebody sets the clock: no alarm rings for it.
    void jump(Milliseconds step) { m_offset += step; }

private:
    ManualClock m_clock;
    Milliseconds m_offset{0};
};

struct Bench
{
    Bench() : desk(&clock), schedules(desk.desk, clock)
    {
        QObject::connect(&schedules, &Schedules::changed, &schedules,
                         [this](const QList<Schedule> &now) { known = now; });
        QObject::connect(&schedules, &Schedules::refused, &schedules,
                         [this](const ScheduleId &, const QString &reason) { refusals.append(reason); });
        desk.connect(Dialect::FlowExecutions);
    }

    [[nodiscard]] Schedule schedule(std::chrono::seconds in) const
    {
        Schedule value;
        value.id = newScheduleId();
        value.profileId = ProfileId(QStringLiteral("profile"));
        value.request.flowId = FlowId(QStringLiteral("f"));
        value.nextAt = clock.nowUtc().addSecs(in.count());
        return value;
    }
    [[nodiscard]] qsizetype launched() const { return static_cast<qsizetype>(desk.store.all().size()); }

    JumpingClock clock;
    DeskBench desk;
    Schedules schedules;
    QList<Schedule> known;
    QStringList refusals;
};

} // namespace

/// Schedules on a clock that the test moves, and whose calendar it sets.
class SchedulesTest final : public QObject
{
    Q_OBJECT

private slots:
    void aLaunchIsMadeAtItsTimeAndThenForgotten()
    {
        Bench bench;
        Schedule once = bench.schedule(90min);
        once.copies = 3;
        bench.schedules.add(once);
        QCOMPARE(bench.known.size(), 1);
        bench.clock.advance(90min - 1ms);
        QCOMPARE(bench.launched(), 0);
        bench.clock.advance(1ms);
        QCOMPARE(bench.launched(), 3);
        QVERIFY(bench.known.isEmpty());
        QCOMPARE(bench.desk.store.all().front().createdAt, once.nextAt);
        bench.clock.advance(24h);
        QCOMPARE(bench.launched(), 3);
    }

    void everyFewMinutesUntilItsTimesAreUsedUp()
    {
        Bench bench;
        Schedule repeated = bench.schedule(10min);
        repeated.every = 15min;
        repeated.timesLeft = 4;
        bench.schedules.add(repeated);
        bench.clock.advance(10min);
        QCOMPARE(bench.launched(), 1);
        QCOMPARE(bench.known.first().timesLeft, 3);
        QCOMPARE(bench.known.first().timesDone, 1);
        QCOMPARE(bench.known.first().nextAt, repeated.nextAt.addSecs(15 * 60));
        bench.clock.advance(45min);
        QCOMPARE(bench.launched(), 4);
        QVERIFY(bench.known.isEmpty());
        bench.clock.advance(2h);
        QCOMPARE(bench.launched(), 4);
    }

    void withoutANumberItGoesOnUntilItIsRemoved()
    {
        Bench bench;
        Schedule endless = bench.schedule(0s);
        endless.every = 1min;
        bench.schedules.add(endless);
        bench.clock.advance(1h);
        QCOMPARE(bench.launched(), 61);
        bench.schedules.remove(endless.id);
        QVERIFY(bench.known.isEmpty());
        bench.clock.advance(1h);
        QCOMPARE(bench.launched(), 61);
    }

    void eachHasItsOwnTime_AndOneMayBeReplaced()
    {
        Bench bench;
        const Schedule late = bench.schedule(30min);
        Schedule early = bench.schedule(20min);
        bench.schedules.add(late);
        bench.schedules.add(early);
        early.nextAt = early.nextAt.addSecs(-10 * 60);
        bench.schedules.add(early);
        QCOMPARE(bench.known.size(), 2);
        bench.clock.advance(10min);
        QCOMPARE(bench.launched(), 1);
        QCOMPARE(bench.known.size(), 1);
        QCOMPARE(bench.known.first().id, late.id);
        bench.clock.advance(20min);
        QCOMPARE(bench.launched(), 2);
    }

    void plannedLaunchesWaitBehindTheOperator()
    {
        Bench bench;
        bench.desk.desk.setSettings({.concurrency = 1, .stagger = {}});
        bench.desk.isHolding = true;
        Schedule once = bench.schedule(1min);
        once.request.flowId = FlowId(QStringLiteral("planned"));
        bench.schedules.add(once);
        bench.clock.advance(1min);
        LaunchRequest asked;
        asked.flowId = FlowId(QStringLiteral("asked"));
        bench.desk.desk.launch(asked);
        QVERIFY(bench.desk.reaches([&] { return bench.desk.posts().size() == 1; }));
        QVERIFY2(bench.desk.posts().first().contains("asked"), bench.desk.posts().first().constData());
    }

    void whatWasDueWhileTheMachineSleptIsMissedAndNotMadeUpFor()
    {
        Bench bench;
        Schedule repeated = bench.schedule(10min);
        repeated.every = 30min;
        bench.schedules.add(repeated);
        const Schedule once = bench.schedule(2h);
        bench.schedules.add(once);
        bench.clock.advance(10min);
        QCOMPARE(bench.launched(), 1);
        // 10 past, 40 past, … until 8:10 later; the calendar is looked at again within half a minute.
        bench.clock.jump(8h + 5min);
        bench.clock.advance(30s);
        QCOMPARE(bench.launched(), 1);
        QCOMPARE(bench.known.size(), 2);
        QCOMPARE(bench.known.first().timesMissed, 16);
        QCOMPARE(bench.known.first().timesDone, 1);
        QVERIFY(!bench.known.first().lastProblem.isEmpty());
        QCOMPARE(bench.known.first().nextAt, repeated.nextAt.addSecs(17 * 30 * 60));
        QCOMPARE(bench.known.last().timesMissed, 1);
        QVERIFY(!bench.known.last().nextAt.isValid());
        // On its grid as before.
        bench.clock.advance(25min);
        QCOMPARE(bench.launched(), 2);
        bench.schedules.remove(once.id);
        QCOMPARE(bench.known.size(), 1);
    }

    void whatTheMachineSleptThroughCountsAmongTheTimesOfASchedule()
    {
        Bench bench;
        Schedule repeated = bench.schedule(1min);
        repeated.every = 1min;
        repeated.timesLeft = 5;
        bench.schedules.add(repeated);
        bench.clock.jump(24h * 365);
        bench.clock.advance(30s);
        QCOMPARE(bench.launched(), 0);
        QCOMPARE(bench.known.first().timesMissed, 5);
        QVERIFY(!bench.known.first().nextAt.isValid());
        bench.clock.advance(1h);
        QCOMPARE(bench.known.first().timesMissed, 5);
    }

    void whoWakesUpJustInTimeLaunchesOnce()
    {
        Bench bench;
        Schedule repeated = bench.schedule(1min);
        repeated.every = 1min;
        bench.schedules.add(repeated);
        // At the minute, with the time of one minute ago still within bounds.
        bench.clock.jump(10min);
        bench.clock.advance(30s);
        QCOMPARE(bench.launched(), 1);
        QCOMPARE(bench.known.first().timesDone, 1);
        QCOMPARE(bench.known.first().timesMissed, 9);
        QCOMPARE(bench.known.first().nextAt, repeated.nextAt.addSecs(10 * 60));
    }

    void aClockThatIsSetBackLaunchesNothingTwice()
    {
        Bench bench;
        Schedule repeated = bench.schedule(10min);
        repeated.every = 10min;
        bench.schedules.add(repeated);
        bench.clock.advance(20min);
        QCOMPARE(bench.launched(), 2);
        bench.clock.jump(-20min);
        bench.clock.advance(29min);
        QCOMPARE(bench.launched(), 2);
        bench.clock.advance(1min);
        QCOMPARE(bench.launched(), 3);
        QCOMPARE(bench.known.first().timesMissed, 0);
    }

    void otherConnectionsAndPausesMissTheirTimes()
    {
        Bench bench;
        Schedule repeated = bench.schedule(1min);
        repeated.every = 1min;
        bench.schedules.add(repeated);
        const auto problemAfterAMinute = [&bench] {
            bench.clock.advance(1min);
            return bench.known.first().lastProblem;
        };
        bench.desk.connect(Dialect::FlowExecutions, QStringLiteral("other"));
        QVERIFY(problemAfterAMinute().contains(u"Another connection"));
        bench.desk.disconnect();
        QVERIFY(problemAfterAMinute().contains(u"signed in"));
        bench.desk.connect(Dialect::FlowExecutions);
        bench.desk.desk.pause(QStringLiteral("By the operator"));
        QVERIFY(problemAfterAMinute().contains(u"By the operator"));
        QCOMPARE(bench.launched(), 0);
        QCOMPARE(bench.known.first().timesMissed, 3);
        bench.desk.desk.resume(QStringLiteral("By the operator"));
        bench.clock.advance(1min);
        QCOMPARE(bench.launched(), 1);
        QCOMPARE(bench.known.first().timesDone, 1);
        QCOMPARE(bench.known.first().timesMissed, 3);
    }

    void whatCannotBeIsRefusedWithWords_data()
    {
        QTest::addColumn<Schedule>("schedule");
        QTest::addColumn<QString>("word");
        const Bench bench;
        const auto row = [&bench](const char *name, const QString &word, const auto &change) {
            Schedule schedule = bench.schedule(1h);
            change(schedule);
            QTest::newRow(name) << schedule << word;
        };
        row("no flow", QStringLiteral("flow"), [](Schedule &value) { value.request.flowId = {}; });
        row("no copies", QStringLiteral("10,000"), [](Schedule &value) { value.copies = 0; });
        row("too many copies", QStringLiteral("10,000"), [](Schedule &value) { value.copies = 10'001; });
        row("no interval", QStringLiteral("minute"), [](Schedule &value) { value.every = 0min; });
        row("negative interval", QStringLiteral("minute"), [](Schedule &value) { value.every = -5min; });
        row("endless interval", QStringLiteral("year"), [](Schedule &value) { value.every = 24h * 400; });
        row("no times", QStringLiteral("once"), [](Schedule &value) { value.timesLeft = 0; });
        row("no time", QStringLiteral("time"), [](Schedule &value) { value.nextAt = {}; });
        row("over", QStringLiteral("over"),
            [](Schedule &value) { value.nextAt = value.nextAt.addSecs(-3600 - 61); });
    }

    void whatCannotBeIsRefusedWithWords()
    {
        QFETCH(const Schedule, schedule);
        QFETCH(const QString, word);
        Bench bench;
        bench.schedules.add(schedule);
        QCOMPARE(bench.refusals.size(), 1);
        QVERIFY2(bench.refusals.first().contains(word), qPrintable(bench.refusals.first()));
        QVERIFY(bench.known.isEmpty());
        bench.clock.advance(3h);
        QCOMPARE(bench.launched(), 0);
    }

    void aTimeWithinTheLastMinuteMeansNow()
    {
        Bench bench;
        bench.schedules.add(bench.schedule(-40s));
        bench.clock.advance(0ms);
        QCOMPARE(bench.launched(), 1);
    }
};

QTEST_GUILESS_MAIN(SchedulesTest)
#include "schedulestest.moc"
