#pragma once

#include "domain/connectionprofile.h"
#include "domain/errorcatalogue.h"
#include "domain/preflight.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QAction;
class QWidget;

namespace flowconsole {

class ConnectionChip;
class ConnectionsWindow;
class PermissionsWindow;
class ProfileListModel;
class ProfileMenu;
class Theme;

/// All that the window has about connections: the chip in the tool bar with its menu, the window in which they
/// are managed, the one of their permissions, and the actions on them. Takes facts, emits intents. GUI thread;
/// the theme outlives it, and it belongs to the main window.
class ConnectionDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionDesk)

public:
    ConnectionDesk(Theme &theme, QWidget &window);

    [[nodiscard]] ConnectionChip *chip() const { return m_chip; }
    /// In the order of the menu; nullptr is a line.
    [[nodiscard]] QList<QAction *> actions() const;
    [[nodiscard]] const ConnectionStatus &status() const { return m_status; }

    void showStatus(const ConnectionStatus &status);
    void showProfiles(const QList<ConnectionProfile> &profiles, const ProfileId &current);
    void showPreflight(const PreflightReport &report);
    void showPreflightFailure(const ApiError &error);
    void showTest(const ProfileId &id, const PreflightReport &report, const std::optional<ApiError> &error);
    void setSecretsHint(const QString &hint);
    /// One sentence on what became of an import, an export or a change, for whoever has the connections open.
    void say(const QString &words);
    /// Of its two windows those that were made, shown or not.
    [[nodiscard]] QList<QWidget *> windows() const;
    /// Opens the window of that object name; nullptr where it has none of it.
    QWidget *openWindow(const QString &objectName);

    /// Opens the setting that an error points at; false where it is none of a connection's.
    bool openSetting(SettingLink link);

public slots:
    void openManager();
    void openPermissions();
    void openMenu();

signals:
    /// One of its windows came to the screen.
    void windowOpened();
    void profileChosen(const flowconsole::ProfileId &id);
    void profileSaved(const flowconsole::ConnectionProfile &profile,
                      const flowconsole::ConnectionSecrets &secrets);
    void profileDeleted(const flowconsole::ProfileId &id);
    void profileTestRequested(const flowconsole::ConnectionProfile &profile,
                              const flowconsole::ConnectionSecrets &secrets);
    void profilesImportRequested(const QString &path);
    void profilesExportRequested(const QString &path);
    void preflightRequested();
    void signInRequested();
    void signOutRequested();

private:
    void createActions();
    [[nodiscard]] QAction *createAction(const QString &text, const char *objectName);
    [[nodiscard]] ConnectionsWindow &manager();
    [[nodiscard]] PermissionsWindow &permissions();
    void showPermissions();
    void choose(const ProfileId &id);

    Theme &m_theme;
    QWidget &m_window;
    ConnectionStatus m_status;
    std::optional<PreflightReport> m_report; ///< of the current connection
    QString m_secretsHint;
    ProfileListModel *m_profiles = nullptr;
    ConnectionChip *m_chip = nullptr;
    ProfileMenu *m_menu = nullptr;
    QAction *m_switch = nullptr;
    QAction *m_manage = nullptr;
    QAction *m_permissionsAction = nullptr;
    QAction *m_signIn = nullptr;
    QAction *m_signOut = nullptr;
    QPointer<ConnectionsWindow> m_manager;
    QPointer<PermissionsWindow> m_permissions;
};

} // namespace flowconsole
