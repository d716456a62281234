#include "profiles/secretstore.h"

#include "domain/jsonvalue.h"

#include <qt6keychain/keychain.h>

#include <utility>

namespace flowconsole {

namespace {

/// A person may have to unlock the keychain meanwhile.
constexpr std::chrono::minutes timeForKeychain{2};

const QString clientSecretKey = QStringLiteral("clientSecret");
const QString refreshTokenKey = QStringLiteral("refreshToken");
const QString webhookSecretKey = QStringLiteral("webhookSecret");

QString toText(const ConnectionSecrets &secrets)
{
    JsonValue object = JsonValue::object();
    object.insert(clientSecretKey, JsonValue::string(secrets.clientSecret));
    object.insert(refreshTokenKey, JsonValue::string(secrets.refreshToken));
    object.insert(webhookSecretKey, JsonValue::string(secrets.webhookSecret));
    return QString::fromUtf8(object.toJson());
}

/// Empty secrets where somebody else has written something else.
ConnectionSecrets fromText(const QString &text)
{
    const auto parsed = JsonValue::parse(text.toUtf8());
    if (!parsed) {
        return {};
    }
    const JsonValue &object = parsed.value();
    return {object.value(clientSecretKey).toString(), object.value(refreshTokenKey).toString(),
            object.value(webhookSecretKey).toString()};
}

/// Not there is an answer too.
bool isAnswer(const QKeychain::Job *job)
{
    return job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
}

} // namespace

struct SecretStore::Request
{
    std::function<void(QKeychain::Job *)> onEnd; ///< with nullptr where no answer came in time
    std::unique_ptr<Alarm> limit;
};

SecretStore::SecretStore(const Clock &clock, const QString &service, QObject *parent)
    : QObject(parent), m_clock(clock), m_service(service)
{}

SecretStore::~SecretStore() = default;

void SecretStore::load(const ProfileId &id)
{
    if (const auto known = m_known.constFind(id); known != m_known.constEnd()) {
        QMetaObject::invokeMethod(
            this, [this, id, secrets = *known] { emit loaded(id, secrets); }, Qt::QueuedConnection);
        return;
    }
    const auto onEnd = [this, id](QKeychain::Job *job) {
        // What was stored meanwhile is newer. Without an answer, the next load() asks again.
        if (!job || !isAnswer(job)) {
            m_untold.insert(id);
        } else if (m_untold.remove(id); !m_known.contains(id)) {
            const bool isThere = job->error() == QKeychain::NoError;
            m_known.insert(id, isThere ? fromText(static_cast<QKeychain::ReadPasswordJob *>(job)->textData())
                                       : ConnectionSecrets());
        }
        emit loaded(id, m_known.value(id));
    };
    start(std::make_unique<QKeychain::ReadPasswordJob>(m_service), id, onEnd);
}

void SecretStore::store(const ProfileId &id, const ConnectionSecrets &secrets)
{
    m_known.insert(id, secrets);
    write(id, secrets);
}

void SecretStore::remove(const ProfileId &id)
{
    store(id, {});
}

void SecretStore::write(const ProfileId &id, const ConnectionSecrets &secrets)
{
    const auto onEnd = [this, id](QKeychain::Job *) { emit stored(id); };
    if (secrets == ConnectionSecrets()) {
        start(std::make_unique<QKeychain::DeletePasswordJob>(m_service), id, onEnd);
        return;
    }
    if (m_untold.contains(id)) {
        QMetaObject::invokeMethod(
            this, [this, id] { emit stored(id); }, Qt::QueuedConnection);
        return;
    }
    auto job = std::make_unique<QKeychain::WritePasswordJob>(m_service);
    job->setTextData(toText(secrets));
    start(std::move(job), id, onEnd);
}

void SecretStore::start(std::unique_ptr<QKeychain::Job> job, const ProfileId &id,
                        std::function<void(QKeychain::Job *)> onEnd)
{
    const quint64 number = ++m_lastNumber;
    auto request = std::make_unique<Request>();
    request->onEnd = std::move(onEnd);
    request->limit = m_clock.createAlarm([this, number] { timePassed(number); });
    request->limit->start(timeForKeychain);
    m_requests.emplace(number, std::move(request));
    job->setKey(id.text());
    job->setInsecureFallback(false);
    connect(job.get(), &QKeychain::Job::finished, this,
            [this, number](QKeychain::Job *finished) { jobFinished(number, finished); });
    job.release()->start(); // it deletes itself when it is finished
}

void SecretStore::jobFinished(quint64 number, QKeychain::Job *job)
{
    const auto found = m_requests.find(number);
    if (found == m_requests.end()) {
        return;
    }
    const auto request = std::move(found->second);
    m_requests.erase(found);
    if (!isAnswer(job)) {
        noteFailure(job->errorString());
    }
    request->onEnd(job);
}

void SecretStore::timePassed(quint64 number)
{
    const auto found = m_requests.find(number);
    if (found == m_requests.end()) {
        return;
    }
    const auto request = std::move(found->second);
    m_requests.erase(found);
    noteFailure(tr("it does not answer"));
    request->onEnd(nullptr);
}

void SecretStore::noteFailure(const QString &why)
{
    if (std::exchange(m_isPersistent, false)) {
        emit unavailable(
            tr("The system's keychain cannot be used (%1). Secrets are kept until this program ends and "
               "have to be given again at the next start.")
                .arg(why.isEmpty() ? tr("it gives no reason") : why));
    }
}

} // namespace flowconsole
