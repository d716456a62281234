#include "api/flowcodec.h"

#include <QTest>

using namespace flowconsole;

namespace {

JsonValue json(const QByteArray &text)
{
    return JsonValue::parse(text).value();
}

} // namespace

/// What the platform tells of flows, their versions, inputs and outputs.
class FlowCodecsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aFlowIsReadWhole();
    void theSchemaOfThePublishedVersionIsTheFallback();
    void aFlowPageIsRead();
    void aFlowPageThatIsNoneIsMalformed_data();
    void aFlowPageThatIsNoneIsMalformed();
    void aVersionPageIsRead();
    void aVersionTellsWhoMadeItAndWhen();
    void aFlowTellsWhoLocksItAndWhatItGives();
    void aConfigurationTellsTheInputs();
    void aConfigurationWithoutVariablesIsMalformed();
};

void FlowCodecsTest::aFlowIsReadWhole()
{
    const auto result = decodeFlow(R"({
        "id": "f-1", "name": "Billing", "type": "inboundcall", "description": "Pays", "active": false,
        "deleted": true, "division": {"id": "d", "name": "Home"},
        "publishedVersion": {"id": "14.0", "name": "14", "datePublished": "2026-01-01T00:00:00Z"},
        "inputSchema": {"type": "object", "properties": {"Flow.amount": {"type": "number"}},
                        "required": ["Flow.amount"]}})");
    QVERIFY(result.ok());
    const Flow flow = result.value();
    QCOMPARE(flow.id.text(), QStringLiteral("f-1"));
    QCOMPARE(flow.name, QStringLiteral("Billing"));
    QCOMPARE(flow.type, QStringLiteral("INBOUNDCALL"));
    QCOMPARE(flow.description, QStringLiteral("Pays"));
    QCOMPARE(flow.division, QStringLiteral("Home"));
    QVERIFY(!flow.active);
    QVERIFY(flow.deleted);
    QCOMPARE(flow.publishedVersion.value().id, QStringLiteral("14.0"));
    QCOMPARE(flow.publishedVersion.value().datePublished, QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
    QVERIFY(flow.inputSchema && flow.inputSchema->find(u"amount"));
    QVERIFY(flow.inputSchema->find(u"amount")->required);
}

void FlowCodecsTest::theSchemaOfThePublishedVersionIsTheFallback()
{
    const auto nested = decodeFlow(R"({"id":"f","name":"n","publishedVersion":{"id":"1.0","inputSchema":
        {"type":"object","properties":{"Flow.x":{"type":"string"}}}}})");
    QVERIFY(nested.ok());
    QVERIFY(nested.value().inputSchema && nested.value().inputSchema->find(u"x"));

    const auto without = decodeFlow(R"({"id":"f","name":"n"})");
    QVERIFY(without.ok());
    QVERIFY(!without.value().inputSchema);
    QVERIFY(!without.value().publishedVersion);
    QVERIFY(without.value().active);
}

void FlowCodecsTest::aFlowPageIsRead()
{
    const auto page = decodeFlowPage(R"({"entities":[{"id":"a","name":"A"},{"id":"b","name":"B"}],
        "pageSize":2,"pageNumber":1,"total":3,"pageCount":2,"nextUri":"/api/v2/flows?pageNumber=2"})");
    QVERIFY(page.ok());
    QCOMPARE(page.value().items.size(), 2);
    QCOMPARE(page.value().items.at(1).name, QStringLiteral("B"));
    QCOMPARE(page.value().pageCount, std::optional<qint64>(2));
    QVERIFY(page.value().hasNextUri);
}

void FlowCodecsTest::aFlowPageThatIsNoneIsMalformed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no entities") << QByteArray(R"({"total":0})");
    QTest::newRow("entities is an object") << QByteArray(R"({"entities":{}})");
    QTest::newRow("a flow without an id") << QByteArray(R"({"entities":[{"name":"A"}]})");
    QTest::newRow("a flow that is a text") << QByteArray(R"({"entities":["A"]})");
    QTest::newRow("a page") << QByteArray("<!doctype html>");
}

void FlowCodecsTest::aFlowPageThatIsNoneIsMalformed()
{
    QFETCH(QByteArray, body);
    const auto page = decodeFlowPage(body);
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ApiError::Kind::MalformedAnswer);
}

void FlowCodecsTest::aVersionPageIsRead()
{
    const auto page = decodeVersionPage(R"({"entities":[
        {"id":"2.0","name":"2","datePublished":"2026-01-01T00:00:00Z"},{"id":"1.0"}],"pageCount":1})");
    QVERIFY(page.ok());
    QCOMPARE(page.value().items.size(), 2);
    QCOMPARE(page.value().items.at(0).id, QStringLiteral("2.0"));
    QCOMPARE(page.value().items.at(0).datePublished, QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
    QVERIFY(!decodeVersionPage(R"({"entities":[{"name":"2"}]})").ok());
}

