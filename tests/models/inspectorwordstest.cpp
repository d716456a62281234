#include "domain/words.h"
#include "inspectorbench.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;
using namespace std::chrono_literals;

/// What the inspector says of ends, errors and looks: never nothing, and never more than is known.
class InspectorWordsTest final : public QObject, private InspectorBench
{
    Q_OBJECT

private slots:
    void init() { open(); }

    void errorSaysWhatToDo();
    void theTelemetryTabSaysWhyItIsEmpty();
    void theNextLookIsTheOneThatTheRowTells();
    void timeOutCountsDown();
    void failureWithoutReasonSaysThatTheApiGivesNone();
    void outputsOfAnEndedRunAreNeverSilent();
    void timedOutRunMayStillBeRunning();
    void rejectedLaunchHasNotEnded();
    void failedLooksAreTroubleOfWatching();
};

void InspectorWordsTest::errorSaysWhatToDo()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.setDetails(failedDetails());
    const FlowExecution failed = failedDetails().execution;
    const ErrorWords words = describe(*failed.error, failed.dialect);
    QCOMPARE(part<QLabel>(pane, "errorHappened")->text(), words.whatHappened);
    QCOMPARE(part<QLabel>(pane, "errorToDo")->text(), words.whatToDo);
    QVERIFY(!words.whatHappened.isEmpty() && !words.whatToDo.isEmpty());
    QCOMPARE(part<QLabel>(pane, "errorCode")->text(), QStringLiteral("HTTP 503 · service.unavailable"));
    QTest::mouseClick(part<QWidget>(pane, "errorCorrelation")->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("c0ffee"));
    ExecutionDetails well;
    well.execution = running(2);
    pane.setDetails(well);
    QVERIFY(part<QLabel>(pane, "errorHappened")->text().isEmpty());
}

void InspectorWordsTest::theTelemetryTabSaysWhyItIsEmpty()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(700, 500);
    pane.show();
    part<QTabWidget>(pane, "inspectorTabs")->setCurrentIndex(4);
    auto *choice = part<QComboBox>(pane, "jsonDocument");
    choice->setCurrentIndex(choice->findText(QStringLiteral("Telemetry record")));
    const auto *text = part<QWidget>(pane, "executionJson")->findChild<QPlainTextEdit *>();
    pane.setDetails({running(1), {}, {}, {}});
    QVERIFY(text->placeholderText().contains(QStringLiteral("when the execution has ended")));
    FlowExecution rejected = running(2);
    rejected.state = ExecutionState::Failed;
    pane.setDetails({rejected, {}, {}, {}});
    QCOMPARE(text->placeholderText(), QStringLiteral("Nothing ran, so there is no telemetry record."));
    FlowExecution old = ended(running(3), ExecutionState::Completed, 1s);
    old.platformId = PlatformExecutionId(QStringLiteral("platform-3"));
    pane.setDetails({old, {}, {}, {}});
    QCOMPARE(text->placeholderText(), QStringLiteral("There is no telemetry record of this execution."));
}

void InspectorWordsTest::theNextLookIsTheOneThatTheRowTells()
{
    InspectorPane pane(*m_theme, *m_clock);
    ExecutionDetails details = failedDetails();
    details.execution = running(1);
    details.execution.nextLookAt = m_clock->nowUtc().addSecs(4);
    pane.setDetails(details);
    QVERIFY(allText(pane).contains(QStringLiteral("next in 4 s")));
    m_clock->advance(2s);
    QVERIFY(allText(pane).contains(QStringLiteral("next in 2 s")));

    // A look that changed nothing tells no details anew, but of the next one.
    FlowExecution looked = details.execution;
    looked.nextLookAt = m_clock->nowUtc().addSecs(30);
    pane.setExecution(looked);
    QVERIFY(allText(pane).contains(QStringLiteral("next in 30 s")));
    QCOMPARE(part<QTabWidget>(pane, "inspectorTabs")->tabText(2), QStringLiteral("Requests (1)"));
    looked.id = ExecutionId(QStringLiteral("another"));
    looked.nextLookAt = m_clock->nowUtc().addSecs(50);
    pane.setExecution(looked);
    QVERIFY(!allText(pane).contains(QStringLiteral("next in 50 s")));
}

void InspectorWordsTest::timeOutCountsDown()
{
    InspectorPane pane(*m_theme, *m_clock);
    ExecutionDetails details;
    details.execution = running(0);
    details.execution.timeout = 120s;
    pane.setDetails(details);
    QVERIFY(allText(pane).contains(QStringLiteral("1:00 left, then stop waiting")));
    m_clock->advance(15s);
    QVERIFY(allText(pane).contains(QStringLiteral("0:45 left, then stop waiting")));
    details.execution.dialect = Dialect::ConversationFlow;
    pane.setDetails(details);
    QVERIFY(allText(pane).contains(QStringLiteral("0:45 left, then terminate")));
    details.execution = ended(details.execution, ExecutionState::Completed, 75s);
    pane.setDetails(details);
    QVERIFY(allText(pane).contains(QStringLiteral("after 120 s")));
}

