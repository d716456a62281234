#pragma once

#include "base/strongid.h"

namespace flowconsole {

using FlowId = StrongId<struct FlowIdTag>;
/// Our own id of an execution, a UUID made before the launch; it is the audit id too.
using ExecutionId = StrongId<struct ExecutionIdTag>;
/// The id that the platform gave to the execution, once it has answered.
using PlatformExecutionId = StrongId<struct PlatformExecutionIdTag>;
using ConversationId = StrongId<struct ConversationIdTag>;

[[nodiscard]] ExecutionId newExecutionId();

} // namespace flowconsole
