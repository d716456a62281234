#include "api/executiondatacodec.h"
#include "api/flowinstanceevent.h"
#include "base/redaction.h"
#include "tests/net/scriptedplatform.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

class InstancesTest final : public QObject
{
    Q_OBJECT

private slots:
    void aLostLaunchIsFoundByItsName();
    void aLostLaunchAmongInstancesWithoutNamesIsKnownByItsExecution_data();
    void aLostLaunchAmongInstancesWithoutNamesIsKnownByItsExecution();
    void aLookForALostLaunchThatIsForbiddenIsAnError();
    void theStepsComeByQueryJobAndDownload();
    void theDownloadGetsNoTokenAndLeavesNoAddressBehind();
    void anInstanceIsFoundByItsConversation();
    void executionDataThatIsNotStoredIsNotFound_data();
    void executionDataThatIsNotStoredIsNotFound();
    void aJobThatNeverEndsIsGivenUp();
    void anAddressThatIsNotEncryptedIsNotFollowed();
    void nestedActionsStandBetweenEnteringAndLeaving();
    void anErrorBelongsToItsAction();
    void secureValuesInErrorsAreMasked();
    void aFileThatIsNoneIsMalformed();
    void aPushedRunIsRead();
    void fetchingEndsWithTheClient();
};

namespace {

FlowExecution someExecution()
{
    FlowExecution execution;
    execution.id = someLaunch().id;
    execution.flowId = FlowId(QStringLiteral("f-1"));
    execution.platformId = PlatformExecutionId(QStringLiteral("e-1"));
    execution.launchedAt = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
    execution.createdAt = execution.launchedAt;
    return execution;
}

FlowExecution lostLaunch()
{
    FlowExecution execution = someExecution();
    execution.platformId = {};
    execution.state = ExecutionState::Unknown;
    return execution;
}

const QByteArray someFile =
    "{\"flow\":{\"executionId\":\"e-1\",\"flowId\":\"f-1\",\"startDateTime\":\"2026-01-05T09:00:00.000Z\","
    "\"execution\":["
    "{\"startedFlow\":{\"dateTime\":\"2026-01-05T09:00:00.000Z\"}},"
    "{\"startedTask\":{\"dateTime\":\"2026-01-05T09:00:00.100Z\",\"taskId\":\"t-1\",\"taskName\":\"Main\"}},"
    "{\"actionUpdateData\":{\"dateTime\":\"2026-01-05T09:00:01.000Z\",\"actionId\":\"a-1\",\"actionName\":"
    "\"Set\","
    "\"trackingId\":10}},"
    "{\"actionLoop\":{\"dateTime\":\"2026-01-05T09:00:02.000Z\",\"trackingId\":11,\"execution\":["
    "{\"eventLoop\":{\"dateTime\":\"2026-01-05T09:00:02.500Z\"}},"
    "{\"actionCallData\":{\"dateTime\":\"2026-01-05T09:00:03.000Z\",\"actionId\":\"a-3\",\"actionName\":"
    "\"Ask\"}},"
    "{\"eventError\":{\"dateTime\":\"2026-01-05T09:00:04.000Z\",\"context\":{\"reason\":\"Pin 12\\\"34 "
    "refused\"}}}"
    "]}},"
    "{\"endedTask\":{\"dateTime\":\"2026-01-05T09:00:05.000Z\"}},"
    "{\"endedFlow\":{\"dateTime\":\"2026-01-05T09:00:06.000Z\",\"flowExitReason\":\"FLOW_EXIT\"}}]}}";

/// A line for each step: "enter a-1 09:00:01.000".
QStringList textOf(const QList<NodeTransition> &steps)
{
    QStringList lines;
    for (const NodeTransition &step : steps) {
        const QString word = nodeEventKey(step.event).section(u':', -1);
        const QString node = step.nodeId.isEmpty() ? QStringLiteral("-") : step.nodeId;
        lines.append(QStringLiteral("%1 %2 %3").arg(word, node, step.at.toString(QStringLiteral("ss.zzz"))));
    }
    return lines;
}

/// An organisation that has execution data: the job is ready at the third look.
class DataOrganisation
{
public:
    DataOrganisation() : m_download([](const SeenRequest &) { return httpAnswer(200, someFile); })
    {
        platform.onApi = [this](const SeenRequest &request) { return respond(request); };
    }

