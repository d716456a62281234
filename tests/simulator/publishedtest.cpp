#include "publisheddesk.h"

#include <QtTest>

using namespace flowconsole;
using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;
using namespace std::chrono_literals;

namespace {

const std::string instances = "/api/v2/flows/instances/";
const std::string host = "http://simulator.test:8080";

std::string criterion(const std::string &key, const std::string &op, const std::string &value)
{
    return R"({"key":")" + key + R"(","operator":")" + op + R"(","value":")" + value + R"("})";
}

std::string one(const std::string &key, const std::string &op, const std::string &value)
{
    return R"({"query":[{"criteria":)" + criterion(key, op, value) + "}]}";
}

QStringList kindsIn(const Json &execution)
{
    QStringList kinds;
    for (const Json &item : execution) {
        kinds += QString::fromStdString(item.begin().key());
    }
    return kinds;
}

} // namespace

/// What the published API offers besides launching and watching.
class PublishedTest final : public QObject
{
    Q_OBJECT

private slots:
    void runsThatAreOverAreFoundByFlowAndTime();
    void criteriaAreJoined();
    void badQueriesAreRefused_data();
    void badQueriesAreRefused();
    void aJobPreparesTheData();
    void aDownloadNeedsNoTokenButItsAddress();
    void theDataTellsTheWholeRun();
    void tasksAreToldInsideTheActionThatCallsThem();
    void secureValuesAreNotInTheData();
    void aConversationShowsItsParticipants();
    void disconnectingEndsTheRun();
    void aConfigurationNamesItsInputs();
    void versionsAreListedNewestFirst();
    void lookUpNeedsIds();
    void theOldVersionIsLaunchedWhenAskedFor();
};

void PublishedTest::runsThatAreOverAreFoundByFlowAndTime()
{
    PublishedDesk desk;
    const std::string first = desk.launchWaiver();
    QCOMPARE(parsed(desk.ask("POST", instances + "query", one("FlowId", "eq", waiver)))["total"], Json(0));
    desk.pass(20s);
    const std::string second = desk.launchWaiver();
    desk.pass(20s);
    const Json both = parsed(desk.ask("POST", instances + "query", one("FlowId", "eq", waiver)));
    QCOMPARE(both["total"], Json(2));
    QCOMPARE(text(both["entities"][0], "id"), second);
    QCOMPARE(parsed(desk.ask("POST", instances + "query", one("FlowId", "eq", billing)))["total"], Json(0));

    // The first was launched at 14:13:20, the second 20 s later.
    const std::string window = R"({"query":[{"and":[)" + criterion("FlowId", "eq", waiver) + "," +
                               criterion("FlowStartDateTime", "gte", "2026-09-21T14:13:20.000Z") + "," +
                               criterion("FlowStartDateTime", "lt", "2026-09-21T14:13:40.000Z") + "]}]}";
    const Json early = parsed(desk.ask("POST", instances + "query", window));
    QCOMPARE(early["total"], Json(1));
    QCOMPARE(text(early["entities"][0], "id"), first);
    const Json paged = parsed(desk.ask("POST", instances + "query?pageSize=1", one("FlowId", "eq", waiver)));
    QCOMPARE(paged["entities"].size(), 1U);
    QCOMPARE(text(paged, "nextUri"), instances + "query?pageSize=1&pageNumber=2");
}

