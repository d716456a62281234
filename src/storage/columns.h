#pragma once

#include "base/strongid.h"
#include "domain/apierror.h"
#include "domain/batch.h"
#include "domain/flowexecution.h"
#include "domain/nodetransition.h"
#include "domain/requestrecord.h"

#include <QDateTime>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <chrono>
#include <optional>

namespace flowconsole {

// How values stand in columns, for every database: times as UTC milliseconds in BIGINT, durations as their
// count, booleans as SMALLINT, enumerations as their keys, JSON as its text; what is empty, absent or invalid
// as NULL.

[[nodiscard]] QVariant toColumn(const QString &value);
[[nodiscard]] QVariant toColumn(const QDateTime &value);
[[nodiscard]] QVariant toColumn(const QUrl &value);
/// As text where it is UTF-8, else in Base64 behind a prefix.
[[nodiscard]] QVariant toColumn(const QByteArray &value);
[[nodiscard]] QVariant toColumn(const HttpHeaders &value);
[[nodiscard]] QVariant toColumn(const JsonValue &value);
[[nodiscard]] QVariant toColumn(const std::optional<ApiError> &value);
[[nodiscard]] QVariant toColumn(ExecutionState value);
[[nodiscard]] QVariant toColumn(Dialect value);
[[nodiscard]] QVariant toColumn(TimeoutAction value);
[[nodiscard]] QVariant toColumn(Provenance value);
[[nodiscard]] QVariant toColumn(NodeEvent value);
[[nodiscard]] QVariant toColumn(BatchState value);
[[nodiscard]] QVariant toColumn(const BatchSpec &value);
[[nodiscard]] inline QVariant toColumn(bool value)
{
    return value ? 1 : 0;
}
[[nodiscard]] inline QVariant toColumn(int value)
{
    return value;
}
[[nodiscard]] inline QVariant toColumn(qint64 value)
{
    return value;
}
[[nodiscard]] inline QVariant toColumn(double value)
{
    return value;
}
template <class Tag>
[[nodiscard]] QVariant toColumn(const StrongId<Tag> &value)
{
    return toColumn(value.text());
}
template <class Rep, class Period>
[[nodiscard]] QVariant toColumn(const std::chrono::duration<Rep, Period> &value)
{
    return static_cast<qint64>(value.count());
}
template <class Rep, class Period>
[[nodiscard]] QVariant toColumn(const std::optional<std::chrono::duration<Rep, Period>> &value)
{
    return value ? toColumn(*value) : QVariant();
}

// The reverse. What cannot be read leaves the value as it was made.
void fromColumn(const QVariant &column, QString &value);
void fromColumn(const QVariant &column, QDateTime &value);
void fromColumn(const QVariant &column, QUrl &value);
void fromColumn(const QVariant &column, QByteArray &value);
void fromColumn(const QVariant &column, HttpHeaders &value);
void fromColumn(const QVariant &column, JsonValue &value);
void fromColumn(const QVariant &column, std::optional<ApiError> &value);
void fromColumn(const QVariant &column, ExecutionState &value);
void fromColumn(const QVariant &column, Dialect &value);
void fromColumn(const QVariant &column, TimeoutAction &value);
void fromColumn(const QVariant &column, Provenance &value);
void fromColumn(const QVariant &column, NodeEvent &value);
void fromColumn(const QVariant &column, BatchState &value);
void fromColumn(const QVariant &column, BatchSpec &value);
inline void fromColumn(const QVariant &column, bool &value)
{
    value = column.toInt() != 0;
}
inline void fromColumn(const QVariant &column, int &value)
{
    value = column.toInt();
}
inline void fromColumn(const QVariant &column, qint64 &value)
{
    value = column.toLongLong();
}
inline void fromColumn(const QVariant &column, double &value)
{
    value = column.toDouble();
}
template <class Tag>
void fromColumn(const QVariant &column, StrongId<Tag> &value)
{
    value = StrongId<Tag>(column.toString());
}
template <class Rep, class Period>
void fromColumn(const QVariant &column, std::chrono::duration<Rep, Period> &value)
{
    value = std::chrono::duration<Rep, Period>(column.toLongLong());
}
template <class Rep, class Period>
void fromColumn(const QVariant &column, std::optional<std::chrono::duration<Rep, Period>> &value)
{
    if (!column.isNull()) {
        value = std::chrono::duration<Rep, Period>(column.toLongLong());
    }
}

// A value's fields are named once, in a function eachField(value, visit) that calls visit(column, field) for
// each. From that come the names of the columns, what is written to them and what is read from them.

template <class Value>
[[nodiscard]] QStringList columnNames()
{
    QStringList names;
    Value value;
    eachField(value, [&names](const char *name, const auto &) { names.append(QString::fromLatin1(name)); });
    return names;
}

template <class Value>
[[nodiscard]] QVariantList toColumns(const Value &value)
{
    QVariantList columns;
    eachField(value, [&columns](const char *, const auto &field) { columns.append(toColumn(field)); });
    return columns;
}

/// Reads the columns of columnNames<Value>() from the first one of `row` on.
template <class Value>
[[nodiscard]] Value fromRow(const QSqlQuery &row)
{
    Value value;
    int column = 0;
    eachField(value, [&row, &column](const char *, auto &field) { fromColumn(row.value(column++), field); });
    return value;
}

/// "?, ?, ?"
[[nodiscard]] QString placeholders(qsizetype count);
/// "INSERT INTO table (columns) VALUES (?, …)"
[[nodiscard]] QString insertSql(const QString &table, const QStringList &columns);

} // namespace flowconsole
