#pragma once

#include "base/clock.h"

namespace flowconsole {

/// How many intents are written ahead of the room that there is for launches, so that a launch need not wait
/// for the disk: as many as leave during one writing, which each writing teaches anew.
class IntentPace final
{
public:
    /// At least this long between two launches.
    void setStagger(Milliseconds stagger) { m_stagger = stagger; }
    [[nodiscard]] int ahead() const;

    /// A writing begins; after a rest it teaches nothing.
    void begin(bool isFromRest) { m_beganFromRest = isFromRest; }
    /// It is over: there is room for `room` launches, and `ready` intents were written before.
    void learn(int room, int ready);

private:
    int m_ahead = 0;
    bool m_beganFromRest = true;
    Milliseconds m_stagger{0};
};

} // namespace flowconsole
