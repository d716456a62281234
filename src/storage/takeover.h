#pragma once

#include "storage/sqlconnection.h"

#include "domain/flowexecution.h"

namespace flowconsole {

// What belongs to whom. A session lives for as long as its lock file is held (SessionLock).

[[nodiscard]] bool isSessionAlive(const QString &databasePath, const QString &session);

/// Notes the session as one that writes from now on.
[[nodiscard]] SqlResult<Done> noteSession(SqlConnection &connection, const QString &session,
                                          const QDateTime &now);
[[nodiscard]] SqlResult<Done> removeSession(SqlConnection &connection, const QString &session);

/// What is open and whose session is gone becomes `session`'s, in one transaction. Oldest first.
[[nodiscard]] SqlResult<QList<FlowExecution>> takeOverOpenExecutions(SqlConnection &connection,
                                                                     const QString &session);

/// The batch becomes `session`'s. Refused, with words for people, where one that lives has it.
[[nodiscard]] SqlResult<Done> takeOverOneBatch(SqlConnection &connection, const BatchId &id,
                                               const QString &session);

} // namespace flowconsole
