#include "models/executiontablemodel.h"
#include "models/historytablemodel.h"

#include <QLocale>

#include <algorithm>
#include <numeric>
#include <utility>

namespace flowconsole {

// Which rows are read when, and in which order they stand.

namespace {

/// Some 5,000 rows, of about 3 KB each.
constexpr int mostRead = 24;
/// Rows above and below the screen that are read too.
constexpr int margin = 100;
/// From the end of what is found, at which a search that pauses goes on.
constexpr int nearTheEnd = 1000;

bool isLess(const QVariant &a, const QVariant &b)
{
    const bool isText = a.userType() == QMetaType::QString;
    return isText ? a.toString() < b.toString() : a.toLongLong() < b.toLongLong();
}

} // namespace

int HistoryTableModel::naturalRow(int row) const
{
    return isSorted() && row >= 0 && row < rowCount() ? m_order[static_cast<size_t>(row)] : row;
}

int HistoryTableModel::shownRow(int natural) const
{
    return isSorted() && natural >= 0 ? m_place[static_cast<size_t>(natural)] : natural;
}

const FlowExecution *HistoryTableModel::executionAt(int row) const
{
    return m_rows.at(naturalRow(row));
}

ExecutionId HistoryTableModel::idAt(int row) const
{
    const FlowExecution *execution = executionAt(row);
    return execution == nullptr ? ExecutionId() : execution->id;
}

QModelIndex HistoryTableModel::indexOf(const ExecutionId &id, Column column) const
{
    const int row = id.isEmpty() ? -1 : shownRow(m_rows.rowOf(id));
    return row < 0 ? QModelIndex() : index(row, static_cast<int>(column));
}

// ---- Reading

void HistoryTableModel::setVisibleRows(int first, int last)
{
    if (first != m_firstVisible || last != m_lastVisible) {
        m_hasReadingFailed = false;
    }
    m_firstVisible = std::max(first, 0);
    m_lastVisible = std::max(last, m_firstVisible);
    askNext();
    if (m_progress == Progress::Paused && m_isActive && m_lastVisible >= rowCount() - nearTheEnd) {
        goOn();
    }
}

/// One page at a time: by the time it is there somebody may have scrolled elsewhere.
void HistoryTableModel::askNext()
{
    if (m_asked || !m_isActive || m_isAwaitingFirst || m_hasReadingFailed || rowCount() == 0) {
        return;
    }
    if (!isSorted() && !isSorting()) {
        m_rows.forgetFarFrom(m_firstVisible, m_lastVisible, mostRead);
    }
    if (const std::optional<int> wanted = nextToRead()) {
        m_asked = m_rows.stretch(*wanted);
        emit pageRequested(m_search, *m_asked);
    }
}

std::optional<int> HistoryTableModel::nextToRead() const
{
    const auto unreadIn = [this](int first, int last) -> std::optional<int> {
        const int end = std::min(last, rowCount() - 1);
        for (int row = std::max(first, 0); row <= end;) {
            const int stretch = m_rows.stretchOf(row);
            if (!m_rows.isRead(stretch)) {
                return stretch;
            }
            row = m_rows.start(stretch + 1);
        }
        return std::nullopt;
    };
    // What is sorted is all there.
    if (const auto seen = isSorted() ? std::nullopt : unreadIn(m_firstVisible, m_lastVisible)) {
        return seen;
    }
    for (const HeldRow &held : m_held) {
        const int row = naturalRow(held.place.row());
        const auto wanted = held.execution || row < 0 ? std::nullopt : unreadIn(row, row);
        if (wanted) {
            return wanted;
        }
    }
    if (isSorting() && m_progress == Progress::Over) {
        return unreadIn(0, rowCount() - 1);
    }
    return isSorted() ? std::nullopt : unreadIn(m_firstVisible - margin, m_lastVisible + margin);
}

void HistoryTableModel::takePage(quint64 search, const StoredPage &page)
{
    // The one that was asked for ends where it did; its count may be another now.
    const bool isAsked = search == m_search && m_asked && m_asked->after == page.stretch.after &&
                         m_asked->upTo == page.stretch.upTo;
    if (!isAsked) {
        return;
    }
    m_asked.reset();
    const std::optional<int> stretch = m_rows.find(page.stretch);
    if (stretch && page.rows) {
        replaceRows(*stretch, *page.rows);
        fillHeld();
    }
    considerSorting();
    askNext();
    checkHeld();
}

/// Where executions were deleted or have come since they were counted, rows go or come at the end of the
/// stretch.
void HistoryTableModel::replaceRows(int stretch, const QList<FlowExecution> &rows)
{
    const int start = m_rows.start(stretch);
    const int before = m_rows.stretch(stretch).count;
    const auto now = static_cast<int>(rows.size());
    if (now < before) {
        beginRemoveRows({}, start + now, start + before - 1);
        m_rows.setCount(stretch, now);
        endRemoveRows();
    } else if (now > before) {
        beginInsertRows({}, start + before, start + now - 1);
        m_rows.setCount(stretch, now);
        endInsertRows();
    }
    m_rows.setRows(stretch, rows);
    if (now > 0) {
        emit dataChanged(index(start, 0), index(start + now - 1, executionColumnTotal - 1));
        emit rowsRead(start, start + now - 1);
    }
    if (now != before) {
        emit progressed();
    }
}

void HistoryTableModel::hold(const QList<int> &rows)
{
    m_held.clear();
    for (const int row : rows.mid(0, holdLimit)) {
        m_held.append({QPersistentModelIndex(index(row, 0)), std::nullopt});
    }
    m_isHolding = true;
    m_hasReadingFailed = false;
    fillHeld();
    askNext();
    checkHeld();
}

QList<FlowExecution> HistoryTableModel::takeHeld()
{
    QList<FlowExecution> executions;
    for (const HeldRow &held : std::exchange(m_held, {})) {
        if (held.execution) {
            executions.append(*held.execution);
        }
    }
    return executions;
}

/// At once, since pages are forgotten again.
void HistoryTableModel::fillHeld()
{
    for (HeldRow &held : m_held) {
        const FlowExecution *read =
            held.execution || !held.place.isValid() ? nullptr : executionAt(held.place.row());
        if (read != nullptr) {
            held.execution = *read;
        }
    }
}

void HistoryTableModel::checkHeld()
{
    const bool isAllThere = std::all_of(m_held.cbegin(), m_held.cend(), [](const HeldRow &held) {
        return held.execution || !held.place.isValid();
    });
    if (m_isHolding && isAllThere) {
        m_isHolding = false;
        emit held();
    }
}

void HistoryTableModel::loseHeld()
{
    m_held.clear();
    if (std::exchange(m_isHolding, false)) {
        emit holdLost();
    }
}

StoredWindow HistoryTableModel::wholeSearch() const
{
    StoredWindow window;
    window.search = {m_search, m_filterText, m_profile, m_natural};
    window.now = m_searchedAt;
    // Rows that are about to go are of another search.
    if (m_rows.stretches() > 0 && !m_isAwaitingFirst) {
        window.stretch.after = m_rows.stretch(0).after;
        if (m_progress == Progress::Over) {
            window.stretch.upTo = m_rows.stretch(m_rows.stretches() - 1).upTo;
        }
    }
    return window;
}

quint64 HistoryTableModel::readWindow(const StoredWindow &window)
{
    StoredWindow asked = window;
    asked.number = ++m_window;
    emit windowRequested(asked);
    return m_window;
}

// ---- Order

void HistoryTableModel::sort(int column, Qt::SortOrder order)
{
    const bool isByTime = column < 0 || column == static_cast<int>(Column::CreatedAt);
    // Of times, ascending is the freshest first (cellSortKey()).
    const HistoryOrder natural = column >= 0 && isByTime && order == Qt::DescendingOrder
                                     ? HistoryOrder::OldestFirst
                                     : HistoryOrder::NewestFirst;
    m_sortColumn = isByTime ? std::nullopt : std::optional(static_cast<Column>(column));
    m_sortOrder = order;
    if (std::exchange(m_natural, natural) != natural) {
        searchAgain();
        return;
    }
    if (!m_sortColumn) {
        showNatural();
    }
    considerSorting();
    askNext();
    emit progressed();
}

void HistoryTableModel::considerSorting()
{
    if (!m_sortColumn || m_progress == Progress::Idle || m_isAwaitingFirst) {
        return;
    }
    if (rowCount() > sortLimit) {
        const QString title = executionColumnTitle(*m_sortColumn);
        m_sortColumn.reset();
        showNatural();
        emit sortRefused(
            tr("Only up to %1 executions can be sorted by “%2”: narrow the filter. They stand in the "
               "order of their creation.")
                .arg(QLocale().toString(sortLimit), title));
        return;
    }
    bool isAllRead = m_progress == Progress::Over;
    for (int i = 0; isAllRead && i < m_rows.stretches(); ++i) {
        isAllRead = m_rows.isRead(i) || m_rows.stretch(i).count == 0;
    }
    if (isAllRead) {
        arrange();
    }
}

void HistoryTableModel::arrange()
{
    const QDateTime now = m_clock.nowUtc();
    std::vector<QVariant> keys;
    keys.reserve(static_cast<size_t>(rowCount()));
    for (int row = 0; row < rowCount(); ++row) {
        keys.push_back(cellSortKey(*m_rows.at(row), *m_sortColumn, now));
    }
    std::vector<int> next(keys.size());
    std::iota(next.begin(), next.end(), 0);
    std::stable_sort(next.begin(), next.end(), [&](int a, int b) {
        const QVariant &left = keys[static_cast<size_t>(a)];
        const QVariant &right = keys[static_cast<size_t>(b)];
        return m_sortOrder == Qt::AscendingOrder ? isLess(left, right) : isLess(right, left);
    });
    changeOrder(std::move(next));
}

void HistoryTableModel::showNatural()
{
    if (isSorted()) {
        changeOrder({});
    }
}

void HistoryTableModel::changeOrder(std::vector<int> next)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    std::vector<int> natural;
    natural.reserve(static_cast<size_t>(from.size()));
    for (const QModelIndex &index : from) {
        natural.push_back(naturalRow(index.row()));
    }
    m_order = std::move(next);
    m_place.assign(m_order.size(), 0);
    for (size_t row = 0; row < m_order.size(); ++row) {
        m_place[static_cast<size_t>(m_order[row])] = static_cast<int>(row);
    }
    QModelIndexList to;
    to.reserve(from.size());
    for (qsizetype i = 0; i < from.size(); ++i) {
        to.append(createIndex(shownRow(natural[static_cast<size_t>(i)]), from.at(i).column()));
    }
    changePersistentIndexList(from, to);
    emit layoutChanged({}, VerticalSortHint);
}

} // namespace flowconsole
