#include "engine/budgetpace.h"

#include "api/ratebudget.h"

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

/// One request in so many is left to launches.
constexpr int reservedShare = 5;
constexpr int assumedAllowance = 300;
constexpr Milliseconds assumedWindow = 60s;
/// Also where a window is nearly over with much of it free.
constexpr Milliseconds leastSpacing = 20ms;
/// Where the calendar says that the time has come and the budget does not.
constexpr Milliseconds askAgain = 250ms;

} // namespace

Milliseconds BudgetPace::pause() const
{
    const RateBudgetState state = m_budget.state();
    const int remaining = m_budget.remaining();
    const bool isUsedUp = remaining <= state.allowed / reservedShare;
    if (!isUsedUp || (remaining > 0 && !state.resetsAt.isValid())) {
        return 0ms;
    }
    const QDateTime now = m_clock.nowUtc();
    const qint64 untilPauseEnds = state.pausedUntil.isValid() ? now.msecsTo(state.pausedUntil) : 0;
    const qint64 untilReset = state.resetsAt.isValid() ? now.msecsTo(state.resetsAt) : 0;
    return Milliseconds(std::max({untilPauseEnds, untilReset, qint64(askAgain.count())}));
}

Milliseconds BudgetPace::spacing() const
{
    const RateBudgetState state = m_budget.state();
    const int allowed = state.allowed > 0 ? state.allowed : assumedAllowance;
    const int free = std::min(m_budget.remaining(), allowed) - allowed / reservedShare;
    const Milliseconds left(state.resetsAt.isValid() ? m_clock.nowUtc().msecsTo(state.resetsAt)
                                                     : assumedWindow.count());
    // An allowance that is larger than that may be used.
    const Milliseconds least = std::min(leastSpacing, assumedWindow / allowed);
    return std::max(std::clamp(left, 0ms, assumedWindow) / std::max(free, 1), least);
}

bool BudgetPace::mayHurry() const
{
    const int allowed = m_budget.state().allowed;
    return allowed > 0 && m_budget.remaining() > allowed / 2;
}

} // namespace flowconsole
