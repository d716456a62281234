#include "tests/benchmark/benchmarks.h"

#include "domain/jsonvalue.h"
#include "engine/engine.h"
#include "tests/benchmark/fastplatform.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTestEventLoop>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr int rounds = 3;
constexpr int longestSeconds = 120;

/// One go of one client.
struct Rate
{
    double launchesPerSecond = 0;
    double cpuMilliseconds = 0; ///< of the client, for each launch
};

struct Job
{
    Dialect dialect = Dialect::ConversationFlow;
    int concurrency = 6;
    std::chrono::milliseconds latency{0};
    int launches = 1000;
};

double cpuSecondsOfProcess()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// The whole engine, with audit log and history on disk, launches copies and watches until all are over.
std::optional<Rate> ours(const Job &job)
{
    const QTemporaryDir folder;
    FastPlatform platform(job.latency);
    SystemClock clock;
    EngineSettings settings;
    settings.auditPath = folder.filePath(QStringLiteral("audit.jsonl"));
    settings.historyPath = folder.filePath(QStringLiteral("history.sqlite"));
    settings.actor = QStringLiteral("benchmark");
    settings.pollInterval = 0ms;
    settings.checksAfterSignIn = false;
    settings.listensForNews = false;
    Engine engine(clock, settings);
    ConnectionProfile profile;
    profile.id = ProfileId(QStringLiteral("benchmark"));
    profile.environment = QStringLiteral("benchmark");
    profile.apiUrl = platform.baseUrl();
    profile.loginUrl = profile.apiUrl;
    profile.clientId = QStringLiteral("client");
    profile.dialect = job.dialect;

    QTestEventLoop loop;
    QSet<ExecutionId> over;
    QObject::connect(&engine, &Engine::flowsChanged, &engine, [&loop] { loop.exitLoop(); });
    QObject::connect(&engine, &Engine::flowsFailed, &engine, [&loop](const ApiError &error) {
        std::printf("  the platform of the benchmark is not understood: %s\n", qPrintable(error.message));
        loop.exitLoop();
    });
    QObject::connect(&engine, &Engine::executionsChanged, &engine, [&](const ChangeSet &changes) {
        for (const FlowExecution &execution : changes.changed) {
            if (execution.state == ExecutionState::Completed) {
                over.insert(execution.id);
            }
        }
        if (over.size() >= job.launches) {
            loop.exitLoop();
        }
    });
    engine.start();
    LauncherSettings launcher;
    launcher.concurrency = job.concurrency;
    engine.setLauncher(launcher);
    engine.connectTo(profile, {QStringLiteral("secret"), {}, QStringLiteral("webhook")});
    loop.enterLoop(longestSeconds);

    LaunchRequest request;
    request.flowId = FlowId(FastPlatform::flowId());
    request.flowName = QStringLiteral("Fast");
    request.inputs.insert(QStringLiteral("customerName"), JsonValue::string(QStringLiteral("Caller")));
    const double cpuBefore = cpuSecondsOfProcess() - platform.cpuSeconds();
    const Milliseconds start = clock.monotonic();
    engine.launchCopies(request, job.launches);
    loop.enterLoop(longestSeconds);
    const double seconds = std::chrono::duration<double>(clock.monotonic() - start).count();
    if (over.size() < job.launches) {
        return std::nullopt;
    }
    const double cpu = cpuSecondsOfProcess() - platform.cpuSeconds() - cpuBefore;
    return Rate{job.launches / seconds, cpu * 1000 / job.launches};
}

std::optional<Rate> script(const QString &program, const QString &file, const Job &job)
{
    FastPlatform platform(job.latency);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("NODE_PATH"), QStringLiteral("/usr/share/nodejs"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, {QStringLiteral(SCRIPTS "/") + file, platform.baseUrl().toString(),
                            QString::number(job.concurrency), QString::number(job.launches)});
    process.waitForFinished(longestSeconds * 1000);
    const auto told = JsonValue::parse(process.readAllStandardOutput());
    if (process.exitCode() != 0 || !told) {
        std::printf("  %s: %s\n", qPrintable(file), process.readAllStandardError().trimmed().constData());
        return std::nullopt;
    }
    return Rate{job.launches / told.value().value(u"seconds").toDouble(),
                told.value().value(u"cpuSeconds").toDouble() * 1000 / job.launches};
}

