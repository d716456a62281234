#include "models/executiontablemodel.h"

#include "busyclock.h"
#include "modeltext.h"
#include "sampleexecutions.h"
#include "tablerows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace flowconsole;
using namespace std::chrono_literals;

using Tester = QAbstractItemModelTester;

namespace {

FlowExecution launchedBy(const char *profile, int number, ExecutionState state, const QDateTime &start)
{
    FlowExecution execution = sampleExecution(number, state, start);
    execution.profileId = ProfileId(QLatin1String(profile));
    execution.dialect = Dialect::ConversationFlow;
    return execution;
}

/// Without headings.
QStringList rowsOf(const ExecutionTableModel &model)
{
    QStringList rows = shownIds(model);
    rows.removeAll(QString());
    return rows;
}

/// Those of the profile, or of all; sorted by detail, equals newest first.
QStringList naiveRows(const QHash<QString, FlowExecution> &known, const QString &profile,
                      TableGrouping grouping)
{
    QList<FlowExecution> runs;
    std::copy_if(known.cbegin(), known.cend(), std::back_inserter(runs), [&](const FlowExecution &run) {
        return profile.isEmpty() || run.profileId.text() == profile;
    });
    std::sort(runs.begin(), runs.end(), [&](const FlowExecution &a, const FlowExecution &b) {
        if (grouping == TableGrouping::State && a.state != b.state) {
            return a.state < b.state;
        }
        return a.detail != b.detail ? a.detail < b.detail : a.createdAt > b.createdAt;
    });
    QStringList ids;
    for (const FlowExecution &run : std::as_const(runs)) {
        ids << run.id.text();
    }
    return ids;
}

} // namespace

/// Each connection has its own history, and the table tells which node a run is in.
class ExecutionProfileTest final : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheProfilesExecutionsAreShownAndCounted();
    void switchingBackShowsWhatCameMeanwhile();
    void anotherProfilesRowsGoAtOnceAndManyComeInSlices_data();
    void anotherProfilesRowsGoAtOnceAndManyComeInSlices();
    void anotherProfilesChangesAreNotPending();
    void theNodeIsShownWhileItRunsAndFoundByTheFilter();
    void aLaunchSentTwiceWarns();
    void whatCanBeEnded_data();
    void whatCanBeEnded();

private:
    [[nodiscard]] FlowExecution of(const char *profile, int number, int detail) const
    {
        FlowExecution run = launchedBy(
            profile, number, number % 3 == 0 ? ExecutionState::Failed : ExecutionState::Completed, m_start);
        run.detail = QStringLiteral("%1").arg(detail, 4, 10, QLatin1Char('0'));
        return run;
    }

    const QDateTime m_start = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
};

void ExecutionProfileTest::onlyTheProfilesExecutionsAreShownAndCounted()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.apply({{launchedBy("a", 1, ExecutionState::Running, m_start),
                  launchedBy("b", 2, ExecutionState::Running, m_start),
                  launchedBy("a", 3, ExecutionState::Completed, m_start)},
                 {}});
    QCOMPARE(model.totalCount(), 3);
    QSignalSpy counts(&model, &ExecutionTableModel::countsChanged);

    model.setProfile(ProfileId(QStringLiteral("a")));

    QCOMPARE(shownIds(model), (QStringList{QStringLiteral("id-3"), QStringLiteral("id-1")}));
    QCOMPARE(model.totalCount(), 2);
    QCOMPARE(model.runningCount(), 1);
    QVERIFY(counts.count() > 0);
    model.apply({{}, {ExecutionId(QStringLiteral("id-1"))}});
    QCOMPARE(model.totalCount(), 1);
    QCOMPARE(model.runningCount(), 0);
}

