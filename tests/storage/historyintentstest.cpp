#include "storage/pendingwrites.h"
#include "tests/storage/historytesting.h"
#include "tests/support/manualclock.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace flowconsole;

namespace {

/// Writes launch after launch, with all that belongs to one, and says on its output which are acknowledged,
/// until it is killed.
class EndlessLauncher final : public QObject
{
    Q_OBJECT

public:
    explicit EndlessLauncher(const QString &path) : m_history(m_clock, HistorySettings{path})
    {
        m_history.open();
        for (int i = 0; i < 3; ++i) {
            launch();
        }
    }

private:
    void launch()
    {
        Executions burst;
        for (int i = 0; i < 5; ++i) {
            burst.append(runningExecution(m_clock.nowUtc(), QString(500, u'x')));
        }
        m_history.saveIntents(burst, this, [this, burst](const Result<Done> &done) {
            if (!done) {
                std::fputs("failed\n", stdout);
                return;
            }
            for (FlowExecution execution : burst) {
                std::fputs(qPrintable(execution.id.text() + u'\n'), stdout);
                execution.transitions = 7;
                execution.outputs = JsonValue::object({{QStringLiteral("out"), JsonValue::integer(++m_count)}});
                m_history.save(execution);
                NodeTransition step;
                step.at = m_clock.nowUtc();
                m_history.save(execution.id, step);
            }
            std::fflush(stdout);
            launch();
        });
    }

    SystemClock m_clock;
    ExecutionHistory m_history;
    int m_count = 0;
};

} // namespace

class HistoryIntentsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("history.sqlite"));
        m_history = std::make_unique<ExecutionHistory>(m_clock, HistorySettings{m_path});
        m_history->open();
    }
    void cleanup() { m_history.reset(); }

    void anIntentIsStoredWhenItIsAnswered()
    {
        const FlowExecution execution = runningExecution(m_clock.nowUtc());
        Answered<Done> done;
        m_history->saveIntents({execution}, this, done.receive());
        QVERIFY(!done.isThere()); // From the event loop only.
        QTRY_VERIFY(done.ok());
        // Read by somebody else, with nothing flushed and no clock moved.
        ExecutionHistory other(m_clock, HistorySettings{m_path});
        other.open();
        Answered<Executions> read;
        other.readNewest(10, {}, this, read.receive());
        QTRY_VERIFY(read.ok());
        QVERIFY(read.value() == Executions{execution});
    }

    void aSecondExecutionOfARowIsRefusedAndNothingOfItsGroupIsStored()
    {
        const BatchId batch = newBatchId();
        const FlowExecution first = rowOf(batch, 3, m_clock.nowUtc());
        QVERIFY(saveIntents({first}).ok());
        const Answered<Done> second =
            saveIntents({rowOf(batch, 2, m_clock.nowUtc()), rowOf(batch, 3, m_clock.nowUtc()),
                         rowOf(batch, 4, m_clock.nowUtc())});
        QVERIFY(second.failed());
        QVERIFY2(second.problem().contains(QStringLiteral("Row 3")), qPrintable(second.problem()));
        QCOMPARE(rows(batch), QList<qint64>{3});
        // The same execution again, and the same row of another batch, are no second one.
        QVERIFY(saveIntents({first}).ok());
        QVERIFY(saveIntents({rowOf(newBatchId(), 3, m_clock.nowUtc())}).ok());
        // What was refused is not in the way of anything.
        QVERIFY(saveIntents({rowOf(batch, 4, m_clock.nowUtc())}).ok());
        QCOMPARE(rows(batch), (QList<qint64>{3, 4}));
    }

    void aRowThatIsBeingFreedMayBeTakenAtOnce()
    {
        const BatchId batch = newBatchId();
        FlowExecution first = rowOf(batch, 3, m_clock.nowUtc());
        QVERIFY(saveIntents({first}).ok());
        first.state = ExecutionState::Terminated;
        first.batchId = {};
        first.batchRow = 0;
        m_history->save(first);
        const Answered<Done> second = saveIntents({rowOf(batch, 3, m_clock.nowUtc())});
        QVERIFY2(second.ok(), second.ok() ? "" : qPrintable(second.problem()));
        QCOMPARE(rows(batch), QList<qint64>{3});
    }

    void whatCouldNotBeWrittenDoesNotOvertakeANewerIntent()
    {
        PendingWrites pending;
        FlowExecution execution = rowOf(newBatchId(), 3, m_clock.nowUtc());
        FlowExecution older = execution;
        older.state = ExecutionState::Queued;
        older.batchId = {};
        const FlowExecution other = runningExecution(m_clock.nowUtc());
        pending.add(older);
        pending.add(other);
        const Burst failed = pending.take();
        execution.state = ExecutionState::Launching;
        pending.add(IntentWrite{1, {execution}});
        pending.putBack(failed);
        const Burst next = pending.take();
        QVERIFY(next.intents.value(0).executions == Executions{execution});
        QVERIFY(next.executions == Executions{other});

        // Of what is not to be written at all the older state is still the last word.
        pending.add(IntentWrite{2, {execution}});
        pending.putBack(failed);
        QCOMPARE(pending.dropUrgent(), QList<quint64>{2});
        QCOMPARE(pending.take().executions.size(), 2);
    }

    void aRefusalDoesNotTouchWhatIsSavedAtTheSameTime()
    {
        const BatchId batch = newBatchId();
        QVERIFY(saveIntents({rowOf(batch, 1, m_clock.nowUtc())}).ok());
        Answered<Done> good;
        Answered<Done> bad;
        Answered<Done> alsoGood;
        m_history->saveIntents({rowOf(batch, 2, m_clock.nowUtc())}, this, good.receive());
        m_history->saveIntents({rowOf(batch, 1, m_clock.nowUtc())}, this, bad.receive());
        m_history->saveIntents({rowOf(batch, 3, m_clock.nowUtc())}, this, alsoGood.receive());
        const FlowExecution other = runningExecution(m_clock.nowUtc());
        m_history->save(other);
        QTRY_VERIFY(good.ok() && bad.failed() && alsoGood.ok());
        QCOMPARE(rows(batch), (QList<qint64>{1, 2, 3}));
        Answered<Executions> read;
        m_history->readNewest(10, {}, this, read.receive());
        QTRY_VERIFY(read.ok());
        QVERIFY(read.value().contains(other));
    }

    void aStateThatFollowsAnIntentIsNotOverwrittenByIt()
    {
        FlowExecution execution = runningExecution(m_clock.nowUtc());
        execution.state = ExecutionState::Queued;
        m_history->save(execution);
        execution.state = ExecutionState::Launching;
        Answered<Done> done;
        m_history->saveIntents({execution}, this, done.receive());
        execution.state = ExecutionState::Running;
        m_history->save(execution);
        QTRY_VERIFY(done.ok());
        Answered<Executions> read;
        m_history->readNewest(10, {}, this, read.receive());
        QTRY_VERIFY(read.ok());
        QVERIFY(read.value() == Executions{execution});
    }

    void manyIntentsOfOneMomentAreAllAnswered()
    {
        int answered = 0;
        for (int i = 0; i < 2000; ++i) {
            m_history->saveIntents({runningExecution(m_clock.nowUtc())}, this,
                                   [&answered](const Result<Done> &done) { answered += done.ok() ? 1 : 0; });
        }
        QTRY_COMPARE(answered, 2000);
        m_clock.advance(std::chrono::seconds(2));
        QCOMPARE(m_history->state().executions, 2000);
    }

    void killedInTheMiddleItLosesNothingThatWasAcknowledged()
    {
        m_history.reset();
        QSet<QString> acknowledged;
        for (int round = 0; round < 5; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--launch-until-killed"), m_path});
            const int enough = 20 + 37 * round;
            QByteArray output;
            QTRY_VERIFY_WITH_TIMEOUT((output += child.readAllStandardOutput()).count('\n') > enough, 30'000);
            child.kill();
            QVERIFY(child.waitForFinished());
            output += child.readAllStandardOutput();
            QVERIFY(!output.contains("failed"));
            // The last line may be cut: then nobody has read it whole.
            QList<QByteArray> lines = output.split('\n');
            lines.removeLast();
            QSet<QString> ofThisRound;
            for (const QByteArray &line : std::as_const(lines)) {
                ofThisRound.insert(QString::fromLatin1(line));
            }

            ExecutionHistory next(m_clock, HistorySettings{m_path});
            next.open();
            Answered<Executions> unfinished;
            next.takeOverUnfinished(this, unfinished.receive());
            QTRY_VERIFY(unfinished.isThere());
            QVERIFY2(unfinished.ok(), "The history cannot be opened any more.");
            acknowledged.unite(ofThisRound);
            const QStringList ids = idsOf(unfinished.value());
            const QSet<QString> found(ids.begin(), ids.end());
            QVERIFY2((acknowledged - found).isEmpty(), "An acknowledged intent is lost.");
            QVERIFY(next.state().setAside.isEmpty());
            acknowledged = found;
        }
    }

private:
    Answered<Done> saveIntents(const Executions &executions)
    {
        Answered<Done> done;
        m_history->saveIntents(executions, this, done.receive());
        [&done] { QTRY_VERIFY(done.isThere()); }();
        return done;
    }

    QList<qint64> rows(const BatchId &batch)
    {
        Answered<Executions> read;
        m_history->readBatchRows(batch, 0, 100, this, read.receive());
        [&read] { QTRY_VERIFY(read.ok()); }();
        QList<qint64> numbers;
        for (const FlowExecution &execution : read.ok() ? read.value() : Executions()) {
            numbers.append(execution.batchRow);
        }
        return numbers;
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ExecutionHistory> m_history;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--launch-until-killed") {
        const EndlessLauncher launcher(arguments.value(2));
        return application.exec();
    }
    HistoryIntentsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "historyintentstest.moc"
