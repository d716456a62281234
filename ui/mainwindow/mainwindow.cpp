#include "ui/mainwindow/mainwindow.h"

#include "base/clock.h"
#include "domain/words.h"
#include "ui/mainwindow/helpwindows.h"
#include "ui/mainwindow/screenfit.h"
#include "ui/mainwindow/statussummary.h"
#include "ui/theme/theme.h"
#include "ui/widgets/connectionchip.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/styleproperty.h"
#include "ui/workspaces/testworkspace.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

constexpr int arrangementVersion =
    1; ///< raised when docks come or go, so that an older arrangement is not taken

QString geometryKey()
{
    return QStringLiteral("window/geometry");
}

QString arrangementKey()
{
    return QStringLiteral("window/arrangement");
}

QString withCorrelationId(const QString &advice, const ApiError &error)
{
    return error.correlationId.isEmpty()
               ? advice
               : MainWindow::tr("%1 Correlation id: %2", "advice, id to quote to the platform's support")
                     .arg(advice, error.correlationId);
}

} // namespace

MainWindow::MainWindow(Theme &theme, const Clock &clock, QSettings &settings, QWidget *parent)
    : QMainWindow(parent), m_theme(theme), m_clock(clock), m_settings(settings)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Flow Console"));
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    m_workspace = new TestWorkspace(*this, theme, clock);
    createToolBar();
    setCentralWidget(m_workspace->centre());
    createStatusBar();
    createMenus();
    connectWorkspace();
    connect(&theme, &Theme::changed, this, &MainWindow::showIcons);
    showIcons();
    showLaunchState();
    restoreArrangement();
}

MainWindow::~MainWindow() = default;

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
    m_connectionChip = new ConnectionChip(m_theme, content);
    m_filter = new FilterField(m_theme, QKeySequence(Qt::CTRL | Qt::Key_F).toString(QKeySequence::NativeText),
                               content);
    m_filter->setObjectName(QStringLiteral("executionFilter"));
    m_filter->setPlaceholderText(tr("Filter executions: state, flow, version, detail, id…"));
    m_filter->setAccessibleName(tr("Filter executions"));
    m_filter->setToolTip(tr("Shows the executions in which every word occurs"));
    m_requests = new Meter(m_theme, content);
    m_launch = new QPushButton(tr("Launch"), content);
    m_launch->setObjectName(QStringLiteral("toolBarLaunch"));
    m_launch->setProperty("role", QStringLiteral("primary"));

    m_notice = new InlineMessage(m_theme, content);
    m_notice->hide();
    m_auditNotice = new InlineMessage(m_theme, content);
    m_auditNotice->setObjectName(QStringLiteral("auditMessage"));
    m_auditNotice->hide();

    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 9, 12, 9);
    line->setSpacing(12);
    line->addWidget(m_connectionChip);
    line->addWidget(m_filter, 1);
    line->addWidget(m_requests);
    line->addWidget(m_launch);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_notice);
    layout->addWidget(m_auditNotice);
    bar->addWidget(content);
    addToolBar(Qt::TopToolBarArea, bar);
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
    connect(m_workspace, &TestWorkspace::reloadFlowsRequested, this, &MainWindow::askForFlows);
    connect(m_workspace, &TestWorkspace::lookRequested, this, &MainWindow::lookRequested);
    connect(m_workspace, &TestWorkspace::inspectRequested, this, &MainWindow::inspectRequested);
    connect(m_workspace, &TestWorkspace::launchBlockerChanged, this, &MainWindow::showLaunchState);
    connect(m_workspace, &TestWorkspace::countsChanged, this,
            [this] { m_summary->showRunning(m_workspace->runningCount()); });
    connect(m_filter, &QLineEdit::textChanged, m_workspace, &TestWorkspace::setFilterText);
    connect(m_launch, &QPushButton::clicked, m_workspace, &TestWorkspace::launch);
    connect(m_notice, &InlineMessage::actionTriggered, this, &MainWindow::takeNoticeAction);
}

void MainWindow::showConnection(const ConnectionStatus &status)
{
    m_connectionChip->showStatus(status);
    m_summary->showConnection(status.state);
    m_workspace->showConnection(status);
    if (status.state == ConnectionStatus::State::SignedIn && m_awaited == Awaited::SignIn) {
        m_awaited = Awaited::Nothing;
        m_summary->announce(tr("Signed in again"));
    }
    if (status.state == ConnectionStatus::State::Failed && status.error) {
        m_awaited = Awaited::Nothing;
        const ErrorWords words = describe(*status.error);
        m_noticeAction = NoticeAction::SignIn;
        m_notice->showMessage(InlineMessage::Kind::Problem, words.whatHappened,
                              withCorrelationId(words.whatToDo, *status.error), tr("Sign in again"));
    } else {
        m_notice->hide();
    }
}

void MainWindow::showFlows(const QList<Flow> &flows)
{
    if (m_noticeAction == NoticeAction::ReloadFlows) {
        m_notice->hide();
    }
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
    if (m_workspace->hasFlows()) {
        const ErrorWords words = describe(error);
        m_noticeAction = NoticeAction::ReloadFlows;
        m_notice->showMessage(InlineMessage::Kind::Problem,
                              tr("The flow list could not be loaded anew. %1").arg(words.whatHappened),
                              withCorrelationId(words.whatToDo, error), tr("Retry"));
    }
}

void MainWindow::applyChanges(const ChangeSet &changes)
{
    m_workspace->applyChanges(changes);
}

void MainWindow::showDetails(const ExecutionDetails &details)
{
    m_workspace->showDetails(details);
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
    const bool paused = state.pausedUntil.isValid() && state.pausedUntil > m_clock.nowUtc();
    m_requests->setUsage(state.count, state.allowed, paused);
    m_summary->showRateBudget(state);
}

void MainWindow::showAudit(const AuditState &state)
{
    m_summary->showAudit(state);
    if (state.problem.isEmpty()) {
        m_auditNotice->hide();
    } else if (state.problem != m_auditProblem) {
        m_auditNotice->showMessage(InlineMessage::Kind::Problem, state.problem, {}, {});
    }
    m_auditProblem = state.problem;
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

void MainWindow::takeNoticeAction()
{
    m_notice->hide();
    switch (m_noticeAction) {
    case NoticeAction::SignIn:
        askToSignIn();
        break;
    case NoticeAction::ReloadFlows:
        askForFlows();
        break;
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
        m_shortcuts = createShortcutsWindow(m_menuActions + m_workspace->tableActions(), m_theme, this);
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

void MainWindow::restoreArrangement()
{
    constexpr QSize designed(1440, 900);
    resize(designed);
    const bool isRemembered = restoreGeometry(m_settings.value(geometryKey()).toByteArray());
    fitIntoScreen(!isRemembered);
    m_workspace->arrange();
    restoreState(m_settings.value(arrangementKey()).toByteArray(), arrangementVersion);
    m_workspace->updateDocks();
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

void MainWindow::saveArrangement()
{
    m_settings.setValue(geometryKey(), saveGeometry());
    m_settings.setValue(arrangementKey(), saveState(arrangementVersion));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveArrangement();
    QMainWindow::closeEvent(event);
}

} // namespace flowconsole
