#include "base/redaction.h"
#include "domain/historystate.h"
#include "tests/support/manualclock.h"
#include "ui/compare/comparedesk.h"
#include "ui/compare/comparewindow.h"
#include "ui/compare/comparisonmodel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

using Tester = QAbstractItemModelTester;

namespace {

const QDateTime start(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);

JsonValue json(const char *text)
{
    auto parsed = JsonValue::parse(QByteArray(text));
    Q_ASSERT(parsed.ok());
    return std::move(parsed).value();
}

ExecutionDetails run(const char *id, ExecutionState state, int minute)
{
    ExecutionDetails details;
    FlowExecution &execution = details.execution;
    execution.id = ExecutionId(QLatin1String(id));
    execution.flowId = FlowId(QStringLiteral("flow"));
    execution.flowName = QStringLiteral("Billing IVR");
    execution.flowVersion = QStringLiteral("14.0");
    execution.state = state;
    execution.createdAt = start.addSecs(60 * minute);
    execution.launchedAt = execution.createdAt;
    execution.launchLatency = 212ms;
    execution.inputs = json(R"({"accountId": "ACC-1", "amount": 12.50})");
    if (isFinal(state)) {
        execution.latency = 9s;
        execution.outputs = json(R"({"balance": 10})");
    }
    return details;
}

HistoryState historyThatIs(HistoryState::Status status)
{
    HistoryState state;
    state.status = status;
    return state;
}

NodeTransition entered(const char *node, int second)
{
    NodeTransition step;
    step.nodeId = QLatin1String(node);
    step.nodeName = QLatin1String(node);
    step.at = start.addSecs(second);
    return step;
}

} // namespace

/// Two runs side by side: what differs stands out, the first difference first, and what runs on goes on here.
class CompareTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void theFirstDifferenceIsMarkedAndShown();
    void f8GoesFromDifferenceToDifference();
    void everyRowSaysItsDifferenceInWords();
    void differencesOnlyLeavesOutWhatIsTheSame();
    void runsWithoutADifferenceSaySo();
    void bigValuesStandWholeBelow();
    void itIsCopiedAsTextMarkdownAndJson();
    void aRunThatGoesOnIsFollowed();
    void theEarlierRunStandsLeftUntilSidesAreSwapped();
    void aRunThatIsGoneIsSaid();
    void aReopeningThatFailsIsTriedAgainWithTheHistory();
    void aHistoryThatIsReadyBeforeTheFailureIsToldIsAskedAgain();
    void theRunBeforeItIsTheFirstOffer();
    void escapeCloses();

private:
    struct Bench
    {
        Bench(Theme &theme, const Clock &clock)
            : desk(theme, clock, parent), wanted(&desk, &CompareDesk::runsWanted)
        {}

        void open(const ExecutionDetails &left, const ExecutionDetails &right)
        {
            desk.compare(left.execution.id, right.execution.id);
            desk.showRuns({left.execution.id, right.execution.id}, {left, right});
        }
        template <class Widget>
        [[nodiscard]] Widget *find(const char *name) const
        {
            return desk.window()->findChild<Widget *>(QLatin1String(name));
        }
        [[nodiscard]] QTableView *table() const { return find<QTableView>("comparisonTable"); }
        [[nodiscard]] QString cell(const QString &what, ComparisonModel::Column column) const
        {
            const QAbstractItemModel *model = table()->model();
            for (int row = 0; row < model->rowCount(); ++row) {
                if (model->index(row, 0).data().toString() == what) {
                    return model->index(row, static_cast<int>(column)).data().toString();
                }
            }
            return QStringLiteral("(no such row)");
        }
        [[nodiscard]] QString difference(const QString &what) const
        {
            return cell(what, ComparisonModel::Column::Difference);
        }
        [[nodiscard]] QString current() const
        {
            return table()->currentIndex().siblingAtColumn(0).data().toString();
        }

        QWidget parent;
        CompareDesk desk;
        QSignalSpy wanted;
    };

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ManualClock> m_clock;
};

void CompareTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void CompareTest::init()
{
    m_clock = std::make_unique<ManualClock>(start.addSecs(600));
}

