#include "models/executiontablemodel.h"
#include "tests/models/sampleexecutions.h"
#include "tests/support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

/// A clock on which every look takes a millisecond, as on a busy computer.
class BusyClock final : public Clock
{
public:
    [[nodiscard]] QDateTime nowUtc() const override { return m_clock.nowUtc(); }
    [[nodiscard]] Milliseconds monotonic() const override
    {
        m_clock.stall(1ms);
        return m_clock.monotonic();
    }
    [[nodiscard]] std::unique_ptr<Alarm> createAlarm(std::function<void()> onTime) const override
    {
        return m_clock.createAlarm(std::move(onTime));
    }
    void advance(Milliseconds step) { m_clock.advance(step); }

private:
    mutable ManualClock m_clock;
};

QStringList idsOf(const ExecutionTableModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        ids.append(model.idAt(row).text());
    }
    return ids;
}

FlowExecution withAccount(FlowExecution execution, const QString &account)
{
    execution.inputs = JsonValue::object();
    execution.inputs.insert(QStringLiteral("accountId"), JsonValue::string(account));
    return execution;
}

} // namespace

class ExecutionFilterTest final : public QObject
{
    Q_OBJECT

private slots:
    void theLanguageDecidesWhatIsShown()
    {
        const ManualClock clock;
        ExecutionTableModel model(clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QDateTime start = clock.nowUtc().addSecs(-60);
        const FlowExecution slow =
            ended(withAccount(sampleExecution(1, ExecutionState::Running, start), QStringLiteral("ACC-1")),
                  ExecutionState::Failed, 5s);
        const FlowExecution fast =
            ended(withAccount(sampleExecution(2, ExecutionState::Running, start), QStringLiteral("ACC-2")),
                  ExecutionState::Failed, 1s);
        const FlowExecution running = sampleExecution(3, ExecutionState::Running, start);
        model.apply({{slow, fast, running}, {}});
        model.setFilterText(QStringLiteral("state:failed duration>2s"));
        QCOMPARE(idsOf(model), QStringList{QStringLiteral("id-1")});
        model.setFilterText(QStringLiteral("var.accountid=acc-2 OR state:running"));
        QCOMPARE(idsOf(model), (QStringList{QStringLiteral("id-3"), QStringLiteral("id-2")}));
        model.setFilterText(QStringLiteral("acc-1"));
        QCOMPARE(idsOf(model), QStringList{QStringLiteral("id-1")});
    }

    void whatCannotBeUnderstoodLeavesTheLastFilter()
    {
        const ManualClock clock;
        ExecutionTableModel model(clock);
        model.apply({{sampleExecution(1, ExecutionState::Failed, clock.nowUtc()),
                      sampleExecution(2, ExecutionState::Running, clock.nowUtc())},
                     {}});
        model.setFilterText(QStringLiteral("state:failed"));
        model.setFilterText(QStringLiteral("state:failed ("));
        QCOMPARE(idsOf(model), QStringList{QStringLiteral("id-1")});
        QCOMPARE(model.filterText(), QStringLiteral("state:failed"));
    }

    void rowsComeAndGoAsTheyChange()
    {
        ManualClock clock;
        ExecutionTableModel model(clock);
        model.setFilterText(QStringLiteral("duration>2s"));
        FlowExecution execution = sampleExecution(1, ExecutionState::Running, clock.nowUtc());
        model.apply({{execution}, {}});
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 0);
        model.apply({{ended(execution, ExecutionState::Completed, 3s)}, {}});
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 1);
    }

    void nodesThatARowWasSeenAtAreRemembered()
    {
        ManualClock clock;
        ExecutionTableModel model(clock);
        FlowExecution execution = sampleExecution(1, ExecutionState::Running, clock.nowUtc());
        for (const QString &node : {QStringLiteral("Greeting"), QStringLiteral("GetInvoice"), QString()}) {
            execution.currentNode = node;
            model.apply({{execution}, {}});
        }
        model.setFilterText(QStringLiteral("node:greeting node:getinvoice"));
        QCOMPARE(model.rowCount(), 1);
        model.setFilterText(QStringLiteral("node:farewell"));
        QCOMPARE(model.rowCount(), 0);
    }

    void timesGoOnByThemselves()
    {
        ManualClock clock;
        ExecutionTableModel model(clock);
        FlowExecution execution = sampleExecution(0, ExecutionState::Failed, clock.nowUtc());
        model.apply({{execution}, {}});
        model.setFilterText(QStringLiteral("launched>-1m"));
        QCOMPARE(model.rowCount(), 1);
        clock.advance(50s);
        QCOMPARE(model.rowCount(), 1);
        model.setOrderHeld(true);
        clock.advance(30s);
        QCOMPARE(model.rowCount(), 1); // nothing moves under the hand
        model.setOrderHeld(false);
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 0);
    }

    void manyRowsAreLookedAtInSlices()
    {
        BusyClock clock;
        ExecutionTableModel model(clock);
        ChangeSet changes;
        for (int i = 0; i < 2000; ++i) {
            const ExecutionState state = i % 2 == 0 ? ExecutionState::Failed : ExecutionState::Completed;
            changes.changed.append(sampleExecution(i, state, clock.nowUtc()));
        }
        model.apply(changes);
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 2000);
        model.setFilterText(QStringLiteral("state:failed"));
        QVERIFY(model.isFiltering());
        QCOMPARE(model.rowCount(), 2000); // the one before, until it is done
        // One that was looked at already, and one that was not yet.
        FlowExecution first = changes.changed.first();
        first.state = ExecutionState::Completed;
        FlowExecution last = changes.changed.last();
        last.state = ExecutionState::Failed;
        model.apply({{first, last}, {}});
        for (int i = 0; i < 100 && model.isFiltering(); ++i) {
            clock.advance(1ms);
        }
        QVERIFY(!model.isFiltering());
        clock.advance(1s);
        QCOMPARE(model.rowCount(), 1000);
        QVERIFY(model.isFilteredAway(first.id));
        QVERIFY(!model.isFilteredAway(last.id));
    }

    void anotherFilterTakesThePlaceOfOneThatIsNotDone()
    {
        BusyClock clock;
        ExecutionTableModel model(clock);
        ChangeSet changes;
        for (int i = 0; i < 2000; ++i) {
            changes.changed.append(sampleExecution(i, ExecutionState::Failed, clock.nowUtc()));
        }
        model.apply(changes);
        clock.advance(1s);
        model.setFilterText(QStringLiteral("state:running"));
        QVERIFY(model.isFiltering());
        model.setFilterText(QStringLiteral("id=id-7"));
        clock.advance(1s);
        QCOMPARE(idsOf(model), QStringList{QStringLiteral("id-7")});
    }

    void theVocabularyIsWhatTheRowsHave()
    {
        const ManualClock clock;
        ExecutionTableModel model(clock);
        FlowExecution execution =
            withAccount(sampleExecution(1, ExecutionState::Running, clock.nowUtc()), QStringLiteral("ACC-1"));
        execution.currentNode = QStringLiteral("GetInvoice");
        model.apply({{execution}, {}});
        const FilterVocabulary vocabulary = model.filterVocabulary();
        QCOMPARE(vocabulary.flows, QStringList{QStringLiteral("Billing IVR")});
        QCOMPARE(vocabulary.inputs, QStringList{QStringLiteral("accountId")});
        QCOMPARE(vocabulary.nodes, QStringList{QStringLiteral("GetInvoice")});
    }
};

} // namespace flowconsole

QTEST_GUILESS_MAIN(flowconsole::ExecutionFilterTest)
#include "executionfiltertest.moc"
