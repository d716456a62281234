#include "modeltext.h"
#include "sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/inspector/inspectorpane.h"
#include "ui/inspector/stepsmodel.h"
#include "ui/theme/theme.h"
#include "widgettext.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

using Tester = QAbstractItemModelTester;

namespace {

NodeTransition step(NodeEvent event, const char *node, const QDateTime &at, const char *message = "")
{
    NodeTransition made;
    made.event = event;
    made.nodeId = QLatin1String(node);
    made.nodeName = made.nodeId.isEmpty() ? QString() : QStringLiteral("Node ") + made.nodeId;
    made.nodeType = QStringLiteral("menu");
    made.at = at;
    made.message = QLatin1String(message);
    made.receivedAt = at.addMSecs(40);
    return made;
}

QString column(const QAbstractItemModel &model, StepsModel::Column which)
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row) {
        cells << model.index(row, static_cast<int>(which)).data().toString();
    }
    return cells.join(u'|');
}

} // namespace

/// The inspector tells each node that a run entered and left, live, and what went wrong in the words of the
/// catalogue.
class StepsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void stayRunsFromEnteringToLeaving();
    void lateStepsFindTheirPlaceWithoutAReset();
    void toolTipSaysWhereAStepCameFrom();
    void tabTellsTheStepsAndTheSummaryCountsThem();
    void whoReadsAboveIsLeftThere();
    void emptyStepsSayWhatWouldTell_data();
    void emptyStepsSayWhatWouldTell();
    void aFailedStepIsTheErrorRecord();
    void anErrorLeadsToItsSetting();
    void aRequestIsCopiedAsAProgram_data();
    void aRequestIsCopiedAsAProgram();

private:
    [[nodiscard]] ExecutionDetails details(int steps) const;

    const QDateTime m_start = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ManualClock> m_clock;
};

void StepsTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void StepsTest::init()
{
    m_clock = std::make_unique<ManualClock>(m_start);
}

ExecutionDetails StepsTest::details(int steps) const
{
    ExecutionDetails made;
    made.execution = sampleExecution(1, ExecutionState::Running, m_start);
    made.execution.dialect = Dialect::ConversationFlow;
    made.execution.platformId = PlatformExecutionId(QStringLiteral("conversation-1"));
    made.execution.conversationId = ConversationId(QStringLiteral("conversation-1"));
    for (int i = 0; i < steps; ++i) {
        made.steps << step(i % 2 == 0 ? NodeEvent::Entered : NodeEvent::Exited, "a", m_start.addMSecs(100 * i));
    }
    return made;
}

void StepsTest::stayRunsFromEnteringToLeaving()
{
    StepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setSteps({step(NodeEvent::Entered, "a", m_start),
                    step(NodeEvent::Exited, "a", m_start.addMSecs(2300)),
                    step(NodeEvent::Entered, "a", m_start.addMSecs(3000)),
                    step(NodeEvent::Exited, "a", m_start.addMSecs(3007)),
                    step(NodeEvent::Exited, "b", m_start.addMSecs(4000)),
                    step(NodeEvent::Completed, "", m_start.addMSecs(5000))});
    QCOMPARE(column(model, StepsModel::Column::Stay), QStringLiteral("|2300 ms||7 ms||"));
    QCOMPARE(column(model, StepsModel::Column::Event),
             QStringLiteral("entered|left|entered|left|left|completed"));
    QVERIFY(
        column(model, StepsModel::Column::Time).startsWith(m_start.toLocalTime().toString(u"HH:mm:ss.zzz")));
    QVERIFY(column(model, StepsModel::Column::Node).endsWith(QStringLiteral("(the flow)")));
}

void StepsTest::lateStepsFindTheirPlaceWithoutAReset()
{
    StepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    NodePath path;
    QVERIFY(path.add(step(NodeEvent::Exited, "a", m_start.addMSecs(500))));
    model.setSteps(path.steps());
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QVERIFY(path.add(step(NodeEvent::Entered, "a", m_start)));
    QVERIFY(!path.add(step(NodeEvent::Entered, "a", m_start)));
    model.setSteps(path.steps());
    QCOMPARE(column(model, StepsModel::Column::Event), QStringLiteral("entered|left"));
    QCOMPARE(column(model, StepsModel::Column::Stay), QStringLiteral("|500 ms"));
    QCOMPARE(resets.count(), 0);
}

void StepsTest::toolTipSaysWhereAStepCameFrom()
{
    StepsModel model;
    NodeTransition read = step(NodeEvent::Entered, "a", m_start);
    read.provenance = Provenance::History;
    model.setSteps({step(NodeEvent::Entered, "b", m_start), read});
    const auto tip = [&model](int row) {
        return model.index(row, static_cast<int>(StepsModel::Column::Node)).data(Qt::ToolTipRole).toString();
    };
    QVERIFY(tip(0).contains(QStringLiteral("Node id b")));
    QVERIFY(tip(0).contains(QStringLiteral("Pushed by the platform")));
    QVERIFY(tip(1).contains(QStringLiteral("From the execution data")));
}

void StepsTest::tabTellsTheStepsAndTheSummaryCountsThem()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(700, 500);
    pane.show();
    ExecutionDetails shown = details(4);
    shown.execution.currentNode = QStringLiteral("Main menu");
    shown.execution.transitions = 4;
    pane.setDetails(shown);
    QCOMPARE(part<QTabWidget>(pane, "inspectorTabs")->tabText(1), QStringLiteral("Steps (4)"));
    const QString text = allText(pane);
    QVERIFY(text.contains(QStringLiteral("Main menu")));
    QVERIFY(text.contains(QStringLiteral("Transitions")));
}