void PublishedTest::criteriaAreJoined()
{
    PublishedDesk desk;
    const std::string run = desk.launch(billing, R"("name":"call")");
    const std::string conversation = text(desk.get(launchPath + "/" + run)["conversation"], "id");
    desk.launchWaiver();
    desk.pass(600s);
    const auto total = [&desk](const std::string &query) {
        return parsed(desk.ask("POST", instances + "query", query))["total"].get<int>();
    };
    QCOMPARE(total(one("ConversationId", "eq", conversation)), 1);
    QCOMPARE(total(R"({"query":[{"criteria":{"key":"ConversationId","operator":"not_null"}}]})"), 1);
    QCOMPARE(total(R"({"query":[{"or":[)" + criterion("FlowId", "eq", waiver) + "," +
                   criterion("FlowId", "eq", billing) + "]}]}"),
             2);
    QCOMPARE(total(R"({"query":[{"not":[)" + criterion("FlowType", "eq", "workflow") + "]}]}"), 1);
    QCOMPARE(total(R"({"query":[{"criteria":)" + criterion("FlowId", "eq", waiver) + R"(},{"criteria":)" +
                   criterion("FlowId", "eq", billing) + "}]}"),
             0);
    QCOMPARE(total(one("FlowActionType", "begins", "actionDigital")), 1);
    QCOMPARE(total(one("FlowActionId", "eq", "readHistory")), 1);
    QCOMPARE(total(one("WorkitemId", "eq", nobody)), 0);
}

void PublishedTest::badQueriesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const std::string &body, const char *field) {
        QTest::newRow(name) << QByteArray::fromStdString(body) << QByteArray(field);
    };
    row("nothing", "{}", "query");
    row("an array", "[]", "query");
    row("no group", R"({"query":[{}]})", "query");
    row("no list", R"({"query":[{"and":{}}]})", "and");
    row("unknown key", one("Colour", "eq", "red"), "key");
    row("wrong operator", one("FlowId", "gt", waiver), "operator");
    row("no value", one("FlowId", "eq", ""), "value");
    row("no time", one("FlowStartDateTime", "gt", "yesterday"), "value");
}

void PublishedTest::badQueriesAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, field);
    PublishedDesk desk;
    const auto answer = desk.ask("POST", instances + "query", body.toStdString());
    QCOMPARE(answer.status, 400);
    QCOMPARE(text(parsed(answer)["details"][0], "fieldName"), field.toStdString());
}

void PublishedTest::aJobPreparesTheData()
{
    PublishedDesk desk;
    const std::string run = desk.launchWaiver();
    desk.pass(20s);
    const auto begun =
        desk.ask("POST", instances + "jobs", R"({"ids":[")" + run + R"(",")" + nobody + R"("]})");
    QCOMPARE(begun.status, 202);
    const std::string uri = text(parsed(begun), "selfUri");
    QCOMPARE(text(desk.get(uri), "jobState"), std::string("Registered"));
    desk.pass(300ms);
    QCOMPARE(text(desk.get(uri), "jobState"), std::string("Running"));
    QVERIFY(desk.get(uri)["entities"].empty());
    desk.pass(500ms);
    const Json done = desk.get(uri);
    QCOMPARE(text(done, "jobState"), std::string("Success"));
    QCOMPARE(done["entities"][0]["failed"], Json(false));
    QVERIFY(text(done["entities"][0], "downloadUri").starts_with(host));
    QCOMPARE(done["entities"][1]["failed"], Json(true));
    QVERIFY(!done["entities"][1].contains("downloadUri"));
    QCOMPARE(desk.get(uri), done);
    QCOMPARE(desk.ask("POST", instances + "jobs", R"({"ids":[]})").status, 400);
    QCOMPARE(desk.ask("POST", instances + "jobs", R"({"ids":[1]})").status, 400);
}

void PublishedTest::aDownloadNeedsNoTokenButItsAddress()
{
    PublishedDesk desk;
    const std::string run = desk.launchWaiver();
    QCOMPARE(desk.ask("GET", instances + run).status, 404);
    desk.pass(20s);
    const std::string path = text(desk.get(instances + run)["entities"][0], "downloadUri").substr(host.size());
    const auto download = [&desk](const std::string &at) {
        return desk.handle({"GET", at, "", {}, "", ""}).status;
    };
    QCOMPARE(download(path), 200);
    QCOMPARE(download(path + "x"), 403);
    QCOMPARE(download("/renderedExecutionData/" + run), 403);
    desk.pass(10min);
    QCOMPARE(download(path), 403);
}

