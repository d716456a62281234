#pragma once

#include "domain/flowhealth.h"
#include "storage/sqlconnection.h"

namespace flowconsole {

/// How the last runs of these flows went in that connection; flows without a run are left out. Each flow is one
/// look at the index of flows, so that it takes well under a millisecond however many runs are stored. In the
/// reader's thread.
[[nodiscard]] SqlResult<QList<FlowHealth>> readFlowHealth(SqlConnection &connection, const ProfileId &profile,
                                                          const QList<FlowId> &flows);

/// The statement for one flow: takes the flow's id and the profile's, answers state and latency, the newest
/// first.
[[nodiscard]] QString flowHealthSql();

} // namespace flowconsole
