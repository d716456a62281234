#pragma once

#include "simulator/flowdefinition.h"

#include <QString>

#include <map>

namespace flowconsole::simulator {

using VariableValues = std::map<std::string, Json>;

/// Why the variable would refuse the value, or nothing. The value itself is never in the words: it may be
/// secure.
[[nodiscard]] std::optional<QString> refusal(const Variable &variable, const Json &value);

/// Input that was refused: which variable and why.
struct InputProblem
{
    std::string variable; ///< as the caller wrote it
    QString message;
};

/// Published dialect: keys carry the prefix “Flow.”, the schema is kept to the letter, absent variables take
/// their default (API.md, Dialect Published, launch).
[[nodiscard]] Result<VariableValues, InputProblem> checkPublishedInput(const FlowVersion &version,
                                                                       const Json &inputData);

/// FlowExecutions dialect: unknown keys are ignored, absent ones start as null, only the JSON type is kept to
/// (API.md, Dialect FlowExecutions).
[[nodiscard]] Result<VariableValues, InputProblem> checkTutorialInput(const FlowVersion &version,
                                                                      const Json &inputs);

} // namespace flowconsole::simulator
