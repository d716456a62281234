#include "frontdesk.h"

#include <QtTest>

using namespace flowconsole;
using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;
using namespace std::chrono_literals;

namespace {

const auto text = &FrontDesk::text;
const auto json = &FrontDesk::json;

bool holds(const std::string &whole, const QByteArray &part)
{
    return whole.find(part.toStdString()) != std::string::npos;
}

QByteArray named(const QByteArray &name, const QByteArray &value)
{
    return R"([{"name":)" + name + R"(,"value":)" + value + "}]";
}

} // namespace

class ConversationFlowTest final : public QObject
{
    Q_OBJECT

private slots:
    void aLaunchRunsToItsEnd();
    void flowsOfEveryTypeCanBeLaunched();
    void everyRuleHasItsOwnMessage_data();
    void everyRuleHasItsOwnMessage();
    void theFrameIsChecked_data();
    void theFrameIsChecked();
    void inputThatTheFlowRefusesIs422_data();
    void inputThatTheFlowRefusesIs422();
    void theLimitsThemselvesAreAllowed();
    void terminatingEndsARun();
    void terminatingWhatIsOverChangesNothing();
    void aBadReasonIsRefused();
    void secureValuesAreNeverAnswered();
    void outcomesAndMilestonesAreTold();
    void conversationsOfOtherDialectsAreNotItsOwn();
    void missingScopesAreNamed();
    void webhooksAreRegisteredListedAndDeleted();
    void badWebhooksAreRefused_data();
    void badWebhooksAreRefused();
    void theSameWebhookTwiceIsAConflict();
};

void ConversationFlowTest::aLaunchRunsToItsEnd()
{
    FrontDesk desk;
    const auto answer = desk.launchConversation(billingId, FrontDesk::billingVariables);
    QCOMPARE(answer.status, 200);
    const Json launched = json(answer);
    QCOMPARE(launched.size(), 2U);
    const std::string id = text(launched, "conversationId");
    QVERIFY(!id.empty() && !text(launched, "id").empty() && text(launched, "id") != id);

    desk.pass(4s);
    const Json active = desk.look(id);
    QCOMPARE(text(active, "id"), id);
    QCOMPARE(text(active, "conversationId"), id);
    QCOMPARE(text(active, "flowId"), billingId);
    QCOMPARE(text(active, "status"), std::string("active"));
    QCOMPARE(text(active, "startTime"), std::string("2026-09-21T14:13:20.000Z"));
    QVERIFY(!active.contains("endTime"));
    QCOMPARE(text(active["currentNode"], "nodeType"), std::string("menu"));

    desk.pass(3min);
    const Json over = desk.look(id);
    QVERIFY(text(over, "status") == "closed" || text(over, "status") == "error");
    QVERIFY(text(over, "endTime") > text(over, "startTime"));
    QVERIFY(!text(over, "endReason").empty());
    QVERIFY(over["outputs"].is_object() && over["outputs"].contains("balance"));
    QVERIFY(!over.contains("currentNode"));
}

void ConversationFlowTest::flowsOfEveryTypeCanBeLaunched()
{
    FrontDesk desk;
    const auto answer = desk.launchConversation(waiverId, R"([{"name":"customerName","value":"Alex"},
        {"name":"accountId","value":"ACC-99821"},{"name":"balance","value":118.40}])");
    QCOMPARE(answer.status, 200);
    QVERIFY(!text(json(answer), "conversationId").empty());
    desk.pass(30s);
    // Absent variables have taken their default: a late fee of 12.50.
    const Json over = desk.look(text(json(answer), "conversationId"));
    if (text(over, "status") == "closed") {
        QVERIFY(over["outputs"]["newBalance"] == Json(105.9) || over["outputs"]["newBalance"] == Json(118.4));
    } else {
        QCOMPARE(text(over, "status"), std::string("error"));
        QVERIFY(!text(over["errorInfo"], "message").empty());
    }
}

