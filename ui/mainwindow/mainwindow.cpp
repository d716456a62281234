#include "ui/mainwindow/mainwindow.h"

#include "base/clock.h"
#include "ui/batch/batchdesk.h"
#include "ui/compare/comparedesk.h"
#include "ui/connections/connectiondesk.h"
#include "ui/flows/flowspane.h"
#include "ui/launching/launchingdesk.h"
#include "ui/mainwindow/flowmemory.h"
#include "ui/mainwindow/helpwindows.h"
#include "ui/mainwindow/noticearea.h"
#include "ui/mainwindow/screenfit.h"
#include "ui/mainwindow/statussummary.h"
#include "ui/mainwindow/timeoutmemory.h"
#include "ui/session/windowwatch.h"
#include "ui/theme/theme.h"
#include "ui/views/viewsdesk.h"
#include "ui/widgets/connectionchip.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/styleproperty.h"
#include "ui/workspaces/testworkspace.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace flowconsole {

MainWindow::MainWindow(Theme &theme, const Clock &clock, QSettings &settings, QWidget *parent)
    : QMainWindow(parent), m_theme(theme), m_clock(clock), m_settings(settings)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Flow Console"));
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    m_workspace = new TestWorkspace(*this, theme, clock);
    m_desk = new ConnectionDesk(theme, *this);
    m_batches = new BatchDesk(theme, clock, *this);
    m_launching = new LaunchingDesk(theme, clock, settings, *this);
    m_compare = new CompareDesk(theme, clock, *this);
    m_views = new ViewsDesk(theme, *this);
    createToolBar();
    setCentralWidget(m_workspace->centre());
    createStatusBar();
    createMenus();
    connectWorkspace();
    connectDesk();
    connectBatches();
    connectFlows();
    connectLaunching();
    connectViews();
    connectRuns();
    connect(&theme, &Theme::changed, this, &MainWindow::showIcons);
    showIcons();
    showLaunchState();
    arrangeFirst();
    connectSession();
}

MainWindow::~MainWindow()
{
    // What hides while the window is taken apart is no news to anybody.
    delete m_watch;
}

void MainWindow::createToolBar()
{
    auto *bar = new QToolBar(tr("Tool bar"), this);
    m_toolBar = bar;
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->toggleViewAction()->setVisible(false);

    auto *content = new QWidget(bar);
    content->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Before the others: Tab goes through them in the order in which they came to their place.
    m_desk->chip()->setParent(content);
    m_filter = new FilterField(m_theme, QKeySequence(Qt::CTRL | Qt::Key_F).toString(QKeySequence::NativeText),
                               content);
    m_filter->setObjectName(QStringLiteral("executionFilter"));
    m_filter->setPlaceholderText(tr("Filter executions: words, state:failed, duration>2s…"));
    m_filter->setAccessibleName(tr("Filter executions"));
    m_filter->setToolTip(tr("Shows the executions that it lets through. F1 explains the language."));
    m_filter->setMinimumWidth(m_theme.scaled(200)); // what stands beside it gets shorter first
    m_views->button()->setParent(content);
    m_requests = new Meter(m_theme, m_clock, content);
    m_launching->chip()->setParent(content);
    m_launching->chip()->installEventFilter(this);
    m_launch = new QPushButton(tr("Launch"), content);
    m_launch->setObjectName(QStringLiteral("toolBarLaunch"));
    m_launch->setProperty("role", QStringLiteral("primary"));

    m_notices = new NoticeArea(m_theme, content);

    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 9, 12, 9);
    line->setSpacing(12);
    line->addWidget(m_desk->chip());
    line->addWidget(m_filter, 1);
    line->addWidget(m_views->button());
    line->addWidget(m_requests);
    line->addWidget(m_launching->chip());
    line->addWidget(m_launch);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_notices);
    m_notices->layout()->addWidget(m_launching->question());
    m_notices->layout()->addWidget(m_views->notice());
    m_notices->layout()->addWidget(m_views->question());
    bar->addWidget(content);
    addToolBar(Qt::TopToolBarArea, bar);
}

