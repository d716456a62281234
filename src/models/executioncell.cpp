#include "models/executioncell.h"

#include "domain/flow.h"
#include "domain/words.h"
#include "models/executionremarks.h"
#include "models/timeouttext.h"
#include "models/timetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace flowconsole {

namespace {

using std::chrono::milliseconds;

milliseconds between(const QDateTime &from, const QDateTime &to)
{
    return milliseconds(std::max<qint64>(from.msecsTo(to), 0));
}

QString words(const char *text, const char *hint = nullptr)
{
    return QCoreApplication::translate("ExecutionCell", text, hint);
}

QString provenanceText(Provenance provenance, const QString &age)
{
    switch (provenance) {
    case Provenance::Inferred:
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "inferred %1"), "%1: 2 s ago").arg(age);
    case Provenance::Polled:
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "polled %1"), "%1: 2 s ago").arg(age);
    case Provenance::Pushed:
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "pushed %1"), "%1: 2 s ago").arg(age);
    case Provenance::History:
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "history, %1"), "%1: 2 s ago").arg(age);
    }
    Q_UNREACHABLE();
}

QString reconcilingText()
{
    return words(QT_TRANSLATE_NOOP("ExecutionCell", "Reconciling…"), "an execution is being looked up again");
}

QString batchRowText(const FlowExecution &execution)
{
    return execution.batchId.isEmpty() || execution.batchRow <= 0
               ? QString()
               : words(QT_TRANSLATE_NOOP("ExecutionCell", "row %1"), "of a file of launches")
                     .arg(QLocale().toString(execution.batchRow));
}

/// What hurries stands first: the column is often too narrow for all of it. The icon before it tells already
/// that it is being reconciled.
QString detailText(const FlowExecution &execution, const QString &timeLeft)
{
    QStringList parts{timeLeft, isBeingReconciled(execution) ? reconcilingText() : QString(),
                      reasonText(execution), batchRowText(execution)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString nextLookText(const FlowExecution &execution, const QDateTime &now)
{
    const QDateTime next = plannedLookOf(execution);
    return next.isValid() ? untilText(milliseconds(now.msecsTo(next))) : QStringLiteral("—");
}

QString freshness(const FlowExecution &execution, const QDateTime &now)
{
    if (execution.state == ExecutionState::Queued && execution.createdAt.isValid()) {
        const double seconds = static_cast<double>(between(execution.createdAt, now).count()) / 1000.0;
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "waiting %1 s")).arg(seconds, 0, 'f', 1);
    }
    const QString failedLooks = failedLooksText(execution);
    if (!execution.lastSeenAt.isValid()) {
        return failedLooks;
    }
    const milliseconds age = between(execution.lastSeenAt, now);
    if (!failedLooks.isEmpty()) {
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "%1, seen %2"), "%1: 2 looks failed, %2: 12 s ago")
            .arg(failedLooks, ageText(age));
    }
    // Of what is over, or was seen this second, only the time is of interest.
    if (isFinal(execution.state) || age < std::chrono::seconds(1)) {
        return ageText(age);
    }
    return provenanceText(execution.lastSeenBy, ageText(age));
}

/// What took less than a second is of interest to the millisecond; what is chosen, in whole seconds.
QString spanText(std::optional<milliseconds> span, ExecutionColumn column)
{
    if (!span) {
        return {};
    }
    if (column == ExecutionColumn::TimeLimit) {
        return countdownText(*span);
    }
    return column == ExecutionColumn::LaunchLatency && *span < std::chrono::seconds(1)
               ? words(QT_TRANSLATE_NOOP("ExecutionCell", "%1 ms"), "milliseconds").arg(span->count())
               : durationText(*span);
}

QString agoText(const QDateTime &time, const QDateTime &now)
{
    return time.isValid() ? ageText(between(time, now)) : QString();
}

qint64 versionNumber(const QString &version)
{
    const QStringList parts = version.split(u'.');
    return parts.value(0).toLongLong() * 1'000'000 + parts.value(1).toLongLong();
}

} // namespace

bool isLive(const FlowExecution &execution)
{
    switch (execution.state) {
    case ExecutionState::Queued:
    case ExecutionState::Launching:
    case ExecutionState::Running:
    case ExecutionState::Terminating:
        return true;
    case ExecutionState::Draft:
    case ExecutionState::Completed:
    case ExecutionState::Failed:
    case ExecutionState::Terminated:
    case ExecutionState::TimedOut:
    case ExecutionState::Unknown:
        return false;
    }
    Q_UNREACHABLE();
}

bool canBeEnded(const FlowExecution &execution)
{
    return endObstacleOf(execution) == EndObstacle::None;
}

