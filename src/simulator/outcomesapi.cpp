#include "outcomesapi.h"

#include "simulator/paging.h"

#include <algorithm>

namespace flowconsole::simulator {

namespace {

Json describe(const std::string &route, const std::string &id, const std::string &name,
              const std::string &division)
{
    const std::string divisionId = nameBasedId("division " + division);
    Json entity = Json::object();
    entity["id"] = id;
    entity["name"] = name;
    entity["division"] = {
        {"id", divisionId}, {"name", division}, {"selfUri", "/api/v2/authorization/divisions/" + divisionId}};
    entity["selfUri"] = "/api/v2/flows/" + route + "/" + id;
    return entity;
}

} // namespace

std::string outcomeId(const std::string &name)
{
    return nameBasedId("outcome " + name);
}

std::string milestoneId(const std::string &name)
{
    return nameBasedId("milestone " + name);
}

OutcomesApi::OutcomesApi(const FlowCatalogue &catalogue)
    : m_kinds({{"outcomes", "flow outcome", "architect:flowOutcome:view", {}},
               {"milestones", "flow milestone", "architect:flowMilestone:view", {}}})
{
    for (const FlowPtr &flow : catalogue.flows()) {
        for (const Node &node : flow->latest().nodes) {
            if (const auto *set = std::get_if<SetOutcomeNode>(&node.behaviour)) {
                const std::string id = outcomeId(set->outcome);
                m_kinds[0].entities.try_emplace(id, describe("outcomes", id, set->outcome, flow->division));
            }
            if (const auto *reached = std::get_if<MilestoneNode>(&node.behaviour)) {
                const std::string id = milestoneId(reached->milestone);
                m_kinds[1].entities.try_emplace(id,
                                                describe("milestones", id, reached->milestone, flow->division));
            }
        }
    }
}

std::optional<ApiAnswer> OutcomesApi::answer(const ApiCall &call)
{
    const auto &path = call.path;
    if (path.size() < 2 || path.size() > 3 || path[0] != "flows") {
        return std::nullopt;
    }
    const auto kind = std::ranges::find(m_kinds, std::string_view(path[1]), &Kind::route);
    if (kind == m_kinds.end()) {
        return std::nullopt;
    }
    if (!call.isGet()) {
        return methodNotAllowed(call, "GET, HEAD");
    }
    if (auto failure = call.lacks({kind->permission})) {
        return *std::move(failure);
    }
    if (auto failure = call.lacksScope({"architect:readonly", "architect"})) {
        return *std::move(failure);
    }
    if (path.size() == 2) {
        return list(call, *kind);
    }
    const auto found = kind->entities.find(path[2]);
    return found == kind->entities.end() ? ApiAnswer(entityNotFound(kind->noun, path[2]))
                                         : jsonAnswer(200, found->second);
}

ApiAnswer OutcomesApi::list(const ApiCall &call, const Kind &kind) const
{
    const auto page = readPage(call.request.query);
    if (!page) {
        return page.error();
    }
    const auto ids = queryValues(call.request.query, "id");
    const auto pairs = http::formPairs(call.request.query);
    const auto name =
        std::ranges::find(pairs, std::string("name"), [](const auto &pair) { return pair.first; });
    std::vector<Json> entities;
    for (const auto &[id, entity] : kind.entities) {
        const bool isAsked = ids.empty() || std::ranges::find(ids, id) != ids.end();
        if (isAsked && (name == pairs.end() || matchesName(entity["name"].get<std::string>(), name->second))) {
            entities.push_back(entity);
        }
    }
    return jsonAnswer(200, pageOf(call.request.path, page.value(), entities));
}

} // namespace flowconsole::simulator
