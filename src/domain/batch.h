#pragma once

#include "domain/flowexecution.h"
#include "domain/ids.h"
#include "domain/inputschema.h"
#include "domain/launchrequest.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace flowconsole {

enum class BatchFormat {
    Csv,       ///< RFC 4180 with a line of column names; separated by comma, semicolon or tab
    JsonLines, ///< one JSON object a line
};

/// Where the values of one column go.
struct BatchColumn
{
    QString name;     ///< in the file
    QString variable; ///< FlowVariable::name; empty: the column is not sent

    friend bool operator==(const BatchColumn &, const BatchColumn &) = default;
};

/// A file whose rows are launches of one flow.
struct BatchSpec
{
    BatchId id;
    ProfileId profileId;
    QString environment; ///< of the connection that it was begun with; empty where nobody knows
    QString filePath;    ///< absolute
    BatchFormat format = BatchFormat::Csv;
    QChar separator = u','; ///< of Csv
    FlowId flowId;
    QString flowName;
    QString flowVersion;
    QString pinnedVersion;
    std::optional<InputSchema> schema;
    /// The flow has a schema that cannot be read: nobody knows which values are secure, so all are taken to be.
    bool isSchemaUnreadable = false;
    Dialect dialect = Dialect::Published;
    QList<BatchColumn> columns;
    int concurrency = 6; ///< executions of this batch that have left and are not over, at a time; at least 1
    std::chrono::milliseconds stagger{0}; ///< at least this long between two launches
    int priority = 1;                     ///< as LaunchRequest::priority
    std::optional<std::chrono::seconds> timeout;
    TimeoutAction timeoutAction = TimeoutAction::Terminate;
    QString resultPath; ///< absolute; where the result file is written

    friend bool operator==(const BatchSpec &, const BatchSpec &) = default;
};

/// What is wrong with one row.
struct BatchRowProblem
{
    qint64 line = 0; ///< in the file, counted from 1; where the row begins
    QString column;  ///< empty where it is about the whole row
    QString reason;  ///< for people: says what to write instead; never a secure value

    friend bool operator==(const BatchRowProblem &, const BatchRowProblem &) = default;
};

/// One of the first rows, as it would be sent.
struct BatchPreviewRow
{
    qint64 line = 0;
    QStringList cells; ///< as in the file, in the order of its columns; secure ones masked
    JsonValue inputs;  ///< secure values masked

    friend bool operator==(const BatchPreviewRow &, const BatchPreviewRow &) = default;
};

/// What a look through the whole file has found, before anything is sent.
struct BatchCheck
{
    BatchSpec spec;
    qint64 bytes = 0;
    QString sha256Hex; ///< of the file; resuming needs the same
    qint64 rows = 0;   ///< with values, good and bad
    qint64 badRows = 0;
    QList<BatchRowProblem> problems; ///< all of them, in the order of the file
    QList<BatchPreviewRow> preview;  ///< the first few
    QString problem;                 ///< why the file cannot be read at all; empty where it can

    [[nodiscard]] bool canStart() const { return problem.isEmpty() && rows > badRows; }

    friend bool operator==(const BatchCheck &, const BatchCheck &) = default;
};

/// What a batch will cost, at least: one launch and one look a row.
struct BatchImpact
{
    qint64 launches = 0;
    qint64 requests = 0;
    int requestsPerMinute = 0; ///< of the budget that was assumed
    std::chrono::minutes atLeast{0};
    bool isProduction = false;
};

/// `requestsPerMinute` of the connection's budget; 0 where nobody knows, then the platform's usual 300 is
/// assumed (API.md, "Rate limits").
[[nodiscard]] BatchImpact impactOf(const BatchCheck &check, int requestsPerMinute, bool isProduction);

enum class BatchState {
    Running,
    Paused,      ///< by the operator, or because nothing can be sent; goes on by resume
    Stopping,    ///< nothing more leaves; what has left is awaited
    Finished,    ///< every row is accounted for
    Stopped,     ///< by the operator: rows are left; goes on by resume
    Interrupted, ///< the program ended in the middle; goes on by resume
};

/// "running", …: in files and JSON.
[[nodiscard]] QString batchStateKey(BatchState state);
[[nodiscard]] std::optional<BatchState> batchStateFromKey(QStringView key);

/// How far a batch is. Rows that are bad were left out from the start and are in no other number.
struct BatchProgress
{
    BatchSpec spec;
    QString sha256Hex; ///< of the file; empty: the history has lost which rows were launched, nothing goes on
    BatchState state = BatchState::Running;
    QDateTime startedAt;
    qint64 rows = 0; ///< that are good
    qint64 badRows = 0;
    qint64 launched = 0; ///< that have left, or may have
    qint64 running = 0;  ///< of these, not over
    qint64 completed = 0;
    qint64 failed = 0;
    qint64 terminated = 0;
    qint64 timedOut = 0;
    qint64 unknown = 0;           ///< may have started; never sent again
    double launchesPerMinute = 0; ///< lately
    QDateTime expectedEnd;        ///< invalid while nobody can tell
    QString detail;               ///< for people: why it is paused or was interrupted

    [[nodiscard]] qint64 over() const { return completed + failed + terminated + timedOut + unknown; }

    friend bool operator==(const BatchProgress &, const BatchProgress &) = default;
};

/// Whether an execution of a batch certainly never left, for a reason that says nothing about its row: then the
/// row may be launched by another, and the history must not hold this one. False where its values cannot be
/// sent, which would come out the same again.
[[nodiscard]] bool isRowFree(const FlowExecution &execution);

} // namespace flowconsole
