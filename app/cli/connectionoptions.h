#pragma once

#include "app/common/connectionsource.h"

#include <string>

namespace CLI {
class App;
}

namespace flowconsole {

/// The options by which every subcommand that talks to an organisation is told which one.
struct ConnectionOptions
{
    std::string dialect; ///< empty: by the kind of organisation
    std::string baseUrl;

    void addTo(CLI::App &app);

    /// Credentials from the environment, else the embedded organisation.
    [[nodiscard]] Result<ReadyConnection> open() const;
};

} // namespace flowconsole
