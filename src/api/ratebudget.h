#pragma once

#include "base/clock.h"
#include "domain/connectionprofile.h"
#include "domain/requestrecord.h"

#include <QObject>

#include <memory>
#include <optional>

namespace flowconsole {

/// How much of the platform's allowance is used: one window counter for a connection, which believes what the
/// answers say (API.md, "Rate limits") and counts what is under way beside it. Answers overtake each other, and
/// reset times are whole seconds; so a window is known by the span of time in which it must end, narrowed by
/// each answer. Within one window the higher count holds, an answer of an earlier one is ignored, and a window
/// is over when its latest possible end is. Lives in the engine's thread.
class RateBudget final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RateBudget)

public:
    explicit RateBudget(const Clock &clock, QObject *parent = nullptr);

    /// At most this many requests a minute, although the platform allows more; 0: what it allows.
    void setOwnLimit(int requestsPerMinute);

    [[nodiscard]] RateBudgetState state() const { return m_state; }

    /// Requests that may still leave in this window: the allowance without what the platform has counted and
    /// what is under way (it will be counted, or is already). 0 during a pause. `unlimited` while nobody has
    /// named a limit.
    [[nodiscard]] int remaining() const;
    static constexpr int unlimited = 1000000;

    /// A request that leaves now; it counts as under way until the last copy of this is gone.
    using Use = std::shared_ptr<void>;
    [[nodiscard]] Use use();
    [[nodiscard]] int underWay() const { return m_underWay; }

    /// Takes note of the `inin-ratelimit-…` headers of an answer that took `roundTrip` and arrives now. One
    /// without them counts as one more request.
    void observe(const HttpHeaders &answerHeaders, Milliseconds roundTrip = Milliseconds(0));
    void pauseUntil(const QDateTime &untilUtc);

signals:
    /// Also where only remaining() has grown from nothing.
    void changed(const flowconsole::RateBudgetState &state);

private:
    /// The span of time, by Clock::monotonic(), in which a window ends.
    struct WindowEnd
    {
        Milliseconds earliest{0};
        Milliseconds latest{0};
    };

    void release();
    void enter(const WindowEnd &end, int count);
    void endWindow();
    void endPause();
    void become(const RateBudgetState &state);
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] int allowedNow() const;

    const Clock &m_clock;
    RateBudgetState m_state;
    int m_ownLimit = 0;
    int m_told = 0; ///< what the platform allows; 0 until an answer has told
    int m_underWay = 0;
    std::optional<WindowEnd> m_window;     ///< the one that is open
    std::optional<WindowEnd> m_lastWindow; ///< the one before
    std::unique_ptr<Alarm> m_windowEnd;
    std::unique_ptr<Alarm> m_pauseEnd;
};

} // namespace flowconsole
