#include "base/redaction.h"
#include "samplefacts.h"
#include "stillclock.h"
#include "ui/batch/batchlistmodel.h"
#include "ui/batch/batchproblemsmodel.h"
#include "ui/batch/batchwindow.h"
#include "ui/batch/batchwords.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
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

namespace {

/// What the reader answers about the first rows of a file for lateFeeWaiver().
BatchCheck found(BatchSpec spec)
{
    if (spec.columns.isEmpty() || spec.columns.first().name.isEmpty()) {
        spec.columns = {{QStringLiteral("customerName"), QStringLiteral("customerName")},
                        {QStringLiteral("account"), QStringLiteral("accountId")},
                        {QStringLiteral("card"), QStringLiteral("cardNumber")},
                        {QStringLiteral("remark"), QString()}};
    }
    BatchCheck check;
    check.spec = spec;
    check.bytes = 2048;
    JsonValue inputs = JsonValue::object();
    for (const BatchColumn &column : spec.columns) {
        if (!column.variable.isEmpty()) {
            inputs.insert(column.variable, JsonValue::string(column.variable == u"cardNumber"
                                                                 ? QStringLiteral("4111111111111111")
                                                                 : column.name + QStringLiteral(" one")));
        }
    }
    check.preview = {{.line = 2, .cells = {}, .inputs = inputs}, {.line = 3, .cells = {}, .inputs = inputs}};
    return check;
}

BatchCheck checked(const BatchSpec &spec, qint64 rows, qint64 bad)
{
    BatchCheck check = found(spec);
    check.rows = rows;
    check.badRows = bad;
    check.sha256Hex = QStringLiteral("ab12");
    for (qint64 row = 0; row < bad; ++row) {
        check.problems.append({.line = 3 + row,
                               .column = QStringLiteral("account"),
                               .reason = QStringLiteral("Must look like ACC-1, \"so\".")});
    }
    return check;
}

BatchProgress progressOf(const QString &id, BatchState state)
{
    BatchProgress progress;
    progress.spec.id = BatchId(id);
    progress.spec.profileId = ProfileId(QStringLiteral("p1"));
    progress.spec.filePath = QStringLiteral("/data/") + id + QStringLiteral(".csv");
    progress.spec.resultPath = QStringLiteral("/data/") + id + QStringLiteral("-results.csv");
    progress.spec.flowName = QStringLiteral("Late-fee waiver");
    progress.spec.flowVersion = QStringLiteral("14.0");
    progress.state = state;
    progress.startedAt = QDateTime(QDate(2026, 3, 1), QTime(9, 0), Qt::UTC);
    progress.rows = 1000;
    progress.launched = 412;
    progress.running = 6;
    progress.completed = 400;
    progress.failed = 5;
    progress.unknown = 1;
    progress.launchesPerMinute = 120;
    progress.expectedEnd = QDateTime(QDate(2026, 3, 1), QTime(9, 35), Qt::UTC);
    return progress;
}

} // namespace

/// A file becomes a batch in one window: chosen, mapped, checked and started on one page, then followed, with
/// keys alone.
class BatchTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aFileIsReadForTheSelectedFlow();
    void aDroppedFileIsTaken();
    void theFormatIsShownAndCanBeChanged();
    void aFileThatCannotBeReadSaysWhy();
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
    void progressIsSeenInFull();
    void pauseResumeAndStopAreAskedFor();
    void aBatchOfAnotherConnectionCannotBeResumed();
    void theListShowsEachStateAsAWord();
    void tabReachesWhatIsShown();

