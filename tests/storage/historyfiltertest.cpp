#include "filter/filterparser.h"
#include "filter/filterpredicate.h"
#include "filter/filtertext.h"
#include "storage/historysearch.h"
#include "storage/likepattern.h"
#include "storage/sqlitefile.h"
#include "tests/filter/randomfilter.h"
#include "tests/storage/historybench.h"

#include <QSignalSpy>

#include <algorithm>

using namespace flowconsole;

namespace {

FilterTree filterOf(const QString &text)
{
    const auto tree = parseFilter(text);
    return tree ? tree.value() : throw std::invalid_argument(text.toStdString());
}

/// As the history orders them.
void sortNewestFirst(Executions &executions)
{
    std::sort(executions.begin(), executions.end(), [](const FlowExecution &a, const FlowExecution &b) {
        return std::tuple(a.createdAt, a.batchRow, a.id) > std::tuple(b.createdAt, b.batchRow, b.id);
    });
}

} // namespace

class HistoryFilterTest final : public QObject, private HistoryBench
{
    Q_OBJECT

private slots:
    void init()
    {
        openHistory();
        m_stored.clear();
        m_nodes.clear();
    }
    void cleanup() { m_history.reset(); }

    void storedAndLiveExecutionsAnswerTheSame()
    {
        storeRandomRuns(400, 11);
        QRandomGenerator random(12);
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_path, sqlite::Access::Read).ok());
        constexpr int filters = 300;
        int found = 0;
        for (int i = 0; i < filters; ++i) {
            HistoryQuery query = queryOf(randomFilter(random));
            query.order = random.bounded(3) == 0 ? HistoryOrder::OldestFirst : HistoryOrder::NewestFirst;
            query.limit = 5 + random.bounded(100);
            query.step = 20 + random.bounded(500);
            query.profile = random.bounded(4) == 0 ? ProfileId(QStringLiteral("one")) : ProfileId();
            const Executions live = letThrough(query);
            const Executions stored = readAll(connection, query);
            QVERIFY2(idsOf(stored) == idsOf(live), qPrintable(QStringLiteral("%1: %2 stored, %3 live")
                                                                  .arg(toFilterText(query.filter))
                                                                  .arg(stored.size())
                                                                  .arg(live.size())));
            found += static_cast<int>(live.size());
        }
        // Neither all nor none: the filters do tell executions from each other.
        QVERIFY(found > filters * 400 / 20 && found < filters * 400 * 19 / 20);
    }

    void everyPlainConditionAnswersTheSame()
    {
        storeRandomRuns(300, 21);
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_path, sqlite::Access::Read).ok());
        QRandomGenerator random(22);
        for (int i = 0; i < 50; ++i) {
            const QString text = randomText(random);
            if (text.isEmpty()) {
                continue;
            }
            for (const QString &change : {text, text.toUpper(), text.toLower(), text.mid(1)}) {
                const QString value = filterValueText(change);
                for (const QString &field :
                     {QStringLiteral("flow:"), QStringLiteral("NOT flow="), QStringLiteral("node:"),
                      QStringLiteral("error:"), QStringLiteral("var.accountId:"), QStringLiteral("version:"),
                      QStringLiteral("flowid:")}) {
                    const HistoryQuery query = queryOf(filterOf(field + value));
                    QVERIFY2(idsOf(readAll(connection, query)) == idsOf(letThrough(query)),
                             qPrintable(field + value));
                }
            }
        }
    }

    void aPatternIsFoundInWhateverFoldsToTheText()
    {
        // Every sign there is, beside one that stays.
        for (char32_t sign = 1; sign < 0x1ffff; ++sign) {
            if (QChar::isSurrogate(sign)) {
                continue;
            }
            const QString text = QString::fromUcs4(&sign, 1);
            const QString folded = text.toCaseFolded();
            const QString pattern = containingPattern(folded);
            if (pattern == u"%" || text == folded) {
                continue;
            }
            // It stands in the pattern only if the database's LIKE takes it for the same.
            QVERIFY2(text.size() == 1 && text.front().unicode() < 128,
                     qPrintable(QStringLiteral("U+%1").arg(sign, 4, 16)));
        }
        QCOMPARE(containingPattern(QStringLiteral("100%_!")), QStringLiteral("%100!%!_!!%"));
        QCOMPARE(containingPattern(QStringLiteral("ß\"")), QStringLiteral("%"));
        QCOMPARE(containingPattern(QStringLiteral("日本")), QStringLiteral("%日本%"));
        QCOMPARE(containingPattern(QStringLiteral("Book")), QStringLiteral("%boo%"));
    }

    void pagesFollowEachOtherWithoutGapsWhereManyAreOfOneMillisecond()
    {
        for (int i = 0; i < 90; ++i) {
            FlowExecution run = runningExecution(m_clock.nowUtc().addMSecs(i / 30));
            run.flowName = QStringLiteral("Billing");
            run.state = i % 3 == 0 ? ExecutionState::Failed : ExecutionState::Running;
            store(run, {});
        }
        written();
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_path, sqlite::Access::Read).ok());
        for (const char *text : {"state:failed", "bill", "flow:billing", ""}) {
            for (const HistoryOrder order : {HistoryOrder::NewestFirst, HistoryOrder::OldestFirst}) {
                HistoryQuery query = queryOf(filterOf(QString::fromLatin1(text)));
                query.limit = 7;
                query.step = 11;
                query.order = order;
                QCOMPARE(idsOf(readAll(connection, query)), idsOf(letThrough(query)));
            }
        }
    }

    void aStepLooksAtABoundedNumberOfRows()
    {
        storeRandomRuns(300, 31);
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_path, sqlite::Access::Read).ok());
        HistoryQuery query = queryOf(filterOf(QStringLiteral("nowhere-to-be-found")));
        query.step = 50;
        const auto page = readHistoryPage(connection, query);
        QVERIFY(page.ok());
        QVERIFY(page.value().executions.isEmpty());
        QVERIFY(page.value().next.has_value());
        QCOMPARE(page.value().examined, 50);
    }

    void clocksThatWereSetBackHideNothing()
    {
        FlowExecution run = runningExecution(m_clock.nowUtc());
        run.launchedAt = run.createdAt.addDays(-1);
        store(run, {});
        written();
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_path, sqlite::Access::Read).ok());
        QCOMPARE(readAll(connection, queryOf(filterOf(QStringLiteral("launched<-12h")))).size(), 1);
        QCOMPARE(readAll(connection, queryOf(filterOf(QStringLiteral("launched>-12h")))).size(), 0);
    }

    void aLaunchLongAfterItsCreationIsFoundInOneStep()
    {
        constexpr int runs = 300;
        for (int i = 0; i < runs; ++i) {
            FlowExecution run = runningExecution(m_clock.nowUtc().addSecs(-60 * i));
            run.launchedAt = run.createdAt;
            store(run, {});
        }
        FlowExecution planned = runningExecution(m_clock.nowUtc().addDays(-2));
        planned.launchedAt = m_clock.nowUtc();
        store(planned, {});
        written();
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_path, sqlite::Access::Read).ok());
        for (const HistoryOrder order : {HistoryOrder::NewestFirst, HistoryOrder::OldestFirst}) {
            HistoryQuery query = queryOf(filterOf(QStringLiteral("launched>-20m")));
            query.step = 50;
            query.order = order;
            const auto page = readHistoryPage(connection, query);
            QVERIFY(page.ok());
            QCOMPARE(idsOf(page.value().executions), idsOf(letThrough(query)));
            QVERIFY(idsOf(page.value().executions).contains(planned.id.text()));
            QVERIFY(!page.value().next.has_value());
        }
    }

    void aVeryLongFilterIsAnswered()
    {
        storeRandomRuns(50, 41);
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_path, sqlite::Access::Read).ok());
        const HistoryQuery words = queryOf(filterOf(QStringLiteral("b OR ").repeated(700) + u'i'));
        QCOMPARE(idsOf(readAll(connection, words)), idsOf(letThrough(words)));
        const HistoryQuery nots = queryOf(filterOf(QStringLiteral("NOT zz ").repeated(500)));
        QCOMPARE(idsOf(readAll(connection, nots)), idsOf(letThrough(nots)));
    }

    void aSearchTellsWhatItFindsAndHowFarItIs()
    {
        storeRandomRuns(300, 51);
        HistorySearch search(*m_history);
        Executions found;
        connect(&search, &HistorySearch::found, this,
                [&found](const QList<FlowExecution> &more) { found.append(more); });
        QSignalSpy progress(&search, &HistorySearch::progressed);
        QSignalSpy finished(&search, &HistorySearch::finished);
        HistoryQuery query = queryOf(filterOf(QStringLiteral("NOT state:failed")));
        query.limit = 1000;
        query.step = 40;
        search.start(query);
        QVERIFY(search.isRunning());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(idsOf(found), idsOf(letThrough(query)));
        QVERIFY(progress.size() >= 6);
        QVERIFY(!search.isRunning());
    }

    void aSearchStopsOnceThePageIsFullAndGoesOnFromThere()
    {
        storeRandomRuns(300, 61);
        HistorySearch search(*m_history);
        Executions found;
        std::optional<HistoryPosition> next;
        connect(&search, &HistorySearch::found, this,
                [&found](const QList<FlowExecution> &more) { found.append(more); });
        connect(&search, &HistorySearch::finished, this,
                [&next](const std::optional<HistoryPosition> &position) { next = position; });
        HistoryQuery query = queryOf({});
        query.limit = 100;
        search.start(query);
        QTRY_COMPARE(found.size(), 100);
        QTRY_VERIFY(next.has_value());
        query.after = next;
        search.start(query);
        QTRY_COMPARE(found.size(), 200);
        QCOMPARE(idsOf(found), idsOf(letThrough(query).mid(0, 200)));
    }

    void aCancelledSearchIsSilent()
    {
        storeRandomRuns(100, 71);
        HistorySearch search(*m_history);
        QSignalSpy found(&search, &HistorySearch::found);
        QSignalSpy finished(&search, &HistorySearch::finished);
        search.start(queryOf({}));
        search.cancel();
        QVERIFY(!search.isRunning());
        Answered<Executions> later;
        m_history->readNewest(1, {}, this, later.receive());
        QTRY_VERIFY(later.ok());
        QCOMPARE(found.size() + finished.size(), 0);
    }

    void aHistoryThatIsOffFindsNothing()
    {
        ExecutionHistory off(m_clock, HistorySettings());
        HistorySearch search(off);
        QSignalSpy finished(&search, &HistorySearch::finished);
        search.start(queryOf({}));
        QTRY_COMPARE(finished.size(), 1);
    }

