#include "tests/benchmark/benchmarks.h"

#include "base/clock.h"
#include "filter/filterparser.h"
#include "models/executiontablemodel.h"
#include "tests/benchmark/gapprobe.h"
#include "tests/benchmark/plainrows.h"
#include "tests/benchmark/sampleruns.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>

#include <array>
#include <cstdio>
#include <functional>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr int filteredRows = 100'000;

/// What is asked of the live rows: by a field, by a word, by a pattern; much, little and nothing is found.
constexpr std::array liveFilters{"state:failed",
                                 "flow:\"Billing IVR 3\"",
                                 "launched>-2h",
                                 "var.accountId=ACC-99821",
                                 "99821",
                                 "zebra",
                                 "error~/answered 50[34]/",
                                 "state:failed (99821 OR var.retryCount>3) NOT flow:\"Billing IVR 3\""};

struct LiveOrder
{
    ExecutionColumn column;
    int plainColumn;
    const char *what;
};

/// A click on a title. The proxy compares what it shows, but for the duration.
constexpr std::array liveOrders{
    LiveOrder{ExecutionColumn::Flow, PlainRows::flowColumn, "sorted by flow"},
    LiveOrder{ExecutionColumn::Duration, PlainRows::durationColumn, "sorted by duration"}};

struct LiveTimes
{
    double shown = 0;   ///< ms from the text to the rows
    double longest = 0; ///< ms that the GUI thread was busy in one piece
    int rows = 0;
};

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// The slice in which `change` itself works counts too.
LiveTimes measure(ExecutionTableModel &model, const std::function<void()> &change)
{
    runFor(300ms); // the last change is arranged and told
    GapProbe probe;
    QElapsedTimer timer;
    probe.start();
    timer.start();
    QSignalSpy arranged(&model, &ExecutionTableModel::arranged);
    change();
    while (model.isFiltering() && arranged.wait(10'000)) {
    }
    LiveTimes times;
    times.shown = milliseconds(timer);
    runFor(20ms);
    times.longest = probe.stop().longest;
    times.rows = model.rowCount();
    return times;
}

LiveTimes measure(PlainFilter &proxy, const std::function<void()> &change)
{
    runFor(300ms);
    GapProbe probe;
    QElapsedTimer timer;
    probe.start();
    timer.start();
    change();
    LiveTimes times;
    times.shown = milliseconds(timer);
    runFor(20ms);
    times.longest = probe.stop().longest;
    times.rows = proxy.rowCount();
    return times;
}

void print(const char *what, const LiveTimes &times, const LiveTimes &plain)
{
    std::printf(
        "  %-68s %6d rows   shown %6.1f ms   longest slice %5.1f ms   proxy, baseline %6.1f and %6.1f ms"
        "   %.2f and %.2f times\n",
        what, times.rows, times.shown, times.longest, plain.shown, plain.longest, times.shown / plain.shown,
        times.longest / plain.longest);
    if (times.rows != plain.rows) {
        std::printf("    the proxy found %d rows\n", plain.rows);
    }
    std::fflush(stdout);
}

} // namespace

void benchmarkLiveFilters()
{
    std::printf("Filters over %d live rows, sorted by duration\n", filteredRows);
    const SystemClock clock;
    const QDateTime newest = clock.nowUtc();
    QList<FlowExecution> runs;
    for (int i = 0; i < filteredRows; ++i) {
        runs.append(sampleRun(i, newest));
    }
    ExecutionTableModel model(clock);
    model.apply({runs, {}});
    model.sort(static_cast<int>(ExecutionColumn::Duration), Qt::DescendingOrder);
    QTableView view;
    view.verticalHeader()->hide();
    view.setModel(&model);
    view.resize(1100, 430);
    view.show();
    PlainRows rows;
    rows.reset(runs);
    PlainFilter proxy(rows);
    proxy.setSourceModel(&rows);
    proxy.setSortRole(PlainRows::SortRole);
    proxy.sort(PlainRows::durationColumn, Qt::DescendingOrder);
    QTableView plainView;
    plainView.verticalHeader()->hide();
    plainView.setModel(&proxy);
    plainView.resize(1100, 430);
    plainView.show();
    runFor(1s);

    std::printf("  the proxy is a QSortFilterProxyModel with the same predicate\n");
    const auto filterBoth = [&](const QString &text, const char *what) {
        const FilterPredicate filter(parseFilter(text).value(), newest, QTimeZone::systemTimeZone());
        const LiveTimes plain = measure(proxy, [&] { proxy.setFilter(filter); });
        print(what, measure(model, [&] { model.setFilterText(text); }), plain);
    };
    for (const char *filter : liveFilters) {
        filterBoth(QString::fromUtf8(filter), filter);
        filterBoth({}, "  (cleared)");
    }
    for (const auto &[column, plainColumn, what] : liveOrders) {
        const LiveTimes plain = measure(proxy, [&, by = plainColumn] { proxy.sort(by, Qt::AscendingOrder); });
        print(what, measure(model, [&, by = column] { model.sort(static_cast<int>(by), Qt::AscendingOrder); }),
              plain);
    }
}

} // namespace flowconsole
