#include "tests/benchmark/benchmarks.h"

#include "app/console/consoleapplication.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

/// Lets the event loop run for `time`. QTest::qWaitFor() would not do: it sleeps between two looks at the
/// events.
void runFor(std::chrono::milliseconds time)
{
    QTimer end;
    end.setSingleShot(true);
    QSignalSpy ended(&end, &QTimer::timeout);
    end.start(time);
    ended.wait(static_cast<int>(2 * time.count()));
}

/// A timer of one millisecond in the GUI thread; what it notes is how long an input event would have waited.
class GapProbe final
{
public:
    GapProbe()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_gaps.push_back(static_cast<double>(m_sinceLast.nsecsElapsed()) / 1e6);
            m_sinceLast.restart();
        });
    }

    void start()
    {
        m_gaps.clear();
        m_sinceLast.start();
        m_timer.start(1ms);
    }

    void report(const char *name)
    {
        m_timer.stop();
        std::sort(m_gaps.begin(), m_gaps.end());
        const auto at = [this](double share) {
            return m_gaps[static_cast<size_t>(share * static_cast<double>(m_gaps.size() - 1))];
        };
        std::printf("  %-28s longest %6.1f ms   99.9th percentile %5.1f ms   median %4.1f ms\n", name,
                    m_gaps.back(), at(0.999), at(0.5));
    }

private:
    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    std::vector<double> m_gaps;
};

} // namespace

void benchmarkGuiGap()
{
    constexpr int executions = 200;
    const QTemporaryDir home;
    ConsoleSettings settings;
    settings.settingsPath = home.filePath(QStringLiteral("console.ini"));
    settings.profilesPath = home.filePath(QStringLiteral("profiles.json"));
    settings.auditPath = home.filePath(QStringLiteral("audit.jsonl"));
    settings.organisation.rateLimitPerMinute = 1'000'000;
    settings.pollInterval = 500ms;
    ConsoleApplication console(settings);
    MainWindow &window = console.window();
    window.resize(1440, 900);
    window.show();
    console.start();

    LaunchRequest request;
    QObject::connect(&window, &MainWindow::launchRequested, &window,
                     [&request](const LaunchRequest &sent) { request = sent; });
    const auto *table = window.findChild<QTableView *>();
    while (request.id.isEmpty()) {
        QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
        runFor(50ms);
    }

    std::printf("Longest gap of the GUI thread\n");
    GapProbe probe;
    probe.start();
    runFor(5s);
    probe.report("idle, baseline");

    probe.start();
    for (int i = 0; i < executions; ++i) {
        request.id = newExecutionId();
        emit window.launchRequested(request);
    }
    static_cast<void>(
        QTest::qWaitFor([&] { return table->model()->rowCount() >= executions; }, 10'000)); // lint: see above
    runFor(25s);
    probe.report("200 executions at once");
    std::printf("  rows in the table: %d\n", table->model()->rowCount());
}

} // namespace flowconsole
