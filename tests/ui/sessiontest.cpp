#include "sessionbench.h"
#include "ui/theme/theme.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace flowconsole;

namespace {

QString secret()
{
    return QStringLiteral("5555444433332222");
}

BatchProgress interrupted()
{
    BatchProgress progress;
    progress.spec.id = BatchId(QStringLiteral("b1"));
    progress.spec.profileId = ProfileId(QStringLiteral("p1"));
    progress.spec.filePath = QStringLiteral("/data/calls.csv");
    progress.state = BatchState::Interrupted;
    progress.rows = 900;
    progress.launched = 412;
    return progress;
}

} // namespace

/// Where the operator was comes back in another window, whatever ended the first one; secure values do not.
class SessionTest final : public QObject
{
    Q_OBJECT

private slots:
    void aStateSurvivesItsFileForm();
    void whatIsNoSessionIsRefused();
    void aHugeSessionKeepsWhatFits();
    void whatWasTypedComesBack();
    void secureValuesAreNeitherKeptNorForgottenSilently();
    void addedVariablesThatAreAllSecureAreNamed();
    void anUntouchedSecureSampleIsThereAgain();
    void theTableComesBackAsItWasArranged();
    void widthsThatTheTableFittedAreNotKept();
    void theSelectedExecutionIsSelectedOnceItIsThere();
    void everyChangeIsTold();
    void anInterruptedBatchIsOfferedOnce();
    void theBatchWindowOpensInEachWay();

private:
    using Window = SessionWindow;

    Theme m_theme;
};

void SessionTest::aStateSurvivesItsFileForm()
{
    SessionState state;
    state.geometry = QByteArray("\x01\x00\xff", 3);
    state.arrangement = QByteArray("docks");
    state.windows = {{QStringLiteral("connectionsWindow"), QByteArray("\x02")}};
    state.filterText = QStringLiteral("failed \"x\"");
    state.flow = FlowId(QStringLiteral("f"));
    state.execution = ExecutionId(QStringLiteral("e"));
    FlowInputDraft draft;
    draft.flowId = state.flow;
    draft.values.insert(QStringLiteral("amount"), JsonValue::number(QStringLiteral("12345678901234567890.50")));
    draft.texts.insert(QStringLiteral("amount"), QStringLiteral("12,5"));
    draft.touched = {QStringLiteral("amount")};
    draft.problemsShown = true;
    draft.timeout = QStringLiteral("9x");
    draft.timeoutAction = QStringLiteral("mark");
    draft.priority = QStringLiteral("7");
    draft.secureLeftOut = {QStringLiteral("card")};
    state.drafts = {draft};
    TableLayout table = defaultTableLayout();
    table.sortedBy = ExecutionColumn::Node;
    table.sortOrder = Qt::DescendingOrder;
    table.grouping = TableGrouping::State;
    table.at(ExecutionColumn::Flow).width = 240;
    table.at(ExecutionColumn::PlatformId).shown = ColumnShown::Always;
    table.columns.move(0, 3);
    state.tables.insert(QStringLiteral("test"), table);
    state.batchFile = QStringLiteral("/data/calls.csv");
    state.compared = {ExecutionId(QStringLiteral("left")), ExecutionId(QStringLiteral("right"))};
    const auto json = JsonValue::parse(toJson(state).toJson(JsonValue::Format::Indented));
    QVERIFY(json.ok());
    const auto back = sessionFromJson(json.value());
    QVERIFY(back.ok());
    QVERIFY(back.value() == state);
}

void SessionTest::whatIsNoSessionIsRefused()
{
    QVERIFY(!sessionFromJson(JsonValue::array()).ok());
    QVERIFY(!sessionFromJson(JsonValue::object()).ok());
    JsonValue later = toJson(SessionState());
    later.insert(QStringLiteral("version"), JsonValue::integer(2));
    QVERIFY(!sessionFromJson(later).ok());
    JsonValue odd = toJson(SessionState());
    odd.insert(QStringLiteral("drafts"), JsonValue::string(QStringLiteral("none")));
    odd.insert(QStringLiteral("table"), JsonValue::integer(3));
    QVERIFY(sessionFromJson(odd).ok());
}

