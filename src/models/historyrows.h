#pragma once

#include "domain/storedsearch.h"

#include <functional>
#include <optional>
#include <vector>

namespace flowconsole {

/// What a search among the stored executions has found, in its order: stretches of rows, of which only some
/// hold their executions at a time. A million rows are some thousand stretches. A value without signals.
class HistoryRows final
{
public:
    [[nodiscard]] int count() const { return m_starts.back(); }
    /// nullptr where the row is not read.
    [[nodiscard]] const FlowExecution *at(int row) const;
    /// The row of an execution that is read; -1 without one.
    [[nodiscard]] int rowOf(const ExecutionId &id) const;

    void clear();
    void append(const QList<StoredPage> &pages);
    void prepend(const QList<StoredPage> &pages);

    [[nodiscard]] int stretches() const { return static_cast<int>(m_stretches.size()); }
    /// Precondition: there is such a row.
    [[nodiscard]] int stretchOf(int row) const;
    [[nodiscard]] const StoredStretch &stretch(int index) const;
    /// Its first row.
    [[nodiscard]] int start(int index) const { return m_starts[static_cast<size_t>(index)]; }
    [[nodiscard]] bool isRead(int index) const;
    /// Where the stretch stands that begins and ends as that one; absent where none does.
    [[nodiscard]] std::optional<int> find(const StoredStretch &stretch) const;
    /// The stretch has so many rows, of which none is read.
    void setCount(int index, int count);
    /// Its rows as they are now, perhaps more or fewer than before.
    void setRows(int index, const QList<FlowExecution> &rows);
    /// Forgets what is read farthest from these rows until no more than `most` stretches hold executions.
    void forgetFarFrom(int first, int last, int most);

    /// Rows that are read and were told anew take the new value; `changed` hears of each.
    void update(const QList<FlowExecution> &executions, const std::function<void(int row)> &changed);

private:
    struct Part
    {
        StoredStretch stretch;
        std::optional<QList<FlowExecution>> rows;
    };

    [[nodiscard]] static Part partOf(const StoredPage &page);
    void countFrom(size_t index);

    std::vector<Part> m_stretches;
    std::vector<int> m_starts{0}; ///< of each stretch, and behind the last one
};

} // namespace flowconsole
