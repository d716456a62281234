#pragma once

#include "simulator/flowdefinition.h"
#include "simulator/seededrandom.h"

#include <map>
#include <vector>

namespace flowconsole::simulator {

/// What a menu or a collect-input node wants to know.
struct Question
{
    std::string nodeId = {};
    std::string nodeName = {};
    std::vector<MenuChoice> choices = {}; ///< empty when digits are collected
    std::size_t minDigits = 1;
    std::size_t maxDigits = 1;
    int attempt = 1;
    Instant asked = {};    ///< when the text has been spoken
    Instant deadline = {}; ///< when the caller counts as silent
};

struct CallerReply
{
    Milliseconds after{0};           ///< since the question was asked
    std::optional<std::string> keys; ///< nothing: the caller says nothing
};

/// The person on the line. Used in the thread of the run that it talks to.
class Caller
{
public:
    virtual ~Caller() = default;

    /// Nothing means “not yet”: the run asks again each time it is advanced, until the deadline.
    [[nodiscard]] virtual std::optional<CallerReply> reply(const Question &question) = 0;
};

/// Thinks for a second or two and chooses by the weights of the choices; drawn from a seed.
class DrawnCaller final : public Caller
{
public:
    explicit DrawnCaller(std::uint64_t seed) : m_random(seed) {}

    [[nodiscard]] std::optional<CallerReply> reply(const Question &question) override;

private:
    [[nodiscard]] std::string draw(const Question &question);

    SeededRandom m_random;
};

/// Says what a script holds for each node, in order, one reply a visit or attempt; silent when it has run out.
class ScriptedCaller final : public Caller
{
public:
    using Script = std::map<std::string, std::vector<std::optional<std::string>>>; ///< by node id

    explicit ScriptedCaller(Script script, Milliseconds thinking = Milliseconds(1000));

    [[nodiscard]] std::optional<CallerReply> reply(const Question &question) override;

private:
    Script m_script;
    Milliseconds m_thinking;
    std::map<std::string, std::size_t> m_used;
};

} // namespace flowconsole::simulator
