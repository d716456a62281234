#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QDateTime>

#include <array>
#include <optional>

namespace flowconsole {

/// When and how often a request is sent again (API.md, "Retries").
struct RetryPolicy
{
    int maxRetries = 3;
    Milliseconds firstDelay{1000}; ///< doubled with every further attempt
    Milliseconds jitter{100};      ///< at most this much is added
    /// A server that asks for a longer wait is answered to the caller at once, and holds the connection back no
    /// longer than this.
    Milliseconds longestWait{300000};
};

inline constexpr std::array retriedStatuses{429, 500, 502, 503, 504};
/// These say that a launch was not taken, so that it may be sent again.
inline constexpr std::array launchRetriedStatuses{429, 503};
/// These leave open whether it was.
inline constexpr std::array launchDoubtfulStatuses{500, 502, 504};

/// The wait that a Retry-After header asks for: whole seconds or an HTTP date (RFC 9110 § 10.2.3), never
/// negative; nothing where `value` is neither.
[[nodiscard]] std::optional<Milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &nowUtc);

} // namespace flowconsole
