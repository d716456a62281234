#pragma once

#include "base/clock.h"

namespace flowconsole {

/// A clock that never moves: what the window shows depends on nothing but the facts that it was given.
class StillClock final : public Clock
{
public:
    [[nodiscard]] QDateTime nowUtc() const override
    {
        return QDateTime(QDate(2026, 3, 1), QTime(9, 30), Qt::UTC);
    }
    [[nodiscard]] Milliseconds monotonic() const override { return Milliseconds(1000); }
    [[nodiscard]] std::unique_ptr<Alarm> createAlarm(std::function<void()> onTime) const override
    {
        return m_system.createAlarm(std::move(onTime));
    }

private:
    SystemClock m_system;
};

} // namespace flowconsole
