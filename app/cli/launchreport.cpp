#include "app/cli/launchreport.h"

#include "app/cli/console.h"
#include "base/clock.h"
#include "domain/words.h"

namespace flowconsole {

namespace {

JsonValue text(const QString &value)
{
    return value.isEmpty() ? JsonValue() : JsonValue::string(value);
}

void printJson(const JsonValue &value)
{
    printLine(QString::fromUtf8(value.toJson()));
}

/// "enter", "exit", …: the last part of the platform's word.
QString shortEvent(NodeEvent event)
{
    return nodeEventKey(event).section(u':', -1);
}

QString stepWords(const NodeTransition &step)
{
    const QString name = step.nodeName.isEmpty() ? step.nodeId : step.nodeName;
    switch (step.event) {
    case NodeEvent::Entered:
        return QStringLiteral("→ %1 (%2)").arg(name, step.nodeType);
    case NodeEvent::Exited:
        return QStringLiteral("← %1").arg(name);
    case NodeEvent::Failed:
        return QStringLiteral("! %1: %2").arg(name.isEmpty() ? QStringLiteral("flow") : name, step.message);
    case NodeEvent::Completed:
        return QStringLiteral("✓ flow complete");
    }
    Q_UNREACHABLE();
}

/// The result of a run, API.md "Telemetry and audit".
JsonValue resultJson(const FlowExecution &execution)
{
    JsonValue data = JsonValue::object();
    data.insert(QStringLiteral("executionId"), text(execution.platformId.text()));
    data.insert(QStringLiteral("state"), text(execution.platformState));
    data.insert(QStringLiteral("outputs"), execution.outputs);
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("conversationId"), text(execution.conversationId.text()));
    json.insert(QStringLiteral("finalStatus"), JsonValue::string(stateKey(execution.state)));
    json.insert(QStringLiteral("executionTimeMs"),
                execution.latency ? JsonValue::integer(execution.latency->count()) : JsonValue());
    json.insert(QStringLiteral("conversationData"), data);
    return json;
}

void printFigure(const QString &name, const QString &value)
{
    printLine(QStringLiteral("  %1 %2").arg(name, -16).arg(value));
}

QString milliseconds(std::optional<double> value)
{
    return value ? QStringLiteral("%1 ms").arg(*value, 0, 'f', 0) : QStringLiteral("none yet");
}

void printMetrics(const Metrics &metrics)
{
    printLine(QStringLiteral("Metrics (total latency: launch to end)"));
    printFigure(QStringLiteral("Executions"), QString::number(metrics.totalExecutions));
    printFigure(QStringLiteral("Success rate"), QStringLiteral("%1 %").arg(metrics.successRate, 0, 'f', 1));
    printFigure(QStringLiteral("Average"), milliseconds(metrics.averageLatencyMs));
    printFigure(
        QStringLiteral("p50, p95, p99"),
        QStringLiteral("%1, %2, %3")
            .arg(milliseconds(metrics.p50Ms), milliseconds(metrics.p95Ms), milliseconds(metrics.p99Ms)));
}

} // namespace

void LaunchReport::connected(const ConnectionProfile &profile) const
{
    if (!m_json) {
        printLine(QStringLiteral("Signed in to %1 (%2), %3")
                      .arg(profile.name, profile.apiUrl.toString(), dialectName(profile.dialect)));
    }
}

void LaunchReport::failed(const ApiError &error, Dialect dialect) const
{
    if (m_json) {
        JsonValue line = JsonValue::object();
        line.insert(QStringLiteral("event"), JsonValue::string(QStringLiteral("failed")));
        line.insert(QStringLiteral("error"), toJson(error, dialect));
        printJson(line);
    }
    printProblem(error, dialect);
}

void LaunchReport::refused(const QStringList &problems) const
{
    if (m_json) {
        JsonValue list = JsonValue::array();
        for (const QString &problem : problems) {
            list.append(JsonValue::string(problem));
        }
        JsonValue line = JsonValue::object();
        line.insert(QStringLiteral("event"), JsonValue::string(QStringLiteral("refused")));
        line.insert(QStringLiteral("problems"), list);
        printJson(line);
    }
    for (const QString &problem : problems) {
        printProblem(problem);
    }
    printProblem(QStringLiteral("Nothing was launched."));
}

void LaunchReport::follow(const FlowExecution &execution)
{
    const std::pair now(execution.state, execution.detail);
    if (m_printed == now) {
        return;
    }
    m_printed = now;
    if (m_json) {
        JsonValue line = JsonValue::object();
        line.insert(QStringLiteral("event"), JsonValue::string(QStringLiteral("state")));
        line.insert(QStringLiteral("id"), JsonValue::string(execution.id.text()));
        line.insert(QStringLiteral("executionId"), text(execution.platformId.text()));
        line.insert(QStringLiteral("state"), JsonValue::string(stateKey(execution.state)));
        line.insert(QStringLiteral("platformState"), text(execution.platformState));
        line.insert(QStringLiteral("seenBy"), JsonValue::string(provenanceKey(execution.lastSeenBy)));
        line.insert(QStringLiteral("at"), JsonValue::string(toIsoUtc(execution.lastSeenAt)));
        line.insert(QStringLiteral("detail"), text(execution.detail));
        printJson(line);
        return;
    }
    QStringList words{execution.lastSeenAt.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz")),
                      stateName(execution.state)};
    if (execution.state == ExecutionState::Running) {
        words.append(QStringLiteral("as %1").arg(execution.platformId.text()));
    }
    if (!execution.detail.isEmpty()) {
        words.append(QStringLiteral("(%1)").arg(execution.detail));
    }
    printLine(words.join(QStringLiteral("  ")));
}

