#pragma once

#include "httpserver/httpmessage.h"
#include "simulator/json.h"

#include <map>
#include <string>
#include <vector>

namespace flowconsole::simulator {

/// A failure as the platform words it (API.md, “Errors”).
struct ApiFailure
{
    int status = 500;
    std::string code;
    std::string message;
    std::string entityId = {};                          ///< of what was looked for
    std::string fieldName = {};                         ///< of what was wrong in the request
    std::string allowedMethods = {};                    ///< for the Allow header of a 405
    std::map<std::string, std::string> parameters = {}; ///< what the message names, for machines
};

/// The body of API.md's errors; `contextId` is the correlation id of the answer.
[[nodiscard]] Json failureBody(const ApiFailure &failure, const std::string &contextId);

[[nodiscard]] http::Response jsonAnswer(int status, const Json &body);

} // namespace flowconsole::simulator
