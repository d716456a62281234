#pragma once

#include "storage/sqlconnection.h"

#include <QDateTime>

namespace flowconsole {

/// The schema that this program reads and writes.
[[nodiscard]] int newestSchemaVersion();

/// Of the database; 0 where it is empty. Refused where its tables are not those of a history.
[[nodiscard]] SqlResult<int> schemaVersion(SqlConnection &connection);

/// Brings the database from `from` to the newest version, each step in a transaction of its own. A step that
/// fails leaves the version before it.
[[nodiscard]] SqlResult<Done> migrate(SqlConnection &connection, int from, const QDateTime &now);

} // namespace flowconsole
