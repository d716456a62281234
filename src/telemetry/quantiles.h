#pragma once

#include <optional>
#include <vector>

namespace flowconsole {

/// The value below which `share` (0 … 1) of `values` lie: the nearest rank of the sorted values, so that it is
/// always one that was really measured. Absent without values. Reorders `values`.
[[nodiscard]] std::optional<double> quantile(std::vector<double> &values, double share);

} // namespace flowconsole
