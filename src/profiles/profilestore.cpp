#include "profiles/profilestore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace flowconsole {

namespace {

/// Some ten thousand profiles; anything longer is another kind of file.
constexpr qint64 longestFile = 16 * 1024 * 1024;

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{QStringLiteral("“%1” cannot be read: %2.").arg(path, file.errorString())};
    }
    const QByteArray content = file.read(longestFile + 1);
    if (content.size() > longestFile) {
        return Error{QStringLiteral("“%1” is too long for a list of connections.").arg(path)};
    }
    return content;
}

Result<Done> writeWhole(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        return Error{QStringLiteral("“%1” cannot be written: %2.").arg(path, file.errorString())};
    }
    return Done{};
}

} // namespace

ProfileStore::ProfileStore(const QString &path, const Clock &clock) : m_path(path), m_clock(clock) {}

Result<QStringList> ProfileStore::load()
{
    m_document = ProfileDocument();
    m_locked.reset();
    if (!QFile::exists(m_path)) {
        return QStringList();
    }
    const auto content = contentOf(m_path);
    if (!content) {
        m_locked = content.error();
        return *m_locked;
    }
    auto document = ProfileDocument::read(content.value());
    if (document) {
        m_document = std::move(document).value();
        return m_document.problems();
    }
    const QString why = document.error().message;
    switch (document.error().failure) {
    case ProfileDocument::ReadFailure::NotADocument:
        return setAside(why);
    case ProfileDocument::ReadFailure::NewerVersion:
        m_locked = Error{QStringLiteral("The connections in “%1” were left as they are. %2").arg(m_path, why)};
        return *m_locked;
    }
    Q_UNREACHABLE();
}

Result<QStringList> ProfileStore::setAside(const QString &why)
{
    const QString base =
        m_path + QStringLiteral(".damaged-") + m_clock.nowUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString aside = base;
    for (int i = 2; QFile::exists(aside); ++i) {
        aside = base + u'-' + QString::number(i);
    }
    if (!QFile::rename(m_path, aside)) {
        m_locked = Error{QStringLiteral("The connections in “%1” cannot be understood. %2").arg(m_path, why)};
        return *m_locked;
    }
    return QStringList{
        QStringLiteral("The file of the connections could not be understood and was kept as “%1”. %2")
            .arg(aside, why)};
}

std::optional<ConnectionProfile> ProfileStore::profile(const ProfileId &id) const
{
    const ConnectionProfile *found = m_document.find(id);
    return found ? std::optional(*found) : std::nullopt;
}

Result<Done> ProfileStore::write(const ProfileDocument &document)
{
    if (m_locked) {
        return *m_locked;
    }
    if (const auto written = writeWhole(m_path, document.toJson()); !written) {
        return written;
    }
    m_document = document;
    return Done{};
}

Result<Done> ProfileStore::save(const ConnectionProfile &profile)
{
    ProfileDocument changed = m_document;
    changed.put(profile);
    return write(changed);
}

Result<Done> ProfileStore::remove(const ProfileId &id)
{
    ProfileDocument changed = m_document;
    const bool wasCurrent = changed.current() == id;
    changed.remove(id);
    if (wasCurrent) {
        changed.setCurrent({});
    }
    return write(changed);
}

Result<Done> ProfileStore::setCurrent(const ProfileId &id)
{
    ProfileDocument changed = m_document;
    changed.setCurrent(id);
    return write(changed);
}

Result<Done> ProfileStore::setWebhookId(const ProfileId &id, const QString &webhookId)
{
    auto changed = profile(id);
    if (!changed) {
        return Error{QStringLiteral("There is no such connection any more.")};
    }
    changed->webhookId = webhookId;
    return save(*changed);
}

bool ProfileStore::isNameTaken(const ConnectionProfile &profile) const
{
    return std::any_of(profiles().begin(), profiles().end(), [&profile](const ConnectionProfile &other) {
        return other.id != profile.id && other.name.compare(profile.name, Qt::CaseInsensitive) == 0;
    });
}

Result<ProfileStore::Import> ProfileStore::readImport(const QString &path) const
{
    const auto content = contentOf(path);
    if (!content) {
        return content.error();
    }
    const auto document = ProfileDocument::read(content.value());
    if (!document) {
        return Error{
            QStringLiteral("“%1” holds no connections to import. %2").arg(path, document.error().message)};
    }
    Import import;
    import.problems = document.value().problems();
    for (ConnectionProfile profile : document.value().profiles()) {
        const ConnectionProfile *known = m_document.find(profile.id);
        profile.webhookId = known ? known->webhookId : QString();
        if (isNameTaken(profile)) {
            import.sharedNames.append(profile.name);
        }
        if (!known) {
            import.added.append(profile);
        } else if (profile != *known) {
            import.replacing.append(profile);
        }
    }
    return import;
}

Result<Done> ProfileStore::import(const Import &import, bool replaces)
{
    ProfileDocument changed = m_document;
    for (const ConnectionProfile &profile : import.added) {
        changed.put(profile);
    }
    if (replaces) {
        for (const ConnectionProfile &profile : import.replacing) {
            changed.put(profile);
        }
    }
    return write(changed);
}

Result<Done> ProfileStore::exportTo(const QString &path) const
{
    return writeWhole(path, exportedProfiles(profiles()));
}

} // namespace flowconsole
