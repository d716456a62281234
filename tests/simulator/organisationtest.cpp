#include "simulator/embeddedorganisation.h"
#include "simulator/flowloader.h"
#include "simulator/simulatedorganisation.h"

#include <QRegularExpression>
#include <QtTest>

using namespace flowconsole;
using namespace flowconsole::simulator;
using namespace std::chrono_literals;

namespace {

const std::string waiver = "b94d27ea-1c60-4f58-9e3b-6a5d0c8f7e12";
const std::string billing = "7c1e0f62-93ab-4d0e-8a51-3f1c9a7d2b10";
const std::string goodInput =
    R"({"Flow.customerName":"Alex Johnson","Flow.accountId":"ACC-99821","Flow.balance":118.40,"Flow.reference":123456789012345678901234567890})";

std::string basic(const QByteArray &credentials)
{
    return "Basic " + credentials.toBase64().toStdString();
}

/// The organisation with a clock that stands still until the test moves it.
class Desk final
{
public:
    explicit Desk(int rateLimit = 300, double speed = 1.0)
        : m_organisation(loadBuiltInFlows().value(), settings(rateLimit, speed), [this] { return m_now; })
    {
        m_token = body(signIn())["access_token"].get<std::string>();
    }

    void pass(Milliseconds time) { m_now += time; }

    http::Response signIn(const QByteArray &credentials = "client:secret",
                          const std::string &form = "grant_type=client_credentials")
    {
        return m_organisation.handle(
            {"POST", "/oauth/token", "", {{"Authorization", basic(credentials)}}, form, ""});
    }
    void signInAgain() { m_token = body(signIn())["access_token"].get<std::string>(); }
    http::Response ask(const std::string &method, const std::string &path, const std::string &query = {},
                       const std::string &content = {})
    {
        return m_organisation.handle(
            {method, path, query, {{"authorization", "Bearer " + m_token}}, content, ""});
    }
    http::Response launch(const std::string &content)
    {
        return ask("POST", "/api/v2/flows/executions", {}, content);
    }
    Json look(const std::string &id) { return body(ask("GET", "/api/v2/flows/executions/" + id)); }
    http::Response anonymous(const std::string &token)
    {
        return m_organisation.handle({"GET", "/api/v2/flows", "", {{"Authorization", token}}, "", ""});
    }

    static Json body(const http::Response &response) { return parseJson(response.body).value(); }

private:
    static OrganisationSettings settings(int rateLimit, double speed)
    {
        OrganisationSettings made;
        made.clientId = "client";
        made.clientSecret = "secret";
        made.rateLimitPerMinute = rateLimit;
        made.speed = speed;
        made.tokenLifetime = 600s;
        return made;
    }

    Instant m_now{Milliseconds(1'790'000'000'000)};
    SimulatedOrganisation m_organisation;
    std::string m_token;
};

std::string headerOf(const http::Response &response, const char *name)
{
    for (const http::Header &header : response.headers) {
        if (http::equalsIgnoringCase(header.name, name)) {
            return header.value;
        }
    }
    return {};
}

std::string text(const Json &object, const char *name)
{
    return object.contains(name) && object[name].is_string() ? object[name].get<std::string>() : std::string();
}

QStringList keys(const Json &object)
{
    QStringList names;
    for (const auto &[name, value] : object.items()) {
        names += QString::fromStdString(name);
    }
    return names;
}

} // namespace

