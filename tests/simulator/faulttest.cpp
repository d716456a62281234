#include "frontdesk.h"
#include "rawclient.h"

#include "simulator/embeddedorganisation.h"

#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>

using namespace flowconsole;
using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;
using namespace std::chrono_literals;

namespace {

const auto text = &FrontDesk::text;
const auto json = &FrontDesk::json;

http::Request request(const char *method, const char *path)
{
    return {method, path, "", {}, "", ""};
}

} // namespace

class FaultTest final : public QObject
{
    Q_OBJECT

private slots:
    void aFaultIsUnderstood();
    void whatIsNoFaultIsRefusedWithTheReason_data();
    void whatIsNoFaultIsRefusedWithTheReason();
    void everyRequestHasItsOperation_data();
    void everyRequestHasItsOperation();
    void aCountIsUsedUp();
    void whatIsSkippedGoesBy();
    void aLookAtWhatIsPermittedUsesNoFaultUp();
    void aProbabilityIsHeldAndRepeatable();
    void aStatusTakesThePlaceOfTheAnswer();
    void tooManyRequestsTellHowLongToWait();
    void aFailureAfterTheEffectHasTheEffect();
    void aDropBeforeHasNoEffectAndADropAfterHas();
    void latencyIsDrawnBetweenItsEnds();
    void anExpiredTokenIsRefusedUntilANewOneIsTaken();
    void theTokenEndpointWordsItsFailuresItsOwnWay();
    void aPathMatchesByItsPrefixAndMethod();
    void theControlEndpointNeedsItsToken();
    void faultsAreControlledWhileItRuns();
    void badControlRequestsAreRefused();
    void theStatisticsAreThoseOfTheOrganisation();
    void resettingBringsTheFaultsOfTheStart();
    void controlIsNotLimited();
    void aDroppedConnectionIsClosedWithoutAnAnswer();
    void latencyHoldsTheAnswerBack();
    void badFaultsStopTheStart();
};

void FaultTest::aFaultIsUnderstood()
{
    const Fault status = Fault::parse("launch:503=4s:p=0.25:n=3:skip=2").value();
    QCOMPARE(*status.match.operation, ApiOperation::Launch);
    QCOMPARE(std::get<FailWith>(status.effect).status, 503);
    QCOMPARE(*std::get<FailWith>(status.effect).retryAfter, Milliseconds(4000));
    QCOMPARE(status.probability, 0.25);
    QCOMPARE(*status.times, 3U);
    QCOMPARE(status.skip, 2U);
    QCOMPARE(status.text, std::string("launch:503=4s:p=0.25:n=3:skip=2"));

    const Fault late = Fault::parse("events:late=100ms..1.5s").value();
    QVERIFY(late.ofEvents && !late.times);
    QCOMPARE(std::get<HoldEvent>(late.effect).time.least, Milliseconds(100));
    QCOMPARE(std::get<HoldEvent>(late.effect).time.most, Milliseconds(1500));

    const Fault path = Fault::parse("POST /api/v2/webhooks:drop-after:1").value();
    QCOMPARE(path.match.method, std::string("POST"));
    QCOMPARE(path.match.pathPrefix, std::string("/api/v2/webhooks"));
    QVERIFY(std::get<HangUp>(path.effect).afterEffect);
    QVERIFY(std::get<FailWith>(Fault::parse("any:500-after").value().effect).afterEffect);
    QVERIFY(std::holds_alternative<ExpireToken>(Fault::parse("poll:expired-token").value().effect));
    QVERIFY(std::holds_alternative<Delay>(Fault::parse("any:latency=1min").value().effect));
}

void FaultTest::whatIsNoFaultIsRefusedWithTheReason_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *line, const char *reason) {
        QTest::newRow(line) << QByteArray(line) << QString::fromUtf8(reason);
    };
    row("", "is no fault");
    row("launch", "Write what goes wrong and how");
    row("launch:", "Write what goes wrong and how");
    row("lunch:500", "“lunch” is nothing that can go wrong");
    row("get /api:500", "is nothing that can go wrong");
    row("launch:200", "a status from 400 to 599");
    row("launch:600", "a status from 400 to 599");
    row("launch:boom", "“boom” is no fault");
    row("launch:429=soon", "“soon” is no time");
    row("poll:latency=300", "“300” is no time");
    row("poll:latency=2s..1s", "is no time");
    row("poll:latency=11min", "at most 10min");
    row("poll:latency=-1s", "is no time");
    row("launch:500:p=2", "is no probability");
    row("launch:500:p=nan", "is no probability");
    row("launch:500:0", "“0” is no option");
    row("launch:500:often", "“often” is no option");
    row("launch:lost", "happens to events only. Write events:lost");
    row("events:500", "cannot happen to events");
}

