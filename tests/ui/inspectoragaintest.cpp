#include "base/redaction.h"
#include "shownwindow.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

/// A run that was is launched again as it was, or its input goes into the form; two runs are compared.
class InspectorAgainTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void launchAgainSendsTheSameInputAndLeavesTheFormAlone();
    void secureValuesHaveToBeTypedAgain();
    void theRoutingPriorityIsSentAgain();
    void changesStartFromItsRoutingPriority();
    void theSummaryTellsARoutingPriority();
    void theVersionThatRanIsPinned();
    void whereNoVersionCanBeChosenTheFormOpens();
    void inputThatIsNotTakenAnyMoreOpensTheForm();
    void whatKeepsALaunchBackKeepsThisOneBack();
    void aFlowThatIsGoneIsSaid();
    void changesStartFromItsInput();
    void ctrlDComparesTwoSelected();
    void compareOffersTheRunBefore();
    void nothingIsOfferedWithoutARun();

private:
    [[nodiscard]] FlowExecution callback(const QString &id, const QByteArray &inputs) const;
    /// The window with these runs.
    [[nodiscard]] std::unique_ptr<ShownWindow> shownWith(const QList<FlowExecution> &runs);
    void selectRow(const ShownWindow &shown, int row) const;
    /// The same with one run of that priority, by the form of the API that has priorities.
    [[nodiscard]] std::unique_ptr<ShownWindow> shownWithPriority(int priority);

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void InspectorAgainTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

FlowExecution InspectorAgainTest::callback(const QString &id, const QByteArray &inputs) const
{
    FlowExecution run =
        execution(id, callbackOffer(), ExecutionState::Completed, QDateTime::currentDateTimeUtc());
    run.inputs = JsonValue::parse(inputs).value();
    run.timeout = std::chrono::seconds(90);
    run.timeoutAction = TimeoutAction::MarkOnly;
    return run;
}

std::unique_ptr<ShownWindow> InspectorAgainTest::shownWith(const QList<FlowExecution> &runs)
{
    auto shown = std::make_unique<ShownWindow>(m_theme, m_folder->filePath(QStringLiteral("settings.ini")));
    shown->signInAndShowFlows();
    shown->window.applyChanges({runs, {}});
    shown->window.activateWindow();
    return shown;
}

