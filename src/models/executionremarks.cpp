#include "models/executionremarks.h"

#include "models/timeouttext.h"

#include <QCoreApplication>

namespace flowconsole {

namespace {

QString remark(const char *text, const char *hint = nullptr)
{
    return QCoreApplication::translate("ExecutionCell", text, hint);
}

} // namespace

QString failedLooksText(const FlowExecution &execution)
{
    if (execution.failedLooks <= 0 || isFinal(execution.state)) {
        return {};
    }
    return execution.failedLooks == 1
               ? remark(QT_TRANSLATE_NOOP("ExecutionCell", "1 look failed"))
               : remark(QT_TRANSLATE_NOOP("ExecutionCell", "%1 looks failed")).arg(execution.failedLooks);
}

QString reasonText(const FlowExecution &execution)
{
    if (execution.mayHaveStartedTwice && execution.detail.isEmpty()) {
        return remark(QT_TRANSLATE_NOOP("ExecutionCell", "May have started twice"));
    }
    const bool reasonIsKeptBack = execution.state == ExecutionState::Failed && execution.detail.isEmpty() &&
                                  execution.dialect == Dialect::FlowExecutions;
    return reasonIsKeptBack
               ? remark(QT_TRANSLATE_NOOP("ExecutionCell", "No reason given by this form of the API"))
               : execution.detail;
}

bool isBeingReconciled(const FlowExecution &execution)
{
    return execution.isReconciling && !isFinal(execution.state);
}

bool isOverdueNow(const FlowExecution &execution)
{
    return execution.isOverdue && hasCountdown(execution);
}

} // namespace flowconsole
