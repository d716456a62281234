#pragma once

#include "simulator/flowrun.h"

#include <unordered_map>

namespace flowconsole::simulator {

/// In which shape an execution is answered: that of its launch (API.md, “The three API dialects”).
enum class AnswerShape {
    Published,      ///< launched with inputData
    FlowExecutions, ///< launched with inputs
    Union,          ///< launched with neither
};

/// How far virtual time has come when wall time has moved on.
struct TimeScale
{
    Instant origin;
    double speed = 1.0;

    [[nodiscard]] Instant toVirtual(Instant wall) const;
    [[nodiscard]] Instant toWall(Instant virtualTime) const;
};

struct Execution
{
    std::string id;
    std::string name;
    std::string conversationId; ///< empty for flows without one
    AnswerShape shape = AnswerShape::Union;
    FlowPtr flow;
    TimeScale scale;
    std::unique_ptr<FlowRun> run;
};

/// The executions of the organisation. They are moved on only when somebody looks, so ten thousand that nobody
/// watches cost nothing but memory; of those that are over, the oldest are forgotten beyond a cap.
/// Thread: the organisation's.
class ExecutionRegister final
{
public:
    ExecutionRegister(std::uint64_t seed, double speed) : m_seed(seed), m_speed(speed) {}

    Execution &launch(const FlowPtr &flow, const FlowVersion &version, VariableValues values, AnswerShape shape,
                      const std::string &name, Instant now);

    /// Moved on to `now`; null when there is none with that id.
    [[nodiscard]] Execution *look(const std::string &id, Instant now);

    [[nodiscard]] std::size_t size() const { return m_executions.size(); }

private:
    void forgetOldest(Instant now);

    const std::uint64_t m_seed;
    const double m_speed;
    std::uint64_t m_launched = 0;
    std::unordered_map<std::string, Execution> m_executions;
    std::vector<std::string> m_order; ///< ids by launch
};

} // namespace flowconsole::simulator
