#pragma once

#include "base/clock.h"

#include <QObject>

#include <memory>

namespace flowconsole {

/// Notices that the machine, or this program, slept for a while, or that the calendar was set: every ten
/// seconds the calendar and the clock that never jumps must have gone on by about as much. Lives in the
/// engine's thread.
class WakeWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WakeWatch)

public:
    explicit WakeWatch(const Clock &clock, QObject *parent = nullptr);
    ~WakeWatch() override;

signals:
    /// What is known may be out of date: nobody has looked for so long. Where the calendar was set, this is
    /// what it has moved by, at least some seconds.
    void woke(std::chrono::seconds away);
    /// Before that, where the calendar has gone on by so much more, or less, than the clock that never jumps.
    void calendarJumped(flowconsole::Milliseconds by);

private:
    void check();

    const Clock &m_clock;
    Milliseconds m_monotonic;
    QDateTime m_calendar;
    std::unique_ptr<Alarm> m_next;
};

} // namespace flowconsole
