#include "tests/net/scriptedplatform.h"

#include <QTest>

using namespace flowconsole;

class PreflightTest final : public QObject
{
    Q_OBJECT

private slots:
    void everythingWorksWhereNothingIsForbidden_data();
    void everythingWorksWhereNothingIsForbidden();
    void nothingIsLaunchedChangedOrEnded_data();
    void nothingIsLaunchedChangedOrEnded();
    void whatIsForbiddenSaysWhatToAskFor_data();
    void whatIsForbiddenSaysWhatToAskFor();
    void thePlatformsOwnWordOnWhatIsMissingCountsFirst();
    void thePlatformTellsWhoIsSignedIn();
    void aPersonsSignInNeedsTheScopeToo();
    void whatFailsOtherwiseCannotBeTold();
    void aPageIsNoAnswer();
    void aRefusedSignInFailsAsAWhole();
    void addressesThatAreKeysStayOutOfTheRecords();
};

namespace {

const QByteArray nothing = "00000000-0000-0000-0000-000000000000";
const QByteArray notFound = "{\"code\":\"not.found\",\"status\":404}";

/// An organisation that allows everything: lists are answered, and the nil UUID is nothing.
QByteArray allowAll(const SeenRequest &request)
{
    const bool isAboutNothing = request.target.contains(nothing) || request.body.contains(nothing);
    if (isAboutNothing && !request.target.contains("/instances/query")) {
        return httpAnswer(404, notFound);
    }
    return httpAnswer(200, "{\"entities\":[]}");
}

const PreflightCheck *checkOf(const PreflightReport &report, Capability capability)
{
    const auto found =
        std::find_if(report.checks.cbegin(), report.checks.cend(),
                     [capability](const PreflightCheck &check) { return check.capability == capability; });
    return found == report.checks.cend() ? nullptr : &*found;
}

} // namespace

void PreflightTest::everythingWorksWhereNothingIsForbidden_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QList<Capability>>("notOffered");
    using C = Capability;
    QTest::newRow("published") << Dialect::Published << QList<C>{C::Webhooks};
    QTest::newRow("flow executions") << Dialect::FlowExecutions
                                     << QList<C>{C::ReadConversations, C::EndExecutions, C::Notifications,
                                                 C::ExecutionData, C::Webhooks};
    QTest::newRow("conversation flow")
        << Dialect::ConversationFlow << QList<C>{C::Notifications, C::ExecutionData};
}

void PreflightTest::everythingWorksWhereNothingIsForbidden()
{
    QFETCH(Dialect, dialect);
    QFETCH(QList<Capability>, notOffered);
    ScriptedPlatform platform;
    platform.onApi = allowAll;
    Console console(platform, dialect);

    const auto preflight = console.client.preflight();

    QVERIFY(waitFor(preflight));
    const PreflightReport report = preflight.result().value();
    QVERIFY(everythingWorks(report));
    QCOMPARE(report.dialect, dialect);
    QCOMPARE(report.madeAt, console.clock.nowUtc());
    QCOMPARE(report.checks.size(), 9);
    for (int i = 0; i < 9; ++i) {
        const PreflightCheck &check = report.checks.at(i);
        QCOMPARE(static_cast<int>(check.capability), i);
        QCOMPARE(check.verdict == PreflightCheck::Verdict::NotOffered, notOffered.contains(check.capability));
    }
}

void PreflightTest::nothingIsLaunchedChangedOrEnded_data()
{
    everythingWorksWhereNothingIsForbidden_data();
}

void PreflightTest::nothingIsLaunchedChangedOrEnded()
{
    QFETCH(Dialect, dialect);
    ScriptedPlatform platform;
    platform.onApi = allowAll;
    Console console(platform, dialect);

    QVERIFY(waitFor(console.client.preflight()));

    int requests = 0;
    for (const SeenRequest &request : platform.server().seen()) {
        if (!request.target.startsWith("/api/")) {
            continue;
        }
        ++requests;
        // Whatever is no reading is about the nil UUID.
        QVERIFY2(request.method == "GET" || request.target.contains(nothing) || request.body.contains(nothing),
                 (request.method + ' ' + request.target).constData());
    }
    QVERIFY(requests <= 10);
}

