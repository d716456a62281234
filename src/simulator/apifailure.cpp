#include "apifailure.h"

namespace flowconsole::simulator {

Json failureBody(const ApiFailure &failure, const std::string &contextId)
{
    Json body = Json::object();
    body["message"] = failure.message;
    body["code"] = failure.code;
    body["status"] = failure.status;
    body["contextId"] = contextId;
    if (!failure.entityId.empty()) {
        body["entityId"] = failure.entityId;
    }
    body["messageWithParams"] = failure.message;
    body["messageParams"] = Json::object();
    for (const auto &[name, value] : failure.parameters) {
        body["messageParams"][name] = value;
    }
    body["details"] = Json::array();
    if (!failure.fieldName.empty()) {
        Json detail = Json::object();
        detail["errorCode"] = failure.code;
        detail["fieldName"] = failure.fieldName;
        body["details"].push_back(detail);
    }
    body["errors"] = Json::array();
    return body;
}

http::Response jsonAnswer(int status, const Json &body)
{
    return {status, {{"Content-Type", "application/json"}}, writeJson(body)};
}

} // namespace flowconsole::simulator
