#include "api/ratebudget.h"

#include "net/httprequest.h"

#include <QPointer>

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

/// The platform counts by the minute; a window that claims to last longer than this is not believed.
constexpr int longestReset = 300;
/// For answers that tell a count and no end.
constexpr int usualReset = 60;
/// Of the reset times: whole seconds.
constexpr Milliseconds rounding = 1s;

struct RateHeaders
{
    int count = 0;
    int allowed = 0;
    int reset = usualReset;
};

std::optional<RateHeaders> readHeaders(const HttpHeaders &headers)
{
    bool hasCount = false;
    bool hasAllowed = false;
    bool hasReset = false;
    RateHeaders read;
    read.count = headerValue(headers, "inin-ratelimit-count").toInt(&hasCount);
    read.allowed = headerValue(headers, "inin-ratelimit-allowed").toInt(&hasAllowed);
    const int reset = headerValue(headers, "inin-ratelimit-reset").toInt(&hasReset);
    if (!hasCount || !hasAllowed || read.count < 0 || read.allowed <= 0) {
        return std::nullopt;
    }
    if (hasReset && reset >= 0) {
        // Zero comes of rounding down: a part of a second is left.
        read.reset = std::clamp(reset, 1, longestReset);
    }
    return read;
}

} // namespace

RateBudget::RateBudget(const Clock &clock, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_windowEnd(clock.createAlarm([this] { endWindow(); })),
      m_pauseEnd(clock.createAlarm([this] { endPause(); }))
{}

void RateBudget::setOwnLimit(int requestsPerMinute)
{
    m_ownLimit = std::max(requestsPerMinute, 0);
    RateBudgetState state = m_state;
    state.allowed = allowedNow();
    become(state);
}

int RateBudget::allowedNow() const
{
    if (m_ownLimit == 0 || m_told == 0) {
        return std::max(m_ownLimit, m_told);
    }
    return std::min(m_ownLimit, m_told);
}

bool RateBudget::isPaused() const
{
    return m_state.pausedUntil.isValid();
}

int RateBudget::remaining() const
{
    if (isPaused()) {
        return 0;
    }
    if (m_state.allowed <= 0) {
        return unlimited;
    }
    return std::max(m_state.allowed - m_state.count - m_underWay, 0);
}

RateBudget::Use RateBudget::use()
{
    ++m_underWay;
    return Use(nullptr, [budget = QPointer<RateBudget>(this)](void *) {
        if (budget) {
            budget->release();
        }
    });
}

void RateBudget::release()
{
    const bool wasUsedUp = remaining() == 0;
    --m_underWay;
    if (wasUsedUp && remaining() > 0) {
        emit changed(m_state);
    }
}

void RateBudget::observe(const HttpHeaders &answerHeaders, Milliseconds roundTrip)
{
    const Milliseconds now = m_clock.monotonic();
    const auto told = readHeaders(answerHeaders);
    if (!told) {
        if (m_window) {
            enter(*m_window, m_state.count + 1);
        } else if (m_ownLimit > 0) {
            enter({now, now + std::chrono::seconds(usualReset)}, 1);
        }
        return;
    }
    m_told = told->allowed;
    const std::chrono::seconds reset(told->reset);
    const WindowEnd end{now - roundTrip + reset - rounding, now + reset};
    const auto isBefore = [](const WindowEnd &a, const WindowEnd &b) { return a.latest < b.earliest; };
    if (m_window && !isBefore(*m_window, end)) {
        if (isBefore(end, *m_window)) {
            enter(*m_window, m_state.count);
            return;
        }
        enter({std::max(m_window->earliest, end.earliest), std::min(m_window->latest, end.latest)},
              std::max(m_state.count, told->count));
        return;
    }
    if (!m_window && m_lastWindow && !isBefore(*m_lastWindow, end)) {
        return;
    }
    enter(end, told->count);
}

void RateBudget::enter(const WindowEnd &end, int count)
{
    const Milliseconds left = end.latest - m_clock.monotonic();
    m_window = end;
    m_windowEnd->start(std::max(left, Milliseconds::zero()));
    RateBudgetState state = m_state;
    state.allowed = allowedNow();
    state.count = count;
    state.resetsAt = m_clock.nowUtc().addMSecs(left.count());
    become(state);
}

void RateBudget::pauseUntil(const QDateTime &untilUtc)
{
    RateBudgetState state = m_state;
    state.pausedUntil = untilUtc;
    m_pauseEnd->start(Milliseconds(std::max<qint64>(m_clock.nowUtc().msecsTo(untilUtc), 0)));
    become(state);
}

void RateBudget::endWindow()
{
    m_lastWindow = m_window;
    m_window.reset();
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
