#include "apioperation.h"

#include "simulator/json.h"

#include <algorithm>
#include <vector>

namespace flowconsole::simulator {

namespace {

/// Nothing ever has this id.
constexpr std::string_view nothing = "00000000-0000-0000-0000-000000000000";

std::vector<std::string_view> pathParts(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        if (end > 0) {
            parts.push_back(path.substr(0, end));
        }
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return parts;
}

ApiOperation ofConversations(const http::Request &request, const std::vector<std::string_view> &parts)
{
    const bool isPost = request.method == "POST";
    if (parts.size() == 5 && parts[3] == "flow" && isPost) {
        return ApiOperation::Launch;
    }
    if (parts.size() == 5 && isPost && (parts[4] == "terminate" || parts[4] == "disconnect")) {
        return ApiOperation::Terminate;
    }
    return parts.size() == 4 && !isPost ? ApiOperation::Poll : ApiOperation::Other;
}

ApiOperation ofFlows(const http::Request &request, const std::vector<std::string_view> &parts)
{
    if (parts.size() > 3 && parts[3] == "executions") {
        if (parts.size() == 4) {
            return request.method == "POST" ? ApiOperation::Launch : ApiOperation::Other;
        }
        return ApiOperation::Poll;
    }
    return parts.size() > 3 && parts[3] == "instances" ? ApiOperation::Instances : ApiOperation::Flows;
}

ApiOperation ofPath(const http::Request &request, const std::vector<std::string_view> &parts)
{
    if (!parts.empty() && parts[0] == "oauth") {
        return ApiOperation::Token;
    }
    if (parts.size() < 3 || parts[0] != "api" || parts[1] != "v2") {
        return ApiOperation::Other;
    }
    if (parts[2] == "flows") {
        return ofFlows(request, parts);
    }
    if (parts[2] == "conversations") {
        return ofConversations(request, parts);
    }
    if (parts[2] == "webhooks") {
        return ApiOperation::Webhooks;
    }
    if (parts[2] == "notifications") {
        return ApiOperation::Notifications;
    }
    return parts[2] == "tokens" ? ApiOperation::Me : ApiOperation::Other;
}

/// About nothing: whoever sends it wants to know only what he is permitted to do.
bool isProbe(const http::Request &request, const std::vector<std::string_view> &parts)
{
    if (std::ranges::find(parts, nothing) != parts.end()) {
        return true;
    }
    if (request.body.find(nothing) == std::string::npos) {
        return false;
    }
    const auto body = parseJson(request.body);
    return body && body.value().is_object() && body.value().value("flowId", Json()) == Json(nothing);
}

} // namespace

ApiOperation operationOf(const http::Request &request)
{
    const auto parts = pathParts(request.path);
    const ApiOperation operation = ofPath(request, parts);
    const bool concernsOne = operation == ApiOperation::Launch || operation == ApiOperation::Poll ||
                             operation == ApiOperation::Terminate;
    return concernsOne && isProbe(request, parts) ? ApiOperation::Other : operation;
}

std::string_view operationName(ApiOperation operation)
{
    switch (operation) {
    case ApiOperation::Token:
        return "token";
    case ApiOperation::Launch:
        return "launch";
    case ApiOperation::Poll:
        return "poll";
    case ApiOperation::Terminate:
        return "terminate";
    case ApiOperation::Flows:
        return "flows";
    case ApiOperation::Instances:
        return "instances";
    case ApiOperation::Webhooks:
        return "webhooks";
    case ApiOperation::Notifications:
        return "notifications";
    case ApiOperation::Me:
        return "me";
    case ApiOperation::Other:
        return "other";
    }
    return "";
}

std::optional<ApiOperation> operationNamed(std::string_view name)
{
    const auto found = std::ranges::find(allOperations, name, operationName);
    return found == allOperations.end() ? std::nullopt : std::optional(*found);
}

} // namespace flowconsole::simulator
