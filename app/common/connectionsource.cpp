#include "app/common/connectionsource.h"

#include "domain/region.h"

namespace flowconsole {

namespace {

const QString environmentVariable = QStringLiteral("GENESYS_ENVIRONMENT");
const QString clientIdVariable = QStringLiteral("GENESYS_CLIENT_ID");
const QString clientSecretVariable = QStringLiteral("GENESYS_CLIENT_SECRET");

} // namespace

Result<ReadyConnection> connectionToEmbedded(const EmbeddedOrganisationOptions &options, Dialect dialect)
{
    auto started = EmbeddedOrganisation::start(options);
    if (!started) {
        return started.error();
    }
    ReadyConnection connection;
    connection.embedded = std::move(started).value();
    const EmbeddedEndpoint endpoint = connection.embedded->endpoint();
    connection.profile.name = QStringLiteral("Demo organisation");
    connection.profile.environment = QStringLiteral("simulator");
    connection.profile.apiUrl = QUrl(endpoint.baseUrl);
    connection.profile.loginUrl = connection.profile.apiUrl;
    connection.profile.clientId = endpoint.clientId;
    connection.profile.dialect = dialect;
    connection.clientSecret = endpoint.clientSecret;
    return connection;
}

Result<ReadyConnection> connectionFromEnvironment(const QProcessEnvironment &environment, const QUrl &baseUrl,
                                                  Dialect dialect)
{
    ReadyConnection connection;
    connection.profile.dialect = dialect;
    connection.profile.clientId = environment.value(clientIdVariable);
    connection.clientSecret = environment.value(clientSecretVariable);
    if (connection.profile.clientId.isEmpty() || connection.clientSecret.isEmpty()) {
        return Error{QStringLiteral(
                         "Set both %1 and %2 to sign in to an organisation; without any GENESYS_ variable the "
                         "embedded organisation is used.")
                         .arg(clientIdVariable, clientSecretVariable)};
    }
    if (!baseUrl.isEmpty()) {
        connection.profile.name = baseUrl.host();
        connection.profile.environment = baseUrl.authority();
        connection.profile.apiUrl = baseUrl;
        connection.profile.loginUrl = baseUrl;
        return connection;
    }
    const QString named = environment.value(environmentVariable);
    if (named.isEmpty()) {
        return Error{
            QStringLiteral("Set %1 to the organisation's region, such as eu-west-1, or give --base-url.")
                .arg(environmentVariable)};
    }
    const auto hosts = resolveEnvironment(named);
    if (!hosts) {
        return hosts.error();
    }
    connection.profile.name = hosts.value().domain;
    connection.profile.environment = hosts.value().domain;
    connection.profile.apiUrl = hosts.value().apiUrl;
    connection.profile.loginUrl = hosts.value().loginUrl;
    return connection;
}

bool hasCredentials(const QProcessEnvironment &environment)
{
    return environment.contains(environmentVariable) || environment.contains(clientIdVariable) ||
           environment.contains(clientSecretVariable);
}

} // namespace flowconsole
