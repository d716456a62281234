#include "ui/mainwindow/mainwindow.h"

#include "ui/compare/comparedesk.h"
#include "ui/workspaces/testworkspace.h"

namespace flowconsole {

// Comparing two runs.

void MainWindow::connectRuns()
{
    connect(m_workspace, &TestWorkspace::compareRequested, m_compare, &CompareDesk::compare);
    connect(m_workspace, &TestWorkspace::compareOfferWanted, m_compare, &CompareDesk::offer);
    connect(m_compare, &CompareDesk::runsWanted, this, &MainWindow::runsWanted);
}

void MainWindow::showRuns(const QList<ExecutionId> &asked, const QList<ExecutionDetails> &runs)
{
    m_compare->showRuns(asked, runs);
}

void MainWindow::showRunsFailure(const QList<ExecutionId> &asked, const QString &problem)
{
    m_compare->showFailure(asked, problem);
}

} // namespace flowconsole
