#include "tests/soak/killtrial.h"

#include <QTest>

using namespace flowconsole;

/// In the dialects that cannot be asked for launches whose answer never came; batchkillsearchtest has the
/// other.
/// `./dev soak kill` does the same more often.
class BatchKillTest final : public QObject
{
    Q_OBJECT

private slots:
    void noRowIsLaunchedTwiceWheneverTheProgramIsKilled_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::addColumn<int>("kills");
        QTest::newRow("conversation flow") << Dialect::ConversationFlow << 12;
        QTest::newRow("flow executions") << Dialect::FlowExecutions << 8;
    }

    void noRowIsLaunchedTwiceWheneverTheProgramIsKilled()
    {
        QFETCH(Dialect, dialect);
        QFETCH(int, kills);
        KillOptions options;
        options.program = QStringLiteral(PROGRAM);
        options.dialect = dialect;
        options.kills = kills;
        const KillReport report = runKillTrial(options);
        QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
        QCOMPARE(report.kills, options.kills);
        QVERIFY(report.launches >= report.rows - report.unknown);
        qInfo("%d kills, %d rows, %d launches, %d unknown, %d of them unheard of", report.kills, report.rows,
              report.launches, report.unknown, report.unseen);
    }
};

QTEST_GUILESS_MAIN(BatchKillTest)
#include "batchkilltest.moc"
