#pragma once

#include "storage/sqlconnection.h"

#include "domain/batch.h"
#include "domain/nodetransition.h"
#include "domain/requestrecord.h"

namespace flowconsole {

/// A step with the execution that it belongs to.
struct StoredStep
{
    ExecutionId id;
    NodeTransition step;
};

/// One that is stored already changes nothing. `arrival` numbers steps of the same time, and is moved on.
[[nodiscard]] SqlResult<Done> writeSteps(SqlConnection &connection, const QList<StoredStep> &steps,
                                         qint64 &arrival);
[[nodiscard]] SqlResult<Done> writeRequests(SqlConnection &connection, const QList<RequestRecord> &requests);
[[nodiscard]] SqlResult<Done> writeBatch(SqlConnection &connection, const BatchProgress &batch,
                                         const QString &session);

/// In the order in which they happened.
[[nodiscard]] SqlResult<QList<NodeTransition>> readSteps(SqlConnection &connection, const ExecutionId &id);
/// The latest `limit`, oldest first.
[[nodiscard]] SqlResult<QList<RequestRecord>> readRequests(SqlConnection &connection, const ExecutionId &id,
                                                           int limit);

struct StoredBatch
{
    BatchProgress batch;
    QString session; ///< that owns it
};

/// Newest first.
[[nodiscard]] SqlResult<QList<StoredBatch>> readAllBatches(SqlConnection &connection);

} // namespace flowconsole
