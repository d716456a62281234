#include "telemetry/quantiles.h"

#include <algorithm>
#include <cmath>

namespace flowconsole {

std::optional<double> quantile(std::vector<double> &values, double share)
{
    if (values.empty()) {
        return std::nullopt;
    }
    const double rank = std::ceil(share * static_cast<double>(values.size()));
    const auto index = static_cast<std::ptrdiff_t>(std::max(rank, 1.0)) - 1;
    const auto nth = values.begin() + index;
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

} // namespace flowconsole
