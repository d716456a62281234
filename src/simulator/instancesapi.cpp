#include "instancesapi.h"

#include "simulator/accesstokens.h"
#include "simulator/instancequery.h"
#include "simulator/notificationsapi.h"
#include "simulator/paging.h"

#include <QUuid>

#include <algorithm>

namespace flowconsole::simulator {

namespace {

constexpr std::string_view downloadPath = "/renderedExecutionData/";
constexpr std::chrono::milliseconds untilRunning{300};
constexpr std::chrono::milliseconds untilSuccess{800};
constexpr std::chrono::hours jobLifetime{24};
constexpr std::size_t mostIds = 50;
constexpr std::size_t longestId = 100;
constexpr std::size_t mostJobs = 1'000;
/// That are kept before the expired ones are looked for.
constexpr std::size_t mostDownloads = 1'000;

Json describeInstance(const Execution &execution)
{
    Json entity = Json::object();
    entity["id"] = execution.id;
    entity["name"] = execution.name;
    entity["flowId"] = execution.flow->id;
    entity["flowName"] = execution.flow->name;
    entity["flowType"] = lowerFlowType(*execution.flow);
    entity["flowVersion"] = execution.run->version().id;
    entity["startDateTime"] = isoTime(execution.scale.origin);
    entity["endDateTime"] = isoTime(execution.scale.toWall(*execution.run->ended()));
    if (!execution.conversationId.empty()) {
        entity["conversationId"] = execution.conversationId;
    }
    if (const auto &error = execution.run->error()) {
        entity["flowErrorReason"] = error->code;
    }
    entity["selfUri"] = "/api/v2/flows/instances/" + execution.id;
    return entity;
}

Json jobBody(const std::string &id, const char *state, const Json &entities)
{
    Json body = Json::object();
    body["id"] = id;
    body["jobState"] = state;
    body["entities"] = entities;
    body["selfUri"] = "/api/v2/flows/instances/jobs/" + id;
    return body;
}

} // namespace

InstancesApi::InstancesApi(ExecutionRegister &executions, double speed)
    : m_executions(executions), m_speed(speed)
{}

std::optional<ApiAnswer> InstancesApi::answer(const ApiCall &call)
{
    const auto &path = call.path;
    if (path.size() < 3 || path.size() > 4 || path[0] != "flows" || path[1] != "instances") {
        return std::nullopt;
    }
    if (path[2] == "settings") {
        return path.size() == 4 && path[3] == "executiondata" ? std::optional(settings(call)) : std::nullopt;
    }
    if (path.size() == 4 && path[2] != "jobs") {
        return std::nullopt;
    }
    const bool isSearch = path[2] == "query" || path[2] == "querycapabilities";
    if (auto failure =
            call.lacks({isSearch ? "architect:flowInstance:search" : "architect:flowInstance:view"})) {
        return *std::move(failure);
    }
    if (auto failure = call.lacksScope({"architect:readonly", "architect"})) {
        return *std::move(failure);
    }
    const bool isPost = path.size() == 3 && (path[2] == "query" || path[2] == "jobs");
    if (isPost ? !call.isMethod("POST") : !call.isGet()) {
        return methodNotAllowed(call, isPost ? "POST" : "GET, HEAD");
    }
    if (path[2] == "querycapabilities") {
        return jsonAnswer(200, queryCapabilities(queryValues(call.request.query, "expand")));
    }
    if (path.size() == 4) {
        return job(call, path[3]);
    }
    return path[2] == "query" ? query(call) : path[2] == "jobs" ? jobs(call) : instance(call, path[2]);
}

const Execution *InstancesApi::finished(const std::string &id, Instant now)
{
    const Execution *execution = m_enabled ? m_executions.look(id, now) : nullptr;
    return execution != nullptr && execution->run->ended() ? execution : nullptr;
}

ApiAnswer InstancesApi::query(const ApiCall &call)
{
    const auto page = readPage(call.request.query, 50);
    if (!page) {
        return page.error();
    }
    const auto body = call.body();
    if (!body) {
        return body.error();
    }
    const auto asked = InstanceQuery::read(body.value());
    if (!asked) {
        return asked.error();
    }
    std::vector<const Execution *> found;
    const auto &ids = m_executions.idsByLaunch();
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
        const Execution *execution = finished(*id, call.now);
        if (execution != nullptr && asked.value().matches(*execution)) {
            found.push_back(execution);
        }
    }
    Json listing = pageFrame(call.request.path, page.value(), found.size());
    const std::size_t end =
        std::min(page.value().first() + static_cast<std::size_t>(page.value().size), found.size());
    for (std::size_t i = page.value().first(); i < end; ++i) {
        listing["entities"].push_back(describeInstance(*found[i]));
    }
    return jsonAnswer(200, listing);
}

