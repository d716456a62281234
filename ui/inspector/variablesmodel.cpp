#include "ui/inspector/variablesmodel.h"

#include "base/redaction.h"
#include "ui/inspector/judgement.h"
#include "ui/widgets/detaildelegate.h"

namespace flowconsole {

namespace {

bool isHidden(const JsonValue &value)
{
    return value.isString() && value.toString() == redactedPlaceholder();
}

QString wholeText(const JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.toJson(JsonValue::Format::Compact));
}

bool isEmptyPart(const JsonValue &part)
{
    return part.isNull() || (part.isObject() && part.members().isEmpty());
}

/// Why an execution that is over has no outputs; empty while they may still come.
QString noOutputsText(const FlowExecution &execution)
{
    if (!isFinal(execution.state) || wasNeverLaunched(execution)) {
        return {};
    }
    switch (execution.dialect) {
    case Dialect::FlowExecutions:
    case Dialect::ConversationFlow:
        return VariablesModel::tr("No outputs: this form of the API gives none");
    case Dialect::Published:
        return execution.state == ExecutionState::TimedOut
                   ? VariablesModel::tr("No outputs until the console stopped waiting")
                   : VariablesModel::tr("The flow returned no outputs");
    }
    Q_UNREACHABLE();
}

} // namespace

void VariablesModel::setExecution(const FlowExecution &execution)
{
    QList<VariableRow> rows;
    const auto addPart = [&rows](const QString &heading, const JsonValue &part, const QString &nameOfOther) {
        if (isEmptyPart(part)) {
            return;
        }
        rows.append({heading, {}, VariableRow::Kind::Heading});
        if (!part.isObject()) {
            rows.append({nameOfOther, part});
            return;
        }
        for (const JsonValue::Member &member : part.members()) {
            rows.append({member.key, member.value});
        }
    };
    addPart(tr("Inputs"), execution.inputs, tr("input"));
    addPart(tr("Outputs"), execution.outputs, tr("output"));
    const QString note = noOutputsText(execution);
    if (isEmptyPart(execution.outputs) && !note.isEmpty()) {
        rows.append({tr("Outputs"), {}, VariableRow::Kind::Heading});
        rows.append({note, {}, VariableRow::Kind::Note});
    }
    setRows(rows);
}

QString VariablesModel::copyText(int row) const
{
    const VariableRow &variable = rows().at(row);
    return variable.kind != VariableRow::Kind::Value ? variable.name
                                                     : variable.name + u'\t' + wholeText(variable.value);
}

int VariablesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant VariablesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return cell(rows().at(index.row()), index.column() == 0, role);
}

QVariant VariablesModel::cell(const VariableRow &row, bool isName, int role) const
{
    using Tone = DetailDelegate::Tone;
    if (row.kind != VariableRow::Kind::Value) {
        const Tone tone = row.kind == VariableRow::Kind::Heading ? Tone::Heading : Tone::Muted;
        return role == Qt::DisplayRole            ? (isName ? QVariant(row.name) : QVariant())
               : role == DetailDelegate::ToneRole ? QVariant(static_cast<int>(tone))
                                                  : QVariant();
    }
    const bool hidden = isHidden(row.value);
    const bool isStructure = row.value.isArray() || row.value.isObject();
    switch (role) {
    case Qt::DisplayRole:
        if (isName) {
            return row.name;
        }
        return hidden ? tr("•••• hidden", "in place of a secure value") : wholeText(row.value);
    case Qt::AccessibleTextRole:
        return isName ? row.name : hidden ? tr("hidden") : wholeText(row.value);
    case Qt::ToolTipRole:
        if (isName || hidden) {
            return hidden ? tr("A secure value is never kept.") : row.name;
        }
        return isStructure ? QString::fromUtf8(row.value.toJson(JsonValue::Format::Indented))
                           : wholeText(row.value);
    case DetailDelegate::ToneRole: {
        const Tone tone = isName || row.value.isString() || row.value.isBoolean() ? Tone::Plain : Tone::Code;
        return static_cast<int>(!isName && (hidden || row.value.isNull()) ? Tone::Muted : tone);
    }
    default:
        return {};
    }
}

QVariant VariablesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == 0 ? tr("Name", "column of variables") : tr("Value", "column of variables");
}

} // namespace flowconsole
