#include "engine/pollschedule.h"

#include <QTest>

#include <algorithm>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

ExecutionId idOf(int number)
{
    return ExecutionId(QString::number(number));
}

const ExecutionId one = idOf(1);

constexpr UsualDuration aboutFiveMinutes{290s, 310s};

/// A schedule with a clock, and one look each quarter of a second: 240 a minute.
class Desk
{
public:
    explicit Desk(quint32 seed = 1) : schedule(PollIntervals(), seed) {}

    /// Launched now.
    void launch(const ExecutionId &id, const PollSubject &subject = {})
    {
        m_launchedAt.insert(id, now);
        m_subjects.insert(id, subject);
        m_heardAt.insert(id, now);
        plan(id);
    }

    /// Looks go on for that long.
    void pass(Milliseconds time, Milliseconds spacing = 250ms)
    {
        for (const Milliseconds end = now + time; now < end; now += spacing) {
            if (const auto id = schedule.take(now)) {
                looks.append({*id, now});
                m_stalest = std::max(m_stalest, now - m_heardAt.value(*id));
                m_heardAt.insert(*id, now);
                plan(*id);
            }
        }
    }

    /// When `id` was looked at, since its launch.
    [[nodiscard]] QList<Milliseconds> ages(const ExecutionId &id) const
    {
        QList<Milliseconds> ages;
        for (const auto &[looked, at] : looks) {
            if (looked == id) {
                ages.append(at - m_launchedAt.value(id));
            }
        }
        return ages;
    }
    [[nodiscard]] QList<Milliseconds> pauses(const ExecutionId &id) const
    {
        QList<Milliseconds> pauses = ages(id);
        for (qsizetype i = pauses.size() - 1; i > 0; --i) {
            pauses[i] -= pauses[i - 1];
        }
        return pauses;
    }

    /// The longest time that any execution, now or ever, was not heard of.
    [[nodiscard]] Milliseconds stalest() const
    {
        Milliseconds stalest = m_stalest;
        for (const Milliseconds heardAt : m_heardAt) {
            stalest = std::max(stalest, now - heardAt);
        }
        return stalest;
    }

    PollSchedule schedule;
    Milliseconds now{0};
    QList<std::pair<ExecutionId, Milliseconds>> looks;

private:
    void plan(const ExecutionId &id)
    {
        PollSubject subject = m_subjects.value(id);
        subject.age = now - m_launchedAt.value(id);
        schedule.plan(id, now, subject);
    }

    QHash<ExecutionId, Milliseconds> m_launchedAt;
    QHash<ExecutionId, PollSubject> m_subjects;
    QHash<ExecutionId, Milliseconds> m_heardAt;
    Milliseconds m_stalest{0};
};

PollSubject ofUsual(const UsualDuration &usual)
{
    PollSubject subject;
    subject.usual = usual;
    return subject;
}

PollSubject ofKind(PollSubject::Kind kind)
{
    PollSubject subject;
    subject.kind = kind;
    return subject;
}

bool isAbout(Milliseconds value, Milliseconds expected)
{
    return std::chrono::abs(value - expected) <= expected / 10 + 250ms;
}

} // namespace

class PollScheduleTest final : public QObject
{
    Q_OBJECT

private slots:
    void oneOfWhichNothingIsKnownIsLookedAtEveryInterval()
    {
        Desk desk;
        desk.launch(one);
        desk.pass(2min);
        for (const Milliseconds pause : desk.pauses(one)) {
            QVERIFY2(isAbout(pause, 5s), qPrintable(QString::number(pause.count())));
        }
        QVERIFY(desk.looks.size() >= 22);
    }

    void longBeforeItsUsualEndAnExecutionIsLookedAtSeldomAndNearItOften()
    {
        Desk desk;
        desk.launch(one, ofUsual(aboutFiveMinutes));
        desk.pass(290s);
        QVERIFY2(desk.looks.size() <= 13, qPrintable(QString::number(desk.looks.size())));
        for (const Milliseconds pause : desk.pauses(one)) {
            QVERIFY(pause <= 33s + 250ms);
        }
        const qsizetype before = desk.looks.size();
        desk.pass(20s);
        const qsizetype near = desk.looks.size() - before;
        QVERIFY2(near >= 6 && near <= 10, qPrintable(QString::number(near)));
    }

