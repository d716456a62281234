#pragma once

#include "domain/auditstate.h"
#include "domain/batch.h"
#include "domain/connectionprofile.h"
#include "domain/errorcatalogue.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/historystate.h"
#include "domain/inputpreset.h"
#include "domain/launchpreview.h"
#include "domain/launchqueue.h"
#include "domain/launchrequest.h"
#include "domain/preflight.h"
#include "domain/savedview.h"
#include "domain/schedule.h"
#include "domain/telemetryrecord.h"
#include "ui/session/sessionstate.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>
#include <optional>

class QMenu;
class QPushButton;
class QSettings;
class QToolBar;

namespace flowconsole {

class BatchDesk;
class Clock;
class CompareDesk;
class ConnectionDesk;
class FilterField;
class HistoryTableModel;
class FlowMemory;
class FlowsPane;
class LaunchingDesk;
class Meter;
class NoticeArea;
class StatusSummary;
class TestWorkspace;
class Theme;
class TimeoutMemory;
class ViewsDesk;
class WindowWatch;

/// The program's frame: menus, tool bar, status bar, and the Test workspace's docks and table. It takes facts
/// from the engine through its slots and answers with intents through its signals; it never asks anyone
/// anything. Where the operator is in it, session() tells. GUI thread; theme, clock and settings
/// outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    MainWindow(Theme &theme, const Clock &clock, QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Where the operator is at this moment.
    [[nodiscard]] SessionState session() const;
    /// Brings an earlier session back. To be called once, before the window is shown and hears of anything.
    void restoreSession(const SessionState &state);

    /// The table of stored executions, for whoever brings it together with the engine.
    [[nodiscard]] HistoryTableModel &storedRuns() const;
    /// How fast launches leave, as it was chosen in this run or an earlier one.
    [[nodiscard]] LauncherSettings launcherSettings() const;

    /// The pane of flows asks for versions, and is told of pages and of how flows do, by itself.
    [[nodiscard]] FlowsPane &flows() const;

public slots:
    void showConnection(const flowconsole::ConnectionStatus &status);
    void showFlows(const QList<flowconsole::Flow> &flows);
    void showFlowsFailure(const flowconsole::ApiError &error);
    void applyChanges(const flowconsole::ChangeSet &changes);
    void showDetails(const flowconsole::ExecutionDetails &details);
    /// Answers runsWanted().
    void showRuns(const QList<flowconsole::ExecutionId> &asked,
                  const QList<flowconsole::ExecutionDetails> &runs);
    /// Why they could not be read, for people.
    void showRunsFailure(const QList<flowconsole::ExecutionId> &asked, const QString &problem);
    void showPreview(const flowconsole::LaunchPreview &preview);
    void showPresets(const QList<flowconsole::InputPreset> &presets);
    void showViews(const flowconsole::ViewCollection &views);
    /// What went wrong with the file of saved filters and views, in sentences.
    void showViewsTrouble(const QString &words);
    void showMetrics(const flowconsole::Metrics &metrics);
    void showTrend(const flowconsole::Trend &trend);
    void showRateBudget(const flowconsole::RateBudgetState &state);
    void showAudit(const flowconsole::AuditState &state);
    /// All profiles, and the one that the console is connected with or is about to be.
    void showProfiles(const QList<flowconsole::ConnectionProfile> &profiles,
                      const flowconsole::ProfileId &current);
    void showPreflight(const flowconsole::PreflightReport &report);
    void showPreflightFailure(const flowconsole::ApiError &error);
    void showConnectionTest(const flowconsole::ProfileId &id, const flowconsole::PreflightReport &report,
                            const std::optional<flowconsole::ApiError> &error);
    void showPush(const flowconsole::PushState &state);
    /// Where secrets are kept, as one sentence, for the form of a connection.
    void showSecretsHint(const QString &hint);
    void showBatchInspection(const flowconsole::BatchCheck &found);
    void showBatchCheckProgress(qint64 bytesRead, qint64 bytes);
    void showBatchCheck(const flowconsole::BatchCheck &found);
    void showBatchProgress(const flowconsole::BatchProgress &progress);
    /// Opens the batch window with this file chosen.
    void openBatchFile(const QString &path);
    /// Why it was not started or resumed, for people.
    void showBatchRefusal(const flowconsole::BatchId &id, const QString &reason);
    void showBatches(const QList<flowconsole::BatchProgress> &batches);
    void showLaunchQueue(const flowconsole::LaunchQueueState &state);
    /// In the status bar for a few seconds: how many queued launches were removed.
    void showTakenBack(const flowconsole::TakenBack &result);
    void showSchedules(const QList<flowconsole::Schedule> &schedules);
    /// Why a schedule was not taken, for people.
    void showScheduleRefusal(const flowconsole::ScheduleId &id, const QString &reason);
    void showHistory(const flowconsole::HistoryState &state);
    /// Below the tool bar, until the operator closes it: what became of the last session.
    void showSessionNotice(const QString &words);
    /// In the status bar for a few seconds: how an import or export went.
    void announce(const QString &words);
    void resetLayout();

signals:
    void launchRequested(const flowconsole::LaunchRequest &request);
    void previewRequested(const flowconsole::LaunchRequest &request);
    void presetsChanged(const QList<flowconsole::InputPreset> &presets);
    void presetsExportRequested(const QString &path);
    void presetsImportRequested(const QString &path);
    /// Saved filters and views, to be stored.
    void viewsChanged(const flowconsole::ViewCollection &views);
    void viewsExportRequested(const QString &path, const flowconsole::ViewCollection &views);
    void viewsImportRequested(const QString &path);
    void reloadFlowsRequested();
    /// Ask the platform now; an empty list means all that are running.
    void lookRequested(const QList<flowconsole::ExecutionId> &ids);
    /// Details of this execution are wanted from now on; an empty id ends that.
    void inspectRequested(const flowconsole::ExecutionId &id);
    /// The details of these executions are wanted once, live or stored, to be compared.
    void runsWanted(const QList<flowconsole::ExecutionId> &ids);
    void signInRequested();
    void signOutRequested();
    /// The page on which a person is to sign in is wanted in the browser.
    void signInPageRequested();
    void preflightRequested();
    /// These executions are to be ended; the operator has confirmed it.
    void endRequested(const QList<flowconsole::ExecutionId> &ids, const QString &reason);
    void profileChosen(const flowconsole::ProfileId &id);
    /// An empty secret means the one that is stored.
    void profileSaved(const flowconsole::ConnectionProfile &profile,
                      const flowconsole::ConnectionSecrets &secrets);
    void profileDeleted(const flowconsole::ProfileId &id);
    void profileTestRequested(const flowconsole::ConnectionProfile &profile,
                              const flowconsole::ConnectionSecrets &secrets);
    void profilesExportRequested(const QString &path);
    void profilesImportRequested(const QString &path);
    /// The same launch so many times; the request's id is that of the first.
    void launchCopiesRequested(const flowconsole::LaunchRequest &request, int copies);
    void scheduleAdded(const flowconsole::Schedule &schedule);
    void scheduleRemoved(const flowconsole::ScheduleId &id);
    /// Also at the start, with those of an earlier run.
    void launcherSettingsChosen(const flowconsole::LauncherSettings &settings);
    void pauseLaunchingRequested();
    void resumeLaunchingRequested();
    /// What has not left is not to be launched; the operator has confirmed it.
    void takeBackQueuedRequested();
    /// The first rows of a file are wanted, to propose how it is to be read.
    void batchInspectRequested(const flowconsole::BatchSpec &draft);
    void batchCheckRequested(const flowconsole::BatchSpec &spec);
    void batchCheckCancelled();
    void batchStartRequested(const flowconsole::BatchCheck &checked);
    void batchPauseRequested(const flowconsole::BatchId &id);
    void batchResumeRequested(const flowconsole::BatchId &id);
    void batchStopRequested(const flowconsole::BatchId &id);
    /// All batches that are stored are to be told of.
    void batchesWanted();
    /// To be written; openBatchFile() is the answer where that went well.
    void boundaryFileChosen(const QString &path, const QByteArray &lines);
    /// What session() tells is another now.
    void sessionChanged();
    /// The window is about to close; session() is as it is to be kept.
    void closing();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    /// Tab goes through the panes in the order of the work, not in the order in which Qt made them.
    bool focusNextPrevChild(bool next) override;

private:
    /// What was asked for by hand, so that its answer is worth a word.
    enum class Awaited { Nothing, Flows, SignIn };

