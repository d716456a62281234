#pragma once

#include "base/clock.h"
#include "domain/connectionprofile.h"

#include <QFrame>

#include <memory>

class QLabel;

namespace flowconsole {

class Theme;

/// "Requests ▬▬ 114/300": how much of the request budget of this window is used, or how long the platform holds
/// the connection back. Counts down by itself. GUI thread; theme and clock outlive it.
class Meter final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Meter)

public:
    Meter(Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~Meter() override;

    void showBudget(const RateBudgetState &budget);
    /// The connection's own limit; 0 where it has none.
    void setCeiling(int requestsPerMinute);

private:
    class Bar;

    void refresh();
    [[nodiscard]] int secondsUntil(const QDateTime &time) const;
    [[nodiscard]] QString explanation(int used, int secondsPaused) const;

    const Clock &m_clock;
    RateBudgetState m_budget;
    int m_ceiling = 0;
    std::unique_ptr<Alarm> m_nextSecond;
    QLabel *m_figures = nullptr;
    Bar *m_bar = nullptr;
};

} // namespace flowconsole