    void theFirstLookNearTheEndComesWhenThatBegins()
    {
        Desk desk;
        desk.launch(one, ofUsual({100s, 104s}));
        desk.pass(110s);
        const QList<Milliseconds> ages = desk.ages(one);
        const auto inSpan = [](Milliseconds age) { return age >= 99s && age <= 104s; };
        const auto count = std::count_if(ages.begin(), ages.end(), inSpan);
        QVERIFY2(count >= 3, "about once a second");
    }

    void pastItsUsualEndTheIntervalsGrow()
    {
        Desk desk;
        desk.launch(one, ofUsual({10s, 12s}));
        desk.pass(20min);
        const QList<Milliseconds> pauses = desk.pauses(one);
        QVERIFY(pauses.last() >= 50s);
        QVERIFY(pauses.last() <= 67s);
        const QList<Milliseconds> ages = desk.ages(one);
        const auto early = std::count_if(ages.begin(), ages.end(), [](auto age) { return age <= 2min; });
        QVERIFY2(early >= 12, qPrintable(QString::number(early)));
    }

    void oneThatTellsOfItselfAndOneThatIsLostAreLookedAtSeldom()
    {
        for (const auto kind : {PollSubject::Kind::Tells, PollSubject::Kind::Lost}) {
            Desk desk;
            desk.launch(one, ofKind(kind));
            desk.pass(5min);
            QVERIFY(desk.looks.size() >= 4 && desk.looks.size() <= 6);
        }
    }

    void whatIsOutOfDateIsLookedAtAtOnceAndFirst()
    {
        Desk desk;
        PollSubject restored;
        restored.isReconciling = true;
        desk.launch(one);
        desk.pass(10s);
        desk.launch(idOf(2), restored);
        QCOMPARE(desk.schedule.take(desk.now), idOf(2));
    }

    void whatWasAskedForGoesFirst()
    {
        Desk desk;
        for (int i = 1; i <= 100; ++i) {
            desk.launch(idOf(i));
        }
        desk.now += 10s;
        desk.schedule.prefer(idOf(60), desk.now);
        desk.schedule.hasten(idOf(50), desk.now, LookRank::Asked);
        desk.schedule.hasten(idOf(70), desk.now, LookRank::LastLook);
        QVERIFY(desk.schedule.hasAsked());
        QCOMPARE(desk.schedule.takeAsked(desk.now), idOf(70));
        QCOMPARE(desk.schedule.takeAsked(desk.now), idOf(50));
        QCOMPARE(desk.schedule.takeAsked(desk.now), std::nullopt);
        QCOMPARE(desk.schedule.take(desk.now), idOf(60));
    }

    void theOneThatIsLookedAtByTheOperatorIsLookedAtOften()
    {
        Desk desk;
        for (int i = 1; i <= 1000; ++i) {
            desk.launch(idOf(i));
        }
        desk.schedule.prefer(idOf(500), desk.now);
        desk.pass(5min);
        for (const Milliseconds pause : desk.pauses(idOf(500))) {
            QVERIFY2(pause <= 6s + 250ms, qPrintable(QString::number(pause.count())));
        }
        QVERIFY(desk.ages(idOf(500)).size() >= 50);
    }

    void aThousandAreEachLookedAtInTurn()
    {
        Desk desk;
        for (int i = 1; i <= 1000; ++i) {
            desk.launch(idOf(i));
        }
        desk.pass(20min);
        // 1,000 at 240 a minute take 250 s; the first look waits for its interval, and times are jittered.
        QVERIFY2(desk.stalest() <= 250s + 10s, qPrintable(QString::number(desk.stalest().count())));
        QVERIFY2(desk.looks.size() > 4750, "no slot is left unused");
    }

