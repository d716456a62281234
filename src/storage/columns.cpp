#include "storage/columns.h"

#include "storage/jsoncolumns.h"

#include <array>

namespace flowconsole {

namespace {

constexpr QLatin1String base64Prefix("base64:");

QString textOf(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    // Not every database takes a zero character in text.
    const bool isPlain = text.toUtf8() == bytes && !bytes.contains('\0') && !text.startsWith(base64Prefix);
    return isPlain ? text : base64Prefix + QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesOf(const QString &text)
{
    return text.startsWith(base64Prefix) ? QByteArray::fromBase64(text.mid(base64Prefix.size()).toLatin1())
                                         : text.toUtf8();
}

constexpr std::array allProvenances{Provenance::Inferred, Provenance::Polled, Provenance::Pushed,
                                    Provenance::History};

template <class Value, class All, class Key>
void readKey(const QVariant &column, Value &value, const All &all, Key keyOf)
{
    const QString key = column.toString();
    for (const Value one : all) {
        if (keyOf(one) == key) {
            value = one;
            return;
        }
    }
}

JsonValue parsed(const QVariant &column)
{
    const auto json = JsonValue::parse(column.toString().toUtf8());
    return json ? json.value() : JsonValue();
}

} // namespace

QVariant toColumn(const QString &value)
{
    return value.isEmpty() ? QVariant() : QVariant(value);
}

QVariant toColumn(const QDateTime &value)
{
    return value.isValid() ? QVariant(value.toMSecsSinceEpoch()) : QVariant();
}

QVariant toColumn(const QUrl &value)
{
    return toColumn(QString::fromLatin1(value.toEncoded()));
}

QVariant toColumn(const QByteArray &value)
{
    return toColumn(textOf(value));
}

QVariant toColumn(const HttpHeaders &value)
{
    JsonValue::Array headers;
    for (const auto &[name, content] : value) {
        headers.append(JsonValue::array({JsonValue::string(textOf(name)), JsonValue::string(textOf(content))}));
    }
    return headers.isEmpty() ? QVariant() : toColumn(JsonValue::array(std::move(headers)));
}

QVariant toColumn(const JsonValue &value)
{
    return value.isNull() ? QVariant() : QVariant(QString::fromUtf8(value.toJson()));
}

QVariant toColumn(const std::optional<ApiError> &value)
{
    return value ? toColumn(errorToJson(*value)) : QVariant();
}

QVariant toColumn(ExecutionState value)
{
    return stateKey(value);
}

QVariant toColumn(Dialect value)
{
    return dialectKey(value);
}

QVariant toColumn(TimeoutAction value)
{
    return timeoutActionKey(value);
}

QVariant toColumn(Provenance value)
{
    return provenanceKey(value);
}

QVariant toColumn(NodeEvent value)
{
    return nodeEventKey(value);
}

QVariant toColumn(BatchState value)
{
    return batchStateKey(value);
}

QVariant toColumn(const BatchSpec &value)
{
    return toColumn(specToJson(value));
}

void fromColumn(const QVariant &column, QString &value)
{
    value = column.toString();
}

void fromColumn(const QVariant &column, QDateTime &value)
{
    value = column.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(column.toLongLong(), Qt::UTC);
}

void fromColumn(const QVariant &column, QUrl &value)
{
    value = QUrl::fromEncoded(column.toString().toLatin1());
}

void fromColumn(const QVariant &column, QByteArray &value)
{
    value = bytesOf(column.toString());
}

void fromColumn(const QVariant &column, HttpHeaders &value)
{
    for (const JsonValue &header : parsed(column).elements()) {
        const JsonValue::Array &pair = header.elements();
        if (pair.size() == 2) {
            value.append({bytesOf(pair.at(0).toString()), bytesOf(pair.at(1).toString())});
        }
    }
}

void fromColumn(const QVariant &column, JsonValue &value)
{
    if (!column.isNull()) {
        value = parsed(column);
    }
}

void fromColumn(const QVariant &column, std::optional<ApiError> &value)
{
    if (!column.isNull()) {
        value = errorFromJson(parsed(column));
    }
}

void fromColumn(const QVariant &column, ExecutionState &value)
{
    readKey(column, value, allExecutionStates, stateKey);
}

void fromColumn(const QVariant &column, Dialect &value)
{
    value = dialectFromKey(column.toString()).value_or(value);
}

void fromColumn(const QVariant &column, TimeoutAction &value)
{
    value = timeoutActionFromKey(column.toString()).value_or(value);
}

void fromColumn(const QVariant &column, Provenance &value)
{
    readKey(column, value, allProvenances, provenanceKey);
}

void fromColumn(const QVariant &column, NodeEvent &value)
{
    value = nodeEventFromKey(column.toString()).value_or(value);
}

void fromColumn(const QVariant &column, BatchState &value)
{
    value = batchStateFromKey(column.toString()).value_or(value);
}

void fromColumn(const QVariant &column, BatchSpec &value)
{
    value = specFromJson(parsed(column));
}

QString placeholders(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(QStringLiteral(", "));
}

QString insertSql(const QString &table, const QStringList &columns)
{
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
        .arg(table, columns.join(QStringLiteral(", ")), placeholders(columns.size()));
}

} // namespace flowconsole
