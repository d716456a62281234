#include "sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/executions/executionspane.h"
#include "ui/theme/theme.h"
#include "widgettext.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace flowconsole;
using namespace std::chrono_literals;

/// Ending many executions at once, from the keyboard.
class BulkEndTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void theReasonIsProposedAndReplacedByTyping();
    void anEmptiedReasonIsTheProposedOne();
    void manyAreEndedOnlyOnceTheirCountWasTyped();
    void escapeEndsNothing();
    void inProductionTwoAreMany();
    void whatCannotBeEndedIsCountedWithItsReason();
    void whatEndedMeanwhileIsNotCounted();

private:
    [[nodiscard]] FlowExecution running(int number) const
    {
        FlowExecution execution = sampleExecution(number, ExecutionState::Running, m_start);
        execution.dialect = Dialect::ConversationFlow;
        execution.profileId = m_profile.id;
        execution.platformId = PlatformExecutionId(execution.id.text());
        return execution;
    }
    void show(const QList<FlowExecution> &executions)
    {
        m_model->apply({executions, {}});
        m_clock->advance(300ms);
    }
    void showRunning(int count)
    {
        QList<FlowExecution> executions;
        for (int number = 0; number < count; ++number) {
            executions << running(number);
        }
        show(executions);
    }
    void askToEndAll() const
    {
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_table, Qt::Key_Delete);
    }
    [[nodiscard]] QWidget *bar() const { return part<QWidget>(*m_pane, "questionBar"); }
    [[nodiscard]] QLineEdit *reason() const { return part<QLineEdit>(*m_pane, "questionLine"); }
    [[nodiscard]] QLineEdit *guard() const { return part<QLineEdit>(*m_pane, "questionGuard"); }
    [[nodiscard]] QPushButton *confirm() const { return part<QPushButton>(*m_pane, "questionConfirm"); }
    [[nodiscard]] QString words() const { return part<QLabel>(*m_pane, "questionWords")->text(); }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
    ConnectionProfile m_profile;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ExecutionTableModel> m_model;
    std::unique_ptr<ExecutionsPane> m_pane;
    QTableView *m_table = nullptr;
};

void BulkEndTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void BulkEndTest::init()
{
    m_profile = {};
    m_profile.id = ProfileId(QStringLiteral("a"));
    m_profile.name = QStringLiteral("Alpha");
    m_profile.dialect = Dialect::ConversationFlow;
    m_clock = std::make_unique<ManualClock>(m_start.addSecs(60));
    m_model = std::make_unique<ExecutionTableModel>(*m_clock);
    m_pane = std::make_unique<ExecutionsPane>(*m_model, *m_theme);
    m_pane->setConnection(m_profile);
    m_table = part<QTableView>(*m_pane, "executionsTable");
    m_pane->resize(900, 400);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void BulkEndTest::cleanup()
{
    m_pane.reset();
    m_model.reset();
    m_clock.reset();
}

void BulkEndTest::theReasonIsProposedAndReplacedByTyping()
{
    showRunning(3);
    const QSignalSpy ended(m_pane.get(), &ExecutionsPane::endRequested);
    askToEndAll();
    QVERIFY(bar()->isVisible());
    QVERIFY(!guard()->isVisible());
    QCOMPARE(reason()->text(), QStringLiteral("Ended from the console"));
    QCOMPARE(reason()->accessibleName(), QStringLiteral("Reason, for the audit log"));
    const auto *name = part<QLabel>(*m_pane, "questionLineName");
    QVERIFY(name->isVisible());
    QCOMPARE(name->text(), reason()->accessibleName());
    QCOMPARE(QApplication::focusWidget(), reason());
    QTest::keyClicks(reason(), QStringLiteral("wrong flow"));
    QTest::keyClick(reason(), Qt::Key_Return);
    QCOMPARE(ended.count(), 1);
    QCOMPARE(ended.first().at(0).value<QList<ExecutionId>>().size(), 3);
    QCOMPARE(ended.first().at(1).toString(), QStringLiteral("wrong flow"));
    QVERIFY(!bar()->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_table);
}

void BulkEndTest::anEmptiedReasonIsTheProposedOne()
{
    showRunning(1);
    const QSignalSpy ended(m_pane.get(), &ExecutionsPane::endRequested);
    askToEndAll();
    QTest::keyClick(reason(), Qt::Key_Delete);
    QCOMPARE(reason()->text(), QString());
    QTest::mouseClick(confirm(), Qt::LeftButton);
    QCOMPARE(ended.first().at(1).toString(), QStringLiteral("Ended from the console"));
}

void BulkEndTest::manyAreEndedOnlyOnceTheirCountWasTyped()
{
    showRunning(25);
    const QSignalSpy ended(m_pane.get(), &ExecutionsPane::endRequested);
    askToEndAll();
    QVERIFY(guard()->isVisible());
    QCOMPARE(guard()->accessibleName(), QStringLiteral("Type 25 to confirm"));
    QCOMPARE(part<QLabel>(*m_pane, "questionGuardName")->text(), guard()->accessibleName());
    QVERIFY(!confirm()->isEnabled());
    QTest::keyClick(reason(), Qt::Key_Return);
    QCOMPARE(ended.count(), 0);
    QCOMPARE(QApplication::focusWidget(), guard());
    QTest::keyClicks(guard(), QStringLiteral("24"));
    QTest::keyClick(guard(), Qt::Key_Return);
    QCOMPARE(ended.count(), 0);
    QTest::keyClick(guard(), Qt::Key_Backspace);
    QTest::keyClicks(guard(), QStringLiteral("5"));
    QVERIFY(confirm()->isEnabled());
    QTest::keyClick(guard(), Qt::Key_Return);
    QCOMPARE(ended.count(), 1);
    QCOMPARE(ended.first().at(0).value<QList<ExecutionId>>().size(), 25);

    // What was typed for one question opens no other.
    askToEndAll();
    QCOMPARE(guard()->text(), QString());
    QVERIFY(!confirm()->isEnabled());
}

void BulkEndTest::escapeEndsNothing()
{
    showRunning(25);
    const QSignalSpy ended(m_pane.get(), &ExecutionsPane::endRequested);
    askToEndAll();
    QTest::keyClicks(guard(), QStringLiteral("25"));
    QTest::keyClick(guard(), Qt::Key_Escape);
    QVERIFY(!bar()->isVisible());
    QCOMPARE(ended.count(), 0);
    QCOMPARE(QApplication::focusWidget(), m_table);
}

void BulkEndTest::inProductionTwoAreMany()
{
    m_profile.production = true;
    m_pane->setConnection(m_profile);
    showRunning(2);
    askToEndAll();
    QVERIFY(guard()->isVisible());
    QVERIFY2(words().contains(QStringLiteral("in the production organisation “Alpha”")), qPrintable(words()));
    QTest::keyClick(reason(), Qt::Key_Escape);
    m_table->selectRow(0);
    QTest::keyClick(m_table, Qt::Key_Delete);
    QVERIFY(bar()->isVisible());
    QVERIFY(!guard()->isVisible());
}

void BulkEndTest::whatCannotBeEndedIsCountedWithItsReason()
{
    FlowExecution queued = running(2);
    queued.state = ExecutionState::Queued;
    FlowExecution ending = running(3);
    ending.state = ExecutionState::Terminating;
    FlowExecution unlinked = running(4);
    unlinked.dialect = Dialect::Published;
    FlowExecution unanswered = running(5);
    unanswered.platformId = {};
    show({running(0), ended(running(1), ExecutionState::Completed, 1s),
          ended(running(6), ExecutionState::Failed, 1s), queued, ending, unlinked, unanswered});
    askToEndAll();
    QVERIFY2(words().contains(
                 QStringLiteral("The other 6 selected cannot be ended: 2 over already, "
                                "1 being ended already, 1 not sent yet: remove them from the queue instead, "
                                "1 of which the platform has told no id, "
                                "1 without a conversation to disconnect.")),
             qPrintable(words()));
    QVERIFY(words().startsWith(QStringLiteral("End 1 execution(s)")));
}

void BulkEndTest::whatEndedMeanwhileIsNotCounted()
{
    showRunning(2);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
    show({ended(running(0), ExecutionState::Completed, 1s)});
    m_model->apply({{}, {running(1).id}});
    QTest::keyClick(m_table, Qt::Key_Delete);
    QVERIFY(!bar()->isVisible());
}

QTEST_MAIN(BulkEndTest)
#include "bulkendtest.moc"
