#include "engine/monitor.h"
#include "tests/integration/countedwindow.h"
#include "tests/integration/workbench.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

QByteArray execution(const QByteArray &id, const QByteArray &state)
{
    return "{\"id\":\"" + id + "\",\"flowId\":\"f\",\"state\":\"" + state +
           "\",\"startTime\":\"2026-01-05T09:00:00.000Z\",\"endTime\":null}";
}

/// A monitor against a platform that answers each look as the test says.
struct Bench : Workbench
{
    Bench() : Workbench(Dialect::FlowExecutions)
    {
        platform.onApi = [this](const SeenRequest &request) {
            ++looks;
            return answer(request.target.mid(request.target.lastIndexOf('/') + 1));
        };
    }

    ExecutionId add(const QString &platformId, std::optional<std::chrono::seconds> timeout = {})
    {
        return Workbench::add(platformId, [&](FlowExecution &value) { value.timeout = timeout; });
    }

    std::function<QByteArray(const QByteArray &id)> answer;
    int looks = 0;
};

} // namespace

class MonitorTest final : public QObject
{
    Q_OBJECT

private slots:
    void looksUseWhatIsFreeOfTheBudgetButForTheReserve()
    {
        Bench bench;
        CountedWindow window(bench.console.clock, 300);
        bench.answer = [&window](const QByteArray &id) {
            return httpAnswer(200, execution(id, "Running"), window.count());
        };
        for (int i = 0; i < 200; ++i) {
            bench.add(QString::number(i));
        }
        bench.pass(3min);
        QVERIFY2(window.most() <= 240, qPrintable(QString::number(window.most())));
        QVERIFY2(bench.looks >= 550, qPrintable(QString::number(bench.looks)));
        QVERIFY(!bench.console.budget.state().pausedUntil.isValid());
        // The stalest first: nobody is forgotten.
        for (const FlowExecution &seen : bench.store.all()) {
            QVERIFY(seen.lastSeenBy == Provenance::Polled);
        }
    }

    void withoutHeadersThePlatformsDefaultIsAssumed()
    {
        Bench bench;
        bench.answer = [](const QByteArray &id) { return httpAnswer(200, execution(id, "Running")); };
        for (int i = 0; i < 100; ++i) {
            bench.add(QString::number(i));
        }
        bench.pass(1min);
        QVERIFY2(bench.looks > 150 && bench.looks <= 245, qPrintable(QString::number(bench.looks)));
    }

    void aFewAreLookedAtEveryInterval()
    {
        Bench bench;
        bench.answer = [](const QByteArray &id) { return httpAnswer(200, execution(id, "Running")); };
        bench.add(QStringLiteral("1"));
        bench.pass(20s);
        QVERIFY2(bench.looks >= 8 && bench.looks <= 10, qPrintable(QString::number(bench.looks)));
    }

    void anAbsurdResetDoesNotStopTheLooksForEver()
    {
        Bench bench;
        bool absurd = true;
        bench.answer = [&absurd](const QByteArray &id) {
            const HttpHeaders headers{{"inin-ratelimit-count", "295"},
                                      {"inin-ratelimit-allowed", "300"},
                                      {"inin-ratelimit-reset", "99999999"}};
            return httpAnswer(200, execution(id, "Running"),
                              std::exchange(absurd, false) ? headers : HttpHeaders());
        };
        bench.add(QStringLiteral("1"));
        bench.pass(3s);
        QCOMPARE(bench.looks, 1);
        QVERIFY(bench.monitor.waitsUntil().isValid());
        bench.pass(6min, 1s);
        QVERIFY(bench.looks > 10);
        QVERIFY(!bench.monitor.waitsUntil().isValid());
    }

