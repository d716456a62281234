#include "frontdoor.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace flowconsole::simulator {

namespace {

constexpr std::string_view faultsPath = "/simulator/faults";
constexpr std::size_t mostFaults = 100;

std::string_view bearer(const http::Request &request)
{
    static constexpr std::string_view scheme = "Bearer ";
    const std::string_view given = request.header("Authorization");
    return http::equalsIgnoringCase(given.substr(0, scheme.size()), scheme) ? given.substr(scheme.size())
                                                                            : std::string_view();
}

/// Takes as long for a wrong token as for the right one.
bool sameText(std::string_view a, std::string_view b)
{
    unsigned difference = a.size() == b.size() ? 0U : 1U;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    }
    return difference == 0;
}

/// The platform's own words for a status.
ApiFailure failureOf(int status)
{
    struct Words
    {
        int status;
        const char *code;
        const char *message;
    };
    static constexpr std::array known = {
        Words{400, "bad.request", "The request could not be understood by the server."},
        Words{401, "bad.credentials", "Invalid login credentials."},
        Words{403, "not.authorized", "You are not authorized to perform the requested action."},
        Words{404, "not.found", "The requested resource was not found."},
        Words{408, "request.timeout", "The request timed out."},
        Words{429, "too.many.requests", "Rate limit exceeded the maximum. Try again later."},
        Words{500, "internal.server.error", "The server encountered an unexpected condition."},
        Words{502, "bad.gateway", "The server received an invalid response from another server."},
        Words{503, "service.unavailable", "The service is temporarily unavailable."},
        Words{504, "request.timeout", "The request timed out."},
    };
    const auto found = std::ranges::find(known, status, &Words::status);
    return found == known.end() ? ApiFailure{status, "unknown.error", "The request failed."}
                                : ApiFailure{status, found->code, found->message};
}

std::string correlationIdOf(const http::Response &response)
{
    const auto found = std::ranges::find(response.headers, "ININ-Correlation-Id", &http::Header::name);
    return found == response.headers.end() ? std::string() : found->value;
}

/// The login host words its errors otherwise (RFC 6749 § 5.2).
std::string faultyTokenAnswer(const ApiFailure &failure)
{
    const char *error = failure.status == 503   ? "temporarily_unavailable"
                        : failure.status >= 500 ? "server_error"
                                                : "invalid_request";
    return writeJson(
        {{"error", error}, {"description", failure.message}, {"error_description", failure.message}});
}

Json faultEntry(const FaultPlan::Entry &entry)
{
    Json json = Json::object();
    json["id"] = std::to_string(entry.id);
    json["fault"] = entry.fault.text;
    json["happened"] = entry.happened;
    json["remaining"] = entry.fault.times ? Json(*entry.fault.times - entry.happened) : Json();
    return json;
}

Json faultList(const FaultPlan &plan)
{
    Json faults = Json::array();
    for (const FaultPlan::Entry &entry : plan.entries()) {
        faults.push_back(faultEntry(entry));
    }
    return {{"faults", std::move(faults)}};
}

Json eventCounts(const EventCounts &counts)
{
    return {{"made", counts.made},          {"posted", counts.posted},   {"delivered", counts.delivered},
            {"retried", counts.retried},    {"givenUp", counts.givenUp}, {"overflow", counts.overflow},
            {"lost", counts.lost},          {"late", counts.late},       {"doubled", counts.doubled},
            {"reordered", counts.reordered}};
}

ApiFailure notAllowed(const http::Request &request, const char *methods)
{
    ApiFailure failure{405, "method.not.allowed", request.method + " is not offered at " + request.path + "."};
    failure.allowedMethods = methods;
    return failure;
}

Result<Json, ApiFailure> objectIn(const http::Request &request)
{
    auto body = parseJson(request.body);
    if (!body || !body.value().is_object()) {
        return ApiFailure{400, "bad.request", "The body must be a JSON object."};
    }
    return std::move(body).value();
}

} // namespace

FrontDoor::FrontDoor(SimulatedOrganisation &organisation, std::vector<Fault> faults, std::string controlToken)
    : m_organisation(organisation), m_initialFaults(std::move(faults)), m_controlToken(std::move(controlToken))
{
    m_organisation.observe(m_statistics);
    bringInitialFaults();
}

Reaction FrontDoor::take(const http::Request &request)
{
    if (request.path.starts_with("/simulator/")) {
        return {m_organisation.answerOf(control(request))};
    }
    const RequestFate fate = m_organisation.faults().fateOf(request);
    const std::string token(bearer(request));
    const ApiOperation operation = operationOf(request);
    Reaction reaction;
    reaction.delay = fate.delay;
    reaction.hangUp = fate.hangUp.has_value();
    if (!fate.hangUp || fate.hangUp->afterEffect) {
        reaction.response = carryOut(request, fate);
    }
    if (reaction.hangUp) {
        m_statistics.dropped(token, operation);
    } else {
        m_statistics.answered(token, operation, reaction.response);
    }
    return reaction;
}

