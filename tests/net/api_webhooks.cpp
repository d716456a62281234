#include "api/webhookregistration.h"
#include "base/redaction.h"
#include "tests/net/scriptedplatform.h"

#include <QTest>

using namespace flowconsole;

class WebhooksTest final : public QObject
{
    Q_OBJECT

private slots:
    void aWebhookIsMadeWhereThereIsNone();
    void oneThatDoesTheSameIsUsedAgain();
    void oursGivesWayToANewTarget();
    void theStoredIdSaysWhichIsOurs();
    void anotherIsNeverTouched_data();
    void anotherIsNeverTouched();
    void aListWithoutPagesIsReadToo();
    void oursIsRemovedAndMayBeGoneAlready();
    void withoutOursNothingIsRemoved();
    void theSecretIsNeverShown();
    void whatIsForbiddenIsAnError();
};

namespace {

const QUrl target(QStringLiteral("https://hooks.example.com/console/s3cret"));

/// The platform's webhooks, by id.
class Webhooks
{
public:
    Webhooks()
    {
        platform.onApi = [this](const SeenRequest &request) { return respond(request); };
    }

    void add(const QByteArray &id, const QByteArray &name, const QByteArray &url, const QByteArray &more = {})
    {
        entries.append({id, "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"targetUrl\":\"" + url +
                                "\",\"events\":[\"flow:node:enter\",\"flow:node:exit\",\"flow:error\","
                                "\"flow:complete\"]" +
                                more + "}"});
    }
    [[nodiscard]] QList<QByteArray> ids() const
    {
        QList<QByteArray> result;
        for (const auto &[id, body] : entries) {
            result.append(id);
        }
        return result;
    }

    ScriptedPlatform platform;
    QList<QPair<QByteArray, QByteArray>> entries;
    QByteArray lastPosted;
    bool hasPages = true;

private:
    QByteArray respond(const SeenRequest &request)
    {
        if (request.method == "GET") {
            QByteArrayList bodies;
            for (const auto &[id, body] : entries) {
                bodies.append(body);
            }
            const QByteArray list = '[' + bodies.join(',') + ']';
            return httpAnswer(200, hasPages ? "{\"pageCount\":1,\"entities\":" + list + "}" : list);
        }
        if (request.method == "POST") {
            lastPosted = request.body;
            const QByteArray id = "new-" + QByteArray::number(++m_made);
            entries.append({id, {}});
            return httpAnswer(201, "{\"id\":\"" + id + "\"," + request.body.mid(1));
        }
        const QByteArray id = request.target.mid(request.target.lastIndexOf('/') + 1);
        const qsizetype removed =
            entries.removeIf([&id](const QPair<QByteArray, QByteArray> &entry) { return entry.first == id; });
        return removed > 0 ? httpAnswer(204) : httpAnswer(404, "{\"code\":\"not.found\"}");
    }

    int m_made = 0;
};

/// A console whose profile has stored the id of its webhook.
struct Registrar
{
    explicit Registrar(const Webhooks &webhooks, const QString &storedId = {})
        : profile(profileOf(webhooks, storedId)),
          console(profile),
          registration(console.transport, console.tokens, profile, console.clock)
    {}
    static ConnectionProfile profileOf(const Webhooks &webhooks, const QString &storedId)
    {
        ConnectionProfile profile = webhooks.platform.profile(Dialect::ConversationFlow);
        profile.webhookId = storedId;
        return profile;
    }
    QString ensured(const QUrl &url = target)
    {
        const auto id = registration.ensure(url);
        return waitFor(id) && id.result() ? id.result().value() : QString();
    }

    ConnectionProfile profile;
    Console console;
    WebhookRegistration registration;
};

} // namespace

void WebhooksTest::aWebhookIsMadeWhereThereIsNone()
{
    Webhooks webhooks;
    Registrar registrar(webhooks);
    QCOMPARE(registrar.ensured(), QStringLiteral("new-1"));
    QCOMPARE(webhooks.lastPosted,
             QByteArray("{\"name\":\"FlowExecutionMonitor\",\"enabled\":true,"
                        "\"targetUrl\":\"https://hooks.example.com/console/s3cret\","
                        "\"events\":[\"flow:node:enter\",\"flow:node:exit\",\"flow:error\",\"flow:complete\"],"
                        "\"configuration\":{\"includeConversationId\":true,\"includeFlowId\":true}}"));
}

void WebhooksTest::oneThatDoesTheSameIsUsedAgain()
{
    Webhooks webhooks;
    webhooks.add("w-1", "FlowExecutionMonitor", target.toEncoded());
    Registrar registrar(webhooks);
    QCOMPARE(registrar.ensured(), QStringLiteral("w-1"));
    QVERIFY(webhooks.lastPosted.isEmpty());
    QCOMPARE(webhooks.ids(), QList<QByteArray>{"w-1"});
}