void PreflightTest::whatIsForbiddenSaysWhatToAskFor_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<Capability>("capability");
    QTest::addColumn<QString>("permission");
    const auto row = [](Dialect dialect, const QByteArray &method, const QByteArray &target,
                        Capability capability, const QString &permission) {
        QTest::addRow("%s: %s", qPrintable(dialectKey(dialect)), qPrintable(permission))
            << dialect << method << target << capability << permission;
    };
    const Dialect published = Dialect::Published;
    const Dialect executions = Dialect::FlowExecutions;
    const Dialect conversation = Dialect::ConversationFlow;
    using C = Capability;
    row(published, "GET", "/api/v2/flows?", C::ListFlows, QStringLiteral("architect:flow:view"));
    row(published, "POST", "/api/v2/flows/executions", C::LaunchFlows, QStringLiteral("architect:flow:launch"));
    row(published, "GET", "/api/v2/flows/executions/", C::WatchExecutions,
        QStringLiteral("architect:flowExecution:view"));
    row(published, "GET", "/api/v2/conversations/", C::ReadConversations,
        QStringLiteral("conversation:communication:view"));
    row(published, "POST", "/api/v2/conversations/", C::EndExecutions,
        QStringLiteral("conversation:communication:disconnect"));
    row(published, "POST", "/api/v2/flows/instances/query", C::ExecutionData,
        QStringLiteral("architect:flowInstance:search"));
    row(published, "GET", "/api/v2/flows/instances/jobs/", C::ExecutionData,
        QStringLiteral("architect:flowInstance:view"));
    row(executions, "POST", "/api/v2/flows/executions", C::LaunchFlows, QStringLiteral("flow:execution:write"));
    row(executions, "GET", "/api/v2/flows/executions/", C::WatchExecutions,
        QStringLiteral("flow:execution:read"));
    row(conversation, "POST", "/api/v2/conversations/flow/", C::LaunchFlows, QStringLiteral("flow:execute"));
    row(conversation, "GET", "/api/v2/conversations/", C::WatchExecutions, QStringLiteral("conversation:view"));
    row(conversation, "GET", "/api/v2/webhooks", C::Webhooks, QStringLiteral("webhook:read"));
    row(conversation, "DELETE", "/api/v2/webhooks/", C::Webhooks, QStringLiteral("webhook:write"));
}

void PreflightTest::whatIsForbiddenSaysWhatToAskFor()
{
    QFETCH(Dialect, dialect);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(Capability, capability);
    QFETCH(QString, permission);
    ScriptedPlatform platform;
    platform.onApi = [&](const SeenRequest &request) {
        return request.method == method && request.target.startsWith(target) ? httpAnswer(403)
                                                                             : allowAll(request);
    };
    Console console(platform, dialect);

    const auto preflight = console.client.preflight();

    QVERIFY(waitFor(preflight));
    const PreflightReport report = preflight.result().value();
    QVERIFY(!everythingWorks(report));
    QCOMPARE(checkOf(report, capability)->verdict, PreflightCheck::Verdict::Missing);
    QCOMPARE(checkOf(report, capability)->permission, permission);
    QCOMPARE(checkOf(report, Capability::SignIn)->verdict, PreflightCheck::Verdict::Works);
}

void PreflightTest::thePlatformsOwnWordOnWhatIsMissingCountsFirst()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return request.method == "POST" && request.target == "/api/v2/flows/executions"
                   ? httpAnswer(403, "{\"code\":\"missing.permissions\",\"messageParams\":"
                                     "{\"permissions\":\"[architect:flow:launchSecret]\"}}")
                   : allowAll(request);
    };
    Console console(platform);
    const auto preflight = console.client.preflight();
    QVERIFY(waitFor(preflight));
    QCOMPARE(checkOf(preflight.result().value(), Capability::LaunchFlows)->permission,
             QStringLiteral("architect:flow:launchSecret"));
}

