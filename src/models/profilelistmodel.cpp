#include "models/profilelistmodel.h"

#include "domain/words.h"

namespace flowconsole {

QString placeOf(const ConnectionProfile &profile)
{
    if (!profile.region.isEmpty()) {
        return profile.region;
    }
    return profile.environment.isEmpty() ? profile.apiUrl.authority() : profile.environment;
}

void ProfileListModel::setProfiles(const QList<ConnectionProfile> &profiles)
{
    removeOthersThan(profiles);
    for (int row = 0; row < profiles.size(); ++row) {
        const ConnectionProfile &next = profiles.at(row);
        const int known = rowOf(next.id, row);
        if (known < 0) {
            beginInsertRows({}, row, row);
            m_profiles.insert(row, next);
            endInsertRows();
            continue;
        }
        if (known != row) {
            beginMoveRows({}, known, known, {}, row);
            m_profiles.move(known, row);
            endMoveRows();
        }
        if (m_profiles.at(row) != next) {
            m_profiles[row] = next;
            emit dataChanged(index(row), index(row));
        }
    }
}

void ProfileListModel::removeOthersThan(const QList<ConnectionProfile> &profiles)
{
    for (int row = static_cast<int>(m_profiles.size()) - 1; row >= 0; --row) {
        const ProfileId id = m_profiles.at(row).id;
        const bool stays = std::any_of(profiles.cbegin(), profiles.cend(),
                                       [&id](const ConnectionProfile &profile) { return profile.id == id; });
        if (!stays) {
            beginRemoveRows({}, row, row);
            m_profiles.removeAt(row);
            endRemoveRows();
        }
    }
}

void ProfileListModel::setCurrent(const ProfileId &id)
{
    if (id == m_current) {
        return;
    }
    const ProfileId before = std::exchange(m_current, id);
    tell(before, CurrentRole);
    tell(m_current, CurrentRole);
}

void ProfileListModel::setUnsaved(const QSet<ProfileId> &ids)
{
    const QSet<ProfileId> before = std::exchange(m_unsaved, ids);
    for (const ConnectionProfile &profile : std::as_const(m_profiles)) {
        if (before.contains(profile.id) != ids.contains(profile.id)) {
            tell(profile.id, UnsavedRole);
        }
    }
}

void ProfileListModel::tell(const ProfileId &id, int role)
{
    const QModelIndex place = indexOf(id);
    if (place.isValid()) {
        emit dataChanged(place, place, {role, Qt::AccessibleTextRole});
    }
}

ProfileId ProfileListModel::idAt(int row) const
{
    return row < 0 || row >= m_profiles.size() ? ProfileId() : m_profiles.at(row).id;
}

int ProfileListModel::rowOf(const ProfileId &id, int from) const
{
    for (int row = from; row < m_profiles.size(); ++row) {
        if (m_profiles.at(row).id == id) {
            return row;
        }
    }
    return -1;
}

QModelIndex ProfileListModel::indexOf(const ProfileId &id) const
{
    const int row = rowOf(id);
    return row < 0 ? QModelIndex() : index(row);
}

const ConnectionProfile *ProfileListModel::profile(const ProfileId &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_profiles.at(row);
}

int ProfileListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_profiles.size());
}

QVariant ProfileListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return cell(m_profiles.at(index.row()), role);
}

QVariant ProfileListModel::cell(const ConnectionProfile &profile, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return profile.name.trimmed().isEmpty() ? tr("Unnamed connection") : profile.name;
    case Qt::ToolTipRole:
        return profile.apiUrl.toDisplayString();
    case Qt::AccessibleTextRole:
        return spoken(profile);
    case SecondLineRole:
        return placeOf(profile).isEmpty()
                   ? dialectName(profile.dialect)
                   : tr("%1 · %2", "where a connection leads to, which form of the API it speaks")
                         .arg(placeOf(profile), dialectName(profile.dialect));
    case ProfileIdRole:
        return QVariant::fromValue(profile.id);
    case ColourRole:
        return QVariant::fromValue(profile.colour);
    case ProductionRole:
        return profile.production;
    case CurrentRole:
        return profile.id == m_current;
    case UnsavedRole:
        return m_unsaved.contains(profile.id);
    default:
        return {};
    }
}

QString ProfileListModel::spoken(const ConnectionProfile &profile) const
{
    QStringList parts{cell(profile, Qt::DisplayRole).toString(), cell(profile, SecondLineRole).toString()};
    if (profile.production) {
        parts << tr("production", "an organisation that real callers use");
    }
    if (profile.id == m_current) {
        parts << tr("connected", "the connection in use");
    }
    if (m_unsaved.contains(profile.id)) {
        parts << tr("not saved", "a connection with changes");
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace flowconsole
