#include "ui/inspector/inspectorpane.h"

#include "base/redaction.h"
#include "domain/words.h"
#include "sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/theme/theme.h"
#include "widgettext.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

ExecutionId idOf(int number)
{
    return ExecutionId(QStringLiteral("id-%1").arg(number));
}

} // namespace

class InspectorTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void showsWhatIsKnown();
    void masksSecureValuesAndSecrets();
    void errorSaysWhatToDo();
    void updateKeepsTabAndSelection();
    void standsSideBySideWhereWide();
    void copiesWholeHash();
    void telemetryIsJson();
    void theTelemetryTabSaysWhyItIsEmpty();
    void theNextLookIsTheOneThatTheRowTells();
    void timeOutCountsDown();
    void failureWithoutReasonSaysThatTheApiGivesNone();
    void outputsOfAnEndedRunAreNeverSilent();
    void timedOutRunMayStillBeRunning();
    void rejectedLaunchHasNotEnded();
    void nothingMovesWhenARunEnds();
    void endedRunFitsWithoutScrolling();
    void requestsOpenWithTheLaunch();
    void failedLooksAreTroubleOfWatching();
    void tabReachesOnlyWhatIsShown();

private:
    [[nodiscard]] FlowExecution running(int number) const
    {
        return sampleExecution(number, ExecutionState::Running, m_start);
    }
    [[nodiscard]] ExecutionDetails failedDetails() const;

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ManualClock> m_clock;
};

void InspectorTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void InspectorTest::init()
{
    m_clock = std::make_unique<ManualClock>(m_start.addSecs(60));
}

ExecutionDetails InspectorTest::failedDetails() const
{
    ExecutionDetails details;
    FlowExecution &execution = details.execution;
    execution = ended(running(1), ExecutionState::Failed, 8900ms, QStringLiteral("Flow is disabled"));
    execution.platformState = QStringLiteral("FAILED");
    execution.platformId = PlatformExecutionId(QStringLiteral("platform-1"));
    execution.payloadHash = QString(64, u'a') + QStringLiteral("e41b");
    execution.launchLatency = 212ms;
    execution.inputs.insert(QStringLiteral("customerName"), JsonValue::string(QStringLiteral("Alex Johnson")));
    execution.inputs.insert(QStringLiteral("cardNumber"), JsonValue::string(redactedPlaceholder()));
    execution.outputs = JsonValue::object();
    execution.outputs.insert(QStringLiteral("balance"), JsonValue::number(QStringLiteral("12.50")));
    ApiError error;
    error.kind = ApiError::Kind::Unavailable;
    error.httpStatus = 503;
    error.code = QStringLiteral("service.unavailable");
    error.correlationId = QStringLiteral("c0ffee");
    execution.error = error;
    RequestRecord request;
    request.method = QStringLiteral("POST");
    request.url = QUrl(QStringLiteral("https://api.example.org/api/v2/flows/executions"));
    request.status = 503;
    request.duration = 212ms;
    request.startedAt = m_start;
    request.requestHeaders = {{"Authorization", "Bearer very-secret"}, {"Accept", "application/json"}};
    request.requestBody = R"({"flowId":"f1"})";
    details.requests = {request};
    TelemetryRecord telemetry;
    telemetry.id = execution.id;
    telemetry.status = QStringLiteral("failed");
    telemetry.latencyMs = 8900;
    details.telemetry = telemetry;
    return details;
}

void InspectorTest::showsWhatIsKnown()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(340, 760);
    pane.show();
    QVERIFY(part<QLabel>(pane, "inspectorEmpty")->isVisible());
    pane.setDetails(failedDetails());
    QVERIFY(!part<QLabel>(pane, "inspectorEmpty")->isVisible());
    const QString text = allText(pane);
    for (const char *words : {"Billing IVR", "v14", "id-1", "212 ms, 0 retries", "0:08.9", "FAILED",
                              "Alex Johnson", "12.50", "/api/v2/flows/executions", "503"}) {
        QVERIFY2(text.contains(QLatin1String(words)), words);
    }
    const QString launched = m_start.addSecs(1).toLocalTime().toString(u"HH:mm:ss.zzz");
    QVERIFY(text.contains(launched + QStringLiteral(" (UTC")));
    QCOMPARE(part<QWidget>(pane, "stateChip")->accessibleName(), QStringLiteral("Failed"));
    pane.clear();
    QVERIFY(part<QLabel>(pane, "inspectorEmpty")->isVisible());
}

