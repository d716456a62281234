#include "filter/filterparser.h"
#include "storage/historyquery.h"
#include "storage/sqlitefile.h"
#include "tests/filter/randomfilter.h"
#include "tests/storage/historybench.h"

using namespace flowconsole;

/// What a survey counts is what reading finds, wherever one begins.
class HistorySurveyTest final : public QObject, private HistoryBench
{
    Q_OBJECT

private slots:
    void init() { openHistory(); }
    void cleanup() { m_history.reset(); }

    void theStretchesOfASurveyHoldExactlyWhatReadingFinds()
    {
        QRandomGenerator random(5);
        storeRandomRuns(300, random);
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_path, sqlite::Access::Read).ok());
        qint64 found = 0;
        for (int i = 0; i < 60; ++i) {
            HistoryQuery query = queryOf(i % 5 == 0 ? FilterTree() : randomFilter(random));
            query.order = random.bounded(2) == 0 ? HistoryOrder::OldestFirst : HistoryOrder::NewestFirst;
            query.limit = 1 + random.bounded(60);
            query.step = 10 + random.bounded(300);
            query.profile = random.bounded(4) == 0 ? ProfileId(QStringLiteral("one")) : ProfileId();
            const Executions all = readAll(connection, query);
            Executions inStretches;
            for (const StoredStretch &stretch : surveyed(connection, query)) {
                const Executions rows = readStretch(connection, query, stretch);
                QCOMPARE(rows.size(), stretch.count);
                inStretches += rows;
            }
            QCOMPARE(idsOf(inStretches), idsOf(all));
            found += all.size();
        }
        QVERIFY(found > 300);
    }

    void rowsOfOneMillisecondAreNeverParted()
    {
        for (int i = 0; i < 90; ++i) {
            m_history->save(runningExecution(m_clock.nowUtc().addMSecs(i / 30)));
        }
        written();
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_path, sqlite::Access::Read).ok());
        for (const HistoryOrder order : {HistoryOrder::NewestFirst, HistoryOrder::OldestFirst}) {
            HistoryQuery query = queryOf({});
            query.limit = 7;
            query.order = order;
            const QList<StoredStretch> stretches = surveyed(connection, query);
            QCOMPARE(stretches.size(), 3);
            for (const StoredStretch &stretch : stretches) {
                QCOMPARE(stretch.count, 30);
            }
        }
    }

    void aStretchCanBeReadAfterRowsOfItWereDeleted()
    {
        QList<FlowExecution> runs;
        for (int i = 0; i < 100; ++i) {
            runs.append(completedExecution(m_clock.nowUtc().addMSecs(i)));
            m_history->save(runs.last());
        }
        written();
        SqlConnection reading;
        QVERIFY(sqlite::open(reading, m_path, sqlite::Access::Read).ok());
        HistoryQuery query = queryOf({});
        query.limit = 50;
        const QList<StoredStretch> stretches = surveyed(reading, query);
        QCOMPARE(stretches.size(), 2);

        SqlConnection writing;
        QVERIFY(sqlite::open(writing, m_path, sqlite::Access::Write).ok());
        for (int i = 20; i < 40; ++i) {
            QVERIFY(writing.run(QStringLiteral("DELETE FROM executions WHERE id = ?"), {runs.at(i).id.text()})
                        .ok());
        }

        QCOMPARE(readStretch(reading, query, stretches.at(0)).size(), 50);
        QCOMPARE(readStretch(reading, query, stretches.at(1)).size(), 30);
    }

    void whatIsCountedAloneIsAnsweredByIndexes()
    {
        QRandomGenerator random(9);
        storeRandomRuns(50, random);
        SqlConnection connection;
        QVERIFY(sqlite::open(connection, m_path, sqlite::Access::Read).ok());
        const auto hasRows = [&](const char *filter) {
            HistoryQuery query = queryOf(parseFilter(QString::fromLatin1(filter)).value());
            const auto survey = surveyHistory(connection, query);
            return survey.ok() && !survey.value().pages.isEmpty() &&
                   survey.value().pages.first().rows.has_value();
        };
        QVERIFY(!hasRows(""));
        QVERIFY(!hasRows("NOT state:draft"));
        QVERIFY(hasRows("e OR i OR a"));
    }

private:
    void storeRandomRuns(int count, QRandomGenerator &random)
    {
        for (int i = 0; i < count; ++i) {
            m_history->save(randomRun(random, m_clock.nowUtc()));
        }
        written();
    }

    [[nodiscard]] static QList<StoredStretch> surveyed(SqlConnection &connection, HistoryQuery query)
    {
        QList<StoredStretch> stretches;
        for (int steps = 0; steps < 5000; ++steps) {
            const auto survey = surveyHistory(connection, query);
            if (!survey) {
                throw std::runtime_error(survey.error().words.toStdString());
            }
            for (const StoredPage &page : survey.value().pages) {
                stretches.append(page.stretch);
            }
            if (!survey.value().next) {
                return stretches;
            }
            query.after = survey.value().next;
        }
        throw std::runtime_error("The survey does not come to an end.");
    }

    [[nodiscard]] static Executions readStretch(SqlConnection &connection, HistoryQuery query,
                                                const StoredStretch &stretch)
    {
        query.after = stretch.after;
        query.upTo = stretch.upTo;
        query.limit = 100'000;
        return readAll(connection, query);
    }
};

QTEST_GUILESS_MAIN(HistorySurveyTest)
#include "historysurveytest.moc"
