#include "models/flowlistmodel.h"

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

QTEST_GUILESS_MAIN(FlowListModelTest)
#include "flowlistmodeltest.moc"
