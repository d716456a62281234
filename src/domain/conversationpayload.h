#pragma once

#include "domain/dialect.h"
#include "domain/jsonvalue.h"

#include <QList>
#include <QString>

namespace flowconsole {

/// Why a launch cannot be sent in a dialect, whatever the flow's own schema says (API.md, "Dialect
/// ConversationFlow"). `describe()` in words.h says it to people.
struct PayloadProblem
{
    enum class Kind {
        NameMissing,
        NameTooLong,
        NameCharacters, ///< something else than letters, digits and underscore
        NameTwice,
        ValueNull, ///< no type of this dialect
        ValueTooLong,
        Priority,
    };

    QString variable; ///< its name as given; empty with Priority
    Kind kind = Kind::NameMissing;
    QString given; ///< the length, the first wrong character or the priority; never a value

    friend bool operator==(const PayloadProblem &, const PayloadProblem &) = default;
};

inline constexpr int longestVariableName = 64; ///< characters
inline constexpr int longestTextValue = 1024;  ///< UTF-16 units, as the tutorial counts them
inline constexpr int lowestPriority = 1;
inline constexpr int highestPriority = 99;

/// All that keeps `inputs` (an object) from being sent, in their order, then the priority; for a dialect
/// without rules of its own, names that are empty or there twice.
[[nodiscard]] QList<PayloadProblem> payloadProblems(Dialect dialect, const JsonValue &inputs, int priority);

} // namespace flowconsole