void CompareTest::theFirstDifferenceIsMarkedAndShown()
{
    Bench bench(*m_theme, *m_clock);
    ExecutionDetails right = run("2", ExecutionState::Failed, 1);
    right.execution.inputs = json(R"({"accountId": "ACC-2", "amount": 12.50})");
    right.execution.detail = QStringLiteral("HTTP 504 from invoice service");
    bench.open(run("1", ExecutionState::Completed, 0), right);
    const Tester tester(bench.table()->model(), Tester::FailureReportingMode::QtTest);
    QCOMPARE(bench.wanted.count(), 1);
    QVERIFY(bench.desk.window()->isVisible());
    QCOMPARE(bench.current(), QStringLiteral("accountId"));
    QCOMPARE(bench.difference(QStringLiteral("accountId")), QStringLiteral("first: different"));
    QVERIFY(bench.table()->currentIndex().data(ComparisonModel::IsFirstRole).toBool());
    QVERIFY(
        bench.table()->viewport()->rect().intersects(bench.table()->visualRect(bench.table()->currentIndex())));
    QCOMPARE(bench.find<QLabel>("differenceCount")->text(), QStringLiteral("3 differences"));
}

void CompareTest::f8GoesFromDifferenceToDifference()
{
    Bench bench(*m_theme, *m_clock);
    ExecutionDetails right = run("2", ExecutionState::Failed, 1);
    right.execution.inputs = json(R"({"accountId": "ACC-2", "amount": 13})");
    bench.open(run("1", ExecutionState::Completed, 0), right);
    QVERIFY(QTest::qWaitForWindowActive(bench.desk.window()));
    QTest::keyClick(bench.table(), Qt::Key_F8);
    QTRY_COMPARE(bench.current(), QStringLiteral("amount"));
    QTest::keyClick(bench.table(), Qt::Key_F8);
    QTRY_COMPARE(bench.current(), QStringLiteral("State"));
    QTest::keyClick(bench.table(), Qt::Key_F8);
    QTRY_COMPARE(bench.current(), QStringLiteral("accountId"));
    QTest::keyClick(bench.table(), Qt::Key_F8, Qt::ShiftModifier);
    QTRY_COMPARE(bench.current(), QStringLiteral("State"));
    QTest::mouseClick(bench.find<QPushButton>("nextButton"), Qt::LeftButton);
    QCOMPARE(bench.current(), QStringLiteral("accountId"));
}

void CompareTest::everyRowSaysItsDifferenceInWords()
{
    Bench bench(*m_theme, *m_clock);
    ExecutionDetails left = run("1", ExecutionState::Completed, 0);
    ExecutionDetails right = run("2", ExecutionState::Completed, 1);
    left.execution.inputs = json(R"({"a": {"b": [1, 2]}, "only": 1})");
    right.execution.inputs = json(R"({"a": {"b": [1, 3]}})");
    left.execution.inputs.insert(QStringLiteral("card"), JsonValue::string(redactedPlaceholder()));
    right.execution.inputs.insert(QStringLiteral("card"), JsonValue::string(redactedPlaceholder()));
    right.execution.latency = 14s;
    left.steps = {entered("Start", 0), entered("Menu", 1)};
    right.steps = {entered("Start", 0), entered("Queue", 1), entered("Menu", 2)};
    bench.open(left, right);
    QCOMPARE(bench.difference(QStringLiteral("a")), QStringLiteral("first: different at $.b[1]"));
    QCOMPARE(bench.difference(QStringLiteral("only")), QStringLiteral("only left"));
    QCOMPARE(bench.difference(QStringLiteral("card")), QStringLiteral("not known: secure"));
    QCOMPARE(bench.cell(QStringLiteral("card"), ComparisonModel::Column::Left), QStringLiteral("•••• hidden"));
    QCOMPARE(bench.difference(QStringLiteral("Queue")), QStringLiteral("only right"));
    QCOMPARE(bench.difference(QStringLiteral("Menu")), QStringLiteral("same"));
    QCOMPARE(bench.difference(QStringLiteral("Launch latency")), QStringLiteral("same"));
    QCOMPARE(bench.difference(QStringLiteral("Total")), QStringLiteral("right 5.0 s longer"));
    QCOMPARE(bench.cell(QStringLiteral("Neither run has an error."), ComparisonModel::Column::Left), QString());
    // A bar of a time is as long as its share in the longest one.
    const QAbstractItemModel *model = bench.table()->model();
    const auto total =
        model->match(model->index(0, 0), Qt::DisplayRole, QStringLiteral("Total"), 1, Qt::MatchExactly);
    QCOMPARE(total.first().siblingAtColumn(2).data(ComparisonModel::ShareRole).toDouble(), 1.0);
}

