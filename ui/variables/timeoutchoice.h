#pragma once

#include "domain/dialect.h"
#include "domain/launchrequest.h"

#include <QComboBox>

#include <chrono>
#include <optional>

namespace flowconsole {

/// How long an execution may take, and what then; remembered for each flow.
struct TimeoutPolicy
{
    std::optional<std::chrono::seconds> after; ///< absent: by dialect
    TimeoutAction action = TimeoutAction::Terminate;

    friend bool operator==(const TimeoutPolicy &, const TimeoutPolicy &) = default;
};

/// "then terminate", "then disconnect" or "then only mark", in the place of a hint. Does not change when the
/// form around it is scrolled with the wheel. GUI thread.
class TimeoutChoice final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeoutChoice)

public:
    explicit TimeoutChoice(QWidget *parent = nullptr);

    [[nodiscard]] TimeoutAction action() const;
    void setAction(TimeoutAction action);

    /// What the choice comes to with that dialect, and what an empty time means there.
    [[nodiscard]] QString meaning(Dialect dialect) const;

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace flowconsole
