#include "ui/connections/connectiondesk.h"

#include "domain/words.h"
#include "models/profilelistmodel.h"
#include "ui/connections/connectionswindow.h"
#include "ui/connections/profilemenu.h"
#include "ui/permissions/permissionswindow.h"
#include "ui/permissions/preflightwords.h"
#include "ui/widgets/connectionchip.h"

#include <QAction>

namespace flowconsole {

ConnectionDesk::ConnectionDesk(Theme &theme, QWidget &window)
    : QObject(&window), m_theme(theme), m_window(window), m_profiles(new ProfileListModel(this))
{
    createActions();
    m_chip = new ConnectionChip(theme, &window);
    m_menu = new ProfileMenu(theme, *m_profiles, {m_manage, m_permissionsAction, nullptr, m_signIn, m_signOut},
                             &window);
    m_chip->setMenuBelow(m_menu);
    connect(m_menu, &ProfileMenu::profileChosen, this, &ConnectionDesk::choose);
    showStatus({});
}

QAction *ConnectionDesk::createAction(const QString &text, const char *objectName)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcutContext(Qt::ApplicationShortcut);
    action->setAutoRepeat(false);
    return action;
}

void ConnectionDesk::createActions()
{
    m_switch = createAction(tr("S&witch connection…"), "switchConnectionAction");
    m_switch->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    m_manage = createAction(tr("&Manage connections…"), "manageConnectionsAction");
    m_permissionsAction = createAction(tr("&Permissions…"), "permissionsAction");
    m_signIn = createAction(tr("&Sign in again"), "signInAction");
    m_signOut = createAction(tr("Sign &out"), "signOutAction");
    connect(m_switch, &QAction::triggered, this, &ConnectionDesk::openMenu);
    connect(m_manage, &QAction::triggered, this, &ConnectionDesk::openManager);
    connect(m_permissionsAction, &QAction::triggered, this, &ConnectionDesk::openPermissions);
    connect(m_signIn, &QAction::triggered, this, &ConnectionDesk::signInRequested);
    connect(m_signOut, &QAction::triggered, this, &ConnectionDesk::signOutRequested);
}

QList<QAction *> ConnectionDesk::actions() const
{
    return {m_switch, m_manage, m_permissionsAction, nullptr, m_signIn, m_signOut};
}

void ConnectionDesk::showStatus(const ConnectionStatus &status)
{
    using State = ConnectionStatus::State;
    if (status.profile.id != m_status.profile.id || status.profile.dialect != m_status.profile.dialect) {
        // What another connection may do says nothing about this one.
        m_report.reset();
    }
    m_status = status;
    m_chip->showStatus(status);
    m_menu->setSignedIn(status.state == State::SignedIn);
    m_signIn->setText(status.state == State::SignedOut ? tr("&Sign in") : tr("&Sign in again"));
    m_signOut->setEnabled(status.state == State::SignedIn || status.state == State::SigningIn);
    m_permissionsAction->setEnabled(!status.profile.name.isEmpty());
    if (!status.profile.id.isEmpty()) {
        m_profiles->setCurrent(status.profile.id);
    }
    showPermissions();
}

void ConnectionDesk::showProfiles(const QList<ConnectionProfile> &profiles, const ProfileId &current)
{
    m_profiles->setProfiles(profiles);
    m_profiles->setCurrent(current);
    if (!m_manager.isNull()) {
        m_manager->showProfiles(profiles, current);
    }
}

void ConnectionDesk::showPreflight(const PreflightReport &report)
{
    if (report.profileId == m_status.profile.id) {
        m_report = report;
        showPermissions();
    }
}

void ConnectionDesk::showPreflightFailure(const ApiError &error)
{
    m_report.reset();
    PreflightReport failed;
    failed.profileId = m_status.profile.id;
    failed.dialect = m_status.profile.dialect;
    failed.checks = {{Capability::SignIn, PreflightCheck::Verdict::CannotTell, {}, error}};
    m_report = failed;
    showPermissions();
}

