#include "domain/flowexecution.h"
#include "domain/words.h"

#include <QRandomGenerator>
#include <QTest>

using namespace flowconsole;
using enum ExecutionState;

namespace {

QDateTime second(int number)
{
    return QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addSecs(number);
}

ExecutionUpdate update(ExecutionState state, int at, Provenance provenance = Provenance::Pushed)
{
    ExecutionUpdate news;
    news.state = state;
    news.provenance = provenance;
    news.observedAt = second(at);
    return news;
}

FlowExecution execution(ExecutionState state, int seenAt = 0)
{
    FlowExecution value;
    value.state = state;
    value.lastSeenAt = second(seenAt);
    return value;
}

} // namespace

class FlowExecutionTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyStepIsAllowedOrForbiddenAsDrawn()
    {
        // One row a state, one column a next state, in the order of allExecutionStates: D Q L R G C F T O U.
        static constexpr const char *table[] = {
            ".x........", // Draft
            "..x...xx..", // Queued
            "...x.xxxxx", // Launching
            "....xxxxxx", // Running
            "...x.xxxxx", // Terminating
            "..........", // Completed
            "..........", // Failed
            "..........", // Terminated
            "..........", // TimedOut
            "...xxxxxx.", // Unknown
        };
        for (size_t from = 0; from < allExecutionStates.size(); ++from) {
            for (size_t to = 0; to < allExecutionStates.size(); ++to) {
                const bool allowed = table[from][to] == 'x';
                const QString step = stateName(allExecutionStates[from]) + QStringLiteral(" to ") +
                                     stateName(allExecutionStates[to]);
                QVERIFY2(canBecome(allExecutionStates[from], allExecutionStates[to]) == allowed,
                         qPrintable(step));
                if (from == to) {
                    continue;
                }
                FlowExecution subject = execution(allExecutionStates[from]);
                const Applied applied = apply(subject, update(allExecutionStates[to], 1));
                QCOMPARE(subject.state, allowed ? allExecutionStates[to] : allExecutionStates[from]);
                QCOMPARE(applied == Applied::Changed, allowed);
            }
        }
    }

    void anIllegalStepChangesNothing()
    {
        FlowExecution subject = execution(Queued);
        const FlowExecution before = subject;
        ExecutionUpdate news = update(Completed, 5);
        news.detail = QStringLiteral("must not be seen");
        QCOMPARE(apply(subject, news), Applied::Illegal);
        QCOMPARE(subject, before);
    }

    void nothingChangesAnExecutionThatIsOver()
    {
        FlowExecution subject = execution(Completed, 3);
        const FlowExecution before = subject;
        QCOMPARE(apply(subject, update(Failed, 9)), Applied::Unchanged);
        QCOMPARE(apply(subject, update(Completed, 9)), Applied::Unchanged);
        QCOMPARE(subject, before);
    }

    void lateNewsCountOnlyWhereTheyTellOfTheEnd()
    {
        FlowExecution subject = execution(Unknown, 10);
        QCOMPARE(apply(subject, update(Running, 5)), Applied::Unchanged);
        QCOMPARE(subject.state, Unknown);
        QCOMPARE(apply(subject, update(Completed, 5)), Applied::Changed);
        QCOMPARE(subject.state, Completed);
        QCOMPARE(subject.lastSeenAt, second(10));
        QCOMPARE(subject.endedAt, second(5));
    }

    void aClockThatStepsBackLosesNothingThatThisConsoleAskedFor()
    {
        FlowExecution subject = execution(Launching, 10);
        ExecutionUpdate answer = update(Running, 5, Provenance::Polled);
        answer.platformId = PlatformExecutionId(QStringLiteral("e1"));
        QCOMPARE(apply(subject, answer), Applied::Changed);
        QCOMPARE(subject.state, Running);
        QCOMPARE(subject.platformId, answer.platformId);
        QCOMPARE(apply(subject, update(Running, 7, Provenance::Polled)), Applied::Changed);
        QCOMPARE(subject.lastSeenAt, second(7));
        QCOMPARE(apply(subject, update(Unknown, 2, Provenance::Inferred)), Applied::Changed);
        QCOMPARE(subject.state, Unknown);
    }

    void aFailedLookIsToldAndDoesNotRefreshTheRow()
    {
        FlowExecution subject = execution(Running, 1);
        ExecutionUpdate failed;
        failed.observedAt = second(9);
        failed.detail = QStringLiteral("cannot be watched");
        failed.error = ApiError{ApiError::Kind::Network, 0, {}, {}, {}, {}};
        QCOMPARE(apply(subject, failed), Applied::Changed);
        QCOMPARE(apply(subject, failed), Applied::Changed);
        QCOMPARE(subject.failedLooks, 2);
        QCOMPARE(subject.state, Running);
        QCOMPARE(subject.detail, failed.detail);
        QCOMPARE(subject.lastSeenAt, second(1));

        apply(subject, update(Running, 10, Provenance::Polled));
        QCOMPARE(subject.failedLooks, 0);
        QVERIFY(subject.detail.isEmpty());
        QVERIFY(!subject.error);
    }

    void aLookThatFindsTheSameRefreshesOnlyItsAge()
    {
        FlowExecution subject = execution(Running, 1);
        QCOMPARE(apply(subject, update(Running, 7)), Applied::Changed);
        FlowExecution expected = execution(Running, 7);
        expected.lastSeenBy = Provenance::Pushed;
        QCOMPARE(subject, expected);
        QCOMPARE(apply(subject, update(Running, 7)), Applied::Unchanged);
    }

    void theReasonOfAStateGoesWithTheState()
    {
        FlowExecution subject = execution(Launching);
        ExecutionUpdate unknown = update(Unknown, 1, Provenance::Inferred);
        unknown.detail = QStringLiteral("no answer");
        unknown.error = ApiError{ApiError::Kind::OutcomeUnknown, 0, {}, {}, {}, {}};
        apply(subject, unknown);
        QCOMPARE(subject.detail, QStringLiteral("no answer"));
        apply(subject, update(Running, 2));
        QVERIFY(subject.detail.isEmpty());
        QVERIFY(!subject.error);
    }

    void theEndIsThePlatformsWordWhereItGaveOne()
    {
        FlowExecution subject = execution(Running, 1);
        ExecutionUpdate news = update(Completed, 9);
        news.endedAt = second(8);
        apply(subject, news);
        QCOMPARE(subject.endedAt, second(8));
    }

    void latencyNeverMixesTwoClocks()
    {
        FlowExecution subject = execution(Running, 1);
        subject.launchedAt = second(1);
        FlowExecution toldByPlatform = subject;
        apply(subject, update(Completed, 9));
        QCOMPARE(subject.latency, std::chrono::seconds(8));

        ExecutionUpdate news = update(Completed, 9);
        news.startedAt = second(1000);
        news.endedAt = second(1005);
        apply(toldByPlatform, news);
        QCOMPARE(toldByPlatform.latency, std::chrono::seconds(5));
    }

    void isReconciledOnceSomebodyButTheConsoleTellsOfIt()
    {
        FlowExecution subject = execution(Running, 1);
        subject.isReconciling = true;
        ExecutionUpdate guess = update(Running, 2);
        guess.provenance = Provenance::Inferred;
        apply(subject, guess);
        QVERIFY(subject.isReconciling);
        ExecutionUpdate look = update(Running, 3);
        look.provenance = Provenance::Polled;
        apply(subject, look);
        QVERIFY(!subject.isReconciling);
    }

    void isOverdueUntilItIsOver()
    {
        FlowExecution subject = execution(Running, 1);
        ExecutionUpdate overdue = update(Running, 2);
        overdue.isOverdue = true;
        apply(subject, overdue);
        QVERIFY(subject.isOverdue);
        apply(subject, update(Running, 3));
        QVERIFY(subject.isOverdue);
        apply(subject, update(Completed, 4));
        QVERIFY(!subject.isOverdue);
    }

    void theDeadlineCountsFromTheLaunchUntilTheEnd()
    {
        FlowExecution subject = execution(Running, 1);
        QVERIFY(!deadlineOf(subject).isValid());
        subject.timeout = std::chrono::seconds(30);
        QVERIFY(!deadlineOf(subject).isValid());
        subject.launchedAt = second(5);
        QCOMPARE(deadlineOf(subject), second(35));
        subject.state = Completed;
        QVERIFY(!deadlineOf(subject).isValid());
    }

    void timeoutActionsHaveKeys()
    {
        for (const TimeoutAction action : allTimeoutActions) {
            QCOMPARE(timeoutActionFromKey(timeoutActionKey(action)), action);
        }
        QVERIFY(!timeoutActionFromKey(u"explode"));
    }

    void randomNewsNeverLeadToAnIllegalStep()
    {
        QRandomGenerator random(7);
        for (int run = 0; run < 500; ++run) {
            FlowExecution subject = execution(Draft);
            for (int i = 0; i < 60; ++i) {
                const FlowExecution before = subject;
                const ExecutionState next = allExecutionStates[static_cast<size_t>(
                    random.bounded(static_cast<int>(allExecutionStates.size())))];
                const Applied applied = apply(subject, update(next, random.bounded(100)));
                QVERIFY(subject.state == before.state || canBecome(before.state, subject.state));
                QVERIFY(applied == Applied::Changed || subject == before);
                QVERIFY(subject.lastSeenAt >= before.lastSeenAt);
                QVERIFY(!isFinal(before.state) || subject == before);
            }
        }
    }

    void durationsReadAsInTables()
    {
        using namespace std::chrono_literals;
        QCOMPARE(durationText(12'449ms), QStringLiteral("0:12.4"));
        QCOMPARE(durationText(12'450ms), QStringLiteral("0:12.5"));
        QCOMPARE(durationText(59'960ms), QStringLiteral("1:00.0"));
        QCOMPARE(durationText(1h - 1ms), QStringLiteral("1:00:00"));
        QCOMPARE(durationText(2min), QStringLiteral("2:00.0"));
        QCOMPARE(durationText(1h + 2min + 8s), QStringLiteral("1:02:08"));
        QCOMPARE(durationText(-5ms), QStringLiteral("0:00.0"));
    }
};

QTEST_GUILESS_MAIN(FlowExecutionTest)
#include "flowexecutiontest.moc"
