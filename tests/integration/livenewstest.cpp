#include "tests/integration/enginebench.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

const QString waiver = QStringLiteral("Late-fee waiver");
const QString billing = QStringLiteral("Billing IVR");

QByteArray audited(const EngineBench &bench)
{
    QFile file(bench.auditPath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int transitionsIn(const QList<NodeTransition> &steps)
{
    return static_cast<int>(std::count_if(steps.begin(), steps.end(), [](const NodeTransition &step) {
        return step.event == NodeEvent::Entered || step.event == NodeEvent::Exited;
    }));
}

} // namespace

/// The engine beside the offline organisation, which tells of its executions by itself.
class LiveNewsTest final : public QObject
{
    Q_OBJECT

private slots:
    void nodesAreSeenWhileAConversationRuns()
    {
        EngineBench bench(10, 1'000'000, {}, 2s);
        QSignalSpy secrets(bench.engine.get(), &Engine::webhookSecretChanged);
        QSignalSpy registered(bench.engine.get(), &Engine::webhookRegistered);
        QStringList nodes;
        bool wasPushed = false;
        connect(bench.engine.get(), &Engine::executionsChanged, this, [&](const ChangeSet &changes) {
            for (const FlowExecution &execution : changes.changed) {
                nodes.append(execution.currentNode);
                wasPushed = wasPushed || execution.lastSeenBy == Provenance::Pushed;
            }
        });
        bench.connectTo(Dialect::ConversationFlow);
        QTRY_COMPARE(bench.push.state, PushState::State::Connected);
        QCOMPARE(bench.push.channel, PushState::Channel::Webhook);
        QVERIFY(bench.push.detail.contains(u"127.0.0.1"));
        QCOMPARE(secrets.size(), 1);
        QVERIFY(!bench.push.detail.contains(secrets.first().last().toString()));
        QCOMPARE(registered.size(), 1);
        QVERIFY(!registered.first().last().toString().isEmpty());
        QTRY_VERIFY(!bench.flows.isEmpty());

        const LaunchRequest request = bench.request(waiver);
        bench.engine->inspect(request.id);
        bench.engine->launch(request);
        QTRY_COMPARE_WITH_TIMEOUT(bench.state(request.id), ExecutionState::Completed, 30'000);
        const FlowExecution execution = bench.latest.value(request.id);
        QCOMPARE(execution.conversationId.text(), execution.platformId.text());
        QCOMPARE(execution.timeout, std::optional(300s));
        QVERIFY(wasPushed);
        nodes.removeAll(QString());
        QVERIFY2(nodes.size() > 1, qPrintable(nodes.join(u',')));
        QTRY_VERIFY(!bench.details.steps.isEmpty());
        QTRY_COMPARE(bench.details.steps.last().event, NodeEvent::Completed);
        QTRY_COMPARE(bench.latest.value(request.id).transitions, transitionsIn(bench.details.steps));
        QVERIFY(bench.latest.value(request.id).currentNode.isEmpty());
        QTRY_VERIFY(audited(bench).contains("\"event\":\"flow_complete\""));
        QTRY_VERIFY(bench.push.events > 0);
    }

    void lostLateDoubledAndReorderedEventsDoNoHarm_data()
    {
        QTest::addColumn<QStringList>("faults");
        QTest::newRow("doubled") << QStringList{QStringLiteral("events:double")};
        QTest::newRow("reordered") << QStringList{QStringLiteral("events:reorder:p=0.5")};
        QTest::newRow("late") << QStringList{QStringLiteral("events:late=10ms..200ms:p=0.5")};
        QTest::newRow("lost") << QStringList{QStringLiteral("events:lost")};
    }

    void lostLateDoubledAndReorderedEventsDoNoHarm()
    {
        QFETCH(QStringList, faults);
        EngineBench bench(20, 1'000'000, faults);
        bench.connectTo(Dialect::ConversationFlow);
        QTRY_COMPARE(bench.push.state, PushState::State::Connected);
        QTRY_VERIFY(!bench.flows.isEmpty());
        const LaunchRequest request = bench.request(waiver);
        bench.engine->inspect(request.id);
        bench.engine->launch(request);
        QTRY_COMPARE_WITH_TIMEOUT(bench.state(request.id), ExecutionState::Completed, 30'000);
        if (faults.first().contains(u"lost")) {
            QCOMPARE(bench.latest.value(request.id).transitions, 0);
            return;
        }
        const auto isWhole = [&] {
            return !bench.details.steps.isEmpty() && bench.details.steps.last().event == NodeEvent::Completed;
        };
        QTRY_VERIFY(isWhole());
        const auto entered =
            std::count_if(bench.details.steps.begin(), bench.details.steps.end(),
                          [](const NodeTransition &step) { return step.event == NodeEvent::Entered; });
        const auto exited =
            std::count_if(bench.details.steps.begin(), bench.details.steps.end(),
                          [](const NodeTransition &step) { return step.event == NodeEvent::Exited; });
        QTRY_COMPARE(entered, exited);
    }

    void aConversationIsEndedByWish()
    {
        EngineBench bench(0.01);
        bench.connectTo(Dialect::ConversationFlow);
        QTRY_VERIFY(!bench.flows.isEmpty());
        const LaunchRequest request = bench.request(billing);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Running);
        bench.engine->endExecutions({request.id}, QStringLiteral("only a try"));
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Terminated);
        QTRY_VERIFY(audited(bench).contains("\"reason\":\"only a try\""));
    }

    void aConversationWhoseTimeIsOverIsEnded()
    {
        EngineBench bench(0.01);
        bench.connectTo(Dialect::ConversationFlow);
        QTRY_VERIFY(!bench.flows.isEmpty());
        LaunchRequest request = bench.request(billing);
        request.timeout = 1s;
        bench.engine->launch(request);
        QTRY_COMPARE_WITH_TIMEOUT(bench.state(request.id), ExecutionState::TimedOut, 10'000);
        QCOMPARE(bench.latest.value(request.id).platformState, QStringLiteral("timeout_terminated"));
    }

    void aWebhookThatPointsToThisRunIsDeletedOnLeaving()
    {
        EngineBench bench;
        QSignalSpy registered(bench.engine.get(), &Engine::webhookRegistered);
        QSignalSpy ready(bench.engine.get(), &Engine::readyToQuit);
        bench.connectTo(Dialect::ConversationFlow);
        QTRY_COMPARE(registered.size(), 1);
        bench.engine->prepareToQuit();
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(registered.size(), 2);
        QVERIFY(registered.last().last().toString().isEmpty());
    }

    void aWebhookWithAStableTargetIsUsedAgain()
    {
        EngineBench bench;
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        ConnectionProfile profile = bench.profile(Dialect::ConversationFlow);
        profile.webhookTarget = QUrl(QStringLiteral("http://127.0.0.1:%1/hooks/").arg(probe.serverPort()));
        probe.close();
        ConnectionSecrets secrets = bench.secrets();
        secrets.webhookSecret = QStringLiteral("a-secret-of-some-length");
        QSignalSpy registered(bench.engine.get(), &Engine::webhookRegistered);
        bench.engine->connectTo(profile, secrets);
        QTRY_COMPARE(registered.size(), 1);
        bench.engine->signOut();
        QTRY_COMPARE(bench.status.state, ConnectionStatus::State::SignedOut);
        bench.engine->connectTo(profile, secrets);
        QTRY_COMPARE(registered.size(), 2);
        QCOMPARE(registered.first().last().toString(), registered.last().last().toString());
        QTRY_COMPARE(bench.push.state, PushState::State::Connected);
    }

    void stepsOfAPublishedRunArePushedWhenItEnds()
    {
        EngineBench bench(20);
        bench.connectTo(Dialect::Published);
        QTRY_VERIFY(!bench.flows.isEmpty());
        const LaunchRequest request = bench.request(waiver);
        bench.engine->inspect(request.id);
        bench.engine->launch(request);
        QTRY_COMPARE_WITH_TIMEOUT(bench.state(request.id), ExecutionState::Completed, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.details.steps.isEmpty(), 15'000);
        QVERIFY(bench.latest.value(request.id).transitions > 0);
        QTRY_COMPARE(bench.push.state, PushState::State::Connected);
        QCOMPARE(bench.push.channel, PushState::Channel::Notifications);
    }

    void aLaunchWhoseAnswerWasLostIsFoundAgain()
    {
        EngineBench bench(1, 1'000'000, {QStringLiteral("launch:drop-after:n=1")});
        bench.connectTo(Dialect::Published);
        QTRY_VERIFY(!bench.flows.isEmpty());
        const LaunchRequest request = bench.request(waiver);
        bench.engine->launch(request);
        QTRY_COMPARE(bench.state(request.id), ExecutionState::Unknown);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.latest.value(request.id).platformId.isEmpty(), 20'000);
        QVERIFY(bench.state(request.id) != ExecutionState::Unknown);
        QVERIFY(audited(bench).contains("\"outcome\":\"found\""));
    }

    void eachProfileHasItsOwnFiguresAndItsExecutionsComeBack()
    {
        EngineBench bench(20);
        const auto profileOf = [&bench](const char *id) {
            ConnectionProfile profile = bench.profile(Dialect::FlowExecutions);
            profile.id = ProfileId(QString::fromLatin1(id));
            return profile;
        };
        bench.engine->connectTo(profileOf("a"), bench.secrets());
        QTRY_VERIFY(!bench.flows.isEmpty());
        const LaunchRequest first = bench.request(waiver);
        bench.engine->launch(first);
        QTRY_COMPARE_WITH_TIMEOUT(bench.state(first.id), ExecutionState::Completed, 30'000);
        QTRY_COMPARE(bench.metrics.totalExecutions, 1);
        const LaunchRequest second = bench.request(waiver);
        bench.engine->launch(second);
        QTRY_COMPARE(bench.state(second.id), ExecutionState::Running);
        QCOMPARE(bench.latest.value(second.id).profileId.text(), QStringLiteral("a"));

        bench.engine->connectTo(profileOf("b"), bench.secrets());
        QTRY_COMPARE(bench.metrics.totalExecutions, 0);
        QTRY_COMPARE(bench.state(second.id), ExecutionState::Unknown);
        QTRY_COMPARE(bench.status.state, ConnectionStatus::State::SignedIn);
        QCOMPARE(bench.status.profile.id.text(), QStringLiteral("b"));

        bench.engine->connectTo(profileOf("a"), bench.secrets());
        QTRY_COMPARE_WITH_TIMEOUT(bench.state(second.id), ExecutionState::Completed, 30'000);
        QTRY_COMPARE(bench.metrics.totalExecutions, 2);
    }

    void whatWillWorkIsToldAfterSignIn()
    {
        EngineBench bench;
        QSignalSpy checked(bench.engine.get(), &Engine::preflightChanged);
        bench.connectTo(Dialect::Published);
        QTRY_COMPARE_WITH_TIMEOUT(checked.size(), 1, 15'000);
        const auto report = checked.first().first().value<PreflightReport>();
        QVERIFY(!report.checks.isEmpty());
        QVERIFY(everythingWorks(report));
    }

    void aConnectionIsTestedBesideTheOneThatIsOpen()
    {
        EngineBench bench;
        bench.connectTo(Dialect::FlowExecutions);
        QTRY_COMPARE(bench.status.state, ConnectionStatus::State::SignedIn);
        QSignalSpy tested(bench.engine.get(), &Engine::connectionTested);
        ConnectionProfile profile = bench.profile(Dialect::Published);
        profile.id = ProfileId(QStringLiteral("tested"));
        bench.engine->testConnection(profile, bench.secrets());
        QTRY_COMPARE_WITH_TIMEOUT(tested.size(), 1, 15'000);
        QCOMPARE(tested.first().at(0).value<ProfileId>(), profile.id);
        QVERIFY(!tested.first().at(1).value<PreflightReport>().checks.isEmpty());
        QVERIFY(!tested.first().at(2).value<std::optional<ApiError>>());

        bench.engine->testConnection(profile, {QStringLiteral("wrong"), {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(tested.size(), 2, 15'000);
        const auto error = tested.last().at(2).value<std::optional<ApiError>>();
        QVERIFY(error && error->kind == ApiError::Kind::SignIn);
        QCOMPARE(bench.status.state, ConnectionStatus::State::SignedIn);
    }
};

QTEST_GUILESS_MAIN(LiveNewsTest)
#include "livenewstest.moc"
