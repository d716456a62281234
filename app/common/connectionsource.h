#pragma once

#include "base/result.h"
#include "domain/connectionprofile.h"
#include "simulator/embeddedorganisation.h"

#include <QProcessEnvironment>

#include <memory>

namespace flowconsole {

/// A connection that is ready to be opened. Where it leads to the embedded organisation, it keeps that alive.
struct ReadyConnection
{
    ConnectionProfile profile;
    QString clientSecret;
    std::unique_ptr<EmbeddedOrganisation> embedded; ///< null for a real one
};

/// Starts the embedded organisation. All that is known of it afterwards is its address and its credentials.
[[nodiscard]] Result<ReadyConnection> connectionToEmbedded(const EmbeddedOrganisationOptions &options,
                                                           Dialect dialect);

/// The organisation that GENESYS_ENVIRONMENT (or `baseUrl`, where it is not empty), GENESYS_CLIENT_ID and
/// GENESYS_CLIENT_SECRET name. Both credentials must be there.
[[nodiscard]] Result<ReadyConnection> connectionFromEnvironment(const QProcessEnvironment &environment,
                                                                const QUrl &baseUrl, Dialect dialect);

/// True where the environment names an organisation or credentials, be it only in part.
[[nodiscard]] bool hasCredentials(const QProcessEnvironment &environment);

} // namespace flowconsole