    void createToolBar();
    void makeToolBarRoom();
    void createStatusBar();
    void createMenus();
    void createFileMenu();
    void createViewMenu();
    void createThemeMenu(QMenu *viewMenu);
    void createExecutionMenu();
    void createConnectionMenu();
    void createHelpMenu();
    void connectWorkspace();
    void connectDesk();
    void connectBatches();
    void connectFlows();
    void showMarksOf(const ProfileId &profile);
    void connectLaunching();
    void connectViews();
    void connectRuns();
    void connectSession();
    QAction *addMenuAction(QMenu *menu, const QString &text, const char *objectName,
                           const QKeySequence &shortcut = {});

    void askForFlows();
    void askToSignIn();
    void showIcons();
    void showLaunchState();
    [[nodiscard]] std::optional<LaunchRequest> requestIfComplete();
    void renewRequest();
    void openSetting(SettingLink link);
    /// Asks where closing would leave something unfinished behind.
    [[nodiscard]] bool askedBeforeClosing();
    void quit();
    void focusFilter();
    void showShortcuts();
    void showAbout();
    void arrangeFirst();
    void restoreWindow(const SessionState &state);
    void fitIntoScreen(bool firstStart);
    /// Those that come back with a session.
    [[nodiscard]] QList<QWidget *> besideWindows() const;
    [[nodiscard]] QList<QWidget *> openWindows() const;
    void reopenWindow(const OpenWindow &window, const QList<ExecutionId> &compared);
    /// Those that come back once what they show is there.
    [[nodiscard]] QList<OpenWindow> awaitedWindows() const;

    Theme &m_theme;
    const Clock &m_clock;
    QSettings &m_settings;

    TestWorkspace *m_workspace = nullptr;
    ConnectionDesk *m_desk = nullptr;
    BatchDesk *m_batches = nullptr;
    LaunchingDesk *m_launching = nullptr;
    CompareDesk *m_compare = nullptr;
    ViewsDesk *m_views = nullptr;
    std::unique_ptr<TimeoutMemory> m_timeouts;
    std::unique_ptr<FlowMemory> m_flowMemory;
    WindowWatch *m_watch = nullptr;
    FilterField *m_filter = nullptr;
    Meter *m_requests = nullptr;
    QToolBar *m_toolBar = nullptr;
    QPushButton *m_launch = nullptr;
    NoticeArea *m_notices = nullptr;
    Awaited m_awaited = Awaited::Nothing;
    StatusSummary *m_summary = nullptr;
    QList<QAction *> m_menuActions; ///< in the order of the menus
    QPointer<QWidget> m_shortcuts;
    QPointer<QWidget> m_about;
};

} // namespace flowconsole
