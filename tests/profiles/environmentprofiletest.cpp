#include "profiles/environmentprofile.h"

#include <QTest>

using namespace flowconsole;

namespace {

using Variable = std::pair<QString, QString>;

QProcessEnvironment environmentOf(const QList<Variable> &variables)
{
    QProcessEnvironment environment;
    for (const auto &[name, value] : variables) {
        environment.insert(name, value);
    }
    return environment;
}

const Variable clientId{QStringLiteral("GENESYS_CLIENT_ID"), QStringLiteral("my-client")};
const Variable clientSecret{QStringLiteral("GENESYS_CLIENT_SECRET"), QStringLiteral("s3cret")};

Variable region(const QString &value)
{
    return {QStringLiteral("GENESYS_ENVIRONMENT"), value};
}

Variable callback(const QString &value)
{
    return {QStringLiteral("WEBHOOK_CALLBACK_URL"), value};
}

} // namespace

class EnvironmentProfileTest final : public QObject
{
    Q_OBJECT

private slots:
    void withoutVariablesThereIsNoProfile()
    {
        QVERIFY(!profileFromEnvironment({}));
        QVERIFY(!profileFromEnvironment(environmentOf({callback(QStringLiteral("https://x.example"))})));
    }

    void aRegionIsResolved_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<QUrl>("api");
        QTest::newRow("region") << QStringLiteral("eu-west-1")
                                << QUrl(QStringLiteral("https://api.mypurecloud.ie"));
        QTest::newRow("domain") << QStringLiteral("euw2.pure.cloud")
                                << QUrl(QStringLiteral("https://api.euw2.pure.cloud"));
        QTest::newRow("host prefix") << QStringLiteral(" api ")
                                     << QUrl(QStringLiteral("https://api.mypurecloud.com"));
    }

    void aRegionIsResolved()
    {
        QFETCH(QString, named);
        QFETCH(QUrl, api);

        const auto ready = profileFromEnvironment(environmentOf({region(named), clientId, clientSecret}));

        QVERIFY(ready && ready->ok());
        const ConnectionProfile &profile = ready->value().profile;
        QCOMPARE(profile.apiUrl, api);
        QCOMPARE(profile.clientId, QStringLiteral("my-client"));
        QCOMPARE(profile.grant, Grant::ClientCredentials);
        QCOMPARE(ready->value().secrets.clientSecret, QStringLiteral("s3cret"));
        QCOMPARE(problemsOf(profile), QList<ProfileProblem>());
    }

    void theProfileIsTheSameEachTime()
    {
        const auto environment = environmentOf({region(QStringLiteral("eu-west-1")), clientId, clientSecret});

        const auto one = profileFromEnvironment(environment);
        const auto other = profileFromEnvironment(environment);

        QCOMPARE(one->value(), other->value());
        QVERIFY(!one->value().profile.id.isEmpty());
    }

    void anAddressTakesThePlaceOfARegion()
    {
        const QUrl simulator(QStringLiteral("http://127.0.0.1:8080"));

        const auto ready = profileFromEnvironment(environmentOf({clientId, clientSecret}), simulator);

        QVERIFY(ready && ready->ok());
        QCOMPARE(ready->value().profile.apiUrl, simulator);
        QCOMPARE(ready->value().profile.loginUrl, simulator);
        QCOMPARE(ready->value().profile.environment, QStringLiteral("127.0.0.1:8080"));
    }

    void theWebhooksTargetIsTaken()
    {
        const auto ready =
            profileFromEnvironment(environmentOf({region(QStringLiteral("eu-west-1")), clientId, clientSecret,
                                                  callback(QStringLiteral("https://me.example/in"))}));

        QCOMPARE(ready->value().profile.webhookTarget, QUrl(QStringLiteral("https://me.example/in")));
    }

    void whatIsMissingOrWrongIsNamed_data()
    {
        QTest::addColumn<QProcessEnvironment>("environment");
        QTest::addColumn<QUrl>("address");
        QTest::addColumn<QString>("named");
        const Variable somewhere = region(QStringLiteral("eu-west-1"));
        QTest::newRow("secret") << environmentOf({somewhere, clientId}) << QUrl()
                                << QStringLiteral("GENESYS_CLIENT_SECRET");
        QTest::newRow("id") << environmentOf({clientSecret}) << QUrl() << QStringLiteral("GENESYS_CLIENT_ID");
        QTest::newRow("region") << environmentOf({clientId, clientSecret}) << QUrl()
                                << QStringLiteral("GENESYS_ENVIRONMENT");
        QTest::newRow("unknown region")
            << environmentOf({region(QStringLiteral("atlantis")), clientId, clientSecret}) << QUrl()
            << QStringLiteral("atlantis");
        QTest::newRow("unsafe address")
            << environmentOf({clientId, clientSecret}) << QUrl(QStringLiteral("http://far.example"))
            << QStringLiteral("https");
        QTest::newRow("callback") << environmentOf({somewhere, clientId, clientSecret,
                                                    callback(QStringLiteral("http://far.example"))})
                                  << QUrl() << QStringLiteral("WEBHOOK_CALLBACK_URL");
    }

    void whatIsMissingOrWrongIsNamed()
    {
        QFETCH(QProcessEnvironment, environment);
        QFETCH(QUrl, address);
        QFETCH(QString, named);

        const auto ready = profileFromEnvironment(environment, address);

        QVERIFY(ready && !ready->ok());
        QVERIFY2(ready->error().message.contains(named), qPrintable(ready->error().message));
        QVERIFY(!ready->error().message.contains(u"s3cret"));
    }
};

QTEST_GUILESS_MAIN(EnvironmentProfileTest)
#include "environmentprofiletest.moc"
