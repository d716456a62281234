#include "ui/mainwindow/mainwindow.h"

#include "ui/batch/batchdesk.h"
#include "ui/compare/comparedesk.h"
#include "ui/launching/launchingdesk.h"
#include "ui/launching/queuewords.h"
#include "ui/mainwindow/noticearea.h"
#include "ui/mainwindow/statussummary.h"
#include "ui/mainwindow/timeoutmemory.h"
#include "ui/workspaces/testworkspace.h"

namespace flowconsole {

void MainWindow::connectLaunching()
{
    m_workspace->setMoreLaunchActions(m_launching->launchActions() +
                                      QList<QAction *>{m_batches->boundaryAction(), nullptr} +
                                      m_launching->queueActions());
    connect(m_launching, &LaunchingDesk::severalWanted, this, [this] {
        if (const auto request = m_workspace->prepareRequest()) {
            m_launching->openSeveral(*request);
        }
    });
    connect(m_launching, &LaunchingDesk::schedulesWanted, this, [this] {
        // What is planned can be looked at whatever stands in the form.
        m_launching->openSchedules(requestIfComplete());
    });
    // Their windows say that they launch what stands in the form now.
    connect(m_launching, &LaunchingDesk::requestWanted, this, &MainWindow::renewRequest);
    connect(m_workspace, &TestWorkspace::launchBlockerChanged, this, &MainWindow::renewRequest);
    connect(m_launching, &LaunchingDesk::copiesRequested, m_workspace, &TestWorkspace::follow);
    connect(m_launching, &LaunchingDesk::copiesRequested, this, &MainWindow::launchCopiesRequested);
    connect(m_launching, &LaunchingDesk::scheduleAdded, this, &MainWindow::scheduleAdded);
    connect(m_launching, &LaunchingDesk::scheduleRemoved, this, &MainWindow::scheduleRemoved);
    connect(m_launching, &LaunchingDesk::settingsChosen, this, &MainWindow::launcherSettingsChosen);
    connect(m_launching, &LaunchingDesk::pauseRequested, this, &MainWindow::pauseLaunchingRequested);
    connect(m_launching, &LaunchingDesk::resumeRequested, this, &MainWindow::resumeLaunchingRequested);
    connect(m_launching, &LaunchingDesk::takeBackRequested, this, &MainWindow::takeBackQueuedRequested);
    connect(m_workspace, &TestWorkspace::countsChanged, this,
            [this] { m_summary->showReconciling(m_workspace->reconcilingCount()); });

    // Once whoever listens is connected.
    QMetaObject::invokeMethod(
        this, [this] { emit launcherSettingsChosen(m_launching->settings()); }, Qt::QueuedConnection);

    m_timeouts = std::make_unique<TimeoutMemory>(m_settings);
    m_workspace->setTimeoutPolicies(m_timeouts->all());
    connect(m_workspace, &TestWorkspace::timeoutPolicyChanged, this,
            [this](const FlowId &flow, const TimeoutPolicy &policy) { m_timeouts->keep(flow, policy); });
}

std::optional<LaunchRequest> MainWindow::requestIfComplete()
{
    const bool isComplete = m_workspace->launchBlocker().isEmpty() && m_workspace->inputProblems().isEmpty();
    return isComplete ? m_workspace->currentRequest() : std::nullopt;
}

void MainWindow::renewRequest()
{
    if (m_launching->needsRequest()) {
        m_launching->renewRequest(requestIfComplete());
    }
}

LauncherSettings MainWindow::launcherSettings() const
{
    return m_launching->settings();
}

void MainWindow::showLaunchQueue(const LaunchQueueState &state)
{
    m_launching->showQueue(state);
}

void MainWindow::showTakenBack(const TakenBack &result)
{
    m_summary->announce(takenBackText(result));
}

void MainWindow::showSchedules(const QList<Schedule> &schedules)
{
    m_launching->showSchedules(schedules);
}

void MainWindow::showScheduleRefusal(const ScheduleId &id, const QString &reason)
{
    m_launching->showScheduleRefusal(id, reason);
}

void MainWindow::showHistory(const HistoryState &state)
{
    m_summary->showHistory(state);
    m_notices->showHistory(state);
    m_workspace->showHistory(state);
    m_compare->showHistory(state);
}

HistoryTableModel &MainWindow::storedRuns() const
{
    return m_workspace->storedRuns();
}

} // namespace flowconsole
