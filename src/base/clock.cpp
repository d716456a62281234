#include "base/clock.h"

#include <QTimer>

#include <algorithm>

namespace flowconsole {

namespace {

/// QTimer counts milliseconds in an int, about 24 days: longer waits are made of several.
constexpr Milliseconds longestTimer = std::chrono::hours(24);

class TimerAlarm final : public Alarm
{
public:
    explicit TimerAlarm(std::function<void()> onTime) : m_onTime(std::move(onTime))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            if (m_left > Milliseconds::zero()) {
                start(m_left);
                return;
            }
            // The callee may destroy this alarm: nothing of it is touched after the call.
            const auto onTimeCopy = m_onTime;
            onTimeCopy();
        });
    }

    void start(Milliseconds delay) override
    {
        const Milliseconds first = std::clamp(delay, Milliseconds::zero(), longestTimer);
        m_left = delay - first;
        m_timer.start(first);
    }
    void stop() override { m_timer.stop(); }
    bool isActive() const override { return m_timer.isActive(); }

private:
    std::function<void()> m_onTime;
    QTimer m_timer;
    Milliseconds m_left{0}; ///< to wait after the timer's present run
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
