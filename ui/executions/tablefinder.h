#pragma once

#include "base/clock.h"
#include "models/executiontablemodel.h"

#include <QObject>
#include <QStringMatcher>

#include <memory>
#include <optional>
#include <vector>

namespace flowconsole {

/// Finds a text in the shown cells of the table of executions. All rows are looked at in slices, so that the
/// window goes on, and again some time after rows or cells have changed; what was found until then stays.
/// GUI thread; the model outlives it.
class TableFinder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableFinder)

public:
    enum class Direction { Forward, Backward };

    explicit TableFinder(const ExecutionTableModel &model, QObject *parent = nullptr);

    /// Capital letters count for nothing. Nothing is looked for with an empty text.
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_matcher.pattern(); }
    /// Where it is looked for.
    void setColumns(const QList<ExecutionColumn> &columns);

    [[nodiscard]] bool isSearching() const { return m_searchedTo.has_value(); }
    /// How many rows hold it, as far as is known.
    [[nodiscard]] int count() const;
    /// Which of them `row` is, counted from 1; 0 where it is none.
    [[nodiscard]] int placeOf(int row) const;
    /// The next one from `row` on, which does not count itself, round the end of the table; -1 where there is
    /// none.
    [[nodiscard]] int next(int row, Direction direction) const;

signals:
    /// count(), placeOf() or isSearching() answer otherwise now.
    void changed();

private:
    void start();
    void goOn();
    void scheduleAgain();
    [[nodiscard]] bool holdsIt(const RowMark &mark) const;

    const ExecutionTableModel &m_model;
    QStringMatcher m_matcher;
    QList<ExecutionColumn> m_columns;
    std::vector<RowMark> m_rows; ///< of the search under way
    std::vector<RowMark> m_finding;
    std::vector<RowMark> m_found; ///< in the order of the table as it was
    std::optional<size_t> m_searchedTo;
    bool m_isFirstSearch = true; ///< with this text: what is found shows at once
    Milliseconds m_begun{0};
    Milliseconds m_took{0};
    std::unique_ptr<Alarm> m_sliceAlarm;
    std::unique_ptr<Alarm> m_againAlarm;
};

} // namespace flowconsole
