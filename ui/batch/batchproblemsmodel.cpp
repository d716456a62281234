#include "ui/batch/batchproblemsmodel.h"

#include "ui/widgets/detaildelegate.h"

#include <QLocale>

namespace flowconsole {

void BatchProblemsModel::setProblems(const QList<BatchRowProblem> &problems)
{
    if (!m_problems.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_problems.size()) - 1);
        m_problems.clear();
        endRemoveRows();
    }
    if (!problems.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(problems.size()) - 1);
        m_problems = problems;
        endInsertRows();
    }
}

int BatchProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

int BatchProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString BatchProblemsModel::text(const BatchRowProblem &problem, Column column)
{
    switch (column) {
    case Column::Line:
        return QLocale().toString(problem.line);
    case Column::Name:
        return problem.column;
    case Column::Reason:
        return problem.reason;
    }
    Q_UNREACHABLE();
}

QVariant BatchProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    using Tone = DetailDelegate::Tone;
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(m_problems.at(index.row()), column);
    case DetailDelegate::ToneRole:
        return static_cast<int>(column == Column::Reason ? Tone::Problem : Tone::Plain);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Column::Line ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant BatchProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole && column == Column::Line) {
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Line:
        return tr("Line", "of a file");
    case Column::Name:
        return tr("Column", "of a file");
    case Column::Reason:
        return tr("What is wrong");
    }
    Q_UNREACHABLE();
}

QString problemsAsText(const QList<BatchRowProblem> &problems)
{
    QStringList lines{QStringLiteral("line\tcolumn\treason")};
    for (const BatchRowProblem &problem : problems) {
        lines
            << QStringLiteral("%1\t%2\t%3").arg(QString::number(problem.line), problem.column, problem.reason);
    }
    return lines.join(u'\n') + u'\n';
}

QByteArray problemsAsCsv(const QList<BatchRowProblem> &problems)
{
    const auto quoted = [](QString text) { return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"'; };
    QByteArray csv("line,column,reason\r\n");
    for (const BatchRowProblem &problem : problems) {
        csv += QByteArray::number(problem.line) + ',' + quoted(problem.column).toUtf8() + ',' +
               quoted(problem.reason).toUtf8() + "\r\n";
    }
    return csv;
}

} // namespace flowconsole
