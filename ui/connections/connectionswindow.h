#pragma once

#include "domain/connectionprofile.h"
#include "domain/errorcatalogue.h"
#include "domain/preflight.h"
#include "models/profilelistmodel.h"

#include <QDialog>
#include <QHash>

class QListView;
class QPushButton;

namespace flowconsole {

class ProfileEditor;
class QuestionBar;
class Theme;

/// The connections, to be added, changed, tested and deleted. Not modal. What was typed and not saved is kept
/// for each connection, also while the window is closed; nothing changes outside before Save. GUI thread; the
/// theme outlives it.
class ConnectionsWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionsWindow)

public:
    ConnectionsWindow(Theme &theme, QWidget *parent = nullptr);

    void showProfiles(const QList<ConnectionProfile> &saved, const ProfileId &current);
    void showTest(const ProfileId &id, const PreflightReport &report, const std::optional<ApiError> &error);
    void setSecretsHint(const QString &hint);
    /// Below the form, until the next edit.
    void say(const QString &words);

    void edit(const ProfileId &id);
    /// Goes to the setting that an error pointed at.
    void goTo(SettingLink link);
    /// A new connection, with the first thing to fill in under the cursor.
    void add();

signals:
    void profileSaved(const flowconsole::ConnectionProfile &profile,
                      const flowconsole::ConnectionSecrets &secrets);
    void profileDeleted(const flowconsole::ProfileId &id);
    void testRequested(const flowconsole::ConnectionProfile &profile,
                       const flowconsole::ConnectionSecrets &secrets);
    void importRequested(const QString &path);
    void exportRequested(const QString &path);

protected:
    bool focusNextPrevChild(bool next) override;

private:
    /// What was typed for a connection and is not saved.
    struct Draft
    {
        ConnectionProfile profile;
        QString secret;
    };

    [[nodiscard]] QWidget *createListPart();
    [[nodiscard]] QPushButton *addButton(const QString &text, const char *objectName, QWidget *parent);
    void showRow();
    void takeEdit();
    void save(const ConnectionProfile &profile, const ConnectionSecrets &secrets);
    void duplicate();
    void addProfile(const ConnectionProfile &profile);
    void askToDelete();
    void deleteShown();
    void chooseFile(bool toExport);
    void refreshList();
    [[nodiscard]] const ConnectionProfile *saved(const ProfileId &id) const;

    Theme &m_theme;
    QList<ConnectionProfile> m_saved;
    QHash<ProfileId, Draft> m_drafts;
    QList<ProfileId> m_added; ///< with a draft alone, in the order in which they were added
    ProfileId m_shown;
    ProfileListModel *m_model = nullptr;
    QListView *m_list = nullptr;
    ProfileEditor *m_editor = nullptr;
    QuestionBar *m_question = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_delete = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace flowconsole