void StepsTest::whoReadsAboveIsLeftThere()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(700, 300);
    pane.show();
    pane.setDetails(details(60));
    part<QTabWidget>(pane, "inspectorTabs")->setCurrentIndex(1);
    auto *table = part<QTableView>(pane, "stepsTable");
    QTRY_VERIFY(table->verticalScrollBar()->maximum() > 0);
    table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum());
    pane.setDetails(details(70));
    QTRY_COMPARE(table->verticalScrollBar()->value(), table->verticalScrollBar()->maximum());

    table->setCurrentIndex(table->model()->index(3, 0));
    const int place = table->verticalScrollBar()->value();
    pane.setDetails(details(80));
    QCOMPARE(table->model()->rowCount(), 80);
    QCOMPARE(table->verticalScrollBar()->value(), place);
    QCOMPARE(table->currentIndex().row(), 3);
}

void StepsTest::emptyStepsSayWhatWouldTell_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<ExecutionState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("live") << Dialect::ConversationFlow << ExecutionState::Running
                          << QStringLiteral("No steps yet");
    QTest::newRow("no webhook") << Dialect::ConversationFlow << ExecutionState::Completed
                                << QStringLiteral("webhook");
    QTest::newRow("after the run") << Dialect::Published << ExecutionState::Running
                                   << QStringLiteral("only after the run");
    QTest::newRow("not stored") << Dialect::Published << ExecutionState::Completed
                                << QStringLiteral("stores execution data");
    QTest::newRow("never") << Dialect::FlowExecutions << ExecutionState::Running
                           << QStringLiteral("never tells of steps");
}

void StepsTest::emptyStepsSayWhatWouldTell()
{
    QFETCH(Dialect, dialect);
    QFETCH(ExecutionState, state);
    QFETCH(QString, words);
    InspectorPane pane(*m_theme, *m_clock);
    ExecutionDetails shown = details(0);
    shown.execution.dialect = dialect;
    shown.execution.state = state;
    pane.setDetails(shown);
    QVERIFY(part<QLabel>(pane, "stepsEmpty")->text().contains(words));
}

void StepsTest::aFailedStepIsTheErrorRecord()
{
    InspectorPane pane(*m_theme, *m_clock);
    ExecutionDetails shown = details(2);
    shown.execution.state = ExecutionState::Failed;
    shown.steps << step(NodeEvent::Failed, "b", m_start.addMSecs(900), "Invoice service: 504");
    pane.setDetails(shown);
    const auto record = JsonValue::parse(
        part<QPlainTextEdit>(*part<QWidget>(pane, "errorRecord"), "jsonText")->toPlainText().toUtf8());
    QVERIFY(record.ok());
    QCOMPARE(record.value().value(u"nodeId").toString(), QStringLiteral("b"));
    QCOMPARE(record.value().value(u"errorMessage").toString(), QStringLiteral("Invoice service: 504"));
    QCOMPARE(record.value().value(u"conversationId").toString(), QStringLiteral("conversation-1"));

    pane.setDetails(details(2));
    QVERIFY(part<QWidget>(pane, "errorRecord")->isHidden());
}

void StepsTest::anErrorLeadsToItsSetting()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(700, 500);
    pane.show();
    ExecutionDetails shown = details(0);
    shown.execution.state = ExecutionState::Failed;
    ApiError error;
    error.kind = ApiError::Kind::Permission;
    error.httpStatus = 403;
    error.correlationId = QStringLiteral("c0ffee");
    shown.execution.error = error;
    pane.setDetails(shown);
    part<QTabWidget>(pane, "inspectorTabs")->setCurrentIndex(3);
    const ErrorWords words = explain(error, Dialect::ConversationFlow);
    QCOMPARE(part<QLabel>(pane, "errorHappened")->text(), words.whatHappened);
    QCOMPARE(part<QLabel>(pane, "errorMeans")->text(), words.whatItMeans);
    QCOMPARE(part<QLabel>(pane, "errorToDo")->text(), words.whatToDo);
    QVERIFY(words.link == SettingLink::Permissions);

    QSignalSpy asked(&pane, &InspectorPane::settingRequested);
    QTest::mouseClick(part<QPushButton>(pane, "errorSetting"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QVERIFY(asked.first().first().value<SettingLink>() == SettingLink::Permissions);
}

void StepsTest::aRequestIsCopiedAsAProgram_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("words");
    QTest::newRow("cURL") << QStringLiteral("copyAsCurl") << QStringLiteral("curl --request POST");
    QTest::newRow("gc") << QStringLiteral("copyAsGc") << QStringLiteral("gc flows executions create");
    QTest::newRow("Python") << QStringLiteral("copyAsPython") << QStringLiteral("import requests");
    QTest::newRow("Node") << QStringLiteral("copyAsNode") << QStringLiteral("await fetch(");
}

void StepsTest::aRequestIsCopiedAsAProgram()
{
    QFETCH(QString, action);
    QFETCH(QString, words);
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(700, 500);
    pane.show();
    ExecutionDetails shown = details(0);
    RequestRecord request;
    request.method = QStringLiteral("POST");
    request.url = QUrl(QStringLiteral("https://api.mypurecloud.ie/api/v2/flows/executions"));
    request.requestBody = "{}";
    request.status = 200;
    shown.requests << request;
    pane.setDetails(shown);
    part<QTabWidget>(pane, "inspectorTabs")->setCurrentIndex(2);
    auto *button = part<QPushButton>(pane, "copyAs");
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    auto *menu = part<QMenu>(pane, "copyAsMenu");
    QVERIFY(menu->isVisible());
    auto *copy = menu->findChild<QAction *>(action);
    menu->setActiveAction(copy);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(words));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("GENESYS_ACCESS_TOKEN")));
}

QTEST_MAIN(StepsTest)
#include "stepstest.moc"
