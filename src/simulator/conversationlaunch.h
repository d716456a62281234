#pragma once

#include "simulator/apifailure.h"
#include "simulator/flowcatalogue.h"
#include "simulator/inputcheck.h"

namespace flowconsole::simulator {

/// A conversation flow that may begin.
struct ConversationLaunch
{
    FlowPtr flow;
    VariableValues values;
};

/// Checks the payload of POST /api/v2/conversations/flow/{flowId} (API.md, Dialect ConversationFlow). Each rule
/// on its shape is a 400 of its own that names the field or the variable, a mismatch with the flow's input
/// schema a 422, an unknown flow a 404 and a disabled one a 503. Variables that the flow does not know are
/// ignored, absent ones take their default. No message holds a value: it may be secure.
[[nodiscard]] Result<ConversationLaunch, ApiFailure>
checkConversationLaunch(const std::string &flowId, const Json &body, const FlowCatalogue &catalogue);

} // namespace flowconsole::simulator
