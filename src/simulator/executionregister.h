#pragma once

#include "simulator/flowrun.h"

#include <functional>
#include <queue>
#include <unordered_map>

namespace flowconsole::simulator {

/// In which shape an execution is answered: that of its launch (API.md, “The three API dialects”).
enum class AnswerShape {
    Published,        ///< launched with inputData
    FlowExecutions,   ///< launched with inputs
    Union,            ///< launched with neither
    ConversationFlow, ///< launched as a conversation; its execution is answered as a union
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

/// Told what the runs do, as it happens and each run's own in order. It must not call back into the register.
class RunObserver
{
public:
    virtual ~RunObserver() = default;
    virtual void launched(const Execution &execution) = 0;
    virtual void stepped(const Execution &execution, const Step &step) = 0;
    /// After the last step; the status is no longer Running.
    virtual void ended(const Execution &execution) = 0;
};

/// The executions of the organisation. They move on when somebody looks, and when advance() is called at
/// nextDue(), so that observers hear of them without anybody looking. Of those that are over, the oldest are
/// forgotten beyond a cap on their number and on the steps they hold.
/// Thread: the organisation's.
class ExecutionRegister final
{
public:
    ExecutionRegister(std::uint64_t seed, double speed, std::size_t mostExecutions)
        : m_seed(seed), m_speed(speed), m_mostExecutions(mostExecutions)
    {}

    /// `observer` must outlive the register's use.
    void observe(RunObserver &observer) { m_observers.push_back(&observer); }

    Execution &launch(const FlowPtr &flow, const FlowVersion &version, VariableValues values, AnswerShape shape,
                      const std::string &name, Instant now);

    /// Moved on to `now`; null when there is none with that id.
    [[nodiscard]] Execution *look(const std::string &id, Instant now);
    [[nodiscard]] Execution *lookConversation(const std::string &conversationId, Instant now);

    /// Ends the run now, as Terminated, unless it is over already.
    void terminate(const std::string &id, std::string reason, Instant now);

    /// When, in wall time, a run next does something by itself; nothing when all are over.
    [[nodiscard]] std::optional<Instant> nextDue() const;

    /// Moves on what is due, a batch at a time: nextDue() may lie in the past afterwards.
    void advance(Instant now);

    [[nodiscard]] std::size_t size() const { return m_executions.size(); }

    /// The ids that are held, by launch, oldest first.
    [[nodiscard]] const std::vector<std::string> &idsByLaunch() const { return m_order; }

private:
    struct Entry
    {
        Execution execution;
        std::size_t stepsTold = 0;
        bool endTold = false;
        std::optional<Instant> queued = std::nullopt; ///< the one entry of m_dues that counts
    };
    struct Due
    {
        Instant at;
        std::string id;
        friend bool operator>(const Due &a, const Due &b) { return a.at > b.at; }
    };

    void moveOn(Entry &entry, Instant now);
    void tell(Entry &entry);
    void queue(Entry &entry);
    void dropStaleDues();
    void forgetOldest(Instant now);
    void forget(const std::string &id);

    const std::uint64_t m_seed;
    const double m_speed;
    const std::size_t m_mostExecutions;
    std::uint64_t m_launched = 0;
    std::unordered_map<std::string, Entry> m_executions;
    std::unordered_map<std::string, std::string> m_byConversation;
    std::vector<std::string> m_order; ///< ids by launch
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_dues;
    std::vector<RunObserver *> m_observers;
    std::size_t m_steps = 0;     ///< held by all runs
    std::size_t m_sweepFrom = 0; ///< executions that must be held before the next look for old ones
};

} // namespace flowconsole::simulator
