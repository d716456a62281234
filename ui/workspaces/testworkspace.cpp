#include "ui/workspaces/testworkspace.h"

#include "ui/executions/executionspane.h"
#include "ui/flows/flowspane.h"
#include "ui/inspector/inspectorpane.h"
#include "ui/preview/previewpane.h"
#include "ui/theme/theme.h"
#include "ui/trends/trendspane.h"
#include "ui/variables/variablespane.h"
#include "ui/widgets/focusorder.h"
#include "ui/workspaces/docktabs.h"
#include "ui/workspaces/panedock.h"

#include <QAction>
#include <QMainWindow>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace flowconsole {

TestWorkspace::TestWorkspace(QMainWindow &window, Theme &theme, const Clock &clock)
    : QObject(&window), m_window(window), m_model(clock), m_storedRuns(clock)
{
    m_flows = new FlowsPane(theme);
    m_variables = new VariablesPane(theme, clock);
    createTables(theme);
    m_inspector = new InspectorPane(theme, clock);
    m_preview = new PreviewPane(theme);
    m_trends = new TrendsPane(theme);
    createDocks(theme);
    connectPanes();
    connectRuns();
    connectSession();
}

TestWorkspace::~TestWorkspace()
{
    // They look at the models, which as members would go before them.
    if (m_tables) {
        m_executions->disconnect(this);
        m_stored->disconnect(this);
        delete m_tables;
    }
}

void TestWorkspace::createDocks(Theme &theme)
{
    const auto dock = [this, &theme](const QString &name, const char *objectName, QWidget *pane) {
        return new PaneDock(name, QLatin1String(objectName), pane, theme, &m_window);
    };
    m_flowsDock = dock(tr("Flows"), "flowsDock", m_flows);
    m_variablesDock = dock(tr("Variables"), "variablesDock", m_variables);
    m_inspectorDock = dock(tr("Inspector"), "inspectorDock", m_inspector);
    m_previewDock = dock(tr("Request preview"), "previewDock", m_preview);
    m_trendsDock = dock(tr("Trends"), "trendsDock", m_trends);

    // Its head names the flow.
    m_variablesDock->keepHeadAmongTabs();
    m_trendsDock->letScroll();

    m_docks = {m_flowsDock, m_variablesDock, m_inspectorDock, m_previewDock, m_trendsDock};
    m_tabs = new DockTabs(m_window, m_docks, this);
    for (const PaneDock *each : std::as_const(m_docks)) {
        connect(each, &QDockWidget::visibilityChanged, this, &TestWorkspace::scheduleDockUpdate);
        connect(each, &QDockWidget::topLevelChanged, this, &TestWorkspace::scheduleDockUpdate);
        connect(each, &QDockWidget::dockLocationChanged, this, &TestWorkspace::scheduleDockUpdate);
    }
}

void TestWorkspace::connectPanes()
{
    connect(m_flows, &FlowsPane::flowSelected, m_variables, &VariablesPane::setFlow);
    connect(m_flows, &FlowsPane::selectionLost, m_variables, &VariablesPane::clearFlow);
    connect(m_flows, &FlowsPane::retryRequested, this, &TestWorkspace::reloadFlowsRequested);
    connect(m_flows, &FlowsPane::pinLost, m_variables, &VariablesPane::showNotice);
    connect(m_flows, &FlowsPane::pinLost, this, &TestWorkspace::noticed);
    connect(m_variables, &VariablesPane::launchRequested, this, &TestWorkspace::followLaunch);
    connect(m_variables, &VariablesPane::launchBlockerChanged, this, &TestWorkspace::launchBlockerChanged);
    connect(m_variables, &VariablesPane::launchBlockerChanged, this, &TestWorkspace::renewPreview);
    connect(m_previewDock, &QDockWidget::visibilityChanged, this, &TestWorkspace::renewPreview);
    connect(m_variables, &VariablesPane::presetsChanged, this, &TestWorkspace::presetsChanged);
    connect(m_variables, &VariablesPane::presetsExportRequested, this, &TestWorkspace::presetsExportRequested);
    connect(m_variables, &VariablesPane::presetsImportRequested, this, &TestWorkspace::presetsImportRequested);
    connect(m_variables, &VariablesPane::timeoutPolicyChanged, this, &TestWorkspace::timeoutPolicyChanged);
    connect(m_executions, &ExecutionsPane::executionSelected, this, &TestWorkspace::inspect);
    connect(m_executions, &ExecutionsPane::inputWanted, this, &TestWorkspace::useInput);
    connect(m_executions, &ExecutionsPane::lookRequested, this, &TestWorkspace::lookRequested);
    connect(m_executions, &ExecutionsPane::endRequested, this, &TestWorkspace::endRequested);
    connect(m_executions, &ExecutionsPane::clearFilterRequested, this, &TestWorkspace::clearFilterRequested);
    connect(m_inspector, &InspectorPane::settingRequested, this, &TestWorkspace::settingRequested);
    connect(&m_model, &ExecutionTableModel::countsChanged, this, &TestWorkspace::countsChanged);
}

