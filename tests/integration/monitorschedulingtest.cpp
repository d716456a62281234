#include "engine/monitor.h"
#include "tests/integration/countedwindow.h"
#include "tests/integration/workbench.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

QByteArray conversation(const QByteArray &id, const QByteArray &status)
{
    return "{\"conversationId\":\"" + id + "\",\"id\":\"" + id + "\",\"status\":\"" + status + "\"}";
}

PushState pushIs(PushState::State state)
{
    PushState push;
    push.channel = PushState::Channel::Webhook;
    push.state = state;
    return push;
}

/// An organisation that allows so many requests a minute, and whose conversations last as long as the test
/// says.
struct Bench : Workbench
{
    explicit Bench(int allowed = 300) : Workbench(Dialect::ConversationFlow, 5s), window(console.clock, allowed)
    {
        platform.onApi = [this](const SeenRequest &request) {
            const QByteArray id = request.target.split('/').value(4);
            looks[id].append(console.clock.monotonic());
            const bool isOver = endsAt.contains(id) && console.clock.monotonic() >= endsAt.value(id);
            return isForgotten ? window.answer("{}", 404)
                               : window.answer(conversation(id, isOver ? "closed" : "active"));
        };
    }

    ExecutionId launch(const QString &name, Milliseconds lasts = 24h)
    {
        endsAt.insert(name.toUtf8(), console.clock.monotonic() + lasts);
        return add(name);
    }

    /// `count` that an earlier run of the program left.
    QList<ExecutionId> restore(int count)
    {
        QList<FlowExecution> left;
        QList<ExecutionId> ids;
        for (int i = 0; i < count; ++i) {
            FlowExecution execution;
            execution.id = newExecutionId();
            execution.profileId = profile.id;
            execution.environment = profile.environment;
            execution.dialect = profile.dialect;
            execution.flowId = FlowId(QStringLiteral("f"));
            execution.platformId = PlatformExecutionId(QStringLiteral("r%1").arg(i));
            execution.conversationId = ConversationId(execution.platformId.text());
            execution.state = ExecutionState::Running;
            execution.launchedAt = console.clock.nowUtc().addSecs(-3600);
            left.append(execution);
            ids.append(execution.id);
        }
        store.restore(left);
        return ids;
    }

    /// Others with the same client have made so many requests in this window; the next answer tells.
    void useUp(int requests)
    {
        for (int i = 0; i < requests; ++i) {
            static_cast<void>(window.count());
        }
    }

    [[nodiscard]] Milliseconds sinceSeen(const FlowExecution &execution) const
    {
        return Milliseconds(execution.lastSeenAt.msecsTo(console.clock.nowUtc()));
    }
    [[nodiscard]] qsizetype looksAt(const QByteArray &id) const { return looks.value(id).size(); }
    [[nodiscard]] qsizetype reconciling() const
    {
        return std::count_if(store.all().begin(), store.all().end(),
                             [](const FlowExecution &execution) { return execution.isReconciling; });
    }

    CountedWindow window;
    QHash<QByteArray, Milliseconds> endsAt;
    QHash<QByteArray, QList<Milliseconds>> looks;
    bool isForgotten = false;
};

} // namespace

class MonitorSchedulingTest final : public QObject
{
    Q_OBJECT

private slots:
    void aThousandAreWatchedWithoutOneRefusal()
    {
        Bench bench;
        for (int i = 0; i < 1000; ++i) {
            bench.launch(QString::number(i));
        }
        Milliseconds stalest{0};
        for (int second = 0; second < 9 * 60; ++second) {
            bench.pass(1s, 1s);
            for (const FlowExecution &execution : bench.store.all()) {
                stalest = std::max(stalest, bench.sinceSeen(execution));
                // What the rows say of the next look has not passed long ago.
                const qint64 late = execution.nextLookAt.msecsTo(bench.console.clock.nowUtc());
                QVERIFY2(late <= 3000, qPrintable(QString::number(late)));
            }
        }
        QCOMPARE(bench.window.refused(), 0);
        QVERIFY2(bench.window.most() <= 240, "a fifth is left to launches");
        // 1,000 at 240 a minute, and the first interval.
        QVERIFY2(stalest <= 250s + 15s, qPrintable(QString::number(stalest.count())));
    }

