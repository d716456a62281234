#pragma once

#include <QString>
#include <QtGlobal>

#include <chrono>

namespace flowconsole {

struct SoakOptions
{
    int executions = 5000;
    std::chrono::minutes span{24 * 60}; ///< simulated time over which the launches are spread
    quint32 seed = 20260105;
    /// What the memory of the process may grow by in the second half, for each execution launched in it: its
    /// row, steps and requests here, and its run in the simulated organisation.
    qint64 bytesPerExecution = 75 * 1000;
};

/// Three consoles, one for each dialect, launch a day's executions of all built-in flows in one simulated
/// organisation, with time-outs, ends by hand and 2 % of all requests failing. At the end every launch that the
/// organisation counted must be exactly one row that tells the truth about it. Prints what happened, and each
/// thing that is wrong; true where nothing is.
[[nodiscard]] bool soakDay(const SoakOptions &options);

} // namespace flowconsole
