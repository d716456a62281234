#include "caller.h"

namespace flowconsole::simulator {

std::string DrawnCaller::draw(const Question &question)
{
    if (question.choices.empty()) {
        const auto length = m_random.between(static_cast<std::int64_t>(question.minDigits),
                                             static_cast<std::int64_t>(question.maxDigits));
        std::string digits;
        for (std::int64_t i = 0; i < length; ++i) {
            digits.push_back(static_cast<char>('0' + m_random.between(i == 0 ? 1 : 0, 9)));
        }
        return digits;
    }
    double total = 0;
    for (const MenuChoice &choice : question.choices) {
        total += choice.weight;
    }
    double left = m_random.fraction() * total;
    for (const MenuChoice &choice : question.choices) {
        left -= choice.weight;
        if (left < 0) {
            return choice.digit;
        }
    }
    return question.choices.front().digit;
}

std::optional<CallerReply> DrawnCaller::reply(const Question &question)
{
    const Milliseconds thinking(m_random.between(900, 2200));
    const std::string keys = draw(question);
    // Each further key takes a moment to press.
    return CallerReply{thinking + Milliseconds(220) * (keys.size() - 1), keys};
}

ScriptedCaller::ScriptedCaller(Script script, Milliseconds thinking)
    : m_script(std::move(script)), m_thinking(thinking)
{}

std::optional<CallerReply> ScriptedCaller::reply(const Question &question)
{
    const auto lines = m_script.find(question.nodeId);
    std::size_t &used = m_used[question.nodeId];
    if (lines == m_script.end() || used >= lines->second.size()) {
        return CallerReply{};
    }
    return CallerReply{m_thinking, lines->second[used++]};
}

} // namespace flowconsole::simulator