/// Saved views are in a menu too: their button gives way before the names beside it are cut.
void MainWindow::makeToolBarRoom()
{
    constexpr int roomy = 900;
    constexpr int roomyBesideTheQueue = 1100;
    const int wanted = m_launching->chip()->isHidden() ? roomy : roomyBesideTheQueue;
    m_views->button()->setVisible(width() >= m_theme.scaled(wanted));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    makeToolBarRoom();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_launching->chip() && (event->type() == QEvent::Show || event->type() == QEvent::Hide)) {
        makeToolBarRoom();
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::createStatusBar()
{
    m_summary = new StatusSummary(m_clock, this);
    auto *bar = new QStatusBar(this);
    bar->setSizeGripEnabled(false);
    bar->setFixedHeight(m_theme.scaled(26));
    bar->addWidget(m_summary, 1);
    setStatusBar(bar);
}

void MainWindow::connectWorkspace()
{
    connect(m_workspace, &TestWorkspace::launchRequested, this, &MainWindow::launchRequested);
    connect(m_workspace, &TestWorkspace::noticed, this, &MainWindow::announce);
    connect(m_workspace, &TestWorkspace::previewRequested, this, &MainWindow::previewRequested);
    connect(m_workspace, &TestWorkspace::presetsChanged, this, &MainWindow::presetsChanged);
    connect(m_workspace, &TestWorkspace::presetsExportRequested, this, &MainWindow::presetsExportRequested);
    connect(m_workspace, &TestWorkspace::presetsImportRequested, this, &MainWindow::presetsImportRequested);
    connect(m_workspace, &TestWorkspace::reloadFlowsRequested, this, &MainWindow::askForFlows);
    connect(m_workspace, &TestWorkspace::lookRequested, this, &MainWindow::lookRequested);
    connect(m_workspace, &TestWorkspace::inspectRequested, this, &MainWindow::inspectRequested);
    connect(m_workspace, &TestWorkspace::launchBlockerChanged, this, &MainWindow::showLaunchState);
    connect(m_workspace, &TestWorkspace::countsChanged, this,
            [this] { m_summary->showRunning(m_workspace->runningCount()); });
    connect(m_filter, &QLineEdit::textChanged, m_workspace, &TestWorkspace::setFilterText);
    m_filter->setVocabularySource([this] { return m_workspace->filterVocabulary(); });
    connect(m_launch, &QPushButton::clicked, m_workspace, &TestWorkspace::launch);
    connect(m_workspace, &TestWorkspace::endRequested, this, &MainWindow::endRequested);
    connect(m_workspace, &TestWorkspace::settingRequested, this, &MainWindow::openSetting);
    connect(m_workspace, &TestWorkspace::clearFilterRequested, m_filter, &QLineEdit::clear);
    connect(m_notices, &NoticeArea::signInRequested, this, &MainWindow::askToSignIn);
    connect(m_notices, &NoticeArea::signInPageRequested, this, &MainWindow::signInPageRequested);
    connect(m_notices, &NoticeArea::reloadFlowsRequested, this, &MainWindow::askForFlows);
    connect(m_notices, &NoticeArea::settingRequested, this, &MainWindow::openSetting);
    connect(m_notices, &NoticeArea::quitConfirmed, this, &QWidget::close);
}

void MainWindow::connectDesk()
{
    connect(m_desk, &ConnectionDesk::profileChosen, this, &MainWindow::profileChosen);
    connect(m_desk, &ConnectionDesk::profileSaved, this, &MainWindow::profileSaved);
    connect(m_desk, &ConnectionDesk::profileDeleted, this, &MainWindow::profileDeleted);
    connect(m_desk, &ConnectionDesk::profileTestRequested, this, &MainWindow::profileTestRequested);
    connect(m_desk, &ConnectionDesk::profilesImportRequested, this, &MainWindow::profilesImportRequested);
    connect(m_desk, &ConnectionDesk::profilesExportRequested, this, &MainWindow::profilesExportRequested);
    connect(m_desk, &ConnectionDesk::preflightRequested, this, &MainWindow::preflightRequested);
    connect(m_desk, &ConnectionDesk::signInRequested, this, &MainWindow::askToSignIn);
    connect(m_desk, &ConnectionDesk::signOutRequested, this, &MainWindow::signOutRequested);
}

void MainWindow::showConnection(const ConnectionStatus &status)
{
    if (status.profile.id != m_desk->status().profile.id) {
        // Nothing of one organisation may stand under the name of another.
        m_workspace->forgetFlows();
        showMarksOf(status.profile.id);
        showRateBudget({});
    }
    m_desk->showStatus(status);
    m_batches->showConnection(status);
    m_launching->showConnection(status);
    m_requests->setCeiling(status.profile.requestsPerMinute);
    m_summary->showConnection(status.state);
    m_workspace->showConnection(status);
    m_notices->showConnection(status);
    if (status.state == ConnectionStatus::State::SignedIn && m_awaited == Awaited::SignIn) {
        m_awaited = Awaited::Nothing;
        m_summary->announce(tr("Signed in again"));
    } else if (status.state == ConnectionStatus::State::Failed) {
        m_awaited = Awaited::Nothing;
    }
}

void MainWindow::showFlows(const QList<Flow> &flows)
{
    m_notices->flowsArrived();
    m_workspace->showFlows(flows);
    if (m_awaited == Awaited::Flows) {
        m_awaited = Awaited::Nothing;
        m_summary->announce(tr("Flows reloaded · %1", "number of flows").arg(locale().toString(flows.size())));
    }
}

void MainWindow::showFlowsFailure(const ApiError &error)
{
    m_awaited = Awaited::Nothing;
    m_workspace->showFlowsFailure(error);
    if (m_workspace->hasFlows() && !flows().isPartial()) {
        m_notices->showFlowsFailure(error);
    }
}

void MainWindow::showProfiles(const QList<ConnectionProfile> &profiles, const ProfileId &current)
{
    m_desk->showProfiles(profiles, current);
}

void MainWindow::showPreflight(const PreflightReport &report)
{
    m_desk->showPreflight(report);
}

void MainWindow::showPreflightFailure(const ApiError &error)
{
    m_desk->showPreflightFailure(error);
}

void MainWindow::showConnectionTest(const ProfileId &id, const PreflightReport &report,
                                    const std::optional<ApiError> &error)
{
    m_desk->showTest(id, report, error);
}

void MainWindow::showPush(const PushState &state)
{
    m_summary->showPush(state);
}

void MainWindow::showSecretsHint(const QString &hint)
{
    m_desk->setSecretsHint(hint);
}

void MainWindow::announce(const QString &words)
{
    m_summary->announce(words);
    m_desk->say(words);
}

void MainWindow::applyChanges(const ChangeSet &changes)
{
    m_workspace->applyChanges(changes);
    m_compare->applyChanges(changes);
}

void MainWindow::showPresets(const QList<InputPreset> &presets)
{
    m_workspace->setPresets(presets);
}

void MainWindow::showPreview(const LaunchPreview &preview)
{
    m_workspace->showPreview(preview);
}

void MainWindow::showDetails(const ExecutionDetails &details)
{
    m_workspace->showDetails(details);
    m_compare->showDetails(details);
}

void MainWindow::showMetrics(const Metrics &metrics)
{
    m_workspace->showMetrics(metrics);
    m_summary->showMetrics(metrics);
}

void MainWindow::showTrend(const Trend &trend)
{
    m_workspace->showTrend(trend);
    m_summary->showTrend(trend);
}

void MainWindow::showRateBudget(const RateBudgetState &state)
{
    m_requests->showBudget(state);
    m_batches->showBudget(state);
    m_launching->showBudget(state);
    m_summary->showRateBudget(state);
}

void MainWindow::showAudit(const AuditState &state)
{
    m_summary->showAudit(state);
    m_notices->showAudit(state);
}

void MainWindow::askForFlows()
{
    m_awaited = Awaited::Flows;
    m_summary->announce(tr("Reloading flows…"));
    emit reloadFlowsRequested();
}

void MainWindow::askToSignIn()
{
    m_awaited = Awaited::SignIn;
    emit signInRequested();
}

void MainWindow::openSetting(SettingLink link)
{
    if (!m_desk->openSetting(link)) {
        m_workspace->goTo(link);
    }
}

void MainWindow::showLaunchState()
{
    const QString blocker = m_workspace->launchBlocker();
    const QString problems = m_workspace->inputProblems();
    m_launch->setEnabled(blocker.isEmpty());
    setStyleProperty(*m_launch, "blocked", blocker.isEmpty() && !problems.isEmpty());
    QString words = tr("Launch the selected flow with these values (Ctrl+Enter)");
    if (!blocker.isEmpty()) {
        words = blocker;
    } else if (!problems.isEmpty()) {
        words = tr("%1. Press to go to the first.", "how many problems there are").arg(problems);
    }
    m_launch->setToolTip(words);
    m_launch->setAccessibleDescription(words);
}

void MainWindow::showIcons()
{
    m_launch->setIcon(m_theme.primaryIcon(QStringLiteral("play")));
}

void MainWindow::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void MainWindow::showShortcuts()
{
    if (m_shortcuts.isNull()) {
        const auto [both, live, stored] = m_workspace->tableKeys();
        m_shortcuts = createShortcutsWindow({{tr("Anywhere", "where keys act"), m_menuActions},
                                             {tr("Flows"), flows().flowActions()},
                                             {tr("Variables"), m_workspace->variablesActions()},
                                             {tr("Tables of executions"), both},
                                             {tr("Live executions"), live},
                                             {tr("Stored executions"), stored},
                                             {tr("JSON in the inspector"), m_workspace->inspectorActions()}},
                                            m_theme, this);
    }
    m_shortcuts->show();
    m_shortcuts->activateWindow();
}

void MainWindow::showAbout()
{
    if (m_about.isNull()) {
        m_about = createAboutWindow(this);
    }
    m_about->show();
    m_about->activateWindow();
}

void MainWindow::resetLayout()
{
    m_workspace->arrange();
}

void MainWindow::arrangeFirst()
{
    constexpr QSize designed(1440, 900);
    resize(designed);
    fitIntoScreen(true);
    m_workspace->arrange();
}

void MainWindow::fitIntoScreen(bool firstStart)
{
    if (isMaximized() || isFullScreen()) {
        return;
    }
    const QRect available = screen()->availableGeometry();
    QRect wanted = geometry();
    if (firstStart) {
        wanted.moveCenter(available.center());
    }
    setGeometry(fittedInto(available, wanted, assumedFrame()));
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return moveFocus(m_workspace->tabStops() + tabStops(*m_toolBar) + m_workspace->dockButtons(), next);
}

bool MainWindow::askedBeforeClosing()
{
    const NoticeArea::Unfinished unfinished{.running = m_workspace->runningCount(),
                                            .queued = m_launching->queuedCount(),
                                            .rowsLeft = static_cast<int>(m_batches->rowsLeft()),
                                            .planned = m_launching->plannedCount()};
    if (unfinished.isAnything()) {
        m_notices->askToQuit(unfinished);
    }
    return unfinished.isAnything();
}

void MainWindow::quit()
{
    if (!askedBeforeClosing()) {
        close();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // The end of the session and a signal wait for no answer.
    if (event->spontaneous() && !qApp->isSavingSession() && askedBeforeClosing()) {
        event->ignore();
        return;
    }
    emit closing();
    QMainWindow::closeEvent(event);
}

} // namespace flowconsole