ApiAnswer InstancesApi::jobs(const ApiCall &call)
{
    const auto body = call.body();
    if (!body) {
        return body.error();
    }
    const Json ids = body.value().is_object() ? body.value().value("ids", Json()) : Json();
    const auto isId = [](const Json &id) {
        return id.is_string() && id.get_ref<const std::string &>().size() <= longestId;
    };
    if (!ids.is_array() || ids.empty() || ids.size() > mostIds || !std::ranges::all_of(ids, isId)) {
        return badField("ids", "ids must be a list of 1 to 50 ids.");
    }
    forgetOld(call.now);
    if (m_jobs.size() >= mostJobs) {
        m_jobs.erase(
            std::ranges::min_element(m_jobs, {}, [](const auto &entry) { return entry.second.begun; }));
    }
    const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    m_jobs[id] = {ids.get<std::vector<std::string>>(), call.now, publicHostOf(call.request)};
    return jsonAnswer(202, jobBody(id, "Registered", Json::array()));
}

ApiAnswer InstancesApi::job(const ApiCall &call, const std::string &id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end()) {
        return entityNotFound("job", id);
    }
    Job &job = found->second;
    const auto passed = std::chrono::duration<double, std::milli>(call.now - job.begun) * m_speed;
    if (passed < untilSuccess) {
        return jsonAnswer(200, jobBody(id, passed < untilRunning ? "Registered" : "Running", Json::array()));
    }
    if (job.entities.is_null()) {
        job.entities = Json::array();
        for (const std::string &executionId : job.executionIds) {
            job.entities.push_back(entityOf(executionId, job.host, call.now));
        }
    }
    return jsonAnswer(200, jobBody(id, "Success", job.entities));
}

ApiAnswer InstancesApi::instance(const ApiCall &call, const std::string &id)
{
    if (finished(id, call.now) == nullptr) {
        return entityNotFound("flow instance", id);
    }
    Json body = jobBody(id, "Success", Json::array({entityOf(id, publicHostOf(call.request), call.now)}));
    body["selfUri"] = "/api/v2/flows/instances/" + id;
    return jsonAnswer(200, body);
}

Json InstancesApi::entityOf(const std::string &executionId, const PublicHost &host, Instant now)
{
    Json entity = Json::object();
    entity["id"] = executionId;
    const bool isThere = finished(executionId, now) != nullptr;
    if (isThere) {
        entity["downloadUri"] = downloadUri(executionId, host, now);
    }
    entity["failed"] = !isThere;
    entity["statusCode"] = isThere ? "200" : "404";
    return entity;
}

ApiAnswer InstancesApi::settings(const ApiCall &call)
{
    const bool isPatch = call.isMethod("PATCH");
    if (!isPatch && !call.isGet()) {
        return methodNotAllowed(call, "GET, HEAD, PATCH");
    }
    if (auto failure = call.lacks({isPatch ? "architect:flowinstanceexecutiondata:edit"
                                           : "architect:flowinstanceexecutiondata:view"})) {
        return *std::move(failure);
    }
    if (isPatch) {
        const auto body = call.body();
        if (!body) {
            return body.error();
        }
        const Json enabled = body.value().is_object() ? body.value().value("enabled", Json()) : Json();
        if (!enabled.is_boolean()) {
            return badField("enabled", "enabled must be true or false.");
        }
        m_enabled = enabled.get<bool>();
        m_changed = call.now;
    }
    Json body = Json::object();
    body["id"] = "executiondata";
    body["name"] = "Execution data";
    body["enabled"] = m_enabled;
    if (m_changed) {
        body["dateModified"] = isoTime(*m_changed);
    }
    body["selfUri"] = "/api/v2/flows/instances/settings/executiondata";
    return jsonAnswer(200, body);
}

std::string InstancesApi::downloadUri(const std::string &executionId, const PublicHost &host, Instant now)
{
    if (m_downloads.size() >= mostDownloads) {
        forgetOld(now);
    }
    const std::string secret = newSecretToken();
    m_downloads[secret] = {executionId, now + downloadLifetime};
    return (host.secure ? "https://" : "http://") + host.authority + std::string(downloadPath) + secret;
}

std::optional<ApiAnswer> InstancesApi::download(const http::Request &request, Instant now)
{
    if (!request.path.starts_with(downloadPath)) {
        return std::nullopt;
    }
    const auto found = m_downloads.find(request.path.substr(downloadPath.size()));
    if (found == m_downloads.end() || found->second.expires <= now) {
        return ApiFailure{403, "not.authorized", "This address is unknown or has expired. Ask for a new one."};
    }
    if (request.method != "GET" && request.method != "HEAD") {
        ApiFailure failure{405, "method.not.allowed", request.method + " is not offered here."};
        failure.allowedMethods = "GET, HEAD";
        return failure;
    }
    const Execution *execution = finished(found->second.executionId, now);
    if (execution == nullptr) {
        return entityNotFound("flow instance", found->second.executionId);
    }
    return jsonAnswer(200, executionDataFile(*execution));
}

void InstancesApi::forgetOld(Instant now)
{
    std::erase_if(m_downloads, [now](const auto &entry) { return entry.second.expires <= now; });
    std::erase_if(m_jobs, [now](const auto &entry) { return entry.second.begun + jobLifetime <= now; });
}

} // namespace flowconsole::simulator
