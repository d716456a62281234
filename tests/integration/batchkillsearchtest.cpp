#include "tests/soak/killtrial.h"

#include <QTest>

using namespace flowconsole;

/// In the published dialect, which can be asked: what a kill left in the middle is looked for, a minute long
/// where it is not found.
class BatchKillSearchTest final : public QObject
{
    Q_OBJECT

private slots:
    void launchesThatAKillLeftAreFoundAgain()
    {
        KillOptions options;
        options.program = QStringLiteral(PROGRAM);
        options.dialect = Dialect::Published;
        options.kills = 5;
        options.rows = 100;
        const KillReport report = runKillTrial(options);
        QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
        QCOMPARE(report.kills, options.kills);
        // Whatever was launched is known by its row: nothing but what never left is unknown.
        QCOMPARE(report.launches, report.rows - report.unknown);
        qInfo("%d kills, %d rows, %d launches, %d unknown, %d of them unheard of", report.kills, report.rows,
              report.launches, report.unknown, report.unseen);
    }
};

QTEST_GUILESS_MAIN(BatchKillSearchTest)
#include "batchkillsearchtest.moc"
