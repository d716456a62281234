#pragma once

#include "domain/connectionprofile.h"
#include "domain/errorcatalogue.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/historystate.h"
#include "domain/inputpreset.h"
#include "domain/launchpreview.h"
#include "domain/launchrequest.h"
#include "domain/telemetryrecord.h"
#include "models/executiontablemodel.h"
#include "models/historytablemodel.h"
#include "ui/executions/executionspane.h"
#include "ui/history/historypane.h"
#include "ui/session/sessionstate.h"
#include "ui/variables/timeoutchoice.h"

#include <QHash>
#include <QObject>
#include <QPointer>

class QAction;
class QMainWindow;
class QStackedWidget;
class QWidget;

namespace flowconsole {

class Clock;
class DockTabs;

class FlowsPane;
class InspectorPane;
class PaneDock;
class PreviewPane;
class Theme;
class TrendsPane;
class VariablesPane;
struct FilterVocabulary;

/// The workspace of an administrator who tries a flow: flows and variables at the left, inspector, preview and
/// trends above the table of executions. Brings its docks and the central table into a main window, and
/// connects the panes with each other. GUI thread; window, theme and clock outlive it.
class TestWorkspace final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestWorkspace)

public:
    TestWorkspace(QMainWindow &window, Theme &theme, const Clock &clock);
    ~TestWorkspace() override;

    /// What stands above the docks in the middle of the window.
    [[nodiscard]] QWidget *centre() const;
    /// Shows all docks in their first places and sizes.
    void arrange();
    /// One action a dock that shows and hides it.
    [[nodiscard]] QList<QAction *> dockActions() const;
    /// What Tab reaches, in the order of the work: choose a flow, fill it in, launch, look at what came of it.
    [[nodiscard]] QList<QWidget *> tabStops() const;
    /// What detaches and closes docks; it comes last.
    [[nodiscard]] QList<QWidget *> dockButtons() const;
    /// Actions with a key, by the table of executions in which they act.
    struct TableKeys
    {
        QList<QAction *> both; ///< those of one of the two stand for the other's
        QList<QAction *> live;
        QList<QAction *> stored;
    };
    [[nodiscard]] TableKeys tableKeys() const;
    /// Of the form, those with a shortcut.
    [[nodiscard]] QList<QAction *> variablesActions() const;
    /// Shows all stored executions in place of this session's, and back.
    [[nodiscard]] QAction *storedAction() const { return m_storedAction; }
    /// The table of stored executions; what it asks for and is told goes between it and the engine.
    [[nodiscard]] HistoryTableModel &storedRuns() { return m_storedRuns; }
    /// Launch the inspected execution again, the same with changes, compare it.
    [[nodiscard]] QList<QAction *> runActions() const;
    /// Of the inspector, those with a shortcut of their own.
    [[nodiscard]] QList<QAction *> inspectorActions() const;
    /// What can be done with the table as a whole; nullptr parts them.
    [[nodiscard]] QList<QAction *> tableMenuActions() const;
    /// Asks whether the selected executions shall be ended.
    [[nodiscard]] QAction *endAction() const;
    /// After the main window has put docks elsewhere by itself.
    void updateDocks();

    void showConnection(const ConnectionStatus &status);
    /// For a connection to another organisation.
    void forgetFlows();
    void showFlows(const QList<Flow> &flows);
    void showFlowsFailure(const ApiError &error);
    [[nodiscard]] bool hasFlows() const;
    /// It asks for versions, and is told of pages and of how flows do, by itself.
    [[nodiscard]] FlowsPane &flows() const { return *m_flows; }
    void applyChanges(const ChangeSet &changes);
    void showDetails(const ExecutionDetails &details);
    void showPreview(const LaunchPreview &preview);
    void showMetrics(const Metrics &metrics);
    void showTrend(const Trend &trend);
    void setFilterText(const QString &text);
    void showHistory(const HistoryState &state);
    /// How the table that is shown is arranged; for saved views.
    [[nodiscard]] TableLayout tableLayout() const;
    void setTableLayout(const TableLayout &layout);
    /// What a filter can name.
    [[nodiscard]] FilterVocabulary filterVocabulary() const;
    /// Goes to what an error points at, where it is here.
    void goTo(SettingLink link);

    /// Writes what is typed, selected and sorted here into the session.
    void captureInto(SessionState &state) const;
    /// Brings it back; what needs flows and executions follows when they come. To be called before the first
    /// flows.
    void restore(const SessionState &state);

    [[nodiscard]] int runningCount() const { return m_model.runningCount(); }
    [[nodiscard]] int reconcilingCount() const { return m_model.reconcilingCount(); }
    /// What is remembered of each flow.
    void setTimeoutPolicies(const QHash<FlowId, TimeoutPolicy> &policies);
    void setPresets(const QList<InputPreset> &presets);
    /// For the menu beside the launch button; nullptr parts them.
    void setMoreLaunchActions(const QList<QAction *> &actions);
    /// The launch as the form stands, right or wrong; nothing without a flow.
    [[nodiscard]] std::optional<LaunchRequest> currentRequest() const;
    /// The launch as the form stands; nothing where it has problems, which are shown then.
    [[nodiscard]] std::optional<LaunchRequest> prepareRequest();
    /// Why launch() cannot do anything, for people; empty where it can, be it to show what is wrong with the
    /// input.
    [[nodiscard]] QString launchBlocker() const;
    /// How many problems launch() would show instead of launching; empty where there is none.
    [[nodiscard]] QString inputProblems() const;

