#include "tests/benchmark/benchmarks.h"

#include "engine/executionstore.h"
#include "models/executiontablemodel.h"
#include "tests/benchmark/sampleruns.h"
#include "tests/soak/residentmemory.h"
#include "tests/support/manualclock.h"

#include <cstdio>
#include <string>

namespace flowconsole {

namespace {

constexpr int liveRows = 100'000;

/// The same values with nothing around them.
struct PlainRun
{
    std::string id, profile, flow, flowName, version, environment, platformState, platformId, conversationId,
        inputs, outputs, hash, detail;
    qint64 created = 0, launched = 0, started = 0, ended = 0, seen = 0, latency = 0, launchLatency = 0;
    int state = 0;
};

PlainRun plainOf(const FlowExecution &run)
{
    const auto text = [](const QString &value) { return value.toStdString(); };
    return {text(run.id.text()),
            text(run.profileId.text()),
            text(run.flowId.text()),
            text(run.flowName),
            text(run.flowVersion),
            text(run.environment),
            text(run.platformState),
            text(run.platformId.text()),
            text(run.conversationId.text()),
            run.inputs.toJson().toStdString(),
            run.outputs.toJson().toStdString(),
            text(run.payloadHash),
            text(run.detail),
            run.createdAt.toMSecsSinceEpoch(),
            run.launchedAt.toMSecsSinceEpoch(),
            run.startedAt.toMSecsSinceEpoch(),
            run.endedAt.toMSecsSinceEpoch(),
            run.lastSeenAt.toMSecsSinceEpoch(),
            run.latency->count(),
            run.launchLatency->count(),
            static_cast<int>(run.state)};
}

void print(const char *name, qint64 bytes, double baseline)
{
    std::printf("  %-36s %6.1f MB   %5.0f bytes a row   %.1f times the baseline\n", name,
                static_cast<double>(bytes) / 1e6, static_cast<double>(bytes) / liveRows,
                static_cast<double>(bytes) / baseline);
}

} // namespace

void benchmarkLiveMemory()
{
    std::printf("Memory for %d live rows\n", liveRows);
    const QDateTime newest(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
    const qint64 empty = residentBytes();
    qint64 plain = 0;
    {
        std::vector<PlainRun> runs;
        runs.reserve(liveRows);
        for (int i = 0; i < liveRows; ++i) {
            runs.push_back(plainOf(sampleRun(i, newest)));
        }
        plain = residentBytes() - empty;
    }
    const auto baseline = static_cast<double>(plain);
    print("plain structs, baseline", plain, baseline);

    ManualClock clock(newest);
    const qint64 before = residentBytes();
    ExecutionStore store(clock);
    ExecutionTableModel model(clock);
    QObject::connect(&store, &ExecutionStore::changed, &model,
                     [&model](const ChangeSet &changes) { model.apply(changes); });
    for (int i = 0; i < liveRows; ++i) {
        store.add(sampleRun(i, newest));
    }
    const qint64 storeBytes = residentBytes() - before;
    clock.advance(std::chrono::seconds(10));
    print("store", storeBytes, baseline);
    print("store and table", residentBytes() - before, baseline);
    std::printf("  rows in the table: %d\n", model.rowCount({}));
}

} // namespace flowconsole
