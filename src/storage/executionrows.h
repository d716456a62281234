#pragma once

#include "storage/sqlconnection.h"

#include "domain/flowexecution.h"

#include <QHash>

#include <utility>

namespace flowconsole {

/// The columns of an execution, to be read by readExecution().
[[nodiscard]] QString executionColumns();
[[nodiscard]] FlowExecution readExecution(const QSqlQuery &row);

/// Writes executions with their variables. Knows those that it has written and that are not over, so that only
/// what changed is written again. Inside a transaction of the caller; one that is rolled back must be followed
/// by forget().
class ExecutionRows final
{
    Q_DISABLE_COPY_MOVE(ExecutionRows)

public:
    ExecutionRows(SqlConnection &connection, const QString &session);

    /// True where it was not stored before. Conflict: another execution has its row of the batch. Its variables
    /// wait for flush().
    [[nodiscard]] SqlResult<bool> write(const FlowExecution &execution);
    [[nodiscard]] SqlResult<Done> flush();
    void forget();

private:
    enum Direction { In, Out };

    [[nodiscard]] SqlResult<bool> insert(const FlowExecution &execution);
    /// False where there is no such row any more.
    [[nodiscard]] SqlResult<bool> update(const FlowExecution &execution);
    [[nodiscard]] SqlResult<Done> writeJson(const FlowExecution &execution);
    [[nodiscard]] SqlResult<Done> replaceVariables(const FlowExecution &execution);
    void queueVariables(const ExecutionId &id, Direction direction, const JsonValue &values);
    void remember(const FlowExecution &execution);
    /// The columns that follow the execution's own: owner, open, over.
    [[nodiscard]] QVariantList ownColumns(const FlowExecution &execution) const;

    SqlConnection &m_connection;
    const QString m_session;
    const QString m_insert;
    const QString m_update;
    /// Inputs and outputs as they are stored.
    QHash<ExecutionId, std::pair<JsonValue, JsonValue>> m_known;
    QList<QVariantList> m_variables; ///< a list a column
};

} // namespace flowconsole
