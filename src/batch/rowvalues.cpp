#include "batch/rowvalues.h"

#include "base/redaction.h"
#include "batch/csvrecords.h"
#include "domain/conversationpayload.h"
#include "domain/words.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr qsizetype longestReason = 300;
constexpr qsizetype longestColumnName = 80;

struct RowWords
{
    Q_DECLARE_TR_FUNCTIONS(BatchFile)
};

QString shortened(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.left(most - 1) + u'…';
}

void addProblem(BatchRow &row, const QString &column, const QString &reason)
{
    row.problems.append({row.line, shortened(column, longestColumnName), shortened(reason, longestReason)});
}

/// What a spreadsheet makes of a boolean counts as one.
QString spelledAsJson(const FlowVariable &variable, const QString &text)
{
    const bool isBoolean =
        variable.type == VariableType::Boolean &&
        (text.compare(u"true", Qt::CaseInsensitive) == 0 || text.compare(u"false", Qt::CaseInsensitive) == 0);
    return isBoolean ? text.toLower() : text;
}

QString cellText(const JsonValue &value)
{
    if (value.isNull()) {
        return {};
    }
    return value.isString() ? value.toString() : QString::fromUtf8(value.toJson());
}

bool sameName(QStringView a, QStringView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

QString proposedVariable(const QString &name, const std::optional<InputSchema> &schema, BatchFormat format)
{
    constexpr QStringView prefix = u"Flow.";
    const QString trimmed = name.trimmed();
    const QString plain =
        trimmed.startsWith(prefix, Qt::CaseInsensitive) ? trimmed.mid(prefix.size()) : trimmed;
    if (!schema) {
        return plain;
    }
    if (schema->find(plain) != nullptr) {
        return plain;
    }
    for (const FlowVariable &variable : schema->variables()) {
        if (sameName(variable.name, plain)) {
            return variable.name;
        }
    }
    switch (format) {
    case BatchFormat::Csv:
        return {};
    case BatchFormat::JsonLines:
        // A remark for people, as boundaryLines() writes it; any other key may be a mistake and is told.
        return plain.startsWith(u'_') ? QString() : plain;
    }
    Q_UNREACHABLE();
}

RowValues::RowValues(const BatchSpec &spec)
    : m_spec(spec), m_secureNames(spec.schema ? spec.schema->secureNames() : QStringList())
{
    for (const BatchColumn &mapping : m_spec.columns) {
        Column column;
        column.mapping = mapping;
        column.variable = m_spec.schema ? m_spec.schema->find(mapping.variable) : nullptr;
        column.isSecure = m_secureNames.contains(mapping.variable);
        m_columnOfName.insert(mapping.name, m_columns.size());
        if (!mapping.variable.isEmpty()) {
            m_nameOfVariable.insert(mapping.variable, mapping.name);
        }
        m_columns.push_back(column);
    }
}

QString RowValues::specProblem() const
{
    if (m_spec.format == BatchFormat::Csv) {
        QSet<QString> taken;
        for (const BatchColumn &column : m_spec.columns) {
            if (!column.variable.isEmpty() && taken.contains(column.variable)) {
                return RowWords::tr("Two columns go to the variable %1: keep one of them.")
                    .arg(column.variable);
            }
            taken.insert(column.variable);
        }
    }
    for (const Column &column : m_columns) {
        const QString &variable = column.mapping.variable;
        if (m_spec.format == BatchFormat::Csv && m_spec.schema && !m_spec.schema->allowsUnknown() &&
            !variable.isEmpty() && column.variable == nullptr) {
            return RowWords::tr("The flow has no input %1, to which the column %2 goes.")
                .arg(variable, column.mapping.name);
        }
    }
    const auto problems = payloadProblems(m_spec.dialect, JsonValue::object(), m_spec.priority);
    return problems.isEmpty() ? QString() : describe(problems.first()) + u'.';
}

void RowValues::takeFields(const QByteArrayList &fields, BatchRow &row) const
{
    row.cells.reserve(fields.size());
    for (qsizetype i = 0; i < fields.size(); ++i) {
        takeField(m_columns.at(static_cast<size_t>(i)), fields.at(i), row);
    }
    judge(row);
}

void RowValues::takeField(const Column &column, const QByteArray &field, BatchRow &row) const
{
    const QString text = QString::fromUtf8(field);
    row.cells.append(text);
    if (!field.isValidUtf8()) {
        addProblem(row, column.mapping.name, RowWords::tr("Is not UTF-8: save the file as UTF-8"));
        return;
    }
    if (field.contains('\0')) {
        addProblem(row, column.mapping.name, RowWords::tr("Holds a NUL character: remove it"));
        return;
    }
    if (text.isEmpty() || column.mapping.variable.isEmpty()) {
        return;
    }
    if (column.variable == nullptr) {
        row.inputs.insert(column.mapping.variable, JsonValue::string(text));
        return;
    }
    const auto value = valueFromText(*column.variable, spelledAsJson(*column.variable, text));
    if (!value) {
        addProblem(row, column.mapping.name, describe(value.error()));
    } else if (!value.value().isNull()) {
        row.inputs.insert(column.mapping.variable, value.value());
    }
}

void RowValues::takeObject(const JsonValue &object, BatchRow &row) const
{
    for (const Column &column : m_columns) {
        row.cells.append(cellText(object.value(column.mapping.name)));
    }
    if (object.members().size() > mostColumns) {
        addProblem(row, {}, RowWords::tr("Has more than %1 keys").arg(mostColumns));
        return;
    }
    JsonValue::Object inputs;
    QSet<QString> taken;
    for (const JsonValue::Member &member : object.members()) {
        const QString variable = variableOf(member.key);
        if (variable.isEmpty()) {
            continue;
        }
        if (taken.contains(variable)) {
            addProblem(row, member.key, RowWords::tr("Is there twice: keep one of them"));
            continue;
        }
        taken.insert(variable);
        inputs.append({variable, member.value});
    }
    row.inputs = JsonValue::object(std::move(inputs));
    judge(row);
}

/// Every problem of the values, but for columns that have one already.
void RowValues::judge(BatchRow &row) const
{
    QSet<QString> reported;
    for (const BatchRowProblem &problem : row.problems) {
        reported.insert(problem.column);
    }
    const auto add = [this, &row, &reported](const QString &variable, const QString &reason) {
        const QString column = m_nameOfVariable.value(variable, variable);
        if (!reported.contains(column)) {
            addProblem(row, column, reason);
        }
    };
    if (m_spec.schema) {
        for (const VariableProblem &problem : m_spec.schema->check(row.inputs)) {
            add(problem.variable, describe(problem));
        }
    }
    for (const PayloadProblem &problem : payloadProblems(m_spec.dialect, row.inputs, m_spec.priority)) {
        if (problem.kind != PayloadProblem::Kind::Priority) {
            add(problem.variable, describe(problem));
        }
    }
}

/// Also of a key that only later lines have.
QString RowValues::variableOf(const QString &key) const
{
    const auto found = m_columnOfName.constFind(key);
    return found == m_columnOfName.constEnd() ? proposedVariable(key, m_spec.schema, m_spec.format)
                                              : m_columns.at(*found).mapping.variable;
}

QStringList RowValues::maskedCells(const BatchRow &row) const
{
    QStringList cells = row.cells;
    const auto count = std::min(static_cast<size_t>(cells.size()), m_columns.size());
    for (size_t i = 0; i < count; ++i) {
        QString &cell = cells[static_cast<qsizetype>(i)];
        if (m_columns.at(i).isSecure && !cell.isEmpty()) {
            cell = redactedPlaceholder();
        }
    }
    return cells;
}

JsonValue RowValues::maskedInputs(const BatchRow &row) const
{
    return masked(row.inputs, m_secureNames);
}

} // namespace flowconsole
