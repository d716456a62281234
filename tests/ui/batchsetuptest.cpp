#include "base/redaction.h"
#include "batchbench.h"
#include "samplefacts.h"
#include "ui/batch/batchproblemsmodel.h"
#include "ui/batch/batchwords.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace flowconsole;
using namespace std::chrono_literals;

/// A file becomes a batch on one page: chosen, mapped, checked and started, with keys alone.
class BatchSetupTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aFileIsReadForTheSelectedFlow();
    void aDroppedFileIsTaken();
    void theFormatIsShownAndCanBeChanged();
    void aFileThatCannotBeReadSaysWhy();
    void aFlowWhoseSchemaIsUnreadableTakesAllValuesAsSecure();
    void aKeyThatWouldBeSentThoughTheFlowDoesNotKnowItSaysSo();
    void requiredVariablesWithoutAColumnAreSaid();
    void theWheelScrollsThePageAndChangesNothing();
    void thePreviewMasksSecureValues();
    void aLateAnswerDoesNotUndoAChoice();
    void theCheckTellsOfBytesThenOfEveryBadRow();
    void aCheckCanBeCancelled();
    void aHundredThousandProblemsAreListedAtOnce();
    void theListOfProblemsIsSaved();
    void theOptionsGoWithTheStart();
    void productionAsksForTheNumberOfRows();
    void whatItCostsIsSaidBefore();
    void aRefusedStartSaysWhyAndWantsAnotherCheck();
    void aFileKeepsItsFlowAndOffersTheOther();
    void tabReachesWhatIsShown();

private:
    [[nodiscard]] QString inFolder(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    Theme m_theme;
    QTemporaryDir m_folder;
};

void BatchSetupTest::initTestCase()
{
    m_theme.setChoice(SchemeChoice::Light);
}

void BatchSetupTest::aFileIsReadForTheSelectedFlow()
{
    const ShownBatchWindow shown(m_theme);
    QCOMPARE(shown.text("batchFlow"), QStringLiteral("Batch of Late-fee waiver v14"));
    QCOMPARE(shown.text("batchBlocker"), QStringLiteral("Choose a file first"));
    QVERIFY(!shown.find<QPushButton>("checkBatch")->isVisible());

    const BatchSpec spec = shown.chooseFile();

    QCOMPARE(spec.filePath, QStringLiteral("/data/calls.csv"));
    QCOMPARE(spec.flowId, lateFeeWaiver().id);
    QCOMPARE(spec.flowVersion, QStringLiteral("14.0"));
    QVERIFY(spec.schema == lateFeeWaiver().inputSchema);
    QCOMPARE(spec.profileId, ProfileId(QStringLiteral("p1")));
    QVERIFY(!spec.id.isEmpty());
    QCOMPARE(shown.window.draftFile(), QStringLiteral("/data/calls.csv"));
}

void BatchSetupTest::aDroppedFileIsTaken()
{
    ShownBatchWindow shown(m_theme);
    QSignalSpy inspected(&shown.window, &BatchWindow::inspectRequested);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/dropped.jsonl"))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(shown.find<QWidget>("batchFilePart"), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(shown.find<QWidget>("batchFilePart"), &drop);
    QCOMPARE(inspected.count(), 1);
    QCOMPARE(inspected.first().first().value<BatchSpec>().filePath, QStringLiteral("/data/dropped.jsonl"));
    QCOMPARE(shown.find<QLineEdit>("batchPath")->text(), QStringLiteral("/data/dropped.jsonl"));
}

void BatchSetupTest::theFormatIsShownAndCanBeChanged()
{
    ShownBatchWindow shown(m_theme);
    const BatchSpec spec = shown.chooseAndInspect();
    auto *separator = shown.find<QComboBox>("batchSeparator");
    QVERIFY(separator->isVisible());
    QCOMPARE(separator->currentText(), QStringLiteral("Comma"));

    QSignalSpy inspected(&shown.window, &BatchWindow::inspectRequested);
    separator->setFocus();
    QTest::keyClick(separator, Qt::Key_Down);
    QCOMPARE(inspected.count(), 1);
    const auto again = inspected.first().first().value<BatchSpec>();
    QCOMPARE(again.id, spec.id);
    QCOMPARE(again.separator, QChar(u';'));
    QVERIFY2(!again.columns.isEmpty(), "a draft without columns would have its format found anew");

    shown.window.showInspection(foundInFile(spec)); // the answer to the first question, late
    QVERIFY(!shown.find<QPushButton>("checkBatch")->isVisible());
    shown.window.showInspection(foundInFile(again));
    QVERIFY(shown.find<QPushButton>("checkBatch")->isVisible());
    QCOMPARE(separator->currentText(), QStringLiteral("Semicolon"));
}

