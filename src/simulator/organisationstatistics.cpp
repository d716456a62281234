#include "organisationstatistics.h"

#include <QCryptographicHash>

#include <algorithm>

namespace flowconsole::simulator {

namespace {

/// More than honest clients ever hold; what comes beyond is counted together.
constexpr std::size_t mostCountedTokens = 1'000;

std::string shownToken(const std::string &token)
{
    if (token.empty()) {
        return "none";
    }
    const QByteArray bytes(token.data(), static_cast<qsizetype>(token.size()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(12).toStdString();
}

std::string headerOf(const http::Response &response, std::string_view name)
{
    const auto found = std::ranges::find_if(response.headers, [name](const http::Header &header) {
        return http::equalsIgnoringCase(header.name, name);
    });
    return found == response.headers.end() ? std::string() : found->value;
}

std::string endWord(RunStatus status)
{
    switch (status) {
    case RunStatus::Running:
        return "running";
    case RunStatus::Completed:
        return "completed";
    case RunStatus::Failed:
        return "failed";
    case RunStatus::Terminated:
        return "terminated";
    }
    return {};
}

} // namespace

OrganisationStatistics::PerToken &OrganisationStatistics::of(const std::string &token)
{
    const std::string key = shownToken(token);
    return m_tokens.contains(key) || m_tokens.size() < mostCountedTokens ? m_tokens[key] : m_tokens["others"];
}

void OrganisationStatistics::answered(const std::string &token, ApiOperation operation,
                                      const http::Response &response)
{
    PerToken &entry = of(token);
    Count &count = entry.operations[operation];
    ++count.requests;
    ++count.byStatus[std::to_string(response.status)];
    entry.windowCount = headerOf(response, "inin-ratelimit-count");
    entry.windowAllowed = headerOf(response, "inin-ratelimit-allowed");
}

void OrganisationStatistics::dropped(const std::string &token, ApiOperation operation)
{
    Count &count = of(token).operations[operation];
    ++count.requests;
    ++count.byStatus["dropped"];
}

void OrganisationStatistics::launched(const Execution &execution)
{
    PerFlow &flow = m_flows[execution.flow->id];
    flow.name = execution.flow->name;
    ++flow.launched;
}

void OrganisationStatistics::ended(const Execution &execution)
{
    PerFlow &flow = m_flows[execution.flow->id];
    flow.name = execution.flow->name;
    ++flow.ended[endWord(execution.run->status())];
}

Json OrganisationStatistics::describe() const
{
    std::uint64_t total = 0;
    Json tokens = Json::array();
    for (const auto &[token, entry] : m_tokens) {
        std::uint64_t requests = 0;
        Json operations = Json::object();
        for (const auto &[operation, count] : entry.operations) {
            requests += count.requests;
            operations[std::string(operationName(operation))] = {{"requests", count.requests},
                                                                 {"byStatus", count.byStatus}};
        }
        total += requests;
        tokens.push_back({{"token", token},
                          {"requests", requests},
                          {"operations", std::move(operations)},
                          {"rateLimit", {{"count", entry.windowCount}, {"allowed", entry.windowAllowed}}}});
    }
    std::uint64_t launches = 0;
    Json flows = Json::array();
    for (const auto &[id, flow] : m_flows) {
        launches += flow.launched;
        flows.push_back(
            {{"flowId", id}, {"name", flow.name}, {"launched", flow.launched}, {"ended", flow.ended}});
    }
    Json answer = Json::object();
    answer["requests"] = {{"total", total}, {"tokens", std::move(tokens)}};
    answer["launches"] = {{"total", launches}, {"flows", std::move(flows)}};
    return answer;
}

} // namespace flowconsole::simulator
