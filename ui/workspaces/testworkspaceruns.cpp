#include "ui/executions/executionspane.h"
#include "ui/flows/flowspane.h"
#include "ui/history/historypane.h"
#include "ui/inspector/inspectorpane.h"
#include "ui/variables/variablespane.h"
#include "ui/workspaces/panedock.h"
#include "ui/workspaces/testworkspace.h"

namespace flowconsole {

// What is done with a run that was: launched again, used as input, compared.

void TestWorkspace::connectRuns()
{
    // The inspector shows the one that is selected.
    m_executions->setRunActions(m_inspector->runActions());
    m_stored->setRunActions(m_inspector->runActions());
    connect(m_inspector, &InspectorPane::againRequested, this, &TestWorkspace::launchAgain);
    connect(m_inspector, &InspectorPane::againWithChangesRequested, this, &TestWorkspace::useInput);
    connect(m_inspector, &InspectorPane::compareRequested, this,
            [this](const ExecutionId &id, const QPoint &place) {
                if (const FlowExecution *run = runOf(id)) {
                    emit compareOfferWanted(*run, place);
                }
            });
    connect(m_executions, &ExecutionsPane::compareRequested, this, &TestWorkspace::compareRequested);
    connect(m_stored, &HistoryPane::compareRequested, this, &TestWorkspace::compareRequested);
}

QList<QAction *> TestWorkspace::runActions() const
{
    return m_inspector->runActions();
}

QList<QAction *> TestWorkspace::inspectorActions() const
{
    return m_inspector->keyActions();
}

/// Nothing where the flow is gone, which is said.
const FlowExecution *TestWorkspace::runWithItsFlow(const ExecutionId &id)
{
    const FlowExecution *run = runOf(id);
    if (run == nullptr) {
        return nullptr;
    }
    m_flows->select(run->flowId);
    if (m_flows->selectedFlow() != run->flowId) {
        emit noticed(tr("The flow “%1” is not among the flows any more: its input cannot be used again.")
                         .arg(run->flowName));
        return nullptr;
    }
    return run;
}

void TestWorkspace::useInput(const ExecutionId &id)
{
    if (const FlowExecution *run = runWithItsFlow(id)) {
        openForm(*run);
    }
}

void TestWorkspace::openForm(const FlowExecution &run)
{
    m_variablesDock->show();
    m_variablesDock->raise();
    m_variables->fillFrom(run);
    m_variables->setFocus();
}

void TestWorkspace::launchAgain(const ExecutionId &id)
{
    const FlowExecution *run = runWithItsFlow(id);
    if (run == nullptr) {
        return;
    }
    const auto request = m_variables->requestLike(*run);
    if (request) {
        followLaunch(request.value());
        return;
    }
    const AgainObstacle &obstacle = request.error();
    if (obstacle.needsForm) {
        openForm(*run);
        m_variables->showNotice(obstacle.words);
        m_variables->showProblems();
    }
    emit noticed(tr("Not launched again. %1", "%1: why, and what to do").arg(obstacle.words));
}

} // namespace flowconsole