void ConversationFlowTest::everyRuleHasItsOwnMessage_data()
{
    QTest::addColumn<QByteArray>("variables");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("message");
    const QByteArray place = "initialState.variables[0].name";
    QTest::newRow("no array") << QByteArray("{}") << QByteArray("initialState.variables")
                              << QByteArray("must contain the array");
    QTest::newRow("no object") << QByteArray("[7]") << QByteArray("initialState.variables[0]")
                               << QByteArray("with name and value");
    QTest::newRow("no name") << QByteArray(R"([{"value":1}])") << place << QByteArray("must be text");
    QTest::newRow("name of the wrong type") << named("7", "1") << place << QByteArray("must be text");
    QTest::newRow("empty name") << named(R"("")", "1") << place << QByteArray("must not be empty");
    QTest::newRow("long name") << named('"' + QByteArray(65, 'a') + '"', "1") << place
                               << QByteArray("more than 64 characters");
    QTest::newRow("space in the name") << named(R"("customer name")", "1") << place
                                       << QByteArray("\"customer name\" may hold only letters, digits");
    QTest::newRow("umlaut in the name")
        << named(R"("größe")", "1") << place << QByteArray("only letters, digits");
    QTest::newRow("no value") << QByteArray(R"([{"name":"a"}])") << QByteArray("a")
                              << QByteArray("has no value");
    QTest::newRow("null") << named(R"("a")", "null") << QByteArray("a")
                          << QByteArray("Unsupported variable type for \"a\": null");
    QTest::newRow("long value") << named(R"("a")", '"' + QByteArray(1025, 'x') + '"') << QByteArray("a")
                                << QByteArray("more than 1,024 characters");
    QTest::newRow("name twice") << QByteArray(R"([{"name":"a","value":1},{"name":"a","value":2}])")
                                << QByteArray("a") << QByteArray("given twice");
}

void ConversationFlowTest::everyRuleHasItsOwnMessage()
{
    QFETCH(QByteArray, variables);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, message);
    FrontDesk desk;
    const auto answer = desk.launchConversation(billingId, variables.toStdString());
    QCOMPARE(answer.status, 400);
    const Json body = json(answer);
    QCOMPARE(text(body, "code"), std::string("bad.request"));
    QCOMPARE(text(body["details"][0], "fieldName"), field.toStdString());
    QVERIFY2(holds(text(body, "message"), message), text(body, "message").c_str());
}

void ConversationFlowTest::theFrameIsChecked_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    const QByteArray id = QByteArray::fromStdString(billingId);
    const QByteArray state = R"({"initialState":{"variables":[]},)";
    const auto context = [&](const QByteArray &inner) {
        return state + R"("interactionContext":)" + inner + "}";
    };
    const auto priority = [&](const QByteArray &value) {
        return context(R"({"type":"voice","routingData":{"priority":)" + value + "}}");
    };
    QTest::newRow("broken JSON") << id << QByteArray("{") << 400 << QByteArray("not valid JSON");
    QTest::newRow("array") << id << QByteArray("[]") << 400 << QByteArray("must be a JSON object");
    QTest::newRow("no state") << id << QByteArray("{}") << 400 << QByteArray("initialState.variables");
    QTest::newRow("context") << id << context("7") << 400 << QByteArray("interactionContext must be an object");
    QTest::newRow("type") << id << context(R"({"type":"fax"})") << 400 << QByteArray("must be \"voice\"");
    QTest::newRow("queue") << id << context(R"({"queueId":"billing"})") << 400
                           << QByteArray("queueId must be null");
    for (const char *value : {"0", "100", "1.5", "-1", "\"5\"", "true", "1e99"}) {
        QTest::newRow(value) << id << priority(value) << 400 << QByteArray("a whole number from 1 to 99");
    }
    QTest::newRow("another flow in the body")
        << id << R"({"flowId":"b94d27ea-1c60-4f58-9e3b-6a5d0c8f7e12",)" + state.mid(1).chopped(1) + "}" << 400
        << QByteArray("not that of the path");
    QTest::newRow("no UUID") << QByteArray("billing") << state.chopped(1) + "}" << 400
                             << QByteArray("not a UUID");
    QTest::newRow("unknown flow") << QByteArray("00000000-0000-4000-8000-000000000000")
                                  << state.chopped(1) + "}" << 404 << QByteArray("There is no flow");
}

void ConversationFlowTest::theFrameIsChecked()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    FrontDesk desk;
    const auto answer =
        desk.ask("POST", "/api/v2/conversations/flow/" + path.toStdString(), body.toStdString());
    QCOMPARE(answer.status, status);
    QVERIFY2(holds(text(json(answer), "message"), message), answer.body.c_str());
}

