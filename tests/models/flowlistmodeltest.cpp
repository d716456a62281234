#include "models/flowlistmodel.h"

#include "models/flowhealthtext.h"
#include "modeltext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;

namespace {

Flow sampleFlow(const char *id, const char *name, const char *type, const char *version = nullptr)
{
    Flow flow;
    flow.id = FlowId(QLatin1String(id));
    flow.name = QLatin1String(name);
    flow.type = QLatin1String(type);
    if (version != nullptr) {
        flow.publishedVersion = FlowVersion{QLatin1String(version), QLatin1String(version), {}};
    }
    return flow;
}

QList<Flow> sampleFlows()
{
    return {sampleFlow("f1", "Late-fee waiver", "WORKFLOW"),
            sampleFlow("f2", "billing IVR", "INBOUNDCALL", "14.0"),
            sampleFlow("f3", "Callback offer", "WORKFLOW", "3.0")};
}

} // namespace

class FlowListModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void sortsByNameWithTypeAndVersionBelow();
    void searchesNameIdDescriptionAndType_data();
    void searchesNameIdDescriptionAndType();
    void dialectDecidesWhatCanBeLaunched();
    void reloadKeepsPlaceById();
    void favouritesAndRecentOnesStandFirstUnderHeads();
    void headsCannotBeSelectedAndAreNoFlows();
    void pagesAreAddedInTheirPlaces();
    void theFilterGoesByTypePublishedAndLaunchable();
    void healthIsTheShareOfRunsThatCompleted_data();
    void healthIsTheShareOfRunsThatCompleted();
    void aFlowSaysHowItsRunsWent();
    void fiveThousandFlowsAreSearchedAndFiltered();
};

void FlowListModelTest::sortsByNameWithTypeAndVersionBelow()
{
    FlowListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFlows(sampleFlows());
    QCOMPARE(modelText(model), QStringLiteral("billing IVR\nCallback offer\nLate-fee waiver"));
    QCOMPARE(modelText(model, FlowListModel::SecondLineRole),
             QStringLiteral("inbound call · v14\nworkflow · v3\nworkflow · draft"));
    QCOMPARE(model.index(1, 0).data(FlowListModel::FlowIdRole).value<FlowId>(), FlowId(QStringLiteral("f3")));
}

void FlowListModelTest::searchesNameIdDescriptionAndType_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("expected");
    QTest::newRow("name") << QStringLiteral("OFFER") << QStringLiteral("Callback offer");
    QTest::newRow("id") << QStringLiteral("f1") << QStringLiteral("Late-fee waiver");
    QTest::newRow("type") << QStringLiteral("inbound call") << QStringLiteral("billing IVR");
    QTest::newRow("description") << QStringLiteral("invoice") << QStringLiteral("billing IVR");
    QTest::newRow("division") << QStringLiteral("emea") << QStringLiteral("Callback offer");
    QTest::newRow("two words") << QStringLiteral("workflow call") << QStringLiteral("Callback offer");
    QTest::newRow("nothing") << QStringLiteral("zzz") << QString();
}

void FlowListModelTest::searchesNameIdDescriptionAndType()
{
    QFETCH(QString, search);
    QFETCH(QString, expected);
    FlowListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<Flow> flows = sampleFlows();
    flows[1].description = QStringLiteral("Reads the last invoice");
    flows[2].division = QStringLiteral("EMEA");
    model.setFlows(flows);
    model.setSearchText(search);
    QCOMPARE(modelText(model), expected);
    model.setSearchText(QString());
    QCOMPARE(model.rowCount(), 3);
}

void FlowListModelTest::dialectDecidesWhatCanBeLaunched()
{
    FlowListModel model;
    model.setFlows(sampleFlows());
    const auto isLaunchable = [&](const char *id) {
        return model.indexOf(FlowId(QLatin1String(id))).data(FlowListModel::LaunchableRole).toBool();
    };
    model.setDialect(Dialect::Published);
    QVERIFY(isLaunchable("f3"));
    QVERIFY(!isLaunchable("f2"));
    const QSignalSpy spy(&model, &QAbstractItemModel::dataChanged);
    model.setDialect(Dialect::FlowExecutions);
    QVERIFY(isLaunchable("f2"));
    QCOMPARE(spy.count(), 1);
}

void FlowListModelTest::reloadKeepsPlaceById()
{
    FlowListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setFlows(sampleFlows());
    const QPersistentModelIndex selected = model.indexOf(FlowId(QStringLiteral("f3")));
    const QPersistentModelIndex gone = model.indexOf(FlowId(QStringLiteral("f1")));

    QList<Flow> next = sampleFlows();
    next.removeFirst();
    next.last().name = QStringLiteral("Appointment offer");
    next.append(sampleFlow("f4", "Aardvark", "WORKFLOW", "1.0"));
    model.setFlows(next);

    QCOMPARE(modelText(model), QStringLiteral("Aardvark\nAppointment offer\nbilling IVR"));
    QVERIFY(selected.isValid());
    QCOMPARE(model.idAt(selected.row()), FlowId(QStringLiteral("f3")));
    QVERIFY(!gone.isValid());
    QCOMPARE(resets.count(), 0);
}

