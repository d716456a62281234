#include "engine/executionstore.h"

#include "base/redaction.h"
#include "domain/launchrequest.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

FlowExecution execution(ExecutionState state)
{
    FlowExecution made;
    made.id = newExecutionId();
    made.state = state;
    return made;
}

void end(ExecutionStore &store, const ManualClock &clock, const ExecutionId &id)
{
    ExecutionUpdate update;
    update.id = id;
    update.provenance = Provenance::Polled;
    update.observedAt = clock.nowUtc();
    update.state = ExecutionState::Completed;
    QCOMPARE(store.apply(update), Applied::Changed);
}

} // namespace

class ExecutionStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void aCalendarThatIsSetMovesTheDeadlinesWithIt()
    {
        ManualClock clock;
        ExecutionStore store(clock);
        FlowExecution running = execution(ExecutionState::Running);
        running.launchedAt = clock.nowUtc();
        running.timeout = 300s;
        store.add(running);
        clock.advance(100s);
        clock.jumpCalendar(2h);
        store.followCalendar(2h);
        // The alarm that is armed goes off after 200 s.
        QCOMPARE(clock.nowUtc().secsTo(deadlineOf(*store.find(running.id))), 200);
        QCOMPARE(store.find(running.id)->launchedAt, running.launchedAt);
    }

    void aSecureValueThatComesBackUnderItsNameIsMasked()
    {
        const ManualClock clock;
        ExecutionStore store(clock);
        FlowExecution running = execution(ExecutionState::Running);
        // As it comes out of the history: the value itself is nowhere any more.
        running.inputs =
            masked(JsonValue::parse(R"({"card":"4111","who":"Ada"})").value(), {QStringLiteral("card")});
        store.add(running);
        ExecutionUpdate update;
        update.id = running.id;
        update.provenance = Provenance::Polled;
        update.observedAt = clock.nowUtc();
        update.state = ExecutionState::Completed;
        update.outputs =
            JsonValue::parse(R"({"Flow.card":"4111","who":"Ada","echo":[{"card":4111,"n":1}]})").value();
        store.apply(update);
        QCOMPARE(store.find(running.id)->outputs.toJson(),
                 QByteArray(R"({"Flow.card":"PLACEHOLDER","who":"Ada","echo":[{"card":"PLACEHOLDER","n":1}]})")
                     .replace("PLACEHOLDER", redactedPlaceholder().toUtf8()));
    }

    void forgetsTheOldestOfThoseThatAreOver()
    {
        ManualClock clock;
        ExecutionStore store(clock, 20);
        QSignalSpy forgotten(&store, &ExecutionStore::forgotten);
        QSignalSpy changed(&store, &ExecutionStore::changed);
        const FlowExecution running = execution(ExecutionState::Running);
        store.add(running);
        QList<ExecutionId> over;
        for (int i = 0; i < 30; ++i) {
            const FlowExecution next = execution(ExecutionState::Running);
            store.add(next);
            over.append(next.id);
            end(store, clock, next.id);
        }

        clock.advance(1s);

        QCOMPARE(store.all().size(), 20U);
        QVERIFY(store.find(running.id) != nullptr);
        QVERIFY(store.find(over.first()) == nullptr);
        QCOMPARE(store.find(over.last())->id, over.last());
        QCOMPARE(forgotten.takeFirst().first().value<QList<ExecutionId>>(), over.first(11));
        QCOMPARE(changed.last().first().value<ChangeSet>().removed, over.first(11));
    }

    void keepsAllThatAreNotOver()
    {
        ManualClock clock;
        ExecutionStore store(clock, 20);
        QSignalSpy forgotten(&store, &ExecutionStore::forgotten);
        for (int i = 0; i < 50; ++i) {
            store.add(execution(i % 2 == 0 ? ExecutionState::Running : ExecutionState::Unknown));
        }

        clock.advance(1s);

        QCOMPARE(store.all().size(), 50U);
        QVERIFY(forgotten.isEmpty());
    }

    void newsOfWhatStaysStillFindsItAfterOthersWereForgotten()
    {
        ManualClock clock;
        ExecutionStore store(clock, 10);
        const FlowExecution last = execution(ExecutionState::Running);
        for (int i = 0; i < 20; ++i) {
            store.add(execution(ExecutionState::Completed));
        }
        store.add(last);
        clock.advance(1s);
        QSignalSpy changed(&store, &ExecutionStore::changed);

        end(store, clock, last.id);
        clock.advance(1s);

        QCOMPARE(store.find(last.id)->state, ExecutionState::Completed);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().value<ChangeSet>().changed.first().id, last.id);
    }

    void whatIsBroughtBackIsReconciledUntilSomebodyTellsOfIt()
    {
        ManualClock clock;
        ExecutionStore store(clock);
        const FlowExecution running = execution(ExecutionState::Running);
        const FlowExecution failed = execution(ExecutionState::Failed);

        store.restore({running, failed});

        QVERIFY(store.find(running.id)->isReconciling);
        QVERIFY(!store.find(failed.id)->isReconciling);
        ExecutionUpdate guess;
        guess.id = running.id;
        guess.state = ExecutionState::Running;
        guess.observedAt = clock.nowUtc();
        store.apply(guess);
        QVERIFY(store.find(running.id)->isReconciling);
        end(store, clock, running.id);
        QVERIFY(!store.find(running.id)->isReconciling);
    }

    void whatIsHereAlreadyIsNotBroughtBack()
    {
        ManualClock clock;
        ExecutionStore store(clock);
        FlowExecution known = execution(ExecutionState::Running);
        store.add(known);
        known.state = ExecutionState::Launching;

        store.restore({known});

        QCOMPARE(store.all().size(), 1U);
        QCOMPARE(store.find(known.id)->state, ExecutionState::Running);
    }

    void theNextLookIsToldWithoutNewsOfTheExecution()
    {
        ManualClock clock;
        ExecutionStore store(clock);
        const FlowExecution running = execution(ExecutionState::Running);
        store.add(running);
        clock.advance(1s);
        QSignalSpy updated(&store, &ExecutionStore::updated);
        QSignalSpy changed(&store, &ExecutionStore::changed);

        store.setNextLook(running.id, clock.nowUtc().addSecs(5));
        clock.advance(1s);

        QVERIFY(updated.isEmpty());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(store.find(running.id)->nextLookAt, clock.nowUtc().addSecs(4));
    }
};

QTEST_GUILESS_MAIN(ExecutionStoreTest)

#include "executionstoretest.moc"