    void theRowsOfACrowdTellWhenTheyAreLookedAt()
    {
        Bench bench;
        for (int i = 0; i < 400; ++i) {
            bench.launch(QString::number(i));
        }
        bench.pass(4min, 1s);
        QHash<QByteArray, QDateTime> told;
        for (const FlowExecution &execution : bench.store.all()) {
            told.insert(execution.platformId.text().toUtf8(), execution.nextLookAt);
            bench.looks.remove(execution.platformId.text().toUtf8());
        }
        const QDateTime then = bench.console.clock.nowUtc();
        const Milliseconds thenMonotonic = bench.console.clock.monotonic();
        bench.pass(130s, 1s);
        int wrong = 0;
        for (auto it = told.cbegin(); it != told.cend(); ++it) {
            const Milliseconds likely(then.msecsTo(it.value()));
            const Milliseconds actual = bench.looks.value(it.key()).value(0, 24h) - thenMonotonic;
            wrong += std::chrono::abs(likely - actual) > 15s ? 1 : 0;
        }
        QVERIFY2(wrong <= 20, qPrintable(QString::number(wrong)));
    }

    void theUsualDurationOfAFlowIsLearned()
    {
        Bench bench;
        for (int run = 0; run < 4; ++run) {
            bench.launch(QString::number(run), 100s);
            bench.pass(105s);
        }
        bench.launch(QStringLiteral("late"), 100s);
        bench.pass(95s);
        // Twenty looks at the first one.
        QVERIFY(bench.looksAt("0") >= 18);
        QVERIFY2(bench.looksAt("late") <= 8, qPrintable(QString::number(bench.looksAt("late"))));
        const qsizetype before = bench.looksAt("late");
        bench.pass(8s);
        QVERIFY2(bench.looksAt("late") - before >= 2, "near its end it is looked at often");
        const FlowExecution &late = bench.store.all().back();
        QCOMPARE(late.state, ExecutionState::Completed);
        QVERIFY(late.latency <= 103s);
        QVERIFY2(!late.nextLookAt.isValid(), "nobody looks again");
    }

    void oneThatEndsMuchTooEarlyIsSeenWithinHalfAMinute()
    {
        Bench bench;
        for (int run = 0; run < 3; ++run) {
            bench.launch(QString::number(run), 300s);
        }
        bench.pass(6min, 500ms);
        const ExecutionId id = bench.launch(QStringLiteral("short"), 5s);
        bench.pass(40s);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
    }

    void withALiveChannelThoseThatTellOfThemselvesAreLookedAtSeldom()
    {
        Bench bench;
        bench.monitor.followPush(pushIs(PushState::State::Connected));
        const ExecutionId id = bench.launch(QStringLiteral("1"));
        bench.launch(QStringLiteral("2"));
        for (int i = 0; i < 60; ++i) {
            bench.monitor.postpone(id);
            bench.pass(5s, 1s);
        }
        QVERIFY2(bench.looksAt("1") <= 5, qPrintable(QString::number(bench.looksAt("1"))));
        QVERIFY2(bench.looksAt("2") >= 40, "that one is silent");
        // It falls silent too.
        bench.pass(3min, 1s);
        QVERIFY2(bench.looksAt("1") >= 10, qPrintable(QString::number(bench.looksAt("1"))));
    }

