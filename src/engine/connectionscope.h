#pragma once

#include "domain/connectionprofile.h"
#include "domain/flowexecution.h"

namespace flowconsole {

/// Which executions are a connection's own: those that its profile launched, in the same environment and
/// dialect. A profile may have been given another of either since; its ids would mean something else there.
class ConnectionScope final
{
public:
    explicit ConnectionScope(const ConnectionProfile &profile)
        : m_profileId(profile.id), m_environment(profile.environment), m_dialect(profile.dialect)
    {}

    [[nodiscard]] bool holds(const FlowExecution &execution) const
    {
        return execution.profileId == m_profileId && execution.environment == m_environment &&
               execution.dialect == m_dialect;
    }

private:
    ProfileId m_profileId;
    QString m_environment;
    Dialect m_dialect;
};

} // namespace flowconsole
