#include "ui/permissions/preflightmodel.h"

#include "domain/words.h"
#include "ui/permissions/preflightwords.h"
#include "ui/widgets/detaildelegate.h"

namespace flowconsole {

void PreflightModel::setReport(const PreflightReport &report)
{
    setRows(report.checks);
}

QString PreflightModel::copyText(int row) const
{
    const PreflightCheck &check = rows().at(row);
    if (!check.permission.isEmpty()) {
        return check.permission;
    }
    return text(check, Column::Capability) + QStringLiteral(": ") + text(check, Column::Verdict);
}

int PreflightModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant PreflightModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return cell(rows().at(index.row()), static_cast<Column>(index.column()), role);
}

QVariant PreflightModel::cell(const PreflightCheck &check, Column column, int role) const
{
    using Tone = DetailDelegate::Tone;
    using Verdict = PreflightCheck::Verdict;
    switch (role) {
    case Qt::DisplayRole:
        return text(check, column);
    case Qt::ToolTipRole:
        return column == Column::Advice && !check.permission.isEmpty()
                   ? tr("Permission or scope: %1").arg(check.permission)
                   : text(check, column);
    case VerdictRole:
        return static_cast<int>(check.verdict);
    case DetailDelegate::IconRole:
        if (column != Column::Verdict) {
            return {};
        }
        return check.verdict == Verdict::Works        ? QStringLiteral("check")
               : check.verdict == Verdict::Missing    ? QStringLiteral("x")
               : check.verdict == Verdict::NotOffered ? QStringLiteral("minus")
                                                      : QStringLiteral("circle-question-mark");
    case DetailDelegate::ToneRole: {
        const Tone ofVerdict = check.verdict == Verdict::Works        ? Tone::Good
                               : check.verdict == Verdict::Missing    ? Tone::Problem
                               : check.verdict == Verdict::NotOffered ? Tone::Muted
                                                                      : Tone::Warning;
        const bool stands = check.verdict == Verdict::NotOffered;
        return static_cast<int>(column == Column::Verdict ? ofVerdict : stands ? Tone::Muted : Tone::Plain);
    }
    default:
        return {};
    }
}

QString PreflightModel::text(const PreflightCheck &check, Column column) const
{
    switch (column) {
    case Column::Capability:
        return capabilityName(check.capability);
    case Column::Verdict:
        return verdictName(check.verdict);
    case Column::Advice:
        return adviceFor(check);
    }
    Q_UNREACHABLE();
}

QVariant PreflightModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnTotal) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Column::Capability:
        return tr("What the console does", "column of permissions");
    case Column::Verdict:
        return tr("Verdict", "column of permissions: whether it works");
    case Column::Advice:
        return tr("What to ask for", "column of permissions");
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