void CompareTest::differencesOnlyLeavesOutWhatIsTheSame()
{
    Bench bench(*m_theme, *m_clock);
    ExecutionDetails right = run("2", ExecutionState::Completed, 1);
    right.execution.outputs = json(R"({"balance": 11})");
    bench.open(run("1", ExecutionState::Completed, 0), right);
    bench.find<QCheckBox>("differencesOnly")->click();
    QCOMPARE(bench.table()->model()->rowCount(), 2);
    QCOMPARE(bench.table()->model()->index(0, 0).data().toString(), QStringLiteral("Outputs"));
    QCOMPARE(bench.cell(QStringLiteral("balance"), ComparisonModel::Column::Right), QStringLiteral("11"));
}

void CompareTest::runsWithoutADifferenceSaySo()
{
    Bench bench(*m_theme, *m_clock);
    bench.open(run("1", ExecutionState::Completed, 0), run("2", ExecutionState::Completed, 1));
    QCOMPARE(bench.find<QLabel>("differenceCount")->text(), QStringLiteral("No difference"));
    QVERIFY(!bench.find<QPushButton>("nextButton")->isEnabled());
    bench.find<QCheckBox>("differencesOnly")->click();
    QCOMPARE(bench.table()->model()->index(0, 0).data().toString(), QStringLiteral("Nothing differs."));
}

void CompareTest::bigValuesStandWholeBelow()
{
    Bench bench(*m_theme, *m_clock);
    ExecutionDetails left = run("1", ExecutionState::Completed, 0);
    left.execution.inputs = json(R"({"order": {"id": 12345678901234567890, "lines": [1, 2]}})");
    bench.open(left, run("2", ExecutionState::Completed, 1));
    QCOMPARE(bench.current(), QStringLiteral("order"));
    const auto *whole = bench.find<QWidget>("leftValue")->findChild<QPlainTextEdit *>();
    QVERIFY(whole->isVisible());
    QVERIFY(whole->toPlainText().contains(QStringLiteral("\n  \"id\": 12345678901234567890,")));
    const auto *other = bench.find<QWidget>("rightValue")->findChild<QPlainTextEdit *>();
    QCOMPARE(other->placeholderText(), QStringLiteral("Nothing on this side."));
    QTest::keyClick(bench.table(), Qt::Key_Up);
    QVERIFY(!whole->isVisible());
}

void CompareTest::itIsCopiedAsTextMarkdownAndJson()
{
    Bench bench(*m_theme, *m_clock);
    ExecutionDetails right = run("2", ExecutionState::Completed, 1);
    right.execution.inputs = json(R"({"accountId": "A|B", "amount": 12.50})");
    bench.open(run("1", ExecutionState::Completed, 0), right);
    const auto copied = [&bench](const char *action) {
        QTest::mouseClick(bench.find<QPushButton>("copyComparison"), Qt::LeftButton);
        auto *menu = bench.find<QMenu>("copyComparisonMenu");
        menu->setActiveAction(menu->findChild<QAction *>(QLatin1String(action)));
        QTest::keyClick(menu, Qt::Key_Return);
        return QGuiApplication::clipboard()->text();
    };
    QVERIFY(copied("copyAsText").contains(QStringLiteral("accountId\tACC-1\tA|B\tfirst: different")));
    const QString markdown = copied("copyAsMarkdown");
    QVERIFY(markdown.contains(QStringLiteral("| accountId | ACC-1 | A\\|B | **first: different** |")));
    QVERIFY(markdown.contains(QStringLiteral("### States and steps")));
    const auto parsed = JsonValue::parse(copied("copyAsJson").toUtf8());
    QVERIFY(parsed.ok());
    QCOMPARE(parsed.value().value(u"differences").toInteger(), std::optional<qint64>(1));
    bench.desk.window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bench.desk.window()));
    bench.table()->setFocus();
    QTRY_VERIFY(bench.table()->hasFocus());
    QTest::keyClick(bench.table(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("accountId\tACC-1\tA|B\tdifferent"));
}