void FaultTest::whatIsNoFaultIsRefusedWithTheReason()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    const auto fault = Fault::parse(line.toStdString());
    QVERIFY(!fault.ok());
    QVERIFY2(fault.error().message.contains(reason), qPrintable(fault.error().message));
}

void FaultTest::everyRequestHasItsOperation_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("operation");
    const auto row = [](const char *method, const char *path, const char *operation) {
        QTest::newRow(path) << QByteArray(method) << QByteArray(path) << QByteArray(operation);
    };
    row("POST", "/oauth/token", "token");
    row("POST", "/api/v2/flows/executions", "launch");
    row("POST", "/api/v2/conversations/flow/x", "launch");
    row("GET", "/api/v2/flows/executions/x", "poll");
    row("GET", "/api/v2/conversations/x", "poll");
    row("POST", "/api/v2/conversations/x/terminate", "terminate");
    row("POST", "/api/v2/conversations/x/disconnect", "terminate");
    row("GET", "/api/v2/flows", "flows");
    row("GET", "/api/v2/flows/x/latestconfiguration", "flows");
    row("POST", "/api/v2/flows/instances/query", "instances");
    row("POST", "/api/v2/webhooks", "webhooks");
    row("DELETE", "/api/v2/webhooks/x", "webhooks");
    row("PUT", "/api/v2/notifications/channels/x/subscriptions", "notifications");
    row("GET", "/api/v2/tokens/me", "me");
    row("GET", "/elsewhere", "other");
}

void FaultTest::everyRequestHasItsOperation()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, operation);
    const ApiOperation found = operationOf(request(method.constData(), path.constData()));
    QCOMPARE(operationName(found), std::string_view(operation.constData()));
    QCOMPARE(operationNamed(operation.constData()), std::optional(found));
}

void FaultTest::aCountIsUsedUp()
{
    FrontDesk desk({"flows:500:2"});
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 500);
    QCOMPARE(desk.ask("GET", "/api/v2/webhooks").status, 200);
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 500);
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 200);
}

void FaultTest::whatIsSkippedGoesBy()
{
    FrontDesk desk({"flows:500:skip=2:n=1"});
    for (const int status : {200, 200, 500, 200}) {
        QCOMPARE(desk.ask("GET", "/api/v2/flows").status, status);
    }
}

void FaultTest::aLookAtWhatIsPermittedUsesNoFaultUp()
{
    static const std::string nothing = "00000000-0000-0000-0000-000000000000";
    FrontDesk desk({"launch:503:n=1", "poll:503:n=1", "terminate:503:n=1"});
    QCOMPARE(desk.ask("POST", "/api/v2/flows/executions", R"({"flowId":")" + nothing + R"("})").status, 400);
    QCOMPARE(desk.ask("POST", "/api/v2/conversations/flow/" + nothing, "{}").status, 400);
    QCOMPARE(desk.ask("GET", "/api/v2/flows/executions/" + nothing).status, 404);
    QCOMPARE(desk.ask("GET", "/api/v2/conversations/" + nothing).status, 404);
    QCOMPARE(desk.ask("POST", "/api/v2/conversations/" + nothing + "/terminate").status, 404);
    QCOMPARE(desk.launchConversation(billingId, FrontDesk::billingVariables).status, 503);
    const std::string id = desk.launchBilling();
    QCOMPARE(desk.ask("GET", "/api/v2/conversations/" + id).status, 503);
    QCOMPARE(desk.ask("POST", "/api/v2/conversations/" + id + "/terminate").status, 503);
}

void FaultTest::aProbabilityIsHeldAndRepeatable()
{
    const auto drawn = [](std::uint64_t seed) {
        FaultPlan plan(seed);
        plan.add(Fault::parse("any:500:p=0.2").value());
        QString fates;
        for (int i = 0; i < 1000; ++i) {
            fates += plan.fateOf(request("GET", "/x")).failure ? QLatin1Char('x') : QLatin1Char('.');
        }
        return fates;
    };
    QCOMPARE(drawn(7), drawn(7));
    QVERIFY(drawn(7) != drawn(8));
    const qsizetype hits = drawn(7).count(QLatin1Char('x'));
    QVERIFY2(hits > 150 && hits < 250, qPrintable(QString::number(hits)));
}