void FlowListModelTest::favouritesAndRecentOnesStandFirstUnderHeads()
{
    FlowListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<Flow> flows = sampleFlows();
    flows.append(sampleFlow("f4", "Aardvark", "WORKFLOW", "1.0"));
    model.setFlows(flows);
    QCOMPARE(model.rowCount(), 4); // without marks there are no heads

    model.setMarks(
        {{FlowId(QStringLiteral("f1"))}, {FlowId(QStringLiteral("f3")), FlowId(QStringLiteral("f1"))}});
    QCOMPARE(modelText(model), QStringLiteral("Favourites\nLate-fee waiver\nRecent\nCallback offer\n"
                                              "All flows (4)\nAardvark\nbilling IVR"));

    // The one that was launched last comes first; a favourite is not named twice.
    model.setMarks({{}, {FlowId(QStringLiteral("f2")), FlowId(QStringLiteral("f3"))}});
    QCOMPARE(modelText(model), QStringLiteral("Recent\nbilling IVR\nCallback offer\n"
                                              "All flows (4)\nAardvark\nLate-fee waiver"));

    model.setSearchText(QStringLiteral("callback"));
    QCOMPARE(modelText(model), QStringLiteral("Recent\nCallback offer"));
    QCOMPARE(model.shownCount(), 1);
}

void FlowListModelTest::headsCannotBeSelectedAndAreNoFlows()
{
    FlowListModel model;
    model.setFlows(sampleFlows());
    model.setMarks({{FlowId(QStringLiteral("f3"))}, {}});
    const QModelIndex head = model.index(0, 0);
    QCOMPARE(head.data().toString(), QStringLiteral("Favourites"));
    QVERIFY(!head.flags().testFlag(Qt::ItemIsSelectable));
    QVERIFY(model.idAt(0).isEmpty());
    QVERIFY(model.index(1, 0).flags().testFlag(Qt::ItemIsSelectable));
    QVERIFY(model.index(1, 0).data(FlowListModel::FavouriteRole).toBool());
    QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u"favourite"));
    QCOMPARE(model.shownCount(), 3);
    QCOMPARE(model.rowCount(), 5);
}

void FlowListModelTest::pagesAreAddedInTheirPlaces()
{
    FlowListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<Flow> flows = sampleFlows();
    model.addFlows({flows[0]});
    model.addFlows({flows[1], flows[2]});
    QCOMPARE(modelText(model), QStringLiteral("billing IVR\nCallback offer\nLate-fee waiver"));

    Flow renamed = flows[1];
    renamed.name = QStringLiteral("Zoo");
    model.addFlows({renamed});
    QCOMPARE(modelText(model), QStringLiteral("Callback offer\nLate-fee waiver\nZoo"));

    // What the whole list does not name any more is gone.
    model.setFlows({renamed, flows[0]});
    QCOMPARE(modelText(model), QStringLiteral("Late-fee waiver\nZoo"));
    QVERIFY(model.flow(flows[2].id) == nullptr);
    model.setFlows({});
    model.addFlows(flows);
    QCOMPARE(modelText(model), QStringLiteral("billing IVR\nCallback offer\nLate-fee waiver"));
}

void FlowListModelTest::theFilterGoesByTypePublishedAndLaunchable()
{
    FlowListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<Flow> flows = sampleFlows();
    flows.append(sampleFlow("f4", "Stopped", "WORKFLOW", "1.0"));
    flows.last().active = false;
    model.setFlows(flows);

    FlowFilter filter;
    filter.types = {QStringLiteral("INBOUNDCALL")};
    model.setFilter(filter);
    QCOMPARE(modelText(model), QStringLiteral("billing IVR"));
    QCOMPARE(flowFilterText(filter), QStringLiteral("inbound call"));

    filter = {};
    filter.published = FlowFilter::Choice::No;
    model.setFilter(filter);
    QCOMPARE(modelText(model), QStringLiteral("Late-fee waiver"));

    filter = {};
    filter.launchable = FlowFilter::Choice::Yes;
    model.setFilter(filter);
    QCOMPARE(modelText(model), QStringLiteral("Callback offer"));
    model.setDialect(Dialect::FlowExecutions); // which launches calls, too
    QCOMPARE(modelText(model), QStringLiteral("billing IVR\nCallback offer"));

    filter.launchable = FlowFilter::Choice::No;
    filter.types = {QStringLiteral("WORKFLOW")};
    model.setFilter(filter);
    QCOMPARE(modelText(model), QStringLiteral("Late-fee waiver\nStopped"));
    QCOMPARE(flowFilterText(filter), QStringLiteral("workflow · not launchable"));
    model.setFilter({});
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.types(),
             (QMap<QString, int>{{QStringLiteral("INBOUNDCALL"), 1}, {QStringLiteral("WORKFLOW"), 3}}));
}

