#pragma once

#include "simulator/frontdoor.h"

#include <map>
#include <string>
#include <vector>

namespace flowconsole {

/// What an organisation knows of the launches with one mark.
struct LedgerEntry
{
    std::vector<std::string> executions; ///< ids of what was started
    std::vector<std::string> conversations;
    std::vector<simulator::RunStatus> ends; ///< as they came; at most one for each execution
    std::vector<std::string> endReasons;
    int faults = 0; ///< of the requests that asked for it: no answer came, or a late one, or one that says no
};

/// The organisation's own count of what was launched, by the mark that each launch carries in its input: the
/// text "mark-…" up to the closing quote. Put it between whoever takes requests and the front door, so that it
/// knows which request it is that starts something. Thread: the organisation's.
class LaunchLedger final : public simulator::RunObserver
{
public:
    explicit LaunchLedger(simulator::FrontDoor &door) : m_door(door) {}

    [[nodiscard]] simulator::Reaction take(const http::Request &request);

    [[nodiscard]] const std::map<std::string, LedgerEntry> &entries() const { return m_entries; }
    /// Launches without a mark, of which there should be none.
    [[nodiscard]] int unmarked() const { return m_unmarked; }
    [[nodiscard]] int launches() const { return m_launches; }

    void launched(const simulator::Execution &execution) override;
    void stepped(const simulator::Execution &, const simulator::Step &) override {}
    void ended(const simulator::Execution &execution) override;

private:
    simulator::FrontDoor &m_door;
    std::string m_current; ///< the mark of the request that is being handled
    std::map<std::string, LedgerEntry> m_entries;
    std::map<std::string, std::string> m_markOf; ///< by execution
    int m_unmarked = 0;
    int m_launches = 0;
};

} // namespace flowconsole