class OrganisationTest final : public QObject
{
    Q_OBJECT

private slots:
    void signingInGivesATokenThatExpires();
    void wrongCredentialsAreToldApart();
    void everyAnswerCarriesItsIdsAndLimits();
    void flowsAreListedInPages();
    void flowsAreFilteredByTypeAndName();
    void badListParametersAreRefused();
    void aFlowTellsItsSchemas();
    void aPublishedLaunchRunsToItsEnd();
    void publishedInputIsHeldToTheSchema_data();
    void publishedInputIsHeldToTheSchema();
    void aTutorialLaunchRunsToItsEnd();
    void tutorialInputIsHeldToItsTypes();
    void aLaunchWithoutInputIsAnsweredInBothShapes();
    void secureValuesAreNeverAnswered();
    void wrongRequestsAreAnsweredInKind_data();
    void wrongRequestsAreAnsweredInKind();
    void tooManyRequestsHaveToWait();
    void speedShortensTheRun();
    void badOptionsAreRefused_data();
    void badOptionsAreRefused();
};

void OrganisationTest::signingInGivesATokenThatExpires()
{
    Desk desk;
    const Json token = Desk::body(desk.signIn());
    QCOMPARE(text(token, "token_type"), std::string("bearer"));
    QCOMPARE(token["expires_in"], Json(600));
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 200);
    desk.pass(599s);
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 200);
    desk.pass(1s);
    const auto expired = desk.ask("GET", "/api/v2/flows");
    QCOMPARE(expired.status, 401);
    QCOMPARE(text(Desk::body(expired), "code"), std::string("bad.credentials"));
    desk.signInAgain();
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 200);
}

void OrganisationTest::wrongCredentialsAreToldApart()
{
    Desk desk;
    const auto unknown = desk.signIn("nobody:secret");
    QCOMPARE(unknown.status, 400);
    QCOMPARE(
        unknown.body,
        std::string(
            R"({"error":"invalid_client","description":"client not found","error_description":"client not found"})"));
    QCOMPARE(desk.signIn("client:wrong").status, 401);
    QCOMPARE(desk.signIn("client").status, 400);
    const auto grant = desk.signIn("client:secret", "grant_type=password");
    QCOMPARE(grant.status, 400);
    QCOMPARE(text(Desk::body(grant), "error"), std::string("unsupported_grant_type"));
    QCOMPARE(desk.signIn("client:secret", "").status, 400);
    QCOMPARE(text(Desk::body(desk.anonymous("")), "code"), std::string("authentication.required"));
    QCOMPARE(desk.anonymous("Bearer forged").status, 401);
    QCOMPARE(desk.anonymous("Bear").status, 401);
}

void OrganisationTest::everyAnswerCarriesItsIdsAndLimits()
{
    Desk desk;
    const auto good = desk.ask("GET", "/api/v2/flows");
    QCOMPARE(headerOf(good, "inin-ratelimit-count"), std::string("1"));
    QCOMPARE(headerOf(good, "inin-ratelimit-allowed"), std::string("300"));
    QCOMPARE(headerOf(good, "inin-ratelimit-reset"), std::string("60"));
    const auto bad = desk.ask("GET", "/api/v2/nothing");
    QCOMPARE(headerOf(bad, "inin-ratelimit-count"), std::string("2"));
    QCOMPARE(headerOf(bad, "ININ-Correlation-Id"), text(Desk::body(bad), "contextId"));
    QVERIFY(headerOf(bad, "ININ-Correlation-Id") != headerOf(good, "ININ-Correlation-Id"));
    QCOMPARE(headerOf(desk.anonymous(""), "inin-ratelimit-allowed"), std::string("300"));
}

void OrganisationTest::flowsAreListedInPages()
{
    Desk desk;
    const Json first = Desk::body(desk.ask("GET", "/api/v2/flows", "pageSize=4&sortBy=name"));
    QCOMPARE(first["total"], Json(7));
    QCOMPARE(first["pageCount"], Json(2));
    QCOMPARE(first["entities"].size(), 4U);
    QCOMPARE(text(first["entities"][0], "name"), std::string("Appointment reminder"));
    QVERIFY(!first["entities"][0]["publishedVersion"].contains("inputSchema"));
    QCOMPARE(text(first, "nextUri"), std::string("/api/v2/flows?pageSize=4&pageNumber=2&sortBy=name"));
    QVERIFY(!first.contains("previousUri"));
    const Json second =
        Desk::body(desk.ask("GET", "/api/v2/flows", "pageSize=4&pageNumber=2&sortBy=name&includeSchemas=true"));
    QCOMPARE(second["entities"].size(), 3U);
    QVERIFY(!second["entities"][0]["inputSchema"]["properties"].empty());
    QVERIFY(!second.contains("nextUri"));
}

