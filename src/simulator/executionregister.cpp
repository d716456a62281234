#include "executionregister.h"

#include <QUuid>

#include <algorithm>
#include <cmath>

namespace flowconsole::simulator {

namespace {

/// A step takes some 400 bytes.
constexpr std::size_t mostSteps = 500'000;
/// So that ten thousand runs that are due at once do not keep the clients waiting.
constexpr int batch = 500;

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
    Instant wall = origin + Milliseconds(static_cast<std::int64_t>(std::ceil(passed / speed)));
    // Rounding must not bring somebody who wakes at that time a moment too early.
    while (toVirtual(wall) < virtualTime) {
        wall += Milliseconds(1);
    }
    return wall;
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
    const auto [place, isNew] = m_executions.emplace(
        id, Entry{Execution{
                id,
                name,
                shape == AnswerShape::ConversationFlow || hasConversation(*flow) ? newUuid() : std::string(),
                shape,
                flow,
                {now, m_speed},
                std::make_unique<FlowRun>(flow, version, std::move(values), std::move(caller), settings)}});
    Entry &entry = place->second;
    if (!entry.execution.conversationId.empty()) {
        m_byConversation[entry.execution.conversationId] = id;
    }
    queue(entry);
    for (RunObserver *observer : m_observers) {
        observer->launched(entry.execution);
    }
    return entry.execution;
}

Execution *ExecutionRegister::look(const std::string &id, Instant now)
{
    const auto found = m_executions.find(id);
    if (found == m_executions.end()) {
        return nullptr;
    }
    moveOn(found->second, now);
    return &found->second.execution;
}

Execution *ExecutionRegister::lookConversation(const std::string &conversationId, Instant now)
{
    const auto found = m_byConversation.find(conversationId);
    return found == m_byConversation.end() ? nullptr : look(found->second, now);
}

void ExecutionRegister::terminate(const std::string &id, std::string reason, Instant now)
{
    const auto found = m_executions.find(id);
    if (found == m_executions.end()) {
        return;
    }
    Execution &execution = found->second.execution;
    execution.run->terminate(execution.scale.toVirtual(now), std::move(reason));
    moveOn(found->second, now);
}

std::optional<Instant> ExecutionRegister::nextDue() const
{
    return m_dues.empty() ? std::nullopt : std::optional(m_dues.top().at);
}

void ExecutionRegister::advance(Instant now)
{
    for (int i = 0; i < batch && !m_dues.empty() && m_dues.top().at <= now; ++i) {
        const std::string id = m_dues.top().id;
        moveOn(m_executions.at(id), now);
    }
}

void ExecutionRegister::moveOn(Entry &entry, Instant now)
{
    entry.execution.run->advanceTo(entry.execution.scale.toVirtual(now));
    tell(entry);
    queue(entry);
}

void ExecutionRegister::tell(Entry &entry)
{
    const FlowRun &run = *entry.execution.run;
    for (; entry.stepsTold < run.steps().size(); ++entry.stepsTold) {
        ++m_steps;
        for (RunObserver *observer : m_observers) {
            observer->stepped(entry.execution, run.steps()[entry.stepsTold]);
        }
    }
    if (run.status() != RunStatus::Running && !std::exchange(entry.endTold, true)) {
        for (RunObserver *observer : m_observers) {
            observer->ended(entry.execution);
        }
    }
}

void ExecutionRegister::queue(Entry &entry)
{
    const auto due = entry.execution.run->nextDue();
    const auto at = due ? std::optional(entry.execution.scale.toWall(*due)) : std::nullopt;
    if (at != entry.queued) {
        entry.queued = at;
        if (at) {
            m_dues.push({*at, entry.execution.id});
        }
    }
    dropStaleDues();
}

/// An execution that was looked at in between is due at another time than its older entries say.
void ExecutionRegister::dropStaleDues()
{
    while (!m_dues.empty()) {
        const auto found = m_executions.find(m_dues.top().id);
        if (found != m_executions.end() && found->second.queued == m_dues.top().at) {
            return;
        }
        m_dues.pop();
    }
}

void ExecutionRegister::forgetOldest(Instant now)
{
    const auto isTooMuch = [this](double part) {
        return static_cast<double>(m_executions.size()) >= part * static_cast<double>(m_mostExecutions) ||
               static_cast<double>(m_steps) >= part * static_cast<double>(mostSteps);
    };
    if (m_order.size() < m_sweepFrom || !isTooMuch(1.0)) {
        return;
    }
    std::vector<std::string> kept;
    kept.reserve(m_order.size());
    for (const std::string &id : m_order) {
        if (isTooMuch(0.9) && look(id, now)->run->status() != RunStatus::Running) {
            forget(id);
        } else {
            kept.push_back(id);
        }
    }
    m_order = std::move(kept);
    // Where most are still running, little is gained by looking through them at every launch.
    m_sweepFrom = m_order.size() + std::min<std::size_t>(m_mostExecutions / 10, 1'000);
    dropStaleDues();
}

void ExecutionRegister::forget(const std::string &id)
{
    const auto found = m_executions.find(id);
    m_steps -= found->second.stepsTold;
    m_byConversation.erase(found->second.execution.conversationId);
    m_executions.erase(found);
}

} // namespace flowconsole::simulator
