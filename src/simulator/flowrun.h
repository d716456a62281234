#pragma once

#include "simulator/caller.h"
#include "simulator/flowdefinition.h"
#include "simulator/inputcheck.h"

#include <functional>

namespace flowconsole::simulator {

enum class StepKind { Enter, Exit, Error };

/// Secure values are replaced in both by the placeholder.
struct VariableChange
{
    std::string variable;
    Json before;
    Json after;
};

struct RunError
{
    int status = 500; ///< the HTTP status that fits it
    std::string code;
    std::string message;
    std::string nodeId;
};

/// A flow outcome as it was set last.
struct SetOutcome
{
    std::string name;
    OutcomeValue value = OutcomeValue::Success;
    Instant at;
    std::string nodeId;
};

struct ReachedMilestone
{
    std::string name;
    Instant at;
    std::string nodeId;
};

/// One thing that happened at a node.
struct Step
{
    StepKind kind = StepKind::Enter;
    Instant at;
    std::string nodeId;
    std::string nodeName;
    std::string_view nodeKind;
    std::string detail; ///< what was said, chosen, called; secure values are replaced by the placeholder
    std::vector<VariableChange> changes; ///< at an exit
    std::optional<RunError> error;       ///< at an error
};

enum class RunStatus { Running, Completed, Failed, Terminated };

struct RunSettings
{
    std::uint64_t seed = 1;
    Instant start;
    std::size_t nodeLimit = 10'000; ///< nodes that may be entered before the run counts as endless
};

/// One execution of one version of a flow: a machine that is moved through virtual time by advanceTo() and
/// records each step. Pure: no clock, no network, no thread; the same version, input, caller, seed and start
/// give the same steps, in however many pieces time is advanced. Lifecycle: Running until an end, an error, the
/// node limit or terminate(); then nothing changes any more. Thread: any one at a time.
class FlowRun final
{
public:
    /// `version` must belong to `flow`, which is kept alive; `values` are checked input.
    FlowRun(FlowPtr flow, const FlowVersion &version, VariableValues values, std::unique_ptr<Caller> caller,
            RunSettings settings);

    /// Does everything that is due up to and including `time`; earlier times do nothing.
    void advanceTo(Instant time);

    /// When the next thing happens by itself; nothing once the run is over.
    [[nodiscard]] std::optional<Instant> nextDue() const;

    void terminate(Instant time, std::string reason);

    [[nodiscard]] RunStatus status() const { return m_status; }
    [[nodiscard]] const FlowVersion &version() const { return m_version; }
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    /// The node that the run is in; null before the start and after the end.
    [[nodiscard]] const Node *currentNode() const { return m_status == RunStatus::Running ? m_node : nullptr; }
    [[nodiscard]] std::optional<Instant> ended() const { return m_ended; }
    [[nodiscard]] const std::string &endReason() const { return m_endReason; }
    [[nodiscard]] const std::optional<RunError> &error() const { return m_error; }
    /// One for each outcome that was set, in the order of the first time.
    [[nodiscard]] const std::vector<SetOutcome> &outcomes() const { return m_outcomes; }
    /// As often as they were reached, in order.
    [[nodiscard]] const std::vector<ReachedMilestone> &milestones() const { return m_milestones; }
    /// Values of the outputs by name, without the secure ones.
    [[nodiscard]] VariableValues outputs() const;

private:
    /// What leaving the current node will do, drawn when it was entered.
    struct Leaving
    {
        EdgeTrigger trigger = EdgeTrigger::Next;
        std::string choice = {};
        std::string detail = {};
        std::vector<std::pair<std::string, Json>> values = {};
        std::optional<RunError> error = std::nullopt;
    };
    struct Asking
    {
        Question question;
        Milliseconds speaking{0};
        Milliseconds timeout{0};
        int attempts = 1;
        bool answered = false; ///< the reply is known and waits for its time
        std::optional<std::string> keys;
    };
    struct Entering; ///< one overload for each kind of node

    void enter(const Node &node, bool again = false);
    void call(const std::string &action, const DurationRange &latency,
              const std::vector<DataActionFailure> &failures, const std::vector<Assignment> &outputs);
    void turn(const LoopNode &loop);
    void note(const SetOutcomeNode &set);
    void backFromTask(std::optional<RunError> error);
    void stayFor(const DurationRange &range, Leaving leaving);
    void ask(const std::string &text, const DurationRange &duration, Milliseconds timeout, int attempts,
             Question question);
    void askAgain(Instant from);
    /// False while the caller has not answered and the deadline has not come.
    [[nodiscard]] bool hearCaller(Instant time);
    void take(const std::optional<std::string> &keys);
    [[nodiscard]] bool accepts(const std::string &keys) const;
    [[nodiscard]] Leaving heard(const std::string &keys) const;
    void leave();
    [[nodiscard]] const Edge *edgeOut(const Leaving &leaving) const;
    void fail(RunError error);
    void end(RunStatus status, std::string reason);
    [[nodiscard]] Step &record(StepKind kind, std::string detail = {});
    [[nodiscard]] std::vector<VariableChange> assign(const std::vector<std::pair<std::string, Json>> &values);
    [[nodiscard]] std::vector<std::pair<std::string, Json>>
    evaluated(const std::vector<Assignment> &assignments);
    [[nodiscard]] Json lookup(const std::string &name) const;
    [[nodiscard]] Json shownValue(const std::string &name, const Json &value) const;
    [[nodiscard]] std::string said(const std::string &text) const;

    const FlowPtr m_flow;
    const FlowVersion &m_version;
    VariableValues m_values;
    const std::unique_ptr<Caller> m_caller;
    const RunSettings m_settings;
    SeededRandom m_random;

    RunStatus m_status = RunStatus::Running;
    const Node *m_node = nullptr;
    Instant m_now; ///< the time of the last thing that happened
    Instant m_advancedTo;
    Instant m_due; ///< when the current node is left, or the caller's deadline
    std::optional<Asking> m_asking;
    Leaving m_leaving;
    std::size_t m_entered = 0;
    std::vector<const Node *> m_callers;          ///< the task nodes that are being run, outermost first
    std::map<const Node *, std::int64_t> m_turns; ///< that each loop has begun
    std::vector<SetOutcome> m_outcomes;
    std::vector<ReachedMilestone> m_milestones;
    std::vector<Step> m_steps;
    std::optional<Instant> m_ended;
    std::string m_endReason;
    std::optional<RunError> m_error;
    std::optional<RunError> m_handled; ///< the last failure that an edge led on from
};

} // namespace flowconsole::simulator
