#pragma once

#include "domain/ids.h"

#include <chrono>
#include <optional>

namespace flowconsole {

/// How the last runs of a flow went, by the local history: those that are over, and those of which nobody knows
/// how they went. What the platform never took is no run.
struct FlowHealth
{
    /// Runs that count, the latest of each flow.
    static constexpr int memory = 50;

    FlowId flow;
    int runs = 0; ///< at most `memory`
    int completed = 0;
    int failed = 0;
    int terminated = 0;
    int timedOut = 0;
    int unknown = 0;                              ///< among `runs`; none of them counts as a success
    std::optional<std::chrono::milliseconds> p95; ///< of launch to end, without those that were given up

    friend bool operator==(const FlowHealth &, const FlowHealth &) = default;
};

} // namespace flowconsole