void InspectorWordsTest::failureWithoutReasonSaysThatTheApiGivesNone()
{
    InspectorPane pane(*m_theme, *m_clock);
    ExecutionDetails details = failedDetails();
    details.execution.dialect = Dialect::FlowExecutions;
    details.execution.error.reset();
    details.execution.detail.clear();
    details.requests.first().correlationId = QStringLiteral("quote-me");
    pane.setDetails(details);
    QCOMPARE(part<QLabel>(pane, "errorHappened")->text(),
             QStringLiteral("The flow failed. This form of the API (flow executions) gives no reason."));
    const QString toDo = part<QLabel>(pane, "errorToDo")->text();
    QVERIFY(toDo.contains(QStringLiteral("Genesys Cloud API form")));
    QVERIFY(toDo.contains(QStringLiteral("correlation id")));
    QTest::mouseClick(part<QWidget>(pane, "errorCorrelation")->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("quote-me"));
}

void InspectorWordsTest::outputsOfAnEndedRunAreNeverSilent()
{
    InspectorPane pane(*m_theme, *m_clock);
    const auto outputsOf = [&](Dialect dialect, ExecutionState state) {
        ExecutionDetails details;
        details.execution = running(1);
        details.execution.platformId = PlatformExecutionId(QStringLiteral("platform-1"));
        details.execution.dialect = dialect;
        details.execution.state = state;
        pane.setDetails(details);
        QStringList names;
        const auto *model = part<QTableView>(pane, "variablesTable")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            names << model->index(row, 0).data().toString();
        }
        return names.join(u'|');
    };
    QCOMPARE(outputsOf(Dialect::Published, ExecutionState::Running), QString());
    QCOMPARE(outputsOf(Dialect::Published, ExecutionState::Completed),
             QStringLiteral("The flow returned no outputs"));
    QCOMPARE(outputsOf(Dialect::FlowExecutions, ExecutionState::Completed),
             QStringLiteral("No outputs: this form of the API gives none"));
}

void InspectorWordsTest::timedOutRunMayStillBeRunning()
{
    InspectorPane pane(*m_theme, *m_clock);
    ExecutionDetails details;
    details.execution = ended(running(0), ExecutionState::TimedOut, 5s);
    details.execution.timeout = 5s;
    pane.setDetails(details);
    const QString text = allText(pane);
    QVERIFY(text.contains(QStringLiteral("Stopped waiting")));
    QVERIFY(!text.contains(QStringLiteral("Ended")));
    QCOMPARE(part<QLabel>(pane, "errorHappened")->text(),
             QStringLiteral("The console stopped waiting after 5 s. The execution may still be running on the "
                            "platform."));
    QVERIFY(part<QLabel>(pane, "errorToDo")->text().contains(QStringLiteral("longer time out")));
}

void InspectorWordsTest::rejectedLaunchHasNotEnded()
{
    InspectorPane pane(*m_theme, *m_clock);
    ExecutionDetails details = failedDetails();
    details.execution.platformId = PlatformExecutionId();
    pane.setDetails(details);
    const QString text = allText(pane);
    QVERIFY(text.contains(QStringLiteral("Not launched")));
    for (const QLabel *key : pane.findChildren<QLabel *>()) {
        if (key->text() == QStringLiteral("Ended")) {
            QCOMPARE(key->buddy()->accessibleName(), QStringLiteral("–"));
        }
    }
    QVERIFY(text.contains(QStringLiteral("Ended")));
    QVERIFY(!text.contains(QStringLiteral("0:08.9")));
}

void InspectorWordsTest::failedLooksAreTroubleOfWatching()
{
    InspectorPane pane(*m_theme, *m_clock);
    ExecutionDetails details;
    details.execution = running(1);
    details.execution.failedLooks = 3;
    ApiError error;
    error.kind = ApiError::Kind::Network;
    details.execution.error = error;
    pane.setDetails(details);
    QVERIFY(allText(pane).contains(QStringLiteral("3 failed — The platform could not be reached.")));
    const QString happened = part<QLabel>(pane, "errorHappened")->text();
    QVERIFY(happened.startsWith(QStringLiteral("Watching has trouble, not the flow")));
    QVERIFY(happened.contains(QStringLiteral("3 in a row")));
    details.execution.failedLooks = 0;
    details.execution.error.reset();
    pane.setDetails(details);
    QVERIFY(!allText(pane).contains(QStringLiteral("failed")));
}

QTEST_MAIN(InspectorWordsTest)
#include "inspectorwordstest.moc"
