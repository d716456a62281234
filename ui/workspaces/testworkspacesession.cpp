#include "ui/flows/flowspane.h"
#include "ui/variables/variablespane.h"
#include "ui/workspaces/testworkspace.h"

namespace flowconsole {

namespace {

/// In sessions, which hold the tables of all workspaces.
QString tableName()
{
    return QStringLiteral("test");
}

QString storedTableName()
{
    return QStringLiteral("stored");
}

} // namespace

void TestWorkspace::connectSession()
{
    connect(m_executions, &ExecutionsPane::tableLayoutChanged, this, &TestWorkspace::sessionChanged);
    connect(m_variables, &VariablesPane::launchBlockerChanged, this, &TestWorkspace::sessionChanged);
    connect(m_variables, &VariablesPane::batchRequested, this, &TestWorkspace::batchRequested);
    connect(m_executions, &ExecutionsPane::executionSelected, this, &TestWorkspace::sessionChanged);
    connect(m_flows, &FlowsPane::flowSelected, this, &TestWorkspace::sessionChanged);
    connect(m_flows, &FlowsPane::flowSelected, this, &TestWorkspace::flowSelected);
    connect(m_flows, &FlowsPane::selectionLost, this, &TestWorkspace::flowLost);
}

void TestWorkspace::captureInto(SessionState &state) const
{
    state.flow = m_flows->selectedFlow().isEmpty() ? m_flows->preferredFlow() : m_flows->selectedFlow();
    state.execution = m_executions->selectedExecution().isEmpty() ? m_executions->awaitedExecution()
                                                                  : m_executions->selectedExecution();
    state.drafts = m_variables->drafts();
    state.tables.insert(tableName(), m_executions->tableLayout());
    state.tables.insert(storedTableName(), m_stored->tableLayout());
    state.isStoredShown = isStoredShown();
}

void TestWorkspace::restore(const SessionState &state)
{
    m_variables->restoreDrafts(state.drafts);
    m_flows->prefer(state.flow);
    m_executions->setTableLayout(state.tables.value(tableName(), defaultTableLayout()));
    m_stored->setTableLayout(state.tables.value(storedTableName(), m_stored->tableLayout()));
    m_storedAction->setChecked(state.isStoredShown);
    m_executions->selectOnceShown(state.execution);
}

} // namespace flowconsole
