#include "engine/wakewatch.h"

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds checkInterval = 10s;
/// A busy machine is late by less than that, and time servers set clocks by less.
constexpr Milliseconds longestDelay = 20s;

} // namespace

WakeWatch::WakeWatch(const Clock &clock, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_monotonic(clock.monotonic()),
      m_calendar(clock.nowUtc()),
      m_next(clock.createAlarm([this] { check(); }))
{
    m_next->start(checkInterval);
}

WakeWatch::~WakeWatch() = default;

void WakeWatch::check()
{
    const Milliseconds passed = m_clock.monotonic() - m_monotonic;
    const Milliseconds byCalendar(m_calendar.msecsTo(m_clock.nowUtc()));
    m_monotonic += passed;
    m_calendar = m_calendar.addMSecs(byCalendar.count());
    m_next->start(checkInterval);
    // A suspended machine may stop the one clock, and a stopped program stops none.
    const bool hasJumped = std::chrono::abs(byCalendar - passed) >= longestDelay;
    if (hasJumped) {
        emit calendarJumped(byCalendar - passed);
    }
    if (hasJumped || passed - checkInterval >= longestDelay) {
        const Milliseconds away = std::max(std::chrono::abs(byCalendar), passed);
        emit woke(std::chrono::duration_cast<std::chrono::seconds>(away));
    }
}

} // namespace flowconsole
