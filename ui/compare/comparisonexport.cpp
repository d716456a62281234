#include "ui/compare/comparisonexport.h"

#include "domain/flow.h"
#include "domain/words.h"
#include "models/timetext.h"
#include "ui/compare/comparisonwords.h"

#include <QCoreApplication>

namespace flowconsole {

namespace {

/// Owns the translation context.
struct ComparisonExport
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::ComparisonExport)
};

QString escaped(QString text)
{
    return text.replace(u'\\', QStringLiteral("\\\\")).replace(u'|', QStringLiteral("\\|"));
}

/// Calls back for each section and for each of its rows.
template <class OnSection, class OnRow>
void walk(const RunComparison &comparison, const OnSection &onSection, const OnRow &onRow)
{
    for (const ComparedRow::Section section : allComparedSections) {
        onSection(section);
        for (const ComparedRow &row : comparison.rows) {
            if (row.section == section) {
                onRow(row);
            }
        }
    }
}

QString marked(const ComparedRow &row, bool isFirst)
{
    return isFirst ? ComparisonExport::tr("first: %1", "the first difference; %1: what it is")
                         .arg(differenceText(row))
                   : differenceText(row);
}

} // namespace

QString runTitle(const FlowExecution &run)
{
    QStringList parts{(run.flowName + u' ' + shortVersion(run.flowVersion)).trimmed(), stateName(run.state)};
    if (run.launchedAt.isValid()) {
        parts << exactTimeText(run.launchedAt);
    }
    return parts.join(QStringLiteral(" · "));
}

QString comparisonText(const RunComparison &comparison, const FlowExecution &left, const FlowExecution &right)
{
    QStringList lines{ComparisonExport::tr("Left: %1", "a run").arg(runTitle(left)) + u'\t' + left.id.text(),
                      ComparisonExport::tr("Right: %1", "a run").arg(runTitle(right)) + u'\t' +
                          right.id.text()};
    const auto first = comparison.firstDifference();
    const ComparedRow *firstRow = first ? &comparison.rows.at(*first) : nullptr;
    walk(
        comparison, [&lines](ComparedRow::Section section) { lines << QString() << sectionTitle(section); },
        [&lines, firstRow](const ComparedRow &row) {
            lines << QStringList{whatText(row), sideText(row.left), sideText(row.right),
                                 marked(row, &row == firstRow)}
                         .join(u'\t');
        });
    return lines.join(u'\n') + u'\n';
}

QString comparisonMarkdown(const RunComparison &comparison, const FlowExecution &left,
                           const FlowExecution &right)
{
    QStringList lines{
        QStringLiteral("- ") + ComparisonExport::tr("Left: %1", "a run").arg(escaped(runTitle(left))) +
            QStringLiteral(" `%1`").arg(left.id.text()),
        QStringLiteral("- ") + ComparisonExport::tr("Right: %1", "a run").arg(escaped(runTitle(right))) +
            QStringLiteral(" `%1`").arg(right.id.text())};
    const QString head = QStringLiteral("| %1 | %2 | %3 | %4 |\n| --- | --- | --- | --- |")
                             .arg(ComparisonExport::tr("What"), ComparisonExport::tr("Left"),
                                  ComparisonExport::tr("Right"), ComparisonExport::tr("Difference"));
    const auto first = comparison.firstDifference();
    const ComparedRow *firstRow = first ? &comparison.rows.at(*first) : nullptr;
    walk(
        comparison,
        [&](ComparedRow::Section section) {
            lines << QString() << QStringLiteral("### ") + sectionTitle(section) << QString() << head;
        },
        [&lines, firstRow](const ComparedRow &row) {
            const QString difference = escaped(marked(row, &row == firstRow));
            lines << QStringLiteral("| %1 | %2 | %3 | %4 |")
                         .arg(escaped(whatText(row)), escaped(sideText(row.left)), escaped(sideText(row.right)),
                              isDifference(row.difference) ? QStringLiteral("**%1**").arg(difference)
                                                           : difference);
        });
    return lines.join(u'\n') + u'\n';
}

} // namespace flowconsole
