#pragma once

#include "domain/apierror.h"
#include "domain/conversationpayload.h"
#include "domain/errorcatalogue.h"
#include "domain/flowexecution.h"
#include "domain/inputschema.h"
#include "domain/preflight.h"

#include <QString>

namespace flowconsole {

// The words that the window and the command line share, through the translator that is installed (English
// without one). Each may be called in any thread.

[[nodiscard]] QString stateName(ExecutionState state);
[[nodiscard]] QString variableTypeName(VariableType type);
[[nodiscard]] QString dialectName(Dialect dialect);
[[nodiscard]] QString capabilityName(Capability capability);

/// One sentence that says what to type instead.
[[nodiscard]] QString describe(const VariableProblem &problem);
[[nodiscard]] QString describe(const PayloadProblem &problem);

/// What happened, what it means and what to do about it, from the error catalogue; never a raw code alone.
/// `dialect` is that of the connection, where it is known.
[[nodiscard]] ErrorWords describe(const ApiError &error, std::optional<Dialect> dialect = std::nullopt);

/// "0:12.4", "1:02:08": a duration as tables show it.
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);

} // namespace flowconsole
