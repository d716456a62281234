#include "ui/mainwindow/mainwindow.h"

#include "ui/connections/connectiondesk.h"
#include "ui/flows/flowspane.h"
#include "ui/mainwindow/flowmemory.h"
#include "ui/workspaces/testworkspace.h"

namespace flowconsole {

void MainWindow::connectFlows()
{
    m_flowMemory = std::make_unique<FlowMemory>(m_settings);
    showMarksOf(m_desk->status().profile.id);
    connect(&flows(), &FlowsPane::marksChanged, this,
            [this](const FlowMarks &marks) { m_flowMemory->keep(m_desk->status().profile.id, marks); });
}

FlowsPane &MainWindow::flows() const
{
    return m_workspace->flows();
}

void MainWindow::showMarksOf(const ProfileId &profile)
{
    flows().setProfile(profile);
    flows().setMarks(m_flowMemory->of(profile));
}

} // namespace flowconsole
