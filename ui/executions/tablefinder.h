#pragma once

#include "base/clock.h"
#include "models/executiontablemodel.h"
#include "ui/executions/rowfinder.h"

#include <memory>
#include <optional>
#include <vector>

namespace flowconsole {

/// Finds a text in the shown cells of the table of executions. All rows are looked at in slices, so that the
/// window goes on, and again some time after rows or cells have changed; what was found until then stays.
/// GUI thread; the model outlives it.
class TableFinder final : public RowFinder
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableFinder)

public:
    explicit TableFinder(const ExecutionTableModel &model, QObject *parent = nullptr);

    [[nodiscard]] bool isSearching() const override { return m_searchedTo.has_value(); }

protected:
    void restart() override;
    [[nodiscard]] std::vector<int> foundRows() const override;
    [[nodiscard]] int rowTotal() const override { return m_model.rowCount(); }

private:
    void start();
    void goOn();
    void scheduleAgain();

    const ExecutionTableModel &m_model;
    std::vector<RowMark> m_rows; ///< of the search under way
    std::vector<RowMark> m_finding;
    std::vector<RowMark> m_found; ///< in the order of the table as it was
    std::optional<size_t> m_searchedTo;
    bool m_isOutOfDate = false;  ///< something has changed since the search under way began
    bool m_isFirstSearch = true; ///< with this text: what is found shows at once
    Milliseconds m_begun{0};
    Milliseconds m_took{0};
    std::unique_ptr<Alarm> m_sliceAlarm;
    std::unique_ptr<Alarm> m_againAlarm;
};

} // namespace flowconsole
