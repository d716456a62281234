#pragma once

#include "httpserver/httpmessage.h"

#include <array>
#include <optional>
#include <string_view>

namespace flowconsole::simulator {

/// What a request is about, whatever its dialect; the unit in which faults are chosen and requests are counted.
enum class ApiOperation {
    Token,         ///< /oauth/…
    Launch,        ///< of every dialect
    Poll,          ///< a look at one execution or conversation
    Terminate,     ///< terminate or disconnect
    Flows,         ///< the flow list, flows, versions, configurations
    Instances,     ///< execution data
    Webhooks,      ///< registration
    Notifications, ///< channels and subscriptions
    Me,            ///< /api/v2/tokens/me
    Other,         ///< also a launch, poll or terminate with the nil UUID, which asks what is permitted
};

inline constexpr std::array allOperations = {
    ApiOperation::Token, ApiOperation::Launch,    ApiOperation::Poll,     ApiOperation::Terminate,
    ApiOperation::Flows, ApiOperation::Instances, ApiOperation::Webhooks, ApiOperation::Notifications,
    ApiOperation::Me,    ApiOperation::Other};

[[nodiscard]] ApiOperation operationOf(const http::Request &request);

/// Its word in faults and statistics, such as "launch".
[[nodiscard]] std::string_view operationName(ApiOperation operation);
[[nodiscard]] std::optional<ApiOperation> operationNamed(std::string_view name);

} // namespace flowconsole::simulator
