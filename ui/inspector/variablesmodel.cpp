#include "ui/inspector/variablesmodel.h"

#include "base/redaction.h"
#include "ui/inspector/judgement.h"
#include "ui/widgets/detaildelegate.h"

#include <QLocale>

#include <algorithm>

namespace flowconsole {

namespace {

/// Longer values are read in the detail below.
constexpr qsizetype longestInCell = 60;

bool isHidden(const std::optional<JsonValue> &value)
{
    return value && value->isString() && value->toString() == redactedPlaceholder();
}

QString wholeText(const JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.toJson(JsonValue::Format::Compact));
}

QString readableText(const JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.toJson(JsonValue::Format::Indented));
}

QString shownText(const std::optional<JsonValue> &value)
{
    if (!value) {
        return QStringLiteral("–");
    }
    return isHidden(value) ? VariablesModel::tr("•••• hidden", "in place of a secure value")
                           : wholeText(*value);
}

bool isEmptyPart(const JsonValue &part)
{
    return part.isNull() || (part.isObject() && part.members().isEmpty());
}

bool isBigValue(const std::optional<JsonValue> &value)
{
    if (!value || isHidden(value)) {
        return false;
    }
    const bool isStructure = (value->isArray() && !value->elements().isEmpty()) ||
                             (value->isObject() && !value->members().isEmpty());
    return isStructure || wholeText(*value).size() > longestInCell || value->toString().contains(u'\n');
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

VariableChange changeOf(Difference difference, bool isTold)
{
    if (!isTold) {
        return VariableChange::NotTold;
    }
    switch (difference) {
    case Difference::Same:
        return VariableChange::Unchanged;
    case Difference::Changed:
        return VariableChange::Changed;
    case Difference::OnlyLeft:
        return VariableChange::InputOnly;
    case Difference::OnlyRight:
        return VariableChange::Added;
    case Difference::Waiting:
    case Difference::NotTold:
        return VariableChange::NotTold;
    }
    Q_UNREACHABLE();
}

QString changeText(VariableChange change)
{
    switch (change) {
    case VariableChange::NotTold:
        return {};
    case VariableChange::Unchanged:
        return VariablesModel::tr("unchanged", "a variable");
    case VariableChange::Changed:
        return VariablesModel::tr("changed", "a variable");
    case VariableChange::Added:
        return VariablesModel::tr("added", "a variable that a flow returned");
    case VariableChange::InputOnly:
        return VariablesModel::tr("input only", "a variable that a flow was given and did not return");
    }
    Q_UNREACHABLE();
}

} // namespace

void VariablesModel::setExecution(const FlowExecution &execution)
{
    const bool isTold = !isEmptyPart(execution.outputs);
    const QList<ComparedVariable> variables = compareVariables(execution.inputs, execution.outputs);
    m_all.clear();
    for (const ComparedVariable &each : variables) {
        const QString nameOfOther = each.left ? tr("input") : tr("output");
        m_all.append({each.name.isEmpty() && !execution.inputs.isObject() ? nameOfOther : each.name, each.left,
                      each.right, changeOf(each.difference, isTold)});
    }
    if (const QString note = noOutputsText(execution); !isTold && !note.isEmpty()) {
        m_all.append({note, {}, {}, VariableChange::NotTold, true});
    }
    showRows();
}

void VariablesModel::showChangedOnly(bool only)
{
    m_changedOnly = only;
    showRows();
}

void VariablesModel::showRows()
{
    QList<VariableRow> rows = m_all;
    if (m_changedOnly) {
        rows.removeIf([](const VariableRow &row) {
            return row.change != VariableChange::Changed && row.change != VariableChange::Added && !row.isNote;
        });
        if (rows.isEmpty() && !m_all.isEmpty()) {
            rows.append({tr("No variable was changed or added."), {}, {}, VariableChange::NotTold, true});
        }
    }
    setRows(rows);
}

QString VariablesModel::summary() const
{
    const auto count = [this](VariableChange change) {
        return static_cast<int>(std::count_if(
            m_all.cbegin(), m_all.cend(), [change](const VariableRow &row) { return row.change == change; }));
    };
    const QLocale locale;
    QStringList parts;
    if (const int changed = count(VariableChange::Changed); changed > 0) {
        parts << tr("%1 changed", "number of variables").arg(locale.toString(changed));
    }
    if (const int added = count(VariableChange::Added); added > 0) {
        parts << tr("%1 added", "number of variables").arg(locale.toString(added));
    }
    if (const int unchanged = count(VariableChange::Unchanged); unchanged > 0) {
        parts << tr("%1 unchanged", "number of variables").arg(locale.toString(unchanged));
    }
    return parts.join(QStringLiteral(" · "));
}

