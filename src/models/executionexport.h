#pragma once

#include "models/executioncell.h"
#include "models/executiontablemodel.h"

#include <QByteArray>
#include <QList>

namespace flowconsole {

// Executions as text for files and the clipboard: the columns that a table shows, in its order. Each may be
// called in any thread. No column holds an input or output, so nothing secure is ever written.
//
// Times are exact here, since "2 s ago" means nothing in a file.

enum class ExportFormat {
    Text,      ///< separated by tabs, as people read it; the execution's id at the end
    Csv,       ///< RFC 4180
    JsonLines, ///< an object a line
    Json,      ///< an array of such objects
    Html,      ///< a page by itself
};

/// What an export is of.
struct ExportContent
{
    QList<ExecutionColumn> columns;
    TableGrouping grouping = TableGrouping::None;
    QString organisation; ///< for people
    QString filterText;   ///< empty: all
    QString arrangement;  ///< for people: what it is sorted by, …
    QDateTime at;         ///< when, in UTC; running executions are as of this moment
    qint64 total = 0;     ///< how many executions will follow; below zero where nobody knows yet
};

/// Makes the pieces of one export, to be written one after another: start(), then for each row heading() or
/// row(), then end(). All in UTF-8.
///
/// CSV is for spreadsheets: a cell of words that begins with = + - @, a tab or a carriage return is written
/// with an apostrophe before it, so that no spreadsheet runs it as a formula; what programs are to read
/// unchanged is in JSON lines. Durations are in seconds, times in ISO 8601 and UTC. In a grouped table whose
/// grouping is not among the columns, CSV and JSON have it as the first one, since they have no headings.
class ExecutionExport final
{
public:
    ExecutionExport(ExportFormat format, const ExportContent &content);

    [[nodiscard]] QByteArray start() const;
    /// Empty where the format has none.
    [[nodiscard]] QByteArray heading(const GroupHeading &heading) const;
    [[nodiscard]] QByteArray row(const FlowExecution &execution);
    [[nodiscard]] QByteArray end() const;

private:
    [[nodiscard]] QByteArray csvRow(const FlowExecution &execution) const;
    [[nodiscard]] QByteArray textRow(const FlowExecution &execution) const;
    [[nodiscard]] QByteArray htmlRow(const FlowExecution &execution) const;
    [[nodiscard]] JsonValue jsonRow(const FlowExecution &execution) const;
    [[nodiscard]] QByteArray htmlStart() const;

    ExportFormat m_format;
    ExportContent m_content;
    bool m_isFirst = true;
};

/// As shown, but with times exact and their zone named.
[[nodiscard]] QString cellExactText(const FlowExecution &execution, ExecutionColumn column,
                                    const QDateTime &now);
/// Numbers, durations (as whole milliseconds) and states by their kind; null where there is nothing to tell.
[[nodiscard]] JsonValue cellJson(const FlowExecution &execution, ExecutionColumn column, const QDateTime &now);

} // namespace flowconsole