EndObstacle endObstacleOf(const FlowExecution &execution)
{
    switch (execution.state) {
    case ExecutionState::Completed:
    case ExecutionState::Failed:
    case ExecutionState::Terminated:
    case ExecutionState::TimedOut:
        return EndObstacle::Over;
    case ExecutionState::Terminating:
        return EndObstacle::EndingAlready;
    case ExecutionState::Draft:
    case ExecutionState::Queued:
        return EndObstacle::NotSent;
    case ExecutionState::Launching:
        return EndObstacle::NotKnownYet;
    case ExecutionState::Running:
    case ExecutionState::Unknown:
        break;
    }
    if (execution.platformId.isEmpty() && execution.conversationId.isEmpty()) {
        return EndObstacle::NotKnownYet;
    }
    return canTerminate(execution.dialect) || !execution.conversationId.isEmpty() ? EndObstacle::None
                                                                                  : EndObstacle::NoMeans;
}

QDateTime plannedLookOf(const FlowExecution &execution)
{
    const bool isForgotten = execution.state == ExecutionState::Unknown && execution.error &&
                             execution.error->kind == ApiError::Kind::NotFound;
    return isFinal(execution.state) || isForgotten ? QDateTime() : execution.nextLookAt;
}

std::optional<milliseconds> durationOf(const FlowExecution &execution, const QDateTime &now)
{
    if (execution.latency) {
        return execution.latency;
    }
    if (!execution.launchedAt.isValid()) {
        return std::nullopt;
    }
    if (isLive(execution)) {
        return between(execution.launchedAt, now);
    }
    if (execution.endedAt.isValid()) {
        return between(execution.launchedAt, execution.endedAt);
    }
    return std::nullopt;
}

QDateTime cellTime(const FlowExecution &execution, ExecutionColumn column)
{
    switch (column) {
    case ExecutionColumn::Freshness:
        return execution.lastSeenAt;
    case ExecutionColumn::NextLook:
        return plannedLookOf(execution);
    case ExecutionColumn::CreatedAt:
        return execution.createdAt;
    case ExecutionColumn::LaunchedAt:
        return execution.launchedAt;
    case ExecutionColumn::StartedAt:
        return execution.startedAt;
    case ExecutionColumn::EndedAt:
        return execution.endedAt;
    case ExecutionColumn::State:
    case ExecutionColumn::Flow:
    case ExecutionColumn::Version:
    case ExecutionColumn::Node:
    case ExecutionColumn::Duration:
    case ExecutionColumn::Detail:
    case ExecutionColumn::LaunchLatency:
    case ExecutionColumn::Attempts:
    case ExecutionColumn::TimeLimit:
    case ExecutionColumn::Transitions:
    case ExecutionColumn::Batch:
    case ExecutionColumn::BatchRow:
    case ExecutionColumn::Environment:
    case ExecutionColumn::PlatformState:
    case ExecutionColumn::OwnId:
    case ExecutionColumn::PlatformId:
    case ExecutionColumn::Conversation:
    case ExecutionColumn::CorrelationId:
    case ExecutionColumn::PayloadHash:
        return {};
    }
    Q_UNREACHABLE();
}

std::optional<milliseconds> cellSpan(const FlowExecution &execution, ExecutionColumn column,
                                     const QDateTime &now)
{
    if (column == ExecutionColumn::Duration) {
        return durationOf(execution, now);
    }
    if (column == ExecutionColumn::LaunchLatency) {
        return execution.launchLatency;
    }
    if (column == ExecutionColumn::TimeLimit && execution.timeout) {
        return *execution.timeout;
    }
    return std::nullopt;
}

std::optional<qint64> cellNumber(const FlowExecution &execution, ExecutionColumn column)
{
    if (column == ExecutionColumn::Attempts && execution.launchedAt.isValid()) {
        return execution.launchRetries + 1;
    }
    if (column == ExecutionColumn::Transitions && execution.transitions > 0) {
        return execution.transitions;
    }
    if (column == ExecutionColumn::BatchRow && !execution.batchId.isEmpty() && execution.batchRow > 0) {
        return execution.batchRow;
    }
    return std::nullopt;
}

QString correlationIdOf(const FlowExecution &execution)
{
    return execution.error ? execution.error->correlationId : QString();
}