void LaunchReport::followSteps(const FlowExecution &execution, const QList<NodeTransition> &steps)
{
    for (const NodeTransition &step : steps) {
        if (m_printedSteps.contains(step)) {
            continue;
        }
        m_printedSteps.append(step);
        if (!m_json) {
            printLine(QStringLiteral("%1  %2").arg(
                step.at.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz")), stepWords(step)));
            continue;
        }
        JsonValue line = JsonValue::object();
        line.insert(QStringLiteral("event"), JsonValue::string(QStringLiteral("node")));
        line.insert(QStringLiteral("id"), JsonValue::string(execution.id.text()));
        line.insert(QStringLiteral("conversationId"), text(execution.conversationId.text()));
        line.insert(QStringLiteral("step"), JsonValue::string(shortEvent(step.event)));
        line.insert(QStringLiteral("nodeId"), text(step.nodeId));
        line.insert(QStringLiteral("nodeName"), text(step.nodeName));
        line.insert(QStringLiteral("nodeType"), text(step.nodeType));
        line.insert(QStringLiteral("at"), JsonValue::string(toIsoUtc(step.at)));
        line.insert(QStringLiteral("message"), text(step.message));
        line.insert(QStringLiteral("seenBy"), JsonValue::string(provenanceKey(step.provenance)));
        printJson(line);
    }
}

void LaunchReport::end(const ExecutionDetails &details, const std::optional<Metrics> &metrics) const
{
    const FlowExecution &execution = details.execution;
    if (m_json) {
        JsonValue line = JsonValue::object();
        line.insert(QStringLiteral("event"), JsonValue::string(QStringLiteral("result")));
        line.insert(QStringLiteral("result"), resultJson(execution));
        line.insert(QStringLiteral("telemetry"), details.telemetry ? toJson(*details.telemetry) : JsonValue());
        line.insert(QStringLiteral("metrics"), metrics ? toJson(*metrics) : JsonValue());
        line.insert(QStringLiteral("error"),
                    execution.error ? toJson(*execution.error, execution.dialect) : JsonValue());
        printJson(line);
        return;
    }
    printLine(QStringLiteral("Result"));
    printFigure(QStringLiteral("State"), stateName(execution.state));
    if (!execution.platformState.isEmpty()) {
        printFigure(QStringLiteral("Platform's word"), execution.platformState);
    }
    if (execution.latency) {
        printFigure(QStringLiteral("Total latency"), durationText(*execution.latency));
    }
    if (execution.launchLatency) {
        printFigure(QStringLiteral("Launch latency"),
                    QStringLiteral("%1 ms").arg(execution.launchLatency->count()));
    }
    printFigure(QStringLiteral("Payload SHA-256"), execution.payloadHash);
    for (const JsonValue::Member &output : execution.outputs.members()) {
        printFigure(output.key, QString::fromUtf8(output.value.toJson()));
    }
    if (execution.transitions > 0) {
        printFigure(QStringLiteral("Transitions"), QString::number(execution.transitions));
    }
    if (metrics) {
        printMetrics(*metrics);
    }
    if (execution.error) {
        printProblem(*execution.error, execution.dialect);
    }
}

JsonValue toJson(const ApiError &error, Dialect dialect)
{
    const ErrorWords words = describe(error, dialect);
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("whatHappened"), JsonValue::string(words.whatHappened));
    json.insert(QStringLiteral("whatItMeans"), JsonValue::string(words.whatItMeans));
    json.insert(QStringLiteral("whatToDo"), JsonValue::string(words.whatToDo));
    json.insert(QStringLiteral("httpStatus"),
                error.httpStatus == 0 ? JsonValue() : JsonValue::integer(error.httpStatus));
    json.insert(QStringLiteral("code"), text(error.code));
    json.insert(QStringLiteral("correlationId"), text(error.correlationId));
    return json;
}

ExitCode exitCodeOf(const FlowExecution &execution)
{
    switch (execution.state) {
    case ExecutionState::Completed:
        return ExitCode::Completed;
    case ExecutionState::TimedOut:
        return ExitCode::TimedOut;
    case ExecutionState::Unknown:
        return ExitCode::PlatformError;
    case ExecutionState::Draft:
    case ExecutionState::Queued:
    case ExecutionState::Launching:
    case ExecutionState::Running:
    case ExecutionState::Terminating:
    case ExecutionState::Failed:
    case ExecutionState::Terminated:
        break;
    }
    // What the platform never took did not end: it was not launched.
    if (!execution.platformId.isEmpty() || !execution.error) {
        return ExitCode::EndedOtherwise;
    }
    // There is no such flow: as wrong as a wrong name.
    return execution.error->kind == ApiError::Kind::NotFound ? ExitCode::BadUsage
                                                             : exitCodeOf(*execution.error);
}

ExitCode exitCodeOf(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::SignIn:
        return ExitCode::SignInFailed;
    case ApiError::Kind::RejectedInput:
        return ExitCode::BadUsage;
    case ApiError::Kind::Network:
    case ApiError::Kind::Tls:
    case ApiError::Kind::DeadlinePassed:
    case ApiError::Kind::OutcomeUnknown:
    case ApiError::Kind::MalformedAnswer:
    case ApiError::Kind::NotFound:
    case ApiError::Kind::Permission:
    case ApiError::Kind::RateLimited:
    case ApiError::Kind::Unavailable:
    case ApiError::Kind::Server:
    case ApiError::Kind::FlowFailed:
    case ApiError::Kind::Local:
        return ExitCode::PlatformError;
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
