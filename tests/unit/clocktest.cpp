#include "base/clock.h"
#include "base/redaction.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

class ClockTest final : public QObject
{
    Q_OBJECT

private slots:
    void anAlarmRingsOnce()
    {
        int rings = 0;
        const auto alarm = SystemClock().createAlarm([&rings] { ++rings; });
        alarm->start(1ms);
        QVERIFY(alarm->isActive());
        QTRY_COMPARE(rings, 1);
        QVERIFY(!alarm->isActive());
    }

    void aStoppedOrDestroyedAlarmStaysSilent()
    {
        const SystemClock clock;
        bool rang = false;
        bool controlRang = false;
        const auto stopped = clock.createAlarm([&rang] { rang = true; });
        stopped->start(1ms);
        stopped->stop();
        auto destroyed = clock.createAlarm([&rang] { rang = true; });
        destroyed->start(1ms);
        destroyed.reset();
        const auto control = clock.createAlarm([&controlRang] { controlRang = true; });
        control->start(20ms);
        QTRY_VERIFY(controlRang);
        QVERIFY(!rang);
    }

    void anAlarmMayDestroyItself()
    {
        std::unique_ptr<Alarm> alarm;
        bool rang = false;
        alarm = SystemClock().createAlarm([&] {
            alarm.reset();
            rang = true;
        });
        alarm->start(0ms);
        QTRY_VERIFY(rang);
        QVERIFY(!alarm);
    }

    void timesAreWrittenAsTheApiWritesThem()
    {
        const QDateTime time(QDate(2026, 3, 1), QTime(10, 30, 0, 7), Qt::OffsetFromUTC, 3600);
        QCOMPARE(toIsoUtc(time), QStringLiteral("2026-03-01T09:30:00.007Z"));
        QCOMPARE(toIsoUtc(QDateTime()), QString());
    }

    void secretHeadersAreKnownInAnyCase()
    {
        QVERIFY(isSecretHeader(u"AUTHORIZATION"));
        QVERIFY(isSecretHeader(u"set-cookie"));
        QVERIFY(!isSecretHeader(u"Content-Type"));
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "clocktest.moc"