void ConnectionDesk::showPermissions()
{
    m_chip->showWarning(m_report ? warningOf(*m_report) : QString());
    if (!m_permissions.isNull()) {
        m_permissions->showReport(m_status.profile, m_report);
    }
}

void ConnectionDesk::showTest(const ProfileId &id, const PreflightReport &report,
                              const std::optional<ApiError> &error)
{
    if (!m_manager.isNull()) {
        m_manager->showTest(id, report, error);
    }
}

void ConnectionDesk::setSecretsHint(const QString &hint)
{
    m_secretsHint = hint;
    if (!m_manager.isNull()) {
        m_manager->setSecretsHint(hint);
    }
}

void ConnectionDesk::say(const QString &words)
{
    if (!m_manager.isNull() && m_manager->isVisible()) {
        m_manager->say(words);
    }
}

bool ConnectionDesk::openSetting(SettingLink link)
{
    switch (link) {
    case SettingLink::ConnectionAddress:
    case SettingLink::ConnectionCredentials:
    case SettingLink::ConnectionDialect:
    case SettingLink::ConnectionCertificate:
    case SettingLink::ConnectionRetries:
        openManager();
        manager().edit(m_profiles->current());
        manager().goTo(link);
        return true;
    case SettingLink::Permissions:
        openPermissions();
        return true;
    case SettingLink::None:
    case SettingLink::FlowList:
    case SettingLink::FlowInput:
    case SettingLink::Network:
        return false;
    }
    Q_UNREACHABLE();
}

ConnectionsWindow &ConnectionDesk::manager()
{
    if (m_manager.isNull()) {
        m_manager = new ConnectionsWindow(m_theme, &m_window);
        m_manager->setSecretsHint(m_secretsHint);
        m_manager->showProfiles(m_profiles->profiles(), m_profiles->current());
        connect(m_manager, &ConnectionsWindow::profileSaved, this, &ConnectionDesk::profileSaved);
        connect(m_manager, &ConnectionsWindow::profileDeleted, this, &ConnectionDesk::profileDeleted);
        connect(m_manager, &ConnectionsWindow::testRequested, this, &ConnectionDesk::profileTestRequested);
        connect(m_manager, &ConnectionsWindow::importRequested, this, &ConnectionDesk::profilesImportRequested);
        connect(m_manager, &ConnectionsWindow::exportRequested, this, &ConnectionDesk::profilesExportRequested);
    }
    return *m_manager;
}

PermissionsWindow &ConnectionDesk::permissions()
{
    if (m_permissions.isNull()) {
        m_permissions = new PermissionsWindow(m_theme, &m_window);
        connect(m_permissions, &PermissionsWindow::checkRequested, this, &ConnectionDesk::preflightRequested);
        showPermissions();
    }
    return *m_permissions;
}

QList<QWidget *> ConnectionDesk::windows() const
{
    QList<QWidget *> made;
    for (QWidget *window : {static_cast<QWidget *>(m_manager), static_cast<QWidget *>(m_permissions)}) {
        if (window != nullptr) {
            made.append(window);
        }
    }
    return made;
}

QWidget *ConnectionDesk::openWindow(const QString &objectName)
{
    if (objectName == u"connectionsWindow") {
        openManager();
        return m_manager;
    }
    if (objectName == u"permissionsWindow") {
        openPermissions();
        return m_permissions;
    }
    return nullptr;
}

void ConnectionDesk::openManager()
{
    manager().show();
    manager().raise();
    manager().activateWindow();
    emit windowOpened();
}

void ConnectionDesk::openPermissions()
{
    permissions().show();
    permissions().raise();
    permissions().activateWindow();
    emit windowOpened();
    if (!m_report && m_status.state == ConnectionStatus::State::SignedIn) {
        emit preflightRequested();
    }
}

void ConnectionDesk::openMenu()
{
    m_chip->openMenu();
}

void ConnectionDesk::choose(const ProfileId &id)
{
    if (id != m_profiles->current()) {
        emit profileChosen(id);
    }
}

} // namespace flowconsole