void ExecutionProfileTest::switchingBackShowsWhatCameMeanwhile()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setProfile(ProfileId(QStringLiteral("a")));
    model.apply({{launchedBy("a", 1, ExecutionState::Running, m_start)}, {}});
    model.setProfile(ProfileId(QStringLiteral("b")));
    QCOMPARE(model.rowCount(), 0);

    clock.advance(1s);
    model.apply({{launchedBy("a", 1, ExecutionState::Completed, m_start),
                  launchedBy("b", 2, ExecutionState::Running, m_start)},
                 {}});
    clock.advance(1s);
    QCOMPARE(shownIds(model), QStringList{QStringLiteral("id-2")});

    model.setProfile(ProfileId(QStringLiteral("a")));
    QCOMPARE(shownIds(model), QStringList{QStringLiteral("id-1")});
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Completed"));
}

void ExecutionProfileTest::anotherProfilesRowsGoAtOnceAndManyComeInSlices_data()
{
    QTest::addColumn<int>("grouping");
    QTest::newRow("not grouped") << static_cast<int>(TableGrouping::None);
    QTest::newRow("by state") << static_cast<int>(TableGrouping::State);
}

void ExecutionProfileTest::anotherProfilesRowsGoAtOnceAndManyComeInSlices()
{
    QFETCH(int, grouping);
    BusyClock clock(m_start.addDays(1));
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setGrouping(static_cast<TableGrouping>(grouping));
    constexpr int runs = 4000;
    constexpr int detail = static_cast<int>(ExecutionColumn::Detail);
    QHash<QString, FlowExecution> known;
    const auto apply = [&](const FlowExecution &run) {
        known.insert(run.id.text(), run);
        model.apply({{run}, {}});
    };
    ChangeSet all;
    for (int i = 0; i < runs; ++i) {
        all.changed.append(of(i % 2 == 0 ? "a" : "b", i, (i * 7919) % runs));
        known.insert(all.changed.last().id.text(), all.changed.last());
    }
    model.sort(detail);
    model.setProfile(ProfileId(QStringLiteral("a")));
    model.apply(all);
    clock.advance(1s);
    QCOMPARE(rowsOf(model), naiveRows(known, QStringLiteral("a"), model.grouping()));

    model.setProfile(ProfileId(QStringLiteral("b")));
    QVERIFY(model.isFiltering());
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.totalCount(), runs / 2);
    int slices = 0;
    for (; model.isFiltering() && slices < 500; ++slices) {
        clock.advance(1ms);
        if (slices < 10) {
            // Rows of both go on meanwhile, looked at already or not.
            apply(of("a", 2 * slices, 9000 + slices));
            apply(of("b", 2 * slices + 1, 9000 - slices));
            apply(of("b", runs - 1 - 2 * slices, 5000));
            apply(of("b", runs + slices, slices));
        }
    }
    QVERIFY2(slices > 10, qPrintable(QString::number(slices)));
    QCOMPARE(rowsOf(model), naiveRows(known, QStringLiteral("b"), model.grouping()));

    // Back, and on before all is sorted; what both have in common stays where it is.
    model.setProfile(ProfileId(QStringLiteral("a")));
    clock.advance(20ms);
    QVERIFY(model.isFiltering());
    model.setProfile(ProfileId(QStringLiteral("b")));
    clock.advance(2s);
    model.setProfile(ProfileId());
    QCOMPARE(rowsOf(model), naiveRows(known, QStringLiteral("b"), model.grouping()));
    clock.advance(2s);
    QCOMPARE(rowsOf(model), naiveRows(known, QString(), model.grouping()));
    model.sort(detail, Qt::DescendingOrder);
    clock.advance(10ms);
    model.setProfile(ProfileId(QStringLiteral("a")));
    clock.advance(2s);
    model.sort(detail);
    clock.advance(2s);
    QCOMPARE(rowsOf(model), naiveRows(known, QStringLiteral("a"), model.grouping()));
}

