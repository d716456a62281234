#pragma once

#include "models/executioncolumn.h"

#include <QObject>
#include <QStringMatcher>

#include <vector>

class QDateTime;

namespace flowconsole {

struct FlowExecution;

/// Finds a text in the shown cells of a table of executions; which rows are looked at when is each table's own.
/// GUI thread.
class RowFinder : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowFinder)

public:
    enum class Direction { Forward, Backward };

    ~RowFinder() override;

    /// Capital letters count for nothing. Nothing is looked for with an empty text.
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_matcher.pattern(); }
    /// Where it is looked for.
    void setColumns(const QList<ExecutionColumn> &columns);

    [[nodiscard]] virtual bool isSearching() const = 0;
    /// For people: how far it has looked, where that is not at all rows; else empty.
    [[nodiscard]] virtual QString reach() const;
    /// How many rows hold it, as far as is known.
    [[nodiscard]] int count() const { return static_cast<int>(foundRows().size()); }
    /// Which of them `row` is, counted from 1; 0 where it is none.
    [[nodiscard]] int placeOf(int row) const;
    /// The next one from `row` on, which does not count itself, round the end of the table; -1 where there is
    /// none.
    [[nodiscard]] int next(int row, Direction direction) const;

signals:
    /// count(), placeOf(), isSearching() or reach() answer otherwise now.
    void changed();

protected:
    explicit RowFinder(QObject *parent);

    /// Text or columns are others: what was found counts no more.
    virtual void restart() = 0;
    /// Where those that were found stand now, in any order.
    [[nodiscard]] virtual std::vector<int> foundRows() const = 0;
    [[nodiscard]] virtual int rowTotal() const = 0;
    [[nodiscard]] bool holdsIt(const FlowExecution &execution, const QDateTime &now) const;

private:
    QStringMatcher m_matcher;
    QList<ExecutionColumn> m_columns;
};

} // namespace flowconsole
