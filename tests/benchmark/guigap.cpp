#include "tests/benchmark/benchmarks.h"

#include "app/common/connectionsource.h"
#include "app/console/consoleapplication.h"
#include "filter/filterparser.h"
#include "tests/benchmark/gapprobe.h"
#include "tests/benchmark/plainrows.h"
#include "tests/benchmark/sampleruns.h"
#include "ui/executions/executionspane.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <random>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr int busyRows = 100'000;
constexpr int updatesPerSecond = 5'000;
constexpr auto busyTime = 60s;
constexpr double gapGoal = 16; // ms

/// Lets five of six rows through, and changes by time of its rows.
QString busyFilter()
{
    return QStringLiteral("duration>10s NOT flow:\"Billing IVR 3\"");
}

void print(const char *name, const Gaps &gaps)
{
    std::printf("  %-44s longest %7.1f ms   99.9th percentile %6.1f ms   median %4.1f ms\n", name, gaps.longest,
                gaps.percentile999, gaps.median);
}

/// Changes 5,000 executions a second, chosen at random, each to another duration and detail, so that they move
/// in the order and in and out of the filter. Where the receiver cannot keep up, fewer: nothing piles up.
class BusyDay final
{
public:
    using Receive = std::function<void(const QList<int> &places, const QList<FlowExecution> &changed)>;

    BusyDay(QList<FlowExecution> runs, const Receive &receive) : m_runs(std::move(runs)), m_receive(receive)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    }

    void start()
    {
        m_since.start();
        m_timer.start(50ms);
    }
    /// Updates that were taken a second.
    [[nodiscard]] double stop()
    {
        m_timer.stop();
        return static_cast<double>(m_sent) * 1e3 / static_cast<double>(m_since.elapsed());
    }

private:
    void tick()
    {
        constexpr qint64 mostAtOnce = 500;
        const qint64 due = m_since.elapsed() * updatesPerSecond / 1000 - m_sent;
        QList<int> places;
        QList<FlowExecution> changed;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (qint64 i = 0; i < std::min(due, mostAtOnce); ++i) {
            const int place = static_cast<int>(m_random() % static_cast<unsigned>(m_runs.size()));
            FlowExecution &run = m_runs[place];
            const std::chrono::milliseconds duration(m_random() % 60'000);
            run.latency = duration;
            run.endedAt = run.startedAt.addMSecs(duration.count());
            run.lastSeenAt = now;
            run.detail = QStringLiteral("Changed %1 times").arg(m_sent + i);
            places.append(place);
            changed.append(run);
        }
        m_sent += places.size();
        m_receive(places, changed);
    }

    QList<FlowExecution> m_runs;
    Receive m_receive;
    std::mt19937 m_random{20260105}; // NOLINT: the same each time
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_sent = 0;
};

QList<FlowExecution> manyRuns()
{
    const QDateTime newest = QDateTime::currentDateTimeUtc();
    QList<FlowExecution> runs;
    for (int i = 0; i < busyRows; ++i) {
        runs.append(sampleRun(i, newest));
    }
    return runs;
}

Gaps measureBusy(BusyDay &day, double &rate)
{
    runFor(3s); // what was put in has settled
    GapProbe probe;
    day.start();
    runFor(1s);
    probe.start();
    runFor(busyTime);
    const Gaps gaps = probe.stop();
    rate = day.stop();
    return gaps;
}

