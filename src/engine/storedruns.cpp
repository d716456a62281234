#include "engine/storedruns.h"

#include "base/clock.h"
#include "engine/executionpaths.h"
#include "engine/executionstore.h"
#include "engine/requestlog.h"
#include "engine/storedsearching.h"
#include "storage/executionhistory.h"
#include "storage/historyquery.h"
#include "telemetry/telemetry.h"

#include <algorithm>
#include <utility>

namespace flowconsole {

void addStoredDetails(ExecutionDetails &details, const StoredDetails &stored, const QDateTime &since)
{
    NodePath path;
    for (const NodeTransition &step : stored.steps + details.steps) {
        path.add(step);
    }
    details.steps = path.steps();
    QList<RequestRecord> requests;
    for (const RequestRecord &request : stored.requests) {
        if (request.startedAt < since || details.requests.isEmpty()) {
            requests.append(request);
        }
    }
    details.requests = requests + details.requests;
}

StoredRuns::StoredRuns(const ExecutionStore &store, const ExecutionPaths &paths, const RequestLog &requests,
                       ExecutionHistory &history, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_paths(paths),
      m_requests(requests),
      m_history(history),
      m_clock(clock),
      m_startedAt(clock.nowUtc())
{
    connect(&m_history, &ExecutionHistory::stateChanged, this, &StoredRuns::follow);
}

StoredRuns::~StoredRuns() = default;

StoredSearching *StoredRuns::searching(quint64 number) const
{
    return m_search && m_search->number() == number ? m_search.get() : nullptr;
}

void StoredRuns::search(const StoredSearch &search)
{
    m_search = std::make_unique<StoredSearching>(m_history, m_clock, search);
    const quint64 number = search.number;
    connect(m_search.get(), &StoredSearching::found, this, &StoredRuns::found);
    connect(m_search.get(), &StoredSearching::pageRead, this,
            [this, number](const StoredPage &page) { emit pageRead(number, page); });
    connect(m_search.get(), &StoredSearching::failed, this,
            [this, number](const QString &problem) { emit failed(number, problem); });
    connect(m_search.get(), &StoredSearching::newerCounted, this,
            [this, number](int count) { emit newerCounted(number, count); });
    m_search->start();
}

void StoredRuns::stop(quint64 search)
{
    if (StoredSearching *current = searching(search)) {
        current->stop();
    }
}

void StoredRuns::resume(quint64 search)
{
    if (StoredSearching *current = searching(search)) {
        current->resume();
    }
}

void StoredRuns::forget(quint64 search)
{
    if (searching(search) != nullptr) {
        m_search.reset();
    }
}

void StoredRuns::readPage(quint64 search, const StoredStretch &stretch)
{
    if (StoredSearching *current = searching(search)) {
        current->readPage(stretch);
    }
}

void StoredRuns::readWindow(const StoredWindow &window)
{
    const auto understood = historyQueryOf(window.search, window.now);
    if (!understood) {
        emit windowRead({window.number, {}, {}, understood.error().message});
        return;
    }
    HistoryQuery query = understood.value();
    query.after = window.stretch.after;
    query.upTo = window.stretch.upTo;
    query.limit = window.limit;
    query.seesUnwritten = false;
    m_history.readFiltered(query, this, [this, number = window.number](const Result<HistoryPage> &page) {
        if (page) {
            emit windowRead({number, page.value().executions, page.value().next, {}});
        } else {
            emit windowRead({number, {}, {}, page.error().message});
        }
    });
}

void StoredRuns::bringNewer(quint64 search)
{
    if (StoredSearching *current = searching(search)) {
        current->bringNewer();
    }
}

void StoredRuns::follow(const HistoryState &state)
{
    const HistoryState before = std::exchange(m_state, state);
    if (!m_search || state.status != HistoryState::Status::Ready) {
        return;
    }
    if (before.replaced != state.replaced) {
        // Nothing of what was found is in the file that is there now.
        m_search->start();
    } else if (before.status != HistoryState::Status::Ready &&
               before.status != HistoryState::Status::DiskFull) {
        m_search->resume();
    } else if (before.executions != state.executions) {
        m_search->countNewer();
    }
}

void StoredRuns::readRuns(const QList<ExecutionId> &ids)
{
    readDetails(ids, this, [this, ids](const Result<QList<ExecutionDetails>> &read) {
        if (read) {
            emit runsRead(ids, read.value());
        } else {
            emit runsFailed(ids, read.error().message);
        }
    });
}

void StoredRuns::readDetails(const QList<ExecutionId> &ids, QObject *context, const Receive &receive)
{
    m_history.readRuns(ids, context, [this, ids, receive](const Result<QList<StoredRun>> &read) {
        QList<ExecutionDetails> all;
        const QList<StoredRun> stored = read ? read.value() : QList<StoredRun>();
        for (const ExecutionId &id : ids) {
            const auto kept = std::find_if(stored.cbegin(), stored.cend(),
                                           [&id](const StoredRun &run) { return run.execution.id == id; });
            const FlowExecution *live = m_store.find(id);
            if (live == nullptr && kept == stored.cend()) {
                continue;
            }
            ExecutionDetails details =
                live != nullptr ? liveDetailsOf(*live) : ExecutionDetails{kept->execution, {}, {}, {}};
            if (kept != stored.cend()) {
                addStoredDetails(details, kept->details, m_startedAt);
            }
            const FlowExecution &execution = details.execution;
            if (isFinal(execution.state) && !execution.platformId.isEmpty()) {
                details.telemetry = Telemetry(m_clock).recordOf(execution);
            }
            all.append(details);
        }
        // What this run of the program knows can be told without the history.
        if (!read && all.size() < ids.size()) {
            receive(read.error());
        } else {
            receive(all);
        }
    });
}

ExecutionDetails StoredRuns::liveDetailsOf(const FlowExecution &execution) const
{
    return {execution, m_requests.of(execution.id), m_paths.of(execution.id).steps(), std::nullopt};
}

} // namespace flowconsole
