#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <vector>

namespace flowconsole {

/// Lets the event loop run for `time`. QTest::qWaitFor() would not do: it sleeps between two looks at the
/// events.
void runFor(std::chrono::milliseconds time);

/// What the GUI thread kept an input event waiting, in milliseconds.
struct Gaps
{
    double longest = 0;
    double percentile999 = 0;
    double median = 0;
};

/// A timer of one millisecond in the GUI thread; what it notes is how long an input event would have waited.
class GapProbe final
{
public:
    GapProbe();

    void start();
    /// Since start(), the wait that goes on included.
    [[nodiscard]] Gaps stop();

private:
    void note();

    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    std::vector<double> m_gaps;
};

} // namespace flowconsole
