#include "tests/benchmark/benchmarks.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace flowconsole {

namespace {

constexpr int runs = 5;

/// Milliseconds from the start of `program` until it says that it has painted.
qint64 timeToFirstPaint(const QString &program, const QString &home)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home);
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("flowconsole.startup.debug=true"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer timer;
    timer.start();
    process.start(program, QStringList());
    QByteArray output;
    while (!output.contains("first paint") && process.waitForReadyRead(10'000)) {
        output += process.readAllStandardError();
    }
    const qint64 elapsed = timer.elapsed();
    process.terminate();
    process.waitForFinished();
    return elapsed;
}

qint64 median(const QString &program, const QString &home)
{
    std::vector<qint64> times;
    timeToFirstPaint(program, home); // warms up
    for (int i = 0; i < runs; ++i) {
        times.push_back(timeToFirstPaint(program, home));
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

} // namespace

void benchmarkFirstPaint()
{
    const QTemporaryDir home;
    const qint64 bare = median(QStringLiteral(BARE_WINDOW), home.path());
    const qint64 console = median(QStringLiteral(CONSOLE), home.path());
    std::printf("First paint, warm, median of %d\n", runs);
    std::printf("  empty window  %4lld ms\n  console       %4lld ms   %.1f times the baseline\n",
                static_cast<long long>(bare), static_cast<long long>(console),
                static_cast<double>(console) / static_cast<double>(std::max<qint64>(bare, 1)));
}

} // namespace flowconsole
