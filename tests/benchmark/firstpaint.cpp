#include "tests/benchmark/benchmarks.h"

#include "tests/benchmark/startup.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

namespace flowconsole {

void benchmarkFirstPaint()
{
    const QTemporaryDir home;
    const qint64 bare = medianBareStart(home.path());
    const qint64 console = medianStart(home.path(), false).firstPaint;
    std::printf("First paint, warm, median of 5\n");
    std::printf("  empty window  %4lld ms\n  console       %4lld ms   %.1f times the baseline\n",
                static_cast<long long>(bare), static_cast<long long>(console),
                static_cast<double>(console) / static_cast<double>(std::max<qint64>(bare, 1)));
}

} // namespace flowconsole
