#pragma once

#include "simulator/apipart.h"
#include "simulator/executionregister.h"

namespace flowconsole::simulator {

/// /conversations of the published API: those of runs that have one, as participants and the states of their
/// calls, and their end (API.md, Dialect Published). Thread: the organisation's.
class ConversationsApi final : public ApiPart
{
public:
    explicit ConversationsApi(ExecutionRegister &executions) : m_executions(executions) {}

    std::optional<ApiAnswer> answer(const ApiCall &call) override;

private:
    [[nodiscard]] ApiAnswer list(const ApiCall &call);
    [[nodiscard]] ApiAnswer disconnect(const ApiCall &call, const Execution &execution);

    ExecutionRegister &m_executions;
};

/// The participants of a conversation, the same ids each time.
[[nodiscard]] std::string customerIdOf(const Execution &execution);
[[nodiscard]] std::string flowParticipantIdOf(const Execution &execution);
[[nodiscard]] std::string sessionIdOf(const std::string &participantId);

/// The telephone numbers that the caller and the organisation have in it.
[[nodiscard]] std::string callerNumber(const Execution &execution);
[[nodiscard]] std::string calledNumber(const Execution &execution);

} // namespace flowconsole::simulator