void InspectorAgainTest::selectRow(const ShownWindow &shown, int row) const
{
    QTRY_VERIFY(shown.window.isActiveWindow());
    auto *table = shown.window.findChild<QTableView *>(QStringLiteral("executionsTable"));
    QTRY_VERIFY(table->model()->rowCount() > row);
    // Whatever keys a test before has held down.
    table->selectionModel()->setCurrentIndex(table->model()->index(row, 0),
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    table->setFocus();
    QTRY_VERIFY(shown.window.findChild<QAction *>(QStringLiteral("launchAgain"))->isEnabled());
}

void InspectorAgainTest::launchAgainSendsTheSameInputAndLeavesTheFormAlone()
{
    const auto shown =
        shownWith({callback(QStringLiteral("run-0"), R"({"phone": "+49 30 1", "wanted": true})")});
    selectRow(*shown, 0);
    QSignalSpy launched(&shown->window, &MainWindow::launchRequested);
    QTest::keyClick(&shown->window, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(launched.count(), 1);
    const auto request = launched.first().first().value<LaunchRequest>();
    QVERIFY(request.flowId == callbackOffer().id);
    QCOMPARE(request.inputs.toJson(), QByteArray(R"({"phone":"+49 30 1","wanted":true})"));
    QVERIFY(request.pinnedVersion.isEmpty());
    QVERIFY(request.timeout == std::chrono::seconds(90));
    QVERIFY(request.timeoutAction == TimeoutAction::MarkOnly);
    QVERIFY(!request.id.isEmpty() && request.id != ExecutionId(QStringLiteral("run-0")));
    QVERIFY(shown->window.findChild<QLineEdit *>(QStringLiteral("editor.phone"))->text().isEmpty());
}

void InspectorAgainTest::secureValuesHaveToBeTypedAgain()
{
    FlowExecution run = callback(QStringLiteral("run-0"), R"({"wanted": true})");
    run.inputs.insert(QStringLiteral("phone"), JsonValue::string(redactedPlaceholder()));
    const auto shown = shownWith({run});
    selectRow(*shown, 0);
    QSignalSpy launched(&shown->window, &MainWindow::launchRequested);
    shown->trigger("launchAgain");
    QCOMPARE(launched.count(), 0);
    bool isSaid = false;
    for (const QLabel *label : shown->window.findChildren<QLabel *>()) {
        isSaid = isSaid || (label->isVisible() &&
                            label->text().contains(QStringLiteral("Secure values are not kept: type phone")));
    }
    QVERIFY(isSaid);
    const auto *editor = shown->window.findChild<QLineEdit *>(QStringLiteral("editor.phone"));
    QVERIFY(editor->text().isEmpty());
    QTRY_VERIFY(editor->hasFocus());
}

std::unique_ptr<ShownWindow> InspectorAgainTest::shownWithPriority(int priority)
{
    FlowExecution run = callback(QStringLiteral("run-0"), R"({"phone": "12"})");
    run.dialect = Dialect::ConversationFlow;
    run.routingPriority = priority;
    auto shown = shownWith({run});
    ConnectionStatus status = signedIn();
    status.profile.dialect = Dialect::ConversationFlow;
    shown->window.showConnection(status);
    return shown;
}

void InspectorAgainTest::theRoutingPriorityIsSentAgain()
{
    const auto shown = shownWithPriority(42);
    selectRow(*shown, 0);
    QSignalSpy launched(&shown->window, &MainWindow::launchRequested);
    shown->trigger("launchAgain");
    QCOMPARE(launched.count(), 1);
    QCOMPARE(launched.first().first().value<LaunchRequest>().priority, 42);
}

void InspectorAgainTest::changesStartFromItsRoutingPriority()
{
    const auto shown = shownWithPriority(42);
    selectRow(*shown, 0);
    shown->trigger("launchAgainWithChanges");
    QCOMPARE(shown->window.findChild<QLineEdit *>(QStringLiteral("editor.priority"))->text(),
             QStringLiteral("42"));
    QSignalSpy launched(&shown->window, &MainWindow::launchRequested);
    shown->trigger("launchAction");
    QCOMPARE(launched.count(), 1);
    QCOMPARE(launched.first().first().value<LaunchRequest>().priority, 42);
}

void InspectorAgainTest::theSummaryTellsARoutingPriority()
{
    const auto summary = [](const ShownWindow &shown) {
        QStringList lines;
        for (const QLabel *label : shown.dock("inspectorDock")->findChildren<QLabel *>()) {
            if (!label->isHidden()) {
                lines << label->text();
            }
        }
        return lines;
    };
    const auto shown = shownWithPriority(42);
    selectRow(*shown, 0);
    QVERIFY(summary(*shown).contains(QStringLiteral("Routing priority")));
    QVERIFY(summary(*shown).contains(QStringLiteral("42")));
    shown->window.applyChanges({{callback(QStringLiteral("run-0"), R"({"phone": "12"})")}, {}});
    QTRY_VERIFY(!summary(*shown).contains(QStringLiteral("Routing priority")));
}

void InspectorAgainTest::theVersionThatRanIsPinned()
{
    FlowExecution run = callback(QStringLiteral("run-0"), R"({"phone": "1"})");
    run.flowVersion = QStringLiteral("2.0");
    const auto shown = shownWith({run});
    selectRow(*shown, 0);
    QSignalSpy launched(&shown->window, &MainWindow::launchRequested);
    shown->trigger("launchAgain");
    QCOMPARE(launched.count(), 1);
    const auto request = launched.first().first().value<LaunchRequest>();
    QCOMPARE(request.pinnedVersion, QStringLiteral("2.0"));
    QCOMPARE(request.flowVersion, QStringLiteral("2.0"));
}

void InspectorAgainTest::whereNoVersionCanBeChosenTheFormOpens()
{
    FlowExecution run = callback(QStringLiteral("run-0"), R"({"phone": "12"})");
    run.flowVersion = QStringLiteral("2.0");
    const auto shown = shownWith({run});
    ConnectionStatus status = signedIn();
    status.profile.dialect = Dialect::FlowExecutions;
    shown->window.showConnection(status);
    selectRow(*shown, 0);
    QSignalSpy launched(&shown->window, &MainWindow::launchRequested);
    shown->trigger("launchAgain");
    QCOMPARE(launched.count(), 0);
    QCOMPARE(shown->window.findChild<QLineEdit *>(QStringLiteral("editor.phone"))->text(),
             QStringLiteral("12"));
}

void InspectorAgainTest::inputThatIsNotTakenAnyMoreOpensTheForm()
{
    const auto shown = shownWith({callback(QStringLiteral("run-0"), R"({"phone": 12})")});
    selectRow(*shown, 0);
    QSignalSpy launched(&shown->window, &MainWindow::launchRequested);
    shown->trigger("launchAgain");
    QCOMPARE(launched.count(), 0);
    QVERIFY(shown->window.findChild<QWidget *>(QStringLiteral("problem.phone"))->isVisible());
}

void InspectorAgainTest::whatKeepsALaunchBackKeepsThisOneBack()
{
    const auto shown = shownWith({callback(QStringLiteral("run-0"), R"({"phone": "1"})")});
    selectRow(*shown, 0);
    ConnectionStatus out = signedIn();
    out.state = ConnectionStatus::State::SignedOut;
    shown->window.showConnection(out);
    QSignalSpy launched(&shown->window, &MainWindow::launchRequested);
    shown->trigger("launchAgain");
    QCOMPARE(launched.count(), 0);
}

void InspectorAgainTest::aFlowThatIsGoneIsSaid()
{
    const auto shown = shownWith({callback(QStringLiteral("run-0"), R"({"phone": "1"})")});
    selectRow(*shown, 0);
    shown->window.showFlows({lateFeeWaiver()});
    QSignalSpy launched(&shown->window, &MainWindow::launchRequested);
    shown->trigger("launchAgain");
    QCOMPARE(launched.count(), 0);
}

void InspectorAgainTest::changesStartFromItsInput()
{
    const auto shown =
        shownWith({callback(QStringLiteral("run-0"), R"({"phone": "+49 30 1", "wanted": true})")});
    selectRow(*shown, 0);
    QSignalSpy launched(&shown->window, &MainWindow::launchRequested);
    shown->trigger("launchAgainWithChanges");
    QCOMPARE(launched.count(), 0);
    QCOMPARE(shown->window.findChild<QLineEdit *>(QStringLiteral("editor.phone"))->text(),
             QStringLiteral("+49 30 1"));
}

void InspectorAgainTest::ctrlDComparesTwoSelected()
{
    const FlowExecution late = callback(QStringLiteral("late"), R"({"phone": "1"})");
    FlowExecution early = callback(QStringLiteral("early"), R"({"phone": "2"})");
    early.createdAt = early.createdAt.addSecs(-60);
    const auto shown = shownWith({late, early});
    QSignalSpy wanted(&shown->window, &MainWindow::runsWanted);
    selectRow(*shown, 0);
    auto *table = shown->window.findChild<QTableView *>(QStringLiteral("executionsTable"));
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(table, Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(wanted.count(), 1);
    const auto ids = wanted.first().first().value<QList<ExecutionId>>();
    QCOMPARE(ids.size(), 2);
    shown->window.showRuns(ids, {{early, {}, {}, {}}, {late, {}, {}, {}}});
    const auto *window = shown->window.findChild<QWidget *>(QStringLiteral("compareWindow"));
    QVERIFY(window != nullptr && window->isVisible());
    const auto *rows = window->findChild<QTableView *>(QStringLiteral("comparisonTable"));
    QCOMPARE(rows->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("phone"));
}

void InspectorAgainTest::compareOffersTheRunBefore()
{
    const FlowExecution late = callback(QStringLiteral("late"), R"({"phone": "1"})");
    FlowExecution early = callback(QStringLiteral("early"), R"({"phone": "2"})");
    early.createdAt = early.createdAt.addSecs(-60);
    const auto shown = shownWith({late, early});
    selectRow(*shown, 0);
    QSignalSpy wanted(&shown->window, &MainWindow::runsWanted);
    shown->window.resize(1440, 900); // a low pane leaves the buttons to the menus
    shown->window.resetLayout();
    auto *button = shown->window.findChild<QPushButton *>(QStringLiteral("compareButton"));
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    auto *menu = shown->window.findChild<QMenu *>(QStringLiteral("compareMenu"));
    QTRY_VERIFY(menu != nullptr && menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<QList<ExecutionId>>().size(), 2);
}

void InspectorAgainTest::nothingIsOfferedWithoutARun()
{
    const auto shown = shownWith({});
    for (const char *name : {"launchAgain", "launchAgainWithChanges", "compareWith"}) {
        QVERIFY2(!shown->window.findChild<QAction *>(QLatin1String(name))->isEnabled(), name);
    }
}

QTEST_MAIN(InspectorAgainTest)
#include "inspectoragaintest.moc"
