#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace flowconsole {

/// How fast launches leave. The connection's rate budget holds in any case.
struct LauncherSettings
{
    int concurrency = 64; ///< launches whose answer is awaited at a time; 1 to 64
    /// At least this long between two launches that leave.
    std::chrono::milliseconds stagger{0};

    friend bool operator==(const LauncherSettings &, const LauncherSettings &) = default;
};

/// What came of taking launches back.
struct TakenBack
{
    int taken = 0; ///< these are not sent
    int left = 0;  ///< had left already, their answer is awaited: these go on

    friend bool operator==(const TakenBack &, const TakenBack &) = default;
};

/// How the queue of launches stands.
struct LaunchQueueState
{
    int queued = 0;   ///< not sent yet: these can be taken back
    int inFlight = 0; ///< sent, the answer is awaited: these cannot
    bool isPaused = false;
    QString pausedBecause; ///< for people: "By the operator", "The disk is full"; empty while not paused
    QDateTime waitsUntil;  ///< for the rate budget; invalid where it does not

    friend bool operator==(const LaunchQueueState &, const LaunchQueueState &) = default;
};

} // namespace flowconsole
