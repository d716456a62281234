#include "tests/integration/fulldisk.h"
#include "tests/integration/launcherbench.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

/// A history in a file, beside what else a launcher works with.
struct Stored
{
    explicit Stored(const QString &name = QStringLiteral("history.sqlite"))
        : path(folder.filePath(name)), history(clock, settings(path))
    {
        // A file: whoever names it as a folder can store nothing.
        QFile blocker(folder.filePath(QStringLiteral("blocker")));
        const bool isBlocked = blocker.open(QIODevice::WriteOnly);
        Q_ASSERT(isBlocked);
        Q_UNUSED(isBlocked);
        history.open();
    }

    [[nodiscard]] static HistorySettings settings(const QString &path)
    {
        HistorySettings result;
        result.path = path;
        return result;
    }

    QTemporaryDir folder;
    ManualClock clock;
    const QString path;
    ExecutionHistory history;
};

struct Bench : LauncherBench
{
    explicit Bench(Stored &place) : LauncherBench(Dialect::FlowExecutions, &place.history), stored(place) {}

    /// What a program that starts now would find.
    [[nodiscard]] QHash<ExecutionId, FlowExecution> onDisk()
    {
        QHash<ExecutionId, FlowExecution> found;
        bool isRead = false;
        stored.history.flush(&store, [&](const Result<Done> &) {
            stored.history.readNewest(1000, {}, &store, [&](const Result<QList<FlowExecution>> &rows) {
                isRead = rows.ok();
                for (const FlowExecution &row : rows.value()) {
                    found.insert(row.id, row);
                }
            });
        });
        const bool isAnswered = reaches([&] {
            stored.clock.advance(100ms);
            return isRead;
        });
        return isAnswered ? found : QHash<ExecutionId, FlowExecution>();
    }

    /// What a program would take over that starts after this one was killed at this moment.
    [[nodiscard]] QHash<ExecutionId, FlowExecution> afterKill() const
    {
        const QTemporaryDir later;
        for (const QFileInfo &file : QDir(stored.folder.path()).entryInfoList(QDir::Files)) {
            if (file.suffix() != u"lock") {
                QFile::copy(file.filePath(), later.filePath(file.fileName()));
            }
        }
        ExecutionHistory next(stored.clock,
                              Stored::settings(later.filePath(QFileInfo(stored.path).fileName())));
        next.open();
        std::optional<Result<QList<FlowExecution>>> taken;
        next.takeOverUnfinished(&next, [&](const Result<QList<FlowExecution>> &rows) { taken = rows; });
        QHash<ExecutionId, FlowExecution> found;
        if (QTest::qWaitFor([&taken] { return taken.has_value(); }) && taken->ok()) {
            for (const FlowExecution &execution : taken->value()) {
                found.insert(execution.id, execution);
            }
        }
        return found;
    }

    /// Two are in flight, and the intents of `ahead` are written although there is no room for them.
    [[nodiscard]] bool fillAhead(int ahead, const BatchId &batch = {})
    {
        launcher.setSettings({.concurrency = 2, .stagger = {}});
        isHolding = true;
        launch();
        if (!reaches([this] { return posts() == 1; })) {
            return false;
        }
        launch();
        waiting = launch(ahead, [&](LaunchRequest &request) {
            request.batchId = batch;
            request.batchRow = ++lastRow;
        });
        return reaches([&] {
            return posts() == 2 && !launcher.isWriting() && audited(u"flow_invocation").size() == ahead + 2;
        });
    }

    Stored &stored;
    QList<ExecutionId> waiting;
    qint64 lastRow = 0;
};

/// As the file itself has it at this moment, by another way than the history's own.
QString stateInFile(const QString &path, const ExecutionId &id)
{
    QString state;
    {
        QSqlDatabase file = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("witness"));
        file.setDatabaseName(path);
        file.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (file.open()) {
            QSqlQuery query(file);
            query.prepare(QStringLiteral("SELECT state FROM executions WHERE id = ?"));
            query.addBindValue(id.text());
            state = query.exec() && query.next() ? query.value(0).toString() : QString(); // lint: SQL
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("witness"));
    return state;
}

/// What says which launches have not left can be written no longer, and not removed either.
bool loseUnsentFile(const QString &folder)
{
    const QDir open(QStringLiteral("/proc/self/fd"));
    for (const QString &number : open.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)) {
        const QString path = QFile::symLinkTarget(open.filePath(number));
        if (path.startsWith(folder) && path.endsWith(u".unsent")) {
            const int readOnly = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
            const bool isDone = ::dup2(readOnly, number.toInt()) >= 0 && QFile::remove(path);
            ::close(readOnly);
            return isDone;
        }
    }
    return false;
}

} // namespace

