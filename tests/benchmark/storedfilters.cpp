#include "tests/benchmark/benchmarks.h"

#include "base/clock.h"
#include "filter/filterparser.h"
#include "storage/executionhistory.h"
#include "storage/historyreader.h"
#include "storage/historysearch.h"
#include "tests/benchmark/sampleruns.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTestEventLoop>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace flowconsole {

namespace {

constexpr int millionRows = 1'000'000;
constexpr int pageRows = 200;
constexpr double pageGoal = 200; // ms
constexpr int patienceSeconds = 120;

/// A filter, and what somebody would write in SQL who knows nothing of folding, variables and indexes.
struct StoredFilter
{
    const char *filter;
    const char *like;
    bool isIndexed; ///< by all that it asks for
};

constexpr std::array storedFilters{
    StoredFilter{"", "1", true},
    StoredFilter{"state:failed", "state LIKE 'failed'", true},
    StoredFilter{"flow:\"Billing IVR 3\"", "flow_name LIKE 'Billing IVR 3'", true},
    StoredFilter{"flow:nowhere", "flow_name LIKE '%nowhere%'", true},
    StoredFilter{"launched>-2h", "launched_at > (strftime('%s', 'now') - 7200) * 1000", true},
    StoredFilter{"launched<-11d", "launched_at < (strftime('%s', 'now') - 950400) * 1000", true},
    StoredFilter{"state:failed launched>-24h var.retryCount>3",
                 "state LIKE 'failed' AND launched_at > (strftime('%s', 'now') - 86400) * 1000 AND inputs LIKE "
                 "'%\"retryCount\":4%'",
                 false},
    StoredFilter{"var.accountId=ACC-99821", "inputs LIKE '%ACC-99821\"%'", false},
    StoredFilter{"var.accountId=ACC-999821", "inputs LIKE '%ACC-999821\"%'", false},
    StoredFilter{"999821", "flow_name || inputs || outputs || coalesce(detail, '') LIKE '%999821%'", false},
    StoredFilter{"zebra", "flow_name || inputs || outputs || coalesce(detail, '') LIKE '%zebra%'", false},
    StoredFilter{"error~/answered 50[34]/", "detail LIKE '%answered 50_%'", false},
    StoredFilter{"var.customerName~/^Caller 99\\d{4}$/", "inputs LIKE '%Caller 99____\"%'", false},
};

struct Finding
{
    double first = -1; ///< ms until the first rows came; -1: none did
    double page = 0;   ///< ms until the page was full or all was looked at
    qsizetype rows = 0;
};

double elapsedMs(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// What the system keeps of the file in memory is given up, so that the next read comes from the disk.
void forget(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm"}) {
        const QByteArray name = QFile::encodeName(path) + suffix;
        const int file = ::open(name.constData(), O_RDONLY); // NOLINT: POSIX
        if (file >= 0) {
            ::fdatasync(file);
            ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
            ::close(file);
        }
    }
}

HistorySettings settingsFor(const QString &path)
{
    HistorySettings settings;
    settings.path = path;
    settings.keepExecutions = 2 * millionRows;
    return settings;
}

/// Rows a second; 0 where they could not be written.
double writeMillion(const QString &path, const QDateTime &newest)
{
    const SystemClock clock;
    ExecutionHistory history(clock, settingsFor(path));
    history.open();
    QObject context;
    QElapsedTimer timer;
    timer.start();
    constexpr int atOnce = 20'000; // what waits is in memory
    // The oldest first, as they come in real life.
    for (int number = millionRows; number > 0;) {
        for (int i = 0; i < atOnce; ++i) {
            history.save(sampleRun(--number, newest));
        }
        bool isWritten = false;
        QTestEventLoop loop;
        history.flush(&context, [&](const Result<Done> &written) {
            isWritten = written.ok();
            loop.exitLoop();
        });
        loop.enterLoop(patienceSeconds);
        if (!isWritten) {
            return 0;
        }
    }
    return millionRows * 1e3 / elapsedMs(timer);
}

HistoryQuery queryFor(const QString &filter)
{
    HistoryQuery query;
    query.filter = parseFilter(filter).value();
    query.now = QDateTime::currentDateTimeUtc();
    query.limit = pageRows;
    return query;
}

Finding search(ExecutionHistory &history, const QString &filter)
{
    HistorySearch search(history);
    Finding finding;
    QTestEventLoop loop;
    QElapsedTimer timer;
    QObject::connect(&search, &HistorySearch::found, &loop, [&](const QList<FlowExecution> &executions) {
        if (finding.first < 0 && !executions.isEmpty()) {
            finding.first = elapsedMs(timer);
        }
        finding.rows += executions.size();
    });
    QObject::connect(&search, &HistorySearch::finished, &loop, [&loop] { loop.exitLoop(); });
    QObject::connect(&search, &HistorySearch::failed, &loop, [&loop](const QString &problem) {
        std::printf("  %s\n", qPrintable(problem));
        loop.exitLoop();
    });
    timer.start();
    search.start(queryFor(filter));
    loop.enterLoop(patienceSeconds);
    finding.page = elapsedMs(timer);
    return finding;
}

/// With a connection and a page cache of its own, as at the start of a program; ms.
double searchCold(const QString &path, const QString &filter)
{
    HistoryReader reader(path, QStringLiteral("cold"));
    HistoryQuery query = queryFor(QStringLiteral("id:nobody launched>-1s"));
    static_cast<void>(reader.filtered(query)); // it is open
    forget(path);
    query = queryFor(filter);
    qsizetype rows = 0;
    QElapsedTimer timer;
    timer.start();
    bool isOver = false;
    while (!isOver && rows < pageRows) {
        const auto page = reader.filtered(query);
        if (!page) {
            std::printf("  %s\n", qPrintable(page.error().words));
            return elapsedMs(timer);
        }
        rows += page.value().executions.size();
        query.after = page.value().next;
        isOver = !query.after;
    }
    return elapsedMs(timer);
}

/// The newest 200 by one plain statement on a connection of its own, all columns read.
double scanPlain(const QString &path, const char *condition)
{
    const QString name = QStringLiteral("scan");
    double time = 0;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (!database.open()) {
            std::printf("  SQLite cannot be opened: %s\n", qPrintable(database.lastError().text()));
            return 0;
        }
        QSqlQuery query(database);
        query.setForwardOnly(true);
        QElapsedTimer timer;
        timer.start();
        query.prepare(QStringLiteral("SELECT * FROM executions WHERE %1 ORDER BY created_at DESC LIMIT %2")
                          .arg(QString::fromUtf8(condition))
                          .arg(pageRows));
        query.exec(); // lint: a statement of SQL
        const int columns = 40;
        while (query.next()) {
            for (int column = 0; column < columns; ++column) {
                static_cast<void>(query.value(column));
            }
        }
        time = elapsedMs(timer);
    }
    QSqlDatabase::removeDatabase(name);
    return time;
}

