#include "profiles/profiledocument.h"

#include <QSet>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int ourVersion = 1;

const QString versionKey = QStringLiteral("version");
const QString profilesKey = QStringLiteral("profiles");
const QString currentKey = QStringLiteral("current");
const QString idKey = QStringLiteral("id");
const QString webhookIdKey = QStringLiteral("webhookId");

/// Every key that a profile can have, asked of toJson() itself: by a region and by addresses.
const QSet<QString> &knownKeys()
{
    static const QSet<QString> keys = [] {
        ConnectionProfile profile;
        profile.id = ProfileId(QStringLiteral("x"));
        profile.name = profile.clientId = profile.caFile = QStringLiteral("x");
        profile.apiUrl = profile.loginUrl = profile.webhookTarget = QUrl(QStringLiteral("https://x"));
        QSet<QString> all{webhookIdKey};
        for (const QString &region : {QString(), QStringLiteral("x")}) {
            profile.region = region;
            const JsonValue object = toJson(profile);
            for (const JsonValue::Member &member : object.members()) {
                all.insert(member.key);
            }
        }
        return all;
    }();
    return keys;
}

/// `profile` as an entry, with what the entry before had beyond our knowledge.
JsonValue makeEntry(const ConnectionProfile &profile, const JsonValue &before)
{
    JsonValue entry = toJson(profile);
    if (!profile.webhookId.isEmpty()) {
        entry.insert(webhookIdKey, JsonValue::string(profile.webhookId));
    }
    for (const JsonValue::Member &member : before.members()) {
        if (!knownKeys().contains(member.key)) {
            entry.insert(member.key, member.value);
        }
    }
    return entry;
}

/// Why nothing may be sent to the addresses of `profile`: others than this console may have written the file.
std::optional<QString> addressProblem(const ConnectionProfile &profile)
{
    using Field = ProfileProblem::Field;
    for (const ProfileProblem &problem : problemsOf(profile)) {
        const bool isBad = (problem.field == Field::ApiUrl && !profile.apiUrl.isEmpty()) ||
                           (problem.field == Field::LoginUrl && !profile.loginUrl.isEmpty()) ||
                           problem.field == Field::WebhookTarget;
        if (isBad) {
            return problem.message;
        }
    }
    return std::nullopt;
}

bool hasId(const JsonValue &entry, const ProfileId &id)
{
    return entry.value(idKey).toString() == id.text();
}

} // namespace

ProfileDocument::ProfileDocument() : m_document(JsonValue::object())
{
    m_document.insert(versionKey, JsonValue::integer(ourVersion));
    m_document.insert(profilesKey, JsonValue::array());
}

Result<ProfileDocument, ProfileDocument::ReadError> ProfileDocument::read(const QByteArray &utf8)
{
    const auto parsed = JsonValue::parse(utf8);
    if (!parsed) {
        return ReadError{ReadFailure::NotADocument, QStringLiteral("It is not JSON (line %1, column %2: %3).")
                                                        .arg(parsed.error().line)
                                                        .arg(parsed.error().column)
                                                        .arg(parsed.error().message)};
    }
    const auto version = parsed.value().value(versionKey).toInteger();
    if (!version || !parsed.value().value(profilesKey).isArray()) {
        return ReadError{ReadFailure::NotADocument, QStringLiteral("It holds no list of connections.")};
    }
    if (*version != ourVersion) {
        return ReadError{ReadFailure::NewerVersion,
                         QStringLiteral("It is of version %1; this console reads version %2.")
                             .arg(*version)
                             .arg(ourVersion)};
    }
    ProfileDocument document;
    document.m_document = parsed.value();
    qsizetype number = 0;
    for (const JsonValue &entry : document.entries()) {
        document.readEntry(entry, ++number);
    }
    return document;
}

void ProfileDocument::readEntry(const JsonValue &entry, qsizetype number)
{
    const auto complain = [this, number](const QString &why) {
        m_problems.append(QStringLiteral("Connection %1 of the file is left out: %2").arg(number).arg(why));
    };
    const auto profile = profileFromJson(entry);
    if (!profile) {
        complain(profile.error().message);
    } else if (entry.value(idKey).toString().isEmpty()) {
        complain(QStringLiteral("It has no id."));
    } else if (find(profile.value().id)) {
        complain(QStringLiteral("Its id is that of another one."));
    } else if (const auto problem = addressProblem(profile.value())) {
        complain(*problem);
    } else {
        m_profiles.append(profile.value());
        m_profiles.last().webhookId = entry.value(webhookIdKey).toString();
    }
}

QByteArray ProfileDocument::toJson() const
{
    return m_document.toJson(JsonValue::Format::Indented) + '\n';
}

const ConnectionProfile *ProfileDocument::find(const ProfileId &id) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&id](const ConnectionProfile &profile) { return profile.id == id; });
    return found == m_profiles.end() ? nullptr : &*found;
}

JsonValue::Array ProfileDocument::entries() const
{
    return m_document.value(profilesKey).elements();
}

void ProfileDocument::setEntries(JsonValue::Array entries)
{
    m_document.insert(profilesKey, JsonValue::array(std::move(entries)));
}

void ProfileDocument::put(const ConnectionProfile &profile)
{
    JsonValue::Array all = entries();
    const auto entry =
        std::find_if(all.begin(), all.end(), [&profile](const JsonValue &e) { return hasId(e, profile.id); });
    if (entry == all.end()) {
        all.append(makeEntry(profile, {}));
    } else {
        *entry = makeEntry(profile, *entry);
    }
    setEntries(std::move(all));
    const auto known = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&profile](const ConnectionProfile &p) { return p.id == profile.id; });
    if (known == m_profiles.end()) {
        m_profiles.append(profile);
    } else {
        *known = profile;
    }
}

void ProfileDocument::remove(const ProfileId &id)
{
    JsonValue::Array all = entries();
    all.removeIf([&id](const JsonValue &entry) { return hasId(entry, id); });
    setEntries(std::move(all));
    m_profiles.removeIf([&id](const ConnectionProfile &profile) { return profile.id == id; });
}

ProfileId ProfileDocument::current() const
{
    const ProfileId id(m_document.value(currentKey).toString());
    return find(id) ? id : ProfileId();
}

void ProfileDocument::setCurrent(const ProfileId &id)
{
    m_document.insert(currentKey, id.isEmpty() ? JsonValue() : JsonValue::string(id.text()));
}

QByteArray exportedProfiles(const QList<ConnectionProfile> &profiles)
{
    JsonValue list = JsonValue::array();
    for (const ConnectionProfile &profile : profiles) {
        list.append(toJson(profile));
    }
    JsonValue document = JsonValue::object();
    document.insert(versionKey, JsonValue::integer(ourVersion));
    document.insert(profilesKey, list);
    return document.toJson(JsonValue::Format::Indented) + '\n';
}

} // namespace flowconsole
