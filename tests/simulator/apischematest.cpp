#include "apischema.h"
#include "publisheddesk.h"

#include <QtTest>

using namespace flowconsole;
using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;
using namespace std::chrono_literals;

namespace {

const std::string api = "/api/v2";

QByteArray lowered(const std::string &method)
{
    return QByteArray::fromStdString(method).toLower();
}

} // namespace

/// Every published answer and event of the simulator against the reference description of the API, where it
/// lies beside the project.
class ApiSchemaTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theDescriptionIsReadStrictly_data();
    void theDescriptionIsReadStrictly();
    void flows();
    void executions();
    void instances();
    void conversations();
    void notifications();
    void tokens();
    void failures();
    void events();
    void socketMessages();
    void everyOfferedOperationWasSeen();

private:
    /// Asks at the path of the description with its {names} replaced in turn, and holds the answer to it.
    Json check(const std::string &method, const std::string &path, const std::vector<std::string> &values = {},
               const std::string &query = {}, const std::string &body = {})
    {
        std::string target = path;
        for (const std::string &value : values) {
            const std::size_t begin = target.find('{');
            target.replace(begin, target.find('}') - begin + 1, value);
        }
        const auto response = m_desk.ask(method, api + target + query, body);
        const QString wrong = m_schema->wrongAnswer(lowered(method).toStdString(), api + path, response);
        [&] {
            QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromStdString(method + " " + target + "\n") + wrong));
        }();
        return method == "HEAD" ? Json() : parsed(response);
    }
    void checkEvents(const HeardSocket &socket, const std::string &topic, const std::string &described,
                     std::size_t expected)
    {
        const auto bodies = socket.bodies(topic);
        QVERIFY2(bodies.size() >= expected, topic.c_str());
        for (const Json &body : bodies) {
            const QString wrong = m_schema->wrongEvent(described, nlohmann::json::parse(writeJson(body)));
            QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromStdString(topic) + wrong));
        }
    }

    std::unique_ptr<ApiSchema> m_schema;
    PublishedDesk m_desk;
};

void ApiSchemaTest::initTestCase()
{
    m_schema = ApiSchema::load(QStringLiteral(FLOWCONSOLE_API_SCHEMA));
    if (!m_schema) {
        QSKIP("The reference description of the API is not here: " FLOWCONSOLE_API_SCHEMA);
    }
}

void ApiSchemaTest::theDescriptionIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::newRow("unknown member") << QByteArray("\"commitVersion\"") << QByteArray("\"comittVersion\"");
    QTest::newRow("unknown word") << QByteArray("\"PUBLISH\"") << QByteArray("\"PUBLISHED\"");
    QTest::newRow("wrong type") << QByteArray("\"secure\":false") << QByteArray("\"secure\":\"no\"");
    QTest::newRow("no time") << QByteArray("\"datePublished\":\"20") << QByteArray("\"datePublished\":\"in 20");
    QTest::newRow("nothing required") << QByteArray("\"status\":\"RUNNING\",") << QByteArray();
}

void ApiSchemaTest::theDescriptionIsReadStrictly()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    const std::string path = launchPath + "/{flowExecutionId}";
    auto response = m_desk.ask("GET", launchPath + "/" + m_desk.launchWaiver());
    QCOMPARE(m_schema->wrongAnswer("get", path, response), QString());
    const std::size_t at = response.body.find(part.toStdString());
    QVERIFY(at != std::string::npos);
    response.body.replace(at, static_cast<std::size_t>(part.size()), instead.toStdString());
    QVERIFY(!m_schema->wrongAnswer("get", path, response).isEmpty());
    response.status = 418;
    QVERIFY(!m_schema->wrongAnswer("get", path, response).isEmpty());
}

