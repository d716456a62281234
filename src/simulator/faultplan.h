#pragma once

#include "simulator/fault.h"
#include "simulator/seededrandom.h"

namespace flowconsole::simulator {

/// What the faults make of one request: the first that ends it, and every delay.
struct RequestFate
{
    Milliseconds delay{0};
    bool tokenExpires = false;
    std::optional<FailWith> failure = std::nullopt;
    std::optional<HangUp> hangUp = std::nullopt;
};

/// What they make of one event to one target.
struct EventFate
{
    bool lost = false;
    int copies = 1;
    Milliseconds delay{0};
    bool overtaken = false;
};

/// The faults that are in force, in the order in which they were given. The same seed and the same requests
/// bring the same faults. Thread: the organisation's.
class FaultPlan final
{
public:
    struct Entry
    {
        std::uint64_t id = 0;
        Fault fault;
        std::uint64_t matched = 0;
        std::uint64_t happened = 0;
    };

    explicit FaultPlan(std::uint64_t seed) : m_random(seed) {}

    /// Returns its id.
    std::uint64_t add(Fault fault);
    /// False when there is none with that id.
    bool remove(std::uint64_t id);
    void clear() { m_entries.clear(); }
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

    /// Counts the request and draws.
    [[nodiscard]] RequestFate fateOf(const http::Request &request);
    [[nodiscard]] EventFate fateOfEvent();

private:
    [[nodiscard]] bool happens(Entry &entry);
    [[nodiscard]] Milliseconds drawn(const DurationRange &range);

    SeededRandom m_random;
    std::uint64_t m_lastId = 0;
    std::vector<Entry> m_entries;
};

} // namespace flowconsole::simulator
