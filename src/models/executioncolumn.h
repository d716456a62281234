#pragma once

#include <QString>

#include <optional>

namespace flowconsole {

/// What a table of executions can show, live or stored. The numbers are those of the models' columns; new ones
/// are appended, and executionColumnTotal with them.
enum class ExecutionColumn {
    State,
    Flow,
    Version,
    Node, ///< in which it is, or was last
    Duration,
    Detail,    ///< why it is in its state, the time that it has left, its row of a file
    Freshness, ///< when it was last seen, and by what
    NextLook,
    CreatedAt,  ///< when the operator asked
    LaunchedAt, ///< when the request left
    StartedAt,  ///< by the platform's clock
    EndedAt,
    LaunchLatency, ///< from the launch request to its answer
    Attempts,      ///< how often the launch was sent
    TimeLimit,
    Transitions, ///< nodes entered and left
    Batch,
    BatchRow,
    Environment,
    PlatformState, ///< the platform's own word
    OwnId,         ///< the id that this console gave it
    PlatformId,
    Conversation,  ///< its id
    CorrelationId, ///< of its last error
    PayloadHash,
};

inline constexpr int executionColumnTotal = 25;

/// What the column holds: decides side and font of its cells, and how files write them.
enum class ColumnKind {
    Words,
    Number,   ///< right-aligned, in figures of one width
    Duration, ///< the same; files have it in milliseconds or seconds
    Time,     ///< relative on screen, exact in files
    Id,       ///< monospaced, elided in the middle
};

[[nodiscard]] ColumnKind columnKind(ExecutionColumn column);
/// The title of the column, for people.
[[nodiscard]] QString executionColumnTitle(ExecutionColumn column);
/// One sentence on what the column says; empty where the title says it all.
[[nodiscard]] QString executionColumnHint(ExecutionColumn column);
/// "state", "launchedAt", …: in files; never translated, never changed.
[[nodiscard]] QString executionColumnKey(ExecutionColumn column);
[[nodiscard]] std::optional<ExecutionColumn> executionColumnFromKey(QStringView key);
/// Whether title and cells stand at the right.
[[nodiscard]] bool isRightAligned(ExecutionColumn column);

/// By what the rows of a table stand together under headings.
enum class TableGrouping { None, Flow, State };

/// So many collapsed groups of a table are remembered, those that were collapsed last.
inline constexpr qsizetype mostCollapsedGroups = 100;

} // namespace flowconsole
