#pragma once

#include "simulator/expression.h"
#include "simulator/json.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace flowconsole::simulator {

using Milliseconds = std::chrono::milliseconds;
/// UTC.
using Instant = std::chrono::sys_time<Milliseconds>;

enum class ValueType { String, Integer, Number, Boolean, Array, Object };
enum class VariableRole { Input, Output, InputOutput, Internal };

struct Variable
{
    std::string name;
    ValueType type = ValueType::String;
    VariableRole role = VariableRole::Internal;
    bool required = false;
    bool secure = false; ///< its value is never shown, logged or answered
    std::string title;
    std::string description;
    std::string format;  ///< a JSON Schema format such as date-time; empty for none
    std::string pattern; ///< a regular expression; empty for none
    std::optional<Json> defaultValue;
    std::vector<Json> examples;
    std::vector<Json> enumeration;
    std::optional<Json> minimum;
    std::optional<Json> maximum;
    std::optional<std::size_t> minLength; ///< characters of text, items of an array
    std::optional<std::size_t> maxLength;

    [[nodiscard]] bool isInput() const;
    [[nodiscard]] bool isOutput() const;
};

/// A duration drawn evenly between both ends.
struct DurationRange
{
    Milliseconds least{0};
    Milliseconds most{0};
};

// Where a value that a node assigns comes from.
struct LiteralValue
{
    Json value;
};
struct CopiedValue
{
    std::string variable;
};
struct SummedValue
{
    std::vector<std::variant<double, std::string>> operands;
    std::vector<bool> subtracted;
};
struct PickedValue
{
    std::vector<Json> choices;
};
struct RandomValue
{
    double least = 0;
    double most = 0;
    int decimals = 0;
};
struct SerialValue
{
    std::string pattern;
}; ///< each # becomes a digit
struct TextValue
{
    std::string text;
}; ///< with ${name}
using ValueSource =
    std::variant<LiteralValue, CopiedValue, SummedValue, PickedValue, RandomValue, SerialValue, TextValue>;

struct Assignment
{
    std::string variable;
    ValueSource source;
};

// The kinds of nodes. A further kind is a struct here, an alternative of NodeBehaviour, a reader, and an
// enter() in FlowRun: the compiler names each place that misses it.
struct StartNode
{};
struct PromptNode
{
    std::string text;
    DurationRange duration;
};
struct MenuChoice
{
    std::string digit;
    std::string label;
    double weight = 1;
};
struct MenuNode
{
    std::string text;
    DurationRange duration;
    std::vector<MenuChoice> choices;
    Milliseconds timeout{5000};
    int attempts = 3;
};
struct CollectInputNode
{
    std::string text;
    DurationRange duration;
    std::string variable;
    std::string prefix;
    std::size_t minDigits = 1;
    std::size_t maxDigits = 16;
    Milliseconds timeout{8000};
    int attempts = 3;
};
struct DecisionNode
{};
struct SetVariableNode
{
    std::vector<Assignment> assignments;
};
struct DataActionFailure
{
    double probability = 0;
    int status = 500;
    std::string code;
    std::string message;
};
struct DataActionNode
{
    std::string action;
    DurationRange latency;
    std::vector<DataActionFailure> failures;
    std::vector<Assignment> outputs;
};
/// Books a call back to the number that a variable holds; without a number it fails.
struct CallbackNode
{
    std::string queue;
    std::string number; ///< a variable
    DurationRange latency;
    std::vector<DataActionFailure> failures;
    std::vector<Assignment> outputs;
};
/// Leads on by its edge for another turn as often as it says, then by the one without a trigger. An edge marked
/// `again` brings a turn back to it; any other edge that enters it begins anew.
struct LoopNode
{
    std::int64_t times = 0; ///< without items
    std::string items;      ///< an array variable, a turn for each of its items; empty for none
    std::string index;      ///< a variable that counts the turns from 0; empty for none
    std::string item;       ///< a variable that takes the turn's item; empty for none
};
/// Runs a task of the version, then goes on. A failed end in it leaves by the failure edge.
struct TaskNode
{
    std::string task;
};
enum class OutcomeValue { Success, Failure };
struct SetOutcomeNode
{
    std::string outcome;
    OutcomeValue value = OutcomeValue::Success;
};
struct MilestoneNode
{
    std::string milestone;
};
struct QueueTransferNode
{
    std::string queue;
    DurationRange waiting;
    DurationRange talking;
};
struct WaitNode
{
    DurationRange duration;
};
struct EndNode
{
    bool failed = false;
    std::string reason;
};
using NodeBehaviour = std::variant<StartNode, PromptNode, MenuNode, CollectInputNode, DecisionNode,
                                   SetVariableNode, DataActionNode, CallbackNode, LoopNode, TaskNode,
                                   SetOutcomeNode, MilestoneNode, QueueTransferNode, WaitNode, EndNode>;

