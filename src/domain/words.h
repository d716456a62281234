#pragma once

#include "domain/apierror.h"
#include "domain/flowexecution.h"
#include "domain/inputschema.h"

#include <QString>

namespace flowconsole {

// The words that the window and the command line share, through the translator that is installed (English
// without one). Each may be called in any thread.

[[nodiscard]] QString stateName(ExecutionState state);
[[nodiscard]] QString variableTypeName(VariableType type);
[[nodiscard]] QString dialectName(Dialect dialect);

/// One sentence that says what to type instead.
[[nodiscard]] QString describe(const VariableProblem &problem);

struct ErrorWords
{
    QString whatHappened;
    QString whatToDo;
};

/// What happened and what to do about it; never a raw code alone.
[[nodiscard]] ErrorWords describe(const ApiError &error);

/// "0:12.4", "1:02:08": a duration as tables show it.
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);

} // namespace flowconsole
