#pragma once

#include "base/clock.h"

#include <QtGlobal>

namespace flowconsole {

class RateBudget;

/// How fast those may ask the platform who can wait: they spread evenly over what is left of the window what is
/// free of it, but for a fifth that stays reserved to launches. The platform's defaults are assumed until an
/// answer has told. A value that asks the budget each time.
class BudgetPace final
{
public:
    BudgetPace(const RateBudget &budget, const Clock &clock) : m_budget(budget), m_clock(clock) {}
    Q_DISABLE_COPY_MOVE(BudgetPace)

    /// Until when nothing may leave but launches, from now; zero: something may. The calendar may have jumped:
    /// whoever waits asks again when the budget has changed.
    [[nodiscard]] Milliseconds pause() const;
    /// Between two requests.
    [[nodiscard]] Milliseconds spacing() const;
    /// Most of the window is free: what somebody waits for need not keep the distance.
    [[nodiscard]] bool mayHurry() const;

private:
    const RateBudget &m_budget;
    const Clock &m_clock;
};

} // namespace flowconsole
