#include "tests/integration/workbench.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTimer>

#include <array>

namespace flowconsole {

namespace {

constexpr qint64 quietTime = 60;         ///< real milliseconds
constexpr qint64 longestExchange = 5000; ///< real milliseconds

ConnectionProfile profileOf(const ScriptedPlatform &platform, Dialect dialect)
{
    ConnectionProfile profile = platform.profile(dialect);
    profile.id = ProfileId(QStringLiteral("profile"));
    profile.environment = QStringLiteral("test");
    return profile;
}

} // namespace

Workbench::Workbench(Dialect dialect, Milliseconds pollInterval)
    : console(platform, dialect),
      profile(profileOf(platform, dialect)),
      store(console.clock),
      memory(store, console.clock),
      audit(console.clock, auditPath(), QStringLiteral("ada")),
      history(console.clock, {}),
      ender(console.client, store, audit, console.budget, console.clock, profile),
      monitor(console.client, store, ender, memory, console.budget, console.clock, profile,
              MonitorSettings{pollInterval, 1}),
      router(console.client, store, paths, audit, console.clock, profile)
{
    QObject::connect(&console.transport, &Transport::attemptFinished, &store, [this] { ++finishedAttempts; });
    QObject::connect(&ender, &Ender::lookWanted, &monitor, &Monitor::lookNow);
    QObject::connect(&router, &FlowEventRouter::lookWanted, &monitor, &Monitor::lookAtEnd);
    QObject::connect(&router, &FlowEventRouter::seen, &monitor, &Monitor::postpone);
}

ExecutionId Workbench::add(const QString &platformId, const std::function<void(FlowExecution &)> &change)
{
    FlowExecution value;
    value.id = newExecutionId();
    value.profileId = profile.id;
    value.environment = profile.environment;
    value.dialect = profile.dialect;
    value.flowId = FlowId(QStringLiteral("f"));
    value.platformId = PlatformExecutionId(platformId);
    if (profile.dialect == Dialect::ConversationFlow) {
        value.conversationId = ConversationId(platformId);
    }
    value.state = ExecutionState::Running;
    value.createdAt = console.clock.nowUtc();
    value.launchedAt = value.createdAt;
    value.lastSeenAt = value.createdAt;
    if (change) {
        change(value);
    }
    store.add(value);
    return value.id;
}

QList<JsonValue> Workbench::audited(QStringView event) const
{
    QList<JsonValue> entries;
    QFile file(auditPath());
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            const auto entry = JsonValue::parse(line);
            if (entry && entry.value().value(u"event").toString() == event) {
                entries.append(entry.value());
            }
        }
    }
    return entries;
}

int Workbench::requests(QByteArrayView method, const QByteArray &part) const
{
    const auto &seen = platform.server().seen();
    return static_cast<int>(std::count_if(seen.begin(), seen.end(), [&](const SeenRequest &request) {
        return request.method == method && request.target.contains(part);
    }));
}

void Workbench::pass(Milliseconds time, Milliseconds step)
{
    for (Milliseconds passed{0}; passed < time; passed += step) {
        console.clock.advance(step);
        settle();
    }
}

void Workbench::settle()
{
    QElapsedTimer sinceChange;
    sinceChange.start();
    std::array<qsizetype, 2> before{-1, -1};
    bool wasQuiet = false;
    for (;;) {
        const std::array<qsizetype, 2> now{platform.server().seenCount(), console.transport.pendingCount()};
        // What is pending, has no answer under way and moves no more waits for the clock: a repeat, or a pause.
        const bool isAnswered = finishedAttempts >= now[0] && !isBusy();
        const bool isQuiet = now == before && isAnswered && (now[1] == 0 || sinceChange.elapsed() > quietTime);
        if (sinceChange.elapsed() > longestExchange || (isQuiet && std::exchange(wasQuiet, true))) {
            return;
        }
        if (now != before) {
            before = now;
            wasQuiet = false;
            sinceChange.restart();
        }
        // A token, a request and its answer are each handed on through the event loop.
        for (int hop = 0; hop < 4; ++hop) {
            QTimer timer;
            timer.setSingleShot(true);
            QSignalSpy turned(&timer, &QTimer::timeout);
            timer.start(0);
            QVERIFY(turned.wait());
            console.clock.advance(Milliseconds(0));
        }
    }
}

} // namespace flowconsole
