#include "executionregister.h"

#include <QUuid>

#include <algorithm>
#include <cmath>

namespace flowconsole::simulator {

namespace {

constexpr std::size_t mostExecutions = 100'000;

std::string newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

bool hasConversation(const FlowDefinition &flow)
{
    return flow.type.find("CALL") != std::string::npos || flow.type.starts_with("VOICE");
}

} // namespace

Instant TimeScale::toVirtual(Instant wall) const
{
    const auto passed = static_cast<double>((wall - origin).count());
    return origin + Milliseconds(static_cast<std::int64_t>(std::floor(passed * speed)));
}

Instant TimeScale::toWall(Instant virtualTime) const
{
    const auto passed = static_cast<double>((virtualTime - origin).count());
    return origin + Milliseconds(static_cast<std::int64_t>(std::ceil(passed / speed)));
}

Execution &ExecutionRegister::launch(const FlowPtr &flow, const FlowVersion &version, VariableValues values,
                                     AnswerShape shape, const std::string &name, Instant now)
{
    forgetOldest(now);
    // Each run draws from its own seed, so that one launched in between changes no other.
    SeededRandom seeds(m_seed ^ (0x51ed270b7a1f3c5dULL * ++m_launched));
    auto caller = std::make_unique<DrawnCaller>(seeds.next());
    const RunSettings settings{.seed = seeds.next(), .start = now};
    const std::string id = newUuid();
    m_order.push_back(id);
    const auto [entry, isNew] = m_executions.emplace(
        id,
        Execution{id,
                  name,
                  hasConversation(*flow) ? newUuid() : std::string(),
                  shape,
                  flow,
                  {now, m_speed},
                  std::make_unique<FlowRun>(flow, version, std::move(values), std::move(caller), settings)});
    return entry->second;
}

Execution *ExecutionRegister::look(const std::string &id, Instant now)
{
    const auto found = m_executions.find(id);
    if (found == m_executions.end()) {
        return nullptr;
    }
    found->second.run->advanceTo(found->second.scale.toVirtual(now));
    return &found->second;
}

void ExecutionRegister::forgetOldest(Instant now)
{
    if (m_executions.size() < mostExecutions) {
        return;
    }
    std::vector<std::string> kept;
    kept.reserve(m_order.size());
    for (const std::string &id : m_order) {
        const bool isCandidate = m_executions.size() > mostExecutions - mostExecutions / 10;
        if (isCandidate && look(id, now)->run->status() != RunStatus::Running) {
            m_executions.erase(id);
        } else {
            kept.push_back(id);
        }
    }
    m_order = std::move(kept);
}

} // namespace flowconsole::simulator
