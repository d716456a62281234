#pragma once

#include "base/clock.h"
#include "domain/connectionprofile.h"
#include "domain/requestrecord.h"

#include <QObject>

#include <memory>
#include <optional>

namespace flowconsole {

/// How much of the platform's allowance is used. It believes what the answers say (API.md, "Rate limits") and
/// adds nothing of its own, except that a window is over when its time is. Lives in the engine's thread.
class RateBudget final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RateBudget)

public:
    explicit RateBudget(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] RateBudgetState state() const { return m_state; }
    /// Requests that the platform would still answer in this window; nothing is known until an answer has told.
    [[nodiscard]] std::optional<int> remaining() const;

    /// Takes note of the `inin-ratelimit-…` headers of an answer; without them nothing changes.
    void observe(const HttpHeaders &answerHeaders);
    void pauseUntil(const QDateTime &untilUtc);

signals:
    void changed(const flowconsole::RateBudgetState &state);

private:
    void endWindow();
    void endPause();
    void become(const RateBudgetState &state);

    const Clock &m_clock;
    RateBudgetState m_state;
    std::unique_ptr<Alarm> m_windowEnd;
    std::unique_ptr<Alarm> m_pauseEnd;
};

} // namespace flowconsole
