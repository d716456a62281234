#pragma once

#include "base/result.h"
#include "domain/dialect.h"
#include "domain/flow.h"

namespace flowconsole {

/// By id, else by name without regard to case. The error lists what there is.
[[nodiscard]] Result<Flow> chooseFlow(const QList<Flow> &flows, const QString &wanted);

/// Why the flow cannot be launched as asked for; empty where it can. `version` is that of --flow-version.
[[nodiscard]] QString launchProblem(const Flow &flow, const std::string &version, Dialect dialect);

} // namespace flowconsole