QWidget *TestWorkspace::centre() const
{
    return m_tables;
}

void TestWorkspace::arrange()
{
    m_window.setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    m_window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    for (PaneDock *dock : std::as_const(m_docks)) {
        dock->setFloating(false);
        m_window.removeDockWidget(dock);
    }
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_flowsDock);
    m_window.splitDockWidget(m_flowsDock, m_variablesDock, Qt::Horizontal);
    m_window.addDockWidget(Qt::TopDockWidgetArea, m_inspectorDock);
    m_window.tabifyDockWidget(m_inspectorDock, m_previewDock);
    m_window.tabifyDockWidget(m_previewDock, m_trendsDock);
    for (PaneDock *dock : std::as_const(m_docks)) {
        dock->show();
    }
    m_inspectorDock->raise();

    // Of the window's width and height, as in the design at 1440 × 900; narrow windows give the table its
    // share.
    const int width = m_window.width();
    const int flowsWidth = qBound(170, width * 16 / 100, 260);
    const int variablesWidth = qBound(286, width * 38 / 100 - 144, 460);
    constexpr int smallHeight = 800;
    const int inspectorShare = m_window.height() < smallHeight ? 45 : 52;
    const int inspectorHeight = qMax(260, m_window.height() * inspectorShare / 100);
    m_window.resizeDocks({m_flowsDock, m_variablesDock}, {flowsWidth, variablesWidth}, Qt::Horizontal);
    m_window.resizeDocks({m_inspectorDock}, {inspectorHeight}, Qt::Vertical);
    updateDocks();
}

QList<QAction *> TestWorkspace::dockActions() const
{
    QList<QAction *> actions;
    for (const PaneDock *dock : m_docks) {
        actions.append(dock->toggleViewAction());
    }
    return actions;
}

QList<QWidget *> TestWorkspace::tabStops() const
{
    QList<QWidget *> stops;
    for (const PaneDock *dock : m_docks) {
        if (QTabBar *bar = dock->isInFront() ? m_tabs->barOf(dock) : nullptr) {
            stops.append(bar);
        }
        stops.append(dock->contentStops());
    }
    return stops + flowconsole::tabStops(*m_tables->currentWidget());
}

QList<QWidget *> TestWorkspace::dockButtons() const
{
    QList<QWidget *> stops;
    for (const PaneDock *dock : m_docks) {
        stops.append(dock->headStops());
    }
    return stops;
}

QList<QAction *> TestWorkspace::tableMenuActions() const
{
    // Those of the table that is not shown are hidden.
    return m_executions->tableActions() + m_stored->tableActions();
}

QAction *TestWorkspace::endAction() const
{
    return m_executions->endAction();
}

void TestWorkspace::goTo(SettingLink link)
{
    if (link == SettingLink::FlowInput) {
        m_variablesDock->show();
        m_variablesDock->raise();
        m_variables->showProblems();
        m_variables->setFocus();
    } else if (link == SettingLink::FlowList) {
        m_flowsDock->show();
        m_flowsDock->raise();
        m_flows->setFocus();
    }
}

void TestWorkspace::updateDocks()
{
    m_tabs->update();
}

void TestWorkspace::scheduleDockUpdate()
{
    // The signals come while the main window is still arranging.
    QMetaObject::invokeMethod(this, &TestWorkspace::updateDocks, Qt::QueuedConnection);
}

void TestWorkspace::showConnection(const ConnectionStatus &status)
{
    m_executions->setConnection(status.profile);
    m_stored->setConnection(status.profile);
    m_flows->setDialect(status.profile.dialect);
    m_variables->setDialect(status.profile.dialect);
    m_flows->setSignedIn(status.state == ConnectionStatus::State::SignedIn);
    switch (status.state) {
    case ConnectionStatus::State::SignedOut:
    case ConnectionStatus::State::Failed:
        m_variables->setOutsideBlocker(tr("Not signed in"));
        break;
    case ConnectionStatus::State::SigningIn:
        m_variables->setOutsideBlocker(tr("Signing in…"));
        break;
    case ConnectionStatus::State::SignedIn:
        m_variables->setOutsideBlocker({});
        break;
    }
}