void FaultTest::aStatusTakesThePlaceOfTheAnswer()
{
    FrontDesk desk({"launch:500:1", "launch:503=7s:1"});
    const auto failed = desk.launchConversation(billingId, FrontDesk::billingVariables);
    QCOMPARE(failed.status, 500);
    QCOMPARE(text(json(failed), "code"), std::string("internal.server.error"));
    QCOMPARE(text(json(failed), "contextId"), FrontDesk::header(failed, "ININ-Correlation-Id"));
    QCOMPARE(FrontDesk::header(failed, "inin-ratelimit-count"), std::string("1"));
    QVERIFY(FrontDesk::header(failed, "Retry-After").empty());
    const auto unavailable = desk.launchConversation(billingId, FrontDesk::billingVariables);
    QCOMPARE(unavailable.status, 503);
    QCOMPARE(FrontDesk::header(unavailable, "Retry-After"), std::string("7"));
    QCOMPARE(json(desk.control("GET", "/simulator/statistics"))["launches"]["total"], Json(0));
    QCOMPARE(desk.launchConversation(billingId, FrontDesk::billingVariables).status, 200);
}

void FaultTest::tooManyRequestsTellHowLongToWait()
{
    FrontDesk desk({"poll:429:1", "poll:429=3500ms:1"});
    const std::string path = "/api/v2/conversations/" + desk.launchBilling();
    const auto first = desk.ask("GET", path);
    QCOMPARE(first.status, 429);
    QCOMPARE(text(json(first), "code"), std::string("too.many.requests"));
    QCOMPARE(FrontDesk::header(first, "Retry-After"), std::string("1"));
    QCOMPARE(FrontDesk::header(desk.ask("GET", path), "Retry-After"), std::string("4"));
    QCOMPARE(desk.ask("GET", path).status, 200);
}

void FaultTest::aFailureAfterTheEffectHasTheEffect()
{
    FrontDesk desk({"launch:504-after:1"});
    const auto failed = desk.launchConversation(billingId, FrontDesk::billingVariables);
    QCOMPARE(failed.status, 504);
    QCOMPARE(text(json(failed), "contextId"), FrontDesk::header(failed, "ININ-Correlation-Id"));
    QCOMPARE(json(desk.control("GET", "/simulator/statistics"))["launches"]["total"], Json(1));
}

void FaultTest::aDropBeforeHasNoEffectAndADropAfterHas()
{
    FrontDesk desk({"launch:drop-before:1", "launch:drop-after:1"});
    const auto launch = [&desk] {
        return desk.take("POST", "/api/v2/conversations/flow/" + billingId,
                         R"({"initialState":{"variables":)" + FrontDesk::billingVariables + "}}");
    };
    const auto launches = [&desk] {
        return json(desk.control("GET", "/simulator/statistics"))["launches"]["total"].get<int>();
    };
    QVERIFY(launch().hangUp);
    QCOMPARE(launches(), 0);
    QVERIFY(launch().hangUp);
    QCOMPARE(launches(), 1);
    QVERIFY(!launch().hangUp);
    QCOMPARE(launches(), 2);
}

void FaultTest::latencyIsDrawnBetweenItsEnds()
{
    FrontDesk desk({"flows:latency=200ms..400ms", "flows:latency=1s:n=1"});
    QVERIFY(desk.take("GET", "/api/v2/flows").delay >= 1200ms);
    std::set<Milliseconds> seen;
    for (int i = 0; i < 50; ++i) {
        const Milliseconds delay = desk.take("GET", "/api/v2/flows").delay;
        QVERIFY(delay >= 200ms && delay <= 400ms);
        seen.insert(delay);
    }
    QVERIFY(seen.size() > 10);
    QCOMPARE(desk.take("GET", "/api/v2/webhooks").delay, 0ms);
}

void FaultTest::anExpiredTokenIsRefusedUntilANewOneIsTaken()
{
    FrontDesk desk({"flows:expired-token:1"});
    const auto refused = desk.ask("GET", "/api/v2/flows");
    QCOMPARE(refused.status, 401);
    QCOMPARE(text(json(refused), "code"), std::string("bad.credentials"));
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 401);
    QCOMPARE(desk.signIn().status, 200);
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 200);
}