/// The table of the whole window, as it is used.
Gaps busyWindow(const QList<FlowExecution> &runs, double &rate, int &shown)
{
    const QTemporaryDir home;
    const SystemClock clock;
    Theme theme;
    QSettings settings(home.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    MainWindow window(theme, clock, settings);
    window.resize(1440, 900);
    window.show();
    ConnectionStatus status;
    status.state = ConnectionStatus::State::SignedIn;
    status.profile.id = demoProfileId();
    window.showConnection(status);
    constexpr int atOnce = 2'000;
    for (int from = 0; from < busyRows; from += atOnce) {
        window.applyChanges({runs.mid(from, atOnce), {}});
        runFor(1ms);
    }
    auto *pane = window.findChild<ExecutionsPane *>();
    TableLayout layout = pane->tableLayout();
    layout.sortedBy = ExecutionColumn::Duration;
    layout.sortOrder = Qt::DescendingOrder;
    pane->setTableLayout(layout);
    window.findChild<QLineEdit *>(QStringLiteral("executionFilter"))->setText(busyFilter());

    BusyDay day(runs, [&window](const QList<int> &, const QList<FlowExecution> &changed) {
        window.applyChanges({changed, {}});
    });
    const Gaps gaps = measureBusy(day, rate);
    shown = window.findChild<QTableView *>(QStringLiteral("executionsTable"))->model()->rowCount();
    return gaps;
}

/// The same rows, filter and order in a plain model behind a QSortFilterProxyModel, in a window with nothing
/// else.
Gaps busyProxy(const QList<FlowExecution> &runs, double &rate, int &shown)
{
    PlainRows rows;
    rows.reset(runs);
    PlainFilter proxy(rows);
    proxy.setSortRole(PlainRows::SortRole);
    proxy.setFilter(FilterPredicate(parseFilter(busyFilter()).value(), QDateTime::currentDateTimeUtc(),
                                    QTimeZone::systemTimeZone()));
    proxy.setSourceModel(&rows);
    proxy.sort(PlainRows::durationColumn, Qt::DescendingOrder);
    QTableView view;
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.setModel(&proxy);
    view.resize(1100, 430); // as large as the table is in the whole window
    view.show();

    BusyDay day(runs, [&rows](const QList<int> &places, const QList<FlowExecution> &changed) {
        for (qsizetype i = 0; i < places.size(); ++i) {
            rows.change(places.at(i), changed.at(i));
        }
    });
    const Gaps gaps = measureBusy(day, rate);
    shown = proxy.rowCount();
    return gaps;
}

void measureManyRows()
{
    std::printf("  %d rows, sorted by duration, filtered, %d updates a second, %lld s:\n", busyRows,
                updatesPerSecond, static_cast<long long>(busyTime.count()));
    const QList<FlowExecution> runs = manyRuns();
    double proxyRate = 0;
    double rate = 0;
    int proxyShown = 0;
    int shown = 0;
    const Gaps proxy = busyProxy(runs, proxyRate, proxyShown);
    print("  QSortFilterProxyModel, baseline", proxy);
    std::fflush(stdout);
    const Gaps gaps = busyWindow(runs, rate, shown);
    print("  live table in the whole window", gaps);
    std::printf("    updates taken: %.0f a second, baseline %.0f; rows shown: %d, baseline %d\n", rate,
                proxyRate, shown, proxyShown);
    std::printf("    longest: %.3f times the baseline; 99.9th percentile: %.3f times\n",
                gaps.longest / proxy.longest, gaps.percentile999 / proxy.percentile999);
    std::printf("    goal, longest under %.0f ms: %s\n", gapGoal, gaps.longest < gapGoal ? "met" : "missed");
}

void measureRunningWindow()
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
    const auto *table = window.findChild<QTableView *>(QStringLiteral("executionsTable"));
    while (request.id.isEmpty()) {
        QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
        runFor(50ms);
    }

    GapProbe probe;
    probe.start();
    runFor(5s);
    print("idle, baseline", probe.stop());

    probe.start();
    for (int i = 0; i < executions; ++i) {
        request.id = newExecutionId();
        emit window.launchRequested(request);
    }
    runFor(30s);
    print("200 executions at once", probe.stop());
    std::printf("  rows in the table: %d\n", table->model()->rowCount());
}

} // namespace

void benchmarkGuiGap()
{
    std::printf("Longest gap of the GUI thread\n");
    measureRunningWindow();
    measureManyRows();
}

} // namespace flowconsole
