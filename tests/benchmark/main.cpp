#include "tests/benchmark/benchmarks.h"

#include <QApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cstdio>

namespace {

struct Benchmark
{
    const char *name;
    void (*run)();
};

constexpr std::array benchmarks{
    Benchmark{"firstpaint", flowconsole::benchmarkFirstPaint},
    Benchmark{"history", flowconsole::benchmarkHistoryStart},
    Benchmark{"inserts", flowconsole::benchmarkInserts},
    Benchmark{"memory", flowconsole::benchmarkLiveMemory},
    Benchmark{"watching", flowconsole::benchmarkWatching},
    Benchmark{"launches", flowconsole::benchmarkLaunches},
    Benchmark{"livefilters", flowconsole::benchmarkLiveFilters},
    Benchmark{"storedfilters", flowconsole::benchmarkStoredFilters},
    Benchmark{"guigap", flowconsole::benchmarkGuiGap},
};

bool isBenchmark(const QString &name)
{
    return std::any_of(benchmarks.begin(), benchmarks.end(),
                       [&name](const Benchmark &known) { return name == QLatin1String(known.name); });
}

} // namespace

/// Runs those that are named, or all.
int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        std::printf("No display: windows are painted offscreen.\n");
    }
    const QApplication application(argc, argv);
    const QStringList wanted = QApplication::arguments().mid(1);
    for (const QString &name : wanted) {
        if (!isBenchmark(name)) {
            std::fprintf(stderr, "There is no benchmark \"%s\". There are:", qPrintable(name));
            for (const Benchmark &known : benchmarks) {
                std::fprintf(stderr, " %s", known.name);
            }
            std::fprintf(stderr, "\n");
            return 2;
        }
    }
    for (const Benchmark &benchmark : benchmarks) {
        if (wanted.isEmpty() || wanted.contains(QLatin1String(benchmark.name))) {
            benchmark.run();
            std::fflush(stdout);
        }
    }
    return 0;
}