    ScriptedPlatform platform;
    QByteArray instances = "{\"entities\":[{\"id\":\"e-1\"}]}";
    QByteArray lastJob;
    [[nodiscard]] const TestServer &downloads() const { return m_download; }
    [[nodiscard]] QByteArray downloadUri() const
    {
        return m_download.url(QStringLiteral("/data")).toEncoded() + "?signature=presigned";
    }
    [[nodiscard]] int looks() const { return m_looks; }

private:
    QByteArray respond(const SeenRequest &request)
    {
        if (request.target.startsWith("/api/v2/flows/instances/query")) {
            return httpAnswer(200, instances);
        }
        const QByteArray state = ++m_looks < 3 ? "Running" : "Success";
        const QByteArray done = "{\"id\":\"j-1\",\"jobState\":\"Success\",\"entities\":[{\"id\":\"e-1\","
                                "\"downloadUri\":\"" +
                                downloadUri() + "\",\"failed\":false,\"statusCode\":\"200\"}]}";
        if (!lastJob.isEmpty()) {
            return httpAnswer(200, lastJob);
        }
        return httpAnswer(200,
                          state == "Success" ? done : QByteArray("{\"id\":\"j-1\",\"jobState\":\"Running\"}"));
    }

    TestServer m_download;
    int m_looks = 0;
};

} // namespace

void InstancesTest::aLostLaunchIsFoundByItsName()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) {
        return httpAnswer(
            200, "{\"entities\":[{\"id\":\"e-1\",\"name\":\"other\"},"
                 "{\"id\":\"e-2\",\"name\":\"FC-7\",\"conversationId\":\"c-2\",\"flowVersion\":\"3.0\","
                 "\"startDateTime\":\"2026-01-05T09:00:01Z\"}]}");
    };
    Console console(platform);

    const auto found = console.client.findLaunch(lostLaunch(), QStringLiteral("FC-7"));

    QVERIFY(waitFor(found));
    const ExecutionUpdate update = found.result().value().value();
    QCOMPARE(update.id, someExecution().id);
    QCOMPARE(update.platformId.text(), QStringLiteral("e-2"));
    QCOMPARE(update.conversationId.text(), QStringLiteral("c-2"));
    QCOMPARE(update.state, std::optional(ExecutionState::Running));
    QCOMPARE(update.provenance, Provenance::History);
    const SeenRequest query = platform.server().seen().last();
    QCOMPARE(query.target, QByteArray("/api/v2/flows/instances/query?pageSize=200"));
    QCOMPARE(
        query.body,
        QByteArray(
            "{\"query\":[{\"and\":[{\"key\":\"FlowId\",\"operator\":\"eq\",\"value\":\"f-1\"},"
            "{\"key\":\"FlowStartDateTime\",\"operator\":\"gte\",\"value\":\"2026-01-05T08:59:00.000Z\"},"
            "{\"key\":\"FlowStartDateTime\",\"operator\":\"lte\",\"value\":\"2026-01-05T09:02:00.000Z\"}]}]}"));
}

void InstancesTest::aLostLaunchAmongInstancesWithoutNamesIsKnownByItsExecution_data()
{
    QTest::addColumn<QByteArray>("entities");
    QTest::addColumn<QByteArray>("nameOfSecond");
    QTest::addColumn<bool>("isFound");
    QTest::addColumn<ExecutionState>("state");
    const auto running = ExecutionState::Running;
    const QByteArray ours = "FC-7";
    const QByteArray second = "{\"id\":\"e-2\"";
    const QByteArray over = ",\"endDateTime\":\"2026-01-05T09:00:09Z\"";
    const QByteArray first = "{\"id\":\"e-1\"},";
    QTest::newRow("none") << QByteArray() << ours << false << running;
    QTest::newRow("one") << second + "}" << ours << true << running;
    QTest::newRow("one that is over") << second + over + "}" << ours << true << ExecutionState::Completed;
    QTest::newRow("one that failed") << second + over + ",\"flowErrorReason\":\"Error.X\"}" << ours << true
                                     << ExecutionState::Failed;
    QTest::newRow("two") << first + second + "}" << ours << true << running;
    QTest::newRow("one of another name") << second + ",\"name\":\"x\"}" << ours << false << running;
    QTest::newRow("somebody else's") << second + "}" << QByteArray("theirs") << false << running;
    QTest::newRow("nobody says whose") << second + "}" << QByteArray() << false << running;
    QTest::newRow("too many to ask after") << first.repeated(5) + second + "}" << ours << false << running;
}

