#pragma once

#include "base/clock.h"
#include "engine/batchlooseends.h"

#include <atomic>

namespace flowconsole {

class BatchEnding;
struct HistoryState;

/// One batch on its way:
///
///     Opening → Active (Running ⇄ Paused → Stopping) → Ending (BatchEnding) → Over
///
/// While it is Running it keeps as many executions under way as its concurrency allows. No row is launched
/// twice: one that has an execution in the history may have left and stays as it is; the launcher stores that
/// execution before the launch leaves. What was taken back before it left is launched another time. Lives in
/// the engine's thread.
class BatchRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchRun)

public:
    BatchRun(const BatchTools &tools, const BatchProgress &progress, QObject *parent = nullptr);
    ~BatchRun() override;

    /// For the first time; the file must be the one that was checked.
    void begin();
    /// One that was stopped or interrupted; the file must be the same.
    void takeUp();

    void pause(const QString &reason);
    /// The answer says for people why it does not go on; empty where it does.
    [[nodiscard]] QString resume();
    void stop();
    /// The program is about to end: nothing more leaves, nothing is waited for but the result file.
    void interrupt();
    /// The same at once, without a result file.
    void leave();

    [[nodiscard]] BatchProgress progress() const;

signals:
    /// At most 4 a second.
    void progressed(const flowconsole::BatchProgress &progress);
    /// It was not begun or taken up; says why, for people. Nothing comes after it.
    void refused(const QString &reason);
    /// Nothing comes after it.
    void over();

private:
    enum class Stage { Opening, Active, Ending, Over };

    void verifyFile(const std::function<void()> &onward);
    void refuse(const QString &reason);
    void activate(const BatchJournal &journal);
    void follow(const FlowExecution &execution, ExecutionState before);
    void followHistory(const HistoryState &state);
    void takeReturned(const FlowExecution &execution);
    void judgeLaunch(const FlowExecution &execution);
    void pumpSoon();
    void pump();
    void handOverSome();
    void finishOrExplain();
    void handOver(const BatchRow &row);
    void beat();
    void askHistory();
    [[nodiscard]] bool isUnderWay() const;
    void giveUp(const QString &reason);
    void end(BatchState state, const QString &detail);
    void finish();
    void setState(BatchState state, const QString &detail);
    void save();
    [[nodiscard]] BatchProgress soFar() const;
    void tellSoon();
    void tell();

    const BatchTools m_tools;
    BatchProgress m_progress;
    const QStringList m_secureNames;
    std::shared_ptr<std::atomic<bool>> m_isCancelled;
    Stage m_stage = Stage::Opening;
    BatchTally m_tally;
    BatchLooseEnds m_looseEnds;
    std::unique_ptr<BatchFeed> m_feed;
    bool m_isAsking = false;                   ///< the history, for what another program has seen
    QHash<ExecutionId, BatchRow> m_handedOver; ///< that have not left
    int m_failedInARow = 0;
    std::optional<Milliseconds> m_lastLeft;
    int m_replacedHistories;                     ///< as the history's state told last
    BatchState m_endState = BatchState::Stopped; ///< what it is to be once it is over
    QString m_endDetail;
    bool m_isLeaving = false; ///< the program is about to end
    std::unique_ptr<BatchEnding> m_ending;
    Milliseconds m_lastTold;
    Milliseconds m_lastSaved;
    std::unique_ptr<Alarm> m_pump;
    std::unique_ptr<Alarm> m_beat;
    std::unique_ptr<Alarm> m_tell;
};

} // namespace flowconsole
