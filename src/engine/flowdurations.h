#pragma once

#include "base/clock.h"
#include "domain/ids.h"

#include <QHash>

#include <optional>
#include <vector>

namespace flowconsole {

/// From the launch on, the span of time in which the runs of a flow usually end.
struct UsualDuration
{
    Milliseconds early{0};
    Milliseconds late{0};

    friend bool operator==(const UsualDuration &, const UsualDuration &) = default;
};

/// How long the runs of each flow take, learned from the last ones that came to their own end.
class FlowDurations final
{
public:
    /// Runs that count, the latest of each flow.
    static constexpr size_t memory = 40;
    /// Fewer runs say nothing.
    static constexpr size_t fewest = 3;

    /// A run took that long, from its launch to its end. A negative duration is ignored.
    void learn(const FlowId &flow, Milliseconds duration);

    /// Nine of ten runs ended in that span, with a margin; nullopt while too few have been seen.
    [[nodiscard]] std::optional<UsualDuration> of(const FlowId &flow) const;

private:
    struct Runs
    {
        std::vector<Milliseconds> latest; ///< a ring
        size_t next = 0;                  ///< where the next one goes
        UsualDuration usual;
    };

    [[nodiscard]] static UsualDuration usualOf(std::vector<Milliseconds> runs);

    QHash<FlowId, Runs> m_runs;
};

} // namespace flowconsole
