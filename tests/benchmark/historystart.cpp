#include "tests/benchmark/benchmarks.h"

#include "base/clock.h"
#include "storage/executionhistory.h"
#include "tests/benchmark/sampleruns.h"
#include "tests/benchmark/startup.h"

#include <QTemporaryDir>
#include <QTestEventLoop>

#include <cstdio>

namespace flowconsole {

namespace {

constexpr int storedRuns = 100'000;

/// False where they could not be written.
bool fill(const QString &path)
{
    const SystemClock clock;
    HistorySettings settings;
    settings.path = path;
    ExecutionHistory history(clock, settings);
    history.open();
    const QDateTime newest = clock.nowUtc();
    QObject context;
    bool isWritten = false;
    QTestEventLoop loop;
    for (int i = 0; i < storedRuns; ++i) {
        history.save(sampleRun(i, newest));
    }
    history.flush(&context, [&](const Result<Done> &written) {
        isWritten = written.ok();
        loop.exitLoop();
    });
    loop.enterLoop(300);
    return isWritten;
}

void print(const char *name, const StartTimes &times)
{
    std::printf("  %-28s first paint %4lld ms   newest runs shown %4lld ms\n", name,
                static_cast<long long>(times.firstPaint), static_cast<long long>(times.historyShown));
}

} // namespace

void benchmarkHistoryStart()
{
    std::printf("Start of the console, warm, median of 5\n");
    const QTemporaryDir emptyHome;
    const QTemporaryDir fullHome;
    if (!fill(historyPathBelow(fullHome.path()))) {
        std::printf("  the history could not be filled: left out\n");
        return;
    }
    const StartTimes empty = medianStart(emptyHome.path(), false);
    const StartTimes full = medianStart(fullHome.path(), true);
    std::printf("  %-28s first paint %4lld ms\n", "empty history, baseline",
                static_cast<long long>(empty.firstPaint));
    print("100,000 stored runs", full);
    std::printf("  first paint: %.2f times the baseline\n",
                static_cast<double>(full.firstPaint) /
                    static_cast<double>(std::max<qint64>(empty.firstPaint, 1)));
}

} // namespace flowconsole
