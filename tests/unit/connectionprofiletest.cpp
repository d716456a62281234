#include "domain/connectionprofile.h"

#include <QTest>

using namespace flowconsole;

namespace {

ConnectionProfile soundProfile()
{
    ConnectionProfile profile;
    profile.id = ProfileId(QStringLiteral("p1"));
    profile.name = QStringLiteral("Europe");
    profile.apiUrl = QUrl(QStringLiteral("https://api.example.org"));
    profile.loginUrl = QUrl(QStringLiteral("https://login.example.org"));
    profile.environment = QStringLiteral("api.example.org");
    profile.clientId = QStringLiteral("client");
    return profile;
}

JsonValue parsed(const QByteArray &json)
{
    const auto value = JsonValue::parse(json);
    [&] { QVERIFY2(value.ok(), json.constData()); }();
    return value.value();
}

} // namespace

class ConnectionProfileTest final : public QObject
{
    Q_OBJECT

private slots:
    void aSoundProfileHasNoProblem()
    {
        QVERIFY(problemsOf(soundProfile()).isEmpty());
        ConnectionProfile local = soundProfile();
        local.apiUrl = QUrl(QStringLiteral("http://127.0.0.1:8080"));
        local.loginUrl = QUrl(QStringLiteral("http://localhost:8080"));
        local.webhookTarget = QUrl(QStringLiteral("https://hooks.example.org/flow"));
        QVERIFY(problemsOf(local).isEmpty());
    }

    void eachProblemNamesItsField_data()
    {
        using Change = std::function<void(ConnectionProfile &)>;
        using Field = ProfileProblem::Field;
        QTest::addColumn<Change>("change");
        QTest::addColumn<Field>("field");
        const auto row = [](const char *name, Field field, const Change &change) {
            QTest::newRow(name) << change << field;
        };
        row("no name", Field::Name, [](ConnectionProfile &p) { p.name = QStringLiteral("  "); });
        row("long name", Field::Name, [](ConnectionProfile &p) { p.name = QString(101, u'x'); });
        row("region", Field::Region, [](ConnectionProfile &p) { p.region = QStringLiteral("mars-1"); });
        row("half an address", Field::ApiUrl,
            [](ConnectionProfile &p) { p.apiUrl = QUrl(QStringLiteral("api.example.org")); });
        row("http", Field::ApiUrl,
            [](ConnectionProfile &p) { p.apiUrl = QUrl(QStringLiteral("http://api.example.org")); });
        row("a password", Field::LoginUrl,
            [](ConnectionProfile &p) { p.loginUrl = QUrl(QStringLiteral("https://a:b@login.example.org")); });
        row("a query", Field::LoginUrl,
            [](ConnectionProfile &p) { p.loginUrl = QUrl(QStringLiteral("https://login.example.org/?a=b")); });
        row("no client", Field::ClientId, [](ConnectionProfile &p) { p.clientId.clear(); });
        row("low port", Field::RedirectPort, [](ConnectionProfile &p) {
            p.grant = Grant::AuthorizationCode;
            p.redirectPort = 80;
        });
        row("requests", Field::RequestsPerMinute, [](ConnectionProfile &p) { p.requestsPerMinute = -1; });
        row("webhook", Field::WebhookTarget,
            [](ConnectionProfile &p) { p.webhookTarget = QUrl(QStringLiteral("ftp://hooks.example.org")); });
    }

