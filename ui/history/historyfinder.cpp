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
    connect(&m_model, &HistoryTableModel::rowsRead, this, &HistoryFinder::correct);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_model, change, this, [this](const QModelIndex &, int first) { followRows(first); });
    }
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
    m_sliceAlarm->stop();
    m_reading.reset();
    m_problem.clear();
    m_found.clear();
    m_looked.assign(static_cast<size_t>(m_model.foundRows().stretches()), false);
    goOn();
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
    while (!m_reading && !text().isEmpty() && m_problem.isEmpty()) {
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
    m_problem = read.problem;
    const HistoryRows &rows = m_model.foundRows();
    const std::optional<int> stretch = rows.find(reading.stretch);
    if (stretch && m_problem.isEmpty()) {
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

void HistoryFinder::followRows(int first)
{
    const auto now = static_cast<size_t>(m_model.foundRows().stretches());
    const size_t before = m_looked.size();
    if (now < before) {
        restart();
    } else if (now > before) {
        m_looked.insert(first == 0 ? m_looked.begin() : m_looked.end(), now - before, false);
        goOn();
    }
}

/// As rows are read anew, some may be gone or stand elsewhere in their stretch.
void HistoryFinder::correct(int first, int last)
{
    const auto isGone = [&](Found &found) {
        const int row = found.place.row();
        if (row < first || row > last || m_model.idAt(row) == found.id) {
            return false;
        }
        found.place = m_model.indexOf(found.id);
        return !found.place.isValid();
    };
    if (std::erase_if(m_found, isGone) > 0) {
        emit changed();
    }
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
