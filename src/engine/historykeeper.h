#pragma once

#include "domain/flowexecution.h"
#include "domain/historystate.h"
#include "domain/requestrecord.h"
#include "storage/executionhistory.h"

#include <QObject>

#include <optional>

namespace flowconsole {

class Clock;
class ExecutionPaths;
class ExecutionStore;
class LaunchDesk;
class RequestLog;
struct ConnectionProfile;

/// Keeps the history in step with what happens: stores executions, steps and requests as the engine learns of
/// them, brings back at the start what an earlier run left, and holds launches back while nothing can be
/// stored. Lives in the engine's thread, as long as the engine.
class HistoryKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryKeeper)

public:
    HistoryKeeper(ExecutionStore &store, ExecutionPaths &paths, const RequestLog &requests, LaunchDesk &desk,
                  ExecutionHistory &history, const Clock &clock, QObject *parent = nullptr);
    ~HistoryKeeper() override;

    /// Brings the newest executions back, and all that are not over and belong to no program that runs.
    void restore();
    /// Of one connection, and only what is not over.
    void restoreOf(const ConnectionProfile &profile);
    /// Brings what an earlier run left open into the store. What had not been sent is Failed, a launch whose
    /// answer nobody heard Unknown.
    static void bringBackOpen(ExecutionStore &store, const Clock &clock, const QList<FlowExecution> &open);

    /// What changes something at the platform is stored at once; of looks only the last one, once it is over.
    void take(const RequestRecord &record);
    /// The execution is over, and its requests have been thinned out.
    void storeLooks(const ExecutionId &id);

    /// Steps and requests from before this run, of the execution that is asked for last; read once. Told by
    /// detailsRead().
    [[nodiscard]] std::optional<StoredDetails> detailsOf(const ExecutionId &id);

signals:
    void detailsRead(const flowconsole::ExecutionId &id);

private:
    void store(const FlowExecution &execution);
    void follow(const HistoryState &state);
    void restoreAgain();
    void restoreOpen();
    void bringBack(const QList<FlowExecution> &unfinished, const QList<FlowExecution> &newest);
    static void settle(ExecutionStore &store, const Clock &clock, const QList<FlowExecution> &left);

    ExecutionStore &m_store;
    const RequestLog &m_requests;
    LaunchDesk &m_desk;
    ExecutionHistory &m_history;
    const Clock &m_clock;
    QString m_pause; ///< why the desk is held back; empty while it is not
    bool m_isRestoring = false;
    /// What was left is still to be brought back: the history could not be read.
    bool m_mustRestore = false;
    std::optional<HistoryScope> m_restoredScope; ///< absent: all
    int m_replaced = 0;                          ///< as the history's state told last
    ExecutionId m_detailsId;
    std::optional<StoredDetails> m_details; ///< of that one, once they are read
};

} // namespace flowconsole