void TestWorkspace::forgetFlows()
{
    m_flows->forget();
}

void TestWorkspace::showFlows(const QList<Flow> &flows)
{
    m_flows->showFlows(flows);
}

void TestWorkspace::showFlowsFailure(const ApiError &error)
{
    m_flows->showFailure(error);
}

bool TestWorkspace::hasFlows() const
{
    return m_flows->hasFlows();
}

void TestWorkspace::applyChanges(const ChangeSet &changes)
{
    m_model.apply(changes);
    m_storedRuns.apply(changes);
    // Of when it is looked at next, only the table is told: that is no detail of what it did.
    const ExecutionId shown = shownExecution();
    for (const FlowExecution &execution : changes.changed) {
        if (execution.id == shown) {
            m_inspector->setExecution(execution);
        }
    }
}

void TestWorkspace::showDetails(const ExecutionDetails &details)
{
    // An answer about an execution that was left meanwhile is of no use.
    if (details.execution.id == shownExecution()) {
        m_inspector->setDetails(details);
    }
}

void TestWorkspace::showMetrics(const Metrics &metrics)
{
    m_trends->setMetrics(metrics);
}

void TestWorkspace::showTrend(const Trend &trend)
{
    m_trends->setTrend(trend);
}

FilterVocabulary TestWorkspace::filterVocabulary() const
{
    return m_model.filterVocabulary();
}

void TestWorkspace::setFilterText(const QString &text)
{
    m_executions->setFilterText(text);
    m_stored->setFilterText(text);
}

TableLayout TestWorkspace::tableLayout() const
{
    return isStoredShown() ? m_stored->tableLayout() : m_executions->tableLayout();
}

void TestWorkspace::setTableLayout(const TableLayout &layout)
{
    if (isStoredShown()) {
        m_stored->setTableLayout(layout);
    } else {
        m_executions->setTableLayout(layout);
    }
}

QString TestWorkspace::launchBlocker() const
{
    return m_variables->flowBlocker();
}

QString TestWorkspace::inputProblems() const
{
    return launchBlocker().isEmpty() ? m_variables->launchBlocker() : QString();
}

void TestWorkspace::launch()
{
    m_variables->launch();
}

void TestWorkspace::setTimeoutPolicies(const QHash<FlowId, TimeoutPolicy> &policies)
{
    m_variables->setTimeoutPolicies(policies);
}

void TestWorkspace::setPresets(const QList<InputPreset> &presets)
{
    m_variables->setPresets(presets);
}

void TestWorkspace::setMoreLaunchActions(const QList<QAction *> &actions)
{
    m_variables->setMoreActions(actions);
}

std::optional<LaunchRequest> TestWorkspace::prepareRequest()
{
    return m_variables->prepareRequest();
}

std::optional<LaunchRequest> TestWorkspace::currentRequest() const
{
    return m_variables->currentRequest();
}

void TestWorkspace::follow(const LaunchRequest &request)
{
    m_storedAction->setChecked(false);
    m_executions->select(request.id);
    m_flows->noteLaunch(request.flowId);
}

void TestWorkspace::followLaunch(const LaunchRequest &request)
{
    follow(request);
    emit launchRequested(request);
}

/// What cannot be seen is not asked for.
void TestWorkspace::renewPreview()
{
    const auto request = m_variables->currentRequest();
    if (!request || !m_variables->flowBlocker().isEmpty()) {
        m_preview->showNothing(m_variables->flowBlocker());
    } else if (!m_preview->visibleRegion().isEmpty()) {
        emit previewRequested(*request);
    }
}

void TestWorkspace::showPreview(const LaunchPreview &preview)
{
    const auto request = m_variables->currentRequest();
    if (request && preview.id == request->id && m_variables->flowBlocker().isEmpty()) {
        m_preview->showPreview(preview, m_variables->launchBlocker());
    }
}

void TestWorkspace::inspect(const ExecutionId &id)
{
    if (id != shownExecution()) {
        return; // of the table that is not shown
    }
    const FlowExecution *execution = runOf(id);
    if (execution == nullptr) {
        m_inspector->clear();
    } else {
        // What the table knows stands there at once; requests and telemetry follow.
        m_inspector->setDetails({*execution, {}, {}, {}});
    }
    emit inspectRequested(id);
}

} // namespace flowconsole