void PreflightTest::thePlatformTellsWhoIsSignedIn()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return request.target == "/api/v2/tokens/me"
                   ? httpAnswer(200, "{\"organization\":{\"id\":\"o\",\"name\":\"Acme\"},"
                                     "\"OAuthClient\":{\"id\":\"c\",\"name\":\"Console\"}}")
                   : allowAll(request);
    };
    Console console(platform);
    const auto preflight = console.client.preflight();
    QVERIFY(waitFor(preflight));
    QCOMPARE(preflight.result().value().signedInAs, QStringLiteral("Acme · Console"));
}

void PreflightTest::aPersonsSignInNeedsTheScopeToo()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return request.target.startsWith("/api/v2/notifications") ? httpAnswer(403) : allowAll(request);
    };
    ConnectionProfile profile = platform.profile();
    profile.grant = Grant::AuthorizationCode;
    ManualClock clock;
    Transport transport(clock, Console::settings(), 1);
    TokenSource tokens(transport, clock, profile, ConnectionSecrets{{}, QStringLiteral("refresh"), {}});
    RateBudget budget(clock);
    PlatformClient client(transport, tokens, budget, clock, profile);
    const auto preflight = client.preflight();
    QVERIFY(waitFor(preflight));
    QVERIFY(preflight.result().ok());
    QCOMPARE(checkOf(preflight.result().value(), Capability::Notifications)->permission,
             QStringLiteral("notifications"));
}

void PreflightTest::whatFailsOtherwiseCannotBeTold()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return request.target.startsWith("/api/v2/notifications") ? httpAnswer(501) : allowAll(request);
    };
    Console console(platform);
    const auto preflight = console.client.preflight();
    QVERIFY(waitFor(preflight));
    const PreflightReport report = preflight.result().value();
    QVERIFY(!everythingWorks(report));
    QCOMPARE(checkOf(report, Capability::Notifications)->verdict, PreflightCheck::Verdict::CannotTell);
    QCOMPARE(checkOf(report, Capability::Notifications)->error.value().httpStatus, 501);
}

void PreflightTest::aPageIsNoAnswer()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return request.method == "POST" && request.target == "/api/v2/flows/executions"
                   ? httpAnswer(404, "<html><title>Lost</title>")
                   : allowAll(request);
    };
    Console console(platform);
    const auto preflight = console.client.preflight();
    QVERIFY(waitFor(preflight));
    const PreflightCheck check = *checkOf(preflight.result().value(), Capability::LaunchFlows);
    QCOMPARE(check.verdict, PreflightCheck::Verdict::CannotTell);
    QVERIFY(check.error.value().message.contains(QStringLiteral("a web page (“Lost”)")));
}

void PreflightTest::aRefusedSignInFailsAsAWhole()
{
    ScriptedPlatform platform;
    platform.refuseAllTokens();
    Console console(platform);
    const auto preflight = console.client.preflight();
    QVERIFY(waitFor(preflight));
    QCOMPARE(preflight.result().error().kind, ApiError::Kind::SignIn);
}

void PreflightTest::addressesThatAreKeysStayOutOfTheRecords()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &request) {
        return request.target.startsWith("/api/v2/webhooks") && request.method == "GET"
                   ? httpAnswer(200,
                                "{\"entities\":[{\"id\":\"w\",\"targetUrl\":\"https://a.b/their-secret\"}]}")
                   : allowAll(request);
    };
    Console console(platform, Dialect::ConversationFlow);
    QSignalSpy attempts(&console.transport, &Transport::attemptFinished);
    QVERIFY(waitFor(console.client.preflight()));
    for (const QList<QVariant> &attempt : std::as_const(attempts)) {
        QVERIFY(!attempt.at(0).value<RequestRecord>().responseBody.contains("their-secret"));
    }
}

QTEST_GUILESS_MAIN(PreflightTest)
#include "api_preflight.moc"
