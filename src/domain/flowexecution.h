#pragma once

#include "domain/apierror.h"
#include "domain/dialect.h"
#include "domain/ids.h"
#include "domain/jsonvalue.h"
#include "domain/launchrequest.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <array>
#include <chrono>
#include <optional>

namespace flowconsole {

/// The life of an execution as this console sees it:
///
///     Draft → Queued → Launching → Running → Terminating → Completed | Failed | Terminated | TimedOut
///
/// and Unknown (a launch whose answer never came, or an execution that the platform has forgotten), which may
/// still become any later state. What was to be ended runs on where the end was refused. The last four are
/// final.
enum class ExecutionState {
    Draft,
    Queued,
    Launching,
    Running,
    Terminating,
    Completed,
    Failed,
    Terminated,
    TimedOut,
    Unknown,
};

inline constexpr std::array allExecutionStates{
    ExecutionState::Draft,   ExecutionState::Queued,      ExecutionState::Launching,
    ExecutionState::Running, ExecutionState::Terminating, ExecutionState::Completed,
    ExecutionState::Failed,  ExecutionState::Terminated,  ExecutionState::TimedOut,
    ExecutionState::Unknown,
};

[[nodiscard]] bool isFinal(ExecutionState state);
/// The transition table. A state never "becomes" itself.
[[nodiscard]] bool canBecome(ExecutionState from, ExecutionState to);
/// "completed", "timed_out", …: in files, JSON and logs; never translated.
[[nodiscard]] QString stateKey(ExecutionState state);

/// How something about an execution came to be known.
enum class Provenance { Inferred, Polled, Pushed, History };
[[nodiscard]] QString provenanceKey(Provenance provenance);

/// One execution of a flow, whole. A value; all its parts share on copy.
struct FlowExecution
{
    ExecutionId id;
    ProfileId profileId; ///< of the connection that launched it
    FlowId flowId;
    QString flowName;
    QString flowVersion;
    QString environment; ///< of the connection that launched it
    Dialect dialect = Dialect::Published;
    ExecutionState state = ExecutionState::Draft;
    QString platformState; ///< the platform's own word for the state, as it came
    PlatformExecutionId platformId;
    ConversationId conversationId;
    JsonValue inputs;    ///< secure values already masked
    JsonValue outputs;   ///< null until the platform has told
    QString payloadHash; ///< SHA-256 of the exact bytes sent, hexadecimal; empty until they were made

    QDateTime createdAt;  ///< when the operator asked
    QDateTime launchedAt; ///< when the launch request left, by this console's clock
    QDateTime startedAt;  ///< when it began, by the platform's clock; invalid until it has told
    QDateTime endedAt;    ///< when it was over: the platform's word, else when this console saw it
    std::optional<std::chrono::milliseconds> launchLatency; ///< launch request to its answer
    std::optional<std::chrono::milliseconds> latency;       ///< launch to end, once it is over
    std::optional<std::chrono::seconds> timeout;            ///< from the launch on
    TimeoutAction timeoutAction = TimeoutAction::Terminate;
    int routingPriority = 0; ///< as LaunchRequest::priority; 0: nobody has noted it
    /// By how much the calendar was set on since the launch, in this run of the program; is not stored.
    std::chrono::milliseconds calendarJumps{0};
    /// Its time is over: it runs on, as TimeoutAction::MarkOnly has it, or was asked to end because of that.
    bool isOverdue = false;
    int launchRetries = 0;
    bool mayHaveStartedTwice = false; ///< the launch was sent again by the profile's wish where nobody knew
    QString currentNode; ///< name of the node that it is or was last in, else its id; empty when completed
    int transitions = 0; ///< nodes entered and left, as far as they were told of
    int failedLooks = 0; ///< in a row, up to now; `error` says why the last one failed

    BatchId batchId;     ///< of the file that it is a row of; may be empty
    qint64 batchRow = 0; ///< counted from 1

    QString detail; ///< one line on why it is in this state: completion reason, error text
    std::optional<ApiError> error;

    Provenance lastSeenBy = Provenance::Inferred;
    QDateTime lastSeenAt; ///< when its state was last told, by this console's clock
    QDateTime nextLookAt; ///< when it is to be looked at again; invalid where nobody will, or nobody knows
    /// What is known of it is from before a crash, a restart or a sleep; a look is to tell what became of it.
    bool isReconciling = false;

    friend bool operator==(const FlowExecution &, const FlowExecution &) = default;
};

/// News about an execution from one source at one moment; absent fields say nothing.
struct ExecutionUpdate
{
    ExecutionId id;
    Provenance provenance = Provenance::Inferred;
    QDateTime observedAt;
    std::optional<ExecutionState> state; ///< absent: the look failed, `error` says why
    QString flowVersion;
    QString platformState;
    PlatformExecutionId platformId;
    ConversationId conversationId;
    std::optional<JsonValue> outputs;
    QDateTime launchedAt; ///< when the launch request left, by this console's clock
    QDateTime startedAt;  ///< the platform's word
    QDateTime endedAt;    ///< the platform's word
    QString payloadHash;
    std::optional<std::chrono::milliseconds> launchLatency;
    std::optional<int> launchRetries;
    bool mayHaveStartedTwice = false;
    std::optional<bool> isOverdue;
    QString detail;
    std::optional<ApiError> error;
};

enum class Applied {
    Changed,   ///< the execution is another now
    Unchanged, ///< repeated, late, or about an execution that is over
    Illegal,   ///< asks for a step that the transition table forbids; nothing was applied
};

/// When its time is over, by this console's calendar as it is set now; invalid where it has no limit, has not
/// left, or is over.
[[nodiscard]] QDateTime deadlineOf(const FlowExecution &execution);

/// Brings `update` into `execution` by the transition table. Nothing about a final execution changes. Pushed
/// news that are older than the last look count only where they tell of the end; what this console asked or did
/// itself comes in order, whatever the clock says.
Applied apply(FlowExecution &execution, const ExecutionUpdate &update);

/// What changed since the last one, as whole values, in the order in which the executions were created.
struct ChangeSet
{
    QList<FlowExecution> changed;
    QList<ExecutionId> removed;

    [[nodiscard]] bool isEmpty() const { return changed.isEmpty() && removed.isEmpty(); }
};

} // namespace flowconsole
