#include "engine/flowdurations.h"

#include <algorithm>

namespace flowconsole {

void FlowDurations::learn(const FlowId &flow, Milliseconds duration)
{
    if (duration < Milliseconds::zero()) {
        return;
    }
    Runs &runs = m_runs[flow];
    if (runs.latest.size() < memory) {
        runs.latest.push_back(duration);
    } else {
        runs.latest[runs.next] = duration;
        runs.next = (runs.next + 1) % memory;
    }
    runs.usual = usualOf(runs.latest);
}

/// Between the twentieth part from below and the one from above; a tenth of each is added, since a few runs
/// never show the whole span.
UsualDuration FlowDurations::usualOf(std::vector<Milliseconds> runs)
{
    std::sort(runs.begin(), runs.end());
    const size_t cut = runs.size() / 20;
    const Milliseconds early = runs[cut];
    const Milliseconds late = runs[runs.size() - 1 - cut];
    return {early - early / 10, late + late / 10};
}

std::optional<UsualDuration> FlowDurations::of(const FlowId &flow) const
{
    const auto found = m_runs.constFind(flow);
    if (found == m_runs.constEnd() || found->latest.size() < fewest) {
        return std::nullopt;
    }
    return found->usual;
}

} // namespace flowconsole