void InspectorTest::masksSecureValuesAndSecrets()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(700, 500);
    pane.show();
    pane.setDetails(failedDetails());
    auto *requests = part<QTableView>(pane, "requestsTable");
    requests->setCurrentIndex(requests->model()->index(0, 0));
    const QString text = allText(pane);
    QVERIFY(text.contains(QStringLiteral("•••• hidden")));
    QVERIFY(text.contains(QStringLiteral("Authorization: ") + redactedPlaceholder()));
    QVERIFY(!text.contains(QStringLiteral("very-secret")));
    QVERIFY(text.contains(QStringLiteral("Accept: application/json")));
    QVERIFY(text.contains(QStringLiteral("{\n")));
}

void InspectorTest::errorSaysWhatToDo()
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

void InspectorTest::updateKeepsTabAndSelection()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(700, 500);
    pane.show();
    ExecutionDetails details = failedDetails();
    pane.setDetails(details);
    auto *tabs = part<QTabWidget>(pane, "inspectorTabs");
    tabs->setCurrentIndex(2);
    auto *requests = part<QTableView>(pane, "requestsTable");
    requests->setCurrentIndex(requests->model()->index(0, 0));

    details.requests.append(details.requests.first());
    details.execution.outputs.insert(QStringLiteral("more"), JsonValue::boolean(true));
    pane.setDetails(details);
    QCOMPARE(tabs->currentIndex(), 2);
    QCOMPARE(requests->currentIndex().row(), 0);
    QCOMPARE(requests->model()->rowCount(), 2);

    details.execution.id = idOf(9);
    requests->setCurrentIndex(requests->model()->index(1, 0));
    pane.setDetails(details);
    QCOMPARE(tabs->currentIndex(), 2);
    QCOMPARE(requests->currentIndex().row(), 0);
}

void InspectorTest::standsSideBySideWhereWide()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(340, 760);
    pane.show();
    pane.setDetails(failedDetails());
    const auto *id = part<QWidget>(pane, "summaryId");
    const auto *tabs = part<QTabWidget>(pane, "inspectorTabs");
    const auto topOf = [&](const QWidget *widget) { return widget->mapTo(&pane, QPoint()).y(); };
    QCOMPARE(pane.width(), 340);
    QVERIFY(topOf(tabs) > topOf(id));
    pane.resize(800, 500);
    QTRY_VERIFY(tabs->mapTo(&pane, QPoint()).x() > id->mapTo(&pane, QPoint()).x() + id->width() / 2);
    QVERIFY(topOf(tabs) <= topOf(id));
}

void InspectorTest::copiesWholeHash()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(340, 760);
    pane.show();
    pane.setDetails(failedDetails());
    QToolButton *copy = nullptr;
    for (QToolButton *button : pane.findChildren<QToolButton *>(QStringLiteral("copyLine"))) {
        if (button->accessibleName().contains(QStringLiteral("hash"), Qt::CaseInsensitive)) {
            copy = button;
        }
    }
    QVERIFY(copy != nullptr);
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), failedDetails().execution.payloadHash);
}

void InspectorTest::telemetryIsJson()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(340, 760);
    pane.show();
    pane.setDetails(failedDetails());
    part<QTabWidget>(pane, "inspectorTabs")->setCurrentIndex(4);
    auto *choice = part<QComboBox>(pane, "jsonDocument");
    choice->setCurrentIndex(choice->findText(QStringLiteral("Telemetry record")));
    QTest::mouseClick(part<QPushButton>(*part<QWidget>(pane, "executionJson"), "copyJson"), Qt::LeftButton);
    const auto json = JsonValue::parse(QGuiApplication::clipboard()->text().toUtf8());
    QVERIFY(json.ok());
    QCOMPARE(json.value().value(u"latencyMs").toInteger(), std::optional<qint64>(8900));
}

void InspectorTest::theTelemetryTabSaysWhyItIsEmpty()
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

void InspectorTest::theNextLookIsTheOneThatTheRowTells()
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

void InspectorTest::timeOutCountsDown()
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

void InspectorTest::failureWithoutReasonSaysThatTheApiGivesNone()
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

void InspectorTest::outputsOfAnEndedRunAreNeverSilent()
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