void PublishedTest::theDataTellsTheWholeRun()
{
    PublishedDesk desk;
    const std::string run = desk.launchWaiver();
    desk.pass(20s);
    const std::string path = text(desk.get(instances + run)["entities"][0], "downloadUri").substr(host.size());
    const Json flow = parsed(desk.handle({"GET", path, "", {}, "", ""}))["flow"];
    QCOMPARE(text(flow, "flowId"), waiver);
    QCOMPARE(text(flow, "flowName"), std::string("Late-fee waiver"));
    QCOMPARE(text(flow, "startDateTime"), std::string("2026-09-21T14:13:20.000Z"));
    QCOMPARE(text(flow, "endDateTime"), text(desk.get(launchPath + "/" + run), "dateCompleted"));
    const QStringList kinds = kindsIn(flow["execution"]);
    QCOMPARE(kinds.first(), QStringLiteral("startedFlow"));
    QCOMPARE(kinds.at(1), QStringLiteral("startedTask"));
    QCOMPARE(kinds.last(), QStringLiteral("endedFlow"));
    QVERIFY(kinds.contains(QStringLiteral("actionCallData")));
    const auto decision = std::ranges::find_if(
        flow["execution"], [](const Json &item) { return item.contains("actionDecision"); });
    const Json &made = (*decision)["actionDecision"];
    QCOMPARE(text(made, "actionId"), std::string("anyFee"));
    QCOMPARE(text(made, "outputPathId"), std::string("__YES__"));
    QCOMPARE(made["inputData"]["condition"], Json(true));
    QVERIFY(made["trackingId"].is_number_integer());
}

void PublishedTest::tasksAreToldInsideTheActionThatCallsThem()
{
    PublishedDesk desk;
    const auto flows = loadBuiltInFlows().value();
    const auto withTask = std::ranges::find_if(
        flows, [](const FlowPtr &flow) { return flow->enabled && !flow->latest().tasks.empty(); });
    QVERIFY(withTask != flows.end());
    for (int attempt = 0; attempt < 10; ++attempt) {
        const std::string run = desk.launch((*withTask)->id, R"("name":"with a task")");
        desk.pass(900s);
        const std::string path =
            text(desk.get(instances + run)["entities"][0], "downloadUri").substr(host.size());
        const Json items = parsed(desk.handle({"GET", path, "", {}, "", ""}))["flow"]["execution"];
        for (const Json &item : items) {
            if (!item.contains("actionCallTask")) {
                continue;
            }
            const QStringList inner = kindsIn(item["actionCallTask"]["execution"]);
            QCOMPARE(inner.first(), QStringLiteral("startedTask"));
            QVERIFY(!text(item["actionCallTask"], "outputPathId").empty());
            return;
        }
    }
    QFAIL("No run came to its task.");
}

void PublishedTest::secureValuesAreNotInTheData()
{
    PublishedDesk desk;
    const std::string card = "4000123456789017";
    const auto client = desk.connect(desk.openChannel({"v2.flows.instances.flow." + billing}));
    const std::string run = desk.launch(billing, R"("inputs":{"cardNumber":")" + card + R"("})");
    desk.pass(600s);
    const std::string path = text(desk.get(instances + run)["entities"][0], "downloadUri").substr(host.size());
    const auto file = desk.handle({"GET", path, "", {}, "", ""});
    QCOMPARE(file.status, 200);
    QVERIFY(file.body.find(card) == std::string::npos);
    const auto events = client->socket->bodies("v2.flows.instances.flow." + billing);
    QCOMPARE(events.size(), 1U);
    QVERIFY(writeJson(events[0]).find(card) == std::string::npos);
    QVERIFY(desk.ask("GET", "/api/v2/flows/" + billing + "/latestconfiguration").body.find(card) ==
            std::string::npos);
}

