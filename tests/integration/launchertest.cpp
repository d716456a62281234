#include "engine/launcher.h"
#include "audit/auditlog.h"
#include "engine/executionstore.h"
#include "tests/net/scriptedplatform.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

/// Turns the event loop until nothing is on the network any more.
void settle(const Transport &transport)
{
    QElapsedTimer real;
    real.start();
    do {
        for (int hop = 0; hop < 6; ++hop) {
            QTimer timer;
            timer.setSingleShot(true);
            QSignalSpy turned(&timer, &QTimer::timeout);
            timer.start(0);
            QVERIFY(turned.wait());
        }
    } while (transport.pendingCount() > 0 && real.elapsed() < 5000);
}

} // namespace

/// The launcher on a clock that the test moves, against a platform that the test scripts over a real socket.
class LauncherTest final : public QObject
{
    Q_OBJECT

private slots:
    void aBurstLargerThanTheBudgetMeetsNoRefusal()
    {
        constexpr int allowed = 10;
        constexpr int burst = 25;
        ScriptedPlatform platform;
        Console console(platform, Dialect::FlowExecutions);
        ExecutionStore store(console.clock);
        const QTemporaryDir folder;
        AuditLog audit(console.clock, folder.filePath(QStringLiteral("audit.jsonl")));
        Launcher launcher(console.client, store, audit, console.budget, console.clock,
                          [](const FlowExecution &) { return AuditEntry(); });

        Milliseconds windowStart{0};
        int counted = 0;
        int refused = 0;
        int launched = 0;
        platform.onApi = [&](const SeenRequest &) {
            const Milliseconds now = console.clock.monotonic();
            if (now - windowStart >= 60s) {
                windowStart = now;
                counted = 0;
            }
            ++counted;
            const HttpHeaders headers{{"inin-ratelimit-count", QByteArray::number(counted)},
                                      {"inin-ratelimit-allowed", QByteArray::number(allowed)},
                                      {"inin-ratelimit-reset", "60"}};
            if (counted > allowed) {
                ++refused;
                return httpAnswer(429, {}, headers);
            }
            const QByteArray id = QByteArray::number(++launched);
            return httpAnswer(201, "{\"id\":\"e" + id + "\",\"flowId\":\"f\",\"state\":\"Running\"}", headers);
        };
        // The first answer tells what is allowed.
        const auto launch = [&] {
            FlowExecution execution;
            execution.id = newExecutionId();
            execution.state = ExecutionState::Queued;
            store.add(execution);
            LaunchRequest request;
            request.id = execution.id;
            request.flowId = FlowId(QStringLiteral("f"));
            launcher.launch(request);
        };
        launch();
        console.clock.advance(1ms);
        QTRY_COMPARE(launched, 1);
        QTRY_COMPARE(console.budget.state().allowed, allowed);
        for (int i = 1; i < burst; ++i) {
            launch();
        }
        console.clock.advance(1ms);
        QTRY_VERIFY(launched >= allowed - 1);
        settle(console.transport);
        QVERIFY2(launched >= allowed - 1 && launched <= allowed, qPrintable(QString::number(launched)));
        const auto queued =
            std::count_if(store.all().begin(), store.all().end(), [](const FlowExecution &execution) {
                return execution.state == ExecutionState::Queued;
            });
        QCOMPARE(queued, burst - launched);

        for (int step = 0; step < 900 && launched < burst && refused == 0; ++step) {
            console.clock.advance(1s);
            settle(console.transport);
        }
        QCOMPARE(launched, burst);
        QCOMPARE(refused, 0);
    }
};

QTEST_GUILESS_MAIN(LauncherTest)
#include "launchertest.moc"