void CompareTest::aRunThatGoesOnIsFollowed()
{
    Bench bench(*m_theme, *m_clock);
    const ExecutionDetails left = run("1", ExecutionState::Completed, 0);
    ExecutionDetails right = run("2", ExecutionState::Running, 10);
    bench.open(left, right);
    const auto *times = bench.find<QWidget>("rightRun")->findChild<QLabel *>(QStringLiteral("runTimes"));
    QVERIFY(times->accessibleName().endsWith(QStringLiteral("running for 0:00.0")));
    QCOMPARE(bench.difference(QStringLiteral("balance")), QStringLiteral("not over yet"));
    m_clock->advance(3s);
    QVERIFY(times->accessibleName().endsWith(QStringLiteral("running for 0:03.0")));

    // News come from the table at once; their details are asked for, one question at a time.
    right.execution.state = ExecutionState::Completed;
    right.execution.latency = 9s;
    bench.desk.applyChanges({{right.execution}, {}});
    QCOMPARE(bench.difference(QStringLiteral("balance")), QStringLiteral("first: only left"));
    QCOMPARE(bench.wanted.count(), 2);
    bench.desk.applyChanges({{right.execution}, {}});
    QCOMPARE(bench.wanted.count(), 2);
    right.execution.outputs = left.execution.outputs;
    right.steps = {entered("Start", 0)};
    bench.desk.showRuns({left.execution.id, right.execution.id}, {left, right});
    QCOMPARE(bench.difference(QStringLiteral("balance")), QStringLiteral("same"));
    QCOMPARE(bench.difference(QStringLiteral("Start")), QStringLiteral("not told"));
    QCOMPARE(bench.wanted.count(), 3);
}

void CompareTest::theEarlierRunStandsLeftUntilSidesAreSwapped()
{
    Bench bench(*m_theme, *m_clock);
    const ExecutionDetails early = run("early", ExecutionState::Completed, 0);
    const ExecutionDetails late = run("late", ExecutionState::Failed, 5);
    bench.open(late, early);
    const auto state = [&bench](const char *side) {
        return bench.find<QWidget>(side)->findChild<QWidget *>(QStringLiteral("stateChip"))->accessibleName();
    };
    QCOMPARE(state("leftRun"), QStringLiteral("Completed"));
    QCOMPARE(bench.find<QWidget>("leftRun")->accessibleName(),
             QStringLiteral("Left: Billing IVR v14, Completed"));
    QTest::mouseClick(bench.find<QPushButton>("swapSides"), Qt::LeftButton);
    QCOMPARE(state("leftRun"), QStringLiteral("Failed"));
    // Later news leave the sides as they are.
    bench.desk.applyChanges({{late.execution}, {}});
    bench.desk.showRuns({late.execution.id, early.execution.id}, {late, early});
    QCOMPARE(state("leftRun"), QStringLiteral("Failed"));
}

void CompareTest::aRunThatIsGoneIsSaid()
{
    Bench bench(*m_theme, *m_clock);
    const ExecutionDetails left = run("1", ExecutionState::Completed, 0);
    const QList<ExecutionId> asked{left.execution.id, ExecutionId(QStringLiteral("gone"))};
    bench.desk.compare(asked.first(), asked.last());
    bench.desk.showRuns(asked, {left});
    QVERIFY(bench.find<QWidget>("compareProblem")->isVisible());
    QVERIFY(
        bench.find<QWidget>("compareProblem")->accessibleName().contains(QStringLiteral("not here any more")));
}

