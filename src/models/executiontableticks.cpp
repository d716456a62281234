#include "models/executiontablemodel.h"

#include "models/timeouttext.h"

#include <algorithm>

namespace flowconsole {

// What the model tells its views of by itself, as time passes: changed rows, running times, fading tints.

namespace {

constexpr Milliseconds signalInterval{67};   // 15 a second
constexpr Milliseconds runningInterval{100}; // durations show tenths of a second
constexpr Milliseconds ageInterval{1000};

} // namespace

Milliseconds ExecutionTableModel::waitFor(std::optional<Milliseconds> last, Milliseconds interval,
                                          Milliseconds now)
{
    return last ? std::max(*last + interval - now, Milliseconds::zero()) : Milliseconds::zero();
}

void ExecutionTableModel::tell(int row, Column from, Column to, const QList<int> &roles)
{
    emit dataChanged(index(row, static_cast<int>(from)), index(row, static_cast<int>(to)), roles);
}

void ExecutionTableModel::scheduleSignals()
{
    if (m_signalAlarm->isActive()) {
        return;
    }
    const Milliseconds wait = waitFor(m_signalledAt, signalInterval, m_clock.monotonic());
    if (wait > Milliseconds::zero()) {
        m_signalAlarm->start(wait);
    } else {
        signalChanges();
    }
}

void ExecutionTableModel::signalChanges()
{
    m_signalledAt = m_clock.monotonic();
    const quint64 generation = m_generation++;
    const auto [first, last] = visibleRange();
    const auto hasChanged = [&](int row) {
        const int slot = slotAt(row);
        return (slot < 0 ? groupOfHeading(slot).changedIn : m_rows[static_cast<size_t>(slot)].changedIn) ==
               generation;
    };
    for (int row = first; row <= last; ++row) {
        if (!hasChanged(row)) {
            continue;
        }
        const int start = row;
        while (row < last && hasChanged(row + 1)) {
            ++row;
        }
        emit dataChanged(index(start, 0), index(row, columnTotal - 1));
    }
}

void ExecutionTableModel::scheduleTick()
{
    if (m_slots.isEmpty()) {
        m_tickAlarm->stop();
        return;
    }
    const Milliseconds interval = !m_fades.isEmpty() ? signalInterval
                                  : m_live.isEmpty() ? ageInterval
                                                     : runningInterval;
    if (!m_tickAlarm->isActive() || interval < m_tickInterval) {
        m_tickInterval = interval;
        m_tickAlarm->start(interval);
    }
}

void ExecutionTableModel::tick()
{
    const Milliseconds now = m_clock.monotonic();
    const auto [first, last] = visibleRange();
    for (int row = first; row <= last; ++row) {
        if (m_live.contains(slotAt(row))) {
            // One cell a signal: a view repaints that cell alone, not its whole viewport.
            tell(row, Column::Duration, Column::Duration, {Qt::DisplayRole});
        }
    }
    tickFades(now);
    if (now >= m_agedAt + ageInterval) {
        m_agedAt = now;
        tickAges(first, last);
        if (m_sortColumn == static_cast<int>(Column::Duration)) {
            for (const int slot : std::as_const(m_live)) {
                markUnsorted(slot);
            }
            scheduleArrange();
        }
    }
    scheduleTick();
}

void ExecutionTableModel::tickAges(int first, int last)
{
    if (first > last) {
        return;
    }
    emit dataChanged(index(first, static_cast<int>(Column::Freshness)),
                     index(last, static_cast<int>(Column::EndedAt)), {Qt::DisplayRole});
    for (int row = first; row <= last; ++row) {
        if (!isHeading(row) && hasCountdown(m_rows[static_cast<size_t>(slotAt(row))].execution)) {
            tell(row, Column::Detail, Column::Detail, {Qt::DisplayRole});
        }
    }
}

void ExecutionTableModel::tickFades(Milliseconds now)
{
    for (auto fades = m_fades.begin(); fades != m_fades.end();) {
        const int row = rowOfSlot(fades.key());
        bool isOver = true;
        for (int column = 0; column < columnTotal; ++column) {
            auto &changedAt = (*fades)[static_cast<size_t>(column)];
            if (!changedAt) {
                continue;
            }
            if (row >= 0) {
                tell(row, static_cast<Column>(column), static_cast<Column>(column), {FadeRole});
            }
            // Told of once beyond its end, so that the tint is wiped away.
            if (now >= *changedAt + fadeTime) {
                changedAt.reset();
            } else {
                isOver = false;
            }
        }
        fades = isOver ? m_fades.erase(fades) : std::next(fades);
    }
}

} // namespace flowconsole
