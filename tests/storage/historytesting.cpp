#include "tests/storage/historytesting.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>

namespace flowconsole {

namespace {

QString anyText(QRandomGenerator &random)
{
    static const QStringList texts{QString(),
                                   QStringLiteral("plain"),
                                   QStringLiteral("O'Brien; DROP TABLE executions; --"),
                                   QStringLiteral("Grüße, 東京 😀"),
                                   QStringLiteral("two\nlines\ttab \"quoted\" \\"),
                                   QStringLiteral(" "),
                                   QStringLiteral("base64:no"),
                                   QStringLiteral("%1 %2 ? :name @x $1")};
    return texts.at(random.bounded(texts.size())) + QString::number(random.bounded(1000));
}

QString maybeText(QRandomGenerator &random)
{
    return random.bounded(3) == 0 ? QString() : anyText(random);
}

QDateTime maybeTime(QRandomGenerator &random)
{
    const qint64 since2020 = 1'577'836'800'000;
    return random.bounded(4) == 0
               ? QDateTime()
               : QDateTime::fromMSecsSinceEpoch(since2020 + random.bounded(qint64(300'000'000'000)), Qt::UTC);
}

bool randomBool(QRandomGenerator &random)
{
    return random.bounded(2) == 0;
}

JsonValue randomJson(QRandomGenerator &random, int depth)
{
    static const QStringList numbers{QStringLiteral("0"),
                                     QStringLiteral("-0"),
                                     QStringLiteral("1.50"),
                                     QStringLiteral("9007199254740993"),
                                     QStringLiteral("1e3"),
                                     QStringLiteral("-2.5E-7"),
                                     QStringLiteral("123456789012345678901234567890")};
    switch (random.bounded(depth > 2 ? 4 : 6)) {
    case 0:
        return JsonValue();
    case 1:
        return JsonValue::boolean(randomBool(random));
    case 2:
        return JsonValue::number(numbers.at(random.bounded(numbers.size())));
    case 3:
        return JsonValue::string(anyText(random) + QChar(u'\0') + u'x');
    case 4: {
        JsonValue::Array elements;
        for (int i = random.bounded(4); i > 0; --i) {
            elements.append(randomJson(random, depth + 1));
        }
        return JsonValue::array(elements);
    }
    default: {
        // Members keep their order, and one may be there twice.
        JsonValue::Object members;
        for (int i = random.bounded(4); i > 0; --i) {
            members.append({anyText(random), randomJson(random, depth + 1)});
        }
        return JsonValue::object(members);
    }
    }
}

JsonValue randomObject(QRandomGenerator &random)
{
    JsonValue::Object members{{QStringLiteral("z"), randomJson(random, 0)},
                              {QStringLiteral("a"), randomJson(random, 0)},
                              {QString(), randomJson(random, 0)},
                              {QStringLiteral("z"), randomJson(random, 0)}};
    return JsonValue::object(members);
}

ApiError randomError(QRandomGenerator &random)
{
    ApiError error;
    error.kind = static_cast<ApiError::Kind>(random.bounded(static_cast<int>(ApiError::Kind::Local) + 1));
    error.httpStatus = random.bounded(600);
    if (randomBool(random)) {
        error.retryAfter = std::chrono::milliseconds(random.bounded(100'000));
    }
    error.code = maybeText(random);
    error.message = maybeText(random);
    error.correlationId = maybeText(random);
    error.permission = maybeText(random);
    return error;
}

Provenance randomProvenance(QRandomGenerator &random)
{
    return static_cast<Provenance>(random.bounded(static_cast<int>(Provenance::History) + 1));
}

template <class Count>
std::optional<Count> maybeCount(QRandomGenerator &random)
{
    return randomBool(random) ? std::optional(Count(random.bounded(1'000'000))) : std::nullopt;
}

QByteArray randomBytes(QRandomGenerator &random)
{
    QByteArray bytes;
    for (int i = random.bounded(64); i > 0; --i) {
        bytes.append(static_cast<char>(random.bounded(256)));
    }
    return randomBool(random) ? bytes : anyText(random).toUtf8();
}

FlowVariable randomVariable(QRandomGenerator &random)
{
    FlowVariable variable;
    variable.name = anyText(random);
    variable.key = anyText(random);
    variable.type = static_cast<VariableType>(random.bounded(static_cast<int>(VariableType::Any) + 1));
    variable.required = randomBool(random);
    variable.description = maybeText(random);
    if (randomBool(random)) {
        variable.defaultValue = randomJson(random, 0);
        variable.example = JsonValue();
        variable.allowedValues = {randomJson(random, 0), JsonValue()};
        variable.minimum = 0.1 + random.generateDouble();
        variable.maximum = 1e300 * random.generateDouble();
        variable.minimumLength = random.bounded(10);
        variable.maximumLength = random.bounded(1000);
        variable.pattern = QStringLiteral("^[a-z]\\d+$");
    }
    return variable;
}

} // namespace

FlowExecution runningExecution(const QDateTime &createdAt, const QString &customer)
{
    FlowExecution execution;
    execution.id = newExecutionId();
    execution.flowName = QStringLiteral("Late-fee waiver");
    execution.state = ExecutionState::Running;
    execution.platformId = PlatformExecutionId(QStringLiteral("p-") + execution.id.text());
    execution.inputs = JsonValue::object({{QStringLiteral("customer"), JsonValue::string(customer)}});
    execution.createdAt = createdAt;
    execution.launchedAt = createdAt;
    execution.lastSeenAt = createdAt;
    return execution;
}

FlowExecution completedExecution(const QDateTime &seenAt)
{
    FlowExecution execution = runningExecution(seenAt);
    execution.state = ExecutionState::Completed;
    execution.endedAt = seenAt;
    return execution;
}

FlowExecution rowOf(const BatchId &batch, qint64 row, const QDateTime &createdAt)
{
    FlowExecution execution = runningExecution(createdAt);
    execution.batchId = batch;
    execution.batchRow = row;
    return execution;
}

BatchProgress runningBatch(const QDateTime &startedAt)
{
    BatchProgress batch;
    batch.spec.id = newBatchId();
    batch.spec.filePath = QStringLiteral("/data/customers.csv");
    batch.startedAt = startedAt;
    batch.rows = 100;
    return batch;
}

FlowExecution randomExecution(QRandomGenerator &random)
{
    FlowExecution execution;
    execution.id = newExecutionId();
    execution.profileId = ProfileId(maybeText(random));
    execution.flowId = FlowId(maybeText(random));
    execution.flowName = maybeText(random);
    execution.flowVersion = maybeText(random);
    execution.environment = maybeText(random);
    execution.dialect = allDialects.at(static_cast<size_t>(random.bounded(3)));
    execution.state = allExecutionStates.at(static_cast<size_t>(random.bounded(10)));
    execution.platformState = maybeText(random);
    execution.platformId = PlatformExecutionId(maybeText(random));
    execution.conversationId = ConversationId(maybeText(random));
    execution.inputs = randomBool(random) ? randomObject(random) : randomJson(random, 0);
    execution.outputs = randomBool(random) ? randomObject(random) : randomJson(random, 0);
    execution.payloadHash = maybeText(random);
    execution.createdAt =
        QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + random.bounded(qint64(9'000'000'000)), Qt::UTC);
    execution.launchedAt = maybeTime(random);
    execution.startedAt = maybeTime(random);
    execution.endedAt = maybeTime(random);
    execution.launchLatency = maybeCount<std::chrono::milliseconds>(random);
    execution.latency = maybeCount<std::chrono::milliseconds>(random);
    execution.timeout = maybeCount<std::chrono::seconds>(random);
    execution.timeoutAction = allTimeoutActions.at(static_cast<size_t>(random.bounded(3)));
    execution.routingPriority = random.bounded(1, 100);
    execution.isOverdue = randomBool(random);
    execution.launchRetries = random.bounded(5);
    execution.mayHaveStartedTwice = randomBool(random);
    execution.currentNode = maybeText(random);
    execution.transitions = random.bounded(5);
    execution.failedLooks = random.bounded(5);
    if (randomBool(random)) {
        execution.batchId = newBatchId();
        execution.batchRow = random.bounded(qint64(1) << 40);
    }
    execution.detail = maybeText(random);
    if (randomBool(random)) {
        execution.error = randomError(random);
    }
    execution.lastSeenBy = randomProvenance(random);
    execution.lastSeenAt = maybeTime(random);
    execution.nextLookAt = maybeTime(random);
    execution.isReconciling = randomBool(random);
    return execution;
}

NodeTransition randomStep(QRandomGenerator &random, const QDateTime &at)
{
    NodeTransition step;
    step.event = static_cast<NodeEvent>(random.bounded(4));
    step.nodeId = maybeText(random);
    step.nodeName = maybeText(random);
    step.nodeType = maybeText(random);
    step.at = at;
    step.message = maybeText(random);
    step.provenance = randomProvenance(random);
    step.receivedAt = maybeTime(random);
    return step;
}

RequestRecord randomRequest(QRandomGenerator &random, const ExecutionId &id)
{
    RequestRecord record;
    record.requestId = anyText(random);
    record.executionId = id;
    record.method = QStringLiteral("POST");
    record.url = QUrl(QStringLiteral("https://api.example.com/a%20b/ü?x=1%2F2&y=ö#f"));
    record.attempt = 1 + random.bounded(5);
    record.startedAt = maybeTime(random);
    record.duration = std::chrono::milliseconds(random.bounded(100'000));
    record.status = random.bounded(600);
    record.failure = maybeText(random);
    record.correlationId = maybeText(random);
    record.requestHeaders = {{"X-One", randomBytes(random)}, {"X-One", randomBytes(random)}};
    record.requestBody = randomBytes(random);
    record.responseHeaders = {{"Content-Type", "text/plain"}};
    record.responseBody = randomBytes(random);
    return record;
}

BatchProgress randomBatch(QRandomGenerator &random)
{
    BatchProgress batch;
    BatchSpec &spec = batch.spec;
    spec.id = newBatchId();
    spec.profileId = ProfileId(maybeText(random));
    spec.environment = maybeText(random);
    spec.filePath = maybeText(random);
    spec.isSchemaUnreadable = randomBool(random);
    spec.format = randomBool(random) ? BatchFormat::Csv : BatchFormat::JsonLines;
    spec.separator = randomBool(random) ? u';' : u'\t';
    spec.flowId = FlowId(maybeText(random));
    spec.flowName = maybeText(random);
    spec.flowVersion = maybeText(random);
    spec.pinnedVersion = maybeText(random);
    if (randomBool(random)) {
        spec.schema = InputSchema({randomVariable(random), randomVariable(random)}, randomBool(random));
    }
    spec.dialect = allDialects.at(static_cast<size_t>(random.bounded(3)));
    spec.columns = {{anyText(random), anyText(random)}, {anyText(random), QString()}};
    spec.concurrency = random.bounded(1, 100);
    spec.stagger = std::chrono::milliseconds(random.bounded(10'000));
    spec.priority = random.bounded(1, 100);
    spec.timeout = maybeCount<std::chrono::seconds>(random);
    spec.timeoutAction = allTimeoutActions.at(static_cast<size_t>(random.bounded(3)));
    spec.resultPath = maybeText(random);
    batch.sha256Hex = maybeText(random);
    batch.state = static_cast<BatchState>(random.bounded(static_cast<int>(BatchState::Interrupted) + 1));
    batch.startedAt =
        QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + random.bounded(qint64(9'000'000'000)), Qt::UTC);
    for (qint64 *number : {&batch.rows, &batch.badRows, &batch.launched, &batch.running, &batch.completed,
                           &batch.failed, &batch.terminated, &batch.timedOut, &batch.unknown}) {
        *number = random.bounded(qint64(1) << 40);
    }
    batch.launchesPerMinute = random.generateDouble() * 1000;
    batch.expectedEnd = maybeTime(random);
    batch.detail = maybeText(random);
    return batch;
}

QStringList idsOf(const Executions &executions)
{
    QStringList ids;
    for (const FlowExecution &execution : executions) {
        ids.append(execution.id.text());
    }
    return ids;
}

QByteArray storedBytes(const QString &path)
{
    QByteArray all;
    const QFileInfo info(path);
    const QStringList names = info.dir().entryList({info.fileName() + u'*'}, QDir::Files);
    for (const QString &name : names) {
        QFile file(info.dir().filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            all += file.readAll();
        }
    }
    return all;
}

} // namespace flowconsole
