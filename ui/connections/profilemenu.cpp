#include "ui/connections/profilemenu.h"

#include "models/profilelistmodel.h"
#include "ui/theme/theme.h"

namespace flowconsole {

ProfileMenu::ProfileMenu(Theme &theme, const ProfileListModel &profiles, const QList<QAction *> &actions,
                         QWidget *parent)
    : QMenu(parent), m_theme(theme), m_profiles(profiles)
{
    setObjectName(QStringLiteral("profileMenu"));
    setAccessibleName(tr("Connections"));
    setProperty("dots", true);
    QAction *line = addSeparator();
    m_following.append(line);
    for (QAction *action : actions) {
        if (action == nullptr) {
            m_following.append(addSeparator());
        } else {
            addAction(action);
            m_following.append(action);
        }
    }
    // It is made anew each time it opens: names, colours and the theme may be others by then.
    connect(this, &QMenu::aboutToShow, this, &ProfileMenu::fill);
}

void ProfileMenu::fill()
{
    qDeleteAll(m_entries);
    m_entries.clear();
    for (int row = 0; row < m_profiles.rowCount(); ++row) {
        const QModelIndex index = m_profiles.index(row);
        const auto id = index.data(ProfileListModel::ProfileIdRole).value<ProfileId>();
        const bool isCurrent = id == m_profiles.current();
        QString name = index.data().toString();
        name.replace(u'&', QLatin1String("&&"));
        QStringList marks;
        if (index.data(ProfileListModel::ProductionRole).toBool()) {
            marks << tr("production", "mark of an organisation");
        }
        if (isCurrent) {
            marks << (m_signedIn ? tr("connected", "the connection in use")
                                 : tr("in use", "the connection, which is not signed in"));
        }
        auto *entry = new QAction(name + u'\t' + marks.join(QStringLiteral(" · ")), this);
        entry->setObjectName(QStringLiteral("profile.") + id.text());
        entry->setToolTip(index.data(ProfileListModel::SecondLineRole).toString());
        const auto colour = index.data(ProfileListModel::ColourRole).value<ProfileColour>();
        entry->setIcon(QIcon(m_theme.dot(m_theme.profileColour(colour), isCurrent, devicePixelRatioF())));
        entry->setIconVisibleInMenu(true);
        QFont font = entry->font();
        font.setBold(isCurrent);
        entry->setFont(font);
        connect(entry, &QAction::triggered, this, [this, id] { emit profileChosen(id); });
        insertAction(m_following.first(), entry);
        m_entries.append(entry);
        if (isCurrent) {
            setActiveAction(entry);
        }
    }
}

} // namespace flowconsole