http::Response FrontDoor::carryOut(const http::Request &request, const RequestFate &fate)
{
    if (fate.tokenExpires) {
        m_organisation.expireToken(request);
    }
    if (!fate.failure) {
        return m_organisation.handle(request);
    }
    const ApiFailure failure = failureOf(fate.failure->status);
    http::Response response =
        fate.failure->afterEffect ? m_organisation.handle(request) : m_organisation.refuse(request, failure);
    response.status = failure.status;
    response.body = operationOf(request) == ApiOperation::Token
                        ? faultyTokenAnswer(failure)
                        : writeJson(failureBody(failure, correlationIdOf(response)));
    if (fate.failure->retryAfter) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*fate.failure->retryAfter);
        std::erase_if(response.headers,
                      [](const http::Header &header) { return header.name == "Retry-After"; });
        response.headers.push_back({"Retry-After", std::to_string(seconds.count())});
    }
    return response;
}

ApiAnswer FrontDoor::control(const http::Request &request)
{
    if (m_controlToken.empty() || !sameText(bearer(request), m_controlToken)) {
        return ApiFailure{401, "authentication.required", "The control endpoint needs the control token."};
    }
    if (request.path.starts_with(faultsPath)) {
        return controlFaults(request);
    }
    if (request.path == "/simulator/statistics") {
        return request.method == "GET" ? ApiAnswer(jsonAnswer(200, statistics())) : notAllowed(request, "GET");
    }
    if (request.path == "/simulator/reset") {
        if (request.method != "POST") {
            return notAllowed(request, "POST");
        }
        bringInitialFaults();
        m_statistics.reset();
        m_organisation.resetEventCounts();
        return http::Response{204, {}, {}};
    }
    return ApiFailure{404, "not.found", "There is nothing at " + request.path + "."};
}

ApiAnswer FrontDoor::controlFaults(const http::Request &request)
{
    const std::string_view rest = std::string_view(request.path).substr(faultsPath.size());
    if (rest.size() > 1 && rest.front() == '/') {
        return request.method == "DELETE" ? removeFault(std::string(rest.substr(1)))
                                          : notAllowed(request, "DELETE");
    }
    if (!rest.empty()) {
        return ApiFailure{404, "not.found", "There is nothing at " + request.path + "."};
    }
    if (request.method == "GET") {
        return jsonAnswer(200, faultList(m_organisation.faults()));
    }
    if (request.method == "PUT") {
        return replaceFaults(request);
    }
    if (request.method == "POST") {
        return addFault(request);
    }
    if (request.method != "DELETE") {
        return notAllowed(request, "GET, PUT, POST, DELETE");
    }
    m_organisation.faults().clear();
    return http::Response{204, {}, {}};
}

ApiAnswer FrontDoor::replaceFaults(const http::Request &request)
{
    const auto body = objectIn(request);
    if (!body) {
        return body.error();
    }
    const Json lines = body.value().value("faults", Json());
    const auto isText = [](const Json &line) { return line.is_string(); };
    if (!lines.is_array() || lines.size() > mostFaults || !std::ranges::all_of(lines, isText)) {
        return badField("faults", "faults must be an array of at most 100 texts, such as \"launch:500\".");
    }
    const auto faults = parseFaults(lines.get<std::vector<std::string>>());
    if (!faults) {
        return badField("faults", faults.error().message.toStdString());
    }
    m_organisation.faults().clear();
    for (const Fault &fault : faults.value()) {
        m_organisation.faults().add(fault);
    }
    return jsonAnswer(200, faultList(m_organisation.faults()));
}

ApiAnswer FrontDoor::addFault(const http::Request &request)
{
    const auto body = objectIn(request);
    if (!body) {
        return body.error();
    }
    const Json line = body.value().value("fault", Json());
    if (!line.is_string()) {
        return badField("fault", "fault must be text, such as \"launch:500\".");
    }
    if (m_organisation.faults().entries().size() >= mostFaults) {
        return ApiFailure{409, "conflict", "There are 100 faults already. Delete some first."};
    }
    auto fault = Fault::parse(line.get<std::string>());
    if (!fault) {
        return badField("fault", fault.error().message.toStdString());
    }
    m_organisation.faults().add(std::move(fault).value());
    return jsonAnswer(201, faultEntry(m_organisation.faults().entries().back()));
}

ApiAnswer FrontDoor::removeFault(const std::string &id)
{
    std::uint64_t number = 0;
    const auto read = std::from_chars(id.data(), id.data() + id.size(), number);
    const bool isNumber = read.ec == std::errc() && read.ptr == id.data() + id.size();
    if (!isNumber || !m_organisation.faults().remove(number)) {
        return entityNotFound("fault", id);
    }
    return http::Response{204, {}, {}};
}

Json FrontDoor::statistics() const
{
    Json answer = m_statistics.describe();
    answer["events"] = eventCounts(m_organisation.eventCounts());
    return answer;
}

void FrontDoor::bringInitialFaults()
{
    m_organisation.faults().clear();
    for (const Fault &fault : m_initialFaults) {
        m_organisation.faults().add(fault);
    }
}

Result<std::vector<Fault>> parseFaults(const std::vector<std::string> &lines)
{
    std::vector<Fault> faults;
    for (const std::string &line : lines) {
        auto fault = Fault::parse(line);
        if (!fault) {
            return fault.error();
        }
        faults.push_back(std::move(fault).value());
    }
    return faults;
}

} // namespace flowconsole::simulator