/// What runs at the same moment may be somebody else's, and could be ended from here once it is taken for ours.
void InstancesTest::aLostLaunchAmongInstancesWithoutNamesIsKnownByItsExecution()
{
    QFETCH(QByteArray, entities);
    QFETCH(QByteArray, nameOfSecond);
    QFETCH(bool, isFound);
    QFETCH(ExecutionState, state);
    ScriptedPlatform platform;
    platform.onApi = [&](const SeenRequest &request) {
        if (request.target == "/api/v2/flows/executions/e-2") {
            return httpAnswer(200, "{\"id\":\"e-2\",\"name\":\"" + nameOfSecond + "\"}");
        }
        return request.method == "GET" ? httpAnswer(404) : httpAnswer(200, "{\"entities\":[" + entities + "]}");
    };
    Console console(platform);
    const auto found = console.client.findLaunch(lostLaunch(), QStringLiteral("FC-7"));
    QVERIFY(waitFor(found));
    QCOMPARE(found.result().value().has_value(), isFound);
    if (isFound) {
        QCOMPARE(found.result().value()->platformId.text(), QStringLiteral("e-2"));
        QCOMPARE(found.result().value()->state, std::optional(state));
    }
}

void InstancesTest::aLookForALostLaunchThatIsForbiddenIsAnError()
{
    ScriptedPlatform platform;
    platform.onApi = [](const SeenRequest &) { return httpAnswer(403); };
    Console console(platform);
    const auto found = console.client.findLaunch(lostLaunch(), QStringLiteral("FC-7"));
    QVERIFY(waitFor(found));
    QCOMPARE(found.result().error().kind, ApiError::Kind::Permission);
}

void InstancesTest::theStepsComeByQueryJobAndDownload()
{
    DataOrganisation organisation;
    Console console(organisation.platform);

    const auto steps = console.client.executionData(someExecution());
    QTRY_VERIFY(organisation.looks() == 1 && console.clock.untilNextAlarm() == std::optional<Milliseconds>(1s));
    QCOMPARE(organisation.platform.server().seen().last().body, QByteArray("{\"ids\":[\"e-1\"]}"));
    console.clock.advance(1s);
    QTRY_VERIFY(organisation.looks() == 2 && console.clock.untilNextAlarm() == std::optional<Milliseconds>(2s));
    QCOMPARE(organisation.platform.server().seen().last().target,
             QByteArray("/api/v2/flows/instances/jobs/j-1"));
    console.clock.advance(2s);

    QVERIFY(waitFor(steps));
    QVERIFY(!steps.result().value().isEmpty());
    QCOMPARE(steps.result().value().first().provenance, Provenance::History);
    QCOMPARE(steps.result().value().first().receivedAt, console.clock.nowUtc());
}

void InstancesTest::theDownloadGetsNoTokenAndLeavesNoAddressBehind()
{
    DataOrganisation organisation;
    organisation.lastJob =
        "{\"id\":\"j\",\"jobState\":\"Success\",\"entities\":[{\"id\":\"e-1\",\"downloadUri\":\"" +
        organisation.downloadUri() + "\"}]}";
    Console console(organisation.platform);
    QSignalSpy attempts(&console.transport, &Transport::attemptFinished);

    const auto steps = console.client.executionData(someExecution());

    QVERIFY(waitFor(steps));
    QVERIFY(steps.result().ok());
    QCOMPARE(organisation.downloads().seenCount(), 1);
    QCOMPARE(organisation.downloads().seen().first().target, QByteArray("/data?signature=presigned"));
    QVERIFY(organisation.downloads().seen().first().header("Authorization").isEmpty());
    for (const QList<QVariant> &attempt : std::as_const(attempts)) {
        const auto record = attempt.at(0).value<RequestRecord>();
        QVERIFY(!record.url.toString().contains(QStringLiteral("presigned")));
        QVERIFY(!record.responseBody.contains("presigned"));
        QVERIFY(!record.responseBody.contains("actionName"));
    }
    // Another host's answer says nothing of this one's budget.
    QCOMPARE(console.budget.underWay(), 0);
}

