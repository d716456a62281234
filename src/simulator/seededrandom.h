#pragma once

#include <cstdint>

namespace flowconsole::simulator {

/// The same numbers for the same seed on every platform, which std::uniform_*_distribution does not promise.
/// SplitMix64 (Steele, Lea, Flood 2014). Value type.
class SeededRandom final
{
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    /// In [0, 1).
    [[nodiscard]] double fraction() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    /// In [least, most]; least must not be greater than most.
    [[nodiscard]] std::int64_t between(std::int64_t least, std::int64_t most)
    {
        const double width = static_cast<double>(most - least) + 1.0;
        return least + static_cast<std::int64_t>(fraction() * width);
    }

private:
    std::uint64_t m_state;
};

} // namespace flowconsole::simulator
