#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "profiles/profiledocument.h"

namespace flowconsole {

/// The connection profiles in one file, profiles.json. Every change is written at once, whole or not at all
/// (QSaveFile). Never holds a secret. For one thread and one console at a time.
class ProfileStore final
{
    Q_DISABLE_COPY_MOVE(ProfileStore)

public:
    ProfileStore(const QString &path, const Clock &clock);

    /// Reads the file; where there is none, the list is empty. What people should know is answered, one
    /// sentence each: a file that could not be understood was set aside beside itself as .damaged-<time>, with
    /// nothing lost; entries that could not be used stay in the file. An error where the file cannot be read or
    /// set aside or was written by a newer console: then nothing is ever written over it.
    [[nodiscard]] Result<QStringList> load();

    [[nodiscard]] const QList<ConnectionProfile> &profiles() const { return m_document.profiles(); }
    [[nodiscard]] std::optional<ConnectionProfile> profile(const ProfileId &id) const;
    /// Empty where none is chosen.
    [[nodiscard]] ProfileId current() const { return m_document.current(); }

    /// Adds it, or replaces the one with its id. On an error nothing has changed, here and in the file.
    [[nodiscard]] Result<Done> save(const ConnectionProfile &profile);
    [[nodiscard]] Result<Done> remove(const ProfileId &id);
    [[nodiscard]] Result<Done> setCurrent(const ProfileId &id);
    /// What the platform answered when our webhook was registered.
    [[nodiscard]] Result<Done> setWebhookId(const ProfileId &id, const QString &webhookId);
    /// Another profile of that name exists: allowed, but people should be told.
    [[nodiscard]] bool isNameTaken(const ConnectionProfile &profile) const;

    /// What an import would do, for a person to agree to.
    struct Import
    {
        QList<ConnectionProfile> added;
        QList<ConnectionProfile> replacing; ///< differ from the one with their id, whose webhook's id they keep
        QStringList sharedNames;            ///< of those that go by the name of another profile afterwards
        QStringList problems;               ///< one sentence for each entry that cannot be used
    };
    [[nodiscard]] Result<Import> readImport(const QString &path) const;
    /// `replaces`: whether those that are there already are replaced, or left as they are.
    [[nodiscard]] Result<Done> import(const Import &import, bool replaces);

    /// All profiles, without secrets, to a file for other consoles.
    [[nodiscard]] Result<Done> exportTo(const QString &path) const;

private:
    [[nodiscard]] Result<QStringList> setAside(const QString &why);
    [[nodiscard]] Result<Done> write(const ProfileDocument &document);

    const QString m_path;
    const Clock &m_clock;
    ProfileDocument m_document;
    std::optional<Error> m_locked; ///< why the file must not be written
};

} // namespace flowconsole
