#include "domain/words.h"
#include "models/executioncell.h"
#include "models/executionremarks.h"
#include "models/timeouttext.h"
#include "models/timetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace flowconsole {

// What is said of a cell on hover: what it has no room for, and times exactly.

namespace {

QString tip(const char *text, const char *hint = nullptr)
{
    return QCoreApplication::translate("ExecutionCell", text, hint);
}

QString environmentLine(const FlowExecution &execution)
{
    return execution.environment.isEmpty()
               ? QString()
               : tip(QT_TRANSLATE_NOOP("ExecutionCell", "Environment %1")).arg(execution.environment);
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
               ? tip(QT_TRANSLATE_NOOP("ExecutionCell",
                                       "The launch was sent again after a server failure: it may have started "
                                       "twice."))
               : QString();
}

QString transitionsLine(const FlowExecution &execution)
{
    return execution.transitions > 0
               ? tip(QT_TRANSLATE_NOOP("ExecutionCell", "%1 node transitions")).arg(execution.transitions)
               : QString();
}

QString provenanceLine(const FlowExecution &execution)
{
    if (!execution.lastSeenAt.isValid()) {
        return {};
    }
    switch (execution.lastSeenBy) {
    case Provenance::Inferred:
        return tip(QT_TRANSLATE_NOOP("ExecutionCell", "Inferred by this console"));
    case Provenance::Polled:
        return tip(QT_TRANSLATE_NOOP("ExecutionCell", "Polled: the console asked"));
    case Provenance::Pushed:
        return tip(QT_TRANSLATE_NOOP("ExecutionCell", "Pushed: the platform told"));
    case Provenance::History:
        return tip(QT_TRANSLATE_NOOP("ExecutionCell", "Read from the platform's history"));
    }
    Q_UNREACHABLE();
}

QString reconcilingLine(const FlowExecution &execution)
{
    return isBeingReconciled(execution)
               ? tip(QT_TRANSLATE_NOOP("ExecutionCell",
                                       "Reconciling: this is the last that is known of it, from before the "
                                       "console stopped or slept. The platform is being asked."))
               : QString();
}

QString timeLine(const char *label, const QDateTime &time)
{
    return time.isValid() ? tip(label).arg(exactTimeText(time)) : QString();
}

QString batchLine(const FlowExecution &execution)
{
    return execution.batchId.isEmpty()
               ? QString()
               : tip(QT_TRANSLATE_NOOP("ExecutionCell", "Row %1 of batch %2"), "row of a file, id")
                     .arg(QLocale().toString(execution.batchRow), execution.batchId.text());
}

QString platformStateLine(const FlowExecution &execution)
{
    return execution.platformState.isEmpty()
               ? QString()
               : tip(QT_TRANSLATE_NOOP("ExecutionCell", "The platform says: %1")).arg(execution.platformState);
}

QString deadlineLine(const FlowExecution &execution)
{
    return hasCountdown(execution)
               ? timeLine(QT_TRANSLATE_NOOP("ExecutionCell", "Its time is over %1"), deadlineOf(execution))
               : QString();
}

QString launchLine(const FlowExecution &execution)
{
    return execution.launchRetries > 0
               ? tip(QT_TRANSLATE_NOOP("ExecutionCell", "The launch request was sent %1 times"))
                     .arg(execution.launchRetries + 1)
               : QString();
}

/// Of a column that tells of one time, and of nothing else.
const char *timeLabel(ExecutionColumn column)
{
    if (column == ExecutionColumn::CreatedAt) {
        return QT_TRANSLATE_NOOP("ExecutionCell", "Asked for %1");
    }
    if (column == ExecutionColumn::StartedAt) {
        return QT_TRANSLATE_NOOP("ExecutionCell", "Started %1, by the platform's clock");
    }
    return column == ExecutionColumn::LaunchedAt ? QT_TRANSLATE_NOOP("ExecutionCell", "Launched %1")
                                                 : QT_TRANSLATE_NOOP("ExecutionCell", "Ended %1");
}

/// In a narrow table the column is hidden: the one beside it says it too.
QString nextLookLine(const FlowExecution &execution)
{
    return timeLine(QT_TRANSLATE_NOOP("ExecutionCell", "Next look %1"), plannedLookOf(execution));
}

} // namespace

QString cellToolTip(const FlowExecution &execution, ExecutionColumn column)
{
    QStringList lines;
    switch (column) {
    case ExecutionColumn::State:
        lines << stateName(execution.state) << reconcilingLine(execution) << platformStateLine(execution);
        break;
    case ExecutionColumn::Flow:
    case ExecutionColumn::Version:
        lines << execution.flowName << environmentLine(execution)
              << tip(QT_TRANSLATE_NOOP("ExecutionCell", "Execution %1")).arg(execution.id.text());
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
              << deadlineLine(execution) << timeoutEffectText(execution) << batchLine(execution);
        break;
    case ExecutionColumn::Freshness:
        lines << timeLine(QT_TRANSLATE_NOOP("ExecutionCell", "Last seen %1"), execution.lastSeenAt)
              << provenanceLine(execution) << failedLooksLine(execution) << nextLookLine(execution);
        break;
    case ExecutionColumn::NextLook:
        lines << nextLookLine(execution);
        break;
    case ExecutionColumn::CreatedAt:
    case ExecutionColumn::LaunchedAt:
    case ExecutionColumn::StartedAt:
    case ExecutionColumn::EndedAt:
        lines << timeLine(timeLabel(column), cellTime(execution, column));
        break;
    case ExecutionColumn::LaunchLatency:
    case ExecutionColumn::Attempts:
        lines << launchLine(execution) << startedTwiceLine(execution);
        break;
    case ExecutionColumn::TimeLimit:
        lines << timeoutEffectText(execution);
        break;
    case ExecutionColumn::Transitions:
        lines << transitionsLine(execution);
        break;
    case ExecutionColumn::Batch:
    case ExecutionColumn::BatchRow:
        lines << batchLine(execution);
        break;
    case ExecutionColumn::Environment:
    case ExecutionColumn::PlatformState:
    case ExecutionColumn::OwnId:
    case ExecutionColumn::PlatformId:
    case ExecutionColumn::Conversation:
    case ExecutionColumn::CorrelationId:
    case ExecutionColumn::PayloadHash:
        lines << cellText(execution, column, {}); // whole, where the cell is too narrow
        break;
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace flowconsole
