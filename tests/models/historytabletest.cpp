#include "fakehistory.h"
#include "models/executiontablemodel.h"
#include "tests/support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace flowconsole;

/// The table of stored executions, on a history that answers from a list.
class HistoryTableTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { begin(3000); }
    void cleanup()
    {
        m_history.reset();
        m_tester.reset();
        m_model.reset();
    }

    void nothingIsAskedForUntilSomebodyLooks()
    {
        m_model->setFilterText(QStringLiteral("state:failed"));
        QVERIFY(m_history->searches.isEmpty());
        m_model->setActive(true);
        QCOMPARE(m_history->searches.size(), 1);
        QCOMPARE(m_history->searches.first().filterText, QStringLiteral("state:failed"));
        QTRY_COMPARE(m_model->rowCount(), 300);
        QCOMPARE(m_model->progress(), HistoryTableModel::Progress::Over);
    }

    void allRowsAreThereBeforeTheyAreRead()
    {
        look();
        QCOMPARE(m_model->rowCount(), 3000);
        QCOMPARE(m_model->idAt(0).text(), QStringLiteral("id-0"));
        QVERIFY(m_model->idAt(2500).isEmpty());
        QCOMPARE(text(2500, ExecutionColumn::Flow), QStringLiteral("…"));
        QVERIFY(!m_model->index(2500, 0).data(ExecutionTableModel::StateRole).isValid());
    }

    void aPlaceThatIsScrolledToIsRead()
    {
        look();
        m_model->setVisibleRows(2500, 2530);
        QTRY_COMPARE(m_model->idAt(2500).text(), QStringLiteral("id-2500"));
        QTRY_COMPARE(m_model->idAt(2530).text(), QStringLiteral("id-2530"));
        QCOMPARE(text(2500, ExecutionColumn::Flow), QStringLiteral("Billing IVR"));
        QCOMPARE(m_model->rowCount(), 3000);
    }

    void ofARushPastManyPlacesOnlyTheLastIsRead()
    {
        look();
        const int before = m_history->pagesRead;
        for (int row = 400; row < 2800; row += 20) {
            m_model->setVisibleRows(row, row + 30);
        }
        QTRY_VERIFY(!m_model->idAt(2780).isEmpty() && !m_model->idAt(2810).isEmpty());
        // The one that was under way, the one that is seen, and its neighbours.
        QVERIFY(m_history->pagesRead - before <= 5);
        QVERIFY(m_model->idAt(1500).isEmpty());
    }

    void onlyWhatIsNearIsHeld()
    {
        begin(12'000);
        m_tester.reset(); // it looks at every cell each time
        look();
        for (int row = 0; row < 12'000; row += 400) {
            m_model->setVisibleRows(row, row + 30);
            QTRY_VERIFY(!m_model->idAt(row).isEmpty());
        }
        int held = 0;
        for (int row = 0; row < 12'000; ++row) {
            held += m_model->idAt(row).isEmpty() ? 0 : 1;
        }
        QVERIFY(held >= 200 && held <= 6000);
        QVERIFY(m_model->idAt(0).isEmpty());
    }

    void whatWasDeletedMeanwhileLeavesTheTable()
    {
        look();
        m_history->runs.remove(2450, 100);
        m_model->setVisibleRows(2480, 2500);
        QTRY_COMPARE(m_model->rowCount(), 2900);
        QTRY_COMPARE(m_model->idAt(2480).text(), QStringLiteral("id-2580"));
    }

    void aSelectedRowStaysTheSameWhileNewerOnesComeIn()
    {
        look();
        const QPersistentModelIndex kept = m_model->index(7, 0);
        m_history->storeNewer(250);
        QCOMPARE(m_model->newerCount(), 250);
        QCOMPARE(m_model->rowCount(), 3000);
        QCOMPARE(m_model->idAt(0).text(), QStringLiteral("id-0"));

        m_model->bringNewerIn();
        QTRY_COMPARE(m_model->rowCount(), 3250);
        QCOMPARE(m_model->idAt(0).text(), QStringLiteral("id--250"));
        QCOMPARE(kept.row(), 257);
        QCOMPARE(m_model->newerCount(), 0);
    }

    void rowsStayUntilTheNextSearchAnswers()
    {
        look();
        m_model->setFilterText(QStringLiteral("state:failed"));
        QCOMPARE(m_model->rowCount(), 3000);
        QCOMPARE(m_model->progress(), HistoryTableModel::Progress::Searching);
        QTRY_COMPARE(m_model->rowCount(), 300);
        QCOMPARE(m_model->idAt(1).text(), QStringLiteral("id-10"));
    }

    void nothingIsReadForRowsThatAreAboutToGo()
    {
        look();
        m_model->setFilterText(QStringLiteral("state:failed"));
        QVERIFY(m_model->isAwaitingFirst());
        const int before = m_history->pagesRead;
        m_model->setVisibleRows(2500, 2530);
        QCOMPARE(m_history->pagesRead, before);
        QTRY_COMPARE(m_model->rowCount(), 300);
        QVERIFY(!m_model->isAwaitingFirst());
    }

    void answersToAnEarlierSearchAreNotTaken()
    {
        look();
        StoredFinding late;
        late.search = m_history->searches.last().number;
        late.isFirst = true;
        m_model->setFilterText(QStringLiteral("state:failed"));
        m_model->take(late);
        m_model->takeFailure(late.search, QStringLiteral("late"));
        QCOMPARE(m_model->rowCount(), 3000);
        QVERIFY(m_model->problem().isEmpty());
    }

    void whatIsNoFilterChangesNothing()
    {
        look();
        m_model->setFilterText(QStringLiteral("state:"));
        QCOMPARE(m_history->searches.size(), 1);
        QCOMPARE(m_model->filterText(), QString());
    }

    void theOldestComeFirstByTheirTime()
    {
        look();
        m_model->sort(static_cast<int>(ExecutionColumn::CreatedAt), Qt::DescendingOrder);
        QTRY_COMPARE(m_model->idAt(0).text(), QStringLiteral("id-2999"));
        m_model->sort(-1);
        QTRY_COMPARE(m_model->idAt(0).text(), QStringLiteral("id-0"));
    }

    void fewRowsAreSortedByAnyColumn()
    {
        look();
        const QPersistentModelIndex kept = m_model->index(3, 0);
        const ExecutionId id = m_model->idAt(3);
        m_model->sort(static_cast<int>(ExecutionColumn::Duration), Qt::DescendingOrder);
        QTRY_VERIFY(!m_model->isSorting());
        qint64 before = std::numeric_limits<qint64>::max();
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const qint64 now = m_model->executionAt(row)->latency->count();
            QVERIFY(now <= before);
            before = now;
        }
        QCOMPARE(m_model->idAt(kept.row()), id);
        QCOMPARE(m_model->indexOf(id).row(), kept.row());
        m_model->sort(-1);
        QCOMPARE(m_model->idAt(3), id);
    }

    void tooManyRowsAreNotSortedAndThatIsSaid()
    {
        begin(HistoryTableModel::sortLimit + 1);
        look();
        QSignalSpy refused(m_model.get(), &HistoryTableModel::sortRefused);
        m_model->sort(static_cast<int>(ExecutionColumn::Duration), Qt::AscendingOrder);
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused.first().first().toString().contains(QStringLiteral("Duration")));
        QVERIFY(!m_model->isSorting());
        QCOMPARE(m_model->idAt(0).text(), QStringLiteral("id-0"));
        const QString hint =
            m_model->headerData(static_cast<int>(ExecutionColumn::Duration), Qt::Horizontal, Qt::ToolTipRole)
                .toString();
        QVERIFY(hint.contains(QLocale().toString(HistoryTableModel::sortLimit)));
    }

    void newerRowsFindTheirPlaceInASortedTable()
    {
        look();
        m_model->sort(static_cast<int>(ExecutionColumn::Duration), Qt::AscendingOrder);
        QTRY_VERIFY(!m_model->isSorting());
        m_history->storeNewer(1);
        m_model->bringNewerIn();
        QTRY_COMPARE(m_model->rowCount(), 3001);
        QTRY_VERIFY(!m_model->isSorting());
        for (int row = 1; row < m_model->rowCount(); ++row) {
            QVERIFY(m_model->executionAt(row - 1)->latency <= m_model->executionAt(row)->latency);
        }
    }

    void aSearchThatPausesGoesOnNearItsEnd()
    {
        m_history->progress = StoredFinding::Progress::Paused;
        look();
        QCOMPARE(m_model->progress(), HistoryTableModel::Progress::Paused);
        m_model->setVisibleRows(100, 130);
        QVERIFY(m_history->resumed.isEmpty());
        m_model->setVisibleRows(2900, 2930);
        QCOMPARE(m_history->resumed.size(), 1);
    }

    void aFailureIsSaidOnceAndCanBeTriedAgain()
    {
        m_history->failure = QStringLiteral("The file is locked.");
        m_model->setActive(true);
        QTRY_COMPARE(m_model->progress(), HistoryTableModel::Progress::Failed);
        QCOMPARE(m_model->problem(), QStringLiteral("The file is locked."));
        m_history->failure.clear();
        m_model->goOn();
        QTRY_COMPARE(m_model->rowCount(), 3000);
        QVERIFY(m_model->problem().isEmpty());
    }

    void rowsThatAreHeldAreAllRead()
    {
        look();
        QSignalSpy held(m_model.get(), &HistoryTableModel::held);
        m_model->hold({3, 900, 2999});
        QTRY_COMPARE(held.size(), 1);
        QCOMPARE(heldIds(),
                 (QStringList{QStringLiteral("id-3"), QStringLiteral("id-900"), QStringLiteral("id-2999")}));
    }

    void heldRowsAreTheSameExecutionsWhereverTheyStandByThen()
    {
        look();
        QSignalSpy held(m_model.get(), &HistoryTableModel::held);
        m_model->sort(static_cast<int>(ExecutionColumn::State), Qt::AscendingOrder);
        m_model->hold({3, 900});
        m_history->storeNewer(5);
        m_model->bringNewerIn();
        QTRY_COMPARE(held.size(), 1);
        QCOMPARE(heldIds(), (QStringList{QStringLiteral("id-3"), QStringLiteral("id-900")}));
    }

    void heldRowsThatAreGoneKeepNobodyWaiting()
    {
        look();
        QSignalSpy held(m_model.get(), &HistoryTableModel::held);
        m_history->runs.remove(2450, 100);
        m_model->hold({2440, 2599});
        QTRY_COMPARE(held.size(), 1);
        QCOMPARE(heldIds(), QStringList{QStringLiteral("id-2440")});
    }

    void anotherSearchEndsTheWaitForHeldRows()
    {
        look();
        QSignalSpy held(m_model.get(), &HistoryTableModel::held);
        QSignalSpy lost(m_model.get(), &HistoryTableModel::holdLost);
        m_model->hold({2440});
        m_model->setFilterText(QStringLiteral("state:failed"));
        QCOMPARE(lost.size(), 1);
        QTRY_COMPARE(m_model->rowCount(), 300);
        QCOMPARE(held.size(), 0);
    }

    void nothingOfAnotherConnectionIsLeft()
    {
        look();
        m_model->setProfile(ProfileId(QStringLiteral("another")));
        QCOMPARE(m_model->rowCount(), 0);
    }

    void whatIsFoundLateOfAnotherConnectionIsNotTakenAlsoWhileNobodyLooks()
    {
        m_history->progress = StoredFinding::Progress::GoingOn;
        look();
        const quint64 before = m_history->searches.last().number;
        QSignalSpy lost(m_model.get(), &HistoryTableModel::holdLost);
        m_model->hold({2440});
        m_model->setActive(false);
        m_model->setProfile(ProfileId(QStringLiteral("another")));
        QCOMPARE(m_history->stopped, QList<quint64>{before});
        QCOMPARE(m_model->progress(), HistoryTableModel::Progress::Idle);
        QCOMPARE(lost.size(), 1);

        StoredFinding late;
        late.search = before;
        late.pages = {{{{}, {}, 1}, QList<FlowExecution>{m_history->run(-4000, ExecutionState::Completed)}}};
        m_model->take(late);
        m_model->takeNewerCount(before, 3);
        m_model->goOn();
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->newerCount(), 0);
        QVERIFY(m_history->resumed.isEmpty());

        m_model->setActive(true);
        QCOMPARE(m_history->searches.last().profile.text(), QStringLiteral("another"));
        QVERIFY(m_history->searches.last().number != before);
        QTRY_COMPARE(m_model->rowCount(), 3000);
    }

    void whatIsReckonedFromNowIsSoFromWhenTheSearchBeganAnewByItself()
    {
        look();
        m_clock.advance(std::chrono::seconds(3));
        StoredFinding anew;
        anew.search = m_history->searches.last().number;
        anew.isFirst = true;
        anew.now = m_clock.nowUtc();
        m_clock.advance(std::chrono::seconds(2));
        m_model->take(anew);
        QCOMPARE(m_model->wholeSearch().now, anew.now);
    }

    void whatHappensToAShownExecutionIsSeen()
    {
        look();
        FlowExecution changed = *m_model->executionAt(4);
        changed.detail = QStringLiteral("looked at again");
        QSignalSpy told(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->apply({{changed}, {}});
        QCOMPARE(text(4, ExecutionColumn::Detail), QStringLiteral("looked at again"));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().first().toModelIndex().row(), 4);
    }

private:
    [[nodiscard]] QStringList heldIds()
    {
        QStringList ids;
        for (const FlowExecution &execution : m_model->takeHeld()) {
            ids << execution.id.text();
        }
        return ids;
    }

    void begin(int count)
    {
        cleanup();
        m_model = std::make_unique<HistoryTableModel>(m_clock);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_history = std::make_unique<FakeHistory>(*m_model, count, m_clock.nowUtc());
    }

    void look()
    {
        m_model->setActive(true);
        m_model->setVisibleRows(0, 30);
        QTRY_VERIFY(m_model->rowCount() > 0);
    }

    [[nodiscard]] QString text(int row, ExecutionColumn column) const
    {
        return m_model->index(row, static_cast<int>(column)).data().toString();
    }

    ManualClock m_clock;
    std::unique_ptr<HistoryTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FakeHistory> m_history;
};

QTEST_GUILESS_MAIN(HistoryTableTest)
#include "historytabletest.moc"