void SessionTest::aHugeSessionKeepsWhatFits()
{
    SessionState state;
    for (int number = 0; number < 40; ++number) {
        FlowInputDraft draft;
        draft.flowId = FlowId(QString::number(number));
        draft.texts.insert(QStringLiteral("text"), QString(50'000, u'x'));
        state.drafts.append(draft);
    }
    const QByteArray bytes = toJson(state).toJson(JsonValue::Format::Indented);
    QVERIFY(bytes.size() < largestSession);
    const auto back = sessionFromJson(toJson(state));
    QVERIFY(back.value().drafts.size() > 5);
    QCOMPARE(back.value().drafts.first().flowId, FlowId(QStringLiteral("0")));
}

void SessionTest::whatWasTypedComesBack()
{
    Window first(m_theme);
    first.signInAndShowFlows();
    first.type("editor.accountId", QStringLiteral("ACC-77"));
    first.type("editor.retryCount", QStringLiteral("three"));
    first.type("editor.timeout", QStringLiteral("45"));
    first.chooseFlow(QStringLiteral("Callback offer"));
    first.type("editor.phone", QStringLiteral("+49 30 123"));
    first.type("executionFilter", QStringLiteral("failed"));

    Window second(m_theme, first.kept());
    QCOMPARE(second.find<QLineEdit>("executionFilter")->text(), QStringLiteral("failed"));
    second.signInAndShowFlows();
    QCOMPARE(second.find<QLineEdit>("editor.phone")->text(), QStringLiteral("+49 30 123"));
    second.chooseFlow(QStringLiteral("Late-fee waiver"));
    QCOMPARE(second.find<QLineEdit>("editor.accountId")->text(), QStringLiteral("ACC-77"));
    QCOMPARE(second.find<QLineEdit>("editor.customerName")->text(), QStringLiteral("Alex Johnson"));
    QCOMPARE(second.find<QLineEdit>("editor.retryCount")->text(), QStringLiteral("three"));
    QVERIFY(second.find<QLabel>("problem.retryCount")->isVisible());
    QCOMPARE(second.find<QLineEdit>("editor.timeout")->text(), QStringLiteral("45"));

    // Kept a second time before any flow came, nothing is lost either.
    Window third(m_theme, first.kept());
    const SessionState again = third.kept();
    QCOMPARE(again.flow, callbackOffer().id);
    QCOMPARE(again.drafts.size(), 2);
}

void SessionTest::secureValuesAreNeitherKeptNorForgottenSilently()
{
    Window first(m_theme);
    first.signInAndShowFlows();
    first.type("editor.accountId", QStringLiteral("ACC-77"));
    first.type("editor.cardNumber", secret());
    QVERIFY(!toJson(first.window.session()).toJson().contains(secret().toUtf8()));
    first.chooseFlow(QStringLiteral("Callback offer"));
    QVERIFY(!toJson(first.window.session()).toJson().contains(secret().toUtf8()));
    QVERIFY(toJson(first.window.session()).toJson().contains("ACC-77"));
    first.chooseFlow(QStringLiteral("Late-fee waiver"));
    QCOMPARE(first.find<QLineEdit>("editor.cardNumber")->text(), secret());

    Window second(m_theme, first.kept());
    second.signInAndShowFlows();
    QVERIFY(second.find<QLineEdit>("editor.cardNumber")->text().isEmpty());
    const auto *note = second.find<QLabel>("secureLeftOut");
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().startsWith(QStringLiteral("Secure values are not kept")), qPrintable(note->text()));
    QVERIFY(note->text().contains(QStringLiteral("cardNumber")));
    second.type("editor.cardNumber", QStringLiteral("1"));
    QVERIFY(!note->isVisible());
}

void SessionTest::addedVariablesThatAreAllSecureAreNamed()
{
    Flow flow = withoutSchema();
    flow.inputSchemaProblem = QStringLiteral("it is no object");
    const auto show = [&flow](Window &window) {
        window.signInAndShowFlows();
        window.window.showFlows({flow});
    };
    Window first(m_theme);
    show(first);
    QTest::mouseClick(first.find<QPushButton>("addVariable"), Qt::LeftButton);
    first.type("freeName", QStringLiteral("pin"));
    first.type("editor.pin", secret());
    QVERIFY(!toJson(first.window.session()).toJson().contains(secret().toUtf8()));

    Window second(m_theme, first.kept());
    show(second);
    const auto *note = second.find<QLabel>("secureLeftOut");
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains(QStringLiteral("pin")), qPrintable(note->text()));
    // Also at the next start, as long as nobody has typed it.
    Window third(m_theme, second.kept());
    show(third);
    QVERIFY(third.find<QLabel>("secureLeftOut")->isVisible());
    // Who launches without it does not miss it.
    third.find<QAction>("launchAction")->trigger();
    QVERIFY(!third.find<QLabel>("secureLeftOut")->isVisible());
}

