#include "tests/support/manualclock.h"

namespace flowconsole {

class ManualClock::ManualAlarm final : public Alarm
{
    Q_DISABLE_COPY_MOVE(ManualAlarm)

public:
    ManualAlarm(const ManualClock &clock, std::function<void()> onTime)
        : m_clock(clock), m_onTime(std::move(onTime))
    {}
    ~ManualAlarm() override { stop(); }

    void start(Milliseconds delay) override
    {
        stop();
        m_clock.m_alarms.emplace(m_clock.m_now + std::max(delay, Milliseconds::zero()), this);
    }

    void stop() override
    {
        std::erase_if(m_clock.m_alarms, [this](const auto &entry) { return entry.second == this; });
    }

    bool isActive() const override
    {
        return std::any_of(m_clock.m_alarms.begin(), m_clock.m_alarms.end(),
                           [this](const auto &entry) { return entry.second == this; });
    }

    /// What it calls may destroy it.
    [[nodiscard]] std::function<void()> onTime() const { return m_onTime; }

private:
    const ManualClock &m_clock;
    std::function<void()> m_onTime;
};

ManualClock::ManualClock(const QDateTime &startUtc) : m_startUtc(startUtc) {}

ManualClock::~ManualClock() = default;

QDateTime ManualClock::nowUtc() const
{
    return m_startUtc.addMSecs(m_now.count());
}

std::unique_ptr<Alarm> ManualClock::createAlarm(std::function<void()> onTime) const
{
    return std::make_unique<ManualAlarm>(*this, std::move(onTime));
}

void ManualClock::advance(Milliseconds step)
{
    const Milliseconds end = m_now + step;
    while (!m_alarms.empty() && m_alarms.begin()->first <= end) {
        const auto [time, alarm] = *m_alarms.begin();
        m_alarms.erase(m_alarms.begin());
        m_now = std::max(m_now, time);
        const auto onTime = alarm->onTime();
        onTime();
    }
    m_now = end;
}

std::optional<Milliseconds> ManualClock::untilNextAlarm() const
{
    if (m_alarms.empty()) {
        return std::nullopt;
    }
    return std::max(m_alarms.begin()->first - m_now, Milliseconds::zero());
}

} // namespace flowconsole
