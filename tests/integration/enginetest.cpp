#include "engine/engine.h"
#include "base/redaction.h"
#include "domain/words.h"
#include "tests/integration/enginebench.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
}

const QString waiver = QStringLiteral("Late-fee waiver");
const QString billing = QStringLiteral("Billing IVR");

} // namespace

class EngineTest final : public QObject
{
    Q_OBJECT

private slots:
    void launchesAndFollowsInBothDialects_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::newRow("published") << Dialect::Published;
        QTest::newRow("flow executions") << Dialect::FlowExecutions;
    }

    void launchesAndFollowsInBothDialects()
    {
        QFETCH(Dialect, dialect);
        EngineBench bench(20);
        bench.connectTo(dialect);
        QTRY_VERIFY(!bench.flows.isEmpty());
        QCOMPARE(bench.status.state, ConnectionStatus::State::SignedIn);
        const LaunchRequest request = bench.request(waiver);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Completed);

        const FlowExecution execution = bench.latest.value(request.id);
        QVERIFY(bench.seen.value(request.id).contains(ExecutionState::Running));
        QVERIFY(!execution.platformId.isEmpty());
        QCOMPARE(execution.dialect, dialect);
        QCOMPARE(execution.lastSeenBy, Provenance::Polled);
        QCOMPARE(execution.payloadHash.size(), 64);
        QVERIFY(execution.launchLatency.has_value());
        QVERIFY(execution.latency.value_or(0ms) > 0ms);
        QVERIFY(execution.endedAt >= execution.startedAt);
        QCOMPARE(execution.outputs.isObject(), dialect == Dialect::Published);
        QTRY_COMPARE(bench.metrics.totalExecutions, 1);
        QCOMPARE(bench.metrics.successRate, 100.0);
        QVERIFY(bench.budget.count > 0);
    }

    void anIntentIsOnDiskBeforeTheOutcome()
    {
        EngineBench bench;
        bench.connectTo(Dialect::FlowExecutions);
        QTRY_VERIFY(!bench.flows.isEmpty());
        const LaunchRequest request = bench.request(billing);
        QSignalSpy audited(bench.engine.get(), &Engine::auditChanged);
        bench.engine->launch(request);
        QVERIFY(audited.wait());
        QCOMPARE(linesOf(bench.auditPath()).size(), 1);
        QTRY_VERIFY(isFinal(bench.state(request.id)));

        const QList<QByteArray> lines = linesOf(bench.auditPath());
        QCOMPARE(lines.size(), 2);
        const JsonValue intent = JsonValue::parse(lines.at(0)).value();
        const JsonValue outcome = JsonValue::parse(lines.at(1)).value();
        QCOMPARE(intent.value(u"outcome").toString(), QStringLiteral("intended"));
        QCOMPARE(outcome.value(u"outcome").toString(), stateKey(bench.state(request.id)));
        for (const JsonValue &entry : {intent, outcome}) {
            QCOMPARE(entry.value(u"auditId").toString(), request.id.text());
            QCOMPARE(entry.value(u"target").toString(), request.flowId.text());
            QCOMPARE(entry.value(u"payloadHash").toString(), bench.latest.value(request.id).payloadHash);
        }
    }

    void nothingLeavesWithoutAnIntent()
    {
        EngineBench bench;
        QVERIFY(QDir().mkpath(bench.auditPath())); // A folder, where the file should be.
        bench.connectTo(Dialect::FlowExecutions);
        QTRY_VERIFY(!bench.flows.isEmpty());
        const LaunchRequest request = bench.request(waiver);
        bench.engine->inspect(request.id);
        QSignalSpy details(bench.engine.get(), &Engine::detailsChanged);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Failed);
        const auto last = details.last().first().value<ExecutionDetails>();
        QVERIFY(last.requests.isEmpty());
        QVERIFY(last.execution.detail.contains(u"audit log"));
    }

    void onAFullDiskLaunchesWaitAndItIsSaidWhy()
    {
        EngineBench bench;
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), bench.auditPath()));
        bench.connectTo(Dialect::FlowExecutions);
        QTRY_VERIFY(!bench.flows.isEmpty());
        LaunchQueueState queue;
        connect(bench.engine.get(), &Engine::launchQueueChanged, this,
                [&queue](const LaunchQueueState &state) { queue = state; });
        const LaunchRequest request = bench.request(waiver);
        bench.engine->launch(request);
        QTRY_VERIFY(queue.isPaused);
        QVERIFY2(queue.pausedBecause.contains(u"disk is full"), qPrintable(queue.pausedBecause));
        QCOMPARE(queue.queued, 1);
        QCOMPARE(bench.state(request.id), ExecutionState::Queued);
        // There is room again.
        QVERIFY(QFile::remove(bench.auditPath()));
        QTRY_VERIFY_WITH_TIMEOUT(!bench.latest.value(request.id).platformId.isEmpty(), 15'000);
        QTRY_VERIFY(!queue.isPaused);
    }

    void secureInputsAreShownNowhere()
    {
        EngineBench bench;
        bench.connectTo(Dialect::FlowExecutions);
        QTRY_VERIFY(!bench.flows.isEmpty());
        LaunchRequest request = bench.request(billing);
        QVERIFY(!request.secureNames.isEmpty());
        const QString secret = QStringLiteral("4111-top-secret");
        request.inputs.insert(request.secureNames.first(), JsonValue::string(secret));
        bench.engine->inspect(request.id);
        QSignalSpy details(bench.engine.get(), &Engine::detailsChanged);
        bench.engine->launch(request);
        QTRY_VERIFY(isFinal(bench.state(request.id)));
        const auto last = details.last().first().value<ExecutionDetails>();
        QVERIFY(!last.requests.isEmpty());
        for (const RequestRecord &record : last.requests) {
            QVERIFY(!record.requestBody.contains(secret.toUtf8()));
            QVERIFY(!record.responseBody.contains(secret.toUtf8()));
            for (const auto &[name, value] : record.requestHeaders) {
                QVERIFY(name.toLower() != "authorization" || value.endsWith(redactedPlaceholder().toUtf8()));
            }
        }
        QVERIFY(!last.execution.inputs.toJson().contains(secret.toUtf8()));
        QVERIFY(!linesOf(bench.auditPath()).join('\n').contains(secret.toUtf8()));
    }

    void rejectedInputFailsWithThePlatformsReason()
    {
        EngineBench bench;
        bench.connectTo(Dialect::Published);
        QTRY_VERIFY(!bench.flows.isEmpty());
        LaunchRequest request = bench.request(waiver);
        request.inputs.insert(QStringLiteral("noSuchVariable"), JsonValue::integer(1));
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Failed);
        const FlowExecution execution = bench.latest.value(request.id);
        QCOMPARE(execution.error.value_or(ApiError()).kind, ApiError::Kind::RejectedInput);
        QCOMPARE(execution.error->httpStatus, 400);
        QVERIFY(execution.detail.contains(u"noSuchVariable"));
        QVERIFY(!execution.error->correlationId.isEmpty());
    }

    void waitingEndsWithTheTimeOut()
    {
        EngineBench bench(0.01);
        bench.connectTo(Dialect::FlowExecutions);
        QTRY_VERIFY(!bench.flows.isEmpty());
        LaunchRequest request = bench.request(waiver);
        request.timeout = 1s;
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::TimedOut);
        QVERIFY(bench.latest.value(request.id).detail.contains(u"1 s"));
        QVERIFY(bench.latest.value(request.id).latency.value_or(0ms) >= 1s);
    }

    void twoHundredAtOnceAllEnd()
    {
        EngineBench bench(50);
        bench.connectTo(Dialect::FlowExecutions);
        QTRY_VERIFY(!bench.flows.isEmpty());
        QSet<ExecutionId> ids;
        for (int i = 0; i < 200; ++i) {
            const LaunchRequest request = bench.request(i % 2 == 0 ? waiver : billing);
            ids.insert(request.id);
            bench.engine->launch(request);
        }
        const auto allEnded = [&] {
            return std::all_of(ids.begin(), ids.end(),
                               [&](const ExecutionId &id) { return isFinal(bench.state(id)); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allEnded(), 30'000);
        QSet<PlatformExecutionId> platformIds;
        for (const FlowExecution &execution : std::as_const(bench.latest)) {
            platformIds.insert(execution.platformId);
        }
        QCOMPARE(platformIds.size(), 200);
        QTRY_COMPARE(bench.metrics.totalExecutions, 200);
        QCOMPARE(linesOf(bench.auditPath()).size(), 400);
    }

    void looksStayWithinTheRateLimit()
    {
        EngineBench bench(0.01, 100);
        bench.connectTo(Dialect::FlowExecutions);
        QTRY_VERIFY(!bench.flows.isEmpty());
        for (int i = 0; i < 10; ++i) {
            bench.engine->launch(bench.request(waiver));
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.latest.size(), 10, 10'000);
        const auto running = [&] {
            return std::count_if(bench.latest.begin(), bench.latest.end(), [](const FlowExecution &execution) {
                return execution.state == ExecutionState::Running;
            });
        };
        QTRY_COMPARE(running(), 10);
        // Ten executions every 20 ms would use up 100 requests within moments; the looks are spread over the
        // window.
        bench.engine->lookNow({});
        QTRY_VERIFY_WITH_TIMEOUT(bench.budget.count >= 15, 10'000);
        QVERIFY(bench.budget.count < bench.budget.allowed);
        QVERIFY(!bench.budget.pausedUntil.isValid());
    }

    void aWrongSecretIsToldAsSignInFailure()
    {
        EngineBench bench;
        bench.engine->connectTo(bench.profile(Dialect::Published), {QStringLiteral("wrong"), {}, {}});
        QTRY_COMPARE(bench.status.state, ConnectionStatus::State::Failed);
        QCOMPARE(bench.status.error->kind, ApiError::Kind::SignIn);
        QVERIFY(describe(*bench.status.error).whatToDo.contains(u"secret"));
    }

    void aDeadHostIsToldAsNetworkFailure()
    {
        EngineBench bench;
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        ConnectionProfile profile = bench.profile(Dialect::Published);
        profile.loginUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort()));
        closed.close();
        bench.engine->connectTo(profile, {QStringLiteral("any"), {}, {}});
        QTRY_COMPARE(bench.status.state, ConnectionStatus::State::Failed);
        QCOMPARE(bench.status.error->kind, ApiError::Kind::Network);
    }

    void withoutAConnectionALaunchSaysSo()
    {
        EngineBench bench;
        LaunchRequest request;
        request.id = newExecutionId();
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Failed);
        QVERIFY(bench.latest.value(request.id).detail.contains(u"sign in"));
    }

    void leavingAConnectionSaysWhatBecameOfItsLaunches()
    {
        EngineBench bench;
        QTcpServer silent; // takes connections, answers nothing
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        bench.connectTo(Dialect::FlowExecutions);
        QTRY_VERIFY(!bench.flows.isEmpty());
        const LaunchRequest running = bench.request(billing);
        bench.engine->launch(running);
        QTRY_COMPARE(bench.state(running.id), ExecutionState::Running);

        ConnectionProfile half = bench.profile(Dialect::FlowExecutions);
        half.apiUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort()));
        bench.engine->connectTo(half, bench.secrets());
        QTRY_COMPARE(bench.status.state, ConnectionStatus::State::SignedIn);
        const LaunchRequest unanswered = bench.request(waiver);
        bench.engine->launch(unanswered);
        QTRY_COMPARE(bench.state(unanswered.id), ExecutionState::Launching);

        bench.connectTo(Dialect::FlowExecutions);
        QTRY_COMPARE(bench.state(unanswered.id), ExecutionState::Unknown);
        QVERIFY(bench.latest.value(unanswered.id).detail.contains(u"may have started"));
        QTRY_VERIFY(isFinal(bench.state(running.id)));
    }

    void aTestOfTheOpenProfileDoesNotSignItOut()
    {
        EngineBench bench(20, 1'000'000, {}, 20ms, 2);
        ConnectionProfile profile = bench.profile(Dialect::FlowExecutions);
        profile.id = ProfileId(QStringLiteral("person"));
        profile.grant = Grant::AuthorizationCode;
        profile.clientId = bench.organisation->endpoint().publicClientId;
        QTcpServer spare;
        QVERIFY(spare.listen(QHostAddress::LocalHost));
        profile.redirectPort = spare.serverPort();
        spare.close();
        QSignalSpy pages(bench.engine.get(), &Engine::signInPageNeeded);
        QSignalSpy refreshTokens(bench.engine.get(), &Engine::refreshTokenChanged);
        QSignalSpy tested(bench.engine.get(), &Engine::connectionTested);
        QNetworkAccessManager browser;
        connect(bench.engine.get(), &Engine::signInPageNeeded, &browser,
                [&browser](const QUrl &page) { browser.get(QNetworkRequest(page)); });
        bench.engine->connectTo(profile, {});
        QTRY_COMPARE(bench.status.state, ConnectionStatus::State::SignedIn);
        QTRY_COMPARE(refreshTokens.size(), 1);

        bench.engine->testConnection(profile, {{}, refreshTokens.last().last().toString(), {}});
        QTRY_COMPARE(tested.size(), 1);
        QVERIFY(refreshTokens.size() > 1);
        // The open connection renews its token a few times from now on, and needs nobody for it.
        const auto known = refreshTokens.size();
        QTRY_VERIFY_WITH_TIMEOUT(refreshTokens.size() >= known + 2, 10'000);
        QCOMPARE(pages.size(), 1);
        QVERIFY(!refreshTokens.last().last().toString().isEmpty());
        QCOMPARE(bench.status.state, ConnectionStatus::State::SignedIn);
    }

    void anEngineMayEndWhileRequestsAreUnderWay()
    {
        EngineBench bench(0.01);
        bench.connectTo(Dialect::FlowExecutions);
        QTRY_VERIFY(!bench.flows.isEmpty());
        for (int i = 0; i < 50; ++i) {
            bench.engine->launch(bench.request(billing));
        }
        QTRY_VERIFY(!bench.latest.isEmpty());
        bench.engine.reset();
        QVERIFY(bench.organisation != nullptr);
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "enginetest.moc"
