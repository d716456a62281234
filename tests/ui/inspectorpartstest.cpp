#include "base/redaction.h"
#include "tests/support/manualclock.h"
#include "ui/inspector/executionjson.h"
#include "ui/inspector/inspectorpane.h"
#include "ui/inspector/jsonpanel.h"
#include "ui/inspector/jsontree.h"
#include "ui/inspector/variablesmodel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;
using namespace std::chrono_literals;

using Tester = QAbstractItemModelTester;
using Column = VariablesModel::Column;

namespace {

const QDateTime start(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);

enum Tab { Variables, Steps, Requests, Errors, Json };

JsonValue json(const char *text)
{
    auto parsed = JsonValue::parse(QByteArray(text));
    Q_ASSERT(parsed.ok());
    return std::move(parsed).value();
}

FlowExecution completed()
{
    FlowExecution execution;
    execution.id = ExecutionId(QStringLiteral("7c1e0f62"));
    execution.flowId = FlowId(QStringLiteral("flow"));
    execution.flowName = QStringLiteral("Billing IVR");
    execution.flowVersion = QStringLiteral("14.0");
    execution.state = ExecutionState::Completed;
    execution.platformId = PlatformExecutionId(QStringLiteral("platform-1"));
    execution.createdAt = start;
    execution.launchedAt = start;
    execution.inputs = json(R"({"Flow.language": "en", "accountId": "ACC-1", "retries": 3})");
    execution.inputs.insert(QStringLiteral("card"), JsonValue::string(redactedPlaceholder()));
    execution.outputs = json(R"({"language": "es", "retries": 3, "lines": [{"id": 12345678901234567890}]})");
    return execution;
}

RequestRecord request(const char *method, const char *path, const QByteArray &answer)
{
    RequestRecord record;
    record.method = QLatin1String(method);
    record.url = QUrl(QStringLiteral("https://api.example.org/api/v2") + QLatin1String(path));
    record.status = 200;
    record.startedAt = start;
    record.requestBody = R"({"flowId":"flow","big":12345678901234567890})";
    record.responseBody = answer;
    return record;
}

} // namespace

/// The inspector's variables, bodies and JSON, and what it offers to do with a run.
class InspectorPartsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void variablesSayWhatChanged();
    void variablesStandInTwoColumnsWhereThereIsRoom();
    void changedOnlyLeavesTheRestOut();
    void aBigValueStandsWholeBelow();
    void aVariableIsCopiedWhole();
    void withoutOutputsThereIsNothingToCompare();
    void bodiesAreTrees();
    void noAnswerIsSaid();
    void theLastAnswerIsTheLookAtTheExecution();
    void jsonShowsWhatIsChosen();
    void theSourceOfTheJsonIsReadWholeInANarrowDock();
    void anErrorIsCopiedForSupport();
    void everyBadEndSaysWhatItMeans_data();
    void everyBadEndSaysWhatItMeans();
    void theFootOffersWhatCanBeDoneAgain();
    void buttonsFitInTheNarrowestDock();
    void aFlatPaneHasAMenuInPlaceOfThem();

private:
    /// A shown pane with this execution.
    struct Bench
    {
        Bench(Theme &theme, const FlowExecution &execution, QSize size, QList<RequestRecord> requests = {})
            : pane(theme, clock)
        {
            pane.resize(size);
            pane.show();
            pane.activateWindow();
            (void)QTest::qWaitForWindowActive(&pane);
            pane.setDetails({execution, std::move(requests), {}, {}});
        }
        template <class Widget>
        [[nodiscard]] Widget *find(const char *name) const
        {
            return pane.findChild<Widget *>(QLatin1String(name));
        }
        void open(Tab tab) const { find<QTabWidget>("inspectorTabs")->setCurrentIndex(tab); }
        [[nodiscard]] QTableView *variables() const { return find<QTableView>("variablesTable"); }
        [[nodiscard]] QString column(Column which) const
        {
            QStringList cells;
            for (int row = 0; row < variables()->model()->rowCount(); ++row) {
                cells << variables()->model()->index(row, static_cast<int>(which)).data().toString();
            }
            return cells.join(u'|');
        }
        void select(int row) const { variables()->selectRow(row); }

        ManualClock clock{start.addSecs(60)};
        InspectorPane pane;
    };

    std::unique_ptr<Theme> m_theme;
};

void InspectorPartsTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void InspectorPartsTest::variablesSayWhatChanged()
{
    const Bench bench(*m_theme, completed(), {340, 760});
    const Tester tester(bench.variables()->model(), Tester::FailureReportingMode::QtTest);
    QCOMPARE(bench.column(Column::Name), QStringLiteral("language|accountId|retries|card|lines"));
    QCOMPARE(bench.column(Column::Change), QStringLiteral("changed|input only|unchanged|input only|added"));
    QCOMPARE(bench.column(Column::Value),
             QStringLiteral("en → es|ACC-1|3|•••• hidden|[{\"id\":12345678901234567890}]"));
    QCOMPARE(bench.find<QLabel>("changesSummary")->text(), QStringLiteral("1 changed · 1 added · 1 unchanged"));
}

void InspectorPartsTest::variablesStandInTwoColumnsWhereThereIsRoom()
{
    const Bench narrow(*m_theme, completed(), {340, 760});
    QVERIFY(!narrow.variables()->isColumnHidden(static_cast<int>(Column::Value)));
    QVERIFY(narrow.variables()->isColumnHidden(static_cast<int>(Column::Out)));
    const Bench wide(*m_theme, completed(), {900, 500});
    QVERIFY(wide.variables()->isColumnHidden(static_cast<int>(Column::Value)));
    QVERIFY(!wide.variables()->isColumnHidden(static_cast<int>(Column::Out)));
    QCOMPARE(wide.column(Column::In), QStringLiteral("en|ACC-1|3|•••• hidden|–"));
    QCOMPARE(wide.column(Column::Out), QStringLiteral("es|–|3|–|[{\"id\":12345678901234567890}]"));
}

void InspectorPartsTest::changedOnlyLeavesTheRestOut()
{
    const Bench bench(*m_theme, completed(), {340, 760});
    bench.find<QCheckBox>("changedOnly")->setFocus();
    QTest::keyClick(bench.find<QCheckBox>("changedOnly"), Qt::Key_Space);
    QCOMPARE(bench.column(Column::Name), QStringLiteral("language|lines"));
    QTest::keyClick(bench.find<QCheckBox>("changedOnly"), Qt::Key_Space);
    QCOMPARE(bench.variables()->model()->rowCount(), 5);
}

void InspectorPartsTest::aBigValueStandsWholeBelow()
{
    const Bench bench(*m_theme, completed(), {340, 760});
    const auto *detail = bench.find<QWidget>("variableDetail");
    bench.select(0);
    QVERIFY(!detail->isVisible());
    bench.select(4);
    QVERIFY(detail->isVisible());
    QCOMPARE(detail->findChild<QPlainTextEdit *>()->toPlainText(),
             QStringLiteral("[\n  {\n    \"id\": 12345678901234567890\n  }\n]"));
}

