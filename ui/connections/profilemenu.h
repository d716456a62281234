#pragma once

#include "domain/connectionprofile.h"

#include <QMenu>

namespace flowconsole {

class ProfileListModel;
class Theme;

/// The menu of the connection chip: the profiles with their dots, the current one marked, and then the actions
/// that it was given. GUI thread; theme and model outlive it.
class ProfileMenu final : public QMenu
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileMenu)

public:
    /// `actions` follow below the profiles; nullptr stands for a line between them.
    ProfileMenu(Theme &theme, const ProfileListModel &profiles, const QList<QAction *> &actions,
                QWidget *parent = nullptr);

    /// Whether the connection in use is signed in.
    void setSignedIn(bool signedIn) { m_signedIn = signedIn; }

signals:
    void profileChosen(const flowconsole::ProfileId &id);

private:
    void fill();

    Theme &m_theme;
    const ProfileListModel &m_profiles;
    QList<QAction *> m_following;
    QList<QAction *> m_entries;
    bool m_signedIn = false;
};

} // namespace flowconsole
