#include "engine/intentpace.h"

#include <algorithm>

namespace flowconsole {

namespace {

/// Intents on disk beyond those that have room: after a loss of power nobody knows of these whether they left.
constexpr int mostAhead = 64;
/// With a stagger, intents are written ahead for this long at most.
constexpr Milliseconds longestAhead{50};

} // namespace

int IntentPace::ahead() const
{
    const bool isStaggered = m_stagger > Milliseconds::zero();
    const qint64 most = isStaggered ? std::min<qint64>(longestAhead / m_stagger, mostAhead) : mostAhead;
    return std::min(m_ahead, static_cast<int>(most));
}

/// Where launches could have left during the writing, more is written ahead from now on; where much of it is
/// left over, less.
void IntentPace::learn(int room, int ready)
{
    const int missed = m_beganFromRest ? 0 : std::max(room - ready, 0);
    if (missed > 0) {
        m_ahead = std::min(2 * std::max(m_ahead, missed), mostAhead);
    } else if (ready > m_ahead / 4) {
        m_ahead = m_ahead * 7 / 8;
    }
}

} // namespace flowconsole
