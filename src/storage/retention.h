#pragma once

#include "storage/sqlconnection.h"

#include <QDateTime>

namespace flowconsole {

struct RetentionLimits
{
    QDateTime before;          ///< what was over before that goes
    qint64 keepExecutions = 0; ///< beyond that the oldest that are over go
};

/// Deletes some of what is to go, with all that belongs to it, in one short transaction, and answers how many
/// executions that were; 0 once nothing is left to do. The rows of a batch stay while it may be resumed, so
/// that none is launched a second time; a batch goes first, once it is older than `before`.
[[nodiscard]] SqlResult<qint64> deleteSlice(SqlConnection &connection, const RetentionLimits &limits);

} // namespace flowconsole
