#pragma once

#include "base/result.h"
#include "domain/historystate.h"
#include "domain/storedsearch.h"
#include "domain/telemetryrecord.h"

#include <QObject>

#include <functional>
#include <memory>

namespace flowconsole {

class Clock;
class ExecutionHistory;
class ExecutionPaths;
class ExecutionStore;
class RequestLog;
class StoredSearching;
struct StoredDetails;

/// Adds what was stored of it to what is held of it since `since`, when this run of the program began.
void addStoredDetails(ExecutionDetails &details, const StoredDetails &stored, const QDateTime &since);

/// All executions that are stored, for whoever looks at them: searches them, reads what was found page by page,
/// and tells the details of any execution, live or stored. A search first tells what it finds at once, then
/// goes on in the background, a slice at a time, so that pages and details come between. Lives in the engine's
/// thread, as long as the engine; reached from elsewhere by queued connections only.
class StoredRuns final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoredRuns)

public:
    using Receive = std::function<void(const Result<QList<ExecutionDetails>> &)>;

    StoredRuns(const ExecutionStore &store, const ExecutionPaths &paths, const RequestLog &requests,
               ExecutionHistory &history, const Clock &clock, QObject *parent = nullptr);
    ~StoredRuns() override;

    /// As readRuns(), for the engine's own parts; answers from the event loop while `context` lives.
    void readDetails(const QList<ExecutionId> &ids, QObject *context, const Receive &receive);

public slots:
    /// Takes the place of the search before, of which nothing is told any more. Answered by found(), or by
    /// failed().
    void search(const flowconsole::StoredSearch &search);
    /// Ends the search where it is; what was found can still be read.
    void stop(quint64 search);
    /// Goes on where a search was stopped, or has failed.
    void resume(quint64 search);
    /// Nothing is told of it any more, and it costs nothing.
    void forget(quint64 search);
    /// The executions of a stretch as they stand now; answered by pageRead() or failed().
    void readPage(quint64 search, const flowconsole::StoredStretch &stretch);
    /// Looks at some rows for whoever reads all of them, one after the other; answered by windowRead(). Beside
    /// the search, and after it.
    void readWindow(const flowconsole::StoredWindow &window);
    /// Finds what newerCounted() told of; answered by found().
    void bringNewer(quint64 search);

    /// The details of these executions, live or stored, in the same order, secure values masked; one that is
    /// in neither place is left out. Answered by runsRead() or runsFailed(), which name the ids that were asked
    /// for.
    void readRuns(const QList<flowconsole::ExecutionId> &ids);

signals:
    /// At once for the first page, then a few times a second.
    void found(const flowconsole::StoredFinding &finding);
    /// `page.stretch` is the one that was asked for, with the number of rows that it has now.
    void pageRead(quint64 search, const flowconsole::StoredPage &page);
    void windowRead(const flowconsole::StoredWindowRows &rows);
    /// For people. What was found stays; resume() tries again.
    void failed(quint64 search, const QString &problem);
    /// So many that it would find were stored since it began, or since the newer ones were brought in. Counts
    /// up to 1,000.
    void newerCounted(quint64 search, int count);

    void runsRead(const QList<flowconsole::ExecutionId> &asked,
                  const QList<flowconsole::ExecutionDetails> &runs);
    void runsFailed(const QList<flowconsole::ExecutionId> &asked, const QString &problem);

private:
    void follow(const HistoryState &state);
    [[nodiscard]] StoredSearching *searching(quint64 number) const;
    [[nodiscard]] ExecutionDetails liveDetailsOf(const FlowExecution &execution) const;

    const ExecutionStore &m_store;
    const ExecutionPaths &m_paths;
    const RequestLog &m_requests;
    ExecutionHistory &m_history;
    const Clock &m_clock;
    const QDateTime m_startedAt;
    std::unique_ptr<StoredSearching> m_search;
    StoredSearch m_asked; ///< for it
    HistoryState m_state; ///< as the history told last
};

} // namespace flowconsole
