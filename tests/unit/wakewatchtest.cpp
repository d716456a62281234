#include "engine/wakewatch.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

class WakeWatchTest final : public QObject
{
    Q_OBJECT

private slots:
    void anOrdinaryDayIsNoSleep()
    {
        ManualClock clock;
        const WakeWatch watch(clock);
        QSignalSpy woke(&watch, &WakeWatch::woke);
        clock.advance(24h);
        QCOMPARE(woke.count(), 0);
    }

    void aClockThatATimeServerCorrectsIsNoSleep()
    {
        ManualClock clock;
        const WakeWatch watch(clock);
        QSignalSpy woke(&watch, &WakeWatch::woke);
        clock.jumpCalendar(5s);
        clock.advance(10s);
        clock.jumpCalendar(-5s);
        clock.advance(10s);
        QCOMPARE(woke.count(), 0);
    }

    void aSleepThatStopsTheClockShowsInTheCalendar()
    {
        ManualClock clock;
        const WakeWatch watch(clock);
        QSignalSpy woke(&watch, &WakeWatch::woke);
        clock.advance(25s);
        clock.jumpCalendar(8h);
        clock.advance(5s);
        QCOMPARE(woke.count(), 1);
        const auto away = woke.first().first().value<std::chrono::seconds>();
        QVERIFY(away >= 8h && away <= 8h + 10s);
        // Told once.
        clock.advance(10min);
        QCOMPARE(woke.count(), 1);
    }

    void whatTheCalendarWasSetByIsTold()
    {
        ManualClock clock;
        const WakeWatch watch(clock);
        QSignalSpy jumped(&watch, &WakeWatch::calendarJumped);
        clock.advance(15s);
        clock.jumpCalendar(-2h);
        clock.advance(10s);
        QCOMPARE(jumped.count(), 1);
        QVERIFY(jumped.first().first().value<Milliseconds>() == -2h);
        clock.stall(5min);
        clock.advance(0s);
        QCOMPARE(jumped.count(), 1);
    }

    void aStoppedProgramWakesToo()
    {
        ManualClock clock;
        const WakeWatch watch(clock);
        QSignalSpy woke(&watch, &WakeWatch::woke);
        clock.advance(10s);
        clock.stall(5min);
        clock.advance(0s);
        QCOMPARE(woke.count(), 1);
        QCOMPARE(woke.first().first().value<std::chrono::seconds>(), 300s);
        clock.advance(10min);
        QCOMPARE(woke.count(), 1);
    }

    void aCalendarThatIsSetBackIsToldOnce()
    {
        ManualClock clock;
        const WakeWatch watch(clock);
        QSignalSpy woke(&watch, &WakeWatch::woke);
        clock.jumpCalendar(-1h);
        clock.advance(10min);
        QCOMPARE(woke.count(), 1);
        QVERIFY(woke.first().first().value<std::chrono::seconds>() > 50min);
    }
};

QTEST_GUILESS_MAIN(WakeWatchTest)
#include "wakewatchtest.moc"