private:
    void store(const FlowExecution &run, const QStringList &nodes)
    {
        m_history->save(run);
        for (const QString &node : nodes) {
            NodeTransition step;
            step.nodeId = QStringLiteral("id of ") + node;
            step.nodeName = node;
            step.at = m_clock.nowUtc();
            m_history->save(run.id, step);
        }
        m_stored.append(run);
        m_nodes.insert(run.id, nodes);
    }

    void storeRandomRuns(int count, quint32 seed)
    {
        QRandomGenerator random(seed);
        for (int i = 0; i < count; ++i) {
            store(randomRun(random, m_clock.nowUtc()), randomNodes(random));
        }
        written();
    }

    /// What the predicate lets through of the values that were saved.
    [[nodiscard]] Executions letThrough(const HistoryQuery &query) const
    {
        const FilterPredicate predicate(query.filter, query.now, query.zone);
        Executions all = m_stored;
        all.removeIf([&](const FlowExecution &run) {
            const QStringList nodes = m_nodes.value(run.id);
            return !predicate.matches({run, nullptr, &nodes}) ||
                   (!query.profile.isEmpty() && run.profileId != query.profile);
        });
        sortNewestFirst(all);
        if (query.order == HistoryOrder::OldestFirst) {
            std::reverse(all.begin(), all.end());
        }
        return all;
    }

    Executions m_stored;
    QHash<ExecutionId, QStringList> m_nodes;
};

QTEST_GUILESS_MAIN(HistoryFilterTest)
#include "historyfiltertest.moc"
