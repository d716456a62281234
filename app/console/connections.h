#pragma once

#include "app/common/connectionsource.h"
#include "profiles/profilestore.h"
#include "profiles/secretstore.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace flowconsole {

class Clock;

/// The connections that there are to choose from, the demo organisation first, then that of the environment,
/// then those that are stored; brings profile and secrets together when one is opened or tried. GUI thread.
class Connections final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Connections)

public:
    Connections(const Clock &clock, const QString &profilesPath,
                const EmbeddedOrganisationOptions &organisation, QObject *parent = nullptr);
    ~Connections() override;

    /// Reads what is stored, starts the embedded organisation and opens the connection that was open last, at
    /// the first time the demo organisation.
    void start();

public slots:
    void open(const flowconsole::ProfileId &id);
    /// Opens once more the one that is open.
    void reopen();
    /// An empty client secret leaves the one that is kept. The one that is open is opened anew.
    void save(const flowconsole::ConnectionProfile &profile, const flowconsole::ConnectionSecrets &secrets);
    void remove(const flowconsole::ProfileId &id);
    /// Answers tryReady() with the secrets that are kept where `secrets` lacks them.
    void tryOut(const flowconsole::ConnectionProfile &profile, const flowconsole::ConnectionSecrets &secrets);
    void exportTo(const QString &path);
    void importFrom(const QString &path);

    void keepRefreshToken(const flowconsole::ProfileId &id, const QString &token);
    void keepWebhookSecret(const flowconsole::ProfileId &id, const QString &secret);
    void keepWebhookId(const flowconsole::ProfileId &id, const QString &webhookId);

signals:
    void profilesChanged(const QList<flowconsole::ConnectionProfile> &profiles,
                         const flowconsole::ProfileId &current);
    void opened(const flowconsole::ConnectionProfile &profile, const flowconsole::ConnectionSecrets &secrets);
    void tryReady(const flowconsole::ConnectionProfile &profile, const flowconsole::ConnectionSecrets &secrets);
    /// The embedded organisation does not serve.
    void demoFailed(const flowconsole::Error &error);
    /// One sentence for people: something of the connections went wrong, or is worth knowing.
    void noticed(const QString &sentence);
    /// No keychain answers: secrets are kept for this session only.
    void secretsAreTransient(const QString &reason);

private:
    struct Wanted
    {
        ConnectionProfile profile;
        ConnectionSecrets secrets; ///< typed just now; empty parts come from the keychain
        bool isTest = false;
    };

    using SecretsChange = std::function<void(ConnectionSecrets &)>;

    void startDemo();
    void loadStored();
    void findInEnvironment();
    void deliver(const ProfileId &id, const ConnectionSecrets &kept);
    void change(const ProfileId &id, const SecretsChange &apply);
    void tell(const Result<Done> &done);
    void tellProfiles();
    [[nodiscard]] QList<ConnectionProfile> all() const;
    [[nodiscard]] std::optional<ConnectionProfile> find(const ProfileId &id) const;
    /// Null for a stored one.
    [[nodiscard]] ReadyConnection *unstored(const ProfileId &id);
    [[nodiscard]] bool isStored(const ProfileId &id) const;

    const EmbeddedOrganisationOptions m_organisation;
    ProfileStore m_store;
    SecretStore m_secrets;
    std::optional<ReadyConnection> m_demo;
    std::optional<ReadyConnection> m_environment;
    /// Both wait for the keychain.
    QHash<ProfileId, QList<SecretsChange>> m_changes;
    QList<Wanted> m_wanted;
    ProfileId m_current;
};

} // namespace flowconsole
