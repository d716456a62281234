#include "models/executioncell.h"
#include "filter/searchtext.h"

#include "sampleexecutions.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

/// What one row says of an execution.
class ExecutionCellTest final : public QObject
{
    Q_OBJECT

private slots:
    void freshnessTellsOfFailedLooks_data();
    void freshnessTellsOfFailedLooks();
    void toolTipSaysWhyTheLastLookFailed();
    void failureWithoutReasonSaysWhoKeepsIt_data();
    void failureWithoutReasonSaysWhoKeepsIt();
    void filterFindsTheEnvironment();
    void whatThePlatformHasForgottenIsLookedAtNoMore();

private:
    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
};

void ExecutionCellTest::freshnessTellsOfFailedLooks_data()
{
    QTest::addColumn<int>("failedLooks");
    QTest::addColumn<ExecutionState>("state");
    QTest::addColumn<bool>("seen");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("warns");
    QTest::newRow("none") << 0 << ExecutionState::Running << true << "polled 12 s ago" << false;
    QTest::newRow("one") << 1 << ExecutionState::Running << true << "1 look failed, seen 12 s ago" << true;
    QTest::newRow("two") << 2 << ExecutionState::Running << true << "2 looks failed, seen 12 s ago" << true;
    QTest::newRow("never seen") << 3 << ExecutionState::Unknown << false << "3 looks failed" << true;
    QTest::newRow("over") << 2 << ExecutionState::Completed << true << "12 s ago" << false;
}

void ExecutionCellTest::freshnessTellsOfFailedLooks()
{
    QFETCH(int, failedLooks);
    QFETCH(ExecutionState, state);
    QFETCH(bool, seen);
    QFETCH(QString, text);
    QFETCH(bool, warns);
    FlowExecution execution = sampleExecution(1, state, m_start);
    execution.failedLooks = failedLooks;
    const QDateTime now = execution.lastSeenAt.addSecs(12);
    if (!seen) {
        execution.lastSeenAt = {};
    }
    QCOMPARE(cellText(execution, ExecutionColumn::Freshness, now), text);
    QCOMPARE(cellWarns(execution, ExecutionColumn::Freshness), warns);
    QVERIFY(!cellWarns(execution, ExecutionColumn::Detail));
}

void ExecutionCellTest::toolTipSaysWhyTheLastLookFailed()
{
    FlowExecution execution = sampleExecution(1, ExecutionState::Running, m_start);
    execution.failedLooks = 2;
    execution.detail = QStringLiteral("The platform did not answer in time");
    const QStringList lines = cellToolTip(execution, ExecutionColumn::Freshness).split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.first().startsWith(QStringLiteral("Last seen 2026-01-05 ")));
    QCOMPARE(lines.at(1), QStringLiteral("Polled: the console asked"));
    QCOMPARE(lines.last(), QStringLiteral("2 looks failed: The platform did not answer in time"));
}

void ExecutionCellTest::failureWithoutReasonSaysWhoKeepsIt_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<ExecutionState>("state");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("text");
    QTest::newRow("kept back") << Dialect::FlowExecutions << ExecutionState::Failed << QString()
                               << QStringLiteral("No reason given by this form of the API");
    QTest::newRow("given") << Dialect::FlowExecutions << ExecutionState::Failed << QStringLiteral("Refused")
                           << QStringLiteral("Refused");
    QTest::newRow("other form") << Dialect::Published << ExecutionState::Failed << QString() << QString();
    QTest::newRow("not failed") << Dialect::FlowExecutions << ExecutionState::Completed << QString()
                                << QString();
}

void ExecutionCellTest::failureWithoutReasonSaysWhoKeepsIt()
{
    QFETCH(Dialect, dialect);
    QFETCH(ExecutionState, state);
    QFETCH(QString, detail);
    QFETCH(QString, text);
    FlowExecution execution = ended(sampleExecution(1, ExecutionState::Running, m_start), state, 1s, detail);
    execution.dialect = dialect;
    QCOMPARE(cellText(execution, ExecutionColumn::Detail, m_start), text);
    QCOMPARE(cellToolTip(execution, ExecutionColumn::Detail), text);
}

void ExecutionCellTest::filterFindsTheEnvironment()
{
    FlowExecution execution = sampleExecution(1, ExecutionState::Running, m_start);
    execution.environment = QStringLiteral("Staging");
    QVERIFY(searchTextOf(execution).contains("staging"));
    QVERIFY(cellToolTip(execution, ExecutionColumn::Flow).contains(QStringLiteral("Environment Staging")));
}

void ExecutionCellTest::whatThePlatformHasForgottenIsLookedAtNoMore()
{
    FlowExecution execution = sampleExecution(1, ExecutionState::Unknown, m_start);
    execution.nextLookAt = m_start.addSecs(90);
    QCOMPARE(cellText(execution, ExecutionColumn::NextLook, m_start), QStringLiteral("in 2 min"));

    execution.error = ApiError{.kind = ApiError::Kind::NotFound,
                               .httpStatus = 404,
                               .retryAfter = {},
                               .code = {},
                               .message = {},
                               .correlationId = {}};
    QCOMPARE(cellText(execution, ExecutionColumn::NextLook, m_start), QStringLiteral("—"));
    QCOMPARE(cellSpoken(execution, ExecutionColumn::NextLook, m_start), QStringLiteral("no look is planned"));
    QVERIFY(!cellToolTip(execution, ExecutionColumn::Freshness).contains(QStringLiteral("Next look")));
    FlowExecution looked = execution;
    looked.error.reset();
    QVERIFY(cellSortKey(looked, ExecutionColumn::NextLook, m_start).toLongLong() <
            cellSortKey(execution, ExecutionColumn::NextLook, m_start).toLongLong());
}

QTEST_GUILESS_MAIN(ExecutionCellTest)
#include "executioncelltest.moc"
