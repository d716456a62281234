#pragma once

#include "batch/rowvalues.h"

namespace flowconsole {

/// Writes a batch's result file, one line a row, in the format of the file that it came from: CSV with the same
/// separator, or JSON lines.
///
/// A value that begins with = + - or @ is written as it is: the file is the record of what was sent, and a
/// leading quote would make another value of it. It is for programs; a spreadsheet may take such a cell for a
/// formula.
class ResultLines final
{
public:
    explicit ResultLines(const BatchSpec &spec);

    /// The line of column names; empty for JSON lines.
    [[nodiscard]] QByteArray header() const;
    /// What became of `row`; nullptr where it has no execution.
    [[nodiscard]] QByteArray line(const BatchRow &row, const FlowExecution *execution) const;

private:
    [[nodiscard]] QByteArray csvLine(const BatchRow &row, const FlowExecution *execution) const;
    [[nodiscard]] QByteArray jsonLine(const BatchRow &row, const FlowExecution *execution) const;
    [[nodiscard]] QByteArray joined(const QStringList &fields) const;

    BatchSpec m_spec;
    RowValues m_values;
};

} // namespace flowconsole