void OrganisationTest::flowsAreFilteredByTypeAndName()
{
    Desk desk;
    const auto total = [&desk](const char *query) {
        return Desk::body(desk.ask("GET", "/api/v2/flows", query))["total"].get<int>();
    };
    QCOMPARE(total("type=workflow"), 4);
    QCOMPARE(total("type=workflow&type=inboundcall"), 7);
    QCOMPARE(total("type=workflow,inboundcall"), 7);
    QCOMPARE(total("type=bot"), 0);
    QCOMPARE(total("name=billing%20ivr"), 1);
    QCOMPARE(total("name=billing"), 0);
    QCOMPARE(total("name=*FEE*"), 1);
    QCOMPARE(total("name=*l*e*&type=workflow"), 2);
}

void OrganisationTest::badListParametersAreRefused()
{
    Desk desk;
    for (const char *query :
         {"pageSize=501", "pageSize=0", "pageNumber=0", "pageNumber=x", "type=WORKFLOW", "includeSchemas=yes",
          "deleted=maybe", "secure=no", "publishedAfter=yesterday", "publishedBefore=", "sortOrder=up"}) {
        const auto answer = desk.ask("GET", "/api/v2/flows", query);
        QVERIFY2(answer.status == 400, query);
        QCOMPARE(text(Desk::body(answer), "code"), std::string("invalid.value"));
    }
}

void OrganisationTest::aFlowTellsItsSchemas()
{
    Desk desk;
    const Json flow = Desk::body(desk.ask("GET", "/api/v2/flows/" + billing));
    QCOMPARE(text(flow, "type"), std::string("INBOUNDCALL"));
    QCOMPARE(flow["active"], Json(true));
    QCOMPARE(flow["enabled"], Json(true));
    QCOMPARE(flow["deleted"], Json(false));
    QCOMPARE(text(flow["publishedVersion"], "name"), std::string("14.0"));
    QCOMPARE(text(flow["publishedVersion"], "datePublished"), std::string("2026-10-05T13:20:00.000Z"));
    QCOMPARE(flow["publishedVersion"]["inputSchema"]["properties"]["Flow.cardNumber"]["writeOnly"], Json(true));
    QVERIFY(flow["publishedVersion"]["outputSchema"]["properties"].contains("Flow.balance"));
}

void OrganisationTest::aPublishedLaunchRunsToItsEnd()
{
    Desk desk;
    // The ledger fails for some; the seed decides, so launch until one goes well.
    for (int attempt = 0; attempt < 5; ++attempt) {
        const auto answer =
            desk.launch(R"({"flowId":")" + waiver + R"(","name":"July","inputData":)" + goodInput + "}");
        QCOMPARE(answer.status, 200);
        const Json launched = Desk::body(answer);
        QCOMPARE(keys(launched), QStringList({QStringLiteral("id"), QStringLiteral("name"),
                                              QStringLiteral("flowVersion"), QStringLiteral("selfUri")}));
        QCOMPARE(text(launched, "name"), std::string("July"));
        QCOMPARE(text(launched["flowVersion"], "id"), std::string("1.0"));
        const std::string id = text(launched, "id");
        const Json running = desk.look(id);
        QCOMPARE(text(running, "status"), std::string("RUNNING"));
        QVERIFY(!running.contains("dateCompleted") && !running.contains("state"));
        desk.pass(10s);
        const Json over = desk.look(id);
        QVERIFY(text(over, "dateCompleted") > text(over, "dateLaunched"));
        if (text(over, "status") == "FAILED") {
            QVERIFY(over["flowErrorInfo"]["status"].get<int>() >= 500);
            continue;
        }
        QCOMPARE(text(over, "status"), std::string("COMPLETED"));
        QCOMPARE(text(over, "completionReason"), std::string("Success"));
        QCOMPARE(writeJson(over["outputData"]["Flow.reference"]),
                 std::string("123456789012345678901234567890"));
        QVERIFY(over["outputData"]["Flow.waived"].is_boolean());
        return;
    }
    QFAIL("Five launches in a row failed.");
}

