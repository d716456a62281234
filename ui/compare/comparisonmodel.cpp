#include "ui/compare/comparisonmodel.h"

#include "ui/compare/comparisonwords.h"

namespace flowconsole {

namespace {

constexpr qsizetype longestInCell = 60;

bool isBigSide(const ComparedRow::Value &value)
{
    const auto *json = std::get_if<JsonValue>(&value);
    const bool isStructure = json != nullptr && !(json->elements().isEmpty() && json->members().isEmpty());
    return isStructure || wholeSideText(value).size() > longestInCell;
}

/// The same thing about the two runs, whatever it is now.
bool isAbout(const ComparisonLine &line, const ComparisonLine &other)
{
    return line.kind == other.kind && line.text == other.text && line.row.section == other.row.section &&
           line.row.what == other.row.what && line.row.name == other.row.name &&
           line.row.visit == other.row.visit;
}

} // namespace

void ComparisonModel::setComparison(const RunComparison &comparison)
{
    const bool hasOtherScale = comparison.longest != m_comparison.longest;
    m_comparison = comparison;
    showLines();
    if (hasOtherScale && rowCount() > 0) {
        // All bars are of another length now.
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1), {ShareRole});
    }
}

void ComparisonModel::showDifferencesOnly(bool only)
{
    m_differencesOnly = only;
    showLines();
}

void ComparisonModel::showLines()
{
    QList<ComparisonLine> lines;
    const auto first = m_comparison.firstDifference();
    for (const ComparedRow::Section section : allComparedSections) {
        QList<ComparisonLine> ofSection;
        bool isEmpty = true;
        for (qsizetype i = 0; i < m_comparison.rows.size(); ++i) {
            const ComparedRow &row = m_comparison.rows.at(i);
            isEmpty = isEmpty && row.section != section;
            if (row.section == section && (!m_differencesOnly || isDifference(row.difference))) {
                ofSection.append({ComparisonLine::Kind::Row, {}, row, first == i});
            }
        }
        ComparedRow place;
        place.section = section;
        if (isEmpty && !m_differencesOnly) {
            ofSection.append({ComparisonLine::Kind::Note, emptySectionText(section), place});
        }
        if (!ofSection.isEmpty()) {
            lines.append({ComparisonLine::Kind::Heading, sectionTitle(section), place});
            lines += ofSection;
        }
    }
    if (lines.isEmpty() && !m_comparison.rows.isEmpty()) {
        lines.append({ComparisonLine::Kind::Note, tr("Nothing differs."), {}});
    }
    setRows(lines);
}

int ComparisonModel::differenceFrom(int row, bool forward) const
{
    const int count = rowCount();
    for (int step = 1; step <= count; ++step) {
        const int at = ((forward ? row + step : row - step) % count + count) % count;
        const ComparisonLine &line = rows().at(at);
        if (line.kind == ComparisonLine::Kind::Row && isDifference(line.row.difference)) {
            return at;
        }
    }
    return -1;
}

int ComparisonModel::firstDifference() const
{
    return differenceFrom(-1, true);
}

int ComparisonModel::rowOf(const ComparisonLine &line) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (isAbout(rows().at(row), line)) {
            return row;
        }
    }
    return -1;
}

QString ComparisonModel::copyText(int row) const
{
    const ComparisonLine &line = rows().at(row);
    if (line.kind != ComparisonLine::Kind::Row) {
        return line.text;
    }
    return QStringList{whatText(line.row), sideText(line.row.left), sideText(line.row.right),
                       differenceText(line.row)}
        .join(u'\t');
}

bool ComparisonModel::isBig(int row) const
{
    const ComparisonLine &line = rows().at(row);
    return line.kind == ComparisonLine::Kind::Row && (isBigSide(line.row.left) || isBigSide(line.row.right));
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return cell(rows().at(index.row()), static_cast<Column>(index.column()), role);
}

QString ComparisonModel::text(const ComparisonLine &line, Column column) const
{
    if (line.kind != ComparisonLine::Kind::Row) {
        return column == Column::What ? line.text : QString();
    }
    switch (column) {
    case Column::What:
        return whatText(line.row);
    case Column::Left:
        return sideText(line.row.left);
    case Column::Right:
        return sideText(line.row.right);
    case Column::Difference:
        return line.isFirstDifference
                   ? tr("first: %1", "the first difference; %1: what it is").arg(differenceText(line.row))
                   : differenceText(line.row);
    }
    Q_UNREACHABLE();
}

QVariant ComparisonModel::share(const ComparedRow::Value &value) const
{
    const auto *time = std::get_if<std::chrono::milliseconds>(&value);
    if (time == nullptr || m_comparison.longest.count() == 0) {
        return {};
    }
    return static_cast<double>(time->count()) / static_cast<double>(m_comparison.longest.count());
}

QVariant ComparisonModel::cell(const ComparisonLine &line, Column column, int role) const
{
    const bool isRow = line.kind == ComparisonLine::Kind::Row;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(line, column);
    case Qt::ToolTipRole:
        if (!isRow) {
            return {};
        }
        return column == Column::Left    ? wholeSideText(line.row.left)
               : column == Column::Right ? wholeSideText(line.row.right)
                                         : text(line, column);
    case IsHeadingRole:
        return line.kind == ComparisonLine::Kind::Heading;
    case DifferenceRole:
        return isRow ? QVariant(static_cast<int>(line.row.difference)) : QVariant();
    case IsFirstRole:
        return line.isFirstDifference;
    case ShareRole:
        if (!isRow || (column != Column::Left && column != Column::Right)) {
            return {};
        }
        return share(column == Column::Left ? line.row.left : line.row.right);
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnTotal) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Column::What:
        return tr("What", "column of a comparison");
    case Column::Left:
        return tr("Left", "column of a comparison");
    case Column::Right:
        return tr("Right", "column of a comparison");
    case Column::Difference:
        return tr("Difference", "column of a comparison");
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
