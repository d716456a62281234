#include "storage/flowhealth.h"

#include "domain/flowexecution.h"
#include "storage/schema.h"
#include "storage/sqlitefile.h"
#include "tests/storage/historytesting.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

class FlowHealthTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        HistorySettings settings;
        settings.path = m_folder->filePath(QStringLiteral("history.sqlite"));
        m_history = std::make_unique<ExecutionHistory>(m_clock, settings);
        m_history->open();
    }
    void cleanup() { m_history.reset(); }

    void aFlowThatNeverRanHasNone()
    {
        save(ours(ExecutionState::Completed, 100ms));
        QCOMPARE(healthOf({FlowId(QStringLiteral("another"))}), QList<FlowHealth>());
        QCOMPARE(healthOf({}), QList<FlowHealth>());
    }

    void eachKindOfEndIsCountedAndAnUnknownOneIsNoSuccess()
    {
        save(ours(ExecutionState::Completed, 100ms));
        save(ours(ExecutionState::Completed, 300ms));
        save(ours(ExecutionState::Failed, 200ms));
        save(ours(ExecutionState::Terminated, 50ms));
        save(ours(ExecutionState::TimedOut, 90s));
        FlowExecution lost = ours(ExecutionState::Unknown, std::nullopt);
        lost.platformId = {};
        save(lost);

        const FlowHealth health = onlyHealth();
        QCOMPARE(health.runs, 6);
        QCOMPARE(health.completed, 2);
        QCOMPARE(health.failed, 1);
        QCOMPARE(health.terminated, 1);
        QCOMPARE(health.timedOut, 1);
        QCOMPARE(health.unknown, 1);
        QCOMPARE(health.p95,
                 std::optional(300ms)); // the one that was given up says nothing of how long it takes
    }

    void whatThePlatformNeverTookAndWhatGoesOnIsNoRun()
    {
        FlowExecution refused = ours(ExecutionState::Failed, std::nullopt);
        refused.platformId = {};
        save(refused);
        save(ours(ExecutionState::Queued, std::nullopt));
        save(ours(ExecutionState::Running, std::nullopt));
        QCOMPARE(healthOf({flow()}), QList<FlowHealth>());
    }

    void onlyTheLastFiftyCount()
    {
        for (int i = 0; i < 10; ++i) {
            save(ours(ExecutionState::Failed, 10s));
        }
        for (int i = 0; i < 50; ++i) {
            save(ours(i == 7 ? ExecutionState::Failed : ExecutionState::Completed,
                      std::chrono::milliseconds(i + 1)));
        }
        const FlowHealth health = onlyHealth();
        QCOMPARE(health.runs, 50);
        QCOMPARE(health.completed, 49);
        QCOMPARE(health.failed, 1);
        QCOMPARE(health.p95, std::optional(48ms)); // the nearest rank of 1 to 50
    }

    void runsOfAnotherConnectionAreNotCounted()
    {
        save(ours(ExecutionState::Completed, 100ms));
        for (int i = 0; i < 60; ++i) {
            FlowExecution theirs = ours(ExecutionState::Failed, 1s);
            theirs.profileId = ProfileId(QStringLiteral("theirs"));
            save(theirs);
        }
        const FlowHealth health = onlyHealth();
        QCOMPARE(health.runs, 1);
        QCOMPARE(health.completed, 1);
    }

    void severalFlowsAreAnsweredTogether()
    {
        save(ours(ExecutionState::Completed, 100ms));
        FlowExecution other = ours(ExecutionState::Failed, 100ms);
        other.flowId = FlowId(QStringLiteral("other"));
        save(other);
        const QList<FlowHealth> health = healthOf({other.flowId, flow(), FlowId(QStringLiteral("never ran"))});
        QCOMPARE(health.size(), 2);
        QCOMPARE(health.first().flow, other.flowId);
        QCOMPARE(health.first().failed, 1);
        QCOMPARE(health.last().completed, 1);
    }

    void withoutAHistoryThereIsNone()
    {
        ExecutionHistory none(m_clock, {});
        Answered<QList<FlowHealth>> answered;
        none.readFlowHealth(profile(), {flow()}, this, answered.receive());
        QTRY_VERIFY(answered.ok());
        QVERIFY(answered.value().isEmpty());
    }

    /// However many runs there are: by the index of flows, in the order in which it stands.
    void theIndexOfFlowsAnswers()
    {
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_folder->filePath(QStringLiteral("empty.sqlite")),
                             sqlite::Access::Write));
        QVERIFY(migrate(connection, 0, m_clock.nowUtc()));
        QStringList plan;
        QVERIFY(connection.readOnce(QStringLiteral("EXPLAIN QUERY PLAN ") + flowHealthSql(),
                                    {QStringLiteral("flow"), QStringLiteral("profile")},
                                    [&plan](const QSqlQuery &row) { plan.append(row.value(3).toString()); }));
        const QString words = plan.join(u'\n');
        QVERIFY2(words.contains(u"USING INDEX executions_flow (flow_id=?)"), qPrintable(words));
        QVERIFY2(!words.contains(u"TEMP B-TREE"), qPrintable(words));
    }

private:
    [[nodiscard]] static FlowId flow() { return FlowId(QStringLiteral("flow")); }
    [[nodiscard]] static ProfileId profile() { return ProfileId(QStringLiteral("ours")); }

    /// Each one is newer than the one before.
    [[nodiscard]] FlowExecution ours(ExecutionState state, std::optional<std::chrono::milliseconds> latency)
    {
        m_clock.advance(1s);
        FlowExecution execution = runningExecution(m_clock.nowUtc());
        execution.profileId = profile();
        execution.flowId = flow();
        execution.state = state;
        execution.latency = latency;
        execution.platformId = PlatformExecutionId(execution.id.text());
        return execution;
    }

    void save(const FlowExecution &execution) { m_history->save(execution); }

    [[nodiscard]] QList<FlowHealth> healthOf(const QList<FlowId> &flows)
    {
        Answered<QList<FlowHealth>> answered;
        m_history->readFlowHealth(profile(), flows, this, answered.receive());
        if (!QTest::qWaitFor([&answered] { return answered.isThere(); }) || !answered.ok()) {
            return {FlowHealth()};
        }
        return answered.value();
    }

    [[nodiscard]] FlowHealth onlyHealth()
    {
        const QList<FlowHealth> health = healthOf({flow()});
        return health.size() == 1 && health.first().flow == flow() ? health.first() : FlowHealth();
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ExecutionHistory> m_history;
};

QTEST_GUILESS_MAIN(FlowHealthTest)
#include "flowhealthtest.moc"
