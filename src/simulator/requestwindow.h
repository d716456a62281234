#pragma once

#include "simulator/flowdefinition.h"

#include <map>
#include <string>

namespace flowconsole::simulator {

/// What the rate-limit headers say (API.md, “Rate limits”).
struct WindowState
{
    int count = 0;
    int allowed = 0;
    std::chrono::seconds reset{0}; ///< until the window begins anew, rounded up
    bool exceeded = false;
};

/// Counts requests in windows of a minute, one for each token. Thread: the organisation's.
class RequestWindows final
{
public:
    explicit RequestWindows(int allowedPerMinute) : m_allowed(allowedPerMinute) {}

    [[nodiscard]] WindowState count(const std::string &token, Instant now);

    /// What to report to somebody without a token, who is not counted.
    [[nodiscard]] WindowState unused() const { return {0, m_allowed, length, false}; }

private:
    static constexpr std::chrono::seconds length{60};

    struct Window
    {
        Instant begin;
        int count = 0;
    };
    const int m_allowed;
    std::map<std::string, Window> m_windows;
};

} // namespace flowconsole::simulator
