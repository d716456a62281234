#include "tests/benchmark/sampleruns.h"

#include "app/common/connectionsource.h"

#include <QUuid>

namespace flowconsole {

FlowExecution sampleRun(int number, const QDateTime &newest)
{
    FlowExecution run;
    run.id = newExecutionId();
    run.profileId = demoProfileId(); // whose table a first start shows
    run.flowId = FlowId(QStringLiteral("3d6f2c1a-0000-4000-8000-00000000000%1").arg(number % 7));
    run.flowName = QStringLiteral("Billing IVR %1").arg(number % 7);
    run.flowVersion = QStringLiteral("14.0");
    run.environment = QStringLiteral("mypurecloud.ie");
    run.dialect = Dialect::ConversationFlow;
    run.state = number % 10 == 0 ? ExecutionState::Failed : ExecutionState::Completed;
    run.platformState = QStringLiteral("closed");
    run.platformId = PlatformExecutionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    run.conversationId = ConversationId(run.platformId.text());
    run.inputs = JsonValue::object();
    run.inputs.insert(QStringLiteral("customerName"),
                      JsonValue::string(QStringLiteral("Caller %1").arg(number)));
    run.inputs.insert(QStringLiteral("accountId"),
                      JsonValue::string(QStringLiteral("ACC-%1").arg(10000 + number)));
    run.inputs.insert(QStringLiteral("retryCount"), JsonValue::integer(number % 5));
    run.outputs = JsonValue::object();
    run.outputs.insert(QStringLiteral("reference"), JsonValue::integer(900'000 + number));
    run.payloadHash = QStringLiteral("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    run.createdAt = newest.addSecs(-number);
    run.launchedAt = run.createdAt;
    run.startedAt = run.createdAt;
    run.endedAt = run.createdAt.addSecs(42);
    run.launchLatency = std::chrono::milliseconds(120);
    run.latency = std::chrono::seconds(42);
    run.detail = number % 10 == 0 ? QStringLiteral("The data action answered 503") : QString();
    run.lastSeenBy = Provenance::Polled;
    run.lastSeenAt = run.endedAt;
    return run;
}

} // namespace flowconsole
