#pragma once

#include "app/cli/connectionoptions.h"

namespace flowconsole {

/// `flows`: lists the flows of an organisation.
class FlowsCommand final
{
public:
    void addTo(CLI::App &app);
    int run();

private:
    ConnectionOptions m_connection;
    bool m_json = false;
};

} // namespace flowconsole