void ConversationFlowTest::inputThatTheFlowRefusesIs422_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("type") << QByteArray(R"({"name":"priorityFlag","value":"true"})")
                          << QByteArray("priorityFlag");
    QTest::newRow("range") << QByteArray(R"({"name":"retryCount","value":11})") << QByteArray("retryCount");
    QTest::newRow("pattern of a secure one")
        << QByteArray(R"({"name":"cardNumber","value":"4000x"})") << QByteArray("cardNumber");
    QTest::newRow("missing") << QByteArray() << QByteArray("accountId");
}

void ConversationFlowTest::inputThatTheFlowRefusesIs422()
{
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, field);
    FrontDesk desk;
    const QByteArray account = R"(,{"name":"accountId","value":"ACC-99821"},)" + more;
    const QByteArray variables =
        R"([{"name":"customerName","value":"Alex"})" + (more.isEmpty() ? QByteArray() : account) + "]";
    const auto answer = desk.launchConversation(billingId, variables.toStdString());
    QCOMPARE(answer.status, 422);
    const Json body = json(answer);
    QCOMPARE(text(body, "code"), std::string("invalid.value"));
    QCOMPARE(text(body["details"][0], "fieldName"), field.toStdString());
    QVERIFY(!holds(answer.body, "4000x"));
}

void ConversationFlowTest::theLimitsThemselvesAreAllowed()
{
    FrontDesk desk;
    std::string variables = FrontDesk::billingVariables;
    variables.pop_back();
    variables += R"(,{"name":")" + std::string(64, 'n') + R"(","value":")" + std::string(1024, 'x') + R"("},)" +
                 R"({"name":"_2","value":{"deep":[1,null]}}])";
    QCOMPARE(desk.launchConversation(billingId, variables).status, 200);
    const std::string body = R"({"initialState":{"variables":)" + FrontDesk::billingVariables + "}}";
    QCOMPARE(desk.ask("POST", "/api/v2/conversations/flow/" + billingId, body).status, 200);
}

void ConversationFlowTest::terminatingEndsARun()
{
    FrontDesk desk;
    const std::string id = desk.launchBilling();
    desk.pass(3s);
    const auto answer =
        desk.ask("POST", "/api/v2/conversations/" + id + "/terminate", R"({"reason":"timeout_recovery"})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(text(json(answer), "status"), std::string("terminated"));
    desk.pass(1min);
    const Json over = desk.look(id);
    QCOMPARE(text(over, "status"), std::string("terminated"));
    QCOMPARE(text(over, "endReason"), std::string("timeout_recovery"));
    QCOMPARE(text(over, "endTime"), std::string("2026-09-21T14:13:23.000Z"));
}

void ConversationFlowTest::terminatingWhatIsOverChangesNothing()
{
    FrontDesk desk;
    const std::string id = desk.launchBilling();
    desk.pass(3min);
    const std::string before = text(desk.look(id), "endTime");
    const auto again = desk.ask("POST", "/api/v2/conversations/" + id + "/terminate", "{}");
    QCOMPARE(again.status, 200);
    QVERIFY(text(json(again), "status") != "terminated");
    QCOMPARE(text(desk.look(id), "endTime"), before);
    QCOMPARE(desk.ask("POST", "/api/v2/conversations/00000000-0000-4000-8000-000000000000/terminate").status,
             404);
    QCOMPARE(desk.ask("GET", "/api/v2/conversations/" + id + "/terminate").status, 405);
}

void ConversationFlowTest::aBadReasonIsRefused()
{
    FrontDesk desk;
    const std::string path = "/api/v2/conversations/" + desk.launchBilling() + "/terminate";
    QCOMPARE(desk.ask("POST", path, R"({"reason":7})").status, 400);
    QCOMPARE(desk.ask("POST", path, R"({"reason":")" + std::string(201, 'x') + R"("})").status, 400);
    QCOMPARE(desk.ask("POST", path, "[").status, 400);
    QCOMPARE(text(json(desk.ask("POST", path)), "endReason"), std::string("Terminated by request"));
}

void ConversationFlowTest::secureValuesAreNeverAnswered()
{
    FrontDesk desk;
    const auto answer = desk.launchConversation(paymentId, R"([{"name":"customerName","value":"Alex"},
        {"name":"accountId","value":"ACC-99821"},{"name":"amount","value":86.25},
        {"name":"cardNumber","value":"4000123456789017"},{"name":"expiryDate","value":"0929"}])");
    QCOMPARE(answer.status, 200);
    const std::string id = text(json(answer), "conversationId");
    for (int i = 0; i < 30; ++i) {
        desk.pass(5s);
        const auto seen = desk.ask("GET", "/api/v2/conversations/" + id);
        QVERIFY(!holds(seen.body, "4000123456789017") && !holds(seen.body, "\"0929\""));
    }
    QVERIFY(desk.look(id).contains("outputs"));
}