void FlowListModelTest::healthIsTheShareOfRunsThatCompleted_data()
{
    using std::chrono::milliseconds;
    QTest::addColumn<FlowHealth>("health");
    QTest::addColumn<QString>("badge");
    QTest::addColumn<int>("level");
    QTest::addColumn<QString>("sentence");
    const auto health = [](int runs, int completed, int failed, int unknown, std::optional<milliseconds> p95) {
        FlowHealth value;
        value.runs = runs;
        value.completed = completed;
        value.failed = failed;
        value.unknown = unknown;
        value.p95 = p95;
        return value;
    };
    QTest::newRow("all") << health(50, 50, 0, 0, milliseconds(820)) << QStringLiteral("100 %")
                         << static_cast<int>(HealthLevel::Good)
                         << QStringLiteral("50 of the last 50 run(s) completed, p95 820 ms");
    QTest::newRow("nearly all") << health(50, 49, 1, 0, milliseconds(1234)) << QStringLiteral("98 %")
                                << static_cast<int>(HealthLevel::Good)
                                << QStringLiteral("49 of the last 50 run(s) completed, p95 1.2 s. Failed: 1");
    QTest::newRow("rounded") << health(3, 2, 1, 0, milliseconds(125300)) << QStringLiteral("67 %")
                             << static_cast<int>(HealthLevel::Poor)
                             << QStringLiteral("2 of the last 3 run(s) completed, p95 2:05.3. Failed: 1");
    QTest::newRow("never all where one failed")
        << health(1000, 999, 1, 0, milliseconds(820)) << QStringLiteral("99 %")
        << static_cast<int>(HealthLevel::Good)
        << QStringLiteral("999 of the last 1000 run(s) completed, p95 820 ms. Failed: 1");
    QTest::newRow("unknown is no success")
        << health(5, 4, 0, 1, std::nullopt) << QStringLiteral("80 %") << static_cast<int>(HealthLevel::Fair)
        << QStringLiteral("4 of the last 5 run(s) completed. Unknown: 1");
}

void FlowListModelTest::healthIsTheShareOfRunsThatCompleted()
{
    QFETCH(FlowHealth, health);
    QTEST(healthBadge(health), "badge");
    QTEST(static_cast<int>(healthLevel(health)), "level");
    QTEST(healthSentence(health), "sentence");
}

void FlowListModelTest::aFlowSaysHowItsRunsWent()
{
    FlowListModel model;
    model.setFlows(sampleFlows());
    const QModelIndex callback = model.indexOf(FlowId(QStringLiteral("f3")));
    QVERIFY(callback.data(FlowListModel::HealthRole).toString().isEmpty());
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

    FlowHealth health;
    health.flow = FlowId(QStringLiteral("f3"));
    health.runs = 10;
    health.completed = 9;
    health.failed = 1;
    model.setHealth({health});

    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex(), callback);
    QCOMPARE(callback.data(FlowListModel::HealthRole).toString(), QStringLiteral("90 %"));
    QVERIFY(callback.data(Qt::ToolTipRole).toString().contains(u"9 of the last 10"));
    QVERIFY(callback.data(Qt::AccessibleTextRole).toString().contains(u"9 of the last 10"));
    // Flows of another organisation are others, also where an id is the same.
    model.setFlows({});
    model.setFlows(sampleFlows());
    QVERIFY(model.indexOf(health.flow).data(FlowListModel::HealthRole).toString().isEmpty());
}

void FlowListModelTest::fiveThousandFlowsAreSearchedAndFiltered()
{
    constexpr int count = 5000;
    FlowListModel model;
    QList<Flow> page;
    for (int number = 0; number < count; ++number) {
        Flow flow = sampleFlow("", "", number % 5 == 0 ? "INBOUNDCALL" : "WORKFLOW", "1.0");
        flow.id = FlowId(QStringLiteral("flow-%1").arg(number));
        flow.name = QStringLiteral("Flow %1").arg((number * 7919) % count);
        page.append(flow);
        if (page.size() == 100) {
            model.addFlows(page);
            page.clear();
        }
    }
    QCOMPARE(model.totalCount(), count);
    QCOMPARE(model.index(42, 0).data().toString(), QStringLiteral("Flow 42"));
    model.setSearchText(QStringLiteral("4999"));
    QCOMPARE(modelText(model), QStringLiteral("Flow 2081\nFlow 4999"));
    model.setSearchText({});
    FlowFilter filter;
    filter.types = {QStringLiteral("INBOUNDCALL")};
    model.setFilter(filter);
    QCOMPARE(model.shownCount(), count / 5);
}

QTEST_GUILESS_MAIN(FlowListModelTest)
#include "flowlistmodeltest.moc"