void SessionTest::anUntouchedSecureSampleIsThereAgain()
{
    Window first(m_theme);
    first.signInAndShowFlows();
    first.type("editor.accountId", QStringLiteral("ACC-77"));
    Window second(m_theme, first.kept());
    second.signInAndShowFlows();
    QCOMPARE(second.find<QLineEdit>("editor.cardNumber")->text(), QStringLiteral("4111111111111111"));
    QVERIFY(!second.find<QLabel>("secureLeftOut")->isVisible());
}

void SessionTest::theTableComesBackAsItWasArranged()
{
    Window first(m_theme);
    first.signInAndShowFlows();
    auto *table = first.find<QTableView>("executionsTable");
    QHeaderView *header = table->horizontalHeader();
    constexpr int flow = 1;
    const int edge = header->sectionViewportPosition(flow) + header->sectionSize(flow) - 1;
    const int before = header->sectionSize(flow);
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, QPoint(edge, 8));
    QTest::mouseMove(header->viewport(), QPoint(edge + 10, 8));
    QTest::mouseMove(header->viewport(), QPoint(edge + 33, 8));
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, QPoint(edge + 33, 8));
    const int dragged = header->sectionSize(flow);
    QVERIFY2(dragged > before, qPrintable(QString::number(dragged)));
    table->sortByColumn(flow, Qt::DescendingOrder);

    const SessionState kept = first.kept();
    QCOMPARE(kept.tables.value(QStringLiteral("test")).at(ExecutionColumn::Flow).width, dragged);
    const Window second(m_theme, kept);
    const auto *restored = second.find<QTableView>("executionsTable");
    QCOMPARE(restored->horizontalHeader()->sortIndicatorSection(), flow);
    QCOMPARE(restored->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(restored->columnWidth(flow), dragged);
}

void SessionTest::widthsThatTheTableFittedAreNotKept()
{
    Window first(m_theme);
    first.signInAndShowFlows();
    first.window.resize(1024, 700);
    QVERIFY(first.kept().tables.value(QStringLiteral("test")) == defaultTableLayout());
}