    void nobodyStarvesWhileManyAreNearTheirEnd()
    {
        Desk desk;
        // A tenth of them is to end now, and does not; the others are far from it.
        for (int i = 1; i <= 1000; ++i) {
            desk.launch(idOf(i), ofUsual(i % 10 == 0 ? UsualDuration{0s, 2h} : UsualDuration{2h, 3h}));
        }
        desk.pass(40min);
        QVERIFY2(desk.stalest() <= 500s + 60s, qPrintable(QString::number(desk.stalest().count())));
        qsizetype near = 0;
        for (const auto &[id, at] : desk.looks) {
            near += id.text().toInt() % 10 == 0 ? 1 : 0;
        }
        QVERIFY2(near > desk.looks.size() * 45 / 100, "a tenth of them gets about half of the looks");
    }

    void nobodyStarvesWhileTheOperatorAsksAgainAndAgain()
    {
        Desk desk;
        for (int i = 1; i <= 100; ++i) {
            desk.launch(idOf(i));
        }
        for (int i = 0; i < 1000; ++i) {
            for (int asked = 1; asked <= 10; ++asked) {
                desk.schedule.hasten(idOf(asked), desk.now, LookRank::Asked);
            }
            desk.pass(250ms);
        }
        QVERIFY2(desk.stalest() <= 2 * 100 * 250ms + 6s, qPrintable(QString::number(desk.stalest().count())));
    }

    void whoComesNearTheEndWhileWaitingGoesForward()
    {
        Desk desk;
        for (int i = 1; i <= 100; ++i) {
            desk.launch(idOf(i));
        }
        desk.launch(idOf(101), ofUsual({40s, 60s}));
        desk.now = 36s; // All are due, and that one is not near its end.
        QVERIFY(desk.schedule.take(desk.now) != idOf(101));
        QVERIFY(desk.schedule.take(desk.now) != idOf(101));
        desk.now = 41s;
        QCOMPARE(desk.schedule.take(desk.now), idOf(101));
    }

    void pushPostponesWhatNobodyAskedFor()
    {
        Desk desk;
        desk.launch(one);
        desk.launch(idOf(2));
        desk.pass(2s);
        desk.schedule.hasten(one, desk.now, LookRank::Asked);
        for (int i = 1; i <= 2; ++i) {
            desk.schedule.postpone(idOf(i), desk.now, true);
        }
        QCOMPARE(desk.schedule.take(desk.now), one);
        QCOMPARE(desk.schedule.take(desk.now + 53s), std::nullopt);
        QCOMPARE(desk.schedule.take(desk.now + 67s), idOf(2));
    }

    void withoutALiveChannelOneEventPostponesByAnIntervalOnly()
    {
        Desk desk;
        desk.launch(one);
        desk.now = 4s;
        desk.schedule.postpone(one, desk.now, false);
        QCOMPARE(desk.schedule.take(desk.now + 4s), std::nullopt);
        QCOMPARE(desk.schedule.take(desk.now + 6s), one);
    }

    void aBurstSpreads()
    {
        Desk desk;
        for (int i = 1; i <= 100; ++i) {
            desk.launch(idOf(i), ofUsual({300s, 310s}));
        }
        desk.now = 27s - 1ms;
        QCOMPARE(desk.schedule.take(desk.now), std::nullopt);
        int seconds = 0;
        for (desk.now = 27s; desk.now <= 33s; desk.now += 1s) {
            bool any = false;
            while (desk.schedule.take(desk.now)) {
                any = true;
            }
            seconds += any ? 1 : 0;
        }
        QVERIFY2(seconds >= 5, qPrintable(QString::number(seconds)));
        QCOMPARE(desk.schedule.take(33s + 1ms), std::nullopt);
    }

    void theSameSeedGivesTheSameTimes()
    {
        const auto looksOf = [](quint32 seed) {
            Desk desk(seed);
            for (int i = 1; i <= 30; ++i) {
                desk.launch(idOf(i), ofUsual(aboutFiveMinutes));
            }
            desk.pass(3min);
            return desk.looks;
        };
        QCOMPARE(looksOf(7), looksOf(7));
        QVERIFY(looksOf(7) != looksOf(8));
    }

