#pragma once

#include "simulator/embeddedorganisation.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace flowconsole {

/// `simulate`: serves the simulated organisation alone until SIGINT or SIGTERM.
class SimulateCommand final
{
public:
    void addTo(CLI::App &app);
    int run();

private:
    [[nodiscard]] Result<EmbeddedOrganisationOptions> options() const;

    std::string m_listen = "127.0.0.1:0";
    std::string m_flows;
    quint64 m_seed = 1;
    double m_speed = 1;
    std::vector<std::string> m_faults;
    std::vector<std::string> m_missingPermissions;
    int m_rateLimit = 300;
};

} // namespace flowconsole
