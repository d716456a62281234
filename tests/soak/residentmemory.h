#pragma once

#include <QtGlobal>

namespace flowconsole {

/// Bytes of this process that are in memory, as the system counts them, after what is free was given back to
/// it.
[[nodiscard]] qint64 residentBytes();

/// Bytes of them that SQLite holds: page caches, for the most part, which fill up to their limit in the course
/// of many thousand rows.
[[nodiscard]] qint64 sqliteBytes();

} // namespace flowconsole
