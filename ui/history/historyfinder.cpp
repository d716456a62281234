#include "ui/history/historyfinder.h"

#include <QLocale>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr Milliseconds findSlice{4};

} // namespace

HistoryFinder::HistoryFinder(HistoryTableModel &model, QObject *parent)
    : RowFinder(parent), m_model(model), m_sliceAlarm(model.clock().createAlarm([this] { goOn(); }))
{
    connect(&m_model, &HistoryTableModel::windowRead, this, &HistoryFinder::take);
    connect(&m_model, &HistoryTableModel::rowsRead, this, &HistoryFinder::lookAnew);
    connect(&m_model, &HistoryTableModel::cleared, this, &HistoryFinder::forgetAll);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { followRows(first, last); });
    // Rows have moved: which of them is the current one is another number.
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &RowFinder::changed);
    connect(&m_model, &HistoryTableModel::progressed, this, [this] {
        if (!text().isEmpty()) {
            goOn();
        }
    });
}

HistoryFinder::~HistoryFinder() = default;

void HistoryFinder::restart()
{
    forgetAll();
    goOn();
}

void HistoryFinder::forgetAll()
{
    m_sliceAlarm->stop();
    m_reading.reset();
    m_problem.clear();
    m_found.clear();
    m_looked.assign(static_cast<size_t>(m_model.foundRows().stretches()), false);
}

/// Of rows that are about to go nothing is asked: it would be asked of the next search.
bool HistoryFinder::isResting() const
{
    return !m_model.isActive() || m_model.isAwaitingFirst();
}

bool HistoryFinder::isSearching() const
{
    const bool comesMore = m_model.progress() == HistoryTableModel::Progress::Searching;
    return !text().isEmpty() && m_problem.isEmpty() &&
           (m_reading || m_sliceAlarm->isActive() || (comesMore && m_found.size() < mostFound));
}

void HistoryFinder::goOn()
{
    const Clock &clock = m_model.clock();
    const Milliseconds begun = clock.monotonic();
    m_sliceAlarm->stop();
    while (!isResting() && !m_reading && !text().isEmpty() && m_problem.isEmpty()) {
        const std::optional<int> stretch = nextStretch();
        if (!stretch) {
            // Who looks for something wants it looked for to the end.
            if (m_model.progress() == HistoryTableModel::Progress::Paused && m_found.size() < mostFound) {
                m_model.goOn();
            }
            break;
        }
        if (clock.monotonic() - begun >= findSlice) {
            m_sliceAlarm->start(Milliseconds::zero());
            break;
        }
        look(*stretch);
    }
    emit changed();
}

/// What is read costs nothing.
std::optional<int> HistoryFinder::nextStretch() const
{
    if (m_found.size() >= mostFound) {
        return std::nullopt;
    }
    std::optional<int> unread;
    const auto stretches = static_cast<size_t>(m_model.foundRows().stretches());
    for (size_t i = 0; i < std::min(m_looked.size(), stretches); ++i) {
        const auto stretch = static_cast<int>(i);
        if (!m_looked[i] && m_model.foundRows().isRead(stretch)) {
            return stretch;
        }
        if (!m_looked[i] && !unread) {
            unread = stretch;
        }
    }
    return unread;
}

void HistoryFinder::look(int stretch)
{
    const HistoryRows &rows = m_model.foundRows();
    if (!rows.isRead(stretch)) {
        ask(rows.stretch(stretch), 0, rows.stretch(stretch).after);
        return;
    }
    forgetIn(stretch);
    m_looked[static_cast<size_t>(stretch)] = true;
    for (int place = rows.start(stretch); place < rows.start(stretch + 1); ++place) {
        lookAt(*rows.at(place), place);
    }
}

void HistoryFinder::lookAt(const FlowExecution &execution, int place)
{
    if (m_found.size() < mostFound && holdsIt(execution, m_model.now())) {
        m_found.push_back({m_model.indexOfFound(place), execution.id});
    }
}

