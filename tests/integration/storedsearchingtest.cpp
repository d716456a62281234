#include "engine/storedsearching.h"
#include "storage/executionhistory.h"
#include "storage/sqlconnection.h"
#include "storage/sqlitefile.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

/// What SQL cannot say: each run is read, 200 at a time.
const QString readEach = QStringLiteral("billing OR broken OR nowhere");
const QString meant = QStringLiteral("Billing IVR");
const QString keptBack = QStringLiteral("Held"); ///< until letIn()

} // namespace

/// One search on a real history, while runs are stored and the file is replaced. The history answers in the
/// order in which it is asked: what a test asks it itself tells how far the search is.
class StoredSearchingTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_history = std::make_unique<ExecutionHistory>(m_clock, HistorySettings{.path = path()});
        m_history->open();
        QTRY_COMPARE(m_history->state().status, HistoryState::Status::Ready);
        m_found.clear();
        m_told.clear();
        m_isOver = false;
    }

    void cleanup()
    {
        m_search.reset();
        m_history.reset();
    }

    void newerOnesThatComeInWhileTheLastStepIsUnderWayAreFound_data()
    {
        QTest::addColumn<int>("stored");
        for (const int stored : {250, 450, 650, 850}) {
            QTest::addRow("%d", stored) << stored;
        }
    }

    void newerOnesThatComeInWhileTheLastStepIsUnderWayAreFound()
    {
        QFETCH(int, stored);
        store(stored, meant);
        store(30, keptBack);
        begin(HistoryOrder::OldestFirst);
        connect(m_search.get(), &StoredSearching::found, this, [this](const StoredFinding &finding) {
            if (finding.isFirst) {
                letIn(30);
                m_search->bringNewer();
            }
        });
        m_search->start();
        QTRY_VERIFY(m_isOver);
        QTRY_COMPARE(m_found.size(), stored + 30);
        QCOMPARE(QSet<ExecutionId>(m_found.cbegin(), m_found.cend()).size(), stored + 30);
    }

    void aCountThatIsWantedWhileOneRunsIsMadeAfterIt()
    {
        store(10, meant);
        store(3, keptBack);
        beginAndWait();
        m_clock.advance(10s);
        // So many that are not meant that counting takes two steps.
        store(5, meant);
        store(10'500, QStringLiteral("Other"));
        m_search->countNewer();
        afterOneAnswer([this] {
            letIn(3);
            m_search->countNewer();
        });
        QTRY_COMPARE(m_told, (QList<int>{5, 8}));
    }

    void aCountThatIsWantedWhileNewerOnesComeInIsMadeAfterThem()
    {
        store(10, meant);
        store(3, keptBack);
        beginAndWait();
        m_clock.advance(10s);
        store(5, meant);
        m_search->bringNewer();
        afterOneAnswer([this] {
            letIn(3);
            m_search->countNewer();
        });
        QTRY_COMPARE(m_told, QList<int>{3});
        QCOMPARE(m_found.size(), 15);
    }

    void aCountThatIsWantedBeforeTheFirstAnswerIsMadeAfterIt()
    {
        store(10, meant);
        store(3, keptBack);
        begin(HistoryOrder::NewestFirst);
        m_search->start();
        afterOneAnswer([this] {
            letIn(3);
            m_search->countNewer();
        });
        QTRY_COMPARE(m_told, QList<int>{3});
        QCOMPARE(m_found.size(), 10);
    }

    void aSearchThatBeginsAnewForgetsTheNewerOnesThatWereOnTheirWay()
    {
        store(10, meant);
        beginAndWait();
        m_clock.advance(10s);
        store(5, meant);
        QList<bool> areNewer;
        connect(m_search.get(), &StoredSearching::found, this,
                [&areNewer](const StoredFinding &finding) { areNewer.append(finding.isNewer); });
        m_search->bringNewer();
        m_isOver = false;
        m_search->start();
        QTRY_VERIFY(m_isOver);
        bool isAnswered = false;
        afterOneAnswer([&isAnswered] { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
        QCOMPARE(areNewer, QList<bool>{false});
        QCOMPARE(m_found.size(), 15);
    }

    void aSearchThatBeginsAnewByItselfSaysWhen()
    {
        store(10, meant);
        beginAndWait();
        QList<QDateTime> firsts;
        connect(m_search.get(), &StoredSearching::found, this, [&firsts](const StoredFinding &finding) {
            if (finding.isFirst) {
                firsts.append(finding.now);
            }
        });
        m_clock.advance(1h);
        store(5001, meant); // more than are brought in
        m_clock.advance(1h);
        m_search->bringNewer();
        QTRY_COMPARE(firsts, QList<QDateTime>{m_clock.nowUtc()});
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("history.sqlite")); }

    void store(int count, const QString &flowName)
    {
        for (int i = 0; i < count; ++i) {
            FlowExecution run;
            run.id = newExecutionId();
            run.flowId = FlowId(QStringLiteral("flow"));
            run.flowName = flowName;
            run.state = ExecutionState::Completed;
            run.createdAt = m_clock.nowUtc().addMSecs(i);
            m_history->save(run);
        }
        bool isWritten = false;
        m_history->flush(this, [&isWritten](const Result<Done> &) { isWritten = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isWritten, 60'000);
    }

    /// At once: what was kept back is meant now, and the newest.
    void letIn(int count)
    {
        m_clock.advance(1min);
        SqlConnection writing;
        QVERIFY(sqlite::open(writing, path(), sqlite::Access::Write).ok());
        const auto done = writing.run(
            QStringLiteral("UPDATE executions SET flow_name = ?, created_at = ? WHERE flow_name = ?"),
            {meant, m_clock.nowUtc().toMSecsSinceEpoch(), keptBack});
        QVERIFY(done.ok());
        QCOMPARE(done.value(), qint64(count));
    }

    /// Calls `then` after the answer to what the search has asked last, and before the next one.
    void afterOneAnswer(const std::function<void()> &then)
    {
        m_history->readNewestTime(this, [then](const Result<QDateTime> &) { then(); });
    }

    void begin(HistoryOrder order)
    {
        m_search = std::make_unique<StoredSearching>(*m_history, m_clock, StoredSearch{1, readEach, {}, order});
        connect(m_search.get(), &StoredSearching::found, this, [this](const StoredFinding &finding) {
            if (finding.isFirst) {
                m_found.clear();
            }
            for (const StoredPage &page : finding.pages) {
                for (const FlowExecution &run : page.rows.value_or(QList<FlowExecution>())) {
                    m_found.append(run.id);
                }
            }
            m_isOver = finding.progress == StoredFinding::Progress::Over;
        });
        connect(m_search.get(), &StoredSearching::newerCounted, this, [this](int count) {
            if (count > 0) {
                m_told.append(count);
            }
        });
    }

    void beginAndWait()
    {
        begin(HistoryOrder::NewestFirst);
        m_search->start();
        QTRY_VERIFY(m_isOver);
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ExecutionHistory> m_history;
    std::unique_ptr<StoredSearching> m_search;
    QList<ExecutionId> m_found;
    QList<int> m_told; ///< numbers of newer ones
    bool m_isOver = false;
};

QTEST_GUILESS_MAIN(StoredSearchingTest)
#include "storedsearchingtest.moc"
