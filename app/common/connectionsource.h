#pragma once

#include "base/result.h"
#include "domain/connectionprofile.h"
#include "simulator/embeddedorganisation.h"

#include <memory>

namespace flowconsole {

/// A connection that is ready to be opened. Where it leads to the embedded organisation, it keeps that alive.
struct ReadyConnection
{
    ConnectionProfile profile;
    ConnectionSecrets secrets;
    std::unique_ptr<EmbeddedOrganisation> embedded; ///< null for a real one
};

/// The embedded organisation's profile has this id at every start.
[[nodiscard]] ProfileId demoProfileId();

/// Starts the embedded organisation. All that is known of it afterwards is its address and its credentials.
[[nodiscard]] Result<ReadyConnection> connectionToEmbedded(const EmbeddedOrganisationOptions &options,
                                                           Dialect dialect);

} // namespace flowconsole
