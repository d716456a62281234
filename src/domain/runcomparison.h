#pragma once

#include "domain/nodevisits.h"
#include "domain/telemetryrecord.h"

#include <QDateTime>
#include <QList>

#include <array>
#include <chrono>
#include <optional>
#include <variant>

namespace flowconsole {

/// How the two sides of a row stand to each other.
enum class Difference {
    Same,
    Changed,
    OnlyLeft,
    OnlyRight,
    Waiting, ///< one side is not over, and may still tell
    NotTold, ///< nobody can know: a side was not told of it, or it is a secure value, which is not kept
};

/// True for those that somebody who looks for a difference wants to see.
[[nodiscard]] bool isDifference(Difference difference);
/// "same", "changed", …: in files, never translated.
[[nodiscard]] QString differenceKey(Difference difference);

/// One variable in two sets of values.
struct ComparedVariable
{
    QString name; ///< plain; empty where a set is no object, and the row is all of it
    std::optional<JsonValue> left;
    std::optional<JsonValue> right;
    Difference difference = Difference::Same;

    friend bool operator==(const ComparedVariable &, const ComparedVariable &) = default;
};

/// By plain names, in the order of the left, then what only the right has. Null is an empty set.
[[nodiscard]] QList<ComparedVariable> compareVariables(const JsonValue &left, const JsonValue &right);

/// True where the two differ by no more than a tenth or 100 ms: no two runs take the same time.
[[nodiscard]] bool isAboutSame(std::chrono::milliseconds left, std::chrono::milliseconds right);

/// One thing about two runs.
struct ComparedRow
{
    enum class Section { Run, Inputs, States, Timing, Outputs, Error };
    enum class What {
        Flow,
        Version,
        Environment,
        Api,
        Priority, ///< of the conversation's routing
        Variable,
        State,
        PlatformState,
        Step,
        LaunchLatency,
        Attempts,
        Total,
        Stay, ///< at a node
        Problem,
        ProblemCode,
        FailedNode,
    };
    /// Monostate where the side has nothing.
    using Value = std::variant<std::monostate, QString, ExecutionState, Dialect, JsonValue,
                               std::chrono::milliseconds, int, NodeVisit, ApiError>;

    Section section = Section::Run;
    What what = What::Flow;
    QString name;  ///< of the variable or the node
    int visit = 1; ///< of a node: which of its visits, counted from 1
    Value left;
    Value right;
    Difference difference = Difference::Same;

    friend bool operator==(const ComparedRow &, const ComparedRow &) = default;
};

inline constexpr std::array allComparedSections{ComparedRow::Section::Run,     ComparedRow::Section::Inputs,
                                                ComparedRow::Section::States,  ComparedRow::Section::Timing,
                                                ComparedRow::Section::Outputs, ComparedRow::Section::Error};

/// All that can be told of two runs beside each other, section by section.
struct RunComparison
{
    QList<ComparedRow> rows;
    std::chrono::milliseconds longest{0}; ///< of all times in it: what a bar that fills its cell stands for

    /// The place of the first row that differs; nothing where none does.
    [[nodiscard]] std::optional<qsizetype> firstDifference() const;
    [[nodiscard]] int differences() const;

    friend bool operator==(const RunComparison &, const RunComparison &) = default;
};

/// `now` is for what is still going on.
[[nodiscard]] RunComparison compareRuns(const ExecutionDetails &left, const ExecutionDetails &right,
                                        const QDateTime &now);

/// Whether its routing priority is known and says anything: of the dialect that has one, or another than the
/// usual.
[[nodiscard]] bool tellsPriority(const FlowExecution &execution);

/// Launch to end, or to `now` while it goes on; absent where it was not launched.
[[nodiscard]] std::optional<std::chrono::milliseconds> runTime(const FlowExecution &execution,
                                                               const QDateTime &now);

/// For files: both runs' ids and every row with its keys, values as they are.
[[nodiscard]] JsonValue toJson(const RunComparison &comparison, const FlowExecution &left,
                               const FlowExecution &right);

} // namespace flowconsole