void ApiSchemaTest::flows()
{
    check("GET", "/flows", {}, "?includeSchemas=true");
    check("GET", "/flows", {}, "?pageSize=2&pageNumber=2");
    check("GET", "/flows/divisionviews", {}, "?includeSchemas=true");
    check("GET", "/flows/lookup", {}, "?id=" + waiver + "," + billing);
    const Json page = check("GET", "/flows", {}, "?pageSize=500");
    for (const Json &flow : page["entities"]) {
        const std::string id = text(flow, "id");
        check("GET", "/flows/{flowId}", {id});
        check("GET", "/flows/{flowId}/versions", {id});
        check("GET", "/flows/{flowId}/versions/{versionId}", {id, text(flow["publishedVersion"], "id")});
        const Json latest = check("GET", "/flows/{flowId}/latestconfiguration", {id});
        QVERIFY(latest["variables"].is_array() && latest["flowSequenceItemList"].is_array());
        check("GET", "/flows/{flowId}/versions/{versionId}/configuration",
              {id, text(flow["publishedVersion"], "id")});
    }
    const Json outcomes = check("GET", "/flows/outcomes");
    check("GET", "/flows/outcomes/{flowOutcomeId}", {text(outcomes["entities"][0], "id")});
    const Json milestones = check("GET", "/flows/milestones", {}, "?name=*e*");
    check("GET", "/flows/milestones/{milestoneId}", {text(milestones["entities"][0], "id")});
}

void ApiSchemaTest::executions()
{
    const std::string body =
        R"({"flowId":")" + waiver +
        R"(","flowVersion":"1.0","name":"July","inputData":{"Flow.customerName":"A","Flow.accountId":"ACC-99821","Flow.balance":1,"Flow.reference":12345678901234567890123}})";
    // Some of these fail, as the seed has it.
    for (int i = 0; i < 8; ++i) {
        const Json launched = check("POST", "/flows/executions", {}, {}, body);
        check("GET", "/flows/executions/{flowExecutionId}", {text(launched, "id")});
        m_desk.pass(20s);
        check("GET", "/flows/executions/{flowExecutionId}", {text(launched, "id")});
    }
}

void ApiSchemaTest::instances()
{
    const std::string id = m_desk.launchWaiver();
    m_desk.pass(20s);
    const Json found =
        check("POST", "/flows/instances/query", {}, "?pageSize=5",
              R"({"query":[{"criteria":{"key":"FlowId","operator":"eq","value":")" + waiver + R"("}}]})");
    QVERIFY(!found["entities"].empty());
    check("GET", "/flows/instances/{instanceId}", {id});
    const Json job =
        check("POST", "/flows/instances/jobs", {}, {}, R"({"ids":[")" + id + R"(",")" + nobody + R"("]})");
    check("GET", "/flows/instances/jobs/{jobId}", {text(job, "id")});
    m_desk.pass(1s);
    const Json done = check("GET", "/flows/instances/jobs/{jobId}", {text(job, "id")});
    QCOMPARE(text(done, "jobState"), std::string("Success"));
    check("GET", "/flows/instances/querycapabilities", {}, "?expand=flow&expand=action");
    check("GET", "/flows/instances/settings/executiondata");
    check("PATCH", "/flows/instances/settings/executiondata", {}, {}, R"({"enabled":true})");
}

void ApiSchemaTest::conversations()
{
    const std::string id = m_desk.launch(billing, R"("name":"call")");
    const Json execution = check("GET", "/conversations");
    const std::string conversation = text(execution["entities"][0], "id");
    for (int i = 0; i < 60; ++i) {
        m_desk.pass(2s);
        check("GET", "/conversations/{conversationId}", {conversation});
    }
    m_desk.launch(billing, R"("name":"another")");
    const Json active = check("GET", "/conversations", {}, "?pageSize=5");
    check("POST", "/conversations/{conversationId}/disconnect", {text(active["entities"][0], "id")});
    check("DELETE", "/conversations/{conversationId}", {conversation});
}

