#pragma once

#include "domain/flowexecution.h"
#include "domain/storedsearch.h"
#include "filter/filtertree.h"
#include "storage/sqlconnection.h"

#include <QTimeZone>

#include <optional>

namespace flowconsole {

/// What is asked of the history.
struct HistoryQuery
{
    FilterTree filter;
    ProfileId profile; ///< of one connection; empty: of all
    FlowId flow;       ///< of one flow; empty: of all
    HistoryOrder order = HistoryOrder::NewestFirst;
    int limit = 200;                              ///< at most so many at a time
    std::optional<HistoryPosition> after;         ///< HistoryPage::next of the page before
    std::optional<HistoryPosition> upTo;          ///< nothing behind that one
    QDateTime now;                                ///< what -2h and today are reckoned from
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< in which days begin
    int step = 20'000;         ///< look at about so many rows, then answer with what was found
    bool seesUnwritten = true; ///< what waits to be written is written before
};

/// What one step has found. Where the filter is rare it may be nothing, and go on all the same.
struct HistoryPage
{
    QList<FlowExecution> executions;     ///< in the order that was asked for
    std::optional<HistoryPosition> next; ///< where to go on; nothing at the end
    qint64 examined = 0;                 ///< rows that were looked at, or passed over by an index
};

/// The same, in stretches of about `limit` executions each. Where SQL can say all that the filter does, they
/// are only counted, by an index if there is one for it, and stretches begin and end between two milliseconds.
struct HistorySurvey
{
    QList<StoredPage> pages;
    std::optional<HistoryPosition> next;
    qint64 examined = 0;
};

/// The query for what somebody searches; an error where the filter cannot be understood.
[[nodiscard]] Result<HistoryQuery> historyQueryOf(const StoredSearch &search, const QDateTime &now);

/// Between all that was created in that millisecond and what comes next in that order.
[[nodiscard]] HistoryPosition behindAllOf(qint64 createdAt, HistoryOrder order);

/// One step of a query, bounded in time, by keyset. SQL narrows, the filter's predicate decides, so that stored
/// and live executions answer the same. Executions without a time of creation are never found. In the reader's
/// thread.
[[nodiscard]] SqlResult<HistoryPage> readHistoryPage(SqlConnection &connection, const HistoryQuery &query);

/// One step of a query, bounded in time, for whoever wants to know how much there is and where.
[[nodiscard]] SqlResult<HistorySurvey> surveyHistory(SqlConnection &connection, const HistoryQuery &query);

} // namespace flowconsole
