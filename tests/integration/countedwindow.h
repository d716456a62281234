#pragma once

#include "base/clock.h"
#include "tests/net/testserver.h"

#include <algorithm>

namespace flowconsole {

/// A platform that counts requests by the minute as the real one does, tells what it counted, and refuses what
/// is too much.
class CountedWindow
{
public:
    CountedWindow(const Clock &clock, int allowed) : m_clock(clock), m_allowed(allowed) {}

    /// To one request more: `body`, or 429.
    [[nodiscard]] QByteArray answer(const QByteArray &body, int status = 200)
    {
        const HttpHeaders headers = count();
        if (m_count > m_allowed) {
            ++m_refused;
            return httpAnswer(429, {}, headers);
        }
        return httpAnswer(status, body, headers);
    }

    /// Of one request more.
    [[nodiscard]] HttpHeaders count()
    {
        const Milliseconds now = m_clock.monotonic();
        if (now - m_start >= windowTime) {
            m_start = now;
            m_most = std::max(m_most, m_count);
            m_count = 0;
        }
        ++m_count;
        const auto left = std::chrono::ceil<std::chrono::seconds>(m_start + windowTime - now).count();
        return {{"inin-ratelimit-count", QByteArray::number(m_count)},
                {"inin-ratelimit-allowed", QByteArray::number(m_allowed)},
                {"inin-ratelimit-reset", QByteArray::number(left)}};
    }

    /// In one window.
    [[nodiscard]] int most() const { return std::max(m_most, m_count); }
    [[nodiscard]] int refused() const { return m_refused; }

private:
    static constexpr Milliseconds windowTime{60000};

    const Clock &m_clock;
    int m_allowed;
    Milliseconds m_start{0};
    int m_count = 0;
    int m_most = 0;
    int m_refused = 0;
};

} // namespace flowconsole
