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
    /// Prints where the state or its reason is another than in the last call.
    void follow(const FlowExecution &execution);
    /// `metrics` where telemetry has told.
    void end(const ExecutionDetails &details, const std::optional<Metrics> &metrics) const;

private:
    bool m_json;
    std::optional<std::pair<ExecutionState, QString>> m_printed; ///< state and detail
};

/// What the end of an execution means for the program's exit code.
[[nodiscard]] ExitCode exitCodeOf(const FlowExecution &execution);
[[nodiscard]] ExitCode exitCodeOf(const ApiError &error);

} // namespace flowconsole
