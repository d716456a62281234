#include "faultplan.h"

#include <algorithm>

namespace flowconsole::simulator {

std::uint64_t FaultPlan::add(Fault fault)
{
    m_entries.push_back({++m_lastId, std::move(fault)});
    return m_lastId;
}

bool FaultPlan::remove(std::uint64_t id)
{
    return std::erase_if(m_entries, [id](const Entry &entry) { return entry.id == id; }) > 0;
}

RequestFate FaultPlan::fateOf(const http::Request &request)
{
    RequestFate fate;
    for (Entry &entry : m_entries) {
        const bool isOver = fate.failure || fate.hangUp || fate.tokenExpires;
        const auto *delay = std::get_if<Delay>(&entry.fault.effect);
        if (entry.fault.ofEvents || !entry.fault.match.holds(request) || (isOver && delay == nullptr) ||
            !happens(entry)) {
            continue;
        }
        if (delay != nullptr) {
            fate.delay += drawn(delay->time);
        } else if (const auto *failure = std::get_if<FailWith>(&entry.fault.effect)) {
            fate.failure = *failure;
        } else if (const auto *hangUp = std::get_if<HangUp>(&entry.fault.effect)) {
            fate.hangUp = *hangUp;
        } else {
            fate.tokenExpires = true;
        }
    }
    return fate;
}

EventFate FaultPlan::fateOfEvent()
{
    EventFate fate;
    for (Entry &entry : m_entries) {
        if (!entry.fault.ofEvents || fate.lost || !happens(entry)) {
            continue;
        }
        if (const auto *hold = std::get_if<HoldEvent>(&entry.fault.effect)) {
            fate.delay += drawn(hold->time);
        } else if (std::holds_alternative<DoubleEvent>(entry.fault.effect)) {
            ++fate.copies;
        } else if (std::holds_alternative<ReorderEvent>(entry.fault.effect)) {
            fate.overtaken = true;
        } else {
            fate.lost = true;
        }
    }
    return fate;
}

bool FaultPlan::happens(Entry &entry)
{
    const bool isUsedUp = entry.fault.times && entry.happened >= *entry.fault.times;
    if (isUsedUp || ++entry.matched <= entry.fault.skip || m_random.fraction() >= entry.fault.probability) {
        return false;
    }
    ++entry.happened;
    return true;
}

Milliseconds FaultPlan::drawn(const DurationRange &range)
{
    return Milliseconds(m_random.between(range.least.count(), range.most.count()));
}

} // namespace flowconsole::simulator