double medianOfThree(const std::function<double()> &measure)
{
    std::array<double, 3> times{measure(), measure(), measure()};
    std::sort(times.begin(), times.end());
    return times[1];
}

} // namespace

void benchmarkStoredFilters()
{
    std::printf("Filters over %d stored rows, first page of %d\n", millionRows, pageRows);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("history.sqlite"));
    const double rate = writeMillion(path, QDateTime::currentDateTimeUtc());
    if (rate <= 0) {
        std::printf("  the history could not be filled: left out\n");
        return;
    }
    qint64 bytes = 0;
    for (const char *suffix : {"", "-wal"}) {
        bytes += QFileInfo(path + QLatin1String(suffix)).size();
    }
    std::printf("  written at %.0f rows/s; the file has %.0f MB, %lld bytes a row\n", rate,
                static_cast<double>(bytes) / 1e6, static_cast<long long>(bytes / millionRows));
    const SystemClock clock;
    ExecutionHistory history(clock, settingsFor(path));
    history.open();
    int missed = 0;
    for (const StoredFilter &one : storedFilters) {
        const QString filter = QString::fromUtf8(one.filter);
        const double cold = searchCold(path, filter);
        Finding warm = search(history, filter);
        warm.page = medianOfThree([&] {
            const Finding again = search(history, filter);
            warm.first = again.first;
            return again.page;
        });
        const double plain = medianOfThree([&] { return scanPlain(path, one.like); });
        const bool isMissed = one.isIndexed && (cold >= pageGoal || warm.page >= pageGoal);
        missed += isMissed ? 1 : 0;
        std::printf("  %-44s %3lld rows   page cold %7.1f ms   warm %7.1f ms (first row %6.1f)   LIKE, warm, "
                    "baseline %7.1f ms   %6.2f times%s\n",
                    one.filter[0] == '\0' ? "(all)" : one.filter, static_cast<long long>(warm.rows), cold,
                    warm.page, warm.first, plain, warm.page / plain,
                    !one.isIndexed ? ""
                    : isMissed     ? "   goal missed"
                                   : "   goal met");
        std::fflush(stdout);
    }
    std::printf("  goal, first page of a filter on indexed fields under %.0f ms, cold and warm: %s\n", pageGoal,
                missed == 0 ? "met" : "missed");
}

} // namespace flowconsole