void ApiSchemaTest::notifications()
{
    check("GET", "/notifications/availabletopics", {},
          "?expand=description,enforced,visibility,transports,requiresPermissions,permissionDetails,"
          "topicParameters");
    const std::string id = text(check("POST", "/notifications/channels"), "id");
    check("GET", "/notifications/channels");
    check("HEAD", "/notifications/channels/{channelId}", {id});
    const std::string subscriptions = "/notifications/channels/{channelId}/subscriptions";
    const std::string topics = PublishedDesk::topicList({"v2.flows.instances.flow." + waiver, "v2.nothing"});
    check("POST", subscriptions, {id}, "?ignoreErrors=true", topics);
    check("PUT", subscriptions, {id}, "?ignoreErrors=true", topics);
    check("PUT", subscriptions, {id}, {}, topics);
    check("GET", subscriptions, {id});
    check("DELETE", subscriptions, {id});
}

void ApiSchemaTest::tokens()
{
    check("GET", "/tokens/me");
    PublishedDesk other;
    QCOMPARE(m_schema->wrongAnswer("delete", api + "/tokens/me", other.ask("DELETE", api + "/tokens/me")),
             QString());
}

void ApiSchemaTest::failures()
{
    check("GET", "/flows/{flowId}", {nobody});
    check("GET", "/flows", {}, "?pageSize=0");
    check("POST", "/flows/executions", {}, {}, "{");
    check("POST", "/flows/executions", {}, {}, R"({"flowId":")" + waiver + R"(","inputData":{}})");
    check("POST", "/flows/instances/query", {}, {}, R"({"query":[{}]})");
    check("GET", "/conversations/{conversationId}", {nobody});
    check("GET", "/flows/instances/jobs/{jobId}", {nobody});
    PublishedDesk poor({"architect:flow:launch"});
    const auto forbidden = poor.ask("POST", launchPath, "{}");
    QCOMPARE(forbidden.status, 403);
    QCOMPARE(m_schema->wrongAnswer("post", launchPath, forbidden), QString());
    QCOMPARE(m_schema->wrongAnswer("get", api + "/flows", m_desk.askAs("forged", "GET", api + "/flows")),
             QString());
}

void ApiSchemaTest::events()
{
    const std::string id = m_desk.launch(passwordReset, R"("name":"reset")");
    const std::string conversation = text(m_desk.get(launchPath + "/" + id)["conversation"], "id");
    const std::string prefix = "v2.detail.events.conversation.";
    std::vector<std::string> topics = {"v2.flows.instances.flow." + waiver,
                                       "v2.flows.instances.flow." + passwordReset};
    for (const char *event : {".flow.end", ".flow.outcome", ".customer.end"}) {
        topics.push_back(prefix + conversation + event);
    }
    const auto client = m_desk.connect(m_desk.openChannel(topics));
    for (int i = 0; i < 8; ++i) {
        m_desk.launchWaiver();
    }
    m_desk.pass(600s);
    const std::string instance = "v2.flows.instances.flow.{id}";
    checkEvents(*client->socket, topics[0], instance, 8);
    checkEvents(*client->socket, topics[1], instance, 1);
    for (const char *event : {".flow.end", ".flow.outcome", ".customer.end"}) {
        checkEvents(*client->socket, prefix + conversation + event, prefix + "{id}" + event, 1);
    }
}

void ApiSchemaTest::socketMessages()
{
    const auto client = m_desk.connect(m_desk.openChannel());
    m_desk.organisation().closeNotificationSockets();
    checkEvents(*client->socket, "v2.system.socket_closing", "v2.system.socket_closing", 1);
}

void ApiSchemaTest::everyOfferedOperationWasSeen()
{
    for (const std::string &operation : m_schema->operations()) {
        const bool isOffered = operation.find("loglevels") == std::string::npos &&
                               operation.find("processautomation") == std::string::npos &&
                               operation.find("/integrations/") == std::string::npos;
        QVERIFY2(!isOffered || m_schema->seen().contains(operation), operation.c_str());
    }
}

QTEST_GUILESS_MAIN(ApiSchemaTest)
#include "apischematest.moc"