void FaultTest::theTokenEndpointWordsItsFailuresItsOwnWay()
{
    FrontDesk desk;
    QCOMPARE(
        desk.control("PUT", "/simulator/faults", R"({"faults":["token:503:1","token:drop-before:1"]})").status,
        200);
    const auto failed = desk.signIn();
    QCOMPARE(failed.status, 503);
    QCOMPARE(text(json(failed), "error"), std::string("temporarily_unavailable"));
    QVERIFY(desk.takeSignIn().hangUp);
    QCOMPARE(desk.signIn().status, 200);
}

void FaultTest::aPathMatchesByItsPrefixAndMethod()
{
    FrontDesk desk({"POST /api/v2/webhooks:500"});
    QCOMPARE(desk.ask("GET", "/api/v2/webhooks").status, 200);
    QCOMPARE(desk.ask("POST", "/api/v2/webhooks", "{}").status, 500);
    QCOMPARE(desk.ask("POST", "/api/v2/flows/executions", "{}").status, 400);
}

void FaultTest::theControlEndpointNeedsItsToken()
{
    FrontDesk desk;
    QCOMPARE(desk.ask("GET", "/simulator/faults").status, 401);
    QCOMPARE(desk.take("GET", "/simulator/faults", {}, "wrong").response.status, 401);
    QCOMPARE(desk.take("GET", "/api/v2/flows", {}, "control").response.status, 401);
    QCOMPARE(desk.control("GET", "/simulator/faults").status, 200);
}

void FaultTest::faultsAreControlledWhileItRuns()
{
    FrontDesk desk;
    QCOMPARE(json(desk.control("GET", "/simulator/faults"))["faults"].size(), 0U);
    const auto added = desk.control("POST", "/simulator/faults", R"({"fault":"flows:500:2"})");
    QCOMPARE(added.status, 201);
    const std::string id = text(json(added), "id");
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 500);
    const Json seen = json(desk.control("GET", "/simulator/faults"))["faults"][0];
    QCOMPARE(text(seen, "fault"), std::string("flows:500:2"));
    QCOMPARE(seen["happened"], Json(1));
    QCOMPARE(seen["remaining"], Json(1));
    QCOMPARE(desk.control("DELETE", "/simulator/faults/" + id).status, 204);
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 200);
    QCOMPARE(desk.control("DELETE", "/simulator/faults/" + id).status, 404);

    QCOMPARE(desk.control("PUT", "/simulator/faults", R"({"faults":["any:500","poll:502"]})").status, 200);
    QCOMPARE(json(desk.control("GET", "/simulator/faults"))["faults"].size(), 2U);
    QCOMPARE(desk.control("DELETE", "/simulator/faults").status, 204);
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 200);
}

void FaultTest::badControlRequestsAreRefused()
{
    FrontDesk desk({"poll:500"});
    QCOMPARE(desk.control("PUT", "/simulator/faults", "[]").status, 400);
    QCOMPARE(desk.control("PUT", "/simulator/faults", R"({"faults":"any:500"})").status, 400);
    const auto refused = desk.control("PUT", "/simulator/faults", R"({"faults":["any:500","lunch:500"]})");
    QCOMPARE(refused.status, 400);
    QVERIFY(text(json(refused), "message").find("lunch") != std::string::npos);
    QCOMPARE(desk.control("POST", "/simulator/faults", "{}").status, 400);
    // What was refused has changed nothing.
    QCOMPARE(text(json(desk.control("GET", "/simulator/faults"))["faults"][0], "fault"),
             std::string("poll:500"));
    QCOMPARE(desk.control("PATCH", "/simulator/faults").status, 405);
    QCOMPARE(desk.control("POST", "/simulator/statistics").status, 405);
    QCOMPARE(desk.control("GET", "/simulator/nothing").status, 404);
}

