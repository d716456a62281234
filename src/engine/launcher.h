#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/apierror.h"
#include "domain/launchqueue.h"
#include "domain/launchrequest.h"
#include "engine/intentpace.h"
#include "engine/launchline.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace flowconsole {

class AuditTrail;
class ExecutionHistory;
class ExecutionStore;
class RateBudget;
struct ExecutionUpdate;
struct HistoryState;

/// Launches what it is asked for, by priority, then in order, some at a time:
///
///     in line → intents written (audit log, then history) → ready → Launching → Running | Completed | …
///       ▲                │ the disk is full                  │ paused
///       └────────────────┴───────────────────────────────────┘
///
/// An execution is Queued until it is Launching. The intents of a burst reach both disks together, before the
/// first of them leaves; the next burst is written while launches are in flight, and as far ahead as they leave
/// during one writing; what is ready and has not left is known as such also after a crash. An intent that
/// cannot be written makes its execution fail with the reason, except where a disk is full: then it goes back
/// to its place in line, and nothing is written until there is room again. What is taken back after its intent
/// was written gives its row of a batch free in the history.
///
/// A launch whose answer never came becomes Unknown; it is not sent again, unless the profile wishes it. One
/// that the dialect cannot send fails with the reason. While the rate budget is used up, launches stay queued.
/// Lives in the engine's thread, as long as its connection.
class Launcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Launcher)

public:
    Launcher(PlatformClient &client, ExecutionStore &store, AuditTrail &audit, ExecutionHistory &history,
             const RateBudget &budget, const Clock &clock, QObject *parent = nullptr);
    /// What waits is not sent any more; its executions are the caller's to end.
    ~Launcher() override;

    void setSettings(const LauncherSettings &settings);
    /// While true nothing leaves. False also tries again to write what a full disk refused.
    void setPaused(bool isPaused);

    /// So many of the requests that may still leave are not for launches.
    void leaveToLooks(int requests);

    /// The store must hold the execution as Queued.
    void launch(const LaunchRequest &request);
    /// Takes back a launch that still waits: it becomes Terminated, at once or when its intent is written.
    /// False where it does not wait.
    [[nodiscard]] bool cancel(const ExecutionId &id);
    TakenBack takeBackAll();
    TakenBack takeBack(const BatchId &batch);

    /// Can still be taken back.
    [[nodiscard]] int waiting() const;
    [[nodiscard]] int inFlight() const { return static_cast<int>(m_inFlight.size()); }
    /// The rate budget's next window, where launches wait for it; invalid where they do not.
    [[nodiscard]] QDateTime waitsUntil() const;
    /// For people: why intents cannot be stored at present; empty where they can.
    [[nodiscard]] QString heldBecause() const { return m_heldBecause; }
    /// Intents are on their way to the disks.
    [[nodiscard]] bool isWriting() const { return m_stage != Stage::Idle; }

signals:
    void launchAnswered(std::chrono::milliseconds latency);
    /// At once, whenever waiting(), inFlight() or heldBecause() may be other.
    void changed();

private:
    /// Where the burst that is being written is.
    enum class Stage { Idle, Audit, History };
    /// On whose disk there is no room for intents.
    enum class FullDisk { None, Audit, History };

    void drain();
    void sendReady();
    void planNextTurn();
    void writeIntents();
    [[nodiscard]] Result<Done> prepareBurst(int wanted);
    void saveIntents();
    void finishWriting(const Result<Done> &written);
    [[nodiscard]] FullDisk fullDisk(const Result<Done> &written) const;
    void hold(FullDisk disk);
    void send(const WaitingLaunch &launch);
    void receive(const ExecutionId &id, const ExecutionUpdate &answer);
    void finish(const ExecutionId &id, const ApiError &error, bool wasSent);
    void terminate(const ExecutionId &id);
    [[nodiscard]] TakenBack terminateAll(const QList<ExecutionId> &inLine, const QList<ExecutionId> &ready,
                                         const BatchId &batch);
    void putBack(WaitingLaunch launch);
    void eraseIntent(const ExecutionId &id);
    void abandon(const ExecutionId &id);
    void follow(const HistoryState &state);
    void release();
    void drainSoon();

    [[nodiscard]] Milliseconds untilNextTurn() const;
    [[nodiscard]] int room() const;
    [[nodiscard]] int roomNow() const;
    [[nodiscard]] int wantedIntents() const;

    PlatformClient &m_client;
    ExecutionStore &m_store;
    AuditTrail &m_audit;
    ExecutionHistory &m_history;
    const RateBudget &m_budget;
    const Clock &m_clock;

    LauncherSettings m_settings;
    bool m_isPaused = false;
    int m_leftToLooks = 0;
    QString m_heldBecause;
    FullDisk m_fullDisk = FullDisk::None;
    LaunchLine m_line;
    quint64 m_lastNumber = 0;
    Stage m_stage = Stage::Idle;
    std::vector<WaitingLaunch> m_writing;
    QSet<ExecutionId> m_takenBack; ///< of m_writing
    LaunchLine m_ready;
    QHash<ExecutionId, BatchId> m_inFlight;

    IntentPace m_pace;
    std::optional<Milliseconds> m_lastLeft;
    std::unique_ptr<Alarm> m_drain;
    std::unique_ptr<Alarm> m_nextTurn;
    std::unique_ptr<Alarm> m_tryAgain; ///< whether the audit log's disk has room
};

} // namespace flowconsole
