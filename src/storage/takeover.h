#pragma once

#include "storage/executionhistory.h"
#include "storage/sqlconnection.h"

#include "domain/flowexecution.h"

#include <optional>

namespace flowconsole {

// What belongs to whom. A session lives for as long as its lock file is held (SessionLock).

[[nodiscard]] bool isSessionAlive(const QString &databasePath, const QString &session);

/// Notes the session as one that writes from now on.
[[nodiscard]] SqlResult<Done> noteSession(SqlConnection &connection, const QString &session,
                                          const QDateTime &now);
[[nodiscard]] SqlResult<Done> removeSession(SqlConnection &connection, const QString &session);

/// What is open and whose session is gone becomes `session`'s, in one transaction; all of it, or that of one
/// connection. Oldest first. What was about to leave and certainly has not is Queued, and its row of a batch
/// free (UnsentLaunches).
[[nodiscard]] SqlResult<QList<FlowExecution>> takeOverOpenExecutions(SqlConnection &connection,
                                                                     const std::optional<HistoryScope> &scope,
                                                                     const QString &session);

/// The batch becomes `session`'s, and of its executions, which are the answer, those that are open and whose
/// session is gone. Refused, with words for people, where a session that lives has the batch.
[[nodiscard]] SqlResult<QList<FlowExecution>> takeOverOneBatch(SqlConnection &connection, const BatchId &id,
                                                               const QString &session);

} // namespace flowconsole