void CompareTest::aReopeningThatFailsIsTriedAgainWithTheHistory()
{
    Bench bench(*m_theme, *m_clock);
    const ExecutionDetails left = run("1", ExecutionState::Completed, 0);
    const ExecutionDetails right = run("2", ExecutionState::Failed, 1);
    const QList<ExecutionId> asked{left.execution.id, right.execution.id};
    bench.desk.reopen(asked, {});
    bench.desk.showHistory(historyThatIs(HistoryState::Status::Opening));
    QCOMPARE(bench.wanted.count(), 1);
    bench.desk.showFailure(asked, QStringLiteral("The history is not open."));
    QCOMPARE(bench.wanted.count(), 1);
    QCOMPARE(bench.desk.shownRuns(), asked); // and so in the next session, should it never become ready
    bench.desk.showHistory(historyThatIs(HistoryState::Status::Ready));
    QCOMPARE(bench.wanted.count(), 2);
    bench.desk.showRuns(asked, {left, right});
    QVERIFY(bench.desk.window() != nullptr && bench.desk.window()->isVisible());
    QCOMPARE(bench.find<QWidget>("leftRun")->accessibleName(),
             QStringLiteral("Left: Billing IVR v14, Completed"));
}

void CompareTest::aHistoryThatIsReadyBeforeTheFailureIsToldIsAskedAgain()
{
    Bench bench(*m_theme, *m_clock);
    const QList<ExecutionId> asked{ExecutionId(QStringLiteral("1")), ExecutionId(QStringLiteral("2"))};
    bench.desk.reopen(asked, {});
    bench.desk.showHistory(historyThatIs(HistoryState::Status::Ready));
    QCOMPARE(bench.wanted.count(), 1); // one question at a time
    bench.desk.showFailure(asked, QStringLiteral("The history is not open."));
    QCOMPARE(bench.wanted.count(), 2);
    // What a history that is ready cannot read is not asked for again and again.
    bench.desk.showFailure(asked, QStringLiteral("The disk cannot be read."));
    bench.desk.showHistory(historyThatIs(HistoryState::Status::Ready));
    QCOMPARE(bench.wanted.count(), 2);
    // It was closed, and comes back.
    bench.desk.showHistory(historyThatIs(HistoryState::Status::Failed));
    bench.desk.showHistory(historyThatIs(HistoryState::Status::Ready));
    QCOMPARE(bench.wanted.count(), 3);
}

void CompareTest::theRunBeforeItIsTheFirstOffer()
{
    Bench bench(*m_theme, *m_clock);
    const FlowExecution first = run("1", ExecutionState::Completed, 0).execution;
    const FlowExecution second = run("2", ExecutionState::Failed, 5).execution;
    const FlowExecution third = run("3", ExecutionState::Completed, 9).execution;
    FlowExecution stranger = run("4", ExecutionState::Completed, 6).execution;
    stranger.flowId = FlowId(QStringLiteral("another"));
    bench.desk.applyChanges({{first, third, stranger, second}, {}});
    bench.desk.offer(second, QPoint(300, 300));
    auto *menu = bench.parent.findChild<QMenu *>(QStringLiteral("compareMenu"));
    QTRY_VERIFY(menu->isVisible());
    QStringList offers;
    for (const QAction *action : menu->actions()) {
        if (action->isEnabled() && !action->isSeparator()) {
            offers << action->objectName() + u' ' + action->text();
        }
    }
    QCOMPARE(offers.join(u'\n'), QStringLiteral("compareWith.1 Run before it: Completed · 10 min ago · 0:09.0\n"
                                                "compareWith.3 Completed · 1 min ago · 0:09.0"));
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(bench.wanted.count(), 1);
    const auto ids = bench.wanted.first().first().value<QList<ExecutionId>>();
    QVERIFY((ids == QList<ExecutionId>{second.id, first.id}));
}

void CompareTest::escapeCloses()
{
    Bench bench(*m_theme, *m_clock);
    bench.open(run("1", ExecutionState::Completed, 0), run("2", ExecutionState::Completed, 1));
    QTest::keyClick(bench.table(), Qt::Key_Escape);
    QVERIFY(!bench.desk.window()->isVisible());
    bench.desk.applyChanges({{run("2", ExecutionState::Failed, 1).execution}, {}});
    QCOMPARE(bench.wanted.count(), 1);
}

QTEST_MAIN(CompareTest)
#include "comparetest.moc"