void OrganisationTest::publishedInputIsHeldToTheSchema_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("reason");
    const auto base = [](const QByteArray &more) {
        return R"({"Flow.customerName":"A","Flow.accountId":"ACC-99821","Flow.balance":1)" + more + "}";
    };
    QTest::newRow("missing") << QByteArray(R"({"Flow.customerName":"A","Flow.balance":1})")
                             << QByteArray("Flow.accountId") << QByteArray("is required");
    QTest::newRow("text for a number")
        << base(R"(,"Flow.lateFee":"12")") << QByteArray("Flow.lateFee") << QByteArray("must be a number");
    QTest::newRow("decimal for a whole number")
        << base(R"(,"Flow.monthsAsCustomer":1.5)") << QByteArray("Flow.monthsAsCustomer")
        << QByteArray("must be a whole number");
    QTest::newRow("too much") << base(R"(,"Flow.lateFee":501)") << QByteArray("Flow.lateFee")
                              << QByteArray("at most 500");
    QTest::newRow("pattern") << base("").replace("ACC-99821", "99821") << QByteArray("Flow.accountId")
                             << QByteArray("must match the pattern");
    QTest::newRow("unknown") << base(R"(,"Flow.colour":"red")") << QByteArray("Flow.colour")
                             << QByteArray("is not an input");
    QTest::newRow("output") << base(R"(,"Flow.waived":true)") << QByteArray("Flow.waived")
                            << QByteArray("is not an input");
    QTest::newRow("no prefix") << base(R"(,"lateFee":1)") << QByteArray("lateFee") << QByteArray("begin with");
    QTest::newRow("null") << base(R"(,"Flow.lateFee":null)") << QByteArray("Flow.lateFee")
                          << QByteArray("must be a number");
}

void OrganisationTest::publishedInputIsHeldToTheSchema()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, reason);
    Desk desk;
    const auto answer =
        desk.launch(R"({"flowId":")" + waiver + R"(","inputData":)" + input.toStdString() + "}");
    QCOMPARE(answer.status, 400);
    const Json body = Desk::body(answer);
    QCOMPARE(text(body["details"][0], "fieldName"), variable.toStdString());
    QVERIFY2(text(body, "message").find(reason.toStdString()) != std::string::npos,
             text(body, "message").c_str());
}

void OrganisationTest::aTutorialLaunchRunsToItsEnd()
{
    Desk desk;
    const auto answer = desk.launch(R"({"flowId":")" + billing +
                                    R"(","inputs":{"customerName":"Alex Johnson","favouriteColour":"blue"}})");
    QCOMPARE(answer.status, 201);
    const Json launched = Desk::body(answer);
    const QStringList shape = {QStringLiteral("id"), QStringLiteral("flowId"), QStringLiteral("state"),
                               QStringLiteral("startTime"), QStringLiteral("endTime")};
    QCOMPARE(keys(launched), shape);
    QCOMPARE(text(launched, "state"), std::string("Running"));
    QVERIFY(launched["endTime"].is_null());
    desk.pass(120s);
    const Json over = desk.look(text(launched, "id"));
    QCOMPARE(keys(over), shape);
    QVERIFY(text(over, "state") == "Completed" || text(over, "state") == "Failed");
    QVERIFY(text(over, "endTime") > text(over, "startTime"));
}

