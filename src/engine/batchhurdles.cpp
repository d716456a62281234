#include "engine/batchhurdles.h"

#include "engine/batchrun.h"
#include "engine/connection.h"
#include "engine/executionstore.h"
#include "engine/launchdesk.h"

#include <algorithm>

namespace flowconsole {

QString connectionProblem(const LaunchDesk &desk, const BatchSpec &spec)
{
    if (desk.connection() == nullptr) {
        return BatchRun::tr("Its connection is not open: sign in, then resume");
    }
    const ConnectionProfile &profile = desk.connection()->profile();
    if (profile.id != spec.profileId) {
        return BatchRun::tr("Another connection is open: open that of the batch, then resume");
    }
    if (!spec.environment.isEmpty() && profile.environment != spec.environment) {
        return BatchRun::tr(
                   "The batch was begun in %1, and the connection leads to %2 now. Open a connection to "
                   "%1 to go on, or check the file as a new batch")
            .arg(spec.environment, profile.environment);
    }
    if (profile.dialect != spec.dialect) {
        return BatchRun::tr("The connection speaks another form of the API than when the batch was begun");
    }
    return {};
}

QString lostBatch()
{
    return BatchRun::tr("The history was damaged or replaced while this batch ran: nobody can tell any more "
                        "which of its rows were launched. Check a file with the rows that are left as a new "
                        "batch");
}

qint64 rowsInStore(const ExecutionStore &store, const BatchId &id)
{
    return std::count_if(store.all().begin(), store.all().end(), [&id](const FlowExecution &execution) {
        return execution.batchId == id && !isRowFree(execution);
    });
}

bool isWasted(const FlowExecution &execution)
{
    if (execution.state == ExecutionState::Unknown) {
        return true;
    }
    return execution.state == ExecutionState::Failed && execution.platformId.isEmpty() && execution.error &&
           execution.error->kind != ApiError::Kind::RejectedInput &&
           execution.error->kind != ApiError::Kind::FlowFailed;
}

} // namespace flowconsole
