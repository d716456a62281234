#include "tests/soak/launchledger.h"

namespace flowconsole {

namespace {

std::string markIn(const http::Request &request)
{
    static constexpr std::string_view begin = "mark-";
    const size_t from = request.body.find(begin);
    if (request.method != "POST" || from == std::string::npos) {
        return {};
    }
    return request.body.substr(from, request.body.find('"', from) - from);
}

} // namespace

simulator::Reaction LaunchLedger::take(const http::Request &request)
{
    m_current =
        simulator::operationOf(request) == simulator::ApiOperation::Launch ? markIn(request) : std::string();
    simulator::Reaction reaction = m_door.take(request);
    const bool isLate = reaction.delay > simulator::Milliseconds(0);
    if (!m_current.empty() && (reaction.hangUp || isLate || reaction.response.status >= 400)) {
        ++m_entries[m_current].faults;
    }
    m_current.clear();
    return reaction;
}

void LaunchLedger::launched(const simulator::Execution &execution)
{
    ++m_launches;
    if (m_current.empty()) {
        ++m_unmarked;
        return;
    }
    LedgerEntry &entry = m_entries[m_current];
    entry.executions.push_back(execution.id);
    entry.conversations.push_back(execution.conversationId);
    m_markOf[execution.id] = m_current;
}

void LaunchLedger::ended(const simulator::Execution &execution)
{
    if (const auto found = m_markOf.find(execution.id); found != m_markOf.end()) {
        m_entries[found->second].ends.push_back(execution.run->status());
        m_entries[found->second].endReasons.push_back(execution.run->endReason());
        m_markOf.erase(found);
    }
}

} // namespace flowconsole