QString cellText(const FlowExecution &execution, ExecutionColumn column, const QDateTime &now)
{
    switch (column) {
    case ExecutionColumn::State:
        return stateName(execution.state);
    case ExecutionColumn::Flow:
        return execution.flowName.isEmpty() ? execution.flowId.text() : execution.flowName;
    case ExecutionColumn::Version:
        return shortVersion(execution.flowVersion);
    case ExecutionColumn::Node:
        return execution.currentNode;
    case ExecutionColumn::Detail:
        return detailText(execution, briefTimeLeftText(execution, now));
    case ExecutionColumn::Freshness:
        return freshness(execution, now);
    case ExecutionColumn::NextLook:
        return nextLookText(execution, now);
    case ExecutionColumn::Duration:
    case ExecutionColumn::LaunchLatency:
    case ExecutionColumn::TimeLimit:
        return spanText(cellSpan(execution, column, now), column);
    case ExecutionColumn::CreatedAt:
    case ExecutionColumn::LaunchedAt:
    case ExecutionColumn::StartedAt:
    case ExecutionColumn::EndedAt:
        return agoText(cellTime(execution, column), now);
    case ExecutionColumn::Attempts:
    case ExecutionColumn::Transitions:
    case ExecutionColumn::BatchRow: {
        const auto number = cellNumber(execution, column);
        return number ? QLocale().toString(*number) : QString();
    }
    case ExecutionColumn::Batch:
        return execution.batchId.text();
    case ExecutionColumn::Environment:
        return execution.environment;
    case ExecutionColumn::PlatformState:
        return execution.platformState;
    case ExecutionColumn::OwnId:
        return execution.id.text();
    case ExecutionColumn::PlatformId:
        return execution.platformId.text();
    case ExecutionColumn::Conversation:
        return execution.conversationId.text();
    case ExecutionColumn::CorrelationId:
        return correlationIdOf(execution);
    case ExecutionColumn::PayloadHash:
        return execution.payloadHash;
    }
    Q_UNREACHABLE();
}

QString cellSpoken(const FlowExecution &execution, ExecutionColumn column, const QDateTime &now)
{
    const QString text = cellText(execution, column, now);
    if (column == ExecutionColumn::State && isBeingReconciled(execution)) {
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "%1, being reconciled"), "%1: state of an execution")
            .arg(text);
    }
    if (column == ExecutionColumn::NextLook && !plannedLookOf(execution).isValid()) {
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "no look is planned"));
    }
    if (column == ExecutionColumn::Detail) {
        return detailText(execution, timeLeftText(execution, now));
    }
    return text;
}

bool cellWarns(const FlowExecution &execution, ExecutionColumn column)
{
    return (column == ExecutionColumn::Freshness && !failedLooksText(execution).isEmpty()) ||
           (column == ExecutionColumn::Detail && (execution.mayHaveStartedTwice || isOverdueNow(execution)));
}

QString cellIconName(const FlowExecution &execution, ExecutionColumn column)
{
    if (column != ExecutionColumn::Detail) {
        return {};
    }
    return isBeingReconciled(execution)    ? QStringLiteral("refresh-cw")
           : isOverdueNow(execution)       ? QStringLiteral("hourglass")
           : execution.mayHaveStartedTwice ? QStringLiteral("circle-alert")
                                           : QString();
}

QVariant cellSortKey(const FlowExecution &execution, ExecutionColumn column, const QDateTime &now)
{
    switch (column) {
    case ExecutionColumn::State:
        return static_cast<qint64>(execution.state);
    case ExecutionColumn::Detail:
        return execution.detail.toCaseFolded();
    case ExecutionColumn::Version:
        return versionNumber(execution.flowVersion);
    case ExecutionColumn::Duration:
    case ExecutionColumn::LaunchLatency:
    case ExecutionColumn::TimeLimit: {
        const auto span = cellSpan(execution, column, now);
        return span ? static_cast<qint64>(span->count()) : qint64{-1};
    }
    case ExecutionColumn::Freshness:
    case ExecutionColumn::CreatedAt:
    case ExecutionColumn::LaunchedAt:
    case ExecutionColumn::StartedAt:
    case ExecutionColumn::EndedAt: {
        // Ascending is freshest first, as the words read; those without a time come last.
        const QDateTime time = cellTime(execution, column);
        return time.isValid() ? -time.toMSecsSinceEpoch() : qint64{0};
    }
    case ExecutionColumn::NextLook:
        // Ascending is soonest first; those without one come last.
        return plannedLookOf(execution).isValid() ? execution.nextLookAt.toMSecsSinceEpoch()
                                                  : std::numeric_limits<qint64>::max();
    case ExecutionColumn::Attempts:
    case ExecutionColumn::Transitions:
    case ExecutionColumn::BatchRow:
        return cellNumber(execution, column).value_or(-1);
    case ExecutionColumn::Flow:
    case ExecutionColumn::Node:
    case ExecutionColumn::Batch:
    case ExecutionColumn::Environment:
    case ExecutionColumn::PlatformState:
    case ExecutionColumn::OwnId:
    case ExecutionColumn::PlatformId:
    case ExecutionColumn::Conversation:
    case ExecutionColumn::CorrelationId:
    case ExecutionColumn::PayloadHash:
        return cellText(execution, column, now).toCaseFolded();
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
