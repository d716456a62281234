#include "api/ratebudget.h"

#include "net/httprequest.h"

namespace flowconsole {

namespace {

/// The platform counts by the minute; a window that claims to last longer than this is not believed.
constexpr int longestReset = 300;

} // namespace

RateBudget::RateBudget(const Clock &clock, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_windowEnd(clock.createAlarm([this] { endWindow(); })),
      m_pauseEnd(clock.createAlarm([this] { endPause(); }))
{}

std::optional<int> RateBudget::remaining() const
{
    if (m_state.allowed <= 0) {
        return std::nullopt;
    }
    return std::max(m_state.allowed - m_state.count, 0);
}

void RateBudget::observe(const HttpHeaders &answerHeaders)
{
    bool hasCount = false;
    bool hasAllowed = false;
    bool hasReset = false;
    const int count = headerValue(answerHeaders, "inin-ratelimit-count").toInt(&hasCount);
    const int allowed = headerValue(answerHeaders, "inin-ratelimit-allowed").toInt(&hasAllowed);
    const int reset =
        std::min(headerValue(answerHeaders, "inin-ratelimit-reset").toInt(&hasReset), longestReset);
    if (!hasCount || !hasAllowed || count < 0 || allowed <= 0) {
        return;
    }
    RateBudgetState state = m_state;
    state.allowed = allowed;
    state.count = count;
    const QDateTime now = m_clock.nowUtc();
    if (hasReset && reset >= 0) {
        const QDateTime resetsAt = now.addSecs(reset);
        // Answers overtake each other: within one window the count only grows. Seconds are rounded, so that the
        // same end is told up to one second apart.
        const bool sameWindow = m_state.resetsAt.isValid() && m_state.resetsAt > now &&
                                std::abs(m_state.resetsAt.msecsTo(resetsAt)) <= 1000;
        if (sameWindow) {
            state.count = std::max(count, m_state.count);
        } else {
            state.resetsAt = resetsAt;
            m_windowEnd->start(std::chrono::seconds(reset));
        }
    }
    become(state);
}

void RateBudget::pauseUntil(const QDateTime &untilUtc)
{
    RateBudgetState state = m_state;
    state.pausedUntil = untilUtc;
    m_pauseEnd->start(Milliseconds(m_clock.nowUtc().msecsTo(untilUtc)));
    become(state);
}

void RateBudget::endWindow()
{
    RateBudgetState state = m_state;
    state.count = 0;
    state.resetsAt = QDateTime();
    become(state);
}

void RateBudget::endPause()
{
    RateBudgetState state = m_state;
    state.pausedUntil = QDateTime();
    become(state);
}

void RateBudget::become(const RateBudgetState &state)
{
    if (m_state != state) {
        m_state = state;
        emit changed(m_state);
    }
}

} // namespace flowconsole