void OrganisationTest::tutorialInputIsHeldToItsTypes()
{
    Desk desk;
    const auto wrong = desk.launch(R"({"flowId":")" + billing + R"(","inputs":{"retryCount":"3"}})");
    QCOMPARE(wrong.status, 422);
    QCOMPARE(text(Desk::body(wrong)["details"][0], "fieldName"), std::string("retryCount"));
    QCOMPARE(desk.launch(R"({"flowId":")" + billing + R"(","inputs":{"retryCount":null}})").status, 201);
}

void OrganisationTest::aLaunchWithoutInputIsAnsweredInBothShapes()
{
    Desk desk;
    const Json launched = Desk::body(desk.launch(R"({"flowId":")" + billing + R"(","flowVersion":"13"})"));
    QCOMPARE(text(launched["flowVersion"], "name"), std::string("13.0"));
    QCOMPARE(text(launched, "state"), std::string("Running"));
    desk.pass(120s);
    const Json over = desk.look(text(launched, "id"));
    QVERIFY(over.contains("status") && over.contains("state") && over.contains("dateCompleted") &&
            over.contains("endTime"));
    QCOMPARE(text(over, "dateCompleted"), text(over, "endTime"));
}

void OrganisationTest::secureValuesAreNeverAnswered()
{
    Desk desk;
    const std::string card = "4000123456789017";
    const auto launched =
        desk.launch(R"({"flowId":")" + billing + R"(","inputs":{"cardNumber":")" + card + R"("}})");
    const std::string id = text(Desk::body(launched), "id");
    desk.pass(120s);
    QVERIFY(desk.ask("GET", "/api/v2/flows/executions/" + id).body.find(card) == std::string::npos);
    const auto refused =
        desk.launch(R"({"flowId":")" + billing + R"(","inputs":{"cardNumber":4000123456789017}})");
    QCOMPARE(refused.status, 422);
    QVERIFY(refused.body.find(card) == std::string::npos);
    QVERIFY(desk.ask("GET", "/api/v2/flows/" + billing).body.find(card) == std::string::npos);
}

void OrganisationTest::wrongRequestsAreAnsweredInKind_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const QByteArray launchPath = "/api/v2/flows/executions";
    const auto row = [](const char *name, const char *method, const QByteArray &path, const QByteArray &content,
                        int status, const char *code) {
        QTest::newRow(name) << QByteArray(method) << path << content << status << QByteArray(code);
    };
    row("path", "GET", "/api/v2/queues", "", 404, "not.found");
    row("outside the API", "GET", "/index.html", "", 404, "not.found");
    row("flow", "GET", "/api/v2/flows/00000000-0000-4000-8000-000000000000", "", 404, "not.found");
    row("not UTF-8", "GET", "/api/v2/flows/%FF", "", 404, "not.found");
    row("execution", "GET", launchPath + "/00000000-0000-4000-8000-000000000000", "", 404, "not.found");
    row("launch of an unknown flow", "POST", launchPath, R"({"flowId":"00000000-0000-4000-8000-000000000000"})",
        404, "not.found");
    row("launch of no UUID", "POST", launchPath, R"({"flowId":"billing"})", 400, "bad.request");
    row("launch of nothing", "POST", launchPath, "{}", 400, "bad.request");
    row("broken JSON", "POST", launchPath, "{\"flowId\":", 400, "bad.request");
    row("an array", "POST", launchPath, "[]", 400, "bad.request");
    row("deep nesting", "POST", launchPath, QByteArray(200'000, '['), 400, "bad.request");
    row("both dialects", "POST", launchPath,
        R"({"flowId":"b94d27ea-1c60-4f58-9e3b-6a5d0c8f7e12","inputs":{},"inputData":{}})", 400, "bad.request");
    row("unknown version", "POST", launchPath,
        R"({"flowId":"b94d27ea-1c60-4f58-9e3b-6a5d0c8f7e12","flowVersion":"9"})", 400, "bad.request");
    row("call flow by the published API", "POST", launchPath,
        R"({"flowId":"7c1e0f62-93ab-4d0e-8a51-3f1c9a7d2b10","inputData":{}})", 400, "bad.request");
    row("DELETE", "DELETE", "/api/v2/flows", "", 405, "method.not.allowed");
    row("GET of the launch", "GET", launchPath, "", 405, "method.not.allowed");
    row("GET of the token", "GET", "/oauth/token", "", 405, "method.not.allowed");
}

void OrganisationTest::wrongRequestsAreAnsweredInKind()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, content);
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    Desk desk;
    const auto answer = desk.ask(method.toStdString(), path.toStdString(), {}, content.toStdString());
    QCOMPARE(answer.status, status);
    const Json body = Desk::body(answer);
    QCOMPARE(text(body, "code"), code.toStdString());
    QCOMPARE(body["status"], Json(status));
    QVERIFY(!text(body, "message").empty());
    QCOMPARE(headerOf(answer, "Allow").empty(), status != 405);
}