/// That of the middle one by rate; nothing where none came to its end.
std::optional<Rate> median(std::vector<Rate> rates)
{
    if (rates.empty()) {
        return std::nullopt;
    }
    std::sort(rates.begin(), rates.end(),
              [](const Rate &a, const Rate &b) { return a.launchesPerSecond < b.launchesPerSecond; });
    return rates[rates.size() / 2];
}

void print(const char *name, const std::optional<Rate> &rate)
{
    if (rate) {
        std::printf("    %-28s %7.0f launches/s   %6.2f ms of CPU a launch\n", name, rate->launchesPerSecond,
                    rate->cpuMilliseconds);
    } else {
        std::printf("    %-28s did not come to its end\n", name);
    }
}

struct Loop
{
    const char *name;
    QString program;
    QString file;
    Dialect dialect;
};

/// One after the other, several times, so that both see the same machine.
void compare(const Loop &baseline, Job job, int baselineLaunches)
{
    job.dialect = baseline.dialect;
    std::vector<Rate> oursRates;
    std::vector<Rate> theirs;
    for (int round = 0; round < rounds; ++round) {
        if (const auto rate = ours(job)) {
            oursRates.push_back(*rate);
        }
        Job theirJob = job;
        theirJob.launches = baselineLaunches;
        if (const auto rate = script(baseline.program, baseline.file, theirJob)) {
            theirs.push_back(*rate);
        }
    }
    const auto our = median(oursRates);
    const auto their = median(theirs);
    print("Flow Console", our);
    print(baseline.name, their);
    if (our && their) {
        std::printf("    %.1f times the baseline\n", our->launchesPerSecond / their->launchesPerSecond);
    }
    std::fflush(stdout);
}

/// Empty where the machine lacks it.
QString usableProgram(const QStringList &candidates, const QStringList &probe)
{
    for (const QString &candidate : candidates) {
        const QString program = QStandardPaths::findExecutable(candidate);
        if (program.isEmpty()) {
            continue;
        }
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("NODE_PATH"), QStringLiteral("/usr/share/nodejs"));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(program, probe);
        if (process.waitForFinished(10'000) && process.exitCode() == 0) {
            return program;
        }
    }
    return {};
}

} // namespace

void benchmarkLaunches()
{
    const Loop axios{
        "axios loop",
        usableProgram({QStringLiteral("node")}, {QStringLiteral("-e"), QStringLiteral("require('axios')")}),
        QStringLiteral("axiosloop.js"), Dialect::ConversationFlow};
    const Loop requests{"requests loop",
                        usableProgram({QStringLiteral("/usr/bin/python3"), QStringLiteral("python3")},
                                      {QStringLiteral("-c"), QStringLiteral("import requests")}),
                        QStringLiteral("requestsloop.py"), Dialect::FlowExecutions};
    std::printf("Launches, each with four looks until it is over, median of %d\n", rounds);
    for (const auto latency : {0ms, 50ms}) {
        for (const int concurrency : {6, 64, 1}) {
            std::printf("  concurrency %d, %lld ms of latency\n", concurrency,
                        static_cast<long long>(latency.count()));
            const bool isSlow = latency > 0ms;
            const int launches = isSlow ? std::max(concurrency * 8, 20) : concurrency == 1 ? 600 : 2500;
            for (const Loop &baseline : {axios, requests}) {
                if (baseline.program.isEmpty()) {
                    std::printf("    %s: its program or its library is not installed: left out\n",
                                baseline.name);
                    continue;
                }
                compare(baseline, {baseline.dialect, concurrency, latency, launches},
                        isSlow ? launches : launches / 4);
            }
        }
    }
}

} // namespace flowconsole
