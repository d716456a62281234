#pragma once

#include "app/cli/exitcode.h"
#include "domain/connectionprofile.h"
#include "domain/telemetryrecord.h"

#include <optional>

namespace flowconsole {

/// Prints the course of one launch, as lines for people or as one JSON object a line.
class LaunchReport final
{
public:
    explicit LaunchReport(bool json) : m_json(json) {}

    void connected(const ConnectionProfile &profile) const;
    /// It came to nothing before an execution was there.
    void failed(const ApiError &error, Dialect dialect) const;
    void refused(const QStringList &problems) const;
    /// Prints where the state or its reason is another than in the last call.
    void follow(const FlowExecution &execution);
    /// Prints the steps that were not here in the last call, a line each.
    void followSteps(const FlowExecution &execution, const QList<NodeTransition> &steps);
    /// `metrics` where telemetry has told.
    void end(const ExecutionDetails &details, const std::optional<Metrics> &metrics) const;

private:
    bool m_json;
    std::optional<std::pair<ExecutionState, QString>> m_printed; ///< state and detail
    QList<NodeTransition> m_printedSteps;
};

/// What happened, what it means and what to do, with what support asks for.
[[nodiscard]] JsonValue toJson(const ApiError &error, Dialect dialect);

/// What the end of an execution means for the program's exit code.
[[nodiscard]] ExitCode exitCodeOf(const FlowExecution &execution);
[[nodiscard]] ExitCode exitCodeOf(const ApiError &error);

} // namespace flowconsole
