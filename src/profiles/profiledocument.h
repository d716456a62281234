#pragma once

#include "base/result.h"
#include "domain/connectionprofile.h"
#include "domain/jsonvalue.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace flowconsole {

/// The document {"version":1,"profiles":[…],"current":id} as a value: what this console does not know in it, be
/// it a key or a whole entry, stays where it is when a profile is put in or taken out.
class ProfileDocument final
{
public:
    ProfileDocument();

    enum class ReadFailure { NotADocument, NewerVersion };
    struct ReadError
    {
        ReadFailure failure = ReadFailure::NotADocument;
        QString message;
    };
    [[nodiscard]] static Result<ProfileDocument, ReadError> read(const QByteArray &utf8);
    [[nodiscard]] QByteArray toJson() const;

    /// In the order of the document.
    [[nodiscard]] const QList<ConnectionProfile> &profiles() const { return m_profiles; }
    [[nodiscard]] const ConnectionProfile *find(const ProfileId &id) const;
    /// One sentence for each entry that could not be used; it stays in the document.
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

    /// Replaces the profile of that id, or appends it. Its webhookId is kept with it.
    void put(const ConnectionProfile &profile);
    void remove(const ProfileId &id);

    /// Empty where none is chosen, or the one that was is gone.
    [[nodiscard]] ProfileId current() const;
    void setCurrent(const ProfileId &id);

private:
    void readEntry(const JsonValue &entry, qsizetype number);
    [[nodiscard]] JsonValue::Array entries() const;
    void setEntries(JsonValue::Array entries);

    JsonValue m_document;
    QList<ConnectionProfile> m_profiles;
    QStringList m_problems;
};

/// A document for other consoles: nothing but what toJson(profile) holds, so no secret, no webhook's id and
/// nothing that the file's keeper added.
[[nodiscard]] QByteArray exportedProfiles(const QList<ConnectionProfile> &profiles);

} // namespace flowconsole