void BatchSetupTest::aFileThatCannotBeReadSaysWhy()
{
    ShownBatchWindow shown(m_theme);
    BatchCheck answer = foundInFile(shown.chooseFile());
    answer.problem = QStringLiteral("There is no such file.");
    shown.window.showInspection(answer);
    QCOMPARE(shown.find<QWidget>("batchFilePart")->findChild<QLabel *>(QStringLiteral("fieldProblem"))->text(),
             QStringLiteral("There is no such file."));
    QVERIFY(!shown.find<QPushButton>("startBatch")->isEnabled());
    QVERIFY(!shown.find<QPushButton>("checkBatch")->isVisible());
}

void BatchSetupTest::aFlowWhoseSchemaIsUnreadableTakesAllValuesAsSecure()
{
    ShownBatchWindow shown(m_theme);
    QVERIFY(!shown.find<QLabel>("batchFlowProblem")->isVisible());
    Flow unreadable = lateFeeWaiver();
    unreadable.inputSchema.reset();
    unreadable.inputSchemaProblem = QStringLiteral("\"required\" is no list");
    shown.window.setFlow(unreadable);
    const auto *problem = shown.find<QLabel>("batchFlowProblem");
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(QStringLiteral("all values are taken to be secure")),
             qPrintable(problem->text()));
    QVERIFY(problem->text().contains(unreadable.inputSchemaProblem));
    QVERIFY(shown.chooseAndInspect().isSchemaUnreadable);
    QVERIFY(shown.find<QPushButton>("checkBatch")->isEnabled());
}

void BatchSetupTest::aKeyThatWouldBeSentThoughTheFlowDoesNotKnowItSaysSo()
{
    ShownBatchWindow shown(m_theme);
    BatchSpec spec = shown.chooseFile(QStringLiteral("/data/calls.jsonl"));
    spec.format = BatchFormat::JsonLines;
    spec.columns = {{QStringLiteral("customerName"), QStringLiteral("customerName")},
                    {QStringLiteral("colour"), QStringLiteral("colour")}};
    shown.window.showInspection(foundInFile(spec));
    QCOMPARE(shown.find<QComboBox>("variableOf.colour")->currentText(), QStringLiteral("colour"));
}

void BatchSetupTest::requiredVariablesWithoutAColumnAreSaid()
{
    ShownBatchWindow shown(m_theme);
    shown.chooseAndInspect();
    QCOMPARE(shown.text("typeOf.account"), QStringLiteral("string"));
    QCOMPARE(shown.text("typeOf.card"), QStringLiteral("string · secure"));
    QVERIFY(!shown.find<QLabel>("batchMissing")->isVisible());
    QVERIFY(shown.find<QPushButton>("checkBatch")->isEnabled());

    QSignalSpy inspected(&shown.window, &BatchWindow::inspectRequested);
    auto *choice = shown.find<QComboBox>("variableOf.account");
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Home);
    QCOMPARE(choice->currentText(), QStringLiteral("Not sent"));
    QVERIFY(shown.text("batchMissing").contains(QStringLiteral("accountId")));
    QVERIFY(!shown.find<QPushButton>("checkBatch")->isEnabled());
    QCOMPARE(inspected.count(), 1);
    QVERIFY(inspected.first().first().value<BatchSpec>().columns.at(1).variable.isEmpty());
    QVERIFY(shown.text("batchBlocker").contains(QStringLiteral("accountId")));
}

