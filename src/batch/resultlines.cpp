#include "batch/resultlines.h"

#include <algorithm>
#include <array>

namespace flowconsole {

namespace {

constexpr std::array<const char16_t *, 2> columnsBefore{u"row", u"line"};
constexpr std::array<const char16_t *, 8> columnsAfter{u"executionId", u"platformId", u"conversationId",
                                                       u"state",       u"latencyMs",  u"launchLatencyMs",
                                                       u"outputs",     u"detail"};

QString stateOf(const BatchRow &row, const FlowExecution *execution)
{
    if (execution != nullptr) {
        return stateKey(execution->state);
    }
    return row.isBad() ? QStringLiteral("bad") : QStringLiteral("not_launched");
}

QString detailOf(const BatchRow &row, const FlowExecution *execution)
{
    if (execution != nullptr) {
        return execution->detail;
    }
    QStringList reasons;
    for (const BatchRowProblem &problem : row.problems) {
        reasons.append(problem.column.isEmpty() ? problem.reason
                                                : QStringLiteral("%1: %2").arg(problem.column, problem.reason));
    }
    return reasons.join(QStringLiteral("; "));
}

JsonValue text(const QString &value)
{
    return value.isEmpty() ? JsonValue() : JsonValue::string(value);
}

JsonValue milliseconds(const std::optional<std::chrono::milliseconds> &duration)
{
    return duration ? JsonValue::integer(duration->count()) : JsonValue();
}

QString cell(const JsonValue &value)
{
    if (value.isNull()) {
        return {};
    }
    return value.isString() ? value.toString() : QString::fromUtf8(value.toJson());
}

/// In the order of columnsAfter.
QList<JsonValue> outcomeOf(const BatchRow &row, const FlowExecution *execution)
{
    const FlowExecution none;
    const FlowExecution &known = execution == nullptr ? none : *execution;
    return {text(known.id.text()),
            text(known.platformId.text()),
            text(known.conversationId.text()),
            JsonValue::string(stateOf(row, execution)),
            milliseconds(known.latency),
            milliseconds(known.launchLatency),
            known.outputs,
            text(detailOf(row, execution))};
}

bool isOwnColumn(const QString &name)
{
    const auto isIt = [&name](const char16_t *own) { return name == QStringView(own); };
    return std::any_of(columnsBefore.begin(), columnsBefore.end(), isIt) ||
           std::any_of(columnsAfter.begin(), columnsAfter.end(), isIt);
}

} // namespace

ResultLines::ResultLines(const BatchSpec &spec) : m_spec(spec), m_values(spec) {}

QByteArray ResultLines::header() const
{
    if (m_spec.format == BatchFormat::JsonLines) {
        return {};
    }
    QStringList names;
    for (const char16_t *name : columnsBefore) {
        names.append(QString::fromUtf16(name));
    }
    for (const BatchColumn &column : m_spec.columns) {
        if (!column.variable.isEmpty()) {
            names.append(isOwnColumn(column.variable) ? QStringLiteral("input.") + column.variable
                                                      : column.variable);
        }
    }
    for (const char16_t *name : columnsAfter) {
        names.append(QString::fromUtf16(name));
    }
    return joined(names);
}

QByteArray ResultLines::line(const BatchRow &row, const FlowExecution *execution) const
{
    switch (m_spec.format) {
    case BatchFormat::Csv:
        return csvLine(row, execution);
    case BatchFormat::JsonLines:
        return jsonLine(row, execution);
    }
    Q_UNREACHABLE();
}

QByteArray ResultLines::csvLine(const BatchRow &row, const FlowExecution *execution) const
{
    QStringList fields{QString::number(row.row), QString::number(row.line)};
    const QStringList cells = m_values.maskedCells(row);
    for (qsizetype i = 0; i < m_spec.columns.size(); ++i) {
        if (!m_spec.columns.at(i).variable.isEmpty()) {
            fields.append(cells.value(i));
        }
    }
    for (const JsonValue &value : outcomeOf(row, execution)) {
        fields.append(cell(value));
    }
    return joined(fields);
}

QByteArray ResultLines::jsonLine(const BatchRow &row, const FlowExecution *execution) const
{
    JsonValue object = JsonValue::object();
    object.insert(QStringLiteral("row"), JsonValue::integer(row.row));
    object.insert(QStringLiteral("line"), JsonValue::integer(row.line));
    object.insert(QStringLiteral("inputs"), m_values.maskedInputs(row));
    const QList<JsonValue> outcome = outcomeOf(row, execution);
    for (size_t i = 0; i < columnsAfter.size(); ++i) {
        object.insert(QString::fromUtf16(columnsAfter.at(i)), outcome.at(static_cast<qsizetype>(i)));
    }
    return object.toJson() + '\n';
}

QByteArray ResultLines::joined(const QStringList &fields) const
{
    QString line;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0) {
            line += m_spec.separator;
        }
        QString field = fields.at(i);
        const bool needsQuotes = field.contains(m_spec.separator) || field.contains(u'"') ||
                                 field.contains(u'\n') || field.contains(u'\r') || field.startsWith(u' ') ||
                                 field.endsWith(u' ');
        line += needsQuotes ? u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"' : field;
    }
    return line.toUtf8() + '\n';
}

} // namespace flowconsole
