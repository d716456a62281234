#include "tests/benchmark/benchmarks.h"

#include "base/clock.h"
#include "storage/executionhistory.h"
#include "tests/benchmark/sampleruns.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTestEventLoop>

#include <cstdio>

namespace flowconsole {

namespace {

constexpr int storedRows = 20'000;
constexpr int intentBurst = 64;
constexpr int plainRows = 2'000;

double perSecond(int rows, qint64 nanoseconds)
{
    return rows * 1e9 / static_cast<double>(std::max<qint64>(nanoseconds, 1));
}

/// One prepared INSERT a transaction, of about as many columns and bytes; `synchronous` is SQLite's: NORMAL, or
/// FULL where a loss of power may lose nothing.
double plainInserts(const QString &path, const QString &synchronous)
{
    const QString name = QStringLiteral("plain");
    double rate = 0;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        if (!database.open()) {
            std::printf("  SQLite cannot be opened: %s\n", qPrintable(database.lastError().text()));
            return 0;
        }
        QSqlQuery query(database);
        query.exec(QStringLiteral("PRAGMA journal_mode=WAL"));
        query.exec(QStringLiteral("PRAGMA synchronous=") + synchronous);
        query.exec(
            QStringLiteral("CREATE TABLE run (id TEXT PRIMARY KEY, flow TEXT, name TEXT, state TEXT, "
                           "platform TEXT, conversation TEXT, inputs TEXT, outputs TEXT, hash TEXT, "
                           "created INTEGER, ended INTEGER, detail TEXT, version TEXT, environment TEXT, "
                           "latency INTEGER)"));
        query.prepare(QStringLiteral("INSERT INTO run VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
        const QDateTime newest = QDateTime::currentDateTimeUtc();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < plainRows; ++i) {
            const FlowExecution run = sampleRun(i, newest);
            database.transaction();
            int column = 0;
            for (const QVariant &value : QList<QVariant>{
                     run.id.text(), run.flowId.text(), run.flowName, stateKey(run.state), run.platformId.text(),
                     run.conversationId.text(), run.inputs.toJson(), run.outputs.toJson(), run.payloadHash,
                     run.createdAt.toMSecsSinceEpoch(), run.endedAt.toMSecsSinceEpoch(), run.detail,
                     run.flowVersion, run.environment, 42'000}) {
                query.bindValue(column++, value);
            }
            query.exec(); // lint: a statement of SQL
            database.commit();
        }
        rate = perSecond(plainRows, timer.nsecsElapsed());
    }
    QSqlDatabase::removeDatabase(name);
    return rate;
}

/// Everything is handed over at once; the time runs until all of it is written.
double savedRows(ExecutionHistory &history)
{
    const QDateTime newest = QDateTime::currentDateTimeUtc();
    QList<FlowExecution> runs;
    for (int i = 0; i < storedRows; ++i) {
        runs.append(sampleRun(i, newest));
    }
    QObject context;
    QTestEventLoop loop;
    QElapsedTimer timer;
    timer.start();
    for (const FlowExecution &run : std::as_const(runs)) {
        history.save(run);
    }
    history.flush(&context, [&loop](const Result<Done> &) { loop.exitLoop(); });
    loop.enterLoop(120);
    return perSecond(storedRows, timer.nsecsElapsed());
}

/// Intents of launches, durably on disk one burst after the other, as the launcher waits for them.
double savedIntents(ExecutionHistory &history)
{
    const QDateTime newest = QDateTime::currentDateTimeUtc();
    constexpr int bursts = 50;
    QObject context;
    QTestEventLoop loop;
    QElapsedTimer timer;
    timer.start();
    for (int burst = 0; burst < bursts; ++burst) {
        QList<FlowExecution> intents;
        for (int i = 0; i < intentBurst; ++i) {
            FlowExecution intent = sampleRun(i, newest);
            intent.state = ExecutionState::Launching;
            intents.append(intent);
        }
        history.saveIntents(intents, &context, [&loop](const Result<Done> &) { loop.exitLoop(); });
        loop.enterLoop(60);
    }
    return perSecond(bursts * intentBurst, timer.nsecsElapsed());
}

} // namespace

void benchmarkInserts()
{
    const QTemporaryDir folder;
    std::printf("Inserts into the history\n");
    const double plain =
        plainInserts(folder.filePath(QStringLiteral("plain.sqlite")), QStringLiteral("NORMAL"));
    const double durable =
        plainInserts(folder.filePath(QStringLiteral("durable.sqlite")), QStringLiteral("FULL"));
    const SystemClock clock;
    HistorySettings settings;
    settings.path = folder.filePath(QStringLiteral("history.sqlite"));
    ExecutionHistory history(clock, settings);
    history.open();
    const double saved = savedRows(history);
    const double intents = savedIntents(history);
    std::printf("  one plain INSERT a transaction, baseline    %8.0f rows/s\n", plain);
    std::printf("  executions that changed                     %8.0f rows/s   %.1f times the baseline\n", saved,
                saved / std::max(plain, 1.0));
    std::printf("  one durable INSERT a transaction, baseline  %8.0f rows/s\n", durable);
    std::printf("  intents, durable, %d at a time              %8.0f rows/s   %.1f times the baseline\n",
                intentBurst, intents, intents / std::max(durable, 1.0));
}

} // namespace flowconsole
