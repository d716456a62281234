#pragma once

#include "app/cli/exitcode.h"
#include "base/clock.h"
#include "domain/batch.h"
#include "domain/connectionprofile.h"

#include <optional>

namespace flowconsole {

/// Prints the course of a batch, as lines for people or as one JSON object a line. What keeps rows or all of
/// it from being sent goes to standard error.
class BatchReport final
{
public:
    BatchReport(bool json, const Clock &clock);

    void connected(const ConnectionProfile &profile) const;
    void refused(const QString &problem) const;
    /// What was found in the file: columns, preview, every problem.
    void checked(const BatchCheck &check) const;
    void impact(const BatchImpact &impact) const;
    void resuming(const BatchProgress &batch) const;
    /// At most one line each 2 s, or one line that changes on a terminal.
    void follow(const BatchProgress &progress);
    void end(const BatchProgress &progress);

private:
    void endLine();

    const bool m_json;
    const bool m_isTerminal;
    const Clock &m_clock;
    std::optional<Milliseconds> m_lastTold;
    QString m_toldDetail;
    bool m_isLineOpen = false;
};

/// What the end of a batch means for the program's exit code.
[[nodiscard]] ExitCode exitCodeOf(const BatchProgress &progress);

} // namespace flowconsole