void ConversationFlowTest::outcomesAndMilestonesAreTold()
{
    FrontDesk desk;
    const auto answer = desk.launchConversation(paymentId, R"([{"name":"customerName","value":"Alex"},
        {"name":"accountId","value":"ACC-99821"},{"name":"amount","value":86.25},
        {"name":"cardNumber","value":"4000123456789017"},{"name":"expiryDate","value":"0929"}])");
    desk.pass(5min);
    const Json over = desk.look(text(json(answer), "conversationId"));
    QCOMPARE(text(over["outcomes"][0], "name"), std::string("Payment taken"));
    const std::string value = text(over["outcomes"][0], "value");
    QCOMPARE(value == "success", over["outputs"]["paid"] == Json(true));
    QVERIFY(text(over["outcomes"][0], "timestamp") > text(over, "startTime"));
    if (value == "success") {
        QCOMPARE(text(over["milestones"][0], "name"), std::string("Amount confirmed"));
    }
}

void ConversationFlowTest::conversationsOfOtherDialectsAreNotItsOwn()
{
    FrontDesk desk;
    const auto launched = desk.ask("POST", "/api/v2/flows/executions",
                                   R"({"flowId":")" + billingId + R"(","inputs":{"customerName":"Alex"}})");
    QCOMPARE(launched.status, 201);
    const auto execution = desk.ask("GET", "/api/v2/flows/executions/" + text(json(launched), "id"));
    QCOMPARE(execution.status, 200);
    QCOMPARE(desk.ask("GET", "/api/v2/conversations/" + text(json(launched), "id")).status, 404);

    // The execution of a conversation is told by the other dialects' look-up too.
    const Json answer = json(desk.launchConversation(billingId, FrontDesk::billingVariables));
    const Json seen = json(desk.ask("GET", "/api/v2/flows/executions/" + text(answer, "id")));
    QCOMPARE(text(seen["conversation"], "id"), text(answer, "conversationId"));
    QCOMPARE(text(seen, "state"), std::string("Running"));
}

void ConversationFlowTest::missingScopesAreNamed()
{
    Instant now{Milliseconds(1'790'000'000'000)};
    OrganisationSettings settings;
    settings.clientId = "client";
    settings.clientSecret = "secret";
    settings.missingPermissions = {"flow:execute", "conversation:view", "webhook:write", "webhook:read"};
    SimulatedOrganisation organisation(loadBuiltInFlows().value(), settings, [&now] { return now; });
    const std::string basic = "Basic " + QByteArray("client:secret").toBase64().toStdString();
    const Json token = json(organisation.handle(
        {"POST", "/oauth/token", "", {{"Authorization", basic}}, "grant_type=client_credentials", ""}));
    const auto refused = [&](const char *method, const std::string &path) {
        const auto answer = organisation.handle(
            {method, path, "", {{"Authorization", "Bearer " + text(token, "access_token")}}, "{}", ""});
        return answer.status == 403 ? text(json(answer), "message") : std::to_string(answer.status);
    };
    QVERIFY(holds(refused("POST", "/api/v2/conversations/flow/" + billingId), "flow:execute"));
    QVERIFY(holds(refused("POST", "/api/v2/webhooks"), "webhook:write"));
    QVERIFY(holds(refused("GET", "/api/v2/webhooks"), "webhook:read"));
    QVERIFY(holds(refused("DELETE", "/api/v2/webhooks/x"), "webhook:write"));
}

