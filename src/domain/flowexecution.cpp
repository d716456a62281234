#include "domain/flowexecution.h"

#include <algorithm>
#include <initializer_list>

namespace flowconsole {

namespace {

using enum ExecutionState;

/// The states that may follow each state.
std::initializer_list<ExecutionState> successors(ExecutionState from)
{
    static constexpr std::initializer_list<ExecutionState> afterDraft{Queued};
    static constexpr std::initializer_list<ExecutionState> afterQueued{Launching, Failed, Terminated};
    static constexpr std::initializer_list<ExecutionState> afterLaunching{Running,    Completed, Failed,
                                                                          Terminated, TimedOut,  Unknown};
    static constexpr std::initializer_list<ExecutionState> afterRunning{Terminating, Completed, Failed,
                                                                        Terminated,  TimedOut,  Unknown};
    // Running again where the end was refused.
    static constexpr std::initializer_list<ExecutionState> afterTerminating{Running,    Completed, Failed,
                                                                            Terminated, TimedOut,  Unknown};
    static constexpr std::initializer_list<ExecutionState> afterUnknown{Running, Terminating, Completed,
                                                                        Failed,  Terminated,  TimedOut};
    switch (from) {
    case Draft:
        return afterDraft;
    case Queued:
        return afterQueued;
    case Launching:
        return afterLaunching;
    case Running:
        return afterRunning;
    case Terminating:
        return afterTerminating;
    case Unknown:
        return afterUnknown;
    case Completed:
    case Failed:
    case Terminated:
    case TimedOut:
        return {};
    }
    Q_UNREACHABLE();
}

/// Launch to end. Two times are subtracted only where they are of one clock: the platform's, else this
/// console's.
std::optional<std::chrono::milliseconds> latencyOf(const FlowExecution &execution, const ExecutionUpdate &end)
{
    const bool platformTold = execution.startedAt.isValid() && end.endedAt.isValid();
    const QDateTime from = platformTold ? execution.startedAt : execution.launchedAt;
    const QDateTime to = platformTold ? end.endedAt : end.observedAt;
    if (!from.isValid() || !to.isValid()) {
        return std::nullopt;
    }
    return std::chrono::milliseconds(std::max<qint64>(from.msecsTo(to), 0));
}

template <class T>
void takeOver(T &target, const T &news)
{
    if (news != T()) {
        target = news;
    }
}

} // namespace

bool isFinal(ExecutionState state)
{
    return successors(state).size() == 0;
}

bool canBecome(ExecutionState from, ExecutionState to)
{
    const auto next = successors(from);
    return std::find(next.begin(), next.end(), to) != next.end();
}

QString stateKey(ExecutionState state)
{
    switch (state) {
    case Draft:
        return QStringLiteral("draft");
    case Queued:
        return QStringLiteral("queued");
    case Launching:
        return QStringLiteral("launching");
    case Running:
        return QStringLiteral("running");
    case Terminating:
        return QStringLiteral("terminating");
    case Completed:
        return QStringLiteral("completed");
    case Failed:
        return QStringLiteral("failed");
    case Terminated:
        return QStringLiteral("terminated");
    case TimedOut:
        return QStringLiteral("timed_out");
    case Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

QString provenanceKey(Provenance provenance)
{
    switch (provenance) {
    case Provenance::Inferred:
        return QStringLiteral("inferred");
    case Provenance::Polled:
        return QStringLiteral("polled");
    case Provenance::Pushed:
        return QStringLiteral("pushed");
    case Provenance::History:
        return QStringLiteral("history");
    }
    Q_UNREACHABLE();
}

QDateTime deadlineOf(const FlowExecution &execution)
{
    const bool counts = execution.timeout && execution.launchedAt.isValid() && !isFinal(execution.state);
    const std::chrono::milliseconds later = execution.timeout.value_or(std::chrono::seconds(0));
    return counts ? execution.launchedAt.addMSecs((later + execution.calendarJumps).count()) : QDateTime();
}

Applied apply(FlowExecution &execution, const ExecutionUpdate &update)
{
    const bool mayOvertake =
        update.provenance == Provenance::Pushed || update.provenance == Provenance::History;
    const bool late = mayOvertake && execution.lastSeenAt.isValid() && update.observedAt < execution.lastSeenAt;
    const bool steps = update.state.has_value() && *update.state != execution.state;
    // Late news of an end is still the truth; any other late news has been overtaken.
    if (isFinal(execution.state) || (late && !(steps && isFinal(*update.state)))) {
        return Applied::Unchanged;
    }
    if (steps && !canBecome(execution.state, *update.state)) {
        return Applied::Illegal;
    }

    const FlowExecution before = execution;
    // What was said about the last look says nothing about this one.
    execution.detail = update.detail;
    execution.error = update.error;
    if (update.state) {
        execution.state = *update.state;
        execution.failedLooks = 0;
        // What the console only infers says nothing about what the platform knows.
        if (update.provenance != Provenance::Inferred || isFinal(*update.state)) {
            execution.isReconciling = false;
        }
        if (!late) {
            execution.lastSeenBy = update.provenance;
            execution.lastSeenAt = update.observedAt;
        }
    } else {
        ++execution.failedLooks;
    }
    takeOver(execution.flowVersion, update.flowVersion);
    takeOver(execution.platformState, update.platformState);
    takeOver(execution.platformId, update.platformId);
    takeOver(execution.conversationId, update.conversationId);
    takeOver(execution.launchedAt, update.launchedAt);
    takeOver(execution.startedAt, update.startedAt);
    takeOver(execution.payloadHash, update.payloadHash);
    takeOver(execution.launchLatency, update.launchLatency);
    if (update.outputs) {
        execution.outputs = *update.outputs;
    }
    execution.mayHaveStartedTwice = execution.mayHaveStartedTwice || update.mayHaveStartedTwice;
    if (update.launchRetries) {
        execution.launchRetries = *update.launchRetries;
    }
    if (update.isOverdue) {
        execution.isOverdue = *update.isOverdue;
    }
    if (execution.state == Completed) {
        execution.currentNode.clear();
    }
    if (isFinal(execution.state)) {
        execution.isOverdue = false;
        execution.nextLookAt = {};
        execution.endedAt = update.endedAt.isValid() ? update.endedAt : update.observedAt;
        execution.latency = latencyOf(execution, update);
    }
    return execution == before ? Applied::Unchanged : Applied::Changed;
}

} // namespace flowconsole
