#include "domain/runcomparison.h"

#include "base/clock.h"

namespace flowconsole {

namespace {

using What = ComparedRow::What;

QString sectionKey(ComparedRow::Section section)
{
    switch (section) {
    case ComparedRow::Section::Run:
        return QStringLiteral("run");
    case ComparedRow::Section::Inputs:
        return QStringLiteral("inputs");
    case ComparedRow::Section::States:
        return QStringLiteral("states");
    case ComparedRow::Section::Timing:
        return QStringLiteral("timing");
    case ComparedRow::Section::Outputs:
        return QStringLiteral("outputs");
    case ComparedRow::Section::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

QString whatKey(What what)
{
    switch (what) {
    case What::Flow:
        return QStringLiteral("flow");
    case What::Version:
        return QStringLiteral("flowVersion");
    case What::Environment:
        return QStringLiteral("environment");
    case What::Priority:
        return QStringLiteral("routingPriority");
    case What::Api:
        return QStringLiteral("dialect");
    case What::Variable:
        return QStringLiteral("variable");
    case What::State:
        return QStringLiteral("state");
    case What::PlatformState:
        return QStringLiteral("platformState");
    case What::Step:
        return QStringLiteral("node");
    case What::LaunchLatency:
        return QStringLiteral("launchLatencyMs");
    case What::Attempts:
        return QStringLiteral("launchAttempts");
    case What::Total:
        return QStringLiteral("totalMs");
    case What::Stay:
        return QStringLiteral("atNodeMs");
    case What::Problem:
        return QStringLiteral("problem");
    case What::ProblemCode:
        return QStringLiteral("problemCode");
    case What::FailedNode:
        return QStringLiteral("failedNode");
    }
    Q_UNREACHABLE();
}

/// One side's value as JSON.
struct ToJson
{
    JsonValue operator()(std::monostate) const { return {}; }
    JsonValue operator()(const QString &text) const { return JsonValue::string(text); }
    JsonValue operator()(ExecutionState state) const { return JsonValue::string(stateKey(state)); }
    JsonValue operator()(Dialect dialect) const { return JsonValue::string(dialectKey(dialect)); }
    JsonValue operator()(const JsonValue &value) const { return value; }
    JsonValue operator()(std::chrono::milliseconds time) const { return JsonValue::integer(time.count()); }
    JsonValue operator()(int number) const { return JsonValue::integer(number); }
    JsonValue operator()(const NodeVisit &visit) const
    {
        JsonValue json = JsonValue::object();
        json.insert(QStringLiteral("nodeId"), JsonValue::string(visit.nodeId));
        json.insert(QStringLiteral("nodeName"), JsonValue::string(visit.nodeName));
        if (visit.after) {
            json.insert(QStringLiteral("afterMs"), JsonValue::integer(visit.after->count()));
        }
        if (visit.stay) {
            json.insert(QStringLiteral("stayMs"), JsonValue::integer(visit.stay->count()));
        }
        if (visit.hasFailed) {
            json.insert(QStringLiteral("failed"), JsonValue::string(visit.message));
        }
        return json;
    }
    JsonValue operator()(const ApiError &error) const
    {
        JsonValue json = JsonValue::object();
        json.insert(QStringLiteral("status"), JsonValue::integer(error.httpStatus));
        json.insert(QStringLiteral("code"), JsonValue::string(error.code));
        json.insert(QStringLiteral("message"), JsonValue::string(error.message));
        json.insert(QStringLiteral("correlationId"), JsonValue::string(error.correlationId));
        return json;
    }
};

JsonValue headJson(const FlowExecution &run)
{
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("executionId"), JsonValue::string(run.id.text()));
    json.insert(QStringLiteral("platformId"), JsonValue::string(run.platformId.text()));
    json.insert(QStringLiteral("flowId"), JsonValue::string(run.flowId.text()));
    json.insert(QStringLiteral("launchedAt"),
                run.launchedAt.isValid() ? JsonValue::string(toIsoUtc(run.launchedAt)) : JsonValue());
    return json;
}

} // namespace

QString differenceKey(Difference difference)
{
    switch (difference) {
    case Difference::Same:
        return QStringLiteral("same");
    case Difference::Changed:
        return QStringLiteral("changed");
    case Difference::OnlyLeft:
        return QStringLiteral("onlyLeft");
    case Difference::OnlyRight:
        return QStringLiteral("onlyRight");
    case Difference::Waiting:
        return QStringLiteral("waiting");
    case Difference::NotTold:
        return QStringLiteral("notTold");
    }
    Q_UNREACHABLE();
}

JsonValue toJson(const RunComparison &comparison, const FlowExecution &left, const FlowExecution &right)
{
    JsonValue::Array rows;
    for (const ComparedRow &row : comparison.rows) {
        JsonValue each = JsonValue::object();
        each.insert(QStringLiteral("section"), JsonValue::string(sectionKey(row.section)));
        each.insert(QStringLiteral("what"), JsonValue::string(whatKey(row.what)));
        if (!row.name.isEmpty()) {
            each.insert(QStringLiteral("name"), JsonValue::string(row.name));
        }
        each.insert(QStringLiteral("left"), std::visit(ToJson(), row.left));
        each.insert(QStringLiteral("right"), std::visit(ToJson(), row.right));
        each.insert(QStringLiteral("difference"), JsonValue::string(differenceKey(row.difference)));
        rows.append(each);
    }
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("left"), headJson(left));
    json.insert(QStringLiteral("right"), headJson(right));
    json.insert(QStringLiteral("differences"), JsonValue::integer(comparison.differences()));
    json.insert(QStringLiteral("rows"), JsonValue::array(std::move(rows)));
    return json;
}

} // namespace flowconsole
