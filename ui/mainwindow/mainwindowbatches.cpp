#include "ui/mainwindow/mainwindow.h"

#include "ui/batch/batchdesk.h"
#include "ui/mainwindow/noticearea.h"
#include "ui/mainwindow/statussummary.h"
#include "ui/workspaces/testworkspace.h"

namespace flowconsole {

void MainWindow::connectBatches()
{
    m_batches->setNotice(*m_notices->addNotice(QStringLiteral("batchMessage")));
    connect(m_workspace, &TestWorkspace::flowSelected, m_batches, &BatchDesk::showFlow);
    connect(m_workspace, &TestWorkspace::flowLost, m_batches, &BatchDesk::forgetFlow);
    connect(m_workspace, &TestWorkspace::batchRequested, m_batches, &BatchDesk::open);
    connect(m_batches, &BatchDesk::inspectRequested, this, &MainWindow::batchInspectRequested);
    connect(m_batches, &BatchDesk::checkRequested, this, &MainWindow::batchCheckRequested);
    connect(m_batches, &BatchDesk::checkCancelled, this, &MainWindow::batchCheckCancelled);
    connect(m_batches, &BatchDesk::startRequested, this, &MainWindow::batchStartRequested);
    connect(m_batches, &BatchDesk::pauseRequested, this, &MainWindow::batchPauseRequested);
    connect(m_batches, &BatchDesk::resumeRequested, this, &MainWindow::batchResumeRequested);
    connect(m_batches, &BatchDesk::stopRequested, this, &MainWindow::batchStopRequested);
    connect(m_batches, &BatchDesk::listWanted, this, &MainWindow::batchesWanted);
    connect(m_batches, &BatchDesk::boundaryBaseWanted, this, [this] {
        const auto request = m_workspace->currentRequest();
        m_batches->makeBoundaryCases(request ? request->inputs : JsonValue::object());
    });
    connect(m_batches, &BatchDesk::boundaryFileChosen, this, &MainWindow::boundaryFileChosen);
    connect(m_batches, &BatchDesk::announced, m_summary, &StatusSummary::announce);
}

void MainWindow::openBatchFile(const QString &path)
{
    m_batches->openFile(path);
}

void MainWindow::showBatchInspection(const BatchCheck &found)
{
    m_batches->showInspection(found);
}

void MainWindow::showBatchCheckProgress(qint64 bytesRead, qint64 bytes)
{
    m_batches->showCheckProgress(bytesRead, bytes);
}

void MainWindow::showBatchCheck(const BatchCheck &found)
{
    m_batches->showCheck(found);
}

void MainWindow::showBatchProgress(const BatchProgress &progress)
{
    m_batches->showProgress(progress);
}

void MainWindow::showBatchRefusal(const BatchId &id, const QString &reason)
{
    m_batches->showRefusal(id, reason);
}

void MainWindow::showBatches(const QList<BatchProgress> &batches)
{
    m_batches->showBatches(batches);
}

} // namespace flowconsole