void BatchSetupTest::theWheelScrollsThePageAndChangesNothing()
{
    ShownBatchWindow shown(m_theme);
    shown.chooseAndInspect();
    for (const char *name : {"variableOf.account", "batchConcurrency"}) {
        auto *editor = shown.find<QWidget>(name);
        QWheelEvent wheel(QPointF(5, 5), editor->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(editor, &wheel);
    }
    QCOMPARE(shown.find<QComboBox>("variableOf.account")->currentData().toString(),
             QStringLiteral("accountId"));
    QCOMPARE(shown.find<QSpinBox>("batchConcurrency")->value(), BatchSpec().concurrency);
}

void BatchSetupTest::thePreviewMasksSecureValues()
{
    ShownBatchWindow shown(m_theme);
    shown.chooseAndInspect();
    const QAbstractItemModel *preview = shown.find<QTableView>("batchPreview")->model();
    QCOMPARE(preview->rowCount(), 2);
    QCOMPARE(preview->columnCount(), 4);
    QCOMPARE(preview->headerData(2, Qt::Horizontal).toString(), QStringLiteral("accountId"));
    QCOMPARE(preview->index(0, 0).data().toString(), QStringLiteral("2"));
    QCOMPARE(preview->index(0, 2).data().toString(), QStringLiteral("account one"));
    QCOMPARE(preview->index(0, 3).data().toString(), redactedPlaceholder());
    QCOMPARE(preview->index(0, 3).data(Qt::ToolTipRole).toString(), redactedPlaceholder());
}

void BatchSetupTest::aLateAnswerDoesNotUndoAChoice()
{
    ShownBatchWindow shown(m_theme);
    const BatchSpec spec = shown.chooseAndInspect();
    auto *choice = shown.find<QComboBox>("variableOf.remark");
    choice->setFocus();
    choice->setCurrentIndex(choice->findData(QStringLiteral("language")));
    emit choice->activated(choice->currentIndex());
    shown.window.showInspection(foundInFile(spec));
    QCOMPARE(shown.find<QComboBox>("variableOf.remark")->currentText(), QStringLiteral("language"));
}

void BatchSetupTest::theCheckTellsOfBytesThenOfEveryBadRow()
{
    ShownBatchWindow shown(m_theme);
    shown.chooseAndInspect();
    QSignalSpy asked(&shown.window, &BatchWindow::checkRequested);
    shown.press("checkBatch");
    QCOMPARE(asked.count(), 1);
    QVERIFY(shown.find<QProgressBar>("batchCheckBar")->isVisible());
    shown.window.showCheckProgress(512, 2048);
    QVERIFY(shown.text("batchCheckBytes").contains(QStringLiteral("512")));
    QCOMPARE(shown.find<QProgressBar>("batchCheckBar")->value(), 250);

    shown.window.showCheck(checkedFile(asked.first().first().value<BatchSpec>(), 1000, 2));
    QVERIFY(!shown.find<QProgressBar>("batchCheckBar")->isVisible());
    QVERIFY2(shown.text("batchCheckResult")
                 .startsWith(QStringLiteral("998 good row(s), 2 bad row(s) that will be left out")),
             qPrintable(shown.text("batchCheckResult")));
    QVERIFY(shown.text("batchCheckResult").contains(QStringLiteral("Nothing was sent")));
    auto *list = shown.find<QTableView>("batchProblems");
    QVERIFY(list->isVisible());
    QTRY_VERIFY2(!list->visibleRegion().isEmpty(), "below the fold nobody sees it");
    QVERIFY(!shown.find<QLabel>("batchCheckResult")->visibleRegion().isEmpty());
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(list->model()->index(1, 0).data().toString(), QStringLiteral("4"));
    QCOMPARE(list->model()->index(1, 1).data().toString(), QStringLiteral("account"));
    list->setFocus();
    list->selectRow(1);
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("4\taccount\tMust look like")));
    QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("3\taccount")));
    QCOMPARE(shown.find<QPushButton>("startBatch")->text(), QStringLiteral("Start 998 launches"));
}

void BatchSetupTest::aCheckCanBeCancelled()
{
    ShownBatchWindow shown(m_theme);
    shown.chooseAndInspect();
    QSignalSpy cancelled(&shown.window, &BatchWindow::checkCancelled);
    QSignalSpy asked(&shown.window, &BatchWindow::checkRequested);
    shown.press("checkBatch");
    shown.press("cancelBatchCheck");
    QCOMPARE(cancelled.count(), 1);
    shown.window.showCheck(checkedFile(asked.first().first().value<BatchSpec>(), 10, 0));
    QCOMPARE(shown.text("batchBlocker"), QStringLiteral("Check the file first"));
}

