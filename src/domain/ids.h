#pragma once

#include "base/strongid.h"

namespace flowconsole {

/// A connection profile's id, a UUID made by this program.
using ProfileId = StrongId<struct ProfileIdTag>;
using FlowId = StrongId<struct FlowIdTag>;
/// Our own id of an execution, a UUID made before the launch; it is the audit id too.
using ExecutionId = StrongId<struct ExecutionIdTag>;
/// The id that the platform gave to the execution, once it has answered.
using PlatformExecutionId = StrongId<struct PlatformExecutionIdTag>;
using ConversationId = StrongId<struct ConversationIdTag>;

[[nodiscard]] ExecutionId newExecutionId();
[[nodiscard]] ProfileId newProfileId();

} // namespace flowconsole
