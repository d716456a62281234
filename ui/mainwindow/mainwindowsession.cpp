#include "ui/mainwindow/mainwindow.h"

#include "ui/batch/batchdesk.h"
#include "ui/compare/comparedesk.h"
#include "ui/connections/connectiondesk.h"
#include "ui/flows/flowspane.h"
#include "ui/launching/launchingdesk.h"
#include "ui/mainwindow/noticearea.h"
#include "ui/session/windowwatch.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/workspaces/testworkspace.h"

#include <QDockWidget>

namespace flowconsole {

namespace {

/// Raised when docks come or go, so that an older arrangement is not taken.
constexpr int arrangementVersion = 1;

// The names of the windows that wait for what they show.

QString compareWindowName()
{
    return QStringLiteral("compareWindow");
}

QString flowDetailsName()
{
    return QStringLiteral("flowDetailsWindow");
}

} // namespace

void MainWindow::connectSession()
{
    m_watch = new WindowWatch(this);
    m_watch->add(*this);
    const auto docks = findChildren<QDockWidget *>();
    for (QDockWidget *dock : docks) {
        m_watch->add(*dock);
    }
    connect(m_watch, &WindowWatch::changed, this, &MainWindow::sessionChanged);
    connect(m_workspace, &TestWorkspace::sessionChanged, this, &MainWindow::sessionChanged);
    connect(m_batches, &BatchDesk::sessionChanged, this, &MainWindow::sessionChanged);
    connect(m_filter, &QLineEdit::textChanged, this, &MainWindow::sessionChanged);
    const auto watchNew = [this] {
        const QList<QWidget *> windows = besideWindows();
        for (QWidget *window : windows) {
            m_watch->add(*window);
        }
        emit sessionChanged();
    };
    connect(m_desk, &ConnectionDesk::windowOpened, this, watchNew);
    connect(m_batches, &BatchDesk::windowOpened, this, watchNew);
    connect(m_launching, &LaunchingDesk::windowOpened, this, watchNew);
    connect(m_compare, &CompareDesk::windowOpened, this, watchNew);
    connect(m_compare, &CompareDesk::swapped, this, &MainWindow::sessionChanged);
    connect(&flows(), &FlowsPane::detailsOpened, this, watchNew);
}

QList<QWidget *> MainWindow::besideWindows() const
{
    QList<QWidget *> windows = m_desk->windows() + m_batches->windows() + m_launching->windows() +
                               QList<QWidget *>{m_compare->window(), flows().detailsWindow()};
    windows.removeAll(nullptr);
    return windows;
}

QList<OpenWindow> MainWindow::awaitedWindows() const
{
    QList<OpenWindow> awaited;
    if (const std::optional<QByteArray> geometry = m_compare->awaited()) {
        awaited.append({compareWindowName(), *geometry});
    }
    if (const std::optional<QByteArray> geometry = flows().awaitedDetails()) {
        awaited.append({flowDetailsName(), *geometry});
    }
    return awaited;
}

QList<QWidget *> MainWindow::openWindows() const
{
    QList<QWidget *> open = besideWindows();
    open.removeIf([](const QWidget *window) { return !window->isVisible(); });
    return open;
}

SessionState MainWindow::session() const
{
    SessionState state;
    state.geometry = saveGeometry();
    state.arrangement = saveState(arrangementVersion);
    const QList<QWidget *> open = openWindows();
    for (const QWidget *window : open) {
        state.windows.append({window->objectName(), window->saveGeometry()});
    }
    state.windows += awaitedWindows();
    state.compared = m_compare->shownRuns();
    state.filterText = m_filter->text();
    m_workspace->captureInto(state);
    state.batchFile = m_batches->draftFile();
    return state;
}

void MainWindow::restoreSession(const SessionState &state)
{
    restoreWindow(state);
    m_filter->setText(state.filterText);
    m_workspace->restore(state);
    m_batches->restoreDraftFile(state.batchFile);
    for (const OpenWindow &window : state.windows) {
        // Once the main window stands: they belong to it, and stand in front of it.
        QMetaObject::invokeMethod(
            this, [this, window, compared = state.compared] { reopenWindow(window, compared); },
            Qt::QueuedConnection);
    }
}

void MainWindow::restoreWindow(const SessionState &state)
{
    if (restoreGeometry(state.geometry)) {
        fitIntoScreen(false);
        m_workspace->arrange();
    }
    restoreState(state.arrangement, arrangementVersion);
    m_workspace->updateDocks();
}

void MainWindow::reopenWindow(const OpenWindow &window, const QList<ExecutionId> &compared)
{
    if (window.name == compareWindowName()) {
        m_compare->reopen(compared, window.geometry);
        return;
    }
    if (window.name == flowDetailsName()) {
        flows().reopenDetails(window.geometry);
        return;
    }
    QWidget *opened = m_desk->openWindow(window.name);
    if (opened == nullptr) {
        opened = m_batches->openWindow(window.name);
    }
    if (opened == nullptr) {
        opened = m_launching->openWindow(window.name);
    }
    if (opened != nullptr) {
        opened->restoreGeometry(window.geometry);
    }
}

void MainWindow::showSessionNotice(const QString &words)
{
    m_notices->addNotice(QStringLiteral("sessionMessage"))
        ->showMessage(InlineMessage::Kind::Note, words, {}, {});
}

} // namespace flowconsole
