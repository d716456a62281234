#pragma once

#include "domain/flowhealth.h"

#include <QString>

namespace flowconsole {

/// How a flow does, at a glance: from 95 percent on, from 80 on, below.
enum class HealthLevel { Good, Fair, Poor };

[[nodiscard]] HealthLevel healthLevel(const FlowHealth &health);

/// "98 %", rounded down, so that only a flow all of whose runs completed has 100.
[[nodiscard]] QString healthBadge(const FlowHealth &health);

/// "49 of the last 50 runs completed, p95 1.2 s. Failed: 1."
[[nodiscard]] QString healthSentence(const FlowHealth &health);

} // namespace flowconsole
