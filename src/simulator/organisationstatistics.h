#pragma once

#include "simulator/apioperation.h"
#include "simulator/executionregister.h"

namespace flowconsole::simulator {

/// What the organisation itself counted of the requests that it took and the launches that began, for tests and
/// for whoever wants to check a client's own count. Thread: the organisation's.
class OrganisationStatistics final : public RunObserver
{
public:
    /// A request that was answered; `token` is the access token, empty for none.
    void answered(const std::string &token, ApiOperation operation, const http::Response &response);
    /// A request whose connection was dropped by a fault.
    void dropped(const std::string &token, ApiOperation operation);

    void launched(const Execution &execution) override;
    void stepped(const Execution &, const Step &) override {}
    void ended(const Execution &execution) override;

    void reset() { *this = {}; }

    /// The members requests and launches of GET /simulator/statistics. Tokens are told by the beginning of
    /// their SHA-256, never as they are.
    [[nodiscard]] Json describe() const;

private:
    struct Count
    {
        std::uint64_t requests = 0;
        std::map<std::string, std::uint64_t> byStatus; ///< "200", or "dropped"
    };
    struct PerToken
    {
        std::map<ApiOperation, Count> operations;
        std::string windowCount; ///< as the rate-limit header of the last answer said
        std::string windowAllowed;
    };
    struct PerFlow
    {
        std::string name;
        std::uint64_t launched = 0;
        std::map<std::string, std::uint64_t> ended; ///< by the word of the end
    };

    [[nodiscard]] PerToken &of(const std::string &token);

    std::map<std::string, PerToken> m_tokens;
    std::map<std::string, PerFlow> m_flows; ///< by id
};

} // namespace flowconsole::simulator
