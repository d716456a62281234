#pragma once

#include <QtGlobal>

namespace flowconsole {

/// Bytes of this process that are in memory, as the system counts them, after what is free was given back to
/// it.
[[nodiscard]] qint64 residentBytes();

} // namespace flowconsole
