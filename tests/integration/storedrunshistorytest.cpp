#include "engine/executionpaths.h"
#include "engine/executionstore.h"
#include "engine/requestlog.h"
#include "engine/storedruns.h"
#include "models/historytablemodel.h"
#include "storage/executionhistory.h"
#include "storage/sqlconnection.h"
#include "storage/sqlitefile.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

using Progress = HistoryTableModel::Progress;

} // namespace

/// The table of stored executions on a real history: what is searched, read, counted and told.
class StoredRunsHistoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_history = std::make_unique<ExecutionHistory>(m_clock, HistorySettings{.path = path()});
        m_store = std::make_unique<ExecutionStore>(m_clock);
        m_stored = std::make_unique<StoredRuns>(*m_store, m_paths, m_requests, *m_history, m_clock);
        m_table = std::make_unique<HistoryTableModel>(m_clock);
        StoredRuns *stored = m_stored.get();
        HistoryTableModel *table = m_table.get();
        connect(table, &HistoryTableModel::searchRequested, stored, &StoredRuns::search, Qt::QueuedConnection);
        connect(table, &HistoryTableModel::stopRequested, stored, &StoredRuns::stop, Qt::QueuedConnection);
        connect(table, &HistoryTableModel::resumeRequested, stored, &StoredRuns::resume, Qt::QueuedConnection);
        connect(table, &HistoryTableModel::pageRequested, stored, &StoredRuns::readPage, Qt::QueuedConnection);
        connect(table, &HistoryTableModel::newerRequested, stored, &StoredRuns::bringNewer,
                Qt::QueuedConnection);
        connect(table, &HistoryTableModel::windowRequested, stored, &StoredRuns::readWindow,
                Qt::QueuedConnection);
        connect(stored, &StoredRuns::windowRead, table, &HistoryTableModel::windowRead, Qt::QueuedConnection);
        connect(stored, &StoredRuns::found, table, &HistoryTableModel::take, Qt::QueuedConnection);
        connect(stored, &StoredRuns::pageRead, table, &HistoryTableModel::takePage, Qt::QueuedConnection);
        connect(stored, &StoredRuns::failed, table, &HistoryTableModel::takeFailure, Qt::QueuedConnection);
        connect(stored, &StoredRuns::newerCounted, table, &HistoryTableModel::takeNewerCount,
                Qt::QueuedConnection);
        m_history->open();
        QTRY_COMPARE(m_history->state().status, HistoryState::Status::Ready);
    }

    void cleanup()
    {
        m_table.reset();
        m_stored.reset();
        m_store.reset();
        m_history.reset();
        m_runs.clear();
    }

    void everyStoredExecutionHasItsRowAndIsReadWhereItIsLookedAt()
    {
        storeRuns(5000);
        look();
        QTRY_COMPARE(m_table->progress(), Progress::Over);
        QCOMPARE(m_table->rowCount(), 5000);
        for (const int row : {0, 4999, 2501, 17, 3333}) {
            m_table->setVisibleRows(row, row + 20);
            QTRY_COMPARE(m_table->idAt(row), runAt(row).id);
        }
    }

    void whatIsFoundIsTheSameWithAndWithoutAnIndex()
    {
        storeRuns(3000);
        look();
        // By the index of states alone, and by looking at each.
        for (const char *filter : {"state:failed", "broken", "state:failed duration>2s", "var.account=A-7"}) {
            m_table->setFilterText(QString::fromLatin1(filter));
            QTRY_COMPARE(m_table->progress(), Progress::Over);
            QList<ExecutionId> expected;
            for (int row = 0; row < 3000; ++row) {
                const FlowExecution &run = runAt(row);
                const bool isFailed = run.state == ExecutionState::Failed;
                const bool isMeant =
                    QByteArray(filter) == "var.account=A-7"
                        ? run.inputs.value(u"account").toString() == u"A-7"
                        : isFailed && (QByteArray(filter) != "state:failed duration>2s" || run.latency > 2s);
                if (isMeant) {
                    expected.append(run.id);
                }
            }
            QCOMPARE(m_table->rowCount(), static_cast<int>(expected.size()));
            QVERIFY(!expected.isEmpty());
            const int last = static_cast<int>(expected.size()) - 1;
            for (const int row : {0, last / 2, last}) {
                m_table->setVisibleRows(row, row + 5);
                QTRY_COMPARE(m_table->idAt(row), expected.at(row));
            }
        }
    }

    void theOldestFirstAreReadFromTheOtherEnd()
    {
        storeRuns(1000);
        look();
        m_table->sort(static_cast<int>(ExecutionColumn::CreatedAt), Qt::DescendingOrder);
        QTRY_COMPARE(m_table->progress(), Progress::Over);
        QTRY_COMPARE(m_table->idAt(0), runAt(999).id);
        m_table->setVisibleRows(980, 999);
        QTRY_COMPARE(m_table->idAt(999), runAt(0).id);
    }

    void whatIsStoredMeanwhileIsCountedAndComesInWhenItIsWanted()
    {
        storeRuns(600);
        look();
        QTRY_COMPARE(m_table->progress(), Progress::Over);
        m_clock.advance(10s);
        storeRuns(30);
        tellOfWrites();
        QTRY_COMPARE(m_table->newerCount(), 30);
        QCOMPARE(m_table->rowCount(), 600);

        m_table->bringNewerIn();
        QTRY_COMPARE(m_table->rowCount(), 630);
        QCOMPARE(m_table->newerCount(), 0);
        QCOMPARE(m_table->idAt(0), runAt(0).id);
        // These are counted by themselves again.
        m_clock.advance(10s);
        storeRuns(2);
        tellOfWrites();
        QTRY_COMPARE(m_table->newerCount(), 2);
    }

    void onlyNewerOnesThatTheFilterLetsThroughAreCounted()
    {
        storeRuns(100);
        m_table->setFilterText(QStringLiteral("state:failed"));
        look();
        QTRY_COMPARE(m_table->progress(), Progress::Over);
        m_clock.advance(10s);
        storeRuns(50);
        tellOfWrites();
        QTRY_COMPARE(m_table->newerCount(), 5);
    }

    void allThatIsSearchedForCanBeReadBesideTheTable()
    {
        storeRuns(3000);
        m_table->setFilterText(QStringLiteral("broken"));
        look();
        QTRY_COMPARE(m_table->progress(), Progress::Over);
        StoredWindow window = m_table->wholeSearch();
        window.limit = 70;
        m_clock.advance(10s);
        storeRuns(20);
        // What the table searches meanwhile does not matter.
        m_table->setFilterText(QStringLiteral("nowhere"));
        QList<ExecutionId> read;
        bool isOver = false;
        connect(m_table.get(), &HistoryTableModel::windowRead, this, [&](const StoredWindowRows &rows) {
            QCOMPARE(rows.problem, QString());
            QVERIFY(rows.rows.size() <= 70);
            for (const FlowExecution &run : rows.rows) {
                read.append(run.id);
            }
            isOver = !rows.next;
            window.stretch.after = rows.next;
            if (!isOver) {
                m_table->readWindow(window);
            }
        });
        m_table->readWindow(window);
        QTRY_VERIFY(isOver);
        QList<ExecutionId> expected;
        for (int row = 20; row < 3020; ++row) {
            if (runAt(row).state == ExecutionState::Failed) {
                expected.append(runAt(row).id);
            }
        }
        QCOMPARE(expected.size(), 300);
        QCOMPARE(read, expected);
    }

    void whatRetentionDeletesLeavesTheTableAsItIsLookedAt()
    {
        storeRuns(1000);
        look();
        QTRY_COMPARE(m_table->rowCount(), 1000);
        SqlConnection writing;
        QVERIFY(sqlite::open(writing, path(), sqlite::Access::Write).ok());
        QVERIFY(writing
                    .run(QStringLiteral("DELETE FROM executions WHERE created_at < ?"),
                         {runAt(699).createdAt.toMSecsSinceEpoch()})
                    .ok());
        m_table->setVisibleRows(980, 999);
        QTRY_VERIFY(m_table->rowCount() < 1000);
        m_table->setVisibleRows(690, 720);
        QTRY_COMPARE(m_table->rowCount(), 700);
        QTRY_COMPARE(m_table->idAt(699), runAt(699).id);
    }

    void aSearchThatIsStoppedKeepsWhatItHasFoundAndGoesOn()
    {
        storeRuns(30'000);
        m_table->setFilterText(QStringLiteral("nowhere OR broken"));
        look();
        QTRY_VERIFY(m_table->rowCount() > 0);
        m_table->stop();
        QTRY_VERIFY(m_table->progress() != Progress::Searching);
        if (m_table->progress() == Progress::Stopped) {
            QVERIFY(m_table->reached().isValid());
            m_table->goOn();
        }
        QTRY_COMPARE(m_table->progress(), Progress::Over);
        QCOMPARE(m_table->rowCount(), 3000);
    }

    void onlyOneConnectionsExecutionsAreFound()
    {
        storeRuns(100);
        m_table->setProfile(ProfileId(QStringLiteral("another")));
        look();
        QTRY_COMPARE(m_table->progress(), Progress::Over);
        QCOMPARE(m_table->rowCount(), 0);
        m_table->setProfile(ProfileId(QStringLiteral("mine")));
        QTRY_COMPARE(m_table->rowCount(), 100);
    }

    void aFilterThatIsTypedOnIsAnsweredForTheLastWord()
    {
        storeRuns(2000);
        look();
        const QString filter = QStringLiteral("state:failed");
        for (int length = 1; length <= filter.size(); ++length) {
            m_table->setFilterText(filter.left(length));
        }
        QTRY_COMPARE(m_table->progress(), Progress::Over);
        QCOMPARE(m_table->rowCount(), 200);
    }

    void detailsOfStoredExecutionsComeWithTheirSteps()
    {
        storeRuns(10);
        const FlowExecution stored = runAt(4);
        NodeTransition step;
        step.nodeId = QStringLiteral("menu");
        step.nodeName = QStringLiteral("Main menu");
        step.at = m_clock.nowUtc();
        m_history->save(stored.id, step);
        RequestRecord request;
        request.executionId = stored.id;
        request.method = QStringLiteral("POST");
        request.startedAt = m_clock.nowUtc();
        m_history->save(request);
        FlowExecution live = runAt(0);
        live.id = newExecutionId();
        live.state = ExecutionState::Running;
        m_store->add(live);
        QSignalSpy read(m_stored.get(), &StoredRuns::runsRead);

        const QList<ExecutionId> asked{live.id, stored.id, newExecutionId()};
        m_stored->readRuns(asked);
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(read.first().at(0).value<QList<ExecutionId>>(), asked);
        const auto runs = read.first().at(1).value<QList<ExecutionDetails>>();
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs.at(0).execution, live);
        QCOMPARE(runs.at(1).execution, stored);
        QCOMPARE(runs.at(1).steps, QList<NodeTransition>{step});
        QCOMPARE(runs.at(1).requests.size(), 1);
        QVERIFY(runs.at(1).telemetry.has_value());
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("history.sqlite")); }

    /// The newest first, as the table has them.
    [[nodiscard]] const FlowExecution &runAt(int row) const { return m_runs.at(m_runs.size() - 1 - row); }

    /// One a millisecond, each tenth failed.
    void storeRuns(int count)
    {
        for (int i = 0; i < count; ++i) {
            FlowExecution run;
            run.id = newExecutionId();
            run.profileId = ProfileId(QStringLiteral("mine"));
            run.flowId = FlowId(QStringLiteral("flow"));
            run.flowName = QStringLiteral("Billing IVR");
            run.platformId = PlatformExecutionId(run.id.text());
            run.state = i % 10 == 0 ? ExecutionState::Failed : ExecutionState::Completed;
            run.detail = i % 10 == 0 ? QStringLiteral("It is broken") : QString();
            run.inputs = JsonValue::object(
                {{QStringLiteral("account"), JsonValue::string(QStringLiteral("A-%1").arg(i % 100))}});
            run.createdAt = m_clock.nowUtc().addMSecs(i);
            run.launchedAt = run.createdAt;
            run.latency = std::chrono::milliseconds(1000 + i % 3000);
            run.endedAt = run.createdAt.addMSecs(run.latency->count());
            run.lastSeenAt = run.endedAt;
            m_history->save(run);
            m_runs.append(run);
        }
        bool isWritten = false;
        m_history->flush(this, [&isWritten](const Result<Done> &) { isWritten = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isWritten, 60'000);
    }

    /// The history tells once a second how many it has.
    void tellOfWrites() { m_clock.advance(2s); }

    void look()
    {
        m_table->setActive(true);
        m_table->setVisibleRows(0, 30);
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ExecutionHistory> m_history;
    std::unique_ptr<ExecutionStore> m_store;
    ExecutionPaths m_paths;
    RequestLog m_requests;
    std::unique_ptr<StoredRuns> m_stored;
    std::unique_ptr<HistoryTableModel> m_table;
    QList<FlowExecution> m_runs;
};

QTEST_GUILESS_MAIN(StoredRunsHistoryTest)
#include "storedrunshistorytest.moc"
