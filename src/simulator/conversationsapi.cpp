#include "conversationsapi.h"

#include "simulator/flowcatalogue.h"
#include "simulator/paging.h"

#include <algorithm>

namespace flowconsole::simulator {

namespace {

struct Presence
{
    std::string id;
    std::string name;
    const char *purpose = "";
    std::string queueName = {};
    Instant from; ///< wall time
    std::optional<Instant> to;
};

std::string digits(const std::string &text, std::size_t count)
{
    std::string number;
    for (const char c : text) {
        if (number.size() < count && c != '-') {
            number.push_back(static_cast<char>('0' + static_cast<unsigned char>(c) % 10));
        }
    }
    return number;
}

std::optional<Instant> endOf(const Execution &execution)
{
    const auto ended = execution.run->ended();
    return ended ? std::optional(execution.scale.toWall(*ended)) : std::nullopt;
}

const char *disconnectType(const Execution &execution, bool isCustomer)
{
    switch (execution.run->status()) {
    case RunStatus::Running:
    case RunStatus::Completed:
        return isCustomer ? "endpoint" : "peer";
    case RunStatus::Failed:
        return "error";
    case RunStatus::Terminated:
        return "client";
    }
    return "other";
}

Json callOf(const Execution &execution, const Presence &presence)
{
    const bool isCustomer = std::string_view(presence.purpose) == "customer";
    Json call = Json::object();
    call["id"] = sessionIdOf(presence.id);
    call["state"] = presence.to ? "disconnected" : "connected";
    call["initialState"] = "connected";
    call["direction"] = "inbound";
    call["recording"] = false;
    call["muted"] = false;
    call["confined"] = false;
    call["held"] = false;
    call["provider"] = "Edge";
    call["connectedTime"] = isoTime(presence.from);
    if (presence.to) {
        call["disconnectedTime"] = isoTime(*presence.to);
        call["disconnectType"] = disconnectType(execution, isCustomer);
    }
    call["self"] = {{"name", presence.name},
                    {"addressNormalized", isCustomer ? callerNumber(execution) : calledNumber(execution)}};
    call["other"] = {{"addressNormalized", isCustomer ? calledNumber(execution) : callerNumber(execution)}};
    return call;
}

Json participantOf(const Execution &execution, const Presence &presence)
{
    Json participant = Json::object();
    participant["id"] = presence.id;
    participant["startTime"] = isoTime(presence.from);
    participant["connectedTime"] = isoTime(presence.from);
    if (presence.to) {
        participant["endTime"] = isoTime(*presence.to);
    }
    participant["name"] = presence.name;
    participant["purpose"] = presence.purpose;
    participant["participantType"] = "External";
    if (!presence.queueName.empty()) {
        participant["queueId"] = nameBasedId("queue " + presence.queueName);
        participant["queueName"] = presence.queueName;
    }
    participant["ani"] = callerNumber(execution);
    participant["dnis"] = calledNumber(execution);
    participant["wrapupRequired"] = false;
    participant["attributes"] = Json::object();
    participant["calls"] = Json::array({callOf(execution, presence)});
    return participant;
}

/// One for each time that the run has waited in a queue.
std::vector<Presence> queueParticipants(const Execution &execution)
{
    std::vector<Presence> found;
    for (const Step &step : execution.run->steps()) {
        const Node *node = execution.run->version().node(step.nodeId);
        const auto *transfer = std::get_if<QueueTransferNode>(&node->behaviour);
        if (transfer == nullptr) {
            continue;
        }
        if (step.kind == StepKind::Enter) {
            const std::string number = std::to_string(found.size());
            found.push_back({nameBasedId("acd " + number + " " + execution.conversationId), transfer->queue,
                             "acd", transfer->queue, execution.scale.toWall(step.at), std::nullopt});
        } else if (!found.empty() && !found.back().to) {
            found.back().to = execution.scale.toWall(step.at);
        }
    }
    if (const auto end = endOf(execution); end && !found.empty() && !found.back().to) {
        found.back().to = end;
    }
    return found;
}

Json describeConversation(const Execution &execution)
{
    const auto end = endOf(execution);
    const Instant begin = execution.scale.origin;
    const std::string division = nameBasedId("division " + execution.flow->division);
    Json conversation = Json::object();
    conversation["id"] = execution.conversationId;
    conversation["startTime"] = isoTime(begin);
    if (end) {
        conversation["endTime"] = isoTime(*end);
    }
    conversation["address"] = callerNumber(execution);
    conversation["recordingState"] = "NONE";
    conversation["state"] = end ? "disconnected" : "connected";
    conversation["divisions"] = Json::array({{{"division", {{"id", division}}}, {"entities", Json::array()}}});
    conversation["participants"] = Json::array();
    std::vector<Presence> presences = {
        {customerIdOf(execution), "Caller", "customer", {}, begin, end},
        {flowParticipantIdOf(execution), execution.flow->name, "ivr", {}, begin, end}};
    std::ranges::move(queueParticipants(execution), std::back_inserter(presences));
    for (const Presence &presence : presences) {
        conversation["participants"].push_back(participantOf(execution, presence));
    }
    conversation["selfUri"] = "/api/v2/conversations/" + execution.conversationId;
    return conversation;
}

} // namespace

std::string customerIdOf(const Execution &execution)
{
    return nameBasedId("customer " + execution.conversationId);
}

std::string flowParticipantIdOf(const Execution &execution)
{
    return nameBasedId("ivr " + execution.conversationId);
}

std::string sessionIdOf(const std::string &participantId)
{
    return nameBasedId("session " + participantId);
}

std::string callerNumber(const Execution &execution)
{
    // Numbers that the North American plan keeps for fiction.
    return "tel:+131755501" + digits(execution.conversationId, 2);
}

std::string calledNumber(const Execution &execution)
{
    return "tel:+1317555010" + digits(execution.flow->id, 1);
}

std::optional<ApiAnswer> ConversationsApi::answer(const ApiCall &call)
{
    const auto &path = call.path;
    const bool isDisconnect = path.size() == 3 && path[2] == "disconnect";
    if (path.empty() || path[0] != "conversations" || (path.size() > 2 && !isDisconnect)) {
        return std::nullopt;
    }
    const bool ends = isDisconnect || (path.size() == 2 && call.isMethod("DELETE"));
    if (isDisconnect ? !call.isMethod("POST") : !ends && !call.isGet()) {
        return methodNotAllowed(call, isDisconnect       ? "POST"
                                      : path.size() == 2 ? "GET, HEAD, DELETE"
                                                         : "GET, HEAD");
    }
    if (auto failure =
            call.lacks({ends ? "conversation:communication:disconnect" : "conversation:communication:view"})) {
        return *std::move(failure);
    }
    if (auto failure =
            ends ? call.lacksScope({"conversations"})
                 : call.lacksScope({"conversations:readonly", "conversations", "conversation:view"})) {
        return *std::move(failure);
    }
    if (path.size() == 1) {
        return list(call);
    }
    const Execution *execution = m_executions.lookConversation(path[1], call.now);
    if (execution == nullptr) {
        return entityNotFound("conversation", path[1]);
    }
    return ends ? disconnect(call, *execution) : jsonAnswer(200, describeConversation(*execution));
}

ApiAnswer ConversationsApi::list(const ApiCall &call)
{
    const auto page = readPage(call.request.query);
    if (!page) {
        return page.error();
    }
    std::vector<Json> active;
    for (const std::string &id : m_executions.idsByLaunch()) {
        const Execution *execution = m_executions.look(id, call.now);
        if (!execution->conversationId.empty() && !execution->run->ended()) {
            active.push_back(describeConversation(*execution));
        }
    }
    return jsonAnswer(200, pageOf(call.request.path, page.value(), active));
}

ApiAnswer ConversationsApi::disconnect(const ApiCall &call, const Execution &execution)
{
    m_executions.terminate(execution.id, "The conversation was disconnected.", call.now);
    return call.isMethod("DELETE") ? http::Response{204, {}, {}} : jsonAnswer(202, Json("accepted"));
}

} // namespace flowconsole::simulator