    void oneDenialIsNoLoss()
    {
        Bench bench;
        bool denied = false;
        bench.answer = [&denied](const QByteArray &id) {
            return std::exchange(denied, true) ? httpAnswer(200, execution(id, "Completed")) : httpAnswer(404);
        };
        const ExecutionId id = bench.add(QStringLiteral("1"));
        bench.pass(3s);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QCOMPARE(bench.of(id).failedLooks, 1);
        bench.pass(3s);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
        QCOMPARE(bench.of(id).failedLooks, 0);
    }

    void whatThePlatformDeniesForLongIsUnknownAndMayComeBack()
    {
        Bench bench;
        bool known = false;
        bench.answer = [&known](const QByteArray &id) {
            return known ? httpAnswer(200, execution(id, "Completed")) : httpAnswer(404);
        };
        const ExecutionId id = bench.add(QStringLiteral("1"));
        bench.pass(20s);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY(bench.of(id).detail.contains(u"does not know"));
        const int looksBefore = bench.looks;
        bench.pass(50s);
        QVERIFY(bench.looks - looksBefore <= 1);
        known = true;
        bench.monitor.lookNow(id);
        bench.pass(1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
    }

    void aFailedLookSaysWhyAndTheNextOneClearsIt()
    {
        Bench bench;
        bool allowed = false;
        bench.answer = [&allowed](const QByteArray &id) {
            return allowed
                       ? httpAnswer(200, execution(id, "Running"))
                       : httpAnswer(
                             403, "{\"message\":\"No view.\",\"code\":\"missing.permissions\",\"status\":403}");
        };
        const ExecutionId id = bench.add(QStringLiteral("1"));
        bench.pass(5s);
        QVERIFY(bench.of(id).failedLooks >= 2);
        QCOMPARE(bench.of(id).error.value_or(ApiError()).kind, ApiError::Kind::Permission);
        QVERIFY(bench.of(id).detail.contains(u"last look failed"));
        allowed = true;
        bench.pass(3s);
        QCOMPARE(bench.of(id).failedLooks, 0);
        QVERIFY(!bench.of(id).error);
    }

    void aTimeOutIsDecidedByALastLook()
    {
        Bench bench;
        bench.answer = [](const QByteArray &id) {
            return httpAnswer(200, execution(id, id == "quick" ? "Completed" : "Running"));
        };
        bench.monitor.lookNow({});
        const ExecutionId slow = bench.add(QStringLiteral("slow"), 1s);
        const ExecutionId quick = bench.add(QStringLiteral("quick"), 1s);
        bench.pass(3s);
        QCOMPARE(bench.of(quick).state, ExecutionState::Completed);
        QCOMPARE(bench.of(slow).state, ExecutionState::TimedOut);
        QVERIFY(bench.of(slow).detail.contains(u"1 s"));
    }

    void theOneThatIsLookedAtGoesFirst()
    {
        Bench bench;
        CountedWindow window(bench.console.clock, 300);
        bench.answer = [&window](const QByteArray &id) {
            return httpAnswer(200, execution(id, "Running"), window.count());
        };
        for (int i = 0; i < 200; ++i) {
            bench.add(QString::number(i));
        }
        const ExecutionId chosen = bench.add(QStringLiteral("chosen"));
        bench.monitor.prefer(chosen);
        for (int i = 0; i < 6; ++i) {
            bench.pass(10s);
            const qint64 age = bench.of(chosen).lastSeenAt.msecsTo(bench.console.clock.nowUtc());
            QVERIFY2(age <= 3500, qPrintable(QString::number(age)));
        }
    }

    void executionsOfAnotherConnectionAreLeftAlone()
    {
        Bench bench;
        bench.answer = [](const QByteArray &id) { return httpAnswer(200, execution(id, "Completed")); };
        bench.Workbench::add(QStringLiteral("1"), [](FlowExecution &value) {
            value.profileId = ProfileId(QStringLiteral("another"));
        });
        bench.Workbench::add(QStringLiteral("2"),
                             [](FlowExecution &value) { value.environment = QStringLiteral("elsewhere"); });
        bench.pass(10s);
        QCOMPARE(bench.looks, 0);
    }

    void oneThatTellsOfItselfIsLookedAtLater()
    {
        Bench bench;
        bench.answer = [](const QByteArray &id) { return httpAnswer(200, execution(id, "Running")); };
        const ExecutionId id = bench.add(QStringLiteral("1"));
        for (int second = 0; second < 10; ++second) {
            bench.monitor.postpone(id);
            bench.pass(1s);
        }
        QCOMPARE(bench.looks, 0);
        bench.pass(2s);
        QCOMPARE(bench.looks, 1);
        // What somebody asks for is not put off.
        bench.monitor.lookNow(id);
        bench.monitor.postpone(id);
        bench.pass(200ms);
        QCOMPARE(bench.looks, 2);
    }

    void aLookAskedForDuringALookIsANewOne()
    {
        Bench bench;
        ExecutionId id;
        bench.answer = [&](const QByteArray &platformId) {
            if (bench.looks == 1) {
                bench.monitor.lookNow(id);
            }
            return httpAnswer(200, execution(platformId, bench.looks == 1 ? "Running" : "Completed"));
        };
        id = bench.add(QStringLiteral("1"));
        bench.monitor.lookNow(id);
        bench.pass(600ms);
        QCOMPARE(bench.looks, 2);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
    }

    void secureValuesThatThePlatformRepeatsAreMasked()
    {
        ScriptedPlatform platform;
        Console console(platform);
        QList<RequestRecord> records;
        connect(&console.transport, &Transport::attemptFinished, this,
                [&records](const RequestRecord &record) { records.append(record); });
        platform.onApi = [](const SeenRequest &request) {
            return httpAnswer(
                200, request.method == "POST"
                         ? QByteArray("{\"id\":\"e1\",\"flowVersion\":{\"id\":\"5.0\"}}")
                         : QByteArray("{\"id\":\"e1\",\"status\":\"FAILED\",\"flowVersion\":{\"id\":\"5.0\"},"
                                      "\"dateLaunched\":\"2026-01-05T09:00:00.000Z\","
                                      "\"completionReason\":\"pin 12\\\"34 refused\","
                                      "\"outputData\":{\"Flow.echo\":\"12\\\"34\"}}"));
        };
        const LaunchRequest request = someLaunch();
        const PreparedLaunch prepared = console.client.prepareLaunch(request);
        const auto launched = console.client.launch(request.id, prepared);
        QVERIFY(waitFor(launched));
        QCOMPARE(launched.result().value().flowVersion, QStringLiteral("5.0"));
        const auto looked = console.client.execution(request.id, PlatformExecutionId(QStringLiteral("e1")));
        QVERIFY(waitFor(looked));
        const ExecutionUpdate update = looked.result().value();
        QCOMPARE(update.state, ExecutionState::Failed);
        QVERIFY(!update.detail.contains(u"12\"34"));
        QVERIFY(!update.outputs->toJson().contains("12\\\"34"));
        for (const RequestRecord &record : std::as_const(records)) {
            QVERIFY(!record.responseBody.contains("12\\\"34"));
            QVERIFY(!record.requestBody.contains("12\\\"34"));
        }
    }

    void aRefusedSecretIsAskedForOnlyOnce()
    {
        ScriptedPlatform platform;
        platform.onToken = [](const SeenRequest &) {
            return httpAnswer(401,
                              "{\"error\":\"invalid_client\",\"error_description\":\"authentication failed\"}");
        };
        Console console(platform);
        for (int i = 0; i < 3; ++i) {
            const auto flows = console.client.flows();
            QVERIFY(waitFor(flows));
            QCOMPARE(flows.result().error().kind, ApiError::Kind::SignIn);
        }
        QCOMPARE(platform.tokenRequests(), 1);
    }
};

QTEST_GUILESS_MAIN(MonitorTest)
#include "monitortest.moc"