void HistoryFinder::ask(const StoredStretch &stretch, int done, const std::optional<HistoryPosition> &after)
{
    StoredWindow window = m_model.wholeSearch();
    window.stretch = {after, stretch.upTo, 0};
    m_reading = Reading{m_model.readWindow(window), stretch, done};
}

void HistoryFinder::take(const StoredWindowRows &read)
{
    if (!m_reading || m_reading->number != read.number) {
        return;
    }
    const Reading reading = *m_reading;
    m_reading.reset();
    const HistoryRows &rows = m_model.foundRows();
    const std::optional<int> stretch = rows.find(reading.stretch);
    // Meanwhile its rows may have come to be read for the table, and have been looked at.
    const bool isOfUse = !isResting() && stretch && static_cast<size_t>(*stretch) < m_looked.size() &&
                         !m_looked[static_cast<size_t>(*stretch)];
    m_problem = isOfUse ? read.problem : QString();
    if (isOfUse && m_problem.isEmpty()) {
        if (reading.done == 0) {
            forgetIn(*stretch);
        }
        int place = rows.start(*stretch) + reading.done;
        for (const FlowExecution &execution : read.rows) {
            // What was deleted or has come since it was counted moves rows only within their stretch.
            lookAt(execution, std::min(place++, rows.start(*stretch + 1) - 1));
        }
        if (read.next) {
            ask(reading.stretch, reading.done + static_cast<int>(read.rows.size()), read.next);
        } else {
            m_looked[static_cast<size_t>(*stretch)] = true;
        }
    }
    goOn();
}

/// The model's progressed() follows.
void HistoryFinder::followRows(int first, int last)
{
    const auto now = static_cast<size_t>(m_model.foundRows().stretches());
    const size_t before = m_looked.size();
    if (now <= before) {
        return; // within a stretch
    }
    if (last - first + 1 == m_model.rowCount()) {
        m_looked.assign(now, false); // Those before are empty, wherever they stand.
    } else {
        m_looked.insert(first == 0 ? m_looked.begin() : m_looked.end(), now - before, false);
    }
}

/// Where rows are read anew, some may be gone, have come, or stand elsewhere in their stretch.
void HistoryFinder::lookAnew(int first, int last)
{
    if (text().isEmpty()) {
        return;
    }
    const HistoryRows &rows = m_model.foundRows();
    const int end = rows.stretchOf(m_model.placeOfRow(last));
    for (int stretch = rows.stretchOf(m_model.placeOfRow(first)); stretch <= end; ++stretch) {
        if (rows.isRead(stretch)) {
            look(stretch);
        }
    }
    emit changed();
}

/// Also what stands nowhere any more.
void HistoryFinder::forgetIn(int stretch)
{
    const HistoryRows &rows = m_model.foundRows();
    std::erase_if(m_found, [&](const Found &found) {
        const int place = m_model.placeOfRow(found.place.row());
        return place < 0 || (place >= rows.start(stretch) && place < rows.start(stretch + 1));
    });
}

std::vector<int> HistoryFinder::foundRows() const
{
    std::vector<int> rows;
    rows.reserve(m_found.size());
    for (const Found &found : m_found) {
        if (found.place.isValid()) {
            rows.push_back(found.place.row());
        }
    }
    return rows;
}

QString HistoryFinder::reach() const
{
    const HistoryRows &rows = m_model.foundRows();
    int looked = 0;
    for (size_t i = 0; i < std::min(m_looked.size(), static_cast<size_t>(rows.stretches())); ++i) {
        looked += m_looked[i] ? rows.stretch(static_cast<int>(i)).count : 0;
    }
    const QLocale locale;
    const bool isAll = looked == m_model.rowCount() && m_model.progress() == HistoryTableModel::Progress::Over;
    if (text().isEmpty() || (isAll && m_problem.isEmpty())) {
        return {};
    }
    const QString words =
        looked == m_model.rowCount()
            ? tr("in the %1 rows that are found so far").arg(locale.toString(looked))
            : tr("looked at %1 of %2 rows").arg(locale.toString(looked), locale.toString(m_model.rowCount()));
    return m_problem.isEmpty() ? words : words + QStringLiteral(": ") + m_problem;
}

} // namespace flowconsole