private:
    struct Shown
    {
        explicit Shown(Theme &theme) : window(theme, clock)
        {
            status = signedIn();
            status.profile.id = ProfileId(QStringLiteral("p1"));
            window.setConnection(status);
            window.setFlow(lateFeeWaiver());
            window.show();
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
        }
        template <class Widget>
        [[nodiscard]] Widget *find(const char *name) const
        {
            auto *one = window.findChild<Widget *>(QLatin1String(name));
            if (one == nullptr) {
                qFatal("no widget named %s", name);
            }
            return one;
        }
        [[nodiscard]] QString text(const char *label) const { return find<QLabel>(label)->text(); }
        void press(const char *button) const
        {
            auto *one = find<QPushButton>(button);
            one->setFocus();
            QTest::keyClick(one, Qt::Key_Space);
        }
        /// Types the path as a person does; what the window asks for then.
        BatchSpec chooseFile(const QString &path = QStringLiteral("/data/calls.csv")) const
        {
            QSignalSpy inspected(&window, &BatchWindow::inspectRequested);
            auto *line = find<QLineEdit>("batchPath");
            line->setFocus();
            line->selectAll();
            QTest::keyClicks(line, path);
            QTest::keyClick(line, Qt::Key_Return);
            return inspected.isEmpty() ? BatchSpec() : inspected.last().first().value<BatchSpec>();
        }
        BatchSpec chooseAndInspect(const QString &path = QStringLiteral("/data/calls.csv"))
        {
            const BatchSpec spec = chooseFile(path);
            window.showInspection(found(spec));
            return spec;
        }
        BatchSpec check(qint64 rows, qint64 bad)
        {
            QSignalSpy asked(&window, &BatchWindow::checkRequested);
            press("checkBatch");
            if (asked.isEmpty()) {
                return {};
            }
            const auto spec = asked.first().first().value<BatchSpec>();
            window.showCheck(checked(spec, rows, bad));
            return spec;
        }

        StillClock clock;
        ConnectionStatus status;
        BatchWindow window;
    };

    [[nodiscard]] QString inFolder(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    Theme m_theme;
    QTemporaryDir m_folder;
};

void BatchTest::initTestCase()
{
    m_theme.setChoice(SchemeChoice::Light);
}