public slots:
    void launch();
    /// Selects the execution of this launch as soon as it is there.
    void follow(const flowconsole::LaunchRequest &request);

signals:
    void launchRequested(const flowconsole::LaunchRequest &request);
    /// Of the launch as the form stands; while its preview is shown, after each edit.
    void previewRequested(const flowconsole::LaunchRequest &request);
    void presetsChanged(const QList<flowconsole::InputPreset> &presets);
    void presetsExportRequested(const QString &path);
    void presetsImportRequested(const QString &path);
    void launchBlockerChanged();
    void timeoutPolicyChanged(const flowconsole::FlowId &flow, const flowconsole::TimeoutPolicy &policy);
    void reloadFlowsRequested();
    void lookRequested(const QList<flowconsole::ExecutionId> &ids);
    void inspectRequested(const flowconsole::ExecutionId &id);
    void countsChanged();
    void endRequested(const QList<flowconsole::ExecutionId> &ids, const QString &reason);
    void clearFilterRequested();
    /// The operator looks at another flow, or it is another now.
    void flowSelected(const flowconsole::Flow &flow);
    void flowLost();
    /// The operator wants to see these two side by side.
    void compareRequested(const flowconsole::ExecutionId &one, const flowconsole::ExecutionId &other);
    /// With which other run is to be asked; the place is on the screen.
    void compareOfferWanted(const flowconsole::FlowExecution &run, const QPoint &place);
    void batchRequested();
    /// One sentence for people.
    void noticed(const QString &sentence);
    /// What captureInto() tells is another now.
    void sessionChanged();
    void settingRequested(flowconsole::SettingLink link);

private:
    void createTables(Theme &theme);
    void createDocks(Theme &theme);
    void showStored(bool stored);
    [[nodiscard]] bool isStoredShown() const;
    /// The one that the operator looks at in the table that is shown; empty without one.
    [[nodiscard]] ExecutionId shownExecution() const;
    /// Of this session, or the stored one that is selected; nullptr without one.
    [[nodiscard]] const FlowExecution *runOf(const ExecutionId &id) const;
    void connectPanes();
    void connectRuns();
    void connectSession();
    void followLaunch(const LaunchRequest &request);
    void useInput(const ExecutionId &id);
    void launchAgain(const ExecutionId &id);
    [[nodiscard]] const FlowExecution *runWithItsFlow(const ExecutionId &id);
    void openForm(const FlowExecution &run);
    void renewPreview();
    void inspect(const ExecutionId &id);
    void scheduleDockUpdate();

    QMainWindow &m_window;
    ExecutionTableModel m_model;
    HistoryTableModel m_storedRuns;
    QPointer<QStackedWidget> m_tables; ///< the window that shows it may be gone first
    FlowsPane *m_flows = nullptr;
    VariablesPane *m_variables = nullptr;
    ExecutionsPane *m_executions = nullptr;
    HistoryPane *m_stored = nullptr;
    TableSwitch *m_liveSwitch = nullptr;
    QAction *m_storedAction = nullptr;
    InspectorPane *m_inspector = nullptr;
    PreviewPane *m_preview = nullptr;
    TrendsPane *m_trends = nullptr;
    PaneDock *m_flowsDock = nullptr;
    PaneDock *m_variablesDock = nullptr;
    PaneDock *m_inspectorDock = nullptr;
    PaneDock *m_previewDock = nullptr;
    PaneDock *m_trendsDock = nullptr;
    DockTabs *m_tabs = nullptr;
    QList<PaneDock *> m_docks; ///< in the order of the work
};

} // namespace flowconsole