    void afterTheChannelWasLostAllAreLookedAt()
    {
        Bench bench;
        bench.monitor.followPush(pushIs(PushState::State::Connected));
        QList<ExecutionId> ids;
        for (int i = 0; i < 5; ++i) {
            ids.append(bench.launch(QString::number(i)));
            bench.monitor.postpone(ids.last());
        }
        bench.pass(10s);
        QCOMPARE(bench.looks.size(), 0);
        bench.monitor.followPush(pushIs(PushState::State::Lost));
        bench.monitor.followPush(pushIs(PushState::State::Connecting));
        bench.pass(2s);
        QCOMPARE(bench.looks.size(), 0);
        bench.monitor.followPush(pushIs(PushState::State::Connected));
        bench.pass(2s);
        QCOMPARE(bench.looks.size(), 5);
        // The numbers of a channel that is alive say nothing.
        bench.monitor.followPush(pushIs(PushState::State::Connected));
        bench.pass(2s);
        QCOMPARE(bench.looksAt("0"), 1);
    }

    void askedForAllAreLookedAtNow()
    {
        Bench bench;
        for (int i = 0; i < 8; ++i) {
            bench.launch(QString::number(i));
        }
        bench.pass(1s);
        QCOMPARE(bench.looks.size(), 0);
        bench.monitor.lookAtAllNow();
        bench.pass(2s);
        QCOMPARE(bench.looks.size(), 8);
    }

    void whatWasAskedForNeedNotKeepTheDistanceWhileTheBudgetIsFree()
    {
        Bench bench;
        bench.launch(QStringLiteral("first"));
        bench.pass(6s);
        QList<ExecutionId> ids;
        for (int i = 0; i < 10; ++i) {
            ids.append(bench.launch(QString::number(i)));
        }
        for (const ExecutionId &id : std::as_const(ids)) {
            bench.monitor.lookNow(id);
        }
        bench.pass(200ms);
        QCOMPARE(bench.looks.size(), 11);
    }

    void restoredOnesAreLookedAtFirstAndWithinTheBudget()
    {
        Bench bench(60);
        for (int i = 0; i < 50; ++i) {
            bench.launch(QString::number(i));
        }
        bench.pass(10s);
        const QList<ExecutionId> ids = bench.restore(60);
        QCOMPARE(bench.reconciling(), 60);
        bench.pass(1min, 1s);
        QVERIFY2(bench.reconciling() <= 45 && bench.reconciling() >= 10,
                 qPrintable(QString::number(bench.reconciling())));
        bench.pass(3min, 1s);
        QCOMPARE(bench.reconciling(), 0);
        QCOMPARE(bench.window.refused(), 0);
        QVERIFY(bench.window.most() <= 48);
        for (const ExecutionId &id : ids) {
            QCOMPARE(bench.of(id).state, ExecutionState::Running);
            QCOMPARE(bench.of(id).lastSeenBy, Provenance::Polled);
        }
    }

    void whatThePlatformHasForgottenMeanwhileIsUnknownAfterTwoAnswers()
    {
        Bench bench;
        bench.isForgotten = true;
        const ExecutionId id = bench.restore(1).first();
        bench.pass(2s);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QVERIFY(bench.of(id).isReconciling);
        bench.pass(6s);
        QCOMPARE(bench.looksAt("r0"), 2);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY2(bench.of(id).detail.contains(u"The platform has forgotten this execution"),
                 qPrintable(bench.of(id).detail));
        QVERIFY(!bench.of(id).isReconciling);
        QCOMPARE(bench.of(id).lastSeenBy, Provenance::Polled);
        // It is given up: nobody looks, and nothing says that somebody will.
        QVERIFY(!bench.of(id).nextLookAt.isValid());
        QVERIFY(!isOpenExecution(bench.of(id)));
        bench.pass(5min, 1s);
        QCOMPARE(bench.looksAt("r0"), 2);
        QVERIFY(!bench.of(id).nextLookAt.isValid());
    }

    void whatIsGivenUpIsLookedAtOnceMoreWhenAskedFor()
    {
        Bench bench;
        bench.isForgotten = true;
        const ExecutionId id = bench.restore(1).first();
        bench.pass(8s);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        bench.monitor.lookNow(id);
        bench.pass(30s, 1s);
        QCOMPARE(bench.looksAt("r0"), 3);
        QVERIFY(!bench.of(id).nextLookAt.isValid());
        bench.isForgotten = false;
        bench.endsAt.insert("r0", 0s);
        bench.monitor.lookNow(id);
        bench.pass(2s);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
    }