struct Node
{
    std::string id;
    std::string name;
    NodeBehaviour behaviour;
    std::string task = {};  ///< of which it is a part; empty for the flow itself
    std::string place = {}; ///< JSON pointer in its file (RFC 6901)
};

/// The word of flow files for the kind, such as "dataAction".
[[nodiscard]] std::string_view kindName(const NodeBehaviour &behaviour);

enum class EdgeTrigger {
    Next,    ///< when nothing else matches
    Choice,  ///< of a menu
    When,    ///< a decision's condition holds
    Failure, ///< the data action, callback or task failed, or the caller gave no valid answer
    Each,    ///< a further turn of a loop
};

struct Edge
{
    std::string from;
    std::string to;
    EdgeTrigger trigger = EdgeTrigger::Next;
    std::string choice;
    std::optional<Condition> condition;
    bool again = false;     ///< brings a turn of a loop back to it
    std::string place = {}; ///< JSON pointer in its file (RFC 6901)
};

/// A part of a version that task nodes run; its ends lead back to them.
struct Task
{
    std::string id;
    std::string name;
    std::string place; ///< JSON pointer in its file (RFC 6901)
};

struct FlowVersion
{
    std::string id; ///< as the platform writes it, "14.0"
    Instant datePublished;
    std::string publishedBy;
    std::vector<Variable> variables;
    std::vector<Node> nodes; ///< those of the tasks too
    std::vector<Edge> edges; ///< likewise
    std::vector<Task> tasks;

    [[nodiscard]] const Variable *variable(std::string_view name) const;
    [[nodiscard]] const Node *node(std::string_view nodeId) const;
    /// The start of the flow itself, or of a task; null when there is none.
    [[nodiscard]] const Node *startOf(std::string_view taskId = {}) const;
    [[nodiscard]] const Task *task(std::string_view taskId) const;
};

struct FlowDefinition
{
    std::string id; ///< UUID, lower case
    std::string name;
    std::string description;
    std::string division;
    std::string type; ///< as the platform writes it, "INBOUNDCALL"
    bool enabled = true;
    std::vector<FlowVersion> versions; ///< at least one, oldest first

    [[nodiscard]] const FlowVersion &latest() const { return versions.back(); }
    /// Accepts "14.0" and "14".
    [[nodiscard]] const FlowVersion *version(std::string_view versionId) const;
    /// Only workflows can be launched through the published API (API.md, flow list).
    [[nodiscard]] bool isLaunchableByPublishedApi() const { return type == "WORKFLOW"; }
};

using FlowPtr = std::shared_ptr<const FlowDefinition>;

[[nodiscard]] std::string_view typeName(ValueType type);
/// "success" or "failure".
[[nodiscard]] std::string_view outcomeName(OutcomeValue value);
[[nodiscard]] bool fits(const Json &value, ValueType type);

/// The names of ${name} in a text, in order.
[[nodiscard]] std::vector<std::string> namesInText(std::string_view text);

} // namespace flowconsole::simulator
