#include "models/executioncell.h"

#include "domain/flow.h"
#include "domain/words.h"
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

/// Empty where the last look was answered, or none is made any more.
QString failedLooksText(const FlowExecution &execution)
{
    if (execution.failedLooks <= 0 || isFinal(execution.state)) {
        return {};
    }
    return execution.failedLooks == 1
               ? words(QT_TRANSLATE_NOOP("ExecutionCell", "1 look failed"))
               : words(QT_TRANSLATE_NOOP("ExecutionCell", "%1 looks failed")).arg(execution.failedLooks);
}

/// Why it is in its state; one dialect tells of a failure, but never why.
QString reasonText(const FlowExecution &execution)
{
    if (execution.mayHaveStartedTwice && execution.detail.isEmpty()) {
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "May have started twice"));
    }
    const bool reasonIsKeptBack = execution.state == ExecutionState::Failed && execution.detail.isEmpty() &&
                                  execution.dialect == Dialect::FlowExecutions;
    return reasonIsKeptBack
               ? words(QT_TRANSLATE_NOOP("ExecutionCell", "No reason given by this form of the API"))
               : execution.detail;
}

/// What is known of it is old, and a look is on its way; words beside the state, which is the last one known.
bool isBeingReconciled(const FlowExecution &execution)
{
    return execution.isReconciling && !isFinal(execution.state);
}

bool isOverdueNow(const FlowExecution &execution)
{
    return execution.isOverdue && hasCountdown(execution);
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

qint64 versionNumber(const QString &version)
{
    const QStringList parts = version.split(u'.');
    return parts.value(0).toLongLong() * 1'000'000 + parts.value(1).toLongLong();
}

QString environmentLine(const FlowExecution &execution)
{
    return execution.environment.isEmpty()
               ? QString()
               : words(QT_TRANSLATE_NOOP("ExecutionCell", "Environment %1")).arg(execution.environment);
}

/// "2 looks failed: …" with the words of the last failure.
QString failedLooksLine(const FlowExecution &execution)
{
    const QString failed = failedLooksText(execution);
    const QString reason = !execution.detail.isEmpty() ? execution.detail
                           : execution.error           ? execution.error->message
                                                       : QString();
    return failed.isEmpty() || reason.isEmpty() ? failed : failed + QLatin1String(": ") + reason;
}

/// What the profile's setting "launch again after a server failure" brings with it.
QString startedTwiceLine(const FlowExecution &execution)
{
    return execution.mayHaveStartedTwice
               ? words(QT_TRANSLATE_NOOP(
                     "ExecutionCell", "The launch was sent again after a server failure: it may have started "
                                      "twice."))
               : QString();
}

QString transitionsLine(const FlowExecution &execution)
{
    return execution.transitions > 0
               ? words(QT_TRANSLATE_NOOP("ExecutionCell", "%1 node transitions")).arg(execution.transitions)
               : QString();
}

QString provenanceLine(const FlowExecution &execution)
{
    if (!execution.lastSeenAt.isValid()) {
        return {};
    }
    switch (execution.lastSeenBy) {
    case Provenance::Inferred:
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "Inferred by this console"));
    case Provenance::Polled:
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "Polled: the console asked"));
    case Provenance::Pushed:
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "Pushed: the platform told"));
    case Provenance::History:
        return words(QT_TRANSLATE_NOOP("ExecutionCell", "Read from the platform's history"));
    }
    Q_UNREACHABLE();
}

QString reconcilingLine(const FlowExecution &execution)
{
    return isBeingReconciled(execution)
               ? words(QT_TRANSLATE_NOOP("ExecutionCell",
                                         "Reconciling: this is the last that is known of it, from before the "
                                         "console stopped or slept. The platform is being asked."))
               : QString();
}

QString timeLine(const char *label, const QDateTime &time)
{
    return time.isValid() ? words(label).arg(exactTimeText(time)) : QString();
}

