#pragma once

#include "domain/auditstate.h"
#include "domain/connectionprofile.h"
#include "domain/errorcatalogue.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/launchrequest.h"
#include "domain/preflight.h"
#include "domain/telemetryrecord.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>
#include <optional>

class QMenu;
class QPushButton;
class QSettings;
class QToolBar;

namespace flowconsole {

class Clock;
class ConnectionDesk;
class FilterField;
class Meter;
class NoticeArea;
class StatusSummary;
class TestWorkspace;
class Theme;

/// The program's frame: menus, tool bar, status bar, and the Test workspace's docks and table. It takes facts
/// from the engine through its slots and answers with intents through its signals; it never asks anyone
/// anything. What was arranged is written to the settings when it closes. GUI thread; theme, clock and settings
/// outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    MainWindow(Theme &theme, const Clock &clock, QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

public slots:
    void showConnection(const flowconsole::ConnectionStatus &status);
    void showFlows(const QList<flowconsole::Flow> &flows);
    void showFlowsFailure(const flowconsole::ApiError &error);
    void applyChanges(const flowconsole::ChangeSet &changes);
    void showDetails(const flowconsole::ExecutionDetails &details);
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
    /// In the status bar for a few seconds: how an import or export went.
    void announce(const QString &words);
    void resetLayout();

signals:
    void launchRequested(const flowconsole::LaunchRequest &request);
    void reloadFlowsRequested();
    /// Ask the platform now; an empty list means all that are running.
    void lookRequested(const QList<flowconsole::ExecutionId> &ids);
    /// Details of this execution are wanted from now on; an empty id ends that.
    void inspectRequested(const flowconsole::ExecutionId &id);
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

protected:
    void closeEvent(QCloseEvent *event) override;
    /// Tab goes through the panes in the order of the work, not in the order in which Qt made them.
    bool focusNextPrevChild(bool next) override;

private:
    /// What was asked for by hand, so that its answer is worth a word.
    enum class Awaited { Nothing, Flows, SignIn };

    void createToolBar();
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
    QAction *addMenuAction(QMenu *menu, const QString &text, const char *objectName,
                           const QKeySequence &shortcut = {});

    void askForFlows();
    void askToSignIn();
    void showIcons();
    void showLaunchState();
    void openSetting(SettingLink link);
    void quit();
    void focusFilter();
    void showShortcuts();
    void showAbout();
    void restoreArrangement();
    void fitIntoScreen(bool firstStart);
    void saveArrangement();

    Theme &m_theme;
    const Clock &m_clock;
    QSettings &m_settings;

    TestWorkspace *m_workspace = nullptr;
    ConnectionDesk *m_desk = nullptr;
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