void OrganisationTest::tooManyRequestsHaveToWait()
{
    Desk desk(5);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 200);
        desk.pass(1s);
    }
    const auto refused = desk.ask("GET", "/api/v2/flows");
    QCOMPARE(refused.status, 429);
    QCOMPARE(headerOf(refused, "Retry-After"), std::string("55"));
    QCOMPARE(headerOf(refused, "inin-ratelimit-count"), std::string("5"));
    QCOMPARE(text(Desk::body(refused), "code"), std::string("too.many.requests"));
    desk.pass(54'999ms);
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 429);
    desk.pass(1ms);
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 200);
    for (int i = 0; i < 4; ++i) {
        desk.ask("GET", "/api/v2/flows");
    }
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 429);
    desk.signInAgain();
    QCOMPARE(desk.ask("GET", "/api/v2/flows").status, 200);
}

void OrganisationTest::speedShortensTheRun()
{
    Desk desk(300, 100.0);
    const std::string id =
        text(Desk::body(desk.launch(R"({"flowId":")" + waiver + R"(","inputData":)" + goodInput + "}")), "id");
    desk.pass(100ms);
    const Json over = desk.look(id);
    QVERIFY(text(over, "status") != "RUNNING");
    QVERIFY(text(over, "dateCompleted") < "2026-09-21T14:13:20.100Z");
}

void OrganisationTest::badOptionsAreRefused_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("reason");
    const QString home = QStringLiteral("127.0.0.1");
    QTest::newRow("no speed") << 0.0 << 300 << home << QString() << QStringLiteral("speed");
    QTest::newRow("no number") << std::nan("") << 300 << home << QString() << QStringLiteral("speed");
    QTest::newRow("no requests") << 1.0 << 0 << home << QString() << QStringLiteral("rate limit");
    QTest::newRow("no address") << 1.0 << 300 << QStringLiteral("home") << QString()
                                << QStringLiteral("is not an IP address");
    QTest::newRow("no folder") << 1.0 << 300 << home << QStringLiteral("/nowhere/flows")
                               << QStringLiteral("There is no folder");
}

void OrganisationTest::badOptionsAreRefused()
{
    QFETCH(double, speed);
    QFETCH(int, limit);
    QFETCH(QString, address);
    QFETCH(QString, folder);
    QFETCH(QString, reason);
    EmbeddedOrganisationOptions options;
    options.speed = speed;
    options.rateLimitPerMinute = limit;
    options.listenAddress = address;
    options.flowsDirectory = folder;
    const auto started = EmbeddedOrganisation::start(options);
    QVERIFY(!started.ok());
    QVERIFY2(started.error().message.contains(reason), qPrintable(started.error().message));
}

QTEST_GUILESS_MAIN(OrganisationTest)
#include "organisationtest.moc"