    void allCanBeAskedForAtOnceTheStalestFirst()
    {
        Desk desk;
        for (int i = 1; i <= 20; ++i) {
            desk.launch(idOf(i), ofUsual(aboutFiveMinutes));
            desk.now += 10ms;
        }
        desk.schedule.hastenAll(desk.now);
        QList<int> order;
        while (const auto id = desk.schedule.take(desk.now)) {
            order.append(id->text().toInt());
        }
        QCOMPARE(order.size(), 20);
        QCOMPARE(QSet<int>(order.begin(), order.end()).size(), 20);
        QCOMPARE(desk.schedule.nextDue(desk.now), std::nullopt);
    }

    void oneThatIsRemovedIsNotLookedAtAndItsPlaceIsUsedAgain()
    {
        Desk desk;
        desk.launch(one);
        desk.launch(idOf(2));
        desk.schedule.remove(one);
        QVERIFY(!desk.schedule.contains(one));
        desk.launch(idOf(3));
        desk.now = 10s;
        QSet<ExecutionId> taken;
        while (const auto id = desk.schedule.take(desk.now)) {
            taken.insert(*id);
        }
        QCOMPARE(taken, QSet<ExecutionId>({idOf(2), idOf(3)}));
        desk.schedule.remove(idOf(2));
        desk.schedule.remove(idOf(3));
        QVERIFY(desk.schedule.isEmpty());
    }

    void whatIsTakenIsNotTakenTwice()
    {
        Desk desk;
        desk.launch(one);
        QCOMPARE(desk.schedule.take(10s), one);
        desk.schedule.hasten(one, 10s, LookRank::Asked);
        QCOMPARE(desk.schedule.take(20s), std::nullopt);
        QCOMPARE(desk.schedule.promise(one, 20s, 250ms), std::nullopt);
    }

    void withoutACrowdThePromisedTimeIsThePlannedOne()
    {
        Desk desk;
        desk.launch(one);
        const auto promised = desk.schedule.promise(one, desk.now, 250ms);
        QVERIFY(promised);
        desk.pass(10s);
        QVERIFY(std::chrono::abs(desk.ages(one).first() - *promised) <= 250ms);
    }

    void inACrowdThePromisedTimeIsAboutRight()
    {
        Desk desk;
        for (int i = 1; i <= 1000; ++i) {
            desk.launch(idOf(i));
        }
        desk.pass(10min);
        // The one that was looked at just now is the last in the queue, the stalest is next.
        const ExecutionId last = desk.looks.last().first;
        const qsizetype count = desk.ages(last).size();
        const Milliseconds promised = desk.schedule.promise(last, desk.now, 250ms).value();
        const Milliseconds until = promised - desk.now;
        QVERIFY2(until >= 200s && until <= 300s, qPrintable(QString::number(until.count())));
        const ExecutionId middle = desk.looks.at(desk.looks.size() - 500).first;
        const Milliseconds sooner = desk.schedule.promise(middle, desk.now, 250ms).value() - desk.now;
        QVERIFY2(sooner >= 90s && sooner <= 160s, qPrintable(QString::number(sooner.count())));
        desk.pass(until + 5s);
        QVERIFY2(desk.ages(last).size() > count, "kept");
    }

    void aPromiseThatIsNotKeptIsToldOnce()
    {
        Desk desk;
        desk.launch(one);
        desk.launch(idOf(2));
        desk.now = 10s;
        // Nobody may look: the budget is used up until the end of the minute.
        const QList<ExecutionId> broken = desk.schedule.brokenPromises(desk.now, 10);
        QCOMPARE(broken.size(), 2);
        QCOMPARE(desk.schedule.brokenPromises(desk.now, 1).size(), 1);
        for (const ExecutionId &id : broken) {
            QVERIFY(desk.schedule.promise(id, 60s, 250ms) >= Milliseconds(60s));
        }
        QVERIFY(desk.schedule.brokenPromises(desk.now, 10).isEmpty());
        QVERIFY(desk.schedule.nextBrokenPromise() > Milliseconds(60s));
    }
};

QTEST_GUILESS_MAIN(PollScheduleTest)
#include "pollscheduletest.moc"
