#pragma once

#include "tests/support/manualclock.h"

namespace flowconsole {

/// A clock on which every look takes a millisecond, as on a busy computer: what is done in slices takes many.
class BusyClock final : public Clock
{
public:
    explicit BusyClock(const QDateTime &startUtc = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC))
        : m_clock(startUtc)
    {}

    [[nodiscard]] QDateTime nowUtc() const override { return m_clock.nowUtc(); }
    [[nodiscard]] Milliseconds monotonic() const override
    {
        m_clock.stall(Milliseconds(1));
        return m_clock.monotonic();
    }
    [[nodiscard]] std::unique_ptr<Alarm> createAlarm(std::function<void()> onTime) const override
    {
        return m_clock.createAlarm(std::move(onTime));
    }
    void advance(Milliseconds step) { m_clock.advance(step); }

private:
    mutable ManualClock m_clock;
};

} // namespace flowconsole