void ExecutionProfileTest::anotherProfilesChangesAreNotPending()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setProfile(ProfileId(QStringLiteral("a")));
    model.apply({{launchedBy("a", 1, ExecutionState::Running, m_start)}, {}});
    clock.advance(1s);
    model.setOrderHeld(true);
    model.apply({{launchedBy("b", 2, ExecutionState::Running, m_start)}, {}});
    QCOMPARE(model.pendingCount(), 0);
    QVERIFY(!model.isFilteredAway(ExecutionId(QStringLiteral("id-2"))));
    model.setOrderHeld(false);

    model.setFilterText(QStringLiteral("nothing like it"));
    QVERIFY(model.isFilteredAway(ExecutionId(QStringLiteral("id-1"))));
    QVERIFY(!model.isFilteredAway(ExecutionId(QStringLiteral("id-2"))));
}

void ExecutionProfileTest::theNodeIsShownWhileItRunsAndFoundByTheFilter()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    FlowExecution execution = launchedBy("a", 1, ExecutionState::Running, m_start);
    model.apply({{execution}, {}});
    const QModelIndex node = model.index(0, static_cast<int>(ExecutionColumn::Node));
    QCOMPARE(node.data().toString(), QString());

    execution.currentNode = QStringLiteral("Collect account number");
    execution.transitions = 5;
    model.apply({{execution}, {}});
    QCOMPARE(node.data().toString(), QStringLiteral("Collect account number"));
    QVERIFY(node.data(Qt::ToolTipRole).toString().contains(QStringLiteral("5 node transitions")));
    QVERIFY(node.data(ExecutionTableModel::FadeRole).toDouble() > 0.9);
    model.setFilterText(QStringLiteral("collect"));
    QCOMPARE(model.rowCount(), 1);
    model.setFilterText(QStringLiteral("greeting"));
    QCOMPARE(model.rowCount(), 0);
}

void ExecutionProfileTest::aLaunchSentTwiceWarns()
{
    ManualClock clock(m_start);
    ExecutionTableModel model(clock);
    FlowExecution execution = launchedBy("a", 1, ExecutionState::Running, m_start);
    execution.mayHaveStartedTwice = true;
    model.apply({{execution}, {}});
    const QModelIndex detail = model.index(0, static_cast<int>(ExecutionColumn::Detail));
    QCOMPARE(detail.data().toString(), QStringLiteral("May have started twice"));
    QVERIFY(detail.data(ExecutionTableModel::WarningRole).toBool());
}

void ExecutionProfileTest::whatCanBeEnded_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<ExecutionState>("state");
    QTest::addColumn<QString>("platformId");
    QTest::addColumn<QString>("conversationId");
    QTest::addColumn<bool>("can");
    const QString id = QStringLiteral("x");
    QTest::newRow("conversation flow")
        << Dialect::ConversationFlow << ExecutionState::Running << id << id << true;
    QTest::newRow("linked conversation") << Dialect::Published << ExecutionState::Running << id << id << true;
    QTest::newRow("no conversation") << Dialect::Published << ExecutionState::Running << id << QString()
                                     << false;
    QTest::newRow("over") << Dialect::ConversationFlow << ExecutionState::Completed << id << id << false;
    QTest::newRow("unknown") << Dialect::ConversationFlow << ExecutionState::Unknown << id << id << true;
    QTest::newRow("not known to the platform")
        << Dialect::ConversationFlow << ExecutionState::Unknown << QString() << QString() << false;
    QTest::newRow("being ended already")
        << Dialect::ConversationFlow << ExecutionState::Terminating << id << id << false;
}

void ExecutionProfileTest::whatCanBeEnded()
{
    QFETCH(Dialect, dialect);
    QFETCH(ExecutionState, state);
    QFETCH(QString, platformId);
    QFETCH(QString, conversationId);
    FlowExecution execution = launchedBy("a", 1, state, m_start);
    execution.dialect = dialect;
    execution.platformId = PlatformExecutionId(platformId);
    execution.conversationId = ConversationId(conversationId);
    QTEST(canBeEnded(execution), "can");
}

QTEST_GUILESS_MAIN(ExecutionProfileTest)
#include "executionprofiletest.moc"
