#include "ui/inspector/inspectorpane.h"

#include "base/redaction.h"
#include "sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/theme/theme.h"
#include "widgettext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
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
    void timeOutCountsDown();

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
    QVERIFY(part<QLabel>(pane, "errorHappened")->text().contains(QStringLiteral("disabled")));
    QVERIFY(part<QLabel>(pane, "errorToDo")->text().contains(QStringLiteral("published")));
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
    tabs->setCurrentIndex(1);
    auto *requests = part<QTableView>(pane, "requestsTable");
    requests->setCurrentIndex(requests->model()->index(0, 0));

    details.requests.append(details.requests.first());
    details.execution.outputs.insert(QStringLiteral("more"), JsonValue::boolean(true));
    pane.setDetails(details);
    QCOMPARE(tabs->currentIndex(), 1);
    QCOMPARE(requests->currentIndex().row(), 0);
    QCOMPARE(requests->model()->rowCount(), 2);

    details.execution.id = idOf(9);
    pane.setDetails(details);
    QCOMPARE(tabs->currentIndex(), 1);
    QVERIFY(!requests->currentIndex().isValid());
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
    part<QTabWidget>(pane, "inspectorTabs")->setCurrentIndex(3);
    QTest::mouseClick(part<QWidget>(pane, "telemetryView")->findChild<QPushButton *>(), Qt::LeftButton);
    const auto json = JsonValue::parse(QGuiApplication::clipboard()->text().toUtf8());
    QVERIFY(json.ok());
    QCOMPARE(json.value().value(u"latencyMs").toInteger(), std::optional<qint64>(8900));
}

void InspectorTest::timeOutCountsDown()
{
    InspectorPane pane(*m_theme, *m_clock);
    ExecutionDetails details;
    details.execution = running(0);
    details.execution.timeout = 120s;
    pane.setDetails(details);
    QVERIFY(allText(pane).contains(QStringLiteral("in 1:00, then stop waiting")));
    m_clock->advance(15s);
    QVERIFY(allText(pane).contains(QStringLiteral("in 0:45, then stop waiting")));
    details.execution = ended(details.execution, ExecutionState::Completed, 75s);
    pane.setDetails(details);
    QVERIFY(allText(pane).contains(QStringLiteral("after 120 s")));
}

QTEST_MAIN(InspectorTest)
#include "inspectortest.moc"