void InstancesTest::anInstanceIsFoundByItsConversation()
{
    DataOrganisation organisation;
    organisation.instances = "{\"entities\":[{\"id\":\"i-1\"},{\"id\":\"i-2\",\"conversationId\":\"c-9\"}]}";
    Console console(organisation.platform);
    FlowExecution execution = someExecution();
    execution.conversationId = ConversationId(QStringLiteral("c-9"));
    const auto steps = console.client.executionData(execution);
    QTRY_COMPARE(organisation.looks(), 1);
    QCOMPARE(organisation.platform.server().seen().last().body, QByteArray("{\"ids\":[\"i-2\"]}"));
}

void InstancesTest::executionDataThatIsNotStoredIsNotFound_data()
{
    QTest::addColumn<QByteArray>("job");
    QTest::newRow("the job failed") << QByteArray("{\"id\":\"j\",\"jobState\":\"Failed\"}");
    QTest::newRow("the instance failed")
        << QByteArray("{\"id\":\"j\",\"jobState\":\"Success\",\"entities\":[{\"id\":\"e-1\",\"failed\":true,"
                      "\"statusCode\":\"404\"}]}");
    QTest::newRow("nothing came") << QByteArray("{\"id\":\"j\",\"jobState\":\"Success\",\"entities\":[]}");
}

void InstancesTest::executionDataThatIsNotStoredIsNotFound()
{
    QFETCH(QByteArray, job);
    DataOrganisation organisation;
    organisation.lastJob = job;
    Console console(organisation.platform);
    const auto steps = console.client.executionData(someExecution());
    QVERIFY(waitFor(steps));
    QCOMPARE(steps.result().error().kind, ApiError::Kind::NotFound);
    QVERIFY(!steps.result().error().message.isEmpty());
}

void InstancesTest::aJobThatNeverEndsIsGivenUp()
{
    DataOrganisation organisation;
    organisation.lastJob = "{\"id\":\"j\",\"jobState\":\"Registered\"}";
    Console console(organisation.platform);
    const Milliseconds begin = console.clock.monotonic();
    const auto steps = console.client.executionData(someExecution());
    int looks = 1;
    while (!steps.isFinished() && console.clock.monotonic() - begin < 3min) {
        QTRY_VERIFY(steps.isFinished() ||
                    (organisation.looks() == looks && console.clock.untilNextAlarm().value_or(1h) <= 5s));
        if (!steps.isFinished()) {
            console.clock.advance(*console.clock.untilNextAlarm());
            ++looks;
        }
    }
    QVERIFY(waitFor(steps));
    QCOMPARE(steps.result().error().kind, ApiError::Kind::DeadlinePassed);
    QVERIFY(organisation.looks() < 30);
}

void InstancesTest::anAddressThatIsNotEncryptedIsNotFollowed()
{
    DataOrganisation organisation;
    organisation.lastJob = "{\"id\":\"j\",\"jobState\":\"Success\",\"entities\":[{\"id\":\"e-1\","
                           "\"downloadUri\":\"http://downloads.example.com/x\"}]}";
    Console console(organisation.platform);
    const auto steps = console.client.executionData(someExecution());
    QVERIFY(waitFor(steps));
    QCOMPARE(steps.result().error().kind, ApiError::Kind::MalformedAnswer);
    QVERIFY(steps.result().error().message.contains(QStringLiteral("not https")));
}

void InstancesTest::nestedActionsStandBetweenEnteringAndLeaving()
{
    const auto steps = decodeExecutionData(someFile);
    QVERIFY(steps.ok());
    const QStringList expected{QStringLiteral("enter t-1 00.100"), QStringLiteral("enter a-1 01.000"),
                               QStringLiteral("exit a-1 02.000"),  QStringLiteral("enter 11 02.000"),
                               QStringLiteral("enter a-3 03.000"), QStringLiteral("error a-3 04.000"),
                               QStringLiteral("exit a-3 04.000"),  QStringLiteral("exit 11 05.000"),
                               QStringLiteral("exit t-1 05.000"),  QStringLiteral("complete - 06.000")};
    QCOMPARE(textOf(steps.value()), expected);
    QCOMPARE(steps.value().at(1).nodeName, QStringLiteral("Set"));
    QCOMPARE(steps.value().at(1).nodeType, QStringLiteral("actionUpdateData"));
}

