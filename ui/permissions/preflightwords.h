#pragma once

#include "domain/connectionprofile.h"
#include "domain/preflight.h"

namespace flowconsole {

/// "Works", "Missing", "Not offered", "Cannot tell".
[[nodiscard]] QString verdictName(PreflightCheck::Verdict verdict);

/// What stands beside the verdict: what to ask for, why it is not offered, or what went wrong.
[[nodiscard]] QString adviceFor(const PreflightCheck &check);

/// One sentence on the whole report: "Everything works" or what is missing.
[[nodiscard]] QString summaryOf(const PreflightReport &report);
/// The same for a place that only warns; empty where everything works.
[[nodiscard]] QString warningOf(const PreflightReport &report);

/// The report as plain text to send to somebody who can give permissions. Holds no secret.
[[nodiscard]] QString textForAdministrator(const PreflightReport &report, const ConnectionProfile &profile);

} // namespace flowconsole
