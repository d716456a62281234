#pragma once

#include "base/clock.h"
#include "models/historytablemodel.h"
#include "ui/executions/rowfinder.h"

#include <memory>
#include <optional>

namespace flowconsole {

/// Finds a text in the shown cells of the table of stored executions: first in the rows that are read, then in
/// all others that the search has found, which are read for it some at a time and not kept. What the search
/// finds later is looked at too. Rests while nobody looks at the table, and while its rows are about to go. GUI
/// thread; the model outlives it.
class HistoryFinder final : public RowFinder
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryFinder)

public:
    /// More are not looked for.
    static constexpr size_t mostFound = 10'000;

    explicit HistoryFinder(HistoryTableModel &model, QObject *parent = nullptr);
    ~HistoryFinder() override;

    [[nodiscard]] bool isSearching() const override;
    [[nodiscard]] QString reach() const override;

protected:
    void restart() override;
    [[nodiscard]] std::vector<int> foundRows() const override;
    [[nodiscard]] int rowTotal() const override { return m_model.rowCount(); }

private:
    struct Found
    {
        QPersistentModelIndex place;
        ExecutionId id;
    };
    /// A stretch that is being read.
    struct Reading
    {
        quint64 number;
        StoredStretch stretch;
        int done; ///< so many of its rows were looked at
    };

    [[nodiscard]] bool isResting() const;
    void forgetAll();
    void goOn();
    [[nodiscard]] std::optional<int> nextStretch() const;
    void ask(const StoredStretch &stretch, int done, const std::optional<HistoryPosition> &after);
    void take(const StoredWindowRows &read);
    void look(int stretch);
    void lookAt(const FlowExecution &execution, int place);
    void followRows(int first, int last);
    void lookAnew(int first, int last);
    void forgetIn(int stretch);

    HistoryTableModel &m_model;
    std::vector<Found> m_found;
    std::vector<bool> m_looked; ///< at each stretch
    std::optional<Reading> m_reading;
    QString m_problem; ///< why it does not go on; empty while it does
    std::unique_ptr<Alarm> m_sliceAlarm;
};

} // namespace flowconsole
