#pragma once

#include "base/clock.h"
#include "domain/connectionprofile.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <map>
#include <memory>

namespace QKeychain {
class Job;
}

namespace flowconsole {

/// The secrets of connections, in the system's keychain: one entry a profile under the service "flow-console".
/// Where no keychain answers, they are kept in memory until the program ends, and that is said; they are never
/// written in clear. Asynchronous; lives in the GUI thread or in the command line's main thread.
class SecretStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretStore)

public:
    explicit SecretStore(const Clock &clock, const QString &service = QStringLiteral("flow-console"),
                         QObject *parent = nullptr);
    ~SecretStore() override;

    /// Answered by loaded(): from memory where they were loaded or stored before.
    void load(const ProfileId &id);
    /// Answered by stored(). Empty secrets remove the entry. In memory only after a load() that the keychain
    /// did not answer: what it holds is not known, and must not give way to a part of it.
    void store(const ProfileId &id, const ConnectionSecrets &secrets);
    void remove(const ProfileId &id);

    /// False once the keychain has failed to answer: what was stored since is gone when the program ends.
    [[nodiscard]] bool isPersistent() const { return m_isPersistent; }

signals:
    /// Once for each load(); empty secrets where none are known.
    void loaded(const flowconsole::ProfileId &id, const flowconsole::ConnectionSecrets &secrets);
    /// Once for each store() and remove().
    void stored(const flowconsole::ProfileId &id);
    /// Once, when the keychain first fails to answer: a sentence for people.
    void unavailable(const QString &reason);

private:
    struct Request;

    void start(std::unique_ptr<QKeychain::Job> job, const ProfileId &id,
               std::function<void(QKeychain::Job *)> onEnd);
    void write(const ProfileId &id, const ConnectionSecrets &secrets);
    void jobFinished(quint64 number, QKeychain::Job *job);
    void timePassed(quint64 number);
    void noteFailure(const QString &why);

    const Clock &m_clock;
    const QString m_service;
    bool m_isPersistent = true;
    quint64 m_lastNumber = 0;
    QHash<ProfileId, ConnectionSecrets> m_known;            ///< loaded or stored in this session
    QSet<ProfileId> m_untold;                               ///< whose load() the keychain did not answer
    std::map<quint64, std::unique_ptr<Request>> m_requests; ///< that the keychain has not answered yet
};

} // namespace flowconsole
