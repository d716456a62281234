#include "storage/executionrows.h"

#include "storage/executionhistory.h"
#include "storage/fields.h"

namespace flowconsole {

namespace {

/// For searching; the whole value stands in the execution's row.
constexpr qsizetype searchedCharacters = 1000;

const QStringList &ownNames()
{
    static const QStringList names{QStringLiteral("owner_session"), QStringLiteral("is_open"),
                                   QStringLiteral("over_at")};
    return names;
}

QString insertExecutionSql()
{
    const QStringList names = columnNames<FlowExecution>() + ownNames() +
                              QStringList{QStringLiteral("inputs"), QStringLiteral("outputs")};
    return insertSql(QStringLiteral("executions"), names) + QStringLiteral(" ON CONFLICT (id) DO NOTHING");
}

QString updateExecutionSql()
{
    QStringList names = columnNames<FlowExecution>() + ownNames();
    names.removeFirst(); // the id
    return QStringLiteral("UPDATE executions SET %1 = ? WHERE id = ?")
        .arg(names.join(QStringLiteral(" = ?, ")));
}

QString typeWordOf(const JsonValue &value)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
        return QStringLiteral("null");
    case JsonValue::Type::Boolean:
        return QStringLiteral("boolean");
    case JsonValue::Type::Number:
        return QStringLiteral("number");
    case JsonValue::Type::String:
        return QStringLiteral("string");
    case JsonValue::Type::Array:
        return QStringLiteral("array");
    case JsonValue::Type::Object:
        return QStringLiteral("object");
    }
    Q_UNREACHABLE();
}

/// What a person would look for: a string without its quotes, all else as JSON. Never null, which is no value
/// in a column.
QString searchedText(const JsonValue &value)
{
    const QString text = value.isString() ? value.toString() : QString::fromUtf8(value.toJson());
    return text.isEmpty() ? QLatin1String("") : text.left(searchedCharacters);
}

} // namespace

bool isOpenExecution(const FlowExecution &execution)
{
    const bool isGivenUp = execution.state == ExecutionState::Unknown && !execution.platformId.isEmpty() &&
                           !execution.nextLookAt.isValid() && !execution.isReconciling;
    return !isFinal(execution.state) && !isGivenUp;
}

QString executionColumns()
{
    return columnNames<FlowExecution>().join(QStringLiteral(", ")) + QStringLiteral(", inputs, outputs");
}

FlowExecution readExecution(const QSqlQuery &row)
{
    static const int ownFields = static_cast<int>(columnNames<FlowExecution>().size());
    FlowExecution execution = fromRow<FlowExecution>(row);
    fromColumn(row.value(ownFields), execution.inputs);
    fromColumn(row.value(ownFields + 1), execution.outputs);
    return execution;
}

ExecutionRows::ExecutionRows(SqlConnection &connection, const QString &session)
    : m_connection(connection),
      m_session(session),
      m_insert(insertExecutionSql()),
      m_update(updateExecutionSql()),
      m_variables(6)
{}

void ExecutionRows::forget()
{
    m_known.clear();
    m_variables = QList<QVariantList>(6);
}

QVariantList ExecutionRows::ownColumns(const FlowExecution &execution) const
{
    const bool isOver = isFinal(execution.state) || execution.state == ExecutionState::Unknown;
    // By this console's clock: the platform's may be anywhere.
    const QDateTime seen = execution.lastSeenAt.isValid() ? execution.lastSeenAt : execution.createdAt;
    return {m_session, toColumn(isOpenExecution(execution)), isOver ? toColumn(seen) : QVariant()};
}

SqlResult<bool> ExecutionRows::write(const FlowExecution &execution)
{
    const auto known = m_known.constFind(execution.id);
    const bool isKnown = known != m_known.constEnd();
    const bool hasChanged = !isKnown || known->first != execution.inputs || known->second != execution.outputs;
    if (!isKnown) {
        const auto inserted = insert(execution);
        if (!inserted || inserted.value()) {
            return inserted;
        }
    }
    const auto updated = update(execution);
    if (!updated) {
        return updated;
    }
    if (!updated.value()) {
        return insert(execution); // Deleted meanwhile.
    }
    if (hasChanged) {
        if (const auto written = writeJson(execution); !written) {
            return written.error();
        }
    }
    remember(execution);
    return false;
}

SqlResult<bool> ExecutionRows::insert(const FlowExecution &execution)
{
    const QVariantList values = toColumns(execution) + ownColumns(execution) +
                                QVariantList{toColumn(execution.inputs), toColumn(execution.outputs)};
    const auto inserted = m_connection.run(m_insert, values);
    if (!inserted) {
        return inserted.error();
    }
    if (inserted.value() == 0) {
        return false;
    }
    queueVariables(execution.id, In, execution.inputs);
    queueVariables(execution.id, Out, execution.outputs);
    remember(execution);
    return true;
}

SqlResult<bool> ExecutionRows::update(const FlowExecution &execution)
{
    QVariantList values = toColumns(execution) + ownColumns(execution);
    values.append(values.takeFirst());
    const auto updated = m_connection.run(m_update, values);
    return updated ? SqlResult<bool>(updated.value() > 0) : SqlResult<bool>(updated.error());
}

SqlResult<Done> ExecutionRows::writeJson(const FlowExecution &execution)
{
    const auto written =
        m_connection.run(QStringLiteral("UPDATE executions SET inputs = ?, outputs = ? WHERE id = ?"),
                         {toColumn(execution.inputs), toColumn(execution.outputs), toColumn(execution.id)});
    return written ? replaceVariables(execution) : SqlResult<Done>(written.error());
}

SqlResult<Done> ExecutionRows::replaceVariables(const FlowExecution &execution)
{
    if (auto flushed = flush(); !flushed) {
        return flushed;
    }
    const auto removed = m_connection.run(QStringLiteral("DELETE FROM variables WHERE execution_id = ?"),
                                          {toColumn(execution.id)});
    if (!removed) {
        return removed.error();
    }
    queueVariables(execution.id, In, execution.inputs);
    queueVariables(execution.id, Out, execution.outputs);
    return Done();
}

void ExecutionRows::queueVariables(const ExecutionId &id, Direction direction, const JsonValue &values)
{
    int position = 0;
    const QString directionKey = direction == In ? QStringLiteral("in") : QStringLiteral("out");
    for (const JsonValue::Member &member : values.members()) {
        m_variables[0].append(id.text());
        m_variables[1].append(directionKey);
        m_variables[2].append(position++);
        m_variables[3].append(member.key.isEmpty() ? QLatin1String("") : member.key);
        m_variables[4].append(typeWordOf(member.value));
        m_variables[5].append(searchedText(member.value));
    }
}

SqlResult<Done> ExecutionRows::flush()
{
    if (m_variables.first().isEmpty()) {
        return Done();
    }
    const QList<QVariantList> rows = std::exchange(m_variables, QList<QVariantList>(6));
    return m_connection.runForAll(
        QStringLiteral("INSERT INTO variables (execution_id, direction, position, name, type, value)"
                       " VALUES (?, ?, ?, ?, ?, ?)"),
        rows);
}

void ExecutionRows::remember(const FlowExecution &execution)
{
    if (isOpenExecution(execution)) {
        m_known.insert(execution.id, {execution.inputs, execution.outputs});
    } else {
        m_known.remove(execution.id);
    }
}

} // namespace flowconsole
