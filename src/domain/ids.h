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
/// Of a file of launches, a UUID made by this program.
using BatchId = StrongId<struct BatchIdTag>;
/// Of a launch that is planned for later, a UUID made by this program.
using ScheduleId = StrongId<struct ScheduleIdTag>;

[[nodiscard]] ExecutionId newExecutionId();
[[nodiscard]] ProfileId newProfileId();
[[nodiscard]] BatchId newBatchId();
[[nodiscard]] ScheduleId newScheduleId();

} // namespace flowconsole
