#include "ui/inspector/judgement.h"

#include "domain/words.h"

#include <QCoreApplication>

namespace flowconsole {

bool wasNeverLaunched(const FlowExecution &execution)
{
    const bool isEnd =
        execution.state == ExecutionState::Failed || execution.state == ExecutionState::Terminated;
    return isEnd && execution.platformId.isEmpty();
}

bool isWatchingInTrouble(const FlowExecution &execution)
{
    return execution.failedLooks > 0 && !isFinal(execution.state);
}

QString failedLookReason(const FlowExecution &execution)
{
    return execution.error ? describe(*execution.error, execution.dialect).whatHappened : execution.detail;
}

QString millisecondsText(std::chrono::milliseconds duration)
{
    return duration.count() < 1
               ? QCoreApplication::translate("Inspector", "under 1 ms", "a duration")
               : QCoreApplication::translate("Inspector", "%1 ms", "milliseconds").arg(duration.count());
}

} // namespace flowconsole
