#include "models/historyrows.h"

#include <QHash>

#include <algorithm>

namespace flowconsole {

HistoryRows::Part HistoryRows::partOf(const StoredPage &page)
{
    Part part{page.stretch, page.rows};
    if (part.rows) {
        part.stretch.count = static_cast<int>(part.rows->size());
    }
    return part;
}

void HistoryRows::countFrom(size_t index)
{
    m_starts.resize(m_stretches.size() + 1);
    for (size_t i = index; i < m_stretches.size(); ++i) {
        m_starts[i + 1] = m_starts[i] + m_stretches[i].stretch.count;
    }
}

void HistoryRows::clear()
{
    m_stretches.clear();
    m_starts = {0};
}

void HistoryRows::append(const QList<StoredPage> &pages)
{
    const size_t before = m_stretches.size();
    std::transform(pages.cbegin(), pages.cend(), std::back_inserter(m_stretches), partOf);
    countFrom(before);
}

void HistoryRows::prepend(const QList<StoredPage> &pages)
{
    std::vector<Part> all;
    all.reserve(m_stretches.size() + static_cast<size_t>(pages.size()));
    std::transform(pages.cbegin(), pages.cend(), std::back_inserter(all), partOf);
    std::move(m_stretches.begin(), m_stretches.end(), std::back_inserter(all));
    m_stretches = std::move(all);
    countFrom(0);
}

int HistoryRows::stretchOf(int row) const
{
    // The last one that begins at the row or before; empty ones begin where the next one does.
    const auto behind = std::upper_bound(m_starts.cbegin(), m_starts.cend(), row);
    return static_cast<int>(behind - m_starts.cbegin()) - 1;
}

const StoredStretch &HistoryRows::stretch(int index) const
{
    return m_stretches[static_cast<size_t>(index)].stretch;
}

bool HistoryRows::isRead(int index) const
{
    return m_stretches[static_cast<size_t>(index)].rows.has_value();
}

const FlowExecution *HistoryRows::at(int row) const
{
    if (row < 0 || row >= count()) {
        return nullptr;
    }
    const int index = stretchOf(row);
    const Part &part = m_stretches[static_cast<size_t>(index)];
    return part.rows ? &part.rows->at(row - start(index)) : nullptr;
}

int HistoryRows::rowOf(const ExecutionId &id) const
{
    for (int index = 0; index < stretches(); ++index) {
        const Part &part = m_stretches[static_cast<size_t>(index)];
        for (int i = 0; part.rows && i < part.stretch.count; ++i) {
            if (part.rows->at(i).id == id) {
                return start(index) + i;
            }
        }
    }
    return -1;
}

std::optional<int> HistoryRows::find(const StoredStretch &stretch) const
{
    const auto found = std::find_if(m_stretches.cbegin(), m_stretches.cend(), [&stretch](const Part &part) {
        return part.stretch.after == stretch.after && part.stretch.upTo == stretch.upTo;
    });
    return found == m_stretches.cend() ? std::nullopt
                                       : std::optional(static_cast<int>(found - m_stretches.cbegin()));
}

void HistoryRows::setCount(int index, int count)
{
    Part &part = m_stretches[static_cast<size_t>(index)];
    part.rows.reset();
    part.stretch.count = count;
    countFrom(static_cast<size_t>(index));
}

void HistoryRows::setRows(int index, const QList<FlowExecution> &rows)
{
    Part &part = m_stretches[static_cast<size_t>(index)];
    part.rows = rows;
    part.stretch.count = static_cast<int>(rows.size());
    countFrom(static_cast<size_t>(index));
}

void HistoryRows::forgetFarFrom(int first, int last, int most)
{
    const auto distance = [&](int index) {
        const int end = start(index + 1);
        return end <= first ? first - end + 1 : std::max(start(index) - last, 0);
    };
    std::vector<int> read;
    for (int index = 0; index < stretches(); ++index) {
        if (isRead(index)) {
            read.push_back(index);
        }
    }
    std::sort(read.begin(), read.end(), [&](int a, int b) { return distance(a) < distance(b); });
    for (size_t i = static_cast<size_t>(most); i < read.size(); ++i) {
        m_stretches[static_cast<size_t>(read[i])].rows.reset();
    }
}

void HistoryRows::update(const QList<FlowExecution> &executions, const std::function<void(int)> &changed)
{
    QHash<ExecutionId, const FlowExecution *> news;
    for (const FlowExecution &execution : executions) {
        news.insert(execution.id, &execution);
    }
    for (int index = 0; index < stretches(); ++index) {
        Part &part = m_stretches[static_cast<size_t>(index)];
        for (int i = 0; part.rows && i < part.stretch.count; ++i) {
            const FlowExecution *told = news.value(part.rows->at(i).id);
            if (told != nullptr && *told != part.rows->at(i)) {
                (*part.rows)[i] = *told;
                changed(start(index) + i);
            }
        }
    }
}

} // namespace flowconsole