void FlowCodecsTest::aVersionTellsWhoMadeItAndWhen()
{
    const auto page = decodeVersionPage(R"({"entities":[
        {"id":"3.0","type":"SAVE","dateCreated":1767225600000,"createdBy":{"id":"u-1","name":"Ada"}},
        {"id":"2.0","type":"CHECKIN","createdBy":{"id":"u-1"}},
        {"id":"1.0","type":"PUBLISH","createdByClient":{"id":"c-1","name":"Deployer"}}]})");
    QVERIFY(page.ok());
    const QList<FlowVersion> versions = page.value().items;
    QCOMPARE(versions.at(0).kind, FlowVersion::Kind::Saved);
    QCOMPARE(versions.at(0).author, QStringLiteral("Ada"));
    QCOMPARE(versions.at(0).dateCreated, QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
    QVERIFY(!versions.at(0).datePublished.isValid());
    QCOMPARE(versions.at(1).kind, FlowVersion::Kind::CheckedIn);
    QCOMPARE(versions.at(1).author, QStringLiteral("u-1"));
    QCOMPARE(versions.at(2).kind, FlowVersion::Kind::Published);
    QCOMPARE(versions.at(2).author, QStringLiteral("Deployer"));

    const auto version = decodeVersion(R"({"id":"1.0","type":"PUBLISH",
        "inputSchema":{"type":"object","properties":{"Flow.x":{"type":"string"}}},
        "outputSchema":{"type":"object","properties":{"Flow.y":{"type":"boolean"}}}})");
    QVERIFY(version.ok());
    QVERIFY(version.value().inputSchema && version.value().inputSchema->find(u"x"));
    QVERIFY(version.value().outputSchema && version.value().outputSchema->find(u"y"));
    QVERIFY(!decodeVersion(R"({"name":"1"})").ok());
}

void FlowCodecsTest::aFlowTellsWhoLocksItAndWhatItGives()
{
    const auto byUser = decodeFlow(R"({"id":"f","name":"n","lockedUser":{"id":"u","name":"Grace"},
        "publishedVersion":{"id":"1.0","createdBy":{"name":"Ada"}},"publishedBy":{"name":"Dana"},
        "outputSchema":{"type":"object","properties":{"Flow.y":{"type":"string"}}}})");
    QVERIFY(byUser.ok());
    QCOMPARE(byUser.value().lockedBy, QStringLiteral("Grace"));
    QCOMPARE(byUser.value().publishedVersion->author, QStringLiteral("Dana"));
    QVERIFY(byUser.value().outputSchema && byUser.value().outputSchema->find(u"y"));
    const auto byClient = decodeFlow(R"({"id":"f","name":"n","lockedClient":{"id":"c-7"}})");
    QCOMPARE(byClient.value().lockedBy, QStringLiteral("c-7"));
}

void FlowCodecsTest::aConfigurationTellsTheInputs()
{
    const auto inputs = decodeConfigurationInputs(R"({"name":"X","variables":[
        {"name":"Flow.dates","__type":"StringVariable","isInput":true,"isCollection":true,"description":"Days"},
        {"name":"Flow.pin","__type":"StringVariable","isInput":true,"isSecure":true},
        {"name":"Flow.count","__type":"IntegerVariable","isInput":true},
        {"name":"Flow.queue","__type":"QueueVariable","isInput":true},
        {"name":"Flow.done","__type":"BooleanVariable","isInput":false,"isOutput":true},
        {"__type":"StringVariable","isInput":true}]})");
    QVERIFY(inputs.ok());
    const InputSchema schema = inputs.value();
    QCOMPARE(schema.variables().size(), 4);
    QCOMPARE(schema.find(u"dates")->type, VariableType::Array);
    QCOMPARE(schema.find(u"dates")->description, QStringLiteral("Days"));
    QCOMPARE(schema.find(u"dates")->key, QStringLiteral("Flow.dates"));
    QVERIFY(schema.find(u"pin")->secure);
    QCOMPARE(schema.find(u"count")->type, VariableType::Integer);
    QCOMPARE(schema.find(u"queue")->type, VariableType::Any);
    QVERIFY(!schema.find(u"done"));
    QVERIFY(schema.check(json(R"({"count":3})")).isEmpty());
    QCOMPARE(schema.check(json(R"({"count":"3"})")).size(), 1);
}

void FlowCodecsTest::aConfigurationWithoutVariablesIsMalformed()
{
    QVERIFY(!decodeConfigurationInputs(R"({"name":"X"})").ok());
    QVERIFY(!decodeConfigurationInputs("<html>").ok());
}

QTEST_GUILESS_MAIN(FlowCodecsTest)
#include "api_flowcodecs.moc"
