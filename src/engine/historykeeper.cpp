#include "engine/historykeeper.h"

#include "base/clock.h"
#include "base/logging.h"
#include "domain/batch.h"
#include "domain/connectionprofile.h"
#include "engine/executionpaths.h"
#include "engine/executionstore.h"
#include "engine/launchdesk.h"
#include "engine/requestlog.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace flowconsole {

namespace {

/// Brought back into the table at the start.
constexpr int newestShown = 1000;

/// A row of a batch that did not leave is no execution: the row may be launched another time.
bool isWorthStoring(const FlowExecution &execution)
{
    return !isRowFree(execution);
}

} // namespace

HistoryKeeper::HistoryKeeper(ExecutionStore &store, ExecutionPaths &paths, const RequestLog &requests,
                             LaunchDesk &desk, ExecutionHistory &history, const Clock &clock, QObject *parent)
    : QObject(parent), m_store(store), m_requests(requests), m_desk(desk), m_history(history), m_clock(clock)
{
    connect(&m_store, &ExecutionStore::updated, this, &HistoryKeeper::store);
    connect(&m_history, &ExecutionHistory::stateChanged, this, &HistoryKeeper::follow);
    paths.observe([this](const ExecutionId &id, const NodeTransition &step) { m_history.save(id, step); });
}

HistoryKeeper::~HistoryKeeper() = default;

void HistoryKeeper::store(const FlowExecution &execution)
{
    if (!m_isRestoring && isWorthStoring(execution)) {
        m_history.save(execution);
    }
}

void HistoryKeeper::take(const RequestRecord &record)
{
    if (record.method != u"GET") {
        m_history.save(record);
    }
}

void HistoryKeeper::storeLooks(const ExecutionId &id)
{
    for (const RequestRecord &record : m_requests.of(id)) {
        if (record.method == u"GET") {
            m_history.save(record);
        }
    }
}

std::optional<StoredDetails> HistoryKeeper::detailsOf(const ExecutionId &id)
{
    if (m_detailsId != id) {
        m_detailsId = id;
        m_details.reset();
        m_history.readDetails(id, this, [this, id](const Result<StoredDetails> &read) {
            if (!read) {
                qCWarning(lcEngine) << "Details cannot be read:" << read.error().message;
            } else if (m_detailsId == id) {
                m_details = read.value();
                emit detailsRead(id);
            }
        });
    }
    return m_details;
}

void HistoryKeeper::follow(const HistoryState &state)
{
    if (m_mustRestore && state.status == HistoryState::Status::Ready) {
        restoreAgain();
    }
    if (std::exchange(m_replaced, state.replaced) != state.replaced) {
        // The file that has taken its place knows nothing of what is here.
        for (const FlowExecution &execution : m_store.all()) {
            store(execution);
        }
    }
    const QString pause = state.status == HistoryState::Status::DiskFull ? state.problem : QString();
    if (pause == m_pause) {
        return;
    }
    if (!m_pause.isEmpty()) {
        m_desk.resume(m_pause);
    }
    m_pause = pause;
    if (!m_pause.isEmpty()) {
        m_desk.pause(m_pause);
    }
}

void HistoryKeeper::restoreAgain()
{
    if (m_restoredScope) {
        restoreOpen();
    } else {
        restore();
    }
}

void HistoryKeeper::restoreOf(const ConnectionProfile &profile)
{
    m_restoredScope = HistoryScope{profile.id, profile.environment, profile.dialect};
    restoreOpen();
}

void HistoryKeeper::restoreOpen()
{
    m_mustRestore = false;
    m_history.takeOverUnfinishedOf(*m_restoredScope, this, [this](const Result<QList<FlowExecution>> &open) {
        m_mustRestore = !open;
        if (open) {
            bringBackOpen(m_store, m_clock, open.value());
        }
    });
}

void HistoryKeeper::bringBackOpen(ExecutionStore &store, const Clock &clock, const QList<FlowExecution> &open)
{
    store.restore(open);
    settle(store, clock, open);
}

/// Both answers together, so that the rows stand in the order of their creation.
void HistoryKeeper::restore()
{
    m_mustRestore = false;
    m_history.takeOverUnfinished(this, [this](const Result<QList<FlowExecution>> &unfinished) {
        if (!unfinished) {
            m_mustRestore = true;
            return;
        }
        m_history.readNewest(newestShown, {}, this,
                             [this, left = unfinished.value()](const Result<QList<FlowExecution>> &newest) {
                                 bringBack(left, newest ? newest.value() : QList<FlowExecution>());
                             });
    });
}

void HistoryKeeper::bringBack(const QList<FlowExecution> &unfinished, const QList<FlowExecution> &newest)
{
    QList<FlowExecution> all = unfinished;
    for (const FlowExecution &execution : newest) {
        // What is still awaited, and not by us, belongs to a program that runs.
        if (!isOpenExecution(execution)) {
            all.append(execution);
        }
    }
    // As the history orders them: the rows of a batch may all be of one millisecond.
    std::sort(all.begin(), all.end(), [](const FlowExecution &a, const FlowExecution &b) {
        return std::tie(a.createdAt, a.batchRow, a.id) < std::tie(b.createdAt, b.batchRow, b.id);
    });
    m_isRestoring = true;
    m_store.restore(all);
    m_isRestoring = false;
    settle(m_store, m_clock, unfinished);
}

/// What was under way when the program ended.
void HistoryKeeper::settle(ExecutionStore &store, const Clock &clock, const QList<FlowExecution> &left)
{
    for (const FlowExecution &execution : left) {
        ExecutionUpdate update;
        update.id = execution.id;
        update.observedAt = clock.nowUtc();
        if (execution.state == ExecutionState::Queued || execution.state == ExecutionState::Draft) {
            update.state = ExecutionState::Failed;
            update.detail = tr("The console ended before this was sent: nothing was started");
        } else if (execution.state == ExecutionState::Launching) {
            update.state = ExecutionState::Unknown;
            update.detail = tr("The console ended before the answer came: it may have started");
        } else {
            continue;
        }
        store.apply(update);
    }
}

} // namespace flowconsole
