#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>
#include <memory>

namespace flowconsole {

using Milliseconds = std::chrono::milliseconds;

/// One pending call, made by Clock::createAlarm(). Destroying it cancels the call. Used in the thread that
/// created it.
class Alarm
{
public:
    virtual ~Alarm() = default;

    /// Calls back once, `delay` from now; a call that was pending is replaced.
    virtual void start(Milliseconds delay) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isActive() const = 0;
};

/// Where all time comes from, so that a test can own it. Each method may be called in any thread; an Alarm
/// rings in the thread that created it, which needs an event loop.
class Clock
{
public:
    virtual ~Clock() = default;

    /// The calendar's time in UTC, in milliseconds; it may jump. For what people read.
    [[nodiscard]] virtual QDateTime nowUtc() const = 0;

    /// Time since an arbitrary start; it never goes back. For deadlines and durations.
    [[nodiscard]] virtual Milliseconds monotonic() const = 0;

    [[nodiscard]] virtual std::unique_ptr<Alarm> createAlarm(std::function<void()> onTime) const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime nowUtc() const override;
    [[nodiscard]] Milliseconds monotonic() const override;
    [[nodiscard]] std::unique_ptr<Alarm> createAlarm(std::function<void()> onTime) const override;
};

/// ISO 8601 in UTC with milliseconds and `Z`, as the API writes its times.
[[nodiscard]] QString toIsoUtc(const QDateTime &time);

} // namespace flowconsole
