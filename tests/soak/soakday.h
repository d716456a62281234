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
    /// That each console shows and the organisation remembers: reached before half of the time, so that from
    /// then on nothing has a reason to grow.
    int mostKept = 500;
    /// What the memory of the process may grow by in the second half: little more than the soak's own record of
    /// every launch.
    qint64 mostGrowth = 8'000'000;
};

/// Three consoles, one for each dialect, launch a day's executions of all built-in flows in one simulated
/// organisation, with time-outs, ends by hand and 2 % of all requests failing. At the end every launch that the
/// organisation counted must be exactly one row that tells the truth about it. Prints what happened, and each
/// thing that is wrong; true where nothing is.
[[nodiscard]] bool soakDay(const SoakOptions &options);

} // namespace flowconsole
