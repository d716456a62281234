#pragma once

#include "domain/flowexecution.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace flowconsole {

/// By when they were created.
enum class HistoryOrder { NewestFirst, OldestFirst };

/// Between two stored executions, by when they were created, their row of a batch, and their id.
struct HistoryPosition
{
    qint64 createdAt = 0; ///< UTC milliseconds
    qint64 batchRow = 0;
    QString id;

    friend bool operator==(const HistoryPosition &, const HistoryPosition &) = default;
};

[[nodiscard]] inline HistoryPosition positionOf(const FlowExecution &execution)
{
    return {execution.createdAt.toMSecsSinceEpoch(), execution.batchRow, execution.id.text()};
}

/// What is searched for among all stored executions.
struct StoredSearch
{
    quint64 number = 0; ///< chosen by who asks, another one each time; what is told of it carries the same
    QString filterText; ///< filter/filterparser.h; empty: all
    ProfileId profile;  ///< of one connection; empty: of all
    HistoryOrder order = HistoryOrder::NewestFirst;

    friend bool operator==(const StoredSearch &, const StoredSearch &) = default;
};

/// A part of what a search finds, small enough to be read at once.
struct StoredStretch
{
    std::optional<HistoryPosition> after; ///< it begins behind that one; absent: with the very first
    std::optional<HistoryPosition> upTo;  ///< it ends with that one; absent: with the very last
    int count = 0;                        ///< how many were found there

    friend bool operator==(const StoredStretch &, const StoredStretch &) = default;
};

/// A stretch with its executions, or without them where they were only counted.
struct StoredPage
{
    StoredStretch stretch;
    std::optional<QList<FlowExecution>> rows;

    friend bool operator==(const StoredPage &, const StoredPage &) = default;
};

/// Some executions that a search finds, read beside it.
struct StoredWindow
{
    quint64 number = 0;    ///< another one each time; the answer carries the same
    StoredSearch search;   ///< what is meant; its number does not matter
    QDateTime now;         ///< what -2h and today are reckoned from
    StoredStretch stretch; ///< where; its count does not matter
    int limit = 500;       ///< at most so many
};

/// Perhaps none, and more behind these all the same.
struct StoredWindowRows
{
    quint64 number = 0;
    QList<FlowExecution> rows;           ///< in the search's order
    std::optional<HistoryPosition> next; ///< where the stretch goes on; absent at its end
    QString problem;                     ///< for people: why it could not be read; empty where it was
};

/// What a search has found since it told last, and how far it is.
struct StoredFinding
{
    enum class Progress {
        GoingOn,
        Paused,  ///< enough is found for now
        Stopped, ///< somebody stopped it, or it failed
        Over,    ///< all of it is found
    };

    quint64 search = 0;
    bool isFirst = false;    ///< of this search, also where it has begun anew by itself
    QDateTime now;           ///< with the first one: what -2h and today are reckoned from
    bool isNewer = false;    ///< what was stored since the search began: it comes before the others, or behind
                             ///< them where the oldest come first
    QList<StoredPage> pages; ///< in their order
    qint64 examined = 0;     ///< since it began about so many were looked at
    QDateTime reached;       ///< back (or on) to that time; invalid where nothing is left
    Progress progress = Progress::GoingOn;

    friend bool operator==(const StoredFinding &, const StoredFinding &) = default;
};

} // namespace flowconsole
