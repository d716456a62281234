#include "samplefacts.h"

#include "domain/launchrequest.h"

namespace flowconsole {

namespace {

JsonValue json(const char *text)
{
    auto parsed = JsonValue::parse(QByteArray(text));
    Q_ASSERT(parsed.ok());
    return std::move(parsed).value();
}

InputSchema schemaOf(const char *text)
{
    auto schema = InputSchema::fromJsonSchema(json(text));
    Q_ASSERT(schema.ok());
    return std::move(schema).value();
}

Flow flow(const QString &id, const QString &name, const QString &type, const QString &version)
{
    Flow flow;
    flow.id = FlowId(id);
    flow.name = name;
    flow.type = type;
    flow.publishedVersion = FlowVersion{version, version, {}};
    return flow;
}

} // namespace

Flow lateFeeWaiver()
{
    Flow result = flow(QStringLiteral("late-fee"), QStringLiteral("Late-fee waiver"),
                       QStringLiteral("WORKFLOW"), QStringLiteral("14.0"));
    result.inputSchema = schemaOf(R"({
        "type": "object", "additionalProperties": false,
        "required": ["Flow.customerName", "Flow.accountId"],
        "properties": {
            "Flow.customerName": {"type": "string", "maxLength": 1024, "examples": ["Alex Johnson"],
                                  "description": "The caller's full name, as on the invoice"},
            "Flow.accountId": {"type": "string", "pattern": "^ACC-[0-9]+$", "examples": ["ACC-99821"]},
            "Flow.priorityFlag": {"type": "boolean", "examples": [true]},
            "Flow.retryCount": {"type": "integer", "minimum": 0, "examples": [3]},
            "Flow.amount": {"type": "number", "examples": [12.50]},
            "Flow.language": {"type": "string", "enum": ["en", "es", "de"], "examples": ["en"]},
            "Flow.callAt": {"type": "string", "format": "date-time"},
            "Flow.selectedOptions": {"type": "array", "examples": [["support", "billing"]]},
            "Flow.cardNumber": {"type": "string", "writeOnly": true, "examples": ["4111111111111111"]}
        }})");
    return result;
}

Flow callbackOffer()
{
    Flow result = flow(QStringLiteral("callback"), QStringLiteral("Callback offer"), QStringLiteral("WORKFLOW"),
                       QStringLiteral("3.0"));
    result.inputSchema = schemaOf(R"({"type": "object", "required": ["Flow.phone"], "properties": {
        "Flow.phone": {"type": "string"}, "Flow.wanted": {"type": "boolean"}}})");
    return result;
}

Flow billingIvr()
{
    return flow(QStringLiteral("billing"), QStringLiteral("Billing IVR"), QStringLiteral("INBOUNDCALL"),
                QStringLiteral("9.0"));
}

Flow withoutSchema()
{
    return flow(QStringLiteral("free"), QStringLiteral("Outage survey"), QStringLiteral("WORKFLOW"),
                QStringLiteral("2.0"));
}

QList<Flow> sampleFlows()
{
    return {billingIvr(), callbackOffer(), lateFeeWaiver(), withoutSchema()};
}

ConnectionStatus signedIn()
{
    ConnectionStatus status;
    status.state = ConnectionStatus::State::SignedIn;
    status.profile.name = QStringLiteral("Demo organisation");
    status.profile.environment = QStringLiteral("simulator");
    status.profile.dialect = Dialect::Published;
    return status;
}

FlowExecution execution(const QString &id, const Flow &flow, ExecutionState state, const QDateTime &now)
{
    FlowExecution result;
    result.id = ExecutionId(id);
    result.flowId = flow.id;
    result.flowName = flow.name;
    result.flowVersion = flow.publishedVersion ? flow.publishedVersion->id : QString();
    result.state = state;
    result.inputs = flow.inputSchema ? masked(flow.inputSchema->sampleInput(), flow.inputSchema->secureNames())
                                     : JsonValue::object();
    result.createdAt = now.addSecs(-31);
    result.launchedAt = now.addSecs(-30);
    result.launchLatency = std::chrono::milliseconds(212);
    if (isFinal(state)) {
        result.endedAt = now.addSecs(-4);
        result.latency = std::chrono::milliseconds(26000);
    }
    result.lastSeenBy = Provenance::Polled;
    result.lastSeenAt = now.addSecs(-2);
    return result;
}

ChangeSet sampleExecutions(const QDateTime &now)
{
    ChangeSet changes;
    int number = 0;
    for (const ExecutionState state : allExecutionStates) {
        ++number;
        FlowExecution each = execution(QStringLiteral("7c1e0f62-93ab-4d0e-8a51-3f1c9a7d2b%1").arg(9 + number),
                                       number % 3 == 0 ? callbackOffer() : lateFeeWaiver(), state, now);
        if (state == ExecutionState::Failed) {
            each.detail = QStringLiteral("HTTP 504 from invoice service");
        } else if (state == ExecutionState::Completed) {
            each.detail = QStringLiteral("Success");
        }
        changes.changed.append(each);
    }
    return changes;
}

} // namespace flowconsole