void InspectorTest::timedOutRunMayStillBeRunning()
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

void InspectorTest::rejectedLaunchHasNotEnded()
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

void InspectorTest::nothingMovesWhenARunEnds()
{
    for (const int width : {340, 560}) {
        InspectorPane pane(*m_theme, *m_clock);
        pane.resize(width, 760);
        pane.show();
        ExecutionDetails details = failedDetails();
        const FlowExecution after = details.execution;
        details.execution = running(1);
        pane.setDetails(details);
        const auto places = [&] {
            QStringList all{QString::number(part<QTabWidget>(pane, "inspectorTabs")->y())};
            for (const QToolButton *button : pane.findChildren<QToolButton *>(QStringLiteral("copyLine"))) {
                const QPoint place = button->parentWidget()->mapTo(&pane, QPoint());
                all << QStringLiteral("%1,%2").arg(place.x()).arg(place.y());
            }
            return all.join(u' ');
        };
        const QString before = places();
        details.execution = after;
        pane.setDetails(details);
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        QCOMPARE(places(), before);
    }
}

void InspectorTest::endedRunFitsWithoutScrolling()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(566, 440);
    pane.show();
    pane.setDetails(failedDetails());
    const auto *tabs = part<QTabWidget>(pane, "inspectorTabs");
    const auto *summary = pane.findChild<QScrollArea *>();
    QVERIFY(summary->isAncestorOf(part<QWidget>(pane, "summaryId")));
    QTRY_VERIFY(tabs->y() > 0);
    QVERIFY2(summary->height() <= 190, qPrintable(QString::number(summary->height())));
    QTRY_COMPARE(summary->verticalScrollBar()->maximum(), 0);
}

void InspectorTest::requestsOpenWithTheLaunch()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(566, 700);
    pane.show();
    ExecutionDetails details = failedDetails();
    RequestRecord look = details.requests.first();
    look.method = QStringLiteral("GET");
    look.url = QUrl(
        QStringLiteral("https://api.example.org/api/v2/flows/executions/7c1e0f62-93ab-4d0e-8a51-3f1c9a7d2b10"));
    look.duration = 0ms;
    details.requests << look;
    pane.setDetails(details);
    auto *table = part<QTableView>(pane, "requestsTable");
    QVERIFY(!table->currentIndex().isValid());
    part<QTabWidget>(pane, "inspectorTabs")->setCurrentIndex(2);
    QCOMPARE(table->currentIndex().row(), 0);
    const auto *exchange = part<QWidget>(pane, "exchange");
    const auto *hint = part<QLabel>(pane, "requestsHint");
    QVERIFY(exchange->isVisible() && !hint->isVisible());
    QVERIFY(exchange->height() > table->height());

    const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(cell(0, 0) + cell(0, 1), QStringLiteral("POST/flows/executions"));
    QCOMPARE(cell(1, 0) + cell(1, 1), QStringLiteral("GET/flows/executions/…9a7d2b10"));
    QVERIFY(!table->isColumnHidden(3));
    QCOMPARE(cell(1, 3), m_start.toLocalTime().toString(u"HH:mm:ss"));
    QCOMPARE(cell(1, 4), QStringLiteral("under 1 ms"));

    table->clearSelection();
    QVERIFY(!exchange->isVisible() && hint->isVisible());
    QCOMPARE(hint->text(), QStringLiteral("Select a row to read the request and its answer."));
}

void InspectorTest::failedLooksAreTroubleOfWatching()
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

void InspectorTest::tabReachesOnlyWhatIsShown()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(566, 700);
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    pane.setDetails(failedDetails());
    QStringList stops;
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(&pane, Qt::Key_Tab);
        const QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused != nullptr && focused->isVisible());
        stops << (focused->objectName().isEmpty() ? QLatin1String(focused->metaObject()->className())
                                                  : focused->objectName());
    }
    QVERIFY(stops.contains(QStringLiteral("copyLine")));
    QVERIFY(stops.contains(QStringLiteral("qt_tabwidget_tabbar")));
    QVERIFY(stops.contains(QStringLiteral("variablesTable")));
    QVERIFY(!stops.contains(QStringLiteral("requestsTable")));
    QVERIFY(!stops.contains(QStringLiteral("jsonText")));
}

QTEST_MAIN(InspectorTest)
#include "inspectortest.moc"
