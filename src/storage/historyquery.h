#pragma once

#include "domain/flowexecution.h"
#include "filter/filtertree.h"
#include "storage/sqlconnection.h"

#include <QTimeZone>

#include <optional>

namespace flowconsole {

enum class HistoryOrder { NewestFirst, OldestFirst };

/// Between two stored executions, by when they were created, their row of a batch, and their id.
struct HistoryPosition
{
    qint64 createdAt = 0; ///< UTC milliseconds
    qint64 batchRow = 0;
    QString id;

    friend bool operator==(const HistoryPosition &, const HistoryPosition &) = default;
};

/// What is asked of the history.
struct HistoryQuery
{
    FilterTree filter;
    ProfileId profile; ///< of one connection; empty: of all
    FlowId flow;       ///< of one flow; empty: of all
    HistoryOrder order = HistoryOrder::NewestFirst;
    int limit = 200;                              ///< at most so many at a time
    std::optional<HistoryPosition> after;         ///< HistoryPage::next of the page before
    QDateTime now;                                ///< what -2h and today are reckoned from
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< in which days begin
    int step = 20'000; ///< look at about so many rows, then answer with what was found
};

/// What one step has found. Where the filter is rare it may be nothing, and go on all the same.
struct HistoryPage
{
    QList<FlowExecution> executions;     ///< in the order that was asked for
    std::optional<HistoryPosition> next; ///< where to go on; nothing at the end
    qint64 examined = 0;                 ///< rows that were looked at, or passed over by an index
};

/// One step of a query, bounded in time, by keyset. SQL narrows, the filter's predicate decides, so that stored
/// and live executions answer the same. Executions without a time of creation are never found. In the reader's
/// thread.
[[nodiscard]] SqlResult<HistoryPage> readHistoryPage(SqlConnection &connection, const HistoryQuery &query);

} // namespace flowconsole
