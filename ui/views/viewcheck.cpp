#include "ui/views/viewcheck.h"

#include <QCoreApplication>

namespace flowconsole {

namespace {

struct ViewCheck
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::ViewCheck)
};

constexpr qsizetype mostNamed = 3; // unknown columns that are named one by one

/// Of a hostile or foreign file the words may be anything.
QString shortWord(const QString &word)
{
    constexpr qsizetype most = 30;
    const QString line = word.simplified();
    return line.size() > most ? line.left(most - 1) + u'…' : line;
}

QString unknownColumns(const JsonValue &table)
{
    QStringList unknown;
    const JsonValue columns = table.value(u"columns");
    for (const JsonValue &each : columns.elements()) {
        const QString key = each.value(u"column").toString();
        if (!executionColumnFromKey(key)) {
            unknown.append(u'“' + shortWord(key) + u'”');
        }
    }
    unknown.removeDuplicates();
    if (unknown.isEmpty()) {
        return {};
    }
    const int further = static_cast<int>(unknown.size() - mostNamed);
    const QString named = unknown.mid(0, mostNamed).join(QStringLiteral(", "));
    return ViewCheck::tr("Columns that are not known here are left out: %1.", "%1: names")
        .arg(further > 0 ? named + u' ' + ViewCheck::tr("and %n more", "columns", further) : named);
}

} // namespace

QStringList tableProblems(const JsonValue &table)
{
    QStringList problems;
    if (const QString columns = unknownColumns(table); !columns.isEmpty()) {
        problems.append(columns);
    }
    const QString sortedBy = table.value(u"sortedBy").toString();
    if (!sortedBy.isEmpty() && !executionColumnFromKey(sortedBy)) {
        problems.append(
            ViewCheck::tr("It is sorted by a column that is not known here, “%1”: the newest stand first.")
                .arg(shortWord(sortedBy)));
    }
    const QString grouping = table.value(u"grouping").toString();
    const TableLayout read = tableLayoutFromJson(table);
    if (!grouping.isEmpty() && groupingKey(read.grouping) != grouping) {
        problems.append(ViewCheck::tr("It is grouped by what is not known here, “%1”: nothing is.")
                            .arg(shortWord(grouping)));
    }
    return problems;
}

bool isSameArrangement(TableLayout a, TableLayout b)
{
    for (TableLayout *layout : {&a, &b}) {
        layout->collapsed.clear();
        for (TableColumn &column : layout->columns) {
            column.width = 0;
        }
    }
    return a == b;
}

} // namespace flowconsole
