#pragma once

#include "base/clock.h"

#include <QObject>

#include <map>
#include <optional>

namespace flowconsole {

/// A clock that stands still until a test moves it. Alarms ring within advance(), in the order of their time,
/// each at its own moment. For one thread.
class ManualClock final : public Clock
{
    Q_DISABLE_COPY_MOVE(ManualClock)

public:
    explicit ManualClock(const QDateTime &startUtc = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC));
    ~ManualClock() override;

    [[nodiscard]] QDateTime nowUtc() const override;
    [[nodiscard]] Milliseconds monotonic() const override { return m_now; }
    [[nodiscard]] std::unique_ptr<Alarm> createAlarm(std::function<void()> onTime) const override;

    /// Alarms that are set in the meantime ring too, when their time is within the step.
    void advance(Milliseconds step);
    /// Somebody sets the calendar, forward or back; nothing else changes.
    void jumpCalendar(Milliseconds by) { m_startUtc = m_startUtc.addMSecs(by.count()); }
    /// Time passes in which nothing of the program runs: alarms that were due ring with the next advance().
    void stall(Milliseconds time) { m_now += time; }
    /// Time until the next alarm; nothing when none is set.
    [[nodiscard]] std::optional<Milliseconds> untilNextAlarm() const;

private:
    class ManualAlarm;

    QDateTime m_startUtc;
    Milliseconds m_now{0};
    mutable std::multimap<Milliseconds, ManualAlarm *> m_alarms;
};

} // namespace flowconsole
