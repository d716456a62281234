#include "app/console/connections.h"

#include "profiles/environmentprofile.h"

#include <QProcessEnvironment>

namespace flowconsole {

Connections::Connections(const Clock &clock, const QString &profilesPath,
                         const EmbeddedOrganisationOptions &organisation, QObject *parent)
    : QObject(parent), m_organisation(organisation), m_store(profilesPath, clock), m_secrets(clock)
{
    connect(&m_secrets, &SecretStore::loaded, this, &Connections::deliver);
    connect(&m_secrets, &SecretStore::unavailable, this, &Connections::secretsAreTransient);
}

Connections::~Connections() = default;

void Connections::start()
{
    startDemo();
    findInEnvironment();
    loadStored();
    const ProfileId last = m_store.current();
    const ProfileId first = find(last) ? last : demoProfileId();
    if (find(first)) {
        open(first);
    } else {
        tellProfiles();
    }
}

void Connections::startDemo()
{
    // The dialect that shows nodes live.
    auto demo = connectionToEmbedded(m_organisation, Dialect::ConversationFlow);
    if (demo) {
        m_demo.emplace(std::move(demo).value());
    } else {
        emit demoFailed(demo.error());
    }
}

void Connections::findInEnvironment()
{
    const auto found = profileFromEnvironment(QProcessEnvironment::systemEnvironment());
    if (!found) {
        return;
    }
    if (!*found) {
        emit noticed(found->error().message);
        return;
    }
    m_environment.emplace();
    m_environment->profile = found->value().profile;
    m_environment->secrets = found->value().secrets;
}

void Connections::loadStored()
{
    const auto loaded = m_store.load();
    if (!loaded) {
        emit noticed(loaded.error().message);
        return;
    }
    for (const QString &note : loaded.value()) {
        emit noticed(note);
    }
}

void Connections::open(const ProfileId &id)
{
    const auto profile = find(id);
    if (!profile) {
        return;
    }
    m_current = id;
    tellProfiles();
    tell(m_store.setCurrent(isStored(id) ? id : ProfileId()));
    if (const ReadyConnection *known = unstored(id)) {
        emit opened(*profile, known->secrets);
    } else {
        m_wanted.append({*profile, {}, false});
        m_secrets.load(id);
    }
}

void Connections::reopen()
{
    if (!m_demo) {
        startDemo();
    }
    open(find(m_current) ? m_current : demoProfileId());
}

void Connections::save(const ConnectionProfile &profile, const ConnectionSecrets &secrets)
{
    if (profile.id == demoProfileId() && m_demo) {
        // Its address and credentials are those of this start.
        m_demo->profile.dialect = profile.dialect;
        m_demo->profile.colour = profile.colour;
        m_demo->profile.requestsPerMinute = profile.requestsPerMinute;
        m_demo->profile.retriesLaunches = profile.retriesLaunches;
    } else if (m_environment && profile.id == m_environment->profile.id) {
        m_environment->profile = profile;
    } else {
        // The form may have been opened before the webhook was registered.
        ConnectionProfile changed = profile;
        if (const auto stored = m_store.profile(profile.id)) {
            changed.webhookId = stored->webhookId;
        }
        const auto saved = m_store.save(changed);
        if (!saved) {
            emit noticed(saved.error().message);
            return;
        }
        if (!secrets.clientSecret.isEmpty()) {
            change(profile.id,
                   [typed = secrets.clientSecret](ConnectionSecrets &kept) { kept.clientSecret = typed; });
        }
    }
    if (profile.id == m_current) {
        open(m_current);
    } else {
        tellProfiles();
    }
}

void Connections::remove(const ProfileId &id)
{
    if (!isStored(id)) {
        return;
    }
    const auto removed = m_store.remove(id);
    if (!removed) {
        emit noticed(removed.error().message);
        return;
    }
    m_secrets.remove(id);
    if (id == m_current) {
        open(demoProfileId());
    } else {
        tellProfiles();
    }
}

void Connections::tryOut(const ConnectionProfile &profile, const ConnectionSecrets &secrets)
{
    if (const ReadyConnection *known = unstored(profile.id)) {
        emit tryReady(profile, known->secrets);
    } else if (!isStored(profile.id)) {
        emit tryReady(profile, secrets);
    } else {
        m_wanted.append({profile, secrets, true});
        m_secrets.load(profile.id);
    }
}

void Connections::deliver(const ProfileId &id, const ConnectionSecrets &kept)
{
    ConnectionSecrets current = kept;
    const QList<SecretsChange> changes = m_changes.take(id);
    for (const SecretsChange &apply : changes) {
        apply(current);
    }
    if (current != kept) {
        m_secrets.store(id, current);
    }
    const QList<Wanted> wanted = std::exchange(m_wanted, {});
    for (const Wanted &one : wanted) {
        if (one.profile.id != id) {
            m_wanted.append(one);
            continue;
        }
        ConnectionSecrets secrets = current;
        if (!one.secrets.clientSecret.isEmpty()) {
            secrets.clientSecret = one.secrets.clientSecret;
        }
        if (one.isTest) {
            emit tryReady(one.profile, secrets);
        } else if (id == m_current) {
            emit opened(one.profile, secrets);
        }
    }
}

void Connections::exportTo(const QString &path)
{
    const auto done = m_store.exportTo(path);
    emit noticed(done ? tr("The connections were written to %1, without their secrets.").arg(path)
                      : done.error().message);
}

void Connections::importFrom(const QString &path)
{
    const auto read = m_store.readImport(path);
    if (!read) {
        emit noticed(read.error().message);
        return;
    }
    const ProfileStore::Import &found = read.value();
    const auto done = m_store.import(found, false);
    if (!done) {
        emit noticed(done.error().message);
        return;
    }
    QStringList sentences{
        tr("%n connection(s) came in; enter their secrets.", "", static_cast<int>(found.added.size()))};
    if (!found.replacing.isEmpty()) {
        sentences.append(
            tr("%n that you have already stayed as they are.", "", static_cast<int>(found.replacing.size())));
    }
    emit noticed((sentences + found.problems).join(u' '));
    tellProfiles();
}

void Connections::keepRefreshToken(const ProfileId &id, const QString &token)
{
    change(id, [token](ConnectionSecrets &secrets) { secrets.refreshToken = token; });
}

void Connections::keepWebhookSecret(const ProfileId &id, const QString &secret)
{
    change(id, [secret](ConnectionSecrets &secrets) { secrets.webhookSecret = secret; });
}

void Connections::keepWebhookId(const ProfileId &id, const QString &webhookId)
{
    if (isStored(id)) {
        tell(m_store.setWebhookId(id, webhookId));
    }
}

/// What the demo organisation and the environment need lasts as long as this program.
void Connections::change(const ProfileId &id, const SecretsChange &apply)
{
    if (ReadyConnection *known = unstored(id)) {
        apply(known->secrets);
    } else if (isStored(id)) {
        m_changes[id].append(apply);
        m_secrets.load(id);
    }
}

void Connections::tell(const Result<Done> &done)
{
    if (!done) {
        emit noticed(done.error().message);
    }
}

void Connections::tellProfiles()
{
    emit profilesChanged(all(), m_current);
}

QList<ConnectionProfile> Connections::all() const
{
    QList<ConnectionProfile> profiles;
    if (m_demo) {
        profiles.append(m_demo->profile);
    }
    if (m_environment) {
        profiles.append(m_environment->profile);
    }
    return profiles + m_store.profiles();
}

std::optional<ConnectionProfile> Connections::find(const ProfileId &id) const
{
    for (const ConnectionProfile &profile : all()) {
        if (profile.id == id) {
            return profile;
        }
    }
    return std::nullopt;
}

ReadyConnection *Connections::unstored(const ProfileId &id)
{
    for (auto *connection : {&m_demo, &m_environment}) {
        if (*connection && (*connection)->profile.id == id) {
            return &**connection;
        }
    }
    return nullptr;
}

bool Connections::isStored(const ProfileId &id) const
{
    return m_store.profile(id).has_value();
}

} // namespace flowconsole