QString VariablesModel::copyText(int row) const
{
    const VariableRow &variable = rows().at(row);
    if (variable.isNote) {
        return variable.name;
    }
    QStringList parts{variable.name, variable.in ? wholeText(*variable.in) : QString()};
    if (variable.out) {
        parts << wholeText(*variable.out) << changeText(variable.change);
    }
    return parts.join(u'\t');
}

QString VariablesModel::detailText(int row) const
{
    const VariableRow &variable = rows().at(row);
    if (variable.isNote) {
        return {};
    }
    QStringList parts;
    if (variable.in && variable.out && variable.change != VariableChange::Unchanged) {
        parts << tr("In:") << readableText(*variable.in) << QString() << tr("Out:")
              << readableText(*variable.out);
    } else if (variable.in || variable.out) {
        parts << readableText(variable.in ? *variable.in : *variable.out);
    }
    return parts.join(u'\n');
}

bool VariablesModel::isBig(int row) const
{
    const VariableRow &variable = rows().at(row);
    return isBigValue(variable.in) || isBigValue(variable.out);
}

int VariablesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant VariablesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return cell(rows().at(index.row()), static_cast<Column>(index.column()), role);
}

QString VariablesModel::text(const VariableRow &row, Column column) const
{
    switch (column) {
    case Column::Name:
        return row.name;
    case Column::Value:
        return row.change == VariableChange::Changed
                   ? tr("%1 → %2", "old value, new value").arg(shownText(row.in), shownText(row.out))
                   : shownText(row.in ? row.in : row.out);
    case Column::In:
        return shownText(row.in);
    case Column::Out:
        return shownText(row.out);
    case Column::Change:
        return changeText(row.change);
    }
    Q_UNREACHABLE();
}

QVariant VariablesModel::cell(const VariableRow &row, Column column, int role) const
{
    using Tone = DetailDelegate::Tone;
    if (row.isNote) {
        return role == Qt::DisplayRole            ? (column == Column::Name ? QVariant(row.name) : QVariant())
               : role == DetailDelegate::ToneRole ? QVariant(static_cast<int>(Tone::Muted))
                                                  : QVariant();
    }
    const std::optional<JsonValue> &value = column == Column::Out ? row.out : (row.in ? row.in : row.out);
    const bool isValue = column == Column::Value || column == Column::In || column == Column::Out;
    const bool hidden = isValue && isHidden(value);
    const bool isMissing = isValue && (column == Column::In ? !row.in : !value);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        return hidden ? tr("hidden") : isMissing ? tr("none", "no value") : text(row, column);
    case Qt::ToolTipRole:
        if (hidden) {
            return tr("A secure value is never kept.");
        }
        return isValue && !isMissing ? readableText(*value) : row.name;
    case DetailDelegate::IconRole:
        return column != Column::Change || row.change == VariableChange::NotTold ? QString()
               : row.change == VariableChange::Changed                           ? QStringLiteral("pencil")
               : row.change == VariableChange::Added                             ? QStringLiteral("plus")
               : row.change == VariableChange::Unchanged                         ? QStringLiteral("equal")
                                                                                 : QStringLiteral("minus");
    case DetailDelegate::ToneRole: {
        if (column == Column::Change) {
            const bool isNews = row.change == VariableChange::Changed || row.change == VariableChange::Added;
            return static_cast<int>(row.change == VariableChange::Changed ? Tone::Warning
                                    : isNews                              ? Tone::Good
                                                                          : Tone::Muted);
        }
        const bool isPlain = !isValue || isMissing || value->isString() || value->isBoolean();
        const bool isMuted = hidden || isMissing || (isValue && value->isNull());
        return static_cast<int>(isMuted ? Tone::Muted : isPlain ? Tone::Plain : Tone::Code);
    }
    default:
        return {};
    }
}

QVariant VariablesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnTotal) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Column::Name:
        return tr("Name", "column of variables");
    case Column::Value:
        return tr("Value", "column of variables");
    case Column::In:
        return tr("In", "column of variables: value at the launch");
    case Column::Out:
        return tr("Out", "column of variables: value that the flow returned");
    case Column::Change:
        return tr("Change", "column of variables");
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