void InstancesTest::anErrorBelongsToItsAction()
{
    const auto steps = decodeExecutionData(someFile);
    const NodeTransition error = steps.value().at(5);
    QCOMPARE(error.event, NodeEvent::Failed);
    QCOMPARE(error.nodeName, QStringLiteral("Ask"));
    QCOMPARE(error.message, QStringLiteral("Pin 12\"34 refused"));
}

void InstancesTest::secureValuesInErrorsAreMasked()
{
    DataOrganisation organisation;
    organisation.lastJob =
        "{\"id\":\"j\",\"jobState\":\"Success\",\"entities\":[{\"id\":\"e-1\",\"downloadUri\":\"" +
        organisation.downloadUri() + "\"}]}";
    Console console(organisation.platform);
    console.client.setSecretValues({{someLaunch().id, {"12\"34"}}});
    const auto steps = console.client.executionData(someExecution());
    QVERIFY(waitFor(steps));
    QCOMPARE(steps.result().value().at(5).message,
             QStringLiteral("Pin ") + redactedPlaceholder() + QStringLiteral(" refused"));
}

void InstancesTest::aFileThatIsNoneIsMalformed()
{
    for (const QByteArray &file : {QByteArray("<html>"), QByteArray("{}"), QByteArray("{\"flow\":{}}"),
                                   QByteArray("{\"flow\":{\"execution\":{}}}")}) {
        QVERIFY(!decodeExecutionData(file).ok());
    }
    const auto odd = decodeExecutionData("{\"flow\":{\"execution\":[1,{},[],{\"actionX\":3}]}}");
    QVERIFY(odd.ok());
}

void InstancesTest::aPushedRunIsRead()
{
    const JsonValue body =
        JsonValue::parse("{\"executionId\":\"e-1\",\"conversationId\":\"c-1\",\"flowId\":\"f-1\","
                         "\"startDateTime\":\"2026-01-05T09:00:00Z\",\"endDateTime\":\"2026-01-05T09:00:04Z\","
                         "\"flowExitReason\":\"ERROR\",\"errors\":[{\"reason\":\"Error.X\"}],\"execution\":["
                         "{\"objectType\":\"startedFlow\",\"startDateTime\":\"2026-01-05T09:00:00Z\"},"
                         "{\"objectType\":\"actionCallData\",\"objectId\":\"a-1\","
                         "\"startDateTime\":\"2026-01-05T09:00:01Z\",\"error\":{\"reason\":\"Error.X\"}}]}")
            .value();
    const auto event = readFlowInstanceEvent(body);
    QVERIFY(event.ok());
    QCOMPARE(event.value().executionId.text(), QStringLiteral("e-1"));
    QCOMPARE(event.value().errorText, QStringLiteral("Error.X"));
    QCOMPARE(event.value().endedAt, QDateTime(QDate(2026, 1, 5), QTime(9, 0, 4), Qt::UTC));
    const QStringList expected{QStringLiteral("enter a-1 01.000"), QStringLiteral("error a-1 01.000")};
    QCOMPARE(textOf(event.value().steps), expected);
    QVERIFY(!readFlowInstanceEvent(JsonValue::object()).ok());
}

void InstancesTest::fetchingEndsWithTheClient()
{
    DataOrganisation organisation;
    organisation.lastJob = "{\"id\":\"j\",\"jobState\":\"Running\"}";
    QFuture<ApiResult<QList<NodeTransition>>> steps;
    {
        Console console(organisation.platform);
        steps = console.client.executionData(someExecution());
        QTRY_VERIFY(organisation.looks() == 1 &&
                    console.clock.untilNextAlarm() == std::optional<Milliseconds>(1s));
    }
    QVERIFY(steps.isFinished());
    QCOMPARE(steps.result().error().kind, ApiError::Kind::Local);
}

QTEST_GUILESS_MAIN(InstancesTest)
#include "api_instances.moc"
