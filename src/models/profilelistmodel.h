#pragma once

#include "domain/connectionprofile.h"

#include <QAbstractListModel>
#include <QSet>

namespace flowconsole {

/// The connection profiles, one a row, in the order in which they were given. Rows keep their identity by the
/// profile's id: what is selected stays selected while others come, go or move. Lives in the thread of its
/// views.
class ProfileListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileListModel)

public:
    enum Role {
        ProfileIdRole = Qt::UserRole, ///< flowconsole::ProfileId
        ColourRole,                   ///< flowconsole::ProfileColour
        SecondLineRole,               ///< where it is and which dialect it speaks
        ProductionRole,               ///< bool
        CurrentRole,                  ///< bool: the one that the console is connected with
        UnsavedRole,                  ///< bool: it has changes that are not saved
    };

    using QAbstractListModel::QAbstractListModel;

    void setProfiles(const QList<ConnectionProfile> &profiles);
    void setCurrent(const ProfileId &id);
    void setUnsaved(const QSet<ProfileId> &ids);

    [[nodiscard]] const QList<ConnectionProfile> &profiles() const { return m_profiles; }
    [[nodiscard]] const ProfileId &current() const { return m_current; }
    [[nodiscard]] ProfileId idAt(int row) const;
    /// Invalid for an id that is not here.
    [[nodiscard]] QModelIndex indexOf(const ProfileId &id) const;
    [[nodiscard]] const ConnectionProfile *profile(const ProfileId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] int rowOf(const ProfileId &id, int from = 0) const;
    [[nodiscard]] QVariant cell(const ConnectionProfile &profile, int role) const;
    [[nodiscard]] QString spoken(const ConnectionProfile &profile) const;
    void removeOthersThan(const QList<ConnectionProfile> &profiles);
    void tell(const ProfileId &id, int role);

    QList<ConnectionProfile> m_profiles;
    ProfileId m_current;
    QSet<ProfileId> m_unsaved;
};

/// "eu-west-1", "127.0.0.1:8080" or "simulator": where a connection leads to, as short as it can be said.
[[nodiscard]] QString placeOf(const ConnectionProfile &profile);

} // namespace flowconsole