void InspectorPartsTest::aVariableIsCopiedWhole()
{
    const Bench bench(*m_theme, completed(), {340, 760});
    bench.select(0);
    bench.variables()->setFocus();
    QTest::keyClick(bench.variables(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("language\ten\tes\tchanged"));
    QTest::keyClick(bench.variables(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("In:\nen\n\nOut:\nes"));
}

void InspectorPartsTest::withoutOutputsThereIsNothingToCompare()
{
    FlowExecution running = completed();
    running.state = ExecutionState::Running;
    running.outputs = JsonValue();
    const Bench bench(*m_theme, running, {900, 500});
    QVERIFY(!bench.find<QCheckBox>("changedOnly")->isVisible());
    QVERIFY(bench.variables()->isColumnHidden(static_cast<int>(Column::Change)));
    QCOMPARE(bench.column(Column::Value), QStringLiteral("en|ACC-1|3|•••• hidden"));
}

void InspectorPartsTest::bodiesAreTrees()
{
    const Bench bench(*m_theme, completed(), {700, 700},
                      {request("POST", "/flows/executions", R"({"id":"platform-1","n":1.50})")});
    bench.open(Requests);
    QTest::mouseClick(bench.find<QPushButton>("showAnswered"), Qt::LeftButton);
    const auto *answered = bench.find<JsonPanel>("answeredBody");
    QVERIFY(answered->isVisible());
    QCOMPARE(answered->tree().jsonModel().indexAt({1}).siblingAtColumn(1).data().toString(),
             QStringLiteral("1.50"));
    QTest::mouseClick(bench.find<QPushButton>("showSent"), Qt::LeftButton);
    const auto *sent = bench.find<JsonPanel>("sentBody");
    QCOMPARE(sent->tree().jsonModel().indexAt({1}).siblingAtColumn(1).data().toString(),
             QStringLiteral("12345678901234567890"));
}

void InspectorPartsTest::noAnswerIsSaid()
{
    RequestRecord unanswered = request("POST", "/flows/executions", {});
    unanswered.status = 0;
    unanswered.failure = QStringLiteral("Connection refused");
    const Bench bench(*m_theme, completed(), {700, 700}, {unanswered});
    bench.open(Requests);
    QTest::mouseClick(bench.find<QPushButton>("showAnswered"), Qt::LeftButton);
    QCOMPARE(bench.find<JsonPanel>("answeredBody")->findChild<QPlainTextEdit *>()->placeholderText(),
             QStringLiteral("No answer came: Connection refused"));
}

void InspectorPartsTest::theLastAnswerIsTheLookAtTheExecution()
{
    ExecutionDetails details;
    details.execution = completed();
    QVERIFY(lastAnswer(details) == nullptr);
    details.requests = {request("POST", "/flows/executions", R"({"id":"platform-1"})")};
    QCOMPARE(lastAnswer(details)->method, QStringLiteral("POST"));
    details.requests << request("GET", "/flows/executions/platform-1", R"({"status":"RUNNING"})")
                     << request("GET", "/flows/executions/platform-1", R"({"status":"COMPLETED"})")
                     << request("POST", "/flows/instances/query", "{}");
    QVERIFY(lastAnswer(details)->responseBody.contains("COMPLETED"));
    details.requests[2].status = 503;
    QVERIFY(lastAnswer(details)->responseBody.contains("RUNNING"));
}

void InspectorPartsTest::jsonShowsWhatIsChosen()
{
    const Bench bench(*m_theme, completed(), {700, 700},
                      {request("GET", "/flows/executions/platform-1", R"({"status":"COMPLETED"})")});
    bench.open(Json);
    const auto *panel = bench.find<QWidget>("executionJson")->findChild<JsonPanel *>();
    const auto shown = [panel] { return panel->tree().jsonModel().document().toJson(); };
    QCOMPARE(shown(), QByteArray(R"({"status":"COMPLETED"})"));
    QVERIFY(bench.find<QLabel>("jsonSource")->text().startsWith(QStringLiteral("GET /flows/executions/")));
    auto *choice = bench.find<QComboBox>("jsonDocument");
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(shown(), completed().inputs.toJson());
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(shown(), completed().outputs.toJson());
}

void InspectorPartsTest::theSourceOfTheJsonIsReadWholeInANarrowDock()
{
    ExecutionDetails details;
    details.execution = completed();
    details.execution.platformId = PlatformExecutionId(QStringLiteral("7c1e0f62-93ab-4d0e-8a51-3f1c9a7d2b10"));
    const QByteArray path = "/flows/executions/" + details.execution.platformId.text().toLatin1();
    details.requests = {request("GET", path.constData(), R"({"a":1})")};
    ExecutionJson view(*m_theme);
    view.setDetails(details);
    view.resize(300, 500);
    view.show();
    QVERIFY2(view.width() <= 300, qPrintable(QString::number(view.width())));
    const auto *source = view.findChild<QLabel *>(QStringLiteral("jsonSource"));
    const auto isWhole = [source] {
        const QRect room = source->contentsRect();
        const QRect needed = source->fontMetrics().boundingRect(QRect(0, 0, room.width(), 1000),
                                                                Qt::TextWordWrap, source->text());
        return needed.width() <= room.width() && needed.height() <= room.height();
    };
    QVERIFY(source->text().contains(QStringLiteral("UTC")));
    QTRY_VERIFY2(isWhole(), qPrintable(QStringLiteral("%1 pixels").arg(source->width())));
    QTest::keyClick(view.findChild<QComboBox *>(), Qt::Key_Down);
    QVERIFY(!source->isVisible()); // inputs are nobody's answer
}

void InspectorPartsTest::anErrorIsCopiedForSupport()
{
    FlowExecution failed = completed();
    failed.state = ExecutionState::Failed;
    ApiError error;
    error.kind = ApiError::Kind::Unavailable;
    error.httpStatus = 503;
    error.correlationId = QStringLiteral("c0ffee");
    failed.error = error;
    const Bench bench(*m_theme, failed, {700, 700});
    bench.open(Errors);
    QTest::mouseClick(bench.find<QPushButton>("copyError"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    for (const char *words : {"HTTP 503", "Correlation id: c0ffee", "Platform id: platform-1",
                              "Billing IVR 14.0 (flow)", "Launched: 2026-01-05T09:00:00.000Z"}) {
        QVERIFY2(copied.contains(QLatin1String(words)), qPrintable(copied));
    }
}

void InspectorPartsTest::everyBadEndSaysWhatItMeans_data()
{
    QTest::addColumn<ExecutionState>("state");
    QTest::addColumn<QString>("platformId");
    QTest::newRow("the flow failed") << ExecutionState::Failed << QStringLiteral("platform-1");
    QTest::newRow("never taken") << ExecutionState::Failed << QString();
    QTest::newRow("timed out") << ExecutionState::TimedOut << QStringLiteral("platform-1");
    QTest::newRow("unknown") << ExecutionState::Unknown << QStringLiteral("platform-1");
}

void InspectorPartsTest::everyBadEndSaysWhatItMeans()
{
    QFETCH(ExecutionState, state);
    QFETCH(QString, platformId);
    FlowExecution execution = completed();
    execution.state = state;
    execution.platformId = PlatformExecutionId(platformId);
    const Bench bench(*m_theme, execution, {700, 700});
    for (const char *part : {"errorHappened", "errorMeans", "errorToDo"}) {
        QVERIFY2(!bench.find<QLabel>(part)->text().isEmpty(), part);
    }
}

void InspectorPartsTest::theFootOffersWhatCanBeDoneAgain()
{
    Bench bench(*m_theme, completed(), {700, 700});
    QSignalSpy again(&bench.pane, &InspectorPane::againRequested);
    QSignalSpy changes(&bench.pane, &InspectorPane::againWithChangesRequested);
    QSignalSpy compare(&bench.pane, &InspectorPane::compareRequested);
    QTest::mouseClick(bench.find<QPushButton>("againButton"), Qt::LeftButton);
    QTest::mouseClick(bench.find<QPushButton>("changesButton"), Qt::LeftButton);
    QTest::mouseClick(bench.find<QPushButton>("compareButton"), Qt::LeftButton);
    for (const QSignalSpy *spy : {&again, &changes, &compare}) {
        QCOMPARE(spy->count(), 1);
        QVERIFY(spy->first().first().value<ExecutionId>() == completed().id);
    }
    bench.pane.clear();
    QVERIFY(!bench.find<QPushButton>("againButton")->isVisible());
    for (const QAction *action : bench.pane.runActions()) {
        QVERIFY(!action->isEnabled());
    }
}

void InspectorPartsTest::buttonsFitInTheNarrowestDock()
{
    const Bench bench(*m_theme, completed(), {340, 760});
    for (const char *name : {"againButton", "changesButton", "compareButton"}) {
        const auto *button = bench.find<QPushButton>(name);
        QVERIFY2(button->width() >= button->sizeHint().width(), name);
        QVERIFY2(button->geometry().right() <= 340, name);
    }
}

void InspectorPartsTest::aFlatPaneHasAMenuInPlaceOfThem()
{
    Bench bench(*m_theme, completed(), {556, 320});
    const auto *again = bench.find<QToolButton>("againMenu");
    QVERIFY(!bench.find<QPushButton>("againButton")->isVisible());
    QVERIFY(again->isVisible());
    QCOMPARE(again->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    const auto *tabs = bench.find<QTabWidget>("inspectorTabs");
    QVERIFY(again->x() >= tabs->tabBar()->tabRect(tabs->count() - 1).right());
    QCOMPARE(again->height(), tabs->tabBar()->height());
    QCOMPARE(again->menu()->actions(), bench.pane.runActions());
    QSignalSpy changes(&bench.pane, &InspectorPane::againWithChangesRequested);
    again->menu()->actions().at(1)->trigger();
    QCOMPARE(changes.count(), 1);

    bench.pane.resize(340, 320);
    QTRY_VERIFY(tabs->width() <= 340);
    QVERIFY(!again->isVisible() || again->x() >= tabs->tabBar()->tabRect(tabs->count() - 1).right());
    bench.pane.resize(556, 760);
    QTRY_VERIFY(bench.find<QPushButton>("againButton")->isVisible());
    QVERIFY(!again->isVisible());
}

QTEST_MAIN(InspectorPartsTest)
#include "inspectorpartstest.moc"
