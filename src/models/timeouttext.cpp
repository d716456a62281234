#include "models/timeouttext.h"

#include <QCoreApplication>

#include <algorithm>

namespace flowconsole {

namespace {

using std::chrono::milliseconds;

/// Gives the texts below their context for translators.
class TimeoutText
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::TimeoutText)
};

QString leftText(TimeoutEffect effect)
{
    switch (effect) {
    case TimeoutEffect::Terminate:
        return TimeoutText::tr("%1 left, then terminate", "%1: minutes and seconds");
    case TimeoutEffect::Disconnect:
        return TimeoutText::tr("%1 left, then disconnect", "%1: minutes and seconds");
    case TimeoutEffect::StopWaiting:
        return TimeoutText::tr("%1 left, then stop waiting", "%1: minutes and seconds");
    case TimeoutEffect::MarkOnly:
        return TimeoutText::tr("%1 left, then only mark", "%1: minutes and seconds");
    }
    Q_UNREACHABLE();
}

QString effectText(TimeoutEffect effect)
{
    switch (effect) {
    case TimeoutEffect::Terminate:
        return TimeoutText::tr("The console then terminates it");
    case TimeoutEffect::Disconnect:
        return TimeoutText::tr("The console then disconnects its conversation");
    case TimeoutEffect::StopWaiting:
        return TimeoutText::tr("The console then stops waiting for it");
    case TimeoutEffect::MarkOnly:
        return TimeoutText::tr("The console then only marks it as overdue");
    }
    Q_UNREACHABLE();
}

QString overdueText(const QDateTime &deadline, const QDateTime &now)
{
    return deadline.isValid() ? TimeoutText::tr("Overdue by %1", "%1: minutes and seconds")
                                    .arg(countdownText(milliseconds(deadline.msecsTo(now))))
                              : TimeoutText::tr("Overdue");
}

QString restText(const FlowExecution &execution, const QDateTime &now)
{
    return countdownText(milliseconds(now.msecsTo(deadlineOf(execution))));
}

} // namespace

TimeoutEffect timeoutEffectOf(const FlowExecution &execution)
{
    const TimeoutEffect withoutRequest =
        execution.conversationId.isEmpty() ? TimeoutEffect::StopWaiting : TimeoutEffect::Disconnect;
    switch (execution.timeoutAction) {
    case TimeoutAction::Terminate:
        return canTerminate(execution.dialect) ? TimeoutEffect::Terminate : withoutRequest;
    case TimeoutAction::Disconnect:
        return withoutRequest;
    case TimeoutAction::MarkOnly:
        return TimeoutEffect::MarkOnly;
    }
    Q_UNREACHABLE();
}

QString countdownText(milliseconds rest)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr int decimal = 10;
    const QLatin1Char zero('0');
    const qint64 seconds = std::max<qint64>(std::chrono::ceil<std::chrono::seconds>(rest).count(), 0);
    if (seconds < hour) {
        return QStringLiteral("%1:%2").arg(seconds / minute).arg(seconds % minute, 2, decimal, zero);
    }
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / hour)
        .arg(seconds / minute % minute, 2, decimal, zero)
        .arg(seconds % minute, 2, decimal, zero);
}

bool hasCountdown(const FlowExecution &execution)
{
    switch (execution.state) {
    case ExecutionState::Launching:
    case ExecutionState::Running:
        return execution.timeout && execution.launchedAt.isValid();
    case ExecutionState::Unknown:
        return execution.isOverdue;
    case ExecutionState::Draft:
    case ExecutionState::Queued:
    case ExecutionState::Terminating:
    case ExecutionState::Completed:
    case ExecutionState::Failed:
    case ExecutionState::Terminated:
    case ExecutionState::TimedOut:
        return false;
    }
    Q_UNREACHABLE();
}

QString timeLeftText(const FlowExecution &execution, const QDateTime &now)
{
    if (!hasCountdown(execution)) {
        return {};
    }
    return execution.isOverdue ? overdueText(deadlineOf(execution), now)
                               : leftText(timeoutEffectOf(execution)).arg(restText(execution, now));
}

QString briefTimeLeftText(const FlowExecution &execution, const QDateTime &now)
{
    if (!hasCountdown(execution)) {
        return {};
    }
    return execution.isOverdue
               ? overdueText(deadlineOf(execution), now)
               : TimeoutText::tr("%1 left", "%1: minutes and seconds").arg(restText(execution, now));
}

QString timeoutEffectText(const FlowExecution &execution)
{
    return hasCountdown(execution) && !execution.isOverdue ? effectText(timeoutEffectOf(execution)) : QString();
}

} // namespace flowconsole
