#include "ui/flows/flowspane.h"
#include "ui/session/columnwidths.h"
#include "ui/variables/variablespane.h"
#include "ui/workspaces/testworkspace.h"

#include <QHeaderView>
#include <QTableView>

namespace flowconsole {

void TestWorkspace::connectSession()
{
    QHeaderView *header = m_executions->table().horizontalHeader();
    m_columnWidths = new ColumnWidths(*header);
    connect(m_columnWidths, &ColumnWidths::changed, this, &TestWorkspace::sessionChanged);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TestWorkspace::sessionChanged);
    connect(m_variables, &VariablesPane::launchBlockerChanged, this, &TestWorkspace::sessionChanged);
    connect(m_variables, &VariablesPane::batchRequested, this, &TestWorkspace::batchRequested);
    connect(m_executions, &ExecutionsPane::executionSelected, this, &TestWorkspace::sessionChanged);
    connect(m_flows, &FlowsPane::flowSelected, this, &TestWorkspace::sessionChanged);
    connect(m_flows, &FlowsPane::flowSelected, this, &TestWorkspace::flowSelected);
    connect(m_flows, &FlowsPane::selectionLost, this, &TestWorkspace::flowLost);
}

void TestWorkspace::captureInto(SessionState &state) const
{
    const QHeaderView *header = m_executions->table().horizontalHeader();
    state.flow = m_flows->selectedFlow().isEmpty() ? m_flows->preferredFlow() : m_flows->selectedFlow();
    state.execution = m_executions->selectedExecution().isEmpty() ? m_executions->awaitedExecution()
                                                                  : m_executions->selectedExecution();
    state.drafts = m_variables->drafts();
    state.sortColumn = header->sortIndicatorSection() < header->count() ? header->sortIndicatorSection() : -1;
    state.sortOrder = header->sortIndicatorOrder();
    state.columnWidths = m_columnWidths->widths();
}

void TestWorkspace::restore(const SessionState &state)
{
    m_variables->restoreDrafts(state.drafts);
    m_flows->prefer(state.flow);
    QTableView &table = m_executions->table();
    if (state.sortColumn >= -1 && state.sortColumn < table.horizontalHeader()->count()) {
        table.sortByColumn(state.sortColumn, state.sortOrder);
    }
    m_columnWidths->restore(state.columnWidths);
    m_executions->selectOnceShown(state.execution);
}

} // namespace flowconsole