void WebhooksTest::oursGivesWayToANewTarget()
{
    Webhooks webhooks;
    webhooks.add("w-1", "FlowExecutionMonitor", "https://hooks.example.com/console/old-secret");
    Registrar registrar(webhooks);
    QCOMPARE(registrar.ensured(), QStringLiteral("new-1"));
    QCOMPARE(webhooks.ids(), QList<QByteArray>{"new-1"});
}

void WebhooksTest::theStoredIdSaysWhichIsOurs()
{
    Webhooks webhooks;
    webhooks.add("w-1", "FlowExecutionMonitor", target.toEncoded());
    webhooks.add("w-2", "Renamed", "https://elsewhere.example.com/x");
    Registrar registrar(webhooks, QStringLiteral("w-2"));
    QCOMPARE(registrar.ensured(), QStringLiteral("new-1"));
    const QList<QByteArray> left{"w-1", "new-1"};
    QCOMPARE(webhooks.ids(), left);
}

void WebhooksTest::anotherIsNeverTouched_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("another name") << QByteArray("CRM") << QByteArray("https://hooks.example.com/console/old");
    QTest::newRow("another host") << QByteArray("FlowExecutionMonitor")
                                  << QByteArray("https://other.example.com/console/old");
    QTest::newRow("another path") << QByteArray("FlowExecutionMonitor")
                                  << QByteArray("https://hooks.example.com/console2/old");
    QTest::newRow("another port") << QByteArray("FlowExecutionMonitor")
                                  << QByteArray("https://hooks.example.com:8443/console/old");
}

void WebhooksTest::anotherIsNeverTouched()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, url);
    Webhooks webhooks;
    webhooks.add("theirs", name, url);
    Registrar registrar(webhooks, QStringLiteral("gone"));
    QCOMPARE(registrar.ensured(), QStringLiteral("new-1"));
    const QList<QByteArray> left{"theirs", "new-1"};
    QCOMPARE(webhooks.ids(), left);
    QCOMPARE(webhooks.platform.server().count("DELETE", "/api"), 0);
}

void WebhooksTest::aListWithoutPagesIsReadToo()
{
    Webhooks webhooks;
    webhooks.hasPages = false;
    webhooks.add("w-1", "FlowExecutionMonitor", target.toEncoded());
    Registrar registrar(webhooks);
    QCOMPARE(registrar.ensured(), QStringLiteral("w-1"));
}

void WebhooksTest::oursIsRemovedAndMayBeGoneAlready()
{
    Webhooks webhooks;
    webhooks.add("theirs", "CRM", "https://x.example.com/");
    Registrar registrar(webhooks);
    QCOMPARE(registrar.ensured(), QStringLiteral("new-1"));

    const auto removed = registrar.registration.remove();
    QVERIFY(waitFor(removed) && removed.result().ok());
    QCOMPARE(webhooks.ids(), QList<QByteArray>{"theirs"});

    Registrar late(webhooks, QStringLiteral("new-1"));
    const auto again = late.registration.remove();
    QVERIFY(waitFor(again) && again.result().ok());
}

void WebhooksTest::withoutOursNothingIsRemoved()
{
    Webhooks webhooks;
    Registrar registrar(webhooks);
    const auto removed = registrar.registration.remove();
    QVERIFY(waitFor(removed) && removed.result().ok());
    QCOMPARE(webhooks.platform.server().seenCount(), 0);
}

void WebhooksTest::theSecretIsNeverShown()
{
    Webhooks webhooks;
    webhooks.add("w-1", "FlowExecutionMonitor", "https://hooks.example.com/console/s3cret-old");
    Registrar registrar(webhooks);
    QSignalSpy attempts(&registrar.console.transport, &Transport::attemptFinished);
    QVERIFY(!registrar.ensured().isEmpty());

    QVERIFY(attempts.count() >= 3);
    bool showsTarget = false;
    for (const QList<QVariant> &attempt : std::as_const(attempts)) {
        const auto record = attempt.at(0).value<RequestRecord>();
        QVERIFY2(!record.requestBody.contains("s3cret"), record.requestBody.constData());
        QVERIFY2(!record.responseBody.contains("s3cret"), record.responseBody.constData());
        showsTarget = showsTarget || record.requestBody.contains("https://hooks.example.com/console/" +
                                                                 redactedPlaceholder().toUtf8());
    }
    QVERIFY(showsTarget);
}

void WebhooksTest::whatIsForbiddenIsAnError()
{
    Webhooks webhooks;
    webhooks.platform.onApi = [](const SeenRequest &request) {
        return request.method == "GET"
                   ? httpAnswer(200, "{\"entities\":[]}")
                   : httpAnswer(403, "{\"message\":\"No https://hooks.example.com/console/s3cret "
                                     "without webhook:write\"}");
    };
    Registrar registrar(webhooks);
    const auto id = registrar.registration.ensure(target);
    QVERIFY(waitFor(id));
    QCOMPARE(id.result().error().kind, ApiError::Kind::Permission);
    QCOMPARE(id.result().error().permission, QStringLiteral("webhook:write"));
    QVERIFY(!id.result().error().message.contains(QStringLiteral("s3cret")));
}

QTEST_GUILESS_MAIN(WebhooksTest)
#include "api_webhooks.moc"
