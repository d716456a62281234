#include "models/profilelistmodel.h"
#include "modeltext.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;

using Tester = QAbstractItemModelTester;

namespace {

ConnectionProfile profile(const char *id, const char *name)
{
    ConnectionProfile made;
    made.id = ProfileId(QLatin1String(id));
    made.name = QLatin1String(name);
    made.region = QStringLiteral("eu-west-1");
    return made;
}

} // namespace

class ProfileListModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void rowsKeepTheirIdentityWhileOthersComeGoAndMove();
    void aChangedProfileIsTold();
    void currentProductionAndUnsavedAreSpoken();
    void aConnectionWithoutARegionSaysItsHost();
};

void ProfileListModelTest::rowsKeepTheirIdentityWhileOthersComeGoAndMove()
{
    ProfileListModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setProfiles({profile("a", "Alpha"), profile("b", "Beta"), profile("c", "Gamma")});
    const QPersistentModelIndex gamma = model.index(2);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

    model.setProfiles({profile("d", "Delta"), profile("c", "Gamma"), profile("b", "Beta")});

    QCOMPARE(modelText(model), QStringLiteral("Delta\nGamma\nBeta"));
    QCOMPARE(gamma.row(), 1);
    QCOMPARE(model.indexOf(ProfileId(QStringLiteral("b"))).row(), 2);
    QVERIFY(!model.indexOf(ProfileId(QStringLiteral("a"))).isValid());
    model.setProfiles({});
    QVERIFY(!gamma.isValid());
    QCOMPARE(resets.count(), 0);
}

void ProfileListModelTest::aChangedProfileIsTold()
{
    ProfileListModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setProfiles({profile("a", "Alpha"), profile("b", "Beta")});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setProfiles({profile("a", "Alpha"), profile("b", "Better")});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(modelText(model), QStringLiteral("Alpha\nBetter"));
}

void ProfileListModelTest::currentProductionAndUnsavedAreSpoken()
{
    ProfileListModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    ConnectionProfile live = profile("a", "Alpha");
    live.production = true;
    model.setProfiles({live, profile("b", "")});
    model.setCurrent(live.id);
    model.setUnsaved({ProfileId(QStringLiteral("b"))});
    QCOMPARE(modelText(model, Qt::AccessibleTextRole),
             QStringLiteral("Alpha, eu-west-1 · Genesys Cloud API, production, connected\n"
                            "Unnamed connection, eu-west-1 · Genesys Cloud API, not saved"));
}

void ProfileListModelTest::aConnectionWithoutARegionSaysItsHost()
{
    ConnectionProfile own = profile("a", "Own");
    own.region.clear();
    own.apiUrl = QUrl(QStringLiteral("https://proxy.example.org:8443/genesys"));
    QCOMPARE(placeOf(own), QStringLiteral("proxy.example.org:8443"));
    own.environment = QStringLiteral("simulator");
    QCOMPARE(placeOf(own), QStringLiteral("simulator"));
}

QTEST_GUILESS_MAIN(ProfileListModelTest)
#include "profilelistmodeltest.moc"