void FaultTest::theStatisticsAreThoseOfTheOrganisation()
{
    FrontDesk desk({"poll:500:1"});
    const std::string path = "/api/v2/conversations/" + desk.launchBilling();
    desk.ask("GET", path);
    desk.ask("GET", path);
    const std::string other = desk.launchBilling();
    desk.ask("POST", "/api/v2/conversations/" + other + "/terminate");
    const Json seen = json(desk.control("GET", "/simulator/statistics"));
    QCOMPARE(seen["launches"]["total"], Json(2));
    QCOMPARE(text(seen["launches"]["flows"][0], "name"), std::string("Billing IVR"));
    QCOMPARE(seen["launches"]["flows"][0]["launched"], Json(2));
    QCOMPARE(seen["launches"]["flows"][0]["ended"]["terminated"], Json(1));
    QCOMPARE(seen["events"]["made"], Json(0));
    const Json &tokens = seen["requests"]["tokens"];
    QCOMPARE(tokens.size(), 2U); // the sign-in without a token, and the rest
    const auto signedIn =
        std::ranges::find_if(tokens, [](const Json &entry) { return text(entry, "token") != "none"; });
    QCOMPARE((*signedIn)["requests"], Json(5));
    QCOMPARE((*signedIn)["operations"]["launch"]["requests"], Json(2));
    QCOMPARE((*signedIn)["operations"]["poll"]["byStatus"]["500"], Json(1));
    QCOMPARE((*signedIn)["operations"]["poll"]["byStatus"]["200"], Json(1));
    QCOMPARE((*signedIn)["rateLimit"]["count"], Json("5"));
    QVERIFY(text(*signedIn, "token").size() == 12);
}

void FaultTest::resettingBringsTheFaultsOfTheStart()
{
    FrontDesk desk({"poll:500:1"});
    const std::string path = "/api/v2/conversations/" + desk.launchBilling();
    QCOMPARE(desk.ask("GET", path).status, 500);
    QCOMPARE(desk.ask("GET", path).status, 200);
    desk.control("POST", "/simulator/faults", R"({"fault":"any:503"})");
    QCOMPARE(desk.control("POST", "/simulator/reset").status, 204);
    const Json seen = json(desk.control("GET", "/simulator/statistics"));
    QCOMPARE(seen["requests"]["total"], Json(0));
    QCOMPARE(seen["launches"]["total"], Json(0));
    QCOMPARE(desk.ask("GET", path).status, 500);
    QCOMPARE(desk.ask("GET", path).status, 200);
}

void FaultTest::controlIsNotLimited()
{
    FrontDesk desk({"any:500"}, 1);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(desk.control("GET", "/simulator/faults").status, 200);
    }
}

namespace {

std::unique_ptr<EmbeddedOrganisation> embedded(const QStringList &faults)
{
    EmbeddedOrganisationOptions options;
    options.faults = faults;
    auto organisation = EmbeddedOrganisation::start(options);
    return organisation ? std::move(organisation).value() : nullptr;
}

quint16 portOf(const EmbeddedOrganisation &organisation)
{
    const QString url = organisation.endpoint().baseUrl;
    return url.mid(url.lastIndexOf(QLatin1Char(':')) + 1).toUShort();
}

const QByteArray getFlows = "GET /api/v2/flows HTTP/1.1\r\nHost: a\r\n\r\n";

} // namespace

void FaultTest::aDroppedConnectionIsClosedWithoutAnAnswer()
{
    const auto organisation =
        embedded({QStringLiteral("flows:drop-before:1"), QStringLiteral("flows:drop-after:1")});
    QVERIFY(organisation);
    for (int i = 0; i < 2; ++i) {
        http::test::RawClient client(portOf(*organisation));
        client.send(getFlows);
        QCOMPARE(client.receivedUntilClosed(), QByteArray());
    }
    http::test::RawClient client(portOf(*organisation));
    client.send(getFlows);
    QVERIFY(client.receivedUntil("authentication.required").startsWith("HTTP/1.1 401"));
}

void FaultTest::latencyHoldsTheAnswerBack()
{
    const auto organisation = embedded({QStringLiteral("flows:latency=300ms:1")});
    QVERIFY(organisation);
    http::test::RawClient slow(portOf(*organisation));
    http::test::RawClient quick(portOf(*organisation));
    QElapsedTimer timer;
    timer.start();
    slow.send(getFlows);
    // The one that waits holds nobody back.
    quick.send("GET /elsewhere HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(quick.receivedUntil("not.found").startsWith("HTTP/1.1 404"));
    QVERIFY(slow.receivedUntil("authentication.required").startsWith("HTTP/1.1 401"));
    QVERIFY2(timer.elapsed() >= 290, qPrintable(QString::number(timer.elapsed())));
}

void FaultTest::badFaultsStopTheStart()
{
    EmbeddedOrganisationOptions options;
    options.faults = {QStringLiteral("launch:500"), QStringLiteral("launch:boom")};
    const auto organisation = EmbeddedOrganisation::start(options);
    QVERIFY(!organisation.ok());
    QVERIFY(organisation.error().message.contains(QStringLiteral("“boom” is no fault")));
}

QTEST_GUILESS_MAIN(FaultTest)
#include "faulttest.moc"
