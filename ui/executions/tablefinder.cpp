#include "ui/executions/tablefinder.h"

#include <algorithm>
#include <limits>

namespace flowconsole {

namespace {

constexpr Milliseconds findSlice{4};
constexpr size_t rowsBetweenClocks = 32;
constexpr Milliseconds soonestAgain{1500};
/// Of the time, at most a fifth goes into looking again.
constexpr int restShare = 4;

} // namespace

TableFinder::TableFinder(const ExecutionTableModel &model, QObject *parent)
    : QObject(parent),
      m_model(model),
      m_matcher(QString(), Qt::CaseInsensitive),
      m_sliceAlarm(model.clock().createAlarm([this] { goOn(); })),
      m_againAlarm(model.clock().createAlarm([this] { start(); }))
{
    connect(&model, &ExecutionTableModel::arranged, this, [this] {
        scheduleAgain();
        // Rows have moved: which of them is the current one is another number.
        if (!m_found.empty()) {
            emit changed();
        }
    });
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                // With roles only time has passed.
                if (roles.isEmpty()) {
                    scheduleAgain();
                }
            });
}

void TableFinder::setText(const QString &text)
{
    if (text == m_matcher.pattern()) {
        return;
    }
    m_matcher.setPattern(text);
    m_isFirstSearch = true;
    m_found.clear();
    start();
}

void TableFinder::setColumns(const QList<ExecutionColumn> &columns)
{
    if (columns != m_columns) {
        m_columns = columns;
        m_isFirstSearch = true;
        m_found.clear();
        start();
    }
}

void TableFinder::start()
{
    m_sliceAlarm->stop();
    m_againAlarm->stop();
    m_finding.clear();
    if (m_matcher.pattern().isEmpty()) {
        m_rows.clear();
        m_searchedTo.reset();
        emit changed();
        return;
    }
    m_rows = m_model.rowMarks();
    m_searchedTo = 0;
    m_begun = m_model.clock().monotonic();
    goOn();
}

void TableFinder::goOn()
{
    const Clock &clock = m_model.clock();
    const Milliseconds begun = clock.monotonic();
    for (size_t at = *m_searchedTo; at < m_rows.size(); ++at) {
        if (at % rowsBetweenClocks == 0 && clock.monotonic() - begun >= findSlice) {
            m_searchedTo = at;
            m_sliceAlarm->start(Milliseconds::zero());
            if (m_isFirstSearch) {
                m_found = m_finding;
                emit changed();
            }
            return;
        }
        if (holdsIt(m_rows[at])) {
            m_finding.push_back(m_rows[at]);
        }
    }
    m_searchedTo.reset();
    m_isFirstSearch = false;
    m_took = clock.monotonic() - m_begun;
    m_rows.clear();
    m_found = std::exchange(m_finding, {});
    emit changed();
}

void TableFinder::scheduleAgain()
{
    if (!m_matcher.pattern().isEmpty() && !isSearching() && !m_againAlarm->isActive()) {
        m_againAlarm->start(std::max(soonestAgain, m_took * restShare));
    }
}

bool TableFinder::holdsIt(const RowMark &mark) const
{
    const FlowExecution *execution = m_model.execution(mark);
    if (execution == nullptr) {
        return false;
    }
    const QDateTime now = m_model.clock().nowUtc();
    return std::any_of(m_columns.cbegin(), m_columns.cend(), [&](ExecutionColumn column) {
        return m_matcher.indexIn(cellText(*execution, column, now)) >= 0;
    });
}

int TableFinder::count() const
{
    return static_cast<int>(std::count_if(m_found.cbegin(), m_found.cend(),
                                          [this](const RowMark &mark) { return m_model.rowOf(mark) >= 0; }));
}

int TableFinder::placeOf(int row) const
{
    int before = 0;
    bool isOne = false;
    for (const RowMark &mark : m_found) {
        const int found = m_model.rowOf(mark);
        isOne = isOne || found == row;
        before += found >= 0 && found < row ? 1 : 0;
    }
    return isOne && row >= 0 ? before + 1 : 0;
}

int TableFinder::next(int row, Direction direction) const
{
    // Rows may have moved since they were found.
    const int rows = m_model.rowCount();
    int best = -1;
    int bestWay = std::numeric_limits<int>::max();
    for (const RowMark &mark : m_found) {
        const int found = m_model.rowOf(mark);
        if (found < 0) {
            continue;
        }
        const int ahead = direction == Direction::Forward ? found - row : row - found;
        // The row itself comes last, after a whole round.
        const int way = ahead > 0 ? ahead : ahead + rows + 1;
        if (way < bestWay) {
            bestWay = way;
            best = found;
        }
    }
    return best;
}

} // namespace flowconsole
