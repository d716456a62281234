#pragma once

#include "storage/sqlfailure.h"

#include <atomic>

namespace flowconsole {

/// Reads the whole file, table by table, over a connection of its own, and answers Damaged where its parts
/// contradict each other. Ends early, as if all were well, once `isGivenUp`. Called in a thread of its own:
/// it takes a second for each 200 MB or so.
[[nodiscard]] SqlResult<Done> checkWholeFile(const QString &path, const std::atomic<bool> &isGivenUp);

} // namespace flowconsole
