#include "tests/benchmark/plainrows.h"

#include "domain/words.h"
#include "filter/searchtext.h"

namespace flowconsole {

PlainRows::PlainRows(QObject *parent) : QAbstractTableModel(parent) {}

void PlainRows::reset(const QList<FlowExecution> &runs)
{
    beginResetModel();
    m_rows.clear();
    for (const FlowExecution &run : runs) {
        m_rows.push_back({run, searchTextOf(run)});
    }
    endResetModel();
}

void PlainRows::change(int row, const FlowExecution &run)
{
    Row &changed = m_rows[static_cast<size_t>(row)];
    if (!haveSameSearchText(changed.run, run)) {
        changed.searchText = searchTextOf(run);
    }
    changed.run = run;
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

int PlainRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlainRows::columnCount(const QModelIndex &parent) const
{
    constexpr int columns = 6;
    return parent.isValid() ? 0 : columns;
}

QVariant PlainRows::data(const QModelIndex &index, int role) const
{
    const FlowExecution &run = at(index.row()).run;
    const qint64 duration = run.latency ? run.latency->count() : 0;
    if (role == SortRole && index.column() == durationColumn) {
        return duration;
    }
    if (role != Qt::DisplayRole && role != SortRole) {
        return {};
    }
    switch (index.column()) {
    case 0:
        return stateName(run.state);
    case flowColumn:
        return run.flowName;
    case durationColumn:
        return QString::number(static_cast<double>(duration) / 1000, 'f', 1);
    case 3:
        return run.detail;
    case 4:
        return run.lastSeenAt.toString(Qt::ISODate);
    case 5:
        return run.id.text();
    }
    return {};
}

PlainFilter::PlainFilter(const PlainRows &rows) : m_rows(rows) {}

void PlainFilter::setFilter(const FilterPredicate &filter)
{
    m_filter = filter;
    invalidateFilter();
}

bool PlainFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const PlainRows::Row &one = m_rows.at(row);
    return m_filter.matches({one.run, &one.searchText, nullptr});
}

} // namespace flowconsole