    void eachProblemNamesItsField()
    {
        QFETCH(std::function<void(ConnectionProfile &)>, change);
        QFETCH(ProfileProblem::Field, field);
        ConnectionProfile profile = soundProfile();
        change(profile);
        const auto problems = problemsOf(profile);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().field == field);
        QVERIFY(problems.first().message.endsWith(u'.'));
    }

    void aLowRedirectPortMattersToTheBrowsersGrantOnly()
    {
        ConnectionProfile profile = soundProfile();
        profile.redirectPort = 80;
        QVERIFY(problemsOf(profile).isEmpty());
    }

    void itsFileHasAllButTheWebhooksId()
    {
        ConnectionProfile profile = soundProfile();
        profile.dialect = Dialect::ConversationFlow;
        profile.grant = Grant::AuthorizationCode;
        profile.redirectPort = 9000;
        profile.colour = ProfileColour::Purple;
        profile.production = true;
        profile.requestsPerMinute = 120;
        profile.retriesLaunches = true;
        profile.webhookTarget = QUrl(QStringLiteral("https://hooks.example.org/flow"));
        profile.caFile = QStringLiteral("/etc/ca.pem");
        profile.webhookId = QStringLiteral("w1");
        const auto read = profileFromJson(toJson(profile));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().message));
        profile.webhookId.clear();
        QCOMPARE(read.value(), profile);
    }

    void aRegionStandsForItsAddresses()
    {
        const auto read =
            profileFromJson(parsed("{\"name\":\"Ireland\",\"region\":\"mypurecloud.ie\",\"clientId\":\"c\"}"));
        QVERIFY(read.ok());
        QCOMPARE(read.value().region, QStringLiteral("eu-west-1"));
        QCOMPARE(read.value().apiUrl, QUrl(QStringLiteral("https://api.mypurecloud.ie")));
        QCOMPARE(read.value().loginUrl, QUrl(QStringLiteral("https://login.mypurecloud.ie")));
        QCOMPARE(read.value().environment, QStringLiteral("mypurecloud.ie"));
        QVERIFY(!read.value().id.isEmpty());
        QVERIFY(problemsOf(read.value()).isEmpty());
        // Its addresses are not written: the region may move.
        QVERIFY(!toJson(read.value()).contains(u"apiUrl"));
    }

    void whatIsAbsentHasItsDefault()
    {
        const auto read = profileFromJson(parsed("{\"id\":\"p\",\"more\":[1]}"));
        QVERIFY(read.ok());
        ConnectionProfile expected;
        expected.id = ProfileId(QStringLiteral("p"));
        QCOMPARE(read.value(), expected);
    }

    void aWrongTypeIsSaidByItsKey_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("key");
        QTest::newRow("name") << QByteArray("{\"name\":1}") << QStringLiteral("\"name\"");
        QTest::newRow("production") << QByteArray("{\"production\":\"yes\"}")
                                    << QStringLiteral("\"production\"");
        QTest::newRow("port") << QByteArray("{\"redirectPort\":70000}") << QStringLiteral("\"redirectPort\"");
        QTest::newRow("half a request")
            << QByteArray("{\"requestsPerMinute\":1.5}") << QStringLiteral("\"requestsPerMinute\"");
        QTest::newRow("dialect") << QByteArray("{\"dialect\":\"klingon\"}") << QStringLiteral("klingon");
        QTest::newRow("colour") << QByteArray("{\"colour\":\"ultraviolet\"}") << QStringLiteral("ultraviolet");
        QTest::newRow("region") << QByteArray("{\"region\":\"mars-1\"}") << QStringLiteral("mars-1");
        QTest::newRow("no object") << QByteArray("[]") << QStringLiteral("object");
    }

    void aWrongTypeIsSaidByItsKey()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, key);
        const auto read = profileFromJson(parsed(json));
        QVERIFY(!read.ok());
        QVERIFY2(read.error().message.contains(key), qPrintable(read.error().message));
    }

    void grantsAndColoursKeepTheirWords()
    {
        for (const Grant grant : {Grant::ClientCredentials, Grant::AuthorizationCode}) {
            QCOMPARE(grantFromKey(grantKey(grant)), std::optional(grant));
        }
        for (const ProfileColour colour : allProfileColours) {
            QCOMPARE(colourFromKey(colourKey(colour)), std::optional(colour));
        }
        QVERIFY(!grantFromKey(u"password"));
        QVERIFY(!colourFromKey(u"Blue"));
    }

    void theRedirectIsReadyToRegister()
    {
        ConnectionProfile profile = soundProfile();
        QCOMPARE(redirectUri(profile).toString(), QStringLiteral("http://127.0.0.1:8089/callback"));
        profile.redirectPort = 9000;
        QCOMPARE(redirectUri(profile).toString(), QStringLiteral("http://127.0.0.1:9000/callback"));
    }
};

QTEST_APPLESS_MAIN(ConnectionProfileTest)
#include "connectionprofiletest.moc"
