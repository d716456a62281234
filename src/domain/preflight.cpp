#include "domain/preflight.h"

#include <algorithm>

namespace flowconsole {

bool everythingWorks(const PreflightReport &report)
{
    using Verdict = PreflightCheck::Verdict;
    return std::all_of(report.checks.cbegin(), report.checks.cend(), [](const PreflightCheck &check) {
        return check.verdict == Verdict::Works || check.verdict == Verdict::NotOffered;
    });
}

} // namespace flowconsole
