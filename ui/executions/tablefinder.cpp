#include "ui/executions/tablefinder.h"

#include <algorithm>
#include <utility>

namespace flowconsole {

namespace {

constexpr Milliseconds findSlice{4};
constexpr size_t rowsBetweenClocks = 32;
constexpr Milliseconds soonestAgain{1500};
/// Of the time, at most a fifth goes into looking again.
constexpr int restShare = 4;

} // namespace

TableFinder::TableFinder(const ExecutionTableModel &model, QObject *parent)
    : RowFinder(parent),
      m_model(model),
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

void TableFinder::restart()
{
    m_isFirstSearch = true;
    m_found.clear();
    start();
}

void TableFinder::start()
{
    m_sliceAlarm->stop();
    m_againAlarm->stop();
    m_finding.clear();
    m_isOutOfDate = false;
    if (text().isEmpty()) {
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
    const QDateTime now = clock.nowUtc();
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
        const FlowExecution *execution = m_model.execution(m_rows[at]);
        if (execution != nullptr && holdsIt(*execution, now)) {
            m_finding.push_back(m_rows[at]);
        }
    }
    m_searchedTo.reset();
    m_isFirstSearch = false;
    m_took = clock.monotonic() - m_begun;
    m_rows.clear();
    m_found = std::exchange(m_finding, {});
    emit changed();
    // Rows that were passed already may have changed meanwhile.
    if (std::exchange(m_isOutOfDate, false)) {
        scheduleAgain();
    }
}

void TableFinder::scheduleAgain()
{
    if (isSearching()) {
        m_isOutOfDate = true;
    } else if (!text().isEmpty() && !m_againAlarm->isActive()) {
        m_againAlarm->start(std::max(soonestAgain, m_took * restShare));
    }
}

std::vector<int> TableFinder::foundRows() const
{
    std::vector<int> rows;
    rows.reserve(m_found.size());
    for (const RowMark &mark : m_found) {
        if (const int row = m_model.rowOf(mark); row >= 0) {
            rows.push_back(row);
        }
    }
    return rows;
}

} // namespace flowconsole
