#include "flowsapi.h"

#include "simulator/flowconfiguration.h"
#include "simulator/paging.h"

namespace flowconsole::simulator {

namespace {

constexpr std::size_t mostLookedUp = 100;

/// Of what lies under /flows/{id}: versions, versions/{v}, versions/{v}/configuration, latestconfiguration.
bool isUnderFlow(const std::vector<std::string> &path)
{
    if (path.size() == 2) {
        return true;
    }
    if (path.size() == 3) {
        return path[2] == "versions" || path[2] == "latestconfiguration";
    }
    return path[2] == "versions" && (path.size() == 4 || (path.size() == 5 && path[4] == "configuration"));
}

} // namespace

std::optional<ApiAnswer> FlowsApi::answer(const ApiCall &call)
{
    const auto &path = call.path;
    if (path.empty() || path[0] != "flows" || (path.size() > 1 && !isUnderFlow(path))) {
        return std::nullopt;
    }
    if (!call.isGet()) {
        return methodNotAllowed(call, "GET, HEAD");
    }
    const bool isSearch = path.size() == 2 && path[1] == "divisionviews";
    if (auto failure = call.lacks({isSearch ? "architect:flow:search" : "architect:flow:view"})) {
        return *std::move(failure);
    }
    if (auto failure = call.lacksScope({"architect:readonly", "architect"})) {
        return *std::move(failure);
    }
    if (path.size() == 1 || isSearch) {
        return list(call);
    }
    if (path.size() == 2 && path[1] == "lookup") {
        return lookUp(call);
    }
    const FlowPtr flow = m_catalogue.find(path[1]);
    return flow ? underFlow(call, *flow) : entityNotFound("flow", path[1]);
}

ApiAnswer FlowsApi::list(const ApiCall &call) const
{
    const bool divisionView = call.path.back() == "divisionviews";
    const auto page = m_catalogue.list(call.request.query, call.request.path, divisionView);
    return page ? ApiAnswer(jsonAnswer(200, page.value())) : ApiAnswer(page.error());
}

ApiAnswer FlowsApi::lookUp(const ApiCall &call) const
{
    const std::size_t ids = queryValues(call.request.query, "id").size();
    if (ids == 0 || ids > mostLookedUp) {
        return badParameter("id", "must name 1 to 100 flows.");
    }
    return list(call);
}

ApiAnswer FlowsApi::underFlow(const ApiCall &call, const FlowDefinition &flow) const
{
    const auto &path = call.path;
    if (path.size() == 2) {
        return jsonAnswer(200, m_catalogue.describe(flow, true));
    }
    if (path[2] == "latestconfiguration") {
        return jsonAnswer(200, flowConfiguration(flow, flow.latest()));
    }
    if (path.size() == 3) {
        return versions(call, flow);
    }
    const FlowVersion *version = flow.version(path[3]);
    if (version == nullptr) {
        return ApiFailure{404, "not.found", flow.name + " has no version " + path[3] + ".", path[3]};
    }
    return jsonAnswer(200, path.size() == 5 ? flowConfiguration(flow, *version)
                                            : FlowCatalogue::describeVersion(flow, *version, true));
}

ApiAnswer FlowsApi::versions(const ApiCall &call, const FlowDefinition &flow) const
{
    const auto query = readPage(call.request.query);
    if (!query) {
        return query.error();
    }
    std::vector<Json> entities;
    for (auto version = flow.versions.rbegin(); version != flow.versions.rend(); ++version) {
        entities.push_back(FlowCatalogue::describeVersion(flow, *version, false));
    }
    return jsonAnswer(200, pageOf(call.request.path, query.value(), entities));
}

} // namespace flowconsole::simulator
