#include "ui/mainwindow/mainwindow.h"

#include "ui/batch/batchdesk.h"
#include "ui/connections/connectiondesk.h"
#include "ui/launching/launchingdesk.h"
#include "ui/theme/theme.h"
#include "ui/views/viewsdesk.h"
#include "ui/workspaces/testworkspace.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

#include <optional>

namespace flowconsole {

namespace {

QString schemeSetting()
{
    return QStringLiteral("appearance/scheme");
}

/// As the settings file says it.
QString schemeWord(SchemeChoice choice)
{
    switch (choice) {
    case SchemeChoice::FollowSystem:
        return QStringLiteral("system");
    case SchemeChoice::Light:
        return QStringLiteral("light");
    case SchemeChoice::Dark:
        return QStringLiteral("dark");
    }
    Q_UNREACHABLE();
}

std::optional<SchemeChoice> schemeFromWord(const QString &word)
{
    for (const SchemeChoice choice : {SchemeChoice::FollowSystem, SchemeChoice::Light, SchemeChoice::Dark}) {
        if (schemeWord(choice) == word) {
            return choice;
        }
    }
    return std::nullopt;
}

} // namespace

void MainWindow::createMenus()
{
    createFileMenu();
    createViewMenu();
    createExecutionMenu();
    createConnectionMenu();
    createHelpMenu();
}

QAction *MainWindow::addMenuAction(QMenu *menu, const QString &text, const char *objectName,
                                   const QKeySequence &shortcut)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(shortcut);
    // Detached panes are windows of their own, and the shortcuts work there too.
    action->setShortcutContext(Qt::ApplicationShortcut);
    action->setAutoRepeat(false);
    m_menuActions.append(action);
    return action;
}

void MainWindow::createFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    const QAction *quit = addMenuAction(menu, tr("&Quit"), "quitAction", QKeySequence::Quit);
    connect(quit, &QAction::triggered, this, &MainWindow::quit);
}

void MainWindow::createViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    menu->setProperty("checks", true);
    menu->addActions(m_workspace->dockActions());
    menu->addSeparator();
    menu->addMenu(m_views->menu());
    createThemeMenu(menu);
    menu->addSeparator();
    const QAction *reset = addMenuAction(menu, tr("&Reset layout"), "resetLayoutAction");
    connect(reset, &QAction::triggered, this, &MainWindow::resetLayout);
}

void MainWindow::createThemeMenu(QMenu *viewMenu)
{
    QMenu *menu = viewMenu->addMenu(tr("&Theme"));
    menu->setProperty("checks", true);
    auto *group = new QActionGroup(this);
    if (const auto remembered = schemeFromWord(m_settings.value(schemeSetting()).toString())) {
        m_theme.setChoice(*remembered);
    }
    const auto add = [this, menu, group](const QString &text, const char *objectName, SchemeChoice choice) {
        QAction *action = addMenuAction(menu, text, objectName);
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        group->addAction(action);
        connect(&m_theme, &Theme::changed, action,
                [this, action, choice] { action->setChecked(m_theme.choice() == choice); });
        connect(action, &QAction::triggered, this, [this, choice] {
            m_settings.setValue(schemeSetting(), schemeWord(choice));
            m_theme.setChoice(choice);
        });
    };
    add(tr("&Light", "a colour scheme"), "lightAction", SchemeChoice::Light);
    add(tr("&Dark", "a colour scheme"), "darkAction", SchemeChoice::Dark);
    add(tr("&Follow the system", "of colour schemes"), "followSystemAction", SchemeChoice::FollowSystem);
}

void MainWindow::createExecutionMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Execution"));
    QAction *launch = addMenuAction(menu, tr("&Launch"), "launchAction");
    // The first is what menus and help show; keyboards call the key Enter.
    launch->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Enter), QKeySequence(Qt::CTRL | Qt::Key_Return)});
    connect(launch, &QAction::triggered, m_workspace, &TestWorkspace::launch);

    const QList<QAction *> ways = m_launching->launchActions() + QList<QAction *>{m_batches->action()};
    menu->addActions(ways);
    menu->addSeparator();
    menu->addActions(m_launching->queueActions());
    menu->addSeparator();
    m_menuActions += ways + m_launching->queueActions();

    menu->addActions(m_workspace->runActions());
    menu->addSeparator();
    m_menuActions += m_workspace->runActions();

    const QAction *look = addMenuAction(menu, tr("&Ask now", "ask the platform how the executions stand"),
                                        "lookAction", QKeySequence(Qt::Key_F5));
    connect(look, &QAction::triggered, this, [this] { emit lookRequested({}); });

    menu->addAction(m_workspace->endAction());
    menu->addSeparator();
    const QAction *filter =
        addMenuAction(menu, tr("&Filter executions"), "filterAction", QKeySequence(Qt::CTRL | Qt::Key_F));
    connect(filter, &QAction::triggered, this, &MainWindow::focusFilter);
    const QList<QAction *> ofTable = m_workspace->tableMenuActions();
    for (QAction *action : ofTable) {
        if (action == nullptr) {
            menu->addSeparator();
        } else {
            menu->addAction(action);
        }
    }
    menu->addSeparator();
    menu->addAction(m_workspace->storedAction());
    m_menuActions.append(m_workspace->storedAction());
}

void MainWindow::createConnectionMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Connection"));
    const QList<QAction *> actions = m_desk->actions();
    for (QAction *action : actions) {
        if (action == nullptr) {
            menu->addSeparator();
        } else {
            menu->addAction(action);
            m_menuActions.append(action);
        }
    }
    menu->addSeparator();
    const QAction *reload = addMenuAction(menu, tr("&Reload flows"), "reloadFlowsAction");
    connect(reload, &QAction::triggered, this, &MainWindow::askForFlows);
}

void MainWindow::createHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    const QAction *shortcuts =
        addMenuAction(menu, tr("&Keyboard shortcuts"), "shortcutsAction", QKeySequence(Qt::Key_F1));
    connect(shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    const QAction *about = addMenuAction(menu, tr("&About Flow Console"), "aboutAction");
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

} // namespace flowconsole
