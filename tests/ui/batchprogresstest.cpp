#include "batchbench.h"
#include "ui/batch/batchlistmodel.h"

#include <QAbstractItemModelTester>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;

/// Batches that were started are followed, held, stopped and resumed.
class BatchProgressTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void progressIsSeenInFull();
    void pauseResumeAndStopAreAskedFor();
    void aBatchOfAnotherConnectionCannotBeResumed();
    void theListShowsEachStateAsAWord();

private:
    Theme m_theme;
};

void BatchProgressTest::initTestCase()
{
    m_theme.setChoice(SchemeChoice::Light);
}

void BatchProgressTest::progressIsSeenInFull()
{
    ShownBatchWindow shown(m_theme);
    BatchProgress progress = progressOf(QStringLiteral("nightly"), BatchState::Running);
    progress.badRows = 3;
    shown.window.showBatches({progress});
    shown.window.showBatch(progress.spec.id);
    QCOMPARE(shown.text("batchName"), QStringLiteral("nightly.csv"));
    QCOMPARE(shown.text("batchState"), QStringLiteral("Running"));
    QVERIFY(shown.text("batchAbout").contains(QStringLiteral("Late-fee waiver v14")));
    QCOMPARE(shown.text("count.running"), QStringLiteral("6"));
    QCOMPARE(shown.text("count.completed"), QStringLiteral("400"));
    QCOMPARE(shown.text("count.queued"), QStringLiteral("588"));
    QCOMPARE(shown.find<QLabel>("count.failed")->accessibleName(), QStringLiteral("Failed: 5"));
    QVERIFY(!shown.find<QLabel>("icon.failed")->pixmap(Qt::ReturnByValue).isNull());
    QCOMPARE(shown.find<QProgressBar>("batchBar")->value(), 406);
    QVERIFY(shown.text("batchRows").contains(QStringLiteral("3 bad row(s) left out")));
    QVERIFY(shown.text("batchPace").contains(QStringLiteral("120 launches a minute")));
    QVERIFY(shown.text("batchPace").contains(QStringLiteral("expected to end in 5 min, at about 09:35 (UTC)")));
    QVERIFY(!shown.find<QLabel>("batchAwaited")->isVisible());

    progress.state = BatchState::Stopping;
    shown.window.showProgress(progress);
    QCOMPARE(shown.text("batchAwaited"), QStringLiteral("6 have left and are awaited."));
    QVERIFY(shown.find<QLabel>("batchAwaited")->isVisible());
    QVERIFY(!shown.find<QPushButton>("pauseBatch")->isVisible());
    QVERIFY(!shown.find<QPushButton>("resumeBatch")->isVisible());
}

void BatchProgressTest::pauseResumeAndStopAreAskedFor()
{
    ShownBatchWindow shown(m_theme);
    BatchProgress progress = progressOf(QStringLiteral("nightly"), BatchState::Running);
    shown.window.showBatches({progress});
    shown.window.showBatch(progress.spec.id);
    QSignalSpy paused(&shown.window, &BatchWindow::pauseRequested);
    QSignalSpy resumed(&shown.window, &BatchWindow::resumeRequested);
    QSignalSpy stopped(&shown.window, &BatchWindow::stopRequested);
    shown.press("pauseBatch");
    QCOMPARE(paused.count(), 1);
    QCOMPARE(paused.first().first().value<BatchId>(), progress.spec.id);

    progress.state = BatchState::Paused;
    progress.detail = QStringLiteral("By the operator");
    shown.window.showProgress(progress);
    QVERIFY(!shown.find<QPushButton>("pauseBatch")->isVisible());
    QCOMPARE(shown.text("batchDetail"), QStringLiteral("By the operator"));
    shown.press("resumeBatch");
    QCOMPARE(resumed.count(), 1);

    shown.press("stopBatch");
    QCOMPARE(stopped.count(), 0);
    QVERIFY(shown.text("questionWords").contains(QStringLiteral("6 have left and are awaited.")));
    QVERIFY(shown.text("questionWords").contains(QStringLiteral("588")));
    // Rows leave while the question is read.
    progress.launched += 100;
    shown.window.showProgress(progress);
    QVERIFY2(shown.text("questionWords").contains(QStringLiteral("488")),
             qPrintable(shown.text("questionWords")));
    shown.press("questionConfirm");
    QCOMPARE(stopped.count(), 1);

    shown.window.showRefusal(progress.spec.id, QStringLiteral("The file is another now."));
    QVERIFY(shown.find<QWidget>("batchRefusal")->isVisible());
}

void BatchProgressTest::aBatchOfAnotherConnectionCannotBeResumed()
{
    ShownBatchWindow shown(m_theme);
    BatchProgress progress = progressOf(QStringLiteral("theirs"), BatchState::Interrupted);
    progress.spec.profileId = ProfileId(QStringLiteral("p2"));
    shown.window.showBatches({progress});
    shown.window.showBatch(progress.spec.id);
    QVERIFY(!shown.find<QPushButton>("resumeBatch")->isEnabled());
    QVERIFY(shown.text("batchProgressBlocker").contains(QStringLiteral("another connection")));
}

void BatchProgressTest::theListShowsEachStateAsAWord()
{
    BatchListModel model;
    const QAbstractItemModelTester tester(&model);
    QList<BatchProgress> all;
    for (const BatchState state : {BatchState::Running, BatchState::Paused, BatchState::Stopping,
                                   BatchState::Finished, BatchState::Stopped, BatchState::Interrupted}) {
        all.append(progressOf(batchStateKey(state), state));
    }
    model.setBatches(all);
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        lines << model.index(row).data(Qt::AccessibleTextRole).toString();
    }
    QCOMPARE(lines,
             QStringList({QStringLiteral("New batch"), QStringLiteral("running.csv, Running · 412 of %1"),
                          QStringLiteral("paused.csv, Paused · 412 of %1"),
                          QStringLiteral("stopping.csv, Stopping · 412 of %1"),
                          QStringLiteral("finished.csv, Finished · 412 of %1"),
                          QStringLiteral("stopped.csv, Stopped · 412 of %1"),
                          QStringLiteral("interrupted.csv, Interrupted · 412 of %1")})
                 .replaceInStrings(QStringLiteral("%1"), QLocale().toString(1000)));
    model.setBatches(all.mid(2, 2));
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.indexOf(all.first().spec.id).isValid());
    QCOMPARE(model.indexOf(all.at(2).spec.id).row(), 1);
}

QTEST_MAIN(BatchProgressTest)
#include "batchprogresstest.moc"