void SessionTest::theSelectedExecutionIsSelectedOnceItIsThere()
{
    StillClock clock;
    FlowExecution older = execution(QStringLiteral("older"), lateFeeWaiver(), ExecutionState::Running,
                                    clock.nowUtc().addSecs(-60));
    FlowExecution newer =
        execution(QStringLiteral("newer"), callbackOffer(), ExecutionState::Running, clock.nowUtc());
    older.profileId = ProfileId(QStringLiteral("p1"));
    newer.profileId = older.profileId;
    Window first(m_theme);
    first.signInAndShowFlows();
    first.window.applyChanges({{older, newer}, {}});
    auto *table = first.find<QTableView>("executionsTable");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const auto row = table->model()->match(table->model()->index(0, 1), Qt::DisplayRole, older.flowName);
    QVERIFY(!row.isEmpty());
    table->selectRow(row.first().row());
    QCOMPARE(first.kept().execution, older.id);

    Window second(m_theme, first.kept());
    QSignalSpy inspected(&second.window, &MainWindow::inspectRequested);
    QCOMPARE(second.kept().execution, older.id);
    second.signInAndShowFlows();
    second.window.applyChanges({{older, newer}, {}});
    QTRY_COMPARE(inspected.count(), 1);
    QCOMPARE(inspected.first().first().value<ExecutionId>(), older.id);
}

void SessionTest::everyChangeIsTold()
{
    Window shown(m_theme);
    shown.signInAndShowFlows();
    QSignalSpy changed(&shown.window, &MainWindow::sessionChanged);
    const auto tells = [&changed](const char *what) {
        QVERIFY2(!changed.isEmpty(), what);
        changed.clear();
    };
    changed.clear();
    shown.type("executionFilter", QStringLiteral("x"));
    tells("filter");
    shown.type("editor.accountId", QStringLiteral("ACC-1"));
    tells("form");
    shown.chooseFlow(QStringLiteral("Callback offer"));
    tells("flow");
    shown.find<QTableView>("executionsTable")->sortByColumn(2, Qt::AscendingOrder);
    tells("sort order");
    shown.window.resize(1000, 700);
    tells("size");
    shown.find<QDockWidget>("flowsDock")->hide();
    tells("dock");
    shown.find<QAction>("batchAction")->trigger();
    tells("window");
    QSignalSpy closing(&shown.window, &MainWindow::closing);
    shown.window.close();
    QCOMPARE(closing.count(), 1);
}

void SessionTest::anInterruptedBatchIsOfferedOnce()
{
    Window shown(m_theme);
    QSignalSpy wanted(&shown.window, &MainWindow::batchesWanted);
    QSignalSpy resumed(&shown.window, &MainWindow::batchResumeRequested);
    shown.signInAndShowFlows();
    QCOMPARE(wanted.count(), 1);
    auto *notice = shown.find<QWidget>("batchMessage");
    QVERIFY(!notice->isVisible());
    shown.window.showBatches({interrupted()});
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->accessibleName(), QStringLiteral("The batch calls.csv was interrupted at row 412 of 900. "
                                                      "No row is launched twice."));
    QTest::mouseClick(notice->findChild<QPushButton *>(QStringLiteral("inlineMessageAside")), Qt::LeftButton);
    QVERIFY(shown.find<QWidget>("batchProgressView")->isVisible());
    QCOMPARE(resumed.count(), 0);
    QTest::mouseClick(notice->findChild<QPushButton *>(QStringLiteral("inlineMessageAction")), Qt::LeftButton);
    QCOMPARE(resumed.count(), 1);
    QCOMPARE(resumed.first().first().value<BatchId>(), interrupted().spec.id);
    QVERIFY(!notice->isVisible());
    shown.window.showBatches({interrupted()});
    QVERIFY(!notice->isVisible());
}

void SessionTest::theBatchWindowOpensInEachWay()
{
    Window shown(m_theme);
    shown.signInAndShowFlows();
    QTest::keyClick(shown.find<QWidget>("editor.accountId"), Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(shown.window.findChild<QWidget *>(QStringLiteral("batchWindow")) != nullptr);
    auto *window = shown.find<QWidget>("batchWindow");
    QVERIFY(window->isVisible());
    QCOMPARE(shown.find<QLabel>("batchFlow")->text(), QStringLiteral("Batch of Late-fee waiver v14"));
    window->close();
    QTest::mouseClick(shown.find<QPushButton>("batchButton"), Qt::LeftButton);
    QVERIFY(window->isVisible());
}

QTEST_MAIN(SessionTest)
#include "sessiontest.moc"
