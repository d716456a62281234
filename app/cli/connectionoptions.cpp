#include "app/cli/connectionoptions.h"

#include "app/cli/console.h"
#include "app/common/programpaths.h"
#include "profiles/environmentprofile.h"
#include "profiles/profilestore.h"
#include "profiles/secretstore.h"

#include <CLI/CLI.hpp>

namespace flowconsole {

namespace {

const QString secretVariable = QStringLiteral("GENESYS_CLIENT_SECRET");

/// Nothing where `url` may be sent to.
std::optional<Error> baseUrlProblem(const QUrl &url, const std::string &given)
{
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isHttp || url.host().isEmpty()) {
        return Error{
            QStringLiteral("--base-url must be an address such as https://api.mypurecloud.ie, not \"%1\".")
                .arg(QString::fromStdString(given))};
    }
    if (!url.userInfo().isEmpty()) {
        return Error{QStringLiteral("--base-url must not hold a name or a password: credentials come from the "
                                    "environment.")};
    }
    return std::nullopt;
}

/// By id, else by name without regard to case. The error lists what there is.
Result<ConnectionProfile> chooseProfile(const QList<ConnectionProfile> &profiles, const QString &wanted)
{
    QList<ConnectionProfile> found;
    QStringList names{QStringLiteral("demo")};
    for (const ConnectionProfile &profile : profiles) {
        names.append(profile.name);
        if (profile.id.text() == wanted) {
            return profile;
        }
        if (profile.name.compare(wanted, Qt::CaseInsensitive) == 0) {
            found.append(profile);
        }
    }
    if (found.size() == 1) {
        return found.first();
    }
    if (found.size() > 1) {
        return Error{QStringLiteral("%1 connections are named \"%2\": give the id instead.")
                         .arg(found.size())
                         .arg(wanted)};
    }
    return Error{QStringLiteral("There is no connection \"%1\". There are: %2.")
                     .arg(wanted, names.join(QStringLiteral(", ")))};
}

} // namespace

ConnectionOptions::ConnectionOptions() = default;
ConnectionOptions::~ConnectionOptions() = default;

void ConnectionOptions::addTo(CLI::App &app)
{
    CLI::Option *profile = app.add_option("--profile", m_profile,
                                          "Name or id of a connection that the console has stored; demo is the "
                                          "embedded organisation. The secret comes from the keychain, or from "
                                          "GENESYS_CLIENT_SECRET where that is set");
    app.add_option("--dialect", m_dialect,
                   "Form of the API: published (default for a real organisation), flow-executions or "
                   "conversation-flow (default for the embedded one, since it shows nodes live)")
        ->check(CLI::IsMember({"published", "flow-executions", "conversation-flow"}));
    app.add_option("--base-url", m_baseUrl,
                   "One address for both the API and sign-in, such as a proxy or a simulated organisation")
        ->excludes(profile);
}

void ConnectionOptions::open(QObject *context, const std::function<void(Result<ReadyConnection>)> &receive)
{
    const auto shared = std::make_shared<Result<ReadyConnection>>(find());
    const auto tell = [shared, receive] { receive(std::move(*shared)); };
    const bool isStored = *shared && !shared->value().embedded && !m_profile.empty();
    if (!isStored) {
        QMetaObject::invokeMethod(context, tell, Qt::QueuedConnection);
        return;
    }
    const ProfileId id = shared->value().profile.id;
    m_secrets = std::make_unique<SecretStore>(m_clock);
    if (qEnvironmentVariableIsEmpty(qPrintable(secretVariable))) {
        QObject::connect(m_secrets.get(), &SecretStore::unavailable, context,
                         [](const QString &reason) { printProblem(reason); });
    }
    QObject::connect(m_secrets.get(), &SecretStore::loaded, context,
                     [shared, tell](const ProfileId &, const ConnectionSecrets &secrets) {
                         ReadyConnection connection = std::move(*shared).value();
                         connection.secrets = secrets;
                         const QString given = qEnvironmentVariable(qPrintable(secretVariable));
                         if (!given.isEmpty() && connection.profile.grant == Grant::ClientCredentials) {
                             connection.secrets.clientSecret = given;
                         }
                         const bool lacksSecret = connection.profile.grant == Grant::ClientCredentials &&
                                                  connection.secrets.clientSecret.isEmpty();
                         *shared =
                             lacksSecret
                                 ? Result<ReadyConnection>(Error{
                                       QStringLiteral("The keychain holds no secret for \"%1\": set %2, or "
                                                      "enter it in the console.")
                                           .arg(connection.profile.name, secretVariable)})
                                 : Result<ReadyConnection>(std::move(connection));
                         tell();
                     });
    m_secrets->load(id);
}

void ConnectionOptions::keepRefreshToken(ReadyConnection &connection, const QString &token)
{
    connection.secrets.refreshToken = token;
    if (m_secrets) {
        m_secrets->store(connection.profile.id, connection.secrets);
    }
}

Result<ReadyConnection> ConnectionOptions::find() const
{
    if (!m_profile.empty() && m_profile != "demo") {
        return findStored();
    }
    return findInEnvironment();
}

Result<ReadyConnection> ConnectionOptions::findStored() const
{
    ProfileStore store(profilesPath(), m_clock);
    const auto loaded = store.load();
    if (!loaded) {
        return loaded.error();
    }
    for (const QString &note : loaded.value()) {
        printProblem(note);
    }
    const auto profile = chooseProfile(store.profiles(), QString::fromStdString(m_profile));
    if (!profile) {
        return profile.error();
    }
    ReadyConnection connection;
    connection.profile = profile.value();
    connection.profile.dialect = dialect().value_or(connection.profile.dialect);
    return connection;
}

Result<ReadyConnection> ConnectionOptions::findInEnvironment() const
{
    const QUrl url(QString::fromStdString(m_baseUrl), QUrl::StrictMode);
    if (!m_baseUrl.empty()) {
        if (const auto problem = baseUrlProblem(url, m_baseUrl)) {
            return *problem;
        }
    }
    auto named = m_profile.empty() ? profileFromEnvironment(QProcessEnvironment::systemEnvironment(), url)
                                   : std::optional<Result<ReadyProfile>>();
    if (!named && m_baseUrl.empty()) {
        return connectionToEmbedded({}, dialect().value_or(Dialect::ConversationFlow));
    }
    if (!named) {
        return Error{
            QStringLiteral("Set both GENESYS_CLIENT_ID and %1 to sign in at --base-url.").arg(secretVariable)};
    }
    if (!*named) {
        return named->error();
    }
    ReadyConnection connection;
    connection.profile = named->value().profile;
    connection.profile.dialect = dialect().value_or(Dialect::Published);
    connection.secrets = named->value().secrets;
    return connection;
}

std::optional<Dialect> ConnectionOptions::dialect() const
{
    return dialectFromKey(QString::fromStdString(m_dialect));
}

} // namespace flowconsole
