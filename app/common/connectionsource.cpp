#include "app/common/connectionsource.h"

namespace flowconsole {

ProfileId demoProfileId()
{
    return ProfileId(QStringLiteral("demo"));
}

Result<ReadyConnection> connectionToEmbedded(const EmbeddedOrganisationOptions &options, Dialect dialect)
{
    auto started = EmbeddedOrganisation::start(options);
    if (!started) {
        return started.error();
    }
    ReadyConnection connection;
    connection.embedded = std::move(started).value();
    const EmbeddedEndpoint endpoint = connection.embedded->endpoint();
    connection.profile.id = demoProfileId();
    connection.profile.name = QStringLiteral("Demo organisation");
    connection.profile.environment = QStringLiteral("simulator");
    connection.profile.apiUrl = QUrl(endpoint.baseUrl);
    connection.profile.loginUrl = connection.profile.apiUrl;
    connection.profile.clientId = endpoint.clientId;
    connection.profile.colour = ProfileColour::Green;
    connection.profile.dialect = dialect;
    connection.secrets.clientSecret = endpoint.clientSecret;
    return connection;
}

} // namespace flowconsole
