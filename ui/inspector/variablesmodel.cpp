#include "ui/inspector/variablesmodel.h"

#include "base/redaction.h"
#include "ui/inspector/detaildelegate.h"

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

} // namespace

void VariablesModel::setExecution(const FlowExecution &execution)
{
    QList<VariableRow> rows;
    const auto addPart = [&rows](const QString &heading, const JsonValue &part, const QString &nameOfOther) {
        if (part.isNull() || (part.isObject() && part.members().isEmpty())) {
            return;
        }
        rows.append({heading, {}, true});
        if (!part.isObject()) {
            rows.append({nameOfOther, part, false});
            return;
        }
        for (const JsonValue::Member &member : part.members()) {
            rows.append({member.key, member.value, false});
        }
    };
    addPart(tr("Inputs"), execution.inputs, tr("input"));
    addPart(tr("Outputs"), execution.outputs, tr("output"));
    setRows(rows);
}

QString VariablesModel::copyText(int row) const
{
    const VariableRow &variable = rows().at(row);
    return variable.isHeading ? variable.name : variable.name + u'\t' + wholeText(variable.value);
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
    if (row.isHeading) {
        return role == Qt::DisplayRole            ? (isName ? QVariant(row.name) : QVariant())
               : role == DetailDelegate::ToneRole ? QVariant(static_cast<int>(Tone::Heading))
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