void BatchTest::aFileIsReadForTheSelectedFlow()
{
    const Shown shown(m_theme);
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

void BatchTest::aDroppedFileIsTaken()
{
    Shown shown(m_theme);
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

void BatchTest::theFormatIsShownAndCanBeChanged()
{
    Shown shown(m_theme);
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

    shown.window.showInspection(found(spec)); // the answer to the first question, late
    QVERIFY(!shown.find<QPushButton>("checkBatch")->isVisible());
    shown.window.showInspection(found(again));
    QVERIFY(shown.find<QPushButton>("checkBatch")->isVisible());
    QCOMPARE(separator->currentText(), QStringLiteral("Semicolon"));
}

void BatchTest::aFileThatCannotBeReadSaysWhy()
{
    Shown shown(m_theme);
    BatchCheck answer = found(shown.chooseFile());
    answer.problem = QStringLiteral("There is no such file.");
    shown.window.showInspection(answer);
    QCOMPARE(shown.find<QWidget>("batchFilePart")->findChild<QLabel *>(QStringLiteral("fieldProblem"))->text(),
             QStringLiteral("There is no such file."));
    QVERIFY(!shown.find<QPushButton>("startBatch")->isEnabled());
    QVERIFY(!shown.find<QPushButton>("checkBatch")->isVisible());
}

void BatchTest::requiredVariablesWithoutAColumnAreSaid()
{
    Shown shown(m_theme);
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

void BatchTest::theWheelScrollsThePageAndChangesNothing()
{
    Shown shown(m_theme);
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

void BatchTest::thePreviewMasksSecureValues()
{
    Shown shown(m_theme);
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

void BatchTest::aLateAnswerDoesNotUndoAChoice()
{
    Shown shown(m_theme);
    const BatchSpec spec = shown.chooseAndInspect();
    auto *choice = shown.find<QComboBox>("variableOf.remark");
    choice->setFocus();
    choice->setCurrentIndex(choice->findData(QStringLiteral("language")));
    emit choice->activated(choice->currentIndex());
    shown.window.showInspection(found(spec));
    QCOMPARE(shown.find<QComboBox>("variableOf.remark")->currentText(), QStringLiteral("language"));
}

void BatchTest::theCheckTellsOfBytesThenOfEveryBadRow()
{
    Shown shown(m_theme);
    shown.chooseAndInspect();
    QSignalSpy asked(&shown.window, &BatchWindow::checkRequested);
    shown.press("checkBatch");
    QCOMPARE(asked.count(), 1);
    QVERIFY(shown.find<QProgressBar>("batchCheckBar")->isVisible());
    shown.window.showCheckProgress(512, 2048);
    QVERIFY(shown.text("batchCheckBytes").contains(QStringLiteral("512")));
    QCOMPARE(shown.find<QProgressBar>("batchCheckBar")->value(), 250);

    shown.window.showCheck(checked(asked.first().first().value<BatchSpec>(), 1000, 2));
    QVERIFY(!shown.find<QProgressBar>("batchCheckBar")->isVisible());
    QVERIFY2(shown.text("batchCheckResult").startsWith(QStringLiteral("998 rows are good, 2 are bad")),
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

void BatchTest::aCheckCanBeCancelled()
{
    Shown shown(m_theme);
    shown.chooseAndInspect();
    QSignalSpy cancelled(&shown.window, &BatchWindow::checkCancelled);
    QSignalSpy asked(&shown.window, &BatchWindow::checkRequested);
    shown.press("checkBatch");
    shown.press("cancelBatchCheck");
    QCOMPARE(cancelled.count(), 1);
    shown.window.showCheck(checked(asked.first().first().value<BatchSpec>(), 10, 0));
    QCOMPARE(shown.text("batchBlocker"), QStringLiteral("Check the file first"));
}

void BatchTest::aHundredThousandProblemsAreListedAtOnce()
{
    Shown shown(m_theme);
    shown.chooseAndInspect();
    QSignalSpy asked(&shown.window, &BatchWindow::checkRequested);
    shown.press("checkBatch");
    const BatchCheck many = checked(asked.first().first().value<BatchSpec>(), 200'000, 100'000);
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

void BatchTest::theListOfProblemsIsSaved()
{
    Shown shown(m_theme);
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

void BatchTest::theOptionsGoWithTheStart()
{
    Shown shown(m_theme);
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

void BatchTest::productionAsksForTheNumberOfRows()
{
    Shown shown(m_theme);
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

void BatchTest::whatItCostsIsSaidBefore()
{
    Shown shown(m_theme);
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

void BatchTest::aRefusedStartSaysWhyAndWantsAnotherCheck()
{
    Shown shown(m_theme);
    const BatchSpec chosen = shown.chooseAndInspect(inFolder("calls.csv"));
    shown.check(10, 0);
    shown.press("startBatch");
    shown.window.showRefusal(chosen.id, QStringLiteral("The file has changed since it was checked."));
    QVERIFY(shown.find<QWidget>("batchStartRefusal")->isVisible());
    QCOMPARE(shown.text("batchBlocker"), QStringLiteral("Check the file first"));
    QCOMPARE(shown.window.draftFile(), inFolder("calls.csv"));
}

void BatchTest::aFileKeepsItsFlowAndOffersTheOther()
{
    Shown shown(m_theme);
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

void BatchTest::progressIsSeenInFull()
{
    Shown shown(m_theme);
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
    QVERIFY(shown.text("batchRows").contains(QStringLiteral("3 bad rows were left out")));
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

void BatchTest::pauseResumeAndStopAreAskedFor()
{
    Shown shown(m_theme);
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
    shown.press("questionConfirm");
    QCOMPARE(stopped.count(), 1);

    shown.window.showRefusal(progress.spec.id, QStringLiteral("The file is another now."));
    QVERIFY(shown.find<QWidget>("batchRefusal")->isVisible());
}

void BatchTest::aBatchOfAnotherConnectionCannotBeResumed()
{
    Shown shown(m_theme);
    BatchProgress progress = progressOf(QStringLiteral("theirs"), BatchState::Interrupted);
    progress.spec.profileId = ProfileId(QStringLiteral("p2"));
    shown.window.showBatches({progress});
    shown.window.showBatch(progress.spec.id);
    QVERIFY(!shown.find<QPushButton>("resumeBatch")->isEnabled());
    QVERIFY(shown.text("batchProgressBlocker").contains(QStringLiteral("another connection")));
}

void BatchTest::theListShowsEachStateAsAWord()
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

void BatchTest::tabReachesWhatIsShown()
{
    Shown shown(m_theme);
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

QTEST_MAIN(BatchTest)
#include "batchtest.moc"