void BatchSetupTest::aHundredThousandProblemsAreListedAtOnce()
{
    ShownBatchWindow shown(m_theme);
    shown.chooseAndInspect();
    QSignalSpy asked(&shown.window, &BatchWindow::checkRequested);
    shown.press("checkBatch");
    const BatchCheck many = checkedFile(asked.first().first().value<BatchSpec>(), 200'000, 100'000);
    QElapsedTimer timer;
    timer.start();
    shown.window.showCheck(many);
    QCoreApplication::sendPostedEvents();
    const qint64 milliseconds = timer.elapsed();
    QCOMPARE(shown.find<QTableView>("batchProblems")->model()->rowCount(), 100'000);
    QVERIFY2(milliseconds < 1000, qPrintable(QString::number(milliseconds)));

    BatchProblemsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setProblems(many.problems.first(5));
    model.setProblems(many.problems.first(2));
    QCOMPARE(model.rowCount(), 2);
}

void BatchSetupTest::theListOfProblemsIsSaved()
{
    ShownBatchWindow shown(m_theme);
    shown.chooseAndInspect();
    shown.check(10, 2);
    shown.press("saveBatchProblems");
    auto *dialog = shown.window.findChild<QFileDialog *>();
    QVERIFY(dialog != nullptr);
    emit dialog->fileSelected(inFolder("bad.csv"));
    dialog->close();
    QFile file(inFolder("bad.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine(), QByteArray("line,column,reason\r\n"));
    QCOMPARE(file.readLine(), QByteArray("3,\"account\",\"Must look like ACC-1, \"\"so\"\".\"\r\n"));
    QVERIFY(shown.text("batchListSaved").contains(QStringLiteral("bad.csv")));
}

void BatchSetupTest::theOptionsGoWithTheStart()
{
    ShownBatchWindow shown(m_theme);
    const BatchSpec chosen = shown.chooseAndInspect(inFolder("calls.csv"));
    QCOMPARE(shown.find<QLineEdit>("batchResultPath")->text(), inFolder("calls-results.csv"));
    shown.check(20, 0);
    const auto type = [&shown](const char *spin, const char *digits) {
        auto *box = shown.find<QSpinBox>(spin);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(digits));
        QTest::keyClick(box, Qt::Key_Tab);
    };
    type("batchConcurrency", "12");
    type("batchStagger", "250");
    type("batchTimeout", "90");
    auto *action = shown.find<QComboBox>("batchTimeoutAction");
    action->setFocus();
    QTest::keyClick(action, Qt::Key_End);

    QSignalSpy started(&shown.window, &BatchWindow::startRequested);
    QVERIFY2(shown.text("batchBlocker").isEmpty(), qPrintable(shown.text("batchBlocker")));
    shown.press("startBatch");
    QCOMPARE(started.count(), 1);
    const auto check = started.first().first().value<BatchCheck>();
    QCOMPARE(check.spec.id, chosen.id);
    QCOMPARE(check.rows, 20);
    QCOMPARE(check.sha256Hex, QStringLiteral("ab12"));
    QCOMPARE(check.spec.concurrency, 12);
    QVERIFY(check.spec.stagger == 250ms);
    QVERIFY(check.spec.timeout == 90s);
    QVERIFY(check.spec.timeoutAction == TimeoutAction::MarkOnly);
    QCOMPARE(check.spec.resultPath, inFolder("calls-results.csv"));
    QVERIFY2(!shown.find<QPushButton>("startBatch")->isEnabled(), "a second press must not start it twice");

    BatchProgress first = progressOf(chosen.id.text(), BatchState::Running);
    shown.window.showProgress(first);
    QVERIFY(shown.find<QWidget>("batchProgressView")->isVisible());
    QVERIFY(shown.window.draftFile().isEmpty());
}

void BatchSetupTest::productionAsksForTheNumberOfRows()
{
    ShownBatchWindow shown(m_theme);
    shown.status.profile.production = true;
    shown.window.setConnection(shown.status);
    shown.chooseAndInspect(inFolder("calls.csv"));
    shown.check(1000, 2);
    QVERIFY(shown.find<QWidget>("batchProduction")->isVisible());
    QVERIFY(!shown.find<QPushButton>("startBatch")->isEnabled());
    auto *count = shown.find<QLineEdit>("batchRowCount");
    QVERIFY(count->isVisible());
    count->setFocus();
    QTest::keyClicks(count, QStringLiteral("1000"));
    QVERIFY(!shown.find<QPushButton>("startBatch")->isEnabled());
    count->selectAll();
    QTest::keyClicks(count, QStringLiteral("998"));
    QVERIFY(shown.find<QPushButton>("startBatch")->isEnabled());
}

void BatchSetupTest::whatItCostsIsSaidBefore()
{
    ShownBatchWindow shown(m_theme);
    RateBudgetState budget;
    budget.allowed = 300;
    shown.window.setBudget(budget);
    shown.chooseAndInspect(inFolder("calls.csv"));
    QVERIFY(!shown.find<QLabel>("batchImpact")->isVisible());
    shown.check(1000, 0);
    QVERIFY(shown.find<QLabel>("batchImpact")->isVisible());
    QCOMPARE(
        shown.text("batchImpact"),
        QStringLiteral("%1 launch(es) · at least %2 requests · at least 7 minute(s) at 300 requests a minute")
            .arg(QLocale().toString(1000), QLocale().toString(2000)));
    QVERIFY(!shown.find<QWidget>("batchProduction")->isVisible());

    ConnectionProfile narrow;
    narrow.requestsPerMinute = 100;
    QVERIFY(impactOf(1000, budget, narrow).atLeast == 20min);
    QVERIFY(impactOf(1, budget, narrow).atLeast == 1min);
}

void BatchSetupTest::aRefusedStartSaysWhyAndWantsAnotherCheck()
{
    ShownBatchWindow shown(m_theme);
    const BatchSpec chosen = shown.chooseAndInspect(inFolder("calls.csv"));
    shown.check(10, 0);
    shown.press("startBatch");
    shown.window.showRefusal(chosen.id, QStringLiteral("The file has changed since it was checked."));
    QVERIFY(shown.find<QWidget>("batchStartRefusal")->isVisible());
    QCOMPARE(shown.text("batchBlocker"), QStringLiteral("Check the file first"));
    QCOMPARE(shown.window.draftFile(), inFolder("calls.csv"));
}

void BatchSetupTest::aFileKeepsItsFlowAndOffersTheOther()
{
    ShownBatchWindow shown(m_theme);
    shown.chooseAndInspect();
    shown.window.setFlow(callbackOffer());
    QCOMPARE(shown.text("batchFlow"), QStringLiteral("Batch of Late-fee waiver v14"));
    QSignalSpy inspected(&shown.window, &BatchWindow::inspectRequested);
    shown.press("useCatalogueFlow");
    QCOMPARE(shown.text("batchFlow"), QStringLiteral("Batch of Callback offer v3"));
    QCOMPARE(inspected.count(), 1);
    QCOMPARE(inspected.first().first().value<BatchSpec>().flowId, callbackOffer().id);
    QVERIFY(inspected.first().first().value<BatchSpec>().columns.isEmpty());
}

void BatchSetupTest::tabReachesWhatIsShown()
{
    ShownBatchWindow shown(m_theme);
    shown.chooseAndInspect(inFolder("calls.csv"));
    shown.check(10, 1);
    shown.find<QWidget>("batchList")->setFocus();
    QStringList reached;
    for (int stop = 0; stop < 60; ++stop) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (reached.contains(QApplication::focusWidget()->objectName())) {
            break;
        }
        reached << QApplication::focusWidget()->objectName();
    }
    const QStringList expected{QStringLiteral("batchPath"),         QStringLiteral("chooseBatchFile"),
                               QStringLiteral("batchFormat"),       QStringLiteral("variableOf.account"),
                               QStringLiteral("checkBatch"),        QStringLiteral("batchProblems"),
                               QStringLiteral("saveBatchProblems"), QStringLiteral("batchConcurrency"),
                               QStringLiteral("batchResultPath"),   QStringLiteral("startBatch")};
    qsizetype last = -1;
    for (const QString &name : expected) {
        QVERIFY2(reached.indexOf(name) > last, qPrintable(name + u' ' + reached.join(u' ')));
        last = reached.indexOf(name);
    }
}

QTEST_MAIN(BatchSetupTest)
#include "batchsetuptest.moc"
