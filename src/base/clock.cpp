#include "base/clock.h"

#include <QTimer>

namespace flowconsole {

namespace {

class TimerAlarm final : public Alarm
{
public:
    explicit TimerAlarm(std::function<void()> onTime) : m_onTime(std::move(onTime))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            // The callee may destroy this alarm: nothing of it is touched after the call.
            const auto onTimeCopy = m_onTime;
            onTimeCopy();
        });
    }

    void start(Milliseconds delay) override { m_timer.start(std::max(delay, Milliseconds::zero())); }
    void stop() override { m_timer.stop(); }
    bool isActive() const override { return m_timer.isActive(); }

private:
    std::function<void()> m_onTime;
    QTimer m_timer;
};

} // namespace

QDateTime SystemClock::nowUtc() const
{
    return QDateTime::currentDateTimeUtc();
}

Milliseconds SystemClock::monotonic() const
{
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

std::unique_ptr<Alarm> SystemClock::createAlarm(std::function<void()> onTime) const
{
    return std::make_unique<TimerAlarm>(std::move(onTime));
}

QString toIsoUtc(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

} // namespace flowconsole