/// What is on disk before a launch leaves, and what happens where it cannot get there.
class LaunchIntentsTest final : public QObject
{
    Q_OBJECT

private slots:
    void bothDisksHaveTheIntentWhenThePlatformSeesTheLaunch()
    {
        Stored stored;
        Bench bench(stored);
        ExecutionId id;
        QString inHistory;
        qsizetype inAuditLog = 0;
        bench.platform.onApi = [&](const SeenRequest &) {
            inHistory = stateInFile(stored.path, id);
            inAuditLog = bench.audited(u"flow_invocation").size();
            return httpAnswer(201, "{\"id\":\"e\",\"flowId\":\"f\",\"state\":\"Running\"}");
        };
        id = bench.launch();
        QCOMPARE(stateInFile(stored.path, id), QString());
        QVERIFY(bench.reaches([&] { return bench.of(id).state == ExecutionState::Running; }));
        QCOMPARE(inHistory, QStringLiteral("launching"));
        QCOMPARE(inAuditLog, 1);
        const FlowExecution intent = bench.onDisk().value(id);
        QCOMPARE(intent.payloadHash, bench.of(id).payloadHash);
        QVERIFY(intent.launchedAt.isValid());
    }

    void withoutAnAuditLogNothingLeavesAndTheHistoryHearsNothing()
    {
        Stored stored;
        Bench bench(stored);
        QVERIFY(QDir().mkpath(bench.auditPath())); // A folder, where the file should be.
        const QList<ExecutionId> ids = bench.launch(3);
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Failed) == 3; }));
        bench.linger();
        QCOMPARE(bench.posts(), 0);
        QVERIFY2(bench.of(ids.last()).detail.contains(u"audit log"), qPrintable(bench.of(ids.last()).detail));
        QVERIFY(bench.of(ids.last()).detail.contains(u"Nothing was sent"));
        QVERIFY(bench.onDisk().isEmpty());
    }

    void withoutAHistoryNothingLeavesAlthoughTheAuditLogHasTheIntent()
    {
        Stored stored(QStringLiteral("blocker/history.sqlite"));
        Bench bench(stored);
        const QList<ExecutionId> ids = bench.launch(3);
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Failed) == 3; }));
        bench.linger();
        QCOMPARE(bench.posts(), 0);
        QVERIFY(!bench.of(ids.first()).error->message.isEmpty());
        QVERIFY2(bench.of(ids.first()).detail.contains(u"Nothing was sent"),
                 qPrintable(bench.of(ids.first()).detail));
        // Intent, then why nothing came of it.
        QCOMPARE(bench.audited(u"flow_invocation").size(), 3);
    }

    void aFullDiskHoldsLaunchesBackUntilThereIsRoom()
    {
        Stored stored;
        Bench bench(stored);
        bench.launcher.setSettings({.concurrency = 1, .stagger = {}});
        bench.launch();
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 1; }));
        QList<ExecutionId> waiting;
        {
            const FullDisk full(QFileInfo(stored.path + QStringLiteral("-wal")).size());
            waiting = bench.launch(3);
            QVERIFY(bench.reaches([&] { return !bench.launcher.heldBecause().isEmpty(); }));
            bench.linger();
            QVERIFY(bench.launcher.heldBecause().contains(u"disk is full"));
            QCOMPARE(bench.posts(), 1);
            QCOMPARE(bench.inState(ExecutionState::Queued), 3);
            QCOMPARE(bench.launcher.waiting(), 3);
            // Whoever resumes too early is no worse off.
            bench.launcher.setPaused(false);
            QVERIFY(bench.reaches([&] { return !bench.launcher.heldBecause().isEmpty(); }));
            for (const ExecutionId &id : waiting) {
                QVERIFY2(bench.of(id).state == ExecutionState::Queued, qPrintable(bench.of(id).detail));
            }
        }
        QVERIFY(bench.reaches([&] {
            stored.clock.advance(1s);
            return bench.inState(ExecutionState::Running) == 4;
        }));
        QVERIFY(bench.launcher.heldBecause().isEmpty());
        QCOMPARE(bench.posts(), 4);
        // In their order, although the first of them had been on its way.
        const auto left = [&](qsizetype index) {
            return bench.of(waiting.at(index)).launchLatency.has_value();
        };
        QVERIFY(left(0) && left(1) && left(2));
    }

    void aDiskThatIsFullForBothHoldsLaunchesBackUntilThereIsRoom()
    {
        Stored stored;
        Bench bench(stored);
        bench.launcher.setSettings({.concurrency = 1, .stagger = {}});
        bench.launch();
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 1; }));
        QList<ExecutionId> waiting;
        {
            const FullDisk full(QFileInfo(bench.auditPath()).size());
            waiting = bench.launch(3);
            QVERIFY(bench.reaches([&] { return !bench.launcher.heldBecause().isEmpty(); }));
            bench.pass(20s);
            QVERIFY2(bench.launcher.heldBecause().contains(u"disk is full"),
                     qPrintable(bench.launcher.heldBecause()));
            QCOMPARE(bench.posts(), 1);
            for (const ExecutionId &id : waiting) {
                QVERIFY2(bench.of(id).state == ExecutionState::Queued, qPrintable(bench.of(id).detail));
            }
        }
        bench.console.clock.advance(5s);
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 4; }));
        QVERIFY(bench.launcher.heldBecause().isEmpty());
        QCOMPARE(bench.posts(), 4);
        QVERIFY(bench.audit.state().problem.isEmpty());
    }

    void whatIsTakenBackWhileTheAuditLogIsWrittenIsNotSent()
    {
        Stored stored;
        Bench bench(stored);
        const ExecutionId id = bench.launch();
        bench.console.clock.advance(0ms);
        QVERIFY(bench.launcher.isWriting());
        QVERIFY(bench.launcher.cancel(id));
        QVERIFY(!bench.launcher.cancel(id));
        QCOMPARE(bench.launcher.waiting(), 0);
        QVERIFY(bench.reaches([&] { return bench.of(id).state == ExecutionState::Terminated; }));
        bench.linger();
        QCOMPARE(bench.posts(), 0);
        QVERIFY(bench.of(id).detail.contains(u"Removed from the queue"));
        QVERIFY(bench.onDisk().isEmpty());
    }

    void whatIsTakenBackWhileTheHistoryIsWrittenIsNotSentAndDoesNotLookAsIf()
    {
        Stored stored;
        Bench bench(stored);
        QVERIFY(bench.reaches([&] { return stored.history.state().status == HistoryState::Status::Ready; }));
        ExecutionId taken;
        bool wasTaken = false;
        // The audit log has it, and the history is asked next.
        const QMetaObject::Connection wire =
            QObject::connect(&bench.audit, &AuditTrail::changed, &bench.store, [&] {
                QMetaObject::invokeMethod(
                    &bench.store, [&] { wasTaken = wasTaken || bench.launcher.cancel(taken); },
                    Qt::QueuedConnection);
            });
        taken = bench.launch([](LaunchRequest &request) {
            request.batchId = BatchId(QStringLiteral("file"));
            request.batchRow = 5;
        });
        const ExecutionId other = bench.launch();
        QVERIFY(bench.reaches([&] { return bench.of(other).state == ExecutionState::Running; }));
        QObject::disconnect(wire);
        QVERIFY(wasTaken);
        QCOMPARE(bench.of(taken).state, ExecutionState::Terminated);
        QCOMPARE(bench.posts(), 1);
        const FlowExecution onDisk = bench.onDisk().value(taken);
        QCOMPARE(onDisk.state, ExecutionState::Terminated);
        // The row may be launched another time.
        QVERIFY(onDisk.batchId.isEmpty());
        const ExecutionId again = bench.launch([](LaunchRequest &request) {
            request.batchId = BatchId(QStringLiteral("file"));
            request.batchRow = 5;
        });
        QVERIFY(bench.reaches([&] { return bench.of(again).state == ExecutionState::Running; }));
    }

    void whatIsReadyCanStillBeTakenBack()
    {
        Stored stored;
        Bench bench(stored);
        QVERIFY(bench.fillAhead(2, BatchId(QStringLiteral("file"))));
        const QHash<ExecutionId, FlowExecution> before = bench.onDisk();
        QCOMPARE(before.value(bench.waiting.first()).state, ExecutionState::Launching);
        QCOMPARE(bench.of(bench.waiting.first()).state, ExecutionState::Queued);
        QCOMPARE(bench.launcher.waiting(), 2);
        QVERIFY(bench.launcher.cancel(bench.waiting.first()));
        QCOMPARE(bench.launcher.takeBackAll(), (TakenBack{1, 2}));
        const QHash<ExecutionId, FlowExecution> after = bench.onDisk();
        for (const ExecutionId &id : bench.waiting) {
            QCOMPARE(bench.of(id).state, ExecutionState::Terminated);
            QCOMPARE(after.value(id).state, ExecutionState::Terminated);
            QVERIFY(after.value(id).batchId.isEmpty());
        }
        QCOMPARE(bench.posts(), 2);
    }

    void whatTheDiskDoesNotLetLeaveDoesNotLookAsIfItHad()
    {
        Stored stored;
        Bench bench(stored);
        QVERIFY(bench.fillAhead(1, BatchId(QStringLiteral("file"))));
        const ExecutionId held = bench.waiting.first();
        QVERIFY(loseUnsentFile(stored.folder.path()));
        bench.answerOne();
        QVERIFY(bench.reaches([&] { return bench.of(held).state == ExecutionState::Failed; }));
        QVERIFY2(bench.of(held).detail.contains(u"Nothing was sent"), qPrintable(bench.of(held).detail));
        QCOMPARE(bench.posts(), 2);
        const FlowExecution onDisk = bench.onDisk().value(held);
        QCOMPARE(onDisk.state, ExecutionState::Failed);
        // Its row may be launched by another.
        QVERIFY(onDisk.batchId.isEmpty());
    }

    void afterAKillOnlyWhatWasInFlightIsInDoubt()
    {
        Stored stored;
        Bench bench(stored);
        const BatchId file(QStringLiteral("file"));
        QVERIFY(bench.fillAhead(2, file));
        // One of those that are ready leaves.
        bench.answerOne();
        QVERIFY(bench.reaches([&] { return bench.posts() == 3; }));
        const QHash<ExecutionId, FlowExecution> left = bench.afterKill();
        QCOMPARE(left.size(), 4);
        for (const FlowExecution &execution : left) {
            const bool hasLeft = bench.of(execution.id).state != ExecutionState::Queued;
            QVERIFY2(execution.state == (hasLeft ? ExecutionState::Launching : ExecutionState::Queued),
                     qPrintable(stateKey(execution.state)));
            // The row of what was not sent may be launched by another.
            QVERIFY(hasLeft || execution.batchId.isEmpty());
        }
        QCOMPARE(bench.inState(ExecutionState::Queued), 1);
    }

    void whatIsReadyWaitsHonestlyThroughAPause()
    {
        Stored stored;
        Bench bench(stored);
        QVERIFY(bench.fillAhead(2, BatchId(QStringLiteral("file"))));
        bench.launcher.setPaused(true);
        // A crash now would find that these never left.
        QCOMPARE(bench.onDisk().value(bench.waiting.first()).state, ExecutionState::Queued);
        bench.answerOne();
        bench.answerOne();
        bench.linger();
        QCOMPARE(bench.posts(), 2);
        bench.isHolding = false;
        bench.launcher.setPaused(false);
        QVERIFY(bench.reaches([&] { return bench.inState(ExecutionState::Running) == 4; }));
        const FlowExecution left = bench.onDisk().value(bench.waiting.first());
        QCOMPARE(left.state, ExecutionState::Launching);
        QCOMPARE(left.batchId, BatchId(QStringLiteral("file")));
    }

    void whatIsReadyWhenTheConnectionIsLeftIsNotInDoubt()
    {
        Stored stored;
        ExecutionId ready;
        {
            Bench bench(stored);
            QVERIFY(bench.fillAhead(1));
            ready = bench.waiting.first();
        }
        Bench next(stored);
        const FlowExecution left = next.onDisk().value(ready);
        QCOMPARE(left.state, ExecutionState::Failed);
        QVERIFY(!left.detail.isEmpty());
    }

    void theIntentsOfABurstAreWrittenTogether()
    {
        Stored stored;
        Bench bench(stored);
        bench.launcher.setSettings({.concurrency = 64, .stagger = {}});
        bench.isHolding = true;
        int writings = 0;
        QObject::connect(&bench.audit, &AuditTrail::changed, &bench.store, [&writings] { ++writings; });
        bench.launch(64);
        QVERIFY(bench.reaches([&] { return bench.posts() == 64; }));
        QCOMPARE(writings, 1);
    }
};

QTEST_GUILESS_MAIN(LaunchIntentsTest)
#include "launchintentstest.moc"