    void whatIsStoredOfOneThatIsForgottenSaysThatItIsGivenUp()
    {
        Bench bench;
        bench.isForgotten = true;
        const ExecutionId id = bench.restore(1).first();
        bool isOpen = true;
        connect(&bench.store, &ExecutionStore::updated, this,
                [&isOpen](const FlowExecution &execution) { isOpen = isOpenExecution(execution); });
        bench.pass(8s);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        QVERIFY(!isOpen);
    }

    void oneThatIsGivenUpAndTellsOfItselfIsWatchedAgain()
    {
        Bench bench;
        bench.isForgotten = true;
        const ExecutionId id = bench.restore(1).first();
        bench.pass(8s);
        QCOMPARE(bench.of(id).state, ExecutionState::Unknown);
        bench.isForgotten = false;
        ExecutionUpdate told;
        told.id = id;
        told.provenance = Provenance::Pushed;
        told.observedAt = bench.console.clock.nowUtc();
        told.state = ExecutionState::Running;
        bench.store.apply(told);
        bench.endsAt.insert("r0", 0s);
        bench.pass(90s, 1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
    }

    void anEndThatWasPushedIsSeenAtOnceAlsoWhereTheOthersHaveUsedTheirShare()
    {
        Bench bench(60);
        bench.monitor.followPush(pushIs(PushState::State::Connected));
        for (int i = 0; i < 200; ++i) {
            bench.launch(QString::number(i));
        }
        const ExecutionId id = bench.launch(QStringLiteral("ends"));
        bench.useUp(48);
        bench.pass(10s, 1s);
        QVERIFY2(bench.monitor.waitsUntil().isValid(), "nothing but what is reserved to launches is left");
        const qsizetype before = bench.looksAt("ends");
        bench.endsAt.insert("ends", 0s);
        bench.monitor.lookAtEnd(id);
        bench.pass(400ms);
        QCOMPARE(bench.looksAt("ends"), before + 1);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
    }

    void anEndThatThePlatformTellsLaterThanItsPushIsLookedForSoon()
    {
        Bench bench;
        bench.monitor.followPush(pushIs(PushState::State::Connected));
        const ExecutionId id = bench.launch(QStringLiteral("1"), 3s);
        bench.monitor.postpone(id); // It has told of a node.
        bench.monitor.lookAtEnd(id);
        bench.pass(1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        bench.pass(7s);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
    }

    void afterASleepThoseThatRanAreLookedAtFirst()
    {
        Bench bench;
        const ExecutionId id = bench.launch(QStringLiteral("1"));
        bench.pass(6s);
        const qsizetype before = bench.looksAt("1");
        bench.store.setReconciling(id, true);
        QVERIFY(bench.of(id).isReconciling);
        bench.pass(1s);
        QCOMPARE(bench.looksAt("1"), before + 1);
        QVERIFY(!bench.of(id).isReconciling);
    }

    void whoeverIsNotWatchedAnyMoreHasNoNextLook()
    {
        Bench bench;
        const ExecutionId id = bench.launch(QStringLiteral("1"));
        const qint64 until = bench.console.clock.nowUtc().msecsTo(bench.of(id).nextLookAt);
        QVERIFY2(until >= 4500 && until <= 5500, qPrintable(QString::number(until)));
        {
            const Monitor another(bench.console.client, bench.store, bench.ender, bench.memory,
                                  bench.console.budget, bench.console.clock, bench.profile, {});
            QVERIFY(bench.of(id).nextLookAt.isValid());
        }
        QVERIFY(!bench.of(id).nextLookAt.isValid());
    }
};

QTEST_GUILESS_MAIN(MonitorSchedulingTest)
#include "monitorschedulingtest.moc"
