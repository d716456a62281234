#include "filter/runvalues.h"

#include "domain/flow.h"

namespace flowconsole {

namespace {

template <class Rep, class Period>
std::optional<qint64> inMilliseconds(const std::optional<std::chrono::duration<Rep, Period>> &duration)
{
    return duration ? std::optional<qint64>(std::chrono::milliseconds(*duration).count()) : std::nullopt;
}

std::optional<qint64> inMilliseconds(const QDateTime &time)
{
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

} // namespace

std::optional<qint64> amountOf(const FlowExecution &execution, RunField field)
{
    switch (field) {
    case RunField::Duration:
        return inMilliseconds(execution.latency);
    case RunField::Latency:
        return inMilliseconds(execution.launchLatency);
    case RunField::Timeout:
        return inMilliseconds(execution.timeout);
    case RunField::Launched:
        return inMilliseconds(execution.launchedAt);
    case RunField::Ended:
        return inMilliseconds(execution.endedAt);
    case RunField::Row:
        return execution.batchRow > 0 ? std::optional(execution.batchRow) : std::nullopt;
    case RunField::Retries:
        return execution.launchRetries;
    case RunField::Anything:
    case RunField::State:
    case RunField::Flow:
    case RunField::FlowKey:
    case RunField::Version:
    case RunField::Id:
    case RunField::Environment:
    case RunField::ApiDialect:
    case RunField::Input:
    case RunField::Output:
    case RunField::Node:
    case RunField::Error:
    case RunField::Batch:
    case RunField::Overdue:
    case RunField::By:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

QString choiceOf(const FlowExecution &execution, RunField field)
{
    return field == RunField::ApiDialect ? dialectKey(execution.dialect)
           : field == RunField::By       ? provenanceKey(execution.lastSeenBy)
                                         : stateKey(execution.state);
}

QString textOfValue(const JsonValue &value)
{
    return value.isString()   ? value.toString()
           : value.isNumber() ? value.numberText()
                              : QString::fromUtf8(value.toJson());
}

QString numberOfValue(const JsonValue &value)
{
    if (value.isNumber()) {
        return value.numberText();
    }
    return value.isString() && JsonValue::isNumberText(value.toString()) ? value.toString() : QString();
}

QStringList versionNames(const QString &version)
{
    const QString brief = shortVersion(version);
    return {version, brief, brief.startsWith(u'v') ? brief.mid(1) : QString()};
}

} // namespace flowconsole
