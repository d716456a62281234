#pragma once

#include "tests/support/manualclock.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <functional>

namespace flowconsole {

/// One turn of the event loop, with what is due at the clock's present moment.
inline void turn(ManualClock &clock)
{
    QTimer timer;
    timer.setSingleShot(true);
    QSignalSpy turned(&timer, &QTimer::timeout);
    timer.start(0);
    QVERIFY(turned.wait());
    clock.advance(Milliseconds(0));
}

/// Turns the event loop, without moving the clock, until `isSo`; false after five seconds.
[[nodiscard]] inline bool turnUntil(ManualClock &clock, const std::function<bool()> &isSo)
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (!isSo()) {
        if (elapsed.elapsed() > 5000) {
            return false;
        }
        turn(clock);
    }
    return true;
}

/// For what shall not happen: turns the event loop long enough for it to happen, and until nothing is busy.
inline void turnForAWhile(ManualClock &clock, const std::function<bool()> &isBusy)
{
    QElapsedTimer elapsed;
    elapsed.start();
    for (int turns = 0; turns < 50 || elapsed.elapsed() < 30 || isBusy(); ++turns) {
        turn(clock);
    }
}

} // namespace flowconsole
