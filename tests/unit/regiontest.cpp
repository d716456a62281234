#include "domain/region.h"

#include <QSet>
#include <QTest>

using namespace flowconsole;

class RegionTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyRegionHasItsOwnDomain()
    {
        QSet<QString> domains;
        for (const Region &region : regions()) {
            domains.insert(region.domain);
        }
        QCOMPARE(regions().size(), 18);
        QCOMPARE(domains.size(), 18);
    }

    void understandsRegionDomainAndPrefix_data()
    {
        QTest::addColumn<QString>("environment");
        QTest::addColumn<QUrl>("apiUrl");
        QTest::addColumn<QUrl>("loginUrl");
        const QUrl ireland(QStringLiteral("https://api.mypurecloud.ie"));
        const QUrl irelandLogin(QStringLiteral("https://login.mypurecloud.ie"));
        QTest::newRow("region") << QStringLiteral("eu-west-1") << ireland << irelandLogin;
        QTest::newRow("domain") << QStringLiteral(" MyPureCloud.ie ") << ireland << irelandLogin;
        QTest::newRow("prefix") << QStringLiteral("api") << QUrl(QStringLiteral("https://api.mypurecloud.com"))
                                << QUrl(QStringLiteral("https://login.mypurecloud.com"));
    }

    void understandsRegionDomainAndPrefix()
    {
        QFETCH(QString, environment);
        const auto hosts = resolveEnvironment(environment);
        QVERIFY(hosts.ok());
        QTEST(hosts.value().apiUrl, "apiUrl");
        QTEST(hosts.value().loginUrl, "loginUrl");
    }

    void saysWhatItWouldUnderstand()
    {
        const auto hosts = resolveEnvironment(QStringLiteral("mars-1"));
        QVERIFY(!hosts.ok());
        QVERIFY(hosts.error().message.contains(u"mars-1"));
        QVERIFY(hosts.error().message.contains(u"eu-west-1"));
    }
};

QTEST_GUILESS_MAIN(RegionTest)
#include "regiontest.moc"
