#pragma once

#include "domain/auditstate.h"
#include "domain/connectionprofile.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/launchrequest.h"
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
class ConnectionChip;
class FilterField;
class InlineMessage;
class Meter;
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
    void resetLayout();

signals:
    void launchRequested(const flowconsole::LaunchRequest &request);
    void reloadFlowsRequested();
    /// Ask the platform now; an empty list means all that are running.
    void lookRequested(const QList<flowconsole::ExecutionId> &ids);
    /// Details of this execution are wanted from now on; an empty id ends that.
    void inspectRequested(const flowconsole::ExecutionId &id);
    void signInRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    /// Tab goes through the panes in the order of the work, not in the order in which Qt made them.
    bool focusNextPrevChild(bool next) override;

private:
    /// What was asked for by hand, so that its answer is worth a word.
    enum class Awaited { Nothing, Flows, SignIn };

    /// What the button of the message bar does.
    enum class NoticeAction { SignIn, ReloadFlows };

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
    QAction *addMenuAction(QMenu *menu, const QString &text, const char *objectName,
                           const QKeySequence &shortcut = {});

    void askForFlows();
    void askToSignIn();
    void showIcons();
    void showLaunchState();
    void takeNoticeAction();
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
    ConnectionChip *m_connectionChip = nullptr;
    FilterField *m_filter = nullptr;
    Meter *m_requests = nullptr;
    QToolBar *m_toolBar = nullptr;
    QPushButton *m_launch = nullptr;
    InlineMessage *m_notice = nullptr;
    InlineMessage *m_auditNotice = nullptr;
    QString m_auditProblem;
    Awaited m_awaited = Awaited::Nothing;
    NoticeAction m_noticeAction = NoticeAction::SignIn;
    StatusSummary *m_summary = nullptr;
    QList<QAction *> m_menuActions; ///< in the order of the menus
    QPointer<QWidget> m_shortcuts;
    QPointer<QWidget> m_about;
};

} // namespace flowconsole
