#pragma once

#include "simulator/apifailure.h"
#include "simulator/executionregister.h"
#include "simulator/flowcatalogue.h"

namespace flowconsole::simulator {

/// A launch that may begin.
struct CheckedLaunch
{
    FlowPtr flow;
    const FlowVersion *version = nullptr;
    AnswerShape shape = AnswerShape::Union;
    VariableValues values;
    std::string name;
};

/// Reads the body of POST /api/v2/flows/executions, finds out its dialect and checks its input by that
/// dialect's rules (API.md, both dialects, launch).
[[nodiscard]] Result<CheckedLaunch, ApiFailure> checkLaunch(std::string_view body,
                                                            const FlowCatalogue &catalogue);

} // namespace flowconsole::simulator