void PublishedTest::aConversationShowsItsParticipants()
{
    PublishedDesk desk;
    const std::string run = desk.launch(billing, R"("name":"call")");
    const std::string id = text(desk.get(launchPath + "/" + run)["conversation"], "id");
    const Json running = desk.get("/api/v2/conversations/" + id);
    QVERIFY(!running.contains("endTime"));
    QCOMPARE(text(running["participants"][0], "purpose"), std::string("customer"));
    QCOMPARE(text(running["participants"][1], "purpose"), std::string("ivr"));
    QCOMPARE(text(running["participants"][0]["calls"][0], "state"), std::string("connected"));
    QCOMPARE(desk.get("/api/v2/conversations")["total"], Json(1));
    desk.pass(600s);
    const Json over = desk.get("/api/v2/conversations/" + id);
    QCOMPARE(text(over, "endTime"), text(desk.get(launchPath + "/" + run), "dateCompleted"));
    for (const Json &participant : over["participants"]) {
        QCOMPARE(text(participant["calls"][0], "state"), std::string("disconnected"));
        QVERIFY(!text(participant, "endTime").empty());
    }
    QCOMPARE(desk.get("/api/v2/conversations")["total"], Json(0));
}

void PublishedTest::disconnectingEndsTheRun()
{
    PublishedDesk desk;
    const std::string run = desk.launch(billing, R"("name":"call")");
    const std::string id = text(desk.get(launchPath + "/" + run)["conversation"], "id");
    desk.pass(1s);
    const std::string path = "/api/v2/conversations/" + id + "/disconnect";
    QCOMPARE(desk.ask("GET", path).status, 405);
    QCOMPARE(desk.ask("POST", path).status, 202);
    const Json execution = desk.get(launchPath + "/" + run);
    QCOMPARE(text(execution, "status"), std::string("TERMINATED"));
    QCOMPARE(text(execution, "dateCompleted"), std::string("2026-09-21T14:13:21.000Z"));
    QCOMPARE(desk.ask("POST", path).status, 202);
    QCOMPARE(desk.ask("POST", "/api/v2/conversations/" + nobody + "/disconnect").status, 404);
}

void PublishedTest::aConfigurationNamesItsInputs()
{
    PublishedDesk desk;
    const Json configuration = desk.get("/api/v2/flows/" + waiver + "/latestconfiguration");
    QStringList inputs;
    for (const Json &variable : configuration["variables"]) {
        if (variable["isInput"] == Json(true)) {
            inputs += QString::fromStdString(text(variable, "name"));
        }
    }
    const Json schema = desk.get("/api/v2/flows/" + waiver)["inputSchema"]["properties"];
    QCOMPARE(inputs.size(), static_cast<qsizetype>(schema.size()));
    for (const QString &name : inputs) {
        QVERIFY2(schema.contains(name.toStdString()), qPrintable(name));
    }
    QCOMPARE(text(configuration, "type"), std::string("workflow"));
}

void PublishedTest::versionsAreListedNewestFirst()
{
    PublishedDesk desk;
    const std::string path = "/api/v2/flows/" + billing + "/versions";
    const Json versions = desk.get(path);
    QCOMPARE(text(versions["entities"][0], "id"), std::string("14.0"));
    QCOMPARE(text(versions["entities"][1], "id"), std::string("13.0"));
    QVERIFY(desk.get(path + "/13")["inputSchema"].is_object());
    QCOMPARE(desk.ask("GET", path + "/99").status, 404);
    QCOMPARE(desk.ask("GET", path + "/13/configuration").status, 200);
    QCOMPARE(desk.ask("GET", path + "/13/nothing").status, 404);
}

void PublishedTest::lookUpNeedsIds()
{
    PublishedDesk desk;
    QCOMPARE(desk.ask("GET", "/api/v2/flows/lookup").status, 400);
    QCOMPARE(desk.get("/api/v2/flows/lookup?id=" + waiver + "&id=" + nobody)["total"], Json(1));
}

void PublishedTest::theOldVersionIsLaunchedWhenAskedFor()
{
    PublishedDesk desk;
    const std::string run = desk.launch(billing, R"("flowVersion":"13.0","name":"Old")");
    const Json execution = desk.get(launchPath + "/" + run);
    QCOMPARE(text(execution["flowVersion"], "id"), std::string("13.0"));
    QCOMPARE(text(execution, "name"), std::string("Old"));
}

QTEST_GUILESS_MAIN(PublishedTest)
#include "publishedtest.moc"