QString batchLine(const FlowExecution &execution)
{
    return execution.batchId.isEmpty()
               ? QString()
               : words(QT_TRANSLATE_NOOP("ExecutionCell", "Row %1 of batch %2"), "row of a file, id")
                     .arg(QLocale().toString(execution.batchRow), execution.batchId.text());
}

/// In a narrow table the column is hidden: the one beside it says it too.
QString nextLookLine(const FlowExecution &execution)
{
    return timeLine(QT_TRANSLATE_NOOP("ExecutionCell", "Next look %1"), plannedLookOf(execution));
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
    case ExecutionColumn::Duration: {
        const auto duration = durationOf(execution, now);
        return duration ? durationText(*duration) : QString();
    }
    case ExecutionColumn::Detail:
        return detailText(execution, briefTimeLeftText(execution, now));
    case ExecutionColumn::Freshness:
        return freshness(execution, now);
    case ExecutionColumn::NextLook:
        return nextLookText(execution, now);
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

QString cellToolTip(const FlowExecution &execution, ExecutionColumn column)
{
    QStringList lines;
    switch (column) {
    case ExecutionColumn::State:
        lines << stateName(execution.state) << reconcilingLine(execution);
        if (!execution.platformState.isEmpty()) {
            lines << words(QT_TRANSLATE_NOOP("ExecutionCell", "The platform says: %1"))
                         .arg(execution.platformState);
        }
        break;
    case ExecutionColumn::Flow:
    case ExecutionColumn::Version:
        lines << execution.flowName << environmentLine(execution)
              << words(QT_TRANSLATE_NOOP("ExecutionCell", "Execution %1")).arg(execution.id.text());
        break;
    case ExecutionColumn::Node:
        lines << execution.currentNode << transitionsLine(execution);
        break;
    case ExecutionColumn::Duration:
        lines << timeLine(QT_TRANSLATE_NOOP("ExecutionCell", "Launched %1"), execution.launchedAt)
              << timeLine(QT_TRANSLATE_NOOP("ExecutionCell", "Ended %1"), execution.endedAt);
        break;
    case ExecutionColumn::Detail:
        lines << reasonText(execution) << startedTwiceLine(execution) << reconcilingLine(execution)
              << (hasCountdown(execution) ? timeLine(QT_TRANSLATE_NOOP("ExecutionCell", "Its time is over %1"),
                                                     deadlineOf(execution))
                                          : QString())
              << timeoutEffectText(execution) << batchLine(execution);
        break;
    case ExecutionColumn::Freshness:
        lines << timeLine(QT_TRANSLATE_NOOP("ExecutionCell", "Last seen %1"), execution.lastSeenAt)
              << provenanceLine(execution) << failedLooksLine(execution) << nextLookLine(execution);
        break;
    case ExecutionColumn::NextLook:
        lines << nextLookLine(execution);
        break;
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
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
    case ExecutionColumn::Flow:
        return cellText(execution, column, now).toCaseFolded();
    case ExecutionColumn::Node:
        return execution.currentNode.toCaseFolded();
    case ExecutionColumn::Detail:
        return execution.detail.toCaseFolded();
    case ExecutionColumn::Version:
        return versionNumber(execution.flowVersion);
    case ExecutionColumn::Duration: {
        const auto duration = durationOf(execution, now);
        return duration ? static_cast<qint64>(duration->count()) : qint64{-1};
    }
    case ExecutionColumn::Freshness:
        // Ascending is freshest first, as the words read.
        return execution.lastSeenAt.isValid() ? -execution.lastSeenAt.toMSecsSinceEpoch() : qint64{0};
    case ExecutionColumn::NextLook:
        // Ascending is soonest first; those without one come last.
        return plannedLookOf(execution).isValid() ? execution.nextLookAt.toMSecsSinceEpoch()
                                                  : std::numeric_limits<qint64>::max();
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