const std::string goodWebhook =
    R"({"name":"FlowExecutionMonitor","enabled":true,"targetUrl":"http://127.0.0.1:3000/webhooks/callback",
        "events":["flow:node:enter","flow:node:exit","flow:error","flow:complete"],
        "configuration":{"includeConversationId":true,"includeFlowId":true}})";

void ConversationFlowTest::webhooksAreRegisteredListedAndDeleted()
{
    FrontDesk desk;
    const auto added = desk.ask("POST", "/api/v2/webhooks", goodWebhook);
    QCOMPARE(added.status, 201);
    const Json webhook = json(added);
    QCOMPARE(text(webhook, "targetUrl"), std::string("http://127.0.0.1:3000/webhooks/callback"));
    QCOMPARE(webhook["events"].size(), 4U);
    const std::string path = "/api/v2/webhooks/" + text(webhook, "id");
    QCOMPARE(json(desk.ask("GET", path)), webhook);
    const Json list = json(desk.ask("GET", "/api/v2/webhooks"));
    QCOMPARE(list["total"], Json(1));
    QCOMPARE(list["entities"][0], webhook);
    QCOMPARE(desk.ask("DELETE", path).status, 204);
    QCOMPARE(desk.ask("GET", path).status, 404);
    QCOMPARE(desk.ask("DELETE", path).status, 404);
    QCOMPARE(json(desk.ask("GET", "/api/v2/webhooks"))["total"], Json(0));
    QCOMPARE(desk.ask("PUT", path, goodWebhook).status, 405);
}

void ConversationFlowTest::badWebhooksAreRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const char *from, const QByteArray &to, const char *field) {
        QTest::newRow(name) << QByteArray(from) << to << QByteArray(field);
    };
    const QByteArray target = R"("http://127.0.0.1:3000/webhooks/callback")";
    row("no name", R"("name":"FlowExecutionMonitor",)", "", "name");
    row("empty name", "FlowExecutionMonitor", "", "name");
    row("name of the wrong type", R"("FlowExecutionMonitor")", "7", "name");
    row("long name", "FlowExecutionMonitor", QByteArray(101, 'x'), "name");
    row("enabled", R"("enabled":true)", R"("enabled":"yes")", "enabled");
    row("no target", target, "null", "targetUrl");
    row("relative target", target, R"("/callback")", "targetUrl");
    row("target without a host", target, R"("http:///callback")", "targetUrl");
    row("target with a password", target, R"("http://a:b@127.0.0.1/")", "targetUrl");
    row("target of another kind", target, R"("ftp://127.0.0.1/")", "targetUrl");
    row("target by TLS", target, R"("https://127.0.0.1/")", "targetUrl");
    row("no events", R"(["flow:node:enter","flow:node:exit","flow:error","flow:complete"])", "[]", "events");
    row("unknown event", "flow:error", "flow:fault", "events");
    row("event twice", "flow:error", "flow:complete", "events");
    row("configuration", R"({"includeConversationId":true,"includeFlowId":true})", "[]", "configuration");
    row("configuration's flag", R"("includeFlowId":true)", R"("includeFlowId":1)",
        "configuration.includeFlowId");
}

void ConversationFlowTest::badWebhooksAreRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, field);
    FrontDesk desk;
    QByteArray body = QByteArray::fromStdString(goodWebhook);
    QVERIFY(body.contains(from));
    const auto answer = desk.ask("POST", "/api/v2/webhooks", body.replace(from, to).toStdString());
    QCOMPARE(answer.status, 400);
    QCOMPARE(text(json(answer), "code"), std::string("invalid.value"));
    QCOMPARE(text(json(answer)["details"][0], "fieldName"), field.toStdString());
    QCOMPARE(json(desk.ask("GET", "/api/v2/webhooks"))["total"], Json(0));
}

void ConversationFlowTest::theSameWebhookTwiceIsAConflict()
{
    FrontDesk desk;
    const std::string id = text(json(desk.ask("POST", "/api/v2/webhooks", goodWebhook)), "id");
    const auto again = desk.ask("POST", "/api/v2/webhooks", goodWebhook);
    QCOMPARE(again.status, 409);
    QCOMPARE(text(json(again), "entityId"), id);
}

QTEST_GUILESS_MAIN(ConversationFlowTest)
#include "conversationflowtest.moc"
